"""What a graph looks like from afar: counts and lists that take too long to make while someone waits.

Things are given by their numbers in the index, for the server to name.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from kg.index.communities import communities
from kg.vocabulary import BODY, PROGRAMME

_LISTED = 30  # entries of a list
_NAMED = 20  # things named inside an entry


def overview(database: sqlite3.Connection) -> dict[str, Any]:
    """Return the overview of an index whose tables are full, as JSON can hold it."""
    found, linking = communities(database)
    return {
        "counts": _counts(database),
        "classes": _rows(database, "SELECT type, COUNT(*) AS count FROM things GROUP BY type ORDER BY 2 DESC, 1"),
        "relations": _rows(
            database, "SELECT relation, COUNT(*) AS count FROM claims GROUP BY relation ORDER BY 2 DESC, 1"
        ),
        "connected": _numbers(
            database,
            f"SELECT id FROM things WHERE degree > 0 AND type IN ({_quoted(BODY)}) ORDER BY id LIMIT {_LISTED}",
        ),
        "alliances": list(_alliances(database)),
        "founders": list(_founders(database)),
        "indicators": _rows(database, _INDICATORS),
        "months": _rows(database, _MONTHS),
        "disagreements": list(_disagreements(database)),
        "unlinked": _unlinked(database),
        "communities": found,
        "community_links": linking,
    }


_INDICATORS = f"""SELECT indicator, unit, COUNT(*) AS count, COUNT(DISTINCT thing) AS holders FROM figures
  GROUP BY indicator, unit ORDER BY 3 DESC, 1, 2 LIMIT {_LISTED}"""
_MONTHS = """SELECT substr(date, 1, 7) AS month, COUNT(*) AS articles FROM articles
  GROUP BY month ORDER BY month"""


def _quoted(names: tuple[str, ...]) -> str:
    return ", ".join(f"'{name}'" for name in names)


def _rows(database: sqlite3.Connection, query: str) -> list[dict[str, Any]]:
    cursor = database.execute(query)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _numbers(database: sqlite3.Connection, query: str, *values: object) -> list[int]:
    return [number for (number,) in database.execute(query, values)]


def _counts(database: sqlite3.Connection) -> dict[str, int]:
    queries = {
        "things": "SELECT COUNT(*) FROM things",
        "claims": "SELECT COUNT(*) FROM claims",
        "articles": "SELECT COUNT(*) FROM articles",
        "figures": "SELECT COUNT(*) FROM figures",
        "posts": "SELECT COUNT(*) FROM claims WHERE relation = 'holdsPost'",
        "triples": "SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'triples'",
    }
    return {name: _numbers(database, query)[0] for name, query in queries.items()}


def _alliances(database: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """Yield the best connected alliances with those that take part."""
    for alliance in _numbers(database, f"SELECT id FROM things WHERE type = 'Alliance' ORDER BY id LIMIT {_LISTED}"):
        yield {"thing": alliance, **_members(database, alliance, "participatesIn", forward=0, key="members")}


def _members(
    database: sqlite3.Connection, thing: int, relation: str, *, forward: int, key: str, among: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Return the things that a relation leads to, the best connected ones by number, all as a count."""
    kinds = f"AND things.type IN ({_quoted(among)})" if among else ""
    query = f"""SELECT DISTINCT other FROM links JOIN things ON things.id = other
      WHERE thing = ? AND relation = ? AND forward = ? {kinds} ORDER BY other"""
    found = _numbers(database, query, thing, relation, forward)
    return {key: found[:_NAMED], "total": len(found)}


def _founders(database: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """Yield those who established most programmes."""
    query = f"""SELECT subject FROM claims JOIN things ON things.id = object
      WHERE relation = 'establishes' AND type IN ({_quoted(PROGRAMME)})
      GROUP BY subject ORDER BY COUNT(DISTINCT object) DESC, subject LIMIT {_LISTED}"""
    for founder in _numbers(database, query):
        yield {
            "thing": founder,
            **_members(database, founder, "establishes", forward=1, key="programmes", among=PROGRAMME),
        }


def _disagreements(database: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """Yield figures of one owner, indicator, unit, kind and period that articles give differently."""
    same = "thing, indicator, unit, kind, CASE WHEN start || end = '' THEN period ELSE start || '/' || end END"
    query = f"""WITH apart AS (SELECT {same} AS time FROM figures GROUP BY 1, 2, 3, 4, 5
        HAVING COUNT(DISTINCT value) > 1 ORDER BY 1, 2, 3, 4, 5 LIMIT {_LISTED * 4})
      SELECT thing, indicator, unit, kind, time, claim FROM (SELECT {same} AS time, claim, value FROM figures)
      JOIN apart USING (thing, indicator, unit, kind, time) ORDER BY 1, 2, 3, 4, 5, value, claim"""
    shown = 0
    for key, rows in groupby(database.execute(query), key=lambda row: row[:5]):
        claims = [row[5] for row in rows]
        if shown < _LISTED and len(_articles_of(database, claims)) > 1:
            shown += 1
            yield {"thing": key[0], "claims": claims}


def _articles_of(database: sqlite3.Connection, claims: list[int]) -> set[int]:
    query = "SELECT article FROM supports JOIN passages ON passages.id = passage WHERE claim = ?"
    return {article for claim in claims for article in _numbers(database, query, claim)}


def _unlinked(database: sqlite3.Connection) -> dict[str, Any]:
    """Return the things that no claim is about."""
    found = _numbers(database, f"SELECT id FROM things WHERE degree = 0 ORDER BY id LIMIT {_LISTED}")
    return {"total": _numbers(database, "SELECT COUNT(*) FROM things WHERE degree = 0")[0], "things": found}
