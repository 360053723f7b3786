"""What a span of time was needed for: 用7天时间做通住户工作, 通关由90秒缩短至15秒."""

from __future__ import annotations

import re

from kg.extraction.figures.noun_records import Before, Behind, Measured
from kg.extraction.figures.quantities import Quantity
from kg.extraction.figures.statements import Statement

_FROM_TO = re.compile("(从[^，。]{2,12}到[^，。]{2,12})，")
_TAKEN = re.compile(
    "(?:前后|总共|一共|全程|整个过程)?(?:只|仅|才|就|共)?(?:用了?|花了?|需要?|耗时|用时|历时)?(?:不到|不足)?"
)
#: What was done in a span of time, behind adverbs (3年就能全部还清).
_DONE = re.compile("内?(?:就|即|便|能|可|已|全部|全面|成功|顺利|迅速|紧急)+([\u4e00-\u9fff]{2,10})")
_LONGEST_TASK, _LONGEST_NOUN = 10, 6


def falls(before: Before) -> bool:
    """Tell whether a time is the one that something took at first (通关由90秒缩短至15秒)."""
    return bool(before.noun) and bool(before.tail & {"由", "从"})


def from_to(statement: Statement, quantity: Quantity) -> str:
    """Return from where to where the time is told by the clause before (从报名到开课，只用了4天), or nothing."""
    number = statement.clause_number(quantity.span.start)
    clause = statement.clauses[number - 1] if number else None
    told = _FROM_TO.fullmatch(statement.text, clause.start, clause.end) if clause else None
    taken = _TAKEN.fullmatch(statement.text, statement.clauses[number].start, quantity.span.start) if told else None
    return re.sub("[“”]", "", told[1]) + "用时" if told and taken else ""


def done_in(statement: Statement, quantity: Quantity) -> str:
    """Return what the words behind a time tell was done in it (3年就能全部还清), or nothing."""
    done = _DONE.match(statement.text, quantity.span.end, statement.clause_at(quantity.span.start).end)
    return f"{done[1]}用时" if done else ""


def time_needed(quantity: Quantity, before: Before, behind: Behind, last: Measured | None, default: str) -> str:
    """Name a span of time by what it was needed for.

    Args:
        quantity: the time.
        before: what stands before it.
        behind: what stands behind it.
        last: the figure before.
        default: the noun where the text names none.
    """
    if before.kind and (before.noun or last):
        return before.noun or (last.indicator if last else "")
    years = quantity.unit == "年"
    if falls(before):
        return before.noun[-_LONGEST_NOUN:] + "用时"
    task = behind.noun.removeprefix("时间")[:_LONGEST_TASK]
    if task and not before.is_verb:
        return task + ("年限" if years else "用时")
    if before.noun and not years:
        return before.noun[-_LONGEST_NOUN:] + ("时长" if before.is_verb else "用时")
    return "实施年限" if years else default
