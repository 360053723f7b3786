"""Values of numerals."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.numerals import parse_number

VALUES = [
    ("7", "7"),
    ("1,200", "1200"),
    ("12,345,678.5", "12345678.5"),
    ("３０５", "305"),
    ("13.6万", "136000"),
    ("3.5千万", "35000000"),
    ("1亿3000万", "130000000"),
    ("5.2万亿", "5200000000000"),
    ("十", "10"),
    ("廿三", "23"),
    ("卅", "30"),
    ("两千零八", "2008"),
    ("一万零五十", "10050"),
    ("十五万三千", "153000"),
    ("一亿二千三百万零四", "123000004"),
    ("一百五", "150"),
    ("三万五", "35000"),
    ("二十五", "25"),
    ("四十八点五", "48.5"),
    ("三点二亿", "320000000"),
    ("二〇二二", "2022"),
    ("百万", "1000000"),
]


@pytest.mark.parametrize(("numeral", "value"), VALUES)
def test_value(numeral: str, value: str) -> None:
    assert parse_number(numeral) == Decimal(value)


@pytest.mark.parametrize("text", ["", "个", "五家", "点五", "3..5", "两点"])
def test_no_numeral(text: str) -> None:
    with pytest.raises(ValueError, match="not a numeral"):
        parse_number(text)


def chinese(number: int) -> str:
    """Write a number below 10^12 the way it is said."""
    if number >= 10**4:
        unit, sign = (10**8, "亿") if number >= 10**8 else (10**4, "万")
        head, rest = divmod(number, unit)
        gap = "零" if rest and rest < unit // 10 else ""
        return chinese(head) + sign + (gap + chinese(rest) if rest else "")
    said, gap = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            said += ("零" if gap else "") + "零一二三四五六七八九"[digit] + sign
        gap = bool(said) and not digit if digit == 0 else False
    return said or "零"


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_chinese_round_trip(number: int) -> None:
    assert parse_number(chinese(number)) == number


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_arabic_round_trip(number: Decimal) -> None:
    assert parse_number(f"{number:,}") == number
    assert parse_number(f"{number}万") == number * 10000


@given(st.text(alphabet="零一二三四五六七八九十百千万亿两点0123456789.,个", max_size=12))
def test_value_or_value_error(text: str) -> None:
    with suppress(ValueError):
        assert parse_number(text) >= 0


@pytest.mark.parametrize("text", ["4.5点三", "廿4.5八点三", "9" * 25, "九" * 4000, "9亿亿亿", "9" + "亿" * 130_000])
def test_what_no_decimal_holds_exactly_is_no_numeral(text: str) -> None:
    with pytest.raises(ValueError, match="numeral"):
        parse_number(text)
