"""Words that the end of a line cuts: which lines complete them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.cut_words import CutWords


@pytest.mark.parametrize(
    ("cut", "completing", "whole"),
    [
        ("各镇持续推进服务水", "平提档升级", "的镇村干部"),
        ("志愿者每周上门为老人提", "供理发服务", "平提档升级"),
        ("村里成立了合", "作社并统一销售", "供理发服务"),
    ],
)
def test_a_word_that_a_line_cuts_is_looked_for(cut: str, completing: str, whole: str) -> None:
    words = CutWords([cut, completing, whole])
    assert words.ends[0] < -0.5, "the line does not end with a whole word"
    assert words.all[0, 1] > 1 > 0 > words.all[0, 2]
    assert words.within[0, 1] > 1 > words.within[0, 2]


def test_whole_words_are_as_likely_as_by_chance() -> None:
    words = CutWords(["全镇广泛开展志愿服务,", "村民代表大会通过了方案"])
    assert abs(words.all[0, 1]) < 0.3
    assert words.within[0, 1] < 0.1


@given(st.lists(st.text(alphabet="服务水平提升村民的，。0a", max_size=24), min_size=1, max_size=6))
def test_every_text_is_weighed_with_finite_numbers(texts: list[str]) -> None:
    words = CutWords(texts)
    found = (words.ends, words.starts, words.within, words.all)
    assert all(np.isfinite(values).all() for values in found)
    assert (words.ends <= 1e-9).all()
    assert (words.starts <= 1e-9).all()
    assert (words.within >= 0).all()
