"""Divisions by their short names: 海口和三亚, 杭州等地, 来自江苏的."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import add

from kg.extraction.lexer import FREE, NUMBER, PUNCTUATION, Scan
from kg.extraction.naming.candidates import Candidate
from kg.extraction.naming.heads import EDGE, KNOWN, PERSON, PLACE, SHORT, STOP, VERB, NameLexicon
from kg.extraction.naming.printed import in_byline
from kg.extraction.segmenting import CLASSES, crossing, segmenter
from kg.model import Span

_JOINTS = re.compile("[、和与及至]|等[地市]")
_LENGTHS = (3, 2)
_LEVELS = "省市区县州盟旗"
#: Ends of short names that are directions too, and what stands behind a direction (白沙河|南岸, 赣江西路).
_DIRECTIONS = tuple("东南西北")
_SIDE = re.compile("[岸侧麓坡端段路街面边东南西北]|部(?!分)")
#: With 长 behind it a level is a post, and the name of its holder follows (副县长|沙某某).
_LONG, _HELD = "长", tuple("省市区县州旗镇乡村")
#: Behind words of these tags a name does not go on.
_BORDERS = frozenset({PUNCTUATION, NUMBER, STOP, VERB, EDGE, PLACE, SHORT, KNOWN, PERSON})
_NEAR = 8


def cities(scan: Scan, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield divisions where their short names stand alone."""
    yield from _listed(scan.text, lexicon)
    yield from _alone(scan, lexicon)


def _listed(text: str, lexicon: NameLexicon) -> Iterator[Candidate]:
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


def _alone(scan: Scan, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield the provinces, cities and well-known counties whose short names are no other words."""
    text, lengths, reached = scan.text, lexicon.lengths_of_known_places, 0
    for start in [at for at, pair in enumerate(map(add, text, text[1:])) if pair in lengths]:
        ends = [start + n for n in lengths[text[start : start + 2]] if text[start : start + n] in lexicon.known_places]
        if ends and start >= reached:
            reached = ends[-1]
            if _stands_alone(scan, start, reached, lexicon):
                yield _place(text, start, reached)


def _stands_alone(scan: Scan, start: int, end: int, lexicon: NameLexicon) -> bool:
    """Tell whether a short name is no part of other words."""
    text = scan.text
    if start not in scan.by_start or not (end == len(text) or end in scan.by_start):
        return False
    if text.startswith((*_LEVELS, *lexicon.behind_places), end):
        return False
    if text[end - 1] in _DIRECTIONS and _SIDE.match(text, end):
        return False
    if start and _is_part(scan, start, end, lexicon):
        return False
    if crossing(text, start) or (end < len(text) and crossing(text, end)):
        return False
    return end == len(text) or scan.tokens[scan.by_start[end]].tag in _BORDERS or _goes_on_plainly(text, end, lexicon)


def _is_part(scan: Scan, start: int, end: int, lexicon: NameLexicon) -> bool:
    """Tell whether the word before makes it the end of a person's or quoted name, or the place that news is from."""
    before = scan.tokens[scan.by_start[start] - 1]
    if (scan.text[start] == _LONG and before.text in _HELD) or before.text == "本报":
        return True
    if (before.tag == FREE and before.text in lexicon.surnames) or in_byline(scan.text, "Person", Span(start, end)):
        return True
    return before.text != "“" and scan.text.startswith("”", end)


def _goes_on_plainly(text: str, end: int, lexicon: NameLexicon) -> bool:
    """Tell whether a verb or a word that goes with places stands behind a place, and no name that it begins."""
    if text.startswith(lexicon.beside_places, end):
        return True
    first, last = segmenter().cuts(text[end : end + _NEAR])[0]
    return last - first > 1 and CLASSES[segmenter().kind(text[end : end + last])] == "v"


def _place(text: str, start: int, end: int) -> Candidate:
    return Candidate(Span(start, end), "Place", text[start:end], "weak", placed=True)
