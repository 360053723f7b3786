"""Common words: the likeliest cut covers every text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.segmenting import segmenter


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("村民代表大会", ["村民", "代表大会"]),
        ("热热闹闹过年", ["热热闹闹", "过年"]),
        ("柳青禾说", ["柳", "青", "禾", "说"]),
    ],
)
def test_common_words_are_cut_whole(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in segmenter().cuts(text)] == words


@given(st.text(alphabet="村民代表大会热闹过年，。a1 \n", max_size=40))
def test_cuts_cover_the_text(text: str) -> None:
    cuts = segmenter().cuts(text)
    assert "".join(text[start:end] for start, end in cuts) == text
