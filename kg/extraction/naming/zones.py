"""Zones by their kind alone (高新区) where the text speaks of its own one, and where names of zones begin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extraction.lexer import PUNCTUATION, Scan
from kg.extraction.naming.candidates import Candidate
from kg.extraction.naming.heads import EDGE, HEAD, KEEP, PLACE, STOP, VERB, NameLexicon
from kg.model import Span

_BORDERS = frozenset({STOP, VERB, EDGE, PUNCTUATION})
_EACH = frozenset({"各", "每", "各个", "每个", "所有", "该", "本", "多个", "一批", "各级", "各类"})
_LEVELS = frozenset("省市区县州")
_OPENS = frozenset("，。；！？\n")


def bare_zones(scan: Scan, found: Iterable[Candidate], lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield zones that are named by their kind alone, if the title names them or a sentence says what they do.

    Where the text gives such a zone with a name of its own, the kind points at that one and names none.

    Args:
        scan: the text.
        found: what the heads of names have shown in it.
        lexicon: its `bare_zones` are the kinds.
    """
    full = tuple(c.name for c in found if c.type == "Park")
    alone = [i for i, token in scan.tagged(HEAD) if token.text in lexicon.bare_zones and _stands_alone(scan, i)]
    title_end = scan.text.find("\n")
    spoken_of = {scan.tokens[i].text for i in alone if scan.tokens[i].end <= title_end or _acts(scan, i)}
    for i in alone:
        token = scan.tokens[i]
        if token.text in spoken_of and not any(n.endswith(token.text) and n != token.text for n in full):
            start = scan.tokens[i - 1].start if _has_level(scan, i) else token.start
            yield Candidate(Span(start, token.end), "Park", scan.text[start : token.end], core=token.text)


def _stands_alone(scan: Scan, i: int) -> bool:
    """Tell whether no word before token `i` belongs to it, and no count or 的 behind it makes it a kind."""
    at = i - 1 if _has_level(scan, i) else i
    before = scan.tokens[at - 1] if at else None
    after = scan.tokens[i + 1] if i + 1 < len(scan.tokens) else None
    bordered = before is None or (before.tag in _BORDERS and before.text not in _EACH)
    return bordered and (after is None or after.tag not in ("number", "free"))


def _has_level(scan: Scan, i: int) -> bool:
    """Tell whether the level of the place that runs a zone stands before it (市|高新区)."""
    return i > 0 and scan.tokens[i - 1].text in _LEVELS


def _acts(scan: Scan, i: int) -> bool:
    """Tell whether token `i` opens a clause and a verb, or what it has in quotation marks, follows."""
    at = i - 1 if _has_level(scan, i) else i
    opens = at == 0 or scan.tokens[at - 1].text in _OPENS
    after = scan.tokens[i + 1] if i + 1 < len(scan.tokens) else None
    return opens and after is not None and (after.tag == VERB or after.text == "“")


def behind_zone(scan: Scan, first: int, i: int, lexicon: NameLexicon) -> int:
    """Begin a zone's name with its own place behind the zone that it lies in (某某新区|湖州科技城)."""
    for n in range(i - 1, first, -1):
        before = scan.tokens[n - 1]
        outer = before.tag == HEAD and lexicon.heads[before.text].type == "Park" and n - 1 > first
        rest = scan.text[scan.tokens[n].start : scan.tokens[i].start]
        # 某县|飞地科创园
        outer = outer or (
            before.tag == PLACE and n - 1 == first and before.text[-1] in "市县区" and _is_own(rest, lexicon)
        )
        if outer and scan.tokens[n].tag != KEEP and not lexicon.is_generic(rest):
            return n
    return first


def _is_own(rest: str, lexicon: NameLexicon) -> bool:
    """Tell whether a zone's name has a word of its own behind the place that it lies in."""
    return len(rest) > 1 and lexicon.has_unknown(rest)
