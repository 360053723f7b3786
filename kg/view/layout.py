"""Where the nodes of a page stand, worked out once: the browser needs no physics and every build looks alike.

Each connected component is laid out by stress majorisation, which brings the distance of two nodes on the plane close
to their distance in the graph; nodes that would touch are pushed apart; and the components are packed around the
largest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree
from scipy.spatial.distance import cdist

Points = NDArray[np.float64]
Cell = tuple[int, int]

#: Length of a link between two nodes of low degree, in units of the page (pixels at full size).
LINK_LENGTH = 70.0
#: Free room kept around a node, for its label.
ROOM = 14.0
#: Width of a page over its height, which the packing aims at.
ASPECT = 1.35

#: Width and height that a node without links takes in its row.
_ROW = (112.0, 46.0)
_CELL = 44.0
#: Work allowed for one component: iterations times squared nodes.
_STRESS_WORK = 60_000_000
_STRESS_ROUNDS = (30, 220)
#: A round that moves no node further than this is the last.
_STILL = 0.5
_PUSH_ROUNDS = 60


def positions(radii: Sequence[float], links: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a place for every node, in whole units with the origin in the middle and y downwards.

    Args:
        radii: size of each node; their number is the number of nodes.
        links: pairs of nodes; direction and repetition do not matter.
    """
    graph = nx.Graph()
    graph.add_nodes_from(range(len(radii)))
    graph.add_edges_from(sorted({(min(pair), max(pair)) for pair in links if pair[0] != pair[1]}))
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    sizes = np.asarray(radii, dtype=np.float64)
    loose = [part[0] for part in parts if len(part) == 1]
    parts = [part for part in parts if len(part) > 1]
    drawn = [_component(graph.subgraph(part), part, sizes[part]) for part in parts]
    placed = np.zeros((len(radii), 2))
    for part, points in zip(parts, _pack(drawn, [sizes[part] for part in parts]), strict=True):
        placed[part] = points
    linked = [node for part in parts for node in part]
    placed[loose] = _rows(len(loose), placed[linked])
    placed -= (placed.max(axis=0, initial=0.0) + placed.min(axis=0, initial=0.0)) / 2
    return [(round(float(x)), round(float(y))) for x, y in placed]


def _rows(count: int, above: Points) -> Points:
    """Set nodes without links in rows below the drawing `above`, with room for their labels."""
    width = float(np.ptp(above[:, 0])) if len(above) else (count * _ROW[0] * _ROW[1] * ASPECT) ** 0.5
    columns = min(max(int(width // _ROW[0]), 1), max(count, 1))
    number = np.arange(count)
    points: Points = np.column_stack([number % columns, number // columns]) * np.array(_ROW)
    points[:, 0] -= (columns - 1) * _ROW[0] / 2
    if len(above):
        points += (float(above[:, 0].max() + above[:, 0].min()) / 2, float(above[:, 1].max()) + 2 * _ROW[1])
    return points


def _component(graph: nx.Graph, nodes: list[int], radii: Points) -> Points:
    """Lay one component out around its middle."""
    ideal = _ideal_distances(graph, nodes)
    points = _level(_push_apart(_majorise(_start(ideal), ideal), radii))
    middle: Points = points - (points.max(axis=0) + points.min(axis=0)) / 2
    return middle


def _ideal_distances(graph: nx.Graph, nodes: list[int]) -> Points:
    """Return how far apart each pair should stand; a link is longer the more neighbours its ends have of their own.

    That gives hubs the room that their neighbours need.
    """
    neighbours = {node: set(graph[node]) for node in nodes}
    weighted = nx.Graph()
    weighted.add_nodes_from(nodes)
    for left, right in sorted((min(edge), max(edge)) for edge in graph.edges):
        own = len(neighbours[left] ^ neighbours[right])
        weighted.add_edge(left, right, weight=LINK_LENGTH * (0.6 + 0.25 * own**0.5))
    lengths: Points = dijkstra(nx.to_scipy_sparse_array(weighted, nodelist=nodes, weight="weight"), directed=False)
    return lengths


def _start(ideal: Points) -> Points:
    """Return the classical scaling of the distances, a start that needs no chance."""
    squared = ideal**2
    centred = -(squared - squared.mean(axis=0) - squared.mean(axis=1)[:, None] + squared.mean()) / 2
    values, vectors = np.linalg.eigh(centred)
    axes = vectors[:, -2:] * np.sqrt(np.maximum(values[-2:], 0.0))
    # An eigenvector may point either way: let the first node of weight decide.
    signs = [1.0 if axis[int(np.argmax(np.abs(np.round(axis, 6))))] >= 0 else -1.0 for axis in axes.T]
    # Leaves of one hub coincide here; a small fan tells them apart.
    angle = np.arange(len(ideal)) * 2.399963
    fan = np.column_stack([np.cos(angle), np.sin(angle)]) * LINK_LENGTH * 0.3
    start: Points = axes * np.array(signs) + fan
    return start


def _majorise(points: Points, ideal: Points) -> Points:
    """Lower the stress by Guttman transforms with weights 1 / distance², a bounded number of rounds."""
    count = len(points)
    np.fill_diagonal(ideal, 1.0)
    weights = ideal**-2.0
    np.fill_diagonal(weights, 0.0)
    weighted = weights * ideal
    totals = weights.sum(axis=1)[:, None]
    rounds = int(np.clip(_STRESS_WORK // count**2, *_STRESS_ROUNDS))
    for _ in range(rounds):
        gaps = cdist(points, points)
        np.maximum(gaps, 1e-6, out=gaps)
        pull = np.divide(weighted, gaps, out=gaps)
        moved = (weights @ points + pull.sum(axis=1)[:, None] * points - pull @ points) / totals
        still = float(np.abs(moved - points).max()) < _STILL
        points = moved
        if still:
            break
    return points


def _push_apart(points: Points, radii: Points) -> Points:
    """Move nodes that would touch away from each other, half the way each."""
    points = points.copy()
    reach = 2 * float(radii.max()) + ROOM
    for _ in range(_PUSH_ROUNDS):
        pairs = cKDTree(points).query_pairs(reach, output_type="ndarray")
        pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
        left, right = pairs[:, 0], pairs[:, 1]
        between = points[right] - points[left]
        gaps = np.maximum(np.hypot(between[:, 0], between[:, 1]), 1e-6)
        lacking = radii[left] + radii[right] + ROOM - gaps
        near = lacking > 0.5
        if not near.any():
            break
        step = between[near] / gaps[near, None] * (lacking[near, None] / 2)
        np.add.at(points, left[near], -step)
        np.add.at(points, right[near], step)
    return points


def _level(points: Points) -> Points:
    """Turn the longest extent to the horizontal, as screens are wide."""
    centred = points - points.mean(axis=0)
    _, vectors = np.linalg.eigh(centred.T @ centred)
    main = vectors[:, 1] if vectors[0, 1] >= 0 else -vectors[:, 1]
    turned: Points = centred @ np.column_stack([main, (-main[1], main[0])])
    return turned


def _pack(drawn: Sequence[Points], radii: Sequence[Points]) -> list[Points]:
    """Place the components without overlap, each as near to the middle as it fits, in the given order."""
    shapes = [_footprint(points, sizes) for points, sizes in zip(drawn, radii, strict=True)]
    cells = _cells_outwards(shapes)
    taken: set[Cell] = set()
    resume: dict[frozenset[Cell], int] = {}
    packed = []
    for points, shape in zip(drawn, shapes, strict=True):
        # A place refused to a shape stays refused: equal shapes go on where the last one ended.
        at = resume.get(shape, 0)
        while not taken.isdisjoint(_moved(shape, cells[at])):
            at += 1
        resume[shape] = at
        taken |= _moved(shape, cells[at])
        packed.append(points + np.array(cells[at]) * _CELL)
    return packed


def _cells_outwards(shapes: Sequence[frozenset[Cell]]) -> list[Cell]:
    """Return cells from the middle outwards, in rings of the page's proportions, enough for all the shapes."""
    sides = [max(abs(way) for cell in shape for way in cell) * 2 + 2 for shape in shapes]
    half = int(ASPECT * sum(side**2 for side in sides) ** 0.5) + max(sides, default=0)
    grid = [(x, y) for x in range(-half, half + 1) for y in range(-half, half + 1)]
    return sorted(grid, key=lambda cell: (round((cell[0] / ASPECT) ** 2 + cell[1] ** 2, 6), cell))


def _footprint(points: Points, radii: Points) -> frozenset[Cell]:
    """Return the cells that the nodes of a component cover, with a margin, the holes between them filled."""
    reach = radii + _CELL * 0.5
    low = np.floor((points - reach[:, None]) / _CELL).astype(int)
    high = np.floor((points + reach[:, None]) / _CELL).astype(int)
    covered = {
        (x, y)
        for (x_low, y_low), (x_high, y_high) in zip(low.tolist(), high.tolist(), strict=True)
        for x in range(x_low, x_high + 1)
        for y in range(y_low, y_high + 1)
    }
    return frozenset(_filled(covered) & {(x, y) for y, x in _filled({(y, x) for x, y in covered})})


def _filled(cells: set[Cell]) -> set[Cell]:
    """Fill every row between its first and its last cell."""
    rows: dict[int, list[int]] = {}
    for x, y in cells:
        rows.setdefault(y, []).append(x)
    return {(x, y) for y, row in rows.items() for x in range(min(row), max(row) + 1)}


def _moved(shape: frozenset[Cell], by: Cell) -> set[Cell]:
    return {(x + by[0], y + by[1]) for x, y in shape}
