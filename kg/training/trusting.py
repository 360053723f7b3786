"""How far the tagger is to be followed: found on training text that the member which reads it has not seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.extraction.document import Mention
from kg.extraction.tagging.tagger import Found
from kg.extraction.tagging.votes import KINDS, changes
from kg.training.samples import Sample
from kg.vocabulary import CLASSES

#: A change is made where so many of those with its score are right. Training sentences hold more names and fewer
#: plain words than pages do, so more is asked for than would do on them.
_WANTED = {"add": 0.88, "lengthen": 0.8}
#: A class of few names leans on all classes, as if it had so many names more.
_LEAN = 12
_STEPS = tuple(n / 50 for n in range(20, 50))
_NEVER = 1.01


@dataclass(frozen=True, slots=True)
class Case:
    """A change that the tagger proposes in text whose names are known.

    Attributes:
        kind: as in `kg.extraction.tagging.votes`.
        type: the class of the name.
        score: how sure the tagger is.
        right: 1 if it is right to follow it, 0.5 if the class is not, 0 else.
    """

    kind: str
    type: str
    score: float
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
        right = 1.0 if kind == m.type else 0.5 if kind else 0.0
        yield Case(change.kind, m.type, change.score, right)


def share_right(cases: Iterable[Case], score: float) -> tuple[float, int]:
    """Return how many cases with a score of at least `score` are right, and how many there are."""
    found = [case.right for case in cases if case.score >= score]
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


def write_trust(path: Path, cases: Iterable[Case]) -> None:
    """Write `trust.toml`: for each kind of change and class the least score."""
    found = list(cases)
    lines = ["# How sure the tagger must be to be followed; written by `make models`. 1.01 is never."]
    for kind in KINDS:
        alike = [case for case in found if case.kind == kind]
        lines += ["", f"[{kind}]"]
        for name in CLASSES:
            lines.append(f"{name} = {threshold([c for c in alike if c.type == name], _WANTED[kind], alike)}")
    path.write_text("\n".join(lines) + "\n", encoding="utf8")
