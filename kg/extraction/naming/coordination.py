"""Lists with a shared head: 甲、乙和丙3个产业联盟 names three alliances."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kg.extraction.lexer import NUMBER, PUNCTUATION, Scan, Token
from kg.extraction.naming.candidates import KNOWN_STRENGTH, LISTED_STRENGTH, Candidate
from kg.extraction.naming.heads import EDGE, HEAD, MEASURE, ORGANS, PLACE, PROGRAMME, STOP, TOWN_ENDS, VERB, NameLexicon
from kg.extraction.numerals import parse_number
from kg.extraction.segmenting import segmenter
from kg.model import Span

#: Classes whose lists are split, one thing a member.
LISTED = frozenset(
    {
        "Alliance",
        "Enterprise",
        "Platform",
        "Policy",
        "Award",
        "Subdistrict",
        "Community",
        "GovernmentBody",
        "PartyBranch",
        "Institution",
        "Project",
        "Park",
        "Taskforce",
        "MassOrganisation",
        "SocialOrganisation",
        "Initiative",
        "Event",
    }
)
_CLOSING = re.compile(
    r"”?(?:等)?(?:\d+|[一二两三四五六七八九十]+)?(?:个|家|大|项|座|条|支|处|类)?"
    r"(?:省级|市级|区级|县级|国家级|配套|东部|西部|南部|北部|中部|主城|沿海|试点|直属)*"
)
_MEMBER = re.compile(r"^[“”\u4e00-\u9fffA-Za-z0-9+]{2,14}$")
_TRADE = re.compile(r"(?:特色)?产业")
_COUNT = re.compile(r"[\d一二两三四五六七八九十]")
_NUMBERED = re.compile(r"(?:的)?“(?P<count>[两三四五六七八九十])[^“”]{1,6}”(?P<tail>[\u4e00-\u9fff]{2,6})")
_MEMBER_UNITS = re.compile("(?:成员|自然|行政|中心|试点|重点|相邻|示范)村")
_UNITS = frozenset({"社区", "村", "街道", "镇", "乡"})
#: Towns of several kinds, so that each goes by what the gazetteer calls it (甲、乙等乡镇, 等镇（街道）).
_TOWNS = re.compile(
    "(?:乡镇|镇乡|镇街|街镇|[镇乡])(?:[（(]?(?:街道办事处|街道办|街道|办事处|街|镇|乡|办|场|、)+[）)]?)?(?!级)"
)
_WORK = re.compile("工作|事务|类")
_PARTICLES = frozenset("的了在是将把被对与和及等由")
_SHORTEST_MEMBER, _LONGEST_MEMBER = 2, 14
_LONGEST_BRACKET = 8


def shared_heads(scan: Scan, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield one candidate for each member of a list that 等, a count or both close before a head."""
    text = scan.text
    for match in re.finditer(r"[^、，。；：！？\n]、", text):
        if match.start() and _inside_list(text, match.start()):
            continue
        members, end = _members(scan, match.end() - 1)
        if len(members) < 2:
            continue
        if numbered := _NUMBERED.match(text, end):
            yield from _parts_of(text, members, numbered, lexicon)
            continue
        closing = _CLOSING.match(text, end)
        if closing is None or not re.search(r"等|个|家|大|项|座|条|支|处", closing[0]):
            continue
        yield from _closed(scan, members, closing, lexicon)


def _closed(scan: Scan, members: list[Span], closing: re.Match[str], lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield the members of a list by the head that stands behind what closes it."""
    text = scan.text
    tail = _head_behind(scan, closing.end(), lexicon)
    towns = _TOWNS.match(text, closing.end())
    if towns and len(towns[0]) > 1 and (tail is None or tail[1] <= towns.end()):
        yield from _towns(text, members, lexicon)
        return
    if tail is None:
        return
    head, stop = tail
    phrase = text[closing.end() : stop].replace("“", "").replace("”", "")
    if phrase.count("（") != phrase.count("）") or _names_members(phrase, head) or phrase[0] in "地我本该":
        return  # 甲、乙等|地某某设计院, 甲镇、乙乡等|我县服务站点
    if head == "Platform" and not _COUNT.search(closing[0]) and _are_kinds(text, members):
        return
    if _WORK.match(text, stop) or phrase == "功能区":
        return  # 甲、乙等社区工作 are kinds of work, 甲、乙等政策类问题 kinds of problems.
    yield from _expanded(text, members, stop, phrase, head, lexicon, counted=bool(_COUNT.search(closing[0])))


def _towns(text: str, members: list[Span], lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield the members of a list of towns, each with the class word that places of that name have, if it is one."""
    for span in members:
        member = span.of(text)
        known = [member + end for end in TOWN_ENDS if member + end in lexicon.places]
        name = known[0] if len(known) == 1 else member
        yield Candidate(span, "Subdistrict", name, KNOWN_STRENGTH, quoted=True, core=member)


def _are_kinds(text: str, members: list[Span]) -> bool:
    """Tell whether the members of a list are all of common words (理发室、老年食堂等服务阵地)."""
    return all(segmenter().knows(span.of(text)) for span in members)


def _names_members(phrase: str, head: str) -> bool:
    """Tell whether a phrase begins with the noun of its members (…等14个社区|村庄改造), which no head is shared by."""
    noun = next((noun for noun in ("社区", "小区", "村", "企业", "公司") if phrase.startswith(noun)), "")
    noun = noun or next((noun for noun in ("企业", "公司") if noun in phrase[:-1]), "")
    of_each = head in ORGANS or head in ("Institution", "SocialOrganisation", "Community", "Enterprise", "Alliance")
    return bool(noun) and phrase != noun and not of_each


def _inside_list(text: str, at: int) -> bool:
    """Tell whether an earlier 、 belongs to the same list, so that the list has been taken already."""
    previous = text.rfind("、", max(0, at - _LONGEST_MEMBER), at)
    return previous >= 0 and not re.search(r"[，。；：！？\n]", text[previous:at])


def _members(scan: Scan, mark: int) -> tuple[list[Span], int]:
    """Return the members of the list whose first 、 stands at `mark`, and where the list ends."""
    text, spans = scan.text, [_first_member(scan, mark)]
    at = mark
    while at < len(text) and text[at] in "、和与及":
        start = at + 1
        end = start
        while end < len(text) and end - start <= _LONGEST_MEMBER and not _ends_member(scan, end):
            end += 1
        if not _MEMBER.match(text[start:end]):
            break
        spans.append(Span(start, end))
        at = end
    found = [span for span in spans if span is not None]
    return (found, at) if len(found) == len(spans) else ([], at)


def _ends_member(scan: Scan, at: int) -> bool:
    token = scan.tokens[scan.at[at]]
    if token.start != at:
        return False
    if token.tag == STOP and token.end - token.start == 1:
        return token.text in _PARTICLES  # Other single characters occur inside members (监督共促).
    if token.tag == VERB and scan.text[token.end : token.end + 1] in tuple("、和与及等"):
        return False  # What is done there ends the member (民族文化传承、…等6支队伍).
    return token.tag in (PUNCTUATION, STOP, VERB, NUMBER)


def _first_member(scan: Scan, mark: int) -> Span | None:
    i = scan.at[mark - 1] + 1
    first = i
    while first > 0 and mark - scan.tokens[first - 1].start <= _LONGEST_MEMBER:
        if scan.tokens[first - 1].tag in (PUNCTUATION, STOP, MEASURE) or (
            scan.tokens[first - 1].tag == VERB and first < i
        ):
            break
        first -= 1
    while first < i - 1 and (scan.tokens[first].tag in (EDGE, PLACE) or scan.tokens[first].text in "镇乡"):
        if mark - scan.tokens[first + 1].start < _SHORTEST_MEMBER:
            break  # 惠|民
        first += 1
    start = scan.tokens[first].start if first < i else mark
    return Span(start, mark) if mark - start >= _SHORTEST_MEMBER else None


def _head_behind(scan: Scan, at: int, lexicon: NameLexicon) -> tuple[str, int] | None:
    """Return the class of the head phrase that begins at `at`, and its end."""
    i = scan.by_start.get(at)
    found = None
    while i is not None and i < len(scan.tokens) and scan.tokens[i].end - at <= 20:
        token = scan.tokens[i]
        if token.tag == HEAD and lexicon.heads[token.text].strength != "quoted":
            found = (lexicon.heads[token.text].type, token.end)
        elif _ends_head(scan, token):
            break
        i += 1
    return found if found and found[0] in LISTED else None


def _parts_of(text: str, members: list[Span], whole: re.Match[str], lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield the members of a list as parts of the programme that counts them (甲联学、乙联办“四联”机制)."""
    head = lexicon.head_at_end(whole["tail"])
    wholes = PROGRAMME - {"Brand"}  # What a brand offers in each season is no brand.
    if head and head.type in wholes and len(members) > 2 and len(members) == parse_number(whole["count"]):
        for span in members:
            yield Candidate(span, head.type, span.of(text), quoted=True, core=span.of(text))


def _ends_head(scan: Scan, token: Token) -> bool:
    """Tell whether a token cannot stand inside the head phrase of a list."""
    if token.tag == PUNCTUATION:
        open_bracket = token.text == "（" and "）" not in scan.text[token.start : token.start + _LONGEST_BRACKET]
        return open_bracket or token.text not in "（）“”"
    return token.tag in (STOP, VERB, MEASURE)


def _class_of(member: str, head: str, lexicon: NameLexicon) -> str:
    """Return the class of a member by a head of its own, "" for none."""
    own = lexicon.head_at_end(member)
    if own is None or (len(own.word) == 1 and own.type != head) or own.strength == "quoted":
        return ""
    return own.type if own.type == head or not lexicon.is_generic(member[: -len(own.word)]) else ""


def _own_class(text: str, members: list[Span], lexicon: NameLexicon) -> str:
    """Return the class that most members have by heads of their own, so that all have it; "" for none."""
    heads = [lexicon.head_at_end(span.of(text)) for span in members]
    kinds = Counter(head.type for head in heads if head and len(head.word) > 1)
    kind, times = max(kinds.items(), key=lambda one: (one[1], one[0]), default=("", 0))
    return kind if times > len(members) / 2 else ""


def _with_head(member: str, phrase: str) -> str:
    """Return a member with the shared head, of which it may have the first word itself (财务管理|管理中心)."""
    doubled = next((size for size in range(len(phrase) - 1, 1, -1) if member.endswith(phrase[:size])), 0)
    return member + phrase[doubled:]


def _expanded(
    text: str, members: list[Span], stop: int, phrase: str, head: str, lexicon: NameLexicon, *, counted: bool
) -> Iterator[Candidate]:
    """Yield a candidate from each member to the end of the shared head; these overlap each other by right."""
    if members[0].of(text) in lexicon.heads or (not counted and lexicon.is_generic(members[0].of(text))):
        return
    alike = _own_class(text, members, lexicon)
    for span in members:
        member = span.of(text).replace("“", "").replace("”", "")
        if kind := _class_of(member, head, lexicon) or ("" if lexicon.head_at_end(member) else alike):
            yield Candidate(span, kind, member)
            continue
        if head in ("Initiative", "Event") or (phrase in _UNITS and member in lexicon.virtues):
            continue  # 老旧、安置等社区 are kinds.
        if _TRADE.match(phrase) and head == "Alliance":
            yield Candidate(span, "Industry", member)
        if head == "Community" and _MEMBER_UNITS.fullmatch(phrase):
            phrase = phrase[-1]
        if phrase in _UNITS:
            # The village is called by its member too, even if that ends like a hill: 文昌、石岭等社区.
            yield Candidate(span, head, member + phrase, KNOWN_STRENGTH, core=member)
            continue
        if head in ("Enterprise", "Community") and (phrase in lexicon.listed or lexicon.is_generic(phrase)):
            continue  # Companies and the like go by their own names: see kg.extraction.naming.listings.
        if phrase.endswith("项目"):
            continue  # Projects of a list are named only where each has a noun of its own.
        name = _with_head(member, phrase)
        # Centres of a list are parts of whatever sets them up, no offices of a place.
        kind = "Institution" if head == "GovernmentBody" and phrase.endswith("中心") else head
        yield Candidate(Span(span.start, stop), kind, name, LISTED_STRENGTH, quoted=True, core=member)
