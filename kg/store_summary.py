"""What a store works out when it is made, so that nobody waits for it: a named graph of its own, the summary.

The summary counts the members of classes in the terms of VoID, and says which figures are of the same owner, indicator,
unit, kind and period, but differ: `zl:inDispute` leads from each of them to one that stands for all. It is no part of
the knowledge graph; plain patterns do not see it, and exports leave it out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import chain, groupby, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QuerySolutions, Store

from kg.iris import term
from kg.literals import typed
from kg.sorting import LineSorter
from kg.vocabulary import CLASSES

#: The name of the graph.
SUMMARY = term("zl:summary")
_VOID = "http://rdfs.org/ns/void#"
_COUNTED = (*CLASSES, "Post", "Outcome", "Article")
_BATCH = 20_000  # quads that are loaded at once
#: What figures must share to be compared, but for their owner and time.
_SAME = ("zl:indicator", "zl:unit", "zl:kind")
#: What a question lists, for the line of its other form that stands for it.
_VALUES = re.compile(r"VALUES \((?:\?\w+ ?)+\) \{.*?\n\s*\}\n", re.DOTALL)
_VALUES_OF_THE_QUESTION = re.compile(r"^[ \t]*# values\n", re.MULTILINE)


def has_summary(store: Store) -> bool:
    """Tell whether a store has a summary; those read from files and those of other makers have none."""
    return next(store.quads_for_pattern(None, None, None, SUMMARY), None) is not None


def summary_form(path: Path, text: str) -> str:
    """Return the form of a question that asks the summary, with the VALUES of the question for a line `# values`."""
    values = _VALUES.search(text)
    return _VALUES_OF_THE_QUESTION.sub(lambda _: values[0] if values else "", path.read_text(encoding="utf-8"))


def write_summary(store: Store, folder: Path) -> None:
    """Put the summary of what a store holds into it.

    Args:
        store: holds everything else; must not have a summary yet.
        folder: where figures are sorted that memory does not hold, in a directory that is removed again.
    """
    with TemporaryDirectory(prefix=".summary", dir=folder) as work:
        coming = chain(_counts(store), _disputed(store, Path(work)))
        while batch := list(islice(coming, _BATCH)):
            store.bulk_extend(batch)


def _counts(store: Store) -> Iterator[Quad]:
    classes = " ".join(str(term(f"zl:{name}")) for name in _COUNTED)
    answer = store.query(
        f"SELECT ?type (COUNT(*) AS ?count) {{ VALUES ?type {{ {classes} }} ?node a ?type }} GROUP BY ?type"
    )
    assert isinstance(answer, QuerySolutions)
    for type_, count in answer:
        part = NamedNode(f"{SUMMARY.value}/{type_.value.rpartition('#')[2]}")
        yield Quad(part, term("rdf:type"), NamedNode(f"{_VOID}Dataset"), SUMMARY)
        yield Quad(part, NamedNode(f"{_VOID}class"), type_, SUMMARY)
        yield Quad(part, NamedNode(f"{_VOID}entities"), typed(count.value, "integer"), SUMMARY)


def _disputed(store: Store, work: Path) -> Iterator[Quad]:
    """Yield which figures are given differently."""
    figures = LineSorter(work, "figures")
    figures.add(_figures(store))
    for _, alike in groupby(map(json.loads, figures.sorted()), key=lambda row: row[0]):
        rows = list(alike)
        if rows[0][1] != rows[-1][1]:  # which are the ends of the values in order
            first = NamedNode(rows[0][2])
            yield from (Quad(NamedNode(figure), term("zl:inDispute"), first, SUMMARY) for _, _, figure in rows)


def _figures(store: Store) -> Iterator[bytes]:
    """Yield a line for each figure: what others must share to be compared with it, its value, its IRI."""
    for claimed in store.quads_for_pattern(None, term("zl:achieves"), None, DefaultGraph()):
        figure = claimed.object
        assert isinstance(claimed.subject, NamedNode)
        assert isinstance(figure, NamedNode)
        said = {quad.predicate: quad.object for quad in store.quads_for_pattern(figure, None, None, DefaultGraph())}
        if term("zl:value") in said and all(term(name) in said for name in _SAME):
            time = said.get(term("time:hasTime"), said.get(term("zl:period"), Literal("")))
            key = [claimed.subject.value, *(str(said[term(name)]) for name in _SAME), _text(time)]
            yield json.dumps([key, _text(said[term("zl:value")]), figure.value]).encode()


def _text(node: object) -> str:
    assert isinstance(node, NamedNode | Literal)
    return node.value
