from __future__ import annotations

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from kg.iris import Iris, segment, term
from kg.turtle import to_nquads, to_trig, to_turtle

BASE = "https://example.org/id/"
PREFIXES = Iris(BASE).prefixes()
XSD = "http://www.w3.org/2001/XMLSchema#"

names = st.text(min_size=1, max_size=12)
iris = names.map(lambda name: NamedNode(f"{BASE}Place/{segment(name)}")) | st.sampled_from(
    [NamedNode(BASE), NamedNode(f"{BASE}Place/"), NamedNode("urn:x:a'b"), term("zl:leads"), term("rdf:type")]
)
literals = st.one_of(
    st.text(max_size=20).map(Literal),
    st.text(max_size=20).map(lambda text: Literal(text, language="zh")),
    st.sampled_from(["1", "01", "-5", "1.5", ".5", "1.", "true", "1", "1e3", "2023", "", 'a"b']).flatmap(
        lambda value: st.sampled_from(["integer", "decimal", "boolean", "double", "gYear", "string"]).map(
            lambda datatype: Literal(value, datatype=NamedNode(XSD + datatype))
        )
    ),
)
triples = st.lists(st.builds(Triple, iris, iris, iris | literals), max_size=12)
graphs = st.sampled_from([NamedNode(f"{BASE}article/甲-1"), NamedNode("urn:g:2")])
quads = st.lists(st.builds(Quad, iris, iris, iris | literals, graphs), max_size=12)


@given(triples)
def test_any_names_and_texts_are_read_back_as_they_were(statements: list[Triple]) -> None:
    text = to_turtle(statements, PREFIXES)
    assert {quad.triple for quad in parse(text.encode(), format=RdfFormat.TURTLE)} == set(statements)


def _as_rdflib(node: object) -> rdflib.term.Node:
    if isinstance(node, Literal):
        datatype = (
            None if node.language or node.datatype.value == f"{XSD}string" else rdflib.URIRef(node.datatype.value)
        )
        return rdflib.Literal(node.value, lang=node.language, datatype=datatype)
    return rdflib.URIRef(node.value)  # type: ignore[attr-defined]


@settings(max_examples=60)
@given(triples)
@pytest.mark.filterwarnings("ignore:Parsing weird boolean")
def test_rdflib_reads_the_same_turtle(statements: list[Triple]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rdflib, "NORMALIZE_LITERALS", False)
        read = rdflib.Graph().parse(data=to_turtle(statements, PREFIXES).encode(), format="turtle")
        assert set(read) == {
            (_as_rdflib(one.subject), _as_rdflib(one.predicate), _as_rdflib(one.object)) for one in statements
        }


@given(quads)
def test_trig_and_nquads_are_read_back_as_they_were(statements: list[Quad]) -> None:
    assert set(parse(to_trig(statements, PREFIXES).encode(), format=RdfFormat.TRIG)) == set(statements)
    assert set(parse(to_nquads(statements).encode(), format=RdfFormat.N_QUADS)) == set(statements)


@given(quads, st.randoms())
def test_order_and_repetition_leave_no_trace(statements: list[Quad], random) -> None:  # type: ignore[no-untyped-def]
    again = statements + statements[:3]
    random.shuffle(again)
    for write in (to_turtle, to_trig, to_nquads):
        assert write(again) == write(statements)


def test_turtle_reads_like_a_page() -> None:
    place, body = NamedNode(f"{BASE}Place/青石区"), NamedNode(f"{BASE}PartyBody/青石区委（筹）")
    written = to_turtle(
        [
            Triple(place, term("skos:prefLabel"), Literal("青石区", language="zh")),
            Triple(place, term("zl:leads"), NamedNode(f"{BASE}Event/b")),
            Triple(place, term("zl:leads"), NamedNode(f"{BASE}Event/a")),
            Triple(place, term("rdf:type"), term("zl:Place")),
            Triple(body, term("zl:value"), Literal("17.1", datatype=term("xsd:decimal"))),
            Triple(body, term("zl:value"), Literal("17", datatype=term("xsd:decimal"))),
            Triple(body, term("zl:approximate"), Literal("true", datatype=term("xsd:boolean"))),
        ],
        PREFIXES,
    )
    assert written == (
        f"@prefix Event: <{BASE}Event/> .\n"
        f"@prefix Place: <{BASE}Place/> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        "@prefix zl: <https://w3id.org/zhili/ontology#> .\n"
        "\n"
        f"<{BASE}PartyBody/青石区委（筹）> zl:approximate true ;\n"
        '    zl:value "17"^^xsd:decimal ,\n'
        "        17.1 .\n"
        "\n"
        "Place:青石区 a zl:Place ;\n"
        '    skos:prefLabel "青石区"@zh ;\n'
        "    zl:leads Event:a ,\n"
        "        Event:b .\n"
    )


def test_nothing_is_written_for_nothing() -> None:
    assert (to_turtle([]), to_trig([]), to_nquads([])) == ("", "", "")


@pytest.mark.parametrize("place", ["subject", "object"])
def test_blank_nodes_are_refused(place: str) -> None:
    node, iri = BlankNode(), NamedNode("urn:x:a")
    statement = Triple(node, iri, iri) if place == "subject" else Triple(iri, iri, node)
    with pytest.raises(ValueError, match="blank node"):
        to_turtle([statement])
