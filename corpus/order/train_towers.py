"""Training of the two networks: which beginning of a line reads on from which end, among all lines of a batch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kg.reading.towers import FAR_SHARE, NEAR, SEEN, SLOPE, Alphabet, Ids, Single, Tower, bent

_CHARACTERS, _HIDDEN, _SIZE = 3999, 128, 64
_RATE, _LAST_RATE, _START = 0.05, 0.05, 1e-3
# Seams of a batch that are drawn from one place, and how far from its middle, in characters; share of blurred ones.
_TOGETHER, _NEARBY, _BLUR = 32, 1500, 0.1


@dataclass(slots=True)
class _Learner:
    """A network with the sums of squared gradients that scale its steps (Adagrad)."""

    tower: Tower
    table_sums: Single
    bias_sums: Single
    weight_sums: Single

    @classmethod
    def fresh(cls, nothing: int, chance: np.random.Generator) -> _Learner:
        tables = chance.normal(0, 0.1, (NEAR + 1, nothing + 1, _HIDDEN)).astype(np.float32)
        tables[:, nothing] = 0
        weights = chance.normal(0, _HIDDEN**-0.5, (_HIDDEN, _SIZE)).astype(np.float32)
        sums = [np.full(shape, _START, np.float32) for shape in (tables.shape[:2], (_HIDDEN,), weights.shape)]
        return cls(Tower(tables, np.zeros(_HIDDEN, np.float32), weights), *sums)

    def learn(self, ids: Ids, summed: Single, by_vector: Single, rate: float) -> None:
        """Take one step against the gradient by the network's vectors."""
        tower = self.tower
        by_weights = bent(summed).T @ by_vector
        by_sum = (by_vector @ tower.weights.T) * np.where(summed > 0, 1, SLOPE).astype(np.float32)
        self.weight_sums += by_weights**2
        tower.weights -= rate * by_weights / np.sqrt(self.weight_sums)
        by_bias = by_sum.sum(axis=0)
        self.bias_sums += by_bias**2
        tower.bias -= rate * by_bias / np.sqrt(self.bias_sums)
        for place in range(NEAR):
            self._learn_table(place, ids[:, place], by_sum, rate)
        far = np.repeat(by_sum * np.float32(FAR_SHARE), SEEN - NEAR, axis=0)
        self._learn_table(NEAR, ids[:, NEAR:].ravel(), far, rate)

    def _learn_table(self, place: int, ids: npt.NDArray[np.int32], by_row: Single, rate: float) -> None:
        order = np.argsort(ids, kind="stable")
        ids, by_row = ids[order], by_row[order]
        first = np.flatnonzero(np.concatenate([[True], ids[1:] != ids[:-1]]))
        rows, sums = ids[first], np.add.reduceat(by_row, first, axis=0)
        known = rows < self.tower.tables.shape[1] - 1
        rows, sums = rows[known], sums[known]
        self.table_sums[place, rows] += (sums**2).mean(axis=1)
        self.tower.tables[place, rows] -= rate * sums / np.sqrt(self.table_sums[place, rows])[:, None]


def alphabet(texts: Sequence[tuple[str, float]]) -> Alphabet:
    """Return the most frequent characters of weighted texts."""
    counts: Counter[str] = Counter()
    for text, weight in texts:
        for char, times in Counter(text).items():
            counts[char] += round(1000 * weight * times)
    del counts["\n"]
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return Alphabet.of("".join(char for char, _ in ranked[:_CHARACTERS]))


def trained(
    texts: Sequence[tuple[str, float]], known: Alphabet, steps: int, batch: int = 768, seed: int = 1
) -> tuple[Tower, Tower]:
    """Return the networks for ends and beginnings of lines.

    Args:
        texts: each with the share of the training that it gets, by character.
        known: the characters that the networks tell apart.
        steps: number of batches.
        batch: seams in a batch; each beginning is told from all others of the batch.
        seed: of the random choices.
    """
    chance = np.random.default_rng(seed)
    chars, seams, sums = _seams(texts, known)
    ends, beginnings = (_Learner.fresh(known.nothing, chance) for _ in range(2))
    for step in range(steps):
        at = _drawn(seams, sums, batch, chance)
        rate = _RATE * max(_LAST_RATE, 1 - step / steps)
        before, behind = (_blurred(side, known.nothing, chance) for side in _around(chars, at, known.nothing))
        _step(ends, beginnings, before, behind, rate)
    return ends.tower, beginnings.tower


def _seams(
    texts: Sequence[tuple[str, float]], known: Alphabet
) -> tuple[Ids, npt.NDArray[np.intp], npt.NDArray[np.float64]]:
    """Return all characters (line feeds as -1), the places within paragraphs, and their running sum of weights."""
    edge = [-1] * SEEN
    newline = dict.fromkeys("\n", -1)
    parts = [
        np.array([*edge, *(newline.get(char, known.numbers.get(char, 0)) for char in text)], np.int32)
        for text, _ in texts
    ]
    chars = np.concatenate([*parts, np.array(edge, np.int32)])
    weights = np.repeat([weight for _, weight in texts], [len(part) for part in parts])
    inside = chars >= 0
    seams = np.flatnonzero(inside[1 : len(weights)] & inside[: len(weights) - 1]) + 1
    return chars, seams, np.cumsum(weights[seams])


def _drawn(
    seams: npt.NDArray[np.intp], sums: npt.NDArray[np.float64], batch: int, chance: np.random.Generator
) -> npt.NDArray[np.intp]:
    """Return the seams of a batch: groups that stand near each other, as the lines of a page do."""
    groups = np.searchsorted(sums, chance.random(batch // _TOGETHER) * sums[-1])
    near = groups[:, None] + chance.integers(-_NEARBY, _NEARBY, (len(groups), _TOGETHER))
    return seams[np.unique(np.clip(near, 0, len(seams) - 1))]


def _blurred(ids: Ids, nothing: int, chance: np.random.Generator) -> Ids:
    """Return characters with some of them made unknown, so that the network leans on no single one."""
    return np.where(chance.random(ids.shape, np.float32) < _BLUR, np.int32(nothing), ids)


def _around(chars: Ids, at: npt.NDArray[np.intp], nothing: int) -> tuple[Ids, Ids]:
    """Return the characters before and behind the seams, none beyond their paragraphs."""
    before, behind = chars[at[:, None] - np.arange(1, SEEN + 1)], chars[at[:, None] + np.arange(SEEN)]
    cut = (np.where(np.logical_or.accumulate(side < 0, axis=1), nothing, side) for side in (before, behind))
    first, second = cut
    return first.astype(np.int32), second.astype(np.int32)


def _step(ends: _Learner, beginnings: _Learner, before: Ids, behind: Ids, rate: float) -> None:
    sums = ends.tower.summed(before), beginnings.tower.summed(behind)
    first, second = bent(sums[0]) @ ends.tower.weights, bent(sums[1]) @ beginnings.tower.weights
    scores = first @ second.T
    slope = (_softmax(scores, 1) + _softmax(scores, 0)) / 2
    slope[np.diag_indices(len(slope))] -= 1
    ends.learn(before, sums[0], slope @ second, rate)
    beginnings.learn(behind, sums[1], slope.T @ first, rate)


def _softmax(scores: Single, axis: int) -> Single:
    powers = np.exp(scores - scores.max(axis=axis, keepdims=True))
    return np.asarray(powers / powers.sum(axis=axis, keepdims=True), np.float32)
