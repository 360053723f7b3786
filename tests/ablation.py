"""What each part of extraction is worth: `python tests/ablation.py` scores all annotated pages without it.

Parts are switched off from outside, one at a time; the product has no such switches. `--write` puts the table into
corpus/README.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from importlib import import_module
from pathlib import Path
from time import process_time
from unittest.mock import patch

import click
from readme_tables import markdown, write_between

from kg.evaluation import Summary
from kg.extraction.document import Mention
from kg.extraction.pipeline import Extractor
from kg.measuring import AnnotatedPage, annotated_pages, measure
from kg.reading import read_page

ROOT = Path(__file__).resolve().parent.parent
PLACES = (ROOT / "corpus", ROOT.parent / "shared")
COMMAND = "`python tests/ablation.py --write`"
HELDOUT = "corpus/heldout"
MEASURES = ("entities", "names", "family", "outcomes")
_RUNS = 3

#: Module, name in it (a dot leads into a class) and what takes its place.
Change = tuple[str, str, Callable[..., object]]


def _nothing(*_: object) -> tuple[()]:
    return ()


def _same_name_only(_: object, long: tuple[str, str], short: tuple[str, str]) -> bool:
    return long[0] == short[0]


def _printed_name(_: object, mention: Mention, *__: object) -> str:
    return mention.name


def _finders(*names: str) -> tuple[Change, ...]:
    return tuple(("kg.extraction.naming.component", name, _nothing) for name in names)


_PLACES: Change = ("kg.extraction.reference.component", "Referee._full_name", _printed_name)
_SHORT_NAMES: Change = ("kg.extraction.reference.component", "Referee._same", _same_name_only)
_ANAPHORS: Change = ("kg.extraction.reference.anaphors", "AnaphorFinder.find", lambda *_: [])
_TAGGER: Change = ("kg.extraction.tagging.component", "Learned.__call__", lambda _, doc: doc)
_EDITOR: Change = ("kg.extraction.wording.editor", "Editor.reworded", lambda _, __, figures: list(figures))
_GRAMMAR: Change = ("kg.extraction.naming.component", "NameFinder.read", lambda *_: ([], []))
_REFERENCE = (_PLACES, _SHORT_NAMES, _ANAPHORS)
#: What is switched off, by what the table calls it.
STEPS: dict[str, tuple[Change, ...]] = {
    "names by grammar and tagger": (),
    "names by the grammar alone": (_TAGGER,),
    "indicators by rules alone": (_EDITOR,),
    "all by the grammar alone": (_TAGGER, _EDITOR),
    "names by the tagger alone": (_GRAMMAR,),
    "without reference": _REFERENCE,
    "… names by the grammar alone": (*_REFERENCE, _TAGGER),
    "… names by the tagger alone": (*_REFERENCE, _GRAMMAR),
    "… 区委 without its district": (_PLACES,),
    "… short forms not joined": (_SHORT_NAMES,),
    "… 该联盟 stands for nothing": (_ANAPHORS,),
    "without quoted names": _finders("quotations", "listed_parts"),
    "without titles in 《》": _finders("documents"),
    "without names by their heads": _finders("regions", "shared_places", "shared_tails"),
    "without lists with a shared head": _finders("shared_heads", "listed_parts"),
    "without divisions": (("kg.extraction.naming.component", "NameFinder._divisions", _nothing),),
    "without persons": (("kg.extraction.naming.people", "PeopleFinder.find", _nothing),),
    "without honours": _finders("honours"),
    "without industries": _finders("industries"),
    "without known words": _finders("known"),
    "without organs of units": _finders("offices"),
    "without other places of a name": (("kg.extraction.naming.component", "NameFinder._again", _nothing),),
}


@contextmanager
def switched_off(changes: Sequence[Change]) -> Iterator[None]:
    """Put something else in the place of parts of the program for a while.

    Raises:
        AttributeError: if one of them is there no more.
    """
    with ExitStack() as stack:
        for module, name, other in changes:
            owner, _, attribute = f"{module}.{name}".rpartition(".")
            stack.enter_context(patch.object(_found(owner, module), attribute, other))
        yield


def _found(owner: str, module: str) -> object:
    """Return a module, or the class in it that `owner` names."""
    found: object = import_module(module)
    for name in filter(None, owner.removeprefix(module).split(".")):
        found = getattr(found, name)
    return found


def speed(pages: Sequence[AnnotatedPage]) -> float:
    """Return characters of extraction a second of processor time, the best of several runs."""
    extractor, best = Extractor(), 0.0
    articles = [article for page in pages for article in read_page(page.text).articles]
    for _ in range(_RUNS):
        start = process_time()
        for article in articles:
            extractor.facts(article)
        best = max(best, sum(len(article.text) for article in articles) / (process_time() - start))
    return best


def rows(pages: Sequence[AnnotatedPage]) -> Iterator[list[str]]:
    """Yield what is left of the scores with each part switched off, and how fast extraction is then."""
    for label, changes in STEPS.items():
        with switched_off(changes):
            whole = measure(pages)
            heldout = Summary(tuple(page for page in whole.pages if page.folder == HELDOUT))
            cells = [f"{values[name]:.2f}" for name in MEASURES for values in (whole.total, heldout.total)]
            yield [label, *cells, f"{speed(pages):,.0f}"]


@click.command()
@click.option("--write", is_flag=True, help="Put the table into corpus/README.md.")
def main(write: bool) -> None:
    """Print the table: F1 over all annotated pages and over the held-out ones, and characters a second."""
    pages = annotated_pages(place for place in PLACES if place.is_dir())
    columns = [f"{name} {which}" for name in MEASURES for which in (f"({len(pages)} pages)", "(held out)")]
    table = markdown(["", *columns, "characters/s"], rows(pages))
    click.echo(table)
    if write:
        write_between(ROOT / "corpus" / "README.md", COMMAND, table)


if __name__ == "__main__":
    main()
