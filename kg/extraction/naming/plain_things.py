"""Platforms and honours of plain words alone, which only tell of what kind things are, whatever a model says."""

from __future__ import annotations

from kg.extraction.lexer import FREE, LATIN
from kg.extraction.naming.heads import PLACE, SHORT, NameLexicon
from kg.extraction.naming.honours import tells_title
from kg.model import Span

#: A field of offices, or a machine (某县教育系统, 水肥一体化系统).
_FIELD = "系统"
#: Of such platforms a place has one, however common their words.
_DIGITAL = ("智慧平台", "云平台", "大数据平台", "信息平台", "数字平台")
_SHORTEST_DIGITAL = 8
_NAMED = frozenset({FREE, LATIN, PLACE, SHORT})


def is_plain(kind: str, span: Span, text: str, lexicon: NameLexicon) -> bool:
    """Tell whether a platform or honour without quotation marks is told by nothing but common words.

    Args:
        kind: its class.
        span: where it stands.
        text: the whole text.
        lexicon: places and common words.
    """
    if kind not in ("Platform", "Award") or "“" in text[max(0, span.start - 1) : span.end]:
        return False
    name = span.of(text)
    if kind == "Award":
        return not tells_title(name, lexicon)
    if name.endswith(_FIELD):
        return True
    if name.endswith(_DIGITAL) and len(name) >= _SHORTEST_DIGITAL:
        return False
    return name[:2] not in lexicon.short_places and not any(t.tag in _NAMED for t in lexicon.lexer.tokens(name))
