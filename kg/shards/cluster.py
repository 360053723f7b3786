"""Tasks on a Dask cluster."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from kg.errors import ZhiliError, needed
from kg.shards.engines import Done, Engine, Lost, Result, Task

_RETRIES = 2
_CONNECT_SECONDS = 20
_TASKS_A_THREAD = 2
_LOOK_SECONDS, _ALONE_SECONDS = 0.05, 60.0


class ClusterError(ZhiliError):
    """The cluster cannot be reached, or has gone."""


def cluster_engine(scheduler: str) -> Engine:
    """Return an engine whose tasks run on the workers of a Dask scheduler.

    Args:
        scheduler: its address, such as tcp://host:8786, or the file that `dask scheduler --scheduler-file` wrote.

    Raises:
        MissingPackageError: if dask is not installed.
        ClusterError: on entering, if there is no scheduler, or no such file.
    """
    return _Cluster(scheduler)


class _Cluster:
    is_here = False

    def __init__(self, scheduler: str) -> None:
        with needed("dask", "dask"):
            import distributed
        self._distributed: Any = distributed
        self._scheduler = scheduler
        self._client: Any = None

    def __enter__(self) -> _Cluster:
        address = _address(self._scheduler)
        try:
            self._client = self._distributed.Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            advice = "start one with `dask scheduler`, and give its address with --scheduler"
            raise ClusterError(f"{self._scheduler}: no Dask scheduler there ({error}); {advice}") from error
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def run(self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Done[Task, Result] | Lost[Task]]:
        coming = iter(tasks)
        under_way: dict[Any, Task] = {}
        finished = self._distributed.as_completed(loop=self._client.loop)
        while True:
            while len(under_way) < self._room() and (task := next(coming, None)) is not None:
                future = self._client.submit(work, task, pure=False, retries=_RETRIES)
                under_way[future] = task
                finished.add(future)
            if not under_way:
                return
            self._wait(finished)
            future = next(finished)
            yield _outcome(future, under_way.pop(future))

    def _wait(self, finished: Any) -> None:
        """Wait until a task is done.

        Raises:
            ClusterError: if the scheduler has had no worker for a minute.
        """
        looked = helped = monotonic()
        while not finished.has_ready():
            sleep(_LOOK_SECONDS)
            now = monotonic()
            if now - looked > 1:
                looked, helped = now, now if self._client.nthreads() else helped
            if now - helped > _ALONE_SECONDS:
                advice = "start workers and build again; what is done is kept"
                raise ClusterError(f"{self._scheduler}: all workers are gone; {advice}")

    def _room(self) -> int:
        threads = sum(int(count) for count in self._client.nthreads().values())
        return max(_TASKS_A_THREAD * threads, 1)


def _address(scheduler: str) -> str:
    """Return the address of a scheduler that is given by address or by file."""
    if not scheduler.endswith(".json"):
        return scheduler
    advice = "give the file that `dask scheduler --scheduler-file` has written, once it is there, or its address"
    try:
        return str(json.loads(Path(scheduler).read_text(encoding="utf-8"))["address"])
    except OSError as error:
        raise ClusterError(f"{scheduler}: cannot be read ({error.strerror or error}); {advice}") from error
    except (ValueError, LookupError, TypeError) as error:
        raise ClusterError(f"{scheduler}: holds no address of a scheduler; {advice}") from error


def _outcome(future: Any, task: Task) -> Done[Task, Any] | Lost[Task]:
    """Return the result of a task; errors that are the user's to mend are raised, all others are told."""
    error = future.exception()
    if isinstance(error, ZhiliError):
        raise error
    if error is not None:
        return Lost(task, f"its workers died or failed ({type(error).__name__}: {str(error).splitlines()[0]})")
    return Done(task, future.result())
