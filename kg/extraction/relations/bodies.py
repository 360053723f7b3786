"""The bodies that posts are in: found by the ends of their names, by their parents, by having been named last."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.extraction.relations.participants import Participant
from kg.extraction.relations.syntax import Clause
from kg.model import Entity, Span
from kg.vocabulary import BODY

_NEXT_IN_A_LIST = 12  # characters from a person to the next one whose role may share his body
_LONGEST_END = 10
_SHORTEST_STEM = 2
_LEAGUE = "团"
#: Ends of the words for a body of its own, and of the names of those that have such bodies below them.
_OWN_BODY = re.compile(r"(?:委|部|局|办|会|院|所|组|政协|人大|政府|中心|办公室)$")
_PARENT = re.compile(r"(?:委|政府|街道|镇|乡|[省市县区州旗])$")
_GOVERNMENT = re.compile(r"(?:人民)?政府$")
_PARTY_GROUP = "党组"
#: Organs that share their offices and are named together.
_TOGETHER = {"纪委": "纪委监委", "监委": "纪委监委"}
PARTY = frozenset({"PartyBody", "PartyBranch"})
_PARTY_END = re.compile(r"(?:党组|机关党委|党委|党总支|党支部|党工委|工委|委)$")
HOLDERS = frozenset((*BODY, "Alliance", "Project", "Platform"))
GOVERNED = frozenset({"Place", "Subdistrict"})


class Bodies:
    """The bodies of an article: found by the ends of their names, or by having been named last."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._entities = entities
        self._seen: dict[int, Participant] = {}
        self._told_of: dict[int, Participant] = {}
        self._last: tuple[int, Participant] | None = None
        self._block_start = 0
        self._by_end: dict[str, list[int]] = {}
        for number, entity in enumerate(entities):
            if entity.type in HOLDERS:
                for name in (entity.name, *entity.aliases):
                    for length in range(2, min(len(name), _LONGEST_END) + 1):
                        self._by_end.setdefault(name[-length:], []).append(number)

    def enter(self, clause: Clause) -> None:
        """Take note of the bodies that a clause names."""
        if clause.opens:
            self._block_start = clause.span.start
            self._told_of = {}
        for token in clause.phrases():
            for member in token.phrase.members if token.phrase else ():
                self._seen.pop(member.entity, None)
                self._seen[member.entity] = member
        if clause.span.start == clause.sentence.start:
            named = (token.phrase.members for token in clause.phrases() if token.phrase)
            first = next((members for members in named if members[0].type in HOLDERS), ())
            if len(first) == 1:
                self._told_of.pop(first[0].entity, None)
                self._told_of[first[0].entity] = first[0]

    def note(self, offset: int, body: Participant) -> None:
        """Take note that a person named up to `offset` serves `body`."""
        self._last = (offset, body)

    def of_person_before(self, offset: int) -> Participant | None:
        """Return the body of a person named right before, in a list of persons with their roles."""
        near = self._last and 0 <= offset - self._last[0] <= _NEXT_IN_A_LIST
        return self._last[1] if self._last and near else None

    def latest(
        self, types: frozenset[str], ends: tuple[str, ...] = ("",), anywhere: bool = False
    ) -> Participant | None:
        """Return the thing of one of `types`, its name with one of `ends`, that the paragraph (or text) named last.

        What a sentence of the paragraph begins with goes before what others name only in passing.
        """
        for member in (*reversed(self._told_of.values()), *reversed(self._seen.values())):
            fits = member.type in types and self._entities[member.entity].name.endswith(ends)
            if fits and (anywhere or member.start >= self._block_start):
                return member
        return None

    def governed(self, ends: tuple[str, ...], hosts: Sequence[Participant]) -> Participant | None:
        """Return the county or town that a governor (县长) governs, where no government of it is named.

        It is the one that is named with him, or whose committee is, else the one that the paragraph named last.
        """
        for host in hosts:
            stem = _PARTY_END.sub("", self._entities[host.entity].name)
            if host.type in GOVERNED and stem.endswith(ends):
                return host
            for number, entity in enumerate(self._entities):
                if host.type in PARTY and entity.type in GOVERNED and entity.name == stem and stem.endswith(ends):
                    return self._at(number)
        return None if hosts else self.latest(GOVERNED, ends) or self._only_place(ends)

    def _only_place(self, ends: tuple[str, ...]) -> Participant | None:
        """Return the place whose name has one of `ends`, if the article knows only one."""
        fitting = [n for n, one in enumerate(self._entities) if one.type in GOVERNED and one.name.endswith(ends)]
        return self._at(fitting[0]) if len(fitting) == 1 else None

    def is_of_level(self, body: Participant, ends: tuple[str, ...] | None) -> bool:
        """Tell whether a government is that of a place whose name has one of `ends`, if there are any (副市长: 市)."""
        name = self._entities[body.entity].name
        return not ends or not _GOVERNMENT.search(name) or _GOVERNMENT.sub("", name).endswith(ends)

    def lacks_own(self, words: str, hosts: Sequence[Participant]) -> bool:
        """Tell whether the words of a role tell a body of its own, which nothing names, beside `hosts` (统战部部长)."""
        return bool(_OWN_BODY.search(words) and hosts and not _PARENT.search(self._entities[hosts[0].entity].name))

    def ending(self, end: str, host: Participant | None = None) -> Participant | None:
        """Return the body whose name ends with `end`: the one that belongs to `host`, or the only one there is."""
        fitting = list(dict.fromkeys(n for one in (end, _TOGETHER.get(end, end)) for n in self._by_end.get(one, ())))
        if host is not None:
            stem = self._entities[host.entity].name
            stems = [stem.removesuffix(tail) for tail in ("", "委", "政府")]
            stems += [_PARTY_END.sub("", stem)] if host.type in PARTY else []
            fitting = [n for n in fitting if n == host.entity or self._belongs(n, stems)]
        if end[:1] != _LEAGUE:
            fitting = [n for n in fitting if not self._entities[n].name.endswith(_LEAGUE + end)]  # 团区委 is no 区委.
        if not fitting or (host is None and len(fitting) > 1):
            return None
        return self._at(min(fitting, key=lambda number: (len(self._entities[number].name), number)))

    def is_party_group(self, body: Participant) -> bool:
        """Tell whether a body is the party group inside another one (某局党组)."""
        return self._entities[body.entity].name.endswith(_PARTY_GROUP)

    def _belongs(self, number: int, stems: Iterable[str]) -> bool:
        """Tell whether a body's name begins with one of `stems`, with the province or city before it or not."""
        name = self._entities[number].name
        return any(name.startswith(stem) or (len(stem) > _SHORTEST_STEM and stem in name) for stem in stems)

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
