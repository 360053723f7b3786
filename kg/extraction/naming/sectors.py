"""Sectors by a bound 业 (旅游业, 畜牧业), and by what is grown or kept (蓝莓种植, 肉牛养殖)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.lexer import FREE, Scan
from kg.extraction.naming.candidates import Candidate
from kg.extraction.naming.heads import INDUSTRY, NameLexicon
from kg.model import Span

#: Behind a sector with 业 these tell who or what belongs to it, and not the sector.
_BOUND = re.compile(
    "[户主者园局厅处协商务态绩余界]|、[^，。；\n]{0,12}部门|从业|企业|公司|集团|合作社|部门|专家|人员|大户|能手|基地|园区|污染|标准|学校|学院|科技|有限|委员会|龙头|员工"
)
_GROWING = re.compile("种植|养殖|栽培")
#: What makes a trade of it: the words behind, as in a list of trades or in figures.
_OF_TRADE = re.compile(
    "(?:等(?:[\u4e00-\u9fff]{0,4})?)?(?:产业|行业|[业](?![务主])|项目)|是[^，。；]{0,10}产业|产销|大[县镇乡村]"
)
#: Who grows it is somebody, and what one learns of it is knowledge.
_NO_TRADE = re.compile("\\d|大户|[户厂场园区员面]|知识|技术培训|能手|专业户|技能|合作社|污染|标准")
#: What is done with a trade stands right before it, or before the list that it belongs to.
_TAKEN_UP = re.compile(
    "(?:发展|壮大|推进|推动|探索|尝试|试种|推广|引进|做强|做大|做优|培育|扩大|支持|扶持|引导|鼓励|聚焦|主攻|带动|投身|转向|搞)"
    "(?:起|了|起了|特色|优质|生态|有机|高效|规模化|现代|现代化|林下|设施|大棚)*(?:[\u4e00-\u9fff]{2,6}[、和])*$"
)
_BOUND_BEHIND = re.compile("业(?![务主绩])")
_LONGEST_CROP, _REACH = 6, 30


def bound_sectors(scan: Scan, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield sectors whose name ends with a bound 业, wherever the text speaks of them."""
    for i, token in scan.tagged(INDUSTRY):
        part = i and scan.tokens[i - 1].tag == FREE  # 太子参|种业
        if token.text in lexicon.bound_sectors and not part and not _BOUND.match(scan.text, token.end):
            yield Candidate(Span(token.start, token.end), "Industry", token.text)


def grown(scan: Scan, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield crops and stock where the text speaks of their growing as a trade, by their bare name (发展|蓝莓|种植)."""
    text = scan.text
    for match in _GROWING.finditer(text):
        starts = (match.start() - size for size in range(_LONGEST_CROP, 1, -1) if size <= match.start())
        start = next((n for n in starts if text[n : match.start()] in lexicon.grown), match.start())
        if start < match.start() and not _NO_TRADE.match(text, match.end()) and _is_trade(text, start, match):
            bound = _BOUND_BEHIND.match(text, match.end())  # 肉鸽养殖|业
            end = bound.end() if bound else match.end()
            yield Candidate(Span(start, end), "Industry", text[start : end if bound else match.start()])


def _is_trade(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell whether the growing of something is what people live by here, and not only told of in passing."""
    taken = _TAKEN_UP.search(text, max(0, start - _REACH), start)
    return taken is not None or _OF_TRADE.match(text, match.end()) is not None
