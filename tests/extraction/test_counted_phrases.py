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
    ("对全县103个省市县重点建设项目逐个赋码。", [("省市县重点建设项目", "103")]),
    ("启动37个老旧小区改造。", [("启动老旧小区改造", "37")]),
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
