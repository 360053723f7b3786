"""The build that is being served, and the change to a new one without a request that fails.

A new build takes the place of the old directory in one go. The server opens it beside the old one, hands it to all
requests from then on, and closes the old one when the last request that reads it is done.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Lock, Thread

from kg.errors import GraphError
from kg.index.schema import FILE_NAME
from kg.serve.graph import OpenGraph

_LOG = logging.getLogger(__name__)
_INTERVAL = 1.0  # seconds between looks at the directory


@dataclass(slots=True)
class _Lease:
    """A build with the number of requests that read it."""

    graph: OpenGraph
    mark: tuple[int, ...]
    readers: int = 0
    left: bool = False


class Served:
    """The build in a directory, always the newest.

    Args:
        directory: of the build.
        workers: how many SPARQL queries may run at once.
        interval: seconds between looks at the directory.

    Raises:
        GraphError: if there is no build of this version in the directory.
    """

    def __init__(self, directory: Path, workers: int = 2, interval: float = _INTERVAL) -> None:
        self._directory, self._workers, self._interval = directory, workers, interval
        self._lease = self._opened()
        self._refused: tuple[int, ...] = ()
        self._lock, self._stopped = Lock(), Event()
        self._watching = Thread(target=self._watch, name="build watcher", daemon=True)
        self._watching.start()

    @contextmanager
    def graph(self) -> Iterator[OpenGraph]:
        """Give the newest build, which stays open as long as the body runs."""
        with self._lock:
            lease = self._lease
            lease.readers += 1
        try:
            yield lease.graph
        finally:
            with self._lock:
                lease.readers -= 1
                idle = lease.left and not lease.readers
            if idle:  # in its own time, as the request need not wait for it
                Thread(target=lease.graph.close, daemon=True).start()

    def close(self) -> None:
        """Stop watching and close the build."""
        self._stopped.set()
        self._watching.join()
        self._lease.graph.close()

    def _opened(self) -> _Lease:
        mark = _mark(self._directory)
        return _Lease(OpenGraph(self._directory, self._workers), mark)

    def _watch(self) -> None:
        while not self._stopped.wait(self._interval):
            mark = _mark(self._directory)
            if mark and mark not in (self._lease.mark, self._refused):
                self._change(mark)

    def _change(self, mark: tuple[int, ...]) -> None:
        """Open the new build and leave the old one; a new one that cannot be opened is told once."""
        try:
            new = self._opened()
        except GraphError as error:
            self._refused = mark
            _LOG.warning("%s; the earlier build is served on", error)
            return
        with self._lock:
            old, self._lease = self._lease, new
            old.left = True
            idle = not old.readers
        if idle:
            old.graph.close()


def _mark(directory: Path) -> tuple[int, ...]:
    """Return what tells a build from the one that stood in its place before, empty while there is none."""
    try:
        found = (directory / FILE_NAME).stat()
    except OSError:
        return ()
    return found.st_ino, found.st_mtime_ns, found.st_size
