"""What an explorer must withstand: markup in data, wild queries, wrong paths, large bodies, foreign sites."""

from __future__ import annotations

import re
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

BODY = "https://zhili.example/id/PartyBody/历下区委"
SPARQL_JSON = {"Accept": "application/sparql-results+json"}


def paths_of(client: TestClient) -> list[str]:
    things = [hit["thing"]["url"] for hit in client.get("/api/suggest").json()["hits"]]
    article = client.get("/api/search", params={"q": "标题"}).json()["articles"][0]["article"]["url"]
    return [*things, article, "/", "/search?q=script", "/search?q=<script>alert(1)</script>", "/overview", "/graph",
            "/query?query=<script>alert(1)</script>", "/nothing<script>alert(1)</script>",
            f"/graph?iri={quote('<script>alert(1)</script>')}"]  # fmt: skip


def test_scripts_in_names_titles_text_and_queries_stay_text(hostile: TestClient) -> None:
    shown = [hostile.get(path, headers={"Accept": "text/html"}).text for path in paths_of(hostile)]
    assert not [page for page in shown if "<script>alert" in page]
    assert sum("&lt;script&gt;alert" in page for page in shown) >= 6


def test_no_page_holds_a_script_or_style_of_its_own(hostile: TestClient) -> None:
    for path in paths_of(hostile):
        page = hostile.get(path, headers={"Accept": "text/html"}).text
        scripts = re.findall(r"<script\b[^>]*>", page)
        assert not [one for one in scripts if " src=" not in one and 'type="application/json"' not in one]
        assert "<style" not in page
        assert ' style="' not in page
        assert " onclick=" not in page


@pytest.mark.parametrize("path", ["/", "/api/suggest", "/sparql?query=ASK{}", "/reconcile", "/nothing", "/palette.css"])
def test_every_answer_forbids_inline_scripts_frames_and_guessed_types(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers


def test_scripts_in_results_of_queries_come_as_data(hostile: TestClient) -> None:
    query = "SELECT ?name { ?s <http://www.w3.org/2004/02/skos/core#prefLabel> ?name }"
    answer = hostile.get("/sparql", params={"query": query}, headers={"Accept": "text/html,*/*;q=0.1"})
    assert answer.headers["content-type"] == "application/sparql-results+json"


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8000", 200),
        ("localhost", 200),
        ("[::1]:8000", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("192.168.1.5", 421),
        ("[::1", 421),
        ("", 421),
    ],
)
def test_only_known_host_names_are_answered(client: TestClient, host: str, status: int) -> None:
    assert client.get("/api/suggest", headers={"Host": host}).status_code == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, 403),
        ({"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 200),
        ({"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"}, 200),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:3000"}, 403),
        ({"Origin": "http://127.0.0.1"}, 200),
    ],
)
def test_pages_of_other_sites_get_no_answers(client: TestClient, headers: dict[str, str], status: int) -> None:
    assert client.get("/sparql", params={"query": "ASK {}"}, headers=headers).status_code == status


def test_other_sites_cannot_post_forms(client: TestClient) -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Origin": "https://evil.example"}
    assert client.post("/sparql", data={"query": "ASK {}"}, headers=headers).status_code == 403


def test_only_openrefine_may_read_across_and_only_reconciliation(client: TestClient) -> None:
    refine = {"Origin": "http://127.0.0.1:3333", "Sec-Fetch-Site": "same-site"}
    assert client.get("/reconcile", headers=refine).headers["access-control-allow-origin"] == refine["Origin"]
    assert client.get("/api/suggest", headers=refine).status_code == 403


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e/%2e%2e/cli.py",
        "/static//etc/passwd",
        "/static/view/../page.py",
        "/../../etc/passwd",
        "/id/../../etc/passwd",
        "/id/%2e%2e/report.json",
        "/id/PartyBody/%00",
        "/id/PartyBody/%ff%fe",
        "/thing?iri=file:///etc/passwd",
        "/thing?iri=%3Cscript%3E",
    ],
)
def test_no_path_leads_out_of_the_graph(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "root:" not in answer.text


@pytest.mark.parametrize("place", ["/sparql", "/api/scene", "/api/named", "/reconcile"])
def test_large_bodies_are_refused(client: TestClient, place: str) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    body = b"query=" + b"a" * 2**20
    assert client.post(place, content=body, headers=headers).status_code == 413
    assert client.post(place, content=iter([body]), headers=headers).status_code == 413


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_nothing_can_be_written(client: TestClient, method: str) -> None:
    assert client.request(method, "/sparql").status_code == 405


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?f",
        "SELECT (COUNT(*) AS ?n) { ?a (<x:a>|!<x:a>)* ?b . ?c (<x:b>|!<x:b>)* ?d . ?e (<x:c>|!<x:c>)* ?f }",
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    ],
)
def test_endless_queries_are_stopped_and_the_next_is_answered(client: TestClient, query: str) -> None:
    started = time.monotonic()
    answer = client.get("/sparql", params={"query": query}, headers=SPARQL_JSON)
    assert answer.status_code == 503
    assert "stopped" in answer.text
    assert time.monotonic() - started < 6
    assert client.get("/sparql", params={"query": "ASK {}"}, headers=SPARQL_JSON).json()["boolean"] is True


def test_pages_are_shown_while_many_endless_queries_wait(client: TestClient) -> None:
    query = {"query": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"}
    with ThreadPoolExecutor(45) as pool:
        endless = [pool.submit(client.get, "/sparql", params=query) for _ in range(45)]
        time.sleep(0.4)
        started = time.monotonic()
        assert client.get("/api/suggest", params={"q": "区委"}).json()["hits"]
        assert time.monotonic() - started < 0.6
        assert not all(one.done() for one in endless)
    assert {one.result().status_code for one in endless} == {503}


def test_answers_without_end_are_cut_off_with_a_reason(client: TestClient) -> None:
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
    answer = client.get("/sparql", params={"query": query}, headers=SPARQL_JSON)
    assert answer.status_code in (400, 503)
    assert "LIMIT" in answer.text or "stopped" in answer.text
