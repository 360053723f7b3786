"""The class noun that belongs to a quotation in front of it: “暖阳”|助老|行动."""

from __future__ import annotations

import re

from kg.extraction.lexer import FREE, LATIN, Scan
from kg.extraction.naming.heads import EDGE, HEAD, KEEP, VERB, Head, NameLexicon

_FOLLOWING = frozenset({FREE, KEEP, HEAD, EDGE, LATIN, "industry"})
_LONGEST_HEAD = 16
#: How many take part or how long it takes may stand between a quotation and its head (“区、街道”两级|联动机制).
_PARTNERS = re.compile(
    "[两二三四五六多][级方元](?!别)|(?:[一两二三四五]年|百日)(?!行动|攻坚|会战)(?=[\u4e00-\u9fff]{2})"
)

#: What a way of working is called by, whatever verbs stand before it (“线上+入户”双向问需|机制).
_WAY = re.compile("(?:(?![的了和与是为等以把在由])[\u4e00-\u9fff]){2,8}?(机制|模式|工作法)(?![化度])")


def following_head(scan: Scan, at: int, lexicon: NameLexicon) -> tuple[Head, int] | None:
    """Return the first head behind `at`, as long as no border comes before it, and where it ends."""
    found: tuple[Head, int] | None = None
    partners = _PARTNERS.match(scan.text, at)
    i = scan.by_start.get(partners.end() if partners else at)
    while i is not None and i < len(scan.tokens):
        token = scan.tokens[i]
        far = token.end - at > _LONGEST_HEAD
        if token.tag == HEAD and not far:
            found = (lexicon.heads[token.text], token.end)
        elif far or (found and _ends_for_good(found[0], lexicon)) or not _may_follow(scan, i):
            break
        i += 1
    if found is None and (way := _WAY.match(scan.text, at)):
        return Head(way[1], "Mechanism", "weak"), way.end()
    if found is None or (found[0].type != "Mechanism" and scan.text.startswith(lexicon.vague, found[1])):
        return None
    return _last_of_compound(scan, found, at, lexicon)


def _ends_for_good(head: Head, lexicon: NameLexicon) -> bool:
    """Tell whether no further words can follow a head, as they do where it only tells of a place (“…”牧区|文化驿站)."""
    return head.type != "Community" and head.word not in lexicon.trade_tails


def _last_of_compound(scan: Scan, found: tuple[Head, int], at: int, lexicon: NameLexicon) -> tuple[Head, int]:
    """Return the last head where a verb goes on behind the first (…联盟|共建|活动 is an activity)."""
    i = scan.by_start.get(found[1])
    if i is not None and i + 1 < len(scan.tokens) and scan.tokens[i].tag == EDGE and scan.tokens[i + 1].tag == HEAD:
        last = scan.tokens[i + 1]
        head = lexicon.heads[last.text]
        if head.type in ("Initiative", "Event") and last.end - at <= _LONGEST_HEAD:
            return head, last.end
    return found


def head_after(scan: Scan, at: int, lexicon: NameLexicon) -> Head | None:
    """Return the first head behind `at` alone."""
    found = following_head(scan, at, lexicon)
    return found[0] if found else None


def _may_follow(scan: Scan, i: int) -> bool:
    """Tell whether a token may stand between a quotation and its head; a verb only right before the head (包联机制)."""
    if scan.tokens[i].tag in _FOLLOWING:
        return True
    return scan.tokens[i].tag == VERB and i + 1 < len(scan.tokens) and scan.tokens[i + 1].tag == HEAD


def acts_between(scan: Scan, start: int, end: int) -> bool:
    """Tell whether a verb stands between a quotation and a place, which it then acts on (“…”引领|小区)."""
    tokens = scan.tokens[scan.at[start] : scan.at[end]] if start < end else ()
    return any(token.text in "进入" or (token.tag in (EDGE, VERB) and len(token.text) > 1) for token in tokens)
