"""Organs told by other organs: their superior, their neighbours in a list, fields that hold 和."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extraction.lexer import FREE, NUMBER, Scan
from kg.extraction.naming.candidates import LISTED_STRENGTH, Candidate
from kg.extraction.naming.heads import EDGE, HEAD, INDUSTRY, KEEP, ORGANS, PLACE, VERB, Head, NameLexicon
from kg.model import Span

_ORGAN_OF_PLACE = "省市区县州旗"
_NEXT_ORGAN = re.compile(
    r"[、和]((?:团委|妇联|残联|工会|总工会|工商联|科协|办事处|(?:人民)?政府(?!部门|机关|职能))|[\u4e00-\u9fff]{1,8}?(?:局|委|办|厅|法院|检察院)(?=[、和等，。及与\n]))"
)
#: A level of its own, which 市场监管局 has not.
_HAS_LEVEL = re.compile(r"(?<![社地园片])[省市区县州旗](?![场容域]|民(?!政局|委|族|宗)|政(?!府|协|法|务))")
_TOWN = re.compile(r"[\u4e00-\u9fff]{2,6}?(?:街道|镇|乡)(?=党|工委|纪)")
_TERRITORY = re.compile(r"[\u4e00-\u9fff]{1,12}?[省市区县州旗]")
_JOINED = re.compile(
    r"([省市区县州旗])(?![省市区县旗][\u4e00-\u9fff]{2,9}和)([\u4e00-\u9fff]{2,10})和([\u4e00-\u9fff]{2,10}?)(?:局|厅|委员会|服务中心)(?![长面势])"
)
_ORGAN_ENDS = ("局", "委", "部", "办", "院", "厅", "中心", "政府", "会")
#: 某某一中, 某县二幼; 小 must be followed by what no longer word goes on with (一小|时).
_NUMBERED_SCHOOL = re.compile(
    "[一二三四五六七八九十]{1,2}(?:中(?![学心国央间期等旬医全])|(?:小|幼|实小|完小)(?=[，。、；：）的和与及等党校教师在召开举]))"
)
#: A level that no place's name stands before (县|一中).
_LEVEL_ALONE = re.compile("(?:^|[\\n，。、；：和与及在到从由])[市县区旗镇]$")
#: An office that a place has in another one (某市|驻汉办).
_SEATED = re.compile(r"驻[\u4e00-\u9fff]{1,4}?(?:办事处|联络处|办)(?![理公法事案])")
_OFFICE_ENDS = frozenset({"委", "办", "中心"})
_FIELD_TAGS = frozenset({KEEP, EDGE, INDUSTRY})
_SHORTEST_FIELD, _LONGEST_FIELD, _MOST_WORDS = 2, 8, 4
_COLLEGE = re.compile(r"大学([\u4e00-\u9fff]{2,8}[与和][\u4e00-\u9fff]{2,8}?学院)")
#: Committees above, whose meetings a list names by their tail alone (中央、省委|、市委农村工作会议).
_COMMITTEES_BEFORE = re.compile("(?:(?:党?中央|[省市州区县]委)[、和])+$")
_LONGEST_COMMITTEES = 12
_COMMITTEE = re.compile(r"([\u4e00-\u9fff]{1,12}?[省市区县州旗])(?:委|人民政府|政府)")


def superior(organ: Candidate, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield an organ's place, and the committee or government whose office it is (某区委|组织部, 某市政府|研究室)."""
    level = _TERRITORY.match(organ.name)
    if level and level[0] in lexicon.places and level[0] not in lexicon.heads:
        yield Candidate(Span(organ.span.start, organ.span.start + level.end()), "Place", level[0])
    held = _COMMITTEE.match(organ.name)
    if held and held.end() < len(organ.name) and held[1] in lexicon.places and organ.name[held.end() :] != "员会":
        kind = "GovernmentBody" if held[0].endswith("政府") else "PartyBody"
        yield Candidate(Span(organ.span.start, organ.span.start + held.end()), kind, held[0])


def community_of(text: str, organ: Candidate, head: Head, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield the community whose organ ends with a head that begins with 社区 or 村 (某某|社区党委, 某某|村党委).

    A clinic of that form may be called by its town (某某|社区卫生服务中心): the text must name the community besides.
    """
    core, kind = organ.name[: -len(head.word)], "社区" if head.word.startswith("社区") else head.word[0]
    if (
        (kind == "社区" or (kind == "村" and organ.type == "PartyBranch"))
        and len(head.word) > len(kind)
        and len(core) > 1
        and organ.type != "Community"
        and not lexicon.is_generic(core)
        and (organ.type != "Institution" or text.count(core + kind) > text.count(organ.name))
    ):
        begin = organ.span.start
        yield Candidate(Span(begin, begin + len(core) + len(kind)), "Community", core + kind)


def joined_organs(scan: Scan) -> Iterator[Candidate]:
    """Yield organs whose field holds 和 (某县文体广电和旅游局), which elsewhere joins two names."""
    for match in _JOINED.finditer(scan.text):
        fields = scan.tokens[scan.at[match.start(2)] : scan.at[match.end(3) - 1] + 1]
        at = scan.at[match.start()]
        if match[2].endswith(_ORGAN_ENDS) or any(t.tag in (VERB, PLACE) for t in fields):
            continue
        if scan.tokens[at].end == match.start(2):
            start = scan.tokens[at].start
            kind = "Institution" if match[0].endswith("服务中心") else "GovernmentBody"
            yield Candidate(Span(start, match.end()), kind, scan.text[start : match.end()], placed=True)


def colleges(text: str, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield colleges of universities whose field holds 与 or 和 (某某大学|公共经济与管理学院)."""
    for university in found:
        if university.type == "Institution" and university.name.endswith("大学"):
            match = _COLLEGE.match(text, university.span.end - len("大学"))
            if match:
                span = Span(university.span.start, match.end())
                yield Candidate(span, "Institution", university.name + match[1])


def shared_places(scan: Scan, found: Iterable[Candidate], lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield organs of a list whose place stands before the first only: 青溪乡残联、团委、妇联; 县法院、公安局."""
    for first in found:
        owner = _owner_of(first, lexicon) if first.type in ORGANS else ""
        at = first.span.end
        while owner and (match := _NEXT_ORGAN.match(scan.text, at)):
            head = lexicon.head_at_end(match[1])
            if head is None or head.type not in ORGANS or _HAS_LEVEL.search(match[1]):
                break
            yield Candidate(Span(*match.span(1)), head.type, owner + match[1])
            at = match.end()


def _owner_of(organ: Candidate, lexicon: NameLexicon) -> str:
    """Return the place or level that an organ's name begins with, "" for none."""
    name = organ.name
    whole = next((name[:n] for n in range(len(name) - 1, 1, -1) if name[:n] in lexicon.places), "")
    if town := _TOWN.match(name):
        whole = whole or town[0]
    return whole or (name[0] if name[0] in _ORGAN_OF_PLACE else "")


def shared_tails(text: str, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield what a second level before a name stands for: 市、区第十三次党代会 names two congresses."""
    for candidate in found:
        start = candidate.span.start
        if (
            candidate.name[0] in _ORGAN_OF_PLACE
            and start > 1
            and text[start - 1] == "、"
            and text[start - 2] in _ORGAN_OF_PLACE
            and text[start + 1] != "“"
        ):
            name = text[start - 2] + candidate.name[1:]
            yield replace(candidate, span=Span(start - 2, candidate.span.end), name=name, strength=LISTED_STRENGTH)
            yield replace(candidate, strength=LISTED_STRENGTH)
        elif candidate.type == "Event" and candidate.name[1] == "委":
            before = _COMMITTEES_BEFORE.search(text, max(0, start - _LONGEST_COMMITTEES), start)
            for committee in re.findall(r"[^、和]+", before[0]) if before else ():
                at = text.rindex(committee, 0, start)
                span = Span(at, candidate.span.end)
                yield replace(candidate, span=span, name=committee + candidate.name[2:], strength=LISTED_STRENGTH)
                yield Candidate(Span(at, at + len(committee)), "PartyBody", committee, LISTED_STRENGTH)
            if before:
                yield replace(candidate, strength=LISTED_STRENGTH)
                yield Candidate(Span(start, start + 2), "PartyBody", candidate.name[:2], LISTED_STRENGTH)


def offices_of_places(scan: Scan) -> Iterator[Candidate]:
    """Yield offices of a place by endings that are no class words elsewhere (某县社会治理中心, 某市驻京办)."""
    for match in _SEATED.finditer(scan.text):
        i = scan.ending(match.start())
        if i is not None and scan.tokens[i].tag == PLACE:
            span = Span(scan.tokens[i].start, match.end())
            yield Candidate(span, "GovernmentBody", span.of(scan.text), placed=True)
    for i, token in enumerate(scan.tokens):
        if token.text not in _OFFICE_ENDS or not _is_bordered(scan, i):
            continue
        first = i
        while first > max(0, i - _MOST_WORDS) and scan.tokens[first - 1].tag in _FIELD_TAGS:
            first -= 1
        field = token.start - scan.tokens[first].start
        owner = scan.tokens[first - 1] if first else None
        placed = owner is not None and owner.tag == PLACE and owner.text[-1] in _ORGAN_OF_PLACE + "镇乡"
        if placed and owner is not None and _SHORTEST_FIELD <= field <= _LONGEST_FIELD:
            name = scan.text[owner.start : token.end]
            yield Candidate(Span(owner.start, token.end), "GovernmentBody", name, placed=True)
            if owner.text[-1] in _ORGAN_OF_PLACE:
                yield Candidate(Span(owner.start, owner.end), "Place", owner.text)


def _is_bordered(scan: Scan, i: int) -> bool:
    """Tell whether no free character or class word goes on behind token `i`."""
    after = scan.tokens[i + 1] if i + 1 < len(scan.tokens) else None
    return after is None or after.tag not in (FREE, HEAD, NUMBER)


def numbered_schools(text: str, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield schools by their number in short behind their place (某某一中)."""
    for match in _NUMBERED_SCHOOL.finditer(text):
        for size in (4, 3, 2):
            owner = text[match.start() - size : match.start()]
            if len(owner) == size and (owner in lexicon.places or owner in lexicon.short_places):
                span = Span(match.start() - size, match.end())
                yield Candidate(span, "Institution", span.of(text), placed=True)
                break
        else:
            if _LEVEL_ALONE.search(text, max(0, match.start() - 2), match.start()):
                span = Span(match.start() - 1, match.end())
                yield Candidate(span, "Institution", span.of(text), placed=True)
