"""The county that a town belongs to where an article on the county tells of the town as its own.

Only the gazetteer knows it by name; the text says so by its making: it names the county again and again and then turns
to the town, which opens a sentence (在某镇，…).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extraction.relations.structure import Link
from kg.gazetteer import Division, gazetteer
from kg.model import Entity

_OFTEN = 3  # mentions of a county that an article is about
_TOWN = "Subdistrict"
#: Before a town that a sentence is about.
_OPENING = re.compile(r"(?:^|[。！？；”\n■])(?:在|走进|来到)?$")
_LONGEST_OPENING = 3


def of_counties(entities: Sequence[Entity], text: str, placed: frozenset[int]) -> Iterator[Link]:
    """Yield which county towns belong to that nothing else puts anywhere.

    Args:
        entities: all things.
        text: the article.
        placed: numbers of the things that are known to belong or lie somewhere.
    """
    towns = [n for n, entity in enumerate(entities) if entity.type == _TOWN and n not in placed]
    counties = [n for n, entity in enumerate(entities) if len(entity.mentions) >= _OFTEN and _counties(entity)]
    for town in towns if counties else ():
        home = next((county for county in counties if _is_of(entities[town], entities[county])), None)
        if home is not None and _is_told_of(entities[town], entities[home], text):
            yield Link(town, "partOf", home, town)


def _counties(entity: Entity) -> list[Division]:
    if entity.type != "Place":
        return []
    return [division for division in gazetteer().named(entity.name) if division.level == "county"]


def _is_of(town: Entity, county: Entity) -> bool:
    divisions = gazetteer().named(town.name)
    return any(gazetteer().within(division, outer) for division in divisions for outer in _counties(county))


def _is_told_of(town: Entity, county: Entity, text: str) -> bool:
    """Tell whether a sentence turns to a town after its county was named, which the article is on more than on it."""
    if len(town.mentions) >= len(county.mentions) or town.mentions[0].start < county.mentions[0].start:
        return False
    return any(_OPENING.search(text[max(m.start - _LONGEST_OPENING, 0) : m.start]) for m in town.mentions)
