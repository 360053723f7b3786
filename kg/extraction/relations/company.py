"""Who acts beside a subject, and for whom a person acts: colleagues, partners, the body that an official speaks for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.extraction.relations.frames import Sense, is_owner
from kg.extraction.relations.participants import Participant
from kg.extraction.relations.sentence import SentenceReading
from kg.extraction.relations.subjects import Subject
from kg.extraction.relations.syntax import AGENT, GENERIC, PREPOSITION, VERB, WITH, Clause

#: Those who make up a body go on acting as that body (甲、乙组成丙专班，推行…).
COMPOSING = "make_up"
#: Senses of verbs that bring something into being.
FOUNDING = frozenset({"bring_together", "found", "conceive", "issue", "institute", "incorporate", "turn_into"})
#: An official announces these for his body (某书记发布甲品牌，启动乙工程).
_OF_OFFICE = frozenset({"Initiative", "Policy", "Brand"})
#: Whoever stands behind 与 does these as well (甲与乙签订丙).
_BY_BOTH = frozenset({COMPOSING, "sign"})
#: These are done together with whom 会同 or another verb governs (甲会同乙印发丙); what one founds he only joins.
_SHARED = frozenset({"hold", "issue"})
#: So are these brought into being.
_MADE_TOGETHER = frozenset({"Institution", "Park"})
#: Between two persons who do something together: the post of the second.
_COLLEAGUE = re.compile(r"[、和及][^，。；：、（）()]{0,24}")


class Company:
    """Finds who acts together with the subjects of an article's verbs.

    Args:
        masked: the masked text.
        jointly: matches a word for doing something together.
        offices: for persons the bodies that each heads, in order of text.
    """

    def __init__(self, masked: str, jointly: re.Pattern[str], offices: Mapping[int, Sequence[Participant]]) -> None:
        self._masked, self._jointly, self._offices = masked, jointly, offices

    def colleagues(self, clause: Clause, verb: int, subject: Subject) -> Subject:
        """Return a person who acts with those who are listed before him past his post (局长甲、院长乙参加丙)."""
        members = subject.members
        for token in reversed(clause.tokens[:verb]):
            if members[0].type != "Person" or token.kind in (VERB, AGENT, PREPOSITION, GENERIC):
                break
            first = token.phrase.members[0] if token.phrase else None
            if first is None or first.type != "Person" or first.start >= members[0].start or token.phrase is None:
                continue
            if not _COLLEAGUE.fullmatch(self._masked, token.end, members[0].start):
                break
            members = (*token.phrase.members, *members)
        return replace(subject, members=members)

    def others_join(self, reading: SentenceReading, clause: Clause, verb: int) -> bool:
        """Tell whether somebody gets others, who are not named, to take part (动员党员参加…)."""
        before = [at for at in range(verb) if clause.tokens[at].kind == VERB]
        if not before or not reading.is_pivot(clause.tokens[before[-1]].word):
            return False
        between = clause.tokens[before[-1] + 1 : verb]
        gap = self._masked[clause.tokens[before[-1]].end : clause.tokens[verb].start]
        return len(gap) > 1 and not any(token.phrase for token in between)

    def acting(
        self,
        reading: SentenceReading,
        number: int,
        verb: int,
        sense: Sense,
        subject: Subject,
        taken: Sequence[Participant],
    ) -> tuple[Participant, ...]:
        """Return all who act: the subject, or the body that he speaks for, and the partners."""
        actors = (*subject.members, *self._partners(reading, number, verb, sense, taken))
        if sense.name not in FOUNDING or not all(thing.type in _OF_OFFICE for thing in taken):
            return actors
        found = (self._office(one, subject.explicit) if one.type == "Person" else one for one in actors)
        return tuple(one for one in found if one and one.type in sense.subjects)

    def _office(self, person: Participant, named: bool) -> Participant | None:
        """Return the body that a person speaks for: of several the one named last, if he is named in the clause."""
        bodies = self._offices.get(person.entity, ())
        return bodies[-1] if bodies and (named or len({body.entity for body in bodies}) == 1) else None

    def _partners(
        self, reading: SentenceReading, number: int, verb: int, sense: Sense, taken: Sequence[Participant]
    ) -> tuple[Participant, ...]:
        """Return those who act together with the subject (甲与乙共同成立丙; 甲与乙，联合成立丙)."""
        clause = reading.clauses[number]
        tokens, end = clause.tokens[:verb], clause.span.end
        if number and not any(token.phrase for token in tokens):
            before = reading.clauses[number - 1].tokens
            jointly = self._jointly.search(self._masked, clause.span.start, clause.tokens[verb].end)
            tokens = before if jointly or not any(token.kind == VERB for token in before) else tokens
        beside = [t for n, t in enumerate(tokens) if t.phrase and t.governor == WITH and not is_owner(tokens, n)]
        together = sense.name in _SHARED or all(thing.type in _MADE_TOGETHER for thing in taken)
        banding = together and any(len(token.word) > 1 for token in beside)
        shared = banding or sense.name in _BY_BOTH
        if not beside or not (shared or self._jointly.search(self._masked, beside[0].end, end)):
            return ()
        return tuple(m for token in beside if token.phrase for m in token.phrase.of_types(sense.subjects))
