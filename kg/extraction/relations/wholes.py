"""Wholes and their parts: what is said of a list of all parts is said of the whole.

Founding a whole with its parts is one founding, and what a list of parts does together the whole does. Bodies stand for
themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extraction.relations.participants import Cast, Participant
from kg.extraction.relations.sentence import Statement
from kg.extraction.relations.structure import Link
from kg.vocabulary import BODY

_PLACING = frozenset({"partOf", "locatedIn"})
_TERRITORY = frozenset({"Community", "Subdistrict"})
_ORGANS = frozenset({"PartyBody", "PartyBranch", "GovernmentBody"})
_DEEDS = frozenset({"leads", "establishes", "implements", "issues", "produces"})


def of_territory(statements: Iterable[Statement], links: Iterable[Link], types: Sequence[str]) -> Iterator[Statement]:
    """Yield statements, those that a village lies in an organ told of the town whose organ it is.

    党工委和办事处，下辖三个社区 says what the town has; in an organ of nobody known no village lies.

    Args:
        statements: of the article's sentences.
        links: what the names say.
        types: classes of all things by their numbers.
    """
    towns = {link.subject: link.object for link in links if types[link.object] in _TERRITORY}
    for statement in statements:
        organ = statement.object
        if not (statement.predicate in _PLACING and statement.subject.type in _TERRITORY and organ.type in _ORGANS):
            yield statement
        elif organ.entity in towns:
            town = towns[organ.entity]
            yield replace(statement, object=replace(organ, entity=town, type=types[town]))


class Wholes:
    """The wholes that things are part of.

    Args:
        statements: of the article's sentences.
        links: what the names say.
        cast: the phrases of the text; members of one phrase are listed together.
    """

    def __init__(self, statements: Iterable[Statement], links: Iterable[Link], cast: Cast) -> None:
        self._cast = cast
        self._wholes: dict[int, set[int]] = {}
        self._named: dict[int, Participant] = {}
        for phrase in cast.phrases:
            for member in phrase.members:
                self._named.setdefault(member.entity, member)
        stated = ((s.subject.entity, s.object.entity) for s in statements if s.predicate == "partOf")
        read_off = ((link.subject, link.object) for link in links if link.relation == "partOf")
        for part, whole in (*stated, *read_off):
            self._wholes.setdefault(part, set()).add(whole)

    def settled(self, statements: list[Statement]) -> list[Statement]:
        """Return the statements with listed parts replaced by their whole, where that acts or is founded."""
        lifted = [self._lifted(statement) for statement in statements]
        founded = {(s.subject.entity, s.object.entity) for s in lifted if s.predicate == "establishes"}
        return [statement for statement in lifted if not self._is_part_of_founded(statement, founded)]

    def _lifted(self, statement: Statement) -> Statement:
        if statement.predicate not in _DEEDS:
            return statement
        whole = min(self._common(statement.subject), default=None)
        if whole is None or whole == statement.object.entity or whole not in self._named:
            return statement
        return replace(statement, subject=self._named[whole])

    def _is_part_of_founded(self, statement: Statement, founded: set[tuple[int, int]]) -> bool:
        if statement.predicate != "establishes":
            return False
        return any((statement.subject.entity, whole) in founded for whole in self._common(statement.object))

    def _common(self, part: Participant) -> set[int]:
        """Return the wholes that a thing shares with something listed beside it."""
        if part.type in BODY or part.entity not in self._wholes:
            return set()
        mates = {member.entity for member in self._cast.phrase_at(part.start).members} - {part.entity}
        shared = set().union(*(self._wholes.get(mate, set()) for mate in mates))
        return self._wholes[part.entity] & shared
