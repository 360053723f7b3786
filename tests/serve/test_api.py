"""The records behind pages: facts with their sentences, articles in runs, neighbourhoods, paths."""

from __future__ import annotations

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

BASE = "https://zhili.example/id/"
COMMITTEE, ALLIANCE = f"{BASE}PartyBody/历下区委", f"{BASE}Alliance/红帆党建联盟"


def get(client: TestClient, name: str, **parameters: object) -> Any:
    answer = client.get(f"/api/{name}", params=parameters)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_facts_come_with_the_sentence_they_rest_on(client: TestClient) -> None:
    group = get(client, "facts", iri=COMMITTEE, relation="establishes", forward=1)
    assert group["pages"]["total"] == 1
    fact = group["facts"][0]
    assert fact["other"]["name"] == "红帆党建联盟"
    piece = fact["evidence"][0]["pieces"][0]
    assert "成立了“红帆”党建联盟" in piece["before"] + piece["exact"] + piece["after"]
    assert get(client, "evidence", claim=fact["claim"])["evidence"] == fact["evidence"]


def test_a_fact_reads_the_other_way_from_its_object(client: TestClient) -> None:
    group = get(client, "facts", iri=ALLIANCE, relation="establishes", forward=0)
    assert group["label"] == {"zh": "设立者", "en": "established by"}
    assert [fact["other"]["name"] for fact in group["facts"]] == ["历下区委"]


def test_counts_foretell_what_an_expansion_shows(client: TestClient) -> None:
    counts = get(client, "counts", iri=COMMITTEE)
    shown = get(client, "neighbourhood", iri=COMMITTEE)
    assert shown["centre"] == shown["nodes"][0]["iri"] == COMMITTEE
    assert len(shown["nodes"]) == counts["neighbours"] + 1 == shown["total"] + 1
    of_centre = [edge for edge in shown["edges"] if COMMITTEE in (edge["source"], edge["target"])]
    assert len(of_centre) == sum(one["count"] for one in counts["relations"])


def test_a_small_part_says_how_much_there_is(client: TestClient) -> None:
    whole = get(client, "neighbourhood", iri=COMMITTEE)
    part = get(client, "neighbourhood", iri=COMMITTEE, limit=2)
    assert len(part["nodes"]) == 2
    assert part["total"] == whole["total"] > 1
    assert {end for edge in part["edges"] for end in (edge["source"], edge["target"])} <= {
        node["iri"] for node in part["nodes"]
    }


@pytest.mark.parametrize(
    ("keep", "names"),
    [
        ({"class": "Alliance"}, {"红帆党建联盟"}),
        ({"relation": "establishes"}, {"红帆党建联盟"}),
        ({"class": "Award"}, set()),
        ({"since": "1999", "until": "2001"}, set()),
    ],
)
def test_filters_leave_out_the_rest(client: TestClient, keep: dict[str, str], names: set[str]) -> None:
    found = get(client, "neighbourhood", iri=COMMITTEE, **keep)
    assert {node["name"] for node in found["nodes"][1:]} == names
    assert found["total"] == len(names)


def test_a_neighbourhood_of_one_article_holds_what_it_says(client: TestClient) -> None:
    article = get(client, "facts", iri=COMMITTEE, relation="establishes")["facts"][0]["evidence"][0]["article"]
    assert get(client, "neighbourhood", iri=COMMITTEE, article=article["iri"])["total"] >= 1
    other = get(client, "search", q="推进会")["articles"][0]["article"]["iri"]
    assert get(client, "neighbourhood", iri=COMMITTEE, article=other)["total"] == 0


def test_a_view_is_restored_from_its_nodes(client: TestClient) -> None:
    body = {"iris": [COMMITTEE, ALLIANCE, "https://zhili.example/id/Place/不存在"]}
    scene = client.post("/api/scene", json=body).json()
    assert {node["name"] for node in scene["nodes"]} == {"历下区委", "红帆党建联盟"}
    assert [edge["relation"] for edge in scene["edges"]] == ["establishes"]


def test_names_lead_to_things(client: TestClient) -> None:
    names = ["历下区委", "红帆党建联盟", "没有的名字", "", "\ud800"]
    things = client.post("/api/named", content=json.dumps({"names": names})).json()["things"]
    assert {name: thing["type"] for name, thing in things.items()} == {
        "历下区委": "PartyBody",
        "红帆党建联盟": "Alliance",
    }
    assert client.post("/api/named", json={"names": ["x"] * 2001}).status_code == 400


@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b'{"iris": [1]}', b"[" * 10_000, b'{"iris": "x"}'])
def test_broken_views_are_refused(client: TestClient, body: bytes) -> None:
    assert client.post("/api/scene", content=body).status_code == 400
    assert client.post("/api/named", content=body).status_code == 400


def test_the_way_between_two_things_is_found(client: TestClient) -> None:
    person = f"{BASE}Person/林望舒"
    found = get(client, "path", **{"from": person, "to": ALLIANCE})
    assert found["found"]
    assert [node["name"] for node in found["nodes"]] == ["林望舒", "历下区委", "红帆党建联盟"]
    assert {edge["relation"] for edge in found["edges"]} == {"holdsPost", "establishes"}
    assert get(client, "path", **{"from": person, "to": person})["nodes"][0]["iri"] == person


def test_where_there_is_no_way_the_search_says_so(client: TestClient) -> None:
    found = get(client, "path", **{"from": COMMITTEE, "to": f"{BASE}Person/程远帆"})
    assert (found["found"], found["complete"]) == (False, True)


@pytest.mark.parametrize("name", ["facts", "figures", "articles", "neighbourhood", "counts", "path", "evidence"])
def test_unknown_things_are_not_found(client: TestClient, name: str) -> None:
    answer = client.get(f"/api/{name}", params={"iri": "https://zhili.example/id/Place/无", "relation": "leads"})
    assert answer.status_code == 404


def test_the_overview_counts_what_search_finds(client: TestClient) -> None:
    overview = get(client, "overview")
    counts = {one["type"]: one["count"] for one in overview["classes"]}
    assert sum(counts.values()) == overview["counts"]["things"]
    assert [one["thing"]["name"] for one in overview["alliances"]] == ["红帆党建联盟"]
    assert [one["thing"]["name"] for one in overview["founders"]] == ["天桥区人力资源和社会保障局"]
    vocabulary = {one["id"]: one["count"] for one in get(client, "vocabulary")["classes"]}
    assert {name: vocabulary[name] for name in counts} == counts


@pytest.mark.parametrize(
    ("accept", "form", "told"),
    [
        ("text/html", "text/html", "历下区委"),
        ("text/turtle", "text/turtle", "a zl:PartyBody"),
        ("application/ld+json", "application/ld+json", '"@graph"'),
        ("text/turtle;q=0.5, text/html;q=0.4", "text/turtle", "zl:establishes"),
    ],
)
def test_a_thing_has_a_page_at_its_iri_in_every_form(client: TestClient, accept: str, form: str, told: str) -> None:
    answer = client.get("/id/PartyBody/历下区委", headers={"Accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == form
    assert "Accept" in answer.headers["vary"]
    assert told in answer.text


def test_other_forms_are_refused(client: TestClient) -> None:
    assert client.get("/id/PartyBody/历下区委", headers={"Accept": "image/png"}).status_code == 406


def test_every_node_of_the_graph_has_a_page(client: TestClient) -> None:
    query = "SELECT DISTINCT ?s { ?s ?p ?o } ORDER BY ?s"
    rows = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    iris = [row["s"]["value"] for row in rows]
    assert len(iris) > 50
    for iri in iris[:: max(1, len(iris) // 40)]:
        path = iri.removeprefix("https://zhili.example")
        assert client.get(path, headers={"Accept": "text/html"}).status_code == 200, iri
        assert client.get("/thing", params={"iri": iri, "format": "ttl"}).status_code == 200, iri


def test_the_theme_of_pages_is_remembered_and_told_to_the_first_paint(client: TestClient) -> None:
    client.cookies.clear()
    for chosen, media in ((None, "(prefers-color-scheme: dark)"), ("dark", "all"), (None, "all"), ("light", "not all")):
        page = client.get("/", params={"theme": chosen} if chosen else {}).text
        assert f'href="/dark.css" id="dark" media="{media}"' in page
    assert 'media="not all"' in client.get("/?theme=<script>").text
    client.cookies.clear()
    assert "--ground" in client.get("/dark.css").text


def test_the_language_of_pages_is_remembered(client: TestClient) -> None:
    client.cookies.clear()
    assert 'lang="zh' in client.get("/").text
    assert 'lang="en' in client.get("/?lang=en").text
    assert 'lang="en' in client.get("/search?q=区").text
    client.cookies.clear()
