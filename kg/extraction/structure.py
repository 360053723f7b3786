"""What names and their order say without a verb: an organ and its place, a village and its town, a document's matter.

Two sources: a name that holds another name (东湖区民政局 holds 东湖区), and two names side by side (东湖区柳河街道).
Both are weaker than what a sentence states, so that the caller drops them where a statement about the pair exists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.errors import LexiconError
from kg.extraction.document import Mention
from kg.extraction.participants import Phrase
from kg.lexicon import Table
from kg.model import Entity

_PLACES_IN_A_NAME = ("start", "inside", "end")
_SHORTEST_ALIAS = 3


@dataclass(frozen=True, slots=True)
class NameRule:
    """A rule of [[names]] in `relations.toml`."""

    outer: frozenset[str]
    inner: frozenset[str]
    at: str
    relation: str
    inverse: bool = False
    home: bool = False
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BesideRule:
    """A rule of [[beside]] in `relations.toml`."""

    left: frozenset[str]
    right: frozenset[str]
    relation: str
    inverse: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A relation between two entities by number, read off names."""

    subject: int
    relation: str
    object: int
    bearer: int  #: the entity whose name or place in the text shows it


class Structure:
    """The rules of names.

    Args:
        table: the content of `relations.toml`.
        classes: spells out superclasses and groups.

    Raises:
        LexiconError: if a rule looks at an unknown part of a name.
    """

    def __init__(self, table: Table, classes: Callable[[Iterable[str]], tuple[str, ...]]) -> None:
        self._names = [self._name_rule(entry, classes) for entry in table["names"]]
        self._beside = [
            BesideRule(
                frozenset(classes(entry["left"])),
                frozenset(classes(entry["right"])),
                entry["relation"],
                entry.get("inverse", False),
                entry.get("quoted", False),
            )
            for entry in table["beside"]
        ]

    @staticmethod
    def _name_rule(entry: Table, classes: Callable[[Iterable[str]], tuple[str, ...]]) -> NameRule:
        if entry["at"] not in _PLACES_IN_A_NAME:
            raise LexiconError(f"relations.toml: [[names]] looks `at` {entry['at']!r}; use start, inside or end")
        return NameRule(
            frozenset(classes(entry["outer"])),
            frozenset(classes(entry["inner"])),
            entry["at"],
            entry["relation"],
            entry.get("inverse", False),
            entry.get("home", False),
            tuple(entry.get("unless", "").split()),
        )

    def of_names(self, entities: Sequence[Entity], types: Sequence[str]) -> Iterator[Link]:
        """Yield what the names of the entities say; `types` are their classes as participants."""
        forms = _Forms(entities)
        for number, entity in enumerate(entities):
            held = forms.held_by(number)
            known: set[int] = {number}
            for rule in self._names:
                if types[number] not in rule.outer or entity.name.endswith(rule.unless or ("\0",)):
                    continue
                fitting = [inner for inner in held if types[inner.entity] in rule.inner]
                for other in self._chosen(rule, entity, fitting, forms):
                    if other not in known:
                        yield _link(rule, number, other)
                    known.add(other)
                if rule.at == "start" and not rule.inverse:
                    known |= {inner.entity for inner in fitting}

    @staticmethod
    def _chosen(rule: NameRule, entity: Entity, fitting: list[_Inner], forms: _Forms) -> list[int]:
        if rule.at == "inside":
            return [inner.entity for inner in fitting if not any(inner.within(other) for other in fitting)]
        border = 0 if rule.at == "start" else len(entity.name)
        found = [i for i in fitting if (i.start if rule.at == "start" else i.end) == border]
        if found:
            return [max(found, key=lambda inner: inner.end - inner.start).entity]
        home = forms.named(entity.place) if rule.home and entity.place else None
        return [home] if home is not None else []

    def of_neighbours(
        self, mentions: Sequence[Mention], phrases: Sequence[Phrase], types: Sequence[str]
    ) -> Iterator[Link]:
        """Yield what names side by side say, also where one printed name begins with another (东湖区柳河街道)."""
        inner: dict[int, list[Mention]] = {}
        for mention in mentions:
            inner.setdefault(mention.span.start, []).append(mention)
        for phrase in phrases:
            head = phrase.members[0]
            for mention in inner.get(head.start, []):
                if mention.span.end < head.end:
                    yield from self._neighbours(mention.entity, phrase, types)
        for left, right in pairwise(phrases):
            if left.end == right.start:
                yield from self._neighbours(left.members[-1].entity, right, types)

    def _neighbours(self, left: int, right: Phrase, types: Sequence[str]) -> Iterator[Link]:
        for rule in self._beside:
            if types[left] not in rule.left:
                continue
            for member in right.members:
                if member.type in rule.right and member.entity != left and (member.quoted or not rule.quoted):
                    ends = (left, member.entity) if rule.inverse else (member.entity, left)
                    yield Link(ends[0], rule.relation, ends[1], member.entity)


def _link(rule: NameRule, outer: int, inner: int) -> Link:
    return Link(inner, rule.relation, outer, outer) if rule.inverse else Link(outer, rule.relation, inner, outer)


@dataclass(frozen=True, slots=True)
class _Inner:
    """The name of `entity` inside a longer name."""

    start: int
    end: int
    entity: int

    def within(self, other: _Inner) -> bool:
        """Tell whether this is a part of another inner name."""
        return other.start <= self.start and self.end <= other.end and other.end - other.start > self.end - self.start


class _Forms:
    """Finds the names of other entities inside a name."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._entities = entities
        self._names: dict[str, int] = {}
        for number, entity in enumerate(entities):
            self._names.setdefault(entity.name, number)
        for number, entity in enumerate(entities):
            if entity.type != "Place":  # 崂山 alone may be the hill as well as the district
                for alias in entity.aliases:
                    if len(alias) >= _SHORTEST_ALIAS:
                        self._names.setdefault(alias, number)
        self._lengths = sorted({len(name) for name in self._names if len(name) > 1})

    def named(self, name: str) -> int | None:
        """Return the number of the entity with this name."""
        return self._names.get(name)

    def held_by(self, number: int) -> list[_Inner]:
        """Return the names of other entities inside an entity's name, by their place in it."""
        name = self._entities[number].name
        return [
            _Inner(start, start + length, other)
            for start in range(len(name))
            for length in self._lengths
            if start + length <= len(name)
            and (other := self._names.get(name[start : start + length])) is not None
            and other != number
        ]
