"""Sentences with all that was found in them, as one row of tokens: names, times, quantities, words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Generic, TypeVar

from kg.extraction.clauses import clauses, sentences
from kg.extraction.document import Mention, TimeExpression
from kg.extraction.figures.quantities import Quantity
from kg.extraction.lexer import FREE, Lexer, Token
from kg.extraction.segmenting import CLASSES, segmenter
from kg.lexicon import Lexicon
from kg.model import Block, Span

NAME, TIME, QUANTITY = "name", "time", "quantity"
VERB, STOP, KEEP = "verb", "stop", "keep"
EDGE = "edge"
_TAGS = (VERB, STOP, EDGE, KEEP)
_COMMON = (("adverb", STOP), ("verb", VERB), ("noun", KEEP))
#: Common verbs, adjectives and set phrases that the lexicon does not list: they may stand inside a noun, uncut.
_WHOLE = (("v", FREE), ("a", FREE), ("i", FREE))
_Record = TypeVar("_Record", Mention, TimeExpression, Quantity)


@dataclass(frozen=True)
class Statement:
    """A sentence with what was found in it; all offsets count in the article's text.

    Attributes:
        text: the whole text.
        mentions: not overlapping, in order.
        times: those outside names, in order.
        quantities: those outside names and times, in order.
        lexer: knows the words.
    """

    text: str
    span: Span
    block: Block
    clauses: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    lexer: Lexer = field(repr=False)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words without gaps, in order; names, times and quantities are one token each.

        No word crosses the end of a unit.
        """
        found: list[Token] = []
        at, text = self.span.start, self.text
        units = {quantity.number.start: len(quantity.printed) for quantity in self.quantities}
        for place, tag in self._marked():
            found += self.lexer.tokens(text[at : place.start], at)
            found.append(Token(place.start, place.end, place.of(text), tag))
            at = place.end
            if tag == QUANTITY:
                unit = min(at + units[place.start], self.span.end)
                found += self.lexer.tokens(text[at:unit], at)
                at = unit
        return (*found, *self.lexer.tokens(text[at : self.span.end], at))

    def _marked(self) -> list[tuple[Span, str]]:
        """Return the places of names, times and numbers in order."""
        marked = [(mention.span, NAME) for mention in self.mentions]
        marked += [(time.span, TIME) for time in self.times]
        marked += [(quantity.number, QUANTITY) for quantity in self.quantities]
        return sorted(marked)

    def clause_at(self, offset: int) -> Span:
        """Return the clause that holds the character at `offset`."""
        return self.clauses[self.clause_number(offset)]

    def clause_number(self, offset: int) -> int:
        """Return the number of the clause that holds the character at `offset`."""
        return min(bisect_right(self.clauses, offset, key=lambda clause: clause.end), len(self.clauses) - 1)

    def token_at(self, offset: int) -> int:
        """Return the number of the first token that begins at `offset` or later."""
        return bisect_left(self.tokens, offset, key=lambda token: token.start)

    def mention_at(self, token: Token) -> Mention | None:
        """Return the mention behind a token tagged as a name."""
        return self._mention_by_start.get(token.start) if token.tag == NAME else None

    def mention_starts(self, offset: int) -> bool:
        """Tell whether a mention begins at `offset`."""
        return offset in self._mention_by_start

    def mentions_in(self, span: Span) -> list[Mention]:
        """Return the mentions that lie inside `span`."""
        return [mention for mention in self.mentions_from(span) if mention.span.end <= span.end]

    def mentions_from(self, span: Span) -> tuple[Mention, ...]:
        """Return the mentions that begin inside `span`."""
        starts = self._mention_starts
        return self.mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def quantity_after(self, offset: int) -> Quantity | None:
        """Return the first quantity whose number begins at `offset` or later."""
        at = bisect_left(self.quantities, offset, key=lambda quantity: quantity.number.start)
        return self.quantities[at] if at < len(self.quantities) else None

    @cached_property
    def _mention_starts(self) -> list[int]:
        return [mention.span.start for mention in self.mentions]

    @cached_property
    def _mention_by_start(self) -> dict[int, Mention]:
        return {mention.span.start: mention for mention in self.mentions}


class Reader:
    """Cuts blocks into statements.

    Args:
        lexicon: its tables `figures`, `words` and `common` know the words.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        table, figures = lexicon.table("words"), lexicon.table("figures")
        words = dict.fromkeys(figures["known"]["words"].split(), KEEP)
        owners = figures["owners"]
        for word in " ".join([figures["verbs"]["words"], owners["founding"], owners["gathering"]]).split():
            words.setdefault(word, VERB)
        common = lexicon.table("common")
        for tag, known in [*((tag, table[tag]) for tag in _TAGS), *((tag, common[name]) for name, tag in _COMMON)]:
            for word in known.split():
                words.setdefault(word, tag)
        for known in (*figures["kinds"].values(), *figures["edges"].values()):
            for word in known.split():
                if words.get(word, EDGE) == EDGE:  # Around a number these words say more than where names end.
                    words[word] = STOP
        ends = frozenset(word for word, tag in words.items() if len(word) > 1 and tag in (VERB, STOP))
        for word, tag in _everyday().items():  # Nouns that hold a small word or a verb, such as 业内.
            if not any(word[:size] in ends for size in range(2, len(word))):
                words.setdefault(word, tag)
        self._lexer = Lexer(words)

    def statements(
        self,
        text: str,
        blocks: Iterable[Block],
        mentions: Sequence[Mention],
        times: Sequence[TimeExpression],
        quantities: Sequence[Quantity],
    ) -> Iterator[Statement]:
        """Yield the sentences of the blocks in order; a block without a quantity is left out."""
        named, timed, counted = _Sorted(_outermost(mentions)), _Sorted(times), _Sorted(quantities)
        for block in blocks:
            if not counted.within(block.span):
                continue
            for span in sentences(text, block.span):
                yield self._statement(text, span, block, named.within(span), timed.within(span), counted.within(span))

    def _statement(
        self,
        text: str,
        span: Span,
        block: Block,
        mentions: list[Mention],
        times: list[TimeExpression],
        quantities: list[Quantity],
    ) -> Statement:
        """Put a sentence together; a name beats a time, and both beat a quantity inside them."""
        names = [mention.span for mention in mentions]
        times = list(_apart(times, names))
        return Statement(
            text=text,
            span=span,
            block=block,
            clauses=tuple(clauses(text, span)),
            mentions=tuple(mentions),
            times=tuple(times),
            quantities=tuple(_apart(quantities, sorted([*names, *(time.span for time in times)]))),
            lexer=self._lexer,
        )


@cache
def _everyday() -> dict[str, str]:
    """Return common words of running text with what they do around a number; some are but words, whole."""
    common = segmenter()
    kinds = {CLASSES.index(kind): tag for kind, tag in (("n", KEEP), ("x", KEEP), ("d", STOP), *_WHOLE)}
    return {word: kinds[common.kind(word)] for word in common.words() if len(word) > 1 and common.kind(word) in kinds}


class _Sorted(Generic[_Record]):
    """Records by place."""

    def __init__(self, records: Iterable[_Record]) -> None:
        self._records: list[_Record] = sorted(records, key=lambda record: record.span)
        self._starts = [record.span.start for record in self._records]

    def within(self, span: Span) -> list[_Record]:
        """Return the records that lie inside `span`."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [record for record in self._records[first:last] if record.span.end <= span.end]


def _apart(records: Iterable[_Record], taken: Sequence[Span]) -> Iterator[_Record]:
    """Yield the records that overlap none of the sorted spans; of a quantity the number counts."""
    for record in records:
        place = record.number if isinstance(record, Quantity) else record.span
        at = bisect_right(taken, place.start, key=lambda span: span.end)
        if at == len(taken) or not taken[at].overlaps(place):
            yield record


def _outermost(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the mentions that no earlier or longer one overlaps."""
    end = 0
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        if mention.span.start >= end:
            yield mention
            end = mention.span.end
