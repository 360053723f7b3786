"""What each line of a page is for: heading, subtitle, by-line, caption, body, or furniture of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from kg.lexicon import default_lexicon
from kg.reading.credits import NOBODY, Credits, by_line
from kg.reading.frontmatter import iso_date
from kg.reading.layout import Fragment, ends_sentence, is_picture

Role = Literal["heading", "subtitle", "byline", "caption", "item", "body", "furniture"]

_HEADING_MAX = 42
_CAPTION_MAX = 160
_LISTED = "■●◆★▪"
_ARROWS = "▲▼◀▶△▽◄►◤◥◣◢↑↓←→⬆⬇"
_PICTURE_WORDS = re.compile(
    r"(?:图为|[上下左右题]图|[左右上下]起?[：:]|图[①-⑳一二三四五六七八九十\d]{1,2}[：:\s为]|（?资料图片?）?$)"
)
_DASHES = re.compile(r"(?:—|–|―|--|──|－)+\s*")
_SECTION = re.compile(
    r"(?:第[一二三四五六七八九十百\d]+[章节部分条]|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}(?:[、.．]\D|\s+\S|$)|[\u3400-\u9fff]{1,3}[一二三四五六七八九十]{1,2}$|[\u3400-\u9fff]{1,3}[一二三四五六七八九十]{1,2}[：:\s])"
)
_PAGE_DATE = re.compile(r"(\d{4})\s*[年-]\s*(\d{1,2})\s*[月-]\s*(\d{1,2})\s*日?(?!\d)")
_TURN = re.compile(
    r"[（(]?(?:紧接|[上下]转|上接|下接)第?\s*[A-Z]?\s*[\d一二三四五六七八九十]{1,3}\s*版?[^。]{0,12}[）)]?$"
)
_NUMBER = re.compile(r"[-—·\s]*(?:第?\s*[A-Z]?\d{1,3}\s*[版页]?|[A-Z]?\d{1,2}\s*[/|]\s*\d{1,3})[-—·\s]*$")
_SECTION_NAME = re.compile(
    r"(?:第?\s*[A-Z]?\d{1,2}\s*版|第?[一二三四五六七八九十]{1,3}版|[A-Z]\d{1,2}|0\d)[\s:：·|/]*[\u3400-\u9fff]{0,6}(?:\s*版)?$"
)
_LINKS = re.compile(r"(?:https?://|www\.|\S+@\S+\.\S+|ISSN|CN\s?\d{2}-)")
_SOURCE = re.compile(r"(?:文章|信息|稿件)?来源[：:]\s*([^\s：:]{2,20})")
_TIME = re.compile(r"(?:发布|发表|更新|发稿)?(?:时间|日期)[：:]\s*")
_MASTHEAD = re.compile(r"[\u3400-\u9fff]{2,6}(?:日报|晚报|早报|晨报|时报|商报|都市报|周报|导报)$")
_WEB_SOURCE = re.compile(r"[\u3400-\u9fff]{2,8}(?:网|社|报|台)消息$|（[\u3400-\u9fff]{2,8}）[：:]$")


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
    def text(self) -> str:
        """Return its characters, folded."""
        return self.fragment.text

    def as_role(self, role: Role) -> Piece:
        """Return the piece in another role."""
        return replace(self, role=role)


def classified(lines: Iterable[Fragment]) -> Iterator[Piece]:
    """Yield every fragment with the role that it shows by itself."""
    for line in lines:
        yield _classified(line)


def _classified(line: Fragment) -> Piece:
    text = line.text
    if not line.level and _is_furniture(text):
        return Piece("furniture", line, _page_credits(text), sure=True)
    if credits := by_line(text):
        return Piece("byline", line, credits, sure=True)
    if len(text) <= _CAPTION_MAX and (caption := _caption(line)):
        return caption
    if (dashes := _DASHES.match(text)) and heading_shaped(text[dashes.end() :]):
        return Piece("subtitle", cut(line, dashes.end()), sure=True)
    if line.level and len(text) <= 2 * _HEADING_MAX:
        return Piece("heading", line, sure=True)
    if text[:1] in _LISTED and len(text) > 1:
        return Piece("item", cut(line, 1), marked=text[0])
    return Piece("heading" if heading_shaped(text) else "body", line)


def cut(line: Fragment, start: int, end: int | None = None) -> Fragment:
    """Return a part of a fragment, without white space at its ends."""
    return replace(line, passage=line.passage[start:end].stripped())


def heading_shaped(text: str) -> bool:
    """Tell whether a line may be a heading: short, and no sentence."""
    if not 1 < len(text) <= _HEADING_MAX or text[-1] in "，、；：。…,:;":
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


@cache
def _furniture_words() -> tuple[re.Pattern[str], frozenset[str]]:
    table = default_lexicon().table("bylines")
    editors = sorted(str(table["editors"]).split(), key=lambda word: (-len(word), word))
    return re.compile(rf"[（(【\[]?(?:{'|'.join(editors)})(?:[：:/|\s]|$)"), frozenset(str(table["web"]).split())


def _is_furniture(text: str) -> bool:
    """Tell whether a line belongs to the page and to no article: page numbers, editors, dates, addresses."""
    if len(text) > _HEADING_MAX * 2:
        return False
    editors, web = _furniture_words()
    bare = text.strip(" 【】[]（）()：:|·")
    if bare in web or is_picture(text) or (editors.match(text) and len(text) <= 60):
        return True
    if _TIME.match(text) or (_SOURCE.match(text) and len(text) <= 60):
        return True
    if _is_page_date(text):
        return True
    patterns = (_TURN, _NUMBER, _SECTION_NAME, _LINKS, _WEB_SOURCE, _MASTHEAD)
    return any(pattern.match(text) for pattern in patterns)


def _is_page_date(text: str) -> bool:
    """Tell whether a line is the date line of a page: 2022年7月18日 星期一 责编 …."""
    found = _PAGE_DATE.search(text[:40])
    if not found or len(text) > 60 or "。" in text or "，" in text:
        return False
    rest = text[: found.start()] + text[found.end() :]
    rest = re.sub(r"\d{1,2}[：:]\d{2}(?:[：:]\d{2})?", "", rest)
    return len(rest.strip()) <= 4 or bool(re.search(r"星期|农历|第\d+期|总第|第?[A-Z]?\d+版|责编|编辑|日报|晚报", rest))


def _page_credits(text: str) -> Credits:
    """Return the date and the publisher that a line of furniture tells."""
    found = _PAGE_DATE.search(text)
    paper = _MASTHEAD.match(text)
    date = iso_date("-".join(found.groups())) if found else None
    source = _SOURCE.match(text)
    publisher = source[1] if source else paper[0] if paper else None
    return Credits(publisher=publisher, date=date)


def is_short_tail(text: str) -> bool:
    """Tell whether a line is too short to be more than a word or two of a picture."""
    return len(text) <= 14 and not ends_sentence(text)
