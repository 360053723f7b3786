"""The texts of articles as an explorer shows them: blocks in reading order, and where each thing is named.

The graph itself holds no text beyond the quoted passages; these records are made while articles and things are at hand.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.iris import Iris
from kg.model import Facts, OffsetMap, Page, Span
from kg.resolution import Resolution, Thing
from kg.vocabulary import DEFAULT_BASE


@dataclass(frozen=True, slots=True)
class ArticleText:
    """The text of one article.

    Attributes:
        iri: of the article in the graph.
        text: title, subtitle, body and captions in reading order, one block a line.
        blocks: (kind, place in `text`), in order.
        mentions: (place in `text`, IRI of the thing named there), sorted.
        offsets: from `text` to the source that the evidence counts in.
        notes: front matter that the graph has no term for, as (key, value).
        repairs: what was repaired or left out when the file was read.
    """

    iri: str
    text: str
    blocks: tuple[tuple[str, Span], ...]
    mentions: tuple[tuple[Span, str], ...]
    offsets: OffsetMap
    notes: tuple[tuple[str, str], ...] = ()
    repairs: tuple[str, ...] = ()
    #: (start in the source, start in `text`, length), sorted: the pieces of `offsets` as the source has them.
    _origins: tuple[tuple[int, int, int], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        origins = sorted((source_start, start, length) for start, source_start, length in self.offsets.pieces)
        object.__setattr__(self, "_origins", tuple(origins))

    def located(self, source: Span) -> tuple[Span, ...]:
        """Return the places in `text` of a span of the source, in reading order."""
        found = []
        first = max(bisect_right(self._origins, source.start, key=lambda piece: piece[0]) - 1, 0)
        for at in range(first, len(self._origins)):
            source_start, text_start, length = self._origins[at]
            if source_start >= source.end:
                break
            low, high = max(source.start, source_start), min(source.end, source_start + length)
            if low < high:
                found.append(Span(low - source_start + text_start, high - source_start + text_start))
        return tuple(sorted(found))


def article_texts(
    pages: Sequence[Page], facts: Sequence[Facts], resolution: Resolution, base: str = DEFAULT_BASE
) -> tuple[ArticleText, ...]:
    """Return the texts of all articles, sorted by IRI.

    Args:
        pages: those that the articles stand on, for what was repaired there.
        facts: what each article states.
        resolution: the things behind the entities of exactly these articles.
        base: where the IRIs of the data begin.
    """
    repairs = {article.id: page.notes for page in pages for article in page.articles}
    iris = Iris(base)
    found = []
    for one in facts:
        things = [resolution.thing_of(one.article.id, number) for number in range(len(one.entities))]
        found.append(article_text(one, things, iris, repairs.get(one.article.id, ())))
    return tuple(sorted(found, key=lambda text: text.iri))


def article_text(facts: Facts, things: Sequence[Thing], iris: Iris, repairs: tuple[str, ...] = ()) -> ArticleText:
    """Return the text of one article.

    Args:
        facts: what the article states.
        things: those behind its entities, in their order.
        iris: names the nodes.
        repairs: what was repaired or left out on its page.
    """
    article = facts.article
    mentions = (
        (span, iris.thing(thing).value)
        for entity, thing in zip(facts.entities, things, strict=True)
        for span in entity.mentions
    )
    return ArticleText(
        iri=iris.article(article.id).value,
        text=article.text,
        blocks=tuple((block.kind, block.span) for block in article.blocks),
        mentions=tuple(sorted(set(mentions))),
        offsets=article.offsets,
        notes=article.notes,
        repairs=repairs,
    )


def text_to_json(text: ArticleText) -> list[Any]:
    """Return a text as JSON can hold it, for `text_from_json`."""
    blocks = [[kind, span.start, span.end] for kind, span in text.blocks]
    mentions = [[span.start, span.end, thing] for span, thing in text.mentions]
    return [text.iri, text.text, blocks, mentions, text.offsets.pieces, text.notes, text.repairs]


def text_from_json(found: list[Any]) -> ArticleText:
    """Return what `text_to_json` has written."""
    iri, text, blocks, mentions, pieces, notes, repairs = found
    return ArticleText(
        iri,
        text,
        tuple((kind, Span(start, end)) for kind, start, end in blocks),
        tuple((Span(start, end), thing) for start, end, thing in mentions),
        OffsetMap(tuple(map(tuple, pieces))),
        tuple(map(tuple, notes)),
        tuple(repairs),
    )
