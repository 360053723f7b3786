"""Tables of the index."""

from __future__ import annotations

#: Name of the index in a build directory.
FILE_NAME = "explorer.sqlite"
#: Raised whenever tables change, so that an old index is told from a damaged one.
SCHEMA_VERSION = "2"

#: `links.other` of a date, which has no thing at its other end.
NO_THING = 0

TABLES = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE things(id INTEGER PRIMARY KEY, iri TEXT NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL,
  degree INTEGER NOT NULL, neighbours INTEGER NOT NULL);
CREATE TABLE names(thing INTEGER NOT NULL, preferred INTEGER NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL,
  PRIMARY KEY(thing, preferred, name)) WITHOUT ROWID;
CREATE TABLE claims(id INTEGER PRIMARY KEY, iri TEXT NOT NULL, subject INTEGER NOT NULL, relation TEXT NOT NULL,
  object INTEGER NOT NULL, role TEXT NOT NULL, value TEXT NOT NULL, date TEXT NOT NULL);
CREATE TABLE links(thing INTEGER NOT NULL, relation TEXT NOT NULL, forward INTEGER NOT NULL, other INTEGER NOT NULL,
  claim INTEGER NOT NULL, PRIMARY KEY(thing, relation, forward, other, claim)) WITHOUT ROWID;
CREATE TABLE figures(claim INTEGER PRIMARY KEY, iri TEXT NOT NULL, thing INTEGER NOT NULL, indicator TEXT NOT NULL,
  value TEXT NOT NULL, value_max TEXT, unit TEXT NOT NULL, kind TEXT NOT NULL, approximate INTEGER NOT NULL,
  period TEXT NOT NULL, start TEXT NOT NULL, end TEXT NOT NULL);
CREATE TABLE articles(id INTEGER PRIMARY KEY, iri TEXT NOT NULL, title TEXT NOT NULL, date TEXT NOT NULL,
  file TEXT NOT NULL, about TEXT NOT NULL, text TEXT NOT NULL, blocks TEXT NOT NULL, mentions TEXT NOT NULL);
CREATE TABLE passages(id INTEGER PRIMARY KEY, iri TEXT NOT NULL, article INTEGER NOT NULL, pieces TEXT NOT NULL,
  places TEXT NOT NULL);
CREATE TABLE supports(claim INTEGER NOT NULL, passage INTEGER NOT NULL, PRIMARY KEY(claim, passage)) WITHOUT ROWID;
CREATE TABLE mentions(thing INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY(thing, article)) WITHOUT ROWID;
CREATE VIRTUAL TABLE thing_search USING fts5(words, pinyin, initials,
  content='', columnsize=0, tokenize='ascii', prefix='1');
CREATE VIRTUAL TABLE article_search USING fts5(words, content='', columnsize=0, tokenize='ascii', prefix='1');
"""

#: Made when the tables are full, which is many times faster; things and articles have theirs by IRI sooner.
INDEXES = """
CREATE INDEX things_by_type ON things(type, id);
CREATE INDEX names_by_key ON names(key, thing);
CREATE UNIQUE INDEX claims_by_iri ON claims(iri);
CREATE INDEX claims_by_ends ON claims(subject, object);
CREATE INDEX figures_by_thing ON figures(thing, indicator, end, claim);
CREATE INDEX figures_by_indicator ON figures(indicator, unit);
CREATE INDEX passages_by_article ON passages(article, id);
CREATE INDEX supports_by_passage ON supports(passage, claim);
ANALYZE;
"""
