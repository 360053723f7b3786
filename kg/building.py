"""The build: newspaper files in, a directory with the graph in every form out, all of it or nothing.

A build is written beside its place and renamed at the end, so that a failed or interrupted one leaves the old output as
it was. What it writes depends on the content and the names of the files alone, not on their order, on where they stand
or on the time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import Any

from kg.build_directory import MARK, placed
from kg.build_report import Input, Skipped, summary
from kg.errors import InputError
from kg.extraction.pipeline import Extractor
from kg.graph import describe
from kg.index.schema import FILE_NAME
from kg.index.writing import write_index
from kg.iris import Iris
from kg.lexicon import Lexicon
from kg.model import Facts, Page
from kg.reading import page_files, read_page
from kg.resolution import resolve
from kg.store import build_store, open_store
from kg.texts import article_texts
from kg.turtle import to_nquads, to_turtle
from kg.view import build_scene, write_page
from kg.vocabulary import DEFAULT_BASE

#: Tells of progress: what is being done, how much of it is done, how much there is.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made.

    Attributes:
        content: what `report.json` says; the same for the same input.
        skipped: paths that could not be built.
        seconds: what each stage took.
    """

    out: Path
    content: dict[str, Any]
    skipped: tuple[Skipped, ...]
    seconds: dict[str, float] = field(compare=False)

    @property
    def exit_code(self) -> int:
        """Return what the command line ends with: 1 if something could not be built, else 0."""
        return 1 if self.skipped else 0


def build(
    paths: Iterable[Path],
    out: Path,
    base: str = DEFAULT_BASE,
    lexicon: Lexicon | None = None,
    progress: Progress | None = None,
    model: str = "",
) -> BuildReport:
    """Build the graph of all articles in `paths` into the directory `out`.

    Args:
        paths: files and directories.
        out: a new place, or an older build, which is replaced at the end.
        base: where the IRIs of the data begin.
        lexicon: what names and statements are found by; the project's own by default.
        progress: told of every file and article before work on it begins.
        model: the name of another spaCy pipeline that votes on names.

    Raises:
        InputError: if nothing could be read at all, or there is no such pipeline.
        GraphError: if `base` cannot begin an IRI.
        OutputError: if `out` holds something else or cannot be written.
    """
    iris, clock = Iris(base), _Clock(progress or (lambda stage, done, total: None))
    with placed(out) as part:
        found = read_input(paths, clock.progress)
        facts = tuple(extract(found.pages, lexicon, clock.progress, model))
        clock.progress("resolving names", 0, 1)
        resolution = resolve(facts, lexicon)
        clock.progress("describing", 0, 1)
        graph = describe(facts, resolution, base)
        content = MARK | {"version": version("zhili"), "base": base} | summary(found, facts, resolution, graph)
        clock.progress("writing", 0, 1)
        _write_text(part / "graph.ttl", to_turtle(graph.quads, iris.prefixes()))
        _write_text(part / "graph.nq", to_nquads(graph.quads))
        _write_json(part / "report.json", content)
        _write_json(part / "decisions.json", [asdict(decision) for decision in resolution.decisions])
        build_store(part / "store", graph.quads)
        texts = article_texts(found.pages, facts, resolution, base)
        write_index(part / FILE_NAME, open_store(part / "store"), texts, base)
        write_page(build_scene(facts, resolution), part / "graph.html")
    return BuildReport(out, content, found.skipped, clock.seconds())


def read_input(paths: Iterable[Path], progress: Progress) -> Input:
    """Read all files of `paths`; those that cannot be read are told, not raised.

    Raises:
        InputError: if there is nothing left.
    """
    files, failures = _files(paths)
    pages: list[Page] = []
    for number, file in enumerate(files):
        progress("reading", number, len(files))
        try:
            pages.append(read_page(file))
        except InputError as error:
            failures.append(error)
    kept, repeats = _each_once(pages)
    if not kept:
        raise failures[0]
    skipped = sorted({(error.path, f"{error.found}; {error.advice}") for error in failures})
    return Input(kept, repeats, tuple(Skipped(path, reason) for path, reason in skipped))


def _files(paths: Iterable[Path]) -> tuple[list[Path], list[InputError]]:
    """Return the files of all paths, each once, and the failures of paths that have none."""
    files: dict[Path, Path] = {}
    failures = []
    for path in paths:
        try:
            files |= {file.resolve(): file for file in page_files([path])}
        except InputError as error:
            failures.append(error)
    return [files[file] for file in sorted(files)], failures


def _each_once(pages: Iterable[Page]) -> tuple[tuple[Page, ...], tuple[tuple[str, str], ...]]:
    """Return pages of different content, sorted, and the names of repeats with the name of what they repeat."""
    kept: dict[str, Page] = {}
    repeats = []
    for page in sorted(pages, key=lambda page: (page.source.name, page.source.sha256)):
        first = kept.setdefault(page.source.sha256, page)
        if first is not page:
            repeats.append((page.source.name, first.source.name))
    return tuple(kept.values()), tuple(sorted(repeats))


def extract(pages: Sequence[Page], lexicon: Lexicon | None, progress: Progress, model: str = "") -> Iterator[Facts]:
    """Yield the facts of every article."""
    extractor = Extractor(lexicon, model)
    articles = [article for page in pages for article in page.articles]
    for number, article in enumerate(articles):
        progress("extracting", number, len(articles))
        yield extractor.facts(article)


def _write_text(path: Path, text: str) -> None:
    path.write_bytes(text.encode())


def _write_json(path: Path, content: object) -> None:
    _write_text(path, json.dumps(content, ensure_ascii=False, indent=1) + "\n")


class _Clock:
    """Hands progress on and keeps the time of each stage."""

    def __init__(self, progress: Progress) -> None:
        self._told = progress
        self._began: dict[str, float] = {}

    def progress(self, stage: str, done: int, total: int) -> None:
        self._began.setdefault(stage, perf_counter())
        self._told(stage, done, total)

    def seconds(self) -> dict[str, float]:
        """Return what each stage took, in order."""
        marks = [*self._began.items(), ("", perf_counter())]
        return {stage: later - sooner for (stage, sooner), (_, later) in pairwise(marks)}
