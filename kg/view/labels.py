"""What the terms of the ontology are called, as the ontology itself says: classes, kinds, relations both ways."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pyoxigraph

from kg.errors import ZhiliError
from kg.resources import ontology_dir
from kg.vocabulary import NAMESPACE, PREDICATES

#: The name under which a post is shown: an edge from a person to a body.
HOLDS_POST = "holdsPost"

_STRUCTURE = ("partOf", "locatedIn", "heldAt")

#: Every kind of edge of a view, in the order of legend and panel: who does what first, what belongs where last.
RELATION_ORDER: tuple[str, ...] = (HOLDS_POST, *(name for name in PREDICATES if name not in _STRUCTURE), *_STRUCTURE)

_LABELS = (
    pyoxigraph.NamedNode("http://www.w3.org/2000/01/rdf-schema#label"),
    pyoxigraph.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel"),
)
_INVERSE = pyoxigraph.NamedNode(NAMESPACE + "inverseLabel")


@dataclass(frozen=True, slots=True)
class TermLabel:
    """The label of a term in both languages.

    Attributes:
        inverse_zh: how a relation reads from its object, such as 牵头者 for 牵头; the plain label for other terms.
        inverse_en: the same in English, such as "led by".
    """

    zh: str
    en: str
    inverse_zh: str
    inverse_en: str


def label_of(term: str) -> TermLabel:
    """Return the label of a term by its local name, such as "PartyBody" or "leads".

    Raises:
        ZhiliError: if the ontology does not name the term.
    """
    labels = _labels()
    if term not in labels:
        raise ZhiliError(f"{ontology_dir() / 'zhili.ttl'}: no Chinese and English label of {term}; install zhili again")
    return labels[term]


@cache
def _labels() -> dict[str, TermLabel]:
    """Read every term that has a label in both languages."""
    words: dict[tuple[str, str], str] = {}
    inverse: dict[tuple[str, str], str] = {}
    path = ontology_dir() / "zhili.ttl"
    for triple in pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE):
        subject, literal = triple.subject, triple.object
        if not isinstance(subject, pyoxigraph.NamedNode) or not isinstance(literal, pyoxigraph.Literal):
            continue
        term, language = subject.value.removeprefix(NAMESPACE), literal.language or ""
        if triple.predicate in _LABELS:
            words[term, language] = literal.value
        elif triple.predicate == _INVERSE:
            inverse[term, language] = literal.value
    named = [term for term, language in words if language == "zh" and (term, "en") in words]
    return {
        term: TermLabel(*(table[term, language] for table in (words, words | inverse) for language in ("zh", "en")))
        for term in named
    }
