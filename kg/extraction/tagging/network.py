"""The network of the name model as it reads: whole numbers in, probabilities of tags out, the same on every machine.

`kg.training.networks` says what the layers are and trains them in floating point. Here weights and values between the
layers are whole numbers, so small that a product of matrices is exact in single precision whatever the order of its
sums, which differs between processors. Means and deviations are taken of whole numbers too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import NumpyOps

from kg.extraction.tagging.characters import COLUMNS, VECTOR_COLUMNS, Features
from kg.extraction.tagging.tags import Probabilities
from kg.extraction.tagging.vectors import vectors

Numbers = NDArray[np.float32]

#: How far each convolution looks to both sides.
DILATIONS = (1, 2, 4, 8)
#: Pieces of which a layer takes the larger.
PIECES = 2
#: A value v between the layers is the whole number nearest to v times this.
GRID = 32
#: Bounds of whole numbers: of weights, of values of the first layer, and between the layers.
WEIGHT, FIRST, MIDDLE = 127, 127, 600
#: Steps of the values that means are taken of.
_FINE = 256
_LEAST = 1e-8


@dataclass(frozen=True, slots=True)
class Layer:
    """A maxout layer with layer normalisation.

    Attributes:
        weights: whole numbers, inputs by outputs and pieces.
        scale: what an output is to be multiplied by.
        bias: what is then added to it.
        gain: of the normalisation, times GRID.
        shift: of the normalisation, times GRID.
    """

    weights: Numbers
    scale: Numbers
    bias: Numbers
    gain: NDArray[np.float64]
    shift: NDArray[np.float64]

    def __post_init__(self) -> None:
        # The first pieces of all outputs, then the second ones: the larger of two is found faster in two blocks.
        for name in ("weights", "scale", "bias"):
            pieces = getattr(self, name)
            blocks = [pieces[..., n::PIECES] for n in range(PIECES)]
            object.__setattr__(self, name, np.ascontiguousarray(np.concatenate(blocks, axis=-1)))

    def read(self, rows: Numbers) -> Numbers:
        """Return the outputs of rows of whole numbers, as whole numbers."""
        pieces = rows @ self.weights
        pieces *= self.scale
        pieces += self.bias
        size = pieces.shape[1] // PIECES
        best = np.maximum(pieces[:, :size], pieces[:, size:])
        best *= _FINE
        fine = np.rint(best, out=best).astype(np.float64)
        total = fine @ np.ones((size, 1))
        spread = np.sqrt(size * np.einsum("ij,ij->i", fine, fine)[:, None] - total * total + _LEAST)
        fine *= size
        fine -= total
        fine /= spread
        fine *= self.gain
        fine += self.shift
        np.rint(fine, out=fine)
        whole: Numbers = np.clip(fine, -MIDDLE, MIDDLE, out=fine).astype(np.float32)
        return whole


class Batch:
    """Lines as every network sees them: one behind the other, with rows of nothing between them.

    Args:
        lines: the features of each line.
    """

    def __init__(self, lines: Sequence[Features]) -> None:
        pad = np.zeros((sum(DILATIONS), lines[0].shape[1]), dtype=np.uint64)
        rows = np.concatenate([*(part for line in lines for part in (pad, line)), pad])
        #: For each column, the rows of its table that the characters are hashed to: one of all, then the next of all.
        self.keys = [_hashed(rows[:, n], n, size) for n, size in enumerate(COLUMNS.values())]
        #: The rows of the vectors of words and of characters.
        self.fixed = [rows[:, column].astype(np.int64) for column in VECTOR_COLUMNS]
        self._lengths = [len(line) for line in lines]

        ends = np.cumsum([len(line) + sum(DILATIONS) for line in lines])
        places = [np.arange(end - len(line), end) for end, line in zip(ends, lines, strict=True)]
        #: The numbers of the rows that are characters of lines.
        self.told = np.concatenate(places)

    def lines(self, rows: Probabilities) -> list[Probabilities]:
        """Return the part of rows of characters that belongs to each line."""
        return np.split(rows, np.cumsum(self._lengths)[:-1])


class Network:
    """A trained network.

    Args:
        arrays: what `kg.training.networks.whole_numbers` gives: "table0" and so on, "step" (what a whole number of the
            first layer stands for), the parts of each layer ("layer0.weights" …) and of the last ("tags.weights" …).
    """

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self.arrays = dict(arrays)
        self._tables = [arrays[f"table{n}"].astype(np.int16) for n in range(len(COLUMNS))]
        step = float(arrays["step"])
        self._fixed = [
            np.clip(np.rint(table / step), -FIRST, FIRST).astype(np.int16)
            for table in (vectors().words, vectors().characters)
        ]
        self._layers = [
            Layer(
                arrays[f"layer{n}.weights"].astype(np.float32),
                arrays[f"layer{n}.scale"],
                arrays[f"layer{n}.bias"],
                arrays[f"layer{n}.gain"].astype(np.float64) * GRID,
                arrays[f"layer{n}.shift"].astype(np.float64) * GRID,
            )
            for n in range(len(DILATIONS) + 1)
        ]
        self._tags = arrays["tags.weights"].astype(np.float32)

    def read(self, batch: Batch) -> list[Probabilities]:
        """Return the probabilities of tags for each character of each line."""
        rows = self._layers[0].read(self._first(batch))
        for distance, layer in zip(DILATIONS, self._layers[1:], strict=True):
            found = layer.read(_window(rows, distance))
            found += rows
            rows = np.clip(found, -MIDDLE, MIDDLE, out=found)
        rows = rows.take(batch.told, axis=0)
        return batch.lines(_softmax((rows @ self._tags) * self.arrays["tags.scale"] + self.arrays["tags.bias"]))

    def _first(self, batch: Batch) -> Numbers:
        """Return what the first layer sees: for each column the sum of the rows it is hashed to, then the vectors."""
        parts = []
        for table, keys in zip(self._tables, batch.keys, strict=True):
            parts.append(reduce(np.add, (table.take(rows, axis=0) for rows in keys)))
        parts += [table.take(rows, axis=0) for table, rows in zip(self._fixed, batch.fixed, strict=True)]
        found = np.concatenate(parts, axis=1)
        return np.clip(found, -FIRST, FIRST, out=found).astype(np.float32)


def _hashed(column: NDArray[np.uint64], seed: int, size: int) -> NDArray[np.intp]:
    """Return the rows of a table of `size` rows that each value of a column is hashed to, a row for each hash."""
    keys = NumpyOps().hash(np.ascontiguousarray(column), seed) % size
    return np.ascontiguousarray(keys.T).astype(np.intp)


def _window(rows: Numbers, distance: int) -> Numbers:
    """Return each row with the rows `distance` before and behind it; zeros beyond the ends."""
    size = rows.shape[1]
    found = np.zeros((len(rows), 3 * size), dtype=np.float32)
    found[distance:, :size] = rows[:-distance]
    found[:, size : 2 * size] = rows
    found[:-distance, 2 * size :] = rows[distance:]
    return found


def _softmax(values: Numbers) -> Probabilities:
    powers = np.exp(values.astype(np.float64) - values.max(axis=1, keepdims=True))
    found: Probabilities = (powers / powers.sum(axis=1, keepdims=True)).astype(np.float32)
    return found


def read_network(path: Path) -> Network:
    """Return the network that `write_network` wrote.

    Raises:
        OSError: if there is none.
    """
    with np.load(path, allow_pickle=False) as stored:
        return Network({name: stored[name] for name in stored.files})


def write_network(path: Path, network: Network) -> None:
    """Write a network as a compressed archive of arrays; the same network gives the same bytes."""
    np.savez_compressed(path, allow_pickle=False, **network.arrays)
