"""Dates in the order in which articles are shown: the newest first."""

from __future__ import annotations


def age(date: str) -> str:
    """Return a text that sorts ISO 8601 dates from the newest back, a month before its days, undated ones last.

    >>> sorted(["2023-07-18", "", "2024", "2023-07"], key=age)
    ['2024', '2023-07', '2023-07-18', '']
    """
    parts = [int(part) for part in date.split("-") if part.isdigit()]
    return "".join(f"{99_999 - part:05}" for part in parts) if date else "~"
