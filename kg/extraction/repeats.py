"""One figure told twice is one: in a heading and in the text below it, or in two paragraphs of a report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from kg.extraction.document import FigureClaim
from kg.model import Block, Span

_ALIKE = 0.5
_ROUNDED = Decimal("0.02")


def without_repeats(claims: Sequence[FigureClaim], blocks: Sequence[Block]) -> list[FigureClaim]:
    """Return the claims in order without those that repeat another one.

    A claim repeats another of the same value and unit if it stands in a title, heading or caption (there also where
    the value is rounded), or if owner and indicator agree as well.
    """
    headings = [block.span for block in blocks if block.kind != "paragraph"]
    kept: dict[str, list[FigureClaim]] = defaultdict(list)
    order = sorted(range(len(claims)), key=lambda number: (_in(claims[number], headings), number))
    chosen = []
    for number in order:
        claim = claims[number]
        known = kept[claim.unit]
        if not any(_repeats(claim, other, headings) for other in known):
            known.append(claim)
            chosen.append(number)
    return [claims[number] for number in sorted(chosen)]


def _in(claim: FigureClaim, spans: Sequence[Span]) -> bool:
    return any(span.covers(claim.span) for span in spans)


def _repeats(claim: FigureClaim, other: FigureClaim, headings: Sequence[Span]) -> bool:
    heading = _in(claim, headings)
    if claim.value != other.value and not (heading and abs(claim.value - other.value) <= other.value * _ROUNDED):
        return False
    if claim.unit == "名次" and claim.span == other.span:
        return claim.indicator == other.indicator and claim.holder == other.holder
    if heading:
        return True
    same_words = _overlap(claim.indicator, other.indicator) >= _ALIKE
    return same_words and claim.span != other.span and (claim.holder == other.holder or len(str(claim.value)) >= 4)


def _overlap(one: str, other: str) -> float:
    """Return the Dice coefficient of two strings' characters."""
    first, second = set(one), set(other)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0
