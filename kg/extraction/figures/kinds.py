"""How a figure is meant: growth, decline, share, target or level."""

from __future__ import annotations

import re

from kg.extraction.figures.figure_words import Words
from kg.extraction.figures.lists import joined
from kg.extraction.figures.noun_records import Before, Measured
from kg.extraction.figures.quantities import Quantity
from kg.extraction.figures.statements import EDGE, KEEP, QUANTITY, STOP, TIME, VERB, Statement
from kg.extraction.lexer import FREE, PUNCTUATION, Token
from kg.lexicon import Lexicon, either
from kg.model import Kind

_UNTIL_YEAR = re.compile(r"[到至]20\d\d年|到“?十")
_PLANS_REACH = 60
#: So many clauses back a series of deeds is followed.
_DEEDS = 4
_COMING = re.compile("明年|后年|明后|今明|下个?月|来年|未来|今后|(?:今年)?年?底前|到(?:今年)?年?底|月底前")
_ABOUT_TO = "即将"
#: So many tokens behind a number what is counted may be told to do something.
_WHAT_WILL = 8
_PLAN, _ANEW = "计划", "新"
_NOUNS_TOO = frozenset({_PLAN, "未来"})
_PLANNED_SUMS = frozenset({"投资", "总投资"})
_CLOSING = "”’》）)"
#: Behind a number these make it the one of an aim (9亿元的目标), unless the clause tells that it was reached.
_AIM = re.compile("(?:以上)?的(?:年度|全年|预期|发展|奋斗|总体|总)?目标(?!任务)")
_AIM_REACHED = re.compile("已|完成了?|实现了|达成|超额|圆满")
#: These tell that years have gone by.
_GONE = re.compile("了|历经|经过|历时|已|至今|不到")
_EXPECTED = frozenset({"寿命"})
#: Behind these a plan is only what something is compared with.
_COMPARED = frozenset({"比", "较", "原"})
#: Behind these a number is where something starts from.
_FROM = frozenset({"从", "由"})
#: So many characters before a number these words may stand.
_NEAR = 10
#: Behind a percentage these tell that something changed by it (均有9.4%的增长).
_CHANGE_BEHIND = re.compile("的(?:(增长|增幅|涨幅|增速|增加|提升)|(?:下降|降幅|减少|跌幅))")
#: Before a number these tell where something got to in a year (增加到2023年的118万亩), not by how much.
_REACHED = re.compile(r"[到至为](?:20\d\d|去|今|前)年(?:底|末)?的?$")
#: What is higher than something else by so much did not grow by it.
_COMPARES = re.compile(
    r"(?:高于|高出|快于|低于|少于)[^，。；\d]{0,9}$|[比较][^，。；\d]{1,8}(?:水平|平均|均值)[^，。；\d]{0,4}[高低快]出?$"
)
#: More or less of something is done than before (多收8万元, 少跑3趟); less of it is used up.
_MORE = re.compile(
    r"(?<![不至许很较最居])([多少])(?![次数年种个项家名达于为种是])(?![到至])[\u4e00-\u9fff](?:[了出到]|收入)?$"
)
_SAVED = re.compile(r"(?:节省|节约|省下|(?<![全本我各该外邻\d])省|节[水电肥能本]|减重|降本|降价|减排)了?$")
_CHANGES = frozenset({"growth", "decline"})
#: What is told so is of the same kind as what stands before it (甲业增长8%，乙业、丙业均为6%).
_ALIKE = re.compile("(?:均为|都是|均是|都为|同为|持平为)$")
_MAINLY = "重点"
#: What is changed with 将 before it is not yet to come (将审批时限由20天压缩至3天).
_DISPOSED = re.compile("将[^，。；由从]{2,10}[由从][^，。；]{1,16}?[到至为]")
#: They are other words as well and tell of the future before a verb only.
_WILL = "将"
_MODALS = frozenset({_WILL, "要"})


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
        self._share = re.compile(either(kinds["share"].split()))

    def read(self, statement: Statement, quantity: Quantity, before: Before, words: str, last: Measured | None) -> Kind:
        """Tell how a number is meant by the words before it, by its clause and by the figure before it in a list."""
        if self._is_aim(statement, quantity) or self._is_planned(statement, quantity):
            return "target"
        if self._is_span_ahead(statement, quantity, words):
            return "target"
        ahead = statement.text[max(quantity.span.start - _NEAR, statement.span.start) : quantity.span.start]
        if change := self._change(statement, quantity, before, ahead):
            return change
        if last and last.kind in _CHANGES and last.quantity.unit == quantity.unit:
            gap = statement.text[last.quantity.span.end : quantity.span.start]
            if joined(gap) or (quantity.unit == "%" and _ALIKE.search(gap) and not self._share.search(words)):
                return last.kind
        if (
            quantity.measure == "share"
            and not before.tail & self._words.levels
            and before.verb[:2] in self._words.kinds
        ):
            return "growth" if self._words.kinds[before.verb[:2]] == "growth" else "decline"
        if quantity.measure == "growth" or words.endswith("增收"):
            return "growth"
        return "share" if quantity.unit == "%" else "level"

    @staticmethod
    def _change(statement: Statement, quantity: Quantity, before: Before, ahead: str) -> Kind | None:
        """Return growth or decline where a number tells how much something changed, by a word before or behind it."""
        if behind := _CHANGE_BEHIND.match(statement.text, quantity.span.end, statement.span.end):
            return "growth" if behind[1] else "decline"
        if _REACHED.search(ahead) or _COMPARES.search(ahead):
            return None
        if before.kind and not before.reaches:
            return "growth" if before.kind == "growth" else "decline"
        if more := _MORE.search(ahead):
            return "growth" if more[1] == "多" else "decline"
        return "decline" if _SAVED.search(ahead) else None

    @staticmethod
    def _is_aim(statement: Statement, quantity: Quantity) -> bool:
        """Tell whether a number is the one of an aim (咬定产值9亿元的目标), which nobody has reached yet."""
        clause = statement.clause_at(quantity.span.start)
        aimed = _AIM.match(statement.text, quantity.span.end, clause.end)
        return aimed is not None and not _AIM_REACHED.search(statement.text, clause.start, clause.end)

    @staticmethod
    def _is_span_ahead(statement: Statement, quantity: Quantity, words: str) -> bool:
        """Tell whether years are those that a work is planned to take, not those that it took (花了七年)."""
        clause = statement.clause_at(quantity.span.start)
        return quantity.unit == "年" and words.endswith("年限") and not _GONE.search(clause.of(statement.text))

    def _is_planned(self, statement: Statement, quantity: Quantity) -> bool:
        """Tell whether a number is planned: by 计划 or 到2030年 before it in the sentence, by 将 in its clause.

        What stands behind 已 or 目前 is there already.
        """
        last = statement.token_at(quantity.span.start)
        here = statement.token_at(statement.clause_at(quantity.span.start).start)
        starting = any(token.text in _FROM for token in statement.tokens[max(last - 3, 0) : last])
        if starting or any(self._is_there(statement, number) for number in range(here, last)):
            return False
        here = self._first_of_deeds(statement, quantity)
        for number in range(last - 1, max(last - _PLANS_REACH, 0) - 1, -1):
            if self._is_there(statement, number):
                return False
            counted = statement.tokens[number + 1].tag == QUANTITY and number + 1 < last  # 计划42个，开工42个
            far = not counted and self._reaches_far(statement, number)
            if far or (number >= here and self._is_ahead(statement, number)):
                return True
        if self._is_about_to(statement, last):
            return True
        return bool(self._once_there.search(statement.text, statement.span.start, quantity.span.start))

    def _first_of_deeds(self, statement: Statement, quantity: Quantity) -> int:
        """Return the number of the token from which on deeds are told one after another (将扩大…，带动…，帮助…)."""
        at = statement.clause_number(quantity.span.start)
        first = statement.token_at(statement.clauses[at].start)
        for _ in range(_DEEDS):
            begins = next((t for t in statement.tokens[first:] if t.tag != STOP), None)
            if not at or begins is None or not self._is_deed(begins) or begins.start >= quantity.number.start:
                break
            at -= 1
            first = statement.token_at(statement.clauses[at].start)
        return first

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
        if token.text not in self._plans or (before and before.text in _COMPARED) or after.text in _EXPECTED | {"的"}:
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
        if _DISPOSED.match(statement.text, token.start):
            return False
        known = after.tag in (VERB, STOP) and after.text != "其"
        doing = known or (token.text == _WILL and self._is_deed(after))
        return token.text not in _MODALS or mainly or doing

    def _is_deed(self, token: Token) -> bool:
        return token.tag == VERB or (token.tag in (FREE, KEEP) and self._words.is_verb(token.text))
