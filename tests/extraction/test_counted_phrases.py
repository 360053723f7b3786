"""What long phrases around a number measure: lists in quotes, bounds, rivals of a rank, works carried out."""

from __future__ import annotations

import pytest

from tests.extraction.test_indicators import measured

PHRASES = [
    # what is quoted next is the next item of a list
    ("开讲“普法讲堂”“健康讲堂”14场。", [("开讲普法讲堂、健康讲堂", "14")]),
    # a size with its bound is part of what is counted
    ("楼里住着97位70岁以上的老人。", [("70岁以上老人", "97")]),
    ("除主干道之外，还有12条宽度5米以上的道路。", [("宽度5米以上道路", "12")]),
    # the noun of what is counted begins behind a verb, or behind a word that but tells of it
    ("对全市58个省市级重点建设项目逐个赋分。", [("赋分的省市级重点建设项目", "58")]),
    ("启动37个老旧小区改造。", [("启动老旧小区改造", "37")]),
    # where it was and how one by one it was done is no part of it, nor does a distance count
    ("村里举办茶艺课32场，镇里的工作群减到9个。", [("茶艺课", "32"), ("工作群", "9")]),
    ("村里打造千亩荷花基地。", [("荷花基地", "1000")]),
    ("对4600余件工单逐条回访。", [("回访工单", "4600")]),
    ("货车开到1公里外的仓库，装运稻谷9吨。", [("装运稻谷", "9")]),
    # among whom a place is taken is no count
    ("综合成绩在全区22个镇街中排名第三。", [("综合成绩全区排名", "3")]),
    ("该镇在全市18个乡镇里位列第二。", [("全市排名", "2")]),
    # land that something takes up has nothing to do with what it cost; a run of years stands behind what is measured
    ("占地1200亩，总投资18亿元。", [("占地", "1200"), ("总投资", "1800000000")]),
    (
        "规上工业企业达68家，园区工业开票销售连续两年超百亿元。",
        [("规上工业企业", "68"), ("园区工业开票销售", "10000000000")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PHRASES)
def test_phrases_are_read_whole(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(figure.indicator, str(figure.quantity.value)) for figure in measured(text)] == expected


JOINT = [
    # a list before its head, whatever is measured of it; two measures of one noun
    ("完成棚户区、城中村改造490万平方米。", [("棚户区、城中村改造", "4900000")]),
    ("完成13条、32.4公里水系整治。", [("水系整治", "13"), ("水系整治", "32.4")]),
    # parts of a whole measure the same
    (
        "河道总长169公里，其中东河85公里、西河72公里、南河12公里。",
        [("河道总长", "169"), ("东河河道总长", "85"), ("西河河道总长", "72"), ("南河河道总长", "12")],
    ),
    (
        "争取资金9亿元，其中国债4亿元、专项债5亿元。",
        [("争取资金", "900000000"), ("国债", "400000000"), ("专项债", "500000000")],
    ),
    # all of a list have a rank, one verb is part of its item; classes of one head; works that are carried on
    (
        "法治环境、创新环境、政务环境均居全省前三。",
        [("法治环境全省排名", "3"), ("创新环境全省排名", "3"), ("政务环境全省排名", "3")],
    ),
    ("国家级、部级创新平台分别达到22家、182家。", [("国家级创新平台", "22"), ("部级创新平台", "182")]),
    ("推进国家物流枢纽、骨干冷链基地等5个物流园区建设。", [("物流园区建设", "5")]),
    ("40条高速公路相继开通。", [("开通的高速公路", "40")]),
    # what firms do is part of their name; teams are formed by what they do
    ("乐器生产企业达287家。", [("乐器生产企业", "287")]),
    ("由班子成员带队成立9个走访调研小分队。", [("走访调研小分队", "9")]),
    # works told to be done; those for whom something is done
    ("2500个自然村环境整治全面完成。", [("自然村环境整治", "2500")]),
    ("为86家商户和厂房建设方办理执照。", [("办理执照的商户和厂房建设方", "86")]),
    ("随后对3家天然气企业检查。", [("检查天然气企业", "3")]),
    # whose part it is; the kind of pleas whose rate it is
    ("站长由村干部担任的比例达70%。", [("站长由村干部担任的比例", "70")]),
    ("梅溪机械产业起步较早，现有规上企业9家。", [("梅溪机械产业规上企业", "9")]),
    ("受理企业诉求968件，办结率100%。", [("受理企业诉求", "968"), ("企业诉求办结率", "100")]),
]


@pytest.mark.parametrize(("text", "expected"), JOINT)
def test_heads_and_wholes_go_to_all_their_numbers(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(figure.indicator, str(figure.quantity.value)) for figure in measured(text)] == expected


def test_what_a_yearly_plan_was_fulfilled_by_is_no_target() -> None:
    assert [figure.kind for figure in measured("新增就业完成年计划的118%，收入增长4%。")] == ["share", "growth"]
