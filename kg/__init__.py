"""Zhili 治理: Chinese local-government and party-building news as an RDF knowledge graph, evidence for every triple.

From a page to its graph `read_page`, `Extractor`, `resolve`, `describe` and `to_turtle` follow each other; `build` does
it all. What a build leaves is opened by `open_store` and asked by `run_query`, with SPARQL or a stored `question`. A
name is loaded when it is first used, so that `import kg` and `kg --help` cost nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.building import build
    from kg.checking import check
    from kg.errors import ZhiliError
    from kg.evaluation import evaluate
    from kg.exports import export
    from kg.extraction.pipeline import Extractor
    from kg.graph import describe
    from kg.model import Facts
    from kg.network import to_networkx
    from kg.questions import question
    from kg.reading import read_page
    from kg.resolution import resolve
    from kg.store import open_store, run_query
    from kg.turtle import to_turtle

__all__ = [
    "Extractor",
    "Facts",
    "ZhiliError",
    "build",
    "check",
    "describe",
    "evaluate",
    "export",
    "open_store",
    "question",
    "read_page",
    "resolve",
    "run_query",
    "to_networkx",
    "to_turtle",
]

#: Where each name lives, in the order of the work.
_HOMES = {
    "read_page": "kg.reading",
    "Extractor": "kg.extraction.pipeline",
    "Facts": "kg.model",
    "resolve": "kg.resolution",
    "describe": "kg.graph",
    "to_turtle": "kg.turtle",
    "build": "kg.building",
    "open_store": "kg.store",
    "run_query": "kg.store",
    "question": "kg.questions",
    "to_networkx": "kg.network",
    "check": "kg.checking",
    "export": "kg.exports",
    "evaluate": "kg.evaluation",
    "ZhiliError": "kg.errors",
}


def __getattr__(name: str) -> Any:
    """Load a name of the table of contents when it is first used.

    Raises:
        AttributeError: if it is not one of them.
    """
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_HOMES[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
