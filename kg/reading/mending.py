"""Paragraphs that the layout broke, or that a caption cut in two, put together again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.reading.credits import merged
from kg.reading.layout import ends_sentence, together
from kg.reading.roles import Piece, is_section_label, is_short_tail

_WINDOW = 400
_OPENERS, _CLOSERS = "“‘《（【「『", "”’》）】」』"
# A sentence that has just begun.
_FRESH = re.compile(
    r"(?:今年|去年|近年|近日|日前|近期|截至|目前|如今|当前|当下|此外|同时|与此同时|其间|期间|为此|对此|据|记者|再如|例如|比如|未来|下一步|首先|其次|另外|值得一提"
    r"|基于此|这既是|这是|随着|“|「|\"|[一二三四五六七八九十]、|（[一二三四五六七八九十]|\d{1,2}月\d{1,2}日|第[一二三四五六七八九十]+[，、条章节])"
)
# Only the middle of a sentence goes on like this.
_MIDDLE = re.compile(r"[，。、；：！？）》”’】」』%]|[\u3400-\u9fff]{1,2}[。；！？、]|[\u3400-\u9fff]，|[说道称是为]：")
_SURELY_MIDDLE = re.compile(r"[，。、；：！？）》”’】」』%]|[\u3400-\u9fff][，。；、！？]")
_UNIT = re.compile(r"[余多万亿千百个家名人件项次户场期年月日元米吨亩公平%％]")
_TIME_FIRST = re.compile(
    r"(?:今年|去年|近年|近日|日前|近期|截至|目前|如今|当前|此外|同时|其间|其中|为此|对此|据|随着|[近这][一二三四五六七八九十几两]*年).{0,8}[，,]"
    r"|.{2,10}(?:期间|以来|之际|前夕|之后)[，,]"
)
_NO_LAST = re.compile(r"(?:[的与及把将被或并而就也都每各让给和]|[，、].)$")


@dataclass(slots=True)
class _Paragraph:
    """The pieces of one paragraph; only the last characters decide whether it goes on."""

    parts: list[Piece]
    tail: str

    def add(self, piece: Piece) -> None:
        self.parts.append(piece)
        self.tail = (self.tail + piece.text)[-_WINDOW:]

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
    levelled = any(piece.fragment.level for piece in pieces)
    for piece, following in zip(pieces, _followers(pieces), strict=True):
        if piece.role in ("caption", "furniture"):
            result.append(_Paragraph([piece], ""))
            continue
        if last is not None and last.open and _is_picture_text(last.tail, piece, following):
            result.append(_Paragraph([piece.as_role("caption")], ""))
            continue
        piece = _reconsidered(piece, following, levelled)
        if last is not None and last.open and _goes_on(last.tail, piece):
            last.add(piece)
            continue
        last = _Paragraph([piece], piece.text[-_WINDOW:])
        result.append(last)
    return [paragraph.piece() for paragraph in result]


def _followers(pieces: list[Piece]) -> list[Piece | None]:
    """Return for each piece the next one that is part of the running text."""
    following: list[Piece | None] = []
    ahead: Piece | None = None
    for piece in reversed(pieces):
        following.append(ahead)
        if piece.role not in ("caption", "furniture"):
            ahead = piece
    return following[::-1]


def _reconsidered(piece: Piece, following: Piece | None, levelled: bool) -> Piece:
    """Return a line that only looks like a heading as the piece of a broken paragraph that it is."""
    if piece.role != "heading" or piece.sure or is_section_label(piece.text):
        return piece
    text = piece.text
    broken = (_imbalance(text) > 0 and len(text) > 8) or bool(_NO_LAST.search(text)) or bool(_TIME_FIRST.match(text))
    if following is not None and following.role in ("body", "heading") and not following.fragment.level:
        broken = broken or _reads_on(text, following.text)
        broken = broken or (levelled and "，" in text and not ends_sentence(text) and len(text) > 16)
    return piece.as_role("body") if broken else piece


def _goes_on(tail: str, piece: Piece) -> bool:
    """Tell whether a paragraph that ends in the middle of a sentence is read on in this piece."""
    if piece.role not in ("body", "heading") or piece.sure or (piece.fragment.indented and _FRESH.match(piece.text)):
        return False
    if piece.role == "heading":
        return bool(_SURELY_MIDDLE.match(piece.text))
    if _reads_on(tail, piece.text):
        return True
    if is_section_label(piece.text):
        return False
    return not _FRESH.match(piece.text) or tail[-1:] in "，、,"


def _reads_on(tail: str, text: str) -> bool:
    """Tell whether a text by its first characters can only go on with what stands before it."""
    return _is_middle(text) or bool(tail[-1:].isdigit() and _UNIT.match(text))


def _is_middle(text: str) -> bool:
    return bool(_MIDDLE.match(text)) or _lowest(text) < 0


def _is_picture_text(tail: str, piece: Piece, following: Piece | None) -> bool:
    """Tell whether a short line between two halves of a sentence is text from a picture."""
    if piece.role != "heading" or piece.sure or not is_short_tail(piece.text) or following is None:
        return False
    if following.role != "body" or is_section_label(piece.text) or _is_middle(piece.text):
        return False
    return _reads_on(tail, following.text)


def breaks_off(text: str) -> bool:
    """Tell whether a paragraph ends in the middle of a sentence."""
    return not ends_sentence(text) and text[-1:] not in "：:"


def begins_midway(text: str) -> bool:
    """Tell whether a paragraph surely begins in the middle of a sentence."""
    return bool(_SURELY_MIDDLE.match(text)) or _lowest(text) < 0


def _steps(text: str) -> Iterator[int]:
    for char in text:
        if char in _OPENERS:
            yield 1
        elif char in _CLOSERS:
            yield -1


def _imbalance(text: str) -> int:
    """Return how many quotes and brackets of the last characters of a text stay open."""
    return sum(_steps(text[-_WINDOW:]))


def _lowest(text: str) -> int:
    """Return the lowest level that quotes and brackets reach: below 0 where one closes that never opened."""
    level = lowest = 0
    for step in _steps(text[:_WINDOW]):
        level += step
        lowest = min(lowest, level)
    return lowest
