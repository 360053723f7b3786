"""The explorer as an ASGI application: its routes, and what they answer when something is wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import asdict
from functools import partial
from http import HTTPStatus
from pathlib import Path
from threading import Thread
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.index.searchkeys import warm_up
from kg.questions import stored_questions
from kg.serve.addresses import GRAPH_FORMS
from kg.serve.api import api_routes, search_page
from kg.serve.articles import article_page
from kg.serve.asking import asked
from kg.serve.graph import OpenGraph
from kg.serve.guard import TOO_LARGE, Guard, TooLargeError, error_json
from kg.serve.negotiation import accepted
from kg.serve.nodes import node_page
from kg.serve.overviews import named_overview
from kg.serve.pages import STATIC, page
from kg.serve.parameters import BadRequestError, text
from kg.serve.reconciliation import reconciliation_routes
from kg.serve.records import Label
from kg.serve.served import Served
from kg.serve.sparql import sparql_route
from kg.serve.sparql_worker import Answer, Description
from kg.serve.terms import dark_stylesheet, stylesheet
from kg.serve.things import thing_page
from kg.serve.yasgui import COMMAND
from kg.view.page import vis_folder
from kg.view.wording import date_text

_NOT_FOUND = ("这里什么也没有", "there is nothing here")
_DATA = ("/api/", "/sparql", "/reconcile", "/static/")
_VIS = "vis-network.min.js"
_FORMS = ("text/html", *GRAPH_FORMS.values())

Shown = Callable[[OpenGraph, Request], Response]


def application(
    served: Served,
    seconds: float = 10.0,
    hosts: frozenset[str] = frozenset(),
    any_address: bool = False,
    yasgui: Path | None = None,
) -> Starlette:
    """Return the application over what is served, which it closes at its end.

    Args:
        served: the build.
        seconds: the most time that a SPARQL query may take.
        hosts: names that the server may be called by, besides those of the machine itself.
        any_address: whether it may also be called by any IP address.
        yasgui: directory with YASGUI's files, None for a plain editor on the query page.
    """

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        Thread(target=warm_up, daemon=True).start()
        yield
        served.close()

    pages: dict[str, Shown] = {
        "/": _home,
        "/search": _search,
        "/overview": _overview,
        "/graph": _graph,
        "/query": partial(_query, has_yasgui=yasgui is not None),
        "/thing": _asked_for,
        "/{path:path}": _at_path,
    }
    return Starlette(
        routes=[
            *api_routes(served),
            sparql_route(served, seconds),
            *reconciliation_routes(served),
            _style("/palette.css", stylesheet),
            _style("/dark.css", dark_stylesheet),
            Mount("/static/view", StaticFiles(packages=[("kg.view", "static")])),
            Mount("/static/vis", StaticFiles(directory=str(vis_folder(_VIS)))),
            *([Mount("/static/yasgui", StaticFiles(directory=yasgui))] if yasgui else []),
            Mount("/static", StaticFiles(directory=STATIC)),
            *(_route(place, shown, served) for place, shown in pages.items()),
        ],
        middleware=[Middleware(Guard, hosts=hosts, any_address=any_address)],
        exception_handlers={HTTPException: _error(served), TooLargeError: _too_large, 500: _error(served)},
        lifespan=lifespan,
    )


def _route(place: str, shown: Shown, served: Served) -> Route:
    def endpoint(request: Request) -> Response:
        with served.graph() as graph:
            return shown(graph, request)

    return Route(place, endpoint, methods=["GET"])


def _error(served: Served) -> Any:
    def handle(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.INTERNAL_SERVER_ERROR
        label = error.label if isinstance(error, BadRequestError) else _message(status)
        if request.url.path.startswith(_DATA):
            return error_json(status, label)
        with served.graph() as graph:
            return page(request, graph, "error.html", {"status": int(status), "message": label}, status)

    return handle


def _message(status: int) -> Label:
    if status == HTTPStatus.NOT_FOUND:
        return Label(*_NOT_FOUND)
    if status < HTTPStatus.INTERNAL_SERVER_ERROR:
        return Label("请求有误", HTTPStatus(status).phrase)
    return Label("服务器出错，请重试", "the server failed; try again")


def _too_large(request: Request, error: Exception) -> Response:
    return error_json(413, TOO_LARGE)


def _style(place: str, sheet: Callable[[], str]) -> Route:
    def endpoint(request: Request) -> Response:
        return PlainTextResponse(sheet(), media_type="text/css", headers={"Cache-Control": "no-cache"})

    return Route(place, endpoint, methods=["GET"])


def _home(graph: OpenGraph, request: Request) -> Response:
    return page(request, graph, "home.html", {"overview": named_overview(graph)})


def _overview(graph: OpenGraph, request: Request) -> Response:
    return page(request, graph, "overview.html", {"overview": named_overview(graph)})


def _search(graph: OpenGraph, request: Request) -> Response:
    found = search_page(graph, request)
    return page(request, graph, "search.html", {"page": found, "month": date_text(found.month)})


def _graph(graph: OpenGraph, request: Request) -> Response:
    number = graph.number(text(request, "iri"))
    start = graph.things([number])[number] if number is not None else None
    return page(request, graph, "graph.html", {"start": start})


def _query(graph: OpenGraph, request: Request, has_yasgui: bool) -> Response:
    question = asked(request, graph)
    content = {
        "questions": stored_questions(),
        "asked": question,
        "query": question.query if question else text(request, "query"),
        "run": question.ready if question else bool(text(request, "query")),
        "asked_columns": [asdict(column) for column in question.question.columns] if question else [],
        "has_yasgui": has_yasgui,
        "how_to_get_yasgui": COMMAND,
    }
    return page(request, graph, "query.html", content)


def _asked_for(graph: OpenGraph, request: Request) -> Response:
    return _node(graph, request, text(request, "iri"))


def _at_path(graph: OpenGraph, request: Request) -> Response:
    iri = graph.addresses.iri(request.scope["raw_path"].decode("ascii"))
    if iri is None:
        raise BadRequestError(404, *_NOT_FOUND)
    return _node(graph, request, iri)


def _node(graph: OpenGraph, request: Request, iri: str) -> Response:
    """Answer with a node of the graph in the form that is asked for."""
    form = _form(request)
    if form != "text/html":
        return _described(graph, iri, form)
    thing, article = graph.number(iri), graph.article_number(iri)
    if thing is not None:
        return page(request, graph, "thing.html", {"page": thing_page(graph, thing)})
    if article is not None:
        return page(request, graph, "article.html", {"page": article_page(graph, article)})
    found, answer = node_page(graph, iri)
    if found is None:
        raise _nothing(answer)
    return page(request, graph, "node.html", {"page": found})


def _form(request: Request) -> Any:
    """Return the media type that a request asks for.

    Raises:
        BadRequestError: if it asks for none on offer.
    """
    given = text(request, "format")
    if given in GRAPH_FORMS:
        return GRAPH_FORMS[given]
    forms = accepted(request.headers.get("accept"), _FORMS)
    if given == "html" or "text/html" in forms[:1]:
        return "text/html"
    if not forms:
        raise BadRequestError(406, f"可提供的格式：{'、'.join(_FORMS)}", f"on offer are {', '.join(_FORMS)}")
    return forms[0]


def _described(graph: OpenGraph, iri: str, form: Any) -> Response:
    answer = graph.workers.ask(Description(iri, form))
    if answer.failure or not answer.body:
        raise _nothing(answer)
    return Response(answer.body, media_type=answer.media_type, headers={"Vary": "Accept"})


def _nothing(answer: Answer) -> BadRequestError:
    """Return why a node cannot be shown: the graph has none of that IRI, or could not be read."""
    if answer.failure in (None, "query"):
        return BadRequestError(404, *_NOT_FOUND)
    return BadRequestError(503, "暂时无法读取图谱", answer.message)
