"""By-lines inside paragraphs: date lines that open an article, names in brackets that close it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.reading.credits import Credits, by_line, media_names, merged
from kg.reading.frontmatter import iso_date
from kg.reading.layout import ends_sentence
from kg.reading.roles import Piece, cut

_HEAD, _TAIL = 160, 70
_BRACKET = re.compile(r"\s*[（(【](?P<by>[^（()）】]{2,60})[）)】][\s：:]*")
_PROGRAMME = re.compile(r"（[\u3400-\u9fff]{2,8}）[：:]\s*")
_REPORTS = re.compile(r"(?P<by>[^，。；]{3,40}?)(?:\d{1,2}月\d{1,2}日)?(?:北京|当地)?报道[：:]\s*")
#: A date line without a paper tells who wrote right behind it: 某地3月5日电（记者 …）.
_BY_REPORTER = r"(?=[\s：:]*[（(]\s*(?:全媒体)?(?:记者|通讯员))"
_NAMES = re.compile(r"[（(][^（()）。]{2,60}[）)]\s*$")
_REPORTERS = re.compile(r"(?<=[。！？”…])\s*(?:[□◎]|[■●]?\s*(?:本报|通讯员|记者|[文图]/))[^。！？]{2,60}$")


@cache
def _dateline() -> re.Pattern[str]:
    """Return what opens a report: 本报讯, 本报7月18日讯, XX日报讯, 新华社北京3月5日电."""
    other = r"[\u3400-\u9fff]{2,8}(?=(?:\d{1,2}月\d{1,2}日)?讯\s*[（(])"
    media = rf"(?P<media>本[报网台刊社]|{media_names()}|{other})(?:、[\u3400-\u9fffA-Za-z]{{2,8}}[网报台端社]){{0,3}}"
    date = r"(?:(?P<y>\d{4})年)?(?:(?P<m>\d{1,2})月(?P<d>\d{1,2})日)?"
    whole = rf"{media}(?P<place>[\u3400-\u9fff]{{2,6}}?)?\s*{date}\s*(?:讯|专?电|消息)"
    bare = rf"[\u3400-\u9fff]{{0,4}}\d{{1,2}}月\d{{1,2}}日(?:讯|专?电|消息){_BY_REPORTER}"
    return re.compile(rf"(?:{whole}|{bare})[\s：:]*(?=\S)")


def trimmed(piece: Piece) -> Piece:
    """Return a paragraph without the date line before it and the names behind it; its credits say what they said."""
    if piece.role not in ("body", "item"):
        return piece
    return _without_sign_off(_without_dateline(piece))


def _without_dateline(piece: Piece) -> Piece:
    head = piece.text[:_HEAD]
    found = _dateline().match(head)
    start, credits = (found.end(), _dateline_credits(found)) if found else (0, Credits())
    for pattern in (_BRACKET, _REPORTS):
        if (more := pattern.match(head, start)) and (named := by_line(f"（{more['by']}）" if found else more["by"])):
            start, credits = more.end(), merged([named, credits])
    if programme := _PROGRAMME.match(head, start):
        start = programme.end()
    if not start or start >= len(piece.text):
        return piece
    return replace(piece, fragment=cut(piece.fragment, start), credits=merged([piece.credits, credits]), opens=True)


def _dateline_credits(found: re.Match[str]) -> Credits:
    media = None if (found["media"] or "本")[0] == "本" else found["media"]
    date = iso_date(f"{found['y']}-{found['m']}-{found['d']}") if found["y"] and found["m"] else None
    return Credits(publisher=media, date=date)


def _without_sign_off(piece: Piece) -> Piece:
    tail = piece.text[-_TAIL:]
    found = _NAMES.search(tail) or _REPORTERS.search(tail)
    if not found:
        return piece
    start = max(len(piece.text) - _TAIL, 0) + found.start()
    if not start or not ends_sentence(piece.text[:start]) or not (credits := by_line(found[0])):
        return piece
    shortened = cut(piece.fragment, 0, start)
    return replace(piece, fragment=shortened, credits=merged([piece.credits, credits]), closes=True)
