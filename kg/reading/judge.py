"""A small network that weighs what speaks for reading one line after another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import numpy as np
import numpy.typing as npt

from kg.reading.counts import Floats, Stored
from kg.reading.towers import Single


@dataclass(frozen=True, slots=True)
class Judge:
    """A network of one hidden layer, with direct weights beside it.

    What it returns is the logarithm of how much likelier the features are for a paragraph that goes on (first), or for
    another that follows (second), than for two lines by chance.

    Attributes:
        hidden: weights from the features and a constant to the hidden layer: (features + 1, hidden).
        outputs: weights from the hidden layer: (hidden, 2).
        direct: weights from the features and the constant: (features + 1, 2).
    """

    hidden: Single
    outputs: Single
    direct: Single

    @classmethod
    def blank(cls, features: int) -> Judge:
        """Return a network that has learnt nothing."""
        shapes = (features + 1, 1), (1, 2), (features + 1, 2)
        return cls(*(np.zeros(shape, np.float32) for shape in shapes))

    @classmethod
    def mean(cls, judges: Sequence[Judge]) -> Judge:
        """Return the network whose odds are the mean of those of several."""
        share = np.float32(1 / len(judges))
        hidden = np.hstack([judge.hidden for judge in judges])
        outputs = np.vstack([judge.outputs * share for judge in judges])
        return cls(hidden, outputs, np.sum([judge.direct * share for judge in judges], axis=0, dtype=np.float32))

    def odds(self, features: npt.NDArray[np.floating]) -> Floats:
        """Return both logarithms (last axis) for features (last axis)."""
        inputs = np.asarray(features, np.float32).reshape(-1, features.shape[-1])
        layer = np.tanh(inputs @ self.hidden[:-1] + self.hidden[-1])
        sums = layer @ self.outputs + inputs @ self.direct[:-1] + self.direct[-1]
        return np.asarray(sums, np.float64).reshape(*features.shape[:-1], self.outputs.shape[1])

    def stored(self) -> Stored:
        """Return the network as arrays, for `restored`."""
        return asdict(self)

    @classmethod
    def restored(cls, arrays: Mapping[str, npt.NDArray[np.generic]]) -> Judge:
        """Return the network that `stored` returned as arrays."""
        return cls(*(arrays[name].astype(np.float32) for name in ("hidden", "outputs", "direct")))
