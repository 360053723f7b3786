from __future__ import annotations

import pytest
from reading_samples import blocks, only, page, source

from kg.errors import InputError
from kg.reading.frontmatter import front_matter, iso_date

BODY = "云岭县在十二个村推行积分制，群众满意率达97%。\n"


def test_every_key_finds_its_field() -> None:
    article = only(
        "---\ntitle: 积分制走进十二个村\nsubtitle: 云岭县乡村治理观察\n"
        "authors: 方晓、 宁远,程一\nphotographers: [方晓]\n"
        f"publisher: 云岭日报\ndate: 2023年4月6日\nsource: 《云岭年鉴》\nlicence: CC BY 4.0\n---\n\n{BODY}"
    )
    assert article.title == "积分制走进十二个村"
    assert article.subtitle == "云岭县乡村治理观察"
    assert article.authors == ("方晓", "宁远", "程一")
    assert article.photographers == ("方晓",)
    assert (article.publisher, article.date) == ("云岭日报", "2023-04-06")
    assert article.notes == (("licence", "CC BY 4.0"), ("source", "《云岭年鉴》"))
    assert article.text.splitlines()[0] == article.title


def test_a_title_of_the_front_matter_stands_in_the_source() -> None:
    article = only(f'---\ntitle: "积分制走进十二个村"\n---\n{BODY}')
    (place,) = article.offsets.to_source(article.blocks[0].span)
    assert place.of(article.source.text) == "积分制走进十二个村"


def test_a_title_that_the_text_repeats_is_told_once() -> None:
    article = only(f"---\ntitle: 积分制走进十二个村\n---\n# 积分制走进十二个村\n\n{BODY}")
    assert blocks(article, "title") == ["积分制走进十二个村"]
    assert blocks(article, "heading") + blocks(article, "subtitle") == []


def test_list_items_and_quotes_are_values() -> None:
    front = front_matter(source("---\nauthors:\n  - 方晓\n  - 宁远\ndate: '2023-04'\n# 注释\n---\n文"))
    assert front.authors == ("方晓", "宁远")
    assert front.date == "2023-04"


def test_date_and_publisher_hold_for_every_article_of_the_page() -> None:
    first, second = page(
        "---\npublisher: 云岭日报\ndate: 2023-04-06\n---\n"
        f"县里开了会\n\n本报讯（记者 方晓）{BODY}\n村里修了路\n\n本报讯（记者 宁远）{BODY}"
    ).articles
    assert {first.publisher, second.publisher} == {"云岭日报"}
    assert {first.date, second.date} == {"2023-04-06"}
    assert (first.authors, second.authors) == (("方晓",), ("宁远",))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("---\ntitle: 没有关上\n", "line 1: .*never closed"),
        ("---\ntitle 没有冒号\n---\n文", "line 2: 'title 没有冒号'"),
        ("---\ntitle: 一\n\ntitle: 二\n---\n文", "line 4: the key title a second time"),
        ("---\ndate: 去年春天\n---\n文", "line 2: the date '去年春天'"),
        ("---\ntitle: 只有标题\n---\n", "no article"),
    ],
)
def test_broken_front_matter_names_the_line(text: str, found: str) -> None:
    with pytest.raises(InputError, match=found):
        page(text)


def test_a_rule_inside_the_text_is_no_front_matter() -> None:
    assert front_matter(source("文\n---\ntitle: 一\n---\n")).end == 0


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2022", "2022"),
        ("2022年7月", "2022-07"),
        ("2022/7/8", "2022-07-08"),
        ("2022-13-01", None),
        ("2022-04-31", None),
        ("7月8日", None),
    ],
)
def test_dates_become_iso_8601(value: str, date: str | None) -> None:
    assert iso_date(value) == date
