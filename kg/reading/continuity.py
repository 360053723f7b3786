"""Whether a text breaks off in the middle of a sentence, and whether another reads on from there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.reading.bonds import LIKELY, WORD, bond
from kg.reading.layout import ends_sentence

WINDOW = 400
_OPENERS, _CLOSERS = "“‘《（【「『", "”’》）】」』"
# A sentence that has just begun.
_FRESH = re.compile(
    r"(?:今年|去年|近年|近日|日前|近期|截至|目前|如今|当前|当下|此外|同时|与此同时|其间|期间|为此|对此|据|记者|再如|例如|比如|未来|下一步|首先|其次|另外|值得一提"
    r"|基于此|这既是|这是|随着|“|「|\"|[一二三四五六七八九十]、|（[一二三四五六七八九十]|\d{1,2}月\d{1,2}日|第[一二三四五六七八九十]+[，、条章节])"
)
# Only the middle of a sentence goes on like this.
_MIDDLE = re.compile(r"[，。、；：！？）》”’】」』%]|[\u3400-\u9fff]{1,2}[。；！？、]|[\u3400-\u9fff]，|[说道称是为]：")
_SURELY_MIDDLE = re.compile(r"[，。、；：！？）》”’】」』%]|[\u3400-\u9fff][，。；、！？]")
_FIGURE_END = re.compile(r"\d\.?$")
_FIGURE = re.compile(r"\d{1,3}(?!\d)|[余多万亿千百个家名人件项次户场期年月日元米吨亩公平组批套条支座处所栋辆位%]")
_TIME_FIRST = re.compile(
    r"(?:今年|去年|近年|近日|日前|近期|截至|目前|如今|当前|此外|同时|其间|其中|为此|对此|据|随着|[近这][一二三四五六七八九十几两]*年).{0,8}[，,]"
    r"|.{2,10}(?:期间|以来|之际|前夕|之后)[，,]"
)
_NO_LAST = re.compile(r"(?:[的与及把将被或并而就也都每各让给和]|[，、].)$")


def reads_on(tail: str, text: str) -> bool:
    """Tell whether a text by its first characters can only go on with what stands before it."""
    if _MIDDLE.match(text) or _lowest(text) < 0 or bond(tail, text) >= WORD:
        return True
    return bool(_FIGURE_END.search(tail[-2:]) and _FIGURE.match(text) and not _FRESH.match(text))


def may_read_on(tail: str, text: str) -> bool:
    """Tell whether a text can go on with what breaks off before it: it does not begin afresh."""
    return not _FRESH.match(text) or tail[-1:] in "，、," or bond(tail, text) >= LIKELY


def must_go_on(text: str) -> bool:
    """Tell whether a short line without an end, which may be a heading, is a torn sentence by its own words."""
    return (imbalance(text) > 0 and len(text) > 8) or bool(_NO_LAST.search(text)) or bool(_TIME_FIRST.match(text))


def breaks_off(text: str) -> bool:
    """Tell whether a paragraph ends in the middle of a sentence."""
    return not ends_sentence(text) and text[-1:] not in "：:"


def begins_midway(text: str) -> bool:
    """Tell whether a paragraph surely begins in the middle of a sentence."""
    return bool(_SURELY_MIDDLE.match(text)) or _lowest(text) < 0


def _steps(text: str) -> Iterator[int]:
    for char in text:
        if char in _OPENERS:
            yield 1
        elif char in _CLOSERS:
            yield -1


def imbalance(text: str) -> int:
    """Return how many quotes and brackets of the last characters of a text stay open."""
    return sum(_steps(text[-WINDOW:]))


def _lowest(text: str) -> int:
    """Return the lowest level that quotes and brackets reach: below 0 where one closes that never opened."""
    level = lowest = 0
    for step in _steps(text[:WINDOW]):
        level += step
        lowest = min(lowest, level)
    return lowest
