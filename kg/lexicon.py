"""The linguistic knowledge of Zhili, which is data: suffixes, titles, trigger words, units.

Each file `ontology/lexicon/NAME.toml` is one table of the lexicon; a user's own file adds to them under the same
names (`[names]`, `[figures]` and so on). `ontology/lexicon/README.md` describes the entries.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import LexiconError
from kg.resources import ontology_dir

Table = Mapping[str, Any]


class Lexicon:
    """The tables of the lexicon by name.

    Args:
        tables: table name to its content, or to the file that holds it and is read when asked for.
        extensions: the users' files whose entries the tables hold.
    """

    def __init__(self, tables: Mapping[str, Table | Path], extensions: tuple[str, ...] = ()) -> None:
        self._tables = dict(tables)
        self.extensions = extensions

    def table(self, name: str) -> Table:
        """Return one table.

        Raises:
            LexiconError: if no file of the lexicon has that name.
        """
        if name not in self._tables:
            raise LexiconError(f"the lexicon has no table {name!r}, only {', '.join(sorted(self._tables))}")
        table = self._tables[name]
        if isinstance(table, Path):
            table = self._tables[name] = _parse(table)
        return table

    def extended(self, path: Path) -> Lexicon:
        """Return this lexicon with the entries of a user's file added.

        Raises:
            LexiconError: if the file is no TOML or names a table or an entry of another shape.
        """
        merged = dict(self._tables)
        for name, table in _parse(path).items():
            if name not in merged:
                raise LexiconError(f"{path}: there is no table [{name}]; use one of {', '.join(sorted(merged))}")
            merged[name] = _merged(self.table(name), table, f"{path}: [{name}]")
        return Lexicon(merged, (*self.extensions, str(path)))


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{path}: not readable as TOML: {error}") from error


def _merged(old: Any, new: Any, where: str) -> Any:
    """Add `new` to `old`: tables entry by entry, lists at the end, plain values replaced."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return {
            **old,
            **{key: _merged(old[key], new[key], f"{where}.{key}") if key in old else new[key] for key in new},
        }
    if isinstance(old, list) and isinstance(new, list):
        return [*old, *(entry for entry in new if entry not in old)]
    if type(old) is not type(new):
        raise LexiconError(f"{where}: found {type(new).__name__}, expected {type(old).__name__}")
    return new


@cache
def default_lexicon() -> Lexicon:
    """Return the lexicon that comes with the ontology; each table is read once, when it is first asked for."""
    files = sorted((ontology_dir() / "lexicon").glob("*.toml"))
    return Lexicon({file.stem: file for file in files})


@cache
def lexicon_with(*extensions: str) -> Lexicon:
    """Return the default lexicon with users' files added in this order; a name for a lexicon that settings can hold."""
    if not extensions:
        return default_lexicon()
    return lexicon_with(*extensions[:-1]).extended(Path(extensions[-1]))
