"""The graph as a networkx graph: things as nodes, claims as edges that carry the sentences they rest on."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import networkx as nx
from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from kg.errors import GraphError
from kg.iris import term
from kg.model import Evidence, Quote, Span
from kg.vocabulary import CLASSES, NAMESPACE

_DATES = ("date", "startDate", "endDate")
_ABOUT_FIGURES = ("indicator", "value", "valueMax", "unit", "kind", "approximate", "period")


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in an article that claims rest on.

    Attributes:
        iri: the evidence node.
        article: IRI of the article.
        source: name of the file that the article stands in.
        title: title of the article, empty where it has none.
        date: its ISO 8601 date, empty where unknown.
        quotes: its pieces in reading order.
    """

    iri: str
    article: str
    source: str
    title: str
    date: str
    quotes: Evidence

    @property
    def text(self) -> str:
        """The quoted words on one line, pieces joined by an ellipsis."""
        return "…".join("".join(quoted.exact.split("\n")) for quoted in self.quotes)


def to_networkx(store: Store, figures: bool = False) -> nx.MultiDiGraph:
    """Return the things of a store and what links them.

    Nodes are IRIs with `label`, `type` (a class of the ontology), `aliases` (tuple of strings) and, where known,
    `date`, `startDate` and `endDate`. Edges have the claim's IRI as key, `predicate` (a local name of the ontology),
    for posts (person to body) the `role`, and `evidence` (tuple of `Passage`). Nodes and edges come sorted.

    Args:
        store: from `kg.store`.
        figures: make each figure a node too, of type "Outcome" with `indicator`, `value` and so on, under "achieves".

    Raises:
        GraphError: if a passage lacks its place.
    """
    read = _Reader(store)
    graph = nx.MultiDiGraph()
    nodes = dict(read.things())
    if figures:
        nodes |= dict(read.figures())
    for iri in sorted(nodes):
        graph.add_node(iri, **nodes[iri])
    for subject, object_, claim, attributes in sorted(read.edges(), key=lambda edge: edge[:3]):
        if subject in nodes and object_ in nodes:
            graph.add_edge(subject, object_, key=claim, **attributes)
    return graph


def passages(store: Store) -> dict[str, Passage]:
    """Return every passage that claims rest on, by the IRI of its evidence node.

    Raises:
        GraphError: if a passage lacks its place.
    """
    read = _Reader(store)
    return {iri: read.passage(iri) for iri, _ in read.pairs("oa:hasSource")}


class _Reader:
    """Reads a store's default graph property by property, which is many times faster than node by node."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._columns: dict[str, dict[str, list[str]]] = {}

    def pairs(self, predicate: str) -> Iterator[tuple[str, str]]:
        """Yield the plain values of subject and object of each triple with a predicate, given by prefixed name."""
        for subject, values in self._column(predicate).items():
            for value in values:
                yield subject, value

    def _column(self, predicate: str) -> dict[str, list[str]]:
        if predicate not in self._columns:
            column: dict[str, list[str]] = defaultdict(list)
            for quad in self._store.quads_for_pattern(None, term(predicate), None, DefaultGraph()):
                column[_plain(quad.subject)].append(_plain(quad.object))
            self._columns[predicate] = {subject: sorted(set(values)) for subject, values in column.items()}
        return self._columns[predicate]

    def one(self, subject: str, predicate: str) -> str:
        """Return the first value of a property, empty where there is none."""
        return next(iter(self._column(predicate).get(subject, ())), "")

    def things(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield the attributes of each named thing."""
        for iri, class_ in self.pairs("rdf:type"):
            if (name := class_.removeprefix(NAMESPACE)) in CLASSES:
                aliases = tuple(self._column("skos:altLabel").get(iri, ()))
                dates = {key: value for key in _DATES if (value := self.one(iri, f"zl:{key}"))}
                yield iri, {"label": self.one(iri, "skos:prefLabel"), "type": name, "aliases": aliases, **dates}

    def figures(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield the attributes of each figure."""
        for iri, _ in self.pairs("zl:indicator"):
            about = {key: value for key in _ABOUT_FIGURES if (value := self.one(iri, f"zl:{key}"))}
            if "indicator" not in about or not _is_number(about.get("value", "")):
                raise GraphError(f"{iri}: no valid zl:indicator and zl:value; see what `kg check` finds")
            if "valueMax" in about and not _is_number(about["valueMax"]):
                raise GraphError(f"{iri}: no valid zl:valueMax; see what `kg check` finds")
            label = f"{about['indicator']} {about['value']}{about.get('unit', '')}"
            yield iri, {"label": label, "type": "Outcome", "aliases": (), **about}

    def edges(self) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
        """Yield subject, object, claim and attributes of each claim, posts as edges from person to body."""
        for claim, subject in self.pairs("rdf:subject"):
            object_ = self.one(claim, "rdf:object")
            predicate = self.one(claim, "rdf:predicate").removeprefix(NAMESPACE)
            attributes: dict[str, Any] = {"predicate": predicate}
            if predicate == "holdsPost":
                attributes["role"] = self.one(object_, "zl:role")
                object_ = self.one(object_, "zl:postIn")
            attributes["evidence"] = tuple(map(self.passage, self._column("prov:wasDerivedFrom").get(claim, ())))
            yield subject, object_, claim, attributes

    def passage(self, iri: str) -> Passage:
        """Return the passage behind an evidence node."""
        article = self.one(iri, "oa:hasSource")
        selectors = sorted(self._column("oa:hasSelector").get(iri, ()), key=self._position)
        return Passage(
            iri,
            article,
            self.one(article, "zl:sourceFile"),
            self.one(article, "dcterms:title"),
            self.one(article, "dcterms:date"),
            tuple(map(self._quote, selectors)),
        )

    def _position(self, selector: str) -> int:
        position = self.one(selector, "schema:position") or "1"
        if not position.isdecimal():
            raise GraphError(f"{selector}: no valid schema:position; see what `kg check` finds")
        return int(position)

    def _quote(self, selector: str) -> Quote:
        try:
            span = Span(int(self.one(selector, "oa:start")), int(self.one(selector, "oa:end")))
        except ValueError as error:
            raise GraphError(f"{selector}: no valid oa:start and oa:end; see what `kg check` finds") from error
        return Quote(span, *(self.one(selector, f"oa:{part}") for part in ("exact", "prefix", "suffix")))


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


def _plain(node: object) -> str:
    return node.value if isinstance(node, NamedNode | Literal) else str(node)
