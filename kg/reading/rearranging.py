"""The order of a page's lines that explains it best.

Most lines stand at home: behind one another in the file as in reading order. Some are guests: they were read across
from another column. Where the columns stand level is estimated (`alignment`), the rows read across are searched
(`rows`) from top to foot and back, the orders so found are settled line by line (`settling`) and their best parts put
together (`blending`). With what that tells of the columns all is done again, with seams that say less, so that orders
are met that the first search was too sure to try. Nothing is left to chance: the same page always gives the same order.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kg.reading.alignment import (
    distances_by_order,
    distances_by_seams,
    starts_by_file,
    starts_by_order,
    usual_distances,
)
from kg.reading.blending import blended, doubts
from kg.reading.chains import chain
from kg.reading.counts import Floats
from kg.reading.heights import Layout, Numbers
from kg.reading.rows import Columns, found_rows
from kg.reading.seams import LOST
from kg.reading.settling import Settling

Flags = npt.NDArray[np.bool_]

# More columns than this are none: where they stand could not be told.
_MOST_COLUMNS = 15
_ROUNDS = 4
_LOOSE_FIRST, _LOOSE = 6, 3
# From the second search on, what a seam says counts by these powers.
_SOFT, _LEAST_ODDS = (0.6, 0.8), 1e-12
# How often chains of moves are looked for at most.
_CHAINED = 3
# How much it counts that other orders read the lines around a line otherwise, and a doubt that is always left; fitted
# on spoilt pages.
_DOUBT, _LEAST_DOUBT = 4.0, 0.01


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A page in reading order.

    Attributes:
        order: numbers of the lines as they are read.
        guests: for each line whether it stood in a wrong column.
        confidence: for each guest the probability of its place; 1 for lines at home.
    """

    order: Numbers
    guests: Flags
    confidence: Floats


def arranged(
    seams: Floats, movable: Numbers, headings: Flags | None = None, breaks: Flags | None = None
) -> Arrangement:
    """Return the best order of lines.

    Args:
        seams: for two lines [a, b] the logarithm of how much speaks for reading b after a.
        movable: numbers of the lines that may be guests.
        headings: for each line whether it is a heading; by default none is.
        breaks: for each line whether something may stand before it that is no line of text; by default nothing does.
    """
    size = len(seams)
    nowhere = np.zeros(size, bool)
    usual = usual_distances(seams, movable)
    layout = Layout(usual[0], nowhere if breaks is None else breaks)
    as_read = Settling(seams, movable, layout=layout)
    if not as_read.is_damaged():
        return Arrangement(np.arange(size), nowhere, np.ones(size))
    best, others = _best_order(as_read, seams, nowhere if headings is None else headings, usual)
    confidence = 1 / (1 + _DOUBT * (doubts(best, others) + _LEAST_DOUBT))
    return Arrangement(best.order, best.guests, np.where(best.guests, confidence, 1.0))


def _best_order(as_read: Settling, seams: Floats, headings: Flags, usual: list[int]) -> tuple[Settling, list[Settling]]:
    """Return the best order, and all orders that were settled.

    It is the best of that of the file, and of rows searched with ever better knowledge of columns.
    """
    best = _settled(as_read)
    found = [best]
    columns = [starts_by_file(seams, distances_by_seams(seams, best.movable, each)) for each in usual]
    may_move = np.zeros(len(seams), bool)
    may_move[best.movable] = True
    weighed, loose = seams, _LOOSE_FIRST
    for number in range(_ROUNDS):
        possible = [starts for starts in columns if len(starts) <= _MOST_COLUMNS]
        if not possible:
            break
        for starts in possible:
            for order, guests in found_rows(Columns(weighed, starts, may_move, np.cumsum(headings), loose)):
                found.append(_settled(best.otherwise(order, guests)))
        best = _best_of(found)
        distances = distances_by_order(seams, best.order, best.guests, headings, best.usual)
        known, columns = columns[-1], [starts_by_order(seams, best.order, best.guests, distances)]
        if number and np.array_equal(known, columns[0]):
            break
        weighed, loose = _softened(seams, _SOFT[number % len(_SOFT)]), _LOOSE
    for _ in range(_CHAINED):
        best = best.otherwise(best.order, best.guests)
        if not chain(best):
            break
        best.settle()
        found.append(best)
    return best, found


def _settled(order: Settling) -> Settling:
    order.settle()
    return order


def _best_of(found: list[Settling]) -> Settling:
    """Return the best order put together of those found, settled; it becomes one of them."""
    found.append(_settled(blended(found)))
    return found[-1]


def _softened(seams: Floats, power: float) -> Floats:
    """Return seams that say less; text is lost between two lines as often as before."""
    odds = np.maximum((np.exp(seams) - LOST) / (1 - LOST), _LEAST_ODDS)
    return np.asarray(np.log(LOST + (1 - LOST) * odds**power))
