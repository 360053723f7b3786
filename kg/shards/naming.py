"""The names of all shards to things: fills the tables that the description of articles goes by."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from kg.lexicon import Lexicon
from kg.outcomes import clearest
from kg.resolution import Resolver, Workspace
from kg.resolution.grouping import member
from kg.shards.files import NAMES, Shelf, header_of, records_of

_WORDED = """SELECT thing, key, words FROM period JOIN owner USING (member) GROUP BY 1, 2, 3 ORDER BY 1, 2"""


def name_things(
    shelf: Shelf,
    shards: Sequence[str],
    workspace: Workspace,
    folder: Path,
    lexicon: Lexicon | None,
    told: Callable[[int], None],
) -> None:
    """Resolve the names of shards.

    Args:
        shelf: where they stand.
        shards: their names.
        workspace: empty tables, which are filled.
        folder: for what memory does not hold.
        lexicon: where the rules for short and long names stand.
        told: told how many shards are done.
    """
    workspace.number_articles(id_ for shard in shards for id_ in _header(shelf, shard)["articles"])
    resolver = Resolver(workspace, folder, lexicon)
    for done, shard in enumerate(shards):
        told(done)
        articles = list(_articles(shelf, shard))
        numbers = workspace.numbers_of(article["id"] for article in articles)
        resolver.add((numbers[article["id"]], article["usages"]) for article in articles)
        _keep(workspace.database, ((numbers[article["id"]], article) for article in articles))
    resolver.run()
    _choose_wordings(workspace.database)


def _header(shelf: Shelf, shard: str) -> dict[str, Any]:
    return header_of(shelf.read(shard + NAMES), shard + NAMES)


def _articles(shelf: Shelf, shard: str) -> Iterator[dict[str, Any]]:
    records = records_of(shelf.read(shard + NAMES), shard + NAMES)
    next(records)
    for record in records:
        yield from record["articles"]


def _keep(database: sqlite3.Connection, articles: Iterable[tuple[int, dict[str, Any]]]) -> None:
    """Keep what is stated of entities, and how the periods of their figures are worded."""
    for number, article in articles:
        stated = ((member(number, entity), count) for entity, count in enumerate(article["stated"]) if count)
        database.executemany("INSERT INTO stated VALUES (?, ?)", stated)
        periods = ((member(number, entity), key, words) for entity, key, words in article["periods"])
        database.executemany("INSERT INTO period VALUES (?, ?, ?)", periods)


def _choose_wordings(database: sqlite3.Connection) -> None:
    """Choose one wording for each figure that articles give with differently worded but equal periods."""
    for (thing, key), rows in groupby(database.execute(_WORDED), key=lambda row: row[:2]):
        words = [row[2] for row in rows]
        if len(words) > 1:
            database.execute("INSERT INTO wording VALUES (?, ?, ?)", (thing, key, clearest(words)))
