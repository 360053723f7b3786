"""Owners that a clause names as what is done, made or given with a number: 投资2亿元建设某园, 评出“某星”20名.

The programme or body that a sum or a count serves stands behind it as the object of a founding verb; an honour stands
with the number of those who get it; a loan or a product with the money paid out by its name.
"""

from __future__ import annotations

import re

from kg.extraction.document import Mention
from kg.extraction.figures.clauseroles import ClauseRoles, is_listed, list_from
from kg.extraction.figures.noun_records import Measured
from kg.extraction.figures.owner_rules import Owners, is_number_behind
from kg.extraction.figures.quantities import COUNTED
from kg.extraction.figures.statements import Statement
from kg.lexicon import Table
from kg.model import Span

_TEAMS = frozenset({"Taskforce", "PartyBranch", "Alliance", "SocialOrganisation"})
#: What is put together of the bodies that the clause before counts.
_JOINED = _TEAMS | {"PartyBody"}
#: Units of those whom an honour itself counts; firms that hold a title are counted by their place.
HONOURED = frozenset({"人", "个"})
_SQUADS = "支"
_BEHIND_TEAM = 30
#: Between an honour and the number of those who get it (“某品牌”（共20个）).
_TOTAL = re.compile("[”》’]?(?:[（(]?共有?)?")


class ObjectOwners:
    """Finds the owners of figures that their clauses name as objects.

    Args:
        table: [owners] of the lexicon's table `figures`.
    """

    def __init__(self, table: Table) -> None:
        words = {n: "|".join(sorted(table[n].split())) for n in ("gathering", "joining", "with", "setting_up")}
        founded = f"(?:{words['gathering']})了?(?:[^，]{{0,14}}——)?[“‘]?"
        self._joined = re.compile(rf"[^，]{{0,14}}(?:(?:{words['joining']})，)?{founded}")
        self._joined_behind = re.compile(rf"[^，]{{0,14}}，?{founded}")
        self._alongside = re.compile(words["with"])
        self._begins = re.compile(
            f"(?:共同|联合|正式|发起|先后|[并又还])*(?:{words['gathering']}|{words['setting_up']})了?[“《‘]?"
        )
        self._conferring, self._honours = (frozenset(table[name].split()) for name in ("conferring", "honours"))

    def owners(self, statement: Statement, roles: list[ClauseRoles], figure: Measured) -> Owners:
        """Return the owners of a figure by the objects of its clause, or nothing.

        Args:
            statement: the sentence.
            roles: the clause of the figure and the one behind it, if there is one.
            figure: what is measured.
        """
        return (
            self._founded(statement, roles, figure)
            or self._honour_behind(statement, roles[0], figure)
            or self._named_right_before(statement, roles[0], figure)
        )

    def team(self, statement: Statement, figure: Measured) -> Owners:
        """Return what the counted people or bodies were joined to: 抽调干部20人，组成专班; 9个部门组成专班."""
        end = figure.quantity.span.end
        if figure.quantity.measure not in COUNTED:
            return ()
        for mention in statement.mentions_in(Span(end, min(end + _BEHIND_TEAM, statement.span.end) + 1)):
            if mention.type in _TEAMS:
                gap = statement.text[end : mention.span.start]
                alongside = self._alongside.search(statement.text, statement.clause_at(end - 1).start, end)
                joined = self._joined_behind if figure.quantity.unit == "人" or alongside else self._joined
                return (mention.entity,) if joined.fullmatch(gap) else ()
        return ()

    def _founded(self, statement: Statement, roles: list[ClauseRoles], figure: Measured) -> Owners:
        """Return what a sum or count serves, founded behind it in its clause (投资3亿元建成某园, 在20个村推行某模式).

        Bodies that a clause counts are those of the alliance that the next one begins with (整合20家单位，成立某联盟).
        """
        behind = [m for m in roles[0].founded if m.span.start >= figure.quantity.span.end]
        if not behind and len(roles) > 1 and not roles[1].subjects and figure.quantity.measure in COUNTED:
            joined = (m for m in roles[1].founded[:1] if m.type in _JOINED)
            behind = [m for m in joined if self._begins.fullmatch(statement.text, roles[1].span.start, m.span.start)]
        if not behind or is_listed(statement.text, behind[0].span) or is_number_behind(statement, behind[0]):
            return ()
        return (behind[0].entity,)

    def _honour_behind(self, statement: Statement, role: ClauseRoles, figure: Measured) -> Owners:
        """Return the honour that the counted ones get, named behind them; several counts get one each in order."""
        end, counted = figure.quantity.span.end, figure.quantity.measure in COUNTED
        named = statement.mentions_in(Span(end, max(role.span.end, end + 1))) if counted else []
        awards = [mention for mention in named if mention.type == "Award"]
        words = self._words(statement, role.span) if awards else set()
        given = words & self._conferring or (words & self._honours and figure.quantity.unit in HONOURED)
        if not given:
            return ()
        before = Span(role.span.start, awards[0].span.start)
        numbers = [q.span for q in statement.quantities if before.covers(q.span) and q.measure in COUNTED]
        listed = list_from(statement.text, awards)
        if figure.quantity.span not in numbers or len(listed) not in (1, len(numbers)):
            return ()
        at = numbers.index(figure.quantity.span)
        if len(listed) > 1:
            return (listed[at].entity,)
        return (listed[0].entity,) if at + 1 == len(numbers) else ()

    def _named_right_before(self, statement: Statement, role: ClauseRoles, figure: Measured) -> Owners:
        """Return the honour, loan or squads named right before a number (评出“某星”20名, 发放“某贷”3亿元)."""
        start = figure.quantity.span.start
        named = [m for m in statement.mentions_in(Span(role.span.start, start + 1)) if m.span.end <= start]
        last: Mention | None = named[-1] if named else None
        gap = statement.text[last.span.end : start] if last else ""
        if last is None or not _TOTAL.fullmatch(gap):
            return ()
        if last.type == "Award":
            words = self._words(statement, Span(role.span.start, start))
            given = words & self._conferring or len(gap) > 1
            return (last.entity,) if given and figure.quantity.unit in HONOURED else ()
        paid = last.type == "Product" and figure.quantity.measure == "money"
        return (last.entity,) if paid or figure.quantity.printed == _SQUADS or last.type == "Taskforce" else ()

    @staticmethod
    def _words(statement: Statement, span: Span) -> set[str]:
        return {t.text for t in statement.tokens[statement.token_at(span.start) : statement.token_at(span.end)]}
