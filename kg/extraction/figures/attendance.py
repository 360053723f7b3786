"""Counts of those who took part in something: they belong to the event, named in the sentence or before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from kg.extraction.document import Mention
from kg.extraction.figures.clauseroles import ACTORS
from kg.extraction.figures.noun_records import Measured
from kg.extraction.figures.quantities import COUNTED
from kg.extraction.figures.statements import Statement
from kg.lexicon import Lexicon, either
from kg.model import Span

_SERIES = ("活动", "节", "赛", "周")
#: What those who attend attend where the text does not name it again (50余人参加揭牌仪式).
_SOME_EVENT = re.compile(
    r"了?(?:此次|本次|这次|该|此项|当天的?|首场|启动|揭牌|开幕)?[\u4e00-\u9fff]{0,6}"
    "(?:活动|仪式|论坛|典礼|演练|讲座|讲堂|培训班?|开[幕班营学]式|[大比竞决]赛|(?<![社协商学联工妇])会议?)(?=[，。；！])"
)


@cache
def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds one of several words, made once for all articles."""
    return re.compile(either(words))


class AttendanceReader:
    """Finds the events of one article that counts of people belong to.

    Args:
        lexicon: its table `figures` is used.
        mentions: of the article, in order, without references.
    """

    def __init__(self, lexicon: Lexicon, mentions: Sequence[Mention]) -> None:
        owners = lexicon.table("figures")["owners"]
        self._attending, self._coming = (any_of(tuple(owners[name].split())) for name in ("attending", "coming"))
        self._this = tuple(sorted(owners["event"].split()))
        self._events = [m for m in mentions if m.type == "Event"]
        self._series = [m for m in mentions if m.type == "Initiative" and m.name.endswith(_SERIES)]

    def event(self, statement: Statement, figure: Measured) -> Mention | None:
        """Return the event that the counted ones took part in, or None."""
        if figure.quantity.measure not in COUNTED:
            return None
        return self._named_before(statement, figure) or self._named_behind(statement, figure)

    def meant(self, statement: Statement) -> Mention | None:
        """Return the event that a sentence means which begins with 此次 or 活动现场, or None."""
        begins = statement.span.of(statement.text).lstrip().startswith(self._this)
        at = statement.span.start
        return (last_before(self._events, at) or last_before(self._series, at)) if begins else None

    def _named_before(self, statement: Statement, figure: Measured) -> Mention | None:
        """Return the event that the sentence names before the number, if nobody acts between (…大赛，80名选手参加)."""
        quantity, clause = figure.quantity, statement.clause_at(figure.quantity.span.start)
        before = statement.mentions_in(Span(statement.span.start, max(quantity.span.start, statement.span.start + 1)))
        events = [m for m in before if m.type == "Event" and m.span.end <= figure.evidence.start]
        if not events:
            return None
        acting = any(
            m.type in ACTORS - {"Enterprise"} and m is not events[-1] and m.span.start >= clause.start for m in before
        )
        attend = self._attending.search(statement.text, quantity.span.end, clause.end)
        return events[-1] if attend and not acting else None

    def _named_behind(self, statement: Statement, figure: Measured) -> Mention | None:
        """Return the event behind the verb of coming, or the one named last where the verb has but a common noun."""
        clause = statement.clause_at(figure.quantity.span.start)
        coming = self._coming.search(statement.text, figure.quantity.span.end, clause.end)
        if coming is None:
            return None
        named = next((m for m in self._events if coming.end() <= m.span.start < clause.end), None)
        some = _SOME_EVENT.match(statement.text, coming.end())
        return named or (last_before(self._events, statement.span.start) if some else None)


def last_before(mentions: Sequence[Mention], offset: int) -> Mention | None:
    """Return the last of the sorted mentions that begins before an offset."""
    at = bisect_left(mentions, offset, key=lambda mention: mention.span.start)
    return mentions[at - 1] if at else None
