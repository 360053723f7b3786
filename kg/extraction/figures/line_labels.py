"""The label that a number alone stands behind on its line: 固定资产投资：上升17.1%."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.figures.figure_words import Words
from kg.extraction.figures.noun_records import Before
from kg.extraction.figures.nouns import NounReader
from kg.extraction.figures.nouns_behind import INSIDE_NAMES
from kg.extraction.figures.quantities import Quantity
from kg.extraction.figures.statements import NAME, QUANTITY, TIME, Statement
from kg.extraction.lexer import PUNCTUATION, Token

_MARKS = INSIDE_NAMES | frozenset("（）、")
_LONGEST = 20


class LabelReader:
    """Reads the label of a line.

    Args:
        words: tells which words are those of saying (记者了解到：); they make no label.
        statement: the sentence.
        nouns: joins words into a noun.
    """

    def __init__(self, words: Words, statement: Statement, nouns: NounReader) -> None:
        self._statement, self._nouns = statement, nouns
        self._label = _label(statement, words.saying)

    def add(self, found: Before, quantity: Quantity, bound: int) -> None:
        """Put the label behind the verb before the first number of the line, or in the place of the noun that it lacks.

        Args:
            found: what stands before the number; it is changed.
            quantity: the number.
            bound: the end of the figure before.
        """
        first = bound <= self._statement.span.start and self._statement.clause_number(quantity.span.start) == 1
        if self._label and first and (found.is_verb or not found.noun):
            found.noun += self._nouns.joined_words(self._label)
            found.start, found.is_verb = self._label[0].start, False


def _label(statement: Statement, saying: frozenset[str]) -> Sequence[Token]:
    """Return the words before the colon of a line, without the name that they begin with, which owns the figure."""
    tokens = statement.tokens[: statement.token_at(statement.clauses[0].end)]
    if len(tokens) < 2 or tokens[-1].text not in "：:" or tokens[-2].text in saying:
        return ()
    parts = tokens[:-1]
    if any(token.tag in (QUANTITY, TIME) or not _may_stand_in(token) for token in parts):
        return ()
    words = parts[1:] if parts[0].tag == NAME and len(parts) > 1 else parts
    return words if sum(len(word.text) for word in words) <= _LONGEST else ()


def _may_stand_in(token: Token) -> bool:
    return token.tag != PUNCTUATION or token.text in _MARKS
