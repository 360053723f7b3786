"""Lines of one height: how far apart in reading order lines stand that were printed side by side.

Columns of a page are about equally long. A line that stands in a wrong column therefore belongs as many lines further
up or down as others near it that stand in a wrong column. Where a row was read across several columns, its lines stand
from left to right: the line next to the one at home is from the column beside it, the next one from the column beside
that, twice as far away.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy.ndimage import gaussian_filter1d
from scipy.signal import lfilter

from kg.reading.counts import Floats

Numbers = npt.NDArray[np.intp]

#: Lines between a place and the place where its line stood: the fewest and the most that other columns explain.
NEAREST, FARTHEST = 10, 400
#: Columns that a line may have been read across.
MOST_COLUMNS = 4
# What tells the distance of the next column: voices by how far along the page they are, those not too odd.
_REACH, _ODD, _TYPICAL = 15.0, 0.35, 70.0
_FEW = 1e-3
_VAGUE = 0.2
_SPAN = 40  # lines by which a distance may differ from what is expected and still speak for others


@dataclass(frozen=True, slots=True)
class Scale:
    """How far along the page a distance speaks for others, by how many lines these may differ, and its weight."""

    reach: float
    spread: float
    share: float


_SCALES = (Scale(8, 0.4, 0.45), Scale(25, 1.0, 0.3), Scale(80, 2.5, 0.2), Scale(FARTHEST, 8.0, 0.05))


@dataclass(frozen=True)
class Distances:
    """Distances of lines that stand in a wrong column.

    Attributes:
        low: place of the upper end of each, in reading order.
        wide: how many lines it spans.
        columns: over how many columns it goes, from 1 on.
        size: number of lines of the page.
    """

    low: Numbers
    wide: Numbers
    columns: Numbers
    size: int

    @cached_property
    def expected(self) -> Numbers:
        """Return how many lines further the next column is, and those behind it (row), from every place (column)."""
        single = self.wide / self.columns
        usual = float(np.median(single)) if len(single) else _TYPICAL
        fair = (np.abs(single - usual) < _ODD * usual) / self.columns
        voices, sums = np.zeros((2, self.size))
        np.add.at(voices, self.low, fair)
        np.add.at(sums, self.low, fair * single)
        near = along(np.stack([voices, sums], axis=1), _REACH)
        one = (near[:, 1] + _FEW * usual) / (near[:, 0] + _FEW)
        found = [np.zeros(self.size)]
        for _ in range(MOST_COLUMNS):
            there = np.minimum(np.rint(np.arange(self.size) + found[-1]).astype(np.intp), self.size - 1)
            found.append(found[-1] + one[there])
        return np.rint(found).astype(np.intp)

    def unexpected(self, low: Numbers, wide: Numbers, columns: Numbers) -> Numbers:
        """Return how much longer distances are than is expected where they are."""
        return np.asarray(wide - self.expected[np.minimum(columns, MOST_COLUMNS), low])

    def likelihoods(self) -> Floats:
        """Return for every place (row) how probable it is that a distance differs by so much from what is expected.

        Logarithms; `index` tells which column stands for which difference.
        """
        grid = np.zeros((self.size, 2 * _SPAN + 2))
        np.add.at(grid, (self.low, index(self._own)), 1.0)
        grid[:, -1] = 0.0
        total = np.zeros_like(grid)
        for scale in _SCALES:
            near = along(grid, scale.reach)
            alike = gaussian_filter1d(near[:, :-1], scale.spread, axis=1, mode="constant")
            alike = np.pad(alike, ((0, 0), (0, 1)))
            total += scale.share * _blend(alike, near.sum(axis=1, keepdims=True))
        return np.log(total)

    def of_each(self) -> Floats:
        """Return for each distance the logarithm of how probable it is by all the others."""
        total = np.zeros(len(self.low))
        apart = np.abs(self.low[:, None] - self.low[None, :])
        unlike = np.abs(self._own[None, :] - self._own[:, None])
        near, like = np.arange(self.size), np.arange(unlike.max(initial=0) + 1)
        for scale in _SCALES:
            voices = np.exp(-near / scale.reach)[apart]
            np.fill_diagonal(voices, 0.0)
            alike = np.exp(-0.5 * (like / scale.spread) ** 2) / (scale.spread * np.sqrt(2 * np.pi))
            total += scale.share * _blend((voices * alike[unlike]).sum(axis=1), voices.sum(axis=1))
        return np.log(total)

    @cached_property
    def _own(self) -> Numbers:
        return self.unexpected(self.low, self.wide, self.columns)


def index(unexpected: Numbers) -> Numbers:
    """Return the columns of `Distances.likelihoods` for differences; the last one is for all that are too great."""
    return np.where(np.abs(unexpected) <= _SPAN, unexpected + _SPAN, 2 * _SPAN + 1)


def along(values: Floats, reach: float) -> Floats:
    """Return values with every row added to the rows around it, less the farther they are."""
    share = np.exp(-1 / reach)
    down = lfilter([1.0], [1.0, -share], values, axis=0)
    up = lfilter([1.0], [1.0, -share], values[::-1], axis=0)[::-1]
    return np.asarray(down + up - values)


def _blend(alike: Floats, everyone: Floats) -> Floats:
    """Return the share of voices for a distance; without any, all distances are as probable."""
    return np.asarray((alike + _VAGUE / (2 * FARTHEST)) / (everyone + _VAGUE))
