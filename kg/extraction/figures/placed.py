"""Counts of which is told only where the counted ones are or come from (引进专家50名，其中12名来自海外)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extraction.figures.noun_records import Measured
from kg.extraction.figures.quantities import COUNTED, Quantity
from kg.extraction.figures.statements import Statement


class PlacedReader:
    """Reads where the counted ones are.

    Args:
        verbs: verbs of being somewhere.
    """

    def __init__(self, verbs: Sequence[str]) -> None:
        longest_first = sorted(verbs, key=lambda verb: (-len(verb), verb))
        verb = "|".join(map(re.escape, longest_first))
        self._where = re.compile(rf"(?:则|均|都|也|分别)?((?:{verb})[^，。；：、的\d]{{1,12}})(?=[，。；、])")

    def where(self, statement: Statement, quantity: Quantity) -> str:
        """Return the words behind a count for where the counted ones are, or nothing."""
        if quantity.measure not in COUNTED:
            return ""
        found = self._where.match(statement.text, quantity.span.end, statement.span.end)
        return found[1] if found else ""

    def noun(self, statement: Statement, quantity: Quantity, found: Sequence[Measured]) -> str:
        """Return the noun that the sentence has counted with the same unit, with where these are; else nothing."""
        where = self.where(statement, quantity)
        alike = (figure.noun for figure in found if figure.quantity.printed == quantity.printed and figure.noun)
        noun = next(alike, "") if where else ""
        return f"{where}的{noun}" if noun else ""
