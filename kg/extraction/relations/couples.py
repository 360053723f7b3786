"""Pairs of named things that may stand in a relation, as the relation model sees them: rows of hashed features.

A pair is two phrases of one sentence, or a phrase and somebody who acted before its sentence. What a phrase is and
what stands around it is found once a phrase; pairs are put together from that in numpy, all of a text at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from kg.extraction.relations.frames import Sense
from kg.extraction.relations.participants import GROUND, Cast, Participant, Phrase
from kg.extraction.relations.sentence import SentenceReading, Statement
from kg.extraction.relations.syntax import VERB, Clause, Token
from kg.model import Span
from kg.vocabulary import CLASSES, PREDICATES

Keys = NDArray[np.int64]
Columns = NDArray[np.uint64]

#: Numbers of classes and of relations; 0 is none.
KINDS = {kind: number for number, kind in enumerate((*CLASSES, GROUND), 1)}
RELATIONS = {name: number for number, name in enumerate(PREDICATES, 1)}
#: Rows of the model's table.
ROWS = 1 << 16

_FURTHEST = 5  # clauses between two phrases of a pair
_CARRIED = 2  # so many who acted before are looked at
_BLOCKS = {"title": 1, "subtitle": 2, "heading": 3, "paragraph": 4, "caption": 5}
_PRIME, _STEP = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
_SHIFT = np.uint64(40)

#: What is known of a phrase, a column each.
_OF_PHRASE = (
    "kind", "many", "governor", "before", "before2", "behind", "behind2", "behind3", "head", "head1", "marks",
    "place", "verb", "sense", "next verb", "next sense", "says", "as subject", "as object", "left", "right", "topic",
)  # fmt: skip
#: What is known of a pair, a column each.
_OF_PAIR = (
    "phrases", "clauses", "verb1", "sense1", "verb2", "sense2", "gap", "carried", "acts", "told", "block", "inside",
)  # fmt: skip
#: The features: columns that are seen together, of the first phrase (a), the second (b) and the pair.
TEMPLATES: tuple[tuple[str, ...], ...] = tuple(
    tuple(template.split(", "))
    for template in (
        "a kind, b kind",
        "a kind, b kind, told",
        "told",
        "told, carried, clauses",
        "a kind, b kind, b says, acts",
        "b says, acts, phrases",
        "a kind, b kind, carried, acts",
        "a kind, b kind, clauses, phrases",
        "a kind, b kind, gap",
        "gap",
        "a kind, b kind, sense1, sense2",
        "a kind, b kind, verb2",
        "b kind, verb2, a topic, clauses",
        "verb1, verb2",
        "a kind, b kind, verb1",
        "b kind, sense2, b behind, clauses",
        "a kind, sense2, b kind, b marks, clauses",
        "a governor, b governor, clauses",
        "a governor, a kind, b kind",
        "b governor, a kind, b kind",
        "b governor, b behind2",
        "a governor, a behind, b kind",
        "a behind2, a kind, b kind, clauses",
        "a behind3, clauses",
        "a before2, b kind",
        "b before2, a kind, b kind",
        "b before, b kind, b behind, clauses",
        "b behind2, a kind, b kind",
        "b behind3, b kind",
        "a behind2, b before2",
        "a kind, b head, sense2",
        "b head, verb2",
        "a kind, b head1, b kind",
        "a head, b kind, clauses",
        "a head1, b head1, phrases",
        "a many, b many, a kind, b kind, clauses",
        "a place, b place, clauses, a kind, b kind",
        "a topic, b topic, clauses, acts",
        "b as object, a kind, b kind, acts",
        "a as subject, a kind, b kind, clauses",
        "a as object, a kind, b kind, clauses, phrases",
        "b as subject, a kind, b kind, clauses",
        "a as subject, b as object",
        "block, a kind, b kind",
        "a next verb, b kind, clauses",
        "b next verb, a kind, b kind, phrases",
        "b next sense, b kind, clauses",
        "a right, b left, a kind, b kind, phrases",
        "inside, a kind, b kind",
        "a verb, a kind, b kind, clauses",
    )
)
_SALTS = [np.uint64((number + 1) * 0x165667B19E3779F9 & 0xFFFFFFFFFFFFFFFF) for number in range(len(TEMPLATES))]


@dataclass(frozen=True, slots=True)
class Couple:
    """Two phrases that may be related; `left` stands before `right`, or acted before the sentence of it.

    Attributes:
        span: the words that a relation between them rests on.
        carried: True where `left` is not named in the sentence.
    """

    left: tuple[Participant, ...]
    right: tuple[Participant, ...]
    span: Span
    carried: bool = False


@lru_cache(maxsize=1 << 16)
def _code(word: str) -> int:
    return crc32(word.encode("utf8")) + 1 if word else 0


@dataclass(frozen=True, slots=True)
class _Place:
    """A phrase in its sentence: number of its clause and of its token, and of the verbs around it."""

    token: Token
    phrase: Phrase
    clause: int
    number: int
    verb: int
    next_verb: int
    columns: tuple[int, ...]


class Couples:
    """The pairs of one text, gathered sentence by sentence.

    Args:
        cast: the text.
        senses: the senses of each verb of the lexicon.
    """

    def __init__(self, cast: Cast, senses: Mapping[str, tuple[Sense, ...]]) -> None:
        self._cast, self._senses = cast, senses
        self.found: list[Couple] = []
        self._phrases: list[tuple[int, ...]] = []
        self._pairs: list[tuple[int, ...]] = []
        self._ends: list[tuple[int, int]] = []

    def add(self, reading: SentenceReading, statements: Sequence[Statement], wanted: frozenset[tuple[int, int]]) -> None:
        """Add the pairs of a sentence.

        Args:
            reading: the sentence.
            statements: what the frames read in it.
            wanted: numbers of classes of left and right end; other pairs are left out.
        """
        known = _Known(statements)
        places = list(self._places(reading, known))
        first = len(self._phrases)
        self._phrases += [place.columns for place in places]
        block = _BLOCKS[reading.clauses[0].block.kind]
        actors = [reading.acting(number) for number in range(len(reading.clauses))]
        for i, j in combinations(range(len(places)), 2):
            a, b = places[i], places[j]
            if b.clause - a.clause <= _FURTHEST and (a.columns[0], b.columns[0]) in wanted:
                self._ends.append((first + i, first + j))
                self._pairs.append(self._pair(a, b, j - i, actors[b.clause], known, block))
                span = Span(reading.clauses[a.clause].span.start, reading.clauses[b.clause].span.end)
                self.found.append(Couple(a.phrase.members, b.phrase.members, span))
        self._add_carried(reading, places, first, known, block, wanted)

    def _add_carried(
        self,
        reading: SentenceReading,
        places: Sequence[_Place],
        first: int,
        known: _Known,
        block: int,
        wanted: frozenset[tuple[int, int]],
    ) -> None:
        """Add the pairs of those who acted before the sentence with what it names."""
        here = {member.entity for place in places for member in place.phrase.members}
        rows: dict[int, int] = {}
        for j, place in enumerate(places):
            rank = 0
            for members in reading.acting(place.clause)[:4]:
                if here.intersection(member.entity for member in members) or rank >= _CARRIED:
                    continue
                rank += 1
                if (KINDS[members[0].type], place.columns[0]) not in wanted:
                    continue
                if members[0].entity not in rows:
                    rows[members[0].entity] = len(self._phrases)
                    self._phrases.append(_of_actor(members, known))
                self._ends.append((rows[members[0].entity], first + j))
                told = known.between(members, place.phrase.members)
                verb = (place.columns[12], place.columns[13])
                pair = (j + 1, place.clause, 0, 0, *verb, 0, rank, rank, told, block, 0)
                self._pairs.append(pair)
                self.found.append(Couple(members, place.phrase.members, reading.clauses[place.clause].span, True))

    def _places(self, reading: SentenceReading, known: _Known) -> Iterator[_Place]:
        tokens = [(n, t) for n, clause in enumerate(reading.clauses) for t in clause.tokens]
        verbs = [at for at, (_, token) in enumerate(tokens) if token.kind == VERB]
        names = [at for at, (_, token) in enumerate(tokens) if token.phrase]
        last = 0
        for order, at in enumerate(names):
            while last < len(verbs) and verbs[last] < at:
                last += 1
            verb = verbs[last - 1] if last else -1
            behind = verbs[last] if last < len(verbs) else -1
            clause, token = tokens[at]
            near = tokens[verb][1] if verb >= 0 and tokens[verb][0] == clause else None
            then = tokens[behind][1] if behind >= 0 and tokens[behind][0] == clause else None
            left = tokens[names[order - 1]][1].phrase if order else None
            right = tokens[names[order + 1]][1].phrase if order + 1 < len(names) else None
            topic = reading.topics[clause]
            row = self._columns(token, reading.clauses[clause], near, then, known)
            row += (_kind(left), _kind(right), 1 if topic is token else 2 if topic is None else 3)
            assert token.phrase is not None
            yield _Place(token, token.phrase, clause, at, verb, behind, row)

    def _columns(
        self, token: Token, clause: Clause, verb: Token | None, behind: Token | None, known: _Known
    ) -> tuple[int, ...]:
        masked, phrase = self._cast.masked, token.phrase
        assert phrase is not None
        start, end = token.start, token.end
        last = phrase.members[-1]
        name = self._cast.text[last.start : last.end].rstrip("”’》")
        first = clause.tokens[0] is token
        owner = masked[end : end + 1] == "的"
        return (
            KINDS[phrase.members[0].type],
            min(len(phrase.members), 3),
            _code(token.governor + token.word),
            _code(masked[max(start - 1, clause.span.start) : start]),
            _code(masked[max(start - 2, clause.span.start) : start]),
            _code(masked[end : min(end + 1, clause.span.end)]),
            _code(masked[end : min(end + 2, clause.span.end)]),
            _code(masked[end : min(end + 3, clause.span.end)]),
            _code(name[-2:]),
            _code(name[-1:]),
            1 + phrase.members[0].quoted + 2 * phrase.members[0].anaphor + 4 * owner,
            1 + first + 2 * (clause.tokens[-1] is token) + 4 * clause.opens,
            _code(verb.word) if verb else 0,
            self._sense(verb),
            _code(behind.word) if behind else 0,
            self._sense(behind),
            self._says(verb, phrase),
            known.as_subject(phrase.members),
            known.as_object(phrase.members),
        )

    def _sense(self, verb: Token | None) -> int:
        senses = self._senses.get(verb.word, ()) if verb else ()
        return _code(senses[0].name) if senses else 0

    def _says(self, verb: Token | None, phrase: Phrase) -> int:
        """Return the relation that the lexicon gives to the phrase as the object of a verb."""
        for sense in self._senses.get(verb.word, ()) if verb else ():
            if relation := sense.relations.get(phrase.members[0].type):
                return RELATIONS[relation] + 20 * sense.swap
        return 0

    def _pair(
        self, a: _Place, b: _Place, apart: int, actors: Sequence[Sequence[Participant]], known: _Known, block: int
    ) -> tuple[int, ...]:
        between = b.verb > a.number
        first = (a.columns[14], a.columns[15]) if between and a.next_verb >= 0 else (0, 0)
        last = (b.columns[12], b.columns[13]) if between else (0, 0)
        gap = self._cast.masked[a.token.end : b.token.start] if b.clause - a.clause <= 1 else ""
        entity = a.phrase.members[0].entity
        acts = next((n for n, members in enumerate(actors[:3], 1) if any(m.entity == entity for m in members)), 0)
        return (
            min(apart, 5),
            min(b.clause - a.clause, 4),
            *first,
            *last,
            _code(gap) if 0 < len(gap) <= 7 else 1 if not gap else 2,
            0,
            acts,
            known.between(a.phrase.members, b.phrase.members),
            block,
            0,
        )

    def rows(self) -> Keys:
        """Return for each pair, in the order of `found`, the rows of the model's table that its features are."""
        if not self.found:
            return np.zeros((0, len(TEMPLATES)), dtype=np.int64)
        phrases = np.array(self._phrases, dtype=np.uint64)
        ends = np.array(self._ends)
        pairs = np.array(self._pairs, dtype=np.uint64)
        columns: dict[str, Columns] = {name: pairs[:, n] for n, name in enumerate(_OF_PAIR)}
        for side, letter in enumerate("ab"):
            columns |= {f"{letter} {name}": phrases[ends[:, side], n] for n, name in enumerate(_OF_PHRASE)}
        return np.stack([_hashed(columns, *one) for one in zip(TEMPLATES, _SALTS, strict=True)], axis=1)


def _hashed(columns: Mapping[str, Columns], template: Sequence[str], salt: np.uint64) -> Keys:
    mixed: Columns = np.full(len(columns["told"]), salt, dtype=np.uint64)
    for name in template:
        mixed = (mixed ^ columns[name]) * _PRIME
        mixed ^= mixed >> np.uint64(29)
    return ((mixed * _STEP) >> _SHIFT).astype(np.int64) % ROWS


def _kind(phrase: Phrase | None) -> int:
    return KINDS[phrase.members[0].type] if phrase else 0


def _of_actor(members: Sequence[Participant], known: _Known) -> tuple[int, ...]:
    """Return the columns of somebody who is not named in the sentence."""
    row = [0] * len(_OF_PHRASE)
    row[0], row[1] = KINDS[members[0].type], min(len(members), 3)
    row[_OF_PHRASE.index("as subject")] = known.as_subject(members)
    row[_OF_PHRASE.index("as object")] = known.as_object(members)
    return tuple(row)


class _Known:
    """What the frames read in a sentence, by its ends."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._pairs: dict[tuple[int, int], int] = {}
        self._subjects: dict[int, int] = {}
        self._objects: dict[int, int] = {}
        for s in statements:
            number = RELATIONS[s.predicate]
            self._pairs.setdefault((s.subject.entity, s.object.entity), number + 20 * min(s.rank, 3))
            self._subjects.setdefault(s.subject.entity, number)
            self._objects.setdefault(s.object.entity, number)

    def between(self, left: Sequence[Participant], right: Sequence[Participant]) -> int:
        for a in left:
            for b in right:
                if told := self._pairs.get((a.entity, b.entity)):
                    return told
                if told := self._pairs.get((b.entity, a.entity)):
                    return 100 + told
        return 0

    def as_subject(self, members: Sequence[Participant]) -> int:
        return next((self._subjects[m.entity] for m in members if m.entity in self._subjects), 0)

    def as_object(self, members: Sequence[Participant]) -> int:
        return next((self._objects[m.entity] for m in members if m.entity in self._objects), 0)
