"""Chains of moves: lines that only together, each with the next, make an order likelier (Kernighan and Lin 1970).

Settling stops where no single move gains. Often a move that loses opens the way for others near it that gain more:
where two lines of a row were taken for each other's, say, one must leave before the other can take its place. So moves
that lose not too much are tried as the first of a chain of a few; each further one moves a line next to those moved
before, or beside them in the file. What the moves gain is estimated, and chains that seem worth it are weighed exactly.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from kg.reading.heights import Distances
from kg.reading.settling import Settling
from kg.reading.whole_rows import Move

# How many moves are tried as the first one, and what they may lose; how many follow each, from the second move on.
_STARTS, _LEAST_START = 80, -8.0
_FOLLOWING = (2, 1, 1)
_LEAST, _LEAST_SEEMING, _LEAST_ON_THE_WAY = 0.01, -2.0, -9.0
_BESIDE = 4  # lines up and down in the file that may be of the same row


@dataclass(frozen=True, slots=True)
class _Chain:
    """An order that some moves lead to.

    Attributes:
        order: the order.
        gained: what the moves seem to gain.
        moved: the lines that moved.
        near: the lines that may move next.
    """

    order: Settling
    gained: float
    moved: frozenset[int]
    near: frozenset[int]


def chain(order: Settling) -> bool:
    """Make chains of moves that make an order likelier; tell whether there was any."""
    frame = order.frame()
    known = order.known(frame)
    if not len(known.low):
        return False
    best, found = order.likelihood(), False
    for first, gain in order.moves(known, _LEAST_START, _STARTS):
        for likelihood, longer in _longer(order, first, gain, known):
            if likelihood > best + _LEAST:
                best, found = likelihood, True
                order.order, order.guests = longer.order, longer.guests
                break
    return found


def _longer(order: Settling, first: Move, gain: float, known: Distances) -> Iterator[tuple[float, Settling]]:
    """Yield orders that chains lead to, with their likelihoods: of chains that begin with a move and seem to gain."""
    waiting = [_extended(_Chain(order, 0.0, frozenset(), frozenset()), first, gain)]
    while waiting:
        last = waiting.pop()
        if last.gained > _LEAST_SEEMING:
            yield last.order.likelihood(), last.order
        length = len(last.moved)
        if length > len(_FOLLOWING) or last.gained < _LEAST_ON_THE_WAY:
            continue
        lines = np.array(sorted(last.near - last.moved), np.intp)
        following = last.order.moves(known, _LEAST_ON_THE_WAY, _FOLLOWING[length - 1], lines)
        waiting += [_extended(last, move, more) for move, more in following][::-1]


def _extended(chain: _Chain, move: Move, gain: float) -> _Chain:
    before = chain.order
    order = before.otherwise(before.order, before.guests)
    order.apply(move)
    near = chain.near | before.around(move, _BESIDE) | order.around(move, _BESIDE)
    return _Chain(order, chain.gained + gain, chain.moved | {*move.lines}, near)
