"""How far the tagger is to be followed: found on training text that the member which reads it has not seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.extraction.document import Mention
from kg.extraction.tagging.tagger import Found
from kg.extraction.tagging.trust import SIGNS, Change, signs
from kg.extraction.tagging.votes import changes
from kg.training.samples import Sample
from kg.vocabulary import CLASSES

#: A name is made longer where so many of those with its score are right. Training sentences hold more names and fewer
#: plain words than pages do, so more is asked for than would do on them.
_WANTED = 0.75
#: A class of few names leans on all classes, as if it had so many names more.
_LEAN = 12
_STEPS = tuple(n / 50 for n in range(20, 50))
_NEVER = 1.01
#: Each weight of a sign or class is drawn to nothing by half of this times its square; the first two hardly.
_DRAWN = {"always": 0.01, "score": 0.01} | dict.fromkeys(SIGNS[2:], 1.0) | dict.fromkeys(CLASSES, 4.0)
_ROUNDS = 30


@dataclass(frozen=True, slots=True)
class Case:
    """A change that the tagger proposes in text whose names are known.

    Attributes:
        change: what it proposes.
        right: 1 if it is right to follow it, 0.5 if the class is not, 0 else.
    """

    change: Change
    right: float


def judged(sample: Sample, mentions: Sequence[Mention], reading: Sequence[Found]) -> Iterator[Case]:
    """Yield what following the tagger in a sample would be worth.

    Args:
        sample: with its names.
        mentions: the names by the grammar.
        reading: the names that the tagger proposes.
    """
    told = {(e.start, e.end): e.type for e in sample.outermost()}
    for change in changes(sample.text, mentions, reading):
        m = change.mention
        kind = told.get((m.span.start, m.span.end))
        yield Case(change, 1.0 if kind == m.type else 0.5 if kind else 0.0)


def share_right(cases: Iterable[Case], score: float) -> tuple[float, int]:
    """Return how many cases with a score of at least `score` are right, and how many there are."""
    found = [case.right for case in cases if case.change.score >= score]
    return sum(found), len(found)


def threshold(cases: Sequence[Case], wanted: float, others: Sequence[Case]) -> float:
    """Return the lowest score from which on the wanted share is right, or a score that none reaches.

    Args:
        cases: what to judge by.
        wanted: the share.
        others: cases that count as `_LEAN` more, however many they are.
    """
    for score in _STEPS:
        right, number = share_right(cases, score)
        good, many = share_right(others, score)
        if many and (right + _LEAN * good / many) / (number + _LEAN) >= wanted:
            return score
    return _NEVER


def weights(cases: Sequence[Case]) -> dict[str, float]:
    """Return what signs and classes of new names weigh in the odds that name and class are right.

    They are those of a logistic regression with squared penalties, found by Newton's method; rounded to hundredths.
    """
    names = [*SIGNS, *CLASSES]
    rows = np.array([[found.get(name, 0.0) for name in names] for found in (signs(c.change) for c in cases)])
    right = np.array([float(case.right == 1) for case in cases])
    drawn = np.array([_DRAWN[name] for name in names])
    found: NDArray[np.float64] = np.zeros(len(names))
    for _ in range(_ROUNDS):
        chances = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (chances - right) + drawn * found
        curve = (rows * (chances * (1 - chances))[:, None]).T @ rows + np.diag(drawn)
        found = found - np.linalg.solve(curve, slope)
    return {name: round(float(weight), 2) + 0.0 for name, weight in zip(names, found, strict=True)}


def write_trust(path: Path, cases: Iterable[Case]) -> None:
    """Write `trust.toml`: the least scores of longer names, and what the signs of new ones weigh."""
    found = list(cases)
    longer = [case for case in found if case.change.kind == "lengthen"]
    new = [case for case in found if case.change.kind == "add"]
    lines = [
        "# When the tagger is followed; written by `make models`. How sure it must be of a longer name; 1.01 is never.",
        "[lengthen]",
        *(f"{n} = {threshold([c for c in longer if c.change.mention.type == n], _WANTED, longer)}" for n in CLASSES),
        "",
        "# What tells that a new name is right, in logarithms of odds; it is taken where their sum is above nothing.",
        "[add]",
        *(f"{name} = {weight}" for name, weight in weights(new).items()),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf8")
