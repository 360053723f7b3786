"""Numbers that several things share: handed out one by one (分别增长7%、9%), or the same for all of them (均增长7%)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg.extraction.figures.lists import DEALT, apart, items, joined
from kg.extraction.figures.noun_records import Measured
from kg.extraction.figures.quantities import COUNTED, Quantity
from kg.extraction.figures.ranked import EACH
from kg.extraction.figures.statements import NAME, TIME, Statement

_RESPECTIVELY = re.compile(rf"(.+?)(?:年均|[均各])?{DEALT}([^，。；]{{0,16}})$")
_ALONE = re.compile(rf"()[^，]*?{DEALT}(.{{0,8}})$")
_LISTED = re.compile("(?:是|为|有|包括|[:：])((?:[^，。；、]{2,12}[、和及与])+[^，。；、]{2,12}?)[，；]?$")
#: Which rate is dealt out, or when, behind a list of what grew.
_OF_LIST = re.compile(
    r"的?(?:同比|环比)?(?:增速|增幅|涨幅|降幅)$|(?:同比|环比)$|(?:今年|去年)?前[一二三四五六七八九十\d]+个?(?:季度|月)$"
)
_ALL = re.compile(rf"(.+?){EACH}([^—：]{{0,6}})$")
_VALUE = re.compile("(?:增加值|总?产值|收入|产量|利润|投资|销售额|零售额|营业额|进出口额)$")
#: What was dealt out is dealt out anew: 甲、乙分别从20元、30元提高到25元、35元.
_CHANGED_TO = re.compile("，?(?:提高|提升|增加|增长|上升|上涨|扩大|降低|下降|减少|缩短|压缩|压减|[升降增减])[到至为]")
_SUMMING = ("项", "者", "上述", "以上", "比", "同比")
_COMPARED = re.compile("[较比](?:20|上|去|同|前).{0,10}$")
_LONGEST = 15


class SharedReader:
    """Reads which nouns share the numbers of one sentence.

    Args:
        statement: the sentence.
        quantities: those that are outcomes, in order.

    Attributes:
        pending: the nouns that the next numbers belong to, one each.
    """

    def __init__(self, statement: Statement, quantities: Sequence[Quantity]) -> None:
        self._statement, self._quantities = statement, quantities
        self.pending: list[str] = []
        self._dealt: list[str] = []

    def nouns(self, quantity: Quantity, figure: Measured, found: Sequence[Measured], bound: int) -> list[str]:
        """Return the nouns that a number is handed out to by 分别, or that share it by 均; none in plain cases.

        Args:
            quantity: the number.
            figure: what it measures by itself.
            found: the figures of the sentence so far.
            bound: where the words of this figure begin at the earliest.
        """
        last = found[-1] if found else None
        text = self._statement.text
        gap = text[last.quantity.span.end : quantity.span.start] if last else ""
        if self.pending and last and (figure.noun == last.noun or joined(gap)):
            return [self.pending.pop(0)]
        if self._dealt and _CHANGED_TO.fullmatch(gap) and len(self._chain(quantity)) == len(self._dealt):
            self.pending = self._dealt[1:]
            return [self._dealt[0]]
        if figure.indicator.endswith("比重") and "占" in figure.indicator:
            return []  # Shares of one part in several wholes (分别占全省二分之一、全国四分之一).
        clause = self._statement.clause_at(quantity.span.start)
        words = text[max(clause.start, bound) : quantity.span.start]
        match = _RESPECTIVELY.search(words) or _ALONE.match(words)
        if match:
            self.pending = self._partners(quantity, (match[1], match[2]), found, bound)
            self._dealt = [*self.pending]
            return [self.pending.pop(0)] if self.pending else []
        counted_behind = quantity.measure in COUNTED and figure.evidence.end > quantity.span.end  # 都会做3种糕点
        match = None if counted_behind else _ALL.search(words)
        shared = items(self._cleaned(match[1], bound)) if match else []
        return shared if len(shared) > 1 and all(len(item) > 1 for item in shared) else []

    def _partners(self, quantity: Quantity, said: tuple[str, str], found: Sequence[Measured], bound: int) -> list[str]:
        """Return one noun for each number behind 分别: the items of the list before it, or the figures before."""
        (words, verb), last = said, found[-1] if found else None
        following = self._chain(quantity)
        if len(following) == 1:
            return []  # Each has its own noun behind the word (依次是交通1906件、住房1120件; 分别走访36个村).
        words = words or self._list_before(quantity, bound)
        verb = verb if verb in ("奖励", "补贴", "补助", "投资", "占") else ""
        whole = _VALUE.search(last.noun) if last and "其中" in words else None
        measure = whole.group() if whole and not _VALUE.search(words) else ""  # 增加值增长9.3%，其中装备、医药分别增长
        cleaned = self._cleaned(words, bound)
        listed = items(cleaned)
        listed = listed if len(listed) == len(following) else items(apart(cleaned))
        named = [item + measure + verb for item in listed]
        if len(named) == len(following):
            return named
        if named and not named[0].endswith(_SUMMING):
            return []
        earlier = [figure.indicator for figure in found][-len(following) :]
        return earlier if len(earlier) == len(following) else []

    def _list_before(self, quantity: Quantity, bound: int) -> str:
        """Return the list that closes the clause before (前三类是交通、住房和教育，依次为9、8和7件), if one does."""
        number = self._statement.clause_number(quantity.span.start)
        clause = self._statement.clauses[max(number - 1, 0)]
        words = self._statement.text[max(clause.start, bound) : clause.end]
        listed = _LISTED.search(words) if number else None
        return listed[1] if listed else ""

    def _chain(self, quantity: Quantity) -> list[Quantity]:
        """Return a number and those that follow it with nothing but 、 or 和 between them."""
        at = bisect_left(self._quantities, quantity.span, key=lambda known: known.span)
        chain = [quantity]
        for later in self._quantities[at + 1 : at + 1 + _LONGEST]:
            if not joined(self._statement.text[chain[-1].span.end : later.span.start]):
                break
            chain.append(later)
        return chain

    def _cleaned(self, words: str, bound: int) -> str:
        """Return a list of nouns without the names, times and small words before it and 的 behind it."""
        start = self._statement.text.find(words, bound)
        first = self._statement.tokens[self._statement.token_at(start)]
        mention = self._statement.mention_at(first)
        sector = mention is not None and mention.type == "Industry"
        listed = sector and self._statement.text[first.end : first.end + 1] in ("、", "和", "及", "与")
        apart = first.start == start and first.tag in (NAME, TIME) and not listed
        inside = first.end if apart else start
        words = (
            _OF_LIST.sub("", _COMPARED.sub("", words[inside - start :]))
            .removesuffix("的")
            .lstrip("，, 对为在按将把")
            .removeprefix("其中")
        )
        return re.sub(r"[“”‘’《》]", "", words)
