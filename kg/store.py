"""The embedded Oxigraph store of a build: made once, then opened by any number of readers.

A store holds every quad in the named graph of its article, and the union of the articles in the default graph, each
triple once, so that plain SPARQL patterns see the whole graph and `GRAPH ?article { … }` sees who says what.
(Oxigraph's own union of named graphs would count a triple once for each article.) One named graph more, the summary,
holds what `kg.store_summary` works out beforehand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, RdfFormat, Store, Triple, parse

from kg.errors import GraphError, OutputError, QueryError
from kg.iris import Iris, term
from kg.results import QueryResult, Term
from kg.store_summary import SUMMARY, write_summary
from kg.vocabulary import DEFAULT_BASE

_FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".jsonld": RdfFormat.JSON_LD,
}
_BATCH = 20_000  # quads that are loaded at once
_SYNTAX = re.compile(r"error at ([0-9]+):([0-9]+): (?:expected )?(.*)", re.DOTALL)
# Strings, IRIs and comments: where words are no keywords.
_QUOTED = re.compile(
    r"""\"{3}(?s:.*?)\"{3}|'{3}(?s:.*?)'{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|<[^<>"{}|^`\\\s]*>|#[^\n]*"""
)
_SERVICE = re.compile(r"(?<![?$:\w])SERVICE(?![:\w])", re.IGNORECASE)


def build_store(path: Path, quads: Iterable[Quad]) -> None:
    """Write a store into a new directory.

    Raises:
        OutputError: if there is something already or the directory cannot be written.
    """
    if path.exists():
        raise OutputError(f"{path}: exists already; a store is only written into a new directory")
    try:
        store = Store(path)
        _fill(store, quads)
        write_summary(store, path.parent)
        store.optimize()
        store.flush()
    except (OSError, RuntimeError) as error:
        raise OutputError(f"{path}: the store cannot be written ({error}); check space and permissions") from error


def memory_store(quads: Iterable[Quad]) -> Store:
    """Return a store of the same make that lives in memory."""
    store = Store()
    _fill(store, quads)
    return store


def _fill(store: Store, quads: Iterable[Quad]) -> None:
    """Put quads into their graphs and, each triple once, into the default graph; only some are held at a time."""
    coming = iter(quads)
    while batch := list(islice(coming, _BATCH)):
        store.bulk_extend(batch)
        store.bulk_extend(Quad(*triple) for triple in dict.fromkeys(quad.triple for quad in batch))


def open_store(path: Path) -> Store:
    """Open a graph for reading; several may do so at once.

    Args:
        path: a build directory, the store directory in it, or an RDF file (.ttl, .nt, .nq, .trig, .jsonld).

    Raises:
        GraphError: if there is no graph, or what is there is damaged or something else.
    """
    if path.is_file():
        return _load(path)
    place = path / "store" if (path / "store").is_dir() else path
    if not (place / "CURRENT").is_file():
        found = "is no graph store" if place.is_dir() else "does not exist"
        raise GraphError(f"{place}: {found}; build one with `kg build PATH --out DIR` and give DIR")
    try:
        return Store.read_only(str(place))
    except (OSError, RuntimeError, ValueError) as error:
        raise _damaged(place, error) from error


def _damaged(place: object, error: Exception) -> GraphError:
    reason = str(error).split("  ")[0].splitlines()[0]
    return GraphError(f"{place}: the graph store is damaged ({reason}); build it again with `kg build`")


def _load(path: Path) -> Store:
    form = _FORMATS.get(path.suffix.lower())
    if form is None:
        raise GraphError(f"{path}: not a graph file; its name should end in one of {', '.join(sorted(_FORMATS))}")
    try:
        return memory_store(parse(path=str(path), format=form))
    except SyntaxError as error:
        raise GraphError(f"{path}: not valid {form.name} ({error.msg}); build the graph again") from error
    except OSError as error:
        raise GraphError(f"{path}: cannot be read ({error.strerror or error}); check the file") from error


def article_graphs(store: Store) -> list[NamedNode]:
    """Return the names of the graphs of a store's articles, in order; none where it has but one graph."""
    return sorted((one for one in store.named_graphs() if isinstance(one, NamedNode) and one != SUMMARY), key=str)


def base_of(store: Store) -> str:
    """Return the base IRI of a store's data, as its articles have it; the default one where there is no article."""
    first = next(store.quads_for_pattern(None, term("rdf:type"), term("zl:Article"), None), None)
    base = first.subject.value.rpartition("article/")[0] if first and isinstance(first.subject, NamedNode) else ""
    return base or DEFAULT_BASE


def prefixes_of(store: Store) -> dict[str, str]:
    """Return the prefixes that suit a store: the vocabularies, and those of the base that its articles have."""
    return Iris(base_of(store)).prefixes()


def run_query(store: Store, sparql: str) -> QueryResult:
    """Ask a store; the prefixes of `prefixes_of` need not be declared.

    Args:
        store: from `open_store` or `memory_store`.
        sparql: SELECT, ASK, CONSTRUCT or DESCRIBE.

    Raises:
        QueryError: if the query is not valid SPARQL or wants to ask another server.
        GraphError: if the store is damaged.
    """
    prefixes = prefixes_of(store)
    with checked(sparql):
        return _result(store.query(sparql, prefixes=prefixes), prefixes)


@contextmanager
def checked(sparql: str) -> Iterator[None]:
    """Let a query be asked, and its answer be read, so that whatever goes wrong is told in one sentence.

    Raises:
        QueryError: if the query is not valid SPARQL or wants to ask another server.
        GraphError: if the store is damaged.
    """
    if _SERVICE.search(_QUOTED.sub(" ", sparql)):
        raise QueryError("the query uses SERVICE to ask another server, but graphs are only asked offline; remove it")
    try:
        yield
    except SyntaxError as error:
        raise _syntax_error(sparql, str(error)) from error
    except (OSError, RuntimeError, ValueError) as error:
        if str(error).startswith(("Corruption", "IO error")):
            raise _damaged("the graph", error) from error
        raise QueryError(f"the query cannot be answered: {error}") from error


def _result(answer: object, prefixes: Mapping[str, str]) -> QueryResult:
    """Read an answer to its end."""
    if isinstance(answer, QueryBoolean):
        truth = Literal("true" if answer else "false", datatype=term("xsd:boolean"))
        return QueryResult("ask", ("answer",), ((truth,),), prefixes)
    if isinstance(answer, QuerySolutions):
        columns = tuple(variable.value for variable in answer.variables)
        return QueryResult("select", columns, tuple(tuple(solution) for solution in answer), prefixes)
    triples: list[Triple] = sorted(set(answer), key=str)  # type: ignore[call-overload]
    rows: list[tuple[Term | None, ...]] = [(one.subject, one.predicate, one.object) for one in triples]
    return QueryResult("graph", ("subject", "predicate", "object"), tuple(rows), prefixes)


def _syntax_error(sparql: str, message: str) -> QueryError:
    """Tell where a query breaks, in one sentence."""
    found = _SYNTAX.search(message)
    if found is None:
        return QueryError(f"the query is not valid SPARQL: {message}")
    line, column = int(found[1]), int(found[2])
    before = (sparql.split("\n")[line - 1 : line] or [""])[0][: column - 1].strip()
    where = f"at line {line}, column {column}"
    if "Prefix not found" in found[3]:
        name = before.split()[-1].rpartition(":")[0].lstrip("(<[{!^|/") if before else ""
        return QueryError(f'the query is not valid SPARQL {where}: the prefix "{name}:" is not declared')
    after = (
        f"what stands there cannot follow {before[-40:]!r}"
        if before
        else "it should begin with SELECT, ASK or the like"
    )
    return QueryError(f"the query is not valid SPARQL {where}: {after}")
