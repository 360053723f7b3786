"""Parts of the graph that fit on a screen: around a thing, among given things, and the way between two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.index.schema import NO_THING
from kg.serve.graph import OpenGraph
from kg.serve.graph_records import GraphEdge, Neighbourhood, Path

#: The most nodes of a view.
MOST_NODES = 300
_FARTHEST = 6  # steps of a path
_VISITED = 20_000  # things that a search for a path looks at
_READ = 200_000  # links that one step of it reads
_EDGES = "SELECT claims.id, claims.iri, subject, object, relation, role, date FROM claims"


@dataclass(frozen=True, slots=True)
class Filter:
    """What of the links is shown; empty values let everything through.

    Attributes:
        classes: of the neighbours.
        relations: of the links.
        since: earliest ISO 8601 date of the first article behind a link.
        until: latest one; a month or year stands for its last day.
        article: number of the article that must say so.
    """

    classes: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    article: int | None = None

    def conditions(self) -> tuple[str, list[object]]:
        """Return what the filter asks of a claim and of the thing at its other end, as SQL with its values."""
        asked: list[tuple[str, object]] = []
        if self.classes:
            asked.append(("things.type IN (SELECT value FROM json_each(?))", list(self.classes)))
        asked.extend(self._of_claims())
        return "".join(f" AND {condition}" for condition, _ in asked), [value for _, value in asked]

    def claim_conditions(self) -> tuple[str, list[object]]:
        """Return what the filter asks of a claim alone."""
        asked = self._of_claims()
        return "".join(f" AND {condition}" for condition, _ in asked), [value for _, value in asked]

    def _of_claims(self) -> list[tuple[str, object]]:
        asked: list[tuple[str, object]] = []
        if self.relations:
            asked.append(("claims.relation IN (SELECT value FROM json_each(?))", list(self.relations)))
        if self.since:
            asked.append(("claims.date >= ?", self.since))
        if self.until:
            asked.append(("claims.date != '' AND claims.date < ?", f"{self.until}~"))  # "~" follows digits and "-"
        if self.article is not None:
            within = "SELECT 1 FROM supports JOIN passages ON passages.id = passage"
            asked.append((f"EXISTS ({within} WHERE claim = claims.id AND article = ?)", self.article))
        return asked


def neighbourhood(graph: OpenGraph, centre: int, limit: int, keep: Filter) -> Neighbourhood:
    """Return a thing with its best connected neighbours and all links between those shown."""
    condition, values = keep.conditions()
    if condition:
        source = f"""FROM links JOIN claims ON claims.id = links.claim JOIN things ON things.id = links.other
          WHERE links.thing = ? AND links.other NOT IN ({NO_THING}, links.thing){condition}"""
    else:
        source = f"FROM links WHERE links.thing = ? AND links.other NOT IN ({NO_THING}, links.thing)"
    total = graph.index.number(f"SELECT COUNT(DISTINCT links.other) {source}", centre, *values)
    select = f"SELECT DISTINCT links.other {source} ORDER BY links.other LIMIT ?"
    others = [row[0] for row in graph.index.rows(select, centre, *values, limit - 1)]
    return _part(graph, [centre, *others], keep, total, centre)


def among(graph: OpenGraph, numbers: Sequence[int]) -> Neighbourhood:
    """Return things with all links between them."""
    return _part(graph, sorted(set(numbers)), Filter(), len(set(numbers)))


def _part(
    graph: OpenGraph, numbers: Sequence[int], keep: Filter, total: int, centre: int | None = None
) -> Neighbourhood:
    nodes = graph.nodes(numbers)
    middle = nodes[centre].iri if centre is not None else ""
    return Neighbourhood(middle, tuple(nodes[one] for one in numbers), edges_among(graph, numbers, keep), total)


def edges_among(graph: OpenGraph, numbers: Sequence[int], keep: Filter = Filter()) -> tuple[GraphEdge, ...]:
    """Return all claims that link two of the given things, sorted by IRI.

    The links of little connected things are read one by one; among the best connected it is quicker to look for every
    pair.
    """
    nodes = graph.nodes(numbers)
    hubs = _hubs({number: node.degree for number, node in nodes.items()})
    few = sorted(set(nodes) - hubs)
    condition, values = keep.claim_conditions()
    listed = "(SELECT value FROM json_each(?))"
    claims = f"""WITH found AS (SELECT links.claim FROM links WHERE links.thing IN {listed} AND links.other IN {listed}
      UNION SELECT pair.id FROM claims AS pair INDEXED BY claims_by_ends
        WHERE pair.subject IN {listed} AND pair.object IN {listed})
      {_EDGES} JOIN found ON found.claim = claims.id WHERE TRUE{condition} ORDER BY claims.iri"""
    hubs_, all_ = sorted(hubs), sorted(nodes)
    rows = graph.index.rows(claims, few, all_, hubs_, hubs_, *values)
    return tuple(
        GraphEdge(iri, nodes[subject].iri, nodes[object_].iri, relation, role, date)
        for _, iri, subject, object_, relation, role, date in rows
        if subject in nodes and object_ in nodes
    )


def _hubs(degrees: dict[int, int]) -> set[int]:
    """Return the things to be looked up by pairs, so that least is read in all."""
    ordered = sorted(degrees, key=lambda number: (-degrees[number], number))
    rest = sum(degrees.values())
    best, least = 0, rest
    for count, number in enumerate(ordered, start=1):
        rest -= degrees[number]
        if count * count + rest < least:
            best, least = count, count * count + rest
    return set(ordered[:best])


def path(graph: OpenGraph, start: int, end: int) -> Path:
    """Return the shortest way between two things, the one over the best connected things where there are several."""
    if start == end:
        return Path(True, True, tuple(graph.nodes([start]).values()), ())
    sides = (_Side(start), _Side(end))
    steps, visited = 0, 2
    while steps < _FARTHEST and visited < _VISITED and all(side.edge for side in sides):
        near, far = sides if sides[0].cost(graph) <= sides[1].cost(graph) else (sides[1], sides[0])
        if near.cost(graph) > _READ:
            break
        near.grow(graph)
        steps, visited = steps + 1, len(near.came_from) + len(far.came_from)
        meeting = [number for number in near.edge if number in far.came_from]
        if meeting:
            numbers = [*reversed(sides[0].way(min(meeting))), *sides[1].way(min(meeting))[1:]]
            return _found(graph, numbers)
    return Path(False, not all(side.edge for side in sides), (), ())


class _Side:
    """The things reached from one end of a path.

    Attributes:
        edge: those reached last, in order.
        came_from: what each was reached from; None for the end itself.
    """

    def __init__(self, start: int) -> None:
        self.edge = [start]
        self.came_from: dict[int, int | None] = {start: None}

    def cost(self, graph: OpenGraph) -> int:
        """Return the number of links that the next step reads."""
        query = "SELECT SUM(degree) FROM things WHERE id IN (SELECT value FROM json_each(?))"
        return graph.index.number(query, self.edge)

    def grow(self, graph: OpenGraph) -> None:
        """Go one step further, as far as the search may look."""
        query = f"""SELECT other, MIN(thing) FROM links WHERE thing IN (SELECT value FROM json_each(?))
          AND other != {NO_THING} GROUP BY other ORDER BY other LIMIT {_VISITED}"""
        reached = [(other, via) for other, via in graph.index.rows(query, self.edge) if other not in self.came_from]
        self.came_from |= dict(reached)
        self.edge = [other for other, _ in reached]

    def way(self, number: int) -> list[int]:
        """Return the way back from a thing to the start of this side."""
        steps: list[int] = []
        at: int | None = number
        while at is not None:
            steps.append(at)
            at = self.came_from[at]
        return steps


def _found(graph: OpenGraph, numbers: Sequence[int]) -> Path:
    nodes = graph.nodes(numbers)
    neighbours = {frozenset((nodes[a].iri, nodes[b].iri)) for a, b in pairwise(numbers)}
    edges = _kept(edges_among(graph, numbers), neighbours)
    return Path(True, True, tuple(nodes[number] for number in numbers), edges)


def _kept(edges: Iterable[GraphEdge], neighbours: set[frozenset[str]]) -> tuple[GraphEdge, ...]:
    return tuple(edge for edge in edges if frozenset((edge.source, edge.target)) in neighbours)
