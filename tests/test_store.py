from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, Store
from sample_facts import both, exact_names

from kg.errors import GraphError, OutputError, QueryError
from kg.graph import describe, quads
from kg.iris import term
from kg.store import build_store, memory_store, open_store, prefixes_of, run_query
from kg.turtle import to_nquads, to_turtle

ID = "https://zhili.example/id/"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("build")
    build_store(out / "store", quads(both(), exact_names(both())))
    return out


def first(store: Store, sparql: str) -> str | None:
    result = run_query(store, sparql)
    return result.records()[0][result.columns[0]]


def test_plain_patterns_see_the_union_with_each_triple_once(build: Path) -> None:
    union = {quad.triple for quad in quads(both(), exact_names(both()))}
    assert first(open_store(build), COUNT) == str(len(union))


def test_graph_patterns_see_who_says_what(build: Path) -> None:
    says = "SELECT ?g { GRAPH ?g { PartyBody:青石区委 zl:establishes ?x } } ORDER BY ?g"
    rows = run_query(open_store(build), says).records()
    assert [row["g"] for row in rows] == [f"{ID}article/brief-0b", f"{ID}article/report-0a"]


def test_several_readers_open_a_store_at_once_and_leave_it_alone(build: Path) -> None:
    before = sorted((path.name, path.stat().st_size) for path in (build / "store").iterdir())
    left, right = open_store(build), open_store(build / "store")
    assert first(left, COUNT) == first(right, COUNT)
    assert sorted((path.name, path.stat().st_size) for path in (build / "store").iterdir()) == before


def test_a_store_is_only_written_into_a_new_directory(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("mine")
    with pytest.raises(OutputError, match="exists already"):
        build_store(tmp_path, [])
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        build_store(tmp_path / "file" / "store", [])
    assert (tmp_path / "kept").read_text() == "mine"


@pytest.mark.parametrize("suffix", [".ttl", ".nq"])
def test_a_graph_file_opens_like_a_store(build: Path, tmp_path: Path, suffix: str) -> None:
    graph = quads(both(), exact_names(both()))
    path = tmp_path / f"graph{suffix}"
    path.write_text(to_turtle(graph) if suffix == ".ttl" else to_nquads(graph), encoding="utf-8")
    assert first(open_store(path), COUNT) == first(open_store(build), COUNT)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _junk(path: Path) -> None:
    path.write_bytes(b"\x00\x01junk" * 100)


@pytest.mark.parametrize("damage", [_empty, _junk, Path.unlink])
@pytest.mark.parametrize("file", ["CURRENT", "MANIFEST-*", "*.sst"])
def test_a_damaged_store_is_told_in_one_sentence(
    build: Path, tmp_path: Path, file: str, damage: Callable[[Path], None]
) -> None:
    copy = tmp_path / "store"
    shutil.copytree(build / "store", copy)
    for path in copy.glob(file):
        damage(path)
    with pytest.raises(GraphError, match=r"(damaged|no graph store).*kg build") as caught:
        run_query(open_store(copy), COUNT)
    assert "\n" not in str(caught.value)
    assert str(copy) in str(caught.value)


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("missing", None, "does not exist"),
        ("page.html", "<html>", "not a graph file"),
        ("graph.ttl", "<a> <b> .", "not valid Turtle"),
        ("graph.nq", "\x00\x01", "not valid N-Quads"),
    ],
)
def test_what_is_no_graph_is_told_in_one_sentence(tmp_path: Path, name: str, content: str | None, found: str) -> None:
    if content is not None:
        (tmp_path / name).write_text(content)
    with pytest.raises(GraphError, match=found) as caught:
        open_store(tmp_path / name)
    assert "\n" not in str(caught.value)


def test_a_directory_of_something_else_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(GraphError, match="is no graph store"):
        open_store(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes.txt"]


@pytest.mark.parametrize(
    ("sparql", "told"),
    [
        ("SELECT ?x WHERE {\n ?x zl:leads ?y .\n FILTER(?y = }", "line 3, column"),
        ("SELECT * {\n  ?s jia:乙 ?o }", 'line 2, column .*: the prefix "jia:" is not declared'),
        ("", "line 1, column 1"),
        ("ASK {", "line 1, column 6"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "line 1"),
        ("SELECT (COUNT(?x) AS ?n) ?y { ?x ?p ?y }", "not valid SPARQL"),
        ("ASK { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "SERVICE"),
        ('ASK { ?s ?p "a" . # "\n service silent ?x { ?s ?p ?o } }', "SERVICE"),
    ],
)
def test_a_wrong_query_is_told_with_its_place(sparql: str, told: str) -> None:
    with pytest.raises(QueryError, match=told) as caught:
        run_query(memory_store([]), sparql)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "sparql",
    ['ASK { ?service ?p "SERVICE" }', "ASK { ?s <urn:SERVICE> ?o } # SERVICE", "ASK { ?s zl:SERVICE '''\nSERVICE''' }"],
)
def test_the_word_service_is_harmless_elsewhere(sparql: str) -> None:
    assert run_query(memory_store([]), sparql).kind == "ask"


def test_a_graph_comes_sorted_and_as_turtle() -> None:
    store = memory_store(quads(both(), exact_names(both())))
    result = run_query(store, "CONSTRUCT WHERE { ?b zl:establishes ?a }")
    assert result.kind == "graph"
    assert result.to_turtle().splitlines()[-1] == "PartyBody:青石区委 zl:establishes Alliance:红帆党建联盟 ."


def test_prefixes_follow_the_base_of_the_data() -> None:
    data = describe(both(), exact_names(both()), "https://kg.example.cn/").quads
    assert prefixes_of(memory_store(data))["Place"] == "https://kg.example.cn/Place/"
    assert prefixes_of(memory_store([]))["Place"] == f"{ID}Place/"
    foreign = Quad(NamedNode("urn:x:1"), term("rdf:type"), term("zl:Article"))
    assert prefixes_of(memory_store([foreign]))["Place"] == f"{ID}Place/"
