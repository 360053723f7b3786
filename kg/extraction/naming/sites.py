"""Projects by what they build: 甲大厦、乙学校等项目, and by what they are to make: 青石公司年产5万吨新型建材项目."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extraction.lexer import FREE, LATIN, Scan
from kg.extraction.naming.candidates import Candidate
from kg.extraction.naming.heads import EDGE, HEAD, INDUSTRY, KEEP, PLACE, SHORT, STOP, VERB, NameLexicon
from kg.model import Span

_PROJECTS = re.compile(
    r"等(?:\d+|[两三四五六七八九十]+|一批)?[个项大]?(?:重点|重大|在建|民生|城建|地标|续建|新建)*项目"
)
#: What is made, by year or day or by the unit of what a plant makes.
_NUMBER, _NOUN = r"\d[\d.]*[千万亿]*", "(?:(?![的在将为了由已])[\u4e00-\u9fff]){2,16}?"
_CAPACITY = re.compile(
    rf"(?:[年日月](?:产|生产|出栏|加工|处理|屠宰|产能)?{_NUMBER}[\u4e00-\u9fff]{{1,2}}|{_NUMBER}(?:吨|兆瓦|千瓦|千瓦时|头|羽|只|片|台|套|辆))"
    rf"(?P<noun>{_NOUN})(?:项目|生产线)(?!部|[个建组])"
)
_FIRM_WORDS = frozenset({FREE, LATIN, SHORT, PLACE, HEAD, KEEP, EDGE, INDUSTRY})
_CALLED, _LONGEST_FIRM = frozenset({FREE, LATIN, SHORT, PLACE}), 10
#: Lines of a town by their numbers (甲地铁7号线).
_LINE = re.compile("(?:地铁|轨道交通|轻轨|有轨电车)\\d{1,2}号线(?:[一二三四]期)?")
#: What stands there is a place; what is built or rebuilt there is a project.
_WORKS = (
    "桥",
    "公路",
    "大道",
    "高速",
    "铁路",
    "高铁",
    "快速路",
    "隧道",
    "广场",
    "公园",
    "街",
    "水库",
    "市场",
    "停车场",
    "楼",
    "步道",
    "码头",
    "机场",
)
_BUILDS = re.compile("(?:建成|修建|新建|兴建|扩建|改建|重建|建起|建设|修通|修成|打通|开建|启建|续建)了?“?$")
_IS_BUILT = re.compile(
    "”?(?:昨[日天]|近日|日前|正式|全线|即将|(?:今|去|明)年(?:[\u4e00-\u9fff\\d]{1,3}月)?)*"
    "(?:通车|开工|竣工|投用|投产|建成|启用|总投资|开建|动工|完工|封顶|交付|落成|破土|奠基|由[^，。；]{2,14}(?:承建|投资|建设|施工|投建))"
)
#: A park is a project as long as it is begun and paid for.
_IS_BEGUN = re.compile(
    "”?(?:[一二三]期)?(?:项目)?(?:昨[日天]|近日|日前|正式|今年|去年)*(?:开工|奠基|动工|破土|封顶|总投资|计划投资)"
)
_SITES = frozenset({"Place", "Institution", "Park"})
_SEPARATORS = "、和及与"


def plants(scan: Scan) -> Iterator[Candidate]:
    """Yield projects that are called by how much they are to make, with the firm right before."""
    for match in _CAPACITY.finditer(scan.text):
        first, last = scan.at[match.start("noun")], scan.at[match.end("noun") - 1]
        if any(token.tag in (VERB, STOP) and len(token.text) > 1 for token in scan.tokens[first : last + 1]):
            continue
        span = Span(_firm_start(scan, match.start()), match.end())
        yield Candidate(span, "Project", span.of(scan.text), core=match["noun"])


def _firm_start(scan: Scan, at: int) -> int:
    """Return where the firm begins that stands right before a place, or the place itself."""
    i = first = scan.at[at]
    while i and scan.tokens[i - 1].tag in _FIRM_WORDS and at - scan.tokens[i - 1].start <= _LONGEST_FIRM:
        i -= 1
        first = i if scan.tokens[i].tag in _CALLED else first
    return min(at, scan.tokens[first].start)


def lines(scan: Scan, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield the lines of a town's railway, with the town right before (长春地铁7号线)."""
    text = scan.text
    for match in _LINE.finditer(text) if "号线" in text else ():
        town = next((n for n in (3, 2) if text[match.start() - n : match.start()] in lexicon.short_places), 0)
        span = Span(match.start() - town, match.end())
        yield Candidate(span, "Project", span.of(text), core=match[0])


def _is_built(c: Candidate, text: str) -> bool:
    """Tell whether the words beside a place say that it is built or rebuilt (建成某某大桥, 某某产业园总投资5亿元)."""
    if c.type == "Park":
        return _IS_BEGUN.match(text, c.span.end) is not None
    if c.type != "Place" or not c.name.endswith(_WORKS):
        return False
    return bool(_BUILDS.search(text, max(0, c.span.start - 4), c.span.start) or _IS_BUILT.match(text, c.span.end))


def built(text: str, chosen: Iterable[Candidate]) -> list[Candidate]:
    """Return the names with what is built as projects: by words beside it, or in a list which 等…项目 closes."""
    chosen = list(chosen)
    works = {c.name for c in chosen if c.type == "Project" or _is_built(c, text)}
    found = [replace(c, type="Project") if c.type in ("Place", "Park") and c.name in works else c for c in chosen]
    ends = {c.span.end: n for n, c in sorted(enumerate(found), key=lambda one: -one[1].span.start)}
    for match in _PROJECTS.finditer(text):
        n = ends.get(match.start())
        while n is not None:
            c = found[n]
            if c.type in _SITES:
                found[n] = replace(c, type="Project")
            before = c.span.start - 1
            n = ends.get(before) if before > 0 and text[before] in _SEPARATORS else None
    return found
