"""Words that are no part of what figures measure: adverbs, conjunctions, verbs of having, what is left over."""

from __future__ import annotations

import pytest

from tests.extraction.test_indicators import measured

# text, and for each figure: indicator, value
AROUND = [
    ("货运总量只微增0.7%，客运总量则下降12.6%。", [("货运总量", "0.7"), ("客运总量", "12.6")]),
    ("垫圈也有8.3%的增长。", [("垫圈", "8.3")]),
    ("断面水质达标率一直保持在100%。", [("断面水质达标率", "100")]),
    ("常住人口却不到2万人。", [("常住人口", "20000")]),
    ("目前，在手的重点项目有46个。", [("在手的重点项目", "46")]),
    ("党支部则分出3个小组。", [("分出小组", "3")]),
    (
        "受理诉求2万件，办结1.8万件，剩余的2000件正在办理。",
        [("受理诉求", "20000"), ("诉求办结", "18000"), ("其余诉求", "2000")],
    ),
]

# numbers that hold for each of many
FOR_EACH = [
    ("驿站建成后，日均接待骑手180余人次。", [("日均接待骑手", "180")]),
    ("护林员每人每年领取劳务费1.2万元。", [("每人每年领取劳务费", "12000")]),
    ("每亩节省农药0.8公斤。", [("每亩节省农药", "0.8")]),
    ("全镇村集体收入达780万元，村均30万元。", [("村集体收入", "7800000"), ("村均集体收入", "300000")]),
    ("带动420户茶农户均增收5000元。", [("带动茶农", "420"), ("茶农户均增收", "5000")]),
    ("远程会诊去年出具报告900份，平均用时15分钟。", [("出具报告", "900"), ("平均用时", "15")]),
    ("生产总值年均增长6.5%。", [("生产总值年均增速", "6.5")]),
    ("办事材料平均压减40%。", [("办事材料", "40")]),
    # 均 is another word here
    ("26个村均建成驿站40个。", [("村", "26"), ("驿站", "40")]),
]

# counts of which is told where the counted ones are
PLACED = [
    (
        "热线由9组号码组成，1组设在指挥室，另外8组设在各社区。",
        [("热线号码", "9"), ("设在指挥室的号码", "1"), ("设在各社区的号码", "8")],
    ),
    (
        "热线由9组号码组成，2组设在江滩镇网格综合调度中心，另外7组设在下属的7个村和“江滩”驿站。",
        [("热线号码", "9"), ("设在江滩镇网格综合调度中心的号码", "2"), ("号码", "7"), ("村", "7")],
    ),
    ("引进专家50名，其中12名来自海外。", [("引进专家", "50"), ("来自海外的专家", "12")]),
    ("邀请20名来自高校的专家。", [("来自高校的专家", "20")]),
]

# numbers dealt out to a list
DEALT_OUT = [
    # behind what they are compared with, anew behind what they changed to, to residents of town and country as one
    (
        "公路、水利、电网投资分别比“十三五”时期增长19%、120%和41%。",
        [("公路投资", "19"), ("水利投资", "120"), ("电网投资", "41")],
    ),
    (
        "助餐补贴、护理补贴分别从20元、28元提高到25元、30元。",
        [("助餐补贴", "20"), ("护理补贴", "28"), ("助餐补贴", "25"), ("护理补贴", "30")],
    ),
    ("目前区级已分别成立机器人、新材料等党委52个。", [("党委", "52")]),
    ("城乡居民养老金、护理补贴分别提高8%、4%。", [("城乡居民养老金", "8"), ("护理补贴", "4")]),
    ("齿轮、轴承和轮毂的增幅依次是12%、15%和9%。", [("齿轮", "12"), ("轴承", "15"), ("轮毂", "9")]),
    (
        "交通类、住房类、教育类工单依次为70件、50件和40件，合起来占总量的77%。",
        [("交通类工单", "70"), ("住房类工单", "50"), ("教育类工单", "40"), ("合计占总量比重", "77")],
    ),
    (
        "工单量前三位是交通类、住房类、教育类，依次为70件、50件、40件。",
        [("交通类", "70"), ("住房类", "50"), ("教育类", "40")],
    ),
    ("电信、邮政业务总量前5个月分别增长6%和11%。", [("电信业务总量", "6"), ("邮政业务总量", "11")]),
    (
        "规上工业增加值29亿元，增长14%，固定资产投资130亿元，增长35%，两项增速同样是全市第一。",
        [
            ("规上工业增加值", "2900000000"),
            ("规上工业增加值", "14"),
            ("固定资产投资", "13000000000"),
            ("固定资产投资", "35"),
            ("规上工业增加值增速全市排名", "1"),
            ("固定资产投资增速全市排名", "1"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*FOR_EACH, *PLACED])
def test_numbers_for_each_and_by_place(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(figure.indicator, str(figure.quantity.value)) for figure in measured(text)] == expected


@pytest.mark.parametrize(("text", "expected"), DEALT_OUT)
def test_numbers_are_dealt_out(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(figure.indicator, str(figure.quantity.value)) for figure in measured(text)] == expected


@pytest.mark.parametrize(("text", "expected"), AROUND)
def test_words_around_are_left_out(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(figure.indicator, str(figure.quantity.value)) for figure in measured(text)] == expected


# verbs and negations without which the number would tell something else
TOLD = [
    ("流域内3家砖厂全部关停。", [("关停的砖厂", "3")]),
    ("流域内9个河湖被评定为全省美丽河湖。", [("评定为全省美丽河湖的河湖", "9")]),
    ("400余户村民参与进来。", [("参与的村民", "400")]),
    ("本市有4个村、3个社区、2名个人上榜。", [("上榜的村", "4"), ("上榜的社区", "3"), ("上榜的个人", "2")]),
    ("活动已走进5个乡镇的13个行政村。", [("走进乡镇", "5"), ("走进行政村", "13")]),
    ("压减大蒜等高耗水作物12万亩。", [("压减高耗水作物", "120000")]),
    ("全县有12家企业没有通过验收。", [("没有通过验收的企业", "12")]),
    ("9个单位未完成整改任务。", [("未完成整改任务的单位", "9")]),
    ("9个单位的群众回复率没有达到县里定的最低标准。", [("群众回复率没有达到的单位", "9")]),
    ("口袋公园已建成217座。", [("口袋公园建成", "217")]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_was_done_is_told(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(figure.indicator, str(figure.quantity.value)) for figure in measured(text)] == expected


# whole sectors with their value, shares with their object
OF_KIND = [
    (
        "科学研究和技术服务业营业收入增长19%，文化、体育和娱乐业增长12%，居民服务、修理和其他服务业均为6%。",
        [
            ("科学研究和技术服务业营业收入", "19"),
            ("文化、体育和娱乐业营业收入", "12"),
            ("居民服务、修理和其他服务业营业收入", "6"),
        ],
    ),
    (
        "对承办单位办理结果表示满意的占91%，对热线服务本身表示满意的占98%。",
        [("承办单位办理结果满意占比", "91"), ("热线服务本身满意占比", "98")],
    ),
    (
        "咨询类工单534件，满意率92%；公共服务工单最多，有870件，满意率86%。",
        [("咨询类工单", "534"), ("咨询类工单满意率", "92"), ("公共服务工单", "870"), ("公共服务工单满意率", "86")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), OF_KIND)
def test_what_is_measured_is_whole(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(figure.indicator, str(figure.quantity.value)) for figure in measured(text)] == expected


# what stands in clauses before
CARRIED = [
    (
        "产品产量上，轴承增长8%，齿轮、轮毂的增幅依次是12%和15%，发电量增长2%。",
        [("轴承产量", "8"), ("齿轮产量", "12"), ("轮毂产量", "15"), ("发电量", "2")],
    ),
    (
        "老旧小区改造方面，列入的老旧小区有88个，共202栋楼、7562套房。",
        [("列入老旧小区", "88"), ("老旧小区改造楼栋", "202"), ("老旧小区改造住房", "7562")],
    ),
    ("租赁补贴方面，全年发放1600户。", [("发放租赁补贴", "1600")]),
    (
        "党支部1234个、党组51个，党员3117人，其中农村党员1927人。",
        [("党支部", "1234"), ("党组", "51"), ("党员", "3117"), ("农村党员", "1927")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CARRIED)
def test_words_are_carried_on(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(figure.indicator, str(figure.quantity.value)) for figure in measured(text)] == expected
