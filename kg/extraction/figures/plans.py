"""Which paragraphs plan: those of work reports and programmes that tell what is to be done, not what was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.figures.noun_records import Measured
from kg.extraction.figures.statements import Statement
from kg.lexicon import Table
from kg.model import Block

#: So many characters tell what a paragraph is about.
_OPENING = 30
_MANY_MORE = 4


class PlanReader:
    """Knows the words of plans.

    Args:
        table: the table `plans` of `figures.toml`; each entry is a list of regular expressions.
    """

    def __init__(self, table: Table) -> None:
        self._title, self._ahead, self._behind, self._planning, self._telling, self._done, self._base = (
            re.compile("|".join(table[name].split()))
            for name in ("titles", "ahead", "behind", "planning", "telling", "done", "base")
        )

    def planned(self, text: str, blocks: Sequence[Block]) -> frozenset[int]:
        """Return where the paragraphs begin that plan."""
        return frozenset(block.span.start for block in self._planning_blocks(text, blocks))

    def _planning_blocks(self, text: str, blocks: Sequence[Block]) -> Iterator[Block]:
        titles = [block.span.of(text) for block in blocks if block.kind in ("title", "subtitle")]
        report = any(self._title.search(title) for title in titles)
        ahead: bool | None = None
        behind = False
        for block in blocks:
            if block.kind == "heading":
                ahead = self._looks_ahead(block.span.of(text), ahead if report else None)
                behind = behind and ahead is None
            elif block.kind == "paragraph" and (report or ahead):
                told = block.span.of(text)
                behind = behind or self._behind.search(told[:_OPENING]) is not None
                if ahead or (ahead is None and self._sounds_planned(told, behind)):
                    yield block

    def _looks_ahead(self, heading: str, before: bool | None) -> bool | None:
        """Tell whether what stands under a heading is to come; a heading that does not tell leaves it as it was."""
        if self._behind.search(heading):
            return False
        return True if self._ahead.search(heading) else before

    def _sounds_planned(self, paragraph: str, behind: bool) -> bool:
        """Tell whether a paragraph has more words of plans than of results, many more once the report looks back."""
        planning, telling = (len(words.findall(paragraph)) for words in (self._planning, self._telling))
        return planning > telling + (_MANY_MORE if behind else 0)

    def settled(self, statement: Statement, figures: Sequence[Measured], planned: frozenset[int]) -> list[Measured]:
        """Return the figures of a sentence, targets where its paragraph plans and their clauses tell of no result."""
        if statement.block.span.start not in planned:
            return list(figures)
        return [self._aimed(statement, figure) for figure in figures]

    def _aimed(self, statement: Statement, figure: Measured) -> Measured:
        start = figure.quantity.span.start
        clause = statement.clause_at(start)
        done = self._done.search(statement.text, clause.start, clause.end)
        base = self._base.search(statement.text, clause.start, start)
        return figure if figure.kind == "rank" or done or base else replace(figure, kind="target")
