from __future__ import annotations

import csv
import gzip
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pyoxigraph
import pytest
from sample_facts import both, exact_names

from kg.errors import GraphError, OutputError, ZhiliError
from kg.exports import FORMATS, export
from kg.graph import quads
from kg.model import Facts
from kg.store import build_store, memory_store
from kg.turtle import to_turtle

ID = "https://zhili.example/id/"
QUADS = quads(both(), exact_names(both()))
RDF = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "nquads": pyoxigraph.RdfFormat.N_QUADS,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
}


def exported(tmp_path: Path, name: str, facts: tuple[Facts, ...] | None = None) -> Path:
    out = tmp_path / f"out{FORMATS[name].suffix}"
    export(memory_store(quads(facts, exact_names(facts)) if facts else QUADS), name, out)
    return out


@pytest.mark.parametrize("name", RDF)
def test_rdf_formats_say_the_same(tmp_path: Path, name: str) -> None:
    read = set(pyoxigraph.parse(path=exported(tmp_path, name), format=RDF[name]))
    if name in ("trig", "nquads"):
        assert read == set(QUADS)
    else:
        assert {quad.triple for quad in read} == {quad.triple for quad in QUADS}


@pytest.mark.parametrize("name", ["trig", "nquads"])
def test_a_graph_without_named_graphs_is_exported_too(tmp_path: Path, name: str) -> None:
    (tmp_path / "graph.ttl").write_text(to_turtle(QUADS), encoding="utf-8")
    export(tmp_path / "graph.ttl", name, tmp_path / "out")
    read = pyoxigraph.parse(path=tmp_path / "out", format=RDF[name])
    assert {quad.triple for quad in read} == {quad.triple for quad in QUADS}


def test_a_build_directory_is_exported(tmp_path: Path) -> None:
    build_store(tmp_path / "store", QUADS)
    export(tmp_path, "nquads", tmp_path / "out.nq")
    assert (tmp_path / "out.nq").read_bytes() == exported(tmp_path / "memory", "nquads").read_bytes()


@pytest.mark.parametrize(("name", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_network_formats_keep_names_classes_and_parallel_edges(tmp_path: Path, name: str, read) -> None:  # type: ignore[no-untyped-def]
    graph = read(exported(tmp_path, name))
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (9, 7)
    body = graph.nodes[f"{ID}PartyBody/青石区委"]
    assert (body["label"], body["type"]) == ("青石区委", "PartyBody")
    figure = next(about for _, about in graph.nodes(data=True) if about.get("indicator") == "规上工业增加值")
    assert (figure["value"], figure["unit"]) == (17.1, "%")
    founding = graph.get_edge_data(f"{ID}PartyBody/青石区委", f"{ID}Alliance/红帆党建联盟")
    about = next(iter(founding.values())) if graph.is_multigraph() else founding
    assert about["predicate"] == "establishes"
    assert about["evidence"] == "青石区委成立红帆党建联盟 | 青石区委成立了“红帆”党建联盟"


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_characters_that_xml_cannot_hold_are_dropped(tmp_path: Path, name: str) -> None:
    one, other = both()
    nasty = replace(one.entities[0], aliases=("坏\x00\x0b\ufffe<&>",))
    written = exported(tmp_path, name, (replace(one, entities=(nasty, *one.entities[1:])), other))
    read = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}[name]
    assert read(written).nodes[f"{ID}PartyBody/青石区委"]["aliases"] == "坏<&>"


def test_gexf_holds_no_day_of_export(tmp_path: Path) -> None:
    assert b"lastmodifieddate" not in exported(tmp_path, "gexf").read_bytes()


def test_csv_has_the_headers_that_importers_want(tmp_path: Path) -> None:
    out = exported(tmp_path, "csv")
    assert sorted(path.name for path in out.iterdir()) == ["nodes.csv", "relationships.csv"]
    with (out / "nodes.csv").open(encoding="utf-8", newline="") as file:
        nodes = list(csv.DictReader(file))
    with (out / "relationships.csv").open(encoding="utf-8", newline="") as file:
        edges = list(csv.DictReader(file))
    place = next(node for node in nodes if node["name"] == "白塔街道")
    assert (place["iri:ID"], place[":LABEL"]) == (f"{ID}Subdistrict/白塔街道", "Subdistrict;Body")
    ids = [node["iri:ID"] for node in nodes]
    assert len(ids) == len(set(ids)) == 9
    assert {edge[end] for edge in edges for end in (":START_ID", ":END_ID")} <= set(ids)
    assert {edge[":TYPE"] for edge in edges} == {"establishes", "heldAt", "cooperatesWith", "holdsPost", "achieves"}


def test_csv_cells_hold_no_line_break_and_no_stray_separator(tmp_path: Path) -> None:
    one, other = both()
    nasty = replace(one.entities[0], aliases=("甲;乙", '引"号,逗'))
    out = exported(tmp_path, "csv", (replace(one, entities=(nasty, *one.entities[1:])), other))
    with (out / "nodes.csv").open(encoding="utf-8", newline="") as file:
        aliases = {node["name"]: node["aliases:string[]"] for node in csv.DictReader(file)}
    assert aliases["青石区委"] == '引"号,逗;甲；乙'
    assert len((out / "nodes.csv").read_text(encoding="utf-8").splitlines()) == 10


EXPORT_ALL = """
import sys
from pathlib import Path
from sample_facts import both, exact_names
from kg.exports import FORMATS, export
from kg.graph import quads
from kg.store import memory_store
store = memory_store(quads(both()[:: int(sys.argv[2])], exact_names(both())))
for form in FORMATS.values():
    export(store, form.name, Path(sys.argv[1]) / form.name / f"out{form.suffix}")
"""


def test_hash_seed_and_order_of_articles_leave_no_trace(tmp_path: Path) -> None:
    here = Path(__file__).parent
    environment = {**os.environ, "PYTHONPATH": f"{here}{os.pathsep}{here.parent}"}
    for seed, step in (("1", "1"), ("2", "-1")):
        (tmp_path / seed).mkdir()
        subprocess.run(
            [sys.executable, "-c", EXPORT_ALL, str(tmp_path / seed), step],
            env={**environment, "PYTHONHASHSEED": seed},
            check=True,
        )
    files = sorted(path.relative_to(tmp_path / "1") for path in (tmp_path / "1").rglob("*") if path.is_file())
    assert {file.parts[0] for file in files} == set(FORMATS)
    for file in files:
        assert (tmp_path / "1" / file).read_bytes() == (tmp_path / "2" / file).read_bytes(), file


def test_what_cannot_be_done_is_told(tmp_path: Path) -> None:
    with pytest.raises(ZhiliError, match=r"no export format 'xlsx'; choose one of turtle, trig, nquads"):
        export(memory_store([]), "xlsx", tmp_path / "out")
    with pytest.raises(GraphError, match="does not exist"):
        export(tmp_path / "nowhere", "turtle", tmp_path / "out")
    (tmp_path / "file").write_text("mine")
    with pytest.raises(OutputError, match="cannot be written"):
        export(memory_store(QUADS), "csv", tmp_path / "file")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]
    assert (tmp_path / "file").read_text() == "mine"


BULK = ("qlever", "jena", "virtuoso")


@pytest.mark.parametrize("name", BULK)
def test_bulk_files_hold_every_quad_beside_their_commands(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.bulk._QUADS", 10)
    export(memory_store(QUADS), name, tmp_path / "out")
    parts = sorted((tmp_path / "out").glob("part-*.nq.gz"))
    assert [part.name for part in parts] == ["part-0001.nq.gz", "part-0002.nq.gz"]
    read = [
        quad for part in parts for quad in pyoxigraph.parse(gzip.decompress(part.read_bytes()), format=RDF["nquads"])
    ]
    assert sorted(map(str, read)) == sorted(map(str, QUADS))
    (commands,) = {path.name for path in (tmp_path / "out").iterdir()} - {part.name for part in parts}
    assert "part-*.nq.gz" in (tmp_path / "out" / commands).read_text(encoding="utf8")


@pytest.mark.parametrize("name", ["jena", "virtuoso"])
def test_the_commands_of_a_bulk_load_are_valid_shell(tmp_path: Path, name: str) -> None:
    export(memory_store(QUADS), name, tmp_path / "out")
    assert subprocess.run(["sh", "-n", tmp_path / "out" / "load.sh"], capture_output=True, text=True).stderr == ""


def test_old_parts_are_never_mixed_with_new_ones(tmp_path: Path) -> None:
    export(memory_store(QUADS), "jena", tmp_path / "out")
    before = sorted(path.name for path in (tmp_path / "out").iterdir())
    with pytest.raises(OutputError, match="exists already; name a new directory"):
        export(memory_store(QUADS), "jena", tmp_path / "out")
    with pytest.raises(GraphError, match="no article graphs"):
        export(memory_store([]), "jena", tmp_path / "empty")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out"]
