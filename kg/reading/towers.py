"""Two small networks that learned which lines of print are read one after the other.

One turns the end of a line into a vector, the other the beginning of a line; the product of both is high where the
second reads on from the first. So every pair of a page's lines is scored at the price of a product of two matrices.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from kg.reading.counts import Stored

#: Characters next to the seam that are told apart by place, and all that are looked at.
NEAR, SEEN = 6, 16
#: How much a character counts that is only one of those farther away.
FAR_SHARE = 0.5
#: Slope of the networks' bend below zero.
SLOPE = 0.1
_LEVELS = 127

Single: TypeAlias = npt.NDArray[np.float32]
Ids: TypeAlias = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The characters that the networks know by number; 0 is any other one, the last number is none at all."""

    numbers: Mapping[str, int]

    @classmethod
    def of(cls, characters: str) -> Alphabet:
        """Return an alphabet of these characters, in this order."""
        return cls({char: number for number, char in enumerate(characters, 1)})

    @property
    def nothing(self) -> int:
        """Return the number that stands for no character."""
        return len(self.numbers) + 1

    def ids(self, text: str) -> list[int]:
        """Return the numbers of a text's characters."""
        return [self.numbers.get(char, 0) for char in text]

    def ends(self, texts: Iterable[str]) -> Ids:
        """Return the last characters of texts as numbers, the last one first."""
        return self._rows(text[: -SEEN - 1 : -1] for text in texts)

    def beginnings(self, texts: Iterable[str]) -> Ids:
        """Return the first characters of texts as numbers."""
        return self._rows(text[:SEEN] for text in texts)

    def _rows(self, texts: Iterable[str]) -> Ids:
        rows = [self.ids(text) + [self.nothing] * (SEEN - len(text)) for text in texts]
        return np.array(rows, np.int32).reshape(-1, SEEN)


@dataclass(slots=True)
class Tower:
    """A network of one hidden layer over characters.

    Attributes:
        tables: what each character at each of the near places, and (last) at any farther place, adds to the hidden
            layer: (places, characters, hidden).
        bias: of the hidden layer.
        weights: from the hidden layer to the vector.
    """

    tables: Single
    bias: Single
    weights: Single

    def summed(self, ids: Ids) -> Single:
        """Return the hidden layer before its bend, one row for each row of `ids`."""
        near = sum(self.tables[place, ids[:, place]] for place in range(NEAR))
        far = sum(self.tables[NEAR, ids[:, place]] for place in range(NEAR, SEEN))
        return np.asarray(self.bias + near + np.float32(FAR_SHARE) * far, np.float32)

    def vectors(self, ids: Ids) -> Single:
        """Return the vectors for rows of characters."""
        return bent(self.summed(ids)) @ self.weights

    def stored(self) -> Stored:
        """Return the network as arrays, rounded to bytes, for `restored`."""
        scales = np.maximum(np.abs(self.tables).max(axis=2, keepdims=True), 1e-9) / _LEVELS
        tables = np.round(self.tables / scales).astype(np.int8)
        return {"tables": tables, "scales": scales.astype(np.float16), "bias": self.bias, "weights": self.weights}

    @classmethod
    def restored(cls, arrays: Mapping[str, npt.NDArray[np.generic]]) -> Tower:
        """Return the network that `stored` returned as arrays."""
        tables = arrays["tables"].astype(np.float32) * arrays["scales"].astype(np.float32)
        return cls(tables, arrays["bias"].astype(np.float32), arrays["weights"].astype(np.float32))


def bent(summed: Single) -> Single:
    """Return the hidden layer from its sums."""
    return np.asarray(np.maximum(summed, np.float32(SLOPE) * summed), np.float32)
