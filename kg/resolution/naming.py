"""The names, classes and places under which the graph and the explanations show groups, and the reasons for these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.gazetteer import Gazetteer, plain_name, short_name
from kg.resolution.grouping import Group, places_of
from kg.resolution.linking import Linker
from kg.resolution.names import NamingRules, clean
from kg.resolution.occurrences import Bond, Occurrence
from kg.resolution.things import Decision
from kg.vocabulary import CLASSES

_LEAST_TELLING = ("Brand", "Place", "Event")  # classes that a tie is not decided for

_MADE = {
    "same": "归一后名称相同，地域相容；the same name once short forms are written alike, and places agree",
    "head": "引号内的名称相同，只差通用类名；the same name in quotation marks, only the class word differs",
    "bracket": "只差括号内的说明；only a part in brackets differs",
    "alias": "一文中的别称是另一文中的名称，同属一地；one article's alias is the other's name, in one district",
    "Person": "同名，且地域、单位或职务相同；the same name, and a place, body or role in common",
}
_REFUSED = {
    "unquoted": "类名不同，且未加引号；the class words differ and nothing is in quotation marks",
    "ambiguous": "可指多个不同事物；the short name fits several things",
    "told apart": "同一篇文章将两者分别提及；one article names both as different things",
    "elsewhere": "地域不同；different places",
}


class Names:
    """Gives groups the names under which the graph and the explanations show them.

    Args:
        rules: for short and long names.
        divisions: which places there are.
    """

    def __init__(self, rules: NamingRules, divisions: Gazetteer) -> None:
        self._rules, self._divisions = rules, divisions

    def name(self, group: Group) -> str:
        """Return the fullest name; a division goes by its longest printed, a programme by what is quoted alone."""
        if division := self._division(group):
            return division
        frequency = Counter[str]()
        for one in group:
            frequency[one.usage.name] += one.count
        quoted = {
            one.usage.name for one in group if one.quoted and self._rules.core(one.key.stem) == clean(one.usage.name)
        }
        plain = {one.usage.name for one in group if self._is_plain(one)}
        best = quoted or plain or set(frequency)
        return min(best, key=lambda name: (-len(clean(name)), -frequency[name], name))

    def _division(self, group: Group) -> str | None:
        key = group[0].key
        found = self._divisions.coded(key.place) if group[0].family == "territory" and not key.stem else None
        if found is None:
            return None
        printed = {one.usage.name for one in group} & {found.name, plain_name(found.name), short_name(found.name)}
        return max(sorted(printed), key=len, default=found.name)

    def _is_plain(self, one: Occurrence) -> bool:
        if one.family != "programme":
            return one.family != "territory" or one.key.bond is not Bond.NAMED
        name = clean(one.usage.name)
        placed = one.key.bond is Bond.NAMED and one.usage.type not in ("Policy", "Event")
        return not placed and self._rules.programme_stem(name) == name

    def place(self, group: Group) -> str:
        """Return the full name of the place that a group is tied to; empty where there is none."""
        places = places_of(group)
        return self._label(places[0]) if places else ""

    def _label(self, place: str) -> str:
        """Return the full name of a place with what it lies in (青岛市崂山区)."""
        division, label = self._divisions.coded(place), ""
        while division and division.level != "province":
            label, division = division.name + label, self._divisions.parent(division)
        return label or (division.name if division else place)

    def merges(self, group: Group) -> Iterator[Decision]:
        """Yield why the members of a group that have one stem are one thing."""
        name = self.name(group)
        by_stem: dict[str, list[Occurrence]] = {}
        for one in group:
            by_stem.setdefault(one.key.stem, []).append(one)
        for same in by_stem.values():
            if sum(one.count for one in same) > 1:
                reason = _MADE["Person" if same[0].family == "Person" else "same"]
                for other in sorted({one.usage.name for one in same}):
                    yield Decision(name, other, True, reason)

    def refusals(self, block: Sequence[Group]) -> Iterator[Decision]:
        """Yield why things of one stem are several; each is told from the next."""
        if len(block) > 1 and block[0][0].key.stem:
            for left, right in pairwise(block):
                here, there = (self.place(group) or "地域不明" for group in (left, right))
                reason = f"名称相近，但分属{here}与{there}；alike in name, but of different places"
                if left[0].family == "Person":
                    reason = "同名，但无共同的地域、单位或职务；the same name, but no place, body or role in common"
                yield Decision(self.name(left), self.name(right), False, reason)

    def links(self, linker: Linker) -> Iterator[Decision]:
        """Yield what the rules for different stems joined or refused, and why."""
        for link in linker.links:
            left, right = (self.name(linker.found[number]) for number in (link.left, link.right))
            reason = _REFUSED[link.refused] if link.refused else _MADE[link.rule]
            yield Decision(left, right, link.refused is None, reason)


def type_of(group: Group) -> str:
    """Return the class that most articles give; a tie goes to the more telling one, then by the ontology's order."""
    count = Counter[str]()
    for one in group:
        count[one.usage.type] += one.count
    return min(count, key=lambda type_: (-count[type_], type_ in _LEAST_TELLING, _order(type_), type_))


def _order(type_: str) -> int:
    return CLASSES.index(type_) if type_ in CLASSES else len(CLASSES)
