"""Figures and dates as Chinese readers write them: 1.1亿元, 70万—100万元, 第3位, 2022年3月."""

from __future__ import annotations

import re
from decimal import Decimal

from kg.model import Kind

_SCALES = ((Decimal(10) ** 12, "万亿"), (Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万"))
_RANK_UNITS = frozenset({"", "名次", "名", "位"})


def number_text(value: Decimal) -> str:
    """Return a number for people: 110000000 as 1.1亿, 136000 as 13.6万, 3600 as 3600.

    A scaled number is rounded to four digits after the point; show `plain_number` where every digit counts.
    """
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return plain_number(round(value / scale, 4)) + word
    return plain_number(value)


def plain_number(value: Decimal) -> str:
    """Return every digit of a number, without exponent or idle zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def value_text(
    value: Decimal, unit: str, *, kind: Kind, value_max: Decimal | None = None, approximate: bool = False
) -> str:
    """Return a figure's value with its unit: 约1.1亿元, 70—100万元, 第3位, 17.1%."""
    amount = number_text(value) if value_max is None else _range_text(value, value_max)
    if kind == "rank" and unit in _RANK_UNITS:
        amount, unit = "第" + amount, unit if unit in ("名", "位") else "位"
    return ("约" if approximate else "") + amount + unit


def _range_text(low: Decimal, high: Decimal) -> str:
    """Join both ends, writing a scale that they share once."""
    low_text, high_text = number_text(low), number_text(high)
    scale = re.sub(r"[\d.\-]", "", high_text)
    if scale and low_text.endswith(scale):
        low_text = low_text.removesuffix(scale)
    return f"{low_text}—{high_text}"


def date_text(date: str) -> str:
    """Return an ISO 8601 date, month or year in Chinese; anything else unchanged."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", date):
        return date
    parts = (str(int(part)) for part in date.split("-"))
    return "".join(part + mark for part, mark in zip(parts, "年月日", strict=False))
