from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from kg.serve.search import find


def names(client: TestClient, typed: str, **more: object) -> list[str]:
    return [hit["thing"]["name"] for hit in client.get("/api/suggest", params={"q": typed, **more}).json()["hits"]]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("历下区委", "历下区委"),
        ("红帆", "红帆党建联盟"),
        ("“红帆”", "红帆党建联盟"),
        ("党建联盟", "红帆党建联盟"),
        ("暖心", "暖心帮办行动"),
        ("lixiaquwei", "历下区委"),
        ("hongfan", "红帆党建联盟"),
        ("hongf", "红帆党建联盟"),
        ("dangjianlian", "红帆党建联盟"),
        ("hfdjlm", "红帆党建联盟"),
        ("HFDJ", "红帆党建联盟"),
        ("djlm", "红帆党建联盟"),
        ("历下区人社局", "历下区人力资源和社会保障局"),
    ],
)
def test_a_thing_is_found_by_what_a_person_types(client: TestClient, typed: str, first: str) -> None:
    assert names(client, typed)[0] == first


@pytest.mark.parametrize(
    "typed", ["查无此名", "zzzz", '"', "*", "a OR b", "NEAR(", "words:", "\x00", "%", "😀", "红" * 500]
)
def test_whatever_is_typed_gets_an_answer(client: TestClient, typed: str) -> None:
    assert client.get("/api/suggest", params={"q": typed}).status_code == 200
    assert client.get("/api/search", params={"q": typed}).status_code == 200


def test_nothing_typed_shows_what_is_best_connected(client: TestClient) -> None:
    degrees = [hit["thing"]["degree"] for hit in client.get("/api/suggest").json()["hits"]]
    assert degrees == sorted(degrees, reverse=True)
    assert degrees[0] > 1


def test_the_matching_alias_is_told(client: TestClient) -> None:
    hit = client.get("/api/suggest", params={"q": "历下区人社局"}).json()["hits"][0]
    assert hit["matched"] == "历下区人社局"


def test_results_are_grouped_by_class_with_counts_and_parts(client: TestClient) -> None:
    page = client.get("/api/search", params={"q": "区", "limit": 2}).json()
    counts = {one["type"]: one["count"] for one in page["classes"]}
    assert page["hit_pages"]["total"] == sum(counts.values()) > 4
    seen = [
        hit["thing"]["iri"]
        for offset in range(0, page["hit_pages"]["total"], 2)
        for hit in client.get("/api/search", params={"q": "区", "limit": 2, "offset": offset}).json()["hits"]
    ]
    assert len(seen) == len(set(seen)) == page["hit_pages"]["total"]
    limited = client.get("/api/search", params={"q": "区", "class": "GovernmentBody"}).json()
    assert len(limited["hits"]) == limited["hit_pages"]["total"] == counts["GovernmentBody"]
    assert {hit["thing"]["type"] for hit in limited["hits"]} == {"GovernmentBody"}


def test_articles_are_found_by_their_text(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": "招聘会 “红帆”"}).json()["articles"]
    assert [one["article"]["title"] for one in found] == ["历下区就业服务再升级"]
    assert ["招聘会", True] in found[0]["snippet"]


@pytest.mark.parametrize(
    ("parameters", "status"),
    [({"class": "Nothing"}, 400), ({"offset": "-1"}, 400), ({"limit": "x"}, 400), ({"offset": "9" * 30}, 400)],
)
def test_wrong_parameters_are_told_in_both_languages(
    client: TestClient, parameters: dict[str, str], status: int
) -> None:
    answer = client.get("/api/search", params={"q": "区", **parameters})
    assert answer.status_code == status
    assert set(answer.json()["error"]) == {"zh", "en"}


@pytest.mark.parametrize(
    ("text", "key", "found"),
    [
        ("在“红帆”联盟里", "红帆联盟", "红帆”联盟"),
        ("ＡＩ产业", "ai产", "ＡＩ产"),
        ("区委", "区政府", None),
        ("x", "", None),
    ],
)
def test_a_match_is_marked_with_the_signs_inside_it(text: str, key: str, found: str | None) -> None:
    place = find(text, key)
    assert (place and text[slice(*place)]) == found
