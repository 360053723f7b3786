"""The Reconciliation Service API 0.2, by which OpenRefine matches a table of names to the things of the graph."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kg.index.searchkeys import phrase, search_key
from kg.serve import parameters
from kg.serve.graph import OpenGraph
from kg.serve.parameters import BadRequestError
from kg.serve.search import suggest
from kg.serve.served import Served
from kg.serve.terms import label
from kg.vocabulary import CLASSES, NAMESPACE, SUPERCLASS

_MOST_QUERIES = 100
_DEFAULT_LIMIT, _MOST_LIMIT = 5, 50
_CANDIDATES = 100
_SURE = 100.0


def reconciliation_routes(served: Served) -> list[Route]:
    """Return the routes of the service."""

    async def service(request: Request) -> Response:
        given = dict(request.query_params)
        if request.method == "POST":
            given |= dict(await parameters.form(request))
        return await run_in_threadpool(_service, served, given, str(request.base_url))

    def suggest_entity(request: Request) -> Response:
        with served.graph() as graph:
            hits = suggest(
                graph, parameters.text(request, "prefix"), 10, offset=parameters.number(request, "cursor", 0)
            )
            return JSONResponse({"result": [_entity(hit.thing.iri, hit.matched, hit.thing.type) for hit in hits]})

    def suggest_type(request: Request) -> Response:
        return JSONResponse({"result": _types_like(parameters.text(request, "prefix"))})

    return [
        Route("/reconcile", service, methods=["GET", "POST"]),
        Route("/reconcile/suggest/entity", suggest_entity, methods=["GET"]),
        Route("/reconcile/suggest/type", suggest_type, methods=["GET"]),
    ]


def _service(served: Served, given: Mapping[str, str], address: str) -> Response:
    with served.graph() as graph:
        if "queries" not in given:
            return JSONResponse(_manifest(graph, address.rstrip("/")))
        queries = _queries(given["queries"])
        return JSONResponse({name: {"result": _candidates(graph, query)} for name, query in queries.items()})


def _manifest(graph: OpenGraph, address: str) -> dict[str, Any]:
    return {
        "versions": ["0.2"],
        "name": f"治理 Zhili: {graph.title}",
        "identifierSpace": graph.base,
        "schemaSpace": NAMESPACE,
        "defaultTypes": [_type(name) for name, term in graph.vocabulary.classes.items() if term.count],
        "view": {"url": f"{address}/thing?iri={{{{id}}}}"},
        "suggest": {
            "entity": {"service_url": address, "service_path": "/reconcile/suggest/entity"},
            "type": {"service_url": address, "service_path": "/reconcile/suggest/type"},
        },
        "batchSize": _MOST_QUERIES,
    }


def _queries(text: str) -> dict[str, dict[str, Any]]:
    """Return the batch of queries by name.

    Raises:
        BadRequestError: if the text is none.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or not all(
        isinstance(query, dict) and isinstance(query.get("query"), str) for query in found.values()
    ):
        raise BadRequestError(400, "queries 应为 JSON 查询批次", "queries should be a JSON object of queries")
    if len(found) > _MOST_QUERIES:
        raise BadRequestError(400, f"一次最多 {_MOST_QUERIES} 个查询", f"at most {_MOST_QUERIES} queries at a time")
    return found


def _candidates(graph: OpenGraph, query: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the things that a name may mean, best first."""
    key = search_key(query["query"][:200])
    if not key:
        return []
    kinds = _classes(query.get("type"))
    rows = graph.index.rows(_BY_NAME, key)
    if not rows:
        numbers = [row[0] for row in graph.index.rows(_BY_PIECES, _pieces(key), _CANDIDATES)]
        rows = graph.index.rows(_NAMED, numbers)
    scored: dict[int, tuple[float, str, str, str]] = {}
    for number, iri, name, type_, known in rows:
        score = _score(key, known)
        if (not kinds or type_ in kinds) and score > scored.get(number, (0.0,))[0]:
            scored[number] = (score, iri, name, type_)
    best = sorted(scored.items(), key=lambda found: (-found[1][0], found[0]))
    sure = sum(score == _SURE for score, *_ in scored.values()) == 1
    return [
        _entity(iri, name, type_) | {"score": score, "match": sure and score == _SURE}
        for _, (score, iri, name, type_) in best[: _limit(query.get("limit"))]
    ]


_BY_NAME = """SELECT things.id, iri, things.name, type, key FROM names JOIN things ON things.id = thing
  WHERE key = ? ORDER BY thing LIMIT 200"""
_NAMED = """SELECT things.id, iri, things.name, type, key FROM names JOIN things ON things.id = thing
  WHERE thing IN (SELECT value FROM json_each(?)) ORDER BY thing, key"""
_BY_PIECES = "SELECT rowid FROM thing_search WHERE thing_search MATCH ? ORDER BY rowid LIMIT ?"


def _pieces(key: str) -> str:
    """Return the full-text query for names that share most of a key: one stretch of four characters in ten."""
    size = max(2, -(-len(key) * 4 // 10))
    stretches = dict.fromkeys(key[at : at + size] for at in range(max(1, len(key) - size + 1)))
    return "words : (" + " OR ".join(phrase(stretch) for stretch in stretches) + ")"


def _score(key: str, name: str) -> float:
    """Return how much two keys share, 100 for equal ones (Dice's coefficient over pairs of characters)."""
    if key == name:
        return _SURE
    left, right = ({text[at : at + 2] for at in range(len(text) - 1)} for text in (key, name))
    return round(99 * 2 * len(left & right) / max(1, len(left) + len(right)), 1)


def _limit(given: object) -> int:
    return min(given, _MOST_LIMIT) if isinstance(given, int) and given > 0 else _DEFAULT_LIMIT


def _classes(given: object) -> frozenset[str]:
    """Return the classes that a query allows, with those below them; empty for all."""
    wanted: Iterable[object] = given if isinstance(given, list) else [given]
    names = {str(one.get("id") if isinstance(one, dict) else one).removeprefix(NAMESPACE) for one in wanted if one}
    return frozenset(name for name in CLASSES if name in names or SUPERCLASS[name] in names)


def _entity(iri: str, name: str, type_: str) -> dict[str, Any]:
    return {"id": iri, "name": name, "type": [_type(type_)], "description": label(type_).zh}


def _type(name: str) -> dict[str, str]:
    return {"id": name, "name": f"{label(name).zh} {label(name).en}"}


def _types_like(prefix: str) -> list[dict[str, str]]:
    return [one for one in map(_type, CLASSES) if prefix.casefold() in f"{one['id']} {one['name']}".casefold()]
