"""Words that were taken for the beginning or end of a name beside them: 东隔|某河, 2020年度|某委, 某城市|之列."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extraction.naming.candidates import Candidate
from kg.extraction.naming.heads import ORGANS
from kg.extraction.segmenting import crossing
from kg.gazetteer import Gazetteer
from kg.model import Span

_SHORTEST = 2
#: How a clause begins that tells on what a place borders.
_BORDERING = re.compile("[东南西北]{1,2}(?:[面部侧边])?(?:隔|靠|接|邻|临|连|依|倚|望|抵|濒)")
_SIDE = re.compile(".+[面部侧边]隔")
_CLAUSE_BEGINS = frozenset("，。；、：\n")
_YEAR = re.compile(r"\d{4}年度?")
#: It tells that a town is no more; some short names of towns begin with it.
_FORMER = re.compile("原(?=.{2,}(?:街道|镇|乡)$)")
_AMONG = re.compile("(?:之列|行列)$")
_GROUNDS = frozenset({"Place", "Community"})
_MUNICIPALITIES = frozenset({"北京", "上海", "天津", "重庆"})
_LEVELS = "省市区县州旗"
#: Before 古县 and the like they say how old a place is.
_OLD = ("千年", "百年")
_TOWN, _STREETS = "街道", "区街道"


def trimmed(c: Candidate, text: str, places: Gazetteer) -> Candidate | None:
    """Return a candidate without what is no part of the name, None if nothing is left that names anything.

    Args:
        c: what may be a name.
        text: the text that it stands in.
        places: a district with 街道 behind it is the streets of the district, unless there is one of that name.
    """
    if c.type == "Subdistrict" and _are_streets(c, text, places):
        return None
    if c.type == "Subdistrict" and places.called(c.name) and not places.named(c.name):
        return replace(c, type="Place")  # 桐乡, 新乡
    if c.span.end - c.span.start != len(c.name):
        return c
    if c.type == "Community" and text.startswith("小组", c.span.end) and len(c.name) > _SHORTEST and c.name[-1] == "村":
        return replace(c, span=Span(c.span.start, c.span.end - 1), name=c.name[:-1])  # 石桥|村小组
    if c.type == "Award" and (among := _AMONG.search(c.name)):
        return replace(c, span=Span(c.span.start, c.span.start + among.start()), name=c.name[: among.start()])
    before = _before(c, text, places)
    if not before:
        return c
    rest = c.name[before.end() :]
    if len(rest) < _SHORTEST or (c.type in ORGANS and len(rest) == _SHORTEST):
        return None if c.type in ORGANS or _SIDE.match(c.name) else c
    core = c.core[before.end() :] if c.core.startswith(before[0]) else c.core
    return replace(c, span=Span(c.span.start + before.end(), c.span.end), name=rest, core=core)


def _before(c: Candidate, text: str, places: Gazetteer) -> re.Match[str] | None:
    """Return what stands before the name in a stretch that was taken for one."""
    if c.type in ORGANS:
        return _YEAR.match(c.name)
    if c.type == "Subdistrict":
        return None if places.named(c.name) else _FORMER.match(c.name)
    begins = c.type in _GROUNDS and (not c.span.start or text[c.span.start - 1] in _CLAUSE_BEGINS)
    return _BORDERING.match(c.name) if begins else None


def _are_streets(c: Candidate, text: str, places: Gazetteer) -> bool:
    """Tell whether a town's name is that of a district with 街道 behind it (某区街道增加到9个)."""
    if not c.name.endswith(_STREETS):
        return False
    start, end = c.span.start, c.span.end - len(_TOWN)
    torn = any(places.named(text[max(end - size, 0) : end]) for size in (3, 4, 5) if end - size < start)
    return torn or (bool(places.named(text[start:end])) and not places.named(c.name))


def is_other_word(text: str, start: int, end: int) -> bool:
    """Tell whether a division's name is cut out of other words (朝阳|市场, 千年|古县)."""
    return (text.startswith("市场", end - 1) and text[end - 1] == "市") or text.endswith(_OLD, 0, start)


def is_torn(text: str, span: Span) -> bool:
    """Tell whether a stretch crosses lines, or begins with the end of a city or common word (上|海城, 社|区监委)."""
    if "\n" in span.of(text) or text[max(0, span.start - 1) : span.start + 1] in _MUNICIPALITIES:
        return True
    return text[span.start] in _LEVELS and crossing(text, span.start) != ""
