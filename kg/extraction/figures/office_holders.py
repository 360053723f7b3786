"""Persons in office: what they say is no figure of theirs; what they do with their people the body does."""

from __future__ import annotations

import re

from kg.extraction.document import Mention
from kg.extraction.figures.statements import Statement
from kg.lexicon import Table, either
from kg.vocabulary import BODY

#: Before a person or body that was so called.
FORMER = "原"
_BODIES = frozenset(BODY)
#: Whoever is called so heads the body named before him (队长, 所长, 秘书长).
_HEAD = "长"
_IS = re.compile("[就也曾便却正]?是")
_ACTING = frozenset({"Enterprise", "Community", "Subdistrict", "Institution", "SocialOrganisation"})
_CLAUSE = re.compile("[^，。；！？\n]*")
#: Whose heads and staff speak for the whole of it.
_SPOKEN_FOR = frozenset({"Subdistrict", "Community", "Park", "Enterprise", "Institution"})


class OfficeHolders:
    """Knows titles and the verbs of saying.

    Args:
        table: the lexicon's table `figures`.
    """

    def __init__(self, table: Table) -> None:
        owners = table["owners"]
        self._titles = tuple(sorted(owners["titles"].split()))
        self._saying = tuple(table["edges"]["saying"].split())
        self._telling = (*self._saying, *sorted(owners["recalling"].split()))
        leading = f"[\u4e00-\u9fff·]{{2,8}}?{either(owners['leading'].split())}"
        self._leading = re.compile(either(self._titles) + leading)

    def lead(self, text: str, body: Mention) -> bool:
        """Tell whether somebody whose title and name stand behind a body leads others (某村书记张三带着8名会计…)."""
        return body.type in _BODIES and self._leading.match(text, body.span.end) is not None

    def acts(self, text: str, body: Mention) -> bool:
        """Tell whether the head of a body does something, and speaks of nothing (某银行行长张三对5户授信)."""
        clause = _CLAUSE.match(text, body.span.end)
        return body.type in _ACTING and clause is not None and not any(word in clause[0] for word in self._telling)

    def speaks(self, text: str, person: Mention, behind: str) -> bool:
        """Tell whether a person holds an office or only speaks; what is told then is not his, but what he is is."""
        before = text[max(person.span.start - 6, 0) : person.span.start].rstrip("“ ")
        titled = before.endswith(self._titles) or (before.endswith(_HEAD) and FORMER not in before)
        return (titled and not _IS.match(behind)) or behind.startswith(self._telling)

    def spoken_for(self, statement: Statement, before: int) -> Mention | None:
        """Return the town, village or firm whose head speaks in a clause before an offset (某街道负责人介绍，…)."""
        for clause in statement.clauses[: statement.clause_number(before)]:
            if any(word in clause.of(statement.text) for word in self._saying):
                for mention in statement.mentions_in(clause):
                    behind = statement.text[mention.span.end : clause.end]
                    if mention.type in _SPOKEN_FOR and any(title in behind for title in self._titles):
                        return mention
        return None
