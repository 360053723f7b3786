"""Places of a list that a count and their class word close: 甲、乙两镇 names two towns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.lexer import Scan
from kg.extraction.naming.candidates import KNOWN_STRENGTH, Candidate
from kg.extraction.naming.heads import NameLexicon
from kg.extraction.numerals import parse_number
from kg.model import Span

_CLOSING = re.compile("(?<=[\u4e00-\u9fff])([两三四五六])(街道|镇|乡|县|区|市|村)(?![级里内外民委])")
_LIST = re.compile("((?:[\u4e00-\u9fff]{2,3}、)*)([\u4e00-\u9fff]{2,3})[、和与及]([\u4e00-\u9fff]{2,3})$")
_LONGEST_LIST = 40
_CLASSES = {"街道": "Subdistrict", "镇": "Subdistrict", "乡": "Subdistrict", "村": "Community"}
_GLUED = 2


def counted_places(scan: Scan, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield the members of such lists, each with the class word."""
    text = scan.text
    for match in _CLOSING.finditer(text):
        start = max(0, match.start() - _LONGEST_LIST)
        row = _LIST.search(text, start, match.start())
        count = parse_number(match[1])
        members = [Span(m.start() + row.start(), m.end() + row.start()) for m in _parts(row[0])] if row else []
        if len(members) == count and not any(span.of(text).endswith(match[2]) for span in members):
            members[0] = _without_glue(scan, members[0], match[2], lexicon)
            for span in members:
                name = span.of(text)
                kind = _CLASSES.get(match[2], "Place")
                span = Span(span.start, match.end()) if span == members[-1] else span
                yield Candidate(span, kind, name + match[2], KNOWN_STRENGTH, quoted=True, core=name)


def _parts(row: str) -> Iterator[re.Match[str]]:
    return re.finditer("[^、和与及]+", row)


def _without_glue(scan: Scan, span: Span, head: str, lexicon: NameLexicon) -> Span:
    """Return the first member without what stands before it: the longest that is a place, else behind a border."""
    for size in range(span.end - span.start, 1, -1):
        if scan.text[span.end - size : span.end] + head in lexicon.places:
            return Span(span.end - size, span.end)
    i = scan.by_start.get(span.start)
    glued = i is None or (len(scan.tokens[i].text) == 1 and scan.tokens[i].tag in ("stop", "verb", "edge"))
    return Span(span.end - _GLUED, span.end) if glued else span
