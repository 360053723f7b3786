"""When it happened: the date of a statement, and the dates of events and programmes that follow from it."""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence

from kg.extraction.document import DatingClaim, DatingProperty, TimeExpression
from kg.extraction.relations.sentence import Statement
from kg.model import Period, Span
from kg.vocabulary import PROGRAMME

#: Relations that happen at a time, so that a date in their sentence is theirs.
_HAPPENING = frozenset(
    {"leads", "establishes", "issues", "receives", "confers", "participatesIn", "heldAt", "cooperatesWith", "produces"}
)
_BEGINNING = frozenset({"establishes", "issues"})


def iso_date(period: Period) -> str | None:
    """Return the day, month or year that a period is, in ISO 8601; None where it is something else or unknown.

    >>> iso_date(Period("5月", "2023-05-01", "2023-05-31"))
    '2023-05'
    """
    first, last = period.start, period.end
    if not first or not last:
        return None
    if first == last:
        return first
    if first[5:] == "01-01" and last == f"{first[:4]}-12-31":
        return first[:4]
    year, month = int(first[:4]), int(first[5:7])
    if first[8:] == "01" and last == f"{first[:7]}-{monthrange(year, month)[1]:02}":
        return first[:7]
    return None


class Timeline:
    """The times of a text by place.

    Args:
        times: in order.
        sentences: the sentences of the text, in order.
    """

    def __init__(self, times: Sequence[TimeExpression], sentences: Sequence[Span]) -> None:
        self._times, self._sentences = times, sentences
        self._ends = [time.span.end for time in times]
        self._starts = [sentence.start for sentence in sentences]

    def time_of(self, statement: Statement) -> TimeExpression | None:
        """Return the time that the statement's sentence gives it: the last before its later end."""
        if statement.predicate not in _HAPPENING:
            return None
        if statement.predicate == "leads" and statement.object.type not in ("Event", "Initiative"):
            return None
        ends = (end.start for end in (statement.subject, statement.object))
        limit = max((start for start in ends if start < statement.span.end), default=statement.span.end)
        number = bisect_right(self._starts, statement.span.start) - 1
        at = bisect_right(self._ends, limit) - 1
        if number < 0 or at < 0 or self._times[at].span.start < self._sentences[number].start:
            return None
        return self._times[at]

    def datings(self, statements: Iterable[Statement]) -> Iterator[DatingClaim]:
        """Yield the dates of the events and programmes that statements with a time are about."""
        known: set[tuple[int, str]] = set()
        for statement in statements:
            time = self.time_of(statement)
            if time is None:
                continue
            for entity, name, value in _dates(statement, time.period):
                if (entity, name) not in known:
                    known.add((entity, name))
                    yield DatingClaim(entity, name, value, _joined(statement.span, time.span))


def _dates(statement: Statement, period: Period) -> Iterator[tuple[int, DatingProperty, str]]:
    held = statement.predicate == "heldAt"
    thing = statement.subject if held else statement.object
    value = iso_date(period)
    if thing.type == "Event" and (held or statement.predicate == "leads"):
        if value:
            yield thing.entity, "date", value
        elif period.start and period.end:
            yield thing.entity, "startDate", period.start
            yield thing.entity, "endDate", period.end
    elif thing.type in PROGRAMME and statement.predicate in _BEGINNING and value:
        yield thing.entity, "date" if thing.type == "Policy" else "startDate", value


def _joined(a: Span, b: Span) -> Span:
    return Span(min(a.start, b.start), max(a.end, b.end))
