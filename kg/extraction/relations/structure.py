"""What names and their order say without a verb: an organ and its place, a village and its town, a document's matter.

Three sources, all weaker than what a sentence states: a name that holds another name (东湖区民政局 holds 东湖区), two
names side by side (东湖区柳河街道), and the place that the article gives to an organ.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.errors import LexiconError
from kg.extraction.document import Mention
from kg.extraction.relations.inner_names import InnerName, InnerNames
from kg.extraction.relations.participants import GROUND, Cast, Participant, Phrase
from kg.gazetteer import short_name
from kg.lexicon import Table
from kg.model import Entity

Classes = Callable[[Iterable[str]], tuple[str, ...]]

_PARTS_OF_A_NAME = ("start", "inside", "end")
_NEVER = ("\0",)
_ORGAN_BETWEEN = re.compile(r"(?:委(?![员会]|监委$)|政府|局|法院|检察院|管委会)(?!机关$)(?=..)")
_ORGAN_BEHIND = re.compile(r"(?:第.{1,3}届)?(?:委(?!托)|纪委|纪律检查委员会|政府|人大|政协)")
_OF_A_PLACE = re.compile(r".+?[省市区县旗州镇乡村委道]")
_FOR_ALL = re.compile("全([省市区县旗镇乡])(?!党代会|两会|第)")
_SMALLEST = frozenset({"Subdistrict", "Community"})
_LANDS = frozenset({"Place", "Subdistrict"})
_SHORTENED = ("区", "县", "市")
_OPENING = ("“", "‘", "《")
_OF = "的"
#: What lies on this side of a station or hill lies beside it.
_SIDE = re.compile("[东南西北两]侧|旁")


@dataclass(frozen=True, slots=True)
class NameRule:
    """A rule of [[names]] in `relations.toml`."""

    outer: frozenset[str]
    inner: frozenset[str]
    at: str
    relation: str
    inverse: bool
    home: bool
    stem: bool
    listed: bool
    short: bool
    unless: tuple[str, ...]
    when: tuple[str, ...]
    only: tuple[str, ...]
    never: tuple[str, ...]
    homeless: tuple[str, ...]

    @classmethod
    def of(cls, entry: Table, classes: Classes) -> NameRule:
        """Read an entry.

        Raises:
            LexiconError: if it looks at an unknown part of a name.
        """
        if entry["at"] not in _PARTS_OF_A_NAME:
            raise LexiconError(f"relations.toml: [[names]] looks `at` {entry['at']!r}; use start, inside or end")
        ends = (tuple(entry.get(key, "").split()) for key in ("unless", "when", "only", "never", "homeless"))
        unless, when, only, never, homeless = ends
        return cls(
            frozenset(classes(entry["outer"])),
            frozenset(classes(entry["inner"])),
            entry["at"],
            entry["relation"],
            entry.get("inverse", False),
            entry.get("home", False),
            entry.get("stem", False),
            entry.get("listed", False),
            entry.get("short", False),
            unless or _NEVER,
            when or ("",),
            only or ("",),
            never or _NEVER,
            homeless or _NEVER,
        )

    @property
    def is_sure(self) -> bool:
        """True for organs, and where the ends of the longer names are told."""
        return self.relation == "partOf" or self.only != ("",)

    def suits(self, name: str) -> bool:
        """Tell whether the longer name ends as the rule wants it."""
        return name.endswith(self.only) and not name.endswith(self.unless)

    def takes_home(self, entity: Entity, listed: bool) -> bool:
        """Tell whether a thing belongs where the article says, if nothing else is known of it."""
        if self.home:
            return (listed or not self.listed) and not self._is_homeless(entity.name)
        place = entity.place or ""
        return self.short and place.endswith(_SHORTENED) and entity.name.startswith(short_name(place))

    def _is_homeless(self, name: str) -> bool:
        return name.startswith(self.never) or (name.endswith(self.homeless) and not _OF_A_PLACE.match(name))


@dataclass(frozen=True, slots=True)
class BesideRule:
    """A rule of [[beside]] in `relations.toml`."""

    left: frozenset[str]
    right: frozenset[str]
    relation: str
    inverse: bool
    quoted: bool
    outside: bool
    all: frozenset[str]

    @classmethod
    def of(cls, entry: Table, classes: Classes) -> BesideRule:
        """Read an entry."""
        return cls(
            frozenset(classes(entry["left"])),
            frozenset(classes(entry["right"])),
            entry["relation"],
            entry.get("inverse", False),
            entry.get("quoted", False),
            entry.get("outside", False),
            frozenset(classes(entry.get("all", []))),
        )

    def fitting(self, right: Phrase, quoted: bool) -> Iterator[Participant]:
        """Yield the members of a phrase that the rule relates to what stands before it, `quoted` or not."""
        for number, member in enumerate(right.members):
            told = number == 0 or (member.type in self.all and member.type == right.members[0].type)
            if told and member.type in self.right and (quoted or not self.quoted):
                yield member


@dataclass(frozen=True, slots=True)
class Link:
    """A relation between two entities by number, read off names; `bearer` is the one whose name shows it."""

    subject: int
    relation: str
    object: int
    bearer: int


class Structure:
    """The rules of names.

    Args:
        table: the content of `relations.toml`.
        classes: spells out superclasses and groups.

    Attributes:
        rules: of names.
    """

    def __init__(self, table: Table, classes: Classes) -> None:
        self.rules = tuple(NameRule.of(entry, classes) for entry in table["names"])
        self._names = tuple(rule for rule in self.rules if not rule.stem)
        self._beside = [BesideRule.of(entry, classes) for entry in table["beside"]]

    def links(
        self, entities: Sequence[Entity], types: Sequence[str], mentions: Sequence[Mention], cast: Cast
    ) -> Iterator[Link]:
        """Yield what names and their order say; `types` are the classes of the entities as participants."""
        names = InnerNames(entities, mentions, cast.text)
        yield from self._of_names(names, types)
        yield from _hosts_of_all(entities)
        yield from self._of_neighbours(names, mentions, cast, types)

    def _of_names(self, names: InnerNames, types: Sequence[str]) -> Iterator[Link]:
        for number, entity in enumerate(names.entities):
            held = [
                i for i in names.held_by(number) if types[i.entity] != GROUND or not _SIDE.match(entity.name, i.end)
            ]
            known: set[int] = {number}
            for rule in self._names:
                if types[number] not in rule.outer or not rule.suits(entity.name):
                    continue
                fitting = [i for i in held if types[i.entity] in rule.inner and i.name.endswith(rule.when)]
                for inner in _chosen(rule, entity, fitting, held):
                    if inner.entity not in known:
                        ends = (inner.entity, number) if rule.inverse else (number, inner.entity)
                        yield Link(ends[0], rule.relation, ends[1], number)
                if rule.at == "start" and not rule.inverse:
                    known |= {inner.entity for inner in fitting}

    def _of_neighbours(
        self, names: InnerNames, mentions: Sequence[Mention], cast: Cast, types: Sequence[str]
    ) -> Iterator[Link]:
        named = [mention for mention in mentions if mention.entity >= 0]
        parts = [_standing(mention, types) for mention in named if names.is_telling(mention)]
        begins = _beginnings(parts, cast)
        for mention in (mention for mention in named if not names.is_telling(mention)):
            held = [p for p in begins.get(mention.span.end, ()) if names.may_hold(mention, p.members[0].type)]
            yield from (link for p in held for link in self._neighbours(_standing(mention, types), p, quoted=False))
        for part in parts:
            quoted = cast.text[part.end : part.end + 1] in _OPENING
            behind = begins.get(part.end, ())
            nearest = [right for right in behind if right.members[0].type in _LANDS] or behind
            for right in nearest:
                yield from self._neighbours(part, right, quoted)
            for whole in begins[part.start]:
                if part.end < whole.members[0].end:
                    yield from self._neighbours(part, whole, quoted)
        for phrase in cast.phrases:
            quoted = cast.text[phrase.end : phrase.end + 1] in _OPENING
            for owner in phrase.members[:-1]:
                for right in begins.get(phrase.end, ()):
                    yield from self._neighbours(owner, right, quoted, owners=True)

    def _neighbours(self, left: Participant, right: Phrase, quoted: bool, owners: bool = False) -> Iterator[Link]:
        """Yield how two neighbours are related; several `owners` in a list own what stands behind the last of them."""
        for rule in self._beside:
            within = rule.outside and left.start == right.start
            if left.type in rule.left and (rule.inverse or not owners) and not within:
                for member in rule.fitting(right, quoted):
                    ends = (left, member) if rule.inverse else (member, left)
                    if left.entity != member.entity:
                        yield Link(ends[0].entity, rule.relation, ends[1].entity, member.entity)


def _standing(mention: Mention, types: Sequence[str]) -> Participant:
    return Participant(mention.entity, types[mention.entity], mention.span.start, mention.span.end)


def _beginnings(parts: Iterable[Participant], cast: Cast) -> dict[int, list[Phrase]]:
    """Return what begins at each offset; an item of a list that has its own place begins where that ends."""
    begins: dict[int, list[Phrase]] = {}
    for part in parts:
        begins.setdefault(part.start, []).append(Phrase((part,)))
    for phrase in cast.phrases:
        for run in phrase.runs():
            behind = run.members[0].placed and cast.text[run.start - 1] == _OF
            begins.setdefault(run.start - behind, []).append(run)
    return begins


def _hosts_of_all(entities: Sequence[Entity]) -> Iterator[Link]:
    """Yield that the only division of its level hosts what is held for all of it (全市观摩会: the city)."""
    for number, entity in enumerate(entities):
        if entity.type == "Event" and (level := _FOR_ALL.match(entity.name)):
            hosts = [n for n, e in enumerate(entities) if e.type in _LANDS and e.name.endswith(level[1])]
            if len(hosts) == 1:
                yield Link(hosts[0], "leads", number, number)


def _chosen(rule: NameRule, entity: Entity, fitting: list[InnerName], held: list[InnerName]) -> list[InnerName]:
    if rule.at == "inside":
        wholes = [*fitting, *(inner for inner in held if inner.type == "Enterprise")]
        return [inner for inner in fitting if not any(inner.within(other) for other in wholes)]
    border = 0 if rule.at == "start" else len(entity.name)
    found = [inner for inner in fitting if (inner.start if rule.at == "start" else inner.end) == border]
    if rule.relation == "partOf" and entity.type != "PartyBody":
        found = [inner for inner in found if not _skips_an_organ(entity.name, inner)]
    if rule.relation == "leads" and rule.inverse:
        found = [inner for inner in found if not _is_of_another(entity.name, inner, held)]
    if not found or rule.at == "end":
        return found and [max(found, key=lambda inner: inner.end)]
    last = max(found, key=lambda inner: inner.end)
    while inside := [inner for inner in fitting if inner.start == last.end and inner.type in _SMALLEST]:
        last = max(inside, key=lambda inner: inner.end)  # 甲镇乙村合作社 lies in 乙村.
    return [last]


def _is_of_another(name: str, inner: InnerName, held: list[InnerName]) -> bool:
    """Tell whether an event is not a place's, since its name goes on to another host (甲县委会议, 甲市乙公司仪式)."""
    return bool(_ORGAN_BEHIND.match(name, inner.end)) or any(inner.within(other) for other in held)


def _skips_an_organ(name: str, inner: InnerName) -> bool:
    """Tell whether between a place at the start of an organ's name and the organ itself another organ is named.

    A department of a party committee is at home with it (某县委宣传部), a branch or station with its bureau alone.
    """
    return inner.type == "Place" and bool(_ORGAN_BETWEEN.search(name, inner.end))
