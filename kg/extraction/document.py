"""What the pipeline's components hand to each other: typed records on a spaCy Doc.

A component reads the records of those before it and sets its own; offsets count in `doc.text`, which is the text of
the article. The order is names, dates, reference, figures, relations.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from spacy.tokens import Doc

from kg.model import Article, Block, Entity, Kind, Period, Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text where a thing is named or referred to.

    Attributes:
        name: the name that this mention gives by itself, without quotation marks or 《》 (区委, 老城区).
        entity: number of the thing in `doc._.entities`; -1 before `kg.reference` has run.
        anaphor: True for a reference without a name (该联盟, 区里, 园区); it is no alias.
    """

    span: Span
    type: str
    name: str
    entity: int = -1
    anaphor: bool = False


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A stretch of text that gives a time, with its value."""

    span: Span
    period: Period


@dataclass(frozen=True, slots=True)
class RelationClaim:
    """A relation between two entities of `doc._.entities`; `span` is the clause it rests on."""

    subject: int
    predicate: str
    object: int
    span: Span
    date: str | None = None


@dataclass(frozen=True, slots=True)
class PostClaim:
    """A person's post; `role` as printed."""

    person: int
    body: int
    role: str
    span: Span


@dataclass(frozen=True, slots=True)
class FigureClaim:
    """A figure with its owner; fields as in `kg.model.Figure`."""

    holder: int
    indicator: str
    value: Decimal
    unit: str
    kind: Kind
    span: Span
    value_max: Decimal | None = None
    approximate: bool = False
    period: Period | None = None


DatingProperty = Literal["date", "startDate", "endDate"]


@dataclass(frozen=True, slots=True)
class DatingClaim:
    """A date of an event or programme; fields as in `kg.model.Dating`."""

    entity: int
    property: DatingProperty
    value: str
    span: Span


_EXTENSIONS = ("mentions", "proposed", "times", "entities", "claims", "posts", "figures", "datings")


def register_extensions() -> None:
    """Give every spaCy Doc the underscore attributes that the components use; safe to call again."""
    for name in _EXTENSIONS:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=())
    if not Doc.has_extension("article"):
        Doc.set_extension("article", default=None)


def text_of(doc: Doc) -> str:
    """Return the text of a doc: its article's, since spaCy puts the text of a doc together anew each time."""
    article: Article | None = doc._.article
    return doc.text if article is None else article.text


def blocks_of(doc: Doc) -> tuple[Block, ...]:
    """Return the blocks of the doc's article; a doc without one is a single paragraph a line."""
    article: Article | None = doc._.article
    if article is not None:
        return article.blocks
    blocks, start = [], 0
    for line in doc.text.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", Span(start, start + len(line))))
        start += len(line) + 1
    return tuple(blocks)


def block_around(blocks: Sequence[Block], span: Span) -> Block | None:
    """Return the block of a doc, or None, that a span lies in."""
    at = bisect_right(blocks, span.start, key=lambda block: block.span.start) - 1
    return blocks[at] if at >= 0 and blocks[at].span.covers(span) else None


def entities_of(doc: Doc) -> tuple[Entity, ...]:
    """Return the things that `kg.reference` found."""
    found: tuple[Entity, ...] = doc._.entities
    return found


register_extensions()
