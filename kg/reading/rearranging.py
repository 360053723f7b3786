"""The order of a page's lines that explains it best, found by moving single lines to where they are read on.

Most lines stand at home: behind one another in the file as in reading order. Some are guests: they were read across
from another column. The order is searched in which the seams are likeliest, guests come in bands, and lines of one
height are the same distance apart (see `heights`). The search is simulated annealing (Kirkpatrick et al. 1983) over
moves of single lines; all moves are weighed at once, and those that do not touch each other are made together. Its
choices come from a fixed seed, so that the same page always gives the same order.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kg.reading.counts import Floats
from kg.reading.heights import FARTHEST, NEAREST, Distances, Numbers, Scale, along

Flags = npt.NDArray[np.bool_]

_SWEEPS, _HOT, _COOL, _LAST_SWEEPS = 120, 1.2, 0.3, 40
_BAND = 6.0
_CLEAN_FIRST, _CLEAN_LAST = -2.0, -4.0
_RATES = 0.02, 0.6
_NEVER = -1e9
_LEAST = 0.01
_LEAST_CLEAR = 2


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A page in reading order.

    Attributes:
        order: numbers of the lines as they are read.
        guests: for each line whether it stood in a wrong column.
        confidence: for each guest the probability of its place, given all others; 1 for lines at home.
    """

    order: Numbers
    guests: Flags
    confidence: Floats


def arranged(seams: Floats, movable: Numbers) -> Arrangement:
    """Return the best order of lines.

    Args:
        seams: for two lines [a, b] the logarithm of how much speaks for reading b after a.
        movable: numbers of the lines that may be guests.
    """
    search = _Search(seams, movable)
    if search.is_damaged():
        search.anneal()
    return Arrangement(search.order, search.guests, search.confidence())


@dataclass(slots=True)
class _Frame:
    """Where every line stands at the moment; the number behind the last line stands for the edge of the page."""

    place: Numbers
    before: Numbers
    behind: Numbers
    home_above: Numbers
    home_below: Numbers


class _Search:
    def __init__(self, seams: Floats, movable: Numbers) -> None:
        self.size = size = len(seams)
        self.seams = np.zeros((size + 1, size + 1))
        self.seams[:size, :size] = seams
        self.movable = movable
        self.order = np.arange(size)
        self.guests = np.zeros(size, bool)
        self.chance = np.random.default_rng(1)
        self.around = along(np.ones((size, 1)), _BAND)[:, 0]
        self._cool(1.0)

    def is_damaged(self) -> bool:
        """Tell whether some lines would do better elsewhere, wherever that is: else the page needs no search."""
        self._cool(0.0)
        gains, _ = self._gains(self._frame())
        return int((gains.max(axis=0, initial=_NEVER) > 0).sum()) >= _LEAST_CLEAR

    def anneal(self) -> None:
        """Search, first with loose ideas of distances and any order likely, in the end strictly uphill."""
        for sweep in range(_SWEEPS):
            done = sweep / (_SWEEPS - 1)
            self._cool(done)
            self._sweep(_HOT * (_COOL / _HOT) ** done)
        for _ in range(_LAST_SWEEPS):
            if not self._sweep(0.0):
                return

    def confidence(self) -> Floats:
        """Return how probable the place of each guest is against every other place, home included."""
        result = np.ones(self.size)
        if len(self.movable):
            gains, _ = self._gains(self._frame())
            others = np.exp(np.minimum(gains, 30.0)).sum(axis=0)
            result[self.movable] = 1 / (1 + others)
        return np.where(self.guests, result, 1.0)

    def _cool(self, done: float) -> None:
        def between(first: float, last: float) -> float:
            return first + (last - first) * done

        self.scales = (
            Scale(between(10, 20), between(4.0, 0.7), 0.5),
            Scale(between(30, 60), between(6.0, 2.0), 0.3),
            Scale(FARTHEST, between(10.0, 4.0), 0.2),
        )
        self.clean = between(_CLEAN_FIRST, _CLEAN_LAST)

    def _frame(self) -> _Frame:
        size, order = self.size, self.order
        place, before, behind = (np.empty(size + 1, np.intp) for _ in range(3))
        place[order], place[size] = np.arange(size), -1
        edges = np.concatenate([[size], order, [size]])
        behind[edges[:-1]], before[edges[1:]] = edges[1:], edges[:-1]
        home = np.flatnonzero(~self.guests)
        above = home[np.maximum(np.searchsorted(home, np.arange(size)) - 1, 0)]
        below = home[np.minimum(np.searchsorted(home, np.arange(size), side="right"), len(home) - 1)]
        return _Frame(place, before, behind, above, below)

    def _distances(self, frame: _Frame, behind: Numbers, lines: Numbers) -> tuple[Numbers, Numbers]:
        """Return upper end and width of the distance from home of lines that are put behind others.

        A line that belongs further up was read before the line at home in its row, one that belongs further down
        after it, as columns stand left to right.
        """
        own = frame.place[lines]
        target = frame.place[behind]
        above, below = frame.place[frame.home_above[lines]], frame.place[frame.home_below[lines]]
        upward = target < above
        target_left, above_left, below_left = (at - (at > own) for at in (target, above, below))
        wide = np.where(upward, below_left - target_left - 1, target_left - above_left)
        return np.clip(np.where(upward, target, above), 0, self.size - 1), wide

    def _costs(self, frame: _Frame) -> tuple[Floats, Floats, Floats]:
        """Return what it costs to be a guest for each line, by its place; and what each guest pays now."""
        lines = np.flatnonzero(self.guests)
        low, wide = self._distances(frame, frame.before[lines], lines)
        known = Distances(low, np.clip(wide, 0, FARTHEST), self.size)
        damage = np.zeros(self.size)
        damage[lines] += 1
        hosts = self.order[np.clip(frame.place[frame.before[lines]], 0, self.size - 1)]
        np.add.at(damage, hosts, 0.5)
        near = along(damage[:, None], _BAND)[:, 0] / self.around
        paid = np.zeros(self.size)
        alone = self._odds(near[lines] - damage[lines] / self.around[lines])
        paid[lines] = alone + known.of_each(self.scales)
        return known.density(self.scales), self._odds(near), paid

    def _odds(self, rates: Floats) -> Floats:
        rates = np.clip(rates, *_RATES)
        return np.clip(np.log(rates / (1 - rates)), self.clean, 0.0)

    def _gains(self, frame: _Frame) -> tuple[Floats, Numbers]:
        """Return what is gained by putting each movable line (column) behind each line (row).

        The second array says behind which line each movable line is at home.
        """
        seams, lines, size = self.seams, self.movable, self.size
        density, costs, paid = self._costs(frame)
        before, behind = frame.before[lines], frame.behind[lines]
        leaving = seams[before, behind] - seams[before, lines] - seams[lines, behind]
        rows = np.arange(size)
        following = frame.behind[rows]
        entering = seams[:size, lines] + seams[lines][:, following].T - seams[rows, following][:, None]
        low, wide = self._distances(frame, rows[:, None], lines[None, :])
        price = costs[None, lines] + density[low, np.clip(wide, 0, FARTHEST)]
        home = frame.home_above[lines]
        at_home = (rows[:, None] == home[None, :]) & self.guests[None, lines]
        price = np.where((wide >= NEAREST) & (wide <= FARTHEST), price, _NEVER)
        gains = leaving[None, :] + entering + np.where(at_home, 0.0, price) - paid[None, lines]
        gains[(rows[:, None] == lines[None, :]) | (rows[:, None] == before[None, :])] = _NEVER
        return gains, home

    def _sweep(self, heat: float) -> int:
        """Move lines that do not touch each other; return how many."""
        if not len(self.movable):
            return 0
        frame = self._frame()
        gains, home = self._gains(frame)
        touched: set[int] = set()
        order, moved = self.order.tolist(), 0
        for number, target in self._chosen(gains, heat):
            line = int(self.movable[number])
            around = {int(frame.before[line]), line, int(frame.behind[line]), target, int(frame.behind[target])}
            if touched & around:
                continue
            touched |= around
            order.remove(line)
            order.insert(order.index(target) + 1, line)
            self.guests[line] = target != home[number]
            moved += 1
        self.order = np.array(order)
        return moved

    def _chosen(self, gains: Floats, heat: float) -> list[tuple[int, int]]:
        """Return movable lines, by their number among these, with the lines to put them behind, in order of trial."""
        if heat:
            return self._drawn(gains / heat)
        targets = gains.argmax(axis=0)
        best = gains.max(axis=0)
        least = max(_LEAST, best.max() / 2)
        return [(int(n), int(targets[n])) for n in np.argsort(-best, kind="stable") if best[n] >= least]

    def _drawn(self, gains: Floats) -> list[tuple[int, int]]:
        """Draw a place for every movable line by the probability of its places, staying included."""
        top = np.maximum(gains.max(axis=0), 0.0)
        sums = np.cumsum(np.exp(gains - top), axis=0)
        drawn = self.chance.random(len(top)) * (sums[-1] + np.exp(-top))
        targets = (sums < drawn).sum(axis=0)
        turns = self.chance.permutation(len(top))
        return [(int(n), int(targets[n])) for n in turns if targets[n] < self.size]
