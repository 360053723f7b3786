"""Lines of one height: how far apart in reading order lines stand that were printed side by side.

Columns of a page are equally long. So a line that stands in a wrong column belongs as many lines further up or down as
a column has, twice as many if it was read across two; less what stands between the two places that is no line of text,
a heading with the white space around it above all, whose height is not known. What lines in wrong columns tell of both
is weighed as one (kriging, by the best linear prediction: Cressie 1993): where many of them agree, one that differs is
not believed, but behind a heading it may differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy.signal import lfilter

from kg.reading.counts import Floats

Numbers = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]

#: Lines between a place and the place where its line stood: the fewest and the most that other columns explain.
NEAREST, FARTHEST = 10, 400
#: Columns that a line may have been read across.
MOST_COLUMNS = 4
# Lines by which a distance differs by chance; share of a column by which its length is not known; lines that a break
# takes, how little that is known on the whole and for each; and the variance that each line adds.
_NOISE, _LENGTH, _BREAK, _BREAKS, _EACH_BREAK, _DRIFT = 0.4, 0.17, 3.0, 1.5, 3.0, 0.02
# Shares of distances that differ more: somewhat, or by anything. What it costs that a distance goes over fewer columns
# than lines stand side by side, as one of them was lost.
_ROUGH, _ANY, _FEWER = 0.1, 0.03, 3.0
# Distances that tell better than the page beforehand how long columns are; with fewer, so many may differ by anything.
_ENOUGH, _ANY_OF_FEW = 4, 0.5
# From so many times its spread, and so many lines, on a distance is not believed; how often that is
# asked anew.
_OUTLYING, _LEAST_OUTLYING, _DISBELIEF = 3.0, 2.0, 100.0
_WEIGHED_ANEW = 2
_UNKNOWN = -float(np.log(2 * FARTHEST))


@dataclass(frozen=True, slots=True)
class Layout:
    """What is known of the columns of a page beforehand.

    Attributes:
        usual: how many lines a column has.
        breaks: for each line of the file whether something may stand before it that is no line of text.
    """

    usual: int
    breaks: Flags

    def above(self, order: Numbers) -> Numbers:
        """Return for each place of an order how many breaks there are down to it."""
        return np.cumsum(self.breaks[order])


@dataclass(frozen=True, slots=True)
class _Spans:
    """From places to places further on, in lines, columns and breaks."""

    low: Floats
    high: Floats
    columns: Floats
    first: Floats
    last: Floats

    def covariance(self, other: _Spans, usual: float) -> Floats:
        """Return how much the lengths of spans (row) and of others (column) differ together from what is expected."""
        lines = np.minimum(self.high[:, None], other.high) - np.maximum(self.low[:, None], other.low)
        breaks = np.minimum(self.last[:, None], other.last) - np.maximum(self.first[:, None], other.first)
        found = np.maximum(lines, 0) * _DRIFT + np.maximum(breaks, 0) * _EACH_BREAK**2
        found += np.outer(self.columns * (_LENGTH * usual) ** 2, other.columns)
        found += np.outer((self.last - self.first) * _BREAKS**2, other.last - other.first)
        return np.asarray(found)

    def variance(self, usual: float) -> Floats:
        """Return by how much the length of each span may differ from what is expected, squared."""
        breaks = self.last - self.first
        found = (self.high - self.low) * _DRIFT + breaks * _EACH_BREAK**2
        return np.asarray(found + (self.columns * _LENGTH * usual) ** 2 + (breaks * _BREAKS) ** 2)


@dataclass(frozen=True)
class Distances:
    """Distances of lines that stand in a wrong column.

    Attributes:
        low: place of the upper end of each, in reading order.
        wide: how many lines it spans.
        columns: over how many columns it goes, from 1 on; fewer if a line beside it was lost.
        above: for each place of the page how many breaks there are down to it.
        beforehand: how many lines a column has, as far as is known without these.
    """

    low: Numbers
    wide: Numbers
    columns: Numbers
    above: Numbers
    beforehand: float

    @cached_property
    def usual(self) -> float:
        """Return how many lines a column has."""
        return float(np.median(self.wide / self.columns)) if len(self.wide) >= _ENOUGH else self.beforehand

    def of_each(self) -> Floats:
        """Return for each distance the logarithm of how probable it is by all the others."""
        if not len(self.low):
            return np.zeros(0)
        inverse, weighed, _ = self._weighed
        own = 1 / np.diag(inverse)
        spread = np.sqrt(np.maximum(own - self._noise + _NOISE**2, _NOISE**2))
        return self._likelihoods(weighed * own, spread) - _FEWER * (self._columns < self.columns)

    def likely(self, low: Numbers, wide: Numbers, columns: Numbers) -> Floats:
        """Return for other distances the logarithm of how probable each is by these; by none, all are as probable."""
        if not len(self.low):
            return np.full(np.broadcast(low, wide).shape, _UNKNOWN)
        over = np.minimum(self._over(low, wide, columns), MOST_COLUMNS)
        middle, spread = self._table
        return self._likelihoods(wide - middle[over, low], spread[over, low]) - _FEWER * (over < columns)

    def _likelihoods(self, differs: Floats, spread: Floats) -> Floats:
        """Return the logarithms of how probable differences in whole lines are, by their spread."""
        anything = _ANY if len(self.low) >= _ENOUGH else _ANY_OF_FEW
        near = np.minimum(_normal(differs, spread), 1.0)
        rough = _normal(differs, 3 * spread + 1)
        return np.asarray(np.log((1 - _ROUGH - anything) * near + _ROUGH * rough + anything / (2 * FARTHEST)))

    @cached_property
    def expected(self) -> Numbers:
        """Return how many lines further the next column is, and those behind it (row), from every place (column)."""
        return np.rint(np.maximum(self._table[0], 0)).astype(np.intp)

    def _over(self, low: Numbers, wide: Numbers, columns: Numbers) -> Numbers:
        """Return over how many columns distances go by their length, at most as many as lines stand side by side."""
        most = len(self.above) - 1
        breaks = self.above[np.minimum(low + np.maximum(wide, 0), most)] - self.above[low]
        single = self.usual * (1 + _BREAK * self._density)
        found = np.rint((wide + _BREAK * breaks) / single).astype(np.intp)
        return np.clip(found, 1, np.maximum(columns, 1))

    @cached_property
    def _density(self) -> float:
        return float(self.above[-1]) / len(self.above)

    @cached_property
    def _columns(self) -> Numbers:
        return self._over(self.low, self.wide, self.columns)

    @cached_property
    def _own(self) -> _Spans:
        return self._spans(self.low, self.wide, self._columns)

    def _spans(self, low: Numbers, wide: Numbers, columns: Numbers) -> _Spans:
        high = np.clip(low + wide, 0, len(self.above) - 1)
        found = low, high, columns, self.above[low], self.above[high]
        return _Spans(*(np.asarray(each, np.float64) for each in found))

    def _beforehand(self, spans: _Spans) -> Floats:
        """Return the lengths of spans that are expected where nothing is known."""
        breaks = spans.last - spans.first - spans.columns * self._density * self.usual
        return np.asarray(spans.columns * self.usual - _BREAK * breaks)

    @cached_property
    def _weighed(self) -> tuple[Floats, Floats, Floats]:
        """Return the inverse of the covariances, and by it the weighed differences from what is expected, and noise."""
        covariance = self._own.covariance(self._own, self.usual)
        differs = self.wide - self._beforehand(self._own)
        noise = np.full(len(differs), _NOISE**2)
        for _ in range(_WEIGHED_ANEW + 1):
            inverse = np.linalg.inv(covariance + np.diag(noise))
            weighed = inverse @ differs
            own = 1 / np.diag(inverse)
            doubtful = np.abs(weighed * own) > np.maximum(_OUTLYING * np.sqrt(own), _LEAST_OUTLYING)
            known, noise = noise, np.where(doubtful, _DISBELIEF, _NOISE**2)
            if np.array_equal(known, noise):
                break
        return np.asarray(inverse), np.asarray(weighed), known

    @property
    def _noise(self) -> Floats:
        return self._weighed[2]

    @cached_property
    def _table(self) -> tuple[Floats, Floats]:
        """Return the lengths of spans over columns (row) from every place (column), and by how much each may differ."""
        size = len(self.above)
        low = np.tile(np.arange(size), MOST_COLUMNS)
        columns = np.repeat(np.arange(1, MOST_COLUMNS + 1), size)
        middle = columns * self.usual
        inverse, weighed, _ = self._weighed
        for _ in range(2):
            spans = self._spans(low, np.rint(middle).astype(np.intp), columns)
            shared = spans.covariance(self._own, self.usual)
            middle = self._beforehand(spans) + shared @ weighed
        left = spans.variance(self.usual) - ((shared @ inverse) * shared).sum(axis=1)
        spread = np.sqrt(np.maximum(left, 0) + _NOISE**2)
        found = (np.concatenate([np.zeros(size), each]).reshape(-1, size) for each in (middle, spread))
        first, second = found
        return first, second


def along(values: Floats, reach: float) -> Floats:
    """Return values with every row added to the rows around it, less the farther they are."""
    share = np.exp(-1 / reach)
    down = lfilter([1.0], [1.0, -share], values, axis=0)
    up = lfilter([1.0], [1.0, -share], values[::-1], axis=0)[::-1]
    return np.asarray(down + up - values)


def _normal(differs: Floats, spread: Floats) -> Floats:
    return np.asarray(np.exp(-0.5 * (differs / spread) ** 2) / (spread * np.sqrt(2 * np.pi)))
