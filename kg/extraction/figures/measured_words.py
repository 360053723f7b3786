"""Nouns of measure (率, 量, 价) that begin inside a word: 自给率, 拥有量, 按期办结率.

Reading backwards from a number stops at verbs and small words. Where one of them is the beginning of the noun itself,
what is left of it says nothing (率), or begins with half a word (期办结率).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.extraction.figures.quantities import Quantity
from kg.extraction.figures.statements import EDGE, KEEP, NAME, QUANTITY, STOP, TIME, VERB, Statement
from kg.extraction.lexer import FREE, PUNCTUATION, Token

_BARE = frozenset("率量价度额值")
_RATED = ("率", "量")
#: Small words that words with 率 or 量 begin with.
_BEGINNINGS = frozenset("按上自回入到在返复")
_ENDING = (NAME, QUANTITY, TIME, PUNCTUATION)
_APART = frozenset({"的", "较", "比", "高于", "低于", "快于", "从", "由", "、", "和", "及", "与", "以及"})
_RATIOS = frozenset({"比例", "比重", "占比"})
#: Whose part is told by what others do with it (站长由村干部担任的比例).
_BY_WHOM = re.compile("[\u4e00-\u9fff]{2,12}[由被][\u4e00-\u9fff]{2,8}的")
_LONGEST = 6
_FOR_WHOM, _TELLING, _DEEDS = frozenset({"为", "给", "替", "帮"}), 3, (VERB, STOP, EDGE)
_SIDES = {"长": "长度", "高": "高度", "宽": "宽度", "深": "深度", "厚": "厚度"}
_BEHIND_SIDE = "的，。；、“《"


def side_of(statement: Statement, quantity: Quantity, noun: str, before: str) -> str:
    """Return what a length measures: the side that stands before or behind it, or the noun as it is.

    Args:
        statement: the sentence.
        quantity: the length.
        noun: what was read of it (长 in 长3公里).
        before: the words before the number (桥面 in 桥面只有3米宽).
    """
    behind = statement.text[quantity.span.end : quantity.span.end + 2]
    if len(behind) == 2 and behind[0] in _SIDES and behind[1] in _BEHIND_SIDE:
        return before[-_LONGEST:] + _SIDES[behind[0]]
    return _SIDES.get(noun, noun)


def completed(statement: Statement, parts: list[Token], noun: str, bound: int) -> bool:
    """Put back the words that a noun of measure has lost; return whether there were any.

    Args:
        statement: the sentence.
        parts: the tokens of the noun, in order; those found are put before them.
        noun: the words of these tokens.
        bound: where the noun begins at the earliest.
    """
    at = statement.token_at(parts[0].start) - 1
    if at < 0:
        return False
    if parts[-1].text in _RATIOS:
        begin = max(statement.clause_at(parts[0].start).start, bound)
        if whose := _BY_WHOM.fullmatch(statement.text, begin, parts[-1].start):
            parts[:] = [Token(begin, parts[-1].end, whose.group() + parts[-1].text, parts[-1].tag)]
            return True
    last = statement.tokens[at]
    if noun.endswith(_RATED) and last.text in _BEGINNINGS and last.end == parts[0].start and last.start >= bound:
        parts[0] = Token(last.start, parts[0].end, last.text + parts[0].text, parts[0].tag)
        return True
    return noun in _BARE and _take_back(statement, parts, at, bound)


def _take_back(statement: Statement, parts: list[Token], at: int, bound: int) -> bool:
    size = 0
    while at >= 0 and statement.tokens[at].start >= bound and size < _LONGEST:
        token = statement.tokens[at]
        if token.tag in _ENDING or token.text in _APART:
            break
        parts.insert(0, token)
        size, at = size + len(token.text), at - 1
    return size > 0


def behind_served(statement: Statement, is_deed: Callable[[Token], bool], parts: list[Token]) -> list[Token]:
    """Return the words behind those for whom something is done (为农民工|追讨欠薪860万元), if any.

    Args:
        statement: the sentence.
        is_deed: tells whether a word that the lexicon does not list is a common verb.
        parts: the tokens before a number, in order.
    """
    at = statement.token_at(parts[0].start) - 1 if parts else -1
    if at < 0 or statement.tokens[at].text not in _FOR_WHOM or statement.tokens[at].end != parts[0].start:
        return []
    deeds = (n for n, part in enumerate(parts) if n and (part.tag in _DEEDS or is_deed(part)))
    first = next(deeds, 0)
    known = all(part.tag in (KEEP, FREE) for part in parts[:first])
    telling = sum(len(part.text) for part in parts[first:]) >= _TELLING  # not 为村里|分红
    return parts[first:] if first and known and telling else []
