"""The IRIs of the graph: readable, deterministic, injective, and without blank nodes.

Things are named after what they are and how they are called (`…/PartyBody/青石区委`), evidence after its place
(`…/article/ID/evidence/120-152`). Nodes whose identity is a long tuple carry a short digest of it. A further mark
after `_` tells apart what would else look the same; names themselves never hold a bare `_`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from urllib.parse import quote

from pyoxigraph import NamedNode

from kg.errors import GraphError
from kg.model import Evidence
from kg.resolution import Thing
from kg.vocabulary import CLASSES, DEFAULT_BASE, NAMESPACE

#: Prefixes of the vocabularies that the graph uses, for Turtle and for queries.
VOCABULARIES: dict[str, str] = {
    "zl": NAMESPACE,
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "sosa": "http://www.w3.org/ns/sosa/",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_OTHER_NODES = ("Outcome", "Post", "article", "claim", "instant", "interval")

# RFC 3987 without its reserved ASCII characters, white space, bidirectional controls and private use; "_" is ours.
_UNSAFE = re.compile(
    "[^A-Za-z0-9.~\\-\u00a1-\u00ac\u00ae-\u061b\u061d-\u167f\u1681-\u180d\u180f-\u1fff\u2010-\u2027\u2030-\u205e"
    "\u2070-\u2fff\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufefe\uff01-\uffef\U00010000-\U0001fffd\U00020000-\U0002fffd"
    "\U00030000-\U0003fffd]"
)


@cache
def term(prefixed: str) -> NamedNode:
    """Return the term of a vocabulary by its prefixed name, such as `zl:leads`.

    Raises:
        KeyError: if the prefix is not in `VOCABULARIES`.
    """
    prefix, _, local = prefixed.partition(":")
    return NamedNode(VOCABULARIES[prefix] + local)


def segment(name: str) -> str:
    """Return `name` as one segment of an IRI path: Chinese stays, unsafe characters are percent-encoded."""
    safe = _UNSAFE.sub(lambda found: quote(found[0], safe="").replace("_", "%5F"), name)
    return safe.replace(".", "%2E") if not safe.strip(".") else safe


def digest(*parts: str) -> str:
    """Return 16 hexadecimal digits that stand for the tuple of `parts`."""
    return sha256("\x1f".join(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Iris:
    """Names every node of a graph below one base.

    Attributes:
        base: an absolute IRI that ends in "/", "#" or ":".

    Raises:
        GraphError: if `base` is not such an IRI.
    """

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        try:
            NamedNode(self.base)
        except ValueError as error:
            raise GraphError(f"the base {self.base!r} is not an absolute IRI; try {DEFAULT_BASE!r}") from error
        if not self.base.endswith(("/", "#", ":")):
            raise GraphError(f'the base {self.base!r} must end in "/", "#" or ":"; try {self.base + "/"!r}')

    def thing(self, thing: Thing) -> NamedNode:
        """Return the IRI of a named thing: class, name and, where needed, what tells it apart."""
        mark = f"_{segment(thing.qualifier)}" if thing.qualifier else ""
        return NamedNode(f"{self.base}{thing.type}/{segment(thing.name)}{mark}")

    def article(self, article_id: str) -> NamedNode:
        """Return the IRI of an article, which also names the graph of what it says."""
        return NamedNode(f"{self.base}article/{segment(article_id)}")

    def evidence(self, article: NamedNode, evidence: Evidence) -> NamedNode:
        """Return the IRI of a passage; its places stand in it in reading order."""
        places = "_".join(f"{quoted.span.start}-{quoted.span.end}" for quoted in evidence)
        return NamedNode(f"{article.value}/evidence/{places}")

    def selector(self, evidence: NamedNode, number: int) -> NamedNode:
        """Return the IRI of the selector of the passage's piece `number`, counted from 1."""
        return NamedNode(f"{evidence.value}/{number}")

    def claim(self, subject: str, predicate: str, object_: str) -> NamedNode:
        """Return the IRI of the statement about a triple; subject and object come in N-Triples form."""
        return NamedNode(f"{self.base}claim/{digest(subject, predicate, object_)}")

    def post(self, person: NamedNode, body: NamedNode, role: str) -> NamedNode:
        """Return the IRI of a person's post in a body."""
        name = person.value.rpartition("/")[2]
        return NamedNode(f"{self.base}Post/{name}_{digest(person.value, body.value, role)}")

    def outcome(self, indicator: str, *identity: str) -> NamedNode:
        """Return the IRI of a figure on `indicator`; `identity` is the rest of what makes it this figure."""
        return NamedNode(f"{self.base}Outcome/{segment(indicator)}_{digest(indicator, *identity)}")

    def interval(self, start: str | None, end: str | None) -> NamedNode:
        """Return the IRI of a stretch of time by its ISO 8601 dates, of which one may be open."""
        return NamedNode(f"{self.base}interval/{start or ''}--{end or ''}")

    def instant(self, date: str) -> NamedNode:
        """Return the IRI of a day by its ISO 8601 date."""
        return NamedNode(f"{self.base}instant/{date}")

    def prefixes(self) -> dict[str, str]:
        """Return the prefixes for Turtle and queries: the vocabularies, and one for the nodes of each class."""
        return VOCABULARIES | {name: f"{self.base}{name}/" for name in (*CLASSES, *_OTHER_NODES)}
