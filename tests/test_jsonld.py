from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse
from rdflib.compare import isomorphic
from sample_facts import both, exact_names

from kg.errors import GraphError
from kg.graph import quads
from kg.iris import term
from kg.jsonld import read_context, to_jsonld
from kg.resources import ontology_dir
from kg.turtle import to_turtle

TRIPLES = [quad.triple for quad in quads(both(), exact_names(both()))]
CONTEXT: dict[str, Any] = {
    "@vocab": "https://w3id.org/zhili/ontology#",
    "zl": "https://w3id.org/zhili/ontology#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "kind": "@type",
    "name": {"@id": "skos:prefLabel", "@language": "zh"},
    "names": {"@id": "skos:altLabel", "@language": "zh", "@container": "@set"},
    "leads": {"@id": "zl:leads", "@type": "@id"},
    "value": {"@id": "zl:value", "@type": "xsd:decimal"},
    "count": {"@id": "zl:count", "@type": "xsd:integer"},
    "predicate": {"@id": "zl:predicate", "@type": "@vocab"},
    "led": {"@reverse": "zl:leads"},
    "byLanguage": {"@id": "zl:byLanguage", "@container": "@language"},
    "nothing": None,
}


def own_context() -> dict[str, Any]:
    path = ontology_dir() / "context.jsonld"
    if not path.exists():
        pytest.skip("the ontology has no JSON-LD context")
    return read_context(path)


def test_the_context_of_the_ontology_loses_nothing() -> None:
    written = to_jsonld(TRIPLES, own_context())
    assert {quad.triple for quad in parse(written, format=RdfFormat.JSON_LD)} == set(TRIPLES)


def test_rdflib_reads_the_same_graph_as_from_turtle() -> None:
    from_json = rdflib.Graph().parse(data=to_jsonld(TRIPLES, own_context()), format="json-ld")
    assert isomorphic(from_json, rdflib.Graph().parse(data=to_turtle(TRIPLES), format="turtle"))


def test_nodes_are_short_and_sorted() -> None:
    subject = NamedNode("https://example.org/Place/青石区")
    statements = [
        Triple(subject, term("zl:predicate"), term("zl:leads")),
        Triple(subject, term("zl:predicate"), NamedNode("urn:x:b")),
        Triple(subject, term("rdf:type"), term("zl:Place")),
        Triple(subject, term("skos:prefLabel"), Literal("青石区", language="zh")),
        Triple(subject, term("skos:altLabel"), Literal("全区", language="zh")),
        Triple(subject, term("zl:leads"), NamedNode("https://example.org/Event/a")),
        Triple(subject, term("zl:value"), Literal("17.1", datatype=term("xsd:decimal"))),
        Triple(subject, term("zl:count"), Literal("5", datatype=term("xsd:integer"))),
        Triple(subject, term("zl:unit"), Literal("%")),
    ]
    written = to_jsonld(statements, CONTEXT)
    assert written == to_jsonld(reversed(statements), CONTEXT)
    assert json.loads(written) == {
        "@context": CONTEXT,
        "@graph": [
            {
                "id": subject.value,
                "kind": "Place",
                "count": 5,
                "leads": "https://example.org/Event/a",
                "name": "青石区",
                "names": ["全区"],
                "predicate": ["leads", "urn:x:b"],
                "unit": "%",
                "value": "17.1",
            }
        ],
    }


NAMES = ("leads", "value", "count", "name", "id", "kind", "unit", "byLanguage", "predicate", "nothing")
iris = [NamedNode(f"https://example.org/{name}") for name in "甲乙丙"] + [term("zl:Place"), term("zl:name")]
nodes = st.sampled_from(iris)
predicates = st.sampled_from(
    [term(f"zl:{name}") for name in NAMES]
    + [term("skos:prefLabel"), term("skos:altLabel"), term("rdf:type"), NamedNode("urn:x:y")]
)
literals = st.one_of(
    st.text(max_size=8).map(Literal),
    st.text(max_size=8).map(lambda text: Literal(text, language="zh")),
    st.builds(
        lambda value, datatype: Literal(value, datatype=term(f"xsd:{datatype}")),
        st.sampled_from(["1", "01", "1.50", "true", "1", "12345678901234567890", "x"]),
        st.sampled_from(["integer", "decimal", "boolean", "date", "double"]),
    ),
)


@settings(max_examples=150)
@given(
    st.lists(st.builds(Triple, nodes, predicates, nodes | literals), max_size=8), st.sampled_from([None, "zh", "en"])
)
def test_no_context_changes_what_is_said(statements: list[Triple], language: str | None) -> None:
    context = CONTEXT | ({"@language": language} if language else {})
    assert {quad.triple for quad in parse(to_jsonld(statements, context), format=RdfFormat.JSON_LD)} == set(statements)


def test_blank_nodes_are_refused() -> None:
    with pytest.raises(ValueError, match="blank node"):
        to_jsonld([Triple(BlankNode(), term("zl:leads"), term("zl:Place"))], CONTEXT)


@pytest.mark.parametrize("content", [None, "", "[]", "{}", '{"@context": []}'])
def test_a_bad_context_file_is_told(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "context.jsonld"
    if content is not None:
        path.write_text(content)
    with pytest.raises(GraphError, match=r"context\.jsonld: .*context"):
        read_context(path)
