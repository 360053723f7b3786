"""Names at which a subject could stand but which only report, are a book's or a document's, or go before others."""

from __future__ import annotations

import re

from kg.extraction.document import Mention
from kg.vocabulary import BODY

#: What does something ahead of a whole district is not the district (全市率先推行…).
_WHOLE, _AHEAD = "全", "率先"
#: Who reports is not whom the report is about (某局统计，…; 某局发布的数据显示，…).
_REPORTS = re.compile(
    "[^，。；依靠用据]{0,6}(?:数据|统计|监测|资料|消息|公报)[^，。；]{0,4}(?:显示|表明)[，：]?"
    "|(?:昨天|昨日|日前|近日|最新|初步)?(?:统计|测算|通报|公布|发布)[，：]"
)
#: What is told in a book is not the book's (正如《某书》所记录：…).
_TOLD, _RECORDED = (
    frozenset({"Product", "Policy", "Media"}),
    re.compile("[中里]?所?(?:记录|记载|描述|描写|所写|所说|写道)"),
)
#: Right before a document these tell that somebody makes, reads or follows it.
_DRAWN_UP, _DRAWING_UP = (
    re.compile(
        "(?:编制|起草|拟定|拟订|草拟|编写|编印|签订|签署|签发|宣读|学习|贯彻|落实|对照|对标|遵循|遵守|修编|完善|细化)了?[“《]?$"
    ),
    8,
)


def is_told_of(text: str, mention: Mention, after: str) -> bool:
    """Tell whether a name is none of somebody who acts.

    Args:
        text: of the article.
        mention: the name.
        after: the characters behind it without closing marks.
    """
    start, end = mention.span.start, mention.span.end
    return (
        (after.startswith(_AHEAD) and text[start] == _WHOLE)
        or (mention.type in BODY and _REPORTS.match(text, end) is not None)
        or (mention.type in _TOLD and _RECORDED.match(after) is not None)
        or (mention.type == "Policy" and _DRAWN_UP.search(text[max(start - _DRAWING_UP, 0) : start]) is not None)
    )
