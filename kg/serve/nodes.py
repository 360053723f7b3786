"""The page of a node that is no thing and no article: a claim, a figure, a post, a passage."""

from __future__ import annotations

from itertools import groupby

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from kg.iris import VOCABULARIES
from kg.serve.graph import OpenGraph
from kg.serve.records import NodePage, Property
from kg.serve.sparql_worker import Answer, Description

_TYPE = VOCABULARIES["rdf"] + "type"


def node_page(graph: OpenGraph, iri: str) -> tuple[NodePage | None, Answer]:
    """Return the page of a node, None if the graph says nothing of it, with the answer that it was made from."""
    answer = graph.workers.ask(Description(iri, "text/turtle"))
    if answer.failure:
        return None, answer
    triples = [quad.triple for quad in parse(answer.body, format=RdfFormat.TURTLE)]
    own = sorted((one for one in triples if one.subject == NamedNode(iri)), key=str)
    if not own:
        return None, answer
    kinds = [_shortened(_text(one)) for one in own if one.predicate.value == _TYPE]
    properties = tuple(
        Property(predicate, _shortened(predicate), tuple(_value(graph, one) for one in group))
        for predicate, group in groupby(own, key=lambda one: one.predicate.value)
    )
    return NodePage(iri, "、".join(kinds), properties, graph.addresses.alternates(iri)), answer


def _value(graph: OpenGraph, triple: Triple) -> tuple[str, str]:
    """Return the object of a triple as text, and the path of its page if it has one."""
    text = _text(triple)
    if isinstance(triple.object, NamedNode):
        return _shortened(text), graph.addresses.of(text) if text.startswith(graph.base) else ""
    return text, ""


def _text(triple: Triple) -> str:
    return triple.object.value if isinstance(triple.object, NamedNode | Literal) else str(triple.object)


def _shortened(iri: str) -> str:
    """Return an IRI of a known vocabulary with its prefix."""
    return next(
        (f"{prefix}:{iri[len(space) :]}" for prefix, space in VOCABULARIES.items() if iri.startswith(space)), iri
    )
