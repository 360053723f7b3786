"""What each line of a page is for: heading, subtitle, by-line, caption, body, or furniture of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from kg.reading.credits import NOBODY, Credits, by_line, nameless
from kg.reading.furniture import furniture_credits, is_furniture
from kg.reading.layout import Fragment, ends_sentence

Role = Literal["heading", "subtitle", "byline", "caption", "item", "body", "furniture"]

_HEADING_MAX = 42
_TITLE_MAX = 60
_CAPTION_MAX = 160
_ENTRY_MAX = 60
_LISTED = "■●◆★▪"
_ARROWS = "▲▼◀▶△▽◄►◤◥◣◢↑↓←→⬆⬇"
_PICTURE_WORDS = re.compile(
    r"(?:图为|[上下左右题]图|[左右上下]起?[：:]|图[①-⑳一二三四五六七八九十\d]{1,2}[：:\s为]|（?资料图片?）?$)"
)
_DASHES = re.compile(r"(?:—|–|―|--|──|－)+\s*")
_DASHES_WITHIN = re.compile(r"(?<=\S)\s+(?:—|–|―|--|──|－)+\s*")
_SECTION = re.compile(
    r"(?:第[一二三四五六七八九十百\d]+[章节部分条]|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}(?:[、.．]\D|\s+\S|$)|[\u3400-\u9fff]{1,3}[一二三四五六七八九十]{1,2}$|[\u3400-\u9fff]{1,3}[一二三四五六七八九十]{1,2}[：:\s])"
)
_LABEL = re.compile(r"【?(?:(?:主标?题|标题|题目|正题|[引肩眉]题)|(?P<sub>副标?题))】?[：:]\s*(?=\S)")
_SPEAKER = re.compile(r"(?:问|答|来电|回复|回音|答复|主持人|嘉宾|记者)[：:]")
_ENTRY = re.compile(
    r"[：:\s|]\s*(?:约|超|近|达|增长|下降|提高|降低|同比增长|同比下降|增加|减少)?\d[\d.,]*[^\s，。\d]{0,6}\s*\|?$"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A fragment with its role.

    Attributes:
        role: what it is for; "item" is a line behind a list mark that may prove to be a caption.
        credits: what a by-line, or the credit of a picture, says.
        marked: the list or picture mark before it.
        sure: whether the role rests on more than the shape of the line.
        opens: whether a date line (本报讯) begins an article here.
        closes: whether a by-line at its end closes an article.
    """

    role: Role
    fragment: Fragment
    credits: Credits = NOBODY
    marked: str = ""
    sure: bool = False
    opens: bool = False
    closes: bool = False

    @property
    def whole(self) -> bool:
        """Tell whether nothing that follows can be read on from here: an entry of a table, the end of an article."""
        return self.sure or self.closes

    @property
    def text(self) -> str:
        """Return its characters, folded."""
        return self.fragment.text

    def as_role(self, role: Role) -> Piece:
        """Return the piece in another role."""
        return replace(self, role=role)


def classified(lines: Iterable[Fragment]) -> Iterator[Piece]:
    """Yield every fragment with the role that it shows by itself."""
    lines = list(lines)
    for at, line in enumerate(lines):
        piece = _classified(line)
        if not at and piece.role == "body" and _is_long_title(line.text, lines[1:2]):
            piece = Piece("heading", line)
        yield from _with_subtitle(piece) if piece.role == "heading" else (piece,)


def _with_subtitle(title: Piece) -> Iterator[Piece]:
    """Yield a title and the subtitle that stands on its line behind a space and dashes."""
    dashes = _DASHES_WITHIN.search(title.text)
    if dashes and heading_shaped(title.text[: dashes.start()]) and heading_shaped(title.text[dashes.end() :]):
        yield replace(title, fragment=cut(title.fragment, 0, dashes.start()))
        yield Piece("subtitle", cut(title.fragment, dashes.end()), sure=True)
    else:
        yield title


def _is_long_title(text: str, behind: list[Fragment]) -> bool:
    """Tell whether a page's first line is its title though it is long or ends with a number: a paragraph follows."""
    told = len(text) <= _TITLE_MAX and not any(mark in text for mark in "。；") and text[-1] not in "，、：:,"
    return told and any(len(line.text) > _TITLE_MAX and ends_sentence(line.text) for line in behind)


def _classified(line: Fragment) -> Piece:
    text = line.text
    if credits := by_line(text):
        return Piece("byline", line, credits, sure=True)
    if not line.level and is_furniture(text):
        return Piece("furniture", line, furniture_credits(text), sure=True)
    if nameless(text):
        return Piece("byline", line, sure=True)
    if label := _LABEL.match(text):
        return Piece("subtitle" if label["sub"] else "heading", cut(line, label.end()), sure=True)
    if len(text) <= _CAPTION_MAX and (caption := _caption(line)):
        return caption
    if (dashes := _DASHES.match(text)) and heading_shaped(text[dashes.end() :]):
        return Piece("subtitle", cut(line, dashes.end()), sure=True)
    if line.level and len(text) <= 2 * _HEADING_MAX:
        return Piece("heading", line, sure=True)
    if text[:1] in _LISTED and len(text) > 1:
        return Piece("item", cut(line, 1), marked=text[0])
    if _ENTRY.search(text[-_ENTRY_MAX:]) and len(text) <= _ENTRY_MAX:
        return Piece("body", line, sure=True)
    return Piece("heading" if heading_shaped(text) else "body", line)


def stands_alone(text: str) -> bool:
    """Tell whether a line as printed is no part of a paragraph: a by-line, a subtitle behind dashes, furniture."""
    return bool(_DASHES.match(text)) or is_furniture(text) or by_line(text) is not None


def cut(line: Fragment, start: int, end: int | None = None) -> Fragment:
    """Return a part of a fragment, without white space at its ends."""
    return replace(line, passage=line.passage[start:end].stripped())


def heading_shaped(text: str) -> bool:
    """Tell whether a line may be a heading: short, and no sentence."""
    if not 1 < len(text) <= _HEADING_MAX or text[-1] in "，、；：。…,:;":
        return False
    if _SPEAKER.match(text):
        return False
    return text[0] not in "，、；：。）》”’%" and not any(mark in text for mark in "。；") and text.count("，") <= 3


def is_section_label(text: str) -> bool:
    """Tell whether a heading carries a number, as the sections of one article do: 一、… or 亮点四."""
    return bool(_SECTION.match(text))


def _caption(line: Fragment) -> Piece | None:
    text = line.text
    marked = text[0] if text[0] in _LISTED + _ARROWS else ""
    rest = text.lstrip(_LISTED + _ARROWS + " ")
    start = len(text) - len(rest)
    end, credits = picture_credit(rest)
    if credits is None and not (marked and marked in _ARROWS) and not _PICTURE_WORDS.match(rest):
        return None
    return Piece("caption", cut(line, start, start + end), credits or Credits(), marked, sure=True)


def picture_credit(text: str) -> tuple[int, Credits | None]:
    """Return where the photographer's credit at the end of a caption begins, and what it says."""
    tail = text.rstrip("。 \t\u3000")
    if not tail.rstrip("）)").endswith(("摄", "图", "摄影", "摄影报道", "供图", "图片", "图片）", "制图")):
        return len(text), None
    starts = [found.end() for found in re.finditer(r"[。！？”…\s]|(?=[（(])", tail[-60:])]
    base = max(len(tail) - 60, 0)
    for start in [0, *starts] if base == 0 else starts:
        credits = by_line(tail[base + start :], bare=True)
        if credits and credits.photographers and (start or credits):
            return base + start, credits
    return len(text), None


def is_short_tail(text: str) -> bool:
    """Tell whether a line is too short to be more than a word or two of a picture."""
    return len(text) <= 14 and not ends_sentence(text)
