"""Places of nodes: nothing overlaps, parts keep apart, and the same graph always looks the same."""

from __future__ import annotations

import itertools
import math

import networkx as nx
import pytest

from kg.view.layout import ROOM, positions


def links_of(graph: nx.Graph) -> list[tuple[int, int]]:
    return list(graph.edges)


def nearest_gap(places: list[tuple[int, int]], radii: list[float]) -> float:
    """Return the least free room between two nodes."""
    pairs = itertools.combinations(range(len(places)), 2)
    return min(math.dist(places[a], places[b]) - radii[a] - radii[b] for a, b in pairs)


GRAPHS = {
    "star": nx.star_graph(60),
    "tree": nx.balanced_tree(3, 4),
    "ring": nx.cycle_graph(12),
    "pair": nx.path_graph(2),
    "two parts": nx.disjoint_union(nx.star_graph(20), nx.complete_graph(7)),
    "hubs": nx.barabasi_albert_graph(150, 2, seed=4),
    "loose": nx.empty_graph(30),
}


@pytest.mark.parametrize("name", GRAPHS)
def test_nodes_keep_their_distance(name: str) -> None:
    graph = GRAPHS[name]
    radii = [6 + 2.6 * graph.degree[number] ** 0.5 for number in graph]
    assert nearest_gap(positions(radii, links_of(graph)), radii) > ROOM * 0.5


def test_linked_nodes_stand_nearer_than_others() -> None:
    graph = GRAPHS["tree"]
    places = positions([8.0] * len(graph), links_of(graph))
    linked = [math.dist(places[a], places[b]) for a, b in graph.edges]
    others = [math.dist(places[a], places[b]) for a, b in nx.non_edges(graph)]
    assert sum(linked) / len(linked) < 0.4 * sum(others) / len(others)


def test_parts_do_not_lie_over_each_other() -> None:
    graph = nx.disjoint_union_all([nx.star_graph(12)] * 6)
    places = positions([8.0] * len(graph), links_of(graph))
    boxes = []
    for part in nx.connected_components(graph):
        xs, ys = [places[number][0] for number in part], [places[number][1] for number in part]
        boxes.append((min(xs), max(xs), min(ys), max(ys)))
    for one, other in itertools.combinations(boxes, 2):
        apart = one[1] < other[0] or other[1] < one[0] or one[3] < other[2] or other[3] < one[2]
        assert apart


def test_nodes_without_links_stand_in_rows_below() -> None:
    graph = nx.disjoint_union(nx.star_graph(30), nx.empty_graph(9))
    places = positions([8.0] * len(graph), links_of(graph))
    assert min(y for _, y in places[31:]) > max(y for _, y in places[:31])
    assert len({y for _, y in places[31:]}) <= 4


def test_neither_order_nor_repetition_of_links_shows() -> None:
    links = links_of(GRAPHS["hubs"])
    turned = [(b, a) for a, b in reversed(links)] + links[:40]
    assert positions([8.0] * 150, links) == positions([8.0] * 150, turned)


def test_the_drawing_is_centred_and_wider_than_high() -> None:
    places = positions([8.0] * 150, links_of(GRAPHS["hubs"]))
    xs, ys = [x for x, _ in places], [y for _, y in places]
    assert abs(max(xs) + min(xs)) <= 2
    assert abs(max(ys) + min(ys)) <= 2
    assert max(xs) - min(xs) > max(ys) - min(ys)


@pytest.mark.parametrize(("count", "places"), [(0, []), (1, [(0, 0)])])
def test_almost_nothing(count: int, places: list[tuple[int, int]]) -> None:
    assert positions([8.0] * count, []) == places
