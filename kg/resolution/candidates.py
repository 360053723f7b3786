"""Which groups may be joined: those that have a key in common, found by sorting instead of comparing all with all."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from kg.resolution.grouping import Group
from kg.resolution.linking import link_keys
from kg.resolution.names import NamingRules
from kg.sorting import LineSorter


class Candidates:
    """Takes groups and gives back the sets of those that have to be compared with each other.

    Args:
        folder: for what memory does not hold.
    """

    def __init__(self, folder: Path, rules: NamingRules) -> None:
        self._rules = rules
        self._keys = LineSorter(folder, "keys")

    def add(self, number: int, group: Group) -> None:
        """Take a group by its number."""
        keys = link_keys(group, self._rules)
        self._keys.add(f"{key}\t{hint}\t{number}".encode() for key, hint in keys)

    def sets(self) -> Iterator[list[int]]:
        """Yield sets of groups, each ascending, that are linked by common keys; most groups stand in none."""
        leader: dict[int, int] = {}

        def top(number: int) -> int:
            while leader.setdefault(number, number) != number:
                leader[number] = number = leader[leader[number]]
            return number

        for numbers in self._alike():
            first = top(numbers[0])
            for number in numbers[1:]:
                low, high = sorted((first, top(number)))
                leader[high] = first = low
        found: dict[int, list[int]] = {}
        for number in sorted(leader):
            found.setdefault(top(number), []).append(number)
        yield from (found[number] for number in sorted(found) if len(found[number]) > 1)

    def _alike(self) -> Iterator[list[int]]:
        """Yield the groups of each key under which they differ."""
        rows = (line.split(b"\t") for line in self._keys.sorted())
        for _, same in groupby(rows, key=lambda row: row[0]):
            hints, numbers = set(), []
            for _, hint, number in same:
                hints.add(hint)
                numbers.append(int(number))
            if len(hints) > 1:
                yield numbers
