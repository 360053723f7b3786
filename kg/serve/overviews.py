"""The overview with its things named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from kg.serve.graph import OpenGraph
from kg.serve.terms import label
from kg.serve.things import figure_text


def named_overview(graph: OpenGraph) -> dict[str, Any]:
    """Return the overview of a graph as pages and the API show it."""
    found = graph.overview
    names = _Names(graph, found)
    return {
        "counts": found["counts"],
        "classes": [one | {"label": asdict(label(one["type"]))} for one in found["classes"]],
        "relations": [one | {"label": asdict(label(one["relation"]))} for one in found["relations"]],
        "connected": names.all(found["connected"]),
        "alliances": [_with(names, one, "members") for one in found["alliances"]],
        "founders": [_with(names, one, "programmes") for one in found["founders"]],
        "indicators": found["indicators"],
        "months": found["months"],
        "disagreements": list(_disagreements(graph, names, found["disagreements"])),
        "unlinked": {"total": found["unlinked"]["total"], "things": names.all(found["unlinked"]["things"])},
        "communities": [
            {"label": names.one(one["label"])["name"], "size": one["size"], "things": names.all(one["things"])}
            for one in found["communities"]
        ],
        "community_links": found["community_links"],
    }


class _Names:
    """The things of an overview as JSON holds them."""

    def __init__(self, graph: OpenGraph, overview: Mapping[str, Any]) -> None:
        self._refs = {number: asdict(ref) for number, ref in graph.things(_numbers(overview)).items()}

    def one(self, number: int) -> dict[str, Any]:
        return self._refs[number]

    def all(self, numbers: Iterable[int]) -> list[dict[str, Any]]:
        return [self._refs[number] for number in numbers]


def _numbers(overview: Mapping[str, Any]) -> Iterator[int]:
    """Yield the numbers of all things that an overview names."""
    yield from overview["connected"]
    yield from overview["unlinked"]["things"]
    for list_ in ("alliances", "founders", "disagreements"):
        for one in overview[list_]:
            yield one["thing"]
            yield from one.get("members", one.get("programmes", ()))
    for one in overview["communities"]:
        yield from one["things"]


def _with(names: _Names, entry: Mapping[str, Any], key: str) -> dict[str, Any]:
    return {"thing": names.one(entry["thing"]), key: names.all(entry[key]), "total": entry["total"]}


def _disagreements(graph: OpenGraph, names: _Names, found: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield figures that articles give differently, each value with its claim."""
    query = """SELECT figures.*, claims.iri FROM figures JOIN claims ON claims.id = claim
      WHERE claim IN (SELECT value FROM json_each(?)) ORDER BY claim"""
    for one in found:
        rows = graph.index.rows(query, one["claims"])
        yield {
            "thing": names.one(one["thing"]),
            "indicator": rows[0][3],
            "unit": rows[0][6],
            "period": rows[0][9],
            "values": [{"text": figure_text(row), "claim": row[12]} for row in rows],
        }
