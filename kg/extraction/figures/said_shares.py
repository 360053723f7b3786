"""Shares that are said as fractions or tenths: 三分之二, 2/3, 八成以上, 三至四成."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kg.extraction.numerals import ARABIC, CHINESE, CHINESE_DIGITS, parse_number

_AFTER_SHARE = r"(?P<after>以上|以下|左右|多)?"
_FRACTION = re.compile(rf"(?<![{CHINESE_DIGITS}\d])({CHINESE}|\d+)分之({CHINESE}|{ARABIC}){_AFTER_SHARE}")
#: 占全国的2/3, 近1/5: a share in figures, which nothing but its verb or adverb tells from a date or a page.
_SLASHED = re.compile(rf"(?<=[占的约近超过达到有余])([1-9])/([2-9]|10){_AFTER_SHARE}(?![\d/月日号版.])")
_TENTH_DIGIT = "[一二两三四五六七八九]"
_NO_TENTH = "立功员长效果为交本都人分就品名型"
_TENTHS = re.compile(
    rf"(?:({_TENTH_DIGIT})至)?({_TENTH_DIGIT})成((?:{_TENTH_DIGIT}|半)(?!成))?{_AFTER_SHARE}(?![{_NO_TENTH}])"
)


def said_shares(text: str) -> Iterator[tuple[re.Match[str], tuple[Decimal, Decimal | None]]]:
    """Yield the shares of a text by kind: the characters, with the percentage and the upper end of a range.

    The group `after` holds a word of approximation behind the share.
    """
    for pattern, read in ((_FRACTION, _read_fraction), (_SLASHED, _read_slashed), (_TENTHS, _read_tenths)):
        for match in pattern.finditer(text):
            if (values := read(match)) is not None:
                yield match, values


def _read_fraction(match: re.Match[str]) -> tuple[Decimal, None] | None:
    try:
        whole, part = parse_number(match[1]), parse_number(match[2])
    except ValueError:
        return None
    return _percent(part, whole) if whole else None


def _percent(part: Decimal, whole: Decimal) -> tuple[Decimal, None]:
    """Return a fraction as a percentage; what two places would make nothing of keeps more."""
    share = part * 100 / whole
    return round(share, 2) or round(share, 6), None


def _read_slashed(match: re.Match[str]) -> tuple[Decimal, None] | None:
    part, whole = Decimal(match[1]), Decimal(match[2])
    return _percent(part, whole) if part < whole else None


def _read_tenths(match: re.Match[str]) -> tuple[Decimal, Decimal | None]:
    """Read 八成五 as 85 and 三至四成 as 30 to 40."""
    rest = Decimal(0) if match[3] is None else Decimal(5) if match[3] == "半" else parse_number(match[3])
    last = parse_number(match[2]) * 10 + rest
    return (parse_number(match[1]) * 10, last) if match[1] else (last, None)
