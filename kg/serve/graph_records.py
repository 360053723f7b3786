"""What the graph view is made from, and the words and colours of the terms that it shows."""

from __future__ import annotations

from dataclasses import dataclass

from kg.serve.records import Label


@dataclass(frozen=True, slots=True)
class GraphNode:
    """A node of the graph view.

    Attributes:
        neighbours: number of things linked with it in the whole graph, so that a view can say what is hidden.
    """

    iri: str
    url: str
    name: str
    type: str
    degree: int
    neighbours: int


@dataclass(frozen=True, slots=True)
class GraphEdge:
    """A claim as an edge.

    Attributes:
        id: IRI of the claim.
        source: IRI of the subject.
        target: IRI of the object (of the body for a post).
        relation: local name of the ontology's term.
        role: of a post.
        date: ISO 8601 date of the earliest article that makes the claim, empty where unknown.
    """

    id: str
    source: str
    target: str
    relation: str
    role: str
    date: str


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A part of the graph.

    Attributes:
        centre: IRI of the thing in the middle, empty if the part has none.
        nodes: those shown, the centre first, then the best connected.
        edges: all claims between the nodes, as far as the filters let them through.
        total: how many neighbours there are with these filters, shown or not.
    """

    centre: str
    nodes: tuple[GraphNode, ...]
    edges: tuple[GraphEdge, ...]
    total: int


@dataclass(frozen=True, slots=True)
class RelationCount:
    """How many claims of a relation in a direction a thing has."""

    relation: str
    forward: bool
    label: Label
    count: int


@dataclass(frozen=True, slots=True)
class Path:
    """The shortest way between two things.

    Attributes:
        found: whether there is one within the limits.
        complete: False if the search stopped at its limits, so that a way may exist.
        nodes: in order from one end to the other.
        edges: at least one between each two nodes that follow each other.
    """

    found: bool
    complete: bool
    nodes: tuple[GraphNode, ...]
    edges: tuple[GraphEdge, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A class or relation with its names and, for classes, its look.

    Attributes:
        inverse: how a relation reads from its object; the label itself for classes.
        family: what the classes that share its hue are called; empty for relations.
        shape: of the nodes of a class, in the words of vis-network.
        light: colour on a light ground, "#rrggbb".
        dark: colour on a dark ground.
        count: how many things or claims of it the graph holds.
    """

    id: str
    label: Label
    inverse: Label
    family: Label
    shape: str
    light: str
    dark: str
    count: int
