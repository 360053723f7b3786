"""Writes Turtle that people can read and diff: sorted, one block a subject, the same bytes for the same triples.

The general serialisers either keep the order of their store or take minutes; here Oxigraph writes N-Triples with
every escape that they need, and the sorted lines are put together to blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Triple, serialize

from kg.iris import VOCABULARIES

_TYPE = f"<{VOCABULARIES['rdf']}type>"
_DEFAULT = str(DefaultGraph())
_XSD = VOCABULARIES["xsd"]
_IRI = re.compile(r"<([^>]*[/#:])([^/#:>]*)>")
# Narrower than Turtle's grammar: names with punctuation are easier to read and safer in full.
_LOCAL = re.compile("[A-Za-z0-9_\u3400-\u4dbf\u4e00-\u9fff][A-Za-z0-9_\\-\u3400-\u4dbf\u4e00-\u9fff]*")
_TYPED = re.compile(r'(".*")\^\^(<[^>]*>)', re.DOTALL)
_BARE = {
    f"<{_XSD}integer>": re.compile(r"0|-?[1-9][0-9]*"),
    f"<{_XSD}decimal>": re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+"),
    f"<{_XSD}boolean>": re.compile(r"true|false"),
}


def to_turtle(statements: Iterable[Quad | Triple], prefixes: Mapping[str, str] = VOCABULARIES) -> str:
    """Return triples, or the union of the graphs of quads, as Turtle.

    Args:
        statements: in any order, repeated or not, without blank nodes.
        prefixes: prefix to namespace; those that no term needs are left out.

    Raises:
        ValueError: if there is a blank node, for which no order is stable.
    """
    terms = _Terms(prefixes)
    blocks = list(terms.blocks(statements))
    return "\n".join([*terms.header(), *blocks])


def to_trig(quads: Iterable[Quad], prefixes: Mapping[str, str] = VOCABULARIES) -> str:
    """Return quads as TriG, one block a named graph; arguments and errors are those of `to_turtle`."""
    graphs: dict[str, list[Quad]] = {}
    for quad in quads:
        graphs.setdefault(str(quad.graph_name), []).append(quad)
    terms = _Terms(prefixes)
    parts = []
    for name in sorted(graphs):
        body = "\n".join(terms.blocks(graphs[name]))
        parts.append(body if name == _DEFAULT else f"{terms.shorten(name)} {{\n{body}}}\n")
    return "\n".join([*terms.header(), *parts])


def to_nquads(quads: Iterable[Quad]) -> str:
    """Return quads as sorted N-Quads."""
    return "".join(f"{line}\n" for line in sorted(_serialised(quads, RdfFormat.N_QUADS)))


def _serialised(statements: Iterable[Quad] | Iterable[Triple], form: RdfFormat) -> set[str]:
    """Return the lines of a line-based format, each once; literals hold no raw line feed there."""
    return set((serialize(statements, format=form) or b"").decode().split("\n")) - {""}


def _lines(statements: Iterable[Quad | Triple]) -> Iterator[tuple[str, str, str]]:
    """Yield the terms of each triple once, in N-Triples form, sorted with types first."""
    triples = (Triple(one.subject, one.predicate, one.object) for one in statements)
    lines = [line[:-2].split(" ", 2) for line in _serialised(triples, RdfFormat.N_TRIPLES)]  # no IRI holds a space
    for subject, predicate, object_ in sorted(lines, key=_place):
        if "_" in (subject[0], object_[0]):
            raise ValueError(f"a blank node has no stable place in Turtle: {subject} {predicate} {object_}")
        yield subject, predicate, object_


def _place(line: list[str]) -> tuple[str, bool, str, str]:
    """Return what triples are sorted by: a node before the nodes below its path, types before other properties."""
    subject, predicate, object_ = line
    return subject[:-1], predicate != _TYPE, predicate, object_


class _Terms:
    """Shortens terms and remembers which prefixes that took.

    Attributes:
        used: the prefixes that terms were shortened with.
    """

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.used: set[str] = set()
        self._prefixes = prefixes
        self._prefix_of = {namespace: prefix for prefix, namespace in sorted(prefixes.items(), reverse=True)}
        self._short: dict[str, str] = {}

    def header(self) -> list[str]:
        """Return the declarations of the prefixes that were used, empty if there are none."""
        lines = [f"@prefix {prefix}: <{self._prefixes[prefix]}> .\n" for prefix in sorted(self.used)]
        return ["".join(lines)] if lines else []

    def blocks(self, statements: Iterable[Quad | Triple]) -> Iterator[str]:
        """Yield the Turtle of one subject after the other."""
        for subject, lines in groupby(_lines(statements), key=lambda line: line[0]):
            yield self._block(subject, list(lines))

    def _block(self, subject: str, lines: list[tuple[str, str, str]]) -> str:
        """Return the Turtle of all triples of one subject, given in order."""
        parts = []
        for predicate, group in groupby(lines, key=lambda line: line[1]):
            verb = "a" if predicate == _TYPE else self.shorten(predicate)
            parts.append(f"{verb} " + " ,\n        ".join(self._object(line[2]) for line in group))
        return f"{self.shorten(subject)} " + " ;\n    ".join(parts) + " .\n"

    def _object(self, term: str) -> str:
        return self._literal(term) if term[0] == '"' else self.shorten(term)

    def shorten(self, iri: str) -> str:
        """Return an IRI as a prefixed name where it has a plain one."""
        if iri not in self._short:
            self._short[iri] = self._prefixed(iri) or iri
        return self._short[iri]

    def _prefixed(self, iri: str) -> str | None:
        split = _IRI.fullmatch(iri)
        prefix = self._prefix_of.get(split[1]) if split else None
        if split is None or prefix is None or not _LOCAL.fullmatch(split[2]):
            return None
        self.used.add(prefix)
        return f"{prefix}:{split[2]}"

    def _literal(self, term: str) -> str:
        """Return a literal with its datatype shortened, and bare where Turtle reads it back the same."""
        split = _TYPED.fullmatch(term) if term[-1] == ">" else None
        if split is None:
            return term
        bare = _BARE.get(split[2])
        if bare and bare.fullmatch(split[1][1:-1]):
            return split[1][1:-1]
        return f"{split[1]}^^{self.shorten(split[2])}"
