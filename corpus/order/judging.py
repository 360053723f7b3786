"""Training of the network that weighs the features of a seam."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from kg.reading.counts import Floats
from kg.reading.judge import Judge
from kg.reading.towers import Single

_HIDDEN, _PENALTY, _STEPS = 16, 1e-4, 250
_SPREAD = 0.3


@dataclass(frozen=True, slots=True)
class _Lesson:
    """Features, scaled and with a constant behind them, and which of both kinds each pair of lines is."""

    inputs: Single
    wanted: Single

    def loss(self, flat: Floats) -> tuple[float, Floats]:
        """Return the cross entropy with a penalty on weights, and its gradient by all weights in a row."""
        judge = _shaped(flat, self.inputs.shape[1])
        layer = np.tanh(self.inputs @ judge.hidden)
        sums = layer @ judge.outputs + self.inputs @ judge.direct
        total = np.logaddexp(np.float32(0), np.logaddexp(sums[:, 0], sums[:, 1]))
        value = float(np.mean(total - (sums * self.wanted).sum(axis=1))) + _PENALTY * float(flat @ flat)
        by_sum = (np.exp(sums - total[:, None]) - self.wanted) / np.float32(len(sums))
        by_layer = (by_sum @ judge.outputs.T) * (1 - layer**2)
        parts = self.inputs.T @ by_layer, layer.T @ by_sum, self.inputs.T @ by_sum
        return value, np.concatenate([part.ravel() for part in parts]) + 2 * _PENALTY * flat


def taught(features: npt.NDArray[np.floating], kinds: npt.NDArray[np.intp], seed: int = 1) -> Judge:
    """Return a network that tells pairs of lines apart, learnt by L-BFGS from all pairs at once.

    Args:
        features: of pairs of lines: (pairs, features).
        kinds: 0 for pairs by chance, 1 where a paragraph goes on, 2 where another follows.
        seed: of the first weights.
    """
    middle, scale = features.mean(axis=0), features.std(axis=0)
    scale[scale == 0] = 1
    inputs = np.column_stack([(features - middle) / scale, np.ones(len(features))]).astype(np.float32)
    wanted = np.stack([kinds == 1, kinds == 2], axis=1).astype(np.float32)
    size = inputs.shape[1]
    chance = np.random.default_rng(seed)
    start = np.concatenate(
        [
            chance.normal(0, _SPREAD * size**-0.5, size * _HIDDEN),
            chance.normal(0, _SPREAD, _HIDDEN * 2),
            np.zeros(size * 2),
        ]
    )
    found = minimize(_Lesson(inputs, wanted).loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _STEPS})
    judge = _shaped(found.x, size)
    return Judge(_unscaled(judge.hidden, middle, scale), judge.outputs, _unscaled(judge.direct, middle, scale))


def _shaped(flat: Floats, size: int) -> Judge:
    first, second = size * _HIDDEN, size * _HIDDEN + 2 * _HIDDEN
    weights = flat.astype(np.float32)
    return Judge(
        weights[:first].reshape(size, _HIDDEN),
        weights[first:second].reshape(_HIDDEN, 2),
        weights[second:].reshape(-1, 2),
    )


def _unscaled(weights: Single, middle: Floats, scale: Floats) -> Single:
    """Return weights of scaled features as weights of the features themselves."""
    own = weights[:-1] / scale[:, None]
    return np.vstack([own, weights[-1] - middle @ own]).astype(np.float32)
