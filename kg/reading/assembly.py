"""Drafts to articles: the text in normal form, its blocks, the way back to the source, and what is known of it."""

from __future__ import annotations

import re
from array import array
from dataclasses import replace
from pathlib import PurePath

from kg.model import Article, Block, BlockKind, OffsetMap, Source, Span
from kg.reading.articles import Draft, Headline, headline
from kg.reading.credits import Credits, merged
from kg.reading.frontmatter import FrontMatter
from kg.reading.normalise import fold, normal
from kg.reading.passages import Passage, joined
from kg.reading.roles import Piece

_LAYOUT_SPACE = re.compile(r"[\u3400-\u9fff，。、；：][ \u3000](?=[\u3400-\u9fff])")
_SPACED_FROM = 1 / 150

_Part = tuple[BlockKind, Passage]


def has_layout_spaces(found: list[Draft]) -> bool:
    """Tell whether a page has spaces where its printed lines ended; then those in its headings mean nothing either."""
    texts = [piece.text for draft in found for piece in draft.body if piece.role == "body"]
    spaces = sum(len(_LAYOUT_SPACE.findall(text)) for text in texts)
    return spaces > _SPACED_FROM * sum(map(len, texts))


def article(source: Source, draft: Draft, number: int, front: FrontMatter, spaced: bool) -> Article:
    """Put one article together.

    Args:
        source: the file.
        draft: its pieces.
        number: its number on the page, from 1.
        front: what the front matter says of this article.
        spaced: whether spaces between Chinese characters are the layout's.
    """
    over = headline(draft.heads)
    parts = [
        *_title_parts(source, over, front, not spaced),
        *_body_parts([*over.sections, *draft.body], draft, not spaced),
    ]
    parts = [(kind, passage) for kind, passage in parts if passage.text]
    text, blocks, pieces = _laid_out(parts)
    credits = merged([*draft.credits, *(caption.credits for _, caption in draft.captions)])
    kicker = joined([piece.fragment.passage for piece in over.kicker], " ")
    notes = dict(front.notes) | ({"kicker": normal(kicker, True).text} if kicker.text else {})
    return Article(
        id=f"{PurePath(source.name).stem}-{source.sha256[:8]}-{number}",
        source=source,
        text=text,
        blocks=blocks,
        offsets=OffsetMap(pieces),
        title=_first(parts, "title"),
        subtitle=_first(_title_parts(source, replace(over, kicker=()), front, not spaced), "subtitle"),
        authors=front.authors or credits.authors,
        photographers=front.photographers or credits.photographers,
        publisher=front.publisher or credits.publisher,
        date=front.date or credits.date,
        notes=tuple(sorted(notes.items())),
    )


def completed(found: Article, front: FrontMatter, page: Credits) -> Article:
    """Return an article with what the page as a whole tells where it says nothing itself."""
    return replace(
        found,
        publisher=found.publisher or front.publisher or page.publisher,
        date=found.date or front.date or page.date,
    )


def _title_parts(source: Source, over: Headline, front: FrontMatter, keep_spaces: bool) -> list[_Part]:
    """Return title and subtitle; what the front matter says comes first, and is not said twice."""
    title = _line(over.title, keep_spaces)
    lower = [over.kicker, over.subtitle]
    given = _given(source, front.title)
    if given.text and _plain(given) != _plain(title):
        title, lower = given, [over.title, *lower]
    subtitles = [_given(source, front.subtitle), *(_line(tuple(group), keep_spaces) for group in lower)]
    unique = {_plain(passage): passage for passage in reversed(subtitles)}
    return [("title", title), *(("subtitle", passage) for key, passage in reversed(unique.items()) if key)]


def _line(pieces: tuple[Piece, ...], keep_spaces: bool) -> Passage:
    return normal(joined([piece.fragment.passage for piece in pieces], " "), keep_spaces)


def _given(source: Source, span: Span | None) -> Passage:
    if span is None:
        return Passage("", array("q"))
    return normal(Passage.of(source.text, span.start, span.end).rewritten(fold), True)


def _plain(passage: Passage) -> str:
    return "".join(passage.text.split())


def _body_parts(pieces: list[Piece], draft: Draft, keep_spaces: bool) -> list[_Part]:
    body: list[_Part] = []
    for piece in pieces:
        kind: BlockKind = "heading" if piece.role == "heading" else "paragraph"
        body.append((kind, normal(piece.fragment.passage, piece.sure if kind == "paragraph" else keep_spaces)))
    return [*body, *(("caption", normal(caption.fragment.passage)) for _, caption in draft.captions)]


def _laid_out(parts: list[_Part]) -> tuple[str, tuple[Block, ...], tuple[tuple[int, int, int], ...]]:
    """Return the text with one part a line, its blocks and the pieces of its offset map."""
    blocks: list[Block] = []
    pieces: list[tuple[int, int, int]] = []
    at = 0
    for kind, passage in parts:
        blocks.append(Block(kind, Span(at, at + len(passage))))
        pieces.extend(passage.pieces(at))
        at += len(passage) + 1
    return "\n".join(passage.text for _, passage in parts), tuple(blocks), tuple(pieces)


def _first(parts: list[_Part], kind: BlockKind) -> str | None:
    return next((passage.text for found, passage in parts if found == kind and passage.text), None)
