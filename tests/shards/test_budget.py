from __future__ import annotations

import re
import threading
import time

import pytest

from kg.shards.budget import OverTimeError, time_budget


def endless() -> None:
    while True:
        pass


def backtracking() -> None:
    re.fullmatch(r"(a|a)*b", "a" * 60)


@pytest.mark.parametrize("work", [endless, backtracking])
def test_work_is_stopped_when_its_time_is_over(work: object) -> None:
    with pytest.raises(OverTimeError), time_budget(0.05):
        work()  # type: ignore[operator]


def test_work_is_stopped_in_other_threads_too() -> None:
    stopped = []

    def run() -> None:
        try:
            with time_budget(0.05):
                endless()
        except OverTimeError:
            stopped.append(True)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(20)
    assert stopped == [True]


def test_waiting_is_no_work_and_no_limit_is_none() -> None:
    with time_budget(0.05):
        time.sleep(0.2)
    with time_budget(0):
        pass
