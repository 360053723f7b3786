"""A few processes that answer SPARQL queries; one that must be stopped is replaced."""

from __future__ import annotations

from enum import IntEnum
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

from kg.serve.sparql_worker import Answer, Description, Query, work

_GRACE = 1.0  # seconds after its limit in which a process should have ended by itself
_START = 30.0  # seconds that a process may take to open a store
_MEMORY = 768 * 2**20

_BUSY = Answer(failure="busy", message="too many queries at once; ask again in a moment")
_LATE = "the query took longer than {:g} seconds and was stopped; ask for less, or remove ORDER BY and endless paths"
_HEAVY = "the query needed more memory than it may have and was stopped; ask for less, or remove ORDER BY"


class Ended(IntEnum):
    """Exit codes of a process that the system has ended."""

    BY_ALARM = -14
    BY_ABORT = -6


class Workers:
    """Processes that answer queries on one build, each one query at a time.

    Args:
        directory: of the build.
        count: how many queries may run at once.
        memory: the most bytes of memory for data that a query may take.
    """

    def __init__(self, directory: Path, count: int = 2, memory: int = _MEMORY) -> None:
        self._directory, self._memory, self._count = directory, memory, count
        self._free: SimpleQueue[_Worker] = SimpleQueue()
        for _ in range(count):
            self._free.put(self._started())

    def ask(self, wish: Query | Description) -> Answer:
        """Return the answer to a query, or what went wrong with it; waits while all are at work."""
        try:
            worker = self._free.get(timeout=wish.seconds)
        except Empty:
            return _BUSY
        answer = worker.ask(wish)
        if answer.failure == "graph":  # perhaps a new build was just taking the place of the one to open
            worker.end()
            worker = self._started()
            answer = worker.ask(wish)
        if worker.is_usable():
            self._free.put(worker)
        else:
            Thread(target=self._replace, args=(worker,), daemon=True).start()
        return answer

    def close(self) -> None:
        """End all processes as soon as they are free."""
        for _ in range(self._count):
            self._free.get().end()

    def _started(self) -> _Worker:
        return _Worker(self._directory, self._memory)

    def _replace(self, worker: _Worker) -> None:
        worker.end()
        self._free.put(self._started())


class _Worker:
    """A process and the channel to it."""

    def __init__(self, directory: Path, memory: int) -> None:
        context = get_context("spawn")
        self._channel, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(target=work, args=(directory, theirs, memory), daemon=True)
        self._process.start()
        theirs.close()
        self._greeted = False
        self._usable = True

    def ask(self, wish: Query | Description) -> Answer:
        """Return the answer to a query; if there is none, this worker is not usable any more."""
        if not self._greeted:
            greeting = self._received(_START)
            if greeting is None or greeting.failure:
                self._usable = False
                return greeting or Answer(failure="graph", message="the store cannot be opened; build the graph again")
            self._greeted = True
        answer = self._exchange(wish)
        self._usable = answer is not None
        return answer or self._failure(wish.seconds)

    def _exchange(self, wish: Query | Description) -> Answer | None:
        try:
            self._channel.send(wish)
        except OSError:
            return None
        return self._received(wish.seconds + _GRACE)

    def _received(self, seconds: float) -> Answer | None:
        try:
            answer: Answer | None = self._channel.recv() if self._channel.poll(seconds) else None
        except (EOFError, OSError):
            return None
        return answer

    def _failure(self, seconds: float) -> Answer:
        """Tell by how the process ended why there is no answer."""
        self._process.join(_GRACE)
        match self._process.exitcode:
            case None | Ended.BY_ALARM:
                return Answer(failure="time", message=_LATE.format(seconds))
            case Ended.BY_ABORT:
                return Answer(failure="memory", message=_HEAVY)
        return Answer(failure="broken", message="the query ended the process that answers it; ask otherwise")

    def is_usable(self) -> bool:
        """Tell whether the process can answer another query."""
        return self._usable

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.join()
        self._channel.close()
