"""How well the characters on both sides of a seam go together, by counts of running text and of the page itself.

Interpolated sequences of up to four characters, two to three of them on one side: how much likelier the other side
becomes, read forward and read backward (pointwise mutual information). Sequences that stand within lines of the page
count more than once, so that its own names and terms are known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce

import numpy as np
import numpy.typing as npt

from kg.reading.characters import Codes, codes
from kg.reading.counts import CharacterCounts, Floats, extended, side_by_side

_LONGEST = 4
#: Seen this often, a sequence of so many characters is believed as much as what shorter ones tell.
_BELIEF = (0.0, 0.0, 100.0, 20.0, 10.0)
_PAGE_WEIGHT = 10.0
#: Characters of the first and of the second side whose sequence is counted across the seam.
SIDES = ((1, 1), (2, 1), (1, 2), (2, 2))
_SHORTEST_LINE = 8

Numbers = npt.NDArray[np.intp]


class Crossings:
    """The seams between the lines of a page as sequences of characters."""

    def __init__(self, texts: Sequence[str], counts: CharacterCounts) -> None:
        """Prepare the lines of a page.

        Args:
            texts: the lines, plain.
            counts: of running text in general.
        """
        own = [(f"\n{text}\n", 1.0) for text in texts if len(text) >= _SHORTEST_LINE]
        self._general, self._page = counts, CharacterCounts.of(own or [("\n", 1.0)])
        self._total = counts.total + _PAGE_WEIGHT * self._page.total
        sides = range(1, _LONGEST)
        last = [codes("".join(text[-at] if len(text) >= at else "\0" for text in texts)) for at in sides]
        first = [codes("".join(text[at - 1] if len(text) >= at else "\0" for text in texts)) for at in sides]
        self._ends = [_hashed(last[size - 1 :: -1]) for size in sides]
        self._starts = [_hashed(first[:size]) for size in sides]
        self._last, self._first = last, first

    def table(self, first: Numbers, second: Numbers) -> SeamTable:
        """Return what is known of the seams between pairs of line numbers."""
        return SeamTable(self, first, second)

    def paragraph_ends(self) -> tuple[Floats, Floats]:
        """Return how well each line ends a paragraph, by its last and its last two characters: against chance, logs."""
        newline = codes("\n")
        one, two = self._last[0], self._ends[1]
        return self._bond(one, newline, (1, 1)), self._bond(two, newline, (2, 1))

    def paragraph_starts(self) -> tuple[Floats, Floats, Floats]:
        """Return how well each line begins a paragraph, by its first one to three characters: against chance, logs."""
        newline = codes("\n")
        one, two, three = self._starts
        return self._bond(newline, one, (1, 1)), self._bond(newline, two, (1, 2)), self._bond(newline, three, (1, 3))

    def _bond(self, first: Codes, second: Codes, sizes: tuple[int, int]) -> Floats:
        counts = self._general
        both = counts.of_hashes(side_by_side(first, second, sizes[1]), sum(sizes))
        chance = (counts.of_hashes(first, sizes[0]) + 1) * (counts.of_hashes(second, sizes[1]) + 1) / counts.total
        return np.asarray(np.log((both + chance * 0.2 + 0.05) / (chance + 0.05)))

    def _alone(self, hashes: Codes, size: int) -> Floats:
        own = self._page.of_hashes(hashes, size)
        return np.asarray(self._general.of_hashes(hashes, size) + _PAGE_WEIGHT * own)

    def _across(self, ends: Codes, starts: Codes, sizes: tuple[int, int]) -> Floats:
        own = self._page.of_pairs(ends, starts, sizes)
        return np.asarray(self._general.of_pairs(ends, starts, sizes) + _PAGE_WEIGHT * own)


class SeamTable:
    """Counts of the sequences across certain seams, each looked up once."""

    def __init__(self, crossings: Crossings, first: Numbers, second: Numbers) -> None:
        self._crossings, self._pairs = crossings, (first, second)
        self._known: dict[tuple[int, int], Floats] = {}

    def gains(self) -> Iterator[Floats]:
        """Yield how much likelier one side is by the other, character by character.

        First how much likelier each of the second side's first characters becomes, then each of the first side's last
        ones; the nearest to the seam comes first.
        """
        for near in range(1, _LONGEST):
            yield np.log(self.forward(_LONGEST - near, near) / self.forward(0, near))
        for near in range(1, _LONGEST):
            yield np.log(self.backward(near, _LONGEST - near) / self.backward(near, 0))

    def seen(self) -> Iterator[Floats]:
        """Yield how often sequences across the seam were seen: logarithms, in the order of `SIDES`."""
        for before, behind in SIDES:
            yield np.log1p(self.count(before, behind))

    def forward(self, before: int, number: int) -> Floats:
        """Return how likely the second side's character of that number is after so many of the first side."""
        size = before + number
        if size == 1:
            return self._frequency(1, number)
        shorter = self.forward(before - 1, number) if before else self._frequency(1, number)
        seen = self.count(before, number - 1)
        return np.asarray((self.count(before, number) + _BELIEF[size] * shorter) / (seen + _BELIEF[size]))

    def backward(self, number: int, behind: int) -> Floats:
        """Return how likely the first side's last character but so many is before so many of the second side."""
        size = number + behind
        if size == 1:
            return self._frequency(0, number)
        shorter = self.backward(number, behind - 1) if behind else self._frequency(0, number)
        seen = self.count(number - 1, behind)
        return np.asarray((self.count(number, behind) + _BELIEF[size] * shorter) / (seen + _BELIEF[size]))

    def _frequency(self, side: int, number: int) -> Floats:
        chars = (self._crossings._last, self._crossings._first)[side][number - 1]
        alone = (self._crossings._alone(chars, 1) + 0.5) / self._crossings._total
        return np.asarray(alone[self._pairs[side]])

    def count(self, before: int, behind: int) -> Floats:
        """Return how often so many characters of each side were seen side by side."""
        if (before, behind) not in self._known:
            self._known[before, behind] = self._counted(before, behind)
        return self._known[before, behind]

    def _counted(self, before: int, behind: int) -> Floats:
        crossings, (first, second) = self._crossings, self._pairs
        if not behind:
            return np.asarray(crossings._alone(crossings._ends[before - 1], before)[first])
        if not before:
            return np.asarray(crossings._alone(crossings._starts[behind - 1], behind)[second])
        ends, starts = crossings._ends[before - 1], crossings._starts[behind - 1]
        if before == behind == 1:
            return crossings._across(ends[first], starts[second], (before, behind))
        # What was never seen in part was never seen as a whole.
        part = self.count(before - 1, behind) if before > 1 else self.count(before, behind - 1)
        found = np.zeros(part.shape)
        at = np.nonzero(part)
        rows, columns = (np.broadcast_to(side, part.shape)[at] for side in (first, second))
        found[at] = crossings._across(ends[rows], starts[columns], (before, behind))
        return found


def _hashed(characters: list[Codes]) -> Codes:
    return reduce(extended, characters)
