"""A limit on the time that one article may take, for whichever thread works on it."""

from __future__ import annotations

import ctypes
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class OverTimeError(RuntimeError):
    """The work took longer than its time budget."""


@contextmanager
def time_budget(seconds: float) -> Iterator[None]:
    """Stop the work in the body when it has taken its time.

    In the main thread the processor's time counts, so that a busy machine makes no difference. Other threads, where no
    signals come, are given the same time by the clock.

    Args:
        seconds: the limit; 0 for none.

    Raises:
        OverTimeError: if the body is not done by then.
    """
    if not seconds:
        yield
    elif threading.current_thread() is threading.main_thread():
        with _by_signal(seconds):
            yield
    else:
        with _by_clock(seconds):
            yield


@contextmanager
def _by_signal(seconds: float) -> Iterator[None]:
    def stop(number: int, frame: FrameType | None) -> None:
        raise OverTimeError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _by_clock(seconds: float) -> Iterator[None]:
    worker, lock = threading.get_ident(), threading.Lock()
    done = False

    def stop() -> None:
        with lock:
            if not done:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(worker), ctypes.py_object(OverTimeError))

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with lock:
            done = True
        timer.cancel()
