"""What a span of time was needed for: 用7天时间做通住户工作, 通关由90秒缩短至15秒."""

from __future__ import annotations

import re
from collections.abc import Mapping

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
#: Behind these words of falling stands the time that something takes now (由52小时降至11小时).
_NOW = frozenset({"降至", "减至", "降到", "减到", "降为", "缩至", "缩到", "至", "到", "为"})
#: How long somebody did what the verb before tells, and how much sooner than planned something came.
_SOONER = re.compile("提前([\u4e00-\u9fff]{2,4})?$")
_NEAR = 10
_TOLD = re.compile("(历时|耗时|用时|为期)(?:不到|近|约|仅|了)*$")


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


def spent(statement: Statement, quantity: Quantity, verbs: Mapping[str, str], behind: str) -> str:
    """Return what somebody did for so long (守了32年), or what came so much sooner (提前22天完工); nothing else.

    Args:
        statement: the sentence.
        quantity: the time.
        verbs: the verbs that tell how somebody spends time, and what is said of them.
        behind: the noun behind the time.
    """
    begin = max(quantity.span.start - _NEAR, statement.clause_at(quantity.span.start).start)
    head = re.sub("(?:了|整整|足足|已经|已)+$", "", statement.text[begin : quantity.span.start])
    if sooner := _SOONER.search(head):
        return "提前" + (sooner[1] or behind[:_LONGEST_TASK] or "时间")
    verb = next((verb for verb in verbs if head.endswith(verb)), "")
    return verbs[verb] + ("年限" if quantity.unit == "年" else "时间") if verb else ""


def told_time(statement: Statement, quantity: Quantity) -> str:
    """Return the word that alone tells that a time was taken (演练历时40分钟), or nothing."""
    told = _TOLD.search(statement.text, statement.clause_at(quantity.span.start).start, quantity.span.start)
    return told[1] if told and quantity.measure == "time" else ""


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
    if last and last.quantity.measure == "time" and not (before.noun or behind.noun) and before.tail & _NOW:
        return last.noun
    if falls(before):
        return before.noun[-_LONGEST_NOUN:] + "用时"
    task = behind.noun.removeprefix("时间")[:_LONGEST_TASK]
    if task and not before.is_verb:
        return task + ("年限" if years else "用时")
    if before.noun and not years:
        return before.noun[-_LONGEST_NOUN:] + ("时长" if before.is_verb else "用时")
    return "实施年限" if years else default
