"""The county that a town belongs to where an article on the county tells of the town as its own.

The text says so by its making: it names the county again and again and then turns to the town, which opens a sentence
(在某镇，…) and which the gazetteer knows there; or it tells what the county does, no other one, and then of its towns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extraction.document import RelationClaim
from kg.extraction.relations.apart import PLACING
from kg.extraction.relations.homes import is_ours
from kg.extraction.relations.participants import Cast
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


def of_the_only(
    entities: Sequence[Entity], types: Sequence[str], cast: Cast, claims: Sequence[RelationClaim]
) -> Iterator[Link]:
    """Yield that towns belong to the only county or city of an article, which is told of before them by itself.

    Args:
        entities: all things.
        types: their classes as participants.
        cast: the phrases of the text.
        claims: all that is known of them.
    """
    placed = {claim.subject for claim in claims if claim.predicate in PLACING}
    holding = {claim.object for claim in claims if claim.predicate in PLACING and types[claim.subject] == "Place"}
    lands = [n for n, kind in enumerate(types) if kind == "Place" and n not in holding]
    if len(lands) != 1 or not _is_county(home := entities[lands[0]]):
        return
    named = (m for phrase in cast.phrases for m in (*phrase.members, *phrase.grounds) if m.entity == lands[0])
    told = min((member.start for member in named), default=len(cast.text))
    for town, entity in enumerate(entities):
        behind = types[town] == _TOWN and town not in placed and told < entity.mentions[0].start
        if behind and not is_ours(entity, home.name, cast.text):
            yield Link(town, "partOf", lands[0], town)


def _is_county(place: Entity) -> bool:
    """Tell whether a place is a county or a city of that level, which has towns; not one above them."""
    return place.name.endswith("县") or (place.name.endswith("市") and bool(_counties(place)))


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
