"""What a search finds."""

from __future__ import annotations

from dataclasses import dataclass

from kg.serve.records import ArticleRef, Label, Pages, ThingRef


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that a search finds.

    Attributes:
        matched: the name of it that fits the query; its prefLabel or an alias.
    """

    thing: ThingRef
    type_label: Label
    matched: str


@dataclass(frozen=True, slots=True)
class ClassCount:
    """How many of the things found are of a class; `capped` if there are at least so many."""

    type: str
    label: Label
    count: int
    capped: bool


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """An article that a search finds, with (text, is match) pieces around the first place."""

    article: ArticleRef
    snippet: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """All that `search.html` shows.

    Attributes:
        query: as typed.
        type: the class that the hits are limited to, or empty.
        month: the month whose articles are listed, or empty.
        classes: counts by class over all hits, largest first.
        hits: one part of the things, best first.
        articles: one part of the articles whose text holds the query, newest first.
    """

    query: str
    type: str
    month: str
    classes: tuple[ClassCount, ...]
    hits: tuple[Hit, ...]
    hit_pages: Pages
    articles: tuple[ArticleHit, ...]
    article_pages: Pages
