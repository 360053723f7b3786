"""Stored questions as the query page asks them: the question, what its fields hold, and the SPARQL that comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import dropwhile

from starlette.requests import Request

from kg.errors import QueryError
from kg.questions import Page, Question, question
from kg.serve.graph import OpenGraph
from kg.serve.parameters import BadRequestError, text
from kg.serve.records import Label

_LARGE = 1_000_000  # triples of a graph of which not everything is asked at once
_FEW = 100  # things that a query may list
_PAGE = (
    f"# 第 1 页，{Page().rows} 条陈述；改 OFFSET 看后面的\n"
    f"# page 1, {Page().rows} statements; change OFFSET for the next\n"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A stored question on the query page.

    Attributes:
        values: what the fields hold, by the names of the parameters.
        query: the SPARQL text with these values; as stored where they cannot be used.
        problem: why the values cannot be used, None if they can.
        ready: whether the query can be run: nothing is wrong or missing.
    """

    question: Question
    values: Mapping[str, str]
    query: str
    problem: Label | None
    ready: bool


def asked(request: Request, graph: OpenGraph) -> Asked | None:
    """Return the stored question that a request asks (`?question=NAME` and a value for each parameter), if it does.

    Of a large graph it is asked for one page, of the summary of its store where that answers, and for things that have
    been looked up, not for their names.

    Raises:
        BadRequestError: if there is no such question.
    """
    name = text(request, "question")
    if not name:
        return None
    try:
        stored = question(name)
    except QueryError as error:
        raise BadRequestError(404, "没有这个现成的问题", str(error)) from error
    values = {one.name: value for one in stored.parameters if (value := text(request, one.name))}
    if any(one.required and one.name not in values for one in stored.parameters):
        return Asked(stored, values, _plain(stored.text), None, ready=False)
    try:
        return Asked(stored, values, _query(stored, values, graph), None, ready=True)
    except QueryError as error:
        problem = Label("有一项填写有误；日期请写成 2024、2024-05 或 2024-05-08", str(error))
        return Asked(stored, values, _plain(stored.text), problem, ready=False)


class _ManyError(Exception):
    """More things are called so than a query can list."""


def _query(stored: Question, values: Mapping[str, str], graph: OpenGraph) -> str:
    def few(name: str) -> list[str]:
        found = graph.called(name)
        if len(found) > _FEW:
            raise _ManyError
        return found

    if int(graph.index.meta["triples"]) < _LARGE:
        return _plain(stored.sparql(**values))
    page = Page() if stored.has_pages else None
    try:
        return (_PAGE if page else "") + _plain(stored.bound_by(few, page, graph.has_summary, **values))
    except _ManyError:
        return _plain(stored.sparql(**values))


def _plain(sparql: str) -> str:
    """Return a query without its header, which the page shows in other ways."""
    lines = dropwhile(lambda line: line.startswith("#") or not line.strip(), sparql.splitlines())
    return "\n".join(lines) + "\n"
