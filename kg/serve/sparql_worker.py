"""A process that answers SPARQL queries, so that one without end can be stopped: the engine cannot be interrupted.

The process asks the system to end it when its time is up, and to refuse it more memory than it is allowed, so that
both limits hold whatever a query does.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Literal as OneOf
from typing import TypeAlias

from pyoxigraph import DefaultGraph, NamedNode, QueryResultsFormat, QueryTriples, RdfFormat, Store, Triple, serialize

from kg.errors import GraphError, QueryError
from kg.iris import term
from kg.jsonld import read_context, to_jsonld
from kg.resources import ontology_dir
from kg.store import checked, open_store, prefixes_of
from kg.turtle import to_turtle

#: Forms of tables and of graphs, the one to take first where any will do.
TABLES: dict[str, QueryResultsFormat] = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
GRAPHS: dict[str, RdfFormat] = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}

_POLITE = 5  # so that pages are answered while queries are at work

Failure: TypeAlias = OneOf["query", "size", "form", "graph", "time", "memory", "busy", "broken"]


@dataclass(frozen=True, slots=True)
class Query:
    """A query with what limits it.

    Attributes:
        forms: media types that may be answered, best first; those of tables and of graphs.
        default_graphs: IRIs of the graphs to ask; empty for the union of all.
        named_graphs: IRIs of the graphs that GRAPH may name; empty for all.
        seconds: time until the process is ended.
        size: the most bytes that an answer may have.
    """

    text: str
    forms: tuple[str, ...]
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    seconds: float = 10.0
    size: int = 32 * 2**20


@dataclass(frozen=True, slots=True)
class Description:
    """The wish for all that a graph says of a node, in Turtle or JSON-LD."""

    iri: str
    form: OneOf["text/turtle", "application/ld+json"]
    seconds: float = 10.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker sends back: a body of a media type, or what went wrong."""

    body: bytes = b""
    media_type: str = ""
    failure: Failure | None = None
    message: str = ""


class _TooLargeError(Exception):
    """An answer has grown beyond its limit."""


class _Limited(BytesIO):
    """A place for bytes that takes no more than its limit."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._left = limit

    def write(self, data: bytes) -> int:  # type: ignore[override]
        """Keep bytes.

        Raises:
            _TooLargeError: if there are too many.
        """
        self._left -= len(data)
        if self._left < 0:
            raise _TooLargeError
        return super().write(data)


def work(directory: Path, channel: Connection, memory: int) -> None:
    """Answer what comes through `channel` until it is closed.

    Args:
        directory: of a build.
        channel: gives `Query` and `Description`, takes `Answer`; the first answer tells whether the store is open.
        memory: the most bytes of memory for data.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends its workers itself
    if hasattr(os, "nice"):
        os.nice(_POLITE)
    _limit_memory(memory)
    try:
        store = open_store(directory)
    except GraphError as error:
        channel.send(Answer(failure="graph", message=str(error)))
        return
    channel.send(Answer())
    while True:
        try:
            wish = channel.recv()
        except EOFError:
            return
        _arm(wish.seconds)
        answer = _describe(store, wish) if isinstance(wish, Description) else _ask(store, wish)
        _arm(0)
        channel.send(answer)


def _limit_memory(most: int) -> None:
    try:
        import resource
    except ImportError:  # only Unix can limit it
        return
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _arm(seconds: float) -> None:
    """Have the system end this process after so many seconds, 0 for never."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _ask(store: Store, query: Query) -> Answer:
    try:
        with checked(query.text):
            return _answer(store, query)
    except _TooLargeError:
        limit = f"{query.size / 2**20:.0f} MB"
        return Answer(failure="size", message=f"the answer is larger than {limit}; add LIMIT or ask for less")
    except QueryError as error:
        return Answer(failure="query", message=str(error))
    except GraphError as error:
        return Answer(failure="graph", message=str(error))
    except MemoryError:
        return Answer(failure="size", message="the query needs too much memory; ask for less")


def _answer(store: Store, query: Query) -> Answer:
    prefixes = prefixes_of(store)
    found = store.query(
        query.text,
        prefixes=prefixes,
        default_graph=[*map(NamedNode, query.default_graphs)] or None,
        named_graphs=[*map(NamedNode, query.named_graphs)] or None,
    )
    out = _Limited(query.size)
    if isinstance(found, QueryTriples):
        form = _first(query.forms, GRAPHS)
        if form:
            serialize(found, out, GRAPHS[form], prefixes=prefixes)
    else:
        form = _first(query.forms, TABLES)
        if form:
            found.serialize(out, TABLES[form])
    if not form:
        kinds = ", ".join(GRAPHS if isinstance(found, QueryTriples) else TABLES)
        return Answer(failure="form", message=f"this query can be answered as {kinds}; accept one of them")
    return Answer(out.getvalue(), form)


def _first(forms: Sequence[str], offered: Container[str]) -> str:
    return next((form for form in forms if form in offered), "")


def _describe(store: Store, wish: Description) -> Answer:
    """Return the triples of a node with those of its posts and figures."""
    try:
        node = NamedNode(wish.iri)
    except ValueError as error:
        return Answer(failure="query", message=f"{wish.iri!r} is no IRI ({error})")
    triples = list(_about(store, node))
    if not triples:
        return Answer(b"", wish.form)
    prefixes = prefixes_of(store)
    if wish.form == "text/turtle":
        return Answer(to_turtle(triples, prefixes).encode(), wish.form)
    return Answer(to_jsonld(triples, read_context(ontology_dir() / "context.jsonld")).encode(), wish.form)


def _about(store: Store, node: NamedNode) -> Iterator[Triple]:
    for quad in store.quads_for_pattern(node, None, None, DefaultGraph()):
        yield quad.triple
        if quad.predicate in (term("zl:achieves"), term("zl:holdsPost")) and isinstance(quad.object, NamedNode):
            yield from _about(store, quad.object)
