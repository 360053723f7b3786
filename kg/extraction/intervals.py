"""Stretches of the calendar: years, quarters, months, five-year plans, as first and last day."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

#: Years of an article that others can be counted from, without leaving the calendar.
_YEARS = (1000, 9000)
_SIXTH_PLAN_BEGINS, _YEARS_OF_A_PLAN = 1981, 5


@dataclass(frozen=True, slots=True)
class Interval:
    """First and last day; None where a side is open or unknown."""

    first: date | None = None
    last: date | None = None

    @property
    def start(self) -> str | None:
        """The first day in ISO 8601."""
        return self.first.isoformat() if self.first else None

    @property
    def end(self) -> str | None:
        """The last day in ISO 8601; none where a misprint puts it before the first."""
        return self.last.isoformat() if self.last and (not self.first or self.first <= self.last) else None


@dataclass(frozen=True, slots=True)
class Anchor:
    """The time from which 今年 and 5月 are counted, as precise as it is known.

    Attributes:
        year: of publication.
        month: 1 to 12, None where only the year is known.
        day: 1 to 31, None where only the month is known.
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, given: date | str | None) -> Anchor | None:
        """Return the anchor for a date, or an ISO 8601 date, month or year; None where it is none."""
        text = given.isoformat() if isinstance(given, date) else given or ""
        match = re.match(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?![\d-])", text)
        if not match or not _YEARS[0] <= int(match[1]) <= _YEARS[1]:
            return None
        month, day = (int(part) if part else None for part in match.group(2, 3))
        return cls(int(match[1]), month, day)

    @property
    def date(self) -> date | None:
        """The day, where it is known."""
        return a_day(self.year, self.month, self.day) if self.month and self.day else None


def a_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has no such day (2月30日)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def months(year: int, first: int, last: int) -> Interval:
    """Return the months `first` to `last` of a year; months past 12 run into the next year."""
    begin = date(year + (first - 1) // 12, (first - 1) % 12 + 1, 1)
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return Interval(begin, date(end_year, end_month, calendar.monthrange(end_year, end_month)[1]))


def days(year: int, month: int, first: int, last: int) -> Interval:
    """Return days of a month; a last day past the month's end is its last day."""
    end = min(last, calendar.monthrange(year, month)[1])
    return Interval(date(year, month, min(first, end)), date(year, month, end))


def day_after(anchor: date, distance: int) -> Interval:
    """Return the day `distance` days after `anchor`."""
    day = anchor + timedelta(days=distance)
    return Interval(day, day)


def five_year_plan(number: int) -> Interval:
    """Return the years of a national five-year plan, from the sixth (1981 to 1985) on; 14 is 2021 to 2025."""
    begin = _SIXTH_PLAN_BEGINS + (number - 6) * _YEARS_OF_A_PLAN
    return Interval(date(begin, 1, 1), date(begin + _YEARS_OF_A_PLAN - 1, 12, 31))
