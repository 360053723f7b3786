"""What a build tells of itself in `report.json`: the same for the same input, so no times and no places of files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.graph import Graph
from kg.model import Facts, Page
from kg.reading.repairs import repair_record
from kg.resolution import Resolution
from kg.vocabulary import CLASSES, PREDICATES


@dataclass(frozen=True, slots=True)
class Skipped:
    """A path that could not be built, with the reason."""

    path: str
    reason: str

    def record(self) -> dict[str, str]:
        """Return what the report shows: the name alone, since where a file stands is no matter of the graph."""
        return {"file": Path(self.path).name, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class Input:
    """Pages that could be read, each content once.

    Attributes:
        pages: sorted by file name and hash.
        repeats: (file name, name of the file with the same content that was built), sorted.
        skipped: paths that could not be read, sorted.
    """

    pages: tuple[Page, ...]
    repeats: tuple[tuple[str, str], ...]
    skipped: tuple[Skipped, ...]


def summary(found: Input, facts: Sequence[Facts], resolution: Resolution, graph: Graph) -> dict[str, Any]:
    """Return the content of the report: counts, articles, files, and all that was left out and why."""
    return {
        "counts": _counts(facts, resolution, graph),
        "articles": [_article(one) for one in sorted(facts, key=lambda one: one.article.id)],
        "files": [_file(page) for page in found.pages],
        "skipped": [one.record() for one in found.skipped],
        "repeated": [{"file": file, "same as": first} for file, first in found.repeats],
        "left out": list(graph.notes),
    }


def _counts(facts: Sequence[Facts], resolution: Resolution, graph: Graph) -> dict[str, Any]:
    classes = Counter(thing.type for thing in resolution.things)
    predicates = Counter(relation.predicate for one in facts for relation in one.relations)
    return {
        "articles": len(facts),
        "characters": sum(len(one.article.text) for one in facts),
        "things": len(resolution.things),
        "things by class": {name: classes[name] for name in CLASSES if classes[name]},
        "relations": predicates.total(),
        "relations by predicate": {name: predicates[name] for name in PREDICATES if predicates[name]},
        "posts": sum(len(one.posts) for one in facts),
        "figures": sum(len(one.figures) for one in facts),
        "dates": sum(len(one.datings) for one in facts),
        "triples": len({quad.triple for quad in graph.quads}),
        "quads": len(graph.quads),
        "merges made": sum(decision.merged for decision in resolution.decisions),
        "merges refused": sum(not decision.merged for decision in resolution.decisions),
    }


def _article(one: Facts) -> dict[str, Any]:
    article = one.article
    return {
        "id": article.id,
        "file": article.source.name,
        "title": article.title,
        "authors": list(article.authors),
        "publisher": article.publisher,
        "date": article.date,
        "characters": len(article.text),
        "things": len(one.entities),
        "relations": len(one.relations),
        "posts": len(one.posts),
        "figures": len(one.figures),
        "notes": list(one.notes),
    }


def _file(page: Page) -> dict[str, Any]:
    return {
        "file": page.source.name,
        "sha256": page.source.sha256,
        "encoding": page.source.encoding,
        "articles": len(page.articles),
        "repairs": list(page.notes),
        "reading order": [repair_record(repair, page.source) for repair in page.repairs],
    }
