"""What is ranked by a place in an order: 增速居全省第三, 均列首位, 四项指标均居第一, 全市首家暖蜂驿站."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from kg.extraction.figures.clauseroles import list_from
from kg.extraction.figures.deeds import DeedReader
from kg.extraction.figures.figure_words import Words
from kg.extraction.figures.lists import DEALT, items, whole_list
from kg.extraction.figures.noun_records import Measured
from kg.extraction.figures.nouns import NounReader
from kg.extraction.figures.quantities import Quantity
from kg.extraction.figures.ranks import MEASURE, RIVALS, UNIT, RankFinder, is_first
from kg.extraction.figures.statements import Statement
from kg.extraction.numerals import parse_number
from kg.model import Span

#: 均 and 都, but not the end of a word such as 人均.
EACH = "(?<![平人户年月日村亩校班])[均都]"
_POINTING = re.compile(r"^(?:这|这也)?是|^成为")
_GENERAL_RANKED = frozenset({"", "增速", "增幅", "总量", "规模", "数量"})
_RATES = ("率", "比例", "比重", "占比")
_SEVERAL = re.compile(r"([两三四五六七八九]|\d)[项大个](?:[\u4e00-\u9fff]{0,4}(?:指标|增幅|增速|数据|收入))")
_LONGEST = 30
#: Those among whom a place is taken (在全市11个区中排名第一).
_AMONG = "在"
_RIVALS = re.compile(rf"\d+[个家支]{RIVALS}(?=[排位名列居])")
_DEALT_PLACES, _MOST_PLACES = re.compile("分列|分获|分居|分别(?=[位排名获列占居])|位居(?=前)|位列(?=前)"), 10
#: Who has won took the first place.
_WON, _WINNING = "冠军", re.compile("^(?:勇?夺得?|摘得|获得?|荣获|取得|的)+")
_POINTING_AT = re.compile("[该本][省市区县镇乡村校院企]")
_MOST = "最"
_FROM, _PLACE = re.compile("[从由]"), re.compile("第[\\d一二三四五六七八九十百]+[位名]?$")
_MOVED = re.compile(r"(前移|前进|上升|提升|跃升|后移|下降|进位)了?$")
_PLACES, _FALLING = ("位", "名"), ("后移", "下降")


class RankedReader:
    """Reads what the ranks of one sentence rank.

    Args:
        words: knows the words between what is ranked and its rank.
        ranks: knows the areas of ranks.
        statement: the sentence.
        nouns: reads the words around them.
    """

    def __init__(self, words: Words, ranks: RankFinder, statement: Statement, nouns: NounReader) -> None:
        self._words, self._ranks, self._statement, self._nouns = words, ranks, statement, nouns
        self._deeds = DeedReader(words, statement, nouns)

    def read(self, rank: Quantity, bound: int, found: list[Measured]) -> list[Measured]:
        """Return a rank with what was ranked; 均 ranks everything that was measured right before.

        Args:
            rank: the place in an order.
            bound: the end of the figure before.
            found: the figures of the sentence so far.
        """
        text, ranks = self._statement.text, self._ranks
        if is_first(rank.number.of(text)):
            behind = self._nouns.behind(rank, past_names=True, compound=True)
            area = _POINTING.sub("", ranks.area(text, rank.span.start, rank.number.start))
            words = area + rank.number.of(text) + behind.noun
            return [
                Measured(
                    rank,
                    words if len(words) <= _LONGEST else "",
                    "rank",
                    behind.noun,
                    "",
                    Span(rank.span.start, behind.end),
                )
            ]
        if text.startswith(_WON, rank.number.start):
            return [self._won(rank)]
        area = self._area(rank)
        begin = self._statement.clause_at(rank.span.start).start
        rivals = _RIVALS.search(text, max(begin, bound), rank.number.start)
        before = self._nouns.before(rank, rivals.end() if rivals else bound, ranked=True)
        noun = before.noun.removesuffix(area) or before.noun
        noun = self._risen(noun, rank, bound)
        if rivals and not noun:
            noun = self._before_rivals(Span(max(begin, bound), rivals.start()), bound)
        noun = "" if noun in self._words.rank_tail else noun  # 对标全国最高 ranks nothing.
        noun = "" if self._is_ranked(rank, noun) else noun
        earlier = [figure for figure in found if figure.kind != "rank"]
        if text[rank.number.start] == _MOST and noun in ("", area) and (not earlier or self._names_kind(rank)):
            return self._greatest(rank, area)
        spread = bool(re.search(EACH, text[before.start : rank.number.start]))
        noun = whole_list(self._statement, before.start, len(noun), bound, verbs=True) + noun if spread else noun
        nouns = items(noun) if spread and noun not in _GENERAL_RANKED else [noun]
        several = self._several(rank, earlier)
        if several or (earlier and noun in _GENERAL_RANKED):
            noun = noun if noun in _GENERAL_RANKED else ""
            nouns = [
                _with_growth(figure, noun)
                for figure in several or (self._together(earlier) if spread else earlier[-1:])
            ]
        evidence = Span(min(before.start, rank.span.start), rank.span.end)
        if len(nouns) == 1 and (size := self._first_places(rank)):
            nouns, places = nouns * size, [replace(rank, value=Decimal(place + 1)) for place in range(size)]
        else:
            places = [rank] * len(nouns)
        return [
            Measured(place, f"{noun.removesuffix('排名')}{area}排名", "rank", noun, "", evidence)
            for noun, place in zip(nouns, places, strict=True)
        ]

    def _won(self, rank: Quantity) -> Measured:
        """Return the place of who has won, with the group of those who took part (夺得男子组冠军)."""
        group = _WINNING.sub("", self._statement.text[rank.span.start : rank.number.start])
        return Measured(rank, f"{group}名次", "rank", group, "", rank.span)

    def _area(self, rank: Quantity) -> str:
        """Return the area of a rank; where that is what is ranked (甲县位列第三), the one of the clause before."""
        clause = self._statement.clause_number(rank.span.start)
        begin = self._statement.clauses[clause].start
        area = self._ranks.area(self._statement.text, begin, rank.number.start)
        if not self._is_ranked(rank, area):
            return area
        before = self._statement.clauses[max(clause - 1, 0)]
        among = self._statement.text.startswith(_AMONG, before.start) and before.start < begin
        return self._ranks.area(self._statement.text, before.start, before.end) if among else ""

    def _is_ranked(self, rank: Quantity, words: str) -> bool:
        """Tell whether words right before the verb of a rank are the name of who is ranked, or stand for one (该区)."""
        start = rank.span.start - len(words)
        if not words or self._statement.text[start : rank.span.start] != words:
            return False
        named = any(
            mention.span.end == rank.span.start
            for mention in self._statement.mentions_from(Span(max(start - _LONGEST, 0), rank.span.start))
        )
        return named or _POINTING_AT.fullmatch(words) is not None

    def _first_places(self, rank: Quantity) -> int:
        """Return how many places a list takes one by one (甲镇、乙镇、丙镇分列全市前三名), 0 where it does not."""
        begin = self._statement.clause_at(rank.span.start).start
        dealt = _DEALT_PLACES.search(self._statement.text, begin, rank.number.start)
        names = self._statement.mentions_in(Span(begin, dealt.start())) if dealt and dealt.start() > begin else []
        lists = (list_from(self._statement.text, names[first:]) for first in range(len(names)))
        places = int(rank.value)
        alike = self._statement.text[rank.number.start] == "前" and 1 < places <= _MOST_PLACES
        return places if alike and any(len(listed) == places for listed in lists) else 0

    def _greatest(self, rank: Quantity, area: str) -> list[Measured]:
        """Return what is the greatest of its kind in an area (全国最大的茶叶市场)."""
        text = self._statement.text
        behind = self._nouns.behind(rank, past_names=True, compound=True)
        words = area + rank.number.of(text) + behind.noun
        known = self._names_kind(rank) and behind.noun and len(words) <= _LONGEST
        span = Span(rank.span.start, behind.end)
        return [Measured(rank, words if known else "", "rank", behind.noun, "", span)]

    def _names_kind(self, rank: Quantity) -> bool:
        """Tell whether a noun behind 的 says of what something is the greatest."""
        return self._statement.text[rank.span.end : rank.span.end + 1] == "的"

    def moved(self, quantity: Quantity, last: Measured | None) -> Measured | None:
        """Return how far a rank moved by a number of places (较上年前移4位, 前移5个位次); None if a number is none."""
        text, span = self._statement.text, quantity.span
        places = quantity.printed in _PLACES or text.startswith("位次", span.end)
        begin = max(span.start - 4, self._statement.span.start)
        way = _MOVED.search(text[begin : span.start]) if last and last.kind == "rank" and places else None
        if last is None or way is None:
            return None
        steps = replace(quantity, unit=UNIT, measure=MEASURE)
        return replace(last, quantity=steps, evidence=span, kind="decline" if way[1] in _FALLING else "growth")

    def _risen(self, noun: str, rank: Quantity, bound: int) -> str:
        """Return what rose from one place to another (茶园面积从第9位升至第4位), or the noun as it is."""
        clause = self._statement.clause_at(rank.span.start)
        start = max(clause.start, bound)
        begin = _FROM.search(self._statement.text, start, rank.number.start)
        if begin is None or not _PLACE.search(noun):
            return noun
        return self._deeds.last_words(Span(start, begin.start() + 1), bound) if begin.start() > start else ""

    def _before_rivals(self, words: Span, bound: int) -> str:
        """Return what is ranked where it stands before those among whom it is (综合成绩在全区9个镇街中排名第三)."""
        end = self._statement.text.rfind(_AMONG, words.start, words.end)
        return self._deeds.last_words(Span(words.start, end + 1), bound) if end > words.start else ""

    def _together(self, earlier: list[Measured]) -> list[Measured]:
        """Return the figures that 均 ranks: those that 分别 hands out right before it, else all of the sentence."""
        clause = self._statement.clause_at(earlier[-1].quantity.span.start)
        last = [figure for figure in earlier if figure.quantity.span.start >= clause.start]
        return last if len(last) > 1 and re.search(DEALT, clause.of(self._statement.text)) else earlier

    def _several(self, rank: Quantity, earlier: list[Measured]) -> list[Measured]:
        """Return the figures that a clause ranks by their number (四项增幅均居全市首位)."""
        begin = self._statement.clause_at(rank.span.start).start
        match = _SEVERAL.search(self._statement.text, begin, rank.number.start)
        number = int(parse_number(match[1])) if match else 0
        if match and "增" in match.group():
            earlier = [figure for figure in earlier if figure.kind in ("growth", "decline")]
        return earlier[-number:] if 1 < number <= len(earlier) else []


def _with_growth(figure: Measured, noun: str) -> str:
    """Return what a rank behind a figure ranks: the growth, where the figure is one (生产总值增速)."""
    growing = figure.kind == "growth" and figure.quantity.unit == "%" and not figure.noun.endswith(_RATES)
    return figure.indicator + (noun or ("增速" if growing else ""))
