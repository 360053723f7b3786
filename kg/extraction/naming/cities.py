"""Cities and provinces by their short names, which a list sets beside each other: 海口和三亚, 杭州等地."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.naming.candidates import Candidate
from kg.extraction.naming.heads import NameLexicon
from kg.model import Span

_JOINTS = re.compile("[、和与及至]|等[地市]")
_LENGTHS = (3, 2)
_LEVELS = "省市区县州盟"


def cities(text: str, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield the cities and provinces on both sides of 、 or 和, or before 等地."""
    known = lexicon.cities
    for match in _JOINTS.finditer(text):
        before = next((n for n in _LENGTHS if text[match.start() - n : match.start()] in known), 0)
        behind = next((n for n in _LENGTHS if text[match.end() : match.end() + n] in known), 0)
        if not before or text[match.end() + behind : match.end() + behind + 1] in tuple(_LEVELS):
            continue
        if behind or len(match[0]) > 1:
            yield _place(text, match.start() - before, match.start())
        if behind and len(match[0]) == 1:
            yield _place(text, match.end(), match.end() + behind)


def _place(text: str, start: int, end: int) -> Candidate:
    return Candidate(Span(start, end), "Place", text[start:end], "weak", placed=True)
