"""The linguistic knowledge of Zhili, which is data: suffixes, titles, trigger words, units.

Each file `ontology/lexicon/NAME.toml` is one table of the lexicon; a user's own file adds to them under the same
names (`[names]`, `[figures]` and so on). `ontology/lexicon/README.md` describes the entries.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import LexiconError
from kg.resources import ontology_dir
from kg.vocabulary import CLASSES

Table = Mapping[str, Any]

#: What messages call the types of TOML.
_TYPES = {bool: "true or false", dict: "a table", int: "a whole number", list: "a list", str: "a text"}


def either(words: Iterable[str]) -> str:
    """Return a pattern that matches one of several words, the longest that fits.

    >>> either(["村", "村里", "乡"])
    '(?:村里|乡|村)'
    """
    return "(?:" + "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) + ")"


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
            LexiconError: if the file is no TOML, or names a table, section or class that there is not, or an entry is
                of another form than its neighbours.
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
    """Add `new` to `old`: tables entry by entry, lists at the end, a list of words to a text; other values replace."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return {**old, **{key: _entry(old, key, value, f"{where}.{key}") for key, value in new.items()}}
    if isinstance(old, list) and isinstance(new, list):
        return [*old, *(_fitting(entry, old, where) for entry in new if entry not in old)]
    if isinstance(old, str) and isinstance(new, list) and all(isinstance(word, str) for word in new):
        return " ".join([old.strip(), *new])
    _refuse_other_type(new, [old], where)
    return new


def _entry(old: Table, key: str, new: Any, where: str) -> Any:
    """Return what stands under `key` once `new` is added."""
    if key in old:
        return _merged(old[key], new, where)
    if not _is_open(old, key):
        raise LexiconError(f"{where}: there is no such entry; use one of {', '.join(sorted(old))}")
    return _fitting(new, list(old.values()), where)


def _is_open(table: Table, key: str) -> bool:
    """Tell whether users may add a key: a word or class, or a name beside entries of one form; the rest is settings."""
    if key in CLASSES or not key.isascii():
        return True
    entries = list(table.values())
    if all(isinstance(entry, Mapping) for entry in entries):
        return bool(frozenset.intersection(*map(frozenset, entries)))
    return all(isinstance(entry, list) for entry in entries)


def _fitting(new: Any, models: list[Any], where: str) -> Any:
    """Return a new entry that has the form of those already there.

    Raises:
        LexiconError: if it is of another type, lacks what all of them have, or has what none of them has.
    """
    _refuse_other_type(new, models, where)
    if not isinstance(new, Mapping) or not models:
        return new
    known, needed = frozenset[str]().union(*models), frozenset.intersection(*map(frozenset, models))
    if missing := sorted(needed - set(new)):
        raise LexiconError(f"{where}: an entry lacks {missing[0]!r}; each needs {', '.join(sorted(needed))}")
    # One letter stands for a name in a construction, whichever letter it is.
    if unknown := sorted(key for key in set(new) - known if len(key) > 1):
        raise LexiconError(f"{where}: an entry has the unknown key {unknown[0]!r}; use {', '.join(sorted(known))}")
    for key, value in new.items():
        _refuse_other_type(value, [model[key] for model in models if key in model], f"{where}.{key}")
    if new.get("class", CLASSES[0]) not in CLASSES:
        raise LexiconError(f"{where}: {new['class']!r} is no class; use one of {', '.join(CLASSES)}")
    return new


def _refuse_other_type(new: Any, models: list[Any], where: str) -> None:
    types = {type(model) for model in models}
    if types and type(new) not in types:
        expected = " or ".join(sorted(_TYPES.get(kind, kind.__name__) for kind in types))
        raise LexiconError(f"{where}: found {_TYPES.get(type(new), type(new).__name__)}, expected {expected}")


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
