"""Invented texts as sources, for the tests of reading."""

from __future__ import annotations

import hashlib

from kg.model import Article, Page, Source
from kg.reading import page_of


def source(text: str, name: str = "page.txt") -> Source:
    return Source(name, text, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), "utf-8")


def page(text: str) -> Page:
    return page_of(source(text))


def only(text: str) -> Article:
    (article,) = page(text).articles
    return article


def blocks(article: Article, kind: str) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks if block.kind == kind]
