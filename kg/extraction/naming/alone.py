"""What everybody knows by a short name, where it stands alone: 来自江苏的, 沿黄河, 浙大的专家, 与双汇签约."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import add

from kg.extraction.lexer import FREE, NUMBER, PUNCTUATION, Scan
from kg.extraction.naming.candidates import Candidate
from kg.extraction.naming.heads import EDGE, HEAD, INDUSTRY, KNOWN, PERSON, PLACE, SHORT, STOP, VERB, NameLexicon
from kg.extraction.naming.printed import in_byline
from kg.extraction.segmenting import CLASSES, crossing, segmenter
from kg.model import Span

_LEVELS = tuple("省市区县州盟旗")
#: Ends of short names that are directions too, and what stands behind a direction (白沙河|南岸, 赣江西路).
_DIRECTIONS = tuple("东南西北")
_SIDE = re.compile("[岸侧麓坡端段路街面边东南西北]|部(?!分)")
#: With 长 behind it a level is a post, and the name of its holder follows (副县长|沙某某).
_LONG, _HELD = "长", tuple("省市区县州旗镇乡村")
#: Behind words of these tags a name does not go on.
_BORDERS = frozenset({PUNCTUATION, NUMBER, STOP, VERB, EDGE, PLACE, SHORT, KNOWN, PERSON})
#: What lies in the direction that follows belongs to it.
_GROUNDS = frozenset({PLACE, SHORT, HEAD})
#: What a numbered thing is counted in, which is called after a place (太行|一号公路).
_NUMBERED = re.compile(r"[一二三四五六七八九十\d]+[号局院路桥期强佳]")
_NEAR = 8
#: Short names of cities and counties are so long.
_LENGTHS = (4, 3, 2)
#: With these behind it a short name begins a longer one (三亚|海棠|湾).
_GOES_ON = tuple("湾山河江湖岛村镇乡街路港寺桥园")
#: Who is from there (他是福建|人), and no other word that begins so.
_NATIVE = re.compile("人(?![大民社才事力口防保寿士工文均物员家体行生间])")
#: So long a name hardly begins inside another word; the likeliest cut may seem so (地|处长|三角).
_LONG_NAME = 3


def alone(scan: Scan, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield places, firms and bodies by their short names where these are no part of other words or names."""
    text, lengths, reached = scan.text, lexicon.lengths_alone, 0
    for start in [at for at, pair in enumerate(map(add, text, text[1:])) if pair in lengths]:
        names = [name for n in lengths[text[start : start + 2]] if (name := text[start : start + n]) in lexicon.alone]
        if names and start >= reached:
            person = start > reached and _is_person(scan, start, lexicon)
            reached = start + len(names[-1])
            kind = lexicon.alone[text[start:reached]]
            if not person and _stands_alone(scan, start, reached, kind, lexicon):
                placed = kind == "Place"
                strength = "weak" if placed else "strong"
                yield Candidate(Span(start, reached), kind, text[start:reached], strength, placed=placed)
                if placed and (size := _inner_division(text, start, reached, lexicon)):
                    inner = Span(reached, reached + size)
                    yield Candidate(inner, "Place", inner.of(text), "weak", placed=True)


def is_cut_out(text: str, start: int, end: int, lexicon: NameLexicon) -> bool:
    """Tell whether common words or a place hold the beginning or end of a name (确|保利|益, 云|南亚)."""
    if start and text[start - 1 : start + 1] in lexicon.cities:
        return True
    if start > 1 and text[start - 2 : start + 1] in lexicon.cities:
        return True  # 内蒙古|巴彦
    goes_on = end < len(text) and text[end] != _LONG and not _place_follows(text, start, end, lexicon)  # 江西|南昌
    word = crossing(text, end) if goes_on else ""  # 教育部|长 names the ministry.
    if word and not (len(word) < _LONG_NAME <= end - start and _is_known_place(text[start:end], lexicon)):
        return True
    behind_place = start > 1 and text[start - 2 : start] in lexicon.cities
    return end - start < _LONG_NAME and not behind_place and crossing(text, start) != ""


def _is_known_place(name: str, lexicon: NameLexicon) -> bool:
    """Tell whether everybody knows a place by this name (加拿大|多地: no word of two characters begins in it)."""
    return "Place" in (lexicon.known.get(name), lexicon.alone.get(name))


def _stands_alone(scan: Scan, start: int, end: int, kind: str, lexicon: NameLexicon) -> bool:
    """Tell whether a short name is no part of other words, and no other name begins with it."""
    text = scan.text
    if start not in scan.by_start or not (end == len(text) or end in scan.by_start):
        return False
    if kind == "Place" and not _is_place(text, end, lexicon):
        return False
    if (start and _is_part(scan, start, end)) or is_cut_out(text, start, end, lexicon):
        return False
    if end == len(text):
        return True
    behind = scan.tokens[scan.by_start[end]].tag
    trade = kind == "Place" and behind == INDUSTRY  # 西藏|农牧业, but not a firm's
    border = (trade or behind in _BORDERS) and not _NUMBERED.match(text, end)
    if border or _goes_on_plainly(text, end, lexicon):
        return True
    return kind == "Place" and (_NATIVE.match(text, end) is not None or _place_follows(text, start, end, lexicon))


def _place_follows(text: str, start: int, end: int, lexicon: NameLexicon) -> bool:
    """Tell whether another place begins at the `end` of one: one that all know (浙江|安吉), or what lies in it."""
    lengths = lexicon.lengths_alone.get(text[end : end + 2], ())
    known = any(lexicon.alone.get(text[end : end + length]) == "Place" for length in lengths)
    return known or _inner_division(text, start, end, lexicon) > 0


def _inner_division(text: str, start: int, end: int, lexicon: NameLexicon) -> int:
    """Return how long the short name of a city or county behind that of what it lies in is (福建|闽清法院), else 0."""
    codes = [division.code for division in lexicon.divisions.called(text[start:end])]
    for size in _LENGTHS if codes else ():
        name = text[end : end + size]
        if len(name) < size or name in lexicon.lexer or text.startswith((*_LEVELS, *_GOES_ON), end + size):
            continue
        inner = (d.code for d in lexicon.divisions.called(name))
        if any(len(code) < len(own) and own.startswith(code) for own in inner for code in codes):
            return 0 if crossing(text, end + size) else size
    return 0


def _is_place(text: str, end: int, lexicon: NameLexicon) -> bool:
    """Tell whether what follows leaves a place (云南|松 is a tree, 湖南|岸 a shore)."""
    if text.startswith((*_LEVELS, *lexicon.behind_places), end):
        return False
    return not (text[end - 1] in _DIRECTIONS and _SIDE.match(text, end))


def _is_part(scan: Scan, start: int, end: int) -> bool:
    """Tell whether it ends a quoted name, belongs to a post and its holder, or is the place that news is from."""
    before = scan.tokens[scan.by_start[start] - 1]
    if (scan.text[start] == _LONG and before.text in _HELD) or before.text == "本报":
        return True
    if before.tag in _GROUNDS and scan.text[start] in _DIRECTIONS and scan.text.startswith("地区", end - 2):
        return True  # 海南岛|东北地区
    in_quotation = before.text != "“" and scan.text.startswith("”", end)
    return in_quotation or in_byline(scan.text, "Person", Span(start, end))


def _is_person(scan: Scan, start: int, lexicon: NameLexicon) -> bool:
    """Tell whether a family name stands before (谢|大庆)."""
    before = scan.tokens[scan.by_start[start] - 1] if start in scan.by_start else None
    return before is not None and before.tag == FREE and before.text in lexicon.surnames


def _goes_on_plainly(text: str, end: int, lexicon: NameLexicon) -> bool:
    """Tell whether a verb, or a word that goes with places and firms, stands behind, and no name goes on."""
    if text.startswith(lexicon.beside_alone, end):
        return True
    first, last = segmenter().cuts(text[end : end + _NEAR])[0]
    return last - first > 1 and CLASSES[segmenter().kind(text[end : end + last])] == "v"
