"""Occurrences of one stem, parted by what their places allow to be one thing."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from kg.resolution.names import NamingRules
from kg.resolution.occurrences import Bond, Occurrence, Usage
from kg.resolution.places import county, nested

Group = tuple[Occurrence, ...]

#: Families whose names are used again from district to district, so that the place decides.
LOCAL = frozenset({"organ", "territory", "firm"})
_STREET = 9  # digits of a street's code
_ENTITY_BITS = 24


def member(article: int, entity: int) -> int:
    """Return the number of an entity: of its article, in the order of all ids, and of itself in the article."""
    return article << _ENTITY_BITS | entity


def article_of(member: int) -> int:
    """Return the number of an entity's article."""
    return member >> _ENTITY_BITS


def groups(found: Iterable[tuple[Usage, int]], rules: NamingRules) -> tuple[Group, ...]:
    """Return the things that one stem names: occurrences that are one thing stand in one group.

    Args:
        found: all usages of one family and stem with the numbers of the entities that show them, ascending. Equal
            usages are one object.
        rules: which names are general words.
    """
    pairs = iter(found)
    first, number = next(pairs)
    if first.family == "Person":
        return tuple(_by_context([(first, number), *pairs]))
    block = _gathered([(first, number), *pairs])
    if first.family in LOCAL:
        return tuple(_by_district(block, generic=rules.is_generic(first.key.stem)))
    return tuple(_by_founder(block)) if first.family == "programme" else (block,)


def _gathered(pairs: Iterable[tuple[Usage, int]]) -> Group:
    """Return one occurrence for each usage, in order of their first entities."""
    members: dict[int, tuple[Usage, array[int]]] = {}
    for usage, number in pairs:
        members.setdefault(id(usage), (usage, array("Q")))[1].append(number)
    return tuple(Occurrence(usage, len(found), found[0], found) for usage, found in members.values())


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
    districts = {county(one.key.place) for one in block if one.key.bond > Bond.FREE}
    if len(districts) == 1 and not generic:
        keys = [key or min(districts) for key in keys]
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


def _by_context(pairs: Sequence[tuple[Usage, int]]) -> Iterator[Group]:
    """Hold bearers of one name for one person where they share a place, a body or a role that only one can have.

    What one article names twice is one person too. Persons come in the order of their first articles.
    """
    leader: dict[str, str] = {}

    def top(context: str) -> str:
        while leader.setdefault(context, context) != context:
            leader[context] = context = leader[leader[context]]
        return context

    articles = [list(same) for _, same in groupby(pairs, key=lambda pair: article_of(pair[1]))]
    known = [next((context for usage, _ in same for context in usage.contexts), None) for same in articles]
    for same, first in zip(articles, known, strict=True):
        for context in (context for usage, _ in same for context in usage.contexts):
            leader[top(context)] = top(first or context)
    persons: dict[object, list[tuple[Usage, int]]] = {}
    for number, (same, first) in enumerate(zip(articles, known, strict=True)):
        persons.setdefault(number if first is None else top(first), []).extend(same)
    yield from map(_gathered, persons.values())


def places_of(group: Group) -> tuple[str, ...]:
    """Return the places that a group is tied to, the outermost first; suppositions only where nothing is stated."""
    for least in (Bond.STATED, Bond.SUPPOSED):
        places = {one.key.place for one in group if one.key.bond >= least and one.key.place}
        if places:
            return tuple(sorted(places, key=lambda place: (len(place), place)))
    return ()


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
