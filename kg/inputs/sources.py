"""What a user names, as inputs in a fixed order, and each of them as records."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from shutil import copyfileobj
from typing import Literal

from kg.errors import InputError
from kg.inputs.opening import STANDARD_INPUT, is_address, opened
from kg.inputs.records import Fields, Record
from kg.inputs.tables import json_lines, parquet
from kg.inputs.web import warc
from kg.reading import page_bytes, page_files

Kind = Literal["page", "lines", "parquet", "warc"]

_KINDS: dict[str, Kind] = {
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".jsonl.gz": "lines",
    ".ndjson.gz": "lines",
    ".jsonl.zst": "lines",
    ".ndjson.zst": "lines",
    ".parquet": "parquet",
    ".warc": "warc",
    ".warc.gz": "warc",
}


@dataclass(frozen=True, slots=True)
class Input:
    """One file of any kind.

    Attributes:
        place: its path or address as the user gave it, or "-".
        kind: how it is read.
        spool: where a copy of it stands that can be read again, empty where it can itself.
    """

    place: str
    kind: Kind
    spool: str = ""

    @property
    def stem(self) -> str:
        """Return its name without what tells the kind, for rows that have no id."""
        name = "stdin" if self.place == STANDARD_INPUT else PurePosixPath(self.place).name
        return name.partition(".")[0] or name.strip(".")


def find_inputs(places: Iterable[Path | str]) -> tuple[list[Input], list[InputError]]:
    """Return the inputs behind places, each once and sorted, and the failures of those that have none.

    A directory stands for every file in it and below it of a kind that can be read, hidden ones and README files left
    out.
    """
    found: dict[str, Input] = {}
    failures = []
    for place in places:
        try:
            found |= {_identity(one.place): one for one in _inputs(str(place))}
        except InputError as error:
            failures.append(error)
    return [found[key] for key in sorted(found)], failures


def _identity(place: str) -> str:
    return place if place == STANDARD_INPUT or is_address(place) else os.path.realpath(place)


def _inputs(place: str) -> Iterator[Input]:
    kind = _kind_of(place)
    if place == STANDARD_INPUT:
        yield Input(place, "lines")
    elif is_address(place):
        yield Input(place, kind or "page")
    elif kind and os.path.isfile(place):
        yield Input(place, kind)
    elif os.path.isdir(place):
        tables = _tables_below(Path(place))
        yield from tables
        try:
            yield from (Input(str(file), "page") for file in page_files([place]))
        except InputError:
            if not tables:
                raise
    else:
        yield from (Input(str(file), "page") for file in page_files([place]))


def _kind_of(place: str) -> Kind | None:
    suffixes = PurePosixPath(place.lower()).suffixes
    return _KINDS.get("".join(suffixes[-2:])) or _KINDS.get("".join(suffixes[-1:]))


def _tables_below(folder: Path) -> list[Input]:
    files = (file for file in folder.rglob("*") if not any(p.startswith(".") for p in file.relative_to(folder).parts))
    return [Input(str(file), kind) for file in files if (kind := _kind_of(file.name)) and file.is_file()]


def spooled(one: Input, folder: Path) -> Input:
    """Return an input that can be read twice: what comes in from a pipe is copied to a folder, compressed as it is.

    Raises:
        InputError: if it cannot be read.
    """
    if one.place != STANDARD_INPUT:
        return one
    copy = folder / "stdin"
    with opened(one.place) as coming, copy.open("wb") as file:
        copyfileobj(coming, file)
    return replace(one, spool=str(copy))


def read_records(one: Input, names: Fields) -> Iterator[Record | InputError]:
    """Yield the records of an input in its order; what cannot be read is told in its place, and the rest is read."""
    try:
        if one.kind == "page":
            yield _page(one.place)
        elif one.kind == "lines":
            yield from json_lines(one.spool or one.place, one.place, names, one.stem)
        elif one.kind == "parquet":
            yield from parquet(one.place, names, one.stem)
        else:
            yield from warc(one.place, one.stem)
    except InputError as error:
        yield error


def _page(place: str) -> Record:
    if not is_address(place):
        return Record(Path(place).name, place, page_bytes(Path(place)))
    with opened(place) as file:
        return Record(PurePosixPath(place).name, place, file.read())
