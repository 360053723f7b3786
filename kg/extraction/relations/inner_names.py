"""The names of things inside the names of other things: an organ's place, a company's village."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extraction.document import Mention
from kg.extraction.lexer import lengths_by_pair
from kg.extraction.relations.participants import nested
from kg.gazetteer import gazetteer
from kg.model import Entity

_SHORTEST_ALIAS = 3
_WHOLE = ("全", "我")  # 全市, 我区
_WIDE = frozenset({"province", "city"})
#: For what stands behind a short name the levels of the divisions that it can be the name of.
_HOLDING = {"Place": _WIDE, "Ground": _WIDE, "Park": _WIDE, "Subdistrict": _WIDE | {"county"}}


@dataclass(frozen=True, slots=True)
class InnerName:
    """The name of `entity` inside a longer name."""

    start: int
    end: int
    entity: int
    name: str
    type: str

    def within(self, other: InnerName) -> bool:
        """Tell whether this is a part of another inner name."""
        return other.start <= self.start and self.end <= other.end and other.end - other.start > self.end - self.start


class InnerNames:
    """The names inside the names of an article: by their characters, and by mentions that stand inside mentions."""

    def __init__(self, entities: Sequence[Entity], mentions: Sequence[Mention], text: str) -> None:
        self.entities = entities
        self._names = {entity.name: number for number, entity in reversed(list(enumerate(entities)))}
        for number, entity in enumerate(entities):
            if entity.type != "Place":  # a short name of a district may be that of a hill as well
                for alias in entity.aliases:
                    if len(alias) >= _SHORTEST_ALIAS:
                        self._names.setdefault(alias, number)
        self._lengths = lengths_by_pair(self._names)
        self._nested: dict[int, list[InnerName]] = {}
        for outer, inner in nested(mentions):
            if self.is_telling(inner) and "、" not in outer.span.of(text):
                start, end = inner.span.start - outer.span.start, inner.span.end - outer.span.start
                found = InnerName(start, end, inner.entity, entities[inner.entity].name, entities[inner.entity].type)
                self._nested.setdefault(outer.entity, []).append(found)

    def is_telling(self, inner: Mention) -> bool:
        """Tell whether a mention at the start of a longer name shows where that thing lies: a short 东湖 does not."""
        entity = self.entities[inner.entity]
        return entity.type != "Place" or inner.name == entity.name or inner.name.startswith(_WHOLE)

    def may_hold(self, mention: Mention, kind: str) -> bool:
        """Tell whether a short name is that of a division in which something right behind it lies (江苏某市, 昆山某镇).

        Args:
            mention: the short name.
            kind: the class of what stands behind it, as a participant.
        """
        return gazetteer().is_called(mention.name, *_HOLDING.get(kind, ()))

    def held_by(self, number: int) -> list[InnerName]:
        """Return the names of other things inside a thing's name."""
        name = self.entities[number].name
        found = [
            InnerName(start, start + length, other, self.entities[other].name, self.entities[other].type)
            for start in range(len(name))
            for length in self._lengths.get(name[start : start + 2], ())
            if start + length <= len(name) and (other := self._names.get(name[start : start + length])) is not None
        ]
        return [inner for inner in (*found, *self._nested.get(number, ())) if inner.entity != number]
