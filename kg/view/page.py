"""The page `graph.html`: a scene drawn by vis-network in one file that asks no network for anything.

pyvis holds the nodes, edges and options and renders the page; its template gives way to our own, which takes the copy
of vis-network that pyvis was installed with and the scripts and styles beside this module into the page. Words of
articles reach the page in one way only: as JSON in a data block, from which the scripts make text nodes.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
import re
from collections import Counter
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import OutputError, ZhiliError
from kg.view.labels import RELATION_ORDER, label_of
from kg.view.palette import CLASS_STYLES, FAMILIES, OUTCOMES, ClassStyle
from kg.view.scene import FigureRow, Link, Node, Scene
from kg.view.wording import date_text, number_text, plain_number, value_text
from kg.vocabulary import SYMMETRIC

if TYPE_CHECKING:
    from jinja2 import Environment
    from pyvis.network import Network

#: A page with more nodes opens with the least connected ones hidden.
OPEN_NODES = 600

#: Our scripts in the order in which the page runs them.
SCRIPTS = ("dom.js", "model.js", "canvas.js", "labels.js", "search.js", "legend.js", "panel.js", "graph.js")

#: Our styles; the explorer shares the first two.
STYLES = ("tokens.css", "parts.css", "graph.css")
DARK_STYLE = "dark.css"

_RADIUS, _RADIUS_GROWTH, _RADIUS_MAX = 7.0, 2.5, 30.0
#: vis-network draws shapes of one size with very different areas; these factors make them look alike.
_SHAPE_SCALE = {"square": 0.88, "diamond": 1.15, "star": 1.4}

#: More edges than this are not drawn while the view moves.
_SMOOTH_EDGES = 1500


def write_page(scene: Scene, out: Path) -> None:
    """Write the page of a scene to the file `out`, in UTF-8.

    Raises:
        OutputError: if the file cannot be written.
        ZhiliError: if pyvis came without vis-network.
    """
    html = page_html(scene)
    try:
        out.write_text(html, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"{out}: the page cannot be written ({error.strerror}); choose another place") from error


def page_html(scene: Scene) -> str:
    """Return the page of a scene: one HTML text without references to anything outside it.

    Raises:
        ZhiliError: if pyvis came without vis-network.
    """
    network = _network(scene)
    environment = _environment()
    script = _scripts()
    environment.globals.update(
        page=_page_data(scene),
        css=_styles(),
        vis_css=_vis("vis-network.css"),
        vis_js=_vis("vis-network.min.js"),
        script=script,
        script_hashes=[_csp_hash(_vis("vis-network.min.js")), _csp_hash(script)],
    )
    # pyvis renders whatever its environment and path say; its own template loads scripts from public hosts.
    network.templateEnv, network.path = environment, "graph.html.j2"
    html: str = network.generate_html("graph.html")
    return html


def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader

    environment = Environment(loader=PackageLoader("kg.view"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["data"] = script_json
    return environment


def script_json(value: object) -> str:
    """Return JSON that can stand in a script block: nothing in it can end the block or open another."""
    from markupsafe import Markup

    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def _csp_hash(text: str) -> str:
    """Return the source expression that lets a content security policy run exactly this script."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


# What stands in the page -------------------------------------------------------------------------------------------


def _scripts() -> str:
    """Return our scripts as one, in a scope of its own."""
    parts = "\n".join(_own(name) for name in SCRIPTS)
    return f'(function () {{\n"use strict";\n{parts}\n}})();\n'


def _styles() -> str:
    """Return our style sheets as one; the page is dark where the reader's system is."""
    dark = f"@media (prefers-color-scheme: dark) {{\n{dark_style()}}}"
    return "\n".join([*map(_own, STYLES), dark])


def dark_style() -> str:
    """Return the style sheet of the dark theme, to be shown where it is wanted."""
    return _own(DARK_STYLE)


def _own(name: str) -> str:
    return (resources.files("kg.view") / "static" / name).read_text(encoding="utf-8")


@cache
def _vis(name: str) -> str:
    """Return a file of the newest vis-network that pyvis brought along."""
    return (vis_folder(name) / name).read_text(encoding="utf-8")


def vis_folder(name: str) -> Traversable:
    """Return the folder of the newest vis-network that pyvis brought along with a file of that name.

    Raises:
        ZhiliError: if pyvis came without it.
    """
    found = [folder for folder in _vis_folders() if (folder / name).is_file()]
    if not found:
        raise ZhiliError(f"{name} is missing from the installed pyvis; install pyvis 0.3.2 or later again")
    return found[-1]


def _vis_folders() -> list[Traversable]:
    """Return pyvis's folders such as vis-9.1.2, oldest first."""
    library = resources.files("pyvis") / "lib"
    folders = library.iterdir() if library.is_dir() else iter(())
    versions = {folder: [int(part) for part in re.findall(r"\d+", folder.name)] for folder in folders}
    return sorted((folder for folder in versions if folder.name.startswith("vis-")), key=versions.__getitem__)


# Nodes, edges and options, through pyvis ---------------------------------------------------------------------------


def _network(scene: Scene) -> Network:
    """Return the scene as a pyvis network with every node in its place."""
    # pyvis pulls in IPython, the layout scipy: only those who make a page should wait for them.
    from pyvis.network import Network

    from kg.view.layout import positions

    # Directed, as pyvis drops the second edge between a pair of nodes otherwise.
    network = Network(directed=True, height="100%", width="100%")
    radii = [_radius(node) for node in scene.nodes]
    places = positions(radii, [(link.subject, link.object) for link in scene.links])
    for number, (node, radius, (x, y)) in enumerate(zip(scene.nodes, radii, places, strict=True)):
        network.add_node(
            number, label=node.name, shape=CLASS_STYLES[node.type].shape, group=node.type, size=radius, x=x, y=y
        )
    bends = _bends(scene.links)
    for number, (link, bend) in enumerate(zip(scene.links, bends, strict=True)):
        arrows = "" if link.predicate in SYMMETRIC else "to"
        network.add_edge(link.subject, link.object, id=number, arrows=arrows, smooth=bend)
    network.set_options(json.dumps(_options(len(scene.links))))
    return network


def _radius(node: Node) -> float:
    """Return the size of a node, which grows with its degree."""
    radius = min(_RADIUS + _RADIUS_GROWTH * math.sqrt(node.degree), _RADIUS_MAX)
    return round(radius * _SHAPE_SCALE.get(CLASS_STYLES[node.type].shape, 1.0), 1)


def _bends(links: tuple[Link, ...]) -> list[dict[str, Any]]:
    """Return the course of each edge: straight where it is alone between its ends, fanned out where it is not."""
    total = Counter(frozenset((link.subject, link.object)) for link in links)
    seen: Counter[frozenset[int]] = Counter()
    bends: list[dict[str, Any]] = []
    for link in links:
        pair = frozenset((link.subject, link.object))
        offset = seen[pair] - (total[pair] - 1) / 2
        seen[pair] += 1
        # An edge against the direction of its siblings bends to the other side of itself.
        turn = offset if link.subject < link.object else -offset
        bends.append(_bend(turn))
    return bends


def _bend(turn: float) -> dict[str, Any]:
    if turn == 0:
        return {"enabled": False}
    return {"enabled": True, "type": "curvedCW" if turn > 0 else "curvedCCW", "roundness": round(abs(turn) * 0.22, 2)}


def _options(edges: int) -> dict[str, Any]:
    """Return the options of vis-network: nothing moves by itself, labels are our own."""
    heavy = edges > _SMOOTH_EDGES
    return {
        # On a change of size vis-network would zoom; canvas.js keeps the scale instead.
        "autoResize": False,
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "interaction": {
            "dragNodes": False,
            "hover": True,
            "hoverConnectedEdges": False,
            "selectConnectedEdges": False,
            "hideEdgesOnDrag": heavy,
            "hideEdgesOnZoom": heavy,
            "tooltipDelay": 200,
            "zoomSpeed": 0.6,
            "keyboard": {"enabled": True, "bindToWindow": False},
        },
        "nodes": {
            "borderWidth": 1.5,
            "borderWidthSelected": 3,
            "chosen": False,
            # vis-network would draw every label over its neighbours; ours give way to one another (labels.js).
            "scaling": {"label": {"enabled": False, "drawThreshold": 100_000}},
        },
        "edges": {
            "width": 1,
            "selectionWidth": 1,
            "hoverWidth": 0.5,
            "chosen": False,
            "arrowStrikethrough": False,
            "arrows": {"to": {"scaleFactor": 0.45}},
        },
    }


# Facts, for panel, search and legend -------------------------------------------------------------------------------


def _page_data(scene: Scene) -> dict[str, Any]:
    """Return all that the scripts know beside nodes and edges."""
    return {
        "articles": [
            {"title": one.title, "date": date_text(one.date or ""), "publisher": one.publisher, "file": one.file}
            for one in scene.articles
        ],
        "passages": [[passage.article, passage.pieces] for passage in scene.passages],
        "things": [_thing_data(node) for node in scene.nodes],
        "links": [_link_data(link) for link in scene.links],
        "families": [{"id": family.id, "zh": family.zh, "en": family.en} for family in FAMILIES if family != OUTCOMES],
        "classes": [_class_data(style) for style in CLASS_STYLES.values() if style.family != OUTCOMES],
        "relations": [_relation_data(name) for name in RELATION_ORDER],
        "symmetric": sorted(SYMMETRIC),
        "figures": scene.figure_count,
        "leftOut": scene.left_out,
        "folded": _folded(scene),
    }


def _relation_data(name: str) -> dict[str, str]:
    label = label_of(name)
    return {"id": name, "zh": label.zh, "en": label.en, "backward": label.inverse_zh}


def _class_data(style: ClassStyle) -> dict[str, str]:
    label = label_of(style.id)
    return {
        "id": style.id,
        "zh": label.zh,
        "en": label.en,
        "family": style.family.id,
        "shape": style.shape,
        "light": style.colour("light"),
        "dark": style.colour("dark"),
    }


def _folded(scene: Scene) -> list[int]:
    """Return the numbers of the nodes that are hidden at first: those beyond `OPEN_NODES` with the fewest links."""
    ranked = sorted(
        range(len(scene.nodes)),
        key=lambda number: (-scene.nodes[number].degree, -len(scene.nodes[number].figures), number),
    )
    return sorted(ranked[OPEN_NODES:])


def _thing_data(node: Node) -> dict[str, Any]:
    return {
        "aliases": node.aliases,
        "qualifier": node.qualifier,
        "articles": node.articles,
        "degree": node.degree,
        "figures": [_figure_data(row) for row in node.figures],
        "dates": [
            {"label": label_of(row.property).zh, "value": date_text(row.value), "passages": row.passages}
            for row in node.dates
        ],
    }


#: Kinds that the value itself shows: 44家, 第3位.
_PLAIN_KINDS = ("level", "rank")


def _figure_data(row: FigureRow) -> dict[str, Any]:
    shown = value_text(row.value, row.unit, kind=row.kind, value_max=row.value_max, approximate=row.approximate)
    exact = plain_number(row.value) + row.unit
    scaled = row.value_max is None and number_text(row.value) != plain_number(row.value)
    return {
        "indicator": row.indicator,
        "value": shown,
        "exact": exact if scaled else None,
        "kind": "" if row.kind in _PLAIN_KINDS else label_of(f"kind-{row.kind}").zh,
        "period": row.period,
        "passages": row.passages,
    }


def _link_data(link: Link) -> dict[str, Any]:
    return {
        "from": link.subject,
        "to": link.object,
        "predicate": link.predicate,
        "role": link.role,
        "dates": [date_text(date) for date in link.dates],
        "passages": link.passages,
    }
