"""Sentences and clauses, cut at punctuation outside quotation marks and brackets."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Span

_SENTENCE_ENDS = frozenset("。！？!?；;")
_CLAUSE_ENDS = _SENTENCE_ENDS | frozenset("，,：:")
_OPEN, _CLOSE = "“‘《（(【", "”’》）)】"
_LONGEST_QUOTE = 120


def sentences(text: str, within: Span) -> Iterator[Span]:
    """Yield the sentences of `text` inside `within`; closing quotes stay with the sentence they end."""
    yield from _pieces(text, within, _SENTENCE_ENDS)


def clauses(text: str, within: Span) -> Iterator[Span]:
    """Yield the clauses of `text` inside `within`, each with the mark that ends it."""
    yield from _pieces(text, within, _CLAUSE_ENDS)


def _pieces(text: str, within: Span, ends: frozenset[str]) -> Iterator[Span]:
    start = at = within.start
    while at < within.end:
        char = text[at]
        if char in _OPEN and ends is not _SENTENCE_ENDS and (close := _closing(text, at, within.end)):
            at = close
        elif char in ends or char == "\n":
            at += 1
            while at < within.end and text[at] in _CLOSE:
                at += 1
            if text[start:at].strip():
                yield Span(start, at)
            start = at
            continue
        at += 1
    if text[start : within.end].strip():
        yield Span(start, within.end)


def _closing(text: str, opening: int, end: int) -> int | None:
    """Return where the bracket or quote at `opening` closes, unless it holds whole sentences."""
    mark = _CLOSE[_OPEN.index(text[opening])]
    close = text.find(mark, opening, min(end, opening + _LONGEST_QUOTE))
    if close < 0 or any(char in _SENTENCE_ENDS for char in text[opening:close]):
        return None
    return close
