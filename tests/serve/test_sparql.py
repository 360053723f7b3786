"""The SPARQL 1.1 Protocol, as clients of any kind speak it."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
import uvicorn
from rdflib import Graph as RdflibGraph
from rdflib import URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper
from starlette.testclient import TestClient

from kg.serve.app import application
from kg.serve.served import Served

ALLIANCES = """PREFIX zl: <https://w3id.org/zhili/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?name { ?s a zl:Alliance ; skos:prefLabel ?name }"""
DESCRIBE = "CONSTRUCT { ?s a ?o } { ?s a ?o . FILTER(?o = <https://w3id.org/zhili/ontology#Alliance>) }"
NAME = "红帆党建联盟"


@pytest.fixture(scope="module")
def endpoint(graph: Path) -> Iterator[str]:
    """The address of /sparql on a server that really listens."""
    server = uvicorn.Server(uvicorn.Config(application(Served(graph)), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/sparql"
    server.should_exit = True
    thread.join()


def asked(client: TestClient, accept: str, query: str = ALLIANCES) -> tuple[int, str, str]:
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    return answer.status_code, answer.headers["content-type"].partition(";")[0], answer.text


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("*/*", "application/sparql-results+json"),
        ("text/csv;q=0.4, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("text/turtle, text/csv;q=0.1", "text/csv"),
    ],
)
def test_tables_come_in_the_form_asked_for(client: TestClient, accept: str, form: str) -> None:
    status, found, text = asked(client, accept)
    assert (status, found) == (200, form)
    assert NAME in text


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", "text/turtle"),
        ("application/n-triples", "application/n-triples"),
        ("application/ld+json", "application/ld+json"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("*/*", "text/turtle"),
    ],
)
def test_graphs_come_in_the_form_asked_for(client: TestClient, accept: str, form: str) -> None:
    assert asked(client, accept, DESCRIBE)[:2] == (200, form)


def test_a_form_that_the_answer_cannot_have_is_refused(client: TestClient) -> None:
    assert asked(client, "text/turtle")[0] == 406
    assert asked(client, "image/png")[0] == 406


def test_csv_is_as_the_standard_has_it(client: TestClient) -> None:
    assert list(csv.reader(io.StringIO(asked(client, "text/csv")[2]))) == [["name"], [NAME]]


@pytest.mark.parametrize(
    "posted",
    [
        {"data": {"query": ALLIANCES}},
        {"content": ALLIANCES.encode(), "headers": {"Content-Type": "application/sparql-query"}},
        {"content": ALLIANCES.encode(), "headers": {"Content-Type": "application/sparql-query; charset=utf-8"}},
    ],
)
def test_queries_can_be_posted(client: TestClient, posted: dict[str, object]) -> None:
    found = client.post("/sparql", **posted).json()  # type: ignore[arg-type]
    assert found["results"]["bindings"] == [{"name": {"type": "literal", "value": NAME, "xml:lang": "zh"}}]


@pytest.mark.parametrize(
    ("query", "status", "told"),
    [
        ("SELECT ?x", 400, "line 1"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 400, "SERVICE"),
        ("SELECT * { ?a ?p ?b FILTER(?a<?b)SERVICE?a{?s?p?o}FILTER(?b>?a)}", 400, "SERVICE"),
        ("INSERT DATA { <x:a> <x:b> <x:c> }", 400, "not valid SPARQL"),
        ("LOAD <file:///etc/passwd>", 400, "not valid SPARQL"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", 200, ""),
    ],
)
def test_what_is_no_query_is_told_in_a_sentence(client: TestClient, query: str, status: int, told: str) -> None:
    found, _, text = asked(client, "*/*", query)
    assert found == status
    assert told in text
    assert "root:" not in text


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        ({"data": {"update": "CLEAR ALL"}}, 403),
        ({"content": b"CLEAR ALL", "headers": {"Content-Type": "application/sparql-update"}}, 403),
        ({"data": {"query": "ASK {}", "update": "CLEAR ALL"}}, 403),
        ({"data": {}}, 415),
        ({"data": {"other": "x"}}, 400),
        ({"content": b"ASK {}", "headers": {"Content-Type": "text/plain"}}, 415),
        ({"content": b"\xff\xfe", "headers": {"Content-Type": "application/sparql-query"}}, 400),
    ],
)
def test_updates_and_broken_requests_are_refused(client: TestClient, request_: dict[str, object], status: int) -> None:
    assert client.post("/sparql", **request_).status_code == status  # type: ignore[arg-type]


def test_two_queries_are_no_query(client: TestClient) -> None:
    assert client.get("/sparql?query=ASK%7B%7D&query=ASK%7B%7D").status_code == 400


def test_graphs_can_be_chosen(client: TestClient) -> None:
    query = "SELECT (COUNT(DISTINCT ?a) AS ?n) { ?a a <https://w3id.org/zhili/ontology#Article> }"
    article = client.get("/api/search", params={"q": "推进会"}).json()["articles"][0]["article"]["iri"]
    counts = []
    for chosen in ({}, {"default-graph-uri": article}, {"default-graph-uri": "https://zhili.example/none"}):
        found = client.get("/sparql", params={"query": query, **chosen}).json()
        counts.append(found["results"]["bindings"][0]["n"]["value"])
    assert counts == ["3", "1", "0"]


def test_a_browser_without_a_query_is_led_to_the_page(client: TestClient) -> None:
    answer = client.get("/sparql", headers={"Accept": "text/html,*/*;q=0.8"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (307, "/query")


@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper_gets_right_answers(endpoint: str, method: str) -> None:
    client = SPARQLWrapper(endpoint)
    client.setMethod(method)
    client.setQuery(ALLIANCES)
    client.setReturnFormat(JSON)
    assert [row["name"]["value"] for row in client.queryAndConvert()["results"]["bindings"]] == [NAME]
    client.setReturnFormat(XML)
    assert NAME in client.queryAndConvert().toxml()
    client.setReturnFormat(CSV)
    assert client.queryAndConvert().decode().split() == ["name", NAME]
    client.setQuery(DESCRIBE)
    client.setReturnFormat(TURTLE)
    assert len(RdflibGraph().parse(data=client.queryAndConvert(), format="turtle")) == 1


def test_rdflibs_sparqlstore_gets_right_answers(endpoint: str) -> None:
    remote = RdflibGraph(SPARQLStore(endpoint))
    assert [str(name) for (name,) in remote.query(ALLIANCES)] == [NAME]
    alliance = URIRef("https://w3id.org/zhili/ontology#Alliance")
    assert len(list(remote.subjects(object=alliance))) == 1
    assert bool(remote.query("ASK { ?s ?p ?o }"))


@pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl")
@pytest.mark.parametrize(
    ("options", "begins"),
    [
        (["-G", "-H", "Accept: text/csv", "--data-urlencode", f"query={ALLIANCES}"], f"name\r\n{NAME}"),
        (["-H", "Accept: application/sparql-results+xml", "--data-urlencode", f"query={ALLIANCES}"], "<?xml"),
        (["-H", "Content-Type: application/sparql-query", "--data-binary", ALLIANCES], '{"head"'),
        (["-H", "Accept: text/turtle", "--data-urlencode", f"query={DESCRIBE}"], "@prefix"),
        (["-d", "update=CLEAR ALL"], "this graph is read-only"),
    ],
)
def test_curl_gets_right_answers(endpoint: str, options: list[str], begins: str) -> None:
    answer = subprocess.run(["curl", "-sS", *options, endpoint], capture_output=True, check=True, timeout=30)
    assert answer.stdout.decode().startswith(begins)


def test_any_http_client_gets_right_answers(endpoint: str) -> None:
    request = Request(endpoint, ALLIANCES.encode(), {"Content-Type": "application/sparql-query"})
    with urlopen(request) as answer:
        assert json.load(answer)["results"]["bindings"][0]["name"]["value"] == NAME
