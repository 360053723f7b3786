"""Verbs inside a counted noun: 7家农机服务联合体, 12场专场招聘会, 20家参展企业.

Reading on from a number stops at a verb, which mostly tells what the counted ones do. It is part of the noun where what
stands before it is none by itself, or where a verb before the number has the whole phrase as its object.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.figures.figure_words import CARRIED_OUT, Words
from kg.extraction.figures.lists import COORDINATION
from kg.extraction.figures.statements import EDGE, KEEP, NAME, QUANTITY, STOP, VERB
from kg.extraction.lexer import FREE, LATIN, Token

_INSIDE = frozenset({VERB, KEEP, FREE, EDGE, LATIN})
_ASPECT = frozenset("了出起")
_LONGEST = 14
#: These bring bodies into being, so that an acting word behind their number names the body (组建8个服务…).
_FOUNDING = frozenset({"成立", "组建", "组成", "设立", "建立"})
#: Nouns at the end of what is but told of the noun behind them (重点建设项目).
_ATTRIBUTES = ("重点", "骨干")
#: Units of acts.
_ACTS = frozenset({"项", "次", "场", "场次", "种", "类", "批次", "轮"})
#: What closes a clause.
_MARKS = frozenset("，。；、")


class CompoundReader:
    """Finds the ends of counted nouns that hold a verb.

    Args:
        words: knows the heads of nouns and the verbs that are none's part.
        tokens: those of the sentence.
    """

    def __init__(self, words: Words, tokens: Sequence[Token]) -> None:
        self._words, self._tokens = words, tokens

    def end(self, at: int, parts: Sequence[Token], first: int, people: bool) -> int:
        """Return the number of the token behind the part of the noun that begins with a verb; `at` if there is none.

        Args:
            at: the number of the verb.
            parts: the noun before the verb.
            first: the number of the token that is the quantity.
            people: True where persons are counted.
        """
        if self._is_work(at, first) if parts else self._is_act(at):
            return at + 1
        end = self._phrase_end(at)
        acts = self._tokens[at].text in self._words.acting and (parts or self._governor(first) not in _FOUNDING)
        if end == at or acts or self._counted_next(end):
            return at
        phrase = "".join(token.text for token in self._tokens[at:end])
        before = "".join(part.text for part in parts)
        if len(before + phrase) > _LONGEST or not self._words.is_head(phrase, people):
            return at
        governor = self._governor(first)
        if not parts:
            return end if governor or not self._noun_before(first) else at
        if before.endswith(_ATTRIBUTES) or not self._words.is_head(before, people):
            return end
        return end if governor and governor not in self._words.pivots and not people else at

    def _is_work(self, at: int, first: int) -> bool:
        """Tell whether a verb that closes its clause is the work that was carried out (完成20个小区改造)."""
        return self._is_closing_verb(at) and self._governor(first) in CARRIED_OUT

    def _is_act(self, at: int) -> bool:
        """Tell whether a verb between a unit of acts and a mark names what is counted (配钥匙等5项服务, 12次培训)."""
        return self._is_closing_verb(at) and self._tokens[at - 1].text in _ACTS

    def _is_closing_verb(self, at: int) -> bool:
        closed = at + 1 == len(self._tokens) or self._tokens[at + 1].text in _MARKS
        return closed and self._tokens[at].tag == VERB

    def _phrase_end(self, at: int) -> int:
        """Return the number of the token behind the last noun of a run of nouns and verbs."""
        end = at
        while end < len(self._tokens) and (
            self._tokens[end].tag in _INSIDE or self._joins_verbs(end) or (end > at and self._qualifies(end))
        ):
            end += 1
        while end > at and self._tokens[end - 1].tag in (VERB, EDGE):
            end -= 1
        return end

    def _qualifies(self, at: int) -> bool:
        """Tell whether an adjective stands right before its noun (走访调研小分队)."""
        if self._tokens[at].text not in self._words.adjectives or at + 1 >= len(self._tokens):
            return False
        return self._tokens[at + 1].tag in (KEEP, FREE) and self._tokens[at + 1].start == self._tokens[at].end

    def _joins_verbs(self, at: int) -> bool:
        """Tell whether 和 joins two verbs of one compound (保护和修复工程)."""
        if self._tokens[at].text not in COORDINATION or at + 1 >= len(self._tokens):
            return False
        return all(token.tag in (VERB, EDGE) for token in (self._tokens[at - 1], self._tokens[at + 1]))

    def _counted_next(self, at: int) -> bool:
        """Tell whether the noun before a token is counted by a number of its own (9条产业链引进项目20个)."""
        while at < len(self._tokens) and self._tokens[at].tag == STOP:
            at += 1
        return at < len(self._tokens) and self._tokens[at].tag == QUANTITY

    def _governor(self, first: int) -> str:
        """Return the verb that governs a number, "" for none."""
        at = first - 1
        while at >= 0 and (self._tokens[at].text in _ASPECT or self._counts_too(at)):
            at -= 1 if self._tokens[at].text in _ASPECT else 3
        return self._tokens[at].text if at >= 0 and self._tokens[at].tag == VERB else ""

    def _counts_too(self, at: int) -> bool:
        """Tell whether another number of the same things stands before a mark (完成13条、32公里水系整治)."""
        return at > 2 and self._tokens[at].text == "、" and self._tokens[at - 2].tag == QUANTITY

    def _noun_before(self, first: int) -> bool:
        """Tell whether a noun right before the number may be what is counted (党员300名参与…)."""
        return first > 0 and self._tokens[first - 1].tag in (KEEP, FREE, NAME, QUANTITY)
