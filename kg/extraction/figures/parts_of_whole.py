"""Parts of a measured whole that are listed by their names alone: 河道总长90公里，其中东河50公里、西河40公里."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extraction.figures.figure_words import Words
from kg.extraction.figures.noun_records import Measured
from kg.extraction.figures.quantities import COUNTED
from kg.extraction.figures.statements import Statement

_OF_WHICH, _NEXT = re.compile("[，；]其中[，：]?"), re.compile("[、，和]")
_ITEM = re.compile("[\u4e00-\u9fff]{2,8}")
_SPEAKING = re.compile("[为达有是占超约]$|[增减升降]|投[入资]|完成|实现")
_LONGEST_KIND, _LONGEST_WHOLE = 4, 8
_WHOLE = re.compile("^总(?=[\u4e00-\u9fff]{2})")


def parts_of_wholes(statement: Statement, measured: Sequence[Measured]) -> Iterator[tuple[int, int, str]]:
    """Yield the numbers of figures that are parts, each with that of its whole and the name of the part.

    Counts and sums of money are left alone: their parts say what they are.
    A list of names alone, one of which nothing can belong to, tells of the owner of the whole.
    """
    text = statement.text
    for whole, (figure, first) in enumerate(pairwise(measured)):
        measure = figure.quantity.measure
        if (
            measure in COUNTED | {"share", "rank", "time", "money"}
            or measure != first.quantity.measure
            or not figure.noun
        ):
            continue
        begin = _OF_WHICH.match(text, figure.quantity.span.end, first.quantity.span.start)
        at, parts = begin.end() if begin else 0, dict[int, str]()
        for number in range(whole + 1, len(measured) if begin else 0):
            quantity = measured[number].quantity
            item = text[at : quantity.span.start]
            if quantity.measure != measure or not _ITEM.fullmatch(item) or _SPEAKING.search(item):
                break
            parts[number] = item
            joint = _NEXT.match(text, quantity.span.end)
            if not joint:
                break
            at = joint.end()
        if len(parts) > 1:
            yield from ((number, whole, item) for number, item in parts.items())


def with_measure(statement: Statement, measured: Sequence[Measured]) -> list[Measured]:
    """Return the figures of a sentence, listed parts with what their whole measures (东河总长)."""
    found = list(measured)
    for number, whole, item in parts_of_wholes(statement, measured):
        noun = item + _WHOLE.sub("", measured[whole].noun)
        found[number] = replace(measured[number], indicator=noun, noun=noun, verb="")
    return found


def with_whole(statement: Statement, found: Sequence[Measured], words: Words) -> list[Measured]:
    """Return the figures of a sentence, kinds of what was counted with its noun (产品60个，其中有机35个、绿色20个)."""
    figures, whole = list(found), None
    for number, (last, figure) in enumerate(pairwise(found), 1):
        gap = statement.text[last.quantity.span.end : figure.evidence.start]
        if _OF_WHICH.fullmatch(gap):
            whole = last if last.quantity.measure in COUNTED and last.noun else None
        elif not _NEXT.fullmatch(gap):
            whole = None
        if whole and _is_kind(figure, whole, words):
            figures[number] = replace(figure, indicator=figure.noun + whole.noun, noun=figure.noun + whole.noun)
    return figures


def _is_kind(figure: Measured, whole: Measured, words: Words) -> bool:
    """Tell whether a figure says but which ones of those counted before it counts."""
    plain = (
        figure.indicator == figure.noun and not figure.noun.startswith("同比") and 1 < len(figure.noun) <= _LONGEST_KIND
    )
    alike = figure.quantity.printed == whole.quantity.printed and len(whole.noun) <= _LONGEST_WHOLE
    told = figure.noun.endswith(whole.noun[-1:]) or words.is_verb(figure.noun)
    return plain and alike and not told and not words.is_head(figure.noun, figure.quantity.unit == "人")
