"""All that a graph knows of one thing, each statement with the sentences it rests on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any, cast

from pyoxigraph import Literal, NamedNode, Store

from kg.errors import GraphError
from kg.model import Kind, Quote, Span
from kg.network import Passage
from kg.store import run_query
from kg.view.labels import label_of
from kg.view.wording import date_text, value_text
from kg.vocabulary import NAMESPACE

_NEAREST = 5
_MARKS = str.maketrans("", "", '“”‘’"《》 \u3000')

_LABELS = "SELECT DISTINCT ?node ?name WHERE { ?node skos:prefLabel|skos:altLabel ?name }"
_NAMED = "SELECT DISTINCT ?node WHERE {{ ?node {label} {name} }} ORDER BY ?node"
_ABOUT = """SELECT ?type ?name ?alias WHERE {
  NODE a ?type ; skos:prefLabel ?name . OPTIONAL { NODE skos:altLabel ?alias } FILTER STRSTARTS(STR(?type), STR(zl:))
} ORDER BY ?type ?alias"""
_ARTICLES = """SELECT DISTINCT ?article ?title ?date ?file WHERE {
  ?article schema:mentions NODE ; zl:sourceFile ?file .
  OPTIONAL { ?article dcterms:title ?title } OPTIONAL { ?article dcterms:date ?date }
} ORDER BY ?date ?file ?article"""
_EVIDENCE = """?claim prov:wasDerivedFrom ?evidence .
  ?evidence oa:hasSource ?article ; oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end ; oa:exact ?exact .
  OPTIONAL { ?selector schema:position ?position } OPTIONAL { ?selector oa:prefix ?prefix }
  OPTIONAL { ?selector oa:suffix ?suffix }
  ?article zl:sourceFile ?file . OPTIONAL { ?article dcterms:title ?title } OPTIONAL { ?article dcterms:date ?date }"""
_OUTGOING = f"""SELECT * WHERE {{
  ?claim rdf:subject NODE ; rdf:predicate ?predicate ; rdf:object ?object .
  OPTIONAL {{ ?object zl:postIn ?body . ?body skos:prefLabel ?bodyName . OPTIONAL {{ ?object zl:role ?role }} }}
  OPTIONAL {{ ?object skos:prefLabel ?objectName }}
  OPTIONAL {{ ?object zl:indicator ?indicator ; zl:value ?value ; zl:unit ?unit ; zl:kind ?kind .
    OPTIONAL {{ ?object zl:valueMax ?valueMax }} OPTIONAL {{ ?object zl:period ?period }}
    OPTIONAL {{ ?object zl:approximate ?approximate }} }}
  {_EVIDENCE}
}}"""
_INCOMING = f"""SELECT * WHERE {{
  {{ ?claim rdf:object NODE }} UNION {{ ?post zl:postIn NODE . ?claim rdf:object ?post . ?post zl:role ?role }}
  ?claim rdf:subject ?subject ; rdf:predicate ?predicate . ?subject skos:prefLabel ?subjectName .
  {_EVIDENCE}
}}"""

Row = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that is said of the thing shown.

    Attributes:
        predicate: local name of the ontology's term, such as "leads", "achieves" or "date".
        forward: whether the thing shown is the subject.
        value: the name of the other thing, the figure with its unit, or the date.
        detail: the role of a post, or the indicator and period of a figure.
        evidence: the passages, in the order of article and place.
    """

    predicate: str
    forward: bool
    value: str
    detail: str
    evidence: tuple[Passage, ...]

    def heading(self) -> str:
        """Return the label of the predicate, in Chinese and English, from the side of the thing shown."""
        label = label_of(self.predicate)
        return f"{label.zh if self.forward else label.inverse_zh} {label.en}{'' if self.forward else ' ←'}"


@dataclass(frozen=True, slots=True)
class Portrait:
    """A thing with all that is known of it.

    Attributes:
        articles: (title or file name, date) of the articles that name it.
        why: the merges that made it what it is and those that were refused, if asked for.
    """

    iri: str
    name: str
    type: str
    aliases: tuple[str, ...]
    statements: tuple[Statement, ...]
    articles: tuple[tuple[str, str], ...]
    why: tuple[Mapping[str, Any], ...] = ()

    def record(self) -> dict[str, Any]:
        """Return the portrait as JSON can hold it."""
        return {
            "iri": self.iri,
            "name": self.name,
            "type": self.type,
            "aliases": list(self.aliases),
            "statements": [_statement_record(statement) for statement in self.statements],
            "articles": [{"title": title, "date": date} for title, date in self.articles],
            "why": [dict(decision) for decision in self.why],
        }

    def lines(self) -> Iterator[str]:
        """Yield the portrait as lines of text, the words that a statement rests on in 【】."""
        label = label_of(self.type)
        yield f"{self.name}  {label.zh} {label.en}"
        yield f"  {self.iri}"
        if self.aliases:
            yield f"  又称 also: {'、'.join(self.aliases)}"
        heading = ""
        for statement in self.statements:
            if statement.heading() != heading:
                heading = statement.heading()
                yield f"\n{heading}"
            yield f"  {statement.value}" + (f"  ({statement.detail})" if statement.detail else "")
            yield from (f"      {sentence(passage)}" for passage in statement.evidence)
        yield "\n文章 articles"
        yield from (f"  {title}" + (f"  {date_text(date)}" if date else "") for title, date in self.articles)
        if self.why:
            yield "\n合并 merges"
        for decision in self.why:
            yield f"  {_pair(decision)}: {decision['reason']}"


def _pair(decision: Mapping[str, Any]) -> str:
    left, right = decision["left"], decision["right"]
    if left == right:
        return f"{left}, 各篇文章{'为一' if decision['merged'] else '非一'} over articles"
    return f"{left} {'=' if decision['merged'] else '≠'} {right}"


def sentence(passage: Passage) -> str:
    """Return a passage with its sentence, the quoted words in 【】, and where it stands."""
    words = "…".join(f"{quote.prefix}【{_one_line(quote.exact)}】{quote.suffix}" for quote in passage.quotes)
    title = f"《{passage.title}》" if passage.title else ""
    return f"{_one_line(words)}  {title}{passage.source}:{passage.quotes[0].span.start}"


def _one_line(text: str) -> str:
    return "".join(text.split("\n"))


def _statement_record(statement: Statement) -> dict[str, Any]:
    return {
        "predicate": statement.predicate,
        "direction": "out" if statement.forward else "in",
        "value": statement.value,
        "detail": statement.detail,
        "evidence": [
            {
                "article": passage.title,
                "date": passage.date,
                "file": passage.source,
                "pieces": [[quote.span.start, quote.span.end, quote.exact] for quote in passage.quotes],
                "sentence": "…".join(quote.prefix + quote.exact + quote.suffix for quote in passage.quotes),
            }
            for passage in statement.evidence
        ],
    }


def find(store: Store, name: str) -> tuple[str, ...]:
    """Return the IRIs of the things that `name` names: by their full name, else by another name, else without marks.

    Args:
        store: from `kg.store`.
        name: a name, or an IRI of the graph.

    Raises:
        GraphError: if nothing is called so; the message names the nearest.
    """
    for label in ("skos:prefLabel", "skos:altLabel"):
        query = _NAMED.format(label=label, name=Literal(name, language="zh"))
        if found := tuple(row["node"] or "" for row in run_query(store, query).records()):
            return found
    if "://" in name and _portrait_rows(store, name):
        return (name,)
    labels = [(row["node"] or "", row["name"] or "") for row in run_query(store, _LABELS).records()]
    bare = name.translate(_MARKS)
    if found := tuple(sorted({node for node, label in labels if label.translate(_MARKS) == bare})):
        return found
    raise GraphError(f"nothing in the graph is called {name!r}; {_advice(bare, {label for _, label in labels})}")


def _advice(name: str, labels: set[str]) -> str:
    holding = sorted((label for label in labels if name and (name in label or label in name)), key=len)
    near = [*holding, *get_close_matches(name, sorted(labels), n=_NEAREST, cutoff=0.4)]
    if not near:
        return "`kg query names` lists all names"
    return f"the nearest are {'、'.join(dict.fromkeys(near[:_NEAREST]))}"


def portrait(store: Store, iri: str, decisions: Iterable[Mapping[str, Any]] = ()) -> Portrait:
    """Return all that a graph knows of one thing.

    Args:
        store: from `kg.store`.
        iri: of the thing, as `find` returns it.
        decisions: those of `read_decisions`; the ones about this thing are kept.

    Raises:
        GraphError: if the graph has no such thing.
    """
    rows = _portrait_rows(store, iri)
    if not rows:
        raise GraphError(f"the graph holds no thing {iri}; `kg query names` lists all names")
    name = rows[0]["name"] or ""
    aliases = tuple(dict.fromkeys(row["alias"] for row in rows if row["alias"]))
    articles = _ask(store, _ARTICLES, iri)
    return Portrait(
        iri=iri,
        name=name,
        type=(rows[0]["type"] or "").removeprefix(NAMESPACE),
        aliases=aliases,
        statements=tuple(_statements(store, iri)),
        articles=tuple((row["title"] or row["file"] or "", row["date"] or "") for row in articles),
        why=tuple(one for one in decisions if {one["left"], one["right"]} & {name, *aliases}),
    )


def _portrait_rows(store: Store, iri: str) -> list[dict[str, str | None]]:
    try:
        return _ask(store, _ABOUT, iri)
    except ValueError:  # no IRI by its form
        return []


def _ask(store: Store, query: str, iri: str) -> list[dict[str, str | None]]:
    return run_query(store, query.replace("NODE", str(NamedNode(iri)))).records()


def _statements(store: Store, iri: str) -> Iterator[Statement]:
    for forward, query in ((True, _OUTGOING), (False, _INCOMING)):
        claims: dict[str, list[Row]] = {}
        for row in _ask(store, query, iri):
            claims.setdefault(row["claim"] or "", []).append(row)
        found = [_statement(rows, forward) for rows in claims.values()]
        yield from sorted(found, key=lambda one: (one.predicate, one.value, one.detail))


def _statement(rows: Sequence[Row], forward: bool) -> Statement:
    row = rows[0]
    predicate = (row["predicate"] or "").removeprefix(NAMESPACE)
    value = (row["bodyName"] or row["objectName"] or row["object"] or "") if forward else row["subjectName"] or ""
    detail = row["role"] or ""
    if predicate in ("date", "startDate", "endDate"):
        value = date_text(value)
    elif predicate == "achieves":
        value, detail = _figure(row)
    return Statement(predicate, forward, value, detail, tuple(_passages(rows)))


def _figure(row: Row) -> tuple[str, str]:
    value = value_text(
        Decimal(row["value"] or "0"),
        row["unit"] or "",
        kind=cast(Kind, row["kind"]),
        value_max=Decimal(row["valueMax"]) if row["valueMax"] else None,
        approximate=row["approximate"] == "true",
    )
    about = [label_of(f"kind-{row['kind']}").zh, row["period"] or ""]
    return f"{row['indicator']} {value}", ", ".join(part for part in about if part)


def _passages(rows: Sequence[Row]) -> Iterator[Passage]:
    """Yield the passages that the rows of one claim quote, in the order of article and place."""
    pieces: dict[tuple[str, str], dict[int, tuple[Row, Quote]]] = {}
    for row in rows:
        span = Span(int(row["start"] or 0), int(row["end"] or 0))
        quote = Quote(span, row["exact"] or "", row["prefix"] or "", row["suffix"] or "")
        passage = pieces.setdefault((row["article"] or "", row["evidence"] or ""), {})
        passage[int(row["position"] or 1)] = row, quote
    for (article, iri), numbered in sorted(pieces.items(), key=lambda item: (item[0][0], _first(item[1]))):
        ordered = [numbered[number] for number in sorted(numbered)]
        about = ordered[0][0]
        quotes = tuple(quote for _, quote in ordered)
        yield Passage(iri, article, about["file"] or "", about["title"] or "", about["date"] or "", quotes)


def _first(numbered: Mapping[int, tuple[Row, Quote]]) -> int:
    return min(quote.span.start for _, quote in numbered.values())


def read_decisions(graph: Path) -> list[Mapping[str, Any]]:
    """Return the merges that a build made and refused.

    Args:
        graph: a build directory.

    Raises:
        GraphError: if there is no record of them, or it is damaged.
    """
    file = graph / "decisions.json"
    try:
        decisions: list[Mapping[str, Any]] = json.loads(file.read_text(encoding="utf8"))
    except FileNotFoundError as error:
        raise GraphError(
            f"{file}: there is none, so merges cannot be explained; give a directory of `kg build`"
        ) from error
    except (OSError, ValueError) as error:
        raise GraphError(f"{file}: damaged ({error}); build the graph again") from error
    return decisions
