"""Writing files so that a failure or an interruption leaves what was there before."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import OutputError


@contextmanager
def replacing(*paths: Path) -> Iterator[tuple[Path, ...]]:
    """Give a new file beside each of `paths` to write to; at the end they take the places of the old ones.

    Directories above them are made. If the body raises, the old files stay and the new ones are removed.

    Raises:
        OutputError: if a file cannot be written or put in its place.
    """
    parts = tuple(path.with_name(f".{path.name}.{os.getpid()}.part") for path in paths)
    try:
        for path in paths:
            path.parent.mkdir(parents=True, exist_ok=True)
        yield parts
        for part, path in zip(parts, paths, strict=True):
            os.replace(part, path)
    except OSError as error:
        where = " and ".join(map(str, paths))
        raise OutputError(f"{where}: cannot be written ({error.strerror or error}); choose another place") from error
    finally:
        for part in parts:
            with suppress(OSError):  # gone already, or never there
                part.unlink()
