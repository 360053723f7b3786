"""What resolution hands on: things with all their names, and the reasons for every merge."""

from __future__ import annotations

from dataclasses import dataclass, field


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


@dataclass(frozen=True, slots=True, order=True)
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
        decisions: sorted, each once.
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
