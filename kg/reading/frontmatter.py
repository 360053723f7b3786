"""Front matter: `key: value` lines between two `---` lines at the head of a file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.errors import InputError
from kg.model import Source, Span

_FENCE = "---"
_LINE = re.compile(r"([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(.*))?$")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)$")
_DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?$")
_ADVICE = "write `key: value` lines between two lines of ---"
_LISTS = ("authors", "photographers")
_DAY_LENGTH = len("2022-07-18")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a file says of itself before its text.

    Attributes:
        end: where the text behind it begins.
        title: where the title stands in the source.
        subtitle: where the subtitle stands in the source.
        date: ISO 8601 date, month or year.
        notes: every other key with its value, sorted.
    """

    end: int = 0
    title: Span | None = None
    subtitle: Span | None = None
    authors: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    publisher: str | None = None
    date: str | None = None
    notes: tuple[tuple[str, str], ...] = field(default=())


def front_matter(source: Source) -> FrontMatter:
    """Read the front matter of a file; a file that does not begin with `---` has none.

    Raises:
        InputError: if it is not closed, a line is no `key: value`, a key comes twice or a date is none.
    """
    lines = source.text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return FrontMatter()
    last = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if last is None:
        raise InputError(source.name, "line 1: front matter that is opened by --- and never closed", _ADVICE)
    values = _values(source, lines[: last + 1])
    end = sum(len(line) + 1 for line in lines[: last + 1])
    return _record(source, values, min(end, len(source.text)))


def _values(source: Source, lines: list[str]) -> dict[str, list[Span]]:
    """Return for each key the places of its values; indented or plain `- item` lines carry a list on."""
    values: dict[str, list[Span]] = {}
    key, at = "", len(lines[0]) + 1
    for number, line in enumerate(lines[1:-1], 2):
        if found := _LINE.match(line):
            key = found[1].lower()
            if key in values:
                raise InputError(
                    source.name, f"line {number}: the key {key} a second time in the front matter", _ADVICE
                )
            values[key] = _value(found, 2, at)
        elif (found := _ITEM.match(line)) and key:
            values[key] += _value(found, 1, at)
        elif line.strip() and not line.lstrip().startswith("#"):
            raise InputError(source.name, f"line {number}: {line.strip()[:40]!r} in the front matter", _ADVICE)
        at += len(line) + 1
    return values


def _value(found: re.Match[str], group: int, at: int) -> list[Span]:
    """Return where a value stands, without white space, quotes or square brackets around it."""
    text = found[group] or ""
    start, end = 0, len(text)
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if end - start >= 2 and text[start] + text[end - 1] in ('""', "''", "[]"):
        start, end = start + 1, end - 1
    offset = at + found.start(group)
    return [Span(offset + start, offset + end)] if text[start:end].strip() else []


def _record(source: Source, values: dict[str, list[Span]], end: int) -> FrontMatter:
    text = {key: "、".join(span.of(source.text) for span in spans) for key, spans in values.items()}
    known = ("title", "subtitle", *_LISTS, "publisher", "date")
    authors, photographers = (_names(text.get(key, "")) for key in _LISTS)
    return FrontMatter(
        end,
        next(iter(values.get("title", ())), None),
        next(iter(values.get("subtitle", ())), None),
        authors,
        photographers,
        text.get("publisher") or None,
        _date(source, values["date"][0]) if values.get("date") else None,
        tuple(sorted((key, value) for key, value in text.items() if key not in known and value)),
    )


def _names(value: str) -> tuple[str, ...]:
    names = (name.strip(" \t'\"") for name in re.split(r"[、,，;；]", value))
    return tuple(dict.fromkeys(name for name in names if name))


def _date(source: Source, place: Span) -> str:
    value = place.of(source.text)
    if date := iso_date(value):
        return date
    found = f"line {source.text.count(chr(10), 0, place.start) + 1}: the date {value!r} in the front matter"
    raise InputError(source.name, found, "write it like 2022-07-18, 2022-07 or 2022")


def iso_date(value: str) -> str | None:
    """Return a date, month or year in ISO 8601, or None where there is none in that form.

    >>> iso_date("2022年7月18日"), iso_date("2022-07"), iso_date("2022-13-01")
    ('2022-07-18', '2022-07', None)
    """
    found = _DATE.match(value)
    if not found:
        return None
    year, month, day = found[1], int(found[2] or 0), int(found[3] or 0)
    if (found[2] and not 1 <= month <= 12) or (found[3] and not 1 <= day <= _DAYS[month - 1]):
        return None
    return year + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def known_front_matter(title: int, date: str, publisher: str, url: str) -> FrontMatter:
    """Return what a table tells of an article whose text begins with its title, as a file would in front of its text.

    Args:
        title: characters of the title, 0 where there is none.
        date: in any common form, also with a time of day; one that is not understood becomes a note.
        publisher: empty where it is not known.
        url: empty where there is none.
    """
    day = iso_date(date) or iso_date(date[:_DAY_LENGTH])
    notes = {"url": url, "date": "" if day else date}
    return FrontMatter(
        end=title,
        title=Span(0, title) if title else None,
        publisher=publisher or None,
        date=day,
        notes=tuple(sorted((key, value) for key, value in notes.items() if value)),
    )
