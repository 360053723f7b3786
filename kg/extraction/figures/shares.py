"""Shares told with 占: the part and the whole (高新技术产业占规上工业的45%; 占全省二分之一、全国四分之一)."""

from __future__ import annotations

import re

from kg.extraction.figures.deeds import DeedReader
from kg.extraction.figures.noun_records import Measured
from kg.extraction.figures.quantities import Quantity
from kg.extraction.figures.statements import Statement
from kg.model import Span

_OF_WHOLE = re.compile(
    "占(?![比地])(?:到|据|有)?了?(?P<whole>[^，。；、：占]{0,12}?)的?(?:比重|比例|份额)?(?:[由从](?:20\\d\\d年)?|的|为|是|达到?|约|近|超过?|在|高)*$"
)
#: So is what a number of people or the like comes up to (志愿者达到常住人口的15%).
_COMES_UP_TO = re.compile(
    "(?:达到?|相当于)(?P<whole>[^，。；、：达]{2,8}(?:人口|总[数量额人]{1,2}))的(?:约|近|超过?)*$"
)
#: An area right before a fraction is its whole, too (达全省二分之一).
_AREA = re.compile("(?:达到?|约|近|超过?)?(?P<whole>全[省市国县区州球]|世界)的?(?:约|近|超过?)?$")
#: Of a task so much is done (完成年度目标的92%).
_FULFILLED = re.compile(
    "(?:完成了?|为(?=[\u4e00-\u9fff]{0,4}预算的))(?P<task>[\u4e00-\u9fff]{0,6}?(?:任务|目标|计划|预算|指标)(?:任务|数)?)的?(?:比例)?(?:的|为|达到?|约|近|超过?)*$"
)
#: With whom or what so many are content (对服务表示满意的占98%).
_PLEASED = re.compile("对(?P<whom>[一-鿿\\d]{2,14}?)(?:表示|感到)?(?:非常|较|比较|很)?满意的(?:占比?|达|为|约|近)+$")
_ADDED_UP = re.compile("^，?(?:合起来|加起来|合计|总共)")
_NEXT = re.compile("[、，和](?:占)?(?P<whole>全[省市国县区州球]|世界|[\u4e00-\u9fff]{2,6})的?(?:约|近|超过?)?$")
_SAID = re.compile("(?P<part>.*占)[^占]+比重$")


def share_of(statement: Statement, quantity: Quantity, bound: int, deeds: DeedReader, last: Measured | None) -> str:
    """Return what a percentage is the share of, with the whole, or nothing.

    Args:
        statement: the sentence.
        quantity: the percentage.
        bound: the end of the figure before.
        deeds: reads the words of the part.
        last: the figure before; a list of shares is of one part.
    """
    begin = max(statement.clause_at(quantity.span.start).start, bound)
    words = statement.text[begin : quantity.span.start]
    if pleased := _PLEASED.search(words):
        return f"{pleased['whom']}满意占比"
    match = _OF_WHOLE.search(words) or _COMES_UP_TO.search(words) or (_AREA.search(words) if quantity.chinese else None)
    continued = _continued(statement, quantity, last)
    done = _FULFILLED.search(words)
    if done and "分别" not in words:
        part = deeds.last_words(Span(begin, begin + done.start() + 1), bound) if done.start() else ""
        return f"{part or (last.noun if last else '')}完成{done['task']}"
    if match is None or continued:
        return continued
    part = deeds.last_words(Span(begin, begin + match.start() + 1), bound)
    if not part and _ADDED_UP.search(words):
        part = "合计"  # What was counted one by one has this share together.
    part = part or (last.noun if last else "") or deeds.subject(statement, quantity)
    if not part:
        return ""
    return f"{part}占{match['whole']}比重" if match["whole"] else f"{part}占比"


def _continued(statement: Statement, quantity: Quantity, last: Measured | None) -> str:
    """Return the part of the share before with the next whole (…、全国四分之一)."""
    said = _SAID.fullmatch(last.indicator) if last else None
    gap = statement.text[last.quantity.span.end : quantity.span.start] if last else ""
    following = _NEXT.fullmatch(gap)
    return f"{said['part']}{following['whole']}比重" if said and following else ""
