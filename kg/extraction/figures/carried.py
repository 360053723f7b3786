"""What a number has from words farther off: the clause before it, the value of a trade, the kind of orders."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extraction.figures.deeds import DeedReader
from kg.extraction.figures.noun_records import Before, Measured
from kg.extraction.figures.quantities import COUNTED, Quantity
from kg.extraction.figures.statements import Statement

#: What is left of something counted before.
LEFT = frozenset({"余下", "剩下", "剩余", "其余"})
_TOTALS = frozenset({"共", "共计", "总计", "合计", "累计", "总共"})
_MOST = re.compile("([\u4e00-\u9fff]{2,10}?)(?:最多|居多|较多|不少)，?$")
_TRADES, _TRADE_VALUE = ("业", "企业"), re.compile("业(增加值|总?产值|营业收入|投资)$")
_RATES = frozenset({"满意率", "满意度", "办结率", "回复率", "按期回复率"})


def told_before(statement: Statement, deeds: DeedReader, quantity: Quantity, before: Before, bound: int) -> str:
    """Return what the clause before tells of a bare number: its last words (…，共87处) or what is most (…最多，有87处).

    Args:
        statement: the sentence.
        deeds: reads the words of clauses.
        quantity: the number.
        before: the small words before it.
        bound: the end of the figure before.
    """
    number = statement.clause_number(quantity.span.start)
    clause = statement.clauses[max(number - 1, 0)]
    if number and before.tail & _TOTALS:
        return deeds.last_words(clause, bound)
    most = _MOST.search(clause.of(statement.text)) if number and bound <= clause.start else None
    return most[1] if most else ""


def left_over(quantity: Quantity, found: Sequence[Measured]) -> str:
    """Return what is left of what was counted first with the same unit (受理诉求2万件，其余的200件)."""
    first = next((figure.noun for figure in found if figure.quantity.printed == quantity.printed), "")
    return f"其余{first}" if first else ""


def of_kind(statement: Statement, noun: str, last: Measured) -> str:
    """Return a noun with what the figure before it tells of it too, or nothing.

    That is the value of a trade where values of trades are listed (建筑业增加值增长8%，批发业增长5%), and the kind of
    orders or pleas whose rate this is, where a text tells that rate of several kinds (咨询类工单9件，满意率95%).
    """
    if noun.endswith(_TRADES) and (value := _TRADE_VALUE.search(last.noun)):
        return noun + value[1]
    several = noun in _RATES and statement.block.span.of(statement.text).count(noun) > 1
    return last.noun + noun if several and last.quantity.measure in COUNTED else ""
