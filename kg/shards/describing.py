"""Shards to sorted runs of lines: statements, texts and rows of the report, ready to be merged."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pyoxigraph import RdfFormat, serialize

from kg.build_report import article_row, file_row
from kg.graph import describe_article
from kg.iris import Iris
from kg.model import Facts
from kg.outcomes import period_key
from kg.resolution import Thing
from kg.resolution.workspace import article_number, opened, things_of
from kg.shards.codec import facts_from_json, facts_to_json, source_from_json
from kg.shards.files import FACTS, records_of, shelf
from kg.sorting import LineSorter
from kg.texts import article_text, text_to_json
from kg.turtle import sortable

#: What runs hold: quads, triples, rows of articles and of files, notes on what was left out, texts, parts of the page.
KINDS = ("quads", "triples", "articles", "files", "notes", "texts", "scene")


@dataclass(frozen=True, slots=True)
class Description:
    """A shard to be described.

    Attributes:
        shelf: where it stands.
        shard: its name.
        tables: the file of the resolution's tables.
        folder: where the runs go, in files `NUMBER.KIND.*`.
        number: of the shard.
        base: where the IRIs of the data begin.
        shown: numbers of the things on the page, None where all of them are.
    """

    shelf: str
    shard: str
    tables: Path
    folder: Path
    number: int
    base: str
    shown: frozenset[int] | None


@dataclass(frozen=True, slots=True)
class Described:
    """What became of a shard.

    Attributes:
        runs: its files by kind.
        counts: of articles, characters, posts, figures and dates.
        relations: relations by predicate.
    """

    runs: dict[str, list[Path]]
    counts: Counter[str]
    relations: Counter[str]

    def add(self, other: Described) -> None:
        """Take in what became of another shard."""
        for kind, runs in other.runs.items():
            self.runs[kind].extend(runs)
        self.counts.update(other.counts)
        self.relations.update(other.relations)


def describe_shard(task: Description) -> Described:
    """Describe the articles of a shard."""
    with closing(opened(task.tables)) as tables:
        work = _Describer(task, tables)
        for page in _pages(task):
            work.add(page)
        return work.done()


def _pages(task: Description) -> Iterator[dict[str, Any]]:
    records = records_of(shelf(task.shelf).read(task.shard + FACTS), task.shard + FACTS)
    next(records)
    return (record for record in records if record["articles"])


@dataclass
class _Describer:
    task: Description
    tables: sqlite3.Connection
    counts: Counter[str] = field(default_factory=Counter)
    relations: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._iris = Iris(self.task.base)
        self._sorters = {kind: LineSorter(self.task.folder, f"{self.task.number}.{kind}") for kind in KINDS}

    def add(self, page: dict[str, Any]) -> None:
        """Describe the articles of one page."""
        source = source_from_json(page["source"])
        row = file_row(source, len(page["articles"]), page["notes"], page["reading_order"])
        self._put("files", f"{json.dumps(source.name, ensure_ascii=False)[1:-1]}\t{source.sha256}", row)
        for record in page["articles"]:
            self._describe(facts_from_json(record, source), page["notes"])

    def _put(self, kind: str, key: str, record: object) -> None:
        self._sorters[kind].add([f"{key}\t{json.dumps(record, ensure_ascii=False)}".encode()])

    def _describe(self, facts: Facts, repairs: list[str]) -> None:
        number = article_number(self.tables, facts.article.id)
        owners = things_of(self.tables, number)
        things = [_with_aliases(thing, facts, place) for place, (_, thing) in enumerate(owners)]
        graph = describe_article(facts, things, self._iris, self._wordings(facts, owners, things))
        lines = (serialize(graph.quads, format=RdfFormat.N_QUADS) or b"").split(b"\n")
        name = len(f" {self._iris.article(facts.article.id)} .".encode())
        self._sorters["quads"].add(line for line in lines if line)
        self._sorters["triples"].add(sortable(line[:-name]) for line in lines if line)
        key = f"{number:012x}"
        self._put("articles", key, article_row(facts))
        for place, note in enumerate(graph.notes):
            self._put("notes", f"{key}.{place:06x}", note)
        text = article_text(facts, things, self._iris, tuple(repairs))
        self._put("texts", f"{text.iri}/", text_to_json(text))
        shown = _shown(facts, [owner for owner, _ in owners], self.task.shown)
        if shown is not None:
            self._put("scene", key, {"source": facts.article.source.name, "facts": facts_to_json(shown)})
        self._count(facts)

    def _wordings(
        self, facts: Facts, owners: list[tuple[int, Thing]], things: list[Thing]
    ) -> dict[tuple[Thing, str], str]:
        found = {}
        for figure in facts.figures:
            if key := period_key(figure):
                query = "SELECT words FROM wording WHERE thing = ? AND key = ?"
                for (words,) in self.tables.execute(query, (owners[figure.holder][0], key)):
                    found[things[figure.holder], key] = words
        return found

    def _count(self, facts: Facts) -> None:
        self.relations.update(relation.predicate for relation in facts.relations)
        self.counts.update(
            articles=1,
            characters=len(facts.article.text),
            posts=len(facts.posts),
            figures=len(facts.figures),
            dates=len(facts.datings),
        )

    def done(self) -> Described:
        """Write the runs."""
        runs = {kind: sorter.to_runs() for kind, sorter in self._sorters.items()}
        return Described(runs, self.counts, self.relations)


def _with_aliases(thing: Thing, facts: Facts, number: int) -> Thing:
    """Return a thing with the names that the article gives it."""
    entity = facts.entities[number]
    return replace(thing, aliases=tuple(sorted({entity.name, *entity.aliases} - {thing.name})))


def _shown(facts: Facts, owners: list[int], kept: frozenset[int] | None) -> Facts | None:
    """Return the part of an article's statements that is about kept things only, None where there is none.

    Where all things are kept, this is the article as it is.
    """
    if kept is None:
        return facts
    on = [owner in kept for owner in owners]
    relations = tuple(one for one in facts.relations if on[one.subject] and on[one.object])
    posts = tuple(one for one in facts.posts if on[one.person] and on[one.body])
    figures = tuple(one for one in facts.figures if on[one.holder])
    if not (relations or posts or figures):
        return None
    datings = tuple(one for one in facts.datings if on[one.entity])
    return replace(facts, relations=relations, posts=posts, figures=figures, datings=datings)
