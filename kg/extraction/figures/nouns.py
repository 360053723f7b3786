"""The words around a number: what stands before it (noun, verb, words of growth) and the noun behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from kg.extraction.figures.figure_words import CARRIED_OUT, Words
from kg.extraction.figures.lists import COORDINATION
from kg.extraction.figures.measured_words import behind_served, completed
from kg.extraction.figures.noun_records import Before, Behind
from kg.extraction.figures.nouns_behind import COUNTED_NAMES, INSIDE_NAMES, BehindReader
from kg.extraction.figures.quantities import COUNTED, Quantity
from kg.extraction.figures.spans_before import deed_behind_span
from kg.extraction.figures.statements import KEEP, NAME, QUANTITY, TIME, VERB, Statement
from kg.extraction.lexer import FREE, PUNCTUATION, Token

_STANDARD = frozenset({"较", "比", "高于", "低于", "快于"})
_COMPARING = _STANDARD | {"从", "由"}
_SITES = frozenset({"Place", "Subdistrict", "Community"})
_RATES = ("增速", "增幅", "涨幅", "增长率", "降幅")
_DONE = frozenset({"完成", "实现"})
_LONGEST, _MODIFIER, _LABEL = 15, 6, 14
_SECTOR = re.compile(r"[\u4e00-\u9fff]{1,7}(?:业|企业|部门|单位)")
#: Verbs that end so are never part of a noun (调来排涝车5台, 谈成合作19项).
_RESULTS = ("出", "成", "到", "来", "走", "回", "完", "起", "掉", "下", "给", "着", "过", "好", "满", "清")
_EVERY, _DATED = frozenset("年月日"), frozenset("零〇一二三四五六七八九十两半数多余每今去前当全同近本")
#: A span of time before a word of growth is not what grew (5年增长18%).
_SPAN = re.compile(r"^(?:近|过去|这)?[\d一二三四五六七八九十两]+(?:年|个月|个?季度|天)(?:来|间|内)?$")
#: So is one between what grew and the number (集体收入三年翻了一番).
_SPAN_BEHIND = re.compile("(?<=[收产人成规总数量值入额模])(?:近)?[两三四五六七八九十]年(?:来|间|内)?$")
#: How many years in a row something was so tells no more of what is measured.
_RUN, _RATIO = "连续", "比"
_CARRIED_OUT = CARRIED_OUT | {"新增", "实现", "组织"}
_WHEN = re.compile("(?:时候|之初|之时|初期)$")
#: One of its kind that is measured (一座面积90平方米的凉亭), or the whole that has it (全村|茶园).
_BEFORE_NOUN = re.compile(
    "^方面的?(?=..)|^全(?:村|社区|旗|州|校|院)(?=..)"
    "|^[一两][处座个块栋条家间片幢套支][\u4e00-\u9fff]?(?=面积|长|高|宽|占地|总)"
)
_REACHING = frozenset({"流经", "途经", "贯穿", "覆盖", "辐射", "涉及", "走进", "惠及"})
_TRADES, _FIRMS = frozenset({"生产", "加工", "制造", "养殖", "种植"}), frozenset({"企业", "主体", "户", "大户", "厂家"})
_AT_HOME = re.compile("(?:[村镇乡县区市]|社区)里")
#: The last member of a list stands behind it.
_AND_ALSO = "以及"
_RESULT = "到"
_AT_PRICE, _TIME_OF = "价格", "时间"
_BESIDES = ("之外", "以外", "除外")
_ALREADY = frozenset({"已", "已经"})
_REACHED = re.compile(r"[到至]$")


class NounReader:
    """Reads the words around the numbers of one sentence.

    Args:
        words: what they do.
        statement: the sentence.
        counted: the quantities that are outcomes; other numbers are part of nouns (50亿元以上项目).
    """

    def __init__(self, words: Words, statement: Statement, counted: list[Quantity]) -> None:
        self._words, self._statement, self._tokens = words, statement, statement.tokens
        self._counted = {quantity.number.start: quantity for quantity in counted}
        self._behind = BehindReader(words, statement, self._counted)

    def before(self, quantity: Quantity, bound: int, governing: bool = False, ranked: bool = False) -> Before:
        """Read backwards from a number: words of kind, noun, verb.

        Args:
            quantity: the number.
            bound: where the reading stops at the latest.
            governing: the noun stands behind the number; only a verb or a short modifier is wanted.
            ranked: the number is a rank; words of growth belong to the noun.
        """
        first = self._statement.token_at(quantity.span.start)
        at, found = self._skip_tail(first - 1, bound, Before(quantity.span.start), ranked, self._is_amount(quantity))
        if found.kind:
            at = self._before_comparison(at, bound)
        parts: list[Token] = []
        while at >= 0 and self._tokens[at].start >= bound:
            token = self._tokens[at]
            ratio = not parts and self._ends_ratio(at)
            if token.text in _COMPARING and not ratio and self._compares(token, quantity):
                parts.clear()
                found.kind = found.kind or self._words.kinds.get(token.text, "")
                at, _ = self._skip_tail(at - 1, bound, Before(token.start), ranked)
                continue
            ended = self._ends_before(token, parts, governing) or self._owns(token, parts, quantity, found)
            if ended and not ratio:
                break
            if (token.tag == NAME and governing) or self._told_already(token, parts):
                pass
            elif self._acts(token, parts, governing) and not self._words.begins_noun(self._statement, token, parts):
                token = token if governing else self._words.governing(self._tokens, at)
                found.verb, found.start = token.text, token.start
                if sector := self._sector_before(at, bound):
                    parts.insert(0, sector)
                    found.verb, found.start = "", sector.start
                break
            else:
                whole = self._words.is_cut(self._tokens, at, parts)
                _put_before(parts, token, self._statement.text[: token.start][-1:], whole)
            found.start = token.start
            if sum(len(part.text) for part in parts) > (_MODIFIER if governing else _LONGEST):
                break
            at -= 1
        self._name(found, parts, None if governing else bound)
        if governing:
            self._shorten(found)
        return found

    def _shorten(self, found: Before) -> None:
        """Leave out what governs a counted noun only from afar: a clause, a long modifier, examples before 等."""
        joint = found.noun.endswith(_AND_ALSO)
        found.verb = "" if joint else found.verb  # 各位镇长以及30家商户代表
        listed = found.noun.endswith((*COORDINATION, *_BESIDES))
        if listed or len(found.noun) > _MODIFIER or found.tail & ({"的", "等"} | self._words.having):
            found.noun = ""

    def _sector_before(self, verb: int, bound: int) -> Token | None:
        """Return the sector of trade that has done what is measured (餐饮业完成营业额): part of the indicator."""
        begin = max(self._statement.clause_at(self._tokens[verb].start).start, bound)
        end = self._tokens[verb].start
        words = self._statement.text[begin:end]
        named = any(t.tag in (NAME, QUANTITY, TIME) for t in self._tokens[self._statement.token_at(begin) : verb])
        if self._tokens[verb].text not in _DONE or named or not _SECTOR.fullmatch(words):
            return None
        return Token(begin, end, words, KEEP)

    def _skip_tail(self, at: int, bound: int, found: Before, ranked: bool, amount: bool = False) -> tuple[int, Before]:
        after, tail = "", set()
        while at >= 0 and self._tokens[at].start >= bound:
            token = self._tokens[at]
            word = token.text
            if self._ends_ratio(at):
                break
            if ranked and (token.tag == TIME or word in self._words.rank_tail):
                pass
            elif word in self._words.kinds and not ranked:
                if not found.kind:
                    rate = word.endswith(_RATES)  # 增速达12% is growth, 提高到12% a level.
                    found.kind, found.reaches = self._words.kinds[word], after in self._words.levels and not rate
            elif self._leads_on(token, at, after, amount):
                pass
            elif word not in self._words.tail and word.strip() and not self._is_base(token, at, after):
                break
            after = word.strip() or after
            tail.add(word)
            found.start = token.start if word.strip() else found.start
            at -= 1
        found.tail = frozenset(tail)
        return at, found

    def _ends_ratio(self, at: int) -> bool:
        """Tell whether 比 ends the name of a ratio (存贷比77.9%); what is compared with stands behind it elsewhere."""
        if self._tokens[at].text != _RATIO or not at:
            return False
        behind, before = self._tokens[at + 1 : at + 2], self._tokens[at - 1 : at]
        measured = bool(behind) and (behind[0].tag == QUANTITY or behind[0].text in self._words.levels | {"达", "为"})
        return measured and bool(before) and before[0].tag in (KEEP, FREE) and before[0].end == self._tokens[at].start

    def _acts(self, token: Token, parts: list[Token], governing: bool) -> bool:
        """Tell whether a token before a number is a verb that ends the reading."""
        if token.tag == VERB:
            return governing or (
                _has_noun(parts)
                and not (
                    self._names_measure(token, parts)
                    or self._names_trade(token, parts)
                    or self._names_work(token, parts)
                )
            )
        return _has_noun(parts) and token.text.endswith(_RESULTS) and self._words.is_deed(token)

    def _names_measure(self, verb: Token, parts: list[Token]) -> bool:
        """Tell whether a verb with a noun before it is part of what is measured (区域创新能力)."""
        at, words = self._statement.token_at(verb.start) - 1, self._words
        while at >= 0 and self._tokens[at].tag == VERB and self._tokens[at].end == self._tokens[at + 1].start:
            verb, at = self._tokens[at], at - 1
        last = self._tokens[at] if at >= 0 else verb
        closed = words.acting | _CARRIED_OUT | words.having | words.small
        free = verb.text not in closed and verb.text[:2] not in words.kinds
        noun = last.tag in (KEEP, FREE) or last.text in words.adjectives
        named = noun and last.end == verb.start and last.text not in words.owners
        return free and named and parts[-1].text.endswith(words.measures)

    def _names_trade(self, verb: Token, parts: list[Token]) -> bool:
        """Tell whether a verb with its object before it tells what firms do (乐器生产企业)."""
        at = self._statement.token_at(verb.start) - 1
        thing = at >= 0 and self._tokens[at].tag in (KEEP, FREE, NAME) and self._tokens[at].end == verb.start
        firms = parts[0].start == verb.end and parts[0].text in _FIRMS
        return verb.text in _TRADES and thing and firms and self._tokens[at].text not in self._words.owners

    def _names_work(self, verb: Token, parts: list[Token]) -> bool:
        """Tell whether a verb with its object before it names a work that another verb governs (实施路灯更换街巷)."""
        at = self._statement.token_at(verb.start) - 1
        nouns = takewhile(lambda token: token.tag in (KEEP, FREE), reversed(self._tokens[max(at - 3, 0) : at + 1]))
        size = len([*nouns])
        governed = size and at >= size and self._tokens[at - size].text in _CARRIED_OUT
        return bool(governed) and parts[0].start == verb.end

    def _leads_on(self, token: Token, at: int, after: str, amount: bool) -> bool:
        """Tell whether what is measured stands before a token that is no word of the tail: a label, a time, 完成."""
        if token.tag == TIME:
            return self._follows_noun(at) or (at > 0 and token.text.startswith(_RUN) and self._follows_deed(at))
        if after:
            return False
        labelled = token.text in "：:" and self._is_label(token)
        return labelled or (token.text in _DONE and amount and self._has_done(at))

    def _is_amount(self, quantity: Quantity) -> bool:
        """Tell whether a number is an amount of something, no count and no share of it."""
        return quantity.measure not in COUNTED and quantity.measure != "share"

    def _has_done(self, at: int) -> bool:
        """Tell whether what is measured stands before 完成 (预算收入累计完成300亿元)."""
        at -= 1
        while at > 0 and self._tokens[at].text in self._words.tail:
            at -= 1
        return at >= 0 and self._tokens[at].tag in (KEEP, FREE)

    def _follows_noun(self, at: int) -> bool:
        """Tell whether a time stands between what is measured and its number (增加值上半年增长8%)."""
        return at > 0 and self._tokens[at - 1].tag in (KEEP, FREE)

    def _follows_deed(self, at: int) -> bool:
        """Tell whether a verb with its noun before it is what is measured (园区开票销售连续三年超百亿元)."""
        verb, noun = self._tokens[at - 1], self._tokens[max(at - 2, 0)]
        return verb.tag == VERB and noun.tag in (KEEP, FREE) and noun.end == verb.start

    def _before_comparison(self, at: int, bound: int) -> int:
        """Return the number of the token before 较 or 比 and what is compared with, as in 比去年同期减少."""
        clause = self._statement.clause_at(self._tokens[at].start).start if at >= 0 else 0
        for number in range(at, -1, -1):
            if self._tokens[number].start < max(bound, clause):
                break
            if self._tokens[number].text in _STANDARD:
                return number - 1
        return at

    def _is_label(self, colon: Token) -> bool:
        """Tell whether the colon ends a short label at the beginning of a line or clause (接待游客：12万人次)."""
        text = self._statement.text
        begin = max(text.rfind(mark, self._statement.span.start, colon.start) for mark in "，。；\n ")
        return colon.start - max(begin, self._statement.span.start) <= _LABEL

    def _name(self, found: Before, parts: list[Token], bound: int | None) -> None:
        """Put the words before a number into the record; a noun of measure may need more of them, down to `bound`."""
        if deed := deed_behind_span(self._statement, self._words, parts):
            parts, found.verb, found.start = deed, "", deed[0].start
        found.noun = _SPAN_BEHIND.sub("", _BEFORE_NOUN.sub("", _SPAN.sub("", self.joined_words(parts))))
        if _WHEN.search(found.noun):
            found.noun = ""  # 开张的时候只有6人
        if parts and bound is not None and completed(self._statement, parts, found.noun, bound):
            found.noun, found.verb, found.start = self.joined_words(parts), "", parts[0].start
        if rest := behind_served(self._statement, self._words.is_deed, parts):
            found.noun, found.verb, found.start = self.joined_words(rest), "", rest[0].start
        if not found.noun and found.verb and parts and parts[-1].text == _TIME_OF:
            found.noun, found.verb = found.verb + _TIME_OF, ""  # 审批时间由60天…
        told = parts[1:] if len(parts) > 1 and _AT_HOME.fullmatch(parts[0].text) else parts
        found.is_verb = bool(told) and all(map(self._words.is_everyday, told))
        found.last_verb = parts[-1].text if parts and self._words.is_everyday(parts[-1]) else ""

    def _is_base(self, token: Token, at: int, after: str) -> bool:
        """Tell whether a time is that of the value compared with: 由2018年的31%, 较4月下降."""
        before = self._tokens[at - 1].text if at else ""
        return token.tag == TIME and (after == "的" or before in _COMPARING or token.text[0] in "从由")

    def _compares(self, token: Token, quantity: Quantity) -> bool:
        """Tell whether what follows 较 or 从 is what is compared with, not what is measured."""
        if token.text in _STANDARD:
            return True
        behind = self._statement.text[quantity.span.end : quantity.span.end + 14]
        if _REACHED.search(self._statement.text[token.end : quantity.span.start]):
            return True
        return re.match(r"[^，。；]{0,8}[到至为]\D{0,6}\d", behind) is not None

    def _ends_before(self, token: Token, parts: list[Token], governing: bool) -> bool:
        if token.tag == NAME:
            return self._name_ends_before(token, parts, governing)
        if token.tag == QUANTITY:
            return token.start in self._counted
        if token.tag == TIME or (token.text in self._words.prepositions and not self._told_already(token, parts)):
            return True
        if token.text == _AT_PRICE and self._statement.text[token.start - 1] == "的":
            return bool(parts)  # 以3元的价格收购辣椒
        if token.tag == PUNCTUATION:
            return token.text not in INSIDE_NAMES - {" "} and token.text not in "（）"
        if self._told_already(token, parts):
            return False
        return bool(parts) and (token.text == "等" or token.text in self._words.having | self._words.adverbs)

    def _told_already(self, token: Token, parts: list[Token]) -> bool:
        """Tell whether 已 stands between what was acted on and the verb (公园已建成217座), or 到 behind that."""
        if parts and token.text == _RESULT:
            at = self._statement.token_at(token.start)
            return at > 0 and self._tokens[at - 1].tag == VERB  # 争取到资金
        return token.text in _ALREADY and bool(parts) and not _has_noun(parts)

    def _name_ends_before(self, token: Token, parts: list[Token], governing: bool) -> bool:
        mention = self._statement.mention_at(token)
        if not parts and self._statement.text[token.end : token.end + 1] == "的":
            return True
        if governing and mention is not None and self._reaches(token):
            return False
        if mention is None or parts:
            return mention is None or mention.type not in COUNTED_NAMES
        return mention.type != "Place" if governing else mention.type in _SITES

    def _reaches(self, name: Token) -> bool:
        """Tell whether a verb right before a place tells how its parts are counted (流经某镇2个村)."""
        at = self._statement.token_at(name.start) - 1
        return at >= 0 and self._tokens[at].text in _REACHING and self._tokens[at].end == name.start

    def _owns(self, token: Token, parts: list[Token], quantity: Quantity, found: Before) -> bool:
        """Tell whether a name right before a number has what is measured or counted, and is no part of it."""
        mention = None if parts else self._statement.mention_at(token)
        if mention is None or mention.type in COUNTED_NAMES | {"Product"}:
            return False
        return quantity.measure not in COUNTED or bool(found.tail & self._words.having)

    def behind(
        self, quantity: Quantity, past_verbs: bool = False, past_names: bool = False, compound: bool = False
    ) -> Behind:
        """Return the noun behind a number (see `BehindReader.read`)."""
        return self._behind.read(quantity, past_verbs, past_names, compound)

    def joined_words(self, parts: Sequence[Token]) -> str:
        """Join words without quotation marks and without adverbs and the like at the beginning."""
        return self._words.joined(parts)


def _put_before(parts: list[Token], token: Token, last: str, whole: bool) -> None:
    """Put a token before others, or make one `whole` word of it and the first of them.

    年 or 日 is part of the noun behind it, unless a number is before it (年交易额).
    """
    if whole:
        parts[0] = Token(token.start, parts[0].end, token.text + parts[0].text, FREE)
    elif token.text in _EVERY and parts and parts[0].start == token.end and not last.isdigit() and last not in _DATED:
        parts[0] = Token(token.start, parts[0].end, token.text + parts[0].text, parts[0].tag)
    else:
        parts.insert(0, token)


def _has_noun(parts: list[Token]) -> bool:
    return any(part.tag != VERB for part in parts)
