"""Which time a figure is about: the nearest time before it in its clause, sentence or paragraph."""

from __future__ import annotations

import re

from kg.extraction.document import TimeExpression
from kg.extraction.figures.statements import Statement
from kg.model import Block, Span

_COMPARING = ("比", "较")
#: A run of years or months tells how long something has held; it is no period of other figures.
_RUN = ("连续", "持续", "有记录", "记录")
#: The year of a task is no period of what is done of it (完成全年任务的92%).
_OF_TASK = re.compile("(?:的?(?:目标)?任务|指标|预算)")
_DONE_OF = re.compile("完成了?(?:全年|年度)$")
_GOAL = re.compile("的?(?:目标|计划)")


class PeriodFinder:
    """Finds the governing times of one article; sentences come in order."""

    def __init__(self) -> None:
        self._block: Block | None = None
        self._last: TimeExpression | None = None

    def period(self, statement: Statement, figure: Span) -> TimeExpression | None:
        """Return the time of a figure, or None where the paragraph has named none so far."""
        self._enter(statement)
        times = _governing(statement)
        before = [time for time in times if time.span.end <= figure.start]
        if before:
            return before[-1]
        clause = statement.clause_at(figure.start)
        inside = [time for time in times if clause.covers(time.span)]
        return inside[0] if inside else self._last

    def leave(self, statement: Statement) -> None:
        """Remember the time that the sentence leaves to those that follow in its paragraph."""
        self._enter(statement)
        if times := _governing(statement):
            self._last = times[-1]

    def _enter(self, statement: Statement) -> None:
        if statement.block is not self._block:
            self._block, self._last = statement.block, None


def _governing(statement: Statement) -> list[TimeExpression]:
    """Return the times of a sentence but those compared with (比上年增长), runs (连续3年), and those of tasks."""
    return [
        time
        for time in statement.times
        if statement.text[time.span.start - 1 : time.span.start] not in _COMPARING
        and not time.span.of(statement.text).startswith(_RUN)
        and not _is_of_task(statement, time)
    ]


def _is_of_task(statement: Statement, time: TimeExpression) -> bool:
    """Tell whether a time only tells of when a task is (完成全年任务, 完成年度目标)."""
    if _OF_TASK.match(statement.text, time.span.end):
        return True
    begin = max(time.span.start - 3, statement.span.start)
    done = _DONE_OF.search(statement.text[begin : time.span.end])
    return done is not None and _GOAL.match(statement.text, time.span.end) is not None
