"""What is told of the whole country belongs to nobody whom the article names: 全国…, 我国…, 国家某局数据显示…."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.extraction.figures.clauseroles import ACTORS
from kg.extraction.figures.statements import Statement
from kg.lexicon import Table
from kg.model import Block, Span

#: Words of time before the country.
_BEFORE = r"[“在截至从到目前如今去年底月份日以来眼下现\d]{0,10}"
#: In a clause of ranks the country is only what somebody is compared with (在全国百强县中排第3位).
_NO_RANK = r"(?![^，。；]{0,14}(?:首|第|最|[百\d]强|排名|位居|位列|前列))"
_ORGANS = frozenset({"GovernmentBody", "Media", "Institution", "SocialOrganisation"})


class Reach(NamedTuple):
    """Where the owner of a figure of a clause may stand.

    Attributes:
        first: the number of the first clause of the sentence that may name it.
        away: whether nobody else owns it, be it the topic of the paragraph or the district of the article.
    """

    first: int
    away: bool


class NationwideWords:
    """The words for the country, for other provinces and for those who report on them.

    Args:
        table: the table `owners` of `figures.toml`.
    """

    def __init__(self, table: Table) -> None:
        self.country = re.compile(f"{_BEFORE}({'|'.join(sorted(table['elsewhere'].split()))}){_NO_RANK}")
        self.reports, self.national, self.counting = (
            re.compile("|".join(table[name].split())) for name in ("reports", "national", "counting")
        )


class Nationwide:
    """Follows an article sentence by sentence and tells which clauses are about the country or another province.

    Such a clause begins with its name, which is no name of the article, or stands behind a national body that only
    reports. What follows is about the same until somebody is named.

    Args:
        words: what the country and national bodies are told by.
    """

    def __init__(self, words: NationwideWords) -> None:
        self._words = words
        self._block: Block | None = None
        self._away = False

    def reaches(self, statement: Statement) -> Iterator[Reach]:
        """Yield for each clause of the next sentence where the owners of its figures may stand."""
        if statement.block is not self._block:
            self._block, self._away = statement.block, False
        first = 0
        for number, clause in enumerate(statement.clauses):
            reporter = self._reporter(statement, clause)
            if self._begins(statement, clause):
                first, self._away = number, True
            elif reporter:
                first, self._away = number + 1, self._words.national.fullmatch(reporter) is not None
            elif any(mention.type in ACTORS for mention in statement.mentions_in(clause)):
                self._away = False
            yield Reach(first, self._away)

    def _begins(self, statement: Statement, clause: Span) -> bool:
        match = self._words.country.match(statement.text, clause.start, clause.end)
        return match is not None and not statement.mention_starts(match.start(1))

    def _reporter(self, statement: Statement, clause: Span) -> str:
        """Return the name of the national body or office of statistics whose report a clause tells, if one does."""
        report = self._words.reports.search(statement.text, clause.start, clause.end)
        named = [m for m in statement.mentions_in(clause) if m.type in _ORGANS] if report else []
        said = (m.name for m in named if report and m.span.end <= report.end())
        return next((n for n in said if self._words.national.fullmatch(n) or self._words.counting.search(n)), "")
