"""What reading left out of the articles: no word of a page is dropped without a note."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from kg.model import Article, Source

_WORD = re.compile(r"\w")
_QUOTED = 30
_LEFT = re.compile(rb"\x00+")


def notes_on_the_rest(
    articles: Iterable[Article], source: Source, start: int, reasons: Mapping[int, str]
) -> Iterator[str]:
    """Yield a sentence for every stretch of a line that is in no article.

    Args:
        articles: the articles of the page.
        source: the file.
        start: where its text begins, behind any front matter.
        reasons: number of a line to why it was left out; what has none was a by-line or a label.
    """
    taken = bytearray(len(source.text))
    for article in articles:
        for _, at, length in article.offsets.pieces:
            taken[at : at + length] = b"\x01" * length
    at, number = start, source.text.count("\n", 0, start) + 1
    for line in source.text[start:].split("\n"):
        for stretch in _LEFT.finditer(bytes(taken[at : at + len(line)])):
            text = line[stretch.start() : stretch.end()]
            if _WORD.search(text):
                yield f"line {number}: left out as {reasons.get(number, 'by-line or label')}: {_short(text)}"
        at, number = at + len(line) + 1, number + 1


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _QUOTED else text[:_QUOTED] + "…"
