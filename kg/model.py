"""The waist of Zhili: the records that pass from reading and extraction to everything behind them.

Whoever produces `Facts` (the grammar, a trained model, hand-made annotation) feeds resolution, graph, page and
evaluation alike; none of those looks at spaCy or at raw text. All records are frozen, and all offsets count
Unicode code points, end exclusive.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Kind = Literal["level", "growth", "decline", "rank", "target", "share"]
BlockKind = Literal["title", "subtitle", "heading", "paragraph", "caption"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of a text: `text[start:end]`.

    Raises:
        ValueError: if the span is empty, turned round or begins before the text.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start} to {self.end}")

    def of(self, text: str) -> str:
        """Return the characters that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Tell whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """The way back from a repaired text to the source as read.

    Attributes:
        pieces: (start in the repaired text, start in the source, length), sorted by the first, without overlap.
            Characters of the repaired text that no piece covers (separators) have no place in the source.
    """

    pieces: tuple[tuple[int, int, int], ...]

    def to_source(self, span: Span) -> tuple[Span, ...]:
        """Return the pieces of the source behind `span`, in reading order, adjacent ones joined."""
        found: list[Span] = []
        first = max(bisect_right(self.pieces, span.start, key=lambda piece: piece[0]) - 1, 0)
        for text_start, source_start, length in self.pieces[first:]:
            if text_start >= span.end:
                break
            low, high = max(span.start, text_start), min(span.end, text_start + length)
            if low < high:
                shift = source_start - text_start
                if found and found[-1].end == low + shift:
                    found[-1] = Span(found[-1].start, high + shift)
                else:
                    found.append(Span(low + shift, high + shift))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read, before any repair.

    Attributes:
        name: the file name that the graph shows.
        text: the decoded text without a byte order mark; every offset in the graph counts in it.
        sha256: hexadecimal digest of the file's bytes.
        encoding: the encoding that the bytes were decoded with.
    """

    name: str
    text: str
    sha256: str
    encoding: str


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of an article's text with one role on the page."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Quote:
    """A piece of the source, exactly as it stands there, with the words around it.

    Attributes:
        span: place in the source text.
        exact: the characters at that place.
        prefix: what stands before it in its sentence, as read in reading order.
        suffix: what stands after it in its sentence.
    """

    span: Span
    exact: str
    prefix: str = ""
    suffix: str = ""


#: One place that a claim rests on: a single quote, or several where a sentence was put together.
Evidence = tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a page, in reading order and in one normal form of punctuation.

    Attributes:
        id: deterministic and unique: file stem, eight digits of the file's hash, number on the page.
        source: the file that it stands in.
        text: title, subtitle, body and captions, one block a line; the same characters as the source except for
            removed line breaks and one-to-one normalised forms (full-width digits, straight quotes).
        blocks: the roles of the stretches of `text`, in order, not overlapping.
        offsets: from `text` to the source.
        title: None where the page gives none.
        authors: by-line names of reporters and correspondents (记者, 通讯员).
        photographers: by-line names behind photographs (摄, 图).
        publisher: the paper or news client that the by-line or front matter names.
        date: ISO 8601 date, month or year of publication where known.
        notes: front matter that has no field of its own, as (key, value), sorted.
    """

    id: str
    source: Source
    text: str
    blocks: tuple[Block, ...]
    offsets: OffsetMap
    title: str | None = None
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    publisher: str | None = None
    date: str | None = None
    notes: tuple[tuple[str, str], ...] = ()

    def body_spans(self) -> tuple[Span, ...]:
        """Return the pieces of the source that make up the body (headings and paragraphs), in reading order."""
        body = (block for block in self.blocks if block.kind in ("heading", "paragraph"))
        return tuple(piece for block in body for piece in self.offsets.to_source(block.span))

    def caption_spans(self) -> tuple[Span, ...]:
        """Return the pieces of the source that make up the photo captions."""
        captions = (block for block in self.blocks if block.kind == "caption")
        return tuple(piece for block in captions for piece in self.offsets.to_source(block.span))

    def evidence(self, span: Span, context: Span | None = None) -> Evidence:
        """Return the quotes behind `span`; gaps that are white space only do not split a quote.

        Args:
            span: what the claim rests on, in the article's text.
            context: the sentence around it; its rest becomes prefix and suffix.
        """
        pieces = _bridge(self.offsets.to_source(span), self.source.text)
        prefix = self.text[context.start : span.start] if context else ""
        suffix = self.text[span.end : context.end] if context else ""
        last = len(pieces) - 1
        return tuple(
            Quote(piece, piece.of(self.source.text), prefix if i == 0 else "", suffix if i == last else "")
            for i, piece in enumerate(pieces)
        )


def _bridge(pieces: tuple[Span, ...], source: str) -> tuple[Span, ...]:
    """Join neighbours in the source that only white space keeps apart."""
    joined: list[Span] = []
    for piece in pieces:
        if joined and joined[-1].end <= piece.start and not source[joined[-1].end : piece.start].strip():
            joined[-1] = Span(joined[-1].start, piece.end)
        else:
            joined.append(piece)
    return tuple(joined)


@dataclass(frozen=True, slots=True)
class Period:
    """A time that the text gives to a figure, a post or an event.

    Attributes:
        text: as printed or implied (2022年前三季度, 今年以来).
        start: ISO 8601 date of the first day, where it can be worked out.
        end: ISO 8601 date of the last day, where it can be worked out.
    """

    text: str
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing of one article, all its mentions together.

    Attributes:
        name: the fullest name that the article supports, without quotation marks or 《》.
        type: a class of the ontology, such as "PartyBody".
        aliases: every other form seen in the text, sorted.
        mentions: places in the article's text, sorted.
        place: the administrative division that the thing belongs to, by its full name, where the article tells
            (崂山区 for 区委 in an article on 崂山区); it keeps things of two districts apart.
    """

    name: str
    type: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A statement between two entities of `Facts.entities`, given by their numbers there.

    Attributes:
        predicate: local name of an object property of the ontology, such as "leads".
        date: ISO 8601 date, month or year of the event or programme, where the text gives one.
    """

    subject: int
    predicate: str
    object: int
    evidence: Evidence
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A person's post: numbers of the person and the body in `Facts.entities`, and the role as printed."""

    person: int
    body: int
    role: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantified outcome.

    Attributes:
        holder: number of the entity that the figure belongs to.
        indicator: what is measured or counted, short.
        value: Chinese multipliers worked out (1.1亿元 is 110000000 元).
        value_max: upper end of a range.
        approximate: True for 余, 近, 约, 超, 多 and the like.
    """

    holder: int
    indicator: str
    value: Decimal
    unit: str
    kind: Kind
    evidence: Evidence
    value_max: Decimal | None = None
    approximate: bool = False
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Dating:
    """A date of an event or programme: `property` is "date", "startDate" or "endDate", `value` is ISO 8601."""

    entity: int
    property: Literal["date", "startDate", "endDate"]
    value: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one article states.

    Raises:
        ValueError: if a statement points at an entity that is not there.
    """

    article: Article
    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()
    posts: tuple[Post, ...] = ()
    figures: tuple[Figure, ...] = ()
    datings: tuple[Dating, ...] = ()
    notes: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        used = [n for r in self.relations for n in (r.subject, r.object)]
        used += [n for p in self.posts for n in (p.person, p.body)]
        used += [f.holder for f in self.figures] + [d.entity for d in self.datings]
        missing = sorted({n for n in used if not 0 <= n < len(self.entities)})
        if missing:
            raise ValueError(f"{self.article.id}: statements about entities {missing} of {len(self.entities)}")


@dataclass(frozen=True, slots=True)
class Repair:
    """A place where the reading order of a page is not that of its file.

    Attributes:
        kind: "join" where reading goes on elsewhere in the file, "break" where what follows in the file is not read on.
        end: where in the source the first piece ends.
        start: where in the source the second piece begins.
        confidence: how probable it is, from 0 to 1; None where a rule of layout decided.
        made: whether the page is read so; a join that is not sure enough is told but not made.
    """

    kind: Literal["join", "break"]
    end: int
    start: int
    confidence: float | None = None
    made: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """A file with the articles found in it, in the order of the page.

    Attributes:
        notes: what was repaired or left out, one sentence each.
        repairs: where its text was put in another order, in reading order; then joins that were not made.
    """

    source: Source
    articles: tuple[Article, ...]
    notes: tuple[str, ...] = ()
    repairs: tuple[Repair, ...] = ()
