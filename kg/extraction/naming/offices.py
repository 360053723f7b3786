"""Organs of the lowest units, which a text names by their kind alone once it has named the unit: 街道党工委, 村委会."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extraction.naming.candidates import UNIT_STRENGTH, Candidate
from kg.model import Span

_UNIT = re.compile(r"街道|社区|小区|[镇乡村]")
_OFFICE = re.compile(
    r"(?<=[、，。；兼任\n])(居委会|业委会|监委会|党支部|党总支|纪工委|人大工委|武装部)(?=副?(?:书记|主任|会长|部长))"
)
_OF_STREETS = {"纪工委": "PartyBody", "人大工委": "GovernmentBody", "武装部": "GovernmentBody"}
#: The party organisation that a body sets up for itself (某专班|成立了|临时党支部).
_SET_UP = re.compile(r"(?:联合)?(?:成立|组建|设立|建立)了?((?:临时|功能型|联合)?(?:党支部|党总支))(?!\d)")
_OWNERS = frozenset({"Taskforce", "Enterprise", "Institution", "Alliance", "Community", "SocialOrganisation", "Park"})
#: Committees of a district or street whose members the text lists with their posts (区委常委、政法委书记).
_COMMITTEES = re.compile(
    r"([省市区县州旗]委)(?:副书记|常委)(?:、[^、，。；\n]{2,8}){0,2}?、(组织部|宣传部|统战部|政法委)(?=部长|书记|常务)"
)
#: A town's party committee and government in one breath.
_TOWN_HALL = re.compile(r"([镇乡])党委、?(政府)")
#: Organs that a run of posts names behind the post in the party's committee of the same unit or zone.
_IN_RUN = re.compile(
    r"(?:副?书记|委员)、(居委会|村委会|党群服务中心|党群工作部|党群工作办公室|组织部|宣传部|纪工委|办事处|管委会|人大工委|武装部)"
    r"(?=副?(?:书记|主任|部长))|书记、(业委会|监委会)(?=副?主任|成员|委员|监督员)"
)
#: Or beside that committee (某社区党委、居委会组织…).
_BESIDE = re.compile("[、和与及](居委会|村委会|业委会|监委会)")
_LOWEST = ("社区", "村", "小区", "居民区")
_PARTY = re.compile("(?:党工委|工委|党委|党支部|党总支)$")
_RUN_CLASSES = {
    "居委会": "SocialOrganisation",
    "村委会": "SocialOrganisation",
    "业委会": "SocialOrganisation",
    "监委会": "SocialOrganisation",
    "党群服务中心": "Institution",
} | dict.fromkeys(("办事处", "管委会", "人大工委", "武装部"), "GovernmentBody")
#: Every unit has one of these, which the text may name before or long behind it.
_ONE_EACH = re.compile("(?:党工委|(?<![各级])党委|党支部|党总支|居委会|村委会|党群服务中心)$")
#: A group of houses of its own name behind the village that it belongs to (某某村|竹园组).
_HAMLET = re.compile(
    r"(?!村民|互助|各|每|等|小|工作|党)([\u4e00-\u9fff]{2,3}组)(?=村民|居民|的|地处|位于|有|[，。、；])"
)
_COUNTED = re.compile("[0-9一两三四五六七八九十]个$")
#: How far behind its unit such an organ may stand.
_REACH = 120


def offices(text: str, found: Iterable[Candidate], chosen: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the organs that units and bodies among `chosen`, named before them in the paragraph, own."""
    chosen = tuple(chosen)
    units = _Units(text, chosen)
    owned: list[Candidate] = []
    for candidate in found:
        counted = _COUNTED.search(text, max(0, candidate.span.start - 3), candidate.span.start)
        kind = _UNIT.match(candidate.name) if candidate.strength == UNIT_STRENGTH and not counted else None
        owner = units.last(candidate.span, kind[0]) if kind else None
        if kind and owner is None and _ONE_EACH.search(candidate.name):
            owner = units.only(kind[0])
        if kind and owner:
            owned.append(replace(candidate, name=_joined(owner.name, candidate.name, kind[0]), strength="strong"))
    yield from owned
    for match in _COMMITTEES.finditer(text):
        yield Candidate(Span(*match.span(2)), "PartyBody", match[1] + match[2])
    yield from _set_up(text, chosen)
    yield from _with_posts(text, units)
    yield from _in_runs(text, (*chosen, *owned))


def hamlets(text: str, chosen: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the groups of houses that are named right behind their village."""
    for village in chosen:
        group = _HAMLET.match(text, village.span.end) if village.type == "Community" else None
        if group and village.name.endswith("村"):
            yield Candidate(Span(*group.span(1)), "Community", group[1], core=group[1])


def _set_up(text: str, chosen: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the branches that bodies set up for themselves."""
    ends = {c.span.end: c for c in chosen if c.type in _OWNERS}
    for match in _SET_UP.finditer(text):
        if body := ends.get(match.start()):
            yield Candidate(Span(*match.span(1)), "PartyBranch", body.name + match[1])


def _in_runs(text: str, chosen: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield organs behind the post in the committee of their unit (某街道党工委书记、党群服务中心主任)."""
    for c in chosen:
        owner = _PARTY.sub("", c.name)
        match = _IN_RUN.match(text, c.span.end) if owner != c.name and c.type in ("PartyBody", "PartyBranch") else None
        if match and not owner.endswith("委"):
            organ = match.lastindex or 1
            kind = _RUN_CLASSES.get(match[organ], "PartyBody")
            yield Candidate(Span(*match.span(organ)), kind, owner + match[organ])
        elif owner != c.name and owner.endswith(_LOWEST) and (beside := _BESIDE.match(text, c.span.end)):
            yield Candidate(Span(*beside.span(1)), "SocialOrganisation", owner + beside[1])


def _with_posts(text: str, units: _Units) -> Iterator[Candidate]:
    """Yield organs of towns and communities that stand beside another organ or post of the same unit."""
    for match in _TOWN_HALL.finditer(text):
        owner = units.last(Span(*match.span()), match[1])
        if owner and owner.type == "Subdistrict":
            yield Candidate(Span(*match.span(2)), "GovernmentBody", owner.name + match[2])
    for match in _OFFICE.finditer(text):
        owner = units.last(Span(*match.span(1)), "")
        if owner and (owner.type == "Subdistrict") == (match[1] in _OF_STREETS):
            usual = "SocialOrganisation" if match[1].endswith("会") else "PartyBranch"
            yield Candidate(Span(*match.span(1)), _OF_STREETS.get(match[1], usual), owner.name + match[1])


class _Units:
    """The communities and streets that a text names, in its order."""

    def __init__(self, text: str, chosen: Iterable[Candidate]) -> None:
        self._text = text
        found = (c for c in chosen if c.type in ("Community", "Subdistrict"))
        self._units = sorted(found, key=lambda c: c.span.start)
        self._starts = [unit.span.start for unit in self._units]

    def last(self, span: Span, kind: str) -> Candidate | None:
        """Return the unit of a kind that is named last before `span` in its paragraph."""
        for n in range(bisect_right(self._starts, span.start) - 1, -1, -1):
            unit = self._units[n]
            if span.start - unit.span.end > _REACH or "\n" in self._text[unit.span.end : span.start]:
                return None
            if unit.name.endswith(kind) and unit.span.end <= span.start:
                return unit
        return None

    def only(self, kind: str) -> Candidate | None:
        """Return the unit of a kind if the text names no other one, and this first of all or more than once."""
        units = {unit.name: unit for unit in self._units if unit.name.endswith(kind)} if kind else {}
        one = next(iter(units.values())) if len(units) == 1 else None
        told = one and (self._text.count(one.name) > 1 or "\n" not in self._text[: one.span.start])
        return one if told else None


def _joined(unit: str, office: str, kind: str) -> str:
    """Return the full name: 柳村 and 村委会 are 柳村村委会, 柳岸街道 and 街道党工委 are 柳岸街道党工委."""
    return unit + office if office in ("村委会", "村民委员会") else unit + office.removeprefix(kind)
