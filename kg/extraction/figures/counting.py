"""Which quantities state a result, a size or a count, and which only look like it.

What is no outcome: numbers inside names, quoted names and titles of documents, number formulas and their spelling-out,
small numbers in Chinese that number parts (三项制度), numbers of houses, spans of time that are not told as time taken,
ages of persons, thresholds (亿元以上项目), and counts of a list whose items all stand in the sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container

from kg.extraction.figures.quantities import COUNTED, Quantity
from kg.extraction.figures.ranks import RIVALS
from kg.extraction.figures.statements import KEEP, VERB, Statement
from kg.lexicon import Lexicon
from kg.model import Span

_NAME_IN_QUOTES = re.compile(r"[“‘\"]([^“”‘’\"，。；！？]{1,20})[”’\"]|《[^《》]{1,60}》")
_FORMULA = re.compile(
    r"[“‘\"][\d+＋NX×.]{1,12}[”’\"][^，。；（]{0,12}?(?:[:：，]?即|是指|指的是|：|(?<=[+＋][\dNX][”’\"])（(?P<spelt>[^）]{1,60})）)"
)
_FROM_TO = re.compile(r"从[^，]{1,12}到[^，]{1,12}")
_CAPACITY = re.compile(r"[^，。；、]{0,14}项目")
#: What is counted or makes a share are those above a bound (收入超过20万元的村占比超过60%).
_CLASS = re.compile(
    r"的(?:[\u4e00-\u9fff]{1,8}?(?:占比|比例|比重|数量|总数|共|有|达|增至|达到)[^，。；\d]{0,4}(?:\d|[一二三四五六七八九]成)"
    r"|[\u4e00-\u9fff]{0,6}\d+余?[家个户村人])"
)
#: What was made of it is counted next (1.1万亩山林规划成18个农场).
_MADE = re.compile("[成为]$")
_THRESHOLD = re.compile(r"(?:的|[\u4e00-\u9fff])")
_COUNTED_ITEM = re.compile(r"\d[余多万千]*[\u4e00-\u9fff]{1,2}、")
_ITEM_BREAK = re.compile(r"、|”“|’‘|》《")
_ITEM_BREAK_WIDE = re.compile(r"、|”“|’‘|》《|和|及|与|以及")
_ONE_OF = re.compile(r"[^，。；：！？\d]{0,16}之一")
#: Those among whom a place is taken (在全市11个区中排名第一).
_RIVALS = re.compile(
    rf"{RIVALS}(?:综合)?(?:排名?|排在|位居|位列|名列|列|居)[^，。；]{{0,4}}?第?[\d一二三四五六七八九十首]"
)
#: Into how many classes what is counted next is parted (5大类32项任务).
_CLASSES = re.compile("类[0-9]")
#: How far off something is that is only named by it (1公里外的仓库).
_FAR = re.compile("(?:之外|以外|开外|外)的?[\u4e00-\u9fff]")
#: The items themselves follow (共3处，即甲园、乙园和丙园).
_NAMELY = re.compile(r"[^，。；：！？\d]{0,6}，?(?:即|分别是|分别为|也就是)[:：]?(?P<items>[^。；！？\d]+)")
_JOINING = ("、", "和", "及", "与")
_LONGEST_LIST = 300
#: What came so much sooner than planned (提前投产4个月).
_SOONER = re.compile("提前[\u4e00-\u9fff]{2}$")
#: What was done in a span of time stands right behind it, with 了.
_ADVERBIAL = re.compile("[\u4e00-\u9fff]{1,2}了")
_REGION_END = "，,；;。：:！？\n"
#: A total that climbed so many steps is told by itself (跨过3个万亿元大关).
_STEP = re.compile("[十百千万亿]+元?级?(?:大关|台阶|关口)")
_LARGE = frozenset("百千万亿廿卅")


class OutcomeFilter:
    """Tells which quantities of a sentence are outcomes.

    Args:
        lexicon: its table `figures` is used.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        table = lexicon.table("figures")["ignored"]
        self._time_nouns = tuple(lexicon.table("figures")["time_nouns"]["words"].split())
        self._concrete, self._before = frozenset(table["concrete"].split()), tuple(table["before"].split())
        self._held, self._held_units = tuple(table["held"].split()), frozenset(table["held_units"].split())
        self._paired = frozenset(table["paired"].split())
        self._nouns, self._spans = tuple(table["nouns"].split()), tuple(table["spans"].split())
        self._taken = tuple(table["taken"].split())
        self._sooner, self._ruled = re.compile(table["sooner"]), re.compile(table["ruled"])
        self._ages = tuple(table["ages"].split())
        self._homes, self._houses = tuple(table["homes"].split()), frozenset(table["houses"].split())
        self._at_home = re.compile(table["at_home"])

    def outcomes(self, statement: Statement) -> list[Quantity]:
        """Return the quantities that are outcomes, in order."""
        quoted = [Span(*match.span()) for match in _NAME_IN_QUOTES.finditer(statement.text, *_ends(statement.span))]
        formula = _FORMULA.search(statement.text, *_ends(statement.span))
        end = formula.end("spelt") if formula and formula["spelt"] else statement.span.end
        return [
            quantity
            for quantity in statement.quantities
            if not _inside(quantity.number, quoted)
            and not (formula and formula.start() <= quantity.span.start < end and quantity.measure in COUNTED)
            and self._is_outcome(statement, quantity)
        ]

    def _is_outcome(self, statement: Statement, quantity: Quantity) -> bool:
        if quantity.measure == "time":
            return self._is_time_taken(statement, quantity)
        if quantity.measure == "age":
            clause = statement.clause_at(quantity.span.start)
            return any(word in statement.text[clause.start : quantity.span.start] for word in self._ages)
        if quantity.measure in COUNTED:
            return self._counts(statement, quantity)
        if quantity.measure == "length" and _FAR.match(statement.text, quantity.span.end, statement.span.end):
            return False
        return not (self._is_small(statement, quantity) or _is_threshold(statement, quantity))

    def _counts(self, statement: Statement, quantity: Quantity) -> bool:
        behind = statement.text[quantity.span.end : quantity.span.end + 4]
        step = _STEP.match(statement.text, quantity.span.end)
        if step or behind.startswith(self._nouns) or _head(statement, quantity.span.start).endswith("每"):
            return False
        if self._is_small(statement, quantity) and not self._is_concrete(statement, quantity):
            return False
        if quantity.printed == "大" and _CLASSES.match(statement.text, quantity.span.end):
            return False
        if _RIVALS.match(statement.text, quantity.span.end, statement.span.end):
            return False
        if _ONE_OF.match(statement.text, quantity.span.end, statement.span.end):
            return False
        return not (self._numbers_a_house(statement, quantity) or _names_every_item(statement, quantity))

    def _numbers_a_house(self, statement: Statement, quantity: Quantity) -> bool:
        """Tell whether the number is an address (某小区11栋的业主, 某花园3单元楼下)."""
        placed = _head(statement, quantity.span.start).endswith(self._homes)
        addressed = self._at_home.match(statement.text, quantity.span.end) is not None
        return quantity.printed in self._houses and placed and addressed

    def _is_small(self, statement: Statement, quantity: Quantity) -> bool:
        """Tell whether the number is below twenty and written in Chinese, such as 三 or 十; shares are not meant."""
        numeral = quantity.number.of(statement.text).strip()
        return quantity.chinese and bool(quantity.printed) and not _LARGE & set(numeral) and len(numeral) <= 2

    def _is_concrete(self, statement: Statement, quantity: Quantity) -> bool:
        numeral = quantity.number.of(statement.text).strip()
        ordinal = _head(statement, quantity.number.start).endswith(self._before)
        paired = numeral == "两" and quantity.printed in self._paired
        held = (
            quantity.value > 1
            and quantity.printed in self._held_units
            and _head(statement, quantity.number.start).endswith(self._held)
        )
        concrete = quantity.printed in self._concrete and (
            numeral not in ("一", "二") or (numeral == "一" and _closes_item(statement, quantity))
        )
        return (paired or held or concrete) and not ordinal

    def _is_time_taken(self, statement: Statement, quantity: Quantity) -> bool:
        before = _head(statement, quantity.span.start).rstrip()
        clause = statement.clause_at(quantity.span.start)
        if self._sooner.match(statement.text, quantity.span.end):
            return not self._ruled.search(statement.text, clause.start, quantity.span.start)
        if self._is_small(statement, quantity) and quantity.value == 1 and not before.endswith(self._taken):
            return False
        if statement.text[quantity.span.end : quantity.span.end + 1] in ("内", "前", "后", "来"):
            return False
        if _ADVERBIAL.match(statement.text, quantity.span.end) and before.endswith("不到"):
            return False  # 不到半年办了5场活动
        named = any(noun in statement.text[clause.start : quantity.span.start] for noun in self._time_nouns)
        spanned = _FROM_TO.search(statement.text, clause.start, quantity.span.start)
        return named or spanned is not None or before.endswith(self._spans) or _SOONER.search(before) is not None


def _closes_item(statement: Statement, quantity: Quantity) -> bool:
    """Tell whether a number closes an item of a list, behind its noun (小学一处，中学一处)."""
    at = statement.token_at(quantity.span.start) - 1
    noun = at >= 0 and statement.tokens[at].tag == KEEP and statement.tokens[at].end == quantity.span.start
    return noun and statement.text[quantity.span.end : quantity.span.end + 1] in "，、。；"


def _head(statement: Statement, offset: int) -> str:
    """Return the few characters before an offset in its sentence."""
    return statement.text[max(statement.span.start, offset - 8) : offset]


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _inside(place: Span, spans: list[Span]) -> bool:
    """Tell whether one of the sorted spans covers `place`."""
    at = bisect_right(spans, place.start, key=lambda span: span.start) - 1
    return at >= 0 and spans[at].covers(place)


def _is_threshold(statement: Statement, quantity: Quantity) -> bool:
    """Tell whether an amount only tells what kind of thing is counted: 亿元以上项目, 50亿元重大项目1个."""
    if quantity.measure == "share":
        return False
    text, end = statement.text, quantity.span.end
    words = quantity.span.of(text)
    if _head(statement, quantity.span.start).endswith(("年产", "年产能")) and _CAPACITY.match(text, end):
        return True
    if words.startswith("超") and _CLASS.match(text, end):
        return True
    bound = words.endswith(("以上", "以下")) or words.startswith("过")
    if bound and _THRESHOLD.match(text, end):
        return True
    behind = statement.quantity_after(end)
    if behind is None or behind.measure not in COUNTED:
        return False
    if bound and behind.span.start == end:
        return True  # 600分以上32人
    between = text[end : min(behind.span.start, end + 11)]
    if not re.fullmatch(r"[\u4e00-\u9fff]{2,10}", between) or between[0] == "的" or _MADE.search(between):
        return False
    first, last = statement.token_at(end), statement.token_at(behind.span.start)
    return all(token.tag != VERB for token in statement.tokens[first:last])


def _names_every_item(statement: Statement, quantity: Quantity) -> bool:
    """Tell whether the words before or behind a count list as many items as it counts."""
    value = quantity.value
    if quantity.approximate or value < 2 or value > 30:
        return False
    text, start = statement.text, quantity.span.start
    begin = max(statement.span.start, start - _LONGEST_LIST)
    left = max((text.rfind(mark, begin, start) for mark in _REGION_END), default=-1) + 1
    before = text[max(left, begin) : start].removesuffix("等").removesuffix("这")
    rest = text[quantity.span.end : min(statement.span.end, quantity.span.end + _LONGEST_LIST)]
    after = re.match(r"[^，。；：:（(]{0,15}[：:（(]([^。；）)]+)", rest)
    before = "" if before.endswith(_JOINING) else before  # 1所小学和2所幼儿园: an item itself, no sum of the others.
    namely = _NAMELY.match(rest)
    lists = [before, after[1] if after else "", namely["items"] if namely else ""]
    lists = [words for words in lists if not _COUNTED_ITEM.search(words)]
    return any(value in _sizes(words) for words in lists)


def _sizes(words: str) -> Container[object]:
    """Return how many items a list may have: 和 and 与 may join two items or stand inside one."""
    narrow, wide = len(_ITEM_BREAK.findall(words)) + 1, len(_ITEM_BREAK_WIDE.findall(words)) + 1
    return () if wide == 1 else range(max(narrow, 2), wide + 1)
