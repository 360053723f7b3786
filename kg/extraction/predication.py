"""From clauses to statements: each known verb with its subject and object, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.extraction.frames import FrameLexicon, Sense, chain_start, chained, is_relative, objects, pairs
from kg.extraction.participants import Cast, Participant
from kg.extraction.subjects import Subject, SubjectTracker, explicit_subjects
from kg.extraction.syntax import AGENT, PHRASE, PREPOSITION, VERB, WITH, Clause, Parser, Token
from kg.model import Span

#: What a sentence founds is the subject of the aims that follow (成立甲联盟，助推乙产业).
_RESULT_TAKES = ("target", "support", "cover")
_FOUNDING = ("establishes", "issues")
_DISPOSAL = ("将", "把")


@dataclass(frozen=True, slots=True)
class Statement:
    """A relation between two participants with the text that it rests on.

    Attributes:
        rank: 0 where the subject is named in the clause, 1 where it is carried over, 2 for the protagonist.
    """

    subject: Participant
    predicate: str
    object: Participant
    span: Span
    rank: int = 0


@dataclass
class SentenceReading:
    """The clauses of one sentence while they are read.

    Attributes:
        results: for each clause the things that the sentence has founded there.
    """

    clauses: Sequence[Clause]
    results: dict[int, list[Participant]] = field(default_factory=dict)

    def results_before(self, number: int) -> tuple[Participant, ...]:
        """Return what the latest clause up to `number` founded."""
        known = [at for at in self.results if at <= number]
        return tuple(self.results[max(known)]) if known else ()

    def results_after(self, number: int) -> tuple[Participant, ...]:
        """Return what the next clauses from `number` on found."""
        known = [at for at in self.results if at >= number]
        return tuple(self.results[min(known)]) if known else ()


class Predication:
    """Reads the verbs of clauses by the senses of the lexicon."""

    def __init__(self, cast: Cast, lexicon: FrameLexicon, parser: Parser, tracker: SubjectTracker) -> None:
        self._cast, self._lexicon, self._parser, self._tracker = cast, lexicon, parser, tracker

    def statements(self, reading: SentenceReading, number: int) -> Iterator[Statement]:
        """Yield what the verbs of clause `number` state; the tracker must have entered that clause."""
        clause = reading.clauses[number]
        for at, token in enumerate(clause.tokens):
            if token.kind == VERB and not chained(self._cast.text, clause, at):
                for statement in self._verb(reading, number, at):
                    if statement.predicate in _FOUNDING:
                        reading.results.setdefault(number, []).append(statement.object)
                    yield statement

    def _verb(self, reading: SentenceReading, number: int, at: int) -> Iterator[Statement]:
        clause = reading.clauses[number]
        first = chain_start(self._cast.text, clause, at)
        target = self._object(clause, first, at)
        if target is None or target.phrase is None:
            return
        for sense in self._senses(clause, first, at):
            taken = tuple(m for m in target.phrase.members if m.type in sense.relations)
            if not taken:
                continue
            subject = self._subject(reading, number, first, sense, target)
            if subject is None:
                continue
            rank = 0 if subject.explicit else 1 if subject.span else 2
            for actor, thing in pairs(subject.members, taken):
                ends = (thing, actor) if sense.swap else (actor, thing)
                yield Statement(ends[0], sense.relations[thing.type], ends[1], self._span(clause, subject), rank)
            return

    def _senses(self, clause: Clause, first: int, last: int) -> tuple[Sense, ...]:
        words = [clause.tokens[at].word for at in range(last, first - 1, -1)]
        return tuple(dict.fromkeys(sense for word in words for sense in self._lexicon.senses.get(word, ())))

    def _object(self, clause: Clause, first: int, last: int) -> Token | None:
        found = objects(clause, last)
        wanted = {kind for sense in self._senses(clause, first, last) for kind in sense.relations}
        for token in reversed(found):
            if token.phrase and token.phrase.of_types(wanted):
                return None if self._lexicon.heads.match(self._cast.masked, token.end) else token
        return None if found else self._fronted(clause, first)

    def _fronted(self, clause: Clause, verb: int) -> Token | None:
        """Return an object before its verb: under 将 or 把, or the topic of a clause in which 由 announces who acts."""
        before = [token for token in clause.tokens[:verb] if token.kind == PHRASE]
        for token in before:
            if token.governor == PREPOSITION and token.word in _DISPOSAL:
                return token
        if before and before[-1].governor == AGENT:
            return next((token for token in before if not token.governor), None)
        return None

    def _subject(
        self, reading: SentenceReading, number: int, verb: int, sense: Sense, target: Token
    ) -> Subject | None:
        clause = reading.clauses[number]
        for token in explicit_subjects(clause, verb, self._parser):
            if token is None:
                return None
            if token is target or token.phrase is None:
                continue
            if members := token.phrase.of_types(sense.subjects):
                partners = self._partners(clause, verb, sense)
                return Subject((*members, *partners), token.phrase.span, True, token.governor == AGENT)
        if is_relative(clause, verb):
            return None
        if sense.name in _RESULT_TAKES and (results := reading.results_before(number)):
            members = tuple(m for m in results if m.type in sense.subjects)
            if members:
                return Subject(members, Span(members[0].start, members[-1].end))
        return self._tracker.inherited(sense.subjects, clause.sentence)

    def _partners(self, clause: Clause, verb: int, sense: Sense) -> tuple[Participant, ...]:
        """Return those who act together with the subject (甲与乙共同成立)."""
        phrases = (t.phrase for t in clause.tokens[:verb] if t.kind == PHRASE and t.governor == WITH and t.phrase)
        return tuple(member for phrase in phrases for member in phrase.of_types(sense.subjects))

    @staticmethod
    def _span(clause: Clause, subject: Subject) -> Span:
        if subject.span and clause.sentence.covers(subject.span) and subject.span.start < clause.span.start:
            return Span(subject.span.start, clause.span.end)
        return clause.span
