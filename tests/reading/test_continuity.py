from __future__ import annotations

import pytest

from kg.reading.bonds import LIKELY, WORD, bond
from kg.reading.continuity import begins_midway, breaks_off, may_read_on, must_go_on, reads_on


@pytest.mark.parametrize(
    ("before", "after"), [("扎实的党建工", "作。"), ("服务群", "众三万"), ("全区生产总", "值增长")]
)
def test_characters_of_one_word_hold_together(before: str, after: str) -> None:
    assert bond(before, after) >= WORD


@pytest.mark.parametrize(("before", "after"), [("迈出新步伐", "全区"), ("", "全区"), ("全区", ""), ("占80%", "全区")])
def test_others_do_not(before: str, after: str) -> None:
    assert bond(before, after) < LIKELY


@pytest.mark.parametrize(
    ("tail", "text", "expected"),
    [
        ("参加的有80—100", "余人，都是网格员。", True),
        ("开工的4", "8个项目", True),
        ("总投资213.", "6亿元", True),
        ("增长1.7", "2022年，全区", False),
        ("增长1.7", "4月6日，全区", False),
        ("街道成立了", "》，明确", True),
        ("大家都愿意", "来帮忙。”居民说", True),
        ("优化结构新", "今年以来，全区", False),
    ],
)
def test_some_beginnings_can_only_go_on(tail: str, text: str, expected: bool) -> None:
    assert reads_on(tail, text) is expected


def test_beginnings_and_ends_of_sentences_are_told() -> None:
    assert breaks_off("一座座高楼拔地而")
    assert not breaks_off("做法如下：")
    assert begins_midway("，形成合力")
    assert not begins_midway("全区形成合力")
    assert must_go_on("近三年来，全区改造楼宇")
    assert must_go_on("全区上下齐心协力的")
    assert not must_go_on("把实事办好")
    assert not may_read_on("只印了一半的话", "近日，全区")
    assert may_read_on("只印了一半的话，", "近日印发的文件")
