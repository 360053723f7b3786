"""Sizes of sites: a work, school or park has them, no district (占地40亩)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg.extraction.document import Mention
from kg.extraction.figures.clauseroles import is_district
from kg.extraction.figures.noun_records import Measured
from kg.extraction.figures.quantities import COUNTED
from kg.extraction.figures.statements import Statement

_SIZE = re.compile("(?:总|占地|建筑|规划|用地|使用|展厅|营业|经营)*(?:面积|占地|用地)")
_SIZED = frozenset({"Project", "Park", "Institution", "Platform", "Community", "Enterprise", "Product"})
#: Names of places that are sites, no roads or rivers, end so.
_GROUND = re.compile("(?:公园|商圈|景区|片区|广场|园|院|馆|库|岛|湖|厂|场)$")


class SiteSizes:
    """Knows the districts and sites of one article.

    Args:
        mentions: of the article, in order, without references.
    """

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._districts = {mention.entity for mention in mentions if is_district(mention)}
        self._sites = [mention for mention in mentions if _is_sized(mention)]

    def owners(self, statement: Statement, figure: Measured, owners: tuple[int, ...]) -> tuple[int, ...]:
        """Return the owners, but the site named last for a bare area that would be a district's.

        Nothing where none is named in the paragraph: what has that size has no name.
        """
        if not (self._districts & {*owners} and is_bare(statement, figure)):
            return owners
        start = figure.quantity.span.start
        at = bisect_left(self._sites, start, key=lambda mention: mention.span.start)
        last = self._sites[at - 1] if at else None
        return (last.entity,) if last and last.span.start >= statement.block.span.start else ()


def is_bare(statement: Statement, figure: Measured) -> bool:
    """Tell whether a figure is the bare area of a site, which no district measures so.

    Behind a count it is that of what was counted (拆除违建20处，面积300平方米).
    """
    area = figure.quantity.measure == "area" and not figure.quantity.unit.endswith("公里")
    if not area or _SIZE.fullmatch(figure.indicator) is None:
        return False
    before = statement.clauses[max(statement.clause_number(figure.quantity.span.start) - 1, 0)]
    return not any(q.measure in COUNTED and q.value > 1 and before.covers(q.number) for q in statement.quantities)


def _is_sized(mention: Mention) -> bool:
    return mention.type in _SIZED or (mention.type == "Place" and _GROUND.search(mention.name) is not None)
