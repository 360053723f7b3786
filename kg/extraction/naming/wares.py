"""Goods by their brand (孙岭牌小米), varieties by their number (柳麦7号), and what a place is known for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.lexer import FREE, LATIN, PUNCTUATION, Scan
from kg.extraction.naming.candidates import Candidate
from kg.extraction.naming.heads import EDGE, HEAD, INDUSTRY, KEEP, MEASURE, PLACE, SHORT, STOP, VERB, NameLexicon
from kg.model import Span

_BRAND = re.compile("(?<=[\u4e00-\u9fffA-Za-z”’])牌(?=[\u4e00-\u9fff“])")
#: Behind these 牌 tells of no brand.
_OTHER = re.compile("[照匾坊证子位号局价]|[上下前后内外]|[被将由是在的了为与和]")
#: With these before it 牌 is a word of its own (品牌, 挂牌, 金牌).
_IN_WORDS = frozenset(
    "品招挂门车金银铜名老大王盾奖授揭打号标示铭底亮红黄路站灯展木纸令腰麻扑吊胸工警词歌校店立竖摘夺冲颁领创杂冒正贴告界碑了块面"
)
_BRANDS = frozenset({FREE, LATIN, SHORT, PLACE, KEEP, HEAD})
_WARES = frozenset({FREE, LATIN, SHORT, KEEP, HEAD, INDUSTRY, MEASURE})
#: Varieties are numbered; so are houses, lines and gates, but nothing is bred there.
_VARIETY = re.compile(
    "([\u4e00-\u9fff]{2,3}?)(?:\\d{1,4}|[一二三四五六七八九十]{1,3})号(?![楼线院口站井机车门文令点店桥馆厅岛房库仓])"
)
_BRED = re.compile("选育|培育|育成|品种|亩产|制种|良种|试种|统一种|示范种植")
#: What is told of a trade, where a place's goods are more than goods.
_TRADE = re.compile("全?产业|综合产值|[种养]殖|种植|面积|[^，。；]{0,2}(?:基地|智选|直采|交易|加工)")
_BEFORE = frozenset({PUNCTUATION, STOP, VERB, EDGE})
_BROUGHT = frozenset({"出", "了", "种"})
_CROPS = (4, 3, 2)
_LONGEST_BRAND, _LONGEST_WARE, _SHORTEST = 5, 14, 2


def branded(scan: Scan, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield goods that are called by a brand with 牌, from its first word to the end of what it is a brand of."""
    for match in _BRAND.finditer(scan.text):
        start, end = match.span()
        if _OTHER.match(scan.text, end) or scan.text[start - 1] in _IN_WORDS:
            continue
        begin, close = _brand_start(scan, start), _ware_end(scan, end)
        brand, ware = scan.text[begin:start].strip("“”"), scan.text[end:close]
        if len(brand) >= _SHORTEST <= len(ware) and lexicon.has_unknown(brand):
            yield Candidate(Span(begin, close), "Product", brand + "牌" + ware, core=brand)


def _brand_start(scan: Scan, at: int) -> int:
    """Return where the brand begins that ends at `at`; in quotation marks all of it."""
    if scan.text[at - 1] == "”":
        opened = scan.text.rfind("“", max(0, at - 12), at)
        return opened if opened >= 0 else at
    i = scan.at[at - 1]
    begin = at
    while i >= 0 and scan.tokens[i].tag in _BRANDS and at - scan.tokens[i].start <= _LONGEST_BRAND:
        begin = scan.tokens[i].start
        i -= 1
    return begin


def _ware_end(scan: Scan, at: int) -> int:
    """Return where the words end that say what the brand is of."""
    end = at
    first = scan.by_start.get(at, len(scan.tokens))
    for token in scan.tokens[first : first + _LONGEST_WARE]:
        if token.tag not in _WARES or token.end - at > _LONGEST_WARE:
            break
        end = token.end
    return end


def varieties(scan: Scan) -> Iterator[Candidate]:
    """Yield plant varieties by their number where the text tells of breeding (选育的柳麦7号)."""
    if "号" not in scan.text or not _BRED.search(scan.text):
        return
    for match in _VARIETY.finditer(scan.text):
        begins = range(match.start(1), match.end(1) - 1)
        if (begin := next((at for at in begins if _starts(scan, at)), None)) is not None:
            yield Candidate(Span(begin, match.end()), "Product", scan.text[begin : match.end()])


def _starts(scan: Scan, at: int) -> bool:
    """Tell whether a border or a verb stands before what begins at `at`."""
    i = scan.by_start.get(at)
    if i is None or scan.tokens[i].tag in _BEFORE or scan.tokens[i].text in _BROUGHT:
        return False
    return i == 0 or scan.tokens[i - 1].tag in _BEFORE or scan.tokens[i - 1].text in _BROUGHT


def local_goods(scan: Scan, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield what a place of the text is known for by both names (洛川苹果), unless its growing is meant."""
    text = scan.text
    for _, token in scan.tagged(SHORT):
        end = token.end
        crop = next((n for n in _CROPS if text[end : end + n] in lexicon.grown), 0)
        if crop and not _TRADE.match(text, end + crop):
            yield Candidate(Span(token.start, end + crop), "Product", text[token.start : end + crop])
