"""The words of a sentence around a number, and which of them an indicator is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.extraction.figures.statements import Statement
from kg.extraction.lexer import PUNCTUATION
from kg.extraction.segmenting import CLASSES, segmenter
from kg.model import Span

TIME, QUANTITY, NAMED, SPACE = "T", "Q", "N", " "
#: Words that are looked at before and behind a number.
LEFT, RIGHT = 24, 9
#: What a new stretch of words costs, what half a word costs, and each word between a word and the number.
_GAP, _HALF, _STEP = 4.0, 3.0, 0.05
_CLAUSE_ENDS = frozenset("，,。；;！？!?") | {SPACE}
#: An indicator has none of these marks.
_MARKS = str.maketrans("", "", "“”\"‘’'《》〈〉「」『』【】[]·-—　 \n\t")


class Word(NamedTuple):
    """A word, a time or a quantity.

    Attributes:
        text: without quotation marks; of white space nothing.
        kind: class of common words, or `TIME` or `QUANTITY`.
        shape: class with what the lexicon says of the word and whether it stands in a name; of a mark the mark.
    """

    start: int
    end: int
    text: str
    kind: str
    shape: str

    @property
    def named(self) -> bool:
        """Tell whether the word stands in a name."""
        return self.shape[0] == NAMED and len(self.shape) > 1

    @property
    def whole(self) -> bool:
        """Tell whether this is a time, a quantity or a mark, no word."""
        return len(self.shape) == 1


@dataclass(frozen=True, slots=True)
class Window:
    """The words around a number.

    Attributes:
        words: those before the number, then those behind it up to a mark that ends a clause.
        seat: how many stand before it.
    """

    words: tuple[Word, ...]
    seat: int

    def text(self, numbers: Iterable[int]) -> str:
        """Return the words with these numbers as an indicator."""
        return "".join(self.words[number].text for number in numbers)


class Taken(NamedTuple):
    """Which words of a window make up an indicator.

    Attributes:
        numbers: of the words, in order.
        halves: 1 where only the end of the first word is taken, 2 where only the beginning of the last one is, or 3.
    """

    numbers: tuple[int, ...]
    halves: int = 0


def words_of(statement: Statement) -> list[Word]:
    """Return the words of a sentence in order, without quotation marks; a time or a quantity is one word."""
    marked = [(mention.span, NAMED) for mention in statement.mentions]
    marked += [(time.span, TIME) for time in statement.times]
    marked += [(quantity.span, QUANTITY) for quantity in statement.quantities]
    words: list[Word] = []
    at = statement.span.start
    for span, kind in sorted(marked):
        if span.start < at:
            continue
        words += _plain(statement, at, span.start)
        if kind == NAMED:
            words += _plain(statement, span.start, span.end, NAMED)
        else:
            words.append(Word(span.start, span.end, plain(span.of(statement.text)), kind, kind))
        at = span.end
    return [*words, *_plain(statement, at, statement.span.end)]


def _plain(statement: Statement, start: int, end: int, named: str = "") -> Iterator[Word]:
    common, lexer = segmenter(), statement.lexer
    for first, last in common.cuts(statement.text[start:end]):
        printed = statement.text[start + first : start + last]
        text = plain(printed)
        if printed.isspace():
            yield Word(start + first, start + last, "", "?", SPACE)
        elif text:
            kind, tag = CLASSES[common.kind(text)], lexer.tag(text)
            shape = text if tag == PUNCTUATION else named + kind + tag[0]
            yield Word(start + first, start + last, text, kind, shape)


def plain(text: str) -> str:
    """Return a text without the marks that no indicator has."""
    return text.translate(_MARKS)


def window(words: Sequence[Word], number: Span) -> Window:
    """Return the words around the number at a place."""
    before = [word for word in words if word.end <= number.start][-LEFT:]
    behind: list[Word] = []
    for word in words:
        if word.start >= number.end:
            behind.append(word)
            if word.shape in _CLAUSE_ENDS or len(behind) == RIGHT:
                break
    return Window((*before, *behind), len(before))


def taken(around: Window, indicator: str) -> Taken | None:
    """Return the words of an indicator: as few stretches as can be, near the number; None if it has others too."""
    states: dict[tuple[int, bool], tuple[float, Taken]] = {(0, False): (0.0, Taken(()))}
    for number, word in enumerate(around.words):
        away = around.seat - 1 - number if number < around.seat else number - around.seat
        found: dict[tuple[int, bool], tuple[float, Taken]] = {}
        for (at, last), (worth, so_far) in states.items():
            _keep(found, (at, False), worth, so_far)
            gap = _GAP if so_far.numbers and not last else 0.0
            for size, halves in _fits(word.text, indicator, at):
                cost = gap + _STEP * away + (_HALF if halves else 0.0)
                longer = Taken((*so_far.numbers, number), so_far.halves | halves)
                _keep(found, (at + size, True), worth - cost, longer)
        states = found
    ends = [states[key] for key in ((len(indicator), False), (len(indicator), True)) if key in states]
    return max(ends, key=lambda end: end[0])[1] if ends else None


def _keep(
    states: dict[tuple[int, bool], tuple[float, Taken]], key: tuple[int, bool], worth: float, so_far: Taken
) -> None:
    if key not in states or states[key][0] < worth:
        states[key] = (worth, so_far)


def _fits(word: str, indicator: str, at: int) -> Iterator[tuple[int, int]]:
    """Yield how many characters of an indicator a word gives from a place on, and which of its halves is taken."""
    if at == len(indicator) or not word:
        return
    if indicator.startswith(word, at):
        yield len(word), 0
    elif at == 0:
        size = next((size for size in range(len(word) - 1, 0, -1) if indicator.startswith(word[-size:])), 0)
        if size:
            yield size, 1
    elif word.startswith(indicator[at:]):
        yield len(indicator) - at, 2
