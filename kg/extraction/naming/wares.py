"""Goods by their brand: 孙岭牌小米, 康源牌辅酶咀嚼片."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.lexer import FREE, LATIN, Scan
from kg.extraction.naming.candidates import Candidate
from kg.extraction.naming.heads import HEAD, INDUSTRY, KEEP, MEASURE, PLACE, SHORT, NameLexicon
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
