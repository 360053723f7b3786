"""Tables of articles: JSON Lines and Parquet."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import astuple

from kg.errors import InputError, needed
from kg.inputs.opening import opened
from kg.inputs.records import Fields, Record, article_record

_ROWS = 512  # of Parquet at a time


def json_lines(file_name: str, place: str, names: Fields, stem: str) -> Iterator[Record | InputError]:
    """Yield the articles of a file with a JSON object a line; lines that are none are told, and the rest is read.

    Args:
        file_name: of the file.
        place: what the user calls it.
        names: which key holds what.
        stem: what the names of articles without an id begin with.
    """
    with opened(file_name) as file:
        for number, line in enumerate(file, 1):
            where = f"{place} line {number}"
            try:
                if line.strip():
                    yield article_record(_object(line, where), names, where, stem)
            except InputError as error:
                yield error


def _object(line: bytes, where: str) -> dict[str, object]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(where, f"no JSON ({error})", "write one JSON object a line") from error
    if not isinstance(found, dict):
        raise InputError(where, f"a JSON {type(found).__name__}", "write one JSON object a line")
    return found


def parquet(place: str, names: Fields, stem: str) -> Iterator[Record | InputError]:
    """Yield the articles of a Parquet file.

    Raises:
        InputError: if pyarrow is not installed or the file is no Parquet.
    """
    with needed("pyarrow", "parquet"):
        import pyarrow as arrow
        from pyarrow.parquet import ParquetFile
    number = 0
    try:
        with opened(place) as file:
            table = ParquetFile(file)
            columns = [name for name in astuple(names) if name in table.schema_arrow.names]
            for batch in table.iter_batches(_ROWS, columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    yield _row(row, names, f"{place} row {number}", stem)
    except arrow.ArrowException as error:
        found = f"no readable Parquet ({str(error).splitlines()[0]})"
        raise InputError(place, found, "write the file again") from error


def _row(row: dict[str, object], names: Fields, where: str, stem: str) -> Record | InputError:
    try:
        return article_record(row, names, where, stem)
    except InputError as error:
        return error
