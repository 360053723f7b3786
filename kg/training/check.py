"""The checker of training text: `python -m kg.training.check corpus/train`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

import click

from kg.training.markup import STYLES
from kg.training.samples import Sample, read_samples
from kg.vocabulary import CLASSES, KINDS, PREDICATES

_RUN = 12
_CHINESE = re.compile(r"[^\u4e00-\u9fff0-9A-Za-z]")


def faults_of(sample: Sample) -> Iterator[str]:
    """Yield what is wrong with a sample, one sentence each."""
    if sample.style not in STYLES:
        yield f"style {sample.style!r} is unknown"
    if "\n" in sample.text or not sample.text.strip():
        yield "the text is empty or runs over a line end"
    yield from _faults_of_labels(sample)
    yield from _faults_of_statements(sample)


def _faults_of_labels(sample: Sample) -> Iterator[str]:
    for label in sample.entities:
        if not 0 <= label.start < label.end <= len(sample.text):
            yield f"{label.name}: span {label.start} to {label.end} is outside the text"
        if label.type not in CLASSES:
            yield f"{label.name}: no class {label.type!r}"
        surface = sample.text[label.start : label.end]
        if surface != surface.strip("，。；：、！？ "):
            yield f"{surface!r} begins or ends with a mark"
        if surface.count("“") != surface.count("”") or surface.count("《") != surface.count("》"):
            yield f"{surface!r} cuts a pair of marks"
    for one, other in combinations(sample.entities, 2):
        if one.start < other.start < one.end < other.end:
            yield f"{one.name} and {other.name} cross"
        if (one.start, one.end) == (other.start, other.end):
            yield f"{one.name} is marked twice"
        if one.name == other.name and one.type != other.type:
            yield f"{one.name} is {one.type} and {other.type}"


def _faults_of_statements(sample: Sample) -> Iterator[str]:
    size = len(sample.entities)
    for r in sample.relations:
        if r.predicate not in (*PREDICATES, "holdsPost"):
            yield f"no predicate {r.predicate!r}"
        if not (0 <= r.subject < size and 0 <= r.object < size):
            yield f"{r.predicate}: an end is no entity"
        elif r.predicate == "holdsPost" and (not r.role or sample.entities[r.subject].type != "Person"):
            yield "holdsPost needs a person and a role"
        elif r.subject == r.object:
            yield f"{r.predicate}: both ends are {sample.entities[r.subject].name}"
    if len(set(sample.relations)) < len(sample.relations):
        yield "a relation stands twice"
    for f in sample.figures:
        if f.kind not in KINDS:
            yield f"{f.indicator}: no kind {f.kind!r}"
        if not 0 <= f.holder < size:
            yield f"{f.indicator}: the holder is no entity"


def runs(text: str, length: int = _RUN) -> set[str]:
    """Return every run of `length` characters, marks and white space left out."""
    flat = _CHINESE.sub("", text)
    return {flat[n : n + length] for n in range(len(flat) - length + 1)}


def copied(samples: Iterable[Sample], articles: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield (id, run) for samples that share a run of characters with an article that is not ours."""
    foreign: set[str] = set()
    for article in articles:
        foreign |= runs(article)
    for sample in samples:
        for run in sorted(runs(sample.text) & foreign):
            yield sample.id, run


def twice(samples: Iterable[Sample]) -> Iterator[str]:
    """Yield the ids of samples whose text or id came before."""
    texts: set[str] = set()
    ids: set[str] = set()
    for sample in samples:
        if sample.text in texts or sample.id in ids:
            yield sample.id
        texts.add(sample.text)
        ids.add(sample.id)


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--against", type=click.Path(path_type=Path), help="A folder of articles that no sample may copy from.")
def main(folder: Path, against: Path | None) -> None:
    """Check every *.jsonl under FOLDER; exit 1 if anything is wrong."""
    samples = [sample for path in sorted(folder.rglob("*.jsonl")) for sample in read_samples(path)]
    found = [f"{sample.id}: {fault}" for sample in samples for fault in faults_of(sample)]
    found += [f"{number}: stands twice" for number in twice(samples)]
    if against and against.is_dir():
        articles = [path.read_text(encoding="utf8") for path in sorted(against.glob("*.txt"))]
        found += [f"{number}: copies {run}" for number, run in copied(samples, articles)]
    for line in found:
        click.echo(line)
    click.echo(
        f"{len(samples)} samples, {sum(len(s.entities) for s in samples)} entities, "
        f"{sum(len(s.relations) for s in samples)} relations, {sum(len(s.figures) for s in samples)} figures, "
        f"{len(found)} faults"
    )
    raise SystemExit(bool(found))


if __name__ == "__main__":
    main()
