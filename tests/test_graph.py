from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, RdfFormat, serialize
from rdflib.compare import isomorphic
from sample_facts import article, both, brief, evidence, exact_names, report

from kg.graph import Graph, describe, quads
from kg.iris import Iris
from kg.model import Dating, Entity, Facts, Figure, Period, Relation
from kg.resolution import Resolution, Thing
from kg.store import memory_store, run_query
from kg.turtle import to_turtle

HERE = Path(__file__).parent
ID = "https://zhili.example/id/"


def described(*facts: Facts) -> Graph:
    return describe(facts, exact_names(facts))


def ask(sparql: str, graph: Graph | None = None) -> list[tuple[str | None, ...]]:
    """Return the rows of a query as plain values, sorted."""
    found = run_query(memory_store((graph or described(*both())).quads), sparql)
    return sorted(tuple(record.values()) for record in found.records())


def test_things_have_one_label_their_class_and_every_other_form() -> None:
    rows = ask("SELECT ?c ?l ?a { Alliance:红帆党建联盟 a ?c ; skos:prefLabel ?l ; skos:altLabel ?a }")
    assert rows == [("https://w3id.org/zhili/ontology#Alliance", "红帆党建联盟", "联盟")]
    assert ask("SELECT ?t (COUNT(?l) AS ?n) { ?t skos:prefLabel ?l } GROUP BY ?t HAVING (?n != 1)") == []


def test_each_article_says_its_own_names_and_its_first_article_those_that_resolution_made() -> None:
    facts = both()
    names = exact_names(facts)
    things = tuple(
        replace(thing, aliases=("中共青石区委", *thing.aliases)) if thing.name == "青石区委" else thing
        for thing in names.things
    )
    graph = describe(facts, Resolution(things, ()))
    rows = ask("SELECT ?g ?a { GRAPH ?g { ?t skos:altLabel ?a } }", graph)
    assert rows == [
        (f"{ID}article/brief-0b", "中共青石区委"),
        (f"{ID}article/report-0a", "全区"),
        (f"{ID}article/report-0a", "联盟"),
    ]


def test_every_claim_rests_on_the_characters_of_its_source() -> None:
    rows = ask(
        """SELECT ?g ?start ?end ?exact { GRAPH ?g {
            ?claim a rdf:Statement ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; prov:wasDerivedFrom ?ev .
            ?s ?p ?o . ?ev a oa:SpecificResource ; oa:hasSource ?g ; oa:hasSelector ?sel .
            ?sel a oa:TextPositionSelector, oa:TextQuoteSelector ;
                 oa:start ?start ; oa:end ?end ; oa:exact ?exact } }"""
    )
    texts = {f"{ID}article/{one.article.id}": one.article.source.text for one in both()}
    assert len(rows) == 12
    assert all(texts[str(g)][int(str(start)) : int(str(end))] == exact for g, start, end, exact in rows)


def test_a_claim_of_two_articles_is_one_statement_with_two_passages() -> None:
    founding = "?c rdf:subject PartyBody:青石区委 ; rdf:predicate zl:establishes ; prov:wasDerivedFrom ?ev"
    rows = ask(f"SELECT ?c ?ev {{ {founding} }}")
    assert len({claim for claim, _ in rows}) == 1
    assert [passage for _, passage in rows] == [
        f"{ID}article/brief-0b/evidence/24-36",
        f"{ID}article/report-0a/evidence/19-34",
    ]


def test_a_sentence_in_pieces_keeps_its_reading_order() -> None:
    rows = ask("SELECT ?n ?text { ?s schema:position ?n ; oa:exact ?text }")
    assert rows == [("1", "5月12日"), ("2", "联盟启动大会在白塔街道举行")]


def test_claims_on_the_same_characters_share_one_passage_with_the_widest_context() -> None:
    one = article("a", "标题\n前文甲区成立联盟后文\n")
    place = one.text.index("甲区")
    narrow = evidence(one, "甲区成立联盟")
    wide = tuple(replace(quoted, prefix="前文", suffix="后文") for quoted in narrow)
    facts = Facts(
        one,
        (Entity("甲区", "Place"), Entity("联盟", "Alliance")),
        (Relation(0, "establishes", 1, narrow), Relation(0, "leads", 1, wide)),
    )
    rows = ask(
        "SELECT ?ev ?pre ?suf (COUNT(?c) AS ?n) { ?c prov:wasDerivedFrom ?ev . "
        "?ev oa:hasSelector [ oa:prefix ?pre ; oa:suffix ?suf ] } GROUP BY ?ev ?pre ?suf",
        described(facts),
    )
    assert rows == [(f"{ID}article/a/evidence/{place}-{place + 6}", "前文", "后文", "2")]


def test_a_post_is_a_node_of_its_own() -> None:
    rows = ask("SELECT ?who ?body ?role { ?who zl:holdsPost [ a zl:Post ; zl:postIn ?body ; zl:role ?role ] }")
    assert rows == [(f"{ID}Person/林望舒", f"{ID}PartyBody/青石区委", "区委书记")]


def test_a_figure_that_two_articles_give_is_one_node() -> None:
    rows = ask(
        """SELECT ?value ?unit ?kind ?period ?start ?end (COUNT(?ev) AS ?n) {
            ?o a zl:Outcome ; zl:indicator "规上工业增加值"@zh ; zl:value ?value ; zl:unit ?unit ; zl:kind ?kind ;
               zl:period ?period ; time:hasTime [ a time:Interval ;
                   time:hasBeginning/time:inXSDDate ?start ; time:hasEnd/time:inXSDDate ?end ] .
            ?c rdf:object ?o ; prov:wasDerivedFrom ?ev } GROUP BY ?value ?unit ?kind ?period ?start ?end"""
    )
    assert rows == [("17.1", "%", "growth", "2022年", "2022-01-01", "2022-12-31", "2")]


@pytest.mark.parametrize(
    "other",
    [
        {"value": Decimal(4)},
        {"value_max": Decimal(4)},
        {"unit": "个"},
        {"kind": "target"},
        {"indicator": "成员"},
        {"period": Period("今年以来")},
        {"holder": 1},
    ],
)
def test_figures_that_differ_are_two_nodes(other: dict[str, object]) -> None:
    one = article("a", "标题\n甲区有三家\n")
    figure = Figure(0, "成员单位", Decimal(3), "家", "level", evidence(one, "三家"))
    entities = (Entity("甲区", "Place"), Entity("乙区", "Place"))
    count = "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?o a zl:Outcome }"
    assert ask(count, described(Facts(one, entities, figures=(figure, figure)))) == [("1",)]
    changed = replace(figure, **other)  # type: ignore[arg-type]
    assert ask(count, described(Facts(one, entities, figures=(figure, changed)))) == [("2",)]


def test_only_what_is_approximate_says_so_and_only_ranges_have_an_end() -> None:
    one = article("a", "标题\n甲区有三到五家\n")
    figure = Figure(0, "店", Decimal(3), "家", "level", evidence(one, "三到五家"), Decimal(5), approximate=False)
    graph = described(Facts(one, (Entity("甲区", "Place"),), figures=(figure,)))
    assert ask("SELECT ?max { ?o zl:valueMax ?max }", graph) == [("5",)]
    assert ask("SELECT ?o { ?o zl:approximate ?any }", graph) == []
    assert ask("SELECT ?i ?a { ?o zl:indicator ?i ; zl:approximate ?a }") == [("新增岗位", "true")]


def test_a_period_with_one_bound_is_an_open_interval() -> None:
    one = article("a", "标题\n今年以来有三家\n")
    period = Period("今年以来", "2023-01-01", None)
    figure = Figure(0, "店", Decimal(3), "家", "level", evidence(one, "三家"), period=period)
    graph = described(Facts(one, (Entity("甲区", "Place"),), figures=(figure,)))
    assert ask("SELECT ?i { ?o time:hasTime ?i . ?i time:hasBeginning ?b }", graph) == [(f"{ID}interval/2023-01-01--",)]
    assert ask("SELECT ?i { ?i time:hasEnd ?b }", graph) == []


def test_working_together_is_written_once_whichever_way_it_is_said() -> None:
    one = article("a", "标题\n甲局与乙局共建\n")
    quote = evidence(one, "甲局与乙局共建")
    ends = (Entity("甲局", "GovernmentBody"), Entity("乙局", "GovernmentBody"))
    both_ways = (Relation(0, "cooperatesWith", 1, quote), Relation(1, "cooperatesWith", 0, quote))
    rows = ask("SELECT ?a ?b { ?a zl:cooperatesWith ?b }", described(Facts(one, ends, both_ways)))
    assert rows == [(f"{ID}GovernmentBody/乙局", f"{ID}GovernmentBody/甲局")]


@pytest.mark.parametrize(
    ("types", "predicate", "expected"),
    [
        (("Event", "Place"), "heldAt", "甲"),
        (("PartyBody", "Event"), "leads", "乙"),
        (("PartyBody", "Initiative"), "establishes", "乙"),
        (("Event", "Project"), "supports", "甲"),
        (("Initiative", "Project"), "supports", "乙"),
        (("PartyBody", "Award"), "receives", None),
    ],
)
def test_the_date_of_a_relation_belongs_to_its_event_or_programme(
    types: tuple[str, str], predicate: str, expected: str | None
) -> None:
    one = article("a", "标题\n2023年5月甲乙\n")
    quote = evidence(one, "2023年5月甲乙")
    entities = (Entity("甲", types[0]), Entity("乙", types[1]))
    graph = described(Facts(one, entities, (Relation(0, predicate, 1, quote, "2023-05"),)))
    rows = ask("SELECT ?l ?d { ?t zl:date ?d ; skos:prefLabel ?l . ?c rdf:object ?d ; prov:wasDerivedFrom ?ev }", graph)
    assert rows == ([(expected, "2023-05")] if expected else [])


def test_the_article_is_described() -> None:
    rows = ask("SELECT ?p ?o { article:report-0a ?p ?o FILTER(!isIRI(?o)) }")
    assert {(str(p).rpartition("/")[2].rpartition("#")[2], o) for p, o in rows} == {
        ("title", "青石区书写党建新答卷"),
        ("creator", "苏念"),
        ("publisher", "青石日报"),
        ("date", "2023-05-20"),
        ("sourceFile", "report-0a.txt"),
        ("sha256", "ab" * 32),
    }
    assert ask("SELECT ?a { ?a a zl:Article, schema:NewsArticle }") == [
        (f"{ID}article/brief-0b",),
        (f"{ID}article/report-0a",),
    ]
    assert len(ask("SELECT ?t { article:report-0a schema:mentions ?t }")) == 6


def test_what_cannot_be_written_is_left_out_and_told() -> None:
    one = article("a", "标题\n甲区甲会乙局\n", date="2023-02-30")
    quote = evidence(one, "甲区")
    nan = Figure(0, "店", Decimal("NaN"), "家", "level", quote)
    bound = Figure(0, "店", Decimal(1), "家", "level", quote, period=Period("某时", "2023", "2023-02-31"))
    facts = Facts(
        one,
        (Entity("甲区", "Place"), Entity("甲会", "Event"), Entity("甲区", "Place")),
        (Relation(0, "partOf", 2, quote), Relation(1, "heldAt", 0, ())),
        figures=(nan, bound),
        datings=(Dating(1, "date", "2023-13", quote), Dating(0, "startDate", "2023", quote)),
    )
    graph = described(facts)
    assert graph.notes == (
        "a: the date '2023-02-30' is not an ISO 8601 year, month or day and was left out",
        "a: 甲区 partOf 甲区 was left out: both ends are one thing",
        f"a: {ID}Event/甲会 zl:heldAt was left out: no evidence",
        "a: '2023-13' as date of 甲会 is not a date and was left out",
        "a: startDate of 甲区 was left out: Place carries no date",
        "a: 店 NaN was left out: not a number",
        "a: '2023' as a bound of 某时 is not a day and was left out",
        "a: '2023-02-31' as a bound of 某时 is not a day and was left out",
    )
    assert ask("SELECT ?p ?v { ?c rdf:predicate ?p ; rdf:object/zl:value ?v }", graph) == [
        ("https://w3id.org/zhili/ontology#achieves", "1")
    ]


def test_things_of_one_name_are_kept_apart_by_their_qualifier() -> None:
    one = article("a", "标题\n甲区机关党委乙区机关党委\n")
    entities = (Entity("机关党委", "PartyBranch", place="甲区"), Entity("机关党委", "PartyBranch", place="乙区"))
    things = tuple(Thing("机关党委", "PartyBranch", (), (("a", n),), entities[n].place or "") for n in (0, 1))
    graph = describe([Facts(one, entities)], Resolution(things, ()))
    assert ask("SELECT ?t { ?t a zl:PartyBranch }", graph) == [
        (f"{ID}PartyBranch/机关党委_乙区",),
        (f"{ID}PartyBranch/机关党委_甲区",),
    ]


def test_quads_stand_in_the_graph_of_their_article_once_and_hold_no_blank_node() -> None:
    graph = described(*both())
    assert len(set(graph.quads)) == len(graph.quads)
    assert {quad.graph_name.value for quad in graph.quads} == {f"{ID}article/brief-0b", f"{ID}article/report-0a"}  # type: ignore[union-attr]
    assert all(isinstance(quad.subject, NamedNode) for quad in graph.quads)
    assert all(isinstance(quad.object, NamedNode | Literal) for quad in graph.quads)
    assert quads(both(), exact_names(both())) == graph.quads


def test_a_base_of_ones_own_begins_every_node_of_the_data() -> None:
    graph = describe(both(), exact_names(both()), "https://kg.example.cn/")
    assert all(quad.subject.value.startswith("https://kg.example.cn/") for quad in graph.quads)  # type: ignore[union-attr]


def test_adding_an_article_changes_no_quad_of_another() -> None:
    alone = set(described(brief()).quads)
    own = NamedNode(f"{ID}article/brief-0b")
    beside = {quad for quad in described(*both()).quads if quad.graph_name == own}
    changed = {quad.predicate.value.rpartition("#")[2] for quad in alone ^ beside}
    assert changed == {"period"}, "only the wording of a period that both give is common property"


def test_rdflib_reads_the_union_that_the_quads_make() -> None:
    graph = described(*both())
    from_turtle = rdflib.Graph().parse(data=to_turtle(graph.quads, Iris().prefixes()), format="turtle")
    lines = serialize((quad.triple for quad in graph.quads), format=RdfFormat.N_TRIPLES)
    from_quads = rdflib.Graph().parse(data=lines, format="nt")
    assert isomorphic(from_turtle, from_quads)
    assert not [term for triple in from_turtle for term in triple if isinstance(term, rdflib.BNode)]
    assert not [term for term in from_turtle.objects() if getattr(term, "ill_typed", False)]


PRINT_GRAPH = """
import sys
from sample_facts import both, exact_names
from kg.graph import describe
from kg.turtle import to_nquads, to_turtle
facts = both()[:: int(sys.argv[1])]
graph = describe(facts, exact_names(both()))
sys.stdout.buffer.write((to_turtle(graph.quads) + to_nquads(graph.quads) + repr(graph.notes)).encode())
"""


def test_hash_seed_and_order_of_articles_leave_no_trace() -> None:
    environment = {**os.environ, "PYTHONPATH": f"{HERE}{os.pathsep}{HERE.parent}"}
    outputs = {
        subprocess.run(
            [sys.executable, "-c", PRINT_GRAPH, step],
            env={**environment, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed, step in (("0", "1"), ("1", "-1"), ("4711", "1"))
    }
    assert len(outputs) == 1
    assert len(outputs.pop()) > 1000


def test_an_article_without_facts_is_still_described() -> None:
    one = replace(report(), entities=(), relations=(), posts=(), figures=())
    assert ask("SELECT ?title { ?a dcterms:title ?title }", described(one)) == [("青石区书写党建新答卷",)]
