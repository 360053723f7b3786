"""Figures and dates as Chinese readers write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Kind
from kg.view.wording import date_text, number_text, plain_number, value_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "0"),
        ("17.10", "17.1"),
        ("3600", "3600"),
        ("9999", "9999"),
        ("10000", "1万"),
        ("136000", "13.6万"),
        ("110000000", "1.1亿"),
        ("1.18E+9", "11.8亿"),
        ("2350000000000", "2.35万亿"),
        ("123456789", "1.2346亿"),
        ("99999999", "9999.9999万"),
        ("-4500000", "-450万"),
        ("0.035", "0.035"),
    ],
)
def test_numbers_are_short(value: str, text: str) -> None:
    assert number_text(Decimal(value)) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=10**14, places=3))
def test_plain_numbers_keep_every_digit(value: Decimal) -> None:
    assert Decimal(plain_number(value)) == value


@pytest.mark.parametrize(
    ("value", "unit", "kind", "high", "rough", "text"),
    [
        ("17.1", "%", "growth", None, False, "17.1%"),
        ("110000000", "元", "level", None, True, "约1.1亿元"),
        ("64", "家", "level", None, False, "64家"),
        ("700000", "元", "level", "1000000", False, "70—100万元"),
        ("8000", "元", "level", "12000", False, "8000—1.2万元"),
        ("2", "名次", "rank", None, False, "第2位"),
        ("1", "名", "rank", None, False, "第1名"),
        ("1", "", "rank", None, False, "第1位"),
        ("3", "%", "rank", None, False, "3%"),
    ],
)
def test_values_carry_their_unit(value: str, unit: str, kind: Kind, high: str | None, rough: bool, text: str) -> None:
    top = None if high is None else Decimal(high)
    assert value_text(Decimal(value), unit, kind=kind, value_max=top, approximate=rough) == text


@pytest.mark.parametrize(
    ("date", "text"),
    [("2031", "2031年"), ("2031-05", "2031年5月"), ("2031-05-02", "2031年5月2日"), ("近日", "近日"), ("", "")],
)
def test_dates_read_in_chinese(date: str, text: str) -> None:
    assert date_text(date) == text
