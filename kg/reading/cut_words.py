"""Words that the end of a line cuts in two: whether the beginning of another line completes them.

Running text is taken as words drawn one by one, each as often as it is common. By that, a line whose end is 不断提 most
probably broke within a word, one that begins with 升 most probably goes on within one, and the two make 提升; 提 and 的
make none. The two sides of a seam are so weighed against two lines by chance, over all ways to cut them into words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from kg.common_words import TOTAL, common_words
from kg.reading.counts import Floats

Numbers = npt.NDArray[np.intp]

_LONGEST = 6  # characters of a word
_SEEN = 9  # characters of a line that are cut into words
_UNKNOWN = float(np.exp(-18.5))
_LEAST = 1e-9


@dataclass(frozen=True, slots=True)
class _Words:
    """Words in one direction of reading.

    Attributes:
        shares: how frequent each word is.
        rests: for each beginning of words the rests that complete it, with how frequent these words are.
        begun: for each beginning how frequent all its words are together.
    """

    shares: dict[str, float]
    rests: dict[str, list[tuple[str, float]]]
    begun: dict[str, float]

    @classmethod
    def of(cls, shares: dict[str, float]) -> _Words:
        rests: dict[str, list[tuple[str, float]]] = {}
        for word, share in shares.items():
            for at in range(1, len(word)):
                rests.setdefault(word[:at], []).append((word[at:], share))
        return cls(shares, rests, {half: sum(share for _, share in found) for half, found in rests.items()})


@cache
def _words() -> tuple[_Words, _Words]:
    """Return the common words, read forward and read backward."""
    shares = {word: float(np.exp((weight - TOTAL) / 10)) for word, (weight, _) in common_words().items()}
    shares = {word: share for word, share in shares.items() if len(word) <= _LONGEST}
    return _Words.of(shares), _Words.of({word[::-1]: share for word, share in shares.items()})


@dataclass(frozen=True, slots=True)
class _Side:
    """What a line may have at its end: a whole word, or the beginning of one.

    Attributes:
        whole: how probable it is that its last word is whole.
        halves: beginnings of words at its end, each with the probability of all before it, against that of the line.
    """

    whole: float
    halves: dict[str, float]

    @classmethod
    def of(cls, text: str, words: _Words) -> _Side:
        cuts = _probabilities(text, words.shares)
        tails = [text[at:] for at in range(max(len(text) - _LONGEST + 1, 0), len(text))]
        halves = {tail: cuts[-len(tail) - 1] for tail in tails if tail in words.rests}
        total = cuts[-1] + sum(found * words.begun[half] for half, found in halves.items())
        return cls(cuts[-1] / total, {half: found / total for half, found in halves.items()})


def _probabilities(text: str, shares: dict[str, float]) -> list[float]:
    """Return for each place of a text how probable all is that stands before it, cut into words in every way."""
    found = [1.0]
    for end in range(1, len(text) + 1):
        starts = range(max(end - _LONGEST, 0), end - 1)
        last = found[end - 1] * shares.get(text[end - 1], _UNKNOWN)
        found.append(last + sum(found[at] * shares.get(text[at:end], 0.0) for at in starts))
    return found


class CutWords:
    """The seams between the lines of a page as places within words or between them.

    Attributes:
        ends: for each line the logarithm of how probable it is that its last word is whole.
        starts: for each line the same of its first word.
        within: for lines [a, b] how much likelier b is after a by words that both make together, as log(1 + ratio).
        all: for lines [a, b] the logarithm of how much likelier b is after a, whether a word is cut there or not.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        """Weigh all seams between lines.

        Args:
            texts: the lines, plain.
        """
        forward, backward = _words()
        ends = [_Side.of(text[-_SEEN:], forward) for text in texts]
        starts = [_Side.of(text[:_SEEN][::-1], backward) for text in texts]
        together = _together(ends, starts, forward)
        whole_ends, whole_starts = (np.array([side.whole for side in sides]) for sides in (ends, starts))
        self.ends, self.starts = (np.log(np.maximum(whole, _LEAST)) for whole in (whole_ends, whole_starts))
        self.within: Floats = np.log1p(together)
        self.all: Floats = np.log(np.maximum(np.outer(whole_ends, whole_starts) + together, _LEAST))


def _together(ends: Sequence[_Side], starts: Sequence[_Side], words: _Words) -> Floats:
    """Return for each end (row) and start (column) how much likelier words across the seam make them than chance."""
    waiting: dict[str, list[tuple[int, float]]] = {}
    for column, side in enumerate(starts):
        for half, found in side.halves.items():
            waiting.setdefault(half[::-1], []).append((column, found))
    together = np.zeros((len(ends), len(starts)))
    for row, side in enumerate(ends):
        for half, before in side.halves.items():
            for rest, share in words.rests[half]:
                for column, behind in waiting.get(rest, ()):
                    together[row, column] += before * share * behind
    return together
