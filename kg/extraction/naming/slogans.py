"""Slogans whose words look like names: “润廉家、行廉路、观廉展”."""

from __future__ import annotations

from kg.extraction.naming.candidates import Candidate

_LONGEST = 40
_LEAST, _FEW, _MANY = 3, 2, 5
#: Of so many villages none is named (百名专家联百村).
_ROUND_NUMBER = ("百村", "千村", "万村", "百社", "千社")
_GROUNDS = frozenset({"Place", "Community", "Park"})


def in_slogan(text: str, c: Candidate) -> bool:
    """Tell whether a place is none but a round number, or stands in a slogan: three or more parts of like length."""
    if c.type not in _GROUNDS or c.name.endswith(_ROUND_NUMBER):
        return c.type in _GROUNDS
    if c.quoted:
        return False
    start = text.rfind("“", max(0, c.span.start - _LONGEST), c.span.start)
    end = text.find("”", c.span.end, c.span.end + _LONGEST)
    parts = text[start + 1 : end].split("、") if start >= 0 and end >= 0 else []
    sizes = {len(part) for part in parts}
    return len(parts) >= _LEAST and len(sizes) == 1 and _FEW <= sizes.pop() <= _MANY
