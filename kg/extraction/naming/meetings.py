"""Meetings and ceremonies that what is said of them shows: …推进会召开, 出席了启动仪式, 省“两会”, 台风“某某”.

Regions of words (`kg.extraction.naming.regions`) begin a name behind the last verb or list mark. What is held is called
by all that stands before the verb of its clause, so that its name may hold both (省、市重点工程与…协调推进会|召开).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extraction.lexer import Scan
from kg.extraction.naming.candidates import Candidate
from kg.extraction.naming.heads import NameLexicon
from kg.model import Span

#: Where a meeting ends that a verb behind it says was held.
_WAS_HELD = re.compile(
    "(?:会|会议|仪式|典礼|论坛)(?=(?:在[^，。；\n]{2,24}?)?(?:成功|隆重|顺利|正式|圆满|如期|胜利|盛大)*(?:召开|举行|举办)(?!的))"
)
_CLAUSE = "，。；！？：\n"
#: When it was held stands before its name, and so may who held it or of how many it was one.
_BEFORE = re.compile(
    r"(?:(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日)?(?:上午|下午|晚上?|中午)?(?:近日|日前|昨日|昨天|今日|今天|当天|当日|今年\d{0,2}月?)?"
    r"(?:由[^，。；\n]{2,30}?(?:主办|承办|举办|组织)的)?(?:一场|首场|首次)?"
)
#: Nobody calls a meeting so: what tells who acts, where, or what sort of meetings.
_NO_NAME = re.compile(r"[了在是从将被把]|的(?!十)|[这本此该每各][次场个类]|记者|召开|举行|出席|参加|会上|多次|系列")
#: Several levels or places may share what is held: 省、市…, 甲市、乙县….
_SHARED = re.compile("(?:(?:全?[国省市区县州乡镇]|[\u4e00-\u9fff]{2,7}[省市区县州旗盟镇乡])[、和])+")
_SHORTEST, _LONGEST = 7, 48
#: Visits that are organised are called by where to and by whom.
_VISIT = re.compile(
    "(?:组织开展|开展|举行|举办)了?(?P<name>(?![一多\\d])[^，。；、：“”\n的到赴在了]{4,24}?(?:参观学习|参观见学|集中视察|专题视察|考察学习|学习考察|观摩学习)(?:活动)?)(?=[，。；\n]|$)"
)
#: What a jubilee is kept by is called by what it is the jubilee of, too.
_JUBILEE = re.compile(
    "(?:纪念|庆祝)(?!活动)[^，。；！？\n]{2,30}?周年[^，。；！？\n的]{0,12}?(?:大会|座谈会|报告会|研讨会|茶话会|阅兵式|阅兵|晚会|文艺演出|音乐会|书画展|图片展)(?!系列)"
)
#: The sessions of the assemblies of one level.
_SESSIONS = re.compile("(?P<level>全国|全省|全市|[省市区县])“?两会”?")
_STORM = re.compile("(?:超?强?台风|强?热带风暴)“([^“”\n]{2,6})”(?:号)?|第\\d{1,2}号台风“?([\u4e00-\u9fff]{2,4})”")
#: What stands around a ceremony that is spoken of by its kind alone.
_ATTENDED = re.compile(
    "(?:举行|举办|召开|参加|出席|主持|组织)(?:了|过)?$|[，。；！？\n“]$|^$|在$|一场[^，。；\n]{2,8}的$"
)
#: They open and close what is named, and are no events beside it.
_OF_OTHERS = frozenset({"开幕式", "闭幕式"})
_SPOKEN_OF = re.compile("[，。；！？”\n]|$|[上中后前]|现场|结束|期间|由|举行|召开|并|的|在")


def meetings(scan: Scan, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield meetings by the clause that says they were held, sessions of assemblies, and storms by their names."""
    text = scan.text
    for match in _WAS_HELD.finditer(text):
        if span := _held(text, match.end(), lexicon):
            name = re.sub("[“”]", "", span.of(text))
            yield Candidate(span, "Event", name, core=name)
    for match in _VISIT.finditer(text):
        yield Candidate(Span(*match.span("name")), "Event", match["name"], core=match["name"])
    for match in _JUBILEE.finditer(text) if "周年" in text else ():
        name = re.sub("[“”]", "", match[0])
        yield Candidate(Span(*match.span()), "Event", name, core=name)
    for match in _SESSIONS.finditer(text) if "两会" in text else ():
        yield Candidate(Span(*match.span()), "Event", match["level"] + "两会", core=match["level"])
    for match in _STORM.finditer(text) if "台风" in text or "风暴" in text else ():
        name = match[1] or match[2]
        yield Candidate(Span(*match.span()), "Event", name, quoted=True, core=name, short=name)


def _held(text: str, end: int, lexicon: NameLexicon) -> Span | None:
    """Return where the name stands of what was held that ends at `end`, None if its clause tells no name."""
    begin = max(text.rfind(mark, max(0, end - _LONGEST - 30), end) for mark in _CLAUSE) + 1
    start = _BEFORE.match(text, begin, end).end()  # type: ignore[union-attr]  # It matches nothing, too.
    name = text[start:end]
    if not _SHORTEST <= len(name) <= _LONGEST or _NO_NAME.search(name) or name.count("“") != name.count("”"):
        return None
    shared = _SHARED.match(name)
    if "、" in re.sub("“[^“”]*”", "", name[shared.end() if shared else 0 :]):
        return None
    head = lexicon.head_at_end(name)
    return Span(start, end) if head and head.type in ("Event", "Initiative") else None


def bare_ceremonies(text: str, chosen: Iterable[Candidate], lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield the one ceremony that a text speaks of by its kind alone (参加了启动仪式), where no other is named.

    Args:
        text: the whole text.
        chosen: the names found in it.
        lexicon: its kinds of ceremonies.
    """
    named = [c.name for c in chosen if c.type == "Event"]
    for kind in lexicon.ceremonies:
        at = text.find(kind)
        if at < 0 or any(name.endswith(kind) for name in named) or (named and kind in _OF_OTHERS):
            continue
        while at >= 0:
            behind = at + len(kind)
            if _ATTENDED.search(text, max(0, at - 14), at) and _SPOKEN_OF.match(text, behind):
                yield Candidate(Span(at, behind), "Event", kind, core=kind)
            at = text.find(kind, behind)
