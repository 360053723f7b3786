"""Annotated pages read, built and scored, each alone: what `kg eval --all` does.

A page is annotated if a gold file has its name: `gold/NAME.json` beside `articles/NAME.txt`, or both in one directory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.evaluation import Evaluation, PageResult, Summary, evaluate, read_gold
from kg.extraction.pipeline import Extractor
from kg.graph import describe
from kg.lexicon import Lexicon
from kg.reading import page_files, read_page
from kg.resolution import resolve
from kg.store import memory_store


@dataclass(frozen=True, slots=True)
class AnnotatedPage:
    """A page and its annotation.

    Attributes:
        folder: the directory of the annotation with the one above it (corpus/gold).
    """

    folder: str
    text: Path
    gold: Path

    @property
    def name(self) -> str:
        """Return the page's name in its folder."""
        return self.gold.stem


def annotated_pages(directories: Iterable[Path]) -> tuple[AnnotatedPage, ...]:
    """Return the annotated pages in directories and the directories right in them, each once.

    Raises:
        InputError: if one of the directories holds none.
    """
    found: dict[Path, AnnotatedPage] = {}
    for directory in directories:
        pages = list(_pages_below(directory))
        if not pages:
            raise InputError(
                directory, "no annotated page in it", "give a directory with gold/NAME.json and articles/NAME.txt"
            )
        for page in pages:
            found.setdefault(page.gold.resolve(), page)
    return tuple(found.values())


def _pages_below(directory: Path) -> Iterator[AnnotatedPage]:
    for gold in sorted([*directory.glob("*.json"), *directory.glob("*/*.json")]):
        folder = gold.resolve().parent
        texts = {text.stem: text for place in (folder.parent / "articles", folder) for text in _texts_in(place)}
        if gold.stem in texts:
            yield AnnotatedPage(f"{folder.parent.name}/{folder.name}", texts[gold.stem], gold)


def _texts_in(folder: Path) -> list[Path]:
    try:
        return [text for text in page_files([folder]) if text.parent.resolve() == folder.resolve()]
    except InputError:  # there is no such directory, or no page in it
        return []


def measure(pages: Iterable[AnnotatedPage], lexicon: Lexicon | None = None) -> Summary:
    """Build every page alone, in memory, and score it.

    Args:
        pages: from `annotated_pages`.
        lexicon: what names and statements are found by; the project's own by default.

    Raises:
        InputError: if a page or its annotation cannot be read.
    """
    extractor = Extractor(lexicon)
    return Summary(tuple(PageResult(page.folder, page.name, _score(page, extractor, lexicon)) for page in pages))


def _score(annotated: AnnotatedPage, extractor: Extractor, lexicon: Lexicon | None) -> Evaluation:
    page = read_page(annotated.text)
    facts = [extractor.facts(article) for article in page.articles]
    graph = describe(facts, resolve(facts, lexicon))
    texts = [article.text for article in page.articles]
    return evaluate(memory_store(graph.quads), read_gold(annotated.gold), page.source.text, texts)
