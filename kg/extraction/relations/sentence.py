"""One sentence while it is read: who acts in each of its clauses and what it has founded so far."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.extraction.relations.participants import Participant
from kg.extraction.relations.subjects import (
    BY,
    Subject,
    SubjectTracker,
    explicit_subjects,
    opens_with_preposition,
    relative_head,
)
from kg.extraction.relations.syntax import AGENT, GENERIC, PREPOSITION, WITH, Clause, Parser, Token
from kg.model import Span

_SPEAKING = re.compile("(?:说|表示|指出|强调|介绍|认为|坦言|透露|告诉记者|直言|谈到)道?[，：,:]")
#: Who acts without being named in a clause where the sentence names him later.
GOVERNING = frozenset({"Place", "PartyBody", "GovernmentBody", "MassOrganisation", "Subdistrict", "Community"})
#: Named in the sentence before, these may be but examples of what their county does.
_EXAMPLES = frozenset({"Community", "Subdistrict"})
#: At the start of a clause they stand for a division of that class (全县推行…, 县里成立…).
_OF_ALL = re.compile("[全我本](?:(?P<place>[省市县区旗州])|(?P<town>[镇乡]|街道)|(?P<village>村))|(?P<seat>[市县区])里")
_CLASSES_OF_ALL = {"place": "Place", "town": "Subdistrict", "village": "Community", "seat": "Place"}
#: Behind a gathering: it was held elsewhere, and others study it.
_SPIRIT = "精神"
#: What begins so tells what is to be done, or what is only planned, by nobody in particular.
_BIDDING = re.compile(
    "[“‘]?(?:要|必须|务必|应当|需要|需|必将|我们要|坚决)(?!求|素|点|件|闻|塞)"
    r"|(?:根据|按照)[^，。；]{0,10}(?:规划|计划|方案)，(?:[^，。；]{2,8}，)?将(?!军|领)"
)
#: Rank of what holds only where nothing else is stated of the two things.
WEAKEST = 3


@dataclass(frozen=True, slots=True)
class Statement:
    """A relation between two participants with the text that it rests on.

    Attributes:
        rank: how far off its subject is named; 0 is in the clause itself, WEAKEST gives way to all else.
    """

    subject: Participant
    predicate: str
    object: Participant
    span: Span
    rank: int = 0


class SentenceReading:
    """The clauses of one sentence with their subjects and results.

    Args:
        masked: the masked text.
        clauses: the clauses, in order.
        tracker: knows who acted before; it enters the clauses now.
    """

    def __init__(self, masked: str, clauses: Sequence[Clause], tracker: SubjectTracker, parser: Parser) -> None:
        self._masked = masked
        self.clauses = clauses
        self.span = Span(clauses[0].span.start, clauses[-1].span.end)
        self._tracker, self._parser = tracker, parser
        self._recent = [tracker.enter(clause, self._speaks(clause)) for clause in clauses]
        self._unnamed = [tracker.is_unnamed(clause) for clause in clauses]
        self._topics = [tracker.topics[clause.span.start] for clause in clauses]
        self._bidden = list(self._bidding())
        self._results: dict[int, list[Participant]] = {}

    def _bidding(self) -> Iterator[bool]:
        """Yield for each clause whether it tells nobody in particular what to do (要深化…，按照规划，将成立…)."""
        bidden = False
        for clause, topic in zip(self.clauses, self._topics, strict=True):
            bidden = topic is None and (bidden or bool(_BIDDING.match(self._masked, clause.span.start)))
            yield bidden

    def _speaks(self, clause: Clause) -> bool:
        return bool(_SPEAKING.search(self._masked, clause.span.start, clause.span.end))

    def is_pivot(self, word: str) -> bool:
        """Tell whether the object of this verb acts in what follows (推动, 组织)."""
        return self._parser.is_pivot(word)

    def is_adverbial(self, start: int, end: int) -> bool:
        """Tell whether there are adverbs only, or nothing, between two offsets."""
        return self._parser.is_adverbial(self._masked, start, end)

    def words(self, span: Span) -> str:
        """Return the masked text of a span."""
        return self._masked[span.start : span.end]

    def clause_at(self, offset: int) -> int:
        """Return the number of the clause that holds the character at `offset`."""
        return next(n for n, clause in enumerate(self.clauses) if offset < clause.span.end)

    def is_governed(self, number: int, offset: int) -> bool:
        """Tell whether a preposition or 与 governs the phrase that begins at an offset of clause `number`."""
        tokens = self.clauses[number].tokens
        return any(t.start == offset and t.governor in (PREPOSITION, WITH) for t in tokens if t.phrase)

    def named(self, types: Iterable[str], end: int | None = None) -> dict[str, Participant]:
        """Return for each class the thing of it that the sentence names last, up to the offset `end` if given."""
        tokens = (token for clause in self.clauses for token in clause.phrases())
        phrases = [token.phrase for token in tokens if token.phrase and (end is None or token.end <= end)]
        phrases = [phrase for phrase in phrases if not self._masked.startswith(_SPIRIT, phrase.end)]
        wanted = frozenset(types)
        return {member.type: member for phrase in phrases for member in phrase.members if member.type in wanted}

    def add_result(self, number: int, result: Participant) -> None:
        """Take note of something that clause `number` founds or issues."""
        results = self._results.setdefault(number, [])
        if result not in results:
            results.append(result)

    def results_before(self, number: int, types: Iterable[str]) -> tuple[Participant, ...]:
        """Return what the latest clause up to `number` founded, of the given classes."""
        return self._results_in([at for at in reversed(self._results) if at <= number], types)

    def results_after(self, number: int, types: Iterable[str]) -> tuple[Participant, ...]:
        """Return what the first clause from `number` on founds, of the given classes."""
        return self._results_in([at for at in self._results if at >= number], types)

    def next_results(self, number: int, types: Iterable[str]) -> tuple[Participant, ...]:
        """Return what the first founding clause behind clause `number` founds, of the given classes."""
        return self._results_in([at for at in self._results if at > number][:1], types)

    def _results_in(self, numbers: Iterable[int], types: Iterable[str]) -> tuple[Participant, ...]:
        wanted = frozenset(types)
        found = (tuple(m for m in self._results[number] if m.type in wanted) for number in numbers)
        return next((members for members in found if members), ())

    def named_before(
        self,
        number: int,
        verb: int,
        types: frozenset[str],
        avoid: Token | None = None,
        others: tuple[str, ...] = (BY,),
        opened: bool = False,
    ) -> Subject | bool | None:
        """Return the nearest subject that the clause names before its verb.

        Args:
            number: of the clause.
            verb: number of the verb's token.
            types: classes of the subject.
            avoid: a phrase that is the object.
            others: words (由, 被) that announce somebody else than the subject.
            opened: True where it is known what words the clause begins with.

        Returns:
            The subject; False where something without a name acts; None where nothing is named.
        """
        clause = self.clauses[number]
        for token in explicit_subjects(self._masked, clause, verb, self._parser):
            if token is None:
                return self._pronoun(number, verb, types)
            if token is avoid or (token.governor == AGENT and token.word in others):
                continue
            if token.phrase and (members := token.phrase.of_types(types)):
                return Subject(members, token.phrase.span, True)
            if token.phrase and token.phrase.members[0].type == "Person":
                return False  # 某局局长张三: he acts, not the bureau that his post is in.
        if self._unnamed[number] or self._bidden[number] or self._parser.is_someone_of(self._masked, clause, verb):
            return False
        return False if not opened and self._parser.opens_with_a_stranger(self._masked, clause) else None

    def _pronoun(self, number: int, verb: int, types: frozenset[str]) -> Subject | bool:
        """Return the person whom 他 or 她 at the start of a clause stands for, False where somebody else acts."""
        generic = [token for token in self.clauses[number].tokens[:verb] if token.kind == GENERIC]
        meant = self._recent[number][0] if self._recent[number] else None
        if meant is None or len(generic) != 1 or meant.span != Span(generic[0].start, generic[0].end):
            return False
        return Subject(meant.members, meant.span, True) if meant.members[0].type in types else False

    def carried(
        self, number: int, types: frozenset[str], near_only: bool = False, avoided: frozenset[str] = frozenset()
    ) -> Subject | None:
        """Return the subject that clause `number` takes over from what stands around it.

        It is the last of its paragraph, else the first that its sentence still names, else (unless `near_only`) the
        protagonist. What the sentence itself has founded is passed over if its class is one of `avoided`.
        """
        if meant := _OF_ALL.match(self._masked, self.clauses[number].span.start):
            types &= {_CLASSES_OF_ALL[str(meant.lastgroup)]}
        founded = {member.entity for results in self._results.values() for member in results if member.type in avoided}
        recent = [s for s in self._recent[number] if not any(member.entity in founded for member in s.members)]
        begin = self.clauses[number].block.span.start
        near = [subject for subject in recent if subject.span and subject.span.start >= begin]
        ahead = [Subject(t.phrase.members, t.phrase.span) for t in self._topics[number + 1 :] if t and t.phrase]
        if opens_with_preposition(self.clauses[number]):
            near = near if any(self._topics[: number + 1]) else [*ahead, *near]
        else:
            ahead = [subject for subject in ahead if all(member.type in GOVERNING for member in subject.members)]
        choose = self._tracker.choose
        found = choose(near, types, self.span) or choose(ahead, types, self.span)
        if (
            found
            and found.span
            and not self.span.covers(found.span)
            and all(m.type in _EXAMPLES for m in found.members)
        ):
            found = choose([s for s in near if all(m.type == "Place" for m in s.members)], types, self.span) or found
        if found or near_only:
            return found
        return self.protagonist(types)

    def protagonist(self, types: frozenset[str]) -> Subject | None:
        """Return who acts in the article where nobody is named near by, if he has one of the classes."""
        return self._tracker.fallback(types, self.span.start)

    def topic(self, number: int, types: Iterable[str]) -> Subject | None:
        """Return what was spoken of last before or in clause `number`, of the given classes."""
        wanted = frozenset(types)
        for subject in self._recent[number]:
            if members := tuple(m for m in subject.members if m.type in wanted):
                return Subject(members, subject.span)
        return None

    def described_after(self, number: int, types: Iterable[str]) -> tuple[Participant, ...]:
        """Return what the next clause describes as a whole (由甲主办，乙承办的丙)."""
        for clause in self.clauses[number + 1 : number + 2]:
            head = relative_head(clause.tokens, -1)
            phrase = clause.tokens[head].phrase if head is not None else None
            return phrase.of_types(types) if phrase else ()
        return ()

    def speak_of(self, members: tuple[Participant, ...], number: int, always: bool = False) -> None:
        """Let the clauses behind clause `number` be about `members`.

        Where that clause has a subject of its own, that goes on acting unless `always` is set.
        """
        if members and (always or not self._topics[number]):
            subject = Subject.of_results(members)
            self._recent[number + 1 :] = [(subject, *recent) for recent in self._recent[number + 1 :]]

    def covering(self, number: int, subject: Subject | None = None) -> Span:
        """Return the clause, extended to its subject where that stands elsewhere in the sentence."""
        span = self.clauses[number].span
        if subject and subject.span and self.span.covers(subject.span):
            return Span(min(span.start, subject.span.start), max(span.end, subject.span.end))
        return span
