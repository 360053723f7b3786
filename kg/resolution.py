"""From the names of many articles to the things that they name: one thing a node, with all its names.

Extraction merges inside an article; here the same thing is found again in other articles. Two names are held to be one
thing only for a reason that can be told (`Decision`), and only where place, level and kind allow it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.model import Entity, Facts


@dataclass(frozen=True, slots=True)
class Thing:
    """A real thing that one or more articles name.

    Attributes:
        name: the fullest name that the articles support.
        type: a class of the ontology.
        aliases: every other name of it, sorted.
        members: (article id, number in that article's `Facts.entities`), sorted.
        qualifier: what tells it apart from another thing of the same type and name (a place, or an article id);
            empty where there is none, so that (type, name, qualifier) is unique.
    """

    name: str
    type: str
    aliases: tuple[str, ...]
    members: tuple[tuple[str, int], ...]
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A merge that was made, or one that lay near and was refused, with the reason in Chinese and English."""

    left: str
    right: str
    merged: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """The things behind all articles.

    Attributes:
        things: sorted by type, name and qualifier.
        decisions: sorted.
    """

    things: tuple[Thing, ...]
    decisions: tuple[Decision, ...]
    _by_member: dict[tuple[str, int], Thing] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_member", {member: thing for thing in self.things for member in thing.members})

    def thing_of(self, article_id: str, entity: int) -> Thing:
        """Return the thing behind an article's entity, given by its number there.

        Raises:
            KeyError: if the article was not among those resolved or has no such entity.
        """
        return self._by_member[article_id, entity]


def resolve(facts: Sequence[Facts]) -> Resolution:
    """Return the things that the articles name; the order of the articles makes no difference."""
    groups: dict[tuple[str, str, str | None], list[tuple[str, int, Entity]]] = {}
    for one in facts:
        for number, entity in enumerate(one.entities):
            groups.setdefault((entity.type, entity.name, entity.place), []).append((one.article.id, number, entity))
    shared = {key[:2] for key in groups if sum(key[:2] == other[:2] for other in groups) > 1}
    things = [
        Thing(
            name=name,
            type=type_,
            aliases=tuple(sorted({alias for *_, entity in group for alias in entity.aliases} - {name})),
            members=tuple(sorted((article, number) for article, number, _ in group)),
            qualifier=(place or "") if (type_, name) in shared else "",
        )
        for (type_, name, place), group in groups.items()
    ]
    return Resolution(tuple(sorted(things, key=lambda thing: (thing.type, thing.name, thing.qualifier))), ())
