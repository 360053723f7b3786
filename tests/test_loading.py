"""A build goes to graph stores on other machines: whole, again in parts, after an interruption, or with one sentence."""

from __future__ import annotations

import json
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner
from graph_store_server import SmallStore, free_port, fuseki, oxigraph, serving
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store
from sample_facts import both, exact_names

from kg.cli import main
from kg.errors import GraphError, LoadError
from kg.graph import quads
from kg.graphstore import Credentials, GraphStore
from kg.iris import term
from kg.loading import LoadReport, load
from kg.questions import question
from kg.store import memory_store, open_store, run_query

QUADS = quads(both(), exact_names(both()))
TRIPLES = {quad.triple for quad in QUADS}
ARTICLES = sorted({quad.graph_name.value for quad in QUADS})  # type: ignore[union-attr]
BASE = "https://zhili.example/id/"


@pytest.fixture
def small() -> SmallStore:
    return SmallStore()


@pytest.fixture
def host(small: SmallStore) -> Iterator[str]:
    with serving(small) as address:
        yield address


def articles_in(store: Store) -> set[Quad]:
    """Return what a store says in the graphs of articles, which is all but what loading keeps there."""
    kept = (graph for graph in store.named_graphs() if isinstance(graph, NamedNode) and "/loaded/" not in graph.value)
    return {quad for graph in kept for quad in store.quads_for_pattern(None, None, None, graph)}


def changes(small: SmallStore) -> list[tuple[str, str]]:
    return [(method, graph) for method, graph in small.requests if method != "GET" and "/loaded/" not in graph]


def test_every_article_becomes_a_named_graph(small: SmallStore, host: str) -> None:
    report = load(memory_store(QUADS), GraphStore(f"{host}/store"))
    assert report == LoadReport(len(ARTICLES), 0, 0, len(QUADS))
    assert articles_in(small.content) == set(QUADS)
    assert not list(small.content.quads_for_pattern(None, None, None, DefaultGraph()))


def test_what_is_there_is_not_sent_again(small: SmallStore, host: str) -> None:
    load(memory_store(QUADS), GraphStore(f"{host}/store"))
    small.requests.clear()
    assert load(memory_store(QUADS), GraphStore(f"{host}/store")) == LoadReport(0, len(ARTICLES), 0, 0)
    assert {method for method, _ in small.requests} == {"GET"}


def test_a_changed_article_is_replaced_and_one_that_is_gone_is_removed(small: SmallStore, host: str) -> None:
    first, second = ARTICLES
    load(memory_store(QUADS), GraphStore(f"{host}/store"))
    more = Quad(NamedNode(first), term("dcterms:title"), Literal("改", language="zh"), NamedNode(first))
    changed = [*(quad for quad in QUADS if quad.graph_name == NamedNode(first)), more]
    small.requests.clear()
    report = load(memory_store(changed), GraphStore(f"{host}/store"))
    assert (report.sent, report.unchanged, report.removed) == (1, 0, 1)
    assert sorted(changes(small)) == [("DELETE", second), ("PUT", first)]
    assert articles_in(small.content) == set(changed)


def test_the_default_graph_is_the_union_and_is_sent_once(small: SmallStore, host: str) -> None:
    small.content.add(Quad(term("zl:a"), term("zl:b"), Literal("old")))
    for _ in range(2):
        report = load(memory_store(QUADS), GraphStore(f"{host}/store"), default_graph=True)
        assert {quad.triple for quad in small.content.quads_for_pattern(None, None, None, DefaultGraph())} == TRIPLES
    assert report.triples == 0


def test_a_large_union_is_sent_in_parts(small: SmallStore, host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.loading._LINES", 7)
    load(memory_store(QUADS), GraphStore(f"{host}/store"), default_graph=True)
    assert {quad.triple for quad in small.content.quads_for_pattern(None, None, None, DefaultGraph())} == TRIPLES
    assert changes(small).count(("POST", "")) == -(-len(TRIPLES) // 7) - 1


def many(count: int) -> list[Quad]:
    """Return as many articles, each with a title."""
    graphs = [NamedNode(f"{BASE}article/many-{number}") for number in range(count)]
    types = [Quad(graph, term("rdf:type"), term("zl:Article"), graph) for graph in graphs]
    return [*types, *(Quad(graph, term("dcterms:title"), Literal(graph.value), graph) for graph in graphs)]


def test_an_interrupted_load_goes_on(small: SmallStore, host: str) -> None:
    whole = memory_store(many(200))
    for broken_after in (90, 100, 120):
        small.answers = [0] * broken_after + [500]
        with pytest.raises(LoadError, match=r"500 .*(not now).*the same command goes on"):
            load(whole, GraphStore(f"{host}/store"))
    report = load(whole, GraphStore(f"{host}/store"))
    assert report.unchanged > 50
    assert articles_in(small.content) == set(many(200))
    sent = [graph for method, graph in changes(small) if method == "PUT"]
    assert len(sent) - len(set(sent)) <= 3 * 10  # at most the articles of the lots that were under way


def test_after_an_interruption_another_build_is_loaded_rightly(small: SmallStore, host: str) -> None:
    old = many(40)
    new = [
        *old[:-4],
        Quad(NamedNode(f"{BASE}article/many-0"), term("zl:x"), Literal("new"), NamedNode(f"{BASE}article/many-0")),
    ]
    load(memory_store(old), GraphStore(f"{host}/store"))
    for broken_after in range(66, 76):
        small.answers = [0] * broken_after + [500]
        with suppress(LoadError):
            load(memory_store(new), GraphStore(f"{host}/store"))
        small.answers = []
        load(memory_store(old), GraphStore(f"{host}/store"))
        assert articles_in(small.content) == set(old)


def test_a_store_that_is_busy_is_asked_again(small: SmallStore, host: str) -> None:
    small.answers = [503, 0, 429, 502]
    assert load(memory_store(QUADS), GraphStore(f"{host}/store")).sent == len(ARTICLES)
    assert articles_in(small.content) == set(QUADS)


@pytest.mark.parametrize(
    "who", [Credentials("writer", "geheim"), Credentials(token="geheim")], ids=["password", "token"]
)
def test_who_may_write_is_let_in(small: SmallStore, host: str, who: Credentials) -> None:
    small.password = "geheim"
    assert load(memory_store(QUADS), GraphStore(f"{host}/store", who)).sent == len(ARTICLES)


REFUSALS: list[tuple[str, dict[str, object], Credentials, str]] = [
    ("/store", {"password": "geheim"}, Credentials(), r"401 .*give --user and its password"),
    ("/store", {"password": "geheim"}, Credentials("writer", "falsch"), r"401 .*the password, or the token, is wrong"),
    ("/store", {"answers": [0] * 70 + [413] * 9}, Credentials(), r"413 .*larger than the server takes"),
    ("/store", {"answers": [403]}, Credentials(), r"403 .*may not write there"),
    ("/store", {"answers": [503] * 99}, Credentials(), r"is busy and stayed so"),
    ("/page", {}, Credentials(), r"answers with text/html.*, not Turtle"),
    ("/nothing", {}, Credentials(), r"404 .*no graph store at this address"),
    ("/moved", {}, Credentials(), r"has moved to .*/store; give that address"),
]


@pytest.mark.parametrize(("path", "state", "who", "told"), REFUSALS, ids=[told[:12] for *_, told in REFUSALS])
def test_a_refusal_is_one_sentence(
    small: SmallStore,
    host: str,
    path: str,
    state: dict[str, object],
    who: Credentials,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    for name, value in state.items():
        setattr(small, name, value)
    with pytest.raises(LoadError, match=told) as raised:
        load(memory_store(many(200)), GraphStore(f"{host}{path}", who))
    assert "\n" not in str(raised.value)
    assert "geheim" not in str(raised.value)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("localhost:7878/store", "begins with http"),
        ("ftp://localhost/store", "begins with http"),
        ("http:///store", "not the address"),
        ("http://writer:geheim@localhost/store", "leave the password out"),
    ],
)
def test_an_address_that_is_none_is_told(url: str, told: str) -> None:
    with pytest.raises(LoadError, match=told) as raised:
        GraphStore(url)
    assert "geheim" not in str(raised.value)


def test_a_store_that_is_not_there_or_says_nothing_is_told(small: SmallStore, host: str) -> None:
    with pytest.raises(LoadError, match=r"cannot be reached \(Connection refused\); is the server running\?"):
        load(memory_store(QUADS), GraphStore(f"http://127.0.0.1:{free_port()}/store"))
    small.slow = 0.6
    with pytest.raises(LoadError, match=r"no answer within 0.1 s"):
        load(memory_store(QUADS), GraphStore(f"{host}/store", timeout=0.1))


def test_a_graph_without_articles_is_told() -> None:
    plain = memory_store([Quad(*triple) for triple in TRIPLES])
    with pytest.raises(GraphError, match="no article graphs to load"):
        load(plain, GraphStore("http://127.0.0.1:9/store"))


def asked(address: str, sparql: str) -> list[tuple[str | None, ...]]:
    """Return the answer of a server to a query."""
    request = urllib.request.Request(
        address, urllib.parse.urlencode({"query": sparql}).encode(), {"Accept": "application/sparql-results+json"}
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        found = json.load(answer)
    return [
        tuple(row.get(name, {}).get("value") for name in found["head"]["vars"]) for row in found["results"]["bindings"]
    ]


@pytest.mark.parametrize("server", [oxigraph, fuseki], ids=["oxigraph", "fuseki"])
def test_a_real_server_answers_like_the_build(
    server: Callable[[Path], Iterator[tuple[str, str]]], tmp_path: Path, graph: Path
) -> None:
    with server(tmp_path / "server") as (store, query):
        command = ["load", store, "--graph", str(graph), "--default-graph"]
        first = CliRunner().invoke(main, command)
        assert first.exit_code == 0, first.output
        assert "3 articles sent" in first.output
        again = CliRunner().invoke(main, command)
        assert "0 articles sent (0 triples), 3 were there, 0 removed" in again.output
        here = open_store(graph)
        for name, values in (("who-founds", {}), ("outcomes", {}), ("overview", {}), ("who-leads", {"body": "天桥区"})):
            sparql = question(name).sparql(**values)
            expected = [tuple(row.values()) for row in run_query(here, sparql).records()]
            assert asked(query, sparql) == expected, name
        says = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } FILTER (CONTAINS(STR(?g), '/article/')) } GROUP BY ?g ORDER BY ?g"
        assert asked(query, says) == [tuple(row.values()) for row in run_query(here, says).records()]
