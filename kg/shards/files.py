"""The two files of a shard: what its articles state, and how they use names; `README.md` is their schema.

Both are JSON Lines in Zstandard with a check sum, so that a damaged one is known. They are written aside and renamed,
the facts last: a shard whose facts are there is whole.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Protocol

import zstandard

from kg.errors import GraphError, OutputError
from kg.inputs.opening import file_system, is_address, service_errors

FACTS, NAMES = ".facts.zst", ".names.zst"
SUFFIXES = (FACTS, NAMES)
_LEVEL = 3


class DamagedShardError(GraphError):
    """A file of a shard is cut off or was changed."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A shard as made.

    Attributes:
        name: what it was made of, as a digest.
        facts: the file of facts.
        names: the file of names.
        articles: how many articles are in it.
        characters: of these articles.
        failed: how many records or articles were left out, see `failures`.
    """

    name: str
    facts: bytes
    names: bytes
    articles: int = 0
    characters: int = 0
    failed: int = 0


def to_line(record: object) -> bytes:
    """Return JSON on one line, with its line feed."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def packed(lines: Iterable[bytes]) -> bytes:
    """Return lines as one compressed file."""
    frame = zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True).compressobj()
    parts = [frame.compress(line) for line in lines]
    return b"".join([*parts, frame.flush()])


def lines_of(data: bytes, name: str) -> Iterator[bytes]:
    """Yield the lines of a file that `packed` made.

    Raises:
        DamagedShardError: if it is cut off or damaged.
    """
    frame, rest, size = zstandard.ZstdDecompressor().decompressobj(), b"", 1 << 17
    try:
        for start in range(0, len(data), size):
            *whole, rest = (rest + frame.decompress(data[start : start + size])).split(b"\n")
            yield from whole
    except zstandard.ZstdError as error:
        raise DamagedShardError(f"{name}: damaged ({error}); build again, and it is made anew") from error
    if not frame.eof or rest:
        raise DamagedShardError(f"{name}: cut off; build again, and it is made anew")


def records_of(data: bytes, name: str) -> Iterator[dict[str, Any]]:
    """Yield the JSON objects of a file, the header first."""
    return map(json.loads, lines_of(data, name))


def header_of(data: bytes, name: str) -> dict[str, Any]:
    """Return the first object of a file.

    Raises:
        DamagedShardError: if there is none.
    """
    for record in records_of(data, name):
        return record
    raise DamagedShardError(f"{name}: empty; build again, and it is made anew")


def check(data: bytes, name: str) -> None:
    """Read a file to its end.

    Raises:
        DamagedShardError: if it is cut off or damaged.
    """
    for _ in lines_of(data, name):
        pass


class Shelf(Protocol):
    """Where the files of shards stand."""

    def names(self) -> list[str]:
        """Return the names of the whole shards there, sorted."""

    def read(self, file: str) -> bytes:
        """Return a file."""

    def write(self, file: str, data: bytes) -> None:
        """Write a file aside and put it in its place."""

    def remove(self, file: str) -> None:
        """Delete a file, if it is there."""


def shelf(place: str) -> Shelf:
    """Return the shelf in a directory, or behind an address that fsspec can open."""
    return _Remote(place) if is_address(place) else _Local(Path(place))


def _whole(files: Iterable[str]) -> list[str]:
    found = set(files)
    shards = {file.removesuffix(FACTS) for file in found if file.endswith(FACTS)}
    return sorted(shard for shard in shards if shard + NAMES in found)


class _Local:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> list[str]:
        return _whole(entry.name for entry in self._folder.iterdir()) if self._folder.is_dir() else []

    def read(self, file: str) -> bytes:
        return (self._folder / file).read_bytes()

    def write(self, file: str, data: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        part = self._folder / f".{file}.{os.getpid()}.part"
        try:
            with part.open("wb") as written:
                written.write(data)
                _to_disk(written)
            part.replace(self._folder / file)
        finally:
            part.unlink(missing_ok=True)

    def remove(self, file: str) -> None:
        (self._folder / file).unlink(missing_ok=True)


def _to_disk(file: IO[bytes]) -> None:
    """Make sure that a file outlives a loss of power, since its name alone says that it is whole."""
    file.flush()
    os.fsync(file.fileno())


class _Remote:
    """Files behind an address; object stores show a file only when it is whole."""

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/")

    def names(self) -> list[str]:
        with self._reached() as (system, folder):
            if not system.exists(folder):
                return []
            system.invalidate_cache()
            return _whole(entry.rpartition("/")[2] for entry in system.ls(folder, detail=False))

    def read(self, file: str) -> bytes:
        with self._reached() as (system, folder):
            found: bytes = system.cat_file(f"{folder}/{file}")
            return found

    def write(self, file: str, data: bytes) -> None:
        with self._reached() as (system, folder):
            system.makedirs(folder, exist_ok=True)
            system.pipe_file(f"{folder}/{file}", data)

    def remove(self, file: str) -> None:
        with self._reached() as (system, folder):
            if system.exists(f"{folder}/{file}"):
                system.rm(f"{folder}/{file}")

    @contextmanager
    def _reached(self) -> Iterator[tuple[Any, str]]:
        """Give the file system and the folder in it.

        Raises:
            OutputError: if the service behind the address does not do what is asked of it.
        """
        system, folder = file_system(self._address)
        try:
            yield system, folder
        except service_errors() as error:
            advice = "check the address and your credentials"
            raise OutputError(f"{self._address}: the facts cannot be kept there ({error}); {advice}") from error
