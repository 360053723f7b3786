"""Finds things by their names, also by pinyin and initials, and articles by their text.

A name that is what was typed comes first, then names that begin so, then names that hold it anywhere; among equals the
better connected thing, which is the order in which the index numbers them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from kg.index.ages import age
from kg.index.searchkeys import TRIPLES, initials_of, phrase, pinyin_phrases, search_key, syllables
from kg.serve.graph import OpenGraph
from kg.serve.records import Pages, ThingRef
from kg.serve.search_records import ArticleHit, ClassCount, Hit, SearchPage
from kg.serve.terms import label
from kg.vocabulary import CLASSES

_LONGEST = 60  # characters of a query that are looked at
_COUNTED = 100_000  # hits that are counted one by one
_AROUND = 24  # characters of a snippet before and after the match


def suggest(graph: OpenGraph, typed: str, limit: int, type_: str = "", offset: int = 0) -> tuple[Hit, ...]:
    """Return the things that what is typed most likely means; without text, those best connected."""
    key = search_key(typed[:_LONGEST])
    numbers = _ranked(graph, key, type_, offset + limit)[offset:]
    names = _names(graph, numbers)
    things = graph.things(numbers)
    return tuple(_hit(things[number], names[number], key) for number in numbers)


def search(
    graph: OpenGraph,
    typed: str,
    type_: str = "",
    month: str = "",
    offset: int = 0,
    article_offset: int = 0,
    limit: int = 20,
) -> SearchPage:
    """Return everything that a query finds, things limited to a class if one is given.

    Args:
        graph: what is searched.
        typed: as the user typed it.
        type_: a class, or empty for all.
        month: without a query, the articles of this month (or year, where articles tell no more) are listed.
        offset: number of the first thing.
        article_offset: number of the first article.
        limit: the most of each.
    """
    key = search_key(typed[:_LONGEST])
    classes = _class_counts(graph, key) if key else ()
    wanted = [one.count for one in classes if type_ in ("", one.type)]
    if month and not key:
        articles, total = _articles_of(graph, month, article_offset, limit)
    else:
        articles, total = _articles(graph, typed, article_offset, limit)
    return SearchPage(
        query=typed,
        type=type_ if type_ in CLASSES else "",
        month=month if not key else "",
        classes=classes,
        hits=suggest(graph, typed, limit, type_, offset) if key else (),
        hit_pages=Pages(sum(wanted), offset, limit),
        articles=articles,
        article_pages=Pages(total, article_offset, limit),
    )


def things_named(graph: OpenGraph, names: Sequence[str]) -> dict[str, ThingRef]:
    """Return the things that have these as their preferred names, the best connected where several share one."""
    query = """SELECT name, MIN(thing) FROM names WHERE key IN (SELECT value FROM json_each(?)) AND preferred
      AND name IN (SELECT value FROM json_each(?)) GROUP BY name"""
    keys = sorted({key for name in names if (key := search_key(name))})
    numbers = dict(graph.index.rows(query, keys, list(names)))
    things = graph.things(numbers.values())
    return {name: things[number] for name, number in sorted(numbers.items())}


def _ranked(graph: OpenGraph, key: str, type_: str, most: int) -> list[int]:
    """Return the numbers of things that fit a key, best first."""
    if not key:
        where = "WHERE type = ?" if type_ else "WHERE ? = ''"
        return [row[0] for row in graph.index.rows(f"SELECT id FROM things {where} ORDER BY id LIMIT ?", type_, most)]
    found: dict[int, None] = {}
    for query in _queries(key):
        if len(found) >= most:
            break
        found |= dict.fromkeys(_matching(graph, query, type_, most))
    return list(found)[:most]


def _matching(graph: OpenGraph, query: str, type_: str, most: int) -> Iterator[int]:
    if type_:
        select = """SELECT thing_search.rowid FROM thing_search CROSS JOIN things ON things.id = thing_search.rowid
          WHERE thing_search MATCH ? AND type = ? ORDER BY thing_search.rowid LIMIT ?"""
        rows = graph.index.rows(select, query, type_, most)
    else:
        select = "SELECT rowid FROM thing_search WHERE thing_search MATCH ? ORDER BY rowid LIMIT ?"
        rows = graph.index.rows(select, query, most)
    return (number for (number,) in rows)


def _queries(key: str) -> Iterator[str]:
    """Yield the full-text queries for a key, those that fit most closely first."""
    yield f"words : {phrase(key, whole=True)}"
    yield f"words : {phrase(key, start=True)}"
    if key.isascii():
        for start in (True, False):
            if readings := pinyin_phrases(key, start):
                yield f"pinyin : ({' OR '.join(readings)})"
            yield f"initials : {phrase(key, TRIPLES, start=start)}"
    yield f"words : {phrase(key)}"


def _class_counts(graph: OpenGraph, key: str) -> tuple[ClassCount, ...]:
    """Return how many things of each class fit a key."""
    query = f"""SELECT type, COUNT(*) FROM things JOIN
      (SELECT rowid AS found FROM thing_search WHERE thing_search MATCH ? LIMIT {_COUNTED}) ON found = id
      GROUP BY type ORDER BY 2 DESC, 1"""
    rows = graph.index.rows(query, " OR ".join(f"({one})" for one in _queries(key)))
    capped = sum(count for _, count in rows) == _COUNTED
    return tuple(ClassCount(type_, label(type_), count, capped) for type_, count in rows)


def _names(graph: OpenGraph, numbers: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    """Return (name, key) of all names of things, the preferred name first."""
    query = """SELECT thing, name, key FROM names WHERE thing IN (SELECT value FROM json_each(?))
      ORDER BY thing, preferred DESC, name"""
    found: dict[int, list[tuple[str, str]]] = {number: [] for number in numbers}
    for number, name, key in graph.index.rows(query, list(numbers)):
        found[number].append((name, key))
    return found


def _hit(thing: ThingRef, names: Sequence[tuple[str, str]], key: str) -> Hit:
    fitting = min(names, key=lambda name: _distance(name[1], key), default=(thing.name, ""))
    return Hit(thing, label(thing.type), fitting[0])


def _distance(name: str, key: str) -> int:
    """Return how loosely a name fits a key; the first name that fits best is shown."""
    if name == key:
        return 0
    if name.startswith(key):
        return 1
    if key in name:
        return 2
    if not key.isascii():
        return 4
    read = syllables(name)
    return 3 if key in "".join(read) or key in initials_of(read) else 4


def _articles(graph: OpenGraph, typed: str, offset: int, limit: int) -> tuple[tuple[ArticleHit, ...], int]:
    """Return a part of the articles that hold every piece of what was typed, newest first, and how many do."""
    keys = [key for piece in typed[:_LONGEST].split() if (key := search_key(piece))]
    if not keys:
        return (), 0
    query = " AND ".join(phrase(key) for key in keys)
    total = graph.index.number("SELECT COUNT(*) FROM article_search WHERE article_search MATCH ?", query)
    select = """SELECT id, iri, title, date, file, text, blocks FROM article_search
      JOIN articles ON articles.id = article_search.rowid
      WHERE article_search MATCH ? ORDER BY article_search.rowid LIMIT ? OFFSET ?"""
    rows = graph.index.rows(select, query, limit, offset)
    return tuple(
        ArticleHit(graph.article_ref(iri, title, date, file), _snippet(text, json.loads(blocks), keys[0]))
        for _, iri, title, date, file, text, blocks in rows
    ), total


def _articles_of(graph: OpenGraph, month: str, offset: int, limit: int) -> tuple[tuple[ArticleHit, ...], int]:
    """Return a part of the articles of a month and how many there are; numbers run from the newest article back."""
    first = 1
    for one in sorted(graph.overview["months"], key=lambda one: age(one["month"])):
        if one["month"] == month:
            break
        first += one["articles"]
    else:
        return (), 0
    select = "SELECT iri, title, date, file FROM articles WHERE id >= ? AND id < ? ORDER BY id"
    end = min(first + offset + limit, first + one["articles"])
    rows = graph.index.rows(select, first + offset, end)
    return tuple(ArticleHit(graph.article_ref(*row), ()) for row in rows), one["articles"]


def _snippet(text: str, blocks: Sequence[tuple[str, int, int]], key: str) -> tuple[tuple[str, bool], ...]:
    """Return the words around the first place of a key, the key marked; body before title."""
    for _, start, end in sorted(blocks, key=lambda block: block[0] == "title"):
        place = find(text[start:end], key)
        if place:
            low, high = start + place[0], start + place[1]
            before, after = text[max(start, low - _AROUND) : low], text[high : min(end, high + _AROUND)]
            return (before, False), (text[low:high], True), (after, False)
    return ((text[: 2 * _AROUND], False),)


def find(text: str, key: str) -> tuple[int, int] | None:
    """Return the first place in a text whose search key is `key`."""
    letters = [(letter, place) for place, character in enumerate(text) for letter in search_key(character)]
    at = "".join(letter for letter, _ in letters).find(key)
    return (letters[at][1], letters[at + len(key) - 1][1] + 1) if key and at >= 0 else None
