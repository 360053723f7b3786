"""Numbers with their units in running text: 1200余家, 70—100万元, 近两亿元, 过半, 三分之二, 八成以上.

A quantity says nothing about what is counted or whether it is a result; that is decided by the component.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from kg.extraction.figures.said_amounts import said_amounts
from kg.extraction.figures.said_shares import said_shares
from kg.extraction.numerals import ARABIC, CHINESE, CHINESE_DIGITS, parse_number
from kg.lexicon import Lexicon, default_lexicon, either
from kg.model import Span

#: Measures of what is counted, not of an amount.
COUNTED = frozenset({"count", "frequency"})
_MULTIPLIERS = "十百千万亿"
#: 千 belongs to these units (56千米, 30千克).
_KILO = "千[米克瓦伏升]"
#: So many characters of a set phrase may stand before its numeral.
_LONGEST_LEAD = 3
_RANGE = r"\s?(?:[-－–—―~～至到]{1,2})\s?"
_SAID_RANGE = re.compile(r"([一两二三四五六七八九])([二三四五六七八九])([十百千万亿]*)")
_LOST_POINT = re.compile(r"(?<![\d.])(\d{1,3}) (\d{1,2})(?=[%％])")
_POPULATION = re.compile("人口(?![述头径授袋味号罩])")
#: A number of people without a unit (总人口数达2.3万).
_PEOPLE = re.compile(
    rf"人口(?:总?数|规模|总量)?(?:已|[达约近超为共有]|达到|超过|突破)*(?P<number>{ARABIC})(?P<times>[万千]?)(?P<more>[余多])?(?P<late>万?)(?=[，,。；、）])"
)
#: 半年, 半个月, 1个半小时: spans that hold a half.
_HALF_SPANS = re.compile(
    r"(?<![\d一二两三四五六七八九十])(?P<whole>[\d一二两三四五六七八九十]{0,4})(?P<half>个?半)个?(?P<unit>小时|年|月|学期|天)(?![度报级刊薪线假中])"
)
#: 等5区, 等12部门: bodies and areas that close a list without a unit.
_CLOSING = re.compile(
    rf"(?<=等)(?!三国)(?P<number>\d{{1,3}}|[{CHINESE_DIGITS}]{{1,3}})(?P<unit>部门(?!单位)|单位|企业|[国省市县区镇乡村校])(?![级委\d])"
)
#: So many words may describe people that are counted without a unit.
_DESCRIPTIONS = 3
_YEARS = re.compile("(?:19|20)\\d\\d")
#: Money is said in pieces where it is earned, paid or asked for (每只能挣1000多块).
_EARNED = re.compile("[挣赚卖花赔省给][了到出个]?$|(?:收入|工资|进账|利润)[^，,。；]{0,4}$")
_NO_PIECES = re.compile("[，,。；、！？”]|一[斤亩只头个天]|每|$")
#: 一天半, 两亩半: half a unit more.
_HALF, _HALVED = (
    re.compile("半(?![个天年月日夜数价径路边成])"),
    frozenset({"天", "年", "小时", "亩", "公里", "斤", "里", "倍"}),
)
#: 2.1个、3.5个百分点: the unit stands behind the last number alone.
_POINTS, _JOINTS = "百分点", frozenset({"、", "和", "及", "与"})
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．％，", "0123456789.%,")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit.

    Attributes:
        span: the characters from the first word of approximation to the last.
        number: the characters of the numeral alone.
        value: Chinese multipliers worked out (1.1亿元 is 110000000 元).
        unit: the unit of the lexicon, in its common spelling (名 is 人); % for shares said in words.
        measure: what the unit measures (count, money, share, time, …), a table of the lexicon.
        value_max: upper end of a range.
        approximate: True for 余, 近, 约, 超, 多, 以上 and the like.
        chinese: True where the numeral is written in Chinese characters.
        printed: the unit as printed.
    """

    span: Span
    number: Span
    value: Decimal
    unit: str
    measure: str
    value_max: Decimal | None = None
    approximate: bool = False
    chinese: bool = False
    printed: str = ""


#: A number that stands right before whom it counts.
_HEADLESS = rf"(?P<number>{ARABIC})(?P<more>[余多])?(?P<times>[十百千万亿]{{0,2}})"
#: What a unit is counted for: 立方米/日, 元/平方米.
_RATE = (
    "/(?:平方米|平方公里|立方米|公里|公斤|公顷|千瓦时|小时|分钟|人次|学期|课时"
    "|[日天年月周季时晚秒亩吨斤升度人户次台套件头只株棵条张份盒箱瓶袋间车生])"
)


def find_quantities(text: str) -> list[Quantity]:
    """Return the quantities of `text` in order, without overlap, by the lexicon that comes with the package."""
    return _default_finder().find(text)


class QuantityFinder:
    """Finds quantities by the units and words of a lexicon.

    Args:
        lexicon: its table `figures` is used.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        table = lexicon.table("figures")
        approximate = table["approximate"]
        self._measure = {unit: measure for measure, units in table["units"].items() for unit in units.split()}
        self._spelling, self._fields = dict(table["spelling"]), frozenset(approximate["fields"].split())
        self._words = dict(table["words"])
        self._before = tuple(sorted(approximate["before"].split(), key=len, reverse=True))
        self._not_after = tuple(approximate["not_after"].split())
        units = "|".join(_unit_pattern(unit, table["not_before"]) for unit in _longest_first(self._measure))
        inside = "".join(approximate["inside"].split())
        after = "|".join(_longest_first(approximate["after"].split()))
        number = rf"(?:{ARABIC}|{CHINESE})"
        self._pattern = re.compile(
            rf"(?<![\dA-Za-z.+＋第几零〇○一二两三四五六七八九十百千万亿廿卅])(?=[\d零〇一二两三四五六七八九十百千万亿廿卅])"
            rf"(?:(?P<low>{number})\s?(?P<low_multiplier>(?:(?!{_KILO})[{_MULTIPLIERS}]){{0,2}})(?:{units})?{_RANGE})?"
            rf"(?P<number>{number})(?P<more>[{inside}])?\s?(?P<multiplier>(?:(?!{_KILO})[{_MULTIPLIERS}]){{0,2}})(?P<more2>[{inside}])?"
            rf"\s?(?P<unit>{units})(?P<rate>{_RATE})?(?P<after>{after})?"
        )
        self._said = re.compile(f"(?:{'|'.join(map(re.escape, _longest_first(self._words)))})(?![个年月天小夜百])")
        self._ended = re.compile(
            rf"(?:{either(table['people']['counted'].split())})(?:已|[达约近超为共有]|达到|超过|突破|[涨增升][到至])*"
            rf"(?P<number>{ARABIC})(?P<times>[万千])(?P<more>[余多])?(?P<late>)(?=[，,。；、）])"
        )
        self._idle = frozenset(table["ignored"]["idle"].split())
        people = {name: either(_longest_first(words.split())) for name, words in table["people"].items()}
        described = rf"(?:{people['describing']}){{0,{_DESCRIPTIONS}}}"
        heads = rf"(?:(?P<persons>{people['persons']})|{people['households']})"
        self._unmeasured = re.compile(
            rf"(?<![\d.第近]){_HEADLESS}(?P<more2>[余多])?(?={described}{heads}(?![代会室区证部]))"
        )
        self._phrases = re.compile("|".join(table["ignored"]["phrases"].split()))

    def find(self, text: str) -> list[Quantity]:
        """Return the quantities of `text` in order, without overlap."""
        plain = _LOST_POINT.sub(r"\1.\2", text.translate(_FULL_WIDTH))
        found = [
            *self._numbers(plain),
            *self._said_numbers(plain),
            *self._said_shares(plain),
            *_of_people(plain, _PEOPLE),
        ]
        found += [
            *self._unmeasured_people(plain),
            *_of_people(plain, self._ended),
            *_of_half_spans(plain),
            *_closing(plain),
            *(_said_amount(*said) for said in said_amounts(plain)),
        ]
        found.sort(key=lambda quantity: (quantity.span.start, -quantity.span.end))
        kept: list[Quantity] = []
        for quantity in found:
            if not kept or kept[-1].span.end <= quantity.span.start:
                if quantity.unit == _POINTS and kept and kept[-1].printed == "个":
                    joint = plain[kept[-1].span.end : quantity.span.start]
                    kept[-1] = replace(kept[-1], unit=_POINTS, measure="share") if joint in _JOINTS else kept[-1]
                kept.append(quantity)
        return kept

    def _numbers(self, text: str) -> Iterator[Quantity]:
        for match in self._pattern.finditer(text):
            quantity = self._quantity(text, match)
            if quantity is not None:
                yield quantity

    def _is_phrase(self, text: str, start: int) -> bool:
        """Tell whether a numeral in Chinese is part of a set phrase or of a word (三五成群, 五人制)."""
        phrases = (self._phrases.match(text, at) for at in range(max(start - _LONGEST_LEAD, 0), start + 1))
        return any(phrase is not None and phrase.end() > start for phrase in phrases)

    def _quantity(self, text: str, match: re.Match[str]) -> Quantity | None:
        rate, numeral = match["rate"] or "", match["number"]
        printed = match["unit"] + rate
        before = self._approximating(text, match.start())
        values = _values(match)
        told = before or match["more"] or match["more2"]
        idle = (numeral == "一" and printed == "起") or (printed in self._idle and _is_one_character(match))
        bare = _lacks_digit(match) and not told and printed not in self._fields
        if values is None or idle or bare or _is_year(numeral, printed) or _is_several(text, match):
            return None
        if not numeral[0].isascii() and self._is_phrase(text, match.start()):
            return None
        start = match.start() - len(before)
        if printed == "人" and _POPULATION.match(text, match.start("unit")):
            printed, end = "", match.start("unit")  # In 2万人口 the noun tells the unit.
        else:
            end = match.end()
        unit, measure = str(self._spelling.get(match["unit"], match["unit"])) + rate, self._measure[match["unit"]]
        if printed == "块" and _EARNED.search(text[max(start - 8, 0) : start]) and _NO_PIECES.match(text, end):
            unit, measure = "元", "money"
        if unit == "刻钟":
            values, unit = (values[0] * 15, None), "分钟"
        half = _HALF.match(text, end) if printed in _HALVED and values[1] is None else None
        if half:
            values, end = (values[0] + Decimal("0.5"), None), half.end()
        return Quantity(
            span=Span(start, end),
            number=Span(match.start(), match.start("unit")),
            value=values[0],
            unit=unit,
            measure=measure,
            value_max=values[1],
            approximate=bool(before or match["more"] or match["more2"] or match["after"]),
            chinese=not numeral[0].isdigit() or not numeral[0].isascii(),
            printed=printed,
        )

    def _approximating(self, text: str, at: int) -> str:
        """Return the word of approximation right before `at`, with the space behind it, or nothing."""
        head = text[max(at - 6, 0) : at]
        bare = head.rstrip(" ")
        word = next((word for word in self._before if bare.endswith(word)), "")
        if not word or bare.endswith(self._not_after):
            return ""
        if word in ("过", "上", "破") and text[at : at + 1] not in _MULTIPLIERS:
            return ""
        return word + head[len(bare) :]

    def _said_numbers(self, text: str) -> Iterator[Quantity]:
        """Yield the words that stand for a number: 过半, 翻一番."""
        for match in self._said.finditer(text):
            entry = self._words[match.group()]
            span = Span(match.start(), match.end())
            share = _share(span, Decimal(entry["value"]), None, entry["approximate"])
            yield replace(share, measure=entry.get("measure", share.measure))

    def _said_shares(self, text: str) -> Iterator[Quantity]:
        """Yield shares said as fractions or tenths: 三分之二, 八成以上, 三至四成."""
        for match, values in said_shares(text):
            if not self._is_phrase(text, match.start()):
                before = self._approximating(text, match.start())
                span = Span(match.start() - len(before), match.end())
                yield _share(span, *values, bool(before or match["after"]))

    def _unmeasured_people(self, text: str) -> Iterator[Quantity]:
        """Yield numbers of persons and households without a unit (30万用户, 5万多基层干部)."""
        for match in self._unmeasured.finditer(text):
            times, numeral = match["times"] or "", match["number"]
            bare = not times and (len(numeral) == 1 or _YEARS.fullmatch(numeral))
            if bare:
                continue
            before = self._approximating(text, match.start())
            more = match["more"] or match["more2"]
            yield Quantity(
                span=Span(match.start() - len(before), match.end()),
                number=Span(match.start(), match.end()),
                value=parse_number(numeral + times),
                unit="人" if match["persons"] else "户",
                measure="count",
                approximate=bool(before or more),
            )


def _of_half_spans(text: str) -> Iterator[Quantity]:
    """Yield spans of time that hold a half (半年, 1个半小时)."""
    for match in _HALF_SPANS.finditer(text):
        whole = parse_number(match["whole"]) if match["whole"] else Decimal(0)
        if match["whole"] and not match["half"].startswith("个"):
            continue  # 两年半, 三天半
        unit = {"月": "个月", "学期": "个学期"}.get(match["unit"], match["unit"])
        number = Span(match.start(), match.start("unit"))
        yield Quantity(
            Span(match.start(), match.end()), number, whole + Decimal("0.5"), unit, "time", printed=match["unit"]
        )


def _closing(text: str) -> Iterator[Quantity]:
    """Yield the numbers that close lists of bodies and areas without a unit (等5区)."""
    for match in _CLOSING.finditer(text):
        span = Span(match.start("number"), match.end("number"))
        yield Quantity(span, span, parse_number(match["number"]), "个", "count")


def _said_amount(span: Span, number: Span, value: Decimal, unit: str, measure: str, near: bool) -> Quantity:
    return Quantity(span, number, value, unit, measure, approximate=near)


def _of_people(text: str, pattern: re.Pattern[str]) -> Iterator[Quantity]:
    """Yield numbers of people without a unit behind 人口 or a word for persons."""
    for match in pattern.finditer(text):
        span = Span(match.start("number"), match.end())
        value = parse_number(match["number"] + match["times"] + match["late"])
        yield Quantity(span, span, value, "人", "count", approximate=bool(match["more"]))


@cache
def _default_finder() -> QuantityFinder:
    return QuantityFinder(default_lexicon())


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def _unit_pattern(unit: str, not_before: dict[str, str]) -> str:
    excluded = "|".join(not_before.get(unit, "").split())
    return re.escape(unit) + (f"(?!{excluded})" if excluded else "")


def _values(match: re.Match[str]) -> tuple[Decimal, Decimal | None] | None:
    """Return value and upper end, or None where the characters are no numeral after all."""
    numeral, multiplier = match["number"], match["multiplier"]
    try:
        if match["low"]:
            low_multiplier = match["low_multiplier"] or multiplier
            low, high = parse_number(match["low"] + low_multiplier), parse_number(numeral + multiplier)
            return (low, high) if low < high else (high, None)
        said = _SAID_RANGE.fullmatch(numeral + multiplier)
        if said:
            return parse_number(said[1] + said[3]), parse_number(said[2] + said[3])
        return parse_number(numeral + multiplier), None
    except ValueError:
        return None


def _is_year(numeral: str, unit: str) -> bool:
    return unit == "年" and len(numeral) == 4


def _is_several(text: str, match: re.Match[str]) -> bool:
    """Tell whether 数 before a Chinese numeral makes it no number (数十家); 人数122人 is one."""
    start = match.start("low") if match["low"] else match.start("number")
    return text[start - 1 : start] == "数" and not text[start].isascii()


def _is_one_character(match: re.Match[str]) -> bool:
    """Tell whether the numeral is one character in Chinese."""
    return len(match["number"] + match["multiplier"]) == 1 and not match["number"].isascii()


def _lacks_digit(match: re.Match[str]) -> bool:
    """Tell whether the numeral is 百, 千, 万 or 亿 without a digit, as in 百家; 近百家 and 百余家 are numbers."""
    return match["number"][0] in "百千万亿"


def _share(span: Span, value: Decimal, high: Decimal | None, approximate: bool) -> Quantity:
    return Quantity(span, span, value, "%", "share", high, approximate, chinese=True)
