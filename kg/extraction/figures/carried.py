"""What a number has from words farther off: the clause before it, the value of a trade, the kind of orders."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extraction.figures.deeds import DeedReader
from kg.extraction.figures.figure_words import Words
from kg.extraction.figures.lists import joined
from kg.extraction.figures.noun_records import Before, Measured
from kg.extraction.figures.quantities import COUNTED, Quantity
from kg.extraction.figures.statements import KEEP, VERB, Statement

#: What is left of something counted before.
LEFT = frozenset({"余下", "剩下", "剩余", "其余"})
_TOTALS = frozenset({"共", "共计", "总计", "合计", "累计", "总共"})
_MOST = re.compile("([\u4e00-\u9fff]{2,10}?)(?:最多|居多|较多|不少)，?$")
_PLEAS = re.compile(
    "(?:受理|收到|接收|办理)?([\u4e00-\u9fff]{2,6}(?:诉求|工单|投诉|来电|事项))(?:[\u4e00-\u9fff]{2,3}[率度])?$"
)
#: Trades, but no words for having or leaving work.
_TRADES = re.compile("(?<![就创毕营开停失从结择物作])业$")
_TRADE_VALUE = re.compile("业(增加值|总?产值|营业收入|投资)$")

#: What is done to houses, as it stands at the head of a sentence or of its paragraph.
_WORK = re.compile(
    r"(?:^|[。，；：是的\s])([^\W\d是的有和把对将在]{2,6}(?:改造|更新|整治|修缮))(?=[，。、方项工计涉共])"
)
_HOUSES, _FLATS = {"楼": "楼栋", "房": "住房"}, "套"


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


def of_kind(statement: Statement, noun: str, last: Measured, words: Words) -> str:
    """Return a noun with what the figure before it tells of it too, or nothing.

    That is the value of a trade where values of trades are listed (建筑业增加值增长8%，批发业增长5%), and the kind of
    orders or pleas whose rate this is, where a text tells that rate of several kinds (咨询类工单9件，满意率95%).
    """
    if _TRADES.search(noun) and (value := _TRADE_VALUE.search(last.noun)):
        return noun + value[1]
    if noun in words.rates and (pleas := _pleas(last)):
        return pleas + noun
    several = noun in words.rates and statement.block.span.of(statement.text).count(noun) > 1
    return last.noun + noun if several and last.quantity.measure in COUNTED else ""


def _pleas(last: Measured) -> str:
    """Return what kind of pleas or orders a figure counts or rates, if it names the kind (受理企业诉求90件)."""
    kind = _PLEAS.match(last.noun)
    return kind[1] if kind else ""


def of_all(statement: Statement, noun: str, found: Sequence[Measured], words: Words) -> bool:
    """Tell whether people are counted behind a list of bodies, being of all (总支12个、党支部40个，党员900人)."""
    if noun not in words.of_all or len(found) < 2:
        return False
    one, other = found[-2:]
    return joined(statement.text[one.evidence.end : other.evidence.start]) and other.quantity.unit != "人"


def whole_noun(statement: Statement, quantity: Quantity, noun: str, words: Words) -> str:
    """Return a bare verb of giving with what is given, a bare house with the work that it is part of.

    Both stand in clauses before (租赁补贴兜底，计划发放300户; 老旧小区改造，…共20栋楼).

    Args:
        statement: the sentence.
        quantity: the number.
        noun: what it measures by itself.
        words: knows verbs of having and giving.
    """
    if noun in words.giving:
        return noun[:2] + given if (given := _given(statement, quantity, words)) else noun
    if quantity.printed == _FLATS and noun.endswith(_HOUSES["楼"]):
        return noun.removesuffix(_HOUSES["楼"]) + _HOUSES["房"]  # 20栋楼、400套
    if noun not in _HOUSES:
        return noun
    works = _WORK.findall(statement.text, statement.block.span.start, quantity.span.start)
    return works[-1] + _HOUSES[noun] if works else noun


def _given(statement: Statement, quantity: Quantity, words: Words) -> str:
    """Return what is given by the words before the clause of a number, with the word right before it."""
    clause = statement.clause_at(quantity.span.start)
    for at in range(statement.token_at(clause.start) - 1, -1, -1):
        token = statement.tokens[at]
        if token.text.endswith(words.given):
            before = statement.tokens[at - 1] if at else None
            kind = before and before.tag in (VERB, KEEP) and before.text not in words.having
            return (before.text if before and kind else "") + token.text
    return ""
