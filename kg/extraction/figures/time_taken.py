"""What a span of time was needed for: 用7天时间做通住户工作, 通关由90秒缩短至15秒."""

from __future__ import annotations

from kg.extraction.figures.noun_records import Before, Behind, Measured
from kg.extraction.figures.quantities import Quantity

_LONGEST_TASK, _LONGEST_NOUN = 10, 6


def falls(before: Before) -> bool:
    """Tell whether a time is the one that something took at first (通关由90秒缩短至15秒)."""
    return bool(before.noun) and bool(before.tail & {"由", "从"})


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
