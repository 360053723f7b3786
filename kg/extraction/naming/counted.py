"""Numbers in quotation marks that count what the text names: 人员、资金、场地“三统筹”; “四联”，即：…; “三强化”.

Officials call a programme by the number of its parts. A number alone may be a slogan (“三大跨越”); that as many parts
as it says stand before it, behind it or at the heads of paragraphs is what tells a programme from one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extraction.lexer import Scan
from kg.extraction.naming.candidates import Candidate
from kg.extraction.naming.formulas import formulas
from kg.extraction.naming.heads import PROGRAMME, NameLexicon
from kg.extraction.naming.quotation_heads import head_after
from kg.extraction.numerals import parse_number
from kg.model import Span

WHOLE = re.compile(r"“(?P<whole>(?P<count>[三四五六七八九十])(?P<great>大?)[个项]?(?P<word>[\u4e00-\u9fff]{1,5}))”")
#: Set phrases, and what counts things and no parts of a programme.
_NO_WHOLE = re.compile(
    "位一体|步走|元|度|个代表|[一二三四五]五|[支张本条级方农新资]"
    "|.*(?:经济|叠加|队伍|人群|产业|文章|增长|提升|下降|覆盖|并重|同步|突破|达标|丰收|增收|不误)$"
)
#: What is reached is no programme (实现总产、单产、面积“三增”).
_REACHED = re.compile("(?:实现|取得|达到|迎来|出现|呈现)[^，。；！？\n]*$")
#: What is said to be in the middle of a sentence is no member of a list.
_BORDER = re.compile("[，。；：！？（）“”\n]")
_REACH, _LONGEST_LIST = 70, 120
_CLOSING = re.compile("(?:等|的|为内容的|为主要内容的)$")
#: What stands between a number and the parts that it counts.
_TELLS = re.compile(
    "(?:[\u4e00-\u9fff]{2,6}?)?(?:(?:，|——)?(?:也?就是指?|是指|即是?|包括|具体(?:是|为|包括)|分别(?:是|为)|指的?是)：?|：|——|（)"
)
#: A number that is only one of several in the name of a plan (“一核”即…；“三心”即…).
_ONE_OF_SEVERAL, _NAME = re.compile("；“[^”]*”$"), 10
_LIST_ENDS = re.compile("[，。；！？）\n]|的(?![、])")
#: Heads of paragraphs and of sentences that tell one part each.
_LEAD = re.compile(
    r"(?:^|(?<=[。；\n]))\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.、．]|[一二三四五六七八九十]是)?"
    r"(?P<lead>[\u4e00-\u9fff]{4,12})(?=[，。：！\n 　]|——)",
    re.MULTILINE,
)
#: What clauses bring about one after the other (推动组织联建；…推动阵地联用).
_BROUGHT_ABOUT = re.compile("(?:推动|推进|实现|促进|做到)([\u4e00-\u9fff]{4,6})(?=[，。；])")
#: A heading that begins with a number in quotation marks, as its neighbours do (“三联”兴产业).
_HEADING = re.compile(
    r"\n“(?!十.五)([一二两三四五六七八九十][\u4e00-\u9fff]{1,3})”(?=[\u4e00-\u9fff]{2,20}(?:$|[。\n 　]))"
)
_QUOTED = re.compile("“([\u4e00-\u9fff]{2,8})”")
#: What is carried out, where the rest are ways of working.
_DEEDS = re.compile("(?:系列)?(?:工作|活动|行动|攻坚|改革|服务|志愿)")
_DOING = frozenset("送进访帮创")
_SHORTEST, _LONGEST = 2, 14
#: Shorter parts only say what the number means (“三限”：限桌数、…), unless they stand in quotation marks.
_SHORTEST_PART, _SHORTEST_QUOTED = 4, 3
#: So clauses end that only play with the word.
_PLAYS = "起来"


def counted_wholes(scan: Scan, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield formulas, numbers that count other named parts where no class noun follows, and parts that are alike."""
    yield from formulas(scan, lexicon)
    text = scan.text
    leads: list[Span] = []
    for match in WHOLE.finditer(text):
        if _NO_WHOLE.match(match["word"]):
            continue
        count = int(parse_number(match["count"]))
        before = _listed_before(text, match.start(), count)
        parts = before or _listed_behind(text, match.end(), count) or _quoted_behind(match, count)
        led = not parts and match["word"] not in lexicon.heads
        if led:
            leads = leads or [Span(*m.span("lead")) for m in _LEAD.finditer(text)]
            parts = _leading(text, leads, match["word"], count)
        if not parts:
            parts, led = _brought_about(match, count), False
        if not parts or text.startswith((*lexicon.vague, "文章"), match.end()):
            continue
        head = head_after(scan, match.end(), lexicon)
        usual = "Initiative" if led or match["great"] or _is_done(text, match) else "Mechanism"
        kind = head.type if head and head.type in PROGRAMME else usual
        if head is None:
            whole = match["whole"]
            yield Candidate(Span(*match.span()), kind, whole, quoted=True, core=whole, short=whole)
        bracketed = text.startswith("（", match.end())
        if not before and not bracketed and _are_alike(text, parts, match["word"]):
            yield from (_part(part, text, kind, lexicon) for part in parts)
    yield from _headings(text)


def _part(span: Span, text: str, kind: str, lexicon: NameLexicon) -> Candidate:
    """Return a part of a whole, of the class of its own noun or else of the whole's."""
    name = span.of(text)
    own = lexicon.head_at_end(name)
    return Candidate(span, own.type if own and len(own.word) > 1 else kind, name, quoted=True, core=name)


def _is_done(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number counts what is carried out and no ways of working."""
    return _DEEDS.match(text, match.end()) is not None or match["word"][0] in _DOING


def _listed_before(text: str, end: int, count: int) -> list[Span]:
    """Return the members of the list right before `end`, if they are as many as the number says; else none."""
    borders = [m.end() for m in _BORDER.finditer(text, max(0, end - _REACH), end)]
    start = borders[-1] if borders else max(0, end - _REACH)
    if text[end - 1] == "、" or _REACHED.search(text, start, end):
        return []
    if closing := _CLOSING.search(text, start, end):
        end = closing.start()
    return _members(text, start, end, count)


def _listed_behind(text: str, start: int, count: int) -> list[Span]:
    """Return the members of the list that explains a number before it (“四联”，即：…)."""
    tells = None if _ONE_OF_SEVERAL.search(text, max(0, start - _NAME), start) else _TELLS.match(text, start)
    end = _LIST_ENDS.search(text, tells.end(), tells.end() + _LONGEST_LIST) if tells else None
    return _members(text, tells.end(), end.start(), count) if tells and end else []


def _members(text: str, start: int, end: int, count: int) -> list[Span]:
    """Return the members of a list, none unless they are `count`."""
    found, at = [], start
    for member in re.findall("[^、]+", text[start:end]):
        at = text.index(member, at)
        found.append(Span(at, at + len(member)))
    if len(found) == count - 1 and (joint := re.search("(?<=.)(?:以及|[和与及])(?=.)", found[-1].of(text))):
        last = found.pop()
        found += [Span(last.start, last.start + joint.start()), Span(last.start + joint.end(), last.end)]
    fits = len(found) == count and all(_SHORTEST <= span.end - span.start <= _LONGEST for span in found)
    return found if fits else []


def _quoted_behind(match: re.Match[str], count: int) -> list[Span]:
    """Return as many quotations behind a number as it counts, all alike (“四个一”改革，推行“一网清”、…)."""
    text, end = match.string, match.end()
    near = [Span(*m.span(1)) for m in _QUOTED.finditer(text, end, end + _LONGEST_LIST) if m[1][0] in match["whole"]]
    return near if len({span.of(text) for span in near}) == len(near) == count else []


def _leading(text: str, leads: Sequence[Span], word: str, count: int) -> list[Span]:
    """Return the heads of paragraphs that begin or end with the word of a number, if they are as many as it says."""
    if len(word) == 1:
        return []  # One character begins and ends too many phrases.
    opening = [span for span in leads if text.startswith(word, span.start)]
    closing = [span for span in leads if span.of(text).endswith(word)]
    fitting = opening if len(opening) >= len(closing) else closing
    return fitting if len({span.of(text) for span in fitting}) == len(fitting) == count else []


def _brought_about(match: re.Match[str], count: int) -> list[Span]:
    """Return what the clauses of a text bring about, if it is as many and alike as a number of one word says."""
    if len(match["word"]) > 1:
        return []
    text, word = match.string, match["word"]
    found = [Span(*m.span(1)) for m in _BROUGHT_ABOUT.finditer(text) if word in m[1][1:-1]]
    return found if len({span.of(text) for span in found}) == len(found) == count else []


def _are_alike(text: str, spans: Sequence[Span], word: str) -> bool:
    """Tell whether parts have a character of the number's word at the same place from their beginning or their end."""
    parts = [span.of(text) for span in spans]
    shortest = _SHORTEST_QUOTED if text[spans[0].start - 1] == "“" else _SHORTEST_PART
    if min(map(len, parts)) < shortest or all(part.endswith(_PLAYS) for part in parts):
        return False
    places = range(min(map(len, parts)))
    return any(len({part[at] for part in parts}) == 1 and parts[0][at] in word for n in places for at in (n, -1 - n))


def _headings(text: str) -> Iterator[Candidate]:
    """Yield the numbers in quotation marks with which two or more headings begin."""
    lines = "\n" + text
    found = list(_HEADING.finditer(lines)) if lines.count("\n“") > 1 else []
    if len({match[1] for match in found}) > 1:
        for match in found:
            span = Span(match.start(), match.end() - 1)
            yield Candidate(span, "Mechanism", match[1], quoted=True, core=match[1], short=match[1])
