"""The page of an article: its text cut into runs, each with the things it names and the claims that rest on it."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kg.serve.graph import OpenGraph, evidence_id
from kg.serve.records import ArticleBlock, ArticleClaim, ArticlePage, Run, ThingRef
from kg.serve.terms import label
from kg.serve.things import figure_text
from kg.view.wording import date_text


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch of the text with the number of a thing or of a claim on the page."""

    start: int
    end: int
    number: int


def article_page(graph: OpenGraph, number: int) -> ArticlePage:
    """Return the page of an article, given by its number."""
    query = "SELECT iri, title, date, file, about, text, blocks, mentions FROM articles WHERE id = ?"
    iri, title, date, file, about, text, blocks, mentions = graph.index.row(query, number)
    details = json.loads(about)
    named = [_Mark(*mark) for mark in json.loads(mentions)]
    order = list(dict.fromkeys(mark.number for mark in named))
    refs = graph.things(order)
    places, claims = _claims(graph, number)
    on_page = {thing: place for place, thing in enumerate(order)}
    things = [_Mark(mark.start, mark.end, on_page[mark.number]) for mark in named]
    return ArticlePage(
        article=graph.article_ref(iri, title, date, file),
        subtitle=details["dcterms:alternative"],
        authors=tuple(details["dcterms:creator"]),
        photographers=tuple(details["dcterms:contributor"]),
        publisher=details["dcterms:publisher"],
        notes=tuple((key, value) for key, value in details["notes"]),
        repairs=tuple(details["repairs"]),
        sha256=details["zl:sha256"],
        blocks=tuple(_block(text, block, things, places) for block in json.loads(blocks)),
        things=tuple(refs[thing] for thing in order),
        claims=claims,
        alternates=graph.addresses.alternates(iri),
    )


def _claims(graph: OpenGraph, article: int) -> tuple[list[_Mark], tuple[ArticleClaim, ...]]:
    """Return the claims of an article in the order of its passages, and where they stand."""
    query = """SELECT passages.iri, places, claims.id, claims.iri, subject, relation, object, role, value
      FROM passages JOIN supports ON passage = passages.id JOIN claims ON claims.id = claim WHERE article = ?"""
    rows = [(json.loads(row[1]), row) for row in graph.index.rows(query, article)]
    rows.sort(key=lambda found: (found[0], found[1][2]))
    refs = graph.things(end for _, row in rows for end in (row[4], row[6]))
    figures = _figures(graph, (row[2] for _, row in rows))
    marks = [_Mark(start, end, number) for number, (places, _) in enumerate(rows) for start, end in places]
    return marks, tuple(_claim(row, refs, figures) for _, row in rows)


def _figures(graph: OpenGraph, claims: Iterable[int]) -> dict[int, str]:
    query = "SELECT * FROM figures WHERE claim IN (SELECT value FROM json_each(?))"
    rows = graph.index.rows(query, sorted(claims))
    return {row[0]: " ".join(part for part in (row[9], row[3], figure_text(row)) if part) for row in rows}


def _claim(row: Sequence[Any], refs: dict[int, ThingRef], figures: dict[int, str]) -> ArticleClaim:
    passage, _, number, iri, subject, relation, object_, role, value = row
    named = refs.get(object_)
    told = figures.get(number) or (named.name if named else date_text(value))
    words = (refs[subject].name, "" if number in figures else label(relation).zh, told, role)
    text = " ".join(word for word in words if word)
    return ArticleClaim(iri, relation, label(relation), refs[subject], named, text, passage, evidence_id(passage))


def _block(text: str, block: Sequence[Any], things: Sequence[_Mark], claims: Sequence[_Mark]) -> ArticleBlock:
    """Cut a block where a mark begins or ends."""
    kind, start, end = block
    here = [[mark for mark in marks if mark.start < end and mark.end > start] for marks in (things, claims)]
    cuts = {start, end} | {cut for marks in here for mark in marks for cut in (mark.start, mark.end)}
    edges = sorted(cut for cut in cuts if start <= cut <= end)
    covering = [_covering(edges, marks) for marks in here]
    runs = (
        Run(text[edges[at] : edges[at + 1]], tuple(covering[0][at]), tuple(covering[1][at]))
        for at in range(len(edges) - 1)
    )
    return ArticleBlock(kind, tuple(runs))


def _covering(edges: Sequence[int], marks: Iterable[_Mark]) -> list[list[int]]:
    """Return the numbers of the marks over each stretch between two edges, short marks first."""
    found: list[list[int]] = [[] for _ in edges]
    for mark in sorted(marks, key=lambda mark: (mark.end - mark.start, mark.number)):
        for at in range(bisect_left(edges, mark.start), bisect_left(edges, mark.end)):
            if mark.number not in found[at]:
                found[at].append(mark.number)
    return found
