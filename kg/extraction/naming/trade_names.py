"""Firms that are called by their trade instead of 公司: characters of no common word before it (引进|禾穗牧业|，)."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.lexer import FREE, LATIN, NUMBER, PUNCTUATION, Scan, Token
from kg.extraction.naming.candidates import Candidate
from kg.extraction.naming.heads import EDGE, PLACE, SHORT, STOP, VERB, NameLexicon
from kg.extraction.segmenting import crossing, segmenter
from kg.model import Span

_INSIDE = frozenset({FREE, LATIN, SHORT, NUMBER})
_BORDER_LEFT = frozenset({PUNCTUATION, STOP, VERB, EDGE, PLACE})
_GOING_ON = frozenset({STOP, VERB, EDGE})
#: What firms are, before their name.
_SORTS = frozenset({"企业", "龙头", "单位", "公司", "民企"})
#: What firms have, and who speaks for them.
_THEIRS = frozenset(
    {"董事长", "总经理", "副总经理", "经理", "厂长", "创始人", "负责人", "相关负责人", "技术员", "员工", "职工", "总监"}
) | {"财务总监", "当场", "现场", "车间", "第一个"}
#: These are prepositions and verbs, no part of a name.
_PARTICLES = frozenset("跟据经叫帮给向对让把被请因以为")
#: A core that begins or ends so tells what is done, or how many there are.
_NO_CORE = frozenset("一两几没无有招能可来去年月日家款件处个台户元被新老换")
_SHORTEST, _LONGEST, _PLACE = 2, 4, 2


def trade_names(scan: Scan, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield the firms of a text that a trade's word ends, where something borders them on both sides."""
    for match in lexicon.trades.finditer(scan.text):
        i, last = scan.by_start.get(match.start()), scan.ending(match.end())
        if i is None or last is None or not _goes_on(scan, last, match.end()):
            continue
        first = _first(scan, i)
        core = scan.text[scan.tokens[first].start : match.start()]
        if _is_own(core, lexicon) and _begins(scan, first):
            span = Span(scan.tokens[first].start, match.end())
            yield Candidate(span, "Enterprise", span.of(scan.text), core=core)


def _first(scan: Scan, i: int) -> int:
    """Return the token with which the name begins whose trade is token `i`."""
    first, longest = i, _LONGEST + _PLACE
    while (
        first
        and scan.tokens[first - 1].tag in _INSIDE
        and scan.tokens[i].start - scan.tokens[first - 1].start <= longest
    ):
        first -= 1
    while first < i - 1 and scan.tokens[first].text in _PARTICLES:
        first += 1
    return first


def _begins(scan: Scan, first: int) -> bool:
    """Tell whether something borders the name on its left."""
    before = scan.tokens[first - 1] if first else None
    if before is None or before.text in _SORTS or before.text in _PARTICLES:
        return True
    bordered = before.tag in _BORDER_LEFT and before.text not in ("“", "《", "·")
    return bordered and not crossing(scan.text, scan.tokens[first].start)


def _is_own(core: str, lexicon: NameLexicon) -> bool:
    """Tell whether a core is no common word, kind of goods, place alone or count."""
    if not _SHORTEST <= len(core) <= _LONGEST + _PLACE or core[0] in _NO_CORE or core[-1] in _NO_CORE:
        return False
    placed = core[:_PLACE] in lexicon.short_places
    if len(core) > _LONGEST and not placed:
        return False
    if any(char.isdigit() for char in core) or core in lexicon.grown or core in lexicon.places:
        return False
    return not segmenter().kind(core) and not lexicon.is_generic(core)


def _goes_on(scan: Scan, last: int, end: int) -> bool:
    """Tell whether a mark follows, or what somebody does or has."""
    after: Token | None = scan.tokens[last + 1] if last + 1 < len(scan.tokens) else None
    if after is None or after.text in _THEIRS:
        return True
    if after.tag == PUNCTUATION:
        return after.text not in ("“", "·", "+")
    return after.tag in _GOING_ON and not crossing(scan.text, end)
