"""Writes Turtle that people can read and diff: sorted, one block a subject, the same bytes for the same triples.

The general serialisers either keep the order of their store or take minutes; here Oxigraph writes N-Triples with
every escape that they need, and the sorted lines are put together to blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from shutil import copyfileobj

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Triple, serialize

from kg.iris import VOCABULARIES

_TYPE = f"<{VOCABULARIES['rdf']}type>"
_TYPE_BYTES = _TYPE.encode()
_REMEMBERED = 20_000  # terms whose short forms are kept at hand
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
    blocks = list(terms.blocks(_sorted(statements)))
    return "\n".join([*terms.header(), *blocks])


def write_turtle(path: Path, lines: Iterable[bytes], prefixes: Mapping[str, str] = VOCABULARIES) -> int:
    """Write a Turtle file, without holding it in memory.

    Args:
        path: of the file.
        lines: the triples, each once, as `sortable` writes them, sorted.
        prefixes: prefix to namespace; those that no term needs are left out.

    Returns:
        The number of triples.
    """
    terms, count, body = _Terms(prefixes), 0, path.with_name(f"{path.name}.body")

    def counted() -> Iterator[bytes]:
        nonlocal count
        for line in lines:
            count += 1
            yield line

    with body.open("wb") as file:
        for number, block in enumerate(terms.blocks(counted())):
            file.write(("\n" if number else "").encode() + block.encode())
    with path.open("wb") as file, body.open("rb") as written:
        header = "".join(terms.header())
        file.write((f"{header}\n" if header else "").encode())
        copyfileobj(written, file)
    body.unlink()
    return count


def to_trig(quads: Iterable[Quad], prefixes: Mapping[str, str] = VOCABULARIES) -> str:
    """Return quads as TriG, one block a named graph; arguments and errors are those of `to_turtle`."""
    graphs: dict[str, list[Quad]] = {}
    for quad in quads:
        graphs.setdefault(str(quad.graph_name), []).append(quad)
    terms = _Terms(prefixes)
    parts = []
    for name in sorted(graphs):
        body = "\n".join(terms.blocks(_sorted(graphs[name])))
        parts.append(body if name == _DEFAULT else f"{terms.shorten(name)} {{\n{body}}}\n")
    return "\n".join([*terms.header(), *parts])


def to_nquads(quads: Iterable[Quad]) -> str:
    """Return quads as sorted N-Quads."""
    return "".join(f"{line}\n" for line in sorted(_serialised(quads, RdfFormat.N_QUADS)))


def _serialised(statements: Iterable[Quad] | Iterable[Triple], form: RdfFormat) -> set[str]:
    """Return the lines of a line-based format, each once; literals hold no raw line feed there."""
    return set((serialize(statements, format=form) or b"").decode().split("\n")) - {""}


def sortable(triple: bytes) -> bytes:
    """Return a triple in N-Triples form, without the full stop, as a line that stands where Turtle has it when sorted.

    A node comes before the nodes below its path, types before other properties.

    Raises:
        ValueError: if there is a blank node, for which no order is stable.
    """
    subject, predicate, object_ = triple.split(b" ", 2)  # no IRI holds a space
    if b"_" in (subject[:1], object_[:1]):
        raise ValueError(f"a blank node has no stable place in Turtle: {triple.decode()}")
    return b"%b\t%b%b %b" % (subject[:-1], b"0" if predicate == _TYPE_BYTES else b"1", predicate, object_)


def _parts(line: bytes) -> tuple[str, str, str]:
    """Return the terms of a sortable line."""
    subject, _, rest = line.decode().partition("\t")
    predicate, _, object_ = rest[1:].partition(" ")
    return f"{subject}>", predicate, object_


def _sorted(statements: Iterable[Quad | Triple]) -> list[bytes]:
    triples = (Triple(one.subject, one.predicate, one.object) for one in statements)
    return sorted({sortable(line[:-2].encode()) for line in _serialised(triples, RdfFormat.N_TRIPLES)})


class _Terms:
    """Shortens terms and remembers which prefixes that took.

    Attributes:
        used: the prefixes that terms were shortened with.
    """

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.used: set[str] = set()
        self._prefixes = prefixes
        self._prefix_of = {namespace: prefix for prefix, namespace in sorted(prefixes.items(), reverse=True)}
        self.shorten = lru_cache(_REMEMBERED)(self._shortened)

    def header(self) -> list[str]:
        """Return the declarations of the prefixes that were used, empty if there are none."""
        lines = [f"@prefix {prefix}: <{self._prefixes[prefix]}> .\n" for prefix in sorted(self.used)]
        return ["".join(lines)] if lines else []

    def blocks(self, lines: Iterable[bytes]) -> Iterator[str]:
        """Yield the Turtle of one subject after the other, given sortable lines, sorted."""
        for subject, same in groupby(map(_parts, lines), key=lambda line: line[0]):
            yield self._block(subject, list(same))

    def _block(self, subject: str, lines: list[tuple[str, str, str]]) -> str:
        """Return the Turtle of all triples of one subject, given in order."""
        parts = []
        for predicate, group in groupby(lines, key=lambda line: line[1]):
            verb = "a" if predicate == _TYPE else self.shorten(predicate)
            parts.append(f"{verb} " + " ,\n        ".join(self._object(line[2]) for line in group))
        return f"{self.shorten(subject)} " + " ;\n    ".join(parts) + " .\n"

    def _object(self, term: str) -> str:
        return self._literal(term) if term[0] == '"' else self.shorten(term)

    def _shortened(self, iri: str) -> str:
        """Return an IRI as a prefixed name where it has a plain one."""
        return self._prefixed(iri) or iri

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
