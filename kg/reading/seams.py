"""How likely one printed line is read on from another, by what stands on both sides of the seam."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from kg.reading.characters import plain
from kg.reading.counts import Floats
from kg.reading.crossings import SIDES, Crossings
from kg.reading.cut_words import CutWords
from kg.reading.layout import ends_sentence
from kg.reading.print_lines import Print, print_width
from kg.reading.seam_model import SeamModel
from kg.reading.topics import Topics
from kg.reading.towers import Single

Numbers: TypeAlias = npt.NDArray[np.intp]

_PAIRS = {"（": "）", "《": "》", "“": "”", "‘": "’", "【": "】", "〈": "〉", "「": "」", "『": "』"}
_OPENER_OF = {closer: opener for opener, closer in _PAIRS.items()}
_KINDS = {opener: number for number, opener in enumerate(_PAIRS, 1)}
_NO_START = re.compile(r"[，。、；：！？）》”’】…%]")
_NO_END = frozenset("（《“‘【")
_MOST = 12.0
_BLOCK = 128  # rows of a matrix that are weighed at a time
#: How often text is lost between two lines that follow each other: what stands on both sides then tells nothing.
LOST = 0.005

_GAINS = tuple(f"{way}, character {near}" for way in ("read forward", "read backward") for near in (1, 2, 3))
_LEAST_GAIN, _MOST_GAIN = -6.0, 8.0
_SIZES = "", " by two", " by three"
_HEADING_WIDTH = 1.4  # in full lines, the most

FEATURES = (
    "networks",
    "networks below zero",
    *_GAINS,
    *(f"{gain}, if less likely" for gain in _GAINS),
    *(f"{before} + {behind} characters seen" for before, behind in SIDES),
    "two characters never seen",
    "words shared with lines before",
    "words shared with lines behind",
    "no words shared with lines before",
    "no words shared with lines behind",
    "end of paragraph",
    "start of paragraph",
    "end of paragraph by two characters",
    "start of paragraph by two characters",
    "start of paragraph by three characters",
    "heading before first line of paragraph",
    "heading before another line",
    "heading behind full stop",
    "heading behind another end",
    "short line",
    "short line with full stop",
    "full stop",
    "first line of paragraph",
    "first line behind full stop",
    "bracket closed",
    "bracket of another kind",
    "bracket left open",
    "bracket never opened",
    "quotes odd on both sides",
    "quotes odd on one side",
    "number cut",
    "no start of a line",
    "no end of a line",
    "blank line before the second",
    "no blank line before the second",
    "blank line behind the first",
    "no blank line behind the first",
    "words",
    "words cut by the seam",
    "last word whole",
    "first word whole",
)


class Seams:
    """All seams that are possible between the lines of a page."""

    def __init__(self, page: Print, model: SeamModel) -> None:
        """Prepare the lines of a page."""
        self._texts, self._full, self._model = [line.text for line in page.lines], page.full, model
        self._opens = np.array([line.opens for line in page.lines], np.float64)
        self._plain = [plain(text) for text in self._texts]

    def scores(self, first: Numbers, second: Numbers) -> Floats:
        """Return for pairs of line numbers the logarithm of how much speaks for reading the second after the first.

        Args:
            first: numbers of lines; broadcast against `second`, so that a column and a row give a matrix.
            second: numbers of lines.
        """
        goes_on, follows = self._sums(first, second)
        share = self._model.share
        either = np.logaddexp(
            np.log(1 - share) + np.minimum(goes_on, _MOST), np.log(share) + np.minimum(follows, _MOST)
        )
        return np.asarray(np.log(LOST + (1 - LOST) * np.exp(either)))

    def goes_on(self, first: Numbers, second: Numbers) -> npt.NDArray[np.bool_]:
        """Return for pairs of line numbers whether a paragraph goes on, rather than another one following."""
        goes_on, follows = self._sums(first, second)
        odds = np.log(1 - self._model.share) - np.log(self._model.share)
        return np.asarray(goes_on + odds > follows)

    def features(self, first: Numbers, second: Numbers) -> Single:
        """Return the features of pairs of line numbers, the last axis in the order of `FEATURES`."""
        found = np.empty((len(FEATURES), *np.broadcast_shapes(first.shape, second.shape)), np.float32)
        for number, feature in enumerate(self._features(first, second)):
            found[number] = feature
        return np.moveaxis(found, 0, -1)

    @cached_property
    def headings(self) -> npt.NDArray[np.bool_]:
        """Return for each line whether it stands alone, as headings do, and ends no sentence."""
        alone = (self._opens > 0) & np.append(self._opens[1:] > 0, True)
        return np.array(
            [single and self._may_be_heading(text) for single, text in zip(alone, self._texts, strict=True)]
        )

    def _may_be_heading(self, text: str) -> bool:
        narrow = print_width(text) < _HEADING_WIDTH * self._full
        return narrow and not ends_sentence(text) and text[-1:] not in "；，"

    def _sums(self, first: Numbers, second: Numbers) -> tuple[Floats, Floats]:
        if first.ndim == 2 and len(first) > _BLOCK:
            parts = [self._sums(first[at : at + _BLOCK], second) for at in range(0, len(first), _BLOCK)]
            return np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])
        odds = self._model.judge.odds(self.features(first, second))
        return odds[..., 0], odds[..., 1]

    def _features(self, first: Numbers, second: Numbers) -> Iterator[Floats]:
        single = self._of_lines
        products = self._products(first, second)
        yield products
        yield np.minimum(products, 0)
        yield from self._sequences(first, second)
        before, behind = self._topics.before[first, second], self._topics.behind[first, second]
        yield np.log1p(before)
        yield np.log1p(behind)
        yield _as_floats(before == 0)
        yield _as_floats(behind == 0)
        yield single["paragraph end"][first]
        yield single["paragraph start"][second]
        yield single["paragraph end by two"][first]
        yield single["paragraph start by two"][second]
        yield single["paragraph start by three"][second]
        yield from self._beside_headings(first, second)
        stop = single["full stop"][first]
        yield single["short"][first] * (1 - stop)
        yield single["short"][first] * stop
        yield stop
        yield single["indented"][second] * (1 - stop)
        yield single["indented"][second] * stop
        yield from self._punctuation(first, second)
        yield from self._blank_lines(first, second)
        yield from self._cut_words(first, second)

    def _beside_headings(self, first: Numbers, second: Numbers) -> Iterator[Floats]:
        heading, opens, stop = _as_floats(self.headings), self._opens[second], self._of_lines["full stop"][first]
        yield heading[first] * opens
        yield heading[first] * (1 - opens)
        yield heading[second] * stop
        yield heading[second] * (1 - stop)

    def _sequences(self, first: Numbers, second: Numbers) -> Iterator[Floats]:
        table = self._crossings.table(first, second)
        gains = [np.clip(gain, _LEAST_GAIN, _MOST_GAIN) for gain in table.gains()]
        yield from gains
        for gain in gains:
            yield np.minimum(gain, 0)
        seen = list(table.seen())
        yield from seen
        yield _as_floats(seen[0] == 0)

    def _punctuation(self, first: Numbers, second: Numbers) -> Iterator[Floats]:
        single = self._of_lines
        left, missing = single["left open"][first], single["never opened"][second]
        yield _as_floats((left > 0) & (left == missing))
        yield _as_floats((left > 0) & (missing > 0) & (left != missing))
        yield _as_floats((left > 0) & (missing == 0))
        yield _as_floats((left == 0) & (missing > 0))
        odd = single["odd quotes"][first] + single["odd quotes"][second]
        yield _as_floats(odd == 2)
        yield _as_floats(odd == 1)
        yield single["ends in digit"][first] * single["begins with digit"][second]
        yield single["no start"][second]
        yield single["no end"][first]

    def _blank_lines(self, first: Numbers, second: Numbers) -> Iterator[Floats]:
        """Yield what blank lines show; on a page without any they show nothing."""
        shown = float(self._opens[1:].any())
        behind = np.append(self._opens[1:], 1.0)
        yield self._opens[second] * shown
        yield (1 - self._opens[second]) * shown
        yield behind[first] * shown
        yield (1 - behind[first]) * shown

    def _cut_words(self, first: Numbers, second: Numbers) -> Iterator[Floats]:
        words = self._words
        yield words.all[first, second]
        yield words.within[first, second]
        yield words.ends[first]
        yield words.starts[second]

    def _products(self, first: Numbers, second: Numbers) -> Floats:
        ends, beginnings = self._vectors
        if first.ndim < 2:
            return np.asarray((ends[first] * beginnings[second]).sum(axis=-1), np.float64)
        return np.asarray(ends[first.ravel()] @ beginnings[second.ravel()].T, np.float64)

    @cached_property
    def _topics(self) -> Topics:
        return Topics(self._plain, self._model.counts)

    @cached_property
    def _words(self) -> CutWords:
        return CutWords(self._plain)

    @cached_property
    def _crossings(self) -> Crossings:
        return Crossings(self._plain, self._model.counts)

    @cached_property
    def _vectors(self) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        model = self._model
        ends, beginnings = model.alphabet.ends(self._plain), model.alphabet.beginnings(self._plain)
        return model.ends.vectors(ends), model.beginnings.vectors(beginnings)

    @cached_property
    def _of_lines(self) -> dict[str, Floats]:
        """Return what single lines show, one number a line."""
        by_rule: dict[str, Callable[[str], float]] = {
            "left open": lambda text: _open_brackets(text)[0],
            "never opened": lambda text: _open_brackets(text)[1],
            "odd quotes": lambda text: text.count('"') % 2,
            "full stop": ends_sentence,
            "ends in digit": lambda text: text[-1:].isdigit(),
            "begins with digit": lambda text: text[:1].isdigit(),
            "no start": lambda text: bool(_NO_START.match(text)),
            "no end": lambda text: text[-1:] in _NO_END,
            "short": lambda text: min(max(self._full - 4 - print_width(text), 0), 16) / 4,
            "indented": lambda text: 3 <= self._full - print_width(text) <= 6,
        }
        found = {name: np.array([float(rule(text)) for text in self._texts]) for name, rule in by_rule.items()}
        ends, starts = self._crossings.paragraph_ends(), self._crossings.paragraph_starts()
        by_sequence = {f"paragraph end{by}": values for by, values in zip(_SIZES, ends, strict=False)}
        by_sequence |= {f"paragraph start{by}": values for by, values in zip(_SIZES, starts, strict=True)}
        return found | by_sequence


def _as_floats(found: npt.NDArray[np.bool_]) -> Floats:
    return found.astype(np.float64)


def _open_brackets(text: str) -> tuple[int, int]:
    """Return which kind of bracket is left open at the end, and which is closed that was never opened; 0 is none."""
    stack: list[str] = []
    missing = 0
    for char in text:
        if char in _PAIRS:
            stack.append(char)
        elif char in _OPENER_OF:
            if stack and stack[-1] == _OPENER_OF[char]:
                stack.pop()
            elif not stack and not missing:
                missing = _KINDS[_OPENER_OF[char]]
    return (_KINDS[stack[-1]] if stack else 0), missing
