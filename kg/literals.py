"""Literals of the graph in one lexical form each, so that equal values are equal terms."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from pyoxigraph import Literal

from kg.iris import term

_DATE_TYPES = (
    (re.compile(r"[0-9]{4}"), "-01-01", "gYear"),
    (re.compile(r"[0-9]{4}-[0-9]{2}"), "-01", "gYearMonth"),
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "", "date"),
)


def zh(text: str) -> Literal:
    """Return a Chinese text."""
    return Literal(text, language="zh")


def typed(value: str, datatype: str) -> Literal:
    """Return a literal of an XML Schema datatype, such as "integer"."""
    return Literal(value, datatype=term(f"xsd:{datatype}"))


def date_literal(value: str) -> Literal | None:
    """Return an ISO 8601 year, month or day as xsd:gYear, xsd:gYearMonth or xsd:date; None where it is none."""
    for pattern, rest, datatype in _DATE_TYPES:
        if pattern.fullmatch(value):
            try:
                date.fromisoformat(value + rest)
            except ValueError:
                return None
            return typed(value, datatype)
    return None


def decimal_form(number: Decimal) -> str:
    """Return the canonical form of an xsd:decimal: no exponent, no superfluous zeros."""
    plain = format(number, "f")
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if plain == "-0" else plain
