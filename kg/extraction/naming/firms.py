"""Where a firm's name begins behind the words that say what the firm is or where it lies (龙头企业|湖北某某集团)."""

from __future__ import annotations

import re

from kg.extraction.lexer import Scan
from kg.extraction.naming.heads import HEAD, PLACE, NameLexicon
from kg.extraction.segmenting import segmenter

_FIRMS = frozenset({"企业", "公司", "客户", "业主"})
#: What part a firm has in a work, before its name (施工单位|某某公司).
_PARTY = re.compile("链主(?:企业)?|(?:施工|设计|监理|承建|建设|代建)?单位")


def behind_firms(scan: Scan, first: int, i: int, lexicon: NameLexicon) -> int:
    """Begin a firm's name with its place behind a noun that says what it is (龙头企业|湖北某某集团)."""
    first = _behind_party(scan, first, i)
    if scan.tokens[i].text in lexicon.trade_tails:
        return _behind_town(scan, first, i, lexicon)
    for n in range(i - 1, first, -1):
        if scan.tokens[n - 1].text == "公司" and n > 1 and scan.tokens[n - 2].text in ("子", "母", "分"):
            return n  # 子公司|某某有限公司
        if scan.tokens[n - 1].text == "公司" and _says_what(scan, first, n - 1, i, lexicon):
            return n  # 花卉种植公司|荷兰某某公司
        if scan.tokens[n - 1].text == "企业" and scan.text[scan.tokens[n].start :][:2] in lexicon.short_places:
            return n
    return first


def _behind_party(scan: Scan, first: int, i: int) -> int:
    """Begin behind the word that says what part a firm has in a work (链主|某某集团)."""
    party = _PARTY.match(scan.text, scan.tokens[first].start)
    behind = scan.by_start.get(party.end(), first) if party else first
    return behind if behind < i else first


def _says_what(scan: Scan, first: int, n: int, i: int, lexicon: NameLexicon) -> bool:
    """Tell whether the firm that token `n` ends is only a kind, and one with a name of its own follows up to `i`."""
    kind = scan.text[scan.tokens[first].start : scan.tokens[n].start]
    name = scan.text[scan.tokens[n].end : scan.tokens[i].start]
    return segmenter().knows(kind) and lexicon.has_unknown(name) and not name.endswith("分")


def _behind_town(scan: Scan, first: int, i: int, lexicon: NameLexicon) -> int:
    """Begin a firm's name behind its town, another name or what firms are (链主企业|某某轴承)."""
    for n in range(i - 1, first, -1):
        before = scan.tokens[n - 1]
        ends = before.tag in (HEAD, PLACE) and (before.text[-1] in "镇乡" or len(before.text) > 2)
        if ends or before.text in _FIRMS:
            return n if lexicon.has_unknown(scan.text[scan.tokens[n].start : scan.tokens[i].start]) else first
    return first
