"""The tables in which names of any number of articles become things, on disk or in memory.

Entities have numbers (`grouping.member`) that are in the order of their articles' ids, so that neither the order in
which articles come nor the way they are cut into shards shows. What is large is written once and read in order.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from kg.errors import GraphError
from kg.resolution.grouping import Group, member
from kg.resolution.occurrences import Occurrence, Usage
from kg.resolution.things import Decision, Thing

_CACHE_KIB = 8_000
_TABLES = """
CREATE TABLE article(number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
CREATE TABLE grouped(id INTEGER PRIMARY KEY, occurrences TEXT NOT NULL);
CREATE TABLE members(grouped INTEGER NOT NULL, member INTEGER NOT NULL, PRIMARY KEY(grouped, member)) WITHOUT ROWID;
CREATE TABLE joined(grouped INTEGER PRIMARY KEY, leader INTEGER NOT NULL);
CREATE TABLE named(id INTEGER PRIMARY KEY, type TEXT NOT NULL, name TEXT NOT NULL, place TEXT NOT NULL,
  first INTEGER NOT NULL);
CREATE TABLE thing(id INTEGER PRIMARY KEY, type TEXT NOT NULL, name TEXT NOT NULL, qualifier TEXT NOT NULL);
CREATE TABLE owner(member INTEGER PRIMARY KEY, thing INTEGER NOT NULL);
CREATE TABLE stated(member INTEGER NOT NULL, count INTEGER NOT NULL);
CREATE TABLE period(member INTEGER NOT NULL, key TEXT NOT NULL, words TEXT NOT NULL);
CREATE TABLE wording(thing INTEGER NOT NULL, key TEXT NOT NULL, words TEXT NOT NULL,
  PRIMARY KEY(thing, key)) WITHOUT ROWID;
CREATE TABLE decision(left_name TEXT, right_name TEXT, merged INTEGER, reason TEXT,
  PRIMARY KEY(left_name, right_name, merged, reason)) WITHOUT ROWID;
"""
# Of several things of one class and name each is told apart by its place, or else by its first article.
_QUALIFY = f"""INSERT INTO thing SELECT id, type, name, CASE WHEN same = 1 THEN ''
    WHEN place <> '' AND here = 1 THEN place
    ELSE (SELECT id FROM article WHERE number = first / {member(1, 0)}) || '-' || (first % {member(1, 0)}) END
  FROM (SELECT *, COUNT(*) OVER (PARTITION BY type, name) AS same,
    COUNT(*) OVER (PARTITION BY type, name, place) AS here FROM named)"""
_OWN = """INSERT INTO owner SELECT member, COALESCE(leader, members.grouped) FROM members
  LEFT JOIN joined ON joined.grouped = members.grouped ORDER BY member"""
_SHARED = """SELECT EXISTS(SELECT 1 FROM members AS one JOIN members AS other
    ON other.grouped = ? AND other.member BETWEEN (one.member / {0}) * {0} AND (one.member / {0}) * {0} + {1}
  WHERE one.grouped = ?)""".format(member(1, 0), member(1, 0) - 1)


class Workspace:
    """The tables of one resolution.

    Args:
        path: a new file; in memory if None.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.database = sqlite3.connect(path or ":memory:", isolation_level=None)
        self.database.executescript(
            f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-{_CACHE_KIB}; PRAGMA temp_store=FILE;"
        )
        self.database.executescript(_TABLES)
        self.database.execute("BEGIN")

    def close(self) -> None:
        """Give the tables back; what stands on disk stays."""
        self.database.execute("COMMIT")
        self.database.close()

    def number_articles(self, ids: Iterable[str]) -> None:
        """Number the articles in the order of their ids, which may come in any.

        Raises:
            GraphError: if two articles have the same id.
        """
        self.database.execute("CREATE TEMP TABLE given(id TEXT)")
        self.database.executemany("INSERT INTO given VALUES (?)", ((id_,) for id_ in ids))
        twice = "SELECT id FROM given GROUP BY id HAVING COUNT(*) > 1 LIMIT 1"
        for (id_,) in self.database.execute(twice):
            raise GraphError(f"two articles have the id {id_}; give their files or rows different names")
        self.database.execute("INSERT INTO article(id) SELECT id FROM given ORDER BY id")
        self.database.execute("DROP TABLE given")

    def numbers_of(self, ids: Iterable[str]) -> dict[str, int]:
        """Return the numbers of some articles."""
        query = "SELECT id, number FROM article WHERE id IN (SELECT value FROM json_each(?))"
        return dict(self.database.execute(query, [json.dumps(list(ids))]))

    def add_groups(self, groups: Iterable[tuple[int, Group]]) -> None:
        """Keep groups with the entities in them."""
        for number, group in groups:
            self.database.execute("INSERT INTO grouped VALUES (?, ?)", (number, _to_json(group)))
            for one in group:
                rows = ((number, entity) for entity in one.members)
                self.database.executemany("INSERT INTO members VALUES (?, ?)", rows)

    def group(self, number: int) -> Group:
        """Return a group without the numbers of its entities."""
        [(found,)] = self.database.execute("SELECT occurrences FROM grouped WHERE id = ?", [number])
        return _from_json(found)

    def in_one_article(self, left: Iterable[int], right: Iterable[int]) -> bool:
        """Tell whether some article names both of two things, given by the numbers of their groups."""
        rights = list(right)
        pairs = ((here, there) for here in left for there in rights)
        return any(self.database.execute(_SHARED, pair).fetchone()[0] for pair in pairs)

    def join(self, leader: int, group: Group, parts: Iterable[int]) -> None:
        """Put a joined group in the place of its parts."""
        self.database.execute("UPDATE grouped SET occurrences = ? WHERE id = ?", (_to_json(group), leader))
        others = ((part, leader) for part in parts if part != leader)
        self.database.executemany("INSERT INTO joined VALUES (?, ?)", others)

    def final_groups(self) -> Iterator[tuple[int, Group]]:
        """Yield the groups that are things, in order of their numbers."""
        query = """SELECT id, occurrences FROM grouped LEFT JOIN joined ON joined.grouped = id
          WHERE leader IS NULL ORDER BY id"""
        with closing(self.database.cursor()) as rows:
            for number, found in rows.execute(query):
                yield number, _from_json(found)

    def name(self, number: int, type_: str, name: str, place: str, first: int) -> None:
        """Keep the class and name of a thing, where it lies and its first entity."""
        self.database.execute("INSERT INTO named VALUES (?, ?, ?, ?, ?)", (number, type_, name, place, first))

    def decide(self, decisions: Iterable[Decision]) -> None:
        """Keep the reasons of merges made and refused, each once."""
        rows = ((one.left, one.right, one.merged, one.reason) for one in decisions)
        self.database.executemany("INSERT OR IGNORE INTO decision VALUES (?, ?, ?, ?)", rows)

    def tell_apart(self) -> None:
        """Give things of one class and name what tells them apart, and every entity its thing."""
        self.database.execute(_QUALIFY)
        self.database.execute(_OWN)

    def decisions(self) -> Iterator[Decision]:
        """Yield all decisions, sorted."""
        query = "SELECT * FROM decision ORDER BY left_name, right_name, merged, reason"
        for left, right, merged, reason in self.database.execute(query):
            yield Decision(left, right, bool(merged), reason)

    def merges(self) -> tuple[int, int]:
        """Return the number of decisions to merge names, and of those not to."""
        counted = dict(self.database.execute("SELECT merged, COUNT(*) FROM decision GROUP BY merged"))
        return counted.get(1, 0), counted.get(0, 0)

    def classes(self) -> dict[str, int]:
        """Return the number of things by class."""
        return dict(self.database.execute("SELECT type, COUNT(*) FROM thing GROUP BY type"))

    def things(self) -> Iterator[Thing]:
        """Yield all things with their names and entities, sorted by type, name and qualifier."""
        query = """SELECT thing.id, type, name, qualifier, occurrences FROM thing JOIN grouped USING (id)
          ORDER BY type, name, qualifier"""
        for number, type_, name, qualifier, found in self.database.execute(query):
            group = _from_json(found)
            forms = {form for one in group for form in (one.usage.name, *one.usage.aliases)}
            yield Thing(name, type_, tuple(sorted(forms - {name})), tuple(self._members(number)), qualifier)

    def _members(self, thing: int) -> Iterator[tuple[str, int]]:
        query = f"""SELECT article.id, member % {member(1, 0)} FROM members JOIN article
            ON article.number = member / {member(1, 0)}
          WHERE grouped = ?1 OR grouped IN (SELECT grouped FROM joined WHERE leader = ?1) ORDER BY member"""
        return iter(self.database.execute(query, [thing]))


def opened(path: Path) -> sqlite3.Connection:
    """Open the tables of a resolution that has been run, to read them; several processes may do so."""
    database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    database.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")
    return database


def article_number(database: sqlite3.Connection, id_: str) -> int:
    """Return the number of an article that is among those resolved."""
    return int(database.execute("SELECT number FROM article WHERE id = ?", [id_]).fetchone()[0])


def things_of(database: sqlite3.Connection, article: int) -> list[tuple[int, Thing]]:
    """Return the things behind the entities of an article in their order, with their numbers and by name alone."""
    query = """SELECT thing.id, type, name, qualifier FROM owner JOIN thing ON thing.id = owner.thing
      WHERE member BETWEEN ? AND ? ORDER BY member"""
    rows = database.execute(query, (member(article, 0), member(article + 1, 0) - 1))
    return [(number, Thing(name, type_, (), (), qualifier)) for number, type_, name, qualifier in rows]


def _to_json(group: Group) -> str:
    return json.dumps([[one.usage.to_json(), one.count, one.first] for one in group], ensure_ascii=False)


def _from_json(text: str) -> Group:
    return tuple(Occurrence(Usage.from_json(usage), count, first) for usage, count, first in json.loads(text))
