"""Which numbers are results."""

from __future__ import annotations

import pytest

from kg.extraction.dates import find_times
from kg.extraction.figures.counting import OutcomeFilter
from kg.extraction.figures.quantities import find_quantities
from kg.extraction.figures.statements import Reader, Statement
from kg.lexicon import default_lexicon
from kg.model import Block, Span

FILTER, READER = OutcomeFilter(default_lexicon()), Reader(default_lexicon())


def statements(text: str) -> list[Statement]:
    block = Block("paragraph", Span(0, len(text)))
    return list(READER.statements(text, (block,), (), find_times(text), find_quantities(text)))


def outcomes(text: str) -> list[str]:
    return [quantity.span.of(text) for statement in statements(text) for quantity in FILTER.outcomes(statement)]


RESULTS = [
    ("拆除违建87处、9415平方米。", ["87处", "9415平方米"]),
    ("选派两名联络员驻企。", ["两名"]),
    ("办理时限由15天缩短到3天。", ["15天", "3天"]),
    ("用3年时间完成改造。", ["3年"]),
    ("人均预期寿命达81.3岁。", ["81.3岁"]),
    ("涉及教育、医疗等12个领域。", ["12个"]),
    ("三家企业入驻，近半数商户复业。", ["三家", "近半数"]),
    ("新引进5000万元以上项目9个。", ["9个"]),
    ("签约投资过亿元的项目16个。", ["16个"]),
    ("50亿元重大项目1个。", ["1个"]),
    ("“8家单位参加了共建，我们心里更有底了。”", ["8家"]),
    ("参观企业12家（次）。", ["12家"]),
    ("搭建“1+6+3”（1个专班、6个小组、3项机制）体系，整治河道70处。", ["70处"]),
    ("完成青荷小区11栋改造，新建公寓7栋。", ["11栋", "7栋"]),
]


@pytest.mark.parametrize(("text", "expected"), RESULTS)
def test_results(text: str, expected: list[str]) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "在全市12个区中排名稳居第三。",
        "青荷小区11栋的业主刘岚说，住进桂苑7栋2单元十年了。",
        "推出“六个一”服务。",
        "青荷驿站是6个乡镇级服务站之一。",
        "园区共规划两处，即柳河片区和青石片区。",
        "形成“10分钟服务圈”。",
        "印发《支持民营经济20条》。",
        "建立三项制度、四大平台。",
        "打造一批示范点，走出一条新路。",
        "资源共享、文化共建、服务共办3个平台上线。",
        "李宏、王敏和赵岩等3名同志获表彰。",
        "设置最美民警、最美教师2个奖项。",
        "“3+2”模式，即3家企业带动2个村。",
        "全天24小时值守，5年来风雨无阻。",
        "今年80岁的老党员上台发言。",
        "从三个方面发力。",
        "每3户结成一组。",
        "开展三年行动，项目二期完工。",
        "这两位老人很满意。",
        "22时30分收工。",
    ],
)
def test_no_results(text: str) -> None:
    assert outcomes(text) == []
