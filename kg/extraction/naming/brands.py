"""Quotations that the text calls brands at some distance: “甲红”、“乙红”……两个品牌各有特色, “甲先锋”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extraction.naming.quotation_kinds import SLOGAN
from kg.extraction.numerals import parse_number

_BRAND = "品牌"
#: What party brands are called: by a colour, as vanguard, fleet, torch or guard.
_CALLED = re.compile(
    r"(?!.*(?:党旗|[开满半全].)红$)[\u4e00-\u9fff·]{1,8}(?:[红蓝橙绿]|先锋|红[帆烛心]|铁军|领航|清风)$"
)
#: As many quotations stand before this as it counts, or it stands behind them all (五大党建品牌, 等3个品牌).
_COUNTED = re.compile(r"(?P<rest>等)?(?P<count>[两三四五六七八九十]|\d{1,3})[个大项](?:[^，。；：“”\n\d]{0,8})品牌")
#: What is chosen a brand of honour is one.
_CHOSEN = re.compile(
    r"[^，。；：“”\n]{0,4}，?[^，。；：“”\n]{0,4}(?:被评为|获评|入选|荣获|荣膺|跻身|当选)[^，。；\n]{0,24}品牌"
)
_SENTENCE = re.compile(r"[^。！？\n]*[。！？\n]?")
_SHORTEST = 3


def told_brands(text: str, quotations: Sequence[re.Match[str]]) -> frozenset[int]:
    """Return where the quotations begin that the text tells to be brands without 品牌 right behind them."""
    if _BRAND not in text:
        return frozenset()
    found = {m.start() for m in quotations if _CALLED.match(m[1]) and len(m[1]) >= _SHORTEST}
    found |= {m.start() for m in quotations if _CHOSEN.match(text, m.end())}
    at = 0
    for sentence in _SENTENCE.finditer(text):
        inside = []
        while at < len(quotations) and quotations[at].start() < sentence.end():
            inside.append(quotations[at])
            at += 1
        found |= _counted(sentence, inside)
    return frozenset(found)


def _counted(sentence: re.Match[str], inside: Sequence[re.Match[str]]) -> set[int]:
    """Return the quotations of a sentence that it calls brands, as many as it says (“甲”……“乙”……，两个品牌……)."""
    counted = _COUNTED.search(sentence[0]) if inside else None
    if counted is None or any(SLOGAN.search(m[1]) for m in inside):
        return set()
    before = {m.start() for m in inside if m.end() <= sentence.start() + counted.end()}
    alike = len(before) == parse_number(counted["count"]) or (counted["rest"] and len(before) > 1)
    return before if alike else set()
