"""Furniture of a page: lines that belong to no article, and what they tell of all of them."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import default_lexicon
from kg.reading.credits import Credits
from kg.reading.frontmatter import iso_date

_LONGEST, _LINE = 84, 60
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)$|<!--.*-->$")
_PAGE_DATE = re.compile(r"(\d{4})\s*[年-]\s*(\d{1,2})\s*[月-]\s*(\d{1,2})\s*日?(?!\d)")
_TURN = re.compile(
    r"[（(]?(?:紧接|[上下]转|上接|下接)第?\s*[A-Z]?\s*[\d一二三四五六七八九十]{1,3}\s*版?[^。]{0,12}[）)]?$"
    r"|[（(]?详?见第?[A-Z]?\d{1,2}版[）)]?$"
)
_NUMBER = re.compile(r"[-—·\s]*(?:第?\s*[A-Z]?\d{1,3}\s*[版页]?|[A-Z]?\d{1,2}\s*[/|]\s*\d{1,3})[-—·\s]*$")
_SECTION_NAME = re.compile(
    r"(?:第?\s*[A-Z]?\d{1,2}\s*版|第?[一二三四五六七八九十]{1,3}版|[A-Z]\d{1,2}|0\d)[\s:：·|/]*[\u3400-\u9fff]{0,6}(?:\s*版)?$"
)
_LINKS = re.compile(r"(?:https?://|www\.|\S+@\S+\.\S+|ISSN|CN\s?\d{2}-)")
_SOURCE = re.compile(r"[（(【\[]?(?:(?:文章|信息|稿件)?来源|(?:本文)?转载?自)[：:]\s*([^\s：:】）)\]]{2,20})")
_FORMER_TITLE = re.compile(r"[（(【\[]?原标题[：:]")
_TIME = re.compile(r"(?:发布|发表|更新|发稿)?(?:时间|日期)[：:]\s*")
_PROVIDED = re.compile(r"[（(]?(?:本[版文报]|资料)?(?:图片|照片|图|供图)[^。，]{0,24}(?:提供|供图|资料图?)[）)]?$")
_MASTHEAD = re.compile(r"[\u3400-\u9fff]{2,6}(?:日报|晚报|早报|晨报|时报|商报|都市报|周报|导报)$")
_WEB_SOURCE = re.compile(r"[\u3400-\u9fff]{2,8}(?:网|社|报|台)消息$|（[\u3400-\u9fff]{2,8}）[：:]$")


@cache
def _furniture_words() -> tuple[re.Pattern[str], frozenset[str]]:
    """Return what begins a line of editors, and the words that are furniture where they stand alone."""
    table = default_lexicon().table("bylines")
    editors = sorted(str(table["editors"]).split(), key=lambda word: (-len(word), word))
    alone = f"{table['web']} {table['columns']}".split()
    return re.compile(rf"[（(【\[]?(?:{'|'.join(editors)})(?:[：:/|\s]|$)"), frozenset(alone)


def is_furniture(text: str) -> bool:
    """Tell whether a line belongs to the page and to no article: page numbers, editors, dates, addresses."""
    if len(text) > _LONGEST:
        return False
    editors, web = _furniture_words()
    bare = text.strip(" 【】[]（）()：:|·")
    if bare in web or _PICTURE.match(text) or (editors.match(text) and len(text) <= _LINE):
        return True
    if _TIME.match(text) or (_SOURCE.match(text) and len(text) <= _LINE):
        return True
    if _is_page_date(text):
        return True
    patterns = (_FORMER_TITLE, _TURN, _NUMBER, _SECTION_NAME, _LINKS, _WEB_SOURCE, _MASTHEAD, _PROVIDED)
    return any(pattern.match(text) for pattern in patterns)


def _is_page_date(text: str) -> bool:
    """Tell whether a line is the date line of a page: 2022年7月18日 星期一 责编 …."""
    found = _PAGE_DATE.search(text[:40])
    if not found or len(text) > 60 or "。" in text or "，" in text:
        return False
    rest = text[: found.start()] + text[found.end() :]
    rest = re.sub(r"\d{1,2}[：:]\d{2}(?:[：:]\d{2})?", "", rest)
    return len(rest.strip()) <= 4 or bool(re.search(r"星期|农历|第\d+期|总第|第?[A-Z]?\d+版|责编|编辑|日报|晚报", rest))


def furniture_credits(text: str) -> Credits:
    """Return the date and the publisher that a line of furniture tells."""
    found = _PAGE_DATE.search(text)
    paper = _MASTHEAD.match(text)
    date = iso_date("-".join(found.groups())) if found else None
    source = _SOURCE.match(text)
    publisher = source[1] if source else paper[0] if paper else None
    return Credits(publisher=publisher, date=date)
