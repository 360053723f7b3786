"""Who holds which post: runs of bodies and roles beside a person (某区委常委、政法委书记某某).

The body of a role is the most exact one that the text gives: the organ printed before it, an organ that the role names
by its end (村委会主任: the 村委会 of the village named before), or the body of the role before it in the run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.extraction.document import PostClaim
from kg.extraction.participants import FIRST, REST, Cast, Participant, Phrase
from kg.extraction.sentence import Statement
from kg.extraction.syntax import Clause
from kg.lexicon import Table
from kg.model import Entity, Span
from kg.vocabulary import BODY

_LONGEST_RUN = 80
_JOINED = re.compile(r"[、兼及和，]+$")
_HOLDERS = frozenset((*BODY, "Alliance", "Project"))
_HOSTS = frozenset((*BODY, "Alliance", "Initiative", "Event", "Mechanism"))
_PLACES = frozenset({"Place", "Subdistrict", "Community"})


@dataclass(frozen=True, slots=True)
class Role:
    """A role as printed before or behind a person.

    Attributes:
        body: what is named right before it, if anything.
        middle: words between the body and the role word (村党支部 in 村党支部书记).
        word: the role word with its prefixes.
    """

    body: Phrase | None
    middle: str
    word: str
    span: Span


class PostReader:
    """Reads posts by the lexicon's table `posts`."""

    def __init__(self, table: Table) -> None:
        roles = table["roles"]
        self._members = frozenset(roles["members"].split())
        words = _either((*roles["posts"].split(), *roles["members"].split()))
        self._prefixes = re.compile(rf"(?:{_either(roles['prefixes'].split())})+")
        role = rf"(?P<word>(?:{_either(roles['prefixes'].split())})*(?:{words}))"
        self._last = re.compile(
            rf"(?P<body>{FIRST}{REST}*)?(?P<middle>[^，。；：、！？\s{FIRST}{REST}]{{0,10}}?){role}$"
        )
        self._first = re.compile(
            rf"(?:，|（|\()?(?:{_either(roles['taking'].split())})?(?:了)?(?P<body>{FIRST}{REST}*)"
            rf"(?P<middle>[^，。；：、！？\s{FIRST}{REST}]{{0,10}}?){role}"
        )
        self._bodies: dict[str, str] = dict(table["bodies"])
        self._organ = re.compile(rf"(?:{_either(table['organs']['words'].split())})$")
        self._organ_roles = frozenset(table["organs"]["roles"].split())
        self._kinds = {role: frozenset(kinds) for role, kinds in table["kinds"].items()}

    def read(
        self, cast: Cast, clauses: Iterable[Clause], entities: Sequence[Entity]
    ) -> tuple[list[PostClaim], list[Statement]]:
        """Return the posts of the text, and who takes part in what by the word for him (营员)."""
        posts: list[PostClaim] = []
        memberships: list[Statement] = []
        bodies = _Bodies(entities)
        for clause in clauses:
            for token in clause.phrases():
                if token.phrase and token.phrase.members[0].type == "Person":
                    person = token.phrase.members[0]
                    for role, body in self._posts(cast, clause, token.phrase, bodies):
                        span = Span(min(role.span.start, person.start), max(role.span.end, person.end))
                        if self._bare(role.word) in self._members:
                            memberships.append(Statement(person, "participatesIn", body, span))
                        elif body.type in _HOLDERS:
                            posts.append(PostClaim(person.entity, body.entity, self._printed(role, body, cast), span))
            bodies.enter(clause)
        return posts, memberships

    def _posts(self, cast: Cast, clause: Clause, person: Phrase, bodies: _Bodies) -> Iterator[tuple[Role, Participant]]:
        roles = [*self._roles_before(cast, clause, person), *self._roles_behind(cast, clause, person)]
        last: Participant | None = bodies.holder_before(person.start)
        for role in roles:
            body = self._body(role, last, bodies)
            if body is not None:
                yield role, body
                last = body
        if last and roles:
            bodies.note(person.end, last)

    def _roles_before(self, cast: Cast, clause: Clause, person: Phrase) -> list[Role]:
        found: list[Role] = []
        low, end = max(clause.span.start, person.start - _LONGEST_RUN), person.start
        while match := self._last.search(cast.masked, low, end):
            found.append(_role(match, cast))
            joint = _JOINED.search(cast.masked, low, match.start())
            if not joint:
                break
            end = joint.start()
        return found[::-1]

    def _roles_behind(self, cast: Cast, clause: Clause, person: Phrase) -> list[Role]:
        match = self._first.match(cast.masked, person.end, clause.sentence.end)
        return [_role(match, cast)] if match and cast.masked[person.end] != FIRST else []

    def _body(self, role: Role, last: Participant | None, bodies: _Bodies) -> Participant | None:
        word = self._bare(role.word)
        near = role.body.members[-1] if role.body else last
        if near and near.type not in _HOSTS and near.type != "Place":
            return None
        ending = self._organ_of(role)
        if ending and (exact := bodies.ending(ending, near)):
            return exact
        if role.body is None and not last and not role.middle:
            return bodies.latest(self._kinds.get(word, frozenset()))
        if near is None or (near.type == "Place" and not role.body):
            return None
        return near

    def _organ_of(self, role: Role) -> str:
        """Return how the name of the role's body ends, as far as the role tells."""
        if role.middle:
            return role.middle
        word = self._bare(role.word)
        return self._bodies.get(word, "")

    def _bare(self, word: str) -> str:
        """Return a role word without its prefixes."""
        prefix = self._prefixes.match(word)
        return word[prefix.end() :] if prefix and prefix.end() < len(word) else word

    def _printed(self, role: Role, body: Participant, cast: Cast) -> str:
        """Return the role as printed, with a short organ before a bare 书记 or 主任."""
        if role.middle:
            organ = self._organ.search(role.middle)
            return (organ[0] if organ else role.middle) + role.word
        if role.body and role.word in self._organ_roles:
            organ = self._organ.search(cast.text[role.body.start : role.body.end].rstrip("”’"))
            return (organ[0] if organ else "") + role.word
        return role.word


class _Bodies:
    """The bodies of an article, found by the ends of their names or by having been named last."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._entities = entities
        self._seen: dict[int, Participant] = {}
        self._holders: list[tuple[int, Participant]] = []
        self._block_start = 0

    def enter(self, clause: Clause) -> None:
        """Take note of the bodies that a clause names."""
        if clause.opens:
            self._block_start = clause.span.start
        for token in clause.phrases():
            for member in token.phrase.members if token.phrase else ():
                self._seen.pop(member.entity, None)
                self._seen[member.entity] = member

    def note(self, offset: int, body: Participant) -> None:
        """Take note that a person named up to `offset` serves `body`."""
        self._holders.append((offset, body))

    def holder_before(self, offset: int) -> Participant | None:
        """Return the body of a person named right before, in a list of persons with their roles."""
        if self._holders and 0 <= offset - self._holders[-1][0] <= 12:
            return self._holders[-1][1]
        return None

    def latest(self, types: frozenset[str]) -> Participant | None:
        """Return the thing of one of `types` that the paragraph named last."""
        for member in reversed(self._seen.values()):
            if member.type in types and member.start >= self._block_start:
                return member
        return None

    def ending(self, end: str, near: Participant | None) -> Participant | None:
        """Return the body whose name ends with `end` and begins as `near`, or the only one with that end."""
        fitting = [
            number
            for number, entity in enumerate(self._entities)
            if entity.type in _HOLDERS and any(name.endswith(end) for name in (entity.name, *entity.aliases))
        ]
        if near is not None:
            stem = self._entities[near.entity].name
            stems = (stem, stem.removesuffix("委"), stem.removesuffix("政府"))
            fitting = [n for n in fitting if n == near.entity or self._entities[n].name.startswith(stems)]
        if not fitting or (near is None and len(fitting) > 1):
            return None
        best = min(fitting, key=lambda number: (len(self._entities[number].name), number))
        entity = self._entities[best]
        first = entity.mentions[0] if entity.mentions else Span(0, 1)
        return Participant(best, entity.type, first.start, first.end)


def _role(match: re.Match[str], cast: Cast) -> Role:
    body = cast.phrase_at(match.start("body")) if match["body"] else None
    return Role(body, match["middle"], match["word"], Span(match.start(), match.end()))


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
