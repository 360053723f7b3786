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


@pytest.mark.parametrize(("text", "expected"), AROUND)
def test_words_around_are_left_out(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(figure.indicator, str(figure.quantity.value)) for figure in measured(text)] == expected
