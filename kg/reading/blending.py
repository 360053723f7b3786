"""The best of several orders of the same lines, part by part.

Where two orders differ, they mostly differ in several places that have nothing to do with each other: the lines read on
after some lines are the same in both, only matched otherwise. Each such part is taken from the order that makes the
whole likelier (partition crossover: Whitley, Hains and Howe 2009).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from kg.reading.counts import Floats
from kg.reading.heights import Numbers
from kg.reading.settling import Settling

Flags = npt.NDArray[np.bool_]

_LEAST = 1e-6


def blended(orders: Sequence[Settling]) -> Settling:
    """Return an order put together of the best parts of settled ones; it is at least as likely as each."""
    ranked = sorted(orders, key=Settling.likelihood, reverse=True)
    best = ranked[0].otherwise(ranked[0].order, ranked[0].guests)
    for other in ranked[1:]:
        _take_over(best, other)
    return best


def doubts(best: Settling, others: Iterable[Settling]) -> Floats:
    """Return for each line how likely it is read otherwise, by other orders, against how it is read in the best one.

    Each part in which another order differs is weighed alone, whatever that order is like elsewhere.
    """
    following = _following(best.order)
    found, seen = np.zeros(best.size + 1), set[bytes]()
    likelihood = best.likelihood()
    for other in others:
        wanted = _following(other.order)
        for part in _parts(following, wanted):
            trial = _exchanged(best, following, other, wanted, part)
            if trial is None or trial.order.tobytes() in seen:
                continue
            seen.add(trial.order.tobytes())
            less = likelihood - trial.likelihood()
            found[_touched(following, wanted, part)] += np.exp(-less)
    return found[: best.size]


def _take_over(best: Settling, other: Settling) -> None:
    """Take over all parts of another order that make the best one likelier."""
    following, wanted = _following(best.order), _following(other.order)
    likelihood = best.likelihood()
    for part in _parts(following, wanted):
        trial = _exchanged(best, following, other, wanted, part)
        if trial is not None and (found := trial.likelihood()) > likelihood + _LEAST:
            likelihood, following = found, _following(trial.order)
            best.order, best.guests = trial.order, trial.guests


def _exchanged(best: Settling, following: Numbers, other: Settling, wanted: Numbers, part: Numbers) -> Settling | None:
    """Return the best order with a part of another one, or None where that would leave lines out."""
    changed = following.copy()
    changed[part] = wanted[part]
    order = _path(changed)
    if len(order) < best.size:
        return None
    lines = _touched(following, wanted, part)
    lines = lines[lines < best.size]
    guests = best.guests.copy()
    guests[lines] = other.guests[lines]
    return best.otherwise(order, _guests(order, guests))


def _touched(following: Numbers, wanted: Numbers, part: Numbers) -> Numbers:
    return np.unique(np.concatenate([part, following[part], wanted[part]]))


def _following(order: Numbers) -> Numbers:
    """Return for each line which one is read after it; the number behind the last line is the edge of the page."""
    size = len(order)
    edges = np.concatenate([[size], order, [size]])
    following = np.empty(size + 1, np.intp)
    following[edges[:-1]] = edges[1:]
    return following


def _path(following: Numbers) -> Numbers:
    """Return the lines from the upper edge of the page to its lower edge; fewer than all if some go in circles."""
    edge, after = len(following) - 1, following.tolist()
    path = [after[edge]]
    while path[-1] != edge:
        path.append(after[path[-1]])
    return np.array(path[:-1], np.intp)


def _parts(following: Numbers, wanted: Numbers) -> Iterator[Numbers]:
    """Yield lines that are followed by others in one order, but by the same ones in all; first parts that may touch."""
    before = np.empty_like(wanted)
    before[wanted] = np.arange(len(wanted))
    circles: list[list[int]] = []
    seen: set[int] = set()
    for line in np.flatnonzero(following != wanted).tolist():
        circle: list[int] = []
        while line not in seen:
            seen.add(line)
            circle.append(line)
            line = int(before[following[line]])
        if circle:
            circles.append(circle)
    groups = list(_touching(circles, following, wanted))
    yield from (np.array(sorted(line for circle in group for line in circle)) for group in groups)
    yield from (np.array(sorted(circle)) for group in groups if len(group) > 1 for circle in group)


def _touching(circles: list[list[int]], following: Numbers, wanted: Numbers) -> Iterable[list[list[int]]]:
    """Return circles in groups: those in which the same lines occur, the edge of the page aside."""
    edge = len(following) - 1
    leader = list(range(len(circles)))

    def first(number: int) -> int:
        while leader[number] != number:
            number = leader[number]
        return number

    owner: dict[int, int] = {}
    for number, circle in enumerate(circles):
        for line in circle:
            for near in {line, int(following[line]), int(wanted[line])} - {edge}:
                leader[first(number)] = first(owner.setdefault(near, number))
    groups: dict[int, list[list[int]]] = {}
    for number, circle in enumerate(circles):
        groups.setdefault(first(number), []).append(circle)
    return groups.values()


def _guests(order: Numbers, guests: Flags) -> Flags:
    """Return which lines are guests: those given, if all others then stand as in the file, else as few as possible."""
    if (np.diff(order[~guests[order]]) > 0).all():
        return guests
    found = np.ones(len(order), bool)
    found[_longest_rising(order.tolist())] = False
    return found


def _longest_rising(values: list[int]) -> list[int]:
    """Return the longest rising subsequence (Schensted 1961)."""
    lowest: list[int] = []
    places: list[int] = []
    sooner: list[int] = []
    for place, value in enumerate(values):
        at = bisect_left(lowest, value)
        lowest[at : at + 1] = [value]
        places[at : at + 1] = [place]
        sooner.append(places[at - 1] if at else -1)
    path, place = [], places[-1]
    while place >= 0:
        path.append(values[place])
        place = sooner[place]
    return path[::-1]
