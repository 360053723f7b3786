"""The sections of an article, and what holds in one of them only: the news of a round-up are about different things."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

from kg.extraction.document import Mention
from kg.model import Block

#: So many headings over so many paragraphs each, on average, make a round-up of short news.
_FEWEST_ITEMS, _LONGEST_ITEMS = 3, 2


class Sections:
    """What stands between the headings of an article.

    Args:
        blocks: of the article.
        mentions: of the article, with the numbers of their things.
    """

    def __init__(self, blocks: Sequence[Block], mentions: Iterable[Mention]) -> None:
        told = [block for block in blocks if block.kind in ("heading", "paragraph")]
        self._starts = [block.span.start for at, block in enumerate(told) if block.kind == "heading" or not at]
        paragraphs = sum(block.kind == "paragraph" for block in told)
        self.is_round_up = len(self._starts) >= _FEWEST_ITEMS and paragraphs <= _LONGEST_ITEMS * len(self._starts)
        self._mentions = tuple(mentions)

    def _number(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset) - 1, 0)

    @cached_property
    def _naming(self) -> dict[int, set[int]]:
        """For each thing the numbers of the sections that name it."""
        naming: dict[int, set[int]] = {}
        for mention in self._mentions:
            naming.setdefault(mention.entity, set()).add(self._number(mention.span.start))
        return naming

    def concern(self, entity: int, offset: int) -> bool:
        """Tell whether the text at an offset can be about a thing that it does not name: the same news, or most, do."""
        if not self.is_round_up:
            return True
        named = self._naming.get(entity, set())
        return self._number(offset) in named or 2 * len(named) >= len(self._starts)
