"""The directory of a build: how it is told from a user's own, and how a new one takes the place of an old one."""

from __future__ import annotations

import fcntl
import glob
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import OutputError

#: Everything that a build writes.
CONTENTS = ("graph.ttl", "graph.nq", "graph.html", "report.json", "decisions.json", "store", "explorer.sqlite", "facts")
#: The facts of the articles, in shards; alone in a directory they are what an unfinished build has left.
FACTS = "facts"
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
        with _alone(target, out):
            _remove_stale(target)
            try:
                part.mkdir()
                yield part
                _exchange(part, target, old)
            finally:
                shutil.rmtree(part, ignore_errors=True)
    except OSError as error:
        where = error.filename or out
        raise OutputError(
            f"{out}: the build cannot be written ({where}: {error.strerror or error}); choose another place"
        ) from error


@contextmanager
def _alone(target: Path, out: Path) -> Iterator[None]:
    """Keep other builds away from a directory; the system lets go of the lock when its process ends, however it does.

    Raises:
        OutputError: if another build is at work there.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    path = target.with_name(f".{target.name}.lock")
    while True:
        file = os.open(path, os.O_CREAT | os.O_RDWR)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if path.exists() and os.stat(path).st_ino == os.fstat(file).st_ino:  # else its last holder removed it
                break
            os.close(file)
        except BlockingIOError as error:
            os.close(file)
            raise OutputError(
                f"{out}: another build is at work there; wait for its end, or choose another --out"
            ) from error
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(file)


def keep_facts(part: Path, out: Path, names: Iterable[str]) -> None:
    """Put the facts of a new build into its directory, and leave them where they are until it takes its place.

    Args:
        part: the new directory.
        out: where the build stands, or will.
        names: of the files.
    """
    (part / FACTS).mkdir()
    for name in names:
        try:
            os.link(out / FACTS / name, part / FACTS / name)
        except OSError:  # not every file system has links
            shutil.copyfile(out / FACTS / name, part / FACTS / name)


def discard_facts(out: Path, names: Iterable[str]) -> None:
    """Delete the facts of a build that came to nothing, and the directory if it held nothing else."""
    for name in names:
        (out / FACTS / name).unlink(missing_ok=True)
    for folder in (out / FACTS, out):
        with suppress(OSError):  # there is something else in it
            folder.rmdir()


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
    if foreign or (names and not (_is_marked(out) or _is_begun(out, names))):
        found = f"holds {foreign[0]}, which is no part of a build" if foreign else "is no build of kg"
        raise OutputError(f"{out}: {found}, and a build would delete it; choose another directory with --out")


def _is_marked(out: Path) -> bool:
    """Tell whether a report begins as ours do; as a whole it may be longer than memory holds."""
    beginning = json.dumps(MARK, indent=1).rstrip("\n}").encode()
    try:
        with (out / "report.json").open("rb") as file:
            return file.read(len(beginning)) == beginning
    except OSError:
        return False


def _is_begun(out: Path, names: list[str]) -> bool:
    """Tell whether all that a directory holds is what an unfinished build has left."""
    return names == [FACTS] and all(file.name.endswith((".zst", ".part")) for file in (out / FACTS).iterdir())


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
    """Remove what builds of the same place that were killed have left; a build that was half exchanged is restored.

    No other build is at work there while this one holds the lock.
    """
    for kind in ("old", "part"):
        for left in sorted(target.parent.glob(f".{glob.escape(target.name)}.[0-9]*.{kind}")):
            if kind == "old" and not target.exists():
                left.rename(target)
            else:
                shutil.rmtree(left, ignore_errors=True)
