"""The ontology, its alignment and its JSON-LD context hold together and agree with the code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib import namespace as ns
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, ORG, OWL, PROV, RDF, RDFS, SH, SKOS

from kg import vocabulary
from kg.resources import ontology_dir

ZL = Namespace(vocabulary.NAMESPACE)
ZS = Namespace("https://w3id.org/zhili/shapes#")
SMALL = Path(__file__).parent / "data" / "small.ttl"
CLOSED: tuple[type[ns.DefinedNamespace], ...] = (DCTERMS, ORG, PROV, ns.SDO, SKOS, ns.SOSA, ns.TIME, RDF, RDFS, OWL)
MAPPINGS = (SKOS.closeMatch, SKOS.exactMatch, SKOS.narrowMatch, SKOS.broadMatch, SKOS.relatedMatch)


def _parsed(name: str) -> Graph:
    return Graph().parse(ontology_dir() / name, format="turtle")


ONTOLOGY, ALIGNMENT, SHAPES = (_parsed(name) for name in ("zhili.ttl", "alignment.ttl", "shapes.ttl"))
CLASSES = set(ONTOLOGY.subjects(RDF.type, OWL.Class))
OBJECT_PROPERTIES = set(ONTOLOGY.subjects(RDF.type, OWL.ObjectProperty))
DATA_PROPERTIES = set(ONTOLOGY.subjects(RDF.type, OWL.DatatypeProperty))
TERMS = sorted({term for term in CLASSES | OBJECT_PROPERTIES | DATA_PROPERTIES if isinstance(term, URIRef)})


def _local(term: object) -> str:
    return str(term).removeprefix(vocabulary.NAMESPACE)


@pytest.mark.parametrize("term", TERMS, ids=_local)
@pytest.mark.parametrize("property_", [RDFS.label, SKOS.definition], ids=["label", "definition"])
def test_every_term_is_named_and_defined_once_in_chinese_and_english(term: URIRef, property_: URIRef) -> None:
    texts = [text for text in ONTOLOGY.objects(term, property_) if isinstance(text, Literal)]
    assert sorted(str(text.language) for text in texts) == ["en", "zh"]
    assert all(text.strip() for text in texts)


def test_no_chinese_label_stands_for_two_classes_or_for_two_relations() -> None:
    for group in (CLASSES, OBJECT_PROPERTIES):
        labels = [
            str(label) for term in group for label in ONTOLOGY.objects(term, RDFS.label) if label.language == "zh"
        ]
        assert len(labels) == len(set(labels))


def test_every_relation_has_a_name_for_its_other_direction() -> None:
    for relation in OBJECT_PROPERTIES:
        assert {text.language for text in ONTOLOGY.objects(relation, ZL.inverseLabel)} == {"zh", "en"}, relation


def test_classes_are_those_of_the_code_with_the_same_superclasses() -> None:
    superclass = {
        _local(term): _local(ONTOLOGY.value(term, RDFS.subClassOf)) for term in CLASSES if isinstance(term, URIRef)
    }
    nodes = {"Post", "Outcome", "Article", "Thing"}
    general = {name for name in vocabulary.SUPERCLASS.values() if name}
    assert set(superclass) == set(vocabulary.CLASSES) | nodes | general
    assert {name: superclass[name] for name in vocabulary.CLASSES} == {
        name: above or "Thing" for name, above in vocabulary.SUPERCLASS.items()
    }
    assert all(superclass[name] == "Thing" for name in general)


def test_relations_are_those_of_the_code() -> None:
    of_statements = {"holdsPost", "postIn", "achieves"}
    assert {_local(term) for term in OBJECT_PROPERTIES} == set(vocabulary.PREDICATES) | of_statements
    symmetric = {_local(term) for term in ONTOLOGY.subjects(RDF.type, OWL.SymmetricProperty)}
    assert symmetric == vocabulary.SYMMETRIC


def test_kinds_of_figures_are_those_of_the_code() -> None:
    notations = {
        str(text)
        for kind in ONTOLOGY.subjects(SKOS.inScheme, ZL.Kinds)
        for text in ONTOLOGY.objects(kind, SKOS.notation)
    }
    assert notations == set(vocabulary.KINDS)


def test_no_file_imports_another() -> None:
    assert not any((None, OWL.imports, None) in graph for graph in (ONTOLOGY, ALIGNMENT, SHAPES))


def test_domains_and_ranges_of_our_own_are_classes_of_ours() -> None:
    ends = {end for property_ in (RDFS.domain, RDFS.range) for end in ONTOLOGY.objects(None, property_)}
    assert {end for end in ends if end in ZL} <= CLASSES


# Alignment


def test_the_alignment_speaks_only_of_terms_that_exist_here() -> None:
    subjects = {subject for subject in ALIGNMENT.subjects() if str(subject).startswith(vocabulary.NAMESPACE)}
    assert subjects <= set(TERMS)


def test_every_aligned_term_exists_in_its_vocabulary() -> None:
    links = (RDFS.subClassOf, RDFS.subPropertyOf, *MAPPINGS)
    aligned = {term for link in links for term in ALIGNMENT.objects(None, link)}
    assert len(aligned) > 40
    for term in aligned:
        home = [namespace for namespace in CLOSED if str(term).startswith(str(namespace))]
        assert home, f"{term} is in no vocabulary that we align with"
        assert any(term in namespace for namespace in home), f"{term} does not exist"


def test_schema_org_is_written_with_https() -> None:
    for graph in (ONTOLOGY, ALIGNMENT, SHAPES):
        assert not [term for triple in graph for term in triple if str(term).startswith("http://schema.org/")]


def _above(term: URIRef) -> set[object]:
    both = ONTOLOGY + ALIGNMENT
    return set(both.transitive_objects(term, RDFS.subClassOf))


@pytest.mark.parametrize(
    ("term", "above"),
    [
        ("Community", ORG.Organization),
        ("Subdistrict", ORG.Organization),
        ("Alliance", ORG.OrganizationalCollaboration),
        ("Mechanism", PROV.Plan),
        ("Outcome", ns.SOSA.Observation),
        ("Post", ORG.Membership),
        ("Article", ns.SDO.NewsArticle),
        ("Industry", SKOS.Concept),
    ],
)
def test_data_can_be_read_by_tools_that_know_the_public_term(term: str, above: URIRef) -> None:
    assert above in _above(ZL[term])


def test_no_programme_becomes_an_organisation() -> None:
    for name in (*vocabulary.PROGRAMME, "Programme"):
        assert not {ns.SDO.Project, ns.SDO.Organization, ORG.Organization} & _above(ZL[name])


def test_a_subdistrict_is_body_and_place_by_mapping_and_no_place_by_inference() -> None:
    assert {ORG.FormalOrganization, ns.SDO.AdministrativeArea} <= set(
        ALIGNMENT.objects(ZL.Subdistrict, SKOS.closeMatch)
    )
    assert not {ns.SDO.Place, ns.SDO.AdministrativeArea} & _above(ZL.Subdistrict)


# Shapes


def _targeted() -> set[object]:
    return {
        shape for target in (SH.targetClass, SH.targetNode, SH.targetSubjectsOf) for shape in SHAPES.subjects(target)
    }


def test_every_rule_has_names_in_both_languages() -> None:
    kinds = (SH.NodeShape, SH.PropertyShape, SH.SPARQLConstraint)
    rules = {rule for kind in kinds for rule in SHAPES.subjects(RDF.type, kind)}
    assert _targeted() <= rules
    for rule in rules:
        assert {text.language for text in SHAPES.objects(rule, SH.name)} == {"zh", "en"}, rule


def test_every_rule_tells_in_both_languages_what_is_wrong() -> None:
    for rule in set(SHAPES.subjects(RDF.type, SH.PropertyShape)):
        assert {text.language for text in SHAPES.objects(rule, SH.message)} == {"zh", "en"}, rule
    for rule in set(SHAPES.subjects(RDF.type, SH.SPARQLConstraint)):
        assert len(list(SHAPES.objects(rule, SH.message))) == 1, "with values filled in, one text for both"


def test_every_named_rule_is_used() -> None:
    used = {
        rule
        for link in (SH.property, SH.node, SH.sparql, SH.qualifiedValueShape)
        for rule in SHAPES.objects(None, link)
    }
    kinds = (SH.NodeShape, SH.PropertyShape, SH.SPARQLConstraint)
    rules = {rule for kind in kinds for rule in SHAPES.subjects(RDF.type, kind)}
    assert rules <= used | _targeted()


def _listed(shape: URIRef) -> set[str]:
    lists = [of for of in SHAPES.objects(shape, SH["in"])]
    return {_local(term) for of in lists for term in Collection(SHAPES, of)}


def test_shapes_list_the_classes_and_relations_of_the_code() -> None:
    assert _listed(ZS.AnyClass) == set(vocabulary.CLASSES)
    general = {"Thing", "Body", "Programme"}
    assert {_local(term) for term in SHAPES.objects(ZS.Thing, SH.targetClass)} == set(vocabulary.CLASSES) | general
    assert _listed(ZS["Outcome-kind"]) == set(vocabulary.KINDS)
    dates, nodes = {"date", "startDate", "endDate"}, {"holdsPost", "achieves"}
    stated = set(vocabulary.PREDICATES) | dates | nodes
    assert _listed(ZS["Statement-predicate"]) == stated
    assert {_local(term) for term in SHAPES.objects(ZS.Evidenced, SH.targetNode)} == stated
    judged = {_local(term) for term in SHAPES.objects(None, SH.targetSubjectsOf)}
    assert judged == set(vocabulary.PREDICATES) | {"holdsPost"}


def test_every_term_of_ours_in_the_shapes_exists() -> None:
    ours = {term for triple in SHAPES for term in triple if str(term).startswith(vocabulary.NAMESPACE)}
    assert ours - {URIRef(vocabulary.NAMESPACE)} <= set(TERMS)


# JSON-LD context


CONTEXT = json.loads((ontology_dir() / "context.jsonld").read_text(encoding="utf-8"))["@context"]


def test_the_context_has_every_relation_and_value_under_its_own_name() -> None:
    for term in OBJECT_PROPERTIES | DATA_PROPERTIES:
        assert CONTEXT[_local(term)]["@id"] == f"zl:{_local(term)}"
    for relation in OBJECT_PROPERTIES:
        assert CONTEXT[_local(relation)]["@type"] == "@id"


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib warns of itself
def test_json_ld_with_the_context_says_the_same_as_turtle() -> None:
    graph = Graph().parse(SMALL, format="turtle")
    text = graph.serialize(format="json-ld", context=CONTEXT)
    assert '"leads"' in text
    assert '"zl:' not in json.dumps(json.loads(text)["@graph"]), "the context names every term that a graph needs"
    assert isomorphic(graph, Graph().parse(data=text, format="json-ld"))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib warns of itself
def test_json_ld_written_by_hand_needs_no_iri_but_ids() -> None:
    data = {
        "@context": CONTEXT,
        "id": "https://zhili.example/id/PartyBody/东湖区委",
        "type": "PartyBody",
        "prefLabel": "东湖区委",
        "leads": ["https://zhili.example/id/Initiative/暖巷行动"],
    }
    graph = Graph().parse(data=json.dumps(data), format="json-ld")
    node = URIRef("https://zhili.example/id/PartyBody/东湖区委")
    assert (node, RDF.type, ZL.PartyBody) in graph
    assert (node, SKOS.prefLabel, Literal("东湖区委", lang="zh")) in graph
    assert (node, ZL.leads, URIRef("https://zhili.example/id/Initiative/暖巷行动")) in graph
