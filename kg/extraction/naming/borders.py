"""Where a name that ends at a head begins: behind the last border to its left.

The functions take and return numbers of tokens. Verbs, counting words and prepositions are dropped from the left edge,
and of several units that lie in each other (区, 街道, 社区) a name keeps the lowest.
"""

from __future__ import annotations

import re

from kg.extraction.lexer import FREE, LATIN, NUMBER, Scan, Token
from kg.extraction.naming.heads import (
    EDGE,
    HEAD,
    INDUSTRY,
    KEEP,
    KNOWN,
    MEASURE,
    ORGANS,
    PLACE,
    SHORT,
    TERRITORIAL,
    TOWN_ENDS,
    VERB,
    Head,
    NameLexicon,
)

_LONGEST = 32
_LONGEST_EVENT = 64
_BRACKETED = 8
_QUOTED = 16
_ORDINAL_OF = frozenset({"届", "次", "期", "批", "季", "个", "代"})
_INSIDE = frozenset({FREE, KEEP, KNOWN, SHORT, PLACE, HEAD, EDGE, LATIN, INDUSTRY, NUMBER})
#: Characters that end a verb (构建|起, 走|出).
_COMPLEMENTS = frozenset("起出成好到入进")
#: Single characters that also stand in names; before a place, a level or a quotation they are prepositions.
#: What may stand between a verb of founding and what it founds: a complement, a count of times.
_TIMES = frozenset("了过起出余期场次届批轮")
#: What ceremonies are held for: 集中开工|仪式, 岗位招聘|会.
_OPENINGS = frozenset(
    {"开工", "竣工", "投产", "交付", "启用", "投用", "开通", "招聘", "表彰", "学习贯彻", "上线", "落实"}
)
#: Joins two occasions that are one.
_AND_ALSO = "暨"
#: What is founded has its own name before that (某联盟|成立暨…).
_FOUNDED = frozenset({"成立", "组建"})
OURS = frozenset({"我省", "我市", "我区", "我县", "本市", "本区", "本县"})
#: What it is about may stand between a verb of founding and what it founds: 启动以“…”为主题的.
_FOUNDED_AROUND = re.compile(
    r"(?:启动|开展|举办|举行|组织|实施|推出|打造)了?(?:以[^，。；\n]{2,36}为(?:主题|主线|内容|主要内容|载体|抓手)|为期[^，。；\n]{1,6})$"
)
_LONGEST_THEME = 48
#: What places do with others, whatever it is that they set up: 某县|共建|某研究院.
_TOGETHER = frozenset({"共建", "联建", "结对", "合作", "签约"})
_DIRECTIONS = frozenset("东西南北中")
_UNITS = TERRITORIAL | {"Park"}
#: Behind these a village or place begins: the unit that it lies in, or an honour that it holds (某示范村|某某村).
_PASSED = TERRITORIAL | {"Award"}
#: Behind a verb these make a body of it (勘察|院).
_WORKPLACES = frozenset("院所站队")
#: Who has part in something: 主办|方|某某馆, 这|位|某某公司的.
_PARTIES = {
    "方": frozenset(
        {"承建", "建设", "施工", "改造", "投资", "运营", "设计", "开发", "供货", "合作", "主办", "承办", "协办"}
    ),
    "位": frozenset("这那"),
}
_UNIT_LEVELS = frozenset("省市县区旗乡镇村")
_LOOKING = frozenset("看探访游治任率赴")
_PREPOSITIONS = frozenset("同按据请经跟给叫令用替任率受赴除离应借")


def left_border(scan: Scan, i: int, quotes: bool = False) -> int:
    """Return the first token that can belong to the name that token `i` ends; `quotes` lets it pass quotations."""
    at = i
    if quotes and i > 1 and scan.tokens[i - 1].text in _OPENINGS and scan.tokens[i - 2].tag in _INSIDE:
        at = i - 1
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
    if token.text in _COMPLEMENTS and at and scan.tokens[at - 1].tag in (VERB, EDGE):
        return None
    if token.text in "）)":
        return _opening(scan, at)
    if token.text == "”":
        return _quote_opening(scan, at, _QUOTED if quotes else 1)
    if (ordinal := _ordinal(scan, at)) is not None:
        return ordinal
    if quotes and _is_opening(scan, at):
        return at
    if token.text == "-" and at and scan.tokens[at - 1].tag == scan.tokens[at + 1].tag == LATIN:
        return at  # AM-LED
    if token.text in ("·", _AND_ALSO) or (token.tag in _INSIDE and not _counts(scan, at)):
        return at
    if token.text == "达" and at and scan.tokens[at - 1].tag == FREE and scan.tokens[at + 1].tag == HEAD:
        return at  # 顺达|物业公司
    # A counting word without a number is part of a name (年轻, 人大).
    return at if token.tag == MEASURE and not _is_number(scan, at - 1) else None


def _is_opening(scan: Scan, at: int) -> bool:
    """Tell whether a verb belongs to the first half of what a joint ceremony is called (集中|开工|动员会暨)."""
    token, after = scan.tokens[at], scan.tokens[at + 1]
    joins = token.tag in (VERB, EDGE) and token.text not in _FOUNDED and after.text == _AND_ALSO
    return joins or (token.text in _OPENINGS and after.tag == HEAD)


def _opening(scan: Scan, closing: int) -> int | None:
    """Return the token that opens the bracket closed at `closing`, if it holds no more than a few characters."""
    for at in range(closing - 1, -1, -1):
        if scan.tokens[closing].start - scan.tokens[at].end > _BRACKETED:
            return None
        if scan.tokens[at].text in "（(":
            return at if at > 0 and (scan.tokens[at - 1].tag in _INSIDE or scan.tokens[at - 1].text == "”") else None
    return None


def _quote_opening(scan: Scan, closing: int, longest: int) -> int | None:
    """Return the token that opens the quotation closed at `closing`, if it is no longer than that."""
    for at in range(closing - 1, -1, -1):
        if scan.tokens[closing].start - scan.tokens[at].end > longest:
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
    if (
        at
        and scan.tokens[at - 1].tag == FREE
        and token.text in "一二三四五六七八九十"
        and after
        and after.text in "局院厂"
    ):
        return False  # 中铁|一|局
    if len(token.text) >= 4 and token.text.isdigit() and not (after and after.tag == MEASURE):
        return False  # A hotline (12345) or the year of a contest.
    return (
        token.text[0].isdigit()
        or token.text == "一"
        or (after is not None and after.tag == MEASURE and after.text not in "年大届级")
    )


def strip_left(scan: Scan, first: int, i: int, head: Head, lexicon: NameLexicon) -> int:
    """Drop from the left edge what is no part of a name; a verb may begin one only if little else is left."""
    while first < i and (width := _no_part(scan, first, i, head, lexicon)):
        first += width
    return first


def _no_part(scan: Scan, first: int, i: int, head: Head, lexicon: NameLexicon) -> int:
    """Return how many tokens at the left edge do not belong to the name."""
    token, after = scan.tokens[first], scan.tokens[first + 1]
    if head.type == "Community" and token.tag == HEAD and token.text in "镇乡村街":
        return 1  # 该镇|某某村
    if token.text in _UNIT_LEVELS and head.type not in ORGANS and first and scan.tokens[first - 1].text in "该本":
        return 1  # 该乡|“…”观摩会
    if token.text in "据·暨）)，跟像往" or token.text in OURS or token.text in lexicon.members:
        return 1
    if first and scan.tokens[first - 1].text in _PARTIES.get(token.text, ()):
        return 1
    if token.text in _LOOKING and after.tag in (PLACE, SHORT):
        return 1  # 看|延吉
    if token.text == "沿" and head.type == "Project" and first + 2 < i and after.text not in "黄江海湖边线":
        return 1  # 沿|滨河步道
    if token.text in _PREPOSITIONS and (len(after.text) > 1 or after.text[0] in "省市区县“"):
        return 1
    if token.tag in (PLACE, SHORT):
        acts = (head.strength == "weak" or token.tag == SHORT) and first + 2 < i and after.tag == EDGE
        acts = acts or after.text in _TOGETHER
        # A place that acts (东湖区推进…工程), or stands before a quotation, is no part of the name.
        return 2 if acts else 1 if after.text == "“" else 0
    least = 1 if head.type in TERRITORIAL and len(token.text) > 1 else 2
    if token.tag != EDGE or i - first < 2 or _free_length(scan, first + 1, i) < least:
        return 0
    # A single character is a verb only before a known word (走|社区, but 走马岭).
    return 1 if len(token.text) > 1 or after.tag != FREE else 0


def _free_length(scan: Scan, first: int, i: int) -> int:
    return scan.tokens[i].start - scan.tokens[first].start if first < i else 0


def free_run(scan: Scan, first: int, i: int, lexicon: NameLexicon) -> int:
    """Return where the free characters before token `i` begin; only they, or a place, make a name with 河 or 路."""
    at = i
    while at > first and _is_loose(scan.tokens[at - 1]):
        at -= 1
    if at == i - 1 and at > first and scan.tokens[at].text in _DIRECTIONS and scan.tokens[at - 1].tag in (KEEP, EDGE):
        return at - 1  # 人民|中|路
    if at == i and scan.tokens[i - 1].text in lexicon.short_places:
        return i - 1  # Streets are called after cities (南京路).
    return at if at < i else first if i - first < 2 else i  # 人民|路, but no 占道|经营|路


def _is_loose(token: Token) -> bool:
    return token.tag in (FREE, MEASURE, NUMBER) or (len(token.text) == 1 and token.tag == HEAD)


def behind_verb(scan: Scan, first: int, i: int, head: Head, lexicon: NameLexicon) -> int:
    """Begin behind a verb that follows the head of another name (小程序|汇集|…酒店, 区教育局|推进|…制)."""
    for at in range(i - 1, first, -1):
        token, before = scan.tokens[at], scan.tokens[at - 1]
        if token.tag == EDGE and before.tag == PLACE and before.text.endswith(TOWN_ENDS) and len(token.text) > 1:
            return at + 1 if head.type not in ORGANS and at + 1 < i else first  # 某某街道|组织|…联盟
        if token.tag == EDGE and before.tag == HEAD and (len(before.text) > 1 or before.text == "局"):
            acts = head.strength == "strong" or lexicon.heads[before.text].type in ORGANS
            acts = acts or (head.type == "Project" and token.text in lexicon.building)
            return at + 1 if acts and at + 1 < i else first
    return first


def behind_act(scan: Scan, first: int, i: int, lexicon: NameLexicon) -> int:
    """Begin a body's name behind the last verb that bodies are hardly named by (详细了解|某社区党委)."""
    return next(
        (
            n + 1
            for n in range(i - 1, first - 1, -1)
            if scan.tokens[n].text in lexicon.acts and not (n == i - 2 and scan.tokens[n + 1].text in _WORKPLACES)
        ),
        first,
    )


def behind_builder(scan: Scan, first: int, i: int, lexicon: NameLexicon) -> int:
    """Begin the name of what stands on the ground behind who builds it (重点|建设|某试验区|综合体)."""
    for n in range(i - 1, first, -1):
        if scan.tokens[n - 1].text in lexicon.building or scan.tokens[n - 1].text in lexicon.acts:
            return n if not lexicon.is_generic(scan.text[scan.tokens[n].start : scan.tokens[i].start]) else first
    return first


def behind_owner(scan: Scan, first: int, i: int, lexicon: NameLexicon) -> int:
    """Begin a meeting's name behind the organ that holds it, where a quotation follows (某局合办“…”双选会)."""
    for at in range(i - 1, first, -1):
        if scan.tokens[at].text == "“":
            owners = [n for n in range(first, at) if scan.tokens[n].tag == HEAD]
            owned = owners and lexicon.heads[scan.tokens[owners[-1]].text].type in ORGANS
            return at if owned else first
    return first


def behind_title(scan: Scan, first: int, i: int, lexicon: NameLexicon, titles: frozenset[str]) -> int:
    """Begin behind the last word that says what the named thing is (成员单位代表|某院党委, 省重点项目|某某园)."""
    for n in range(i - 1, first, -1):
        if scan.tokens[n - 1].text in titles:
            rest = scan.text[scan.tokens[n].start : scan.tokens[i].start]
            return n if len(rest) > 1 and not lexicon.is_generic(rest) else first
    return first


def is_founded(scan: Scan, first: int, lexicon: NameLexicon) -> bool:
    """Tell whether a verb of founding stands before token `first`, or before a count (举办了3期|某某培训班)."""
    if first and scan.tokens[first - 1].text == "的":
        start = scan.tokens[first - 1].start
        return _FOUNDED_AROUND.search(scan.text, max(0, start - _LONGEST_THEME), start) is not None
    at = first - 1
    while at > 0 and (scan.tokens[at].tag == NUMBER or scan.tokens[at].text in _TIMES):
        at -= 1
    return at >= 0 and scan.tokens[at].text in lexicon.founding


def with_place(scan: Scan, i: int, lexicon: NameLexicon) -> int:
    """Return where a name of nothing but a head begins: at a place or level right before it, else at the head."""
    for n in range(max(0, i - 5), i):
        if scan.text[scan.tokens[n].start : scan.tokens[i].start + 1] in lexicon.places:
            return n  # The scanner took the level with the organ (如东|县总工会).
    before = scan.tokens[i - 1] if i else None
    return i - 1 if before and (before.tag == PLACE or before.text in lexicon.ranks) else i


def lowest_unit(scan: Scan, first: int, i: int, lexicon: NameLexicon) -> int:
    """Begin after the last place or territorial unit: 东湖区|柳岸街道|梅溪社区."""
    for at in range(i - 1, first - 1, -1):
        token = scan.tokens[at]
        unit = token.tag == HEAD and len(token.text) > 1 and _is_passed(token.text, lexicon)
        if (token.tag == PLACE or unit or (token.text in "村镇乡" and at - first >= 2)) and (
            at + 1 < i or scan.tokens[i].tag == PLACE
        ):
            return at + 1
    return first


def _is_passed(word: str, lexicon: NameLexicon) -> bool:
    return lexicon.heads[word].type in _PASSED or word.endswith("办事处")


def last_chain(scan: Scan, first: int, i: int, lexicon: NameLexicon) -> int:
    """Begin with the lowest of several territorial units and after an organ that is followed by a new level."""
    begin = first
    for at in range(first, i):
        token, after = scan.tokens[at], scan.tokens[at + 1]
        if (after.tag == PLACE and token.tag == HEAD) or after.text == "（":
            continue
        ends_unit = token.tag == PLACE or (token.tag == HEAD and lexicon.heads[token.text].type in _UNITS)
        starts_unit = after.tag == PLACE or _unit_follows(scan, at + 1, i, lexicon)
        ends_organ = token.tag == HEAD and lexicon.heads[token.text].type in ORGANS
        if (ends_unit and starts_unit) or (ends_organ and after.text[0] in "省市区县" and len(after.text) > 1):
            begin = at + 1
    return begin


def _unit_follows(scan: Scan, at: int, i: int, lexicon: NameLexicon) -> bool:
    """Tell whether a territorial unit with a name of its own ends between `at` and the head at `i`."""
    return any(
        token.tag == HEAD
        and lexicon.heads[token.text].type in TERRITORIAL
        and not lexicon.is_generic(scan.text[scan.tokens[at].start : token.start])
        for token in scan.tokens[at:i]
    )
