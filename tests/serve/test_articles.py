from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import REPORT

from kg.serve.articles import article_page
from kg.serve.graph import OpenGraph
from kg.serve.records import ArticlePage
from kg.serve.search import search


@pytest.fixture(scope="module")
def page(graph: Path) -> Iterator[ArticlePage]:
    opened = OpenGraph(graph, workers=1)
    found = search(opened, "网格治理新答卷").articles[0].article.iri
    yield article_page(opened, opened.article_number(found) or 0)
    opened.close()


def test_runs_put_together_are_the_text_in_reading_order(page: ArticlePage) -> None:
    text = "".join(run.text for block in page.blocks for run in block.runs)
    assert page.article.title == "历下区书写网格治理新答卷"
    assert [block.kind for block in page.blocks] == ["title", "paragraph", "paragraph", "paragraph"]
    assert text in REPORT.replace("\n\n■记者 苏念 通讯员 何方\n\n", "").replace("\n", "")
    assert set(page.authors) == {"苏念", "何方"}


def test_every_mention_is_marked_with_its_thing(page: ArticlePage) -> None:
    marked = {thing.name: "" for thing in page.things}
    for run in (run for block in page.blocks for run in block.runs):
        for number in run.things:
            marked[page.things[number].name] += run.text
    assert marked["林望舒"] == "林望舒"
    assert marked["历下区委"].startswith("历下区委")
    assert all(marked.values())


def test_the_runs_of_a_claim_are_the_words_it_rests_on(page: ArticlePage) -> None:
    number = next(n for n, claim in enumerate(page.claims) if claim.relation == "establishes")
    claim = page.claims[number]
    words = "".join(run.text for block in page.blocks for run in block.runs if number in run.claims)
    assert claim.text == "历下区委 设立 红帆党建联盟"
    assert "成立了“红帆”党建联盟" in words
    assert claim.evidence_id == f"e-{claim.evidence.rpartition('/')[2]}"


def test_figures_and_posts_are_told_in_words(page: ArticlePage) -> None:
    told = {claim.text for claim in page.claims}
    assert any("17.1%" in one for one in told)
    assert "林望舒 任职 历下区委 区委书记" in told
