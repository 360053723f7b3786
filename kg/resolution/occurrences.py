"""An article's entity, made ready to be compared with those of other articles: its stem, its place, its family."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Any

from kg.gazetteer import Gazetteer
from kg.model import Entity, Facts
from kg.resolution.names import NamingRules, clean
from kg.resolution.places import Locality, Surroundings, nested
from kg.vocabulary import PROGRAMME

#: Classes between which extraction may waver for one and the same name, by the name of their family. Same names in
#: different families stay two things (崂山茶 the industry, 崂山茶 the product).
FAMILIES: dict[str, tuple[str, ...]] = {
    "organ": (
        "PartyBody",
        "PartyBranch",
        "GovernmentBody",
        "Institution",
        "SocialOrganisation",
        "MassOrganisation",
        "Taskforce",
    ),
    "territory": ("Place", "Subdistrict", "Community", "Park"),
    "firm": ("Enterprise", "Media"),
    "programme": (*PROGRAMME, "Alliance"),
}
_FAMILY_OF = {type_: family for family, types in FAMILIES.items() for type_ in types}
#: Programmes that stand somewhere; others of one name (乡村振兴) may be carried out in many places.
_SETTLED = frozenset({"Platform", "Project", "Brand", "Alliance"})
#: Every district has its own of these, so that a name without a place tells nothing beyond its article.
_EVERYWHERE = frozenset(
    {"PartyBody", "PartyBranch", "GovernmentBody", "MassOrganisation", "Taskforce", "Subdistrict", "Community"}
)
_FOUNDING = frozenset({"establishes", "leads", "issues"})
_IN_ARTICLE = "@"  # no place begins so
_QUOTATION_MARKS = (("“", "”"), ("‘", "’"), ("《", "》"), ("「", "」"), ('"', '"'))


class Bond(IntEnum):
    """How firmly a thing is tied to its place."""

    UNKNOWN = -1  # there are many of its name, and nothing tells which place's it is; its key holds the article instead
    FREE = 0
    SUPPOSED = 1  # the article is about that place
    STATED = 2  # the article says so of the thing
    NAMED = 3  # the name begins with the place


@dataclass(frozen=True, slots=True)
class Key:
    """What a name says of the thing behind it.

    Attributes:
        stem: normal form of the name without its place.
        place: code or name of the place that the thing is tied to; "" where there is none, the article where it is
            somewhere (`Bond.UNKNOWN`).
    """

    stem: str
    place: str
    bond: Bond


@dataclass(frozen=True, slots=True)
class Usage:
    """All that resolution looks at in an entity, so that equal ones of many articles need be looked at once.

    Attributes:
        name: the entity's name.
        aliases: its aliases.
        key: what its name says.
        others: what its aliases say, where that is something else.
        quoted: whether the article prints the core of a programme's name in quotation marks.
        contexts: what a person is known by beyond the article (place, bodies served, a role held by one at a time).
    """

    name: str
    type: str
    aliases: tuple[str, ...]
    family: str
    key: Key
    others: tuple[Key, ...] = ()
    quoted: bool = False
    contexts: tuple[str, ...] = ()

    def to_json(self) -> str:
        """Return the usage as one line, equal for equal ones."""
        others = [_plain(key) for key in self.others]
        record = [self.family, *_plain(self.key), self.name, self.type, self.aliases, others]
        return json.dumps([*record, self.quoted, self.contexts], ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, line: str | bytes) -> Usage:
        """Return what `to_json` has written."""
        return cls.from_record(json.loads(line))

    @classmethod
    def from_record(cls, record: list[Any]) -> Usage:
        """Return what `to_json` has written, parsed already."""
        family, stem, place, bond, name, type_, aliases, others, quoted, contexts = record
        other_keys = tuple(Key(stem, place, Bond(bond)) for stem, place, bond in others)
        key = Key(stem, place, Bond(bond))
        return cls(name, type_, tuple(aliases), family, key, other_keys, quoted, tuple(contexts))


def _plain(key: Key) -> list[Any]:
    return [key.stem, key.place, int(key.bond)]


@dataclass(slots=True)
class Occurrence:
    """A usage with the entities that show it.

    Attributes:
        count: how many entities there are.
        first: the smallest number of them.
        members: their numbers, ascending, while they are at hand; see `kg.resolution.workspace` for the numbers.
    """

    usage: Usage
    count: int
    first: int
    members: array[int] = field(default_factory=lambda: array("Q"), repr=False)

    @property
    def key(self) -> Key:
        """What the name says."""
        return self.usage.key

    @property
    def family(self) -> str:
        """The classes that the thing's class is one of."""
        return self.usage.family

    @property
    def quoted(self) -> bool:
        """Whether the core of a programme's name stands in quotation marks."""
        return self.usage.quoted


def usages(facts: Facts, rules: NamingRules, gazetteer: Gazetteer) -> Iterator[Usage]:
    """Yield the usage of each entity of one article, in order."""
    reader = _Reader(facts, rules, Surroundings(facts, gazetteer))
    for number in range(len(facts.entities)):
        yield reader.usage(number)


class _Reader:
    """Reads the entities of one article."""

    def __init__(self, facts: Facts, rules: NamingRules, surroundings: Surroundings) -> None:
        self._facts, self._rules, self._around = facts, rules, surroundings
        self._founders: dict[int, list[Entity]] = {}
        for relation in facts.relations:
            if relation.predicate in _FOUNDING:
                self._founders.setdefault(relation.object, []).append(facts.entities[relation.subject])

    def usage(self, number: int) -> Usage:
        entity = self._facts.entities[number]
        family = _FAMILY_OF.get(entity.type, entity.type)
        key = self._key(number, entity, family)
        others = {self._key(number, replace(entity, name=alias), family) for alias in entity.aliases} - {key}
        return Usage(
            name=entity.name,
            type=entity.type,
            aliases=entity.aliases,
            family=family,
            key=key,
            others=tuple(sorted(others, key=lambda other: (other.stem, other.place))),
            quoted=family == "programme" and self._is_quoted(self._rules.core(key.stem)),
            contexts=tuple(self._contexts(number, entity)) if family == "Person" else (),
        )

    def _key(self, number: int, entity: Entity, family: str) -> Key:
        name = clean(entity.name)
        if family == "organ":
            return self._organ(name, entity)
        if family == "territory":
            return self._territory(name, entity)
        if family == "firm":
            return self._firm(name, entity)
        if family == "programme":
            return self._programme(number, name, entity)
        return Key(name, *self._place(entity)) if family == "Person" else Key(name, "", Bond.FREE)

    def _organ(self, name: str, entity: Entity) -> Key:
        name = self._rules.rewritten(name)
        place, rest = self._around.split(name)
        if place and rest:
            return Key(self._rules.organ_stem(self._without_place_word(rest, place)), place.key, Bond.NAMED)
        if owner := self._owner(name, entity):
            return Key(self._rules.organ_stem(self._without_place_word(name, owner)), owner.key, Bond.NAMED)
        stem = self._rules.organ_stem(name)
        beyond = self._rules.is_far_known(name) and not self._rules.is_generic(stem)
        if beyond or self._rules.is_national(name):
            return Key(stem, "", Bond.FREE)
        return self._somewhere(stem) if self._rules.place_word(name) else self._placed(stem, entity)

    def _without_place_word(self, rest: str, place: Locality) -> str:
        word = self._rules.place_word(rest)
        return rest[len(word) :] if word and place.name.endswith(word) else rest

    def _owner(self, name: str, entity: Entity) -> Locality | None:
        """Return the place of an organ whose name begins with its bare class: the city of 市委 in a district's news."""
        word = self._rules.place_word(name)
        if not word or not entity.place:
            return None
        return next((place for place in self._around.lineage(entity.place) if place.name.endswith(word)), None)

    def _territory(self, name: str, entity: Entity) -> Key:
        place, rest = self._around.split(name)
        if place is None and entity.type == "Place" and self._rules.may_stand_for_division(name):
            place, rest = self._around.known_by_short_name(name), ""
        return Key(rest, place.key, Bond.NAMED) if place else self._placed(name, entity)

    def _firm(self, name: str, entity: Entity) -> Key:
        place, rest = self._around.split(name)
        if place and rest:
            return Key(self._rules.shortened(rest), place.key, Bond.NAMED)
        stem = self._rules.shortened(name)
        return self._placed(stem, entity) if self._rules.is_generic(stem) else Key(stem, "", Bond.FREE)

    def _placed(self, stem: str, entity: Entity) -> Key:
        """Return the key of a thing that belongs where its article says, if it says so."""
        place, bond = self._place(entity)
        if bond is Bond.FREE and (entity.type in _EVERYWHERE or self._rules.is_generic(stem)):
            return self._somewhere(stem)
        return Key(stem, place, bond)

    def _somewhere(self, stem: str) -> Key:
        return Key(stem, f"{_IN_ARTICLE}{self._facts.article.id}", Bond.UNKNOWN)

    def _programme(self, number: int, name: str, entity: Entity) -> Key:
        place, rest = self._around.split(name)
        if place and rest:
            return Key(self._rules.programme_stem(rest), place.key, Bond.NAMED)
        stem = self._rules.programme_stem(name)
        if founded := self._founding_place(number):
            return Key(stem, founded, Bond.STATED)
        where, bond = self._place(entity)
        return Key(stem, where, bond if entity.type in _SETTLED else min(bond, Bond.SUPPOSED))

    def _founding_place(self, number: int) -> str | None:
        """Return the place of those who founded, led or issued the programme in this article, if it is one."""
        places = sorted(self._founding_places(number), key=lambda place: (len(place), place))
        return places[0] if places and all(nested(places[0], place) for place in places) else None

    def _founding_places(self, number: int) -> Iterator[str]:
        for founder in self._founders.get(number, ()):
            family = _FAMILY_OF.get(founder.type, founder.type)
            if family in ("organ", "territory") and (place := self._key(-1, founder, family).place):
                yield place

    def _place(self, entity: Entity) -> tuple[str, Bond]:
        if entity.place:
            return self._around.locality(entity.place).key, Bond.STATED
        return (self._around.home, Bond.SUPPOSED) if self._around.home else ("", Bond.FREE)

    def _is_quoted(self, core: str) -> bool:
        return any(before + core + after in self._facts.article.text for before, after in _QUOTATION_MARKS)

    def _contexts(self, number: int, entity: Entity) -> Iterator[str]:
        place, bond = self._place(entity)
        if bond:
            yield f"place {place}"
        for post in self._facts.posts:
            if post.person == number:
                body = self._facts.entities[post.body]
                key = self._key(post.body, body, _FAMILY_OF.get(body.type, body.type))
                yield f"body {key.stem} {key.place}"
        yield from (f"role {role}" for role in self._rules.unique_roles if self._bears(role, number, entity))

    def _bears(self, role: str, number: int, entity: Entity) -> bool:
        """Tell whether the person is named with the role anywhere in the article."""
        text, reach = self._facts.article.text, len(role)
        posts = (post.role for post in self._facts.posts if post.person == number)
        around = (text[max(span.start - reach, 0) : span.end + reach] for span in entity.mentions)
        named = (role + entity.name, entity.name + role)
        return role in posts or any(form in piece for piece in (*entity.aliases, *around) for form in named)
