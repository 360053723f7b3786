"""Reconciliation as OpenRefine asks for it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from starlette.testclient import TestClient


def matched(client: TestClient, **queries: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    found = client.post("/reconcile", data={"queries": json.dumps(queries)}).json()
    return {name: one["result"] for name, one in found.items()}


def test_the_manifest_says_what_the_service_is(client: TestClient) -> None:
    manifest = client.get("/reconcile").json()
    assert manifest["versions"] == ["0.2"]
    assert {"name", "identifierSpace", "schemaSpace"} <= set(manifest)
    assert {"id": "Alliance", "name": "联盟 alliance"} in manifest["defaultTypes"]
    assert manifest["view"]["url"].endswith("/thing?iri={{id}}")


def test_a_batch_of_names_is_matched(client: TestClient) -> None:
    found = matched(
        client, q0={"query": "历下区委"}, q1={"query": "“红帆”党建联盟", "limit": 1}, q2={"query": "无此机构"}
    )
    assert [(one["name"], one["score"], one["match"]) for one in found["q0"]] == [("历下区委", 100, True)]
    assert found["q1"][0]["id"] == "https://zhili.example/id/Alliance/红帆党建联盟"
    assert found["q1"][0]["type"] == [{"id": "Alliance", "name": "联盟 alliance"}]
    assert found["q2"] == []


def test_a_batch_as_openrefine_sends_it(client: TestClient) -> None:
    rest = {
        "limit": 3,
        "type_strict": "should",
        "properties": [{"pid": "partOf", "v": {"id": "x"}}, {"pid": "p", "v": ""}],
    }
    names = ("历下区委", "红帆党建联盟", "千佛山街道", "", "  ", "无此机构")
    found = matched(client, **{f"q{n}": {"query": name, **rest} for n, name in enumerate(names)})
    assert [[one["name"] for one in found[f"q{n}"] if one["match"]] for n in range(6)] == [
        ["历下区委"], ["红帆党建联盟"], ["千佛山街道"], [], [], []
    ]  # fmt: skip
    for one in (entry for entries in found.values() for entry in entries):
        assert set(one) >= {"id", "name", "type", "score", "match"}
        assert client.get("/thing", params={"iri": one["id"]}).status_code == 200


def test_queries_by_get_are_answered_too(client: TestClient) -> None:
    queries = json.dumps({"q0": {"query": "千佛山街道"}})
    assert client.get("/reconcile", params={"queries": queries}).json()["q0"]["result"][0]["match"] is True


def test_an_alias_is_as_good_as_a_name(client: TestClient) -> None:
    found = matched(client, q0={"query": "历下区人社局"})["q0"]
    assert found[0]["name"] == "历下区人力资源和社会保障局"
    assert found[0]["match"] is True


def test_near_names_are_offered_without_being_sure(client: TestClient) -> None:
    found = matched(client, q0={"query": "历下区人力资源与社会保障局"})["q0"]
    assert found[0]["name"] == "历下区人力资源和社会保障局"
    assert found[0]["match"] is False
    assert 50 < found[0]["score"] < 100


@pytest.mark.parametrize(
    ("type_", "names"),
    [("PartyBody", ["历下区委"]), ("Alliance", []), ("Body", ["历下区委"]), (["Alliance", "PartyBody"], ["历下区委"])],
)
def test_types_limit_what_matches(client: TestClient, type_: object, names: list[str]) -> None:
    assert [one["name"] for one in matched(client, q0={"query": "历下区委", "type": type_})["q0"]] == names


@pytest.mark.parametrize("queries", ["", "no json", "[]", '{"q0": 3}', '{"q0": {}}', "[" * 20_000])
def test_broken_batches_are_refused(client: TestClient, queries: str) -> None:
    assert client.post("/reconcile", data={"queries": queries}).status_code == 400


def test_things_and_types_are_suggested(client: TestClient) -> None:
    things = client.get("/reconcile/suggest/entity", params={"prefix": "历下区"}).json()["result"]
    assert "历下区委" in [one["name"] for one in things]
    types = client.get("/reconcile/suggest/type", params={"prefix": "联盟"}).json()["result"]
    assert types == [{"id": "Alliance", "name": "联盟 alliance"}]
