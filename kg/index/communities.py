"""Who works with whom: communities among the bodies and places of a graph."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from itertools import combinations, groupby
from typing import Any

import networkx as nx

from kg.vocabulary import BODY

_BODIES = 1500  # best connected bodies that are looked at
_TOGETHER = 40  # more partners than that in one thing tell little of any two
_SHOWN = 12  # communities
_NAMED = 20  # members named
#: Relations that join two bodies, directly or through a common third.
_JOINING = ("cooperatesWith", "participatesIn", "leads", "implements", "establishes", "supports", "guides")


def communities(database: sqlite3.Connection) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the largest communities and how many ties link each two of them.

    Returns:
        Communities as {"label", "size", "things"}, labelled by their best connected member, and ties as
        {"a", "b", "count"} with numbers of communities counted from 0.
    """
    graph = _graph(database)
    if not graph.number_of_edges():
        return [], []
    found = nx.community.louvain_communities(graph, weight="weight", seed=1)
    kept = sorted((sorted(one) for one in found if len(one) > 1), key=lambda one: (-len(one), one))[:_SHOWN]
    named = [{"label": one[0], "size": len(one), "things": one[:_NAMED]} for one in kept]
    place = {thing: number for number, one in enumerate(kept) for thing in one}
    ends = (sorted((place[a], place[b])) for a, b in graph.edges if a in place and b in place)
    ties = Counter((low, high) for low, high in ends if low != high)
    return named, [{"a": low, "b": high, "count": count} for (low, high), count in sorted(ties.items())]


def _graph(database: sqlite3.Connection) -> nx.Graph:
    """Return the bodies with ties between those that work together, heavier the fewer take part."""
    kinds = ", ".join(f"'{name}'" for name in BODY)
    relations = ", ".join(f"'{name}'" for name in _JOINING)
    query = f"""WITH bodies AS (
        SELECT id FROM things WHERE degree > 0 AND type IN ({kinds}) ORDER BY id LIMIT {_BODIES})
      SELECT DISTINCT links.other, links.thing FROM bodies JOIN links ON links.thing = bodies.id
      WHERE links.relation IN ({relations}) AND links.other > 0 ORDER BY 1, 2"""
    rows = database.execute(query).fetchall()
    bodies = {body for _, body in rows}
    graph = nx.Graph()
    graph.add_nodes_from(sorted(bodies))
    for other, pairs in groupby(rows, key=lambda row: row[0]):
        partners = [body for _, body in pairs]
        if other in bodies:
            _tie(graph, ((other, body) for body in partners), 1.0)
        elif 1 < len(partners) <= _TOGETHER:
            _tie(graph, combinations(partners, 2), 1 / (len(partners) - 1))
    return graph


def _tie(graph: nx.Graph, pairs: Iterable[tuple[int, int]], weight: float) -> None:
    for a, b in pairs:
        if a != b:
            before = graph.edges[a, b]["weight"] if graph.has_edge(a, b) else 0.0
            graph.add_edge(a, b, weight=before + weight)
