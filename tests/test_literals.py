from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.literals import date_literal, decimal_form


@pytest.mark.parametrize(
    ("value", "datatype"),
    [
        ("2023", "gYear"),
        ("2023-05", "gYearMonth"),
        ("2023-05-12", "date"),
        ("2024-02-29", "date"),
        ("2023-02-29", None),
        ("2023-13", None),
        ("0000", None),
        ("20230512", None),
        ("2023-W01-1", None),
        ("２０２３", None),
        ("去年", None),
        ("", None),
    ],
)
def test_dates_are_typed_by_their_precision_and_never_ill_typed(value: str, datatype: str | None) -> None:
    literal = date_literal(value)
    assert (literal and (literal.value, literal.datatype.value.rpartition("#")[2])) == (datatype and (value, datatype))


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("17.10", "17.1"),
        ("1.2E4", "12000"),
        ("1E-7", "0.0000001"),
        ("-0.0", "0"),
        ("0", "0"),
        ("-3.50", "-3.5"),
        ("100", "100"),
    ],
)
def test_decimals_have_one_form(number: str, expected: str) -> None:
    assert decimal_form(Decimal(number)) == expected


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_the_form_of_a_decimal_keeps_its_value(number: Decimal) -> None:
    assert Decimal(decimal_form(number)) == number
