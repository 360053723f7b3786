"""An open build: its index, its SPARQL workers, and how its things and articles are named in lists."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from kg.errors import GraphError
from kg.index.searchkeys import search_key
from kg.serve.addresses import Addresses
from kg.serve.database import Index
from kg.serve.graph_records import GraphNode
from kg.serve.records import ArticleRef, Evidence, Piece, ThingRef
from kg.serve.terms import Vocabulary, vocabulary
from kg.serve.workers import Workers
from kg.store import open_store
from kg.store_summary import has_summary
from kg.view.wording import date_text

_EVIDENCE_SHOWN = 3
_THING = "SELECT id, iri, name, type, degree, neighbours FROM things"
_ARTICLE = "SELECT id, iri, title, date, file FROM articles"


class OpenGraph:
    """One build, open for reading; it goes on answering when its directory has been replaced.

    Attributes:
        title: name of the directory.
        version: 12 hexadecimal digits that change with the content.
        overview: what `kg.index.overview` found, things given by their numbers.
        has_summary: whether its store has a summary (`kg.store_summary`).

    Args:
        directory: of the build.
        workers: how many SPARQL queries may run at once.

    Raises:
        GraphError: if the directory is no build of this version.
    """

    def __init__(self, directory: Path, workers: int = 2) -> None:
        self.index = Index(directory)
        self.has_summary = False
        self.title = directory.resolve().name
        self.base, self.version = self.index.meta["base"], self.index.meta["version"]
        self.overview: Mapping[str, Any] = json.loads(self.index.meta["overview"])
        self.counts: Mapping[str, int] = self.overview["counts"]
        self.addresses = Addresses(self.base)
        self.vocabulary: Vocabulary = vocabulary(self.overview)
        self.workers = Workers(directory, workers)
        with suppress(GraphError):  # without a store pages are shown all the same, and queries tell of it
            self.has_summary = has_summary(open_store(directory))

    def close(self) -> None:
        """Close everything as soon as it is idle."""
        self.workers.close()
        self.index.close()

    def number(self, iri: str) -> int | None:
        """Return the number of a thing, None if the graph has no such thing."""
        row = self.index.row("SELECT id FROM things WHERE iri = ?", iri)
        return row[0] if row else None

    def called(self, name: str) -> list[str]:
        """Return the IRIs of the things called so or, where there are none, of those with the name in theirs."""
        query = "SELECT DISTINCT iri FROM names JOIN things ON id = thing WHERE "
        exact = self.index.rows(f"{query} key = ? AND names.name = ?", search_key(name), name)
        found = exact or self.index.rows(f"{query} instr(names.name, ?)", name)
        return [iri for (iri,) in found]

    def article_number(self, iri: str) -> int | None:
        """Return the number of an article, None if the graph has no such article."""
        row = self.index.row("SELECT id FROM articles WHERE iri = ?", iri)
        return row[0] if row else None

    def things(self, numbers: Iterable[int]) -> dict[int, ThingRef]:
        """Return things by their numbers."""
        query = f"{_THING} WHERE id IN (SELECT value FROM json_each(?))"
        return {
            id_: ThingRef(iri, self.addresses.of(iri), name, type_, degree)
            for id_, iri, name, type_, degree, _ in self.index.rows(query, sorted(set(numbers)))
        }

    def nodes(self, numbers: Iterable[int]) -> dict[int, GraphNode]:
        """Return things by their numbers as nodes of the graph view."""
        query = f"{_THING} WHERE id IN (SELECT value FROM json_each(?))"
        return {
            id_: GraphNode(iri, self.addresses.of(iri), name, type_, degree, neighbours)
            for id_, iri, name, type_, degree, neighbours in self.index.rows(query, sorted(set(numbers)))
        }

    def articles(self, numbers: Iterable[int]) -> dict[int, ArticleRef]:
        """Return articles by their numbers."""
        query = f"{_ARTICLE} WHERE id IN (SELECT value FROM json_each(?))"
        return {row[0]: self.article_ref(*row[1:]) for row in self.index.rows(query, sorted(set(numbers)))}

    def article_ref(self, iri: str, title: str, date: str, file: str) -> ArticleRef:
        """Return an article as it is named in a list."""
        return ArticleRef(iri, self.addresses.of(iri), title or file, date, date_text(date), file)

    def evidence(self, claim: int, limit: int = _EVIDENCE_SHOWN) -> tuple[Evidence, ...]:
        """Return the first passages behind a claim, given by its number."""
        query = """SELECT passages.id, passages.iri, pieces, articles.iri, title, date, file
          FROM supports JOIN passages ON passages.id = passage JOIN articles ON articles.id = article
          WHERE claim = ? ORDER BY passage LIMIT ?"""
        return tuple(
            self._evidence(id_, iri, pieces, self.article_ref(*article))
            for id_, iri, pieces, *article in self.index.rows(query, claim, limit)
        )

    def evidence_total(self, claim: int) -> int:
        """Return the number of passages behind a claim."""
        return self.index.number("SELECT COUNT(*) FROM supports WHERE claim = ?", claim)

    def _evidence(self, id_: int, iri: str, pieces: str, article: ArticleRef) -> Evidence:
        quoted = (Piece(start, end, exact, before, after) for start, end, exact, before, after in json.loads(pieces))
        return Evidence(iri, f"{article.url}#{evidence_id(iri)}", article, tuple(quoted))


def evidence_id(passage_iri: str) -> str:
    """Return the anchor of a passage on the page of its article."""
    return f"e-{passage_iri.rpartition('/')[2]}"
