"""Names in quotation marks: “暖阳”行动, “一网通办”平台."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.lexer import FREE, NUMBER, Scan
from kg.extraction.naming.borders import is_founded, left_border
from kg.extraction.naming.brands import told_brands
from kg.extraction.naming.candidates import Candidate
from kg.extraction.naming.cores import has_own_word
from kg.extraction.naming.described import NUMERALS, described, object_of, plain_partners
from kg.extraction.naming.heads import EDGE, MEASURE, ORGANS, PROGRAMME, Head, NameLexicon
from kg.extraction.naming.quotation_heads import acts_between, following_head
from kg.extraction.naming.quotation_kinds import (
    BODIES,
    SLOGAN,
    by_their_nouns,
    called_before,
    kind_by_form,
    kind_by_tail,
    kind_by_verb,
)
from kg.extraction.naming.quoted_lists import counts_its_parts, list_heads
from kg.model import Span

_QUOTED = re.compile(r"“([^“”\n]{2,42})”")
_WRONG_WAY = re.compile(r"”([^“”\n，。、]{2,16})[“”]")
_SPEECH = re.compile(r"[。！？；：]|[我你他她]们|[吗吧呢啊]$")
#: 这项惠民的“…” calls what was named before by another word.
_POINTS = re.compile(r"这[项个场种](?:[^，。；“”\n于是在由有]){2,12}的$")
_POINTING = 16
#: Who speaks, figures (“千亿级园区”), long speeches.
_NO_NAME = re.compile(
    "^[大小]..$|^一.一(?:品牌|特色|亮点)$|"
    "[我你他她]|^[十百千万]+[亿万]?[元级亩]|^[两三四五六七八九十][个支](?!.*(?:机制|制度|模式|体系|平台|品牌|工程|行动|活动)$)|^.{25}"
)
#: “立体园区” is what something is only likened to.
_LIKENED = re.compile("(?:视作|视为|称作|称为|当作|当成|看作|变为|变成|成为|化身|化作|叫作|叫做)$")
#: A count before a quotation tells of many things of a kind; a list may follow it.
_MANY = re.compile("(?:[2-9]|\\d\\d|[两二三四五六七八九十])[余多]?[个家处所座条片支]$")
_LISTS_ON = ("“", "、", "等")
#: “平安进小区” says where something goes, and names no 小区.
_ENTERS = re.compile("[进入](?:社区|小区|校园|企业|园区|[乡村]村?)$")
_FORMULA = re.compile(r"^[\u4e00-\u9fff]{2,4}\+")
#: What a formula right before it only describes: “党建链+产业链”“强链行动”.
_PLAIN_QUOTE = re.compile(r"“[^“”+\n]{2,16}”")
#: A formula of three or more partners is what runs (龙头+基地+农户).
_SEVERAL = re.compile(r"^(?:[\u4e00-\u9fff]{2,8}\+){2,}[\u4e00-\u9fffN]{1,8}$")
_HELD = frozenset({"活动", "主题活动", "擂台比武", "擂台比赛", "行动", "节", "嘉年华", "文化节", "游园会"})
_IS_HELD = re.compile(r"(?:在[^，。；\n]{2,20})?(?:举行|召开|举办|开幕|启幕|开赛|落幕|圆满)")
_OF_TRADE = re.compile(r"行业|产业链|赛道|领域|(?:特色|优势|主导|支柱|富民)*产业(?![园基联带党集大])")
_LONGEST_TRADE = 8
#: Things that may be called by what is quoted of their names alone.
_CALLED_BY_CORE = PROGRAMME - {"Policy"} | {"Alliance"}
_OF_A_SORT = ("式", "型", "级")
_OFFICIALS = ("员", "官", "大使", "代言人", "合伙人")
_SITES = frozenset({"Place", "Community", "Park", "Institution", "Platform", "Project"})
_GROUNDS = frozenset({"Place", "Community"})
#: So many characters behind a slogan say that it is what an activity is called.
_TELLING = 8
_LEVELS = ("省", "市", "区", "县", "州", "旗")
#: So many common words behind a verb of founding tell one thing.
_SPELLED_OUT = 6
#: So many characters of common words make a phrase, which a list may hold as a name (“服务联合”“工作融合”四大工程).
_PHRASE = 4
#: The first of its kind is one thing, though its name be a kind of things (首家“暖心驿站”).
_FIRST, _LONG_KIND = re.compile("首[个家座]的?$"), 4
_TITLE = re.compile(r"^[\u4e00-\u9fff]{4,9}$")
_RUNS = re.compile(r"(?:自|从)?(?:启动|开展|推行|实施|覆盖|累计|推出|上线|运行|开设|深入推进|带来的|走进|开进|以来)")
#: A way of working whose name holds two quotations (“三区联动”片区“大党委”工作机制).
_DOUBLE = re.compile(
    r"“[^“”，。\n]{2,8}”(?:片区|党建|社区|网格|园区|街区|治理|服务)+“[^“”，。\n]{2,8}”(?:工作|运行|治理|服务|联动|管理)*"
    r"(?:机制|制度|体系|模式|工作法)"
)
#: What closes a list is no part of the last name in it (“甲+乙”、“甲+丙”两种模式).
_NUMBERED_KINDS = re.compile("[两三四五六七八九十][个种项类]")
#: The time of a plan, or of feasts.
_PERIOD = re.compile(r"“[两双]节”|“十[一二三四五]五”(?:时期|期间|以来|末|初|中期|开局|收官)")


def quotations(scan: Scan, lexicon: NameLexicon) -> list[Candidate]:
    """Return quoted phrases that name something, with their head nouns, and partners without quotation marks."""
    return by_their_nouns([*_quotations(scan, lexicon), *plain_partners(scan)])


def _quotations(scan: Scan, lexicon: NameLexicon) -> Iterator[Candidate]:
    matches = list(_QUOTED.finditer(scan.text))
    listed = list_heads(scan, matches, lexicon)
    brands = told_brands(scan.text, matches)
    for match in matches:
        inner = match[1].replace("‘", "").replace("’", "").strip()
        if (
            _SPEECH.search(inner)
            or _POINTS.search(scan.text, max(0, match.start() - _POINTING), match.start())
            or scan.text[match.start() - 1 : match.start()] in ("暨", "或")
            or scan.text.startswith("或", match.end())
            or _PERIOD.match(scan.text, match.start())
            or _LIKENED.search(scan.text, max(0, match.start() - 4), match.start())
            or counts_its_parts(scan, match, lexicon)
        ):
            continue
        headed = _headed(scan, match, inner, lexicon) or described(scan, match, inner, lexicon)
        own = lexicon.head_at_end(inner)
        counts = headed is not None and headed.type == "Brand" and inner[0] in NUMERALS
        if headed and own and headed.type != own.type and _is_body(inner, own) and not counts:
            yield Candidate(Span(*match.span()), own.type, inner, quoted=True, core=inner, short=inner)
        if _OF_TRADE.match(scan.text, match.end()) and inner[0] != "一" and len(inner) < _LONGEST_TRADE:
            yield Candidate(Span(*match.span()), "Industry", inner, quoted=True)
        if not headed and match.start() in brands and own is None and not kind_by_form(inner, None, None, lexicon):
            headed = Candidate(Span(*match.span()), "Brand", inner, quoted=True, core=inner, short=inner)
        candidate = headed or _alone(scan, match, inner, listed.get(match.start()), lexicon)
        if candidate:
            yield candidate
    yield from _turned(scan, lexicon)
    for match in _DOUBLE.finditer(scan.text):
        name = match[0].replace("“", "").replace("”", "")
        yield Candidate(Span(*match.span()), "Mechanism", name, quoted=True, core=name)


def _turned(scan: Scan, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield names whose quotation marks stand the wrong way round, as pages with mixed columns have them."""
    for match in _WRONG_WAY.finditer(scan.text):
        led = scan.text.startswith("的", match.start() - 1) or _founded(scan, match.start(), lexicon)
        if match.start() in scan.by_start and led:
            candidate = _headed(scan, match, match[1].replace(" ", ""), lexicon)
            if candidate:
                yield candidate


def _is_body(inner: str, own: Head) -> bool:
    """Tell whether a quotation by itself names a body (“某某突击营”成立大会)."""
    plain = not SLOGAN.search(inner) and not {"、", "—", "+"} & set(inner)
    return own.strength == "strong" and plain and len(inner) > len(own.word) + 1


def _headed(scan: Scan, match: re.Match[str], inner: str, lexicon: NameLexicon) -> Candidate | None:
    """Return the name of a quotation with a head noun behind it (“五星联建”党建工程)."""
    found = following_head(scan, match.end(), lexicon)
    if (
        found is None
        or (lexicon.is_generic(inner) and (len(inner) < 3 or found[0].type in ("Park", "Community")))
        or (len(inner) > 10 and SLOGAN.search(inner) and not _may_be_long(scan, match, found, lexicon))
    ):
        return None
    head, end = found
    tail = scan.text[match.end() : end]
    if head.type == "Subdistrict":
        return None  # “两环四射”主干街道
    if head.type in _SITES and (_is_one_of_many(scan.text, match.start(), end) or inner in lexicon.virtues):
        return None
    if lexicon.is_goal(inner) and head.type in ("Place", "Event", "Award"):
        return None
    committee = head.type == "SocialOrganisation" and head.word.endswith("委员会")
    if (committee or head.type in _GROUNDS | {"Enterprise"}) and acts_between(scan, match.end(), end - len(head.word)):
        return None
    if head.type in BODIES and inner.endswith(_OF_A_SORT):
        return None  # “全能型”强村 is a kind.
    start, prefix = _prefix(scan, match.start(), head, lexicon)
    bare = (
        tail in lexicon.dropped
        or head.strength == "quoted"
        or tail.endswith(("品牌", "品系", "品种"))
        or _NUMBERED_KINDS.match(tail)
        or (head.word in lexicon.dropped and lexicon.is_generic(tail))
    )
    name = inner if bare else prefix + inner + tail
    short = inner if head.type in _CALLED_BY_CORE else ""
    kind = "Alliance" if bare and inner.endswith("盟") else head.type
    if head.word in _HELD and _IS_HELD.match(scan.text, end):
        # An activity that took place once is an event, and all its words are its name.
        start = scan.tokens[left_border(scan, scan.by_start[match.start()])].start
        return Candidate(Span(start, end), "Event", scan.text[start:end].replace("“", "").replace("”", ""), quoted=True)
    return Candidate(
        Span(start, end), kind, name, quoted=True, core=inner, short=short, founded=_founded(scan, start, lexicon)
    )


def _may_be_long(scan: Scan, match: re.Match[str], found: tuple[Head, int], lexicon: NameLexicon) -> bool:
    """Tell whether a quotation may be a whole phrase: a brand, or an activity that somebody carries out."""
    head, end = found
    told = _founded(scan, match.start(), lexicon) or end - match.end() >= _TELLING
    held = head.type in ("Initiative", "Event") and told
    return head.type == "Brand" or held


def _prefix(scan: Scan, at: int, head: Head, lexicon: NameLexicon, any_words: bool = False) -> tuple[int, str]:
    """Return where the name begins and the words before the quotation that belong to it.

    They belong to the names of bodies only, and only where they stand directly before the quotation; `any_words` lets
    general ones pass.
    """
    i = scan.by_start.get(at)
    if not i or head.strength != "strong":
        return at, ""
    first = left_border(scan, i)
    while first < i and scan.tokens[first].tag in (EDGE, MEASURE, NUMBER):
        first += 1
    words = scan.tokens[first:i]
    prefix = scan.text[scan.tokens[first].start : at]
    if head.type in ORGANS and prefix in _LEVELS:
        return scan.tokens[first].start, prefix  # 市|“小个专”党委
    unknown_verb = len(words) <= 2 and all(token.tag == FREE for token in words)
    if (
        not words
        or "“" in prefix
        or unknown_verb
        or _tells_where(prefix, lexicon)
        or (lexicon.is_generic(prefix) and not any_words)
    ):
        return at, ""
    return scan.tokens[first].start, prefix


def _tells_where(prefix: str, lexicon: NameLexicon) -> bool:
    """Tell whether the words before a quotation are no more than the place that has the thing."""
    return prefix in lexicon.short_places or prefix in lexicon.bare_zones


def _founded(scan: Scan, at: int, lexicon: NameLexicon) -> bool:
    i = scan.by_start.get(at)
    return i is not None and is_founded(scan, i, lexicon)


def _alone(scan: Scan, match: re.Match[str], inner: str, listed: Head | None, lexicon: NameLexicon) -> Candidate | None:
    """Return the name of a quotation without a head noun, where something else speaks for it."""
    span = Span(*match.span())
    if (
        any(lexicon.is_goal(part) for part in inner.split("、"))
        or _says_nothing(scan, match, inner, listed, lexicon)
        or _NO_NAME.search(inner)
    ):
        return None
    own = _own_head(inner, lexicon)
    if (own is None and inner.endswith(("式", "型", *_OFFICIALS))) or scan.text.startswith(lexicon.vague, match.end()):
        return None
    if own and own.word == inner and own.type in PROGRAMME:
        return _kind_alone(scan, match, own, lexicon)
    if kind := kind_by_form(inner, own, listed, lexicon):
        return Candidate(span, kind, inner, quoted=True, core=inner, short="" if kind == "Policy" else inner)
    if _SEVERAL.match(inner):
        return Candidate(span, "Mechanism", inner, quoted=True, core=inner, short=inner)
    if _FORMULA.match(inner) and _PLAIN_QUOTE.match(scan.text, match.end()):
        return None
    if _is_run(scan.text, match, inner):
        return Candidate(span, "Initiative", inner, quoted=True, core=inner, short=inner)
    if _FORMULA.match(inner) and len(inner) <= 12:
        return Candidate(span, "Mechanism", inner, "weak", quoted=True, core=inner, short=inner)
    if 3 <= len(inner) <= 10 and not SLOGAN.search(inner):
        founded = _founded(scan, match.start(), lexicon)
        kind = called_before(scan, match.start(), lexicon) or kind_by_tail(scan.text, match.end(), inner)
        kind = kind or kind_by_verb(scan, match.start(), inner, lexicon)
        kind = kind or (object_of(scan, match, lexicon) if lexicon.head_at_end(inner) is None else "")
        return Candidate(span, kind, inner, "strong" if kind else "weak", founded, quoted=True, core=inner, short=inner)
    return None


def _own_head(inner: str, lexicon: NameLexicon) -> Head | None:
    """Return the class word that a quotation ends with, if it is named by it."""
    own = None if _ENTERS.search(inner) else lexicon.head_at_end(inner)
    common = own is not None and own.word in lexicon.trade_tails
    return None if own and common and not has_own_word(inner[: -len(own.word)], lexicon) else own


def _kind_alone(scan: Scan, match: re.Match[str], own: Head, lexicon: NameLexicon) -> Candidate | None:
    """Return the name of a quotation that is no more than a class word, if what stands before it makes it one thing."""
    inner, end = own.word, match.end()
    start, prefix = _prefix(scan, match.start(), Head(inner, own.type, "strong"), lexicon, any_words=True)
    if prefix:
        return Candidate(Span(start, end), own.type, prefix + inner, quoted=True, core=inner)
    first = _FIRST.search(scan.text, max(0, match.start() - 4), match.start())
    told = len(inner) >= _LONG_KIND and (first or _founded(scan, match.start(), lexicon))
    told = told or (own.type == "Mechanism" and inner[-1] == "制" and len(inner) > 2)
    return Candidate(Span(start, end), own.type, inner, quoted=True, core=inner, short=inner) if told else None


def _says_nothing(scan: Scan, match: re.Match[str], inner: str, listed: Head | None, lexicon: NameLexicon) -> bool:
    """Tell whether a quotation is of common words alone, which no list and no verb of founding makes a name."""
    if not lexicon.is_generic(inner) or (listed and len(inner) == _PHRASE):
        return False
    return len(inner) < _SPELLED_OUT or not _founded(scan, match.start(), lexicon)


def _is_run(text: str, match: re.Match[str], inner: str) -> bool:
    """Tell whether a clause that begins with a quotation says how it goes, as of a programme: “…”启动, “…”覆盖….."""
    before = text[max(0, match.start() - 2) : match.start()]
    begins = not before or before[-1] in "，。；！\n：" or before == "通过"
    follows = _RUNS.match(text, match.end()) is not None or (before == "通过" and text.startswith("“", match.end()))
    return begins and _TITLE.match(inner) is not None and follows


def _is_one_of_many(text: str, start: int, end: int) -> bool:
    """Tell whether a count stands before a quotation and no list goes on behind it."""
    return _MANY.search(text, max(0, start - 6), start) is not None and not text.startswith(_LISTS_ON, end)
