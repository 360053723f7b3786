"""SPARQL 1.1 Protocol: queries by GET, by a posted form or by a posted query, answered in the form asked for."""

from __future__ import annotations

from collections.abc import Sequence

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kg.serve.negotiation import accepted
from kg.serve.parameters import form
from kg.serve.served import Served
from kg.serve.sparql_worker import GRAPHS, TABLES, Answer, Query

#: Queries that take a thread, and those that wait for one, so that pages always find theirs.
_AT_ONCE, _WAITING = 8, 16
#: What the parameter `format` of other endpoints is called here.
_SHORT = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "turtle": "text/turtle",
    "ttl": "text/turtle",
}
#: Other names under which clients ask for a form.
_ALIASES = {
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
    "text/plain": "application/n-triples",
}
_STATUS = {"query": 400, "form": 406, "size": 400, "memory": 503, "time": 503, "busy": 503, "graph": 500, "broken": 500}


class _RefusedError(Exception):
    """A request is none of the protocol's queries."""

    def __init__(self, status: int, message: str) -> None:
        self.status = status
        super().__init__(message)


def sparql_route(served: Served, seconds: float) -> Route:
    """Return the route of the protocol.

    Args:
        served: what is asked.
        seconds: the most time that a query may take.
    """
    at_work: list[CapacityLimiter] = []  # made where the event loop runs

    async def endpoint(request: Request) -> Response:
        limiter = at_work[0] if at_work else CapacityLimiter(_AT_ONCE)
        at_work[:] = [limiter]
        if request.method == "GET" and not request.url.query and _is_browser(request):
            return RedirectResponse("/query")
        try:
            query = _query(await _parameters(request), request.headers.get("accept"), seconds)
        except _RefusedError as error:
            return PlainTextResponse(f"{error}\n", error.status)
        if limiter.statistics().tasks_waiting >= _WAITING:
            return PlainTextResponse("too many queries at once; ask again in a moment\n", 503)
        return await to_thread.run_sync(_answered, served, query, limiter=limiter)

    return Route("/sparql", endpoint, methods=["GET", "POST"])


def _is_browser(request: Request) -> bool:
    return accepted(request.headers.get("accept"), ("text/html", *TABLES))[:1] == ("text/html",)


async def _parameters(request: Request) -> list[tuple[str, str]]:
    """Return the parameters of the protocol, wherever they stand."""
    given = list(request.query_params.multi_items())
    if request.method == "GET":
        return given
    type_ = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if type_ not in ("application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"):
        raise _RefusedError(415, "post a query as application/sparql-query or application/x-www-form-urlencoded")
    if type_ == "application/x-www-form-urlencoded":
        return given + await form(request)
    text = (await request.body()).decode(errors="replace")
    return [*given, ("query" if type_ == "application/sparql-query" else "update", text)]


def _query(given: Sequence[tuple[str, str]], accept: str | None, seconds: float) -> Query:
    """Return the query that the parameters ask for.

    Raises:
        _RefusedError: if it is an update, or not one query.
    """
    if _all(given, "update") or _all(given, "using-graph-uri"):
        raise _RefusedError(403, "this graph is read-only; updates are not answered")
    texts = _all(given, "query")
    if len(texts) != 1:
        raise _RefusedError(400, "give one query, as the parameter `query` or as the body of a POST")
    short = next((value.lower() for name, value in given if name in ("format", "output")), "")
    forms = (_SHORT[short],) if short in _SHORT else _forms(accept)
    return Query(
        texts[0], forms, tuple(_all(given, "default-graph-uri")), tuple(_all(given, "named-graph-uri")), seconds
    )


def _all(given: Sequence[tuple[str, str]], name: str) -> list[str]:
    return [value for key, value in given if key == name]


def _forms(accept: str | None) -> tuple[str, ...]:
    """Return the media types that a client takes, best first; browsers are shown JSON and Turtle."""
    wanted = accepted(accept, (*TABLES, *GRAPHS, *_ALIASES))
    return tuple(dict.fromkeys(_ALIASES.get(one, one) for one in wanted))


def _answered(served: Served, query: Query) -> Response:
    with served.graph() as graph:
        answer = graph.workers.ask(query)
    if answer.failure:
        return PlainTextResponse(f"{answer.message}\n", _STATUS[answer.failure])
    return Response(answer.body, media_type=_with_charset(answer), headers={"Vary": "Accept"})


def _with_charset(answer: Answer) -> str:
    return f"{answer.media_type}; charset=utf-8" if answer.media_type.startswith("text/") else answer.media_type
