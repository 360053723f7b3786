"""Writes the index of a build from its graph and the texts of its articles, without holding either in memory."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from pyoxigraph import Quad

from kg.errors import OutputError
from kg.index.nodes import read_nodes
from kg.index.overview import overview
from kg.index.schema import INDEXES, NO_THING, SCHEMA_VERSION, TABLES
from kg.index.searchkeys import TRIPLES, initials_of, search_key, sounds_of, syllables, words_of
from kg.model import OffsetMap, Span
from kg.texts import ArticleText, text_from_json, text_to_json
from kg.vocabulary import DEFAULT_BASE

_CACHE = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-12000; PRAGMA temp.cache_size=-12000;"

# Claims sorted by IRI, with the things at their ends as far as they have names.
_ENDS = """CREATE TEMP TABLE ends AS SELECT node_claim.iri AS iri, subject, relation,
    CASE relation WHEN 'holdsPost' THEN COALESCE(body, '') WHEN 'achieves' THEN ''
      ELSE COALESCE(known.iri, '') END AS object,
    CASE WHEN relation IN ('holdsPost', 'achieves') THEN object ELSE '' END AS node,
    CASE relation WHEN 'holdsPost' THEN COALESCE(role, '') ELSE '' END AS role,
    CASE WHEN relation IN ('holdsPost', 'achieves') OR known.iri IS NOT NULL THEN '' ELSE object END AS value
  FROM node_claim JOIN node_thing AS about ON about.iri = subject
  LEFT JOIN node_post ON relation = 'holdsPost' AND node_post.iri = object
  LEFT JOIN node_thing AS known ON known.iri = object
  ORDER BY node_claim.iri"""
# Things from the best connected down.
_THINGS = f"""INSERT INTO things SELECT {NO_THING} + ROW_NUMBER() OVER (ORDER BY degree DESC, iri), * FROM (
    SELECT node_thing.iri AS iri, type, name, COALESCE(claims, 0) AS degree, COALESCE(linked, 0) FROM node_thing
    LEFT JOIN (SELECT thing, COUNT(*) AS claims FROM (SELECT subject AS thing FROM ends UNION ALL
        SELECT object FROM ends WHERE object <> '' AND object <> subject) GROUP BY thing) AS stated
      ON stated.thing = node_thing.iri
    LEFT JOIN (SELECT thing, COUNT(*) AS linked FROM (
        SELECT subject AS thing, object AS other FROM ends WHERE object <> '' AND object <> subject UNION
        SELECT object, subject FROM ends WHERE object <> '' AND object <> subject) GROUP BY thing) AS neighbour
      ON neighbour.thing = node_thing.iri)
  ORDER BY degree DESC, iri"""
_PASSAGES = """CREATE TEMP TABLE numbered AS SELECT node_passage.iri AS iri, articles.id AS article
  FROM node_passage JOIN articles ON articles.iri = node_passage.article ORDER BY node_passage.iri"""
_RECORD = "SELECT record FROM given JOIN articles USING (iri) WHERE id = ?"
_SUPPORTS = """INSERT INTO supports SELECT DISTINCT ends.rowid, passages.id FROM node_support
  JOIN ends ON ends.iri = claim JOIN passages ON passages.iri = passage ORDER BY 1, 2"""
# A claim is as old as its first article.
_CLAIMS = f"""INSERT INTO claims SELECT ends.rowid, ends.iri, about.id, relation, COALESCE(known.id, {NO_THING}), role,
    value, COALESCE((SELECT MIN(date) FROM supports JOIN passages ON passages.id = passage
      JOIN articles ON articles.id = article WHERE claim = ends.rowid AND date <> ''), '')
  FROM ends JOIN things AS about ON about.iri = subject LEFT JOIN things AS known ON known.iri = ends.object
  ORDER BY ends.rowid"""
_FIGURES = """INSERT INTO figures SELECT claims.id, node, claims.subject, indicator, node_outcome.value, value_max,
    unit, kind, approximate, period, COALESCE(first.day, ''), COALESCE(last.day, '')
  FROM claims JOIN ends ON ends.rowid = claims.id JOIN node_outcome ON node_outcome.iri = node
  LEFT JOIN node_interval ON node_interval.iri = interval
  LEFT JOIN node_instant AS first ON first.iri = beginning LEFT JOIN node_instant AS last ON last.iri = ending
  WHERE claims.relation = 'achieves' ORDER BY claims.id"""
_LINKS = f"""INSERT INTO links SELECT * FROM (
    SELECT subject AS thing, relation, 1 AS forward, object AS other, id FROM claims WHERE relation <> 'achieves'
    UNION ALL SELECT object, relation, 0, subject, id FROM claims
    WHERE relation <> 'achieves' AND object <> {NO_THING}) ORDER BY 1, 2, 3, 4, 5"""
_MENTIONS = """INSERT INTO mentions SELECT DISTINCT things.id, articles.id FROM node_mention
  JOIN things ON things.iri = thing JOIN articles ON articles.iri = article ORDER BY 1, 2"""


def write_index(path: Path, quads: Iterable[Quad], texts: Iterable[ArticleText], base: str = DEFAULT_BASE) -> None:
    """Write the index of a graph into a new file; equal graphs and texts give equal files.

    Args:
        path: must not exist.
        quads: of the graph, those of one subject after each other; a triple may be in several graphs.
        texts: of the articles in the graph; those without are listed but not shown.
        base: where the IRIs of the data begin.

    Raises:
        OutputError: if the file cannot be written.
    """
    if path.exists():
        raise OutputError(f"{path}: exists already; an index is only written to a new file")
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            database.executescript(f"{_CACHE} PRAGMA temp_store=FILE; {TABLES}")
            database.execute("BEGIN")
            _Writer(database).write(quads, texts)
            database.executescript(INDEXES)  # which ends the transaction
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
    """Fills the tables; things, articles, passages and claims get their numbers on the way."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def write(self, quads: Iterable[Quad], texts: Iterable[ArticleText]) -> None:
        """Fill all tables."""
        do = self._database.execute
        do("INSERT INTO meta VALUES ('triples', ?)", [str(read_nodes(self._database, quads))])
        do(_ENDS)
        do("CREATE INDEX temp.ends_iri ON ends(iri)")
        do(_THINGS)
        do("CREATE UNIQUE INDEX things_by_iri ON things(iri)")
        self._write_names()
        do("CREATE TEMP TABLE given(iri TEXT PRIMARY KEY, record TEXT) WITHOUT ROWID")
        rows = ((text.iri, _json(text_to_json(text))) for text in texts)
        self._database.executemany("INSERT INTO given VALUES (?, ?)", rows)
        self._write_articles()
        do("CREATE UNIQUE INDEX articles_by_iri ON articles(iri)")
        do(_MENTIONS)
        self._write_passages()
        do("CREATE UNIQUE INDEX temp.passages_iri ON numbered(iri)")
        for statement in (_SUPPORTS, _CLAIMS, _FIGURES, _LINKS):
            do(statement)

    def _write_names(self) -> None:
        query = "SELECT id, things.name, aliases FROM things JOIN node_thing USING (iri) ORDER BY id"
        for number, name, aliases in self._rows(query):
            labels = [name, *json.loads(aliases)]
            keys = [search_key(label) for label in labels]
            found = {(label, key, int(place == 0)) for place, (label, key) in enumerate(zip(labels, keys, strict=True))}
            rows = sorted((number, preferred, label, key) for label, key, preferred in found)
            self._database.executemany("INSERT INTO names VALUES (?, ?, ?, ?)", rows)
            searched = (number, *_searched(sorted(set(keys))))
            self._database.execute(
                "INSERT INTO thing_search(rowid, words, pinyin, initials) VALUES (?, ?, ?, ?)", searched
            )

    def _rows(self, query: str) -> Iterator[tuple[str, ...]]:
        """Yield the rows of a query while others are made."""
        with closing(self._database.cursor()) as rows:
            yield from rows.execute(query)

    def _write_articles(self) -> None:
        """Number the articles from the newest back."""
        query = """SELECT node_article.iri, title, date, file, about, record FROM node_article
          LEFT JOIN given ON given.iri = node_article.iri ORDER BY age, node_article.iri"""
        for number, (iri, title, date, file, about, record) in enumerate(self._rows(query), 1):
            text = _text(iri, record)
            details = _json(json.loads(about) | {"notes": text.notes, "repairs": text.repairs})
            blocks = _json([(kind, span.start, span.end) for kind, span in text.blocks])
            row = (number, iri, title, date, file, details, text.text, blocks, _json(self._mentions(text)))
            self._database.execute("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
            words = words_of(search_key(span.of(text.text)) for _, span in text.blocks)
            self._database.execute("INSERT INTO article_search(rowid, words) VALUES (?, ?)", (number, words))

    def _mentions(self, text: ArticleText) -> list[tuple[int, int, int]]:
        """Return the places of a text at which things are named, with their numbers."""
        iris = json.dumps([thing for _, thing in text.mentions])
        query = "SELECT iri, id FROM things WHERE iri IN (SELECT value FROM json_each(?))"
        numbers = dict(self._database.execute(query, [iris]))
        return [(span.start, span.end, numbers[thing]) for span, thing in text.mentions if thing in numbers]

    def _write_passages(self) -> None:
        """Number the passages by IRI, which keeps those of an article together."""
        self._database.execute(_PASSAGES)
        query = "SELECT numbered.rowid, iri, article FROM numbered ORDER BY numbered.rowid"
        last: tuple[object, ArticleText] | None = None
        self._database.execute("CREATE INDEX temp.selectors ON node_selector(passage)")
        for number, iri, article in self._rows(query):
            if last is None or last[0] != article:  # Read once for an article: a record holds the whole of its text.
                record = self._database.execute(_RECORD, [article]).fetchone()
                last = (article, _text(iri, record[0] if record else None))
            pieces = self._pieces(iri)
            places = [(at.start, at.end) for piece in pieces for at in last[1].located(Span(piece[0], piece[1]))]
            row = (number, iri, article, _json(pieces), _json(places))
            self._database.execute("INSERT INTO passages VALUES (?, ?, ?, ?, ?)", row)

    def _pieces(self, passage: str) -> list[tuple[int, int, str, str, str]]:
        query = """SELECT start, end, exact, prefix, suffix FROM node_selector
          JOIN node_piece ON node_piece.iri = node_selector.iri WHERE passage = ? ORDER BY place, node_piece.iri"""
        return self._database.execute(query, [passage]).fetchall()


def _text(iri: str, record: str | None) -> ArticleText:
    return text_from_json(json.loads(record)) if record else ArticleText(iri, "", (), (), OffsetMap(()))


def _searched(keys: list[str]) -> tuple[str, str, str]:
    """Return what the three columns of the search table hold for the names of a thing."""
    read = [syllables(key) for key in keys]
    return words_of(keys), sounds_of(read), words_of((initials_of(one) for one in read), TRIPLES)
