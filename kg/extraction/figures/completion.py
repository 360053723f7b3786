"""Nouns that say too little alone, completed with that of the figure before (洽谈项目21个，总投资9亿元)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from kg.extraction.figures.lists import joined
from kg.extraction.figures.noun_records import Before, Measured
from kg.extraction.figures.quantities import COUNTED, Quantity
from kg.extraction.figures.statements import VERB, Statement
from kg.model import Span

_SHORT, _EVERY = 3, "每"
_MEASURE = re.compile("(?:增加值|总?产量|总?产值|总?收入|销售额|总?面积|总?投资)$")
#: A size without the thing that has it.
_SIZE = re.compile("(?:总|规划|占地|建筑|用地|项目)*(?:面积|投资)|占地|用地")
#: By how much a plan is outdone.
_AHEAD = re.compile("(?:超过?|优于|好于|领先于?|高出)(?:序时|时序|计划|目标|全[国省市区县州]|平均|上年|去年)")
#: What was done in so many of these is not done to them.
_AREAS = re.compile("(?:(?<!小)区|镇|县|乡|村|街道|省份|城市)$")
#: General nouns for things: other things counted before are none of them (商户90家，引进企业9家).
_THINGS = re.compile("企业|单位|项目|居民|人员|干部|群众|户|家|车位|部门|问题|活动|措施|任务|工程")
_AMOUNTS, _STRETCHES = frozenset({"money", "share", "score"}), frozenset({"length", "weight", "area"})
#: Deeds that are counted or measured by themselves.
_CASES = frozenset({"立案", "绿化", "硬化", "亮化", "美化", "造林", "植树"})


class Completion:
    """Completes the nouns of one sentence.

    Args:
        statement: the sentence.
        is_general: tells whether a noun says too little alone.
    """

    def __init__(self, statement: Statement, is_general: Callable[[str], bool]) -> None:
        self._statement, self._is_general = statement, is_general

    def noun(
        self,
        quantity: Quantity,
        noun: str,
        verb: str,
        before: Before,
        near: Measured | None,
        found: Sequence[Measured],
    ) -> str:
        """Return a noun with that of the last figure in front where it says too little by itself.

        Args:
            quantity: the number.
            noun: what it measures by its own words.
            verb: the verb that governs the noun.
            before: the words before the number.
            near: the last figure if this one is joined to it.
            found: the figures of the sentence so far.
        """
        last = found[-1] if found else None
        if not last or last.kind == "rank" or last.quantity.measure == "time" or verb or last.noun in noun:
            return noun
        if self._is_apart(quantity, noun, before, last):
            return noun
        if before.start == last.evidence.end and _MEASURE.fullmatch(noun):
            return last.noun + noun  # 3个新兴产业增加值上升7%
        if noun.endswith("级"):
            return noun + re.sub(r"^.*?级", "", last.noun)
        if len(last.noun) == 1 or _EVERY in last.noun or _SIZE.fullmatch(last.noun):
            return noun
        if self._stands_alone(quantity, before, noun, found):
            return noun
        if _AHEAD.match(noun):
            return re.sub("完成.*", "", last.noun) + noun
        return self._with_last(noun, last) if self._is_short(quantity, noun, before, near, last) else noun

    def _is_apart(self, quantity: Quantity, noun: str, before: Before, last: Measured) -> bool:
        """Tell whether the last figure is of something else: people, sums, sizes, other deeds and other things."""
        counted, size = quantity.measure in COUNTED, _SIZE.fullmatch(noun)
        if counted and self._statement.text[before.start - 1 : before.start] == "等":
            return True  # 解决停水等问题81个
        if counted and (last.quantity.measure in _AMOUNTS or _THINGS.fullmatch(noun)):
            return True  # 投入2亿元，已有14家企业进驻
        if quantity.measure == "money" and last.quantity.measure in _STRETCHES:
            return True  # 全长3公里，总投资2亿元
        if quantity.unit == "人" and last.noun.endswith("人口"):
            return True  # 总人口8.6万人，党员3200名
        people = "人" in (quantity.unit, last.quantity.unit) and quantity.unit != last.quantity.unit
        if people and (size or quantity.unit == "人"):
            return True
        if self._is_verb(last) and (before.is_verb or size):
            return True  # 平整12亩坡地，面积900平方米
        return before.kind == last.kind == "growth" and _MEASURE.search(noun) is not None

    def _is_short(self, quantity: Quantity, noun: str, before: Before, near: Measured | None, last: Measured) -> bool:
        """Tell whether a noun says too little."""
        if self._is_general(noun) or (near and len(noun) < _SHORT):
            return True
        if noun.startswith("占"):
            return quantity.measure in _AMOUNTS or quantity.measure in COUNTED
        if not before.is_verb or len(noun) > _SHORT or noun in _CASES or _AREAS.search(last.noun):
            return False
        return quantity.measure == last.quantity.measure and len(last.noun) <= _SHORT + 1

    def _with_last(self, noun: str, last: Measured) -> str:
        if last.noun.endswith(noun):
            return last.noun
        governed = last.verb and self._is_general(last.noun)
        whole = last.indicator if governed else last.noun
        return (_MEASURE.sub("", whole) if _MEASURE.search(noun) else last.noun) + noun

    def _is_verb(self, figure: Measured) -> bool:
        """Tell whether a figure is named by a verb alone (开工12处), which the next verb replaces (完工3处)."""
        at = self._statement.token_at(figure.evidence.start)
        first = next((t for t in self._statement.tokens[at : at + _SHORT] if figure.noun.startswith(t.text)), None)
        return first is not None and first.text == figure.noun and first.tag == VERB

    def _stands_alone(self, quantity: Quantity, before: Before, noun: str, found: Sequence[Measured]) -> bool:
        """Tell whether an item of a list of figures names by itself what it counts (居民楼12栋、居民400户)."""
        if noun != before.noun or not found:
            return False
        ends = [*(figure.evidence for figure in found[-2:]), Span(before.start, quantity.span.end)]
        listed = [joined(self._statement.text[a.end : b.start]) for a, b in pairwise(ends)]
        counted = quantity.measure in COUNTED and quantity.printed != found[-1].quantity.printed
        return listed[-1] and (counted or listed == [True, True])


def done_so_far(last: Measured | None, quantity: Quantity, words: str) -> str:
    """Return what was planned right before a number that tells how much of it is done (造林3万亩，已完成2万亩)."""
    planned = last is not None and last.kind == "target" and last.quantity.unit == quantity.unit
    return last.indicator if last and planned and words == "完成" else ""
