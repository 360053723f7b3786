"""Where a page is read in another order than its file has: what was joined, what was parted, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from kg.model import Article, Repair, Source, Span
from kg.reading.layout import Fragment

_BETWEEN = re.compile(r"[\s#>*_■●◆★▪-]*")
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Order:
    """The fragments of a page in reading order.

    Attributes:
        fragments: a paragraph that goes on elsewhere in the file is one fragment.
        confidence: for places in the source, (end, start), that are read one after the other against the order of the
            file: how probable that is.
        doubtful: joins that were not made, as (end, start, confidence).
    """

    fragments: list[Fragment]
    confidence: Mapping[tuple[int, int], float] = field(default_factory=dict)
    doubtful: tuple[tuple[int, int, float], ...] = ()


def places(spans: Iterable[Span], source: Source) -> list[list[int]]:
    """Return spans as pairs [start, end]; those that only white space or mark-up keeps apart are read as one."""
    found: list[list[int]] = []
    for span in spans:
        if found and found[-1][1] <= span.start and _BETWEEN.fullmatch(source.text, found[-1][1], span.start):
            found[-1][1] = span.end
        else:
            found.append([span.start, span.end])
    return found


def repairs(articles: Iterable[Article], source: Source, order: Order) -> Iterator[Repair]:
    """Yield the joins of a page in reading order, each with the breaks on both sides; then joins that were not made."""
    joins = [
        (first[1], second[0])
        for article in articles
        for first, second in pairwise(places(article.body_spans(), source))
    ]
    told: set[tuple[int, int]] = set(joins)
    for end, start in joins:
        sure = order.confidence.get((end, start))
        yield Repair("join", end, start, sure)
        for broken in (_behind(source.text, end), _before(source.text, start)):
            if broken not in told and broken[0] and broken[1] < len(source.text):
                told.add(broken)
                yield Repair("break", *broken, sure)
    for end, start, sure in order.doubtful:
        yield Repair("join", end, start, sure, made=False)


def repair_record(repair: Repair, source: Source) -> dict[str, Any]:
    """Return a repair as the report shows it, with the words on both sides."""
    return {
        "kind": repair.kind,
        "end": repair.end,
        "start": repair.start,
        "before": _words(source.text[max(repair.end - _SHOWN, 0) : repair.end]),
        "after": _words(source.text[repair.start : repair.start + _SHOWN]),
        "confidence": None if repair.confidence is None else round(repair.confidence, 3),
        "made": repair.made,
    }


def _behind(text: str, end: int) -> tuple[int, int]:
    found = _BETWEEN.match(text, end)
    return end, found.end() if found else end


def _before(text: str, start: int) -> tuple[int, int]:
    end = start
    while end and _BETWEEN.fullmatch(text[end - 1]):
        end -= 1
    return end, start


def _words(text: str) -> str:
    return " ".join(text.split())
