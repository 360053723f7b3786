"""The summary of a store says what the plain questions find, is seen by nothing else, and makes no difference to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse
from sample_facts import both, exact_names

from kg.exports import export
from kg.graph import quads
from kg.iris import term
from kg.literals import typed, zh
from kg.questions import Page, Question, question, stored_questions
from kg.store import article_graphs, build_store, memory_store, open_store
from kg.store_summary import SUMMARY, has_summary, write_summary

ID = "https://zhili.example/id/"
SMALL = Path(__file__).parent / "data" / "small.ttl"
SUMMARISED = [asked for asked in stored_questions() if asked.summarised]


def rows(store: Store, sparql: str) -> list[str]:
    return [str(solution) for solution in store.query(sparql)]


def paged(store: Store, asked: Question, size: int) -> list[str]:
    """Return the answers of all pages; an empty page is the last where every pair is an answer."""
    answers: list[str] = []
    for number in range(1, 2000):
        page = rows(store, asked.bound(store, Page(number, size)))
        answers += page
        if not page and number * size > 1000:
            break
    return answers


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("build")
    graph = NamedNode(f"{ID}article/liuxi-1")
    read = parse(path=SMALL, format=RdfFormat.TURTLE, base_iri=ID)
    build_store(folder / "store", (Quad(*quad.triple, graph) for quad in read))
    assert [path.name for path in folder.iterdir()] == ["store"]
    return open_store(folder)


def test_questions_that_take_long_have_a_summary() -> None:
    assert [asked.name for asked in SUMMARISED] == ["disagreements", "overview"]
    assert all(SUMMARY.value.rpartition("#")[2] in str(asked.summarised) for asked in SUMMARISED)


@pytest.mark.parametrize("asked", SUMMARISED, ids=lambda asked: asked.name)
def test_the_summary_answers_as_the_graph_does(store: Store, asked: Question) -> None:
    assert "zl:summary" in asked.bound(store)
    answers = rows(store, asked.sparql())
    assert answers
    assert rows(store, asked.bound(store)) == answers


def test_a_store_without_a_summary_is_asked_for_the_whole() -> None:
    store = memory_store(quads(both(), exact_names(both())))
    assert not has_summary(store)
    for asked in SUMMARISED:
        assert asked.bound(store) == asked.sparql()


def test_questions_about_a_name_do_not_need_the_summary(store: Store) -> None:
    bound = question("disagreements").bound(store, what="暖巷行动")
    assert "zl:summary" not in bound
    assert len(rows(store, bound)) == 1


def test_an_indicator_is_looked_for_in_the_summary(store: Store) -> None:
    asked = question("disagreements")
    assert "zl:summary" in asked.bound(store, indicator="成员")
    assert rows(store, asked.bound(store, indicator="成员")) == rows(store, asked.sparql(indicator="成员"))


def test_only_those_who_ask_for_the_summary_see_it(store: Store, tmp_path: Path) -> None:
    assert has_summary(store)
    assert article_graphs(store) == [NamedNode(f"{ID}article/liuxi-1")]
    assert rows(store, "SELECT * { ?s <https://w3id.org/zhili/ontology#inDispute> ?o }") == []
    for name in ("nquads", "trig", "turtle"):
        export(store, name, tmp_path / name)
        assert "inDispute" not in (tmp_path / name).read_text(encoding="utf-8")
    export(store, "qlever", tmp_path / "bulk")
    assert len(list((tmp_path / "bulk").glob("part-*"))) == 1


# Invented figures: few owners, indicators, times and values, so that many meet.
FIGURES = st.lists(
    st.tuples(
        st.integers(0, 1),  # owner
        st.sampled_from(["岗位", "企业"]),
        st.sampled_from(["", "今年", "2031年"]),  # words of the period
        st.sampled_from(["", "2031-01-01--2031-12-31", "2032-01-01--2032-12-31"]),  # and what time that is
        st.sampled_from(["1", "1.5", "12"]),
        st.sets(st.integers(0, 2), min_size=1, max_size=2),  # articles that say so
    ),
    max_size=12,
)


def described(figures: list[tuple[int, str, str, str, str, set[int]]]) -> Iterator[Quad]:
    for article in range(3):
        yield Quad(NamedNode(f"{ID}article/{article}"), term("rdf:type"), term("zl:Article"))
        yield Quad(NamedNode(f"{ID}article/{article}"), term("zl:sourceFile"), Literal(f"{article}.txt"))
    for number, (owner, indicator, period, time, value, articles) in enumerate(figures):
        holder, figure = NamedNode(f"{ID}Place/{owner}"), NamedNode(f"{ID}Outcome/{number}")
        claim = NamedNode(f"{ID}claim/{number}")
        said = {
            "rdf:type": term("zl:Outcome"),
            "zl:indicator": zh(indicator),
            "zl:value": typed(value, "decimal"),
            "zl:unit": Literal("个"),
            "zl:kind": Literal("level"),
        }
        said |= {"zl:period": zh(period)} if period else {}
        said |= {"time:hasTime": NamedNode(f"{ID}interval/{time}")} if time else {}
        yield from (Quad(figure, term(name), object_) for name, object_ in said.items())
        yield Quad(holder, term("rdf:type"), term("zl:Place"))
        yield Quad(holder, term("skos:prefLabel"), zh(f"第{owner}区"))
        yield Quad(holder, term("zl:achieves"), figure)
        yield Quad(claim, term("rdf:subject"), holder)
        yield Quad(claim, term("rdf:predicate"), term("zl:achieves"))
        yield Quad(claim, term("rdf:object"), figure)
        for article in articles:
            passage = NamedNode(f"{ID}article/{article}/evidence/{number}")
            yield Quad(claim, term("prov:wasDerivedFrom"), passage)
            yield Quad(passage, term("oa:hasSource"), NamedNode(f"{ID}article/{article}"))


@settings(max_examples=60, deadline=None)
@given(FIGURES)
def test_the_summary_of_any_figures_answers_as_they_do(figures: list[tuple[int, str, str, str, str, set[int]]]) -> None:
    store = Store()
    store.extend(described(figures))
    with TemporaryDirectory() as folder:
        write_summary(store, Path(folder))
    for asked in SUMMARISED:
        assert rows(store, asked.bound(store)) == rows(store, asked.sparql())
    asked = question("disagreements")
    # Pairs of figures with equal answers are on pages of their own.
    assert {*paged(store, asked, 50)} == {*rows(store, asked.sparql())}


def test_the_same_words_for_another_time_are_no_disagreement() -> None:
    store = Store()
    one, other = "2031-01-01--2031-12-31", "2032-01-01--2032-12-31"
    figures = [
        (0, "岗位", "今年", one, "1", {0}),
        (0, "岗位", "今年", other, "12", {1}),
        (0, "岗位", "", one, "1.5", {2}),
    ]
    store.extend(described(figures))
    answers = [(row["value"].value, row["otherValue"].value) for row in store.query(question("disagreements").sparql())]
    assert answers == [("1", "1.5")]


def test_the_counts_are_told_in_void(store: Store) -> None:
    void = "http://rdfs.org/ns/void#"
    parts = store.quads_for_pattern(None, NamedNode(f"{void}class"), term("zl:Article"), SUMMARY)
    (part,) = [quad.subject for quad in parts]
    (count,) = [quad.object for quad in store.quads_for_pattern(part, NamedNode(f"{void}entities"), None, SUMMARY)]
    assert count == typed("2", "integer")
    assert not list(store.quads_for_pattern(part, None, None, DefaultGraph()))
