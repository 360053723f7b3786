"""The way from facts to things: occurrences, groups of one stem, links between stems, names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.gazetteer import Gazetteer, gazetteer
from kg.lexicon import Lexicon, default_lexicon
from kg.model import Facts
from kg.resolution.grouping import Group, groups, places_of
from kg.resolution.linking import Linker
from kg.resolution.names import NamingRules, clean
from kg.resolution.occurrences import Bond, Occurrence, occurrences
from kg.resolution.things import Decision, Resolution, Thing
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


def resolve(facts: Sequence[Facts], lexicon: Lexicon | None = None) -> Resolution:
    """Return the things that the articles name; the order of the articles makes no difference.

    Args:
        facts: what each article states.
        lexicon: where the rules for short and long names stand; the project's own by default.
    """
    rules, divisions = NamingRules((lexicon or default_lexicon()).table("abbreviations")), gazetteer()
    found = (one for article in facts for one in occurrences(article, rules, divisions))
    blocks = tuple(groups(found, rules))
    linker = Linker([group for block in blocks for group in block], rules)
    joined = linker.run()
    names = _Names(rules, divisions)
    decisions = {
        *(decision for group in joined for decision in names.merges(group)),
        *(decision for block in blocks for decision in names.refusals(block)),
        *names.links(linker),
    }
    return Resolution(names.things(joined), tuple(sorted(decisions)))


class _Names:
    """Gives groups the names under which the graph and the explanations show them."""

    def __init__(self, rules: NamingRules, divisions: Gazetteer) -> None:
        self._rules, self._divisions = rules, divisions

    def things(self, joined: Sequence[Group]) -> tuple[Thing, ...]:
        plain = [(group, self._thing(group)) for group in joined]
        count = Counter((thing.type, thing.name) for _, thing in plain)
        places = Counter((thing.type, thing.name, self._place(group)) for group, thing in plain)
        things = []
        for group, thing in plain:
            if count[thing.type, thing.name] > 1:
                place = self._place(group)
                alone = place and places[thing.type, thing.name, place] == 1
                article, number = thing.members[0]
                qualifier = place if alone else f"{article}-{number}"
                thing = Thing(thing.name, thing.type, thing.aliases, thing.members, qualifier)
            things.append(thing)
        return tuple(sorted(things, key=lambda thing: (thing.type, thing.name, thing.qualifier)))

    def _thing(self, group: Group) -> Thing:
        name, type_ = self._name(group), _type(group)
        forms = {one.entity.name for one in group} | {alias for one in group for alias in one.entity.aliases}
        return Thing(name, type_, tuple(sorted(forms - {name})), tuple(sorted(one.member for one in group)))

    def _name(self, group: Group) -> str:
        """Return the fullest name; a division goes by its own, a programme by what is quoted alone, else plainly."""
        if division := self._division(group):
            return division
        frequency = Counter(one.entity.name for one in group)
        quoted = {
            one.entity.name for one in group if one.quoted and self._rules.core(one.key.stem) == clean(one.entity.name)
        }
        plain = {one.entity.name for one in group if self._is_plain(one)}
        best = quoted or plain or set(frequency)
        return min(best, key=lambda name: (-len(clean(name)), -frequency[name], name))

    def _division(self, group: Group) -> str | None:
        key = group[0].key
        found = self._divisions.coded(key.place) if group[0].family == "territory" and not key.stem else None
        return found.name if found else None

    def _is_plain(self, one: Occurrence) -> bool:
        if one.family != "programme":
            return one.family != "territory" or one.key.bond is not Bond.NAMED
        name = clean(one.entity.name)
        placed = one.key.bond is Bond.NAMED and one.entity.type not in ("Policy", "Event")
        return not placed and self._rules.programme_stem(name) == name

    def _place(self, group: Group) -> str:
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
        name = self._name(group)
        by_stem: dict[str, list[Occurrence]] = {}
        for one in group:
            by_stem.setdefault(one.key.stem, []).append(one)
        for same in by_stem.values():
            if len(same) > 1:
                reason = _MADE["Person" if same[0].family == "Person" else "same"]
                for other in sorted({one.entity.name for one in same}):
                    yield Decision(name, other, True, reason)

    def refusals(self, block: Sequence[Group]) -> Iterator[Decision]:
        """Yield why things of one stem are several; each is told from the next."""
        if len(block) > 1 and block[0][0].key.stem:
            for left, right in pairwise(block):
                here, there = (self._place(group) or "地域不明" for group in (left, right))
                reason = f"名称相近，但分属{here}与{there}；alike in name, but of different places"
                if left[0].family == "Person":
                    reason = "同名，但无共同的地域、单位或职务；the same name, but no place, body or role in common"
                yield Decision(self._name(left), self._name(right), False, reason)

    def links(self, linker: Linker) -> Iterator[Decision]:
        """Yield what the rules for different stems joined or refused, and why."""
        for link in linker.links:
            left, right = (self._name(linker.found[number]) for number in (link.left, link.right))
            reason = _REFUSED[link.refused] if link.refused else _MADE[link.rule]
            yield Decision(left, right, link.refused is None, reason)


def _type(group: Group) -> str:
    """Return the class that most articles give; a tie goes to the more telling one, then by the ontology's order."""
    count = Counter(one.entity.type for one in group)
    return min(count, key=lambda type_: (-count[type_], type_ in _LEAST_TELLING, _order(type_), type_))


def _order(type_: str) -> int:
    return CLASSES.index(type_) if type_ in CLASSES else len(CLASSES)
