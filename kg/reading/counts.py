"""Counts of character sequences, hashed: how often up to four characters stand side by side in running text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from kg.reading.characters import Codes, codes

LONGEST = 4
_BASE = np.uint64(0x9E3779B97F4A7C15)
_MIXERS = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_SALT = 0xD6E8FEB86659FD93
_STEPS = 8  # counts are kept as eighths of their binary logarithm
_NEWLINE = 10
_ENDING = 11  # bits of a key that tell it from others that begin alike; few do

Floats: TypeAlias = npt.NDArray[np.float64]
Keys: TypeAlias = npt.NDArray[np.uint32]
Stored: TypeAlias = dict[str, npt.NDArray[np.generic]]


def extended(hashes: Codes, by: Codes) -> Codes:
    """Return the hashes of sequences with one more character behind them; arrays are broadcast."""
    with np.errstate(over="ignore"):
        return hashes * _BASE + by


def side_by_side(first: Codes, second: Codes, size: int) -> Codes:
    """Return the hashes of sequences put together from two; the second ones have `size` characters."""
    with np.errstate(over="ignore"):
        for _ in range(size):
            first = first * _BASE
        return first + second


def _keys(hashes: Codes, size: int) -> Keys:
    with np.errstate(over="ignore"):
        mixed = (hashes + np.uint64(size * _SALT % 2**64)) * _MIXERS[0]
        mixed ^= mixed >> np.uint64(29)
        mixed *= _MIXERS[1]
    return (mixed >> np.uint64(32)).astype(np.uint32)


@dataclass(frozen=True)
class CharacterCounts:
    """How often sequences of up to `LONGEST` characters were seen.

    Attributes:
        keys: hashes of the sequences, sorted. Two sequences share one with a chance of about one in a thousand.
        values: their counts.
        total: number of characters counted.
    """

    keys: Keys
    values: npt.NDArray[np.float32]
    total: float

    @cached_property
    def _first(self) -> npt.NDArray[np.int32]:
        """Return for all beginnings of keys where the keys begin that begin so, and at the end their number."""
        sizes = np.bincount(self.keys >> _ENDING, minlength=1 << (32 - _ENDING))
        return np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)

    @classmethod
    def of(cls, texts: Iterable[tuple[str, float]], least: Mapping[int, float] | None = None) -> CharacterCounts:
        """Count texts; sequences never run over a line feed, but may begin or end with one.

        Args:
            texts: each with the weight that its characters count with.
            least: for a length of sequences, the count below which they are left out.
        """
        pairs = list(texts)
        chars = np.concatenate([codes(text) for text, _ in pairs])
        weights = np.repeat(np.array([weight for _, weight in pairs], np.float32), [len(text) for text, _ in pairs])
        found = [_counted(chars, weights, size, (least or {}).get(size, 0)) for size in range(1, LONGEST + 1)]
        keys, values = (np.concatenate(arrays) for arrays in zip(*found, strict=True))
        order = np.argsort(keys, kind="stable")
        return cls(keys[order], values[order], float(weights.sum()))

    def of_hashes(self, hashes: Codes, size: int) -> Floats:
        """Return the counts of sequences of `size` characters; those never seen have 0."""
        keys = _keys(hashes, size).ravel()
        found = np.zeros(keys.size)
        beginnings = keys >> _ENDING
        at, stop = self._first[beginnings], self._first[beginnings + 1]
        left = np.flatnonzero(at < stop)
        at, stop, keys = at[left], stop[left], keys[left]
        while len(left):
            same = self.keys[at] == keys
            found[left[same]] = self.values[at[same]]
            at += 1
            more = ~same & (at < stop)
            left, at, stop, keys = left[more], at[more], stop[more], keys[more]
        return found.reshape(hashes.shape)

    def of_pairs(self, first: Codes, second: Codes, sizes: tuple[int, int]) -> Floats:
        """Return the counts of sequences put together from two; arrays are broadcast.

        Args:
            first: hashes of the first parts.
            second: hashes of the second parts.
            sizes: how many characters the parts have.
        """
        if first.shape == second.shape:
            return self.of_hashes(side_by_side(first, second, sizes[1]), sum(sizes))
        rows, at_row = np.unique(first, return_inverse=True)
        columns, at_column = np.unique(second, return_inverse=True)
        table = self.of_hashes(side_by_side(rows[:, None], columns[None, :], sizes[1]), sum(sizes))
        return np.asarray(table[at_row.reshape(first.shape), at_column.reshape(second.shape)])

    def stored(self) -> Stored:
        """Return the counts as arrays that compress well, for `restored`."""
        steps = np.diff(self.keys, prepend=np.uint32(0))
        planes = {f"step{n}": (steps >> np.uint32(8 * n)).astype(np.uint8) for n in range(4)}
        exponents = np.clip(np.round(np.log2(self.values) * _STEPS), 0, 255).astype(np.uint8)
        return {**planes, "exponents": exponents, "total": np.array(self.total)}

    @classmethod
    def restored(cls, arrays: Mapping[str, npt.NDArray[np.generic]]) -> CharacterCounts:
        """Return the counts that `stored` returned as arrays; they are rounded to about a twentieth."""
        steps = sum(arrays[f"step{n}"].astype(np.uint32) << np.uint32(8 * n) for n in range(4))
        table = np.exp2(np.arange(256) / _STEPS).astype(np.float32)
        keys = np.cumsum(steps, dtype=np.uint32)
        return cls(keys, table[arrays["exponents"].astype(np.intp)], float(arrays["total"]))


def _counted(
    chars: Codes, weights: npt.NDArray[np.float32], size: int, least: float
) -> tuple[Keys, npt.NDArray[np.float32]]:
    hashes, inner = chars, np.zeros(len(chars), bool)
    for more in range(1, size):
        hashes = extended(hashes[:-1], chars[more:])
        inner = inner[:-1] | ((chars[more : len(chars)] == _NEWLINE) & (more < size - 1))
    keys = _keys(hashes[~inner], size)
    weights = weights[: len(hashes)][~inner]
    order = np.argsort(keys, kind="stable")
    keys, weights = keys[order], weights[order]
    first = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])) if len(keys) else np.zeros(0, np.intp)
    sums = np.add.reduceat(weights, first) if len(first) else weights
    kept = sums >= least
    return keys[first][kept], sums[kept].astype(np.float32)
