"""Places in an order: 位居全市第二, 均列首位, 山东首个, 全区最大. They are quantities with the unit 名次."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kg.extraction.figures.quantities import Quantity
from kg.extraction.numerals import parse_number
from kg.lexicon import Lexicon, either
from kg.model import Span

UNIT, MEASURE = "名次", "rank"
#: Behind a number those among whom a place is taken (11个|区中, 12个|县（市、区）中).
RIVALS = r"[\u4e00-\u9fff（）、]{1,9}?[中里]"
_NUMERAL = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
_PHRASE_ENDS = r"(?=[，,。；;、！!？?…”’）)\s的]|[和与及]第|行列|好?成绩|$)"
_AREA_CLASS = (
    r"(?:(?![是的为在居列让于成至到作])[\u4e00-\u9fff]){1,4}?"
    r"(?:省|市|(?<![园社片小校景地])区|县|州|盟|旗|镇|乡|街道)(?:内|范围内|系统)?"
)
_PEERS = r"(?:同类[\u4e00-\u9fff]{1,4}|各?[\u4e00-\u9fff]{0,2}(?:区市|区县|县区|县市|地市|城市))?"
_NOT_ALONE = re.compile(r"[^。；]{0,30}之一")
_WINDOW = 18
_JOINTS = ("、", "和", "与", "及")
_BREAKS = "，,。；;：:、“”\n"


class RankFinder:
    """Finds places in an order.

    Args:
        lexicon: its table `figures` is used.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        table = lexicon.table("figures")["ranks"]
        areas, superlatives, classifiers = (
            either(table[name].split()) for name in ("areas", "superlatives", "classifiers")
        )
        self._verb = re.compile(either(table["verbs"].split()))
        self._area, self._area_by_class = re.compile(rf"{areas}(?:内|范围内)?"), re.compile(_AREA_CLASS)
        self._area_at_end = re.compile(rf"(?:{areas}{_PEERS}|{_AREA_CLASS})$")
        self._order = re.compile(
            rf"(?:第{_NUMERAL}(?:位|名)?|首位|榜首|之首|(?<=[居列])首|前{_NUMERAL}(?:位|名|强)?|(?<=[组体项])冠军){_PHRASE_ENDS}"
        )
        self._first = re.compile(rf"(?:首|第一){classifiers}(?![位任次])")
        self._most = re.compile(rf"最{superlatives}(?=的|[、，。；])(?!的(?:{'|'.join(table['abstract'].split())}))")

    def find(self, text: str) -> list[Quantity]:
        """Return the ranks of `text` in order, without overlap."""
        found = sorted([*self._orders(text), *self._firsts(text), *self._mosts(text)], key=lambda rank: rank.span)
        kept: list[Quantity] = []
        for rank in found:
            if not kept or kept[-1].span.end <= rank.span.start:
                kept.append(rank)
        return kept

    def area(self, text: str, start: int, end: int) -> str:
        """Return the last area that is named between two places of the text, or nothing."""
        for pattern in (self._area, self._area_by_class):
            matches = list(pattern.finditer(text, start, end))
            if matches:
                return matches[-1].group()
        return ""

    def _orders(self, text: str) -> Iterator[Quantity]:
        """Yield 第二 and 首位 behind a verb of rank (位居全市第二), an area (全国第一) or another (第二、第五)."""
        end = -1
        for match in self._order.finditer(text):
            if end >= 0 and text[end : match.start()] in _JOINTS:
                yield self._place(match, match.start())
                end = match.end()
                continue
            window = _window(text, match.start())
            verbs = list(self._verb.finditer(text, window, match.start()))
            area = self._area_at_end.search(text, window, match.start())
            begin = verbs[-1] if verbs else area
            if begin:
                yield self._place(match, begin.start())
                end = match.end()

    @staticmethod
    def _place(match: re.Match[str], start: int) -> Quantity:
        digits = re.search(_NUMERAL, match.group())
        value = parse_number(digits.group()) if digits else Decimal(1)
        return _rank(Span(start, match.end()), Span(*match.span()), value, match.group()[0] == "前")

    def _firsts(self, text: str) -> Iterator[Quantity]:
        """Yield 首个 and 第一家 with an area before them."""
        for match in self._first.finditer(text):
            area = self.area(text, _window(text, match.start()), match.start())
            if area and not _NOT_ALONE.match(text, match.end()):
                start = text.rfind(area, 0, match.start())
                yield _rank(Span(start, match.end()), Span(*match.span()), Decimal(1))

    def _mosts(self, text: str) -> Iterator[Quantity]:
        """Yield superlatives with an area before them in their sentence part; 之一 behind makes them none."""
        for match in self._most.finditer(text):
            start = max(text.rfind(mark, 0, match.start()) for mark in "。；，\n") + 1
            if self.area(text, start, match.start()) and not _NOT_ALONE.match(text, match.end()):
                yield _rank(Span(*match.span()), Span(*match.span()), Decimal(1))


def is_first(place: str) -> bool:
    """Tell whether a place is that of a first of its kind (首家, 第一个), not one of an order (首位, 第三)."""
    return place[0] in "首第" and not re.search(rf"(?:{_NUMERAL}|[位名首])$", place)


def _window(text: str, end: int) -> int:
    """Return where the stretch before `end` begins that no mark interrupts, at most a few words long."""
    start = max(end - _WINDOW, 0)
    return max((text.rfind(mark, start, end) for mark in _BREAKS), default=-1) + 1 or start


def _rank(span: Span, place: Span, value: Decimal, approximate: bool = False) -> Quantity:
    return Quantity(span, place, value, UNIT, MEASURE, None, approximate, chinese=True)
