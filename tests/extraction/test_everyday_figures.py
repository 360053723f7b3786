"""Figures told in everyday words: bare verbs (卖了36万元), small money, nothing left, time that somebody spent."""

from __future__ import annotations

import pytest

from kg.extraction.figures.quantities import find_quantities
from tests.extraction.test_indicators import measured

# text, and value and unit of each quantity
AMOUNTS = [
    ("每斤比市场高两毛，每股分红1块8。", [("0.2", "元"), ("1.8", "元")]),
    ("三角形花坛，两毛猴", []),
    ("每斤二十五块九。", [("25.9", "元")]),
    ("播放量破999999999999亿，", []),
    ("投诉降到零，差错率降为零，零工市场", [("0", "起"), ("0", "%")]),
    ("短片播放量破亿，营收首次过百亿。", [("100000000", "次"), ("10000000000", "元")]),
    ("小队有30个人，引进3个人才项目", [("30", "人"), ("3", "个")]),
    ("粉丝涨到51万，注册用户突破90万，", [("510000", "人"), ("900000", "人")]),
    ("清出杂物4车，条例共7章52条", [("4", "车"), ("7", "章"), ("52", "条")]),
]

# text, and for each figure: indicator, value
MEASURED = [
    ("今年种了28亩，卖了36万元。", [("种植面积", "28"), ("销售收入", "360000")]),
    ("五年调了409件，一年跑2万公里，半年募得38万元。", [("调解", "409"), ("行程", "20000"), ("募集资金", "380000")]),
    ("已办11期，覆盖320平方公里。", [("期数", "11"), ("覆盖面积", "320")]),
    ("今年计划新修石砌渠道60公里，截至9月底已完成31公里。", [("新修石砌渠道", "60"), ("新修石砌渠道", "31")]),
    ("专班今年已争取到资金9亿元。", [("争取资金", "900000000")]),
    ("审批时间由60天压缩至20天，提前投产4个月。", [("审批时间", "60"), ("审批时间", "20"), ("提前投产", "4")]),
    ("演练历时40分钟。", [("演练用时", "40")]),
    ("为此，历时7个月。每周日60人。", [("历时", "7"), ("人员", "60")]),
    ("他在岛上守了32年，躺了9天。", [("坚守年限", "32"), ("住院时间", "9")]),
    ("把全村2万亩山林规划成18个农场。", [("全村", "20000"), ("山林规划成农场", "18")]),
]

# text, and for each figure: indicator, how it is meant
MEANT = [
    ("该县还将更换管网18公里，新增停车位460个。", [("更换管网", "target"), ("新增停车位", "target")]),
    ("今后，医院每月派医生8人坐诊，学校组织志愿者120名。", [("派医生", "target"), ("志愿者", "target")]),
    ("出口总额达9亿元，居三地之首。", [("出口总额", "level"), ("出口总额排名", "rank")]),
]


@pytest.mark.parametrize(("text", "expected"), AMOUNTS)
def test_everyday_amounts(text: str, expected: list[tuple[str, str]]) -> None:
    assert [
        (str(q.value.normalize() if q.value % 1 else q.value.to_integral()), q.unit) for q in find_quantities(text)
    ] == expected


@pytest.mark.parametrize(("text", "expected"), MEASURED)
def test_everyday_indicators(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(figure.indicator, str(figure.quantity.value.to_integral())) for figure in measured(text)] == expected


@pytest.mark.parametrize(("text", "expected"), MEANT)
def test_what_is_still_to_come(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(figure.indicator, figure.kind) for figure in measured(text)] == expected
