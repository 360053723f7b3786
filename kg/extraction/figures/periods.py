"""Which time a figure is about: the nearest time before it in its clause, sentence or paragraph."""

from __future__ import annotations

import re

from kg.extraction.document import TimeExpression
from kg.extraction.figures.statements import Statement
from kg.model import Block, Period, Span

_COMPARING = ("比", "较", "占")
#: Before 同期 these tell that it is the time that was told of, not that of another year (比上年同期, 历史同期).
_OPENING = ("", "，", "。", "；", "：", "\n", " ", "”")
_COMPARED, _THEN = re.compile(r"相比|同期|(?:全年)?的\d[\d.]*倍"), "同期"
#: An hour is no period of figures.
_CLOCK = re.compile(r"\d{1,2}[时点:：]")
#: How long something took of which a clause tells at its beginning (三年来培训…, 半年收到…).
_SPAN = re.compile(
    r"[，。；：“\s]?((?:短短|不到|近|头|前)?(?:半|一|两|[二三四五六七八九十]{1,2}|\d{1,2})(?:多|个多)?(?:年|个月|天|周)多?)"
    r"(?:时间)?(?:来|里|间|内|下来|以来)?(?!级|前|后|一|度|行动|计划|规|的|期|生|之|制|以[上下]|\d|[、。；）)])"
)
_FROM, _EACH = ("由", "从"), "每"
#: So many clauses back a length of time is looked for in a sentence.
_LOOK_BACK = 40
#: A day, month or year that was named before.
_SAME = re.compile("当([天日月年])|同([日月年])")
_UNITS = {"天": ("日", "号"), "日": ("日", "号"), "月": ("月",), "年": ("年",)}
#: A run of years or months tells how long something has held; it is no period of other figures.
_RUN = ("连续", "持续", "有记录", "记录")
#: The year of a task is no period of what is done of it (完成全年任务的92%).
_OF_TASK = re.compile("(?:的?(?:目标)?任务|指标|预算)")
_DONE_OF = re.compile("完成了?(?:全年|年度)$")
#: What stands before a number that something started from, and behind it where that got to.
_START, _NEAR = re.compile("[由从](?:原来|原先|最初|改革前|以前|过去|之前)?的?$"), 10
_CHANGED = re.compile(r"，?[\u4e00-\u9fff]{0,4}?[到至为成][^\d，。；]{0,4}\d")
_GOAL = re.compile("的?(?:目标|计划)")


class PeriodFinder:
    """Finds the governing times of one article; sentences come in order."""

    def __init__(self) -> None:
        self._block: Block | None = None
        self._last: TimeExpression | None = None
        self._named: list[TimeExpression] = []

    def period(self, statement: Statement, figure: Span) -> TimeExpression | None:
        """Return the time of a figure, or None where the paragraph has named none so far."""
        self._enter(statement)
        clause = statement.clause_at(figure.start)
        if _starts_from(statement, figure):
            return None
        times = _governing(statement, clause, figure)
        before = [time for time in times if time.span.end <= figure.start]
        if spent := _spent(statement, figure, before[-1].span.end if before else statement.span.start):
            return spent
        if before:
            return self._resolved(before[-1])
        inside = [time for time in times if clause.covers(time.span)]
        return self._resolved(inside[0]) if inside else self._last

    def leave(self, statement: Statement) -> None:
        """Remember the time that the sentence leaves to those that follow in its paragraph."""
        self._enter(statement)
        if times := _governing(statement):
            self._last = self._resolved(times[-1])
        self._named += [time for time in times if not _SAME.fullmatch(time.period.text)]

    def _resolved(self, time: TimeExpression) -> TimeExpression:
        """Return the time that 当天, 当月 or the like means: the last that names such a day, month or year."""
        same = _SAME.fullmatch(time.period.text)
        units = _UNITS[same[1] or same[2]] if same else ""
        meant = (named for named in reversed(self._named) if any(unit in named.period.text for unit in units))
        return next(meant, time)

    def _enter(self, statement: Statement) -> None:
        if statement.block is not self._block:
            self._block, self._last = statement.block, None


def _spent(statement: Statement, figure: Span, begin: int) -> TimeExpression | None:
    """Return the length of time that the clause of a figure or one before it begins with, behind an offset."""
    last = statement.clause_number(figure.start)
    for number in range(last, max(last - _LOOK_BACK, -1), -1):
        clause = statement.clauses[number]
        if clause.start < begin:
            return None
        if spent := _SPAN.match(statement.text, clause.start, figure.start):
            return TimeExpression(Span(*spent.span(1)), Period(spent[1]))
    return None


def _governing(statement: Statement, clause: Span | None = None, figure: Span | None = None) -> list[TimeExpression]:
    """Return the times of a sentence but those compared with (比上年增长), runs (连续3年), and those of tasks.

    How often something is done (每年, 每季度) is told of figures of the same clause alone, and when something started
    (由2018年的31%升至78%) of the first number behind it.

    Args:
        statement: the sentence.
        clause: of the figure whose time is asked for; without it, what the sentence leaves.
        figure: the figure.
    """
    return [
        time
        for time in statement.times
        if not (_is_compared(statement, time) or _CLOCK.match(time.period.text))
        and not time.span.of(statement.text).startswith(_RUN)
        and not _is_of_task(statement, time)
        and not (time.period.text.startswith(_EACH) and (clause is None or not clause.covers(time.span)))
        and not _is_start(statement, time, figure)
    ]


def _is_compared(statement: Statement, time: TimeExpression) -> bool:
    """Tell whether a time is but what another is compared with (比上年增长, 比上年同期多, 与2003年相比)."""
    before = statement.text[time.span.start - 1 : time.span.start] if time.span.start else ""
    then = time.period.text == _THEN and before not in _OPENING
    return before in _COMPARING or then or _COMPARED.match(statement.text, time.span.end) is not None


def _starts_from(statement: Statement, figure: Span) -> bool:
    """Tell whether a number is what something was before it changed (时限由5天压缩至2天), of a time not named."""
    if not _START.search(statement.text, max(figure.start - _NEAR, statement.span.start), figure.start):
        return False
    return _CHANGED.match(statement.text, figure.end, statement.span.end) is not None


def _is_start(statement: Statement, time: TimeExpression, figure: Span | None) -> bool:
    """Tell whether a time is that of a number that something started from, which is not this figure."""
    if statement.text[time.span.start - 1 : time.span.start] not in _FROM:
        return False
    if statement.text[time.span.end : time.span.end + 1] != "的":
        return False
    between = Span(time.span.end, figure.start) if figure and figure.start > time.span.end else None
    return between is None or any(between.covers(quantity.span) for quantity in statement.quantities)


def _is_of_task(statement: Statement, time: TimeExpression) -> bool:
    """Tell whether a time only tells of when a task is (完成全年任务, 完成年度目标)."""
    if _OF_TASK.match(statement.text, time.span.end):
        return True
    begin = max(time.span.start - 3, statement.span.start)
    done = _DONE_OF.search(statement.text[begin : time.span.end])
    return done is not None and _GOAL.match(statement.text, time.span.end) is not None
