"""Reads the parameters of requests; whatever is wrong with one is told in both languages."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

from kg.serve.graph import OpenGraph
from kg.serve.neighbourhoods import Filter
from kg.serve.records import Label
from kg.vocabulary import CLASSES

_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_FIELDS = 100  # of a posted form
_FARTHEST = 1_000_000  # an offset beyond that only costs time


class BadRequestError(HTTPException):
    """A request cannot be answered.

    Attributes:
        label: why, in both languages.
    """

    def __init__(self, status: int, zh: str, en: str) -> None:
        self.label = Label(zh, en)
        super().__init__(status, en)


async def form(request: Request) -> list[tuple[str, str]]:
    """Return the fields of a posted form (application/x-www-form-urlencoded), in order.

    Raises:
        BadRequestError: if the body is no such form.
    """
    body = (await request.body()).decode(errors="replace")
    try:
        return parse_qsl(body, keep_blank_values=True, max_num_fields=_FIELDS)
    except ValueError as error:
        raise BadRequestError(400, "表单有误", "the form is not valid") from error


def text(request: Request, name: str) -> str:
    """Return a parameter as text, empty where it is not given."""
    return request.query_params.get(name, "").strip()


def number(request: Request, name: str, default: int, most: int = _FARTHEST) -> int:
    """Return a parameter as a whole number from 0 to `most`.

    Raises:
        BadRequestError: if it is no whole number.
    """
    given = text(request, name)
    if not given:
        return min(default, most)
    if not given.isascii() or not given.isdigit() or len(given) > 9:
        raise BadRequestError(400, f"参数 {name} 应为非负整数", f"the parameter {name} should be a whole number")
    return min(int(given), most)


def class_(request: Request) -> str:
    """Return the parameter `class`, empty where it is not given.

    Raises:
        BadRequestError: if there is no such class.
    """
    given = text(request, "class")
    if given and given not in CLASSES:
        raise BadRequestError(400, "没有这个类别", "there is no such class")
    return given


def thing(request: Request, graph: OpenGraph, name: str = "iri") -> int:
    """Return the number of the thing that a parameter names by its IRI.

    Raises:
        BadRequestError: if the graph has no such thing.
    """
    found = graph.number(text(request, name))
    if found is None:
        raise BadRequestError(404, "图谱中没有这个条目", "the graph has no such thing")
    return found


def filter_(request: Request, graph: OpenGraph) -> Filter:
    """Return what of the links is asked for.

    Raises:
        BadRequestError: if a date is none, or the graph has no such article.
    """
    return Filter(
        classes=_listed(request, "class"),
        relations=_listed(request, "relation"),
        since=_date(request, "since"),
        until=_date(request, "until"),
        article=_article(request, graph),
    )


def _listed(request: Request, name: str) -> tuple[str, ...]:
    return tuple(one for one in text(request, name).split(",") if one)


def _date(request: Request, name: str) -> str:
    given = text(request, name)
    if given and not _DATE.fullmatch(given):
        raise BadRequestError(
            400,
            f"参数 {name} 应为 2024、2024-05 或 2024-05-08 这样的日期",
            f"{name} should be a date such as 2024-05-08",
        )
    return given


def _article(request: Request, graph: OpenGraph) -> int | None:
    iri = text(request, "article")
    found = graph.article_number(iri) if iri else None
    if iri and found is None:
        raise BadRequestError(404, "图谱中没有这篇文章", "the graph has no such article")
    return found
