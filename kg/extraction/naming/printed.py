"""Papers and news clients of by-lines, which do nothing in the text and so are no things of it."""

from __future__ import annotations

import re

from kg.extraction.naming.candidates import Candidate

#: Behind a paper: that it reports, from when, or by whom (某某日报讯, 某某晚报网8月11日讯, 某某日报全媒体记者).
_CLIENT = r"[ /·、]{0,2}[A-Za-z\u4e00-\u9fff]{0,8}[ /\u4e00-\u9fff]{0,4}"
_REPORTS = re.compile(
    r"[社网]?[）)]?\s?(?:\d{1,2}月\d{1,2}日)?[电讯](?![视子力话影台])|[社网）)]{1,2}讯" + rf"|{_CLIENT}(?:记者|通讯员)"
)
_SOURCE = re.compile(r"(?:来源|出处|转自|摘自|据)[：:｜|丨 《]{0,2}$")
_NEAR = 6


def in_byline(text: str, c: Candidate) -> bool:
    """Tell whether a paper or news client only says who reports."""
    if c.type != "Media":
        return False
    before = text[max(0, c.span.start - _NEAR) : c.span.start]
    return _REPORTS.match(text, c.span.end) is not None or _SOURCE.search(before) is not None
