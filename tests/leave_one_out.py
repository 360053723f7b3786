"""Leaving a page out: how it would be read had nobody seen it when the lexicon was written.

The grammar is not trained, so that nothing can be trained without a page. What can be taken away is what the page
alone may have taught: every word of the lexicon that stands in this page and in no other (pages of `corpus/articles`,
which retell others, do not speak for a word that another page has). `python tests/leave_one_out.py` scores each page
with the whole lexicon and without its own words; `--words` lists these. Most of them are plain words that any author
would have thought of, so that the loss is an upper bound; the held-out pages, to which no rule was fitted, show how
much of it is no more than that.
"""

from __future__ import annotations

import multiprocessing
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from unittest.mock import patch

import click
from readme_tables import markdown, write_between

import kg.lexicon
from kg.evaluation import Summary
from kg.measuring import AnnotatedPage, annotated_pages, measure
from kg.reading import page_files, read_source
from kg.resources import ontology_dir

ROOT = Path(__file__).resolve().parent.parent
PLACES = (ROOT / "corpus", ROOT.parent / "shared")
RETELLINGS = ROOT / "corpus" / "articles"
COMMAND = "`python tests/leave_one_out.py --write`"
MEASURES = ("entities", "family", "outcomes")


def words_of(value: object) -> set[str]:
    """Return the words of two characters and more in the lists of a table, however deep."""
    if isinstance(value, str):
        return {word for word in value.split() if len(word) > 1}
    if isinstance(value, dict):
        return set().union(*map(words_of, (*value.values(), " ".join(map(str, value)))))
    return set().union(*map(words_of, value)) if isinstance(value, list) else set()


def without(value: object, dropped: frozenset[str]) -> object:
    """Return a table without words; a list that would be empty, and what is no list of words, stays as it is."""
    if isinstance(value, str):
        return " ".join(word for word in value.split() if word not in dropped) or value
    if isinstance(value, dict):
        return {key: without(entry, dropped) for key, entry in value.items() if key not in dropped}
    if isinstance(value, list) and all(isinstance(entry, str) for entry in value):
        return [entry for entry in value if entry not in dropped] or value
    return [without(entry, dropped) for entry in value] if isinstance(value, list) else value


def own_words(pages: Iterable[AnnotatedPage]) -> dict[AnnotatedPage, frozenset[str]]:
    """Return for each page the words of the lexicon that stand in it and, but for retellings, in no other page."""
    folders = (place / name for place in PLACES for name in ("articles", "heldout"))
    files = page_files([folder for folder in folders if folder.is_dir()])
    texts = {file.resolve(): "".join(read_source(file).text.split()) for file in files}
    tables = (tomllib.loads(path.read_text("utf8")) for path in sorted((ontology_dir() / "lexicon").glob("*.toml")))
    where: dict[Path, set[str]] = {}
    for word in set().union(*map(words_of, tables)):
        holders = [file for file, text in texts.items() if word in text]
        first_hand = [file for file in holders if file.parent != RETELLINGS]
        if len(first_hand or holders) == 1:
            where.setdefault((first_hand or holders)[0], set()).add(word)
    return {page: frozenset(where.get(page.text.resolve(), ())) for page in pages}


def scored_without(page: AnnotatedPage, dropped: frozenset[str]) -> Summary:
    """Return what a page scores without some words; call it in a process whose lexicon nothing has read yet."""
    parse = kg.lexicon._parse
    with patch.object(kg.lexicon, "_parse", lambda path: without(parse(path), dropped)):
        return measure([page])


def left_out(pages: Sequence[AnnotatedPage], dropped: Sequence[frozenset[str]]) -> Summary:
    """Return what the pages score, each without its words and in a process of its own."""
    fresh = multiprocessing.get_context("spawn")
    with fresh.Pool(1, maxtasksperchild=1) as pool:
        found = pool.starmap(scored_without, zip(pages, dropped, strict=True), chunksize=1)
    return Summary(tuple(page for summary in found for page in summary.pages))


def compared(label: str, count: int, seen: dict[str, float], unseen: dict[str, float]) -> list[str]:
    """Return the cells of a row: words taken away, and each measure with and without them."""
    return [label, f"{count}", *(f"{seen[name]:.2f} → {unseen[name]:.2f}" for name in MEASURES)]


@click.command()
@click.option("--words", is_flag=True, help="List the words that stand in one page only.")
@click.option("--write", is_flag=True, help="Put the table into corpus/README.md.")
def main(words: bool, write: bool) -> None:
    """Print for each page F1 with the whole lexicon and without the words that stand in that page only."""
    pages = annotated_pages(place for place in PLACES if place.is_dir())
    own = own_words(pages)
    if words:
        for page, found in own.items():
            click.echo(f"{page.folder}/{page.name}: {' '.join(sorted(found))}")
        return
    unseen = left_out(pages, [own[page] for page in pages])
    seen = measure(pages)
    for page, one, other in zip(pages, seen.pages, unseen.pages, strict=True):
        click.echo(" ".join(compared(f"{page.folder}/{page.name}", len(own[page]), one.measures(), other.measures())))
    counts = {folder: sum(len(own[page]) for page in pages if page.folder == folder) for folder in seen.folders}
    rows = (compared(name, counts[name], seen.folders[name], unseen.folders[name]) for name in seen.folders)
    table = markdown(["", "words taken away", *MEASURES], rows)
    click.echo(table)
    if write:
        write_between(ROOT / "corpus" / "README.md", COMMAND, table)


if __name__ == "__main__":
    main()
