"""What an article can be about at a place that does not name it: the news of a round-up are about different things."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

from kg.extraction.document import Mention
from kg.model import Block

#: So many headings over so many paragraphs each, on average, make a round-up of short news.
_FEWEST_ITEMS, _LONGEST_ITEMS = 3, 2


class Sections:
    """The parts of an article that name things: the news of a round-up, else its paragraphs.

    Args:
        blocks: of the article.
        mentions: of the article, with the numbers of their things.
    """

    def __init__(self, blocks: Sequence[Block], mentions: Iterable[Mention]) -> None:
        told = [block for block in blocks if block.kind in ("heading", "paragraph")]
        news = [block.span.start for at, block in enumerate(told) if block.kind == "heading" or not at]
        paragraphs = [number for number, block in enumerate(blocks) if block.kind == "paragraph"]
        self.is_round_up = len(news) >= _FEWEST_ITEMS and len(paragraphs) <= _LONGEST_ITEMS * len(news)
        titles = [number for number, block in enumerate(blocks) if block.kind in ("title", "subtitle")]
        self._starts = news if self.is_round_up else [block.span.start for block in blocks]
        self._telling_all = frozenset() if self.is_round_up else frozenset([*titles, *paragraphs[:1]])
        self._mentions = tuple(mentions)

    def _number(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset) - 1, 0)

    @cached_property
    def _naming(self) -> dict[int, set[int]]:
        """For each thing the numbers of the parts that name it."""
        naming: dict[int, set[int]] = {}
        for mention in self._mentions:
            naming.setdefault(mention.entity, set()).add(self._number(mention.span.start))
        return naming

    def concern(self, entity: int, offset: int) -> bool:
        """Tell whether the text at an offset can be about a thing: its part names it, or title or lead, or most do."""
        named = self._naming.get(entity, set())
        told = self._number(offset) in named or not self._telling_all.isdisjoint(named)
        return told or 2 * len(named) >= len(self._starts)
