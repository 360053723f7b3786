"""Spans of time between who acts and the deed (五年|调解409件): they tell when and are no part of the indicator."""

from __future__ import annotations

from kg.extraction.figures.figure_words import Words
from kg.extraction.figures.statements import QUANTITY, VERB, Statement
from kg.extraction.lexer import Token

_BEHIND = frozenset({"后", "内", "里", "间", "来", "多", "半", "下来", "时间"})


def deed_behind_span(statement: Statement, words: Words, parts: list[Token]) -> list[Token]:
    """Return the words behind the last span of time among some that begin with a verb; nothing where there is none.

    Args:
        statement: the sentence.
        words: knows verbs.
        parts: the tokens before a number, in order.
    """
    numbers = [token for token in parts if token.tag == QUANTITY]
    span = statement.quantity_after(numbers[-1].start) if numbers else None
    if span is None or span.measure != "time":
        return []
    rest = [part for part in parts if part.start >= span.span.end]
    while rest and (rest[0].text in _BEHIND or rest[0].text in words.lead):
        rest = rest[1:]
    return rest if rest and _begins_with_deed(words, rest) else []


def _begins_with_deed(words: Words, parts: list[Token]) -> bool:
    first = parts[0]
    two = "".join(part.text for part in parts[:2])  # 拿|回
    return first.tag == VERB or words.is_deed(first) or first.text in words.everyday or two in words.everyday
