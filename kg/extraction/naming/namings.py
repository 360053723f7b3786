"""Names that a construction shows: a project by its investment, a meeting by 在…上, a festival by its number.

Their words may hold what ends a name elsewhere, such as 和 or a verb; what stands around them says where they end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extraction.lexer import Scan
from kg.extraction.naming.candidates import Candidate
from kg.extraction.naming.heads import PLACE, NameLexicon
from kg.model import Span

_INVESTED = re.compile(
    r"(?:投资|产值|投入|占地|面积)[^，。；、\n]{0,6}?\d[\d.]*[余多]?(?:亿|万|千万|百万)?(?:元|亩|平方米)的"
    r"([^，。；：、“”\n]{4,26}?项目)"
)
_CAPACITY = re.compile(r"年产[\d.]+[万亿]?(?:吨|台|套|件|只|辆|平方米)[^，。；、“”\n\d]{2,16}?项目")
_MEETING = re.compile(
    r"在([^在，。；！？\n]{6,60}?(?:大会|会议|推进会|座谈会|现场会|动员会|论坛|仪式|发布会))(?=上|中|期间|举行|召开)"
)
_NUMBERED = re.compile(
    r"第[一二三四五六七八九十\d]+届[\u4e00-\u9fffA-Za-z·（）()]{2,20}?(?:节|大赛|论坛|[博展]览会|[博交洽]会|运动会|马拉松|文化季|艺术季|大会|赛)"
    r"(?=[，。；、\n”在上中期举召开闭落启将由]|(?:系列|主题)?活动|$)"
)
#: Ceremonies and meetings that begin with a year or a quotation, where a number or a dash is no border.
_DATED = re.compile(
    r"20\d\d年度?(?![\d一二三四五六七八九十]*月|[上下]半年|年?[底初末])[^，。；！？\n举召在的]{4,70}?(?:仪式|开幕式|闭幕式)"
)
#: A word or two of a joint ceremony's name may stand in quotation marks of their own.
_WORDS = r"(?:[^，。；！？\n举召在的“”]|“[^“”\n]{1,3}”)"
_JOINED_CEREMONY = re.compile(
    rf"(?:20\d\d年)?“[^“”\n。]{{4,40}}”{_WORDS}{{0,40}}暨"
    rf"(?:{_WORDS}{{2,30}}?仪式|{_WORDS}{{4,40}}?(?:活动|大会|招聘会|推介会)(?=[，。；、\n上]|现场|$))"
)
_QUOTED_DATED = re.compile(
    r"“[^“”\n。]{4,30}”20\d\d年[^，。；！？\n举召在的“”]{2,30}?(?:会|节|赛|活动|仪式)"
    r"(?:暨[^，。；！？\n举召在的“”]{2,30}?(?:会|节|赛|活动|仪式))?(?=[，。；、\n举召开启在由上]|$)"
)
_SECTORS = re.compile(
    r"(?<=[等”、])(?:[两三四五六七八九十]|\d{1,2})[大条个](?:重点|主导|富民|特色|优势|支柱|战略性新兴)+产业(?:链条|链|集群)?"
)
#: Sessions of assemblies and committees by their term: 十一届三次会议, 第七届人大常委会第二十次会议.
_ORDINAL = "第?(?:[一二三四五六七八九十]{1,4}|\\d{1,3})"
_SESSION = re.compile(
    rf"{_ORDINAL}届(?P<body>(?:全国人大|人大|人民代表大会)?(?:常委会|常务委员会|政协|(?:纪律检查)?委员会|纪委)?){_ORDINAL}次"
    "(?:全体|主席|主任|常务|常委)?(?:会议|全会)"
)
#: Whose session it is, where the term stands behind it.
_IN_SESSION = re.compile("(?:委|政协|人大常委会|人大|纪委)$")
_LONGEST_BODY, _LEVELS = 6, "省市区县州旗"
_BEFORE_BODY = re.compile("(?:中共|全国)$")
_TASTED = re.compile(r"“?([\u4e00-\u9fff]{3,6}?)品鉴会")
_EXPERIENCE = re.compile(r"(?:刊发|编发|印发|转发)了?《?([^，。；、《》“”\n]{4,20}?工作)经验")
#: Banks of the country, which plain words name.
_BANKS = re.compile(
    r"(?:中国)?(?:工商|建设|农业|交通|招商|民生|光大|兴业|中信|邮储|邮政储蓄|农业发展|国家开发|进出口|浦东发展)银行(?!卡|[业系])"
)
#: What work is counted towards has a system of its own (纳入|某某考核).
_ASSESSED = re.compile(
    r"(?:纳入|列入)(?:了|对?[^，。；、“”\n]{2,12}的)?(?![^，。；、“”\n的]{0,4}(?:考核|考评))"
    r"([^，。；、“”《》\n的]{4,16}?(?:考核|考评|评价体系|考核体系))(?=[，。；、\n]|[内中])"
)
#: Patterns whose group is a whole name of a class.
_WHOLE_NAMES = (
    (_INVESTED, 1, "Project"),
    (_CAPACITY, 0, "Project"),
    (_SECTORS, 0, "Industry"),
    (_BANKS, 0, "Enterprise"),
    (_ASSESSED, 1, "Mechanism"),
)
#: Where somebody lives is an estate, if it has no class word.
_LIVES = re.compile(r"家住([\u4e00-\u9fff]{2,6})的")
_NO_ESTATE = re.compile("[楼栋号边旁近里外上下期]$|附近|宿舍|隔壁")
_RULED = re.compile(
    r"关于(?:进一步)?(?:加强|推进|开展|深化|做好|规范|完善|推动|建立|实施|促进)(.+?)的(?:实施|指导|若干)?(?:意见|办法|方案|通知|措施|规定)"
)
_FIELDS = ("建设", "治理", "整治", "改革", "创建", "工作", "行动", "工程")
_SHORTEST_FIELD = 5
_RANKS = ("全国", "全省", "全市", "全区", "全县", "中国", "国家", "第")


def namings(scan: Scan, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield the names that the words around them show."""
    text = scan.text
    for pattern, group, kind in _WHOLE_NAMES:
        for match in pattern.finditer(text):
            yield _strong(Span(*match.span(group)), kind, text)
    yield from _meetings(scan)
    yield from _works(text, lexicon)
    for match in _LIVES.finditer(text):
        head = lexicon.head_at_end(match[1])
        if (head is None or head.word == "湾") and not _NO_ESTATE.search(match[1]) and not lexicon.is_generic(match[1]):
            yield Candidate(Span(*match.span(1)), "Community", match[1], core=match[1])


def _meetings(scan: Scan) -> Iterator[Candidate]:
    text = scan.text
    for match in _NUMBERED.finditer(text):
        yield _strong(Span(_with_places(scan, match.start()), match.end()), "Event", text)
    for match in (*_JOINED_CEREMONY.finditer(text), *_QUOTED_DATED.finditer(text)):
        yield _strong(Span(*match.span()), "Event", text)
    for match in _DATED.finditer(text):
        yield _strong(Span(_with_places(scan, match.start()), match.end()), "Event", text)
    for match in _SESSION.finditer(text):
        if (start := _session_start(scan, match.start())) < match.start() or match["body"]:
            yield _strong(Span(start, match.end()), "Event", text)
    for match in _MEETING.finditer(text):
        if _opens_meeting(scan, match.start(1)):
            yield _strong(Span(*match.span(1)), "Event", text)


def _session_start(scan: Scan, term: int) -> int:
    """Return where the name of a session begins whose term is told at `term`: with its body and the place of that."""
    text = scan.text
    body = _IN_SESSION.search(text, max(0, term - _LONGEST_BODY), term)
    start = body.start() if body else term
    first = _with_places(scan, start)
    if first == start and first and text[first - 1] in _LEVELS:
        first -= 1
    whole = _BEFORE_BODY.search(text, max(0, first - 2), first)
    return whole.start() if whole else first


def _works(text: str, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield what is tasted at an event of its own, and reports on experience with what they report on."""
    for match in _TASTED.finditer(text):
        if match[1] not in lexicon.industries and not lexicon.is_generic(match[1]):
            yield Candidate(Span(*match.span(1)), "Product", match[1], core=match[1], short=match[1])
    for match in _EXPERIENCE.finditer(text):
        end = match.end()
        yield _strong(Span(match.start(1), end), "Product", text)
        for again in re.finditer(re.escape(match[1]) + "(?!经验)", text):
            yield _strong(Span(*again.span()), "Initiative", text)


def fields(text: str, chosen: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the field of work that a document rules and the text names again (关于加强某某建设的意见: 某某建设)."""
    found: set[str] = set()
    for document in chosen:
        ruled = _RULED.search(document.name) if document.type == "Policy" else None
        subject = ruled[1] if ruled and ruled[1].endswith(_FIELDS) else ""
        longest = (subject[n:] for n in range(len(subject) - _SHORTEST_FIELD) if text.count(subject[n:]) > 1)
        found |= {field for field in [next(longest, "")] if field}
    for field in sorted(found):
        for match in re.finditer(re.escape(field), text):
            yield Candidate(Span(*match.span()), "Initiative", field, "weak", core=field)


def _strong(span: Span, kind: str, text: str) -> Candidate:
    name = re.sub("[“”《》]", "", span.of(text))
    return Candidate(span, kind, name, core=name)


def _with_places(scan: Scan, at: int) -> int:
    """Return where the places begin that stand right before `at`."""
    i = scan.by_start.get(at)
    while i and scan.tokens[i - 1].tag == PLACE:
        i -= 1
        at = scan.tokens[i].start
    return at


def _opens_meeting(scan: Scan, at: int) -> bool:
    """Tell whether a place, a level or a number begins at `at`, as names of meetings begin."""
    i = scan.by_start.get(at)
    return i is not None and (
        scan.tokens[i].tag == PLACE or scan.text.startswith(_RANKS, at) or scan.tokens[i].text[0] in "省市区县州"
    )
