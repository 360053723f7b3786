"""Numbers with units in running text."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.figures.quantities import find_quantities

# text, and for each quantity: the characters, value, upper end, unit, approximate
FOUND = [
    # People and bodies without a unit, shares in figures, spans with a half, money in pieces.
    ("向30万用户和5万多驻村干部", [("30万", "300000", None, "户", False), ("5万多", "50000", None, "人", True)]),
    ("3000余党员，2024考生，9党员", [("3000余", "3000", None, "人", True)]),
    ("老人2.8万，人口2.3万，", [("2.8万", "28000", None, "人", False), ("2.3万", "23000", None, "人", False)]),
    ("甲市等5区、某部等12部门、等三国文化", [("5", "5", None, "个", False), ("12", "12", None, "个", False)]),
    ("占全国的2/3以上，1/2版", [("2/3以上", "66.67", None, "%", True)]),
    ("五十万分之一", [("五十万分之一", "0.0002", None, "%", False)]),
    ("经过半年，又用1个半小时", [("半年", "0.5", None, "年", False), ("1个半小时", "1.5", None, "小时", False)]),
    ("能挣1000多块，铺3块砖", [("1000多块", "1000", None, "元", True), ("3块", "3", None, "块", False)]),
    (
        "风速30.5m/s，含量14.9mg/m3",
        [("30.5m/s", "30.5", None, "m/s", False), ("14.9mg/m3", "14.9", None, "mg/m3", False)],
    ),
    (
        "114口人，垃圾2500余方，30Km",
        [
            ("114口人", "114", None, "人", False),
            ("2500余方", "2500", None, "方", True),
            ("30Km", "30", None, "公里", False),
        ],
    ),
    ("新增9.4万人口，5人口述", [("9.4万", "94000", None, "人", False), ("5人", "5", None, "人", False)]),
    ("聚集各类企业1200余家", [("1200余家", "1200", None, "家", True)]),
    ("劳务收入70—100万元", [("70—100万元", "700000", "1000000", "元", False)]),
    ("奖补200万元至500万元", [("200万元至500万元", "2000000", "5000000", "元", False)]),
    ("发放近两亿元", [("近两亿元", "200000000", None, "元", True)]),
    ("投资约1.1亿元", [("约1.1亿元", "110000000", None, "元", True)]),
    ("新签约24 个、5 个", [("24 个", "24", None, "个", False), ("5 个", "5", None, "个", False)]),
    ("为3至5个村、3-6个月", [("3至5个", "3", "5", "个", False), ("3-6个月", "3", "6", "个月", False)]),
    ("惠及两三百户", [("两三百户", "200", "300", "户", False)]),
    ("走访七八个小区", [("七八个", "7", "8", "个", False)]),
    ("百余人到场", [("百余人", "100", None, "人", True)]),
    ("万亩烤烟、万头黑猪", [("万亩", "10000", None, "亩", False), ("万头", "10000", None, "头", False)]),
    ("出席人数122人", [("122人", "122", None, "人", False)]),
    ("12个专业合作社、3所示范学校", [("12个", "12", None, "个", False), ("3所", "3", None, "所", False)]),
    ("100余位居民、50名优秀代表", [("100余位", "100", None, "人", True), ("50名", "50", None, "人", False)]),
    ("突破万亿元", [("突破万亿元", "1000000000000", None, "元", True)]),
    ("产值突破千亿大关", [("突破千亿大关", "100000000000", None, "元", True)]),
    ("五十多万元", [("五十多万元", "500000", None, "元", True)]),
    ("订单60余万元", [("60余万元", "600000", None, "元", True)]),
    ("改造3万多户", [("3万多户", "30000", None, "户", True)]),
    ("上千人次、近百家", [("上千人次", "1000", None, "人次", True), ("近百家", "100", None, "家", True)]),
    ("５０００名学生", [("５０００名", "5000", None, "人", False)]),
    ("占地5,300平方米", [("5,300平方米", "5300", None, "平方米", False)]),
    ("增长5.5%左右", [("5.5%左右", "5.5", None, "%", True)]),
    ("快于全市0.4个百分点", [("0.4个百分点", "0.4", None, "百分点", False)]),
    ("占比达百分之八十五", [("百分之八十五", "85", None, "%", False)]),
    ("超四成、八成以上", [("超四成", "40", None, "%", True), ("八成以上", "80", None, "%", True)]),
    ("七成五", [("七成五", "75", None, "%", False)]),
    ("三至四成", [("三至四成", "30", "40", "%", False)]),
    # 千 belongs to 千米 and 千克; units in Latin letters; units that only some contexts give.
    ("管网56千米、肥料30千克", [("56千米", "56", None, "公里", False), ("30千克", "30", None, "公斤", False)]),
    ("装机500MW，占地300m²", [("500MW", "500", None, "兆瓦", False), ("300m²", "300", None, "平方米", False)]),
    ("噪声58分贝，得98.5分", [("58分贝", "58", None, "分贝", False), ("98.5分", "98.5", None, "分", False)]),
    ("节电120万度，气温35度", [("120万度", "1200000", None, "度", False)]),
    (
        "拆违3.5万方，清淤2000方，3方面",
        [("3.5万方", "35000", None, "方", False), ("2000方", "2000", None, "方", False)],
    ),
    (
        "存栏5.2万头只，农机120台（套）",
        [("5.2万头只", "52000", None, "头只", False), ("120台（套）", "120", None, "台套", False)],
    ),
    ("清运300车垃圾、12车道", [("300车", "300", None, "车", False)]),
    ("接入560路视频、12路公交", [("560路", "560", None, "路", False)]),
    ("卖出200瓶油、3000碗面，3瓶颈", [("200瓶", "200", None, "瓶", False), ("3000碗", "3000", None, "碗", False)]),
    ("拧成一股绳，门前三包，一群人", []),
    (
        "电费0.5元/度、密度3000株/亩",
        [("0.5元/度", "0.5", None, "元/度", False), ("3000株/亩", "3000", None, "株/亩", False)],
    ),
    ("翻了近一番", [("翻了近一番", "100", None, "%", True)]),
    ("近三分之二", [("近三分之二", "66.67", None, "%", True)]),
    ("过半企业", [("过半", "50", None, "%", True)]),
    ("产值翻了一番", [("翻了一番", "100", None, "%", False)]),
    ("是去年的1.5倍", [("1.5倍", "1.5", None, "倍", False)]),
    ("满意率98 6%", [("98 6%", "98.6", None, "%", False)]),
    ("粮食总产量1400亿斤", [("1400亿斤", "140000000000", None, "斤", False)]),
    ("推出12大举措", [("12大", "12", None, "个", False)]),
    ("供水能力约31.25万立方米/日", [("约31.25万立方米/日", "312500", None, "立方米/日", True)]),
    ("客流2万人次/日", [("2万人次/日", "20000", None, "人次/日", False)]),
    ("带动就业120万人以上", [("120万人以上", "1200000", None, "人", True)]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(text: str, expected: list[tuple[str, str, str | None, str, bool]]) -> None:
    found = [(q.span.of(text), q.value, q.value_max, q.unit, q.approximate) for q in find_quantities(text)]
    assert found == [(s, Decimal(v), Decimal(m) if m else None, u, a) for s, v, m, u, a in expected]


@pytest.mark.parametrize(
    "text",
    [
        "第3个项目",
        "第十五届全运会",
        "数十家企业",
        "拨打12345热线",
        "“1+1+4+N”体系",
        "2022年",
        "G20峰会和5G基站",
        "百家企业",
        "成功率",
        "3项目同时开工",
        "人才第一",
        "走千家万户",
        # set phrases and words that hold a number
        "三五成群的老人",
        "一成不变",
        "工作千头万绪",
        "落实五位一体布局",
        "四套班子领导",
        "他四处打听",
        "三所联动机制",
        "五人制足球赛",
        "八分之一决赛",
        "年过半百",
        "统一成绩",
    ],
)
def test_nothing(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize("text", ["签约24个项目", "通过12项检查", "附近3家超市", "网上5000件"])
def test_word_before_approximates_nothing(text: str) -> None:
    (quantity,) = find_quantities(text)
    assert not quantity.approximate


@given(st.text(alphabet="近约3点五十万亿元%个、至余多成分之半过 12.,第大人次年-", max_size=30))
def test_spans_are_in_order_and_apart(text: str) -> None:
    found = find_quantities(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(q.span.end <= len(text) and q.value >= 0 for q in found)
