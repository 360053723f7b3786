"""Members of lists that a class noun closes or opens: 甲、乙等3家企业; 入围企业：甲、乙; 上市企业2家（甲、乙）.

Such a noun tells of what class the members are, which have no head of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.lexer import FREE, LATIN, NUMBER, PUNCTUATION, Scan, Token
from kg.extraction.naming.candidates import Candidate
from kg.extraction.naming.class_nouns import Listed
from kg.extraction.naming.heads import (
    EDGE,
    HEAD,
    INDUSTRY,
    MEASURE,
    ORGANS,
    PERSON,
    SHORT,
    STOP,
    TERRITORIAL,
    VERB,
    NameLexicon,
)
from kg.extraction.segmenting import segmenter
from kg.model import Span

_SEPARATORS = frozenset("、和与及")
_PARTICLES = frozenset("的了在是将把被对由向从于为让给同以有")
#: Adverbs elsewhere, before a sector they tell of what kind it is (有机莲藕、高效|花卉).
_ADJECTIVES = frozenset({"高效", "精准", "深度"})
_INSIDE = frozenset("“”·（）")
_UNTIL = "至"
_WHOLES = frozenset({"全国", "全省", "全市", "全区", "全县", "全镇", "全乡", "全村"})
#: Goods that everybody knows are none of these (水稻、玉米等品种, 蔬菜、水果等农产品).
_COMMON_GOODS = frozenset({"中药材", "药材", "名茶"})
_SHORTEST_GOODS, _TELLING_GOODS = 3, 4
#: What is done for somebody, or what he has a right to, is no ware.
_NO_WARE = re.compile(
    "(?:服务|技术|活动|项目|贷款|业务|设备|保险|险|类|制品|工具|资料|材料|系列|用品|食品|药|礼品|商品|产品)$"
)
#: Bodies of other kinds end so (某某水文馆, 某某职校, 某某一中).
_NO_FIRM = frozenset("站馆校院所社办委部连中队局室厅")
#: So many times 、 stands where it parts a list in which 和 joins words of one member.
_PARTED = 2
_LONGEST, _LONGEST_PROJECT, _SHORTEST = 14, 28, 2
_MOST = 24
#: Behind these nouns a head is no shared one: 甲、乙等14个社区|村庄改造.
_PLAIN = frozenset({"社区", "小区", "企业"})
#: What firms of a list do that has no noun for them: settle somewhere, enter a list of firms.
_MOVING = re.compile(
    r"(?:先后|陆续|相继|成功|也|均)?(?:落户|入驻|签约落户|(?:荣登|入选|上榜|入围|跻身)[^，。；、\n]{0,16}企业)"
)
_FIRMS = Listed("Enterprise", (), unknown=True, least=2, counted=False, joined=False)
#: What closes a list of places, whatever noun comes behind it (甲、乙等地走访企业).
_PLACES_CLOSE = re.compile("等地(?![标方级])")
#: Words that end with 等 and close no list.
_OTHER_WORDS = frozenset({"坐等", "平等", "同等", "对等", "均等", "优等", "相等"})
_TOWARDS = frozenset("到在赴往")
_LONGEST_PERSON = 3
_NUMBER = re.compile("[0-9一二三四五六七八九十N]")
_QUOTED = re.compile("“([^“”]+)”")


def listings(scan: Scan, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield the members of lists beside a noun of their class that have no head by themselves."""
    closed = set()
    for match in lexicon.closings.finditer(scan.text):
        closed.add(match.end())
        if scan.ending(match.end()) is not None and _is_word(scan, match) and not _acts(scan, match):
            entry = lexicon.listed[match[1]]
            members = _members_before(scan, match.start(), entry, lexicon)
            members = _with_joint(scan.text, members) if entry.type == "Industry" else members
            listed = match[0].startswith("等") or (len(members) > 1 and "等" not in members[0].of(scan.text))
            if listed and (not entry.counted or _NUMBER.search(match[0])):
                yield from _named(scan, members, entry, lexicon, match[1])
    for match in _MOVING.finditer(scan.text):
        if scan.ending(match.start()) is not None and match.start() not in closed:
            members = _members_before(scan, match.start(), _FIRMS, lexicon)
            if len(members) >= _FIRMS.least and not all(
                _may_be_person(span.of(scan.text), lexicon) for span in members
            ):
                yield from _named(scan, members, _FIRMS, lexicon, "")
    for match in lexicon.openings.finditer(scan.text):
        entry = lexicon.listed[match[1]]
        for part in (match[2], match[3]):
            if part:
                yield from _named(scan, list(_members_within(match, part)), entry, lexicon, match[1])


def _with_joint(text: str, members: list[Span]) -> list[Span]:
    """Return members of a list, the last first, with those as one that 和 joins where 、 parts the others (甲及乙、丙).

    Only between the last two 和 parts members as 、 does.
    """
    parted = [text[span.end : span.end + 1] for span in members[1:]]
    if parted.count("、") < _PARTED:
        return members
    joined = members[:2]
    for span, mark in zip(members[2:], parted[1:], strict=True):
        joined[-1:] = [Span(span.start, joined[-1].end)] if mark != "、" else [joined[-1], span]
    return joined


def _longest(entry: Listed) -> int:
    """Return how long a member may be; projects are called by place, measure and purpose."""
    return _LONGEST_PROJECT if entry.type == "Project" else _LONGEST


def _may_be_person(name: str, lexicon: NameLexicon) -> bool:
    return len(name) <= _LONGEST_PERSON and name[0] in lexicon.surnames


def _is_word(scan: Scan, match: re.Match[str]) -> bool:
    """Tell whether the noun is none that a longer common word ends with (乡|村), nor 等 the end of one."""
    if scan.text[max(0, match.start() - 1) : match.start() + 1] in _OTHER_WORDS:
        return False
    token = scan.tokens[scan.at[match.start(1)]]
    return token.start == match.start(1) or token.tag == HEAD


def _acts(scan: Scan, match: re.Match[str]) -> bool:
    """Tell whether the noun is none of the list's: a verb stands before it (甲、乙等走进企业), or a head behind it."""
    if _PLACES_CLOSE.match(scan.text, match.start()):
        return True
    first, last = scan.at[match.start()] + 1, scan.at[match.start(1)]
    i = scan.by_start.get(match.end())
    if i is not None and scan.tokens[i].tag == HEAD and match[1] not in _PLAIN:
        return True  # The noun belongs to a head that the members share (甲、乙等产业链党委).
    return any(token.tag in (VERB, STOP) and token.text[0] not in "多数众一名" for token in scan.tokens[first:last])


def _members_before(scan: Scan, end: int, entry: Listed, lexicon: NameLexicon) -> list[Span]:
    """Return the members of the list that ends at `end`, the last one first."""
    spans: list[Span] = []
    i = scan.ending(end)
    while i is not None and i >= 0 and len(spans) < _MOST:
        first = i
        while (
            first >= 0
            and not _ends(scan.tokens, first, entry, lexicon)
            and scan.tokens[i].end - scan.tokens[first].start <= _longest(entry)
        ):
            first -= 1
        separated = first >= 0 and scan.tokens[first].text in _SEPARATORS
        begin = first + 1 if separated else _without_verbs(scan.tokens, first + 1, i, entry)
        if begin <= i:
            spans.append(Span(scan.tokens[begin].start, scan.tokens[i].end))
        if not separated:
            break
        i = first - 1
    return spans


def _ends(tokens: tuple[Token, ...], i: int, entry: Listed, lexicon: NameLexicon) -> bool:
    """Tell whether a token cannot stand inside a member."""
    token = tokens[i]
    if token.tag == PUNCTUATION:
        return token.text not in _INSIDE and not (entry.type == "Project" and token.text in "-—.")
    if entry.type == "Industry" and token.text in _ADJECTIVES:
        return False
    if token.tag == STOP:
        return len(token.text) > 1 or token.text in _PARTICLES or token.text in _SEPARATORS
    # How much it makes belongs to the name of a project (2万吨气调库项目).
    counted = token.tag == MEASURE and i > 0 and tokens[i - 1].tag == NUMBER and entry.type != "Project"
    # What is done may name a way of working (周例会|通报); a verb of founding governs the whole list.
    acts = token.tag == VERB and (not entry.counted or token.text in lexicon.founding)
    return acts or counted


def _without_verbs(tokens: tuple[Token, ...], first: int, last: int, entry: Listed) -> int:
    """Return where the first member begins behind the verb that governs the list."""
    while first < last and tokens[first].text in _WHOLES:
        first += 1  # 全县|发展|有机莲藕
    verbs = [n for n in range(first, last) if tokens[n].tag == EDGE and len(tokens[n].text) > 1]
    if entry.unknown and verbs:
        first = verbs[-1] + 1
    while first in verbs or (first < last and tokens[first].text == _UNTIL):
        first += 1
    return first


def _members_within(match: re.Match[str], part: str) -> Iterator[Span]:
    at = match.start(2) if part == match[2] else match.start(3)
    for item in re.split("(、)", part):
        if item != "、":
            yield Span(at, at + len(item))
        at += len(item)


def _named(scan: Scan, spans: list[Span], entry: Listed, lexicon: NameLexicon, noun: str) -> Iterator[Candidate]:
    if len(spans) < entry.least:
        return
    for span in spans:
        name = span.of(scan.text)
        quoted = _QUOTED.search(name) if entry.type == "Brand" else None
        if quoted:
            yield Candidate(span, entry.type, quoted[1], quoted=True, core=quoted[1], short=quoted[1])
            continue
        name = name.replace("“", "").replace("”", "")
        if entry.type == "Product" and _is_kind(name, noun, lexicon):
            continue
        if _fits(scan, span, name, entry, lexicon):
            yield Candidate(span, entry.type, name + noun if entry.joined else name, core=name)


def _is_kind(name: str, noun: str, lexicon: NameLexicon) -> bool:
    """Tell whether a member of a list of goods is only a kind of goods that everybody knows."""
    if noun in _COMMON_GOODS:
        return False
    plain = (noun[0] != "新" and segmenter().knows(name)) or name in lexicon.grown or _NO_WARE.search(name) is not None
    return plain or (noun.endswith(("产品", "特产", "食", "吃", "品")) and len(name) < _SHORTEST_GOODS)


def _is_place(name: str, lexicon: NameLexicon) -> bool:
    """Tell whether a name is a place's, with a word of direction or not (甲和乙落户, 引进到|甲)."""
    bare = name[1:] if name[0] in _TOWARDS else name
    return bare in lexicon.short_places or bare in lexicon.places


def _fits(scan: Scan, span: Span, name: str, entry: Listed, lexicon: NameLexicon) -> bool:
    """Tell whether a member can be a name of the entry's class."""
    if entry.type == "Mechanism" and len(name) == _SHORTEST:
        return False  # 审核、协作、调整等三项机制 are fields of work.
    if not _SHORTEST <= len(name) <= _longest(entry) or not name.endswith(entry.endings or ("",)):
        return False
    own = lexicon.head_at_end(name)
    foreign = own is not None and own.type != entry.type
    if own and foreign and len(own.word) > 1 and entry.type not in ("Project", "Industry"):
        return False
    if entry.type == "Media" and name in lexicon.heads:
        return False  # 广播电台、电视台等媒体
    if entry.type == "Enterprise" and (
        _is_place(name, lexicon) or name[-1] in _NO_FIRM or (own and foreign and own.type in ORGANS | TERRITORIAL)
    ):
        return False
    tokens = scan.tokens[scan.at[span.start] : scan.at[span.end - 1] + 1]
    if entry.unknown and not any(token.tag in (FREE, LATIN, SHORT, PERSON) for token in tokens):
        placed = name[:2] in lexicon.short_places and len(name) > len("某地某")
        return placed or (entry.type == "Product" and len(name) >= _TELLING_GOODS)  # 桑葚米酒
    if entry.type != "Industry" and any(token.tag == INDUSTRY and token.text == name for token in tokens):
        return False
    if entry.type == "Industry" and len(name) >= len("数字科技"):
        return not name.startswith(lexicon.qualities)
    return not lexicon.is_generic(name) and not lexicon.is_goal(name)
