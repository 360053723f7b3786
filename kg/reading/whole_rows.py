"""Rows that were read across three or more columns, put in order as a whole.

As long as only one line of such a row is moved, little is gained: the others still stand between the lines that read
on. So all lines beside one at home are moved together, each to its best place near where its column stands level.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kg.reading.counts import Floats
from kg.reading.heights import MOST_COLUMNS, NEAREST, Distances, Numbers

Flags = npt.NDArray[np.bool_]

_WINDOW = 8  # lines up and down from where a column is expected to stand level
_SHAPES = [(left, wide - left) for wide in range(2, MOST_COLUMNS + 1) for left in range(wide + 1)]
_NEVER = -1e9


@dataclass(frozen=True, slots=True)
class Move:
    """Lines that move together.

    Attributes:
        lines: which move.
        targets: behind which line each is put.
        back: whether they return to where they stand in the file.
    """

    lines: list[int]
    targets: list[int]
    back: bool = False


@dataclass(frozen=True, slots=True)
class WholeRows:
    """An order of lines in which whole rows may be moved.

    Attributes:
        seams: as in `Settling`, with a row and a column for the edge of the page behind the last line.
        order: numbers of the lines as they are read.
        place: of each line in that order.
        home: for each line whether it stands at home.
        movable: for each line whether it may be moved.
        costs: what it costs each line to stand in a wrong column.
        known: distances of lines that stand in wrong columns.
    """

    seams: Floats
    order: Numbers
    place: Numbers
    home: Flags
    movable: Flags
    costs: Floats
    known: Distances

    def moves(self, least: float, most: int) -> Iterator[Move]:
        """Yield moves of two lines and more that gain at least so much, at most so many, the best first."""
        sides = {
            (way, number, column): self._best(way, number, column)
            for way in (-1, 1)
            for number in range(1, MOST_COLUMNS + 1)
            for column in range(1, number + 1)
        }
        table = np.array([self._gains(left, right, sides) for left, right in _SHAPES])
        for number in np.argsort(-table, axis=None, kind="stable")[:most].tolist():
            shape, line = divmod(number, len(self.order))
            if table[shape, line] < least:
                return
            left, right = _SHAPES[shape]
            found = [(line - column, sides[-1, left, column][1][line]) for column in range(left, 0, -1)]
            found += [(line + column, sides[1, right, column][1][line]) for column in range(1, right + 1)]
            yield Move([guest for guest, _ in found], [int(target) for _, target in found])

    def _gains(self, left: int, right: int, sides: dict[tuple[int, int, int], tuple[Floats, Numbers]]) -> Floats:
        """Return for each line what is gained if so many lines on its left and right leave it."""
        size = len(self.order)
        gains = np.full(size, _NEVER)
        lines = np.arange(left, size - right)
        first, last = lines - left, lines + right
        together = self.place[last] - self.place[first] == left + right
        for near in range(-left, right + 1):
            together &= self.home[lines + near] & (self.movable[lines + near] | (near == 0))
        lines, first, last = lines[together], first[together], last[together]
        edges = np.concatenate([[size], self.order, [size]])
        before, behind = edges[self.place[first]], edges[self.place[last] + 2]
        seams = self.seams
        gain = seams[before, lines] + seams[lines, behind] - seams[before, first] - seams[last, behind]
        for near in range(-left, right):
            gain -= seams[lines + near, lines + near + 1]
        for way, number in ((-1, left), (1, right)):
            for column in range(1, number + 1):
                gain += sides[way, number, column][0][lines] + self.costs[lines + way * column]
        gains[lines] = gain
        return gains

    def _best(self, way: int, number: int, column: int) -> tuple[Floats, Numbers]:
        """Return the best target for the line that stands so many columns on one side of each line, and its gain.

        Args:
            way: -1 for lines on the left, 1 for lines on the right.
            number: how many leave on that side.
            column: which of them; the next one is 1.
        """
        size = len(self.order)
        own, expected = self.place, self.known.expected[column]
        level = own + expected[own] if way > 0 else own - expected[np.maximum(own - expected[own], 0)]
        places = level + np.arange(-_WINDOW, _WINDOW + 1)[:, None]
        possible = (places >= 0) & (places < size) & (np.abs(places - own) >= NEAREST)
        places = np.clip(places, 0, size - 1)
        wide = np.abs(places - own) - (way < 0) - number + column - 1
        low = np.minimum(places, own)
        guests = np.clip(np.arange(size) + way * column, 0, size - 1)
        above, below = self.order[places], np.append(self.order, size)[places + 1]
        gains = self.seams[above, guests] + self.seams[guests, below] - self.seams[above, below]
        gains += self.known.likely(low, wide, np.full(1, column))
        gains = np.where(possible, gains, _NEVER)
        best = gains.argmax(axis=0)
        each = np.arange(size)
        return gains[best, each], above[best, each]
