"""Relations that need more than a verb with its object: 以甲为抓手, 在甲指导下, 与甲共建, 被甲授予乙.

Each construction of `relations.toml` is a pattern over the masked sentence, where every name is one sign.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.errors import LexiconError
from kg.extraction.relations.apart import PLACING
from kg.extraction.relations.frames import pairs
from kg.extraction.relations.participants import OWNERS, SIGNS, Cast, Participant, Phrase, name_pattern
from kg.extraction.relations.sentence import WEAKEST, SentenceReading, Statement
from kg.extraction.relations.subjects import Subject
from kg.lexicon import Table
from kg.model import Span
from kg.vocabulary import PREDICATES

_SLOT = re.compile(r"\{([a-z])\}")
_SIGNS = frozenset(SIGNS.values())
_EACH = "分别"
_OF = "的"
_MOST_KEPT = 2000
_ANY = "{_}"
_ACTOR = "S"
_RESULTS = {
    "R": SentenceReading.results_after,
    "B": SentenceReading.results_before,
    "N": SentenceReading.next_results,
}
_RECENT = {
    "E": ("Event",),
    "L": ("Alliance",),
    "T": ("Taskforce",),
    "C": ("Community",),
    "G": ("Event", "Initiative"),
    "M": ("Initiative", "Mechanism", "Platform", "Brand"),
    "A": ("Award",),
    "P": ("Project", "Park"),
}
#: Classes of things that constructions ask for as named last.
REMEMBERED = tuple(sorted({kind for kinds in _RECENT.values() for kind in kinds}))

Recent = Mapping[str, Participant]

_Search = Callable[[str, int, int], re.Match[str] | None]


@dataclass(frozen=True, slots=True)
class Construction:
    """A pattern with what it says.

    Attributes:
        classes: for each letter of the pattern, and for S and R, the classes that it can have.
        signs: for each letter of the pattern the signs of its classes in masked text.
        says: (subject, relation, object), the ends as letters.
        many: letters that must stand for a list.
        quoted: letters that must stand in quotation marks.
        free: letters for phrases that no preposition and no 与 governs.
        weak: True where it holds only if nothing else is stated of the two.
        carried: the classes that S can have where its clause does not name it; by default all of S.
    """

    pattern: re.Pattern[str]
    classes: dict[str, frozenset[str]]
    says: tuple[tuple[str, str, str], ...]
    signs: tuple[frozenset[str], ...]
    many: str = ""
    quoted: str = ""
    free: str = ""
    weak: bool = False
    carried: frozenset[str] = frozenset()

    def needs_other(self, signs: frozenset[str]) -> bool:
        """Tell whether a letter of the pattern has none of these signs to stand for."""
        return any(signs.isdisjoint(wanted) for wanted in self.signs)

    @property
    def asks_what_was_named(self) -> bool:
        """True if an end is the thing of some class that was named last."""
        return any(letter in _RECENT for subject, _, obj in self.says for letter in (subject, obj))

    def takes(self, letter: str, members: Sequence[Participant]) -> bool:
        """Tell whether the members of a phrase that have the classes of a letter can stand for it."""
        if letter in self.quoted and not all(member.quoted for member in members):
            return False
        return len(members) >= (2 if letter in self.many else 1)


class Constructions:
    """All constructions of the lexicon.

    Args:
        table: the content of `relations.toml`.
        classes: spells out superclasses and groups.

    Raises:
        LexiconError: if a construction is no regular expression or says what is no relation.
    """

    def __init__(self, table: Table, classes: Callable[[Iterable[str]], tuple[str, ...]]) -> None:
        self._all = tuple(_construction(entry, classes) for entry in table["constructions"])
        self._by_signs: dict[frozenset[str], tuple[tuple[_Search, Construction], ...]] = {}

    def _fitting(self, signs: frozenset[str]) -> tuple[tuple[_Search, Construction], ...]:
        """Return the constructions whose letters can all stand for something in a sentence with these signs.

        Each comes with the search for its pattern, since looking that up would cost as much as most searches.
        """
        if signs not in self._by_signs:
            if len(self._by_signs) >= _MOST_KEPT:
                self._by_signs.clear()
            self._by_signs[signs] = tuple((c.pattern.search, c) for c in self._all if not c.needs_other(signs))
        return self._by_signs[signs]

    def statements(self, cast: Cast, reading: SentenceReading, recent: Recent) -> Iterator[Statement]:
        """Yield what the constructions of a sentence state; its verbs must have been read before.

        Args:
            cast: the text.
            reading: the sentence.
            recent: for a class the thing of it that the paragraph named last before the sentence.
        """
        signs = frozenset(cast.masked[reading.span.start : reading.span.end]) & _SIGNS
        if not signs:
            return
        text, start, end = cast.masked, reading.span.start, reading.span.end
        for search, construction in self._fitting(signs):
            at = start  # Matches may overlap, as long as they begin at different places.
            while match := search(text, at, end):
                yield from _read(construction, match, cast, reading, recent)
                at = match.start() + 1


def _construction(entry: Table, classes: Callable[[Iterable[str]], tuple[str, ...]]) -> Construction:
    says = tuple(tuple(text.split()) for text in entry["says"])
    if bad := next((line for line in says if len(line) != 3 or line[1] not in PREDICATES), None):
        raise LexiconError(f"relations.toml: a construction says {' '.join(bad)!r}; write: a RELATION b")
    try:
        letters = {key: frozenset(classes(entry[key])) for key in entry if len(key) == 1}
        form = entry["form"].replace(_ANY, f"(?:{name_pattern()})")
        pattern = re.compile(_SLOT.sub(lambda m: f"(?P<{m[1]}>{name_pattern(letters[m[1]])})", form))
    except (re.error, KeyError) as error:
        raise LexiconError(f"relations.toml: the form {entry['form']!r} is no regular expression: {error}") from error
    options = {key: entry[key] for key in ("many", "quoted", "free", "weak") if key in entry}
    carried = frozenset(classes(entry["carried"])) if "carried" in entry else letters.get(_ACTOR, frozenset())
    signs = tuple(frozenset(SIGNS[kind] for kind in letters[letter]) for letter in pattern.groupindex)
    return Construction(pattern, letters, tuple((s, p, o) for s, p, o in says), signs, carried=carried, **options)


def _read(
    construction: Construction,
    match: re.Match[str],
    cast: Cast,
    reading: SentenceReading,
    recent: Recent,
) -> Iterator[Statement]:
    number = reading.clause_at(match.start())
    ends = _printed_ends(construction, match, cast)
    if ends is None or any(reading.is_governed(number, match.start(letter)) for letter in construction.free):
        return
    if _ACTOR in construction.classes and (actor := _actor(construction, match, reading, number)):
        named = {member.entity for end in ends.values() for member in end.members}
        if named.isdisjoint(member.entity for member in actor.members):
            ends[_ACTOR] = actor
    ends |= _ends_nearby(construction, cast, reading, match.start(), recent)
    span = Span(match.start(), match.end())
    for subject, predicate, obj in construction.says:
        if subject in ends and obj in ends:
            for statement in _stated(ends[subject], predicate, ends[obj], reading, number, span):
                yield replace(statement, rank=WEAKEST) if construction.weak else statement


def _printed_ends(construction: Construction, match: re.Match[str], cast: Cast) -> dict[str, Subject] | None:
    """Return the ends that the pattern itself names, or None where one cannot stand there."""
    ends: dict[str, Subject] = {}
    for letter in construction.pattern.groupindex:
        phrase = _head(construction, letter, match, cast)
        members = phrase.of_types(construction.classes[letter])
        if not construction.takes(letter, members):
            return None
        ends[letter] = Subject(members, phrase.span, True)
    return ends


def _head(construction: Construction, letter: str, match: re.Match[str], cast: Cast) -> Phrase:
    """Return the phrase that a letter stands for: of a place and what lies there the latter (甲县的乙村)."""
    owner = cast.phrase_at(match.start(letter))
    start = owner.end + cast.masked.startswith(_OF, owner.end)
    placed = any(predicate in PLACING and subject == letter for subject, predicate, _ in construction.says)
    if not placed and owner.members[-1].type in OWNERS and cast.masked[start : start + 1] in _SIGNS:
        thing = cast.phrase_at(start)
        others = {match.start(other) for other in construction.pattern.groupindex}
        fits = thing.of_types(construction.classes[letter] - {owner.members[-1].type})
        if fits and start not in others:
            return thing
    return owner


def _ends_nearby(
    construction: Construction, cast: Cast, reading: SentenceReading, at: int, recent: Recent
) -> dict[str, Subject]:
    """Return the ends that stand around the pattern: what the sentence founds, what was named last before it.

    The last of several that were named together is meant no more than the others.
    """
    ends: dict[str, Subject] = {}
    number = reading.clause_at(at)
    for letter, results_of in _RESULTS.items():
        if results := results_of(reading, number, construction.classes.get(letter, frozenset())):
            ends[letter] = Subject.of_results(results)
    if construction.asks_what_was_named:
        named = {**recent, **reading.named(REMEMBERED, at)}
        for letter, kinds in _RECENT.items():
            if things := [named[kind] for kind in kinds if kind in named]:
                last = max(things, key=lambda thing: thing.start)
                if len(cast.phrase_at(last.start).members) == 1:
                    ends[letter] = Subject((last,), Span(last.start, last.end))
    return ends


def _stated(
    subject: Subject, predicate: str, obj: Subject, reading: SentenceReading, number: int, match: Span
) -> Iterator[Statement]:
    spans = [match, reading.covering(number, subject), reading.covering(number, obj)]
    span = Span(min(s.start for s in spans), max(s.end for s in spans))
    same = subject is obj
    each = _EACH in reading.words(span) and len(subject.members) == len(obj.members) > 1
    for a, b in zip(subject.members, obj.members, strict=True) if each else pairs(subject.members, obj.members):
        if (not same or a.start < b.start) and not (a.placed and predicate in PLACING):
            yield Statement(a, predicate, b, span, max(subject.rank, obj.rank))


def _actor(construction: Construction, match: re.Match[str], reading: SentenceReading, number: int) -> Subject | None:
    types = construction.classes[_ACTOR]
    clause = reading.clauses[number]
    before = sum(token.end <= match.start() for token in clause.tokens)
    opens = match.start() == clause.span.start  # What stands there is the pattern's own verb, nobody's name.
    named = reading.named_before(number, before, types, opened=opens)
    if isinstance(named, Subject) or named is False:
        return named or None
    return reading.carried(number, construction.carried, near_only=True)
