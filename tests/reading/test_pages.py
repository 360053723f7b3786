from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_samples import blocks, only, page, source

from kg.errors import InputError
from kg.reading import page_of, read_json, read_page
from kg.reading.normalise import forms_of

SHARED = Path(__file__).resolve().parents[3] / "shared"
needs_pages = pytest.mark.skipif(not SHARED.is_dir(), reason="the real pages of ../shared are not here")

PAGE = """02版 要闻
2023年5月16日 星期二 责任编辑 王晓 美编 李丽

江湾区：“红色物业”点亮小区

本报讯（记者 郑一鸣）"以前路灯坏了没人管,现在一个电话就来修。"家住枫林社区的李大爷说。

去年以来，江湾区在１２８个小区推行“红色物业”，成立物业党支部56个。

去年以来，江湾区在１２８个小区推行“红色物业”，成立物业党支部56个。

（下转第三版）

我市出台十条措施稳就业

江湾日报5月15日讯（全媒体记者 吴 丹）记者获悉，我市近日出台十条措施稳就业，预计发放补贴1.2亿元。
"""


def test_a_page_tells_articles_furniture_and_repeats() -> None:
    read = page(PAGE)
    first, second = read.articles
    assert first.text == (
        "江湾区：“红色物业”点亮小区\n“以前路灯坏了没人管，现在一个电话就来修。”家住枫林社区的李大爷说。\n"
        "去年以来，江湾区在128个小区推行“红色物业”，成立物业党支部56个。"
    )
    assert (first.authors, second.authors) == (("郑一鸣",), ("吴丹",))
    assert (second.publisher, first.date, second.date) == ("江湾日报", "2023-05-16", "2023-05-16")
    assert read.notes == (
        "line 1: left out as furniture: 02版 要闻",
        "line 2: left out as furniture: 2023年5月16日 星期二 责任编辑 王晓 美编 李丽",
        "line 6: left out as by-line or label: 本报讯（记者 郑一鸣）",
        "line 10: left out as repeat of line 8: 去年以来，江湾区在１２８个小区推行“红色物业”，成立物业党支…",
        "line 12: left out as furniture: （下转第三版）",
        "line 16: left out as by-line or label: 江湾日报5月15日讯（全媒体记者 吴 丹）",
    )


def test_ids_count_the_articles_of_the_file() -> None:
    ids = [article.id for article in page(PAGE).articles]
    assert ids == [f"page-{source(PAGE).sha256[:8]}-{n}" for n in (1, 2)]


def test_the_json_gives_places_of_the_source() -> None:
    text = (
        "石桥街道的新办法\n\n培训班办了三期，参加的有80—100\n\n■石桥街道举办培训班。 孟小川 摄\n\n"
        "余人，**都是**网格员。\n"
    )
    (article,) = json.loads(json.dumps(read_json(page(text))))["articles"]
    assert [text[start:end] for start, end in article["spans"]] == [
        "培训班办了三期，参加的有80—100",
        "余人，**都是**网格员。",
    ]
    assert [text[start:end] for start, end in article["captions"]] == ["石桥街道举办培训班。"]
    assert article["title"] == "石桥街道的新办法"


def test_mark_up_of_web_pages_is_text_here() -> None:
    article = only("<img src=x onerror=alert(1)>\n\n石桥区今年办了十二件实事。\n")
    assert article.title == "<img src=x onerror=alert(1)>"


def test_spaces_at_the_ends_of_printed_lines_mean_nothing_in_headings_either() -> None:
    broken = (
        "今年以来,石桥区把党建 工作摆在首位,建成党群 服务中心二十三个,累计 服务群众三万人次,办成 实事九百件,"
        "群众满意 率达98.6%。"
    )
    spaced = only(f'"和美石桥"打造全国一流 人才社区\n\n{broken}\n')
    assert spaced.title == "“和美石桥”打造全国一流人才社区"
    assert blocks(spaced, "paragraph")[0].startswith("今年以来，石桥区把党建工作摆在首位，建成党群服务中心")


ALPHABET = [*"党建引领社区的，。：“”（）\"'*#>-—■□▲/,.;!?% \t\u3000\n\u2028\u200b\ufeff9aZ\U00020000", "\n\n", "摄\n"]
ALPHABET += [
    "# ",
    "■ ",
    "本报讯（",
    "记者 张三 ",
    "（张三 李四）\n",
    "---\n",
    "title: ",
    "文/图 ",
    "2022年7月1日",
    "第三版\n",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(ALPHABET), max_size=120).map("".join))
def test_any_text_gives_articles_that_lead_back_or_one_sentence(text: str) -> None:
    try:
        read = page_of(source(text))
    except InputError:
        return
    used: set[int] = set()
    for article in read.articles:
        assert article.text == "\n".join(block.span.of(article.text) for block in article.blocks)
        for at, origin, length in article.offsets.pieces:
            places = range(origin, origin + length)
            assert all(char in forms_of(text[place]) for char, place in zip(article.text[at:], places, strict=False))
            assert used.isdisjoint(places)
            used.update(places)
    noted = {int(note.split(":")[0].removeprefix("line ")) for note in read.notes}
    assert noted <= set(range(1, text.count("\n") + 2))


def _seconds(lines: int) -> float:
    line = "市民群众都说这样的服务真的很好而且又\n近日第{n:04}个驿站举办了开放日。\n{n:04}心、华通。\n■第{n:04}张图 孟小川 摄\n"
    text = "".join(line.format(n=n) for n in range(lines))
    start = time.process_time()
    page_of(source(text))
    return time.process_time() - start


def test_reading_takes_time_in_proportion_to_length() -> None:
    _seconds(10)
    assert _seconds(4000) < 9 * _seconds(1000) + 0.2  # four times the text: 4 if linear, 16 if quadratic


@needs_pages
@pytest.mark.parametrize("name", ["000", "001", "004"])
def test_real_pages_have_the_articles_of_the_gold(name: str) -> None:
    gold = json.loads((SHARED / "gold" / f"{name}.json").read_text(encoding="utf-8"))["articles"]
    articles = read_page(SHARED / "articles" / f"{name}.txt").articles
    assert [article.title.replace("，", ",") for article in articles if article.title] == [
        entry["title"].replace("，", ",") for entry in gold
    ]
    assert [list(article.authors) for article in articles] == [entry["authors"] for entry in gold]
    assert [set(article.photographers) for article in articles] == [set(entry["photographers"]) for entry in gold]


@needs_pages
def test_offsets_of_a_real_page_are_those_of_its_text_file() -> None:
    file = SHARED / "articles" / "001.txt"
    text = file.read_text(encoding="utf-8")
    for article in read_page(file).articles:
        for block in article.blocks:
            (first, *_) = article.evidence(block.span)
            assert text[first.span.start : first.span.end] == first.exact
