"""Writes JSON whose lists may be longer than memory holds, laid out as `json.dumps(…, indent=1)` does."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path


def write_json(path: Path, content: object) -> None:
    """Write a JSON file; iterators in it, outside lists, are written as lists while they are read."""
    with path.open("wb") as file:
        file.writelines(piece.encode() for piece in _pieces(content, 0))
        file.write(b"\n")


def _pieces(value: object, level: int) -> Iterator[str]:
    """Yield the text of a value whose line begins at a level of indentation."""
    inner = "\n" + " " * (level + 1)
    if isinstance(value, Iterator):
        empty = True
        for item in value:
            yield f"{'[' if empty else ','}{inner}"
            yield from _pieces(item, level + 1)
            empty = False
        yield "[]" if empty else f"\n{' ' * level}]"
    elif isinstance(value, Mapping) and value:
        for number, (key, item) in enumerate(value.items()):
            yield f"{',' if number else '{'}{inner}{json.dumps(key, ensure_ascii=False)}: "
            yield from _pieces(item, level + 1)
        yield f"\n{' ' * level}}}"
    else:
        yield json.dumps(value, ensure_ascii=False, indent=1).replace("\n", f"\n{' ' * level}")
