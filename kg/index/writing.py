"""Writes the index of a build from its store and the texts of its articles."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

from pyoxigraph import Store

from kg.errors import OutputError
from kg.index.claims import Claim, Figures, degrees, neighbour_counts, read_claims, types
from kg.index.columns import Columns, newest_first
from kg.index.overview import overview
from kg.index.schema import INDEXES, NO_THING, SCHEMA_VERSION, TABLES
from kg.index.searchkeys import TRIPLES, initials_of, search_key, sounds_of, syllables, words_of
from kg.model import OffsetMap, Span
from kg.store import run_query
from kg.texts import ArticleText
from kg.vocabulary import DEFAULT_BASE

_LISTED = ("dcterms:creator", "dcterms:contributor")
_SINGLE = ("dcterms:alternative", "dcterms:publisher", "zl:sha256")
_NOWHERE = OffsetMap(())


def write_index(path: Path, store: Store, texts: Iterable[ArticleText], base: str = DEFAULT_BASE) -> None:
    """Write the index of a store into a new file; equal stores and texts give equal files.

    Args:
        path: must not exist.
        store: from `kg.store`.
        texts: of the articles in the store; those without are listed but not shown.
        base: where the IRIs of the data begin.

    Raises:
        OutputError: if the file cannot be written.
    """
    if path.exists():
        raise OutputError(f"{path}: exists already; an index is only written to a new file")
    try:
        with closing(sqlite3.connect(path)) as database:
            database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000;")
            with database:
                database.executescript(TABLES)
                _Writer(database, store).write(texts)
                database.executescript(INDEXES)
                _write_meta(database, base)
    except sqlite3.Error as error:
        raise OutputError(f"{path}: the index cannot be written ({error}); check space and permissions") from error


def _write_meta(database: sqlite3.Connection, base: str) -> None:
    content = sha256()
    for query in ("SELECT iri, degree FROM things", "SELECT iri FROM claims", "SELECT iri, text FROM articles"):
        for row in database.execute(query):
            content.update(repr(row).encode())
    meta = {
        "schema": SCHEMA_VERSION,
        "base": base,
        "version": content.hexdigest()[:12],
        "overview": _json(overview(database)),
    }
    database.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", sorted(meta.items()))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class _Writer:
    """Fills the tables; things, articles and passages get their numbers on the way."""

    def __init__(self, database: sqlite3.Connection, store: Store) -> None:
        self._database = database
        self._columns = Columns(store)
        self._store = store
        self._things: dict[str, int] = {}
        self._articles: dict[str, int] = {}

    def write(self, texts: Iterable[ArticleText]) -> None:
        """Fill all tables."""
        types_ = types(self._columns)
        claims = read_claims(self._columns, types_)
        self._write_things(types_, claims)
        self._write_names()
        by_iri = {text.iri: text for text in texts}
        dates = self._write_articles(by_iri)
        passages, dates_of_passages = self._write_passages(by_iri, dates)
        self._write_claims(claims, passages, dates_of_passages)
        counted = run_query(self._store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").records()
        self._fill("meta", 2, [("triples", str(counted[0]["n"]))])

    def _fill(self, table: str, width: int, rows: Iterable[tuple[Any, ...]]) -> None:
        self._database.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", rows)

    def _write_things(self, types_: Mapping[str, str], claims: list[Claim]) -> None:
        """Number the things from the best connected down."""
        degree, neighbours, names = degrees(claims), neighbour_counts(claims), self._columns.one("skos:prefLabel")
        ordered = sorted(types_, key=lambda iri: (-degree[iri], iri))
        self._things = {iri: number for number, iri in enumerate(ordered, start=NO_THING + 1)}
        rows = (
            (number, iri, types_[iri], names.get(iri, iri), degree[iri], neighbours[iri])
            for iri, number in self._things.items()
        )
        self._fill("things", 6, rows)

    def _write_names(self) -> None:
        aliases = self._columns.many("skos:altLabel")
        names = self._columns.one("skos:prefLabel")
        rows: list[tuple[int, str, str, str]] = []
        for iri, number in self._things.items():
            labels = [names.get(iri, iri), *aliases.get(iri, ())]
            keys = [search_key(label) for label in labels]
            found = {(label, key, int(place == 0)) for place, (label, key) in enumerate(zip(labels, keys, strict=True))}
            self._fill("names", 4, sorted((number, preferred, label, key) for label, key, preferred in found))
            rows.append((number, *_searched(sorted(set(keys)))))
            if len(rows) == 10_000:
                self._fill_search(rows)
                rows.clear()
        self._fill_search(rows)

    def _fill_search(self, rows: list[tuple[int, str, str, str]]) -> None:
        self._database.executemany("INSERT INTO thing_search(rowid, words, pinyin, initials) VALUES (?, ?, ?, ?)", rows)

    def _write_articles(self, texts: Mapping[str, ArticleText]) -> dict[int, str]:
        """Number the articles from the newest back and return their dates."""
        titles, dates = self._columns.one("dcterms:title"), self._columns.one("dcterms:date")
        files = self._columns.one("zl:sourceFile")
        about = {name: self._columns.many(name) for name in _LISTED}
        single = {name: self._columns.one(name) for name in _SINGLE}
        ordered = sorted(files, key=lambda iri: (newest_first(dates.get(iri, "")), iri))
        self._articles = {iri: number for number, iri in enumerate(ordered, start=1)}
        for iri, number in self._articles.items():
            details: dict[str, Any] = {name: column.get(iri, []) for name, column in about.items()}
            details |= {name: column.get(iri, "") for name, column in single.items()}
            text = texts.get(iri, ArticleText(iri, "", (), (), _NOWHERE))
            details |= {"notes": text.notes, "repairs": text.repairs}
            row = (number, iri, titles.get(iri, ""), dates.get(iri, ""), files[iri], _json(details), *self._text(text))
            self._fill("articles", 9, [row])
            words = words_of(search_key(span.of(text.text)) for _, span in text.blocks)
            self._database.execute("INSERT INTO article_search(rowid, words) VALUES (?, ?)", (number, words))
        mentions = self._columns.pairs("schema:mentions")
        pairs = {(self._things[thing], self._articles[iri]) for iri, thing in mentions if thing in self._things}
        self._fill("mentions", 2, sorted(pairs))
        return {number: dates.get(iri, "") for iri, number in self._articles.items()}

    def _text(self, text: ArticleText) -> tuple[str, str, str]:
        blocks = [(kind, span.start, span.end) for kind, span in text.blocks]
        mentions = [
            (span.start, span.end, self._things[thing]) for span, thing in text.mentions if thing in self._things
        ]
        return text.text, _json(blocks), _json(mentions)

    def _write_passages(
        self, texts: Mapping[str, ArticleText], dates: Mapping[int, str]
    ) -> tuple[dict[str, int], dict[int, str]]:
        """Return the number of each passage, and the date of each that has one."""
        sources, selectors = self._columns.one("oa:hasSource"), self._columns.many("oa:hasSelector")
        start, end = self._columns.one("oa:start"), self._columns.one("oa:end")
        words = [self._columns.one(f"oa:{part}") for part in ("exact", "prefix", "suffix")]
        order = self._columns.one("schema:position")
        numbers: dict[str, int] = {}
        dated: dict[int, str] = {}
        for number, iri in enumerate(sorted(sources), start=1):
            article = self._articles[sources[iri]]
            parts = sorted(selectors.get(iri, ()), key=lambda part: int(order.get(part, "1")))
            pieces = [(int(start[part]), int(end[part]), *(column.get(part, "") for column in words)) for part in parts]
            text = texts.get(sources[iri])
            spans = [Span(int(start[part]), int(end[part])) for part in parts]
            places = [(place.start, place.end) for span in spans if text for place in text.located(span)]
            self._fill("passages", 5, [(number, iri, article, _json(pieces), _json(places))])
            numbers[iri] = number
            if dates[article]:
                dated[number] = dates[article]
        return numbers, dated

    def _write_claims(self, claims: list[Claim], passages: Mapping[str, int], dates: Mapping[int, str]) -> None:
        """Number the claims by IRI; a claim is as old as its first article."""
        derived = self._columns.many("prov:wasDerivedFrom")
        figures = Figures(self._columns)
        for number, claim in enumerate(claims, start=1):
            supports = sorted(passages[iri] for iri in derived.get(claim.iri, ()) if iri in passages)
            date = min((dates[passage] for passage in supports if passage in dates), default="")
            subject, object_ = self._things[claim.subject], self._things.get(claim.object, NO_THING)
            row = (number, claim.iri, subject, claim.relation, object_, claim.role, claim.value, date)
            self._fill("claims", 8, [row])
            self._fill("supports", 2, ((number, passage) for passage in supports))
            if claim.relation == "achieves":
                self._fill("figures", 12, [(number, claim.node, subject, *figures.row(claim.node))])
            else:
                self._fill("links", 5, _ends(number, claim, subject, object_))


def _ends(number: int, claim: Claim, subject: int, object_: int) -> Iterator[tuple[int, str, int, int, int]]:
    yield subject, claim.relation, 1, object_, number
    if object_ != NO_THING:
        yield object_, claim.relation, 0, subject, number


def _searched(keys: list[str]) -> tuple[str, str, str]:
    """Return what the three columns of the search table hold for the names of a thing."""
    read = [syllables(key) for key in keys]
    return words_of(keys), sounds_of(read), words_of((initials_of(one) for one in read), TRIPLES)
