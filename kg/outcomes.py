"""What makes two figures one: all but the wording of the period, approximation and evidence."""

from __future__ import annotations

from collections.abc import Iterable

from kg.literals import decimal_form
from kg.model import Figure, Period
from kg.resolution import Thing


def period_key(figure: Figure) -> str | None:
    """Return what figures of one holder share whose periods are equal, however they are worded; None without bounds."""
    period = figure.period
    closed = period is not None and period.start and period.end
    return "\x1f".join((*_what(figure), *_period_key(period))) if closed else None


def clearest(periods: Iterable[str]) -> str:
    """Return the clearest of several wordings of one period."""
    return max(periods, key=_explicitness)


def _explicitness(period: str) -> tuple[bool, int, str]:
    """Rank wordings of a period: with a number (2022年) before relative (去年), then long before short."""
    return any(character.isdigit() for character in period), len(period), period


def outcome_key(holder: Thing, figure: Figure) -> tuple[str, ...]:
    """Return what makes two figures one: all but wording of the period, approximation and evidence."""
    return (holder.type, holder.name, holder.qualifier, *_what(figure), *_period_key(figure.period))


def _what(figure: Figure) -> tuple[str, ...]:
    limit = "" if figure.value_max is None else decimal_form(figure.value_max)
    return figure.indicator, decimal_form(figure.value), limit, figure.unit, figure.kind


def _period_key(period: Period | None) -> tuple[str, str]:
    if period is None:
        return "", ""
    # An open or unknown stretch of time is only the same where the words are (今年以来 moves with the article).
    return (period.start, period.end) if period.start and period.end else (period.text, period.start or "")
