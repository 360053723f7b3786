"""Who acts: the subject of a verb, named in its clause or carried over from what was said before.

News leaves the subject out once it is known. It is carried over commas and full stops until another one is named;
where nothing was named yet, the article's own protagonist acts: the body or district that its text names most often
as a subject, with a bonus for its title.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.extraction.participants import Participant, Phrase
from kg.extraction.syntax import AGENT, GENERIC, PHRASE, POSSESSIVE, PREPOSITION, VERB, WITH, Clause, Parser, Token
from kg.model import Span

_HEADINGS = ("title", "subtitle", "heading")
_TITLE_BONUS = 3
_REMEMBERED = 6


@dataclass(frozen=True, slots=True)
class Subject:
    """Who acts, and where he is named (None for a protagonist who is not named near by).

    Attributes:
        explicit: True where he is named in the clause itself.
        agent: True where 由 or 被 announces him.
    """

    members: tuple[Participant, ...]
    span: Span | None = None
    explicit: bool = False
    agent: bool = False


def follows(tokens: tuple[Token, ...], number: int, kind: str) -> bool:
    """Tell whether a token of `kind` stands directly behind token `number`."""
    behind = number + 1
    return behind < len(tokens) and tokens[behind].kind == kind and tokens[behind].start == tokens[number].end


def explicit_subjects(clause: Clause, verb: int, parser: Parser) -> Iterator[Token | None]:
    """Yield the phrases that can be the subject of the verb with number `verb`, nearest first.

    Yields None and stops where something without a name acts, such as 党员干部.
    """
    tokens = clause.tokens
    for number in range(verb - 1, -1, -1):
        token = tokens[number]
        if token.kind == GENERIC and not _adjoins(tokens, number) and not _is_governed(tokens, number):
            yield None
            return
        if token.kind != PHRASE or follows(tokens, number, POSSESSIVE):
            continue
        if token.governor in ("", AGENT) or (token.governor == VERB and parser.is_pivot(token.word)):
            yield token


def _adjoins(tokens: tuple[Token, ...], number: int) -> bool:
    """Tell whether the token stands directly behind a phrase, which then owns it (崂山区党员干部)."""
    return number > 0 and tokens[number - 1].kind == PHRASE and tokens[number - 1].end == tokens[number].start


def _is_governed(tokens: tuple[Token, ...], number: int) -> bool:
    return number > 0 and tokens[number - 1].kind in (PREPOSITION, WITH, VERB, POSSESSIVE, GENERIC)


def clause_subject(clause: Clause) -> Token | None:
    """Return the phrase that the clause is about, if it names one before its first verb."""
    for number, token in enumerate(clause.tokens):
        if token.kind in (VERB, AGENT):
            return None
        if token.kind == PHRASE and not token.governor and not follows(clause.tokens, number, POSSESSIVE):
            return token
        if token.kind == GENERIC and not _is_governed(clause.tokens, number):
            return None
    return None


@dataclass
class SubjectTracker:
    """Remembers who acted last, clause by clause; feed every clause in order.

    Attributes:
        protagonist: acts where nothing else is known.
    """

    protagonist: Participant | None = None
    _recent: list[Subject] = field(default_factory=list)

    def enter(self, clause: Clause) -> None:
        """Take note of the clause's own subject."""
        if clause.block.kind in _HEADINGS:
            self._recent.clear()
        if (token := clause_subject(clause)) and token.phrase:
            self._recent = [Subject(token.phrase.members, token.phrase.span), *self._recent[: _REMEMBERED - 1]]

    def inherited(self, types: Iterable[str], sentence: Span) -> Subject | None:
        """Return the last subject with one of `types`; a person acts on in his own sentence only."""
        wanted = frozenset(types)
        for subject in self._recent:
            members = tuple(m for m in subject.members if m.type in wanted)
            if members and (members[0].type != "Person" or (subject.span and sentence.covers(subject.span))):
                return Subject(members, subject.span)
        if self.protagonist and self.protagonist.type in wanted:
            return Subject((self.protagonist,))
        return None


def protagonist(clauses: Iterable[Clause], acting: frozenset[str]) -> Participant | None:
    """Return who the article is about.

    Args:
        clauses: all clauses of the article.
        acting: classes that can act.
    """
    votes: Counter[int] = Counter()
    first: dict[int, Participant] = {}
    for clause in clauses:
        for member in _voters(clause):
            if member.type in acting:
                votes[member.entity] += _TITLE_BONUS if clause.block.kind in ("title", "subtitle") else 1
                first.setdefault(member.entity, member)
    if not votes:
        return None
    return first[max(votes, key=lambda entity: (votes[entity], -first[entity].start))]


def _voters(clause: Clause) -> tuple[Participant, ...]:
    token = clause_subject(clause)
    phrase: Phrase | None = token.phrase if token else None
    return phrase.members[:1] if phrase else ()
