"""The editor: it gives a figure another wording of what it measures where a trained model clearly prefers one.

The model is log-linear over the edits of an indicator and the indicator as it is (a maximum-entropy ranker, Berger et
al. 1996). Its weights are whole numbers, so that the same text gives the same words on every machine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from kg.errors import InputError
from kg.extraction.figures.noun_records import Measured
from kg.extraction.figures.ranks import MEASURE as RANK
from kg.extraction.figures.statements import Statement
from kg.extraction.segmenting import MODELS
from kg.extraction.wording.edits import (
    CARRIED,
    COMPLETED,
    CUT,
    FILLED,
    FOLLOWED,
    PREFIXED,
    SUFFIXED,
    Edit,
    Edits,
)
from kg.extraction.wording.words import Window, Word, plain, taken, window, words_of

MODEL = MODELS / "wording.tsv"
#: A weight of one of the model is so many in the file.
SCALE = 16
#: How much more than the indicator as it is an edit must score, by its kind, in parts of `SCALE`. On themes that the
#: model had not learned, seven of ten edits were then for the better. Of 80 on other texts a reader who did not know
#: which was which preferred 52 and disliked 10; so a noun is ended even where labels slightly prefer it short.
_LEAST = {COMPLETED: -8, PREFIXED: -8, CARRIED: 12, SUFFIXED: -8, FOLLOWED: 0, FILLED: 0, CUT: 0}

Weights = Mapping[str, Mapping[str, int]]


class Editor:
    """Gives figures another wording of what they measure.

    Args:
        weights: kind of edit to feature to weight; "" is the feature that every edit of the kind has.
    """

    def __init__(self, weights: Weights) -> None:
        self._weights = weights

    def reworded(self, statement: Statement, figures: Sequence[Measured]) -> list[Measured]:
        """Return the figures of a sentence, some with another indicator; ranks and shared numbers stay as they are."""
        chosen = editable(figures)
        if not chosen:
            return list(figures)
        words = words_of(statement)
        return [self._edited(words, figure) if figure in chosen else figure for figure in figures]

    def _edited(self, words: Sequence[Word], figure: Measured) -> Measured:
        around = window(words, figure.quantity.span)
        edit = self.best(around, figure)
        return replace(figure, indicator=edit.text) if edit else figure

    def best(self, around: Window, figure: Measured) -> Edit | None:
        """Return the edit that beats the indicator as it is by most beyond what it must, None if none does."""
        edits = edits_of(around, figure)
        if edits is None:
            return None
        common: dict[str, int] = {}
        best, most = None, 0
        for edit in edits:
            if edit.kind not in common:
                common[edit.kind] = self._score(edit.kind, ("", *edits.common))
            surplus = common[edit.kind] + self._score(edit.kind, edit.features) - _LEAST[edit.kind]
            if edit.fit and surplus > most:
                best, most = edit, surplus
        return best

    def _score(self, kind: str, features: Iterable[str]) -> int:
        weights = self._weights.get(kind, {})
        return sum(weights.get(feature, 0) for feature in features)


def editable(figures: Sequence[Measured]) -> list[Measured]:
    """Return the figures of a sentence that may be worded anew: those with an indicator and a number of their own."""
    times = Counter(figure.quantity.span for figure in figures)
    return [f for f in figures if f.indicator and f.quantity.measure != RANK and times[f.quantity.span] == 1]


def edits_of(around: Window, figure: Measured) -> Edits | None:
    """Return the edits of an indicator, None where it is not made of words of the sentence."""
    words = taken(around, plain(figure.indicator))
    return Edits(around, words, figure) if words and words.numbers else None


@cache
def load_editor(path: Path = MODEL) -> Editor:
    """Return the editor with the weights that `kg.training.wording` wrote to a file, read once.

    Raises:
        InputError: if the file holds none.
    """
    weights: dict[str, dict[str, int]] = {}
    try:
        for line in path.read_text(encoding="utf8").splitlines():
            kind, feature, weight = line.split("\t")
            weights.setdefault(kind, {})[feature] = int(weight)
    except (OSError, ValueError) as error:
        raise InputError(path, f"no weights ({error})", "run `make models`, or install Zhili anew") from error
    return Editor(weights)
