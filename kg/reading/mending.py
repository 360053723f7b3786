"""Paragraphs that the layout broke, or that a caption cut in two, put together again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.reading.bonds import WORD, bond
from kg.reading.continuity import WINDOW, begins_midway, breaks_off, may_read_on, must_go_on, reads_on
from kg.reading.credits import merged
from kg.reading.layout import ends_sentence, together
from kg.reading.roles import Piece, is_section_label, is_short_tail

_SHORT = 16


@dataclass(slots=True)
class _Paragraph:
    """The pieces of one paragraph; only the last characters decide whether it goes on."""

    parts: list[Piece]
    tail: str

    def add(self, piece: Piece) -> None:
        self.parts.append(piece)
        self.tail = (self.tail + piece.text)[-WINDOW:]

    @property
    def open(self) -> bool:
        return self.parts[0].role == "body" and breaks_off(self.tail) and not self.parts[-1].whole

    def piece(self) -> Piece:
        first = self.parts[0]
        if len(self.parts) == 1:
            return first
        credits = merged(part.credits for part in self.parts)
        fragment = together([part.fragment for part in self.parts])
        return replace(first, fragment=fragment, credits=credits, closes=self.parts[-1].closes)


def mended(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with broken paragraphs joined; captions stand behind the paragraph that they cut."""
    result: list[_Paragraph] = []
    last: _Paragraph | None = None
    for piece, following in zip(pieces, _followers(pieces), strict=True):
        if piece.role in ("caption", "furniture"):
            result.append(_Paragraph([piece], ""))
            continue
        if last is not None and last.open and _is_picture_text(last.tail, piece, following):
            result.append(_Paragraph([piece.as_role("caption")], ""))
            continue
        if last is not None and last.open and _goes_on(last.tail, piece):
            last.add(piece)
            continue
        last = _Paragraph([piece], piece.text[-WINDOW:])
        result.append(last)
    return [paragraph.piece() for paragraph in result]


def with_torn_lines(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with those as body that look like headings and are the beginnings of torn paragraphs."""
    levelled = any(piece.fragment.level for piece in pieces)
    result: list[Piece] = []
    before: Piece | None = None
    for piece, following in zip(pieces, _followers(pieces), strict=True):
        if piece.role == "heading" and not piece.sure and not is_section_label(piece.text):
            piece = _reconsidered(piece, before, following, levelled)
        result.append(piece)
        before = before if piece.role in ("caption", "furniture") else piece
    return result


def _followers(pieces: list[Piece]) -> list[Piece | None]:
    """Return for each piece the next one that is part of the running text."""
    following: list[Piece | None] = []
    ahead: Piece | None = None
    for piece in reversed(pieces):
        following.append(ahead)
        if piece.role not in ("caption", "furniture"):
            ahead = piece
    return following[::-1]


def _reconsidered(piece: Piece, before: Piece | None, following: Piece | None, levelled: bool) -> Piece:
    """Return a line that only looks like a heading as the piece of a broken paragraph that it is."""
    text = piece.text
    if before and following and breaks_off(before.text) and _is_picture_text(before.text, piece, following):
        return piece
    broken = must_go_on(text)
    if before is None and following is not None and not begins_midway(following.text):
        return piece.as_role("body") if broken else piece  # What opens a page is rather its title.
    if following is not None and following.role in ("body", "heading") and not following.fragment.level:
        broken = broken or reads_on(text, following.text)
        broken = broken or ("，" in text and bond(text, following.text) >= WORD - 1)
        broken = broken or (levelled and "，" in text and not ends_sentence(text) and len(text) > _SHORT)
    return piece.as_role("body") if broken else piece


def _goes_on(tail: str, piece: Piece) -> bool:
    """Tell whether a paragraph that ends in the middle of a sentence is read on in this piece."""
    if (
        piece.role not in ("body", "heading")
        or piece.sure
        or (piece.fragment.indented and not may_read_on("", piece.text))
    ):
        return False
    if piece.role == "heading":
        return begins_midway(piece.text) or bond(tail, piece.text) >= WORD or ends_sentence(piece.text)
    return reads_on(tail, piece.text) or (may_read_on(tail, piece.text) and not is_section_label(piece.text))


def _is_picture_text(tail: str, piece: Piece, following: Piece | None) -> bool:
    """Tell whether a short line between two halves of a sentence is text from a picture."""
    if piece.role != "heading" or piece.sure or not is_short_tail(piece.text) or following is None:
        return False
    if following.role != "body" or is_section_label(piece.text) or begins_midway(piece.text):
        return False
    held = max(bond(tail, piece.text), bond(piece.text, following.text)) >= WORD
    return reads_on(tail, following.text) and (piece.fragment.gap > 1 or not held)
