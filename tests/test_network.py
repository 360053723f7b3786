from __future__ import annotations

import pytest
from pyoxigraph import Quad
from sample_facts import both, exact_names

from kg.errors import GraphError
from kg.graph import quads
from kg.iris import term
from kg.network import passages, to_networkx
from kg.store import memory_store

ID = "https://zhili.example/id/"
ALLIANCE = f"{ID}Alliance/红帆党建联盟"
QUADS = quads(both(), exact_names(both()))


def test_things_are_nodes_with_name_class_and_aliases() -> None:
    graph = to_networkx(memory_store(QUADS))
    assert list(graph) == sorted(graph)
    assert graph.nodes[f"{ID}Alliance/红帆党建联盟"] == {
        "label": "红帆党建联盟",
        "type": "Alliance",
        "aliases": ("联盟",),
    }
    assert graph.nodes[f"{ID}Event/联盟启动大会"]["date"] == "2023-05-12"
    assert {about["type"] for _, about in graph.nodes(data=True)}.isdisjoint({"Outcome", "Post"})


def test_claims_are_edges_with_their_passages() -> None:
    graph = to_networkx(memory_store(QUADS))
    edges = {(s, about["predicate"], o): about for s, o, about in graph.edges(data=True)}
    assert len(edges) == graph.number_of_edges() == 4
    founding = edges[f"{ID}PartyBody/青石区委", "establishes", f"{ID}Alliance/红帆党建联盟"]
    assert [(one.text, one.title, one.date, one.source) for one in founding["evidence"]] == [
        ("青石区委成立红帆党建联盟", "简讯", "2023", "brief-0b.txt"),
        ("青石区委成立了“红帆”党建联盟", "青石区书写党建新答卷", "2023-05-20", "report-0a.txt"),
    ]
    assert edges[f"{ID}Person/林望舒", "holdsPost", f"{ID}PartyBody/青石区委"]["role"] == "区委书记"


def test_figures_are_nodes_on_demand() -> None:
    graph = to_networkx(memory_store(QUADS), figures=True)
    held = [(about["predicate"], graph.nodes[node]) for _, node, about in graph.out_edges(ALLIANCE, data=True)]
    about = {"indicator": "成员单位", "value": "27", "unit": "家", "kind": "level"}
    assert held == [("achieves", {"label": "成员单位 27家", "type": "Outcome", "aliases": (), **about})]


def test_pieces_of_a_passage_come_in_reading_order() -> None:
    found = passages(memory_store(QUADS))
    assert found[f"{ID}article/report-0a/evidence/88-93_94-107"].text == "5月12日…联盟启动大会在白塔街道举行"
    assert len(found) == 9


def test_a_passage_without_its_place_is_told() -> None:
    broken = [quad for quad in QUADS if quad.predicate != term("oa:end")]
    with pytest.raises(GraphError, match="oa:start and oa:end"):
        to_networkx(memory_store(broken))


def test_a_graph_of_something_else_has_no_things() -> None:
    foreign = Quad(term("zl:leads"), term("rdf:type"), term("rdf:Statement"))
    assert len(to_networkx(memory_store([foreign]))) == 0
