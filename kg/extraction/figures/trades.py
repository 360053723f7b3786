"""The trade or product that a sentence is about, which its later figures do not name again.

The district seems to own what is but a trade's: 全县雨伞生产企业有64家，规上企业7家，年产值5亿元.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.figures.figure_words import Words
from kg.extraction.figures.noun_records import Measured
from kg.extraction.figures.statements import Statement
from kg.lexicon import Table, either
from kg.model import Span

#: What a sentence says at its head that it goes on to compare (产品产量上，轴承增长8%、齿轮增长5%).
_TOPIC = re.compile(r"\s*从?[^，。\d]{0,4}?(产量|产值|增加值|销量|营业收入)(?:上|方面|来看|看)[，：]")
_CALLED = re.compile("([\u4e00-\u9fff]{2,6}?(?:产业|行业))(?=起步|起源|始于|兴起|发展|形成|现有|已|是|从)")
_MEASURED = re.compile("[量值额率资度比重]$|收入$|指数$|排名$")
_LONGEST = 6


class TradeReader:
    """Names the trade where a figure says too little without it.

    Args:
        table: the table `trades` of `figures.toml`.
        words: tells which words are verbs.
    """

    def __init__(self, table: Table, words: Words) -> None:
        lists = {name: table[name].split() for name in ("making", "makers", "general", "few", "measures")}
        made = f"{either(lists['making'])}*"
        self._makers = re.compile(rf"(?:现有|已有|共有|有)?([\u4e00-\u9fff、]+?){made}{either(lists['makers'])}")
        self._general = re.compile(f"{either(lists['few'])}*{either(lists['measures'])}")
        self._no_trade = re.compile(f"{either(lists['general'])}+|.*的.*")
        self._few = re.compile(f"{either(lists['few'])}+企业")
        self._words = words

    def named(self, statement: Statement, found: Sequence[Measured]) -> list[Measured]:
        """Return the figures of a sentence, those of a trade with its name, growth with the measure at the head."""
        topic = _TOPIC.match(statement.text, statement.span.start, statement.span.end)
        return [_measured_by(figure, topic[1]) if topic else figure for figure in self._with_trade(statement, found)]

    def _with_trade(self, statement: Statement, found: Sequence[Measured]) -> Iterator[Measured]:
        trade = ""
        if found and self._few.fullmatch(found[0].indicator):
            trade = _told_before(statement, found[0])
        for figure in found:
            if trade and self._general.fullmatch(figure.indicator) and figure.indicator == figure.verb + figure.noun:
                figure = replace(figure, indicator=trade + figure.indicator)
            elif made := self._makers.fullmatch(figure.noun):
                trade = made[1] if self._is_trade(made[1]) else ""
            yield figure

    def _is_trade(self, name: str) -> bool:
        verb = self._words.is_verb(name)
        return 1 < len(name) <= _LONGEST and not verb and not self._no_trade.fullmatch(name)


def _told_before(statement: Statement, firms: Measured) -> str:
    """Return the trade that the clauses before some firms tell of (某产业起步较早，龙头企业有3家), or nothing."""
    begin, end = statement.span.start, statement.clause_at(firms.quantity.span.start).start
    if begin == end:
        return ""
    before = Span(begin, end)
    starts = [clause.start for clause in statement.clauses] + [m.span.end for m in statement.mentions_in(before)]
    called = (_CALLED.match(statement.text, start, end) for start in sorted(starts, reverse=True) if start < end)
    return next((trade[1] for trade in called if trade), "")


def _measured_by(figure: Measured, measure: str) -> Measured:
    plain = figure.indicator == figure.noun and figure.quantity.unit in ("%", "倍")
    if not plain or _MEASURED.search(figure.noun):
        return figure
    return replace(figure, indicator=figure.noun + measure, noun=figure.noun + measure)
