"""Honours that a text announces: who is nominated for them, gets them or is paid for them is counted by the honour."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extraction.document import Mention
from kg.extraction.figures.attendance import last_before
from kg.extraction.figures.noun_records import Measured
from kg.extraction.figures.statements import Statement
from kg.lexicon import Lexicon, either

#: So much stands before and behind an honour that is announced.
_NEAR = 12


class AnnouncedHonours:
    """Finds the honours that one article announces.

    Args:
        lexicon: its table `figures` is used.
        text: of the article.
        mentions: of the article, in order, without references.
    """

    def __init__(self, lexicon: Lexicon, text: str, mentions: Sequence[Mention]) -> None:
        words = {name: either(all_.split()) for name, all_ in lexicon.table("figures")["owners"]["announced"].items()}
        before = re.compile(f"{words['before']}(?:了|一批|首批|第[一-十]批|\\d+年度?)*[“‘《]?$")
        behind = re.compile(f"[”’》]?(?:称号|荣誉)?(?:的)?{words['behind']}")
        self._given = re.compile(words["given"])
        self._honours = [
            m
            for m in mentions
            if m.type == "Award"
            and (before.search(text, max(m.span.start - _NEAR, 0), m.span.start) or behind.match(text, m.span.end))
        ]

    def before(self, statement: Statement, offset: int) -> Mention | None:
        """Return the honour announced last in the paragraph before an offset, or None."""
        honour = last_before(self._honours, offset)
        return honour if honour and statement.block.span.covers(honour.span) else None

    def counted(self, statement: Statement, figure: Measured) -> Mention | None:
        """Return the honour whose winners, candidates or rewards a clause counts, or None."""
        honour = self.before(statement, figure.quantity.span.start)
        if honour is None:
            return None
        clause = statement.clause_at(figure.quantity.span.start)
        return honour if self._given.search(statement.text, max(clause.start, honour.span.end), clause.end) else None
