"""What a figure counts where that is its owner itself (清风驿站64个): how many there are, or who belongs to it."""

from __future__ import annotations

from kg.extraction.figures.noun_records import Measured
from kg.lexicon import Table

_NUMBER, _PEOPLE, _MEMBERS, _GOT = "数量", "人数", "成员", "获评"
_RANK, _AWARD = "rank", "Award"
_SHORTEST = 3


class OwnNumber:
    """Names figures that count what owns them.

    Args:
        table: of the lexicon's `figures`; its sections `nouns` and `owners` are used.
    """

    def __init__(self, table: Table) -> None:
        nouns, owners = table["nouns"], table["owners"]
        self._by_measure, self._by_unit = dict(nouns), dict(nouns["counts"])
        self._telling = sorted(f"{owners['conferring']} {owners['dealing']}".split(), key=len, reverse=True)
        self._founding = tuple(f"{owners['founding']} {owners['beginning']}".split())

    def indicator(self, figure: Measured, name: str, kind: str) -> str:
        """Return what a figure measures of a thing with this name and class: its indicator, unless that is the name."""
        words = figure.indicator
        if figure.kind == _RANK or len(name) < _SHORTEST or not words.endswith(name):
            return words
        before = words.removesuffix(name)
        telling = next((verb for verb in self._telling if before.startswith(verb)), "")
        if kind == _AWARD and before != telling:
            return before
        if before and not telling and not before.endswith(self._founding):
            return words
        if kind == _AWARD and not telling:
            return _GOT + (_PEOPLE if figure.quantity.unit == "人" else name)
        return telling + self._number(figure, award=kind == _AWARD)

    def _number(self, figure: Measured, award: bool) -> str:
        quantity = figure.quantity
        if quantity.unit == "人":
            return _PEOPLE if award else _MEMBERS
        return self._by_unit.get(quantity.printed) or str(self._by_measure.get(quantity.measure, _NUMBER))
