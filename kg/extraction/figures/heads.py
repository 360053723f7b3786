"""Heads that say too little alone (村, 问题, 单位): with the verb that governs their list, or what all do or get."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from kg.extraction.figures.figure_words import Words
from kg.extraction.figures.lists import COORDINATION, joined
from kg.extraction.figures.noun_records import Measured
from kg.extraction.figures.quantities import COUNTED
from kg.extraction.figures.statements import EDGE, KEEP, NAME, STOP, TIME, VERB, Statement
from kg.extraction.lexer import FREE, PUNCTUATION
from kg.model import Kind

_NOT_SIZES = frozenset({"money", "share", "time", "rank", "growth", "multiple", "frequency"})
_OTHERS = "等"
#: What is asked for; whether it was taken in or met the verb tells (收集修路、停车等诉求24个).
_ASKED = frozenset({"诉求", "需求", "事项", "意见", "建议"})
_LEVEL = "级"
_SHORT, _FARTHEST = 4, 14
_BEGINNING = frozenset({STOP, TIME, NAME, EDGE})
_NOUNS = frozenset({KEEP, FREE})
_LISTED = frozenset({KEEP, FREE, NAME, VERB, EDGE})


def with_governors(
    statement: Statement, found: list[Measured], general: Container[str], words: Words
) -> list[Measured]:
    """Return the figures of a sentence, those of bare heads with what governs them or what is said of all in a list.

    Args:
        statement: the sentence.
        found: its figures in order.
        general: the nouns that say too little alone.
        words: knows those for acting with others (联合), and those for ending something (压减).
    """
    figures = [_with_verb_of_list(statement, figure, general, words) for figure in found]
    for number in range(len(figures) - 2, -1, -1):
        if _counts_the_same(statement, *figures[number : number + 2]):
            named = figures[number + 1]
            figures[number] = replace(figures[number], indicator=named.indicator, noun=named.noun, verb=named.verb)
    verb = ""
    for number in range(1, len(figures)):
        verb = _governing(statement, figures[number - 1], words) or verb
        if not verb or not _goes_on(statement, figures[number - 1], figures[number]):
            verb = ""
        else:
            figures[number] = replace(figures[number], indicator=verb + figures[number].noun)
    for number in range(len(figures) - 2, -1, -1):
        figure, other = figures[number : number + 2]
        if not _counts_with(statement, figure, other):
            continue
        if figure.noun.endswith(_LEVEL) and _LEVEL in other.noun and figure.indicator.endswith(figure.noun):
            head = other.noun.partition(_LEVEL)[2]
            figures[number] = replace(figure, indicator=figure.indicator + head, noun=figure.noun + head)
        elif verb := _object_of_both(statement, figure, other):
            people, _, thing = other.noun.partition("的")
            figures[number] = _told(figure, verb + thing, figure.noun)
            figures[number + 1] = _told(other, verb + thing, people)
        elif _tells_of_all(figure, other, farther=number + 2 < len(figures) and figures[number + 2].verb == other.verb):
            figures[number] = _told(figure, other.verb, figure.noun)
    return figures


def _counts_the_same(statement: Statement, figure: Measured, other: Measured) -> bool:
    """Tell whether a bare number and the next one are measures of the noun behind both (13条、32公里水系整治)."""
    span, following = figure.quantity.span, other.quantity.span
    behind = (
        len(other.noun) > 1 and figure.quantity.unit != "人" and statement.text.startswith(other.noun, following.end)
    )
    sized = not {figure.quantity.measure, other.quantity.measure} & _NOT_SIZES
    if not (
        behind and sized and figure.evidence.end == span.end and statement.text[span.end : following.start] == "、"
    ):
        return False
    at = statement.token_at(span.start) - 1
    first = statement.token_at(statement.clause_at(span.start).start)
    return at < first or (statement.tokens[at].tag == VERB and statement.tokens[at].end == span.start)


def _governing(statement: Statement, figure: Measured, words: Words) -> str:
    """Return the verb right before the noun of a figure whose number closes it (新增绿地12公顷)."""
    at = statement.token_at(figure.evidence.start)
    if at + 1 >= len(statement.tokens):
        return ""
    verb, noun = statement.tokens[at : at + 2]
    closes = figure.evidence.end == figure.quantity.span.end and noun.tag in _NOUNS
    within = at > 0 and statement.tokens[at - 1].tag in _NOUNS  # In 巾帼创业导师 the verb is part of a noun.
    free = verb.tag == VERB and verb.text not in words.having | words.small and not within
    return verb.text if closes and free and figure.indicator.startswith(verb.text + noun.text) else ""


def _goes_on(statement: Statement, figure: Measured, other: Measured) -> bool:
    """Tell whether a figure is the next item of a list, its noun alone before its number (…、口袋公园5个)."""
    at = statement.token_at(other.evidence.start)
    plain = other.indicator == other.noun and other.evidence.end == other.quantity.span.end
    begins = statement.tokens[at].tag in _NOUNS and other.noun.startswith(statement.tokens[at].text)
    gap = statement.text[figure.evidence.end : other.evidence.start]
    sized = other.quantity.measure not in ("money", "share") and other.kind in ("level", "target")
    return plain and begins and sized and gap in COORDINATION


def _tells_of_all(figure: Measured, other: Measured, farther: bool) -> bool:
    """Tell whether what the counted ones do is said of those before them, too (4个村、3个社区上榜).

    From farther off it reaches short nouns only.
    """
    plain = figure.indicator == figure.noun and (len(figure.noun) <= _SHORT or not farther)
    return plain and other.verb != "" and other.indicator == f"{other.verb}的{other.noun}"


def _told(figure: Measured, deed: str, noun: str) -> Measured:
    kind: Kind = "target" if figure.kind == "target" else "level"  # 提升 is done to them, no growth.
    return replace(figure, indicator=f"{deed}的{noun}", noun=noun, verb=deed, kind=kind)


def _counts_with(statement: Statement, figure: Measured, other: Measured) -> bool:
    """Tell whether two counts with their nouns behind them are items of one list (12个村、3万人口)."""
    text = statement.text
    counted = figure.quantity.measure in COUNTED and other.quantity.measure in COUNTED
    behind = all(one.noun and text.startswith(one.noun, one.quantity.span.end) for one in (figure, other))
    return counted and behind and joined(text[figure.evidence.end : other.quantity.span.start])


def _object_of_both(statement: Statement, figure: Measured, other: Measured) -> str:
    """Return the verb before a list whose last item has its object behind 的 (改善12个村、3万人口的居住条件)."""
    at = statement.token_at(figure.quantity.span.start) - 1
    verb = at >= 0 and statement.tokens[at].tag == VERB and statement.tokens[at].end == figure.quantity.span.start
    tail = other.evidence.end
    at_end = statement.token_at(tail)
    closed = at_end == len(statement.tokens) or statement.tokens[at_end].tag == PUNCTUATION
    return statement.tokens[at].text if verb and closed and "的" in other.noun and "的" not in figure.noun else ""


def _with_verb_of_list(statement: Statement, figure: Measured, general: Container[str], words: Words) -> Measured:
    """Put the verb of a list before the noun that closes it (化解噪音、漏水等问题30件, 联合银行、学校等8家单位)."""
    number = figure.quantity.span.start
    general_noun = figure.noun in general or figure.noun in _ASKED
    said, ended = general_noun and figure.quantity.measure in COUNTED, words.ending
    first, at = (statement.token_at(offset) for offset in (statement.clause_at(number).start, number))
    at = next((n for n in range(at - 1, max(at - _FARTHEST, first), -1) if statement.tokens[n].text == _OTHERS), first)
    between = statement.text[statement.tokens[at].end : number]
    if figure.indicator != figure.noun or at == first or between not in ("", figure.noun):
        return figure
    while (
        first < at and statement.tokens[first].tag in _BEGINNING and statement.tokens[first].text not in words.together
    ):
        first += 1
    verb, listed = statement.tokens[first], statement.tokens[first + 1 : at]
    named = any(token.tag == NAME for token in listed)  # Of events and bodies that have names 活动 says enough.
    governs = (verb.tag == VERB and not named) or verb.text in words.together
    if not (
        (said or verb.text in ended)
        and governs
        and listed
        and all(token.tag in _LISTED or token.text in "、和及与" for token in listed)
    ):
        return figure
    return replace(figure, indicator=verb.text + figure.noun, verb=verb.text)
