"""Which lines stand level: how far apart, in lines, a place of a page is from the place beside it in the next column.

Columns are about equally long, so the distance changes slowly along the page. It is known by the lines that would be
read on well elsewhere: most of them stand in a neighbouring column. The likeliest course of the distance is found as a
path of single steps (Viterbi 1967).
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
from scipy.ndimage import gaussian_filter1d

from kg.reading.counts import Floats
from kg.reading.heights import FARTHEST, NEAREST, Numbers

Flags = npt.NDArray[np.bool_]

# Shares of the usual distance within which it changes.
_SHORTEST, _LONGEST = 0.6, 1.45
_USUAL, _TYPICAL_SPREAD = 15, 3.0
_SURE, _LEAST, _MOST = 4.0, -8.0, 3.0  # gains by which a place speaks for a distance
_FIRM = 2.0
# How much it counts, against all that speaks for the likeliest distance, that a page has so many whole columns; by how
# much of their length these differ, and the most lines that they have.
_WHOLE, _COLUMNS, _UNEVEN, _LONGEST_COLUMN = 0.5, (3, 4, 5, 6, 7), 0.03, 110
_HALF = 0.8  # how likely half a distance must be, against the whole one, to be thought of too


def usual_distances(seams: Floats, movable: Numbers) -> list[int]:
    """Return how many lines apart columns stand on most of the page, and half of it where that is about as likely.

    Args:
        seams: for two lines [a, b] the logarithm of how much speaks for reading b after a.
        movable: numbers of the lines that may stand in a wrong column.
    """
    weights, apart = _evidence(seams, movable)
    votes = np.bincount(apart.ravel(), weights.ravel(), minlength=FARTHEST + 1)[: FARTHEST + 1]
    one, two, three = (gaussian_filter1d(votes, spread, mode="constant") for spread in (_TYPICAL_SPREAD, 4.0, 5.0))
    distances = np.arange(_USUAL, max(min(FARTHEST, len(seams) // 2 + 20), _USUAL + 1))
    total = one[distances]
    for voices, times, share in ((two, 2, 0.5), (three, 3, 0.3)):
        within = distances * times <= FARTHEST
        total = total + np.where(within, share * voices[np.minimum(distances * times, FARTHEST)], 0.0)
    total += _WHOLE * total.max() * _whole_columns(len(seams), distances)
    best = int(distances[total.argmax()])
    half = max(best // 2, _USUAL)
    return [best, half] if half < best and total[half - _USUAL] > _HALF * total.max() else [best]


def _whole_columns(size: int, distances: Numbers) -> Floats:
    """Return how well columns of so many lines fill a page of a few columns."""
    lengths = size / np.array(_COLUMNS)
    lengths = lengths[lengths <= _LONGEST_COLUMN, None]
    return np.asarray(np.exp(-0.5 * ((distances - lengths) / (_UNEVEN * lengths)) ** 2).sum(axis=0))


def distances_by_seams(seams: Floats, movable: Numbers, usual: int) -> Numbers:
    """Return for each line of the file how many lines further on the line beside it stands, by what reads on where."""
    size = len(seams)
    weights, apart = _evidence(seams, movable)
    low = np.minimum(np.arange(1, size)[:, None], movable[None, :])
    votes, shortest = _votes(size, usual, low.ravel(), apart.ravel(), weights.ravel())
    blurred = gaussian_filter1d(gaussian_filter1d(votes, 1.2, axis=1, mode="constant"), 4, axis=0, mode="constant")
    lengths = np.arange(shortest, shortest + votes.shape[1])
    return _path(np.log(0.002 + blurred) - 0.002 * np.abs(lengths - usual), np.full(size, 1.5)) + shortest


def distances_by_order(seams: Floats, order: Numbers, guests: Flags, headings: Flags, usual: int) -> Numbers:
    """Return for each place of an arrangement how many places further on the place beside it is.

    Args:
        seams: as in `usual_distance`.
        order: numbers of the lines as they are read.
        guests: for each line whether it stood in a wrong column; it stood level with the line at home beside it.
        headings: for each line whether it is a heading: columns need not be level behind one.
        usual: the usual distance.
    """
    size = len(order)
    place = np.empty(size, np.intp)
    place[order] = np.arange(size)
    found = np.array(list(_level(place, guests)), np.intp).reshape(-1, 2)
    worth = np.clip(_worth(seams, order, place, found[:, 0]), 0.0, 6.0) / 4
    ends = place[found]
    votes, shortest = _votes(size, usual, ends.min(axis=1), np.abs(ends[:, 0] - ends[:, 1]), worth)
    blurred = gaussian_filter1d(gaussian_filter1d(votes, 0.7, axis=1, mode="constant"), 8, axis=0, mode="constant")
    near = np.convolve(headings[order], [1, 1, 1], "same") > 0
    beside = np.append(near[shortest:], np.zeros(min(shortest, size), bool))[:size]
    return _path(np.log(0.02 + 10 * blurred), np.where(near | beside, 1.5, 4.0)) + shortest


def starts_by_file(seams: Floats, distances: Numbers) -> Numbers:
    """Return the first lines of columns, the first one the file's: level by distances in the file, at firm seams."""
    size, starts = len(seams), [0]
    while starts[-1] + distances[starts[-1]] < size - 4:
        level = starts[-1] + int(distances[starts[-1]])
        near = range(max(level - 4, 2), min(level + 5, size - 3))
        found = max(near, key=lambda at: _firmness(seams, at) - 0.5 * abs(at - level), default=0)
        if found <= starts[-1]:
            break
        starts.append(found)
    return np.array(starts)


def starts_by_order(seams: Floats, order: Numbers, guests: Flags, distances: Numbers) -> Numbers:
    """Return the first lines of columns, level by distances in an arrangement, at firm seams of the file."""
    size, starts, top = len(order), [0], 0
    home = order[~guests[order]]
    place = np.empty(size, np.intp)
    place[order] = np.arange(size)
    while top + distances[top] < size - 4:
        level = top + int(distances[top])
        middle = min(int(np.searchsorted(place[home], level)), len(home) - 1)
        near = [int(line) for line in home[max(middle - 3, 1) : middle + 4] if 1 < line < size - 2]
        found = max(near, key=lambda at: _firmness(seams, at, 1) - abs(int(place[at]) - level), default=0)
        if found <= starts[-1] + 5:
            break
        starts.append(found)
        top = int(place[found])
    return np.array(starts)


def _firmness(seams: Floats, at: int, above: int = 2) -> float:
    """Return how well the file reads on around a line."""
    return min(*(float(seams[line, line + 1]) for line in range(at - above, at + 1)), _FIRM)


def _evidence(seams: Floats, movable: Numbers) -> tuple[Floats, Numbers]:
    """Return how likely movable lines (column) belong before lines (row, from the second on), and how far that is.

    Each is weighed against all its other places and against none.
    """
    size = len(seams)
    places = np.arange(size - 1)
    along = seams[places, places + 1]
    gains = seams[:-1, movable] + seams[movable, 1:].T - along[:, None]
    apart = np.floor(np.abs(movable[None, :] - places[:, None] - 0.5)).astype(np.intp)
    weights = np.exp(np.clip(gains - _SURE, _LEAST, _MOST)) * ((apart >= NEAREST) & (apart <= FARTHEST))
    return weights / (weights.sum(axis=0) + 1), np.minimum(apart, FARTHEST)


def _votes(size: int, usual: int, low: Numbers, apart: Numbers, weights: Floats) -> tuple[Floats, int]:
    """Return the weights of distances (column, from the shortest on) at places (row), and the shortest distance."""
    shortest, longest = int(usual * _SHORTEST), int(np.ceil(usual * _LONGEST))
    votes = np.zeros((size, longest - shortest + 1))
    known = (apart >= shortest) & (apart <= longest)
    np.add.at(votes, (low[known], apart[known] - shortest), weights[known])
    return votes, shortest


def _path(scores: Floats, steps: Floats) -> Numbers:
    """Return the best column for each row; from row to row it changes by one at most, at the price of a step."""
    size, count = scores.shape
    came = np.zeros((size, count), np.intp)
    best = scores[0]
    for row in range(1, size):
        options = np.full((3, count), -np.inf)
        options[0], options[1, :-1], options[2, 1:] = best, best[1:] - steps[row], best[:-1] - steps[row]
        came[row] = options.argmax(axis=0)
        best = options.max(axis=0) + scores[row]
    path = [int(best.argmax())]
    for row in range(size - 1, 0, -1):
        path.append(path[-1] + (0, 1, -1)[came[row, path[-1]]])
    return np.array(path[::-1])


def _level(place: Numbers, guests: Flags) -> Iterable[tuple[int, int]]:
    """Yield guests with the line at home that stands beside them in the file: before those read from the right."""
    for guest in np.flatnonzero(guests).tolist():
        beside = guest - 1 if guest and place[guest] > place[guest - 1] else guest + 1
        if beside < len(guests) and not guests[beside]:
            yield guest, beside


def _worth(seams: Floats, order: Numbers, place: Numbers, lines: Numbers) -> Floats:
    """Return how much better lines read on where they are put than the page would without them there."""
    inner = np.clip(place[lines], 1, len(order) - 2)
    before, behind = order[inner - 1], order[inner + 1]
    return np.asarray(seams[before, lines] + seams[lines, behind] - seams[before, behind])
