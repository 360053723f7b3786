"""Roles that only the lines around a line tell: names under a title, a credit under its caption, lists of figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.reading.credits import by_line, is_common_name, merged
from kg.reading.layout import together
from kg.reading.roles import Piece

_LONGEST = 120
_ENTRY = re.compile(r"[^：，。]{2,30}：[^：，。\d]{0,8}\d")
_OVER = ("heading", "subtitle")


def settled(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces with bare names as by-lines, by-lines of two lines as one, and credits put to their captions."""
    last: Piece | None = None
    for piece in _with_bare_names(_with_entries(list(pieces))):
        joined = _with_next(last, piece) if last is not None else None
        if joined is None and last is not None:
            yield last
        last = joined or piece
    if last is not None:
        yield last


def _with_entries(pieces: list[Piece]) -> list[Piece]:
    """Read lines such as 旅游收入：79.3亿元，增长46.8% as entries of a list where several follow each other."""
    entry = [piece.role == "heading" and not piece.sure and bool(_ENTRY.match(piece.text)) for piece in pieces]
    whole = [piece.role == "body" and piece.sure for piece in pieces]
    near = [any(entry[n] or whole[n] for n in (at - 1, at + 1) if 0 <= n < len(pieces)) for at in range(len(pieces))]
    return [
        replace(piece, role="body", sure=True) if entry[at] and near[at] else piece for at, piece in enumerate(pieces)
    ]


def _with_bare_names(pieces: list[Piece]) -> Iterator[Piece]:
    """Read lines of names alone as by-lines where one is awaited: under a title, or behind the last paragraph."""
    ends: list[Piece | None] = [None]
    for before, piece, after in zip([*ends, *pieces], pieces, [*pieces[1:], *ends], strict=False):
        credits = by_line(piece.text, bare=True) if piece.role == "heading" and not piece.sure else None
        names = credits.authors + credits.photographers if credits else ()
        on_top = before is not None and before.role in _OVER and after is not None and after.role == "body"
        at_end = before is not None and before.role == "body" and (after is None or after.role not in ("body", "item"))
        several = len(names) > 1 or " " in piece.text
        if credits and ((several and (on_top or at_end)) or (on_top and is_common_name(piece.text))):
            yield replace(piece, role="byline", credits=credits, sure=True)
        else:
            yield piece


def _with_next(first: Piece, second: Piece) -> Piece | None:
    if first.role == second.role == "byline" and len(first.text) <= _LONGEST:
        fragment = together([first.fragment, second.fragment])
        credits = by_line(f"{first.text} {second.text}") or merged([first.credits, second.credits])
        return Piece("byline", fragment, credits, sure=True)
    if first.role in ("item", "caption") and second.role == "byline" and not second.credits.authors:
        return Piece("caption", first.fragment, merged([first.credits, second.credits]), first.marked, sure=True)
    return None
