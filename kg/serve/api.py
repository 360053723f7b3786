"""The JSON that the explorer's pages ask for while they are used."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from kg.serve import parameters
from kg.serve.graph import OpenGraph
from kg.serve.neighbourhoods import MOST_NODES, among, neighbourhood, path
from kg.serve.overviews import named_overview
from kg.serve.parameters import BadRequestError
from kg.serve.records import Pages
from kg.serve.search import search, suggest, things_named
from kg.serve.served import Served
from kg.serve.things import articles, fact_group, figures, relation_counts

_MOST_LISTED = 100
_MOST_NAMES = 2000


def api_routes(served: Served) -> list[Route]:
    """Return the routes of the API over what is served."""
    answers = {
        "suggest": _suggest,
        "search": _search,
        "facts": _facts,
        "figures": _figures,
        "articles": _articles,
        "evidence": _evidence,
        "neighbourhood": _neighbourhood,
        "counts": _counts,
        "path": _path,
        "vocabulary": _vocabulary,
        "overview": _overview,
    }
    return [
        *(_get(f"/api/{name}", answer, served) for name, answer in answers.items()),
        _posted("scene", "iris", MOST_NODES, _scene, served),
        _posted("named", "names", _MOST_NAMES, _named, served),
    ]


def _get(place: str, answer: Any, served: Served) -> Route:
    def endpoint(request: Request) -> JSONResponse:
        with served.graph() as graph:
            return JSONResponse(answer(graph, request))

    return Route(place, endpoint, methods=["GET"])


def _limit(request: Request, default: int = 20) -> int:
    return max(1, parameters.number(request, "limit", default, _MOST_LISTED))


def _suggest(graph: OpenGraph, request: Request) -> dict[str, Any]:
    typed = parameters.text(request, "q")
    hits = suggest(graph, typed, _limit(request, 10), parameters.class_(request))
    return {"query": typed, "hits": [asdict(hit) for hit in hits]}


def _search(graph: OpenGraph, request: Request) -> dict[str, Any]:
    return asdict(search_page(graph, request))


def search_page(graph: OpenGraph, request: Request) -> Any:
    """Return what a request searches for.

    Raises:
        BadRequestError: if a parameter is wrong.
    """
    return search(
        graph,
        parameters.text(request, "q"),
        parameters.class_(request),
        parameters.text(request, "month"),
        parameters.number(request, "offset", 0),
        parameters.number(request, "article_offset", 0),
        _limit(request),
    )


def _facts(graph: OpenGraph, request: Request) -> dict[str, Any]:
    relation = parameters.text(request, "relation")
    if relation not in graph.vocabulary.relations:
        raise BadRequestError(400, "没有这种关系", "there is no such relation")
    group = fact_group(
        graph,
        parameters.thing(request, graph),
        relation,
        forward=parameters.text(request, "forward") != "0",
        offset=parameters.number(request, "offset", 0),
        limit=_limit(request),
    )
    return asdict(group)


def _part(request: Request, total: int) -> Pages:
    return Pages(total, parameters.number(request, "offset", 0), _limit(request))


def _figures(graph: OpenGraph, request: Request) -> dict[str, Any]:
    thing = parameters.thing(request, graph)
    part = _part(request, graph.index.number("SELECT COUNT(*) FROM figures WHERE thing = ?", thing))
    shown = figures(graph, thing, part.offset, part.limit)
    return {"figures": [asdict(one) for one in shown], "pages": asdict(part)}


def _articles(graph: OpenGraph, request: Request) -> dict[str, Any]:
    thing = parameters.thing(request, graph)
    part = _part(request, graph.index.number("SELECT COUNT(*) FROM mentions WHERE thing = ?", thing))
    shown = articles(graph, thing, part.offset, part.limit)
    return {"articles": [asdict(one) for one in shown], "pages": asdict(part)}


def _evidence(graph: OpenGraph, request: Request) -> dict[str, Any]:
    row = graph.index.row("SELECT id FROM claims WHERE iri = ?", parameters.text(request, "claim"))
    if row is None:
        raise BadRequestError(404, "图谱中没有这条陈述", "the graph has no such claim")
    return {"evidence": [asdict(one) for one in graph.evidence(row[0], _MOST_LISTED)]}


def _neighbourhood(graph: OpenGraph, request: Request) -> dict[str, Any]:
    limit = max(1, parameters.number(request, "limit", MOST_NODES, MOST_NODES))
    keep = parameters.filter_(request, graph)
    return asdict(neighbourhood(graph, parameters.thing(request, graph), limit, keep))


def _counts(graph: OpenGraph, request: Request) -> dict[str, Any]:
    thing = parameters.thing(request, graph)
    neighbours = graph.index.number("SELECT neighbours FROM things WHERE id = ?", thing)
    return {"neighbours": neighbours, "relations": [asdict(one) for one in relation_counts(graph, thing)]}


def _path(graph: OpenGraph, request: Request) -> dict[str, Any]:
    ends = (parameters.thing(request, graph, name) for name in ("from", "to"))
    return asdict(path(graph, *ends))


def _vocabulary(graph: OpenGraph, request: Request) -> dict[str, Any]:
    terms = graph.vocabulary
    return {
        "classes": [asdict(one) for one in terms.classes.values()],
        "relations": [asdict(one) for one in terms.relations.values()],
    }


def _overview(graph: OpenGraph, request: Request) -> dict[str, Any]:
    return named_overview(graph)


def _posted(name: str, field: str, most: int, answer: Any, served: Served) -> Route:
    """Return the route of an answer to a list of texts, which may be longer than an address."""

    async def endpoint(request: Request) -> JSONResponse:
        return await run_in_threadpool(answered, _texts(await request.body(), field, most))

    def answered(texts: list[str]) -> JSONResponse:
        with served.graph() as graph:
            return JSONResponse(answer(graph, texts))

    return Route(f"/api/{name}", endpoint, methods=["POST"])


def _texts(body: bytes, field: str, most: int) -> list[str]:
    """Return the texts that a request's body lists.

    Raises:
        BadRequestError: if it is anything else than an object with that list.
    """
    try:
        texts = json.loads(body)[field]
    except (ValueError, KeyError, TypeError, RecursionError):
        texts = None
    if not isinstance(texts, list) or not all(isinstance(one, str) for one in texts):
        raise BadRequestError(400, f'请求内容应为 {{"{field}": […]}}', f'the body should be {{"{field}": […]}}')
    if len(texts) > most:
        raise BadRequestError(400, f"一次最多 {most} 个", f"at most {most} at a time")
    return texts


def _scene(graph: OpenGraph, iris: list[str]) -> dict[str, Any]:
    query = "SELECT id FROM things WHERE iri IN (SELECT value FROM json_each(?))"
    return asdict(among(graph, [row[0] for row in graph.index.rows(query, iris)]))


def _named(graph: OpenGraph, names: list[str]) -> dict[str, Any]:
    return {"things": {name: asdict(thing) for name, thing in things_named(graph, names).items()}}
