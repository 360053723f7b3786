from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.index.searchkeys import initials_of, phrase, pinyin_phrases, search_key, syllables, words_of


@pytest.mark.parametrize(
    ("text", "key"),
    [("“红帆”联盟", "红帆联盟"), ("《柳溪 办法》", "柳溪办法"), ("ＡＩ产业", "ai产业"), ("1+1+N", "11n"), ("…", "")],
)
def test_keys_forget_marks_case_and_width(text: str, key: str) -> None:
    assert search_key(text) == key


@pytest.mark.parametrize(
    ("key", "read"),
    [
        ("重庆银行", "chong qing yin hang"),
        ("长安街道", "chang an jie dao"),
        ("绿化", "lv hua"),
        ("ai产业", "a i chan ye"),
    ],
)
def test_characters_are_read_as_in_their_words(key: str, read: str) -> None:
    assert " ".join(syllables(key)) == read


def test_initials_are_first_letters() -> None:
    assert initials_of(syllables("机关工委")) == "jggw"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("jiguangong", '"ji guan gong"*'),
        ("xian", '"xi an"*'),
        ("xian", '"xian"*'),
        ("jigu", '"ji gu"*'),
        ("lvhua", '"lv hua"*'),
    ],
)
def test_typed_letters_are_cut_into_syllables(typed: str, expected: str) -> None:
    assert expected in pinyin_phrases(typed)


def test_letters_that_are_no_syllables_are_not_asked_for() -> None:
    assert pinyin_phrases("jggw") == []


def test_endless_letters_are_cut_in_a_moment() -> None:
    assert len(pinyin_phrases("gang" * 8)) <= 6


@given(
    st.lists(st.text("甲乙丙区委会", min_size=1, max_size=6), min_size=1, max_size=5),
    st.text("甲乙丙区委会", min_size=1),
)
def test_a_phrase_finds_exactly_the_texts_that_hold_it(keys: list[str], piece: str) -> None:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE s USING fts5(words, tokenize='ascii', prefix='1')")
    database.executemany(
        "INSERT INTO s(rowid, words) VALUES (?, ?)", ((n, words_of([key])) for n, key in enumerate(keys))
    )

    def found(query: str) -> set[str]:
        return {keys[n] for (n,) in database.execute("SELECT rowid FROM s WHERE s MATCH ?", (query,))}

    assert found(phrase(piece)) == {key for key in keys if piece in key}
    assert found(phrase(piece, start=True)) == {key for key in keys if key.startswith(piece)}
    assert found(phrase(piece, whole=True)) == {key for key in keys if key == piece}
