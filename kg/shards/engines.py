"""Where tasks run: in this process, in a pool of processes, or on a Dask cluster. The results are the same."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from dataclasses import dataclass
from types import TracebackType
from typing import Generic, Protocol, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Done(Generic[Task, Result]):
    """A task with its result."""

    task: Task
    result: Result


@dataclass(frozen=True, slots=True)
class Lost(Generic[Task]):
    """A task whose workers died whenever they took it."""

    task: Task
    reason: str


class Engine(AbstractContextManager["Engine"], Protocol):
    """Runs tasks and yields their results in the order in which they are ready.

    Attributes:
        is_here: whether tasks run in this very process.
    """

    is_here: bool

    def run(self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Done[Task, Result] | Lost[Task]]:
        """Yield what becomes of each task; no more of them are taken than there is room for.

        What `work` raises is raised here. `work` can be named in its module.
        """


def local_engine(jobs: int) -> Engine:
    """Return an engine on this machine.

    Args:
        jobs: how many processes work; with one it is this one.
    """
    return _Here() if jobs == 1 else _Pool(jobs)


class _Here:
    is_here = True

    def __enter__(self) -> _Here:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def run(self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Done[Task, Result] | Lost[Task]]:
        for task in tasks:
            yield Done(task, work(task))


class _Pool:
    """Processes that load what they need once; a dead one is replaced and its task tried again, alone."""

    is_here = False

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> _Pool:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._stop(at_once=kind is not None)

    def _start(self) -> ProcessPoolExecutor:
        if self._executor is None:
            context = multiprocessing.get_context("spawn")
            self._executor = ProcessPoolExecutor(self._jobs, context, initializer=_stand_by)
        return self._executor

    def _stop(self, at_once: bool) -> None:
        executor, self._executor = self._executor, None
        if executor is not None:
            workers = list((executor._processes or {}).values())
            executor.shutdown(wait=not at_once, cancel_futures=True)
            for worker in workers if at_once else ():
                worker.kill()

    def run(self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Done[Task, Result] | Lost[Task]]:
        coming = iter(tasks)
        under_way: dict[Future[Result], Task] = {}
        while True:
            while len(under_way) <= self._jobs and (task := next(coming, None)) is not None:
                under_way[self._start().submit(work, task)] = task
            if not under_way:
                return
            ready, _ = wait(under_way, return_when=FIRST_COMPLETED)
            if any(isinstance(future.exception(), BrokenProcessPool) for future in ready):
                suspects = [task for future, task in under_way.items() if not _is_done(future)]
                finished = [(future, task) for future, task in under_way.items() if _is_done(future)]
                under_way.clear()
                yield from (Done(task, future.result()) for future, task in finished)
                yield from self._one_by_one(work, suspects)
            else:
                yield from (Done(under_way.pop(future), future.result()) for future in ready)

    def _one_by_one(
        self, work: Callable[[Task], Result], suspects: Iterable[Task]
    ) -> Iterator[Done[Task, Result] | Lost[Task]]:
        """Find out which of several tasks it is that its worker does not live through."""
        for task in suspects:
            self._stop(at_once=True)
            future = self._start().submit(work, task)
            if isinstance(future.exception(), BrokenProcessPool):
                self._stop(at_once=True)
                yield Lost(task, "the process that worked on it died, and died again")
            else:
                yield Done(task, future.result())


def _is_done(future: Future[Result]) -> bool:
    return future.done() and not isinstance(future.exception(), BrokenProcessPool)


def _stand_by() -> None:
    """Make a worker leave the user's interruption to its parent, and end when that is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=[parent.sentinel], daemon=True).start()


def _follow(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    os._exit(1)
