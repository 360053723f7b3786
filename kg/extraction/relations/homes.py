"""The place of things that nothing in the text puts anywhere: what their names begin with, or where the article plays.

Three sources, the nearest first: the short name of a place or village at the start of a name (柳河产业园: 柳河镇), the
only division of the level that an organ is called by (市民政局), and the place of the article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kg.extraction.relations.participants import GROUND, Cast
from kg.extraction.relations.structure import Link, NameRule
from kg.gazetteer import Level, gazetteer, short_name
from kg.model import Entity

_SHORTEST_DIVISION, _LONGEST_DIVISION = 3, 12
_LEVELLED = re.compile("[省市区县州旗](?:委|政府|纪委|监委|人大|政协|[\\u4e00-\\u9fff]{2,6}局$)")
#: An organ that is called by its level alone (市民政局, 县委).
_OF_LEVEL = re.compile("([省市区县州旗])(?=[\\u4e00-\\u9fff]{1,12}$)(?:委|政府|纪委|监委|人大|政协|.*?[局办委院厅]$)")
_ORGANS = frozenset({"PartyBody", "GovernmentBody", "MassOrganisation"})
#: Divisions that are known by their short names, too; those of counties are often other names.
_LEVELS: dict[str, Level] = {"省": "province", "市": "city", "州": "city"}
_MUNICIPALITIES = frozenset({"北京", "天津", "上海", "重庆"})
#: A name that begins with a place, known to be one or not: 花溪县委, 南洲开发区组织部.
_OWN_PLACE = re.compile(
    r"((?:(?!团)[\u4e00-\u9fff]){2,5}?[市县区旗州])"
    r"(?:委|政府|纪委|监委|人大|政协|法院|检察院|总工会|妇联|团委|[\u4e00-\u9fff]{2,8}[局办部]$|管委会|工委)"
)
_OURS = re.compile("[我本]([省市区县旗])")
_OURS_BEFORE = re.compile(f"{_OURS.pattern}(?:[\\u4e00-\\u9fff]{{2,8}}[、和])*$")
_LONGEST_OURS = 30
_OF_TOWN = re.compile(r"[\u4e00-\u9fff]{2,5}?(?:街道|镇|乡)(?=党|纪|团|残联|妇联|工会|人大|政府|人民|办事处|机关|综)")
_SHARE_OF_THE_CHIEF = 0.3  # of all mentions of divisions, for a place that an article is about
_TOWN, _VILLAGE = "Subdistrict", "Community"
_VILLAGE_END = re.compile("(?:村|社区|小区)$")
_SHORTEST_STEM, _LONGEST_STEM = 2, 8
#: Behind the short name of a place these make the name of another one.
_ANOTHER_PLACE = re.compile("[省市县区州旗镇乡村]|街道|社区")


def homes(
    rules: Sequence[NameRule], entities: Sequence[Entity], types: Sequence[str], cast: Cast, placed: frozenset[int]
) -> Iterator[Link]:
    """Yield the place of things that nothing else puts anywhere, where their names or the article give one.

    Args:
        rules: of names.
        entities: all things.
        types: their classes as participants.
        cast: the phrases of the text.
        placed: numbers of the things that are known to belong or lie somewhere.
    """
    chief = _chief(entities, cast)
    told: dict[int, Link] = {}
    for link in (*_of_stems(rules, entities, types, chief), *_of_levels(entities)):
        if link.subject not in placed:
            told.setdefault(link.subject, link)
    yield from told.values()
    yield from _of_the_article(rules, entities, types, cast, placed.union(told), chief)


def _of_the_article(
    rules: Sequence[NameRule],
    entities: Sequence[Entity],
    types: Sequence[str],
    cast: Cast,
    placed: frozenset[int],
    chief: set[int],
) -> Iterator[Link]:
    """Yield what belongs where the article plays."""
    lists = [phrase for phrase in cast.phrases if len(phrase.members) > 1]
    listed = {member.entity for phrase in lists for member in (*phrase.members, *phrase.grounds)}
    places = {entity.name: n for n, entity in enumerate(entities) if entity.type == "Place"}
    towns = [n for n, entity in enumerate(entities) if entity.type == _TOWN]
    for number, entity in enumerate(entities):
        home = places.get(entity.place or "")
        home = home if home in chief else None
        if entity.type == _VILLAGE:
            only = towns[0] if len(towns) == 1 else None
            near = _town_before(entity, towns, entities, cast.text) if only not in chief else None
            home = near if None not in (near, home) else home if only is None else only if only in chief else None
        if home is None or number in placed or number == home:
            continue
        if not _is_told_by_then(entity, entities[home], cast.text):
            continue
        if _is_of_elsewhere(entity.name, entities[home].name) or is_ours(entity, entities[home].name, cast.text):
            continue
        if _LEVELLED.match(entity.name) and not entities[home].name.endswith(entity.name[0]):
            continue  # A 市委 does not belong to the district.
        for rule in rules:
            if types[number] in rule.outer and rule.takes_home(entity, number in listed):
                yield Link(number, rule.relation, home, number)
                break


def _chief(entities: Sequence[Entity], cast: Cast) -> set[int]:
    """Return the places that the article is about, and the towns that it names more than once."""
    named = Counter(m.entity for p in cast.phrases for m in (*p.members, *p.grounds) if m.type == "Place")
    chief = {n for n, count in named.items() if count >= _SHARE_OF_THE_CHIEF * named.total()}
    return chief | {n for n, entity in enumerate(entities) if entity.type == _TOWN and len(entity.mentions) > 1}


def _town_before(village: Entity, towns: Sequence[int], entities: Sequence[Entity], text: str) -> int | None:
    """Return the town that the paragraph names last before a village is named for the first time."""
    first = village.mentions[0].start
    begin = text.rfind("\n", 0, first) + 1
    before = [(m.start, town) for town in towns for m in entities[town].mentions if begin <= m.start < first]
    return max(before)[1] if before else None


def _of_stems(
    rules: Sequence[NameRule], entities: Sequence[Entity], types: Sequence[str], chief: set[int]
) -> Iterator[Link]:
    """Yield where things lie whose names begin with the short name of a place (柳河产业园: 柳河镇).

    A park or school that is called by a place which the article hardly names may lie in some district of it.
    """
    stems: dict[str, list[int]] = {}
    for number, entity in enumerate(entities):
        name = _stem(entity) if types[number] != GROUND else ""
        if len(name) >= _SHORTEST_STEM and name != entity.name:
            stems.setdefault(name, []).append(number)
    for number, entity in enumerate(entities):
        begins = (entity.name[:length] for length in range(min(_LONGEST_STEM, len(entity.name) - 1), 1, -1))
        stem = next((begin for begin in begins if begin in stems), None) if stems else None
        if stem is None or len(stems[stem]) > 1 or _begins_with_a_place(entity.name[len(stem) :]):
            continue
        home = stems[stem][0]
        fitting = (r for r in rules if r.stem and types[number] in r.outer and types[home] in r.inner)
        rule = next((r for r in fitting if r.suits(entity.name)), None)
        if rule and (home in chief or rule.is_sure or entities[home].type != "Place"):
            yield Link(number, rule.relation, home, number)


def _begins_with_a_place(name: str) -> bool:
    """Tell whether what stands behind a short name makes another place of it, or names another one."""
    if _ANOTHER_PLACE.match(name):
        return True
    begins = (name[:length] for length in range(2, min(len(name), _LONGEST_STEM) + 1))
    divisions = (d for begin in begins for d in (*gazetteer().named(begin), *gazetteer().called(begin)))
    return any(division.level != "street" for division in divisions)


def _stem(entity: Entity) -> str:
    """Return the short name of a division, town or village, "" for what is none."""
    if entity.type == _VILLAGE:
        return _VILLAGE_END.sub("", entity.name)
    return short_name(entity.name) if entity.type in ("Place", _TOWN) else ""


def _of_levels(entities: Sequence[Entity]) -> Iterator[Link]:
    """Yield that organs which are called by their level alone belong to the only division of it (市民政局, 县委)."""
    for number, entity in enumerate(entities):
        level = _OF_LEVEL.match(entity.name) if entity.type in _ORGANS else None
        if level and len(fitting := [n for n, one in enumerate(entities) if _is_of_level(one, level[1])]) == 1:
            yield Link(number, "partOf", fitting[0], number)


def _is_of_level(place: Entity, level: str) -> bool:
    """Tell whether a place is a 市, 县 and so on, by its full or its short name."""
    if place.type != "Place":
        return False
    if level == "市" and place.name in _MUNICIPALITIES:
        return True
    if gazetteer().named(place.name) or level not in _LEVELS:
        return place.name.endswith(level)
    called = gazetteer().called(place.name)
    return any(division.level == _LEVELS[level] and division.name.endswith(level) for division in called)


def _is_told_by_then(entity: Entity, home: Entity, text: str) -> bool:
    """Tell whether a place is named before a thing or in its paragraph, so that a reader can take it to lie there."""
    end = text.find("\n", entity.mentions[0].end)
    return end < 0 or home.mentions[0].start < end


def is_ours(entity: Entity, home: str, text: str) -> bool:
    """Tell whether the article calls a thing its own of another level than a place (我市某镇 is not of a county).

    In a list that stands before its first member (我市甲镇、乙镇).
    """
    called = (_OURS_BEFORE.search(text, max(span.start - _LONGEST_OURS, 0), span.start) for span in entity.mentions)
    return any(found and not home.endswith(found[1]) for found in (*called, _OURS.match(entity.name)))


def _is_of_elsewhere(name: str, home: str) -> bool:
    """Tell whether a name begins with that of another province, city or county, or of a town, than the one at home."""
    town = _OF_TOWN.match(name)
    if town and not home.endswith(town[0]):
        return True
    own = _OWN_PLACE.match(name)
    if own and not own[1].endswith(home) and not home.endswith(own[1]):
        return True
    begins = (name[:length] for length in range(_SHORTEST_DIVISION, min(len(name), _LONGEST_DIVISION)))
    return any(begin != home and any(d.level != "street" for d in gazetteer().named(begin)) for begin in begins)
