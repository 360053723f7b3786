"""Sorting more lines than memory holds: sorted runs on disk, merged when they are read.

Lines are bytes in UTF-8, so that their order is that of the characters in them. What fits into one run never touches
the disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import groupby
from pathlib import Path

#: Bytes of lines that are sorted at once; Python needs about three times as much for them.
RUN_BYTES = 8 << 20
#: Runs that are merged at once, so that open files stay below the limits of systems.
_FAN_IN = 128
_BUFFER = 1 << 16


class LineSorter:
    """Takes lines in any order and gives them back sorted.

    Args:
        folder: where runs are written; made when the first one is.
        name: what the files of the runs begin with.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self._name = folder, name
        self._lines: list[bytes] = []
        self._size = 0
        self._runs: list[Path] = []

    def add(self, lines: Iterable[bytes]) -> None:
        """Take lines, each without a line feed in it."""
        for line in lines:
            self._lines.append(line)
            self._size += len(line)
            if self._size >= RUN_BYTES:
                self._spill()

    def add_run(self, run: Path) -> None:
        """Take a file of sorted lines, which is deleted once it has been read."""
        self._runs.append(run)

    def _spill(self) -> None:
        run = self._folder / f"{self._name}.{len(self._runs)}.run"
        self._folder.mkdir(parents=True, exist_ok=True)
        write_run(run, self._lines)
        self._runs.append(run)
        self._lines, self._size = [], 0

    def to_runs(self) -> list[Path]:
        """Write what is left, and return all runs."""
        if self._lines:
            self._spill()
        runs, self._runs = self._runs, []
        return runs

    def sorted(self) -> Iterator[bytes]:
        """Yield every different line once, in order; the sorter is empty afterwards."""
        runs = self._narrowed(self._runs)
        self._lines.sort()
        yield from _distinct(_merged(runs, self._lines) if runs else self._lines)
        for run in runs:
            run.unlink()
        self._lines, self._size, self._runs = [], 0, []

    def _narrowed(self, runs: list[Path]) -> list[Path]:
        """Merge runs to fewer and longer ones until they can be read all at once."""
        number = 0
        while len(runs) > _FAN_IN:
            several, runs = runs[:_FAN_IN], runs[_FAN_IN:]
            longer = self._folder / f"{self._name}.merged{number}.run"
            with longer.open("wb", _BUFFER) as file:
                file.writelines(line + b"\n" for line in _distinct(_merged(several, [])))
            for run in several:
                run.unlink()
            runs.append(longer)
            number += 1
        return runs


def write_run(path: Path, lines: list[bytes]) -> None:
    """Sort lines and write each different one once, for `LineSorter.add_run`."""
    lines.sort()
    with path.open("wb", _BUFFER) as file:
        file.writelines(line + b"\n" for line in _distinct(lines))


def _distinct(lines: Iterable[bytes]) -> Iterator[bytes]:
    return (line for line, _ in groupby(lines))


def _merged(runs: Iterable[Path], lines: list[bytes]) -> Iterator[bytes]:
    with ExitStack() as stack:
        files = [stack.enter_context(run.open("rb", _BUFFER)) for run in runs]
        yield from merge(*(map(_line, file) for file in files), lines)


def _line(line: bytes) -> bytes:
    return line[:-1]
