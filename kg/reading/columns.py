"""Blocks out of order: a column that was cut in the middle of a sentence goes on further down the page."""

from __future__ import annotations

from kg.reading.bonds import bond
from kg.reading.continuity import begins_midway, breaks_off, may_read_on, reads_on
from kg.reading.roles import Piece

_FARTHEST = 60
_TEXT = ("body", "heading", "subtitle", "byline", "item")
_HEADS = ("heading", "subtitle")


def reordered(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with every column that begins in the middle of a sentence behind the sentence that it ends.

    What stood between is the end of another article if a by-line closes it, and then goes before the headings that the
    cut column stands under; else it stays behind the sentence.
    """
    pieces = list(pieces)
    for at in range(len(pieces)):
        cut = _cut_before(pieces, at) if _is_orphan(pieces, at) else None
        if cut is not None:
            _move(pieces, cut, at)
    return pieces


def _is_orphan(pieces: list[Piece], at: int) -> bool:
    """Tell whether a piece begins in the middle of a sentence that the running text before it does not break off."""
    if pieces[at].role != "body" or not begins_midway(pieces[at].text):
        return False
    before = next((n for n in range(at - 1, max(at - _FARTHEST, -1), -1) if pieces[n].role in _TEXT), None)
    return before is not None and not _is_cut(pieces[before])


def _cut_before(pieces: list[Piece], at: int) -> int | None:
    """Return the nearest piece before `at` that breaks off and is not read on behind it, with a paragraph between."""
    following, has_body = at, False
    for n in range(at - 1, max(at - _FARTHEST, -1), -1):
        if pieces[n].role not in _TEXT:
            continue
        if has_body and _is_cut(pieces[n]) and _fits(pieces[n], pieces[at], pieces[following]):
            return n
        following, has_body = n, has_body or pieces[n].role == "body"
    return None


def _fits(cut: Piece, piece: Piece, following: Piece) -> bool:
    """Tell whether a cut paragraph goes on better in a piece further down than in the one behind it."""
    if reads_on(cut.text, following.text) or (cut.text[-1] in "，、" and may_read_on(cut.text, following.text)):
        return False
    return bond(cut.text, piece.text) >= bond(cut.text, following.text)


def _is_cut(piece: Piece) -> bool:
    return piece.role == "body" and breaks_off(piece.text) and not piece.whole and piece.text[-1:] not in "”’"


def _move(pieces: list[Piece], cut: int, at: int) -> None:
    """Put the piece at `at`, or all between `cut` and it, where the sentence can be read on."""
    between = pieces[cut + 1 : at]
    last = next(piece for piece in reversed(between) if piece.role in _TEXT)
    closed = last.role == "byline" or last.closes
    top = _headings_above(pieces, cut)
    if closed and top is not None and not any(piece.role in _HEADS for piece in between):
        pieces[top:at] = [*between, *pieces[top : cut + 1]]
    else:
        pieces[cut + 1 : at + 1] = [pieces[at], *between]


def _headings_above(pieces: list[Piece], cut: int) -> int | None:
    """Return where the headings begin that a piece stands under, unless they are the first of the page or far away."""
    lowest = max(cut - _FARTHEST, 0)
    top = next((n for n in range(cut, lowest, -1) if pieces[n].role in _HEADS), None)
    while top is not None and top > lowest and pieces[top - 1].role in _HEADS:
        top -= 1
    return top or None
