"""Names as tags of characters, and back: O, or one of B, I, L, U with a class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from kg.vocabulary import CLASSES

#: A row of tag probabilities for each character.
Probabilities = NDArray[np.float32]

#: How many tags there are: 0 is O; class c (from 0) has B, I, L, U at 1 + 4c to 4 + 4c.
TAGS = 1 + 4 * len(CLASSES)
_BEGIN, _INSIDE, _LAST, _UNIT = 1, 2, 3, 4
#: Characters that are less likely a part of a name are read as outside of all names.
_LEAST = 0.02


def tags_of(line: str, names: Iterable[tuple[int, int, str]]) -> NDArray[np.int64]:
    """Return the tag number of each character of a line."""
    tags = np.zeros(len(line), dtype=np.int64)
    for start, end, kind in names:
        base = 4 * CLASSES.index(kind)
        if end - start == 1:
            tags[start] = base + _UNIT
        else:
            tags[start:end] = base + _INSIDE
            tags[start], tags[end - 1] = base + _BEGIN, base + _LAST
    return tags


def decode(probabilities: Probabilities) -> list[tuple[int, int, str, float]]:
    """Return the names (start, end, class, score) on the likeliest lawful way through the tags of a line.

    The way is found by Viterbi's algorithm over begin, inside, last and unit of a name of any class: where a name
    stands may be sure while its class is not. The class is the one with most probability over the name; the score is
    the least probability, over all classes, of a step of the way, times the share of the class.
    """
    places = _places(probabilities)
    found: list[tuple[int, int, str, float]] = []
    for first, last in _stretches(probabilities[:, 0] < 1 - _LEAST):
        way = _viterbi(np.log(places[first:last] + 1e-9))
        start = first
        for at, place in enumerate(way, first):
            if place in (_BEGIN, _UNIT):
                start = at
            if place in (_LAST, _UNIT):
                score = min(float(places[n, way[n - first]]) for n in range(start, at + 1))
                kind, share = _class(probabilities[start : at + 1])
                found.append((start, at + 1, kind, score * share))
    return found


def _places(probabilities: Probabilities) -> Probabilities:
    """Return the probabilities of O, B, I, L and U, each over all classes."""
    inside = probabilities[:, 1:].reshape(len(probabilities), len(CLASSES), 4).sum(axis=1)
    return np.concatenate([probabilities[:, :1], inside], axis=1)


def _class(probabilities: Probabilities) -> tuple[str, float]:
    """Return the likeliest class of a name, and its share of the probability of all classes."""
    sums = probabilities[:, 1:].reshape(len(probabilities), len(CLASSES), 4).sum(axis=(0, 2))
    return CLASSES[int(sums.argmax())], float(sums.max() / sums.sum())


def _stretches(wanted: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Yield the runs of True, each as (start, end)."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], wanted, [False]]).astype(np.int8)))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)


#: Places of a name that may stand before each place; the first and the last of a line stand beside O.
_BEFORE = {0: (0, _LAST, _UNIT), _BEGIN: (0, _LAST, _UNIT), _UNIT: (0, _LAST, _UNIT)} | dict.fromkeys(
    (_INSIDE, _LAST), (_BEGIN, _INSIDE)
)
_NEVER = float("-inf")


def _viterbi(scores: NDArray[np.float32]) -> list[int]:
    """Return the likeliest lawful way, a place of a name for each row of logarithms."""
    rows: list[list[float]] = scores.tolist()
    best = [0.0, _NEVER, _NEVER, _NEVER, _NEVER]
    back: list[list[int]] = []
    for row in rows:
        sources = [max(_BEFORE[place], key=best.__getitem__) for place in range(len(_BEFORE))]
        best = [best[source] + row[place] for place, source in enumerate(sources)]
        back.append(sources)
    way = [max(_BEFORE[0], key=best.__getitem__)]
    for sources in reversed(back[1:]):
        way.append(sources[way[-1]])
    return way[::-1]
