from __future__ import annotations

import pytest
from reading_samples import blocks, only, page

LONG = "石桥区今年为群众办了十二件实事，新建养老驿站二十家，惠及老人六千余人。"
MORE = "区民政局还联合区卫健局开展上门服务，累计服务一万二千人次。"


def titles(text: str) -> list[str | None]:
    return [article.title for article in page(text).articles]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LONG}\n\n{MORE}", [None]),
        (f"甲标题说甲事\n\n{LONG}\n\n小标题\n\n{MORE}", ["甲标题说甲事"]),
        (
            f"甲标题说甲事\n□本报记者 沈嘉木\n{LONG}\n乙标题说乙事\n□本报记者 陆庭芳\n{MORE}",
            ["甲标题说甲事", "乙标题说乙事"],
        ),
        (f"甲标题说甲事\n\n{LONG}（沈嘉木）\n\n乙标题说乙事\n\n{MORE}（陆庭芳）", ["甲标题说甲事", "乙标题说乙事"]),
        (
            f"甲标题说甲事\n\n本报讯 {LONG}\n\n乙标题说乙事\n\n本报讯（记者 陆庭芳）{MORE}",
            ["甲标题说甲事", "乙标题说乙事"],
        ),
        (f"# 甲标题说甲事\n{LONG}\n## 小标题\n{MORE}\n# 乙标题说乙事\n{LONG}一样", ["甲标题说甲事", "乙标题说乙事"]),
        (f"# 甲标题说甲事\n{LONG}\n# 乙标题说乙事\n{MORE}", ["甲标题说甲事", "乙标题说乙事"]),
        (
            f"甲标题说甲事\n□记者 沈嘉木\n{LONG}\n民有所呼\n乙标题说说乙的事情\n{MORE}",
            ["甲标题说甲事", "乙标题说说乙的事情"],
        ),
        # Without any by-line a short line over another heads a section.
        (f"甲标题说甲事\n{LONG}\n民有所呼\n小标题说说乙的事情\n{MORE}", ["甲标题说甲事"]),
        # The first line of a page is its title, even if its last character often stands before the next (休年, as in 退休年龄).
        (f"老站长迟迟不肯退休\n年初以来{LONG}", ["老站长迟迟不肯退休"]),
        (f"甲标题说甲事\n□记者 沈嘉木\n{LONG}\n乙标题说乙事\n{MORE}\n记者 陆庭芳", ["甲标题说甲事", "乙标题说乙事"]),
        (f"甲标题说甲事\n{LONG}\n乙标题说乙事\n——石桥区做法\n{MORE}", ["甲标题说甲事", "乙标题说乙事"]),
        (
            f"甲标题说甲事\n□记者 沈嘉木\n{LONG}\n亮点一\n小标题\n{MORE}\n亮点二\n又一个小标题\n{LONG}再说",
            ["甲标题说甲事"],
        ),
    ],
)
def test_articles_begin_where_a_paper_lets_them(text: str, expected: list[str | None]) -> None:
    assert titles(text) == expected


@pytest.mark.parametrize(
    ("heads", "kicker", "title", "subtitle"),
    [
        ("甲区办实事暖民心\n——石桥区养老工作纪实", None, "甲区办实事暖民心", "石桥区养老工作纪实"),
        ("# 甲区办实事暖民心\n## 石桥区养老工作见闻", None, "甲区办实事暖民心", "石桥区养老工作见闻"),
        ("甲区办实事暖民心人人都说好\n石桥区养老工作纪实", None, "甲区办实事暖民心人人都说好", "石桥区养老工作纪实"),
        ("民生速递\n甲区养老驿站开到家门口", "民生速递", "甲区养老驿站开到家门口", None),
        (
            "全区养老驿站覆盖率达到百分之百，老人就餐不出社区\n甲区办好养老大事",
            "全区养老驿站覆盖率达到百分之百，老人就餐不出社区",
            "甲区办好养老大事",
            None,
        ),
        ("民有所呼\n说说身边烦心事\n12345热线来电摘登", "民有所呼", "说说身边烦心事", "12345热线来电摘登"),
        ("# 党建引领聚合力 服务群众暖人心", None, "党建引领聚合力 服务群众暖人心", None),
        ("# 党建引领聚合力\n# 服务群众暖人心", None, "党建引领聚合力 服务群众暖人心", None),
    ],
)
def test_headlines_are_told_apart(heads: str, kicker: str | None, title: str, subtitle: str | None) -> None:
    article = only(f"{heads}\n\n{LONG}\n\n{MORE}\n")
    assert (article.title, article.subtitle) == (title, subtitle)
    assert dict(article.notes).get("kicker") == kicker


def test_a_title_far_from_its_body_finds_it() -> None:
    first, second, third = page(
        f"能力提升\n\n{LONG}\n\n小标题在这里\n\n{MORE}\n\n乙标题说乙事\n\n□江湾日报记者 陆庭芳\n\n{LONG}乙。\n\n"
        "■石桥区的新气象。 孟小川 摄\n\n石桥：办好一件件实事\n\n□江湾日报记者 沈嘉木\n\n"
        f"民有所呼\n\n说说身边的烦心事情\n\n{MORE}丙。\n"
    ).articles
    assert (first.title, first.authors, first.photographers) == ("石桥：办好一件件实事", ("沈嘉木",), ("孟小川",))
    assert blocks(first, "caption") == ["石桥区的新气象。"]
    assert (second.title, second.photographers) == ("乙标题说乙事", ())
    assert (third.title, third.authors) == ("说说身边的烦心事情", ())


@pytest.mark.parametrize(
    ("top", "end", "authors"),
    [
        ("沈嘉木 陆庭芳\n", "", ("沈嘉木", "陆庭芳")),
        ("张小川\n", "", ("张小川",)),
        ("", "\n沈嘉木 丁 一", ("沈嘉木", "丁一")),
        ("", " □记者 沈嘉木", ("沈嘉木",)),
        ("", "本报记者 沈嘉木 通讯员 陆庭芳", ("沈嘉木", "陆庭芳")),
        ("", "（沈嘉木 陆庭芳）", ("沈嘉木", "陆庭芳")),
        ("", "（记者 沈嘉木，通讯员 陆庭芳）", ("沈嘉木", "陆庭芳")),
        ("", "（试行）", ()),
        ("本报评论员\n", "", ()),
    ],
)
def test_names_under_the_title_or_behind_the_text(top: str, end: str, authors: tuple[str, ...]) -> None:
    article = only(f"甲标题说甲事\n{top}\n{LONG}\n{MORE}{end}\n")
    assert article.authors == authors
    assert blocks(article, "paragraph")[0] == LONG
    assert article.subtitle is None


def test_a_by_line_may_stand_over_the_title() -> None:
    article = only(f"民生\n\n全媒体记者 沈嘉木\n\n石桥区的新学校开学了\n\n{LONG}\n")
    assert (article.title, article.authors) == ("石桥区的新学校开学了", ("沈嘉木",))


@pytest.mark.parametrize("source", ["来源：江湾日报", "【来源：江湾日报】", "（来源:江湾日报）"])
def test_labels_name_the_parts_of_an_article(source: str) -> None:
    article = only(f"标题：把实事办好\n副标题：石桥区见闻\n作者：沈嘉木\n{source}\n日期：2023-08-21\n正文：\n{LONG}\n")
    assert (article.title, article.subtitle, article.authors) == ("把实事办好", "石桥区见闻", ("沈嘉木",))
    assert (article.publisher, article.date) == ("江湾日报", "2023-08-21")
    assert blocks(article, "paragraph") == [LONG]


def test_entries_of_a_list_are_neither_headings_nor_broken_sentences() -> None:
    entries = ["地区生产总值 268.5亿元 增长6.3%", "规上工业增加值：增长8.1%", "城镇新增就业 4236人"]
    entries += ["旅游收入：79.3亿元，同比增长46.8%", "新改建公园：12个（含口袋公园9个）"]
    article = only("石桥区上半年成绩单出炉\n\n" + "\n".join(entries) + f"\n{LONG}\n")
    assert blocks(article, "paragraph") == [*entries, LONG]
    assert blocks(article, "heading") == []


def test_questions_and_answers_are_paragraphs() -> None:
    talk = ["问：养老驿站怎么样？", "答：建了二十家，惠及老人六千余人。", "问：下一步怎么办？", "答：再建十家。"]
    assert blocks(only("访石桥区民政局局长\n\n" + "\n".join(talk)), "paragraph") == talk


def test_a_by_line_before_a_section_heading_keeps_its_article() -> None:
    first, second = page(
        f"短讯\n\n本报讯 {LONG}\n\n乙标题说说乙的事情\n\n□记者 沈嘉木\n\n小标题在这里\n\n{MORE}\n"
    ).articles
    assert (first.title, second.title, second.authors) == ("短讯", "乙标题说说乙的事情", ("沈嘉木",))
    assert blocks(second, "heading") == ["小标题在这里"]


def test_captions_leave_the_body_and_items_of_a_digest_stay() -> None:
    long = only(f"甲标题说甲事\n\n{LONG}\n\n■ 石桥街道的养老驿站开放。\n\n{MORE}\n")
    assert blocks(long, "caption") == ["石桥街道的养老驿站开放。"]
    digest = only(
        "来电摘登\n\n■市民反映，东门路的路灯坏了，希望尽快修好。\n\n■西门路井盖已修好\n\n住建局当天派人换上了新井盖。\n"
    )
    assert blocks(digest, "caption") == []
    assert blocks(digest, "heading") == ["西门路井盖已修好"]
    assert blocks(digest, "paragraph")[0].startswith("市民反映")


@pytest.mark.parametrize(
    ("line", "caption", "photographers"),
    [
        ("■石桥街道的养老驿站开放。 孟小川 摄", "石桥街道的养老驿站开放。", ("孟小川",)),
        ("▲老人在驿站就餐。（孟小川 丁一 摄）", "老人在驿站就餐。", ("孟小川", "丁一")),
        ("图为老人在驿站就餐。", "图为老人在驿站就餐。", ()),
        ("老人在驿站就餐。本报记者孟小川摄", "老人在驿站就餐。", ("孟小川",)),
        ("老人在驿站就餐 新华社记者 孟小川 摄", "老人在驿站就餐", ("孟小川",)),
        ("▼驿站外景 通讯员 丁一 摄影", "驿站外景", ("丁一",)),
    ],
)
def test_captions_of_other_papers(line: str, caption: str, photographers: tuple[str, ...]) -> None:
    article = only(f"甲标题说甲事\n\n{LONG}\n\n{line}\n\n{MORE}\n")
    assert (blocks(article, "caption"), article.photographers) == ([caption], photographers)
    assert blocks(article, "paragraph") == [LONG, MORE]


def test_a_heading_with_a_picture_is_news_of_its_own() -> None:
    caption = "■5月11日，石桥区科技馆的流动展车开进东门小学，三十六件展品和孩子们见面。 孟小川 摄"
    first, second = page(f"甲标题说甲事\n\n□记者 沈嘉木\n\n{LONG}\n\n科技馆开进校园\n\n{caption}\n").articles
    assert (second.title, second.photographers, first.photographers) == ("科技馆开进校园", ("孟小川",), ())
    assert len(blocks(second, "paragraph")) == 1


@pytest.mark.parametrize(
    ("opening", "authors", "publisher", "date"),
    [
        ("本报讯（记者 沈嘉木 通讯员 陆庭芳）", ("沈嘉木", "陆庭芳"), None, None),
        ("本报7月3日讯 记者沈嘉木报道：", ("沈嘉木",), None, None),
        ("江湾日报石桥2022年7月3日讯（首席记者 沈嘉木）", ("沈嘉木",), "江湾日报", "2022-07-03"),
        ("新华社石桥7月3日电（记者沈嘉木、陆庭芳）", ("沈嘉木", "陆庭芳"), "新华社", None),
        ("石桥新闻社7月3日讯（记者 沈嘉木）", ("沈嘉木",), "石桥新闻社", None),
        ("（记者 沈嘉木）", ("沈嘉木",), None, None),
        ("江湾网记者沈嘉木5月10日报道：", ("沈嘉木",), "江湾网", None),
        ("石桥7月3日电 （记者 沈嘉木）", ("沈嘉木",), None, None),
        ("7月3日消息：（记者 沈嘉木）", ("沈嘉木",), None, None),
        ("新华网石桥11月3日专电（记者沈嘉木）", ("沈嘉木",), "新华网", None),
        ("江湾客户端、江湾网、石桥晚报6月21日消息（记者 沈嘉木）", ("沈嘉木",), "江湾客户端", None),
        ("江湾网讯（记者 沈嘉木 通讯员 陆庭芳报道）", ("沈嘉木", "陆庭芳"), "江湾网", None),
        ("江湾日报7月3日讯（记者沈嘉木）\n", ("沈嘉木",), "江湾日报", None),
        ("□本报记者沈嘉木本报通讯员陆庭芳\n", ("沈嘉木", "陆庭芳"), None, None),
    ],
)
def test_date_lines_are_no_text(
    opening: str, authors: tuple[str, ...], publisher: str | None, date: str | None
) -> None:
    article = only(f"甲标题说甲事\n\n{opening}{LONG}\n")
    assert blocks(article, "paragraph") == [LONG]
    assert (article.authors, article.publisher, article.date) == (authors, publisher, date)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        # a long title, one that ends with a number, former titles and where it was printed before
        (
            f"深入推进“清风”医院建设 争做百姓放心医院——江湾大学派驻附属医院纪检监察组正式进驻我院\n{LONG}{MORE}",
            "深入推进",
        ),
        (f"“江湾一号大案”公开宣判 118人获刑\n{LONG}{MORE}", "“江湾一号大案”"),
        (f"（原标题：甲标题原来说乙事）\n甲标题说甲事\n{LONG}", "甲标题"),
        (f"本文转自：江湾新闻网\n甲标题说甲事\n{LONG}", "甲标题"),
    ],
)
def test_the_title_is_the_first_line_that_says_something(lines: str, title: str) -> None:
    found = only(lines + "\n").title
    assert found is not None
    assert found.startswith(title)


def test_labels_over_headings_begin_no_articles() -> None:
    text = f"甲标题说甲事\n江湾日报讯（记者 沈嘉木）{LONG}\n案例\n她把钱要回来了\n{MORE}\n提醒\n合同要看清楚\n{LONG}{MORE}\n"
    assert only(text).title == "甲标题说甲事"


def test_a_subtitle_may_stand_on_the_line_of_the_title() -> None:
    article = only(f"共话发展新篇 ——石桥区举办新春座谈会\n{LONG}{MORE}\n")
    assert (article.title, article.subtitle) == ("共话发展新篇", "石桥区举办新春座谈会")
