"""Who acts: the subject of a verb, named in its clause or carried over from what was said before.

News leaves the subject out once it is known. It is carried over commas and full stops until another one is named;
a clause that opens its sentence with a preposition (通过实施…，某区…) takes it from what follows. Where nothing was
named yet, the article's own protagonist acts: the body or district that its text names most often as a subject, with
a bonus for its title.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.extraction.relations.participants import Participant
from kg.extraction.relations.syntax import (
    AGENT,
    GENERIC,
    NOUN,
    PHRASE,
    POSSESSIVE,
    PREPOSITION,
    VERB,
    WITH,
    Clause,
    Parser,
    Token,
)
from kg.extraction.sections import Sections
from kg.gazetteer import short_name
from kg.model import Span
from kg.vocabulary import BODY

#: They stand for the person named last.
_PRONOUNS = ("他", "她")
#: They stand for the two bodies named last (甲与乙签约，双方共建丙).
_BOTH = ("双方", "两地", "两家", "校企双方", "村企双方", "政企双方", "校地双方", "银企双方", "供需双方")
_PARTNERS = frozenset({*BODY, "Place"})
_TWO = 2
_COPULA = "是"
_AND = "和"
#: Announces who does something to the subject.
BY = "被"
#: Prepositions that put the object before its verb.
DISPOSAL = ("将", "把")
#: Behind them stands where, with or to whom something is done, even before a verb that describes (在甲举办的乙).
_AT = ("在", "于", "从", "自", "到", "向", "对", "给", "为", "至")
_OPENING_BRACKETS, _CLOSING_BRACKETS = ("（", "("), ("）", ")")
_TITLES = ("title", "subtitle")
_HEADINGS = (*_TITLES, "heading")
_TITLE_BONUS = 5
_FEWEST_VOTES = 2
_SHARE_OF_VOTES = 0.2
_SHARE_OF_NAMES = 0.5
_REMEMBERED = 6
_OPENING = 4  # characters of adverbs that may stand before an opening preposition


@dataclass(frozen=True, slots=True)
class Subject:
    """Who acts, and where he is named (None for a protagonist who is not named near by).

    Attributes:
        explicit: True where he is named in the clause itself.
    """

    members: tuple[Participant, ...]
    span: Span | None = None
    explicit: bool = False

    @property
    def rank(self) -> int:
        """Return how far off the subject is: 0 in the clause, 1 carried over, 2 the protagonist."""
        return 0 if self.explicit else 1 if self.span else 2

    @classmethod
    def of_results(cls, members: tuple[Participant, ...]) -> Subject:
        """Return what has been named as a result as a subject, with the words from the first to the last of them.

        Names with a shared head end together, and need not come in the order of their beginnings.
        """
        return cls(members, Span(min(m.start for m in members), max(m.end for m in members)))


def follows(tokens: Sequence[Token], number: int, kind: str) -> bool:
    """Tell whether a token of `kind` stands directly behind token `number`."""
    behind = number + 1
    return behind < len(tokens) and tokens[behind].kind == kind and tokens[behind].start == tokens[number].end


def explicit_subjects(masked: str, clause: Clause, verb: int, parser: Parser) -> Iterator[Token | None]:
    """Yield the phrases that can be the subject of the verb with number `verb`, nearest first.

    Yields None and stops where something without a name acts, such as 党员干部.

    Args:
        masked: the masked text.
        clause: the clause.
        verb: number of the verb's token.
        parser: knows the words.
    """
    tokens = clause.tokens
    for number in range(verb - 1, -1, -1):
        token = tokens[number]
        if token.kind == GENERIC and not _joins(masked, tokens, number) and not _is_governed(tokens, number):
            yield None
            return
        if token.kind == PREPOSITION and token.word == _COPULA and follows(tokens, verb, POSSESSIVE):
            yield None  # 甲是乙与丙共同打造的丁: 甲 does not do it.
            return
        if token.kind == PHRASE and not token.governor and parser.is_bare_place(masked, tokens, number):
            yield None
            return
        if token.kind != PHRASE or follows(tokens, number, POSSESSIVE) or _is_gloss(masked, token):
            continue
        if token.governor in ("", AGENT) or (token.governor == VERB and parser.is_pivot(token.word)):
            yield token
        elif number + 1 == verb and _is_in_a_noun_phrase(token) and follows(tokens, verb, POSSESSIVE):
            yield token  # 把甲部署的乙, 参加甲举办的乙: 甲 acts, though 把 or a verb stands before it.


def _is_gloss(masked: str, token: Token) -> bool:
    """Tell whether a name stands in brackets of its own, behind the one that it explains (甲医院（乙医院）联合丙)."""
    return masked[token.end : token.end + 1] in _CLOSING_BRACKETS and masked.endswith(_OPENING_BRACKETS, 0, token.start)


def _is_in_a_noun_phrase(token: Token) -> bool:
    """Tell whether what governs a phrase may govern what it does instead (参加甲举办的乙, not 在甲举办的乙)."""
    return token.governor in (PREPOSITION, VERB) and token.word not in _AT


def _adjoins(tokens: Sequence[Token], number: int) -> bool:
    """Tell whether the token stands directly behind a phrase, which then owns it (东湖区党员干部)."""
    return number > 0 and tokens[number - 1].kind == PHRASE and tokens[number - 1].end == tokens[number].start


def _joins(masked: str, tokens: Sequence[Token], number: int) -> bool:
    """Tell whether the token stands behind a phrase that acts itself: its owner or companion (甲和村民一起)."""
    together = masked[tokens[number].start - 1 : tokens[number].start] == _AND and number > 0
    return _adjoins(tokens, number) or (together and tokens[number - 1].end == tokens[number].start - 1)


def _is_governed(tokens: Sequence[Token], number: int) -> bool:
    return number > 0 and tokens[number - 1].kind in (PREPOSITION, WITH, VERB, POSSESSIVE, GENERIC)


def clause_subject(clause: Clause) -> Token | None:
    """Return the phrase that the clause is about, if it names one before its first verb.

    由甲运营的乙 is about 乙, and so is 甲运营的乙 where a comma follows.
    """
    tokens = clause.tokens
    if _is_described(tokens, clause.span.end):
        return tokens[-1]
    for number, token in enumerate(tokens):
        if token.kind == AGENT and number == 0 and token.start - clause.span.start <= _OPENING:
            head = relative_head(tokens, number)
            return tokens[head] if head is not None else _acting_alone(tokens)
        if token.kind in (VERB, AGENT):
            return None
        if token.kind == GENERIC and not _is_governed(tokens, number):
            return None
        owner = follows(tokens, number, POSSESSIVE) or follows(tokens, number, PHRASE)
        if token.kind == PHRASE and not token.governor and not owner:
            return _holder(tokens, number) or token
    return None


def _holder(tokens: Sequence[Token], number: int) -> Token | None:
    """Return the person behind a body, who acts rather than the body that he has a post in (某局局长张三)."""
    for token in tokens[number + 1 :]:
        if token.kind != PHRASE or token.governor or token.phrase is None:
            return None
        if token.phrase.members[0].type == "Person":
            return token
    return None


def _is_described(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether a clause is nothing but a phrase with a relative clause before it (甲运营的乙，)."""
    kinds = [token.kind for token in tokens]
    if kinds[-2:] != [POSSESSIVE, PHRASE] or kinds[0] != PHRASE or tokens[0].governor:
        return False
    verbs = [token for token in tokens if token.kind in (VERB, AGENT)]
    described = not verbs or (len(verbs) == 1 and verbs[0].end == tokens[-2].start)
    return described and tokens[-2].end == tokens[-1].start and end - tokens[-1].end == 1


def _acting_alone(tokens: Sequence[Token]) -> Token | None:
    """Return who acts behind 由 where nothing else is named, so that he acts on (由甲牵头，联合…)."""
    named = [token for token in tokens if token.kind == PHRASE]
    alone = named and all(token.governor == AGENT and token.word != BY for token in named) and tokens[-1].kind == VERB
    return named[-1] if alone else None


def relative_head(tokens: Sequence[Token], number: int) -> int | None:
    """Return the number of the phrase that a relative clause from token `number` on describes, if there is one."""
    for at in range(number + 1, len(tokens) - 1):
        if tokens[at].kind == POSSESSIVE and tokens[at + 1].kind == PHRASE:
            return at + 1
    return None


def opens_with_preposition(clause: Clause) -> bool:
    """Tell whether a clause begins with a preposition, so that its subject may come later."""
    first = clause.tokens[0] if clause.tokens else None
    return bool(first and first.kind == PREPOSITION and first.start - clause.span.start <= _OPENING)


@dataclass
class SubjectTracker:
    """Remembers who acted last, clause by clause; feed every clause in order.

    Attributes:
        protagonist: acts where nothing else is known.
        chief: the division that acts where only a place can.
        nouns: nouns that stand for the thing of a class that was named last.
        topics: what each clause is about, by the place where it begins.
        sections: of the article; in a round-up of news the protagonist of one acts in no other.
        owners: number and class of what a thing belongs to by its name (某社区党委: the community).
    """

    protagonist: Participant | None
    chief: Participant | None
    nouns: Mapping[str, str]
    topics: Mapping[int, Token | None]
    sections: Sections
    owners: Mapping[int, tuple[int, str]] = field(default_factory=dict)
    _recent: tuple[Subject, ...] = ()
    _named: dict[str, Participant] = field(default_factory=dict)
    _actors: tuple[Participant, ...] = ()

    def enter(self, clause: Clause, speaks: bool = False) -> tuple[Subject, ...]:
        """Take note of the clause's own subject; return who acted so far, latest first.

        Who only `speaks` in a clause (某某介绍，…) is not who does what he tells of.
        """
        if clause.block.kind in _HEADINGS:
            self._recent = ()
        if clause.opens:
            self._actors = ()
        if (subject := self._subject(clause)) and not (speaks and subject.members[0].type == "Person"):
            self._recent = (subject, *self._recent[: _REMEMBERED - 1])
        self._take_note(clause.tokens)
        return self._recent

    def _take_note(self, tokens: Sequence[Token]) -> None:
        for number, token in enumerate(tokens):
            owns = follows(tokens, number, POSSESSIVE) or follows(tokens, number, PHRASE)
            for member in token.phrase.members if token.phrase else ():
                if owner := self.owners.get(member.entity):
                    self._named[owner[1]] = replace(member, entity=owner[0], type=owner[1])
                self._named[member.type] = member
                last = self._actors[-1:]
                if not owns and member.type in _PARTNERS and member.entity not in {one.entity for one in last}:
                    self._actors = (*last, member)

    def _subject(self, clause: Clause) -> Subject | None:
        if (token := self.topics[clause.span.start]) and token.phrase:
            return Subject(token.phrase.members, token.phrase.span)
        first = clause.tokens[0] if clause.tokens else None
        if first and first.kind == GENERIC and first.word in _BOTH and first.start == clause.span.start:
            return Subject(self._actors, Span(first.start, first.end)) if len(self._actors) == _TWO else None
        if first and first.kind == GENERIC and first.word in _PRONOUNS and "Person" in self._named:
            return Subject((self._named["Person"],), Span(first.start, first.end))
        if not first or first.kind != NOUN or first.start != clause.span.start or follows(clause.tokens, 0, POSSESSIVE):
            return None
        thing = self._named.get(self.nouns[first.word])
        return Subject((thing,), Span(first.start, first.end)) if thing else None

    def is_unnamed(self, clause: Clause) -> bool:
        """Tell whether a clause opens with a noun for a body that the text has not named."""
        first = clause.tokens[0] if clause.tokens else None
        opens = first is not None and first.kind == NOUN and first.start == clause.span.start
        return opens and not follows(clause.tokens, 0, PHRASE) and self._subject(clause) is None

    def choose(self, recent: Iterable[Subject], types: frozenset[str], sentence: Span) -> Subject | None:
        """Return the first of `recent` with one of `types`; a person acts on in his own sentence only."""
        for subject in recent:
            members = tuple(m for m in subject.members if m.type in types)
            if members and (members[0].type != "Person" or (subject.span and sentence.covers(subject.span))):
                return Subject(members, subject.span)
        return None

    def fallback(self, types: frozenset[str], at: int) -> Subject | None:
        """Return the protagonist or the chief place, whichever has one of the classes and acts at an offset."""
        fitting = (one for one in (self.protagonist, self.chief) if one and one.type in types)
        acting = (one for one in fitting if self.sections.concern(one.entity, at))
        return next((Subject((one,)) for one in acting), None)


def topics_of(clauses: Iterable[Clause]) -> dict[int, Token | None]:
    """Return what each clause is about, if it tells, by the place where it begins."""
    return {clause.span.start: clause_subject(clause) for clause in clauses}


def leading(
    clauses: Sequence[Clause], topics: Mapping[int, Token | None], acting: frozenset[str], text: str
) -> tuple[Participant | None, Participant | None]:
    """Return who the article is about, and the division that it names most, of those that its title names.

    The first is whoever its clauses are about most often, else the second; each is None where many are alike.

    Args:
        clauses: all clauses of the article.
        topics: what they are about, by the places where they begin.
        acting: classes that can act.
        text: the article's text.
    """
    votes: Counter[int] = Counter()
    named: Counter[int] = Counter()
    first: dict[int, Participant] = {}
    for clause in clauses:
        subject = topics[clause.span.start]
        for token in clause.phrases():
            for member in token.phrase.members if token.phrase else ():
                if member.type in acting and clause.block.kind != "caption":
                    first.setdefault(member.entity, member)
                    named[member.entity] += member.type == "Place"
                    votes[member.entity] += _vote(clause) if token is subject else 0
    hero = _winner(votes, max(_FEWEST_VOTES, _SHARE_OF_VOTES * votes.total()), first)
    chief = _winner(named, max(1, _SHARE_OF_NAMES * named.total()), first)
    title = "".join(clause.span.of(text) for clause in clauses if clause.block.kind in _TITLES)
    leaders = [one if one and _is_named_in(title, one, text) else None for one in (hero or chief, chief)]
    return leaders[0], leaders[1]


def _is_named_in(title: str, one: Participant, text: str) -> bool:
    """Tell whether a title names somebody, a place also by its short name."""
    printed = text[one.start : one.end]
    return printed in title or (one.type == "Place" and short_name(printed) in title)


def _winner(counts: Counter[int], least: float, first: Mapping[int, Participant]) -> Participant | None:
    best = max(counts, key=lambda entity: (counts[entity], -first[entity].start), default=None)
    return first[best] if best is not None and counts[best] >= least else None


def _vote(clause: Clause) -> int:
    return _TITLE_BONUS if clause.block.kind in _TITLES else 1
