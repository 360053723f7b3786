"""Numbers of mere talk: suppositions (如果借到3万元) and scraps of speech that name nothing (我家的80多平方米)."""

from __future__ import annotations

import re

from kg.extraction.figures.noun_records import Measured
from kg.extraction.figures.statements import Statement
from kg.lexicon import Table


class TalkReader:
    """Tells which figures are none.

    Args:
        table: of the lexicon's `figures`; its section `talk` is used.
    """

    def __init__(self, table: Table) -> None:
        section = table["talk"]
        self._scrap, self._supposing = (re.compile("|".join(section[name].split())) for name in ("scraps", "supposing"))

    def is_talk(self, statement: Statement, figure: Measured) -> bool:
        """Tell whether a number is supposed, or what is said to be counted is no noun but a scrap of speech."""
        start = figure.quantity.span.start
        supposed = self._supposing.match(statement.text, statement.clause_at(start).start, start)
        return supposed is not None or self._scrap.search(figure.indicator) is not None
