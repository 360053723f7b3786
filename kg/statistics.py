"""What a graph holds, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from kg.iris import term
from kg.view.labels import label_of
from kg.vocabulary import CLASSES, PREDICATES

_TOP = 10
_ROWS = (
    ("articles", "文章", "zl:Article"),
    ("posts", "任职", "zl:Post"),
    ("outcomes", "成效", "zl:Outcome"),
    ("claims", "陈述", "rdf:Statement"),
    ("passages", "依据", "oa:SpecificResource"),
)


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts of a graph; those that are nothing are left out of `classes` and `relations`.

    Attributes:
        triples: without repetition over articles.
        totals: counts of articles, posts, outcomes, claims and passages.
        classes: class to the number of its things, in the order of the ontology.
        relations: predicate to the number of its claims.
        central: (name, number of claims) of the things that most claims are about.
    """

    triples: int
    totals: Mapping[str, int]
    classes: Mapping[str, int]
    relations: Mapping[str, int]
    central: tuple[tuple[str, int], ...]

    def record(self) -> dict[str, Any]:
        """Return the counts as JSON can hold them."""
        return {
            "triples": self.triples,
            **self.totals,
            "things": sum(self.classes.values()),
            "things by class": dict(self.classes),
            "relations by predicate": dict(self.relations),
            "central": [{"name": name, "claims": count} for name, count in self.central],
        }

    def lines(self) -> Iterator[str]:
        """Yield the counts as lines of text."""
        yield f"{self.triples:>8} 三元组 triples"
        for key, zh, _ in _ROWS:
            yield f"{self.totals[key]:>8} {zh} {key}"
        yield f"\n{sum(self.classes.values()):>8} 事物 things"
        yield from _labelled(self.classes)
        yield f"\n{sum(self.relations.values()):>8} 关系 relations"
        yield from _labelled(self.relations)
        yield "\n最常提及 most claims"
        yield from (f"{count:>8} {name}" for name, count in self.central)


def _labelled(counts: Mapping[str, int]) -> Iterator[str]:
    for name, count in sorted(counts.items(), key=lambda item: -item[1]):
        label = label_of(name)
        yield f"{count:>8}   {label.zh} {label.en}"


def statistics(store: Store) -> Statistics:
    """Count what a graph holds.

    Args:
        store: from `kg.store`.
    """
    classes = {name: _count(store, "rdf:type", f"zl:{name}") for name in CLASSES}
    relations = {name: _count(store, "rdf:predicate", f"zl:{name}") for name in PREDICATES}
    return Statistics(
        triples=sum(1 for _ in store.quads_for_pattern(None, None, None, DefaultGraph())),
        totals={key: _count(store, "rdf:type", type_) for key, _, type_ in _ROWS},
        classes={name: count for name, count in classes.items() if count},
        relations={name: count for name, count in relations.items() if count},
        central=tuple(_central(store)),
    )


def _central(store: Store) -> Iterator[tuple[str, int]]:
    """Yield the names of the things that most claims are about, a post being about its body too."""
    bodies, names = dict(_pairs(store, "zl:postIn")), dict(_pairs(store, "skos:prefLabel"))
    ends = [end for predicate in ("rdf:subject", "rdf:object") for _, end in _pairs(store, predicate)]
    count = Counter(node for end in ends if (node := bodies.get(end, end)) in names)
    for node, claims in sorted(count.items(), key=lambda item: (-item[1], item[0]))[:_TOP]:
        yield names[node], claims


def _pairs(store: Store, predicate: str) -> Iterator[tuple[str, str]]:
    for quad in store.quads_for_pattern(None, term(predicate), None, DefaultGraph()):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            yield quad.subject.value, quad.object.value


def _count(store: Store, predicate: str, object_: str) -> int:
    return sum(1 for _ in store.quads_for_pattern(None, term(predicate), term(object_), DefaultGraph()))
