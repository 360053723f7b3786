"""Reads the index of a build: a few connections that many requests share."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import Any
from urllib.parse import quote

from kg.errors import GraphError
from kg.index.schema import FILE_NAME, SCHEMA_VERSION

_CONNECTIONS = 4


class Index:
    """The open index of one build; it goes on answering when the file has been replaced.

    Attributes:
        meta: what the index says of itself.

    Raises:
        GraphError: if there is no index or it is damaged or of another version.
    """

    def __init__(self, directory: Path) -> None:
        file = directory / FILE_NAME
        if not file.is_file():
            found = "is no build of this version" if directory.is_dir() else "does not exist"
            raise GraphError(f"{directory}: {found}, as it lacks {FILE_NAME}; run `kg build PATH --out {directory}`")
        self._free: SimpleQueue[sqlite3.Connection] = SimpleQueue()
        try:
            for _ in range(_CONNECTIONS):
                self._free.put(_connected(file))
            self.meta: dict[str, str] = dict(self.rows("SELECT key, value FROM meta"))
        except sqlite3.Error as error:
            raise GraphError(f"{file}: the index is damaged ({error}); build the graph again") from error
        if self.meta.get("schema") != SCHEMA_VERSION:
            raise GraphError(f"{file}: written by another version of kg; build the graph again")

    def rows(self, query: str, *values: object) -> list[Any]:
        """Return all rows of a query; lists go in as JSON, for `json_each`."""
        given = [json.dumps(value) if isinstance(value, list | tuple) else value for value in values]
        with self._connection() as connection:
            return connection.execute(query, given).fetchall()

    def row(self, query: str, *values: object) -> Any:
        """Return the first row of a query, None if there is none."""
        return next(iter(self.rows(query, *values)), None)

    def number(self, query: str, *values: object) -> int:
        """Return the first column of the first row of a query that always has one."""
        return int(self.rows(query, *values)[0][0])

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        connection = self._free.get()
        try:
            yield connection
        finally:
            self._free.put(connection)

    def close(self) -> None:
        """Close all connections as soon as they are free."""
        for _ in range(_CONNECTIONS):
            self._free.get().close()


def _connected(file: Path) -> sqlite3.Connection:
    """Open a file that is never written again; nothing can be written through this."""
    address = f"file:{quote(str(file.absolute()))}?mode=ro&immutable=1"
    connection = sqlite3.connect(address, uri=True, check_same_thread=False, cached_statements=256)
    connection.executescript("PRAGMA query_only=ON; PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY;")
    return connection
