"""What a figure measures, in a few words, and how it is meant: growth, decline, share, target, level, rank."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extraction.figures.carried import LEFT, left_over, of_all, of_kind, told_before, whole_noun
from kg.extraction.figures.completion import Completion, done_so_far
from kg.extraction.figures.deeds import DeedReader, acted_on
from kg.extraction.figures.distributive import Distributive
from kg.extraction.figures.everyday import Everyday
from kg.extraction.figures.figure_words import Words
from kg.extraction.figures.heads import with_governors
from kg.extraction.figures.kinds import KindReader
from kg.extraction.figures.line_labels import LabelReader
from kg.extraction.figures.lists import COORDINATION, joined, whole_list
from kg.extraction.figures.measured_words import side_of
from kg.extraction.figures.noun_records import Before, Behind, Measured
from kg.extraction.figures.nouns import NounReader
from kg.extraction.figures.parts_of_whole import with_measure, with_whole
from kg.extraction.figures.placed import PlacedReader
from kg.extraction.figures.quantities import COUNTED, Quantity
from kg.extraction.figures.ranked import RankedReader
from kg.extraction.figures.ranks import MEASURE as RANK
from kg.extraction.figures.ranks import RankFinder
from kg.extraction.figures.recipients import RecipientReader
from kg.extraction.figures.shares import share_of
from kg.extraction.figures.sharing import SharedReader
from kg.extraction.figures.statements import NAME, Statement
from kg.extraction.figures.talk import TalkReader
from kg.extraction.figures.time_taken import done_in, falls, from_to, spent, time_needed, told_time
from kg.extraction.figures.trades import TradeReader
from kg.lexicon import Lexicon
from kg.model import Span

_SHORT, _TWO_VERBS, _SUM = 3, 4, "资金"
#: What villages do may be told in so many characters (搭建合作经营平台的村); of longer nouns in half as many again.
#: A longer indicator is told by its noun alone.
_LONGEST_DEED, _LONGEST_INDICATOR = 10, 20
_SIZES = frozenset({"area", "length", "weight", "volume", "power"})
_EACH_OF_LIST = frozenset({"各", "均", "都", "分别", "等"})
#: Who goes to so many towns goes to so many villages of them (走进5个乡镇的13个村).
_REACHING = frozenset({"走进", "覆盖", "惠及", "涉及", "走访", "服务", "联系"})
_CONCERNING = ("", "涉及", "惠及")
_INSIDE = ("内", "里", "上", "中")  # Where the counted ones are (流域内3家砖厂).
_ALL_BEFORE = re.compile("了?全[省市区县院村镇乡校国]$")
_FULFILLING = re.compile("(?<=.)完成.{0,4}(?:预算|任务|目标|计划)$")
_COMPLETED, _STAFF, _MANY = "完成", "人员", 10
_FULFILLED = "实现"
_SIDE = re.compile("(?<![最提增升])[长宽高深]$")


class IndicatorReader:
    """Reads indicators off sentences.

    Args:
        lexicon: its table `figures` is used.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        table = lexicon.table("figures")
        self.words, self.ranks = Words(lexicon), RankFinder(lexicon)
        self.kinds = KindReader(lexicon, self.words)
        self.distributive = Distributive(table["distributive"])
        self.trades = TradeReader(table["trades"], self.words)
        self._talk = TalkReader(table)
        self.placed = PlacedReader(table["general"]["placing"].split())
        self._general = frozenset(table["general"]["nouns"].split())
        self._owners, self._bare, self._empty, self._short, self._light = (
            frozenset(table["general"][name].split()) for name in ("owners", "verbs", "empty", "short", "light")
        )
        self.granting = frozenset(table["general"]["granting"].split())
        self._doing = frozenset(table["verbs"]["words"].split()) & (self._bare | self._light)
        self._nouns, self._counts = dict(table["nouns"]), dict(table["nouns"]["counts"])
        self.everyday = Everyday(table)
        self._time_nouns = tuple(table["time_nouns"]["words"].split())

    def read(self, statement: Statement, quantities: list[Quantity]) -> list[Measured]:
        """Return the given quantities of a sentence with what they measure, in order.

        A number that several things share (均) is returned once for each.
        """
        sentence = _Sentence(self, statement, quantities)
        for quantity in quantities:
            sentence.add(quantity)
        found = with_whole(statement, with_measure(statement, sentence.found), self.words)
        found = self.trades.named(statement, found)
        found = with_governors(statement, found, self._general, self.words)
        return [figure for figure in found if not self._talk.is_talk(statement, figure)]

    def default_noun(self, quantity: Quantity) -> str:
        """Return a noun for what a unit measures or counts, where the text names none."""
        return self.counted(quantity) or str(self._nouns.get(quantity.measure, ""))

    def counted(self, quantity: Quantity) -> str:
        """Return what a unit counts by itself, such as households."""
        return str(self._counts.get(quantity.printed, ""))

    def is_general(self, noun: str) -> bool:
        """Tell whether a noun says too little without the one before it."""
        return noun in self._general

    def is_owner(self, noun: str) -> bool:
        """Tell whether a noun is but a word for the owner, such as 全镇."""
        return noun in self._owners

    def indicator(self, verb: str, noun: str) -> str:
        """Return verb and noun as an indicator, or nothing where they do not say what is measured."""
        needless = verb in self._light and len(noun) > 1 and noun not in self._general
        words = noun if needless or len(verb + noun) > _LONGEST_INDICATOR else verb + noun
        only_done = words in self._bare or (len(words) == _TWO_VERBS and {words[:2], words[2:]} <= self._doing)
        says_nothing = words in self._empty or only_done or (len(words) == 1 and words not in self._short)
        return "" if says_nothing else words

    def names_time(self, noun: str) -> bool:
        """Tell whether a noun is one of time, such as 办理时长."""
        return noun.endswith(self._time_nouns)


class _Sentence:
    """The figures of one sentence so far."""

    def __init__(self, reader: IndicatorReader, statement: Statement, quantities: list[Quantity]) -> None:
        self._reader, self._statement = reader, statement
        self._nouns = NounReader(reader.words, statement, quantities)
        self._ranks = RankedReader(reader.words, reader.ranks, statement, self._nouns)
        self._deeds = DeedReader(reader.words, statement, self._nouns)
        self._labels = LabelReader(reader.words, statement, self._nouns)
        self._completion = Completion(statement, reader.is_general)
        self._recipients = RecipientReader(reader.words, statement)
        self._shared = SharedReader(statement, quantities)
        self.found: list[Measured] = []

    def add(self, quantity: Quantity) -> None:
        """Add the next number of the sentence."""
        if quantity.measure == RANK:
            self.found += self._ranks.read(quantity, self._bound, self.found)
            return
        if moved := self._ranks.moved(quantity, self._last):
            self.found.append(moved)
            return
        figure = self._measured(quantity)
        if self._shared.pending and self._last:
            figure = replace(figure, kind=self._last.kind)
        listed = self._shared.nouns(quantity, figure, self.found, self._bound)
        self.found += [replace(figure, indicator=self._reader.indicator("", noun), noun=noun) for noun in listed] or [
            figure
        ]

    @property
    def _last(self) -> Measured | None:
        return self.found[-1] if self.found else None

    @property
    def _bound(self) -> int:
        return max(self._last.evidence.end, self._last.quantity.span.end) if self._last else self._statement.span.start

    def _measured(self, quantity: Quantity) -> Measured:
        counted = quantity.measure in COUNTED
        behind = self._behind_count(quantity)
        before = self._nouns.before(quantity, self._bound, governing=bool(behind.noun))
        if not behind.noun:
            self._labels.add(before, quantity, self._bound)
        if not (behind.noun or before.noun or before.verb):
            before.noun = told_before(self._statement, self._deeds, quantity, before, self._bound)
        if not counted:
            behind = self._behind_amount(quantity, before)
        noun, verb = self._noun_and_verb(quantity, before, behind)
        if quantity.unit == "人" and not behind.noun and (before.last_verb or not (before.noun or before.verb)):
            came = self._deeds.attendance(behind)
            noun, verb = (came, "") if came else (noun, verb if before.noun else "")
        inside = verb == before.noun and verb.endswith(_INSIDE)
        if (counted or len(behind.noun) == 1) and behind.noun and (inside or not verb):
            noun, verb = self._recipients.read(quantity, behind) or self._with_deed(quantity, noun, behind)
        noun += self._object(quantity, before, behind, noun)
        noun, verb = self._corrected(quantity, before, behind, noun, verb)
        if (
            counted
            and verb in _CONCERNING
            and (whole := whole_noun(self._statement, quantity, noun, self._reader.words)) != noun
        ):
            noun, verb = whole, ""
        if quantity.measure == "length":
            noun = side_of(self._statement, quantity, noun, before.noun)
        indicator = self._reader.indicator(verb, noun or self._reader.default_noun(quantity))
        indicator = self._reader.everyday.noun(verb + noun, quantity) or indicator
        indicator = indicator or self._by_little(quantity, verb + noun)
        if not indicator and before.is_verb and counted:
            indicator = self._reader.indicator(before.noun, self._deeds.topic(self._statement, quantity, self._bound))
        kind = self._reader.kinds.read(self._statement, quantity, before, verb + noun, self._last)
        if kind in ("growth", "decline") and verb == _COMPLETED and noun:
            indicator = self._reader.indicator("", noun)  # 完成投资同比增长9%
        indicator = self._reader.distributive.read(self._statement, before, indicator, self._last, quantity)
        start, end = min(before.start, quantity.span.start), max(behind.end, quantity.span.end)
        return Measured(quantity, indicator, kind, noun, verb.removesuffix("的"), Span(start, end))

    def _by_little(self, quantity: Quantity, words: str) -> str:
        """Return what a number measures of which hardly anything is said: what was planned, the time taken, people."""
        told = done_so_far(self._last, quantity, words) or told_time(self._statement, quantity)
        people = quantity.unit == "人" and quantity.value >= _MANY and not (words or quantity.chinese)  # 小分队40人
        return told or (_STAFF if people else "")

    def _object(self, quantity: Quantity, before: Before, behind: Behind, noun: str) -> str:
        """Return what a bare verb counts by its unit, or that it gives money (惠及2万户, 安排3亿元扶持…)."""
        everyday = before.noun in self._reader.words.everyday
        if quantity.measure in COUNTED and before.is_verb and not (behind.noun or everyday):
            return self._reader.counted(quantity)
        return _SUM if quantity.measure == "money" and noun in self._reader.granting else ""

    def _behind_count(self, quantity: Quantity) -> Behind:
        """Read what a number counts from the words behind it; where these only say where, nothing."""
        if quantity.measure not in COUNTED or self._reader.placed.tells(self._statement, quantity):
            return Behind(quantity.span.end)
        return self._nouns.behind(quantity)

    def _corrected(self, quantity: Quantity, before: Before, behind: Behind, noun: str, verb: str) -> tuple[str, str]:
        """Return noun and verb, read anew where they are of a share, of a list, or of the owner itself."""
        counted = quantity.measure in COUNTED
        if quantity.measure == "share" and not before.kind:
            share = share_of(self._statement, quantity, self._bound, self._deeds, self._last)
            share = share or self._of_all(quantity, before)
            return (share, "") if share else (noun, verb)
        if quantity.measure == "frequency" and not (before.noun or before.verb or behind.noun):
            return self._deeds.taking_part(behind, quantity.printed), ""
        if counted and behind.noun and (named := self._deeds.called(behind, quantity)):
            return named, ""
        if behind.noun or not before.noun or quantity.measure in ("time", "share"):
            return noun, verb
        if self._reader.is_owner(before.noun) and before.tail & self._reader.words.having:
            return self._reader.counted(quantity) or ("人数" if quantity.unit == "人" else ""), ""
        if quantity.unit == "人" and self._closes_list(before) and (came := self._deeds.attendance(behind)):
            return came, ""  # 各镇、各单位及骑手代表50人参加: all of the list were there.
        clause = self._statement.clause_at(before.start)
        sources = before.last_verb and "从" in self._statement.text[clause.start : before.start]  # 从水利、交通抽调8人
        if not (before.is_verb or sources or before.tail & _EACH_OF_LIST):
            return whole_list(self._statement, before.start, len(noun), self._bound, not verb) + noun, verb
        return noun, verb

    def _of_all(self, quantity: Quantity, before: Before) -> str:
        """Return what somebody has such a share of (办结全院40%的案件), or nothing."""
        text, start, end = self._statement.text, quantity.span.start, quantity.span.end
        whole = _ALL_BEFORE.search(text, before.start, start)
        if whole is None or text[end : end + 1] != "的":
            return ""
        behind = self._nouns.behind(quantity).noun
        deed = before.verb or self._deeds.last_words(Span(before.start, whole.start() + 1), before.start)
        return deed + behind if behind else ""

    def _closes_list(self, before: Before) -> bool:
        """Tell whether a word of coordination stands before the words before a number."""
        at = self._statement.token_at(before.start)
        return any(token.text in COORDINATION for token in self._statement.tokens[max(at - 1, 0) : at + 1])

    def _with_deed(self, quantity: Quantity, noun: str, behind: Behind) -> tuple[str, str]:
        """Return a counted noun with the title that firms get, or with the verb of what the counted ones do."""
        title = self._deeds.title(behind)
        if title and quantity.unit != "人":
            return (title if title.endswith(noun) else title + noun), ""
        if undone := self._deeds.negated(behind):
            whose, _, measure = noun.partition("的")  # 9个单位的回复率没有达到…
            return whose, f"{measure}{undone}的"
        doing = self._deeds.doing(behind, self._reader.is_general(noun))
        if passive := acted_on(self._statement, quantity, noun, doing):
            return passive
        becoming = doing.find("为") in (1, 2) and len(doing + noun) < _LONGEST_INDICATOR  # 评定为示范点的村
        most = (
            len(doing)
            if becoming
            else _LONGEST_DEED
            if len(noun) <= (_SHORT if quantity.unit == "人" else 1)
            else 1.5 * len(noun)
        )
        return noun, doing + "的" if 0 < len(doing) <= most else ""

    def _behind_amount(self, quantity: Quantity, before: Before) -> Behind:
        """Read what an amount is of where the words before it do not tell: 45万元的租赁收益, 过半土地已出让."""
        if quantity.measure == "time" and (self._reader.names_time(before.noun) or falls(before)):
            return Behind(quantity.span.end)
        if quantity.measure == "time":
            return self._nouns.behind(quantity, past_verbs=True)
        said = quantity.chinese and not quantity.printed and not before.kind and not before.tail
        linked = self._statement.text[quantity.span.end : quantity.span.end + 1] == "的"
        said = said or (linked and _SIDE.search(before.noun) is not None)
        if before.noun and not before.last_verb and not said:
            return Behind(quantity.span.end)
        after = self._statement.token_at(quantity.span.end + 1)
        if linked and after < len(self._statement.tokens) and self._statement.tokens[after].tag == NAME:
            return Behind(quantity.span.end)
        behind = self._nouns.behind(quantity, past_verbs=quantity.measure in ("money", "share") and not linked)
        of_thing = linked or (quantity.measure in _SIZES and before.is_verb)  # 修缮10万平方米建筑
        if quantity.measure == "money" and before.is_verb and not linked:
            sum_named = self._nouns.behind(quantity)
            if sum_named.noun.endswith(self._reader.words.funds):
                return sum_named  # 拨付350万元护林资金
        if before.noun and not (behind.noun and of_thing) and not said:
            return Behind(quantity.span.end)
        if behind.noun and not linked:
            behind.noun += {"share": "占比", "money": "资金"}.get(quantity.measure, "")
        return behind

    def _noun_and_verb(self, quantity: Quantity, before: Before, behind: Behind) -> tuple[str, str]:
        """Choose the noun and the verb: those around the number, else those of the figure before."""
        last, counted = self._last, quantity.measure in COUNTED
        gap = self._statement.text[last.evidence.end : quantity.span.start] if last else ""
        near = last if joined(gap) or (counted and last and last.verb in _REACHING and gap == "的") else None
        if quantity.measure == "time" and not self._reader.names_time(before.noun):
            default = self._reader.default_noun(quantity)
            told = "" if behind.noun else from_to(self._statement, quantity) or done_in(self._statement, quantity)
            told = told or spent(self._statement, quantity, self._reader.everyday.spending, behind.noun)
            return told or time_needed(quantity, before, behind, last, default), ""
        noun, verb = (behind.noun, before.verb or before.noun) if behind.noun else (before.noun, before.verb)
        if behind.noun and not counted:
            verb = before.last_verb
        if near and not verb and behind.noun and counted:
            verb = near.verb
        moved = before.is_verb and bool(before.tail & self._reader.words.levels) and not behind.noun
        times = quantity.measure == "multiple" and "的" in before.tail
        if not noun and not verb and before.tail & LEFT:
            return left_over(quantity, self.found), ""
        if last and ((not noun and not verb) or moved or times):
            placed = self._reader.placed.noun(self._statement, quantity, self.found)
            if counted and _FULFILLED in before.tail and quantity.printed == last.quantity.printed and last.verb:
                return f"{last.noun}{_FULFILLED}", ""  # 认领心愿560个，实现520个
            return (placed, "") if placed else (self._same_noun(quantity, last), last.verb)
        noun = noun or self._reader.default_noun(quantity)
        listed = near is not None and bool(behind.noun)  # 1栋楼、4个单元 are no units of a house.
        listed = listed or of_all(self._statement, noun, self.found, self._reader.words)
        whole = of_kind(self._statement, noun, last, self._reader.words) if last and not verb else ""
        return (
            whole or (noun if listed else self._completion.noun(quantity, noun, verb, before, near, self.found))
        ), verb

    def _same_noun(self, quantity: Quantity, last: Measured) -> str:
        """Return the noun of the figure before; money after a count is the money of what was counted."""
        if quantity.measure in COUNTED and last.quantity.measure == "time":
            return last.noun.removesuffix("年限").removesuffix("用时").removeprefix("提前")  # 用3年时间改造小区68个
        if quantity.measure in COUNTED and quantity.printed != last.quantity.printed:
            people = "人数" if quantity.unit == "人" and last.noun == self._reader.counted(last.quantity) else last.noun
            if quantity.unit == "人" and self._statement.text[quantity.span.start - 1] in "（(":
                people = f"{last.noun}人数"  # 12个社区（8.6万人）
            return self._reader.default_noun(quantity) or people
        if quantity.measure == "share":
            return _FULFILLING.sub("", last.noun)  # 预算收入…，为预算的102%，增长5%
        if quantity.measure in COUNTED | {"multiple"} or quantity.measure == last.quantity.measure:
            return last.noun
        return last.noun + self._reader.default_noun(quantity)
