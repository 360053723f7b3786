"""Names that end with a head and begin after the last border: 东湖区城市更新推进中心, 暖阳助老行动."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extraction.heads import (
    EDGE,
    HEAD,
    INDUSTRY,
    KEEP,
    KNOWN,
    LEVELLED,
    MEASURE,
    ORGANS,
    PLACE,
    PROGRAMME,
    TERRITORIAL,
    Head,
    NameLexicon,
)
from kg.extraction.lexer import FREE, LATIN, NUMBER, Scan, Token
from kg.model import Span

_LONGEST = 32
_LONGEST_EVENT = 64
_BRACKETED = 8
_QUOTED = 16
_ORDINAL_OF = frozenset({"届", "次", "期", "批", "季", "屆", "个"})
#: Characters that may follow a one-character head of a place (某某路南侧).
_AROUND = frozenset("南北东西两沿交口段号附旁边对上下以至与和")
_INSIDE = frozenset({FREE, KEEP, KNOWN, PLACE, HEAD, EDGE, LATIN, INDUSTRY, NUMBER})
#: So many general words before a head, right behind a founding verb, describe one thing and no kind.
_SPELLED_OUT = 6
#: Single characters that also stand in names; before a place, a level or a quotation they are prepositions.
_PREPOSITIONS = frozenset("同按据请经跟给叫令用替")
MEASURES = frozenset("个家处座项件支片条套户所批期种轮场次起块类只部栋份")
_ORGAN_OF_PLACE = "省市区县州旗"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of text that may be a name.

    Attributes:
        span: where it stands.
        type: class of the ontology.
        name: the name without quotation marks.
        strength: "strong" or "weak", as the head's.
        founded: a founding verb stands right before it.
        placed: it begins with a place or a level (区, 市).
        core: what stands before the head.
        quoted: its core stands in quotation marks.
        short: the core alone, where that may be the name (rule: a quoted name used alone is the name).
    """

    span: Span
    type: str
    name: str
    strength: str = "strong"
    founded: bool = False
    placed: bool = False
    core: str = ""
    quoted: bool = False
    short: str = ""


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


def _place_before(scan: Scan, i: int, lexicon: NameLexicon) -> str:
    """Return the place whose organ token `i` names by its head alone (青溪乡|残联, 如东|县总工会)."""
    first = _with_place(scan, i, lexicon)
    place = scan.text[scan.tokens[first].start : scan.tokens[i].start]
    return place if place in lexicon.places else place + scan.tokens[i].text[0] if place else ""


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
    first = _strip_left(scan, left_border(scan, i, quotes=head.type == "Event"), i, head)
    if head.strength == "bare":
        first = _with_place(scan, i, lexicon)
    elif head.type in TERRITORIAL or head.type == "Place":
        first = _lowest_unit(scan, first, i, lexicon)
        if head.type == "Place" and len(head.word) == 1:
            first = _free_run(scan, first, i)
    else:
        first = _last_chain(scan, first, i, lexicon) if head.type != "Enterprise" else first
        first = _behind_verb(scan, first, i) if head.strength == "strong" else first
        if head.type in ORGANS:
            first = next((n for n in range(i - 1, first, -1) if _place_begins(scan, n)), first)
    if head.type == "Event":
        first = _behind_owner(scan, first, i, lexicon)
    start, end = scan.tokens[first].start, scan.tokens[i].end
    name = scan.text[start:end]
    core = name[: len(name) - len(head.word)]
    level = _level_at(scan, first, lexicon)
    before = scan.tokens[first - 1] if first else None
    if len(head.word) == 1 and before and before.text == "“" and scan.text[end : end + 1] == "”":
        return None  # A quoted phrase that only happens to end in 村 or 山.
    founded = before is not None and before.text in lexicon.founding
    spelled_out = founded and head.type in PROGRAMME and len(core) >= _SPELLED_OUT
    if before is not None and before.tag == NUMBER and name[0] in MEASURES:
        return None  # 12家|乡镇卫生院: the scanner took the counting word for the beginning of 家乡.
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


def left_border(scan: Scan, i: int, quotes: bool = False) -> int:
    """Return the first token that can belong to the name that token `i` ends; `quotes` lets it pass quotations."""
    at = i
    longest = _LONGEST_EVENT if quotes else _LONGEST
    while at > 0 and scan.tokens[i].end - scan.tokens[at - 1].start <= longest:
        earlier = _further_left(scan, at - 1, quotes)
        if earlier is None:
            break
        at = earlier
    return at


def _further_left(scan: Scan, at: int, quotes: bool) -> int | None:
    """Return where a name that reaches back to the token behind `at` may begin instead, None at a border."""
    token = scan.tokens[at]
    if token.text in "）)":
        return _opening(scan, at)
    if token.text == "”":
        return _quote_opening(scan, at) if quotes else None
    if (ordinal := _ordinal(scan, at)) is not None:
        return ordinal
    if token.text in "·暨" or (token.tag in _INSIDE and not _counts(scan, at)):
        return at
    # A counting word without a number is part of a name (年轻, 人大).
    return at if token.tag == MEASURE and not _is_number(scan, at - 1) else None


def _opening(scan: Scan, closing: int) -> int | None:
    """Return the token that opens the bracket closed at `closing`, if it holds no more than a few characters."""
    for at in range(closing - 1, -1, -1):
        if scan.tokens[closing].start - scan.tokens[at].end > _BRACKETED:
            return None
        if scan.tokens[at].text in "（(":
            return at if at > 0 and (scan.tokens[at - 1].tag in _INSIDE or scan.tokens[at - 1].text == "”") else None
    return None


def _quote_opening(scan: Scan, closing: int) -> int | None:
    """Return the token that opens the quotation closed at `closing`, if it is short."""
    for at in range(closing - 1, -1, -1):
        if scan.tokens[closing].start - scan.tokens[at].end > _QUOTED:
            return None
        if scan.tokens[at].text == "“":
            return at
    return None


def _ordinal(scan: Scan, at: int) -> int | None:
    """Return the token 第 of an ordinal (第三届, 第十三次) whose counting word is token `at`."""
    tokens = scan.tokens
    if at >= 2 and tokens[at].text in _ORDINAL_OF and tokens[at - 1].tag == NUMBER and tokens[at - 2].text == "第":
        return at - 2
    return None


def _is_number(scan: Scan, at: int) -> bool:
    return at >= 0 and scan.tokens[at].tag == NUMBER


def _counts(scan: Scan, at: int) -> bool:
    """Tell whether a number is followed by a counting word, so that it counts and names nothing."""
    token = scan.tokens[at]
    if token.tag != NUMBER or (at and scan.tokens[at - 1].text == "第"):
        return False
    after = scan.tokens[at + 1] if at + 1 < len(scan.tokens) else None
    if len(token.text) >= 4 and token.text.isdigit() and not (after and after.tag == MEASURE):
        return False  # A hotline (12345) or the year of a contest.
    return (
        token.text[0].isdigit()
        or token.text == "一"
        or (after is not None and after.tag == MEASURE and after.text not in "年大届级")
    )


def _strip_left(scan: Scan, first: int, i: int, head: Head) -> int:
    """Drop verbs and counting words from the left edge; a name may begin with a verb only if little else is left."""
    while first < i:
        token, after = scan.tokens[first], scan.tokens[first + 1]
        if head.type == "Community" and token.tag == HEAD and token.text in "镇乡村街":
            first += 1  # 该镇|某某村
            continue
        if token.text in _PREPOSITIONS and (after.tag == PLACE or after.text[0] in "省市区县" or after.text == "“"):
            first += 1
            continue
        if (
            token.text in "·暨）)，"
            or (token.tag == PLACE and scan.tokens[first + 1].text == "“")
            or (token.tag == EDGE and i - first > 1 and _free_length(scan, first + 1, i) >= 2)
        ):
            first += 1
        elif token.tag == PLACE and head.strength == "weak" and first + 2 < i and scan.tokens[first + 1].tag == EDGE:
            first += 2  # A place that acts (东湖区推进…工程) is no part of a programme's name.
        else:
            break
    return first


def _free_run(scan: Scan, first: int, i: int) -> int:
    """Return where the free characters before token `i` begin; only they make a name with 河, 山 or 路."""
    at = i
    while at > first and (
        scan.tokens[at - 1].tag in (FREE, MEASURE, NUMBER)
        or (len(scan.tokens[at - 1].text) == 1 and scan.tokens[at - 1].tag == HEAD)
    ):
        at -= 1
    return at if at < i else first


def _behind_verb(scan: Scan, first: int, i: int) -> int:
    """Begin behind a verb that follows the head of another name (小程序|汇集|…酒店)."""
    for at in range(i - 1, first, -1):
        if scan.tokens[at].tag == EDGE and scan.tokens[at - 1].tag == HEAD and len(scan.tokens[at - 1].text) > 1:
            return at + 1
    return first


def _behind_owner(scan: Scan, first: int, i: int, lexicon: NameLexicon) -> int:
    """Begin a meeting's name behind the organ that holds it, where a quotation follows (某局合办“…”双选会)."""
    for at in range(i - 1, first, -1):
        if scan.tokens[at].text == "“":
            owners = [n for n in range(first, at) if scan.tokens[n].tag == HEAD]
            owned = owners and lexicon.heads[scan.tokens[owners[-1]].text].type in ORGANS
            return at if owned else first
    return first


def _place_begins(scan: Scan, n: int) -> bool:
    """Tell whether token `n` is a place that begins an organ's name, and not the middle of one (…局某区分局)."""
    return scan.tokens[n].tag == PLACE and scan.tokens[n - 1].tag != HEAD


def _with_place(scan: Scan, i: int, lexicon: NameLexicon) -> int:
    """Return where a name of nothing but a head begins: at a place or level right before it, else at the head."""
    for n in range(max(0, i - 5), i):
        if scan.text[scan.tokens[n].start : scan.tokens[i].start + 1] in lexicon.places:
            return n  # The scanner took the level with the organ (如东|县总工会).
    before = scan.tokens[i - 1] if i else None
    return i - 1 if before and (before.tag == PLACE or before.text in lexicon.ranks) else i


def _free_length(scan: Scan, first: int, i: int) -> int:
    return scan.tokens[i].start - scan.tokens[first].start if first < i else 0


def _lowest_unit(scan: Scan, first: int, i: int, lexicon: NameLexicon) -> int:
    """Begin after the last place or territorial unit: 东湖区|柳岸街道|梅溪社区."""
    for at in range(i - 1, first - 1, -1):
        token = scan.tokens[at]
        unit = token.tag == HEAD and lexicon.heads[token.text].type in TERRITORIAL and len(token.text) > 1
        if (token.tag == PLACE or unit or (token.text in "村镇乡" and at - first >= 2)) and (
            at + 1 < i or scan.tokens[i].tag == PLACE
        ):
            return at + 1
    return first


def _last_chain(scan: Scan, first: int, i: int, lexicon: NameLexicon) -> int:
    """Begin with the lowest of several territorial units and after an organ that is followed by a new level."""
    begin = first
    for at in range(first, i):
        token, after = scan.tokens[at], scan.tokens[at + 1]
        if after.tag == PLACE and token.tag == HEAD:
            continue
        ends_unit = token.tag == PLACE or (token.tag == HEAD and lexicon.heads[token.text].type in TERRITORIAL)
        starts_unit = after.tag == PLACE or _unit_follows(scan, at + 1, i, lexicon)
        ends_organ = token.tag == HEAD and lexicon.heads[token.text].type in ORGANS
        if (ends_unit and starts_unit) or (ends_organ and after.text[0] in "省市区县" and len(after.text) > 1):
            begin = at + 1
    return begin


def _unit_follows(scan: Scan, at: int, i: int, lexicon: NameLexicon) -> bool:
    """Tell whether a territorial unit ends between `at` and the head at `i`."""
    return any(token.tag == HEAD and lexicon.heads[token.text].type in TERRITORIAL for token in scan.tokens[at:i])


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
        return len(plain) <= 6 and head.word != "乡" and not lexicon.is_generic(plain)
    if head.type == "Community":
        counted = plain in MEASURES or lexicon.is_generic(plain)
        return (
            len(plain) <= 8
            and not counted
            and not any(plain[n:m] in lexicon.generic for n in range(len(plain)) for m in range(n + 2, len(plain) + 1))
        )
    return not lexicon.is_generic(plain)


def tokens_between(scan: Scan, span: Span) -> tuple[Token, ...]:
    """Return the tokens that lie inside `span`."""
    return tuple(scan.tokens[n] for n in range(scan.at[span.start], scan.at[span.end - 1] + 1))


_CONGRESS = re.compile(r"党的(?:十[八九]|二十[一二]?)大(报告|精神)?(?!党)|(?<![党一])二十大(报告|精神)?")


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
