"""A build sent to a graph store on another machine, article by article, so that an interrupted load goes on.

The store keeps graphs beside those of the articles, `BASE/loaded/0` to `63`, that say of each article which content was
sent: the SHA-256 of its sorted N-Triples, or an empty text while it is under way. A second load therefore sends what is
new or changed, removes what the build no longer has, and leaves the rest alone, from whichever machine it comes. Each
article is replaced as a whole; the store as a whole is not, since the protocol knows no transaction over requests.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import IO

from pyoxigraph import DefaultGraph, Literal, NamedNode, RdfFormat, Store, Triple, parse, serialize

from kg.errors import GraphError, LoadError, LoadInterruptedError
from kg.graphstore import GraphStore
from kg.iris import term
from kg.store import article_graphs, base_of

#: Tells of progress: what is being done, how much of it is done, how much there is.
Progress = Callable[[str, int, int], None]
#: Articles are sent in so many lots; an interruption loses what was sent of one.
_LOTS = 64
_UNDER_WAY = ""
_LINES = 10_000  # triples of the default graph that one request takes


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did: articles sent, found there unchanged and removed, and the triples that were sent."""

    sent: int
    unchanged: int
    removed: int
    triples: int


def load(store: Store, target: GraphStore, default_graph: bool = False, progress: Progress | None = None) -> LoadReport:
    """Make a graph store hold the articles of a build, each in its named graph, and no older ones of the same base.

    Args:
        store: from `kg.store.open_store`.
        target: where to.
        default_graph: also put the union of all articles in the place of the target's default graph, for targets that
            do not unite named graphs themselves.
        progress: told of every article before work on it begins.

    Raises:
        GraphError: if the build has no named graphs, as a Turtle file has none.
        LoadError: if the target cannot be reached or refuses, or the load is interrupted; the same load then goes on
            where this one ended.
    """
    work = _Load(store, target, progress or (lambda stage, done, total: None))
    try:
        work.send_articles()
        if default_graph:
            work.send_union()
    except LoadError as error:
        raise (LoadError(f"{error}; {work.state()}") if work.has_begun else error) from error.__cause__
    except KeyboardInterrupt as error:
        raise LoadInterruptedError(f"interrupted; {work.state()}") from error
    return work.report()


class _Load:
    """One load under way."""

    def __init__(self, store: Store, target: GraphStore, tell: Progress) -> None:
        self._store, self._target, self._tell = store, target, tell
        self._graphs = article_graphs(store)
        if not self._graphs:
            raise GraphError("there are no article graphs to load; give a build directory or its graph.nq")
        self._base = base_of(store)
        self._content = sha256()  # of all articles: what the union is made of
        self._sent = self._removed = self._triples = self._done = 0
        self._total = len(self._graphs)

    def report(self) -> LoadReport:
        """Return what has been done."""
        return LoadReport(self._sent, self._total - self._sent, self._removed, self._triples)

    @property
    def has_begun(self) -> bool:
        """Tell whether the target has been changed."""
        return bool(self._sent or self._removed)

    def state(self) -> str:
        """Return how far the load has come."""
        return f"{self._done} of {self._total} articles are known to be there; the same command goes on"

    def send_articles(self) -> None:
        """Bring the articles of all lots up to date."""
        lots: dict[int, list[NamedNode]] = {}
        for graph in self._graphs:
            lots.setdefault(sha256(graph.value.encode()).digest()[0] % _LOTS, []).append(graph)
        for lot in range(_LOTS):
            self._send_lot(NamedNode(f"{self._base}loaded/{lot}"), lots.get(lot, []))

    def _send_lot(self, manifest: NamedNode, graphs: list[NamedNode]) -> None:
        known, digests = self._read(manifest), {}
        for number, graph in enumerate(graphs, self._done):
            self._tell("loading", number, self._total)
            digests[graph] = sha256(_turtle(self._store, graph)).hexdigest()
        for graph in sorted(known.keys() - digests.keys(), key=str):
            self._target.remove(graph)
            self._removed += 1
        changed = [graph for graph in graphs if known.get(graph) != digests[graph]]
        if changed:
            self._write(manifest, digests | dict.fromkeys(changed, _UNDER_WAY))
        for graph in changed:
            body = _turtle(self._store, graph)
            self._target.put(graph, body)
            self._sent += 1
            self._triples += body.count(b"\n")
        if digests != known:
            self._write(manifest, digests)
        self._content.update(repr([(graph.value, digests[graph]) for graph in graphs]).encode())
        self._done += len(graphs)

    def send_union(self) -> None:
        """Put the union of all articles in the place of the default graph, unless it stands there."""
        manifest, content = NamedNode(f"{self._base}loaded/default"), self._content.hexdigest()
        if self._read(manifest) == {NamedNode(self._base): content}:
            return
        self._target.remove(manifest)
        sent = 0
        with tempfile.TemporaryFile() as union:
            self._store.dump(union, RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
            union.seek(0)
            for number, part in enumerate(_parts(union)):
                self._tell("uniting", number, 1 + number)
                (self._target.add if number else self._target.put)(None, part)
                sent += part.count(b"\n")
        self._triples += sent
        self._write(manifest, {NamedNode(self._base): content})

    def _read(self, manifest: NamedNode) -> dict[NamedNode, str]:
        """Return what a graph of the target says of what was sent; nothing where there is no such graph."""
        try:
            quads = list(parse(self._target.get(manifest) or b"", format=RdfFormat.TURTLE))
        except SyntaxError as error:
            found = f"answers with what is no Turtle ({error.msg})"
            raise LoadError(f"{self._target.url}: {found}; is it a graph store?") from error
        about = term("schema:sha256")
        return {quad.subject: quad.object.value for quad in quads if quad.predicate == about}

    def _write(self, manifest: NamedNode, digests: dict[NamedNode, str]) -> None:
        if not digests:
            return self._target.remove(manifest)
        about = term("schema:sha256")
        said = (Triple(graph, about, Literal(digest)) for graph, digest in digests.items())
        return self._target.put(manifest, serialize(said, format=RdfFormat.N_TRIPLES) or b"")


def _turtle(store: Store, graph: NamedNode) -> bytes:
    """Return a graph as sorted N-Triples, which are Turtle."""
    lines: Iterable[bytes] = (store.dump(format=RdfFormat.N_TRIPLES, from_graph=graph) or b"").splitlines(keepends=True)
    return b"".join(sorted(lines))


def _parts(file: IO[bytes]) -> Iterator[bytes]:
    """Yield the lines of a file in parts that one request takes; at least one, be it empty."""
    part = b"".join(islice(file, _LINES))
    while True:
        yield part
        part = b"".join(islice(file, _LINES))
        if not part:
            return
