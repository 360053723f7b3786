"""Lines of one height: how far apart in reading order lines stand that were printed side by side.

Columns of a page are about equally long. A line that stands in a wrong column therefore belongs as many lines further
up or down as others near it that stand in a wrong column; where it was read across two columns, twice as many.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.ndimage import gaussian_filter1d
from scipy.signal import lfilter

from kg.reading.counts import Floats

Numbers = npt.NDArray[np.intp]

#: Lines between a place and the place where its line stood: the fewest and the most that another column explains.
NEAREST, FARTHEST = 10, 400
#: A distance also speaks for its multiples: lines read across two or three columns.
_MULTIPLES = ((1.0, 0.8), (2.0, 0.09), (0.5, 0.09), (3.0, 0.02))
_VAGUE = 0.5


@dataclass(frozen=True, slots=True)
class Scale:
    """How far along the page a distance speaks for others, by how many lines these may differ, and its weight."""

    reach: float
    spread: float
    share: float


@dataclass(frozen=True, slots=True)
class Distances:
    """Distances of lines that stand in a wrong column.

    Attributes:
        low: place of the upper end of each, in reading order.
        wide: how many lines it spans.
        size: number of lines of the page.
    """

    low: Numbers
    wide: Numbers
    size: int

    def density(self, scales: tuple[Scale, ...]) -> Floats:
        """Return the logarithm of how probable every distance (column) is at every place (row)."""
        grid = np.zeros((self.size, FARTHEST + 1))
        for multiple, share in _MULTIPLES:
            wide = np.rint(self.wide * multiple).astype(np.intp)
            known = (wide >= NEAREST) & (wide <= FARTHEST)
            np.add.at(grid, (self.low[known], wide[known]), share)
        total = np.zeros_like(grid)
        for scale in scales:
            near = along(grid, scale.reach)
            alike = gaussian_filter1d(near, scale.spread, axis=1, mode="constant")
            total += scale.share * _blend(alike, near.sum(axis=1, keepdims=True))
        return np.log(total)

    def of_each(self, scales: tuple[Scale, ...]) -> Floats:
        """Return for each distance the logarithm of how probable it is by all the others."""
        total = np.zeros(len(self.low))
        others = ~np.eye(len(self.low), dtype=bool)
        apart = np.abs(self.low[:, None] - self.low[None, :])
        for scale in scales:
            voices = np.exp(-apart / scale.reach) * others
            alike = sum(share * self._alike(multiple, scale.spread) for multiple, share in _MULTIPLES)
            total += scale.share * _blend((voices * alike).sum(axis=1), voices.sum(axis=1))
        return np.log(total)

    def _alike(self, multiple: float, spread: float) -> Floats:
        apart = self.wide[None, :] * multiple - self.wide[:, None]
        return np.asarray(np.exp(-0.5 * (apart / spread) ** 2) / (spread * np.sqrt(2 * np.pi)))


def along(values: Floats, reach: float) -> Floats:
    """Return values with every row added to the rows around it, less the farther they are."""
    share = np.exp(-1 / reach)
    down = lfilter([1.0], [1.0, -share], values, axis=0)
    up = lfilter([1.0], [1.0, -share], values[::-1], axis=0)[::-1]
    return np.asarray(down + up - values)


def _blend(alike: Floats, everyone: Floats) -> Floats:
    """Return the share of voices for a distance; without any, all distances are as probable."""
    return np.asarray((alike + _VAGUE / (2 * FARTHEST)) / (everyone + _VAGUE))
