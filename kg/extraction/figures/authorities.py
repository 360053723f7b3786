"""Authorities that report what they have counted: it is told of their own district (据某市政府初步统计，…)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extraction.document import Mention
from kg.extraction.figures.clauseroles import is_district
from kg.extraction.figures.noun_records import Measured
from kg.extraction.figures.statements import Statement

_ACCORDING = re.compile(r"\s*(?:据|根据|来自|从)")
_COUNTING = re.compile(r"[^，。；：\d]{0,14}(?:统计|通报|发布|公布|测算|数据|消息|监测|核查|调查)")
_AUTHORITIES = frozenset({"GovernmentBody", "PartyBody"})


def reporting(statement: Statement, mentions: Iterable[Mention], figure: Measured) -> Mention | None:
    """Return the district of the authority that a sentence begins with as reporting, or None.

    Args:
        statement: the sentence.
        mentions: of the article, in which the district is named by itself.
        figure: what is reported.
    """
    said = _ACCORDING.match(statement.text, statement.span.start)
    first = next(iter(statement.mentions), None) if said else None
    if first is None or said is None or first.span.start != said.end() or first.type not in _AUTHORITIES:
        return None
    if not _COUNTING.match(statement.text, first.span.end, figure.quantity.span.start):
        return None
    return next((m for m in mentions if is_district(m) and first.name.startswith(m.name)), None)
