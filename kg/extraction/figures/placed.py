"""Counts of which is told only where the counted ones are or come from (引进专家50名，其中12名来自海外)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extraction.figures.noun_records import Measured
from kg.extraction.figures.quantities import COUNTED, Quantity
from kg.extraction.figures.statements import Statement
from kg.lexicon import either


class PlacedReader:
    """Reads where the counted ones are.

    Args:
        verbs: verbs of being somewhere.
    """

    def __init__(self, verbs: Sequence[str]) -> None:
        verb = rf"(?:则|均|都|也|分别)?(?P<where>{either(verbs)}"
        self._where = re.compile(rf"{verb}[^，。；：、的\d]{{1,20}})(?=[，。；、])")
        self._somewhere = re.compile(rf"{verb})(?![^，。；]{{1,14}}的[\u4e00-\u9fff]{{2,8}}[，。；])")

    def tells(self, statement: Statement, quantity: Quantity) -> bool:
        """Tell whether the words behind a count only say where the counted ones are."""
        counted = quantity.measure in COUNTED
        return counted and self._somewhere.match(statement.text, quantity.span.end, statement.span.end) is not None

    def noun(self, statement: Statement, quantity: Quantity, found: Sequence[Measured]) -> str:
        """Return the noun that the sentence has counted with the same unit, with where these are; else nothing.

        A place that is told with a number or a clause of its own is left out.
        """
        alike = (figure.noun for figure in found if figure.quantity.printed == quantity.printed and figure.noun)
        noun = next(alike, "") if self.tells(statement, quantity) else ""
        where = self._where.match(statement.text, quantity.span.end, statement.span.end)
        return f"{where['where']}的{noun}" if noun and where else noun
