"""What a query returns, and how it is shown: an aligned table, CSV, JSON, or Turtle for a graph."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal as OneOf
from typing import TypeAlias
from unicodedata import combining, east_asian_width

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.iris import VOCABULARIES
from kg.turtle import to_turtle

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class QueryResult:
    """The answer to a SPARQL query.

    Attributes:
        kind: "select", "ask" (one row with one boolean) or "graph" (rows of subject, predicate, object, sorted).
        columns: names of the variables, without question marks.
        rows: a term, or None where unbound, for each column.
        prefixes: prefix to namespace, for showing IRIs to people.
    """

    kind: OneOf["select", "ask", "graph"]
    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    prefixes: Mapping[str, str] = field(default_factory=lambda: VOCABULARIES, repr=False)

    def records(self) -> list[dict[str, str | None]]:
        """Return the rows as dictionaries of plain values: IRIs in full, literals without language and datatype."""
        return [dict(zip(self.columns, map(_value, row), strict=True)) for row in self.rows]

    def to_table(self, width: int | None = None) -> str:
        """Return lines with aligned columns, in which a Chinese character takes two places.

        Args:
            width: the most places that a cell may take before it is cut; None for no limit.
        """
        cells = [[self._shown(term, width) for term in row] for row in self.rows]
        widths = [max(map(_places, column)) for column in zip(self.columns, *cells, strict=True)]
        lines = [self.columns, ["-" * places for places in widths], *cells]
        return "".join("  ".join(map(_padded, line, widths)).rstrip() + "\n" for line in lines)

    def to_csv(self) -> str:
        """Return SPARQL 1.1 CSV: plain values, lines ended by CR LF."""
        out = io.StringIO()
        rows = csv.writer(out)
        rows.writerow(self.columns)
        rows.writerows([_value(term) for term in row] for row in self.rows)
        return out.getvalue()

    def to_json(self) -> str:
        """Return SPARQL 1.1 JSON results; a graph comes as bindings of subject, predicate and object."""
        if self.kind == "ask":
            answer: dict[str, object] = {"head": {}, "boolean": _value(self.rows[0][0]) == "true"}
        else:
            bindings = [
                {name: _json(term) for name, term in zip(self.columns, row, strict=True) if term is not None}
                for row in self.rows
            ]
            answer = {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}
        return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"

    def to_turtle(self) -> str:
        """Return a graph as Turtle.

        Raises:
            ValueError: if the query asked for no graph.
        """
        if self.kind != "graph":
            raise ValueError(f"the result of a {self.kind} query is no graph")
        return to_turtle((Triple(*row) for row in self.rows), self.prefixes)  # type: ignore[arg-type]

    def _shown(self, term: Term | None, width: int | None) -> str:
        text = _CONTROLS.sub(" ", self._shortened(term))
        return text if width is None else _cut(text, width)

    def _shortened(self, term: Term | None) -> str:
        """Return a term as people read it: IRIs below a known namespace with their prefix."""
        if not isinstance(term, NamedNode):
            return _value(term) or ""
        fitting = [(len(space), prefix) for prefix, space in self.prefixes.items() if term.value.startswith(space)]
        if not fitting:
            return term.value
        length, prefix = max(fitting)
        return f"{prefix}:{term.value[length:]}"


def _value(term: Term | None) -> str | None:
    """Return the plain value of a term."""
    return term.value if isinstance(term, NamedNode | BlankNode | Literal) else None if term is None else str(term)


def _json(term: Term) -> dict[str, object]:
    """Return a term as SPARQL 1.1 JSON results write it."""
    if isinstance(term, Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json(part) for name, part in parts.items()}}
    if not isinstance(term, Literal):
        return {"type": "uri" if isinstance(term, NamedNode) else "bnode", "value": term.value}
    written: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        written["xml:lang"] = term.language
    elif term.datatype.value != _STRING:
        written["datatype"] = term.datatype.value
    return written


def _places(text: str) -> int:
    """Return how many places of a terminal a text takes."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def _padded(text: str, places: int) -> str:
    return text + " " * (places - _places(text))


def _cut(text: str, places: int) -> str:
    """Return `text`, shortened to `places` with an ellipsis where it is longer."""
    if _places(text) <= places:
        return text
    kept = text
    while kept and _places(kept) > places - 1:
        kept = kept[:-1]
    return f"{kept}…"
