"""What is printed but is no thing of the text: papers, news clients and reporters of by-lines, who is not named."""

from __future__ import annotations

import re

from kg.model import Span

#: Behind a paper: that it reports, from when, or by whom (某某日报讯, 某某晚报网8月11日讯, 某某日报全媒体记者).
_CLIENT = r"[ /·、]{0,2}[A-Za-z\u4e00-\u9fff]{0,8}[ /\u4e00-\u9fff]{0,4}"
_DATE = r"(?:\d{1,2}月\d{1,2}日)"
_REPORTS = re.compile(
    rf"(?:[（(][^）)\n]{{2,12}}[）)])?[社网]?[）)]?\s?{_DATE}?[电讯](?![视子力话影台])|[社网）)]{{1,2}}讯|{_CLIENT}(?:记者|通讯员|{_DATE}(?:[电讯]|消息[（(]))|消息[（(]"
)
#: Behind an agency: that the picture is its own (新华社发, 新华社 某某 摄).
_PICTURE = re.compile(r"[）)]?(?:发$|发[\n （(）)]|[ 　][\u4e00-\u9fff ]{2,8}摄)")
_SOURCE = re.compile(r"(?:来源|出处|转自|摘自|据)[：:｜|丨 《]{0,2}$")
#: Who wrote, with those named before in the same row (记者 某某 某某).
_REPORTER = re.compile(
    r"(?:记者|通讯员|责任编辑|责编|(?<!总)编辑|摄影|供稿|校对)[ :：/丨|]{0,3}(?:[\u4e00-\u9fff]{2,4} ){0,4}$"
)
_NEAR, _ROW = 6, 30
_UNNAMED = "某"
#: 县（市、区）委 is that of each of them.
_EACH_LEVEL = re.compile("^[省市区县镇乡村][（(](?:[省市区县镇乡居街道]、?)+[）)]")


def is_unnamed(name: str) -> bool:
    """Tell whether somebody or something is not to be named (张某, 某公司), or is one of many (县（市、区）委)."""
    return _UNNAMED in name or _EACH_LEVEL.match(name) is not None


def in_byline(text: str, kind: str, span: Span) -> bool:
    """Tell whether a paper, client or person only says who reports."""
    if kind == "Person":
        return _REPORTER.search(text, max(0, span.start - _ROW), span.start) is not None
    if kind != "Media":
        return False
    before = text[max(0, span.start - _NEAR) : span.start]
    bracketed = before[-1:] in ("（", "(") and text[span.end : span.end + 1] in ("）", ")")
    told = _REPORTS.match(text, span.end) or _PICTURE.match(text, span.end) or _SOURCE.search(before)
    return bracketed or told is not None
