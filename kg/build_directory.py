"""The directory of a build: how it is told from a user's own, and how a new one takes the place of an old one."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import OutputError

#: Everything that a build writes.
CONTENTS = ("graph.ttl", "graph.nq", "graph.html", "report.json", "decisions.json", "store", "explorer.sqlite")
#: What `report.json` begins with, so that a build is known again.
MARK = {"made by": "zhili"}


@contextmanager
def placed(out: Path) -> Iterator[Path]:
    """Give a new directory beside `out` to write to; at the end it takes the place of `out`.

    If the body raises, `out` stays as it was and the new directory is removed.

    Raises:
        OutputError: if `out` is something else than a build, or cannot be written.
    """
    target = Path(os.path.realpath(out))
    refuse_foreign(target)
    part, old = (target.with_name(f".{target.name}.{os.getpid()}.{kind}") for kind in ("part", "old"))
    try:
        _remove_stale(target)
        part.mkdir(parents=True)
        yield part
        _exchange(part, target, old)
    except OSError as error:
        where = error.filename or out
        raise OutputError(
            f"{out}: the build cannot be written ({where}: {error.strerror or error}); choose another place"
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def refuse_foreign(out: Path) -> None:
    """Make sure that `out` may be replaced: it does not exist, is empty, or is a build and nothing more.

    Raises:
        OutputError: if it is not.
    """
    if not out.exists():
        return
    if not out.is_dir():
        raise OutputError(f"{out}: there is a file of that name; name a directory with --out")
    try:
        names = sorted(entry.name for entry in out.iterdir())
    except OSError as error:
        raise OutputError(f"{out}: cannot be read ({error.strerror}); choose another directory with --out") from error
    foreign = [name for name in names if name not in CONTENTS]
    if foreign or (names and not _is_marked(out)):
        found = f"holds {foreign[0]}, which is no part of a build" if foreign else "is no build of kg"
        raise OutputError(f"{out}: {found}, and a build would delete it; choose another directory with --out")


def _is_marked(out: Path) -> bool:
    try:
        report = json.loads((out / "report.json").read_text(encoding="utf8"))
    except (OSError, ValueError):
        return False
    return isinstance(report, dict) and MARK.items() <= report.items()


def _exchange(part: Path, target: Path, old: Path) -> None:
    """Put `part` in the place of `target`, which is kept as `old` until the new one stands there."""
    if target.exists():
        target.rename(old)
    try:
        part.rename(target)
    finally:
        if not target.exists() and old.exists():
            old.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _remove_stale(target: Path) -> None:
    """Remove what builds of the same place that were killed have left; a build that was half exchanged is restored."""
    for kind in ("old", "part"):
        for left in sorted(target.parent.glob(f".{target.name}.*.{kind}")):
            process = left.name.split(".")[-2]
            if process.isdigit() and not _is_running(int(process)):
                if kind == "old" and not target.exists():
                    left.rename(target)
                else:
                    shutil.rmtree(left, ignore_errors=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
