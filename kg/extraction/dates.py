"""Times in running text and their values: 4月6日, 今年以来, 前三季度, 截至5月底, 2022—2024年, “十四五”期间.

The component `kg.dates` sets `doc._.times`; the function `find_times` works on any text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from kg.extraction.document import TimeExpression, text_of
from kg.extraction.intervals import Anchor, Interval, a_day, day_after, days, five_year_plan, months
from kg.extraction.numerals import parse_number
from kg.lexicon import Lexicon, default_lexicon, either, lexicon_with
from kg.model import Article, Period, Span

_FULL_WIDTH = str.maketrans("０１２３４５６７８９／－．", "0123456789/-.")
_TO = r"\s?(?:[-－–—―~～至到]{1,2})\s?"
_YEAR = r"(?:19|20)\d\d|[一二][〇零九][〇零一二三四五六七八九]{2}"
_DAY = r"3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]"
_MONTH = r"1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
_COUNT = r"(?:\d{1,9}|[一二两三四五六七八九十]{1,9})"  # bounded, so that a long run of digits is read once
_LENGTH = rf"{_COUNT}(?:多|余)?(?:个?月|年|天|周|个季度)"
_ISO = re.compile(r"(?<![\d.])((?:19|20)\d\d)([-/.])(1[0-2]|0?[1-9])\2(3[01]|[12]\d|0?[1-9])(?![\d.])")
_PLAN = re.compile(
    r"(?:[“\"‘](?P<short>十[一二三四五六七八]?|[七八九])五[”\"’]|(?P<bare>十[一二三四五六七八])五(?=时期|期间|以来|末|初))"
    r"(?P<when>时期|期间|以来|末|初)?(?!规划|纲要|收官|开局)"
)
_OF_LENGTH = re.compile(
    rf"(?:最近|近|过去|连续|今后|未来|接下来|这)(?:的)?{_LENGTH}(?:时间)?(?:以来|来|间|里|内)?|{_LENGTH}以?来"
)
#: How old somebody is tells no time of what he does (今年30岁).
_AGE = rf"(?:已|刚|才|快|刚满|已经)?{_COUNT}(?:多|余|来)?(?:周?岁|出头)"
_HOUR, _MINUTE = r"(?:[01]?\d|2[0-4])", r"[0-5]\d"
_CLOCK = re.compile(
    rf"(?<![\d.]){_HOUR}(?:时(?![段间代隔长])(?:{_MINUTE}分)?|[:：]{_MINUTE}(?!\d)|点(?:{_MINUTE}分|半|钟|许))"
)
_SINCE_AN_EVENT = re.compile(r"自[^，,。；;：:、\s“”]{1,15}以来|[\u4e00-\u9fff]{2}以来")


def find_times(text: str, anchor: date | str | None = None) -> list[TimeExpression]:
    """Return the times of `text` in order, without overlap, by the lexicon that comes with the package.

    Args:
        text: any text; offsets count in it.
        anchor: the day of the text, or an ISO 8601 date, month or year; without it only times that name or follow a
            year get dates.
    """
    return _default_finder().find(text, anchor)


class TimeFinder:
    """Finds times by the words of a lexicon.

    Args:
        lexicon: its table `times` is used.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        table = lexicon.table("times")
        self._years, self._months, self._days = (dict(table[name]) for name in ("years", "months", "days"))
        self._parts, self._of_month = dict(table["parts"]), dict(table["parts_of_month"])
        self._around = {name: words.split() for name, words in table["around"].items()}
        of_month = either(self._of_month)
        rest = (
            rf"(?:(?:(?P<low_month>{_MONTH})月?份?{_TO})?(?P<month>{_MONTH})\s?月(?!龄)份?(?:\s?"
            rf"(?:(?P<of_month>{of_month})|(?:(?P<low_day>{_DAY})[日号]?{_TO})?(?P<day>{_DAY})\s?[日号]"
            rf"(?:{_TO}(?P<high_day>{_DAY})\s?[日号])?))?|第?(?P<part>{either(self._parts)})|前(?P<first_months>{_MONTH})个月)"
        )
        year = rf"(?<!\d)(?:(?P<low_year>{_YEAR})年?{_TO})?(?P<year>{_YEAR})(?:\s?年度?|(?<=\d)(?=[)）]))"
        self._point = re.compile(
            rf"(?=[\d一二{_firsts(self._years)}])(?:{year}|(?P<relative>{either(self._years)})(?!{_AGE}))"
            rf"(?:\s?的?{rest}|(?P<year_part>[底末初]))?"
        )
        begins = f"[\\d一二三四五六七八九十第前{_firsts(self._parts)}]"  # a look that most characters fail
        self._rest = re.compile(rf"(?={begins})(?<![\d.])(?<!\d,){rest}")
        self._near = re.compile(
            rf"(?P<month_word>{either(self._months)})(?:(?P<near_part>{of_month})|(?P<near_day>{_DAY})日)?"
            rf"|(?P<day_word>{either(self._days)})"
        )
        self._before = re.compile(rf"(?:{either(self._around['until'] + self._around['since'])})$")
        after = self._around["onwards"] + self._around["up_to"] + self._around["within"]
        self._after = re.compile(either(after))
        vague = table["vague"]
        lasting = rf"(?:不到|仅|近|超过?|已)?(?:半年|{_LENGTH})(?:多|余)?"
        begins = f"[{_firsts((*vague['words'].split(), *vague['beginnings'].split()))}]"
        self._vague = re.compile(
            rf"(?={begins})(?:{either(vague['words'].split())}|{either(vague['beginnings'].split())}{lasting})"
        )

    def find(self, text: str, anchor: date | str | None = None) -> list[TimeExpression]:
        """Return the times of `text` in order, without overlap; where two compete, the longer one."""
        plain, origin = text.translate(_FULL_WIDTH), Anchor.of(anchor)
        points = _joined(plain, list(_disjoint(self._points(plain, origin))))
        times = [self._stretched(plain, span, interval, origin) for span, interval in points]
        times += _unknown(plain, self._vague, times)
        times += _unknown(plain, _OF_LENGTH, times)
        times += _unknown(plain, _CLOCK, times)
        times += _unknown(plain, _SINCE_AN_EVENT, times)
        return [
            TimeExpression(span, Period(_clean(span.of(text)), interval.start, interval.end))
            for span, interval in _disjoint(times)
        ]

    def _points(self, text: str, origin: Anchor | None) -> Iterator[tuple[Span, Interval]]:
        """Yield single points of time; a month without a year takes the year named before it in its sentence."""
        matches = [match for pattern in (self._point, self._rest) for match in pattern.finditer(text)]
        matches.sort(key=lambda match: (match.start(), -match.end()))
        year, year_until = None, -1
        for match in matches:
            groups = match.groupdict()
            named = self._year(groups, origin)
            if named is not None:
                year, year_until = named, _sentence_end(text, match.end())
            elif match.start() >= year_until:
                year = None
            yield _span(match), self._interval(groups, named or year, origin)
        yield from ((_span(match), self._nearby(match, origin)) for match in self._near.finditer(text))
        yield from _iso_dates(text)
        yield from _plans(text)

    def _year(self, groups: dict[str, str | None], origin: Anchor | None) -> int | None:
        if groups.get("year"):
            return _number(groups["year"])
        relative = groups.get("relative")
        return origin.year + int(self._years[relative]) if relative and origin else None

    def _interval(self, groups: dict[str, str | None], year: int | None, origin: Anchor | None) -> Interval:
        """Return the days of a point; without a year none but a month of the article's year."""
        if year is None and not groups.get("relative") and origin:
            year = _year_of_month(groups, origin)
        if year is None:
            return Interval()
        if groups.get("part") or groups.get("first_months"):
            first, last = self._parts[groups["part"]] if groups.get("part") else (1, _number(groups["first_months"]))
            return months(year, first, last)
        if groups.get("month"):
            return self._in_month(groups, year)
        if groups.get("year_part"):
            return months(year, 1, 1) if groups["year_part"] == "初" else months(year, 12, 12)
        low = _number(groups.get("low_year")) or year
        return Interval(date(low, 1, 1), date(year, 12, 31))

    def _in_month(self, groups: dict[str, str | None], year: int) -> Interval:
        month = _number(groups["month"])
        if groups.get("day"):
            first, last = (_number(groups[name] or groups["day"]) for name in ("low_day", "high_day"))
            return Interval(a_day(year, month, first), a_day(year, month, last))
        if groups.get("of_month"):
            return days(year, month, *self._of_month[groups["of_month"]])
        low = _number(groups.get("low_month")) or month
        return months(year, low, month) if low <= month else months(year - 1, low, month + 12)

    def _nearby(self, match: re.Match[str], origin: Anchor | None) -> Interval:
        """Return the days of 本月, 上月底, 昨天, counted from the article's month or day."""
        if match["day_word"]:
            return day_after(origin.date, self._days[match["day_word"]]) if origin and origin.date else Interval()
        if not origin or not origin.month:
            return Interval()
        whole = months(origin.year, *(2 * [origin.month + int(self._months[match["month_word"]])]))
        if not whole.first:
            return whole
        if match["near_day"]:
            day = a_day(whole.first.year, whole.first.month, int(match["near_day"]))
            return Interval(day, day)
        if match["near_part"]:
            return days(whole.first.year, whole.first.month, *self._of_month[match["near_part"]])
        return whole

    def _stretched(self, text: str, span: Span, interval: Interval, origin: Anchor | None) -> tuple[Span, Interval]:
        """Take in the words around a point: 截至5月底 has no beginning, 今年以来 ends on the article's day."""
        before = self._before.search(text, max(span.start - 3, 0), span.start)
        after = self._after.match(text, span.end)
        word = after.group() if after else ""
        lead = before.group() if before else ""
        whole = Span(before.start() if before else span.start, after.end() if after else span.end)
        if word in self._around["onwards"]:
            if word in ("以来", "来", "至今") and origin and origin.date:
                return whole, self._until_today(text, span, interval, origin.date)
            return whole, Interval(interval.first, None)
        if word in self._around["up_to"] or lead in self._around["until"]:
            return whole, Interval(None, interval.last)
        return whole, interval

    def _until_today(self, text: str, span: Span, interval: Interval, today: date) -> Interval:
        """Return the days from a point to the article's; a bare month that is still to come is last year's."""
        first = interval.first
        if first is None or first <= today:
            return Interval(first, today)
        if self._rest.match(text, span.start):
            return Interval(a_day(first.year - 1, first.month, first.day), today)
        return Interval(first, None)


@cache
def _default_finder() -> TimeFinder:
    return TimeFinder(default_lexicon())


def _firsts(words: Iterable[str]) -> str:
    """Return the characters that words begin with, to stand in brackets of a pattern."""
    return re.escape("".join(sorted({word[0] for word in words})))


def _number(numeral: str | None) -> int:
    """Return the value of a group that may have matched nothing, then 0."""
    return int(parse_number(numeral)) if numeral else 0


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end())


def _clean(text: str) -> str:
    return re.sub(r"\s", "", text)


def _sentence_end(text: str, at: int) -> int:
    ends = [end for end in (text.find(mark, at) for mark in "。！？；\n") if end >= 0]
    return min(ends, default=len(text))


def _year_of_month(groups: dict[str, str | None], origin: Anchor) -> int:
    """Return the year of a bare month: the article's, or the one before for months that lie far ahead."""
    if origin.month and origin.month <= 3 and _number(groups.get("month")) > 9:
        return origin.year - 1
    return origin.year


def _iso_dates(text: str) -> Iterator[tuple[Span, Interval]]:
    for match in _ISO.finditer(text):
        day = a_day(int(match[1]), int(match[3]), int(match[4]))
        if day:
            yield _span(match), Interval(day, day)


def _plans(text: str) -> Iterator[tuple[Span, Interval]]:
    for match in _PLAN.finditer(text):
        plan = five_year_plan(int(parse_number(match["short"] or match["bare"])))
        if match["when"] in ("末", "初") and plan.first and plan.last:
            year = plan.last.year if match["when"] == "末" else plan.first.year
            plan = months(year, 1, 12)
        yield _span(match), plan


def _joined(text: str, points: list[tuple[Span, Interval]]) -> list[tuple[Span, Interval]]:
    """Join points with 至 or a dash between them: 2022年12月至2023年5月."""
    joined: list[tuple[Span, Interval]] = []
    for span, interval in points:
        if joined and re.fullmatch(_TO, text[joined[-1][0].end : span.start]):
            earlier, begin = joined[-1]
            joined[-1] = (Span(earlier.start, span.end), Interval(begin.first, interval.last))
        else:
            joined.append((span, interval))
    return joined


def _disjoint(times: Iterable[tuple[Span, Interval]]) -> Iterator[tuple[Span, Interval]]:
    """Yield the times in order; of those that overlap, the one that covers more."""
    last: tuple[Span, Interval] | None = None
    for time in sorted(times, key=lambda time: (time[0].start, -time[0].end)):
        if last is None or last[0].end <= time[0].start:
            if last is not None:
                yield last
            last = time
        elif time[0].end - time[0].start > last[0].end - last[0].start:
            last = time
    if last is not None:
        yield last


def _unknown(text: str, pattern: re.Pattern[str], known: list[tuple[Span, Interval]]) -> list[tuple[Span, Interval]]:
    """Return times without dates of their own; a point inside one (自5月启动以来) gives its beginning."""
    begins = {span.start: interval.first for span, interval in known}
    found = []
    for match in pattern.finditer(text):
        inner = next((begins[at] for at in range(match.start(), match.end()) if at in begins), None)
        found.append((_span(match), Interval(inner, None)))
    return found


class DateComponent:
    """Sets `doc._.times`; the article's date is the anchor.

    Args:
        lexicon: its table `times` is used.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._finder = TimeFinder(lexicon)

    def __call__(self, doc: Doc) -> Doc:
        """Find the times of the doc's text."""
        article: Article | None = doc._.article
        doc._.times = tuple(self._finder.find(text_of(doc), article.date if article else None))
        return doc


@Language.factory("kg_dates", default_config={"lexicon": []})  # spaCy allows no dot in a name.
def make_dates(nlp: Language, name: str, lexicon: list[str]) -> DateComponent:
    """Return the component `kg_dates`; `lexicon` lists users' files that add to the words of the package."""
    return DateComponent(lexicon_with(*lexicon))
