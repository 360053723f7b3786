"""The explorer's pages: which template is filled with what, in which language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from kg.serve.graph import OpenGraph
from kg.serve.records import Label

STATIC = Path(__file__).parent / "static"
_TEMPLATES = Path(__file__).parent / "templates"
_LANGUAGES = ("zh", "en")
_A_YEAR = 365 * 24 * 3600


def page(
    request: Request, graph: OpenGraph, template: str, content: Mapping[str, Any], status: int = 200
) -> HTMLResponse:
    """Return a page in the language of the request; `?lang=` chooses it and is remembered."""
    language = _language(request)
    html = _environment().get_template(template).render(_site(request, graph, language) | dict(content))
    answer = HTMLResponse(html, status, headers={"Vary": "Accept, Cookie", "Cache-Control": "no-cache"})
    if request.query_params.get("lang") in _LANGUAGES:
        answer.set_cookie("lang", language, max_age=_A_YEAR, samesite="strict")
    return answer


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _language(request: Request) -> str:
    for given in (request.query_params.get("lang"), request.cookies.get("lang")):
        if given in _LANGUAGES:
            return given
    return _LANGUAGES[0]


def _site(request: Request, graph: OpenGraph, language: str) -> dict[str, Any]:
    """Return what every template can use."""

    def t(zh: str, en: str) -> str:
        return zh if language == "zh" else en

    def name(label: Label) -> str:
        return t(label.zh, label.en)

    return {
        "site": {"title": graph.title, "base": graph.base, "version": graph.version, "counts": graph.counts},
        "vocabulary": graph.vocabulary,
        "lang": language,
        "path": _without_language(request),
        "t": t,
        "name": name,
    }


def _without_language(request: Request) -> str:
    """Return the address of the page without its language, to which `lang=` can be added."""
    rest = [(key, value) for key, value in request.query_params.multi_items() if key != "lang"]
    path = request.scope["raw_path"].decode("ascii")
    return f"{path}?{urlencode(rest)}" if rest else path
