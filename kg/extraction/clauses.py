"""Sentences and clauses, cut at punctuation outside quotation marks and brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Span

_SENTENCE_ENDS = "。！？!?；;"
_CLAUSE_ENDS = _SENTENCE_ENDS + "，,：:"
_OPEN, _CLOSE = "“‘《（(【", "”’》）)】"
_LONGEST_QUOTE = 120
_SENTENCE_END = re.compile(rf"[{_SENTENCE_ENDS}\n][{_CLOSE}]*")
_SENTENCE_MARK = re.compile(f"[{_SENTENCE_ENDS}]")
_CLAUSE_END = re.compile(rf"[{_CLAUSE_ENDS}\n][{_CLOSE}]*|[{_OPEN}]")


def sentences(text: str, within: Span) -> Iterator[Span]:
    """Yield the sentences of `text` inside `within`; closing quotes stay with the sentence they end."""
    start = within.start
    for end in _SENTENCE_END.finditer(text, within.start, within.end):
        if _says_something(text, start, end.end()):
            yield Span(start, end.end())
        start = end.end()
    if _says_something(text, start, within.end):
        yield Span(start, within.end)


def clauses(text: str, within: Span) -> Iterator[Span]:
    """Yield the clauses of `text` inside `within`, each with the mark that ends it; what is quoted is not cut."""
    start = at = within.start
    while mark := _CLAUSE_END.search(text, at, within.end):
        at = mark.end()
        if mark[0] in _OPEN:
            at = _closing(text, mark.start(), within.end) or at
            continue
        if _says_something(text, start, at):
            yield Span(start, at)
        start = at
    if _says_something(text, start, within.end):
        yield Span(start, within.end)


def _says_something(text: str, start: int, end: int) -> bool:
    return bool(text[start:end].strip())


def _closing(text: str, opening: int, end: int) -> int | None:
    """Return where the bracket or quote at `opening` closes, unless it holds whole sentences."""
    mark = _CLOSE[_OPEN.index(text[opening])]
    close = text.find(mark, opening, min(end, opening + _LONGEST_QUOTE))
    return None if close < 0 or _SENTENCE_MARK.search(text, opening, close) else close
