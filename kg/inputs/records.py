"""The record that every kind of input is read into."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from hashlib import sha256

from kg.errors import InputError

_UNSAFE_IN_NAMES = re.compile(r"[\s./\\?#%&=:]+")


@dataclass(frozen=True, slots=True)
class Fields:
    """Which columns of a table hold what; those that a table lacks are taken for empty.

    Attributes:
        id: what tells an article from all others; without it a digest of its text does.
    """

    id: str = "id"
    text: str = "text"
    title: str = "title"
    date: str = "date"
    publisher: str = "publisher"
    url: str = "url"

    @classmethod
    def of(cls, settings: Mapping[str, str]) -> Fields:
        """Return the fields with some of them named otherwise.

        Raises:
            InputError: if a setting names no field.
        """
        known = [field.name for field in fields(cls)]
        for name in settings:
            if name not in known:
                raise InputError(f"--field {name}", "no such field", f"use one of {', '.join(known)}")
        return cls(**settings)


@dataclass(frozen=True, slots=True)
class Record:
    """A page file, or one article of a table or archive.

    Attributes:
        name: what the graph shows as the source file.
        place: where it stands, for messages.
        data: the bytes of a page file, or the text of an article in UTF-8, its title in front.
        title: how many characters of the text are the title; None for a page file.
        date: as given.
        publisher: as given.
        url: as given.
    """

    name: str
    place: str
    data: bytes
    title: int | None = None
    date: str = ""
    publisher: str = ""
    url: str = ""

    @property
    def sha256(self) -> str:
        """The digest of the bytes, in hexadecimal."""
        return sha256(self.data).hexdigest()

    @property
    def key(self) -> bytes:
        """Return 16 bytes that stand for all that facts can depend on."""
        parts = (self.name, self.sha256, str(self.title), self.date, self.publisher, self.url)
        return sha256("\x1f".join(parts).encode()).digest()[:16]


def article_record(values: Mapping[str, object], names: Fields, place: str, stem: str) -> Record:
    """Return the record of one row of a table.

    Args:
        values: the row.
        names: which column holds what.
        place: where the row stands, for messages.
        stem: what the name of a row without an id begins with.

    Raises:
        InputError: if the row has no text, or one that is no valid Unicode.
    """
    found = {field.name: _text(values.get(getattr(names, field.name))) for field in fields(names)}
    if not found["text"].strip():
        told = ", ".join(list(values)[:6]) or "nothing"
        found_instead = f"no text in {names.text!r} (there is {told})"
        raise InputError(place, found_instead, "name its column with --field text=NAME")
    text = found["text"].replace("\r\n", "\n").replace("\r", "\n")
    title = " ".join(found["title"].split())
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        raise InputError(place, f"character {error.start} is half of one", "write the text in valid UTF-8") from error
    name = _UNSAFE_IN_NAMES.sub("-", found["id"]).strip("-") or f"{stem}-{sha256(data).hexdigest()[:16]}"
    return Record(name, place, data, len(title), found["date"], found["publisher"], found["url"])


def _text(value: object) -> str:
    """Return a value of a table as text; dates come in ISO 8601."""
    return "" if value is None else str(value)
