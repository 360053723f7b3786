"""How a figure is meant: growth, decline, share, target or level."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extraction.figures.figure_words import Words
from kg.extraction.figures.noun_records import Before
from kg.extraction.figures.quantities import Quantity
from kg.extraction.figures.statements import EDGE, QUANTITY, STOP, TIME, VERB, Statement
from kg.extraction.lexer import PUNCTUATION
from kg.lexicon import Lexicon
from kg.model import Kind

_UNTIL_YEAR = re.compile(r"[到至]20\d\d年|到“?十")
_PLANS_REACH = 60
_COMING = re.compile("明年|后年|明后|下个?月|来年")
_ABOUT_TO = "即将"
#: So many tokens behind a number what is counted may be told to do something.
_WHAT_WILL = 8
_PLAN, _ANEW = "计划", "新"
_NOUNS_TOO = frozenset({_PLAN, "未来"})
_PLANNED_SUMS = frozenset({"投资", "总投资"})
_CLOSING = "”’》）)"
_EXPECTED = frozenset({"寿命"})
#: Behind these a plan is only what something is compared with.
_COMPARED = frozenset({"比", "较", "原"})
#: Behind these a number is where something starts from.
_FROM = frozenset({"从", "由"})
#: They are other words as well and tell of the future before a verb only.
_MAINLY = "重点"
_MODALS = frozenset({"将", "要"})


class KindReader:
    """Reads how figures are meant off the words around them.

    Args:
        lexicon: its table `figures` is used.
        words: what words do around a number.
    """

    def __init__(self, lexicon: Lexicon, words: Words) -> None:
        kinds = lexicon.table("figures")["kinds"]
        self._words = words
        self._target, self._plans = (frozenset(kinds[name].split()) for name in ("target", "plans"))
        ahead = lexicon.table("figures")["plans"]
        self._already, self._once_there = frozenset(ahead["already"].split()), re.compile(ahead["once_there"])
        self._share = re.compile(_either(kinds["share"].split()))

    def read(self, statement: Statement, quantity: Quantity, before: Before, words: str) -> Kind:
        """Tell how a number is meant by the words before it and by its clause."""
        if self._is_planned(statement, quantity) or self._is_span_ahead(statement, quantity, words):
            return "target"
        if before.kind and not before.reaches:
            return "growth" if before.kind == "growth" else "decline"
        if (
            quantity.measure == "share"
            and not before.tail & self._words.levels
            and before.verb[:2] in self._words.kinds
        ):
            return "growth" if self._words.kinds[before.verb[:2]] == "growth" else "decline"
        if quantity.measure == "growth" or words.endswith("增收"):
            return "growth"
        if quantity.unit == "%" and (quantity.chinese or self._share.search(words)):
            return "share"
        return "level"

    @staticmethod
    def _is_span_ahead(statement: Statement, quantity: Quantity, words: str) -> bool:
        """Tell whether years are those that a work is planned to take, not those that it took (花了七年)."""
        clause = statement.clause_at(quantity.span.start)
        return quantity.unit == "年" and words.endswith("年限") and "了" not in clause.of(statement.text)

    def _is_planned(self, statement: Statement, quantity: Quantity) -> bool:
        """Tell whether a number is planned: by 计划 or 到2030年 before it in the sentence, by 将 in its clause.

        What stands behind 已 or 目前 is there already.
        """
        last = statement.token_at(quantity.span.start)
        here = statement.token_at(statement.clause_at(quantity.span.start).start)
        starting = any(token.text in _FROM for token in statement.tokens[max(last - 3, 0) : last])
        if starting or any(self._is_there(statement, number) for number in range(here, last)):
            return False
        for number in range(last - 1, max(last - _PLANS_REACH, 0) - 1, -1):
            if self._is_there(statement, number):
                return False
            if self._reaches_far(statement, number) or (number >= here and self._is_ahead(statement, number)):
                return True
        if self._is_about_to(statement, last):
            return True
        return bool(self._once_there.search(statement.text, statement.span.start, quantity.span.start))

    def _is_about_to(self, statement: Statement, number: int) -> bool:
        """Tell whether what is counted is yet to come (10个项目即将开工)."""
        for at in range(number + 1, min(number + _WHAT_WILL, len(statement.tokens) - 1)):
            token = statement.tokens[at]
            if token.tag in (VERB, PUNCTUATION, QUANTITY) and token.text not in self._target:
                return False
            if token.text == _ABOUT_TO:
                return True
        return False

    def _is_there(self, statement: Statement, number: int) -> bool:
        """Tell whether a token tells that what follows is there already; 由目前的 names but where something starts."""
        before = statement.tokens[max(number - 1, 0)]
        return statement.tokens[number].text in self._already and before.text not in _FROM

    def _reaches_far(self, statement: Statement, number: int) -> bool:
        """Tell whether a token makes a plan of all that follows in its sentence."""
        token, after = statement.tokens[number], statement.tokens[number + 1]
        before = statement.tokens[number - 1] if number else None
        if token.tag == TIME:
            coming = bool(_COMING.match(token.text))
            return coming or bool(_UNTIL_YEAR.match(token.text) and not (before and before.tag == VERB))
        if token.text not in self._plans or (before and before.text in _COMPARED) or after.text in _EXPECTED:
            return False
        if token.text not in _NOUNS_TOO or after.tag in (VERB, STOP, TIME) or after.text.startswith(_ANEW):
            return True
        # 英才计划 and 未来产业 are nouns.
        return before is None or before.tag == TIME or (before.tag == PUNCTUATION and before.text not in _CLOSING)

    def _is_ahead(self, statement: Statement, number: int) -> bool:
        """Tell whether a token says of its clause that it is still to come."""
        token, after = statement.tokens[number], statement.tokens[number + 1]
        if token.text not in self._target:
            return token.text.endswith(_PLAN) and after.text in _PLANNED_SUMS
        mainly = after.text == _MAINLY and statement.tokens[number + 2].tag in (VERB, STOP, EDGE)
        return token.text not in _MODALS or mainly or (after.tag in (VERB, STOP) and after.text != "其")


def _either(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"
