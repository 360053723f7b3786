"""Times in running text."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.dates import find_times

ANCHOR = "2022-10-30"

# text, and for each time: the characters, first day, last day
FOUND = [
    ("4月6日上午召开", [("4月6日", "2022-04-06", "2022-04-06")]),
    ("2023年5月建成", [("2023年5月", "2023-05-01", "2023-05-31")]),
    ("2025 年 3 月", [("2025 年 3 月", "2025-03-01", "2025-03-31")]),
    ("二〇二三年五月一日", [("二〇二三年五月一日", "2023-05-01", "2023-05-01")]),
    ("2023-05-06发布", [("2023-05-06", "2023-05-06", "2023-05-06")]),
    ("今年以来", [("今年以来", "2022-01-01", "2022-10-30")]),
    ("前三季度全市增长", [("前三季度", "2022-01-01", "2022-09-30")]),
    ("今年前三季度", [("今年前三季度", "2022-01-01", "2022-09-30")]),
    ("2023年上半年", [("2023年上半年", "2023-01-01", "2023-06-30")]),
    ("前8个月", [("前8个月", "2022-01-01", "2022-08-31")]),
    ("今年前5个月", [("今年前5个月", "2022-01-01", "2022-05-31")]),
    ("19时30分开场", [("19时30分", None, None)]),
    ("第一季度", [("第一季度", "2022-01-01", "2022-03-31")]),
    ("截至5月底", [("截至5月底", None, "2022-05-31")]),
    ("5月中旬", [("5月中旬", "2022-05-11", "2022-05-20")]),
    ("去年底", [("去年底", "2021-12-01", "2021-12-31")]),
    ("2022—2024年", [("2022—2024年", "2022-01-01", "2024-12-31")]),
    ("治水规划(2022-2024)", [("2022-2024", "2022-01-01", "2024-12-31")]),
    ("2022年12月至2023年5月", [("2022年12月至2023年5月", "2022-12-01", "2023-05-31")]),
    ("1—9月", [("1—9月", "2022-01-01", "2022-09-30")]),
    ("4月6日至8日", [("4月6日至8日", "2022-04-06", "2022-04-08")]),
    ("自2021年3月以来", [("自2021年3月以来", "2021-03-01", "2022-10-30")]),
    ("自5月份启动以来", [("自5月份启动以来", "2022-05-01", None)]),
    ("到2025年", [("到2025年", None, "2025-12-31")]),
    ("2024年10月底前", [("2024年10月底前", None, "2024-10-31")]),
    ("“十四五”期间", [("“十四五”期间", "2021-01-01", "2025-12-31")]),
    ("到“十五五”末", [("到“十五五”末", None, "2030-12-31")]),
    ("上月底", [("上月底", "2022-09-30", "2022-09-30")]),
    ("大前年开了店", [("大前年", "2019-01-01", "2019-12-31")]),
    ("今年30岁的他去年回乡", [("去年", "2021-01-01", "2021-12-31")]),
    ("今年已五十多岁", []),
    ("3月龄宝宝", []),
    ("今年30项工作", [("今年", "2022-01-01", "2022-12-31")]),
    ("昨天", [("昨天", "2022-10-29", "2022-10-29")]),
    ("2021年4月启动,8月完工", [("2021年4月", "2021-04-01", "2021-04-30"), ("8月", "2021-08-01", "2021-08-31")]),
    ("2021年启动。8月完工", [("2021年", "2021-01-01", "2021-12-31"), ("8月", "2022-08-01", "2022-08-31")]),
    ("2月30日", [("2月30日", None, None)]),
    ("近日", [("近日", None, None)]),
    ("近三年来", [("近三年来", None, None)]),
    ("联盟成立不到半年", [("成立不到半年", None, None)]),
    ("园区启用以来", [("启用以来", None, None)]),
    ("连续3年", [("连续3年", None, None)]),
    ("同年8月", [("同年", None, None), ("8月", "2022-08-01", "2022-08-31")]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    times = find_times(text, ANCHOR)
    assert [(t.span.of(text), t.period.start, t.period.end) for t in times] == expected


@pytest.mark.parametrize("text", ["用5年时间", "制定“十四五”规划", "共12.5亿元", "建区三十年", "人才第一"])
def test_nothing(text: str) -> None:
    assert find_times(text, ANCHOR) == []


def test_period_text_has_no_space() -> None:
    (time,) = find_times("截至 2025 年 3 月")[-1:]
    assert time.period.text == "2025年3月"


@pytest.mark.parametrize(
    ("anchor", "start", "end"),
    [
        (None, None, None),
        ("not a date", None, None),
        ("2022", "2022-01-01", None),
        ("2022-10", "2022-01-01", None),
        (date(2022, 10, 30), "2022-01-01", "2022-10-30"),
        ("0000-05-01", None, None),
        ("9999-12-31", None, None),
    ],
)
def test_anchor_as_precise_as_known(anchor: date | str | None, start: str | None, end: str | None) -> None:
    (time,) = find_times("今年以来", anchor)
    assert (time.period.start, time.period.end) == (start, end)


def test_autumn_months_in_january_are_last_year() -> None:
    (time,) = find_times("11月", "2023-01-15")
    assert time.period.start == "2022-11-01"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("4月以来", "2023-04-01", "2023-05-31"),
        ("7月以来", "2022-07-01", "2023-05-31"),
        ("去年7月以来", "2022-07-01", "2023-05-31"),
        ("2024年7月以来", "2024-07-01", None),
    ],
)
def test_what_has_been_so_since_a_month_began_before_the_article(text: str, start: str, end: str | None) -> None:
    (time,) = find_times(text, "2023-05-31")
    assert (time.period.start, time.period.end) == (start, end)


def test_a_last_day_before_the_first_is_a_misprint() -> None:
    (time,) = find_times("5月20日至2日", "2023-06-01")
    assert (time.period.start, time.period.end) == ("2023-05-20", None)


@pytest.mark.parametrize("anchor", ["0000", "0000-05", "0001-01-01", "9999-12-31"])
def test_an_impossible_date_of_an_article_dates_nothing(anchor: str) -> None:
    assert not [time for time in find_times("明天，5月，前年，今年以来，12月至1月", anchor) if time.period.start]


@given(st.text(alphabet="今去年底初月日以来至—到截2013零五上半“十四五”期间季度第一 。，", max_size=40))
def test_spans_are_in_order_and_apart(text: str) -> None:
    found = find_times(text, ANCHOR)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    for time in found:
        assert time.span.end <= len(text)
        assert not (time.period.start and time.period.end) or time.period.start <= time.period.end
