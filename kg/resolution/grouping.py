"""Occurrences of one stem, parted by what their places allow to be one thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from kg.resolution.names import NamingRules
from kg.resolution.occurrences import Bond, Occurrence
from kg.resolution.places import county, nested

Group = tuple[Occurrence, ...]

#: Families whose names are used again from district to district, so that the place decides.
LOCAL = frozenset({"organ", "territory", "firm"})
_STREET = 9  # digits of a street's code


def groups(found: Iterable[Occurrence], rules: NamingRules) -> Iterator[tuple[Group, ...]]:
    """Yield, for every stem, the things that it names: occurrences that are one thing stand in one group."""
    ordered = sorted(found, key=lambda one: (one.family, one.key.stem, one.member))
    for (family, stem), same in groupby(ordered, key=lambda one: (one.family, one.key.stem)):
        block = tuple(same)
        if family in LOCAL:
            yield tuple(_by_district(block, generic=rules.is_generic(stem)))
        elif family == "programme":
            yield tuple(_by_founder(block))
        elif family == "Person":
            yield tuple(_by_context(block))
        else:
            yield (block,)


def _split(block: Sequence[Occurrence], keys: Sequence[str]) -> Iterator[Group]:
    parts: dict[str, list[Occurrence]] = {}
    for one, key in zip(block, keys, strict=True):
        parts.setdefault(key, []).append(one)
    yield from (tuple(parts[key]) for key in sorted(parts))


def _by_district(block: Group, generic: bool) -> Iterator[Group]:
    """Keep counties apart, and inside a county streets where the name itself says little.

    A telling name without any place belongs to the only district that has the name.
    """
    keys = [county(one.key.place) for one in block]
    districts = {key for key in keys if key}
    if len(districts) == 1 and not generic:
        keys = [min(districts)] * len(keys)
    for part in _split(block, keys):
        places = {one.key.place for one in part if one.key.place}
        named = {one.key.place for one in part if one.key.bond is Bond.NAMED}
        streets = {place for place in places if place.isdigit() and len(place) == _STREET}
        if generic or len(streets) > 1 or len(named) > 1:
            yield from _split(part, [one.key.place for one in part])
        else:
            yield part


def _by_founder(block: Group) -> Iterator[Group]:
    """Keep apart what is of different places; what no article ties to a place is one thing everywhere."""
    roots = _roots(block)
    yield from _split(block, [_root_of(one, roots) for one in block])


def _roots(block: Group) -> tuple[str, ...]:
    """Return the places that the things of this stem are of: those in their names, else the outermost stated."""
    roots = sorted({one.key.place for one in block if one.key.bond is Bond.NAMED})
    stated = {one.key.place for one in block if one.key.bond is Bond.STATED}
    for place in sorted(stated, key=lambda place: (len(place), place)):
        if not any(nested(place, root) for root in roots):
            roots.append(place)
    return tuple(roots)


def _root_of(one: Occurrence, roots: tuple[str, ...]) -> str:
    place = one.key.place
    if place in roots:
        return place
    near = [root for root in roots if place and nested(place, root)]
    if near:
        return min(near, key=lambda root: (abs(len(root) - len(place)), root))
    return roots[0] if len(roots) == 1 and one.key.bond is Bond.FREE else ""


def _by_context(block: Group) -> Iterator[Group]:
    """Hold bearers of one name for one person where they share a place, a body or a role that only one can have."""
    leader: dict[str, str] = {}

    def top(context: str) -> str:
        while leader.setdefault(context, context) != context:
            leader[context] = context = leader[leader[context]]
        return context

    for one in block:
        first = top(one.contexts[0])
        for context in one.contexts[1:]:
            low, high = sorted((first, top(context)))
            leader[high] = first = low
    yield from _split(block, [top(one.contexts[0]) for one in block])


def places_of(group: Group) -> tuple[str, ...]:
    """Return the places that a group is tied to, the outermost first; suppositions only where nothing is stated."""
    for least in (Bond.STATED, Bond.SUPPOSED):
        places = {one.key.place for one in group if one.key.bond >= least and one.key.place}
        if places:
            return tuple(sorted(places, key=lambda place: (len(place), place)))
    return ()


def in_one_article(left: Group, right: Group) -> bool:
    """Tell whether some article names both, which speaks against their being one thing."""
    return not {one.member[0] for one in left}.isdisjoint(one.member[0] for one in right)


def may_be_one(left: Group, right: Group) -> bool:
    """Tell whether two groups of one family may be one thing as far as their places tell."""
    here, there = places_of(left), places_of(right)
    if left[0].family in LOCAL:
        return {county(place) for place in here} == {county(place) for place in there}
    if not here or not there:
        return True
    stated = all(any(one.key.bond >= Bond.STATED for one in group) for group in (left, right))
    pairs = (nested(a, b) for a in here for b in there)
    return all(pairs) if stated else any(pairs)
