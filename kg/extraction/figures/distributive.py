"""Numbers that hold for each of many (日均接待, 每人每年领取, 户均增收): without that word the sum would be false."""

from __future__ import annotations

import re

from kg.extraction.figures.noun_records import Before, Measured
from kg.extraction.figures.quantities import COUNTED, Quantity
from kg.extraction.figures.statements import Statement
from kg.lexicon import Table, either

_YEARLY = "年均"
_MEAN = "平均"
_RATES = {"growth": "增速", "decline": "降幅"}
_FARTHEST = 16
#: What a sum of money is paid for by the piece (米糕卖到6元一斤).
_PIECE = re.compile("一([斤罐瓶只头张盒袋碗晚亩株]|公斤)(?!以|多|半)")
#: What was said to grow by so much for each of many (亩均增产80公斤).
_YIELDS = frozenset({"增产", "减产"})
#: Those that each is one of, with their number (带动2.6万农户|户均增收).
_COUNTED_BEFORE = re.compile(r".*\d.*?(?=[人户亩村]均)")
_PRICE = "价格"


class Distributive:
    """Reads the words that deal a number out.

    Args:
        table: [distributive] of the lexicon's table `figures`.
    """

    def __init__(self, table: Table) -> None:
        averaged = "".join(table["averaged"].split())
        times = f"每(?:{'|'.join(table['times'].split())})"
        averaged = rf"(?<![\d{''.join(table['not_after'].split())}])[{averaged}]均"
        each, noun = f"每{either(table['units'].split())}", "(?:(?![每均的月年])[\u4e00-\u9fff]){0,4}?"
        mean = f"(?<!全[国省市县区州])平均(?:{times})?"
        word = rf"{averaged}(?:{times})?|(?:平均)?{each}{noun}(?:{times})?|{mean}"
        self._before = re.compile(f"(?P<each>{word})(?:{'|'.join(table['between'].split())})*$")
        self._averaged = re.compile(averaged)
        self._alone = re.compile(f"{averaged}|(?:平均)?{each}")

    def read(
        self, statement: Statement, before: Before, indicator: str, last: Measured | None, quantity: Quantity
    ) -> str:
        """Return what a number measures with the words that deal it out to each of many.

        Args:
            statement: the sentence.
            before: what was read before the number.
            indicator: what the number measures so far; nothing stays nothing.
            last: the figure before.
            quantity: the number.
        """
        if not indicator:
            return ""
        if quantity.measure == "money" and (piece := _PIECE.match(statement.text, quantity.span.end)):
            return _price(f"每{piece[1]}{_PRICE}", before, last)
        bound = max(last.evidence.end, last.quantity.span.end) if last else statement.span.start
        if self._alone.fullmatch(indicator) and (yield_of := sorted(before.tail & _YIELDS)):
            return indicator + yield_of[0]
        whole = self._of_last(quantity, indicator, before.start, last)
        told = _COUNTED_BEFORE.sub("", self._told(statement, before.start, bound, whole))
        told = self._of_last(quantity, told, before.start, last) if told != whole else told
        return _yearly(before, _mean(before, told))

    def _told(self, statement: Statement, start: int, bound: int, indicator: str) -> str:
        """Return an indicator with the words right before it that deal its number out."""
        begin = max(bound, statement.clause_at(start).start, start - _FARTHEST)
        found = self._before.search(statement.text, begin, start)
        if found is None or indicator[:2] in found["each"]:
            return indicator
        sizes = range(len(indicator) + 1)  # The noun of a figure before stays in front (妇女|每人增收).
        at = next((n for n in sizes if statement.text.startswith(indicator[n:], start)), 0) % len(indicator)
        return indicator[:at] + found["each"] + indicator[at:]

    def _of_last(self, quantity: Quantity, noun: str, start: int, last: Measured | None) -> str:
        """Return such words alone with what the figure before measures (集体收入达4000万元，村均20万元).

        Where the counted ones stand right before them, they are named (3000户茶农户均增收2000元).
        """
        if last is None or last.kind == "rank":
            return noun
        if last.evidence.end == start and last.quantity.measure in COUNTED and self._averaged.match(noun):
            return last.noun + noun
        if not self._alone.fullmatch(noun):
            return noun
        counted = quantity.measure in COUNTED and last.quantity.measure in COUNTED
        alike = quantity.measure == last.quantity.measure or last.quantity.measure == "share"
        return noun + last.indicator.removeprefix(noun[0]) if counted or alike else noun


def _mean(before: Before, indicator: str) -> str:
    """Return an indicator with 平均 in front that stands behind it (办理时长平均); what rises or falls goes without."""
    whole = indicator.removesuffix(_MEAN)
    if whole in ("", indicator) or whole.endswith("年"):
        return indicator
    return whole if before.kind and not before.reaches else _MEAN + whole


def _price(price: str, before: Before, last: Measured | None) -> str:
    """Return the price of what stands before a sum by the piece, or of what the figure before is the price of."""
    if last and last.indicator.endswith(price):
        return last.indicator
    return ("" if before.is_verb else before.noun.removesuffix(before.last_verb)) + price


def _yearly(before: Before, indicator: str) -> str:
    """Return what grew by a rate of every year, as that rate (收入年均增长5%)."""
    rate = _RATES.get(before.kind, "") if _YEARLY in before.tail and not before.reaches else ""
    return f"{indicator}{_YEARLY}{rate}" if rate and not indicator.endswith(rate) else indicator
