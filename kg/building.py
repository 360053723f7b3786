"""The build: newspaper files in, a directory with the graph in every form out, all of it or nothing.

A build is written beside its place and renamed at the end, so that a failed or interrupted one leaves the old output as
it was; only the facts of articles are kept as soon as a shard of them is done, for the next build to go on from. What a
build writes depends on the content and the names of the files alone, not on their order, on where they stand, on how
the work was shared or on the time.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from shutil import rmtree
from time import perf_counter
from typing import Any

from pyoxigraph import Quad, RdfFormat, parse

from kg.build_directory import FACTS, MARK, discard_facts, keep_facts, placed
from kg.build_report import Skipped, counts_row
from kg.build_view import scene_of, shown_things
from kg.errors import InputError, OutputError
from kg.index.schema import FILE_NAME
from kg.index.writing import write_index
from kg.inputs import Fields, find_inputs, spooled
from kg.iris import Iris
from kg.jsonstream import write_json
from kg.lexicon import Lexicon
from kg.resolution import Workspace
from kg.shards.catalogue import Catalogue
from kg.shards.describing import KINDS, Described, Description, describe_shard
from kg.shards.engines import Engine, Lost, local_engine
from kg.shards.files import SUFFIXES, shelf
from kg.shards.fingerprint import fingerprint
from kg.shards.making import Failure, Maker, Progress
from kg.shards.naming import name_things
from kg.shards.work import Settings
from kg.sorting import LineSorter
from kg.store import build_store
from kg.texts import text_from_json
from kg.turtle import write_turtle
from kg.view import write_page
from kg.vocabulary import DEFAULT_BASE

#: Records of a shard, at least; no shard has more than five times as many.
SHARD_RECORDS = 1000
_TOLD = 1000  # of what was skipped, in `BuildReport`; all of it stands in the report


@dataclass(frozen=True, slots=True)
class Options:
    """How a build goes about its work; but for the model none of it changes the graph.

    Attributes:
        jobs: processes that read and describe articles.
        scheduler: address or file of a Dask scheduler whose workers read the articles, instead of this machine.
        facts: where the facts of articles are kept, a directory or an address; in the build by default.
        strict: stop at the first article that cannot be built.
        article_seconds: time that one article may take; 0 for no limit.
        shard_records: records of a shard, at least; no shard has more than five times as many.
        fields: which columns of tables hold what.
        model: the name of another spaCy pipeline that votes on names.
    """

    jobs: int = 1
    scheduler: str | None = None
    facts: str | None = None
    strict: bool = False
    article_seconds: float = 60.0
    shard_records: int = SHARD_RECORDS
    fields: Fields = field(default_factory=Fields)
    model: str = ""


@dataclass(frozen=True)
class BuildReport:
    """What a build made.

    Attributes:
        counts: of articles, things, statements and so on.
        skipped: what could not be built, the first thousand of it.
        left_out: how much that was altogether.
        repeated: how many records hold what another does.
        seconds: what each stage took.
    """

    out: Path
    counts: Mapping[str, Any]
    skipped: tuple[Skipped, ...]
    left_out: int
    repeated: int
    seconds: dict[str, float] = field(compare=False)

    @cached_property
    def content(self) -> dict[str, Any]:
        """What `report.json` says; the same for the same input."""
        found: dict[str, Any] = json.loads((self.out / "report.json").read_text(encoding="utf8"))
        return found

    @property
    def exit_code(self) -> int:
        """Return what the command line ends with: 1 if something could not be built, else 0."""
        return 1 if self.left_out else 0


def build(
    paths: Iterable[Path | str],
    out: Path,
    base: str = DEFAULT_BASE,
    lexicon: Lexicon | None = None,
    progress: Progress | None = None,
    options: Options = Options(),
) -> BuildReport:
    """Build the graph of all articles in `paths` into the directory `out`.

    Args:
        paths: files and directories, addresses, or "-" for what comes in; see `kg.inputs`.
        out: a new place, or an older build, which is replaced at the end.
        base: where the IRIs of the data begin.
        lexicon: what names and statements are found by; the project's own by default.
        progress: told of every file and article before work on it begins.
        options: how to go about it.

    Raises:
        InputError: if nothing could be read at all or, in strict builds, something could not.
        GraphError: if `base` cannot begin an IRI.
        OutputError: if `out` holds something else, cannot be written, or another build is at work there.
    """
    iris, clock = Iris(base), _Clock(progress or (lambda stage, done, total: None))
    with placed(out) as part, local_engine(options.jobs) as engine:
        work = part / "work"
        work.mkdir()
        try:
            made = _Build(part, work, out, iris, lexicon, clock, options, engine).run(paths)
        except sqlite3.Error as error:
            raise OutputError(f"{out}: the build cannot be written ({error}); check the space") from error
        rmtree(work)
    return made


class _Build:
    """One build: its stages in order, and what they leave for each other in files."""

    def __init__(
        self,
        part: Path,
        work: Path,
        out: Path,
        iris: Iris,
        lexicon: Lexicon | None,
        clock: _Clock,
        options: Options,
        engine: Engine,
    ) -> None:
        self._part, self._work, self._out = part, work, out
        self._iris, self._lexicon, self._clock, self._options, self._engine = iris, lexicon, clock, options, engine
        self._facts = options.facts or str(out / FACTS)
        self._shelf = shelf(self._facts)
        self._fingerprint = fingerprint(lexicon, options.model)
        self._catalogue = Catalogue(work / "inputs", self._fingerprint, options.shard_records)
        self._failures = LineSorter(work, "failures")

    def run(self, paths: Iterable[Path | str]) -> BuildReport:
        """Do all of it."""
        self._make(paths)
        shards = self._catalogue.made()
        workspace = self._resolve(shards)
        described = self._describe(workspace, shards)
        self._clock.progress("writing", 0, 1)
        counts, skipped, repeats = self._write(workspace, described)
        workspace.close()
        if not self._options.facts:
            keep_facts(self._part, self._out, (name + suffix for name in shards for suffix in SUFFIXES))
        return BuildReport(self._out, counts, tuple(skipped[:_TOLD]), len(skipped), repeats, self._clock.seconds())

    def _make(self, paths: Iterable[Path | str]) -> None:
        """Make the shards, and note what failed.

        Raises:
            InputError: if nothing is left.
        """
        inputs, missing = find_inputs(paths)
        if missing and (self._options.strict or not inputs):
            raise missing[0]
        extensions = self._lexicon.extensions if self._lexicon else ()
        settings = Settings(extensions, self._options.article_seconds, self._fingerprint, self._options.model)
        maker = Maker(self._catalogue, self._shelf, settings, self._options.strict, self._clock.progress)
        inputs = [spooled(one, self._work) for one in inputs]
        if self._options.scheduler:
            from kg.shards.cluster import cluster_engine

            with cluster_engine(self._options.scheduler) as engine:
                maker.make(inputs, self._options.fields, engine)
        else:
            maker.make(inputs, self._options.fields, self._engine)
        first = None
        for failure in [*(Failure(one.path, None, one.found, one.advice) for one in missing), *maker.failures()]:
            first = first or failure
            self._failures.add([json.dumps([failure.place, failure.reason, failure.article]).encode()])
        if not self._catalogue.articles():
            self._give_up(first)

    def _give_up(self, first: Failure | None) -> None:
        if not self._options.facts:
            discard_facts(self._out, (name + suffix for name in self._catalogue.made() for suffix in SUFFIXES))
        if first is None:
            raise InputError("the input", "no article in it", "name files with articles")
        raise InputError(first.place, first.found, first.advice)

    def _resolve(self, shards: Sequence[str]) -> Workspace:
        workspace = Workspace(self._work / "names")

        def told(done: int) -> None:
            self._clock.progress("resolving names", done, len(shards))

        name_things(self._shelf, shards, workspace, self._work, self._lexicon, told)
        workspace.database.execute("COMMIT")
        workspace.database.execute("BEGIN")
        return workspace

    def _describe(self, workspace: Workspace, shards: Sequence[str]) -> Described:
        """Describe the articles of all shards; what a shard leaves is in sorted runs."""
        shown = shown_things(workspace)
        tasks = (
            Description(self._facts, shard, self._work / "names", self._work, number, self._iris.base, shown)
            for number, shard in enumerate(shards)
        )
        total = Described({kind: [] for kind in KINDS}, Counter(), Counter())
        self._clock.progress("describing", 0, len(shards))
        for number, outcome in enumerate(self._engine.run(describe_shard, tasks), 1):
            if isinstance(outcome, Lost):
                raise OutputError(f"{self._out}: a shard cannot be described ({outcome.reason}); build again")
            total.add(outcome.result)
            self._clock.progress("describing", number, len(shards))
        return total

    def _merged(self, described: Described, kind: str) -> Iterator[bytes]:
        """Yield the lines of one kind of all shards, sorted."""
        sorter = LineSorter(self._work, f"all.{kind}")
        for run in described.runs[kind]:
            sorter.add_run(run)
        return sorter.sorted()

    def _rows(self, described: Described, kind: str) -> Iterator[Any]:
        """Yield the JSON of the lines of one kind, in order of their keys."""
        return (json.loads(line.rpartition(b"\t")[2]) for line in self._merged(described, kind))

    def _write(self, workspace: Workspace, described: Described) -> tuple[dict[str, Any], list[Skipped], int]:
        """Write everything, and return the counts, what was skipped and how many records were repeats."""
        part, base = self._part, self._iris.base
        triples = write_turtle(part / "graph.ttl", self._merged(described, "triples"), self._iris.prefixes())
        quads = _write_lines(part / "graph.nq", self._merged(described, "quads"))
        build_store(part / "store", _quads(part / "graph.nq"))
        texts = map(text_from_json, self._rows(described, "texts"))
        write_index(part / FILE_NAME, _quads(part / "graph.nq"), texts, base)
        shown = shown_things(workspace)
        write_page(scene_of(self._merged(described, "scene"), workspace, shown), part / "graph.html")
        merges = workspace.merges()
        write_json(part / "decisions.json", (asdict(decision) for decision in workspace.decisions()))
        counts = counts_row(described.counts, described.relations, workspace.classes(), (triples, quads), merges)
        skipped = [Skipped(*json.loads(line)) for line in self._failures.sorted()]
        repeats = [{"file": name, "same as": first} for name, first in self._catalogue.repeats()]
        content: dict[str, Any] = {"version": version("zhili"), "base": base, "counts": counts}
        content |= {"articles": self._rows(described, "articles"), "files": self._rows(described, "files")}
        content |= {"skipped": [one.record() for one in skipped], "repeated": repeats}
        write_json(part / "report.json", MARK | content | {"left out": self._rows(described, "notes")})
        return counts, skipped, len(repeats)


def _quads(path: Path) -> Iterator[Quad]:
    """Yield the quads of a file of sorted lines, so those of one subject after each other."""
    return parse(path=str(path), format=RdfFormat.N_QUADS)


def _write_lines(path: Path, lines: Iterable[bytes]) -> int:
    """Write lines, and return their number."""
    count = 0
    with path.open("wb") as file:
        for line in lines:
            file.write(line + b"\n")
            count += 1
    return count


class _Clock:
    """Hands progress on and keeps the time of each stage."""

    def __init__(self, progress: Progress) -> None:
        self._told = progress
        self._began: dict[str, float] = {}

    def progress(self, stage: str, done: int, total: int) -> None:
        self._began.setdefault(stage.partition(" from ")[0], perf_counter())
        self._told(stage, done, total)

    def seconds(self) -> dict[str, float]:
        """Return what each stage took, in order."""
        marks = [*self._began.items(), ("", perf_counter())]
        return {stage: later - sooner for (stage, sooner), (_, later) in pairwise(marks)}
