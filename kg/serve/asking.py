"""Stored questions as the query page asks them: the question, what its fields hold, and the SPARQL that comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import dropwhile

from starlette.requests import Request

from kg.errors import QueryError
from kg.questions import Question, question
from kg.serve.parameters import BadRequestError, text
from kg.serve.records import Label


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


def asked(request: Request) -> Asked | None:
    """Return the stored question that a request asks (`?question=NAME` and a value for each parameter), if it does.

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
        return Asked(stored, values, _plain(stored.sparql(**values)), None, ready=True)
    except QueryError as error:
        problem = Label("有一项填写有误；日期请写成 2024、2024-05 或 2024-05-08", str(error))
        return Asked(stored, values, _plain(stored.text), problem, ready=False)


def _plain(sparql: str) -> str:
    """Return a query without its header, which the page shows in other ways."""
    lines = dropwhile(lambda line: line.startswith("#") or not line.strip(), sparql.splitlines())
    return "\n".join(lines) + "\n"
