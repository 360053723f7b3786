"""The nodes of a graph, one after the other with all their properties, into tables that can be joined.

The statements of one subject come together, so that one pass suffices and nothing has to be held in memory.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from itertools import groupby

from pyoxigraph import Literal, NamedNode, Quad

from kg.index.ages import age
from kg.iris import term
from kg.vocabulary import CLASSES, NAMESPACE

_TYPE = term("rdf:type").value
_THINGS = frozenset(NAMESPACE + name for name in CLASSES)
_LISTED = ("dcterms:creator", "dcterms:contributor")
_SINGLE = ("dcterms:alternative", "dcterms:publisher", "zl:sha256")

#: Property to values, in no order, of one subject.
Properties = dict[str, list[str]]

TABLES = """
CREATE TEMP TABLE node_thing(iri TEXT, type TEXT, name TEXT, aliases TEXT);
CREATE TEMP TABLE node_claim(iri TEXT, subject TEXT, relation TEXT, object TEXT);
CREATE TEMP TABLE node_support(claim TEXT, passage TEXT);
CREATE TEMP TABLE node_post(iri TEXT, body TEXT, role TEXT);
CREATE TEMP TABLE node_outcome(iri TEXT, indicator TEXT, value TEXT, value_max TEXT, unit TEXT, kind TEXT,
  approximate INTEGER, period TEXT, interval TEXT);
CREATE TEMP TABLE node_interval(iri TEXT, beginning TEXT, ending TEXT);
CREATE TEMP TABLE node_instant(iri TEXT, day TEXT);
CREATE TEMP TABLE node_article(iri TEXT, age TEXT, title TEXT, date TEXT, file TEXT, about TEXT);
CREATE TEMP TABLE node_mention(article TEXT, thing TEXT);
CREATE TEMP TABLE node_passage(iri TEXT, article TEXT);
CREATE TEMP TABLE node_selector(passage TEXT, iri TEXT);
CREATE TEMP TABLE node_piece(iri TEXT, place INTEGER, start INTEGER, end INTEGER, exact TEXT, prefix TEXT,
  suffix TEXT);
"""


#: Made when the tables are full, which is many times faster.
_INDEXES = "".join(
    f"CREATE UNIQUE INDEX temp.node_{name}_iri ON node_{name}(iri);"
    for name in ("thing", "post", "outcome", "interval", "instant", "article", "piece")
)


def read_nodes(database: sqlite3.Connection, quads: Iterable[Quad]) -> int:
    """Make the tables, fill them, and return the number of triples.

    Args:
        database: where the tables are made.
        quads: those of one subject after each other, in any graphs; a triple that several graphs hold counts once.
    """
    for statement in filter(None, map(str.strip, TABLES.split(";"))):
        database.execute(statement)
    reader, triples = _Reader(database), 0
    for subject, same in groupby(quads, key=lambda quad: quad.subject):
        found: Properties = {}
        for predicate, object_ in {(quad.predicate, quad.object) for quad in same}:
            triples += 1
            if isinstance(object_, NamedNode | Literal):
                found.setdefault(predicate.value, []).append(object_.value)
        if isinstance(subject, NamedNode):
            reader.read(subject.value, found)
    for statement in filter(None, _INDEXES.split(";")):
        database.execute(statement)
    return triples


def one(found: Properties, property_: str, default: str | None = None) -> str | None:
    """Return the first value of a property, given by prefixed name."""
    return min(found.get(term(property_).value, ()), default=default)


def _many(found: Properties, property_: str) -> list[str]:
    return sorted(set(found.get(term(property_).value, ())))


class _Reader:
    """Puts a node into the tables that its properties call for."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def _fill(self, table: str, *values: object) -> None:
        self._database.execute(f"INSERT INTO node_{table} VALUES ({', '.join('?' * len(values))})", values)

    def read(self, iri: str, found: Properties) -> None:
        types = [type_ for type_ in found.get(_TYPE, ()) if type_ in _THINGS]
        if types:
            type_ = max((name.removeprefix(NAMESPACE) for name in types), key=CLASSES.index)
            aliases = json.dumps(_many(found, "skos:altLabel"), ensure_ascii=False)
            self._fill("thing", iri, type_, one(found, "skos:prefLabel", iri), aliases)
        for read in dict.fromkeys(read for property_, read in _READERS if term(property_).value in found):
            read(self, iri, found)

    def claim(self, iri: str, found: Properties) -> None:
        relation = (one(found, "rdf:predicate") or "").removeprefix(NAMESPACE)
        self._fill("claim", iri, one(found, "rdf:subject"), relation, one(found, "rdf:object"))
        for passage in _many(found, "prov:wasDerivedFrom"):
            self._fill("support", iri, passage)

    def post(self, iri: str, found: Properties) -> None:
        self._fill("post", iri, one(found, "zl:postIn"), one(found, "zl:role", ""))

    def outcome(self, iri: str, found: Properties) -> None:
        approximate = int(one(found, "zl:approximate") == "true")
        what = (one(found, "zl:indicator", ""), one(found, "zl:value", "0"), one(found, "zl:valueMax"))
        how = (one(found, "zl:unit", ""), one(found, "zl:kind", "level"), approximate, one(found, "zl:period", ""))
        self._fill("outcome", iri, *what, *how, one(found, "time:hasTime", ""))

    def interval(self, iri: str, found: Properties) -> None:
        self._fill("interval", iri, one(found, "time:hasBeginning"), one(found, "time:hasEnd"))

    def instant(self, iri: str, found: Properties) -> None:
        self._fill("instant", iri, one(found, "time:inXSDDate"))

    def article(self, iri: str, found: Properties) -> None:
        about: dict[str, object] = {name: _many(found, name) for name in _LISTED}
        about |= {name: one(found, name, "") for name in _SINGLE}
        date = one(found, "dcterms:date", "") or ""
        details = json.dumps(about, ensure_ascii=False)
        file = one(found, "zl:sourceFile")
        self._fill("article", iri, age(date), one(found, "dcterms:title", ""), date, file, details)

    def mentions(self, iri: str, found: Properties) -> None:
        for thing in _many(found, "schema:mentions"):
            self._fill("mention", iri, thing)

    def passage(self, iri: str, found: Properties) -> None:
        self._fill("passage", iri, one(found, "oa:hasSource"))
        for selector in _many(found, "oa:hasSelector"):
            self._fill("selector", iri, selector)

    def piece(self, iri: str, found: Properties) -> None:
        words = (one(found, f"oa:{part}", "") for part in ("exact", "prefix", "suffix"))
        ends = (int(one(found, f"oa:{end}", "0") or 0) for end in ("start", "end"))
        self._fill("piece", iri, int(one(found, "schema:position", "1") or 1), *ends, *words)


#: What a node is read as if it has a property.
_READERS = (
    ("rdf:subject", _Reader.claim),
    ("zl:postIn", _Reader.post),
    ("zl:indicator", _Reader.outcome),
    ("time:hasBeginning", _Reader.interval),
    ("time:hasEnd", _Reader.interval),
    ("time:inXSDDate", _Reader.instant),
    ("zl:sourceFile", _Reader.article),
    ("schema:mentions", _Reader.mentions),
    ("oa:hasSource", _Reader.passage),
    ("oa:start", _Reader.piece),
)
