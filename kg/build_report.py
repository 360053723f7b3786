"""What a build tells of itself in `report.json`: the same for the same input, so no times and no places of files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.model import Facts, Source
from kg.vocabulary import CLASSES, PREDICATES


@dataclass(frozen=True, slots=True)
class Skipped:
    """A path, or an article in it, that could not be built, with the reason."""

    path: str
    reason: str
    article: str | None = None

    def record(self) -> dict[str, str]:
        """Return what the report shows: the name alone, since where a file stands is no matter of the graph."""
        article = {"article": self.article} if self.article else {}
        return {"file": Path(self.path).name, **article, "reason": self.reason}


def counts_row(
    counts: Counter[str],
    relations: Mapping[str, int],
    classes: Mapping[str, int],
    statements: tuple[int, int],
    merges: tuple[int, int],
) -> dict[str, Any]:
    """Return the counts of the report.

    Args:
        counts: of articles, characters, posts, figures and dates.
        relations: relations by predicate.
        classes: things by class.
        statements: triples and quads.
        merges: of names, made and refused.
    """
    return {
        "articles": counts["articles"],
        "characters": counts["characters"],
        "things": sum(classes.values()),
        "things by class": {name: classes[name] for name in CLASSES if classes.get(name)},
        "relations": sum(relations.values()),
        "relations by predicate": {name: relations[name] for name in PREDICATES if relations.get(name)},
        "posts": counts["posts"],
        "figures": counts["figures"],
        "dates": counts["dates"],
        "triples": statements[0],
        "quads": statements[1],
        "merges made": merges[0],
        "merges refused": merges[1],
    }


def article_row(facts: Facts) -> dict[str, Any]:
    """Return what the report says of an article."""
    article = facts.article
    return {
        "id": article.id,
        "file": article.source.name,
        "title": article.title,
        "authors": list(article.authors),
        "publisher": article.publisher,
        "date": article.date,
        "characters": len(article.text),
        "things": len(facts.entities),
        "relations": len(facts.relations),
        "posts": len(facts.posts),
        "figures": len(facts.figures),
        "notes": list(facts.notes),
    }


def file_row(source: Source, articles: int, repairs: list[str], order: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what the report says of a file.

    Args:
        source: the file.
        articles: how many are in it.
        repairs: what was repaired or left out.
        order: where it is read in another order, see `kg.reading.repairs.repair_record`.
    """
    return {
        "file": source.name,
        "sha256": source.sha256,
        "encoding": source.encoding,
        "articles": articles,
        "repairs": repairs,
        "reading order": order,
    }
