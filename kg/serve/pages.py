"""The explorer's pages: which template is filled with what, in which language."""

from __future__ import annotations

from collections.abc import Collection, Mapping
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
#: Themes with the media in which the dark style sheet holds; the first one follows the reader's system.
_THEMES = {"auto": "(prefers-color-scheme: dark)", "light": "not all", "dark": "all"}
_A_YEAR = 365 * 24 * 3600


def page(
    request: Request, graph: OpenGraph, template: str, content: Mapping[str, Any], status: int = 200
) -> HTMLResponse:
    """Return a page in the language and theme of the request; `?lang=` and `?theme=` choose them and are remembered."""
    language, theme = _choice(request, "lang", _LANGUAGES), _choice(request, "theme", _THEMES)
    html = _environment().get_template(template).render(_site(request, graph, language, theme) | dict(content))
    answer = HTMLResponse(html, status, headers={"Vary": "Accept, Cookie", "Cache-Control": "no-cache"})
    for name, chosen in (("lang", language), ("theme", theme)):
        if request.query_params.get(name) == chosen:
            answer.set_cookie(name, chosen, max_age=_A_YEAR, samesite="strict")
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


def _choice(request: Request, name: str, offered: Collection[str]) -> str:
    """Return what a request or an earlier one chose; the first on offer if neither did."""
    for given in (request.query_params.get(name), request.cookies.get(name)):
        if given is not None and given in offered:
            return given
    return next(iter(offered))


def _site(request: Request, graph: OpenGraph, language: str, theme: str) -> dict[str, Any]:
    """Return what every template can use."""

    def t(zh: str, en: str) -> str:
        return zh if language == "zh" else en

    def name(label: Label) -> str:
        return t(label.zh, label.en)

    return {
        "site": {"title": graph.title, "base": graph.base, "version": graph.version, "counts": graph.counts},
        "vocabulary": graph.vocabulary,
        "lang": language,
        "theme": theme,
        "dark_media": _THEMES[theme],
        "path": _without_choices(request),
        "t": t,
        "name": name,
    }


def _without_choices(request: Request) -> str:
    """Return the address of the page without language and theme, to which `lang=` or `theme=` can be added."""
    rest = [(key, value) for key, value in request.query_params.multi_items() if key not in ("lang", "theme")]
    path = request.scope["raw_path"].decode("ascii")
    return f"{path}?{urlencode(rest)}" if rest else path
