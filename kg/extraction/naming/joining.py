"""Names whose first half stands before 和: 项目和|产业攻坚行动, wherever the text has it."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extraction.naming.candidates import Candidate
from kg.extraction.naming.heads import PROGRAMME
from kg.model import Span

_LEFT = re.compile(r"([\u4e00-\u9fff]{2}[和与])$")
_LEAST = 2
_JOINED = PROGRAMME | {"Taskforce", "GovernmentBody", "Alliance"}


def joined_left(c: Candidate, text: str) -> Candidate:
    """Return a candidate with the two characters and 和 before it, if these stand before it at all its places.

    A list that names it second would hardly come again with the same first member at each of them.
    """
    left = _LEFT.search(text, max(0, c.span.start - 3), c.span.start) if c.type in _JOINED and not c.quoted else None
    if left is None or text.count(c.name) < _LEAST or text.count(left[1] + c.name) < text.count(c.name):
        return c
    if text[left.start() - 1 : left.start()] in "、和与":
        return c
    return replace(c, span=Span(left.start(), c.span.end), name=left[1] + c.name, core=left[1] + c.core)
