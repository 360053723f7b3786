"""Common words in running text: the likeliest cut by how often words occur in official documents.

The words serve the trained name model as a background: what they do not cover may be a name. They are no part of the
lexicon, which says where names begin and end.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from kg.common_words import TOTAL, common_words
from kg.extraction.lexer import lengths_by_pair

MODELS = Path(__file__).resolve().parents[1] / "models"

_UNKNOWN = -185
_AROUND = 8
#: Classes of words, each by one character at its number; the first is for no common word.
CLASSES = "?vnadmtix"


class Segmenter:
    """Cuts text into common words and single characters.

    Args:
        table: word to its weight and class.
    """

    def __init__(self, table: dict[str, tuple[int, str]]) -> None:
        self._scores = {word: weight - TOTAL for word, (weight, _) in table.items()}
        self._kinds = {word: CLASSES.index(kind) for word, (_, kind) in table.items()}
        self._lengths = lengths_by_pair(table)
        self._longest = max(map(len, table))

    def cuts(self, text: str) -> list[tuple[int, int]]:
        """Return the words of the likeliest cut as (start, end); they cover the text."""
        size, scores, lengths = len(text), self._scores, self._lengths
        best, widths = [0] * (size + 1), [1] * size
        for at in range(size - 1, -1, -1):
            top = scores.get(text[at], _UNKNOWN) + best[at + 1]
            for length in lengths.get(text[at : at + 2], ()):
                if length <= size - at and (score := scores.get(text[at : at + length])) is not None:
                    value = score + best[at + length]
                    if value > top:
                        top, widths[at] = value, length
            best[at] = top
        return _pieces(widths)

    def knows(self, text: str) -> bool:
        """Tell whether a text is made of common words alone."""
        return all(self.kind(text[start:end]) for start, end in self.cuts(text))

    def may_cross(self, text: str, at: int) -> bool:
        """Tell whether a common word that is more than one character lies across a place of a text."""
        return any(
            start + length > at and text[start : start + length] in self._scores
            for start in range(max(0, at - self._longest + 1), at)
            for length in self._lengths.get(text[start : start + 2], ())
        )

    def words(self) -> tuple[str, ...]:
        """Return the common words, sorted."""
        return tuple(self._kinds)

    def kind(self, word: str) -> int:
        """Return the number of a word's class, 0 for no common word."""
        return self._kinds.get(word, 0)


def _pieces(widths: Sequence[int]) -> list[tuple[int, int]]:
    """Return the pieces of a text, as start and end, of which the length is told where each begins."""
    cuts, at = [], 0
    while at < len(widths):
        cuts.append((at, at + widths[at]))
        at += widths[at]
    return cuts


@cache
def segmenter() -> Segmenter:
    """Return the segmenter over the common words, made once."""
    return Segmenter(common_words())


def crossing(text: str, at: int) -> str:
    """Return the common word that the likeliest cut of the words around a place lays across it, "" for none."""
    start, end = max(0, at - _AROUND), min(len(text), at + _AROUND)
    piece = text[start:end]
    if not segmenter().may_cross(piece, at - start):
        return ""
    covering = (piece[a:b] for a, b in segmenter().cuts(piece) if a < at - start < b)
    return next(covering, "")
