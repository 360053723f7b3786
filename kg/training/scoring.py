"""Names found against names told, by their borders and classes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Name = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of names.

    Attributes:
        hits: found with both borders right.
        typed: of these, with the right class.
        found: all that were found.
        told: all that there are.
    """

    hits: int
    typed: int
    found: int
    told: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what there is that was found."""
        return self.hits / self.told if self.told else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.hits / (self.found + self.told) if self.found + self.told else 0.0

    def __str__(self) -> str:
        typed = 2 * self.typed / (self.found + self.told) if self.found + self.told else 0.0
        return f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f}, with class {typed:.3f}"


def score(found: Sequence[Iterable[Name]], told: Sequence[Iterable[Name]]) -> Score:
    """Return the counts over texts; names are (start, end, class)."""
    hits = typed = n_found = n_told = 0
    for one, other in zip(found, told, strict=True):
        classes = {(start, end): kind for start, end, kind in other}
        n_told += len(classes)
        for start, end, kind in one:
            n_found += 1
            hits += (start, end) in classes
            typed += classes.get((start, end)) == kind
    return Score(hits, typed, n_found, n_told)
