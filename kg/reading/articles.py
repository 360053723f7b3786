"""A page's pieces to its articles: where one begins, what stands over it, who wrote it, which pictures it has."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from kg.reading.credits import Credits
from kg.reading.layout import ends_sentence
from kg.reading.roles import Piece, Role, heading_shaped, is_section_label

_KICKER_MAX = 8
_LABEL_MAX = 3
_DIGEST_ITEM = 100
_PHOTO_NEWS = 30


@dataclass(slots=True)
class Draft:
    """A stretch of a page under one group of headings; in the end a whole article.

    Attributes:
        heads: headings and subtitles above the body, in order.
        body: headings and paragraphs.
        captions: captions of its pictures, each with the number of body pieces before it.
        credits: what its by-lines say, one after the other.
        byline_on_top: whether a by-line stands under its headings.
        signed: whether a by-line at its end closes it.
    """

    heads: list[Piece] = field(default_factory=list)
    body: list[Piece] = field(default_factory=list)
    captions: list[tuple[int, Piece]] = field(default_factory=list)
    credits: list[Credits] = field(default_factory=list)
    byline_on_top: bool = False
    signed: bool = False

    def take_captions_at_end(self) -> list[Piece]:
        """Remove and return the captions that stand behind the whole body."""
        last = [caption for before, caption in self.captions if before == len(self.body)]
        self.captions = self.captions[: len(self.captions) - len(last)]
        return last

    def add_section(self, section: Draft) -> None:
        """Append a section: its headings become headings of the body."""
        self.body += [piece.as_role("heading") for piece in section.heads]
        self.captions += [(before + len(self.body), caption) for before, caption in section.captions]
        self.body += section.body
        self.credits += section.credits
        self.signed = section.signed


def drafts(pieces: list[Piece]) -> list[Draft]:
    """Return the articles of a page in the order of their bodies."""
    result: list[Draft] = []
    sections = [_as_photo_news(section) for section in _sections(pieces)]
    levels = {piece.fragment.level for piece in pieces if piece.role == "heading"} - {0}
    newspaper = any(map(_is_credited, sections)) and not _are_labelled(sections)
    for section, following in zip(sections, [*sections[1:], None], strict=False):
        if result and _stands_alone(section, following) and _brought_home(section, result):
            continue
        if not result or _begins_article(section, result[-1], levels, newspaper):
            result.append(section)
        else:
            result[-1].add_section(section)
    return [_with_items_told_apart(draft) for draft in result]


def _sections(pieces: list[Piece]) -> list[Draft]:
    """Cut the page before every group of headings, and behind every by-line that closes an article."""
    result = [Draft()]
    for piece in pieces:
        section = result[-1]
        if piece.role in ("heading", "subtitle"):
            if section.body or (section.heads and section.byline_on_top):
                result.append(section := Draft())
            section.heads.append(piece)
        elif piece.role == "byline":
            section.credits.append(piece.credits)
            section.signed = bool(section.body)
            section.byline_on_top = section.byline_on_top or not section.body
        elif piece.role == "caption":
            section.captions.append((len(section.body), piece))
        else:
            if section.body and section.body[-1].closes:
                result.append(section := Draft())
            section.body.append(piece)
            section.credits.append(piece.credits)
            section.signed = piece.closes
    return [section for section in result if section.heads or section.body or section.captions or section.byline_on_top]


def _as_photo_news(section: Draft) -> Draft:
    """Return a heading with nothing but the caption of a picture as an article whose body the caption is."""
    if section.body or section.byline_on_top or not section.heads or not section.captions:
        return section
    body = [replace(caption.as_role("body"), opens=not at) for at, (_, caption) in enumerate(section.captions)]
    if not all(len(piece.text) >= _PHOTO_NEWS and ends_sentence(piece.text) for piece in body):
        return section
    credits = [*section.credits, *(piece.credits for piece in body)]
    return replace(section, body=body, captions=[], credits=credits)


def _is_credited(section: Draft) -> bool:
    """Tell whether a section has what each article of a newspaper has: a by-line or a date line."""
    return section.byline_on_top or section.signed or any(piece.opens for piece in section.body[:1])


def _begins_article(section: Draft, current: Draft, levels: set[int], newspaper: bool) -> bool:
    """Tell whether a section is an article of its own, by what newspapers put only over or under whole articles.

    Args:
        section: what the next headings stand over.
        current: the article that it would go on.
        levels: those of the headings of the page.
        newspaper: whether any by-line tells where articles begin; else a kicker and a title head a section of the one.
    """
    if section.body and section.body[0].opens:
        return True
    if not section.heads:
        return False
    if section.byline_on_top or current.signed or any(piece.role == "subtitle" for piece in section.heads):
        return True
    if section.signed and current.byline_on_top and not any(piece.role == "heading" for piece in current.body):
        return True
    first = min((piece.fragment.level for piece in current.heads if piece.fragment.level), default=0)
    same_level = any(piece.fragment.level == first and not is_section_label(piece.text) for piece in section.heads)
    if same_level and first and (first == 1 or (len(levels) > 1 and first == min(levels))):
        return True
    return newspaper and _is_title_group(section.heads)


def _is_title_group(heads: list[Piece]) -> bool:
    """Tell whether headings in a row are kicker, title and subtitle; a section has but one, perhaps with a label."""
    if len(heads) < 2 or any(is_section_label(piece.text) for piece in heads):
        return False
    return len(heads) > 2 or len(heads[0].text) <= _KICKER_MAX < len(heads[1].text)


def _are_labelled(sections: list[Draft]) -> bool:
    """Tell whether several sections without by-line have a label of a word over their headings (案例, 黑幕, 提醒)."""
    groups = [section for section in sections if _is_title_group(section.heads)]
    labelled = all(len(section.heads[0].text) <= _LABEL_MAX and not _is_credited(section) for section in groups)
    return len(groups) > 1 and labelled


def _stands_alone(section: Draft, following: Draft | None) -> bool:
    """Tell whether a title has its by-line but no body: another title follows it, or nothing does."""
    if section.body or not (section.heads and section.byline_on_top):
        return False
    return following is None or following.byline_on_top or _is_title_group(following.heads)


def _brought_home(section: Draft, result: list[Draft]) -> bool:
    """Put a title without a body to the article that lacks title and by-line; tell whether there is one."""
    home = next((draft for draft in result if draft.body and _lacks_title(draft)), None)
    if home is None:
        return False
    pictures = result[-1].take_captions_at_end() + [caption for _, caption in section.captions]
    home.captions += [(len(home.body), caption) for caption in pictures]
    home.heads += section.heads
    home.credits += section.credits
    return True


def _lacks_title(draft: Draft) -> bool:
    short = all(len(piece.text) <= _KICKER_MAX for piece in draft.heads)
    return short and not any(credits.authors for credits in draft.credits)


@dataclass(frozen=True, slots=True)
class Headline:
    """What stands over an article, told apart; title and subtitle may have several lines.

    Attributes:
        sections: headings of the body that follow without a paragraph between.
    """

    kicker: tuple[Piece, ...] = ()
    title: tuple[Piece, ...] = ()
    subtitle: tuple[Piece, ...] = ()
    sections: tuple[Piece, ...] = ()


_UNDER_TITLE = re.compile(
    r"(?:纪实|侧记|综述|掠影|观察|巡礼|速写|扫描|摘登|选登|解读|访谈|调查|透视|见闻|走笔|探析|纪事|启示录?|述评|回眸)[”）]?$"
)


def headline(heads: list[Piece]) -> Headline:
    """Tell kicker, title and subtitle apart by dashes, levels, length and wording."""
    first_label = next((at for at, piece in enumerate(heads) if at and is_section_label(piece.text)), len(heads))
    heads, sections = heads[:first_label], tuple(heads[first_label:])
    under = [piece for piece in heads if piece.role == "subtitle"]
    lines = [piece for piece in heads if piece.role != "subtitle"]
    top = min((piece.fragment.level for piece in lines if piece.fragment.level), default=0)
    kicker: list[Piece] = []
    while len(lines) > 1 and lines[0].fragment.level != (top or -1) and _is_kicker(lines[0], lines[1]):
        kicker.append(lines.pop(0))
    if not lines:
        return Headline(title=tuple(under[:1]), subtitle=tuple(under[1:]), sections=sections)
    size = 2 if len(lines) > 1 and _is_couplet(*lines[:2]) else 1
    return Headline(tuple(kicker), tuple(lines[:size]), tuple(lines[size:] + under), sections)


def _is_kicker(first: Piece, second: Piece) -> bool:
    if first.fragment.level and second.fragment.level and second.fragment.level > first.fragment.level:
        return False
    if _UNDER_TITLE.search(second.text):
        return len(first.text) <= _KICKER_MAX // 2
    sizes = len(first.text), len(second.text)
    return (
        sizes[0] <= _KICKER_MAX < sizes[1]
        or sizes[0] <= _KICKER_MAX // 2
        or ("，" in first.text and sizes[0] > 1.4 * sizes[1])
    )


def _is_couplet(first: Piece, second: Piece) -> bool:
    same_level = first.fragment.level == second.fragment.level
    return same_level and len(first.text) == len(second.text) and not _UNDER_TITLE.search(second.text)


def _with_items_told_apart(draft: Draft) -> Draft:
    """Say of every line behind a list mark whether it is a caption, a heading or part of the body."""
    plain = [at for at, piece in enumerate(draft.body) if piece.role == "body"]
    items = [at for at, piece in enumerate(draft.body) if piece.role == "item"]
    listed = not plain or (len(items) > 1 and (items[0] < plain[0] or _alternate(draft.body, items)))
    waiting = sorted(draft.captions, key=lambda caption: -caption[0])
    body, captions = list[Piece](), list[tuple[int, Piece]]()
    for at, piece in enumerate(draft.body):
        while waiting and waiting[-1][0] <= at:
            captions.append((len(body), waiting.pop()[1]))
        role = _item_role(draft.body, at, listed) if piece.role == "item" else piece.role
        if role == "caption":
            captions.append((len(body), piece.as_role(role)))
        else:
            body.append(piece.as_role(role))
    captions += [(len(body), caption) for _, caption in reversed(waiting)]
    return replace(draft, body=body, captions=captions)


def _alternate(body: list[Piece], items: list[int]) -> bool:
    """Tell whether lines behind a mark head the paragraphs after them, as in a list with headings."""
    return all(heading_shaped(body[at].text) and at + 1 < len(body) and body[at + 1].role == "body" for at in items)


def _item_role(body: list[Piece], at: int, listed: bool) -> Role:
    piece = body[at]
    followed = at + 1 < len(body) and body[at + 1].role == "body"
    if listed:
        return "heading" if heading_shaped(piece.text) and followed else "body"
    return "body" if len(piece.text) > _DIGEST_ITEM else "caption"
