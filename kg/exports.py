"""Hands a graph to other tools: one function a format, found by its name in `FORMATS`.

Every export is written aside and renamed, and the same graph gives the same bytes.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import networkx as nx
from pyoxigraph import DefaultGraph, Quad, Store

from kg.bulk import bulk_writer
from kg.errors import ZhiliError
from kg.jsonld import read_context, to_jsonld
from kg.network import Passage, to_networkx
from kg.resources import ontology_dir
from kg.store import article_graphs, open_store, prefixes_of
from kg.turtle import to_nquads, to_trig, to_turtle
from kg.vocabulary import SUPERCLASS
from kg.writing import replacing

# What XML 1.0 cannot hold in any form.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NUMBERS = ("value", "valueMax")
_BREAKS = re.compile(r"\s*[\r\n]+\s*")

#: Columns of the node table: header in the style of neo4j-admin, attribute of the node.
_NODE_COLUMNS = (
    ("iri:ID", "iri"),
    ("name", "label"),
    ("aliases:string[]", "aliases"),
    *((name, name) for name in ("date", "startDate", "endDate", "indicator")),
    ("value:double", "value"),
    ("valueMax:double", "valueMax"),
    ("unit", "unit"),
    ("kind", "kind"),
    ("approximate:boolean", "approximate"),
    ("period", "period"),
    (":LABEL", "labels"),
)
_EDGE_COLUMNS = (
    (":START_ID", "start"),
    (":END_ID", "end"),
    (":TYPE", "predicate"),
    ("role", "role"),
    ("evidence:string[]", "evidence"),
    ("source:string[]", "source"),
)


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a graph.

    Attributes:
        name: what users call it.
        suffix: how its file names end; empty for a directory of files.
        title: what it is for, in Chinese and English.
        write: writes a store to the path that the user gave.
    """

    name: str
    suffix: str
    title: str
    write: Callable[[Store, Path], None]


def export(graph: Store | Path, format_name: str, out: Path) -> None:
    """Write a graph for another tool.

    Args:
        graph: a store, or what `kg.store.open_store` opens.
        format_name: a key of `FORMATS`.
        out: the file to write; for "csv" the directory for nodes.csv and relationships.csv; for "qlever", "jena" and
            "virtuoso" a new directory.

    Raises:
        ZhiliError: if there is no such format.
        GraphError: if there is no sound graph.
        OutputError: if `out` cannot be written.
    """
    form = FORMATS.get(format_name)
    if form is None:
        raise ZhiliError(f"there is no export format {format_name!r}; choose one of {', '.join(FORMATS)}")
    form.write(open_store(graph) if isinstance(graph, Path) else graph, out)


def _write_text(text: str, out: Path) -> None:
    with replacing(out) as (part,):
        part.write_bytes(text.encode())


def _union(store: Store) -> Iterator[Quad]:
    return store.quads_for_pattern(None, None, None, DefaultGraph())


def _by_article(store: Store) -> Iterable[Quad]:
    """Return the named graphs of a store, or its one graph if it has no named ones."""
    named = [quad for graph in article_graphs(store) for quad in store.quads_for_pattern(None, None, None, graph)]
    return named or _union(store)


def _turtle(store: Store, out: Path) -> None:
    _write_text(to_turtle(_union(store), prefixes_of(store)), out)


def _trig(store: Store, out: Path) -> None:
    _write_text(to_trig(_by_article(store), prefixes_of(store)), out)


def _nquads(store: Store, out: Path) -> None:
    _write_text(to_nquads(_by_article(store)), out)


def _jsonld(store: Store, out: Path) -> None:
    context = read_context(ontology_dir() / "context.jsonld")
    _write_text(to_jsonld((quad.triple for quad in _union(store)), context), out)


def _graphml(store: Store, out: Path) -> None:
    xml = io.BytesIO()
    nx.write_graphml_xml(_flat_network(store), xml, edge_id_from_attribute="id")
    _write_text(xml.getvalue().decode(), out)


def _gexf(store: Store, out: Path) -> None:
    xml = io.BytesIO()
    nx.write_gexf(_flat_network(store), xml)
    undated = re.sub(r' lastmodifieddate="[^"]*"', "", xml.getvalue().decode(), count=1)  # the day of the export
    _write_text(undated, out)


def _flat_network(store: Store) -> nx.MultiDiGraph:
    """Return the network with strings and numbers for attributes, and labels on nodes and edges."""
    flat = nx.MultiDiGraph()
    network = to_networkx(store, figures=True)
    for iri, attributes in network.nodes(data=True):
        flat.add_node(iri, **_flattened(attributes))
    for number, (subject, object_, attributes) in enumerate(network.edges(data=True)):
        label = attributes.get("role") or attributes["predicate"]
        flat.add_edge(subject, object_, key=number, id=str(number), label=label, **_flattened(attributes))
    return flat


def _flattened(attributes: dict[str, Any]) -> dict[str, str | float]:
    """Return attributes as strings that XML can hold, lists joined by " | ", and the values of figures as numbers."""
    texts = dict(attributes)
    if "evidence" in texts:
        texts |= _cited(texts["evidence"])
    joined = {key: " | ".join(value) if isinstance(value, tuple) else value for key, value in texts.items()}
    return {key: float(value) if key in _NUMBERS else _NOT_XML.sub("", value) for key, value in joined.items() if value}


def _cited(passages: Iterable[Passage]) -> dict[str, tuple[str, ...]]:
    """Return the quoted words of passages and the names of the files that hold them."""
    kept = tuple(passages)
    return {"evidence": tuple(one.text for one in kept), "source": tuple(one.source for one in kept)}


def _csv(store: Store, out: Path) -> None:
    network = to_networkx(store, figures=True)
    nodes = ({**about, "iri": iri, "labels": _labels(about["type"])} for iri, about in network.nodes(data=True))
    edges = (
        {**about, "start": subject, "end": object_, **_cited(about["evidence"])}
        for subject, object_, about in network.edges(data=True)
    )
    with replacing(out / "nodes.csv", out / "relationships.csv") as (nodes_part, edges_part):
        _write_table(nodes_part, _NODE_COLUMNS, nodes)
        _write_table(edges_part, _EDGE_COLUMNS, edges)


def _labels(type_: str) -> tuple[str, ...]:
    """Return a class and its superclass."""
    above = SUPERCLASS.get(type_)
    return (type_, above) if above else (type_,)


def _write_table(path: Path, columns: tuple[tuple[str, str], ...], records: Iterable[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow([header for header, _ in columns])
        table.writerows([_cell(record.get(key, "")) for _, key in columns] for record in records)


def _cell(value: str | tuple[str, ...]) -> str:
    """Return a cell on one line; the items of a list are parted by ";", which importers take for the end of an item."""
    text = ";".join(item.replace(";", "；") for item in value) if isinstance(value, tuple) else value
    return _BREAKS.sub(" ", text)


#: Every export format by name.
FORMATS: dict[str, Format] = {
    form.name: form
    for form in (
        Format("turtle", ".ttl", "全部陈述 every triple, for RDF tools", _turtle),
        Format("trig", ".trig", "一篇文章一个图 one named graph an article", _trig),
        Format("nquads", ".nq", "逐行，一篇文章一个图 line by line, one named graph an article", _nquads),
        Format("jsonld", ".jsonld", "网页与程序 for web pages and programs", _jsonld),
        Format("graphml", ".graphml", "yEd、Cytoscape、igraph", _graphml),
        Format("gexf", ".gexf", "Gephi", _gexf),
        Format("qlever", "", "批量导入 QLever files for its index builder", bulk_writer("qlever")),
        Format("jena", "", "批量导入 Apache Jena files for tdb2.tdbloader and tdb2.xloader", bulk_writer("jena")),
        Format("virtuoso", "", "批量导入 Virtuoso files for its RDF loader", bulk_writer("virtuoso")),
        Format("csv", "", "属性图数据库导入 for import into a property graph, in the style of neo4j-admin", _csv),
    )
}
