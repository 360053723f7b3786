"""Which records there are and which shards they make up: the inputs read once through, without keeping their texts.

A shard ends where the digest of a record says so, so that a new or a missing record changes the shards around it
alone. The tables stand on disk and grow with the number of records; memory does not.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kg.errors import InputError
from kg.inputs import Record

_TABLES = """
CREATE TABLE record(number INTEGER PRIMARY KEY, name TEXT NOT NULL, place TEXT NOT NULL, digest TEXT NOT NULL,
  key BLOB NOT NULL);
CREATE TABLE failure(number INTEGER PRIMARY KEY, place TEXT NOT NULL, found TEXT NOT NULL, advice TEXT NOT NULL);
CREATE TABLE repeat(number INTEGER PRIMARY KEY, name TEXT NOT NULL, first TEXT NOT NULL);
CREATE TABLE shard(number INTEGER PRIMARY KEY, name TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
  size INTEGER NOT NULL, made INTEGER NOT NULL DEFAULT 0,
  articles INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0);
CREATE TABLE older(key BLOB PRIMARY KEY, shard TEXT NOT NULL) WITHOUT ROWID;
"""
# Of equal contents the one with the first name is built.
_REPEATS = """INSERT INTO repeat SELECT number, name, first FROM (
  SELECT number, name, FIRST_VALUE(name) OVER same AS first, ROW_NUMBER() OVER same AS place FROM record
  WINDOW same AS (PARTITION BY digest ORDER BY name, number)) WHERE place > 1"""


@dataclass(frozen=True, slots=True)
class Planned:
    """A shard to be.

    Attributes:
        name: a digest of the settings and of the keys of its records, in order.
        keys: those keys.
        first: number of its first record.
        last: number of its last record.
    """

    name: str
    keys: tuple[bytes, ...]
    first: int
    last: int


class Catalogue:
    """The records of a build.

    Args:
        path: a new file.
        settings: the fingerprint of all that facts depend on besides the records.
        smallest: the fewest records of a shard but the last; none has more than five times as many.
    """

    def __init__(self, path: Path, settings: str, smallest: int) -> None:
        self._database = sqlite3.connect(path, isolation_level=None)
        self._database.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; {_TABLES} BEGIN;")
        self._settings, self._smallest = settings, smallest

    def close(self) -> None:
        """Give the tables back."""
        self._database.close()

    def add(self, number: int, item: Record | InputError) -> None:
        """Take what stands at a place in the order of the inputs."""
        if isinstance(item, InputError):
            row = (number, item.path, item.found, item.advice)
            self._database.execute("INSERT INTO failure VALUES (?, ?, ?, ?)", row)
        else:
            record = (number, item.name, item.place, item.sha256, item.key)
            self._database.execute("INSERT INTO record VALUES (?, ?, ?, ?, ?)", record)

    def plan(self) -> None:
        """Cut the records into shards, equal contents taken once."""
        self._database.execute(_REPEATS)
        self._database.execute("CREATE INDEX record_by_key ON record(key)")
        rows = ((one.name, one.first, one.last, len(one.keys)) for one in self._cut())
        self._database.executemany("INSERT INTO shard(name, first, last, size) VALUES (?, ?, ?, ?)", rows)

    def _cut(self) -> Iterator[Planned]:
        keys: list[bytes] = []
        first = last = 0
        for number, key in self._records():
            first, last = (first if keys else number), number
            keys.append(key)
            ends = len(keys) >= self._smallest and int.from_bytes(key[:4], "big") % self._smallest == 0
            if ends or len(keys) == 5 * self._smallest:
                yield self._planned(keys, first, last)
                keys = []
        if keys:
            yield self._planned(keys, first, last)

    def _records(self, first: int = 0, last: int = 1 << 62) -> Iterator[tuple[int, bytes]]:
        query = """SELECT number, key FROM record WHERE number BETWEEN ? AND ?
          AND number NOT IN (SELECT number FROM repeat) ORDER BY number"""
        yield from self._database.execute(query, (first, last))

    def _planned(self, keys: list[bytes], first: int, last: int) -> Planned:
        name = f"{self._settings}-{sha256(b''.join([self._settings.encode(), *keys])).hexdigest()[:24]}"
        return Planned(name, tuple(keys), first, last)

    def is_current(self, shard: str) -> bool:
        """Tell whether a shard was made with the settings of this build, so that its lines are still right."""
        return shard.startswith(f"{self._settings}-")

    def names(self) -> set[str]:
        """Return the names of all shards."""
        return {name for (name,) in self._database.execute("SELECT name FROM shard")}

    def mark_made(self, name: str, articles: int, failed: int) -> None:
        """Remember that a shard is whole, how many articles are in it and how much failed."""
        query = "UPDATE shard SET made = 1, articles = ?, failed = ? WHERE name = ?"
        self._database.execute(query, (articles, failed, name))

    def articles(self) -> int:
        """Return the number of articles in all whole shards."""
        return int(self._database.execute("SELECT TOTAL(articles) FROM shard WHERE made").fetchone()[0])

    def made(self) -> list[str]:
        """Return the names of the shards that are whole, in order."""
        return [name for (name,) in self._database.execute("SELECT name FROM shard WHERE made ORDER BY number")]

    def failing(self) -> list[str]:
        """Return the names of those whole shards in which something failed, in order."""
        query = "SELECT name FROM shard WHERE made AND failed ORDER BY number"
        return [name for (name,) in self._database.execute(query)]

    def missing(self) -> Iterator[Planned]:
        """Yield the shards that have to be made, in order."""
        for name, first, last in self._database.execute(
            "SELECT name, first, last FROM shard WHERE NOT made ORDER BY number"
        ).fetchall():
            yield Planned(name, tuple(key for _, key in self._records(first, last)), first, last)

    def count(self) -> tuple[int, int]:
        """Return the number of records that are built, and of those of them whose shards are made."""
        query = "SELECT TOTAL(size), TOTAL(size * made) FROM shard"
        total, made = self._database.execute(query).fetchone()
        return int(total), int(made)

    def add_older(self, shard: str, keys: Iterable[str]) -> None:
        """Take the keys of an older shard, from which the lines of unchanged records are taken."""
        rows = ((bytes.fromhex(key), shard) for key in keys)
        self._database.executemany("INSERT OR IGNORE INTO older VALUES (?, ?)", rows)

    def older(self, planned: Planned) -> dict[str, set[bytes]]:
        """Return older shards with the records of a planned one that they hold."""
        found: dict[str, set[bytes]] = {}
        for key in planned.keys:
            for (shard,) in self._database.execute("SELECT shard FROM older WHERE key = ?", [key]):
                found.setdefault(shard, set()).add(key)
        return found

    def places(self, key: bytes) -> str:
        """Return where the record with a key stands."""
        query = "SELECT place FROM record WHERE key = ? ORDER BY number LIMIT 1"
        return str(self._database.execute(query, [key]).fetchone()[0])

    def failures(self) -> Iterator[InputError]:
        """Yield what could not be read as records, in order."""
        for place, found, advice in self._database.execute("SELECT place, found, advice FROM failure ORDER BY number"):
            yield InputError(place, found, advice)

    def repeats(self) -> Iterator[tuple[str, str]]:
        """Yield the names of records whose content another has, with that one's name, sorted."""
        yield from self._database.execute("SELECT name, first FROM repeat ORDER BY name, first")
