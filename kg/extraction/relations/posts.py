"""Who holds which post: runs of bodies and roles beside a person (某区委常委、政法委书记某某).

The body of a role is the most exact one that the text gives: the organ printed before it, an organ that the role names
by its end (村委会主任: the 村委会 of the village named before), or the body of the role before it in the run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.extraction.document import PostClaim
from kg.extraction.relations.participants import REST, SIGNS, Cast, Participant, Phrase, name_pattern
from kg.extraction.relations.sentence import Statement
from kg.extraction.relations.syntax import Clause
from kg.lexicon import Table
from kg.model import Entity, Span
from kg.vocabulary import BODY

_LONGEST_RUN = 80
_NEXT_IN_A_LIST = 12  # characters from a person to the next one whose role may share his body
_LONGEST_END = 10
_LEAGUE = "团"
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
#: Ends of the words for a body of its own, and of the names of those that have such bodies below them.
_OWN_BODY = re.compile(r"(?:委|部|局|办|会|院|所|组|政协|人大|政府|中心|办公室)$")
_COMMITTEE = re.compile(r"[省市县区州旗]委$")
_PARENT = re.compile(r"(?:委|政府|街道|镇|乡|[省市县区州旗])$")
_GOVERNMENT = re.compile(r"(?:人民)?政府$")
_SMALLER = re.compile(r"(?<!街道)(?<!^)(?:社区|村|街道|公司|集团|小学|中学|医院|银行)(?=.)")
_RETIRED = "退休"
_JOINED = re.compile(r"[、兼及和，]+$")
_PARTY = frozenset({"PartyBody", "PartyBranch"})
_PARTY_END = re.compile(r"(?:党组|机关党委|党委|党总支|党支部|党工委|工委|委)$")
_HOLDERS = frozenset((*BODY, "Alliance", "Project"))
_GOVERNED = frozenset({"Place", "Subdistrict"})
_HOSTS = frozenset((*BODY, "Alliance", "Initiative", "Event", "Mechanism", "Place"))


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


class RoleFinder:
    """Finds the roles beside a person by the table [roles] of the lexicon's `posts`."""

    def __init__(self, roles: Table) -> None:
        words = _either((*roles["posts"].split(), *roles["members"].split()))
        prefixes, taking = _either(roles["prefixes"].split()), _either(roles["taking"].split())
        role = rf"(?P<word>(?:{prefixes})*(?:{words}))"
        middle = rf"(?P<middle>[^，。；：、！？\s{''.join(SIGNS.values())}{REST}]{{0,10}}?)"
        body = rf"(?P<body>{name_pattern()})"
        owners = rf"(?:{name_pattern()}(?={name_pattern()}))*"
        self._prefixes = re.compile(rf"(?:{prefixes})+")
        self._before = re.compile(rf"{body}?{middle}{role}$")
        self._behind = re.compile(rf"[，（(]?(?:{taking})?了?{owners}{body}{middle}{role}")
        self._taken = re.compile(rf"，?(?:{taking})(?P<middle>){role}")
        self._further = re.compile(rf"[、兼及和]{body}?{middle}{role}(?![{SIGNS['Person']}])")
        self._taking_up = re.compile(rf"(?:{taking})了?{owners}{body}(?:第[\u4e00-\u9fff]{{1,3}}届)?{middle}{role}")
        further = role.replace("?P<word>", "?:")
        self._of_the_next = re.compile(rf"(?:[、兼及和](?:[^，。；、]{{0,6}}?){further})*[{SIGNS['Person']}]")

    def beside(self, cast: Cast, clause: Clause, person: Phrase) -> list[Role]:
        """Return the roles of a person, in the order of the text."""
        found: list[Role] = []
        low, end = max(clause.span.start, person.start - _LONGEST_RUN), person.start
        while match := self._before.search(cast.masked, low, end):
            found.append(_role(match, cast))
            joint = _JOINED.search(cast.masked, low, match.start())
            if not joint:
                break
            end = joint.start()
        behind = None
        for pattern in (self._behind, self._taken):
            behind = behind or pattern.match(cast.masked, person.end, clause.sentence.end)
        if not behind or behind.start("word") <= person.end or self._of_the_next.match(cast.masked, behind.end()):
            return found[::-1]
        if found and behind[0].startswith("，") and not self._taken.match(cast.masked, person.end):
            return found[::-1]  # 甲局局长张三，乙局副局长…: what stands behind the comma is said of the next person.
        roles = [*found[::-1], _role(behind, cast)]
        while behind := self._further.match(cast.masked, behind.end(), clause.sentence.end):
            roles.append(_role(behind, cast))
        return roles

    def taken_up(self, cast: Cast, clause: Clause) -> list[Role]:
        """Return the roles that a clause gives to somebody whom it does not name (她当选某村党委书记、主任)."""
        match = self._taking_up.search(cast.masked, clause.span.start, clause.span.end)
        roles: list[Role] = []
        while match:
            roles.append(_role(match, cast))
            match = self._further.match(cast.masked, match.end(), clause.span.end)
        return roles

    def bare(self, word: str) -> str:
        """Return a role word without its prefixes."""
        prefix = self._prefixes.match(word)
        return word[prefix.end() :] if prefix and prefix.end() < len(word) else word


class PostReader:
    """Reads posts by the lexicon's table `posts`."""

    def __init__(self, table: Table) -> None:
        self._finder = RoleFinder(table["roles"])
        self._members = frozenset(table["roles"]["members"].split())
        self._bodies: dict[str, str] = dict(table["bodies"])
        self._organ = re.compile(rf"(?:{_either(table['organs']['words'].split())})$")
        self._organ_roles = frozenset(table["organs"]["roles"].split())
        self._executives = frozenset(table["roles"]["executives"].split())
        self._ends = {role: tuple(ends.split()) for role, ends in table["ends"].items()}
        self._governed = {role: tuple(ends.split()) for role, ends in table["governed"].items()}
        self._kinds = {role: frozenset(kinds) for role, kinds in table["kinds"].items()}

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
                posts += self._taken_up(cast, clause, known, bodies)
            for token in clause.phrases():
                if token.phrase and token.phrase.members[0].type == "Person":
                    person = known = token.phrase.members[0]
                    for role, body in self._posts(cast, clause, token.phrase, bodies):
                        span = Span(min(role.span.start, person.start), max(role.span.end, person.end))
                        if self._finder.bare(role.word) in self._members:
                            if body.type in _JOINED_BY_PERSONS:
                                memberships.append(Statement(person, "participatesIn", body, span))
                            elif self._employs(body, role) and not role.word.endswith(_DELEGATES):
                                posts.append(PostClaim(person.entity, body.entity, self._printed(role, cast), span))
                        elif self._employs(body, role):
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
            if body := self._body(role, hosts, bodies):
                yield role, body
                hosts.insert(0, body)
                bodies.note(person.end, body)

    def _employs(self, body: Participant, role: Role) -> bool:
        """Tell whether somebody can have that role in a body; a place has a governor only."""
        if _RETIRED in role.middle:
            return False
        if self._finder.bare(role.word) in self._governed and not role.middle:
            return body.type in _GOVERNED or body.type == "GovernmentBody"
        return body.type in _HOLDERS

    def _body(self, role: Role, hosts: list[Participant], bodies: Bodies) -> Participant | None:
        """Return the body of a role, given what was named for the roles before it, latest first."""
        word = self._finder.bare(role.word)
        if role.body and hosts[0].type not in _HOSTS:
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
            if hosts and hosts[0].type in _PARTY and role.middle == _OFFICE:
                return bodies.led_by(hosts[0])
        return self._by_nearness(role, word, hosts, bodies)

    def _by_nearness(self, role: Role, word: str, hosts: list[Participant], bodies: Bodies) -> Participant | None:
        """Return the body of a role that does not tell it by its words."""
        if not role.middle and word in self._governed:
            return bodies.governed(self._governed[word], hosts)
        if not hosts:
            return self._near_by(word, bodies) if not role.middle else None
        near = hosts[0]
        if near.type in _PARTY and word in self._executives and not role.middle:
            return bodies.led_by(near)
        if _SMALLER.search(role.middle):
            return None  # 甲街道乙社区党委书记: not of the town, though nobody knows of 乙社区.
        return near if near.type != "Place" or role.body else None

    def _ending(self, role: Role, word: str) -> str:
        """Return what the name of a role's body ends with, if the role tells it (宣传部长: 宣传部)."""
        department = word in _OF_DEPARTMENTS and role.middle and not role.middle.endswith(word[0])
        return role.middle + word[0] if department else role.middle or self._bodies.get(word, "")

    def _near_by(self, word: str, bodies: Bodies) -> Participant | None:
        """Return the body that the paragraph named last of those that a role without any can belong to."""
        if ends := self._ends.get(word):
            return bodies.latest(_HOLDERS, ends)
        return bodies.latest(self._kinds.get(word, frozenset()))

    def _printed(self, role: Role, cast: Cast) -> str:
        """Return the role as printed, with a short organ before a bare 书记 or 主任."""
        if role.middle:
            organ = self._organ.search(role.middle)
            return (organ[0] if organ else role.middle) + role.word
        if role.body and self._finder.bare(role.word) in self._organ_roles:
            organ = self._organ.search(cast.text[role.body.start : role.body.end].rstrip("”’"))
            return (organ[0] if organ else "") + role.word
        return role.word


class Bodies:
    """The bodies of an article: found by the ends of their names, or by having been named last."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._entities = entities
        self._seen: dict[int, Participant] = {}
        self._last: tuple[int, Participant] | None = None
        self._block_start = 0
        self._by_end: dict[str, list[int]] = {}
        for number, entity in enumerate(entities):
            if entity.type in _HOLDERS:
                for name in (entity.name, *entity.aliases):
                    for length in range(2, min(len(name), _LONGEST_END) + 1):
                        self._by_end.setdefault(name[-length:], []).append(number)

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
        self._last = (offset, body)

    def of_person_before(self, offset: int) -> Participant | None:
        """Return the body of a person named right before, in a list of persons with their roles."""
        near = self._last and 0 <= offset - self._last[0] <= _NEXT_IN_A_LIST
        return self._last[1] if self._last and near else None

    def latest(self, types: frozenset[str], ends: tuple[str, ...] = ("",)) -> Participant | None:
        """Return the thing of one of `types`, its name with one of `ends`, that the paragraph named last."""
        for member in reversed(self._seen.values()):
            fits = member.type in types and self._entities[member.entity].name.endswith(ends)
            if fits and member.start >= self._block_start:
                return member
        return None

    def governed(self, ends: tuple[str, ...], hosts: Sequence[Participant]) -> Participant | None:
        """Return the county or town that a governor (县长) governs, where no government of it is named.

        It is the one that is named with him, or whose committee is, else the one that the paragraph named last.
        """
        for host in hosts:
            stem = _PARTY_END.sub("", self._entities[host.entity].name)
            if host.type in _GOVERNED and stem.endswith(ends):
                return host
            for number, entity in enumerate(self._entities):
                if host.type in _PARTY and entity.type in _GOVERNED and entity.name == stem and stem.endswith(ends):
                    return self._at(number)
        return None if hosts else self.latest(_GOVERNED, ends)

    def is_of_level(self, body: Participant, ends: tuple[str, ...] | None) -> bool:
        """Tell whether a government is that of a place whose name has one of `ends`, if there are any (副市长: 市)."""
        name = self._entities[body.entity].name
        return not ends or not _GOVERNMENT.search(name) or _GOVERNMENT.sub("", name).endswith(ends)

    def lacks_own(self, words: str, hosts: Sequence[Participant]) -> bool:
        """Tell whether the words of a role tell a body of its own, which nothing names, beside `hosts` (统战部部长)."""
        return bool(_OWN_BODY.search(words) and hosts and not _PARENT.search(self._entities[hosts[0].entity].name))

    def ending(self, end: str, host: Participant | None = None) -> Participant | None:
        """Return the body whose name ends with `end`: the one that belongs to `host`, or the only one there is."""
        fitting = list(dict.fromkeys(self._by_end.get(end, ())))
        if host is not None:
            stem = self._entities[host.entity].name
            stems = tuple(stem.removesuffix(tail) for tail in ("", "委", "政府"))
            stems += (_PARTY_END.sub("", stem),) if host.type in _PARTY else ()
            fitting = [n for n in fitting if n == host.entity or self._entities[n].name.startswith(stems)]
        if end[:1] != _LEAGUE:
            fitting = [n for n in fitting if not self._entities[n].name.endswith(_LEAGUE + end)]  # 团区委 is no 区委.
        if not fitting or (host is None and len(fitting) > 1):
            return None
        return self._at(min(fitting, key=lambda number: (len(self._entities[number].name), number)))

    def led_by(self, party: Participant) -> Participant | None:
        """Return the body whose party group or committee this is (a bureau, a town), if the text names it."""
        stem = _PARTY_END.sub("", self._entities[party.entity].name)
        for number in self._by_end.get(stem[-_LONGEST_END:], ()):
            if stem in (self._entities[number].name, *self._entities[number].aliases):
                return self._at(number)
        return None

    def _at(self, best: int) -> Participant:
        entity = self._entities[best]
        first = entity.mentions[0] if entity.mentions else Span(0, 1)
        return Participant(best, entity.type, first.start, first.end)


def _role(match: re.Match[str], cast: Cast) -> Role:
    body = cast.phrase_at(match.start("body")) if match.groupdict().get("body") else None
    middle = match["middle"].rpartition("的")[2]
    return Role(body, middle, match["word"], Span(match.start(), match.end()))


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
