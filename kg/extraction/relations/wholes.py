"""Wholes and their parts: what is said of a list of all parts is said of the whole.

Founding a whole with its parts is one founding, and what a list of parts does together the whole does. Bodies stand for
themselves. What is listed with its number below a heading on an alliance is part of that (搭建甲、乙两大平台).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extraction.relations.participants import Cast, Participant
from kg.extraction.relations.sentence import Statement
from kg.extraction.relations.structure import Link
from kg.model import Block
from kg.vocabulary import BODY, PROGRAMME

_PLACING = frozenset({"partOf", "locatedIn"})
_TERRITORY = frozenset({"Community", "Subdistrict"})
_ORGANS = frozenset({"PartyBody", "PartyBranch", "GovernmentBody"})
_DEEDS = frozenset({"leads", "establishes", "implements", "issues", "produces"})
_TOLD_OF = frozenset({"Brand", "Alliance"})
_HEADINGS = frozenset({"title", "subtitle", "heading"})
#: A list with how many they are, in the name of the last or behind it.
_COUNTED_LIST = re.compile(r"、[^，。；]+?(?:[两二三四五六七八九十]|\d+)(?:大|项|个|张|种|类|支)")
_COUNT_BEHIND = 3


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


class Matters:
    """What headings name as their matter, so that what is listed below them is part of it.

    Args:
        cast: the phrases of the text.
        blocks: of the article, in order.
    """

    def __init__(self, cast: Cast, blocks: Sequence[Block]) -> None:
        self._cast, self._blocks = cast, blocks
        self._starts = [block.span.start for block in blocks]

    def parts(self, statements: Iterable[Statement]) -> Iterator[Statement]:
        """Yield statements, those that a counted list is founded told as parts of what the heading above names."""
        for statement in statements:
            whole = self._whole_of(statement) if statement.predicate == "establishes" and statement.rank else None
            yield (
                statement
                if whole is None
                else replace(statement, subject=statement.object, predicate="partOf", object=whole)
            )

    def _whole_of(self, statement: Statement) -> Participant | None:
        part = statement.object
        phrase = self._cast.phrase_at(part.start)
        listed = _COUNTED_LIST.search(self._cast.text, phrase.start, phrase.end + _COUNT_BEHIND)
        if part.type not in PROGRAMME or not listed:
            return None
        whole = self._matter(part.start)
        return whole if whole and whole.entity not in {part.entity, statement.subject.entity} else None

    def _matter(self, offset: int) -> Participant | None:
        """Return the only brand or alliance that the heading above names, if the paragraph names it so far."""
        at = bisect_right(self._starts, offset) - 1
        heading = next((block for block in reversed(self._blocks[:at]) if block.kind in _HEADINGS), None)
        if heading is None:
            return None
        titled = {m.entity: m for m in self._named(heading.span.start, heading.span.end)}
        told = {m.entity for m in self._named(self._starts[at], offset)}
        return next(iter(titled.values())) if len(titled) == 1 and titled.keys() <= told else None

    def _named(self, start: int, end: int) -> Iterator[Participant]:
        inside = (phrase for phrase in self._cast.phrases if start <= phrase.start < end)
        return (member for phrase in inside for member in phrase.members if member.type in _TOLD_OF)
