"""Figures of paragraphs that plan: they tell what is aimed at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.figures.noun_records import Measured
from kg.extraction.figures.statements import Statement
from kg.lexicon import Table


class AimReader:
    """Knows what even a plan tells of as done.

    Args:
        table: the table `plans` of `figures.toml`; `done` and `base` are used, lists of regular expressions.
    """

    def __init__(self, table: Table) -> None:
        self._done, self._base = (re.compile("|".join(table[name].split())) for name in ("done", "base"))

    def aimed(self, statement: Statement, figures: Sequence[Measured]) -> list[Measured]:
        """Return the figures of a sentence of a plan, as targets where their clauses tell of nothing done."""
        return [self._aimed(statement, figure) for figure in figures]

    def _aimed(self, statement: Statement, figure: Measured) -> Measured:
        start = figure.quantity.span.start
        clause = statement.clause_at(start)
        done = self._done.search(statement.text, clause.start, clause.end)
        base = self._base.search(statement.text, clause.start, start)
        return figure if figure.kind == "rank" or done or base else replace(figure, kind="target")
