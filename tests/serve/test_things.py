from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from kg.graph import describe
from kg.index.schema import FILE_NAME
from kg.index.writing import write_index
from kg.model import Article, Block, Dating, Entity, Facts, Figure, OffsetMap, Period, Relation, Source, Span
from kg.resolution import resolve
from kg.serve.graph import OpenGraph
from kg.serve.overviews import named_overview
from kg.serve.records import ThingPage
from kg.serve.search import suggest
from kg.serve.things import figures, thing_page
from kg.store import build_store
from kg.texts import article_texts

YEARS = ("2021", "2022", "2023")


def facts(id_: str, added: int) -> Facts:
    """Return an article on 白塔区 with a figure for each year, an event and a date."""
    text = "白塔区纪实\n白塔区委启动灯塔行动，三年间新增岗位不断。"
    article = Article(
        id_,
        Source(f"{id_}.txt", text, "1" * 64, "utf-8"),
        text,
        (Block("title", Span(0, 5)), Block("paragraph", Span(6, len(text)))),
        OffsetMap(((0, 0, len(text)),)),
        title="白塔区纪实",
        date="2024-01-02",
    )
    evidence = article.evidence(Span(6, len(text)))
    told = [
        Figure(
            0, "新增岗位", Decimal(100 * number + added), "个", "level", evidence,
            period=Period(f"{year}年", f"{year}-01-01", f"{year}-12-31"),
        )
        for number, year in enumerate(YEARS, start=1)
    ]  # fmt: skip
    return Facts(
        article,
        (
            Entity("白塔区委", "PartyBody", place="白塔区"),
            Entity("灯塔行动", "Initiative"),
            Entity("白塔灯会", "Event"),
        ),
        (Relation(0, "establishes", 1, evidence), Relation(0, "participatesIn", 2, evidence)),
        figures=tuple(told),
        datings=(Dating(1, "startDate", "2021-05", evidence), Dating(2, "date", "2020-01-30", evidence)),
    )


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenGraph]:
    out: Path = tmp_path_factory.mktemp("things") / "graph"
    told = [facts("one", 0), facts("two", 7)]
    resolution = resolve(told)
    out.mkdir()
    quads = sorted(describe(told, resolution).quads, key=str)
    build_store(out / "store", quads)
    write_index(out / FILE_NAME, quads, article_texts((), told, resolution))
    graph = OpenGraph(out, workers=1)
    yield graph
    graph.close()


@pytest.fixture(scope="module")
def page(opened: OpenGraph) -> ThingPage:
    iri = suggest(opened, "白塔区委", 1)[0].thing.iri
    return thing_page(opened, opened.number(iri) or 0)


def test_the_timeline_runs_from_the_oldest_date_on(page: ThingPage) -> None:
    told = [(one.date_text, one.label.zh, one.other.name if one.other else "") for one in page.timeline]
    assert told == [("2020年1月30日", "参与", "白塔灯会"), ("2021年5月", "设立", "灯塔行动")]


def test_the_dates_of_a_thing_are_its_own(opened: OpenGraph) -> None:
    event = thing_page(opened, opened.number("https://zhili.example/id/Event/白塔灯会") or 0)
    assert [(one.date, one.label.en, one.other) for one in event.timeline] == [("2020-01-30", "date", None)]
    assert [(fact.text, fact.other) for fact in event.groups[0].facts] == [("2020年1月30日", None)]


def test_an_indicator_of_several_periods_is_a_series(page: ThingPage) -> None:
    assert [(one.indicator, one.unit, one.kind_label.zh) for one in page.series] == [("新增岗位", "个", "数量")]
    assert [point.period for point in page.series[0].points] == [f"{year}年" for year in YEARS]


def test_figures_come_in_parts(opened: OpenGraph, page: ThingPage) -> None:
    assert page.figure_pages.total == len(page.figures) == 6
    number = opened.number(page.thing.iri) or 0
    assert figures(opened, number, 4, 10) == page.figures[4:]


def test_the_summary_says_what_there_is(page: ThingPage) -> None:
    assert page.summary.zh == "党委机构；设立 灯塔行动；参与 白塔灯会；数据 6 项；见于 2 篇文章"
    assert page.summary.en.endswith("6 figures; in 2 articles")


def test_figures_that_articles_give_differently_are_disagreements(opened: OpenGraph) -> None:
    found = named_overview(opened)["disagreements"]
    assert [(one["thing"]["name"], one["indicator"], one["period"]) for one in found] == [
        ("白塔区委", "新增岗位", f"{year}年") for year in YEARS
    ]
    assert [value["text"] for value in found[0]["values"]] in (["100个", "107个"], ["107个", "100个"])
