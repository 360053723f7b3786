"""How a figure is meant: growth, decline, share, target or level."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extraction.figures.figure_words import Words
from kg.extraction.figures.noun_records import Before
from kg.extraction.figures.quantities import Quantity
from kg.extraction.figures.statements import STOP, TIME, VERB, Statement
from kg.lexicon import Lexicon
from kg.model import Kind

_UNTIL_YEAR = re.compile(r"[到至]20\d\d年|到“?十")
_PLANS_REACH = 60
_NOUNS_TOO = frozenset({"计划", "未来"})


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
        self._share = re.compile(_either(kinds["share"].split()))

    def read(self, statement: Statement, quantity: Quantity, before: Before, words: str) -> Kind:
        """Tell how a number is meant by the words before it and by its clause."""
        if self._is_planned(statement, quantity) or (quantity.unit == "年" and words.endswith("年限")):
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

    def _is_planned(self, statement: Statement, quantity: Quantity) -> bool:
        """Tell whether a number is planned: by 计划 or 到2030年 before it in the sentence, by 将 in its clause."""
        last = statement.token_at(quantity.span.start)
        here = statement.token_at(statement.clause_at(quantity.span.start).start)
        for number in range(max(last - _PLANS_REACH, 0), last):
            token, after = statement.tokens[number], statement.tokens[number + 1].tag
            named = token.text in _NOUNS_TOO and after not in (VERB, STOP, TIME)  # 英才计划, 未来产业
            if named:
                continue
            if token.text in self._plans or (token.tag == TIME and _UNTIL_YEAR.match(token.text)):
                return True
            if token.text in self._target and number >= here and (token.text != "将" or after in (VERB, STOP)):
                return True
        return False


def _either(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"
