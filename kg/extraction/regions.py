"""Names that end with a head and begin after the last border: 东湖区城市更新推进中心, 暖阳助老行动."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extraction.borders import (
    behind_owner,
    behind_verb,
    free_run,
    last_chain,
    left_border,
    lowest_unit,
    place_begins,
    strip_left,
    with_place,
)
from kg.extraction.candidates import LISTED_STRENGTH, UNIT_STRENGTH, Candidate
from kg.extraction.heads import (
    HEAD,
    INDUSTRY,
    KNOWN,
    LEVELLED,
    ORGANS,
    PLACE,
    PROGRAMME,
    TERRITORIAL,
    Head,
    NameLexicon,
)
from kg.extraction.lexer import FREE, NUMBER, Scan
from kg.model import Span

#: Characters that may follow a one-character head of a place (某某路南侧).
_AROUND = frozenset("南北东西两沿交口段号附旁边对上下以至与和")
#: So many general words before a head, right behind a founding verb, describe one thing and no kind.
_SPELLED_OUT = 6
_MEASURES = frozenset("个家处座项件支片条套户所批期种轮场次起块类只部栋份")
_ORGAN_OF_PLACE = "省市区县州旗"
#: What follows a name that the verb has let go before: 某某机制持续健全.
_FRONTED = re.compile(
    r"(?:持续|不断|进一步|逐步|日益|全面|基本|正式|顺利|全力)*(?:健全|完善|建立|形成|启动|推开|上线)"
)
_OF_UNITS = ORGANS | {"Institution", "SocialOrganisation"}
_UNIT = re.compile(r"街道|社区|[镇乡村]")
_CONGRESS = re.compile(r"党的(?:十[八九]|二十[一二]?)大(报告|精神)?(?!党)|(?<![党一])二十大(报告|精神)?")


def regions(scan: Scan, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield a candidate for every head that has words of its own before it."""
    for i, token in enumerate(scan.tokens):
        head = _head(scan, i, lexicon)
        if head is not None and not _goes_on(scan, i):
            candidate = _candidate(scan, i, head, lexicon)
            if candidate:
                yield candidate
            if head.strength == "bare" and head.word[1:2] == "委" and len(head.word) > 2:
                # The committee whose organ this is (区委组织部) is named with it.
                yield Candidate(Span(token.start, token.start + 2), "PartyBody", head.word[:2])


def _head(scan: Scan, i: int, lexicon: NameLexicon) -> Head | None:
    token = scan.tokens[i]
    if token.tag == HEAD:
        head = lexicon.heads[token.text]
        return None if len(token.text) == 1 and _runs_on(scan, i) else head
    # 委 is the head of a committee only behind a place (东湖区委) .
    before = scan.tokens[i - 1] if i else None
    if token.text == "委" and before and before.tag == PLACE and before.text[-1] in _ORGAN_OF_PLACE:
        return Head("委", "PartyBody", "strong")
    if token.tag == PLACE and token.text.endswith(("街道", "镇", "乡")):
        return Head("街道" if token.text.endswith("街道") else token.text[-1], "Subdistrict", "place")
    return None


def _runs_on(scan: Scan, i: int) -> bool:
    """Tell whether free characters follow, so that a one-character head (河, 村, 路) is more likely part of a word."""
    after = scan.tokens[i + 1] if i + 1 < len(scan.tokens) else None
    single = after is not None and len(after.text) == 1
    return after is not None and single and after.tag in (FREE, HEAD) and after.text not in _AROUND


def _goes_on(scan: Scan, i: int) -> bool:
    """Tell whether the next character makes another word of the head (平台化, 工程师)."""
    after = scan.tokens[i + 1] if i + 1 < len(scan.tokens) else None
    return after is not None and after.tag == FREE and after.text in "化性型级式者员民"


def _candidate(scan: Scan, i: int, head: Head, lexicon: NameLexicon) -> Candidate | None:
    first = strip_left(scan, left_border(scan, i, quotes=head.type == "Event"), i, head)
    if head.strength == "bare":
        first = with_place(scan, i, lexicon)
    elif head.type in TERRITORIAL or head.type == "Place":
        first = lowest_unit(scan, first, i, lexicon)
        if head.type == "Place" and len(head.word) == 1:
            first = free_run(scan, first, i)
    else:
        first = last_chain(scan, first, i, lexicon) if head.type != "Enterprise" else first
        first = behind_verb(scan, first, i, head, lexicon)
        if head.type in ORGANS:
            first = next((n for n in range(i - 1, first, -1) if place_begins(scan, n)), first)
    if head.type == "Event":
        first = behind_owner(scan, first, i, lexicon)
    start, end = scan.tokens[first].start, scan.tokens[i].end
    name = scan.text[start:end]
    core = name[: len(name) - len(head.word)]
    level = _level_at(scan, first, lexicon)
    before = scan.tokens[first - 1] if first else None
    if before and before.text == "“" and scan.text[end : end + 1] == "”":
        return None  # Quotations have a finder of their own.
    founded = (before is not None and before.text in lexicon.founding) or bool(_FRONTED.match(scan.text, end))
    spelled_out = founded and head.type in PROGRAMME and len(core) >= _SPELLED_OUT
    if before is not None and before.tag == NUMBER and name[0] in _MEASURES:
        return None  # 12家|乡镇卫生院: the scanner took the counting word for the beginning of 家乡.
    unit = _UNIT.match(name) if head.type in _OF_UNITS else None
    if unit and len(name) > len(unit[0]):
        return Candidate(Span(start, end), head.type, name, UNIT_STRENGTH)
    set_up = (
        head.type == "Taskforce" and len(core) >= 4 and before is not None and before.text in ("成立", "组建", "设立")
    )
    of_trade = head.type == "Alliance" and any(token.tag == INDUSTRY for token in scan.tokens[first:i])
    if not set_up and not spelled_out and not of_trade and not _acceptable(core, head, level, lexicon):
        return None
    return Candidate(
        span=Span(start, end),
        type=head.type,
        name=name.replace("“", "").replace("”", ""),
        strength=head.strength,
        founded=founded,
        placed=level,
        core=core,
    )


def _level_at(scan: Scan, first: int, lexicon: NameLexicon) -> bool:
    token = scan.tokens[first]
    return token.tag == PLACE or (
        token.text[0] in "省市区县州旗" and token.text not in ("市场", "区域", "市民", "县域", "区块链", "市政")
    )


def _acceptable(core: str, head: Head, level: bool, lexicon: NameLexicon) -> bool:
    """Tell whether a core makes a name of its head."""
    plain = core.strip("“”（）()")
    if head.strength in ("bare", "place"):
        return True
    if not plain:
        return False
    if head.type in LEVELLED and level and (head.type in ORGANS or len(head.word) > 2 or len(plain) > 2):
        return True
    if head.type == "Subdistrict":
        return len(plain) <= 4 and head.word != "乡" and not lexicon.is_generic(plain)
    if head.type == "Community":
        counted = plain in _MEASURES or lexicon.is_generic(plain)
        return (
            len(plain) <= 8
            and not counted
            and not any(plain[n:m] in lexicon.generic for n in range(len(plain)) for m in range(n + 2, len(plain) + 1))
        )
    return not lexicon.is_generic(plain)


def shared_places(scan: Scan, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield organs of a list whose place stands before the first only: 青溪乡残联、团委、妇联."""
    owner = ""
    for i, token in enumerate(scan.tokens):
        before = scan.tokens[i - 1] if i else None
        head = lexicon.heads[token.text] if token.tag == HEAD else None
        if head is None or head.type not in ORGANS or before is None:
            owner = owner if token.text in "、和" else ""
        elif owner and before.text in "、和":
            yield Candidate(Span(token.start, token.end), head.type, owner + token.text)
        else:
            owner = _place_before(scan, i, lexicon)


def shared_tails(text: str, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield what a second level before a name stands for: 市、区第十三次党代会 names two congresses."""
    for candidate in found:
        start = candidate.span.start
        if (
            candidate.name[0] in _ORGAN_OF_PLACE
            and start > 1
            and text[start - 1] == "、"
            and text[start - 2] in _ORGAN_OF_PLACE
        ):
            name = text[start - 2] + candidate.name[1:]
            yield replace(candidate, span=Span(start - 2, candidate.span.end), name=name, strength=LISTED_STRENGTH)


def _place_before(scan: Scan, i: int, lexicon: NameLexicon) -> str:
    """Return the place whose organ token `i` names by its head alone (青溪乡|残联, 如东|县总工会)."""
    first = with_place(scan, i, lexicon)
    place = scan.text[scan.tokens[first].start : scan.tokens[i].start]
    return place if place in lexicon.places else place + scan.tokens[i].text[0] if place else ""


def known(scan: Scan, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield what is known over the country by its very words: campaigns, models, congresses of the party."""
    for _, token in scan.tagged((KNOWN,)):
        yield Candidate(Span(token.start, token.end), lexicon.known[token.text], token.text)
    for match in _CONGRESS.finditer(scan.text):
        if (match[1] or match[2]) == "报告":
            yield Candidate(Span(*match.span()), "Policy", match[0])
        else:
            end = match.end() - len(match[1] or match[2] or "")
            yield Candidate(Span(match.start(), end), "Event", scan.text[match.start() : end])
