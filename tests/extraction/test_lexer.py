"""The scanner covers every text without gaps and lets long words win."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extraction.lexer import Lexer
from kg.extraction.naming.heads import names_of
from kg.lexicon import default_lexicon


def test_long_words_win_over_the_particles_inside_them() -> None:
    lexer = Lexer({"地": "stop", "阵地": "keep", "的": "stop"})
    assert [(t.text, t.tag) for t in lexer.tokens("好阵地的")] == [("好", "free"), ("阵地", "keep"), ("的", "stop")]


@pytest.mark.parametrize(("text", "number"), [("共12.5万元", "12.5万"), ("第十三次", "十三")])
def test_digits_stay_together(text: str, number: str) -> None:
    assert number in [t.text for t in Lexer({}).tokens(text) if t.tag == "number"]


@settings(deadline=None)  # The first call loads the lexicon.
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_tokens_cover_the_text_without_gaps(text: str) -> None:
    tokens = names_of().lexer.tokens(text)
    assert "".join(t.text for t in tokens) == text
    assert [t.start for t in tokens] == [0, *(t.end for t in tokens)][: len(tokens)]


def test_no_word_is_two_kinds_of_border() -> None:
    words = default_lexicon().table("words")
    for left, right in combinations(("stop", "verb", "edge", "keep", "measure"), 2):
        assert set(words[left].split()) & set(words[right].split()) == set(), (left, right)
