"""Who holds which post: runs of bodies and roles beside a person (某区委常委、政法委书记某某).

The body of a role is the most exact one that the text gives: the organ printed before it, an organ that the role names
by its end (村委会主任: the 村委会 of the village named before), or the body of the role before it in the run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.extraction.document import PostClaim
from kg.extraction.relations.bodies import GOVERNED, HOLDERS, PARTY, Bodies
from kg.extraction.relations.participants import Cast, Participant, Phrase
from kg.extraction.relations.roles import Role, RoleFinder
from kg.extraction.relations.sentence import Statement
from kg.extraction.relations.syntax import Clause
from kg.lexicon import Table, either
from kg.model import Entity, Span

#: The office that governs a subdistrict; a party committee has none.
_OFFICE = "办事处"
_OF_DEPARTMENTS = frozenset({"部长"})
_PRONOUN = re.compile("[她他](?!们)")
#: Bodies of their own, which belong to none that is named before them in a run of posts (…常委、全国政协主席).
_OTHER_BODY = re.compile(r"^(?:全国|中国|国家)|(?:政协|人大|人大常委会|协会|联合会|监会|银行|集团|公司|大学|学院)$")
#: One can be a member of these; who serves in other bodies (执法队员) has a post there.
_JOINED_BY_PERSONS = frozenset(
    {"Taskforce", "SocialOrganisation", "Alliance", "PartyBranch", "Initiative", "Event", "Mechanism", "Platform"}
)
_DELEGATES = ("代表", "志愿者", "选手")  # of a body, without a post in it
_COMMITTEE = re.compile(r"[省市县区州旗]委$")
_SMALLER = re.compile(r"(?<!街道)(?<![驻乡农])(?<!^)(?:社区|村|街道|公司|集团|小学|中学|医院|银行)(?=.)")
_RETIRED = "退休"
#: Organs that are not named themselves, so that their place has the post (甲市市委书记).
_OF_THE_PLACE = re.compile(r"(?:[省市区县州旗]?(?:委|政府)|人大|政协)")
_OF_PARTY_GROUPS = frozenset({"书记", "成员", "党组成员", "委员"})
_VILLAGES = frozenset({"Community"})
_HOSTS = HOLDERS | {"Initiative", "Event", "Mechanism", "Place"}


class PostReader:
    """Reads posts by the lexicon's table `posts`."""

    def __init__(self, table: Table) -> None:
        self._finder = RoleFinder(table["roles"])
        self._members = frozenset(table["roles"]["members"].split())
        self._bodies: dict[str, str] = dict(table["bodies"])
        self._organ = re.compile(f"{either(table['organs']['words'].split())}$")
        self._organ_roles = frozenset(table["organs"]["roles"].split())
        self._executives = frozenset(table["roles"]["executives"].split())
        self._ends = {role: tuple(ends.split()) for role, ends in table["ends"].items()}
        self._governed = {role: tuple(ends.split()) for role, ends in table["governed"].items()}
        self._kinds = {role: frozenset(kinds) for role, kinds in table["kinds"].items()}
        self._ground = re.compile(either(table["roles"]["grounds"].split()))
        self._heads = tuple(table["roles"]["heads"].split())
        self._not_heads = tuple(table["roles"]["not_heads"].split())
        self._of_many = tuple(table["roles"]["of_many"].split())
        self._together = frozenset(table["roles"]["together"].split())
        self._of_villages = tuple(table["roles"]["of_villages"].split())

    def heads(self, role: str) -> bool:
        """Tell whether somebody with a role speaks for his body."""
        return role.endswith(self._heads) and not role.endswith(self._not_heads)

    def read(
        self, cast: Cast, clauses: Iterable[Clause], entities: Sequence[Entity]
    ) -> tuple[list[PostClaim], list[Statement]]:
        """Return the posts of the text, and who takes part in what by the word for him (营员)."""
        posts: list[PostClaim] = []
        memberships: list[Statement] = []
        bodies = Bodies(entities)
        known: Participant | None = None
        for clause in clauses:
            named = any(t.phrase and t.phrase.members[0].type == "Person" for t in clause.phrases())
            if known and not named and clause.block.span.start <= known.start:
                told = {(post.person, post.body, post.role) for post in posts}
                taken = self._taken_up(cast, clause, known, bodies)
                posts += [post for post in taken if (post.person, post.body, post.role) not in told]
            for token in clause.phrases():
                if token.phrase and token.phrase.members[0].type == "Person":
                    known = token.phrase.members[0]
                    for role, body in self._posts(cast, clause, token.phrase, bodies):
                        for person in _holders(token.phrase, role, self._of_many):
                            span = Span(min(role.span.start, person.start), max(role.span.end, person.end))
                            if self._finder.bare(role.word) not in self._members:
                                serves = self._employs(body, role)
                            elif body.type in _JOINED_BY_PERSONS:
                                memberships.append(Statement(person, "participatesIn", body, span))
                                serves = False
                            else:
                                serves = self._employs(body, role) and not role.word.endswith(_DELEGATES)
                            if serves:
                                posts.append(PostClaim(person.entity, body.entity, self._printed(role, cast), span))
            bodies.enter(clause)
        return posts, memberships

    def _taken_up(self, cast: Cast, clause: Clause, person: Participant, bodies: Bodies) -> Iterator[PostClaim]:
        """Yield the posts taken up in a clause that goes on about a person: in the same sentence, or with 他 or 她."""
        between = cast.masked[person.end : clause.span.end]
        if not (clause.sentence.covers(Span(person.start, person.end)) or _PRONOUN.search(between)):
            return
        hosts: list[Participant] = []
        for role in self._finder.taken_up(cast, clause):
            if role.body:
                hosts.insert(0, role.body.members[-1])
            body = self._body(role, hosts, bodies)
            if body and self._employs(body, role) and self._finder.bare(role.word) not in self._members:
                yield PostClaim(person.entity, body.entity, self._printed(role, cast), role.span)

    def _posts(self, cast: Cast, clause: Clause, person: Phrase, bodies: Bodies) -> Iterator[tuple[Role, Participant]]:
        hosts: list[Participant] = []
        if beside := bodies.of_person_before(person.start):
            hosts.append(beside)
        for role in self._finder.beside(cast, clause, person):
            if role.body:
                hosts.insert(0, role.body.members[-1])
            elif role.span.start >= person.end and not role.middle:
                hosts[:0] = self._taken_in(role, clause, bodies)
            if body := self._body(role, hosts, bodies):
                yield role, body
                hosts.insert(0, body)
                bodies.note(person.end, body)
        held = self._finder.held(cast, clause, person)
        if held and (body := self._body(held, [held.body.members[-1]] if held.body else [], bodies)):
            yield held, body

    def _taken_in(self, role: Role, clause: Clause, bodies: Bodies) -> Iterator[Participant]:
        """Yield the body that a role is taken up in: one for it that the sentence names (成立甲专班，由张三任组长)."""
        kinds = self._kinds.get(self._finder.bare(role.word), frozenset())
        body = bodies.latest(kinds)
        if body and body.start >= clause.sentence.start:
            yield body

    def _employs(self, body: Participant, role: Role) -> bool:
        """Tell whether somebody can have that role in a body; a place has a governor only."""
        if _RETIRED in role.middle:
            return False
        if self._finder.bare(role.word) in self._governed and not role.middle:
            return body.type in GOVERNED or body.type == "GovernmentBody"
        return body.type in HOLDERS or (body.type in GOVERNED and bool(_OF_THE_PLACE.match(role.middle)))

    def _body(self, role: Role, hosts: list[Participant], bodies: Bodies) -> Participant | None:
        """Return the body of a role, given what was named for the roles before it, latest first."""
        word = self._finder.bare(role.word)
        if role.body and hosts[0].type not in _HOSTS:
            return None
        if role.middle + role.word in self._together:
            return None
        if ending := self._ending(role, word):
            for host in hosts:
                if (exact := bodies.ending(ending, host)) and bodies.is_of_level(exact, self._governed.get(word)):
                    return exact
            named = not hosts or _COMMITTEE.search(role.middle)
            if named and (exact := bodies.ending(ending)) and bodies.is_of_level(exact, self._governed.get(word)):
                return exact
            if not role.body and (_OTHER_BODY.search(role.middle) or bodies.lacks_own(role.middle, hosts)):
                return None
            if hosts and hosts[0].type in PARTY and role.middle == _OFFICE:
                return bodies.led_by(hosts[0])
        return self._by_nearness(role, word, hosts, bodies)

    def _by_nearness(self, role: Role, word: str, hosts: list[Participant], bodies: Bodies) -> Participant | None:
        """Return the body of a role that does not tell it by its words."""
        if not role.middle and word in self._governed:
            return bodies.governed(self._governed[word], hosts)
        if not hosts:
            return self._near_by(role, word, bodies)
        near = hosts[0]
        if near.type in PARTY and not role.middle:
            if word in self._executives:
                return bodies.led_by(near)
            if bodies.is_party_group(near) and word not in _OF_PARTY_GROUPS:
                return bodies.led_by(near) or near
        if _SMALLER.search(role.middle):
            return None  # 甲街道乙社区党委书记: not of the town, though nobody knows of 乙社区.
        return near if near.type != "Place" or role.body else None

    def _ending(self, role: Role, word: str) -> str:
        """Return what the name of a role's body ends with, if the role tells it (宣传部长: 宣传部)."""
        department = word in _OF_DEPARTMENTS and role.middle and not role.middle.endswith(word[0])
        return role.middle + word[0] if department else role.middle or self._bodies.get(word, "")

    def _near_by(self, role: Role, word: str, bodies: Bodies) -> Participant | None:
        """Return the body that the paragraph named last of those that a role without any can belong to."""
        if role.word.startswith(self._of_villages):
            return bodies.latest(_VILLAGES) or bodies.latest(_VILLAGES, anywhere=True)
        if role.middle:
            if not (ground := self._ground.match(role.middle)):
                return None
            organ = role.middle[ground.end() :]
            told = not organ or self._organ.fullmatch(organ) or self._organ.fullmatch(role.middle)
            return bodies.latest(HOLDERS, (ground[0],)) if told else None
        if ends := self._ends.get(word):
            return bodies.latest(HOLDERS, ends)
        return bodies.latest(self._kinds.get(word, frozenset()))

    def _printed(self, role: Role, cast: Cast) -> str:
        """Return the role as printed, with a short organ before a bare 书记 or 主任."""
        if role.middle:
            organ = self._organ.search(role.middle)
            return (organ[0] if organ else role.middle) + role.word
        if role.body and self._finder.bare(role.word) in self._organ_roles:
            organ = self._organ.search(cast.text[role.body.start : role.body.end].rstrip("”’"))
            shared = role.body.end > role.span.end - len(role.word)  # 组织部长
            return (organ[0][: -1 if shared else None] if organ else "") + role.word
        return role.word


def _holders(persons: Phrase, role: Role, of_many: tuple[str, ...]) -> tuple[Participant, ...]:
    """Return who of a list has a role: the first, or all if a body has many such and it is printed before them."""
    many = role.span.end == persons.start and role.word.startswith(of_many)
    return persons.members if many else persons.members[:1]
