from __future__ import annotations

import os
import signal
from functools import partial
from pathlib import Path

import pytest

from kg.shards.engines import Done, Lost, local_engine


def squared(number: int) -> int:
    return number * number


def refused(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return number


def deadly(number: int, folder: Path, always: bool) -> int:
    """Kill the process that works on 3; only the first one if not always."""
    if number == 3 and (always or not (folder / "died").exists()):
        (folder / "died").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize("jobs", [1, 2])
def test_all_tasks_are_done(jobs: int) -> None:
    with local_engine(jobs) as engine:
        found = {outcome.task: outcome.result for outcome in engine.run(squared, range(9)) if isinstance(outcome, Done)}
    assert found == {number: number * number for number in range(9)}


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_of_the_work_is_raised(jobs: int) -> None:
    with pytest.raises(ValueError, match="three"), local_engine(jobs) as engine:
        list(engine.run(refused, range(9)))


@pytest.mark.parametrize("always", [False, True])
def test_a_worker_that_dies_is_replaced(always: bool, tmp_path: Path) -> None:
    with local_engine(2) as engine:
        outcomes = list(engine.run(partial(deadly, folder=tmp_path, always=always), range(7)))
    lost = [outcome.task for outcome in outcomes if isinstance(outcome, Lost)]
    done = [outcome.result for outcome in outcomes if isinstance(outcome, Done)]
    assert lost == ([3] if always else [])
    assert sorted(done) == [number for number in range(7) if number not in lost]
