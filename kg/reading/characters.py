"""Text as the models of running text see it: digits, letters, quotes and spaces of every kind made one."""

from __future__ import annotations

import re
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from kg.reading.normalise import fold

Codes: TypeAlias = npt.NDArray[np.uint64]

_SPACES = re.compile(r"[ \t\u3000]+")
_LINES = re.compile(r"\n+")
_PLAIN = {ord(char): "0" for char in "123456789"} | {ord(char): '"' for char in "“”‘’'"}
_PLAIN |= {ord(char): "a" for char in "bcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"}


def plain(text: str) -> str:
    """Return a text with every digit as 0, every Latin letter as a, straight quotes and no spaces."""
    return _SPACES.sub("", _LINES.sub("\n", fold(text)).translate(_PLAIN))


def codes(text: str) -> Codes:
    """Return the code points of a text."""
    return np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
