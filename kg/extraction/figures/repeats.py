"""One figure told twice is one: in a heading and in the text below it, or in two paragraphs of a report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from kg.extraction.document import FigureClaim, block_around
from kg.model import Block

_ALIKE, _ALIKE_CLOSELY = 0.5, 0.85
_ROUNDED = Decimal("0.02")


def without_repeats(claims: Sequence[FigureClaim], blocks: Sequence[Block]) -> list[FigureClaim]:
    """Return the claims in order without those that repeat another one.

    A claim repeats another of the same value and unit if it stands in a title, heading or caption (there also where
    the value is rounded), or if the indicators are alike and the owner or a long number agrees.
    """
    outside, inside = _outside_paragraphs(claims, blocks), [block_around(blocks, claim.span) for claim in claims]
    kept: dict[tuple[Decimal, str], list[tuple[FigureClaim, Block | None]]] = defaultdict(list)
    values: dict[str, set[Decimal]] = defaultdict(set)
    chosen = []
    for number in sorted(range(len(claims)), key=lambda number: (outside[number], number)):
        claim = claims[number]
        if outside[number] and _is_rounded(claim.value, values[claim.unit]):
            continue
        block = inside[number]
        if any(_repeats(claim, other, block is home) for other, home in kept[claim.value, claim.unit]):
            continue
        kept[claim.value, claim.unit].append((claim, block))
        values[claim.unit].add(claim.value)
        chosen.append(number)
    return [claims[number] for number in sorted(chosen)]


def _outside_paragraphs(claims: Sequence[FigureClaim], blocks: Sequence[Block]) -> list[bool]:
    """Tell for each claim whether it stands in a title, heading or caption; both lists are in the text's order."""
    found, at = [], 0
    for claim in claims:
        while at + 1 < len(blocks) and blocks[at].span.end <= claim.span.start:
            at += 1
        found.append(bool(blocks) and blocks[at].kind != "paragraph" and blocks[at].span.covers(claim.span))
    return found


def _is_rounded(value: Decimal, values: set[Decimal]) -> bool:
    """Tell whether a heading's value is that of the text, or near enough to be rounded from it."""
    return any(abs(value - other) <= other * _ROUNDED for other in values)


def _repeats(claim: FigureClaim, other: FigureClaim, together: bool) -> bool:
    """Tell whether a claim repeats another one; in one paragraph (`together`) few do: 分流小区2个, 分类小区2个."""
    if claim.span == other.span:
        return claim.indicator == other.indicator and claim.holder == other.holder
    same_owner = claim.holder == other.holder or len(str(claim.value)) >= 4
    strict = claim.kind == "rank" or together  # The words of ranking are the same in all ranks.
    alike = _ALIKE_CLOSELY if strict else _ALIKE
    return same_owner and _overlap(claim.indicator, other.indicator) >= alike


def _overlap(one: str, other: str) -> float:
    """Return the Dice coefficient of two strings' characters."""
    first, second = set(one), set(other)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0
