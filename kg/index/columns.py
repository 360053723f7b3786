"""Reads a store property by property, which is many times faster than node by node."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from kg.iris import term


class Columns:
    """The properties of a store's default graph, terms given by prefixed names such as `zl:leads`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def pairs(self, predicate: str) -> Iterator[tuple[str, str]]:
        """Yield the plain values of subject and object of each triple with a predicate."""
        for quad in self._store.quads_for_pattern(None, term(predicate), None, DefaultGraph()):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
                yield quad.subject.value, quad.object.value

    def one(self, predicate: str) -> dict[str, str]:
        """Return the value of a property by subject, the first one where there are several."""
        found: dict[str, str] = {}
        for subject, value in self.pairs(predicate):
            if subject not in found or value < found[subject]:
                found[subject] = value
        return found

    def many(self, predicate: str) -> dict[str, list[str]]:
        """Return the sorted values of a property by subject."""
        found: dict[str, list[str]] = {}
        for subject, value in self.pairs(predicate):
            found.setdefault(subject, []).append(value)
        return {subject: sorted(set(values)) for subject, values in found.items()}

    def instances(self, class_: str) -> Iterator[str]:
        """Yield the IRIs of a class."""
        for quad in self._store.quads_for_pattern(None, term("rdf:type"), term(class_), DefaultGraph()):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject.value


def newest_first(date: str) -> tuple[bool, list[int]]:
    """Return what dates are sorted by: newest first, undated last."""
    return not date, [-int(part) for part in date.split("-") if part.isdigit()]
