"""Which of the candidates that overlap are names: the longer ones, and what a longer name may hold."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extraction.naming.candidates import KNOWN_STRENGTH, LISTED_STRENGTH, Candidate
from kg.extraction.naming.heads import ORGANS

#: Classes that are called after a thing without naming it: a square or branch after a firm, a way of working after a
#: league.
_NEVER_IN = {
    "Enterprise": ("Place", "Community", "Enterprise"),
    "MassOrganisation": ("Mechanism", "Initiative", "Platform", "Project", "Award", "Event", "Brand"),
}
_OPENINGS = ("启动仪式", "发布仪式", "启动会", "动员会", "启动大会")
_CEREMONIES = ("仪式", "开幕式", "闭幕式")
_NESTED = frozenset(
    {
        "Place",
        "Subdistrict",
        "Community",
        "Park",
        "PartyBody",
        "GovernmentBody",
        "MassOrganisation",
        "Enterprise",
        "Institution",
    }
)
#: These are often of places that the text says nothing of.
_BORROW = frozenset({"Award", "Enterprise", "Park", "SocialOrganisation"})
_HOLDS_PLACE = re.compile(r"[省市区县旗州]$")
#: Characters of a stretch of text whose names are looked through for one that overlaps; most names lie in one or two.
_STRETCH = 16


def select(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return candidates that do not clash: the longest win, and a name inside another stays only as its beginning."""
    order = sorted(
        candidates,
        key=lambda c: (_rank(c), c.span.start - c.span.end, c.span.start, c.strength != KNOWN_STRENGTH, c.type),
    )
    chosen: list[Candidate] = []
    near: dict[int, list[Candidate]] = {}
    for c in order:
        stretches = range(c.span.start // _STRETCH, (c.span.end - 1) // _STRETCH + 1)
        if all(_agrees(c, other) for stretch in stretches for other in near.get(stretch, ())):
            chosen.append(c)
            for stretch in stretches:
                near.setdefault(stretch, []).append(c)
    return chosen


def without_borrowed(chosen: list[Candidate]) -> list[Candidate]:
    """Drop provinces and cities that stand only inside the names of companies, zones and honours (某省|某某集团)."""
    lent = {c.span.start: c for c in chosen if c.type in _BORROW}
    free = {
        c.name for c in chosen if c.type == "Place" and not (c.span.start in lent and c.name in lent[c.span.start].name)
    }
    return [c for c in chosen if c.type != "Place" or c.name in free or not (c.name[-1] in "省市" or _is_short(c))]


def without_sights(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Drop persons whose names are those of sights in a list (甲寨、乙台等历史遗址)."""
    candidates = list(candidates)
    sights = {c.span for c in candidates if c.type == "Place" and c.strength == "strong"}
    return [c for c in candidates if c.type != "Person" or c.span not in sights]


def _is_short(c: Candidate) -> bool:
    """Tell whether a place stands with its short name alone (苏州)."""
    return c.strength == "weak" and c.placed and not c.core


def _rank(c: Candidate) -> int:
    """Return 0 for what nothing longer may swallow: titles in 《》, and persons."""
    return 0 if c.type == "Person" or _is_title(c) else 1


def _is_title(c: Candidate) -> bool:
    """Tell whether a candidate stands in 《》 or is a quoted product; behind a quoted policy its noun may go on."""
    return c.quoted and (c.type in ("Product", "Media") or (c.type == "Policy" and not c.core))


def _agrees(inner: Candidate, outer: Candidate) -> bool:
    """Tell whether `inner`, the later choice, may stand beside or inside `outer`."""
    if not inner.span.overlaps(outer.span):
        return True
    if outer.strength == LISTED_STRENGTH:
        return inner.strength == LISTED_STRENGTH or (
            inner.type in ("Industry", "Place") and outer.span.covers(inner.span)
        )
    if inner.span == outer.span or not outer.span.covers(inner.span):
        return False
    if _is_title(outer):
        return False
    if outer.type == "Event" and inner.type != "Event" and inner.short and (inner.quoted or inner.type == "Product"):
        # Not so the first half of what a joint ceremony is called.
        return not outer.name.startswith(inner.name + "暨")
    if _is_told_within(inner, outer):
        return True
    begins = inner.span.start == outer.span.start
    if begins and inner.type == outer.type == "Event" and outer.name.endswith("赛"):
        return True  # A contest is named by its rounds too (某大赛|复赛).
    if (
        begins
        and inner.type == "Initiative"
        and (
            outer.type in ("GovernmentBody", "Taskforce") or (outer.type == "Event" and outer.name.endswith(_OPENINGS))
        )
    ):
        return True  # 某某行动指挥部 runs the programme that it is named after, 某某行动启动仪式 begins it.
    if outer.type in _NEVER_IN.get(inner.type, ()):
        return False
    return (
        begins
        and inner.type in _NESTED
        and (outer.type in ORGANS or inner.type != "Place" or bool(_HOLDS_PLACE.search(inner.name)))
    )


def _is_told_within(inner: Candidate, outer: Candidate) -> bool:
    """Tell whether a name tells another one: the opening of a festival, or a project the town that it lies in."""
    if inner.type == outer.type == "Event" and "届" in inner.name and outer.name.endswith(_CEREMONIES):
        return True
    return inner.type == "Subdistrict" and outer.type == "Project" and not outer.quoted
