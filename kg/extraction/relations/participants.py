"""Who stands where: the named things of a text as units that clauses are made of.

Names hold marks, verbs and prepositions of their own (“我为群众办实事”, 《关于加强…的意见》). Here every named thing is
masked, so that what looks at clauses sees names as single signs and never reads inside them. A list of names of one
kind (甲、乙和丙) is one phrase.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from spacy.tokens import Doc

from kg.extraction.document import Mention, text_of
from kg.model import Span
from kg.vocabulary import BODY, CLASSES, PROGRAMME

#: Stands for a Place that is no administrative division (a river, a hill) and so cannot act.
GROUND = "Ground"
#: Private characters that stand for the first character of a phrase, by the class of its first member.
SIGNS = {kind: chr(0xE100 + number) for number, kind in enumerate((*CLASSES, GROUND))}
#: Private characters for the other characters of a phrase and for words in quotation marks that name nothing known.
REST, QUOTED = "\ue001", "\ue002"

_PAIRS = {"“": "”", "‘": "’", "《": "》", "『": "』", "「": "」"}
_COUNTED = r"等(?:\d+|[一二两三四五六七八九十百]+)?(?:个|家|支|所|名|位)?[\u4e00-\u9fff]{0,4}?"
_JOINT = re.compile(rf"(?:(?:、|和|及|以及|暨|\+|/|{_COUNTED}(?:和|与|及|、))(?:中共|[省市区县](?=[“《]))?)?")
_LONGEST_LIST = 50
_ALONG = re.compile(r"(?:对面|附近|周边|沿线|沿岸|两侧|[东西南北]侧|[东西南北]段)?[、与和及]")
_QUOTE = re.compile(r"[“‘《]([^“”‘’《》。！？；\n]{1,40})[”’》]")
_OF = "的"
#: Right before a thing they say where it lies.
OWNERS = frozenset({"Place", "Subdistrict", "Park"})
_KIN = dict.fromkeys((*BODY, "Alliance", "Place"), "actor") | dict.fromkeys((*PROGRAMME, "Event", "Award"), "programme")


@dataclass(frozen=True, slots=True)
class Participant:
    """A named thing at one place of the text.

    Attributes:
        entity: number of the thing in `doc._.entities`.
        type: class of the thing.
        start: first character, quotation mark included.
        end: behind the last character, quotation mark and class words such as 品牌 included.
        placed: True for an item of a list that has a place of its own before it (丁镇 in 甲县的乙镇、丙县的丁镇).
    """

    entity: int
    type: str
    start: int
    end: int
    anaphor: bool = False
    quoted: bool = False
    placed: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """One named thing, or a list of several of one kind.

    Attributes:
        members: the things.
        grounds: the places between them that say where the next one lies.
    """

    members: tuple[Participant, ...]
    grounds: tuple[Participant, ...] = ()

    @property
    def start(self) -> int:
        """Return where the first member begins."""
        return self.members[0].start

    @property
    def end(self) -> int:
        """Return where the last member ends."""
        return self.members[-1].end

    @property
    def span(self) -> Span:
        """Return the place of the whole phrase."""
        return Span(self.start, self.end)

    def of_types(self, types: Iterable[str]) -> tuple[Participant, ...]:
        """Return the members whose class is one of `types`."""
        wanted = frozenset(types)
        return tuple(member for member in self.members if member.type in wanted)

    def runs(self) -> Iterator[Phrase]:
        """Yield the parts of a list that lie in one place: a new one begins with each member that has its own."""
        begins = [number for number, member in enumerate(self.members) if number and member.placed]
        for first, behind in pairwise((0, *begins, len(self.members))):
            yield Phrase(self.members[first:behind])


@dataclass(frozen=True)
class Cast:
    """The phrases of a text and the text with its names masked.

    Attributes:
        masked: as long as the text; each phrase is one of SIGNS and RESTs, other words in quotation marks are QUOTEDs.
        phrases: in order, not overlapping.
    """

    text: str
    masked: str
    phrases: tuple[Phrase, ...]

    def phrase_at(self, offset: int) -> Phrase:
        """Return the phrase over the character at `offset`."""
        return self.phrases[bisect_right(self._starts, offset) - 1]

    @cached_property
    def _starts(self) -> list[int]:
        return [phrase.start for phrase in self.phrases]


def name_pattern(types: Iterable[str] = SIGNS) -> str:
    """Return a regular expression for a phrase in masked text whose first member has one of `types`."""
    return f"[{''.join(SIGNS[kind] for kind in sorted(types))}]{REST}*+"


def outermost(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions that stand inside no other mention, in order."""
    found: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        if mention.entity >= 0 and (not found or mention.span.start >= found[-1].span.end):
            found.append(mention)
    return tuple(found)


def nested(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Yield (outer, inner) for every mention that stands inside an outermost one."""
    outer: Mention | None = None
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        if mention.entity < 0:
            continue
        if outer is None or mention.span.start >= outer.span.end:
            outer = mention
        elif outer.span.covers(mention.span) and mention.entity != outer.entity:
            yield outer, mention


def cast_of(doc: Doc, types: Sequence[str], tails: re.Pattern[str]) -> Cast:
    """Return the phrases of `doc`.

    Args:
        doc: a doc with mentions.
        types: for each entity of the doc the class that it has as a participant.
        tails: matches the class words that follow a quoted name (特色党建品牌, 活动) and belong to its phrase.
    """
    text = text_of(doc)
    mates = _mates(doc._.mentions, types, text)
    units = []
    for mention in outermost(doc._.mentions):
        first = _participant(text, mention, types, tails)
        rest = [Participant(m.entity, types[m.entity], m.span.start, first.end) for m in mates.get(mention, ())]
        units.append((first, *rest))
    phrases = tuple(_phrases(text, units))
    return Cast(text, _masked(text, phrases), phrases)


def _mates(mentions: Sequence[Mention], types: Sequence[str], text: str) -> dict[Mention, list[Mention]]:
    """Return for a name that spans a list with one head (甲、乙和丙联盟) the names of the other members."""
    found: dict[Mention, list[Mention]] = {}
    for outer, inner in nested(mentions):
        shares = inner.span.end == outer.span.end and types[inner.entity] == types[outer.entity]
        if shares and text[inner.span.start - 1] in "、和及与":
            found.setdefault(outer, []).append(inner)
    return found


def _participant(text: str, mention: Mention, types: Sequence[str], tails: re.Pattern[str]) -> Participant:
    start, end = mention.span.start, mention.span.end
    quoted = text[start] in _PAIRS and _PAIRS[text[start]] in text[start:end]
    if start and _PAIRS.get(text[start - 1]) == text[end : end + 1] != "":
        start, end, quoted = start - 1, end + 1, True
    if text[end - 1] in "”’" and (tail := tails.match(text, end)):
        end = tail.end()
    return Participant(mention.entity, types[mention.entity], start, end, mention.anaphor, quoted)


def _phrases(text: str, units: Sequence[tuple[Participant, ...]]) -> Iterator[Phrase]:
    group: list[Participant] = []
    grounds: list[Participant] = []
    at = 0
    while at < len(units):
        if group and units[at][0].start < group[-1].end:
            at += 1
            continue
        item = _next_item(text, group[-1], units, at) if group and len(group) < _LONGEST_LIST else None
        if group and item is None:
            yield Phrase(tuple(group), tuple(grounds))
            group, grounds = [], []
        item = at if item is None else item
        grounds += (place for unit in units[at:item] for place in unit)
        group += (replace(member, placed=item > at) for member in units[item])
        at = item + 1
    if group:
        yield Phrase(tuple(group), tuple(grounds))


def _next_item(text: str, left: Participant, units: Sequence[tuple[Participant, ...]], at: int) -> int | None:
    """Return the number of the unit that goes on the list that ends with `left`, if unit `at` begins one.

    The places that say where that item lies are passed over (甲县的乙镇、丙县的丁镇).
    """
    first = units[at][0]
    joined = left.end < first.start and _JOINT.fullmatch(text[left.end : first.start])
    if joined and left.type not in (first.type, GROUND):
        item = at
        while item + 1 < len(units) and _is_ground_of(text, units[item][-1], units[item + 1][0]):
            item += 1
        if item > at and _alike(left, units[item][0]):
            return item
    return at if _listed(text, left, first) else None


def _is_ground_of(text: str, place: Participant, item: Participant) -> bool:
    return place.type in OWNERS and text[place.end : item.start] in ("", _OF)


def _alike(left: Participant, right: Participant) -> bool:
    return left.type == right.type or {left.type, right.type} <= frozenset(BODY)


def _listed(text: str, left: Participant, right: Participant) -> bool:
    gap = text[left.end : right.start]
    if left.type == right.type == GROUND and _ALONG.fullmatch(gap):
        return True
    if _KIN.get(left.type, left.type) != _KIN.get(right.type, right.type) or not _JOINT.fullmatch(gap):
        return False
    return bool(gap) or (left.quoted and right.quoted) or (left.type, right.type) == ("PartyBody", "GovernmentBody")


def _masked(text: str, phrases: Iterable[Phrase]) -> str:
    pieces, at = [], 0
    for phrase in phrases:
        pieces += [
            _hide_quotes(text[at : phrase.start]),
            SIGNS[phrase.members[0].type],
            REST * (phrase.end - phrase.start - 1),
        ]
        at = phrase.end
    return "".join((*pieces, _hide_quotes(text[at:])))


def _hide_quotes(text: str) -> str:
    return _QUOTE.sub(lambda match: QUOTED * len(match.group()), text)
