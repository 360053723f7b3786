"""Numbers that are said without their unit or with everyday ones: 高两毛, 每股1块8, 投诉降到零, 播放量破亿."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kg.extraction.numerals import CHINESE_DIGITS, parse_number
from kg.model import Span

_END = "(?=[，,。；;、！!”）)])"
_FEW = rf"(?<![{CHINESE_DIGITS}\d.第])(?P<number>\d{{1,3}}|[一二两三四五六七八九十]{{1,3}})"
#: A tenth of a yuan, where money is spoken of before it.
_TENTHS = re.compile(rf"{_FEW}[毛角](?:钱|{_END})")
_OF_MONEY = re.compile("[价斤元块钱卖涨降贵多高低每][^，。；]{0,8}$")
#: 五块九, 1块8: yuan and tenths.
_YUAN = re.compile(rf"{_FEW}块(?P<tenths>[一二三四五六七八九\d]){_END}")
#: What came down to nothing; what happens is counted in cases.
_NOTHING = re.compile(rf"(?:[降减][到至为]|变[成为]|(?<=[情故诉量率案件报])为)(?P<number>零){_END}")
_OF_RATES = re.compile("(?:率|比例|比重)[^，。；]{0,6}$")
#: How often something was looked at, without a unit (点击量破千万).
_LOOKED_AT = re.compile(
    "(?:播放|点击|浏览|阅读|观看|下载|访问|转发|点赞|曝光|关注)(?:总?量|数)(?:已|累计|首次|均)*(?:突破|达到?|超过?|破|过|近){1,2}"
    rf"(?P<number>(?:\d{{1,9}}(?:\.\d{{1,4}})?)?[十百千]?[万亿])(?P<more>[余多]?){_END}"
)
#: Money of a year that passes a round sum (营收首次过百亿).
_SUMS = re.compile(
    "(?:营收|产值|收入|销售额|交易额|成交额|总额|利润)(?:已|累计|首次|均)*(?:突破|超过?|破|过)"
    rf"(?P<number>[十百千]?[万亿])(?![，,][达为]){_END}"
)
_BEFORE = 12

#: Where the whole and its number stand, the value, the unit, what it measures, whether it is but near.
SaidAmount = tuple[Span, Span, Decimal, str, str, bool]


def said_amounts(text: str) -> Iterator[SaidAmount]:
    """Yield the numbers of a text that are said without a unit or with everyday ones."""
    for match in _TENTHS.finditer(text) if "毛" in text or "角" in text else ():
        if _OF_MONEY.search(text, max(match.start() - _BEFORE, 0), match.start()):
            end = match.end("number") + 1
            yield _amount(match, end, parse_number(match["number"]) / 10, "元", "money")
    for match in _YUAN.finditer(text) if "块" in text else ():
        value = parse_number(match["number"]) + parse_number(match["tenths"]) / 10
        yield _amount(match, match.end("tenths"), value, "元", "money")
    for match in _NOTHING.finditer(text) if "零" in text else ():
        rate = _OF_RATES.search(text, max(match.start() - _BEFORE, 0), match.start())
        unit, measure = ("%", "share") if rate else ("起", "count")
        yield _amount(match, match.end("number"), Decimal(0), unit, measure)
    for match in _LOOKED_AT.finditer(text):
        yield _amount(match, match.end("more"), _round(match["number"]), "次", "frequency", near=True)
    for match in _SUMS.finditer(text):
        yield _amount(match, match.end("number"), _round(match["number"]), "元", "money", near=True)


def _amount(match: re.Match[str], end: int, value: Decimal, unit: str, measure: str, near: bool = False) -> SaidAmount:
    start = match.start("number")
    return Span(start, end), Span(start, end), value, unit, measure, near


def _round(number: str) -> Decimal:
    """Return the value of a number; before 百, 千, 万 or 亿 alone one is meant."""
    return parse_number(number if number[0].isdigit() else f"一{number}")
