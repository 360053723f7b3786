"""Buildings and schools that a list calls projects: 甲大厦、乙广场、丙学校等项目."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.extraction.naming.candidates import Candidate

_PROJECTS = re.compile(
    r"等(?:\d+|[两三四五六七八九十]+|一批)?[个项大]?(?:重点|重大|在建|民生|城建|地标|续建|新建)*项目"
)
_SITES = frozenset({"Place", "Institution", "Park"})
_SEPARATORS = "、和及与"


def built(text: str, chosen: Iterable[Candidate]) -> list[Candidate]:
    """Return the names with those as projects that stand in a list which 等…项目 closes."""
    found = list(chosen)
    ends = {c.span.end: n for n, c in sorted(enumerate(found), key=lambda one: -one[1].span.start)}
    for match in _PROJECTS.finditer(text):
        n = ends.get(match.start())
        while n is not None:
            c = found[n]
            if c.type in _SITES:
                found[n] = replace(c, type="Project")
            before = c.span.start - 1
            n = ends.get(before) if before > 0 and text[before] in _SEPARATORS else None
    return found
