"""What the words beside a quotation make of it: “…”的模式, 深化“…”建设, 运用“甲+乙”的方式, 开启“…”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.lexer import FREE, LATIN, NUMBER, Scan
from kg.extraction.naming.candidates import Candidate
from kg.extraction.naming.heads import HEAD, INDUSTRY, KEEP, MEASURE, Head, NameLexicon
from kg.extraction.naming.quotation_kinds import SLOGAN
from kg.model import Span

NUMERALS = "二三四五六七八九十"
_SHORTEST, _LONGEST, _LONGEST_LIST = 3, 12, 32
_TEAM = re.compile(r"(?:(?!的)[\u4e00-\u9fff]){0,6}?队(?![伍员长列])")
#: What makes a quotation a way of working, and what makes it something that is carried out.
_MANNER = re.compile(r"的(?:工作|运行|管理|治理|服务|发展|合作)?(?:模式|机制|制度|体系|工作法|做法)")
#: So is what several phrases say that one way of working joins (“甲点单、乙接单、丙评单”的调解机制).
_LONG_MANNER = re.compile(r"的(?!新)(?:(?!的)[\u4e00-\u9fff]){2,10}?(?:模式|机制|制度|工作法)(?![度化])")
_THOUGHT = re.compile(r"的(?:工作)?(?:思路|理念|模式|机制|格局|路径)")
_CARRIED_OUT = re.compile(
    r"(?:创建|建设|评选|评比|培育|宣讲|整治|清理|改造|创评|走访|服务|试点|培训)(?![工计活行])"
    r"|工作(?![要思作原目标理重方站者室任日坊量])"
)
#: What is put in order or made anew belongs to the name (“三散”治理).
_PUT_IN_ORDER = re.compile("(?:治理|改革|战略|整治)(?!工程|[委专行计活模体机中目结者重为格优要效布定])")
#: Two partners and how they work (“物业+托育”服务); how people meet says nothing.
_PARTNERS = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,8}\+[\u4e00-\u9fffA-Za-z]{2,8}$")
_HOW = re.compile(r"的?(?:[\u4e00-\u9fff]{2})?(?:方式|办法|做法|打法|形式|路径|路子|思路|新路)")
_PLAIN_WAY = re.compile(
    r"(?P<rest>(?:\+(?:(?!的)[\u4e00-\u9fff]){2,8})+)的(?:[\u4e00-\u9fff]{2})?(?:模式|形式|方式|机制|路径|思路|办法)"
)
#: Partners may be counted (一个组长+三个组员).
_ONE, _COUNTED = re.compile("一[个名位支]"), re.compile(r"\+[一二两三四五六七八九十][个名位支]")
_PARTNER, _FIRST = frozenset({FREE, LATIN, NUMBER, KEEP, HEAD, INDUSTRY, MEASURE}), 8
_MEETING = re.compile("线[上下]|云端|规定|自选|固定|集中|传统|理论|现场")
#: A quotation that is the whole object of its verb.
_WHOLE_OBJECT = re.compile(
    r"[，。；、！\n“）]|的(?:生动|实践|学习|经验|做法|载体|活动)|——|$|工作(?![要思作原目理])|活动|取得|提质|走深|落地|之路|征程"
)
#: What is written into rules or carried on to other places is a way of working (把“甲乙”写进规约, 把“甲乙”推广到各村).
_TAKEN, _REACH = re.compile("[把将](?:[这该]种|[这该]套)?$"), 3
_WRITTEN = re.compile("(?:也|都)?(?:写进|写入|写成|做活|做实|推广到|推广至|延伸到|延伸至|复制到|固化为)")
_AS_A_MODEL = re.compile("为(?:主要)?(?:模式|机制|工作法)")


def described(scan: Scan, match: re.Match[str], inner: str, lexicon: NameLexicon) -> Candidate | None:
    """Return what a noun behind it or a verb before it makes of a quotation without a class noun, None for nothing."""
    span, text, end = Span(*match.span()), scan.text, match.end()
    if manner := _manner_of_several(text, match, inner):
        name = inner + manner[0]
        return Candidate(Span(span.start, manner.end()), "Mechanism", name, quoted=True, core=inner, short=inner)
    if _AS_A_MODEL.match(text, end) and text[span.start - 1] == "以":
        return _called(span, "Mechanism", inner)
    if len(inner) > _LONGEST or SLOGAN.search(inner) or lexicon.is_goal(inner):
        return None
    named = len(inner) > _SHORTEST and not inner.endswith(lexicon.goods)
    if named and _is_carried_on(text, span, lexicon.head_at_end(inner)):
        return _called(span, "Mechanism", inner)
    i = scan.by_start[match.start()]
    verb = scan.tokens[i - 1].text if i else ""
    if verb in lexicon.carried and (order := _PUT_IN_ORDER.match(text, end)) and len(inner) < _LONGEST // 2:
        return Candidate(
            Span(span.start, order.end()), "Initiative", inner + order[0], quoted=True, core=inner, short=inner
        )
    return _short_manner(scan, match, inner, verb, lexicon) if len(inner) >= _SHORTEST else None


def _short_manner(scan: Scan, match: re.Match[str], inner: str, verb: str, lexicon: NameLexicon) -> Candidate | None:
    """Return what is said of a quotation of one phrase behind the verb that governs it."""
    span, text, end = Span(*match.span()), scan.text, match.end()
    if _is_sum(text, match, inner) and _THOUGHT.match(text, end):
        return _called(span, "Mechanism", inner)
    if (team := _TEAM.match(text, end)) and "、" not in inner:
        return Candidate(Span(span.start, team.end()), "SocialOrganisation", inner + team[0], quoted=True, core=inner)
    if _MANNER.match(text, end) and "、" not in inner:
        return _called(span, "Mechanism", inner)
    if _PARTNERS.match(inner) and not _MEETING.search(inner) and _is_worked(text, end, verb, lexicon):
        return _called(span, "Mechanism", inner)
    if _CARRIED_OUT.match(text, end) and verb in lexicon.carried:
        return _called(span, "Initiative", inner)
    return None


def plain_partners(scan: Scan) -> Iterator[Candidate]:
    """Yield partners without quotation marks that a noun calls a way of working (公司+茶农的模式)."""
    for match in _PLAIN_WAY.finditer(scan.text) if "+" in scan.text else ():
        first = last = scan.at[match.start() - 1] if match.start() else 0
        while (
            first and scan.tokens[first - 1].tag in _PARTNER and match.start() - scan.tokens[first - 1].start <= _FIRST
        ):
            first -= 1
        if first and _ONE.fullmatch(scan.tokens[first - 1].text) and _COUNTED.search(match["rest"]):
            first -= 1
        start, end = scan.tokens[first].start, match.end("rest")
        name = scan.text[start:end]
        if scan.tokens[last].tag in _PARTNER and not _MEETING.search(name):
            yield Candidate(Span(start, end), "Mechanism", name, quoted=True, core=name)


def object_of(scan: Scan, match: re.Match[str], lexicon: NameLexicon) -> str:
    """Return the class of a quotation that is the whole object of a verb (深化“…”，), "" for none."""
    i = scan.by_start[match.start()]
    kind = lexicon.object_kinds.get(scan.tokens[i - 1].text, "") if i else ""
    return kind if kind and _WHOLE_OBJECT.match(scan.text, match.end()) else ""


def _is_worked(text: str, end: int, verb: str, lexicon: NameLexicon) -> bool:
    """Tell whether what stands behind partners at `end`, or the verb before them, says that they work together."""
    return _HOW.match(text, end) is not None or (verb in lexicon.kinds and text[end : end + 1] != "“")


def _is_carried_on(text: str, span: Span, own: Head | None) -> bool:
    """Tell whether a quotation that is not called by a class word is written into rules or carried on to others."""
    taken = _WRITTEN.match(text, span.end) and _TAKEN.search(text, max(0, span.start - _REACH), span.start)
    return bool(taken) and (own is None or own.strength == "quoted")


def _called(span: Span, kind: str, inner: str) -> Candidate:
    return Candidate(span, kind, inner, quoted=True, core=inner, short=inner)


def _manner_of_several(text: str, match: re.Match[str], inner: str) -> re.Match[str] | None:
    """Return what says behind a quotation of several phrases that they are one way of working, None for nothing."""
    parts = re.split("[、，]", inner)
    told = len(parts) > 1 and len(inner) <= _LONGEST_LIST and min(map(len, parts)) > 2
    return _LONG_MANNER.match(text, match.end()) if told else None


def _is_sum(text: str, match: re.Match[str], inner: str) -> bool:
    """Tell whether the parts that a quotation counts stand before it: 农户、企业、市场“三方联手”."""
    count = NUMERALS.find(inner[0]) + 2
    parts = re.search(
        r"(?:[^、，。；：\s]{1,8}、)+[^、，。；：\s]{1,8}$", text[max(0, match.start() - 60) : match.start()]
    )
    return count > 1 and parts is not None and parts[0].count("、") == count - 1
