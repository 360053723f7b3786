"""What cannot lie in each other, whatever names seem to say: peers of a list, divisions of one level, provinces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.extraction.relations.participants import Cast, Participant
from kg.extraction.relations.structure import Link
from kg.gazetteer import gazetteer
from kg.model import Entity

#: Relations that say where a thing lies or what it belongs to.
PLACING = ("partOf", "locatedIn")
_BESIDE = ("", "、")
_LEVELS = ("省", "市", "县")


def _lists(cast: Cast) -> Iterator[tuple[Participant, ...]]:
    return (phrase.members for phrase in cast.phrases if len(phrase.members) > 1)


def _quoted_beside(cast: Cast) -> Iterator[tuple[Participant, ...]]:
    """Yield names of any classes side by side, each in quotation marks of its own (“甲产业园”“乙交易中心”等项目)."""
    for left, right in pairwise(cast.phrases):
        last, first = left.members[-1], right.members[0]
        if last.quoted and first.quoted and cast.text[last.end : first.start] in _BESIDE:
            yield last, first


class Apart:
    """Which things cannot lie in each other or belong to each other: peers in a list, and divisions of one level.

    Args:
        entities: all things.
        cast: the phrases of the text.
    """

    def __init__(self, entities: Sequence[Entity], cast: Cast) -> None:
        self._entities = entities
        self._lists: dict[int, set[int]] = {}
        for number, peers in enumerate((*_lists(cast), *_quoted_beside(cast))):
            for peer in peers:
                self._lists.setdefault(peer.entity, set()).add(number)

    def forbids(self, link: Link) -> bool:
        """Tell whether a link places one of two such things in the other."""
        if link.relation not in PLACING:
            return False
        inner, outer = self._entities[link.subject], self._entities[link.object]
        if inner.type == outer.type == "Place" and inner.name[-1:] == outer.name[-1:] in _LEVELS:
            return not any(place.level == "county" for place in gazetteer().named(inner.name))
        if inner.type == "Place" and gazetteer().is_called(inner.name, "province"):
            return True  # 福建福州、江西赣州等地
        listed = self._lists.get(link.subject, set()) & self._lists.get(link.object, set())
        return bool(listed) and outer.name not in inner.name
