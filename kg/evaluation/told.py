"""What a graph tells, in the form in which it is compared with gold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import DefaultGraph, NamedNode, Store

from kg.evaluation.gold import Statement, normal, normal_figure
from kg.iris import term
from kg.vocabulary import CLASSES, PREDICATES


@dataclass(slots=True)
class Node:
    """A thing of the graph; names in normal form."""

    iri: str
    types: set[str] = field(default_factory=set)
    name: str = ""
    forms: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A figure of the graph with the IRI of its holder; indicator and value in normal form."""

    iri: str
    holder: str
    indicator: str
    figure: tuple[float, str]


class Told:
    """The parts of a graph that are scored, read from its default graph.

    Attributes:
        nodes: things by IRI.
        relations: (IRI, predicate, IRI).
        posts: (IRI of the person, "holdsPost", IRI of the body).
        holders: (IRI of the person, IRI of the post).
        outcomes: sorted by IRI.
        articles: (title, authors) in normal form.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.nodes = self._nodes()
        self.relations = {
            (subject, predicate, object_)
            for predicate in PREDICATES
            for subject, object_ in self._pairs(f"zl:{predicate}")
            if subject in self.nodes and object_ in self.nodes
        }
        self.holders = set(self._pairs("zl:holdsPost"))
        self.posts = {
            (person, "holdsPost", body) for person, post in self.holders for body in self._all(post, "zl:postIn")
        }
        self.outcomes = sorted(self._outcomes(), key=lambda outcome: outcome.iri)
        self.articles = [
            (normal(self._one(iri, "dcterms:title")), frozenset(map(normal, self._all(iri, "dcterms:creator"))))
            for iri in sorted(self._instances("zl:Article"))
        ]

    def _nodes(self) -> dict[str, Node]:
        nodes: dict[str, Node] = {}
        for type_ in CLASSES:
            for iri in self._instances(f"zl:{type_}"):
                nodes.setdefault(iri, Node(iri)).types.add(type_)
        for iri, node in nodes.items():
            labels = [normal(label) for label in self._all(iri, "skos:prefLabel")]
            node.name = labels[0] if labels else normal(iri.rpartition("/")[2])
            node.forms = {*labels, *(normal(label) for label in self._all(iri, "skos:altLabel"))}
        return nodes

    def _outcomes(self) -> Iterator[Outcome]:
        for holder, iri in self._pairs("zl:achieves"):
            for value in self._all(iri, "zl:value"):
                figure = normal_figure(float(value), self._one(iri, "zl:unit"))
                yield Outcome(iri, holder, normal(self._one(iri, "zl:indicator")), figure)

    def claims(self) -> set[Statement]:
        """Return every triple that needs evidence, by IRIs."""
        stated = {(subject, term(f"zl:{predicate}").value, object_) for subject, predicate, object_ in self.relations}
        stated |= {(outcome.holder, term("zl:achieves").value, outcome.iri) for outcome in self.outcomes}
        return stated | {(person, term("zl:holdsPost").value, post) for person, post in self.holders}

    def grounded(self, text: str) -> set[Statement]:
        """Return the triples that a statement with evidence in `text` is about."""
        found = set()
        for claim in self._instances("rdf:Statement"):
            if any(self._stands(evidence, text) for evidence in self._all(claim, "prov:wasDerivedFrom")):
                found.add(
                    (self._one(claim, "rdf:subject"), self._one(claim, "rdf:predicate"), self._one(claim, "rdf:object"))
                )
        return found

    def _stands(self, evidence: str, text: str) -> bool:
        selectors = self._all(evidence, "oa:hasSelector")
        return bool(selectors) and all(self._quotes(selector, text) for selector in selectors)

    def _quotes(self, selector: str, text: str) -> bool:
        start, end = int(self._one(selector, "oa:start") or 0), int(self._one(selector, "oa:end") or 0)
        return text[start:end] == (self._one(selector, "oa:exact") or "\0")

    def quoted(self) -> dict[Statement, tuple[str, ...]]:
        """Return relations and posts, as in `relations` and `posts`, with the words that they rest on."""
        quoted: dict[Statement, tuple[str, ...]] = {}
        bodies = {post: self._all(post, "zl:postIn") for _, post in self.holders}
        for claim in self._instances("rdf:Statement"):
            words = tuple(
                self._one(selector, "oa:exact")
                for evidence in self._all(claim, "prov:wasDerivedFrom")
                for selector in self._all(evidence, "oa:hasSelector")
            )
            subject, predicate, object_ = (self._one(claim, f"rdf:{end}") for end in ("subject", "predicate", "object"))
            for told in bodies.get(object_, [object_]):
                quoted[subject, predicate.rpartition("#")[2], told] = words
        return quoted

    def _instances(self, type_: str) -> list[str]:
        return [quad.subject.value for quad in self._match(None, "rdf:type", term(type_))]

    def _pairs(self, predicate: str) -> list[tuple[str, str]]:
        return [(quad.subject.value, quad.object.value) for quad in self._match(None, predicate, None)]

    def _all(self, subject: str, predicate: str) -> list[str]:
        return sorted(quad.object.value for quad in self._match(NamedNode(subject), predicate, None))

    def _one(self, subject: str, predicate: str) -> str:
        return next(iter(self._all(subject, predicate)), "")

    def _match(self, subject: NamedNode | None, predicate: str, object_: NamedNode | None) -> Iterable[Any]:
        return self._store.quads_for_pattern(subject, term(predicate), object_, DefaultGraph())
