"""Trains the editor of indicators: `python -m kg.training.wording`, from the figures in `corpus/train` alone.

Rules read each sample with the names that are labelled in it. Of the edits of an indicator, that one is right which
comes nearest to what the sample tells; where none comes nearer than the indicator itself, none is. Some themes are kept
apart, the same as for the names; they and four shares of the others, each read by a model of the rest, are the measure.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.tokens import Doc

from kg.extraction.dates import DateComponent
from kg.extraction.document import Mention, blocks_of
from kg.extraction.figures.component import FigureComponent
from kg.extraction.figures.noun_records import Measured
from kg.extraction.wording.editor import MODEL, SCALE, Editor, editable, edits_of
from kg.extraction.wording.words import Window, plain, window, words_of
from kg.lexicon import default_lexicon
from kg.model import Span
from kg.training.samples import Amount, Sample
from kg.training.train import corpus

#: An edit is right only if it is so much nearer to what is told (Dice's coefficient of characters).
_NEARER = 0.04
#: A feature that fewer edits have is left out.
_LEAST = 2
_SHARES, _STEPS, _PRIOR = 4, 120, 1.0
_RATE, _MOMENTUM, _SPREAD = 0.1, 0.9, 0.99

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Case:
    """A figure of a sample with its edits.

    Attributes:
        told: the indicator of the sample.
        edits: kind, words and features of each.
        right: number of the edit that is right, -1 for none.
    """

    theme: str
    around: Window
    figure: Measured
    told: str
    edits: tuple[tuple[str, str, tuple[str, ...]], ...]
    right: int


class CaseReader:
    """Makes cases of samples."""

    def __init__(self) -> None:
        lexicon = default_lexicon()
        self._nlp, self._dates, self._figures = spacy.blank("zh"), DateComponent(lexicon), FigureComponent(lexicon)

    def cases(self, samples: Iterable[Sample]) -> Iterator[Case]:
        """Yield the figures of samples that rules find and that a sample tells, if they have an edit."""
        for sample in samples:
            left = list(sample.figures)
            for around, figure in self._read(sample):
                told = _told(left, figure)
                if told is not None:
                    left.remove(told)
                    yield from _case(sample.theme, around, figure, plain(told.indicator))

    def _read(self, sample: Sample) -> Iterator[tuple[Window, Measured]]:
        doc = self._dates(self._labelled(sample))
        for statement, figures in self._figures.measured(doc, sample.text, blocks_of(doc)):
            words = words_of(statement)
            for figure in editable(figures):
                yield window(words, figure.quantity.span), figure

    def _labelled(self, sample: Sample) -> Doc:
        doc = self._nlp.make_doc(sample.text)
        doc._.mentions = tuple(
            Mention(Span(label.start, label.end), label.type, label.name) for label in sample.outermost()
        )
        return doc


def _told(figures: Sequence[Amount], figure: Measured) -> Amount | None:
    """Return the figure of a sample with the value of one that was read; of several the one with the nearest words."""
    value = float(figure.quantity.value)
    same = [one for one in figures if one.value == value and one.unit == figure.quantity.unit]
    return max(same, key=lambda one: likeness(plain(one.indicator), plain(figure.indicator)), default=None)


def likeness(one: str, other: str) -> float:
    """Return Dice's coefficient of the characters of two texts.

    >>> likeness("住房", "住户")
    0.5
    """
    first, second = set(one), set(other)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def _case(theme: str, around: Window, figure: Measured, told: str) -> Iterator[Case]:
    found = edits_of(around, figure)
    if found is None:
        return
    edits: dict[str, tuple[str, tuple[str, ...]]] = {}
    for edit in found:
        edits.setdefault(edit.text, (edit.kind, ("", *found.common, *edit.features)))
    edits.pop(plain(figure.indicator), None)
    if edits:
        known = tuple((kind, text, features) for text, (kind, features) in edits.items())
        yield Case(theme, around, figure, told, known, _right(plain(figure.indicator), told, [*edits]))


def _right(indicator: str, told: str, edits: Sequence[str]) -> int:
    """Return the number of the edit that comes nearest to what is told, -1 if none comes nearer than the indicator."""
    best, most = -1, _worth(indicator, told) + _NEARER
    for number, edit in enumerate(edits):
        worth = _worth(edit, told) - abs(len(edit) - len(told)) / 1000
        if worth > most:
            best, most = number, worth
    return best


def _worth(words: str, told: str) -> float:
    return likeness(words, told) + (words == told)


class Learner:
    """Finds the weights that make the right edits likeliest: by Adam over all cases at once, with a Gaussian prior.

    Args:
        cases: what to learn from.
    """

    def __init__(self, cases: Sequence[Case]) -> None:
        rows = [(kind, features) for case in cases for kind, _, features in case.edits]
        counts = Counter((kind, feature) for kind, features in rows for feature in features)
        self._numbers = {feature: n for n, feature in enumerate(f for f, count in counts.items() if count >= _LEAST)}
        known = [[self._numbers[k, f] for f in features if (k, f) in self._numbers] for k, features in rows]
        self._features: Whole = np.array([number for row in known for number in row], dtype=np.int64)
        self._row_of: Whole = np.repeat(np.arange(len(rows)), [len(row) for row in known])
        sizes = np.array([len(case.edits) for case in cases])
        self._first: Whole = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64)
        self._case_of: Whole = np.repeat(np.arange(len(cases)), sizes)
        right = np.array([case.right for case in cases])
        self._right: Floats = np.zeros(len(rows))
        self._right[(self._first + right)[right >= 0]] = 1.0

    def weights(self) -> dict[str, dict[str, int]]:
        """Return the weights of kinds of edits and features in whole numbers, without those that are nothing."""
        found: dict[str, dict[str, int]] = {}
        for (kind, feature), weight in zip(self._numbers, self._climb(), strict=True):
            if whole := round(float(weight) * SCALE):
                found.setdefault(kind, {})[feature] = whole
        return found

    def _climb(self) -> Floats:
        weights, mean, spread = (np.zeros(len(self._numbers)) for _ in range(3))
        for step in range(_STEPS):
            gradient = self._gradient(weights)
            mean = _MOMENTUM * mean + (1 - _MOMENTUM) * gradient
            spread = _SPREAD * spread + (1 - _SPREAD) * gradient**2
            rate = _RATE * (1 - step / _STEPS) + _RATE / 30
            scaled = np.sqrt(spread / (1 - _SPREAD ** (step + 1))) + 1e-8
            weights = weights - rate * mean / (1 - _MOMENTUM ** (step + 1)) / scaled
        return weights

    def _gradient(self, weights: Floats) -> Floats:
        """Return the gradient of the loss; the indicator as it is scores nothing."""
        scores = _sums(self._row_of, weights[self._features], len(self._right))
        top = np.maximum(np.maximum.reduceat(scores, self._first), 0.0)
        likely = np.exp(scores - top[self._case_of])
        total = _sums(self._case_of, likely, len(top)) + np.exp(-top)
        error = likely / total[self._case_of] - self._right
        return _sums(self._features, error[self._row_of], len(weights)) + _PRIOR * weights


def _sums(groups: Whole, values: Floats, size: int) -> Floats:
    """Return the sums of values by the numbers of their groups."""
    return np.bincount(groups, weights=values, minlength=size).astype(np.float64)


def told(cases: Iterable[tuple[Case, Editor]]) -> str:
    """Return how often the words are what is told, by rules and as edited, and how many edits are for the better."""
    count: Counter[str] = Counter()
    for case, editor in cases:
        edit = editor.best(case.around, case.figure)
        before = plain(case.figure.indicator)
        after = edit.text if edit else before
        nearer = likeness(after, case.told) - likeness(before, case.told)
        count.update(cases=1, rules=before == case.told, edited=after == case.told)
        count.update(better=nearer > 0, worse=nearer < 0)
    return (
        f"{count['cases']} figures: exact {count['rules']} by rules, {count['edited']} edited; "
        f"{count['better']} nearer, {count['worse']} farther"
    )


def shared(cases: Sequence[Case]) -> Iterator[tuple[Case, Editor]]:
    """Yield the cases with an editor that has learned from other themes."""
    for share in range(_SHARES):
        editor = Editor(Learner([case for case in cases if _share(case.theme) != share]).weights())
        yield from ((case, editor) for case in cases if _share(case.theme) == share)


def _share(theme: str) -> int:
    return zlib.crc32(theme.encode()) % _SHARES


def write(path: Path, weights: Mapping[str, Mapping[str, int]]) -> None:
    """Write weights as lines of kind, feature and weight, sorted."""
    lines = (f"{kind}\t{feature}\t{n}\n" for kind in sorted(weights) for feature, n in sorted(weights[kind].items()))
    path.write_text("".join(lines), encoding="utf8")


@click.command()
@click.option("--out", type=click.Path(path_type=Path), default=MODEL, show_default=True, help="Where the model goes.")
def main(out: Path) -> None:
    """Train the editor of indicators."""
    reader = CaseReader()
    cases = list(reader.cases(corpus()))
    weights = Learner(cases).weights()
    write(out, weights)
    click.echo(f"themes of other shares: {told(shared(cases))}")
    editor = Editor(weights)
    click.echo(f"themes held out: {told((case, editor) for case in reader.cases(corpus(held_out=True)))}")


if __name__ == "__main__":
    main()
