"""The scanner covers every text without gaps and lets long words win."""

import re
from itertools import combinations
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg.extraction.lexer
from kg.extraction.lexer import Lexer, Scan, places_of
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


@pytest.mark.parametrize("few", [0, 256])
@given(
    text=st.text(alphabet="甲乙丙", max_size=40),
    words=st.sets(st.text(alphabet="甲乙丙", min_size=2, max_size=5), min_size=1, max_size=12),
)
def test_words_are_found_as_by_an_expression_of_them_all(few: int, text: str, words: set[str]) -> None:
    pattern = "|".join(sorted(words, key=lambda word: (-len(word), word)))
    with patch.object(kg.extraction.lexer, "_FEW", few):
        assert list(places_of(words, text)) == [match.span() for match in re.finditer(pattern, text)]


@given(st.text(alphabet="甲乙1x。", max_size=30), st.sets(st.integers(0, 30)))
def test_a_token_ends_where_the_next_one_begins(text: str, offsets: set[int]) -> None:
    scan = Scan(text, tuple(Lexer({"甲乙": "keep"}).tokens(text)))
    ends = {token.end: number for number, token in enumerate(scan.tokens)}
    assert {at: scan.ending(at) for at in offsets} == {at: ends.get(at) for at in offsets}


def test_no_word_is_two_kinds_of_border() -> None:
    words = default_lexicon().table("words")
    for left, right in combinations(("stop", "verb", "edge", "keep", "measure"), 2):
        assert set(words[left].split()) & set(words[right].split()) == set(), (left, right)
