"""Which paragraphs plan: those of work reports and programmes that tell what is to be done, not what was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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
        self._title, self._ahead, self._behind, self._planning, self._telling = (
            re.compile("|".join(table[name].split())) for name in ("titles", "ahead", "behind", "planning", "telling")
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
