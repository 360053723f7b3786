"""Spans, offset maps and evidence: the way back to the source never lies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Article, Block, Facts, OffsetMap, Relation, Source, Span


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 4)])
def test_a_span_is_never_empty_or_turned_round(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(0, 4), st.integers(0, 3)), min_size=1, max_size=12), st.data())
def test_the_way_back_gives_the_characters_of_the_text(rows: list[tuple[int, int, int]], data: st.DataObject) -> None:
    """Pieces of a source, with gaps before them in the source and separators between them in the text."""
    source, text, pieces = "", "", []
    for length, gap, separators in rows:
        source += " " * gap
        text += "|" * separators
        letters = "".join(chr(0x4E00 + (len(source) + n) % 1000) for n in range(length))
        pieces.append((len(text), len(source), length))
        source, text = source + letters, text + letters
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    back = OffsetMap(tuple(pieces)).to_source(Span(start, end))
    assert "".join(span.of(source) for span in back) == text[start:end].replace("|", "")


def article(source: str, text: str, pieces: tuple[tuple[int, int, int], ...]) -> Article:
    return Article(
        "a",
        Source("a.txt", source, "0" * 64, "utf-8"),
        text,
        (Block("paragraph", Span(0, len(text))),),
        OffsetMap(pieces),
    )


def test_white_space_alone_does_not_split_a_quote() -> None:
    torn = article("东湖区 \n民政局牵头", "东湖区民政局牵头", ((0, 0, 3), (3, 5, 5)))
    (quote,) = torn.evidence(Span(0, 6), Span(0, 8))
    assert (quote.exact, quote.span, quote.suffix) == ("东湖区 \n民政局", Span(0, 8), "牵头")


def test_words_between_two_pieces_make_two_quotes() -> None:
    mended = article("东湖区（图）民政局", "东湖区民政局", ((0, 0, 3), (3, 6, 3)))
    assert [quote.exact for quote in mended.evidence(Span(0, 6))] == ["东湖区", "民政局"]


def test_statements_must_be_about_entities_that_are_there() -> None:
    with pytest.raises(ValueError, match="statements about entities"):
        Facts(article("甲", "甲", ((0, 0, 1),)), relations=(Relation(0, "leads", 1, ()),))
