"""What commands print for people, as lines of text."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from kg.building import BuildReport
    from kg.evaluation import Evaluation
    from kg.model import Page
    from kg.questions import Question
    from kg.showing import Portrait

_REPEATS = 100  # that are told
_SURE_AFTER = 2.0  # seconds of a stage before its rate is told
_LINE_SECONDS = 30.0  # between two lines where there is no terminal
_BLOCK_MARKS = {"heading": "### ", "caption": "■ "}


def page_lines(page: Page) -> Iterator[str]:
    """Yield the articles of a page with their by-lines, and what reading noted."""
    for article in page.articles:
        yield f"# {article.title or '(无标题 no title)'}"
        if article.subtitle:
            yield f"## {article.subtitle}"
        about = (("记者 authors", article.authors), ("摄影 photographs", article.photographers))
        parts = [f"{label}: {'、'.join(names)}" for label, names in about if names]
        yield "  ".join([f"[{article.id}]", *parts, *filter(None, (article.publisher, article.date))])
        yield ""
        for block in article.blocks:
            if block.kind not in ("title", "subtitle"):
                yield _BLOCK_MARKS.get(block.kind, "") + block.span.of(article.text)
        yield ""
    yield from (f"note: {note}" for note in page.notes)


def repair_lines(repairs: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield where a page is read in another order than its file has: a line a join or a break."""
    if not repairs:
        yield "read in the order of the file"
    for one in repairs:
        kind = one["kind"] if one["made"] else "not made"
        sure = "by rule" if one["confidence"] is None else f"{one['confidence']:.2f}"
        sign = "|" if one["kind"] == "break" else "->"
        yield f"{kind:8}  {sure:7}  {one['end']:>6}  {one['before']} {sign} {one['after']}  {one['start']}"


def build_lines(report: BuildReport) -> Iterator[str]:
    """Yield what a build made, and how long that took."""
    counts = report.counts
    yield f"{report.out}: {counts['articles']} articles, {counts['things']} things, {counts['triples']} triples"
    parts = (f"{counts[name]} {name}" for name in ("relations", "posts", "figures", "dates"))
    yield f"  {', '.join(parts)}; {counts['merges made']} names merged, {counts['merges refused']} kept apart"
    times = ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in report.seconds.items())
    yield f"  {sum(report.seconds.values()):.1f} s: {times}"


def build_warnings(report: BuildReport) -> Iterator[str]:
    """Yield what was not built, and why."""
    yield from (f"left out {one.path}: {one.reason}" for one in report.skipped)
    if report.left_out > len(report.skipped):
        yield f"… and {report.left_out - len(report.skipped)} more, which stand in {report.out / 'report.json'}"
    if report.repeated:
        for repeat in report.content["repeated"][:_REPEATS]:
            yield f"{repeat['file']} repeats {repeat['same as']} and was built once"
    if report.repeated > _REPEATS:
        yield f"… and {report.repeated - _REPEATS} more repeats, which stand in {report.out / 'report.json'}"
    if report.left_out:
        yield f"{report.left_out} of the inputs could not be built, the rest was"


def several_lines(name: str, portraits: list[Portrait]) -> Iterator[str]:
    """Yield the things that bear one name, to choose from."""
    yield f"{len(portraits)} things are called {name}; show one by its full name or its IRI:"
    for one in portraits:
        yield f"  {one.name}  {one.type}  {len(one.statements)} statements  {one.iri}"


def question_lines(questions: tuple[Question, ...]) -> Iterator[str]:
    """Yield stored questions with their parameters."""
    width = max((len(question.name) for question in questions), default=0)
    for question in questions:
        yield f"{question.name:{width}}  {question.title}  {question.title_en}"
        for parameter in question.parameters:
            need = "  必填 required" if parameter.required else ""
            yield f"{'':{width}}    --set {parameter.name}=…  {parameter.label} {parameter.label_en}{need}"


def score_lines(found: Evaluation, misses: bool) -> Iterator[str]:
    """Yield the scores of a graph, and what was missed if that is asked for."""
    for name, numbers in found.record().items():
        yield f"{name:22} " + "  ".join(f"{key} {value}" for key, value in numbers.items())
    for kind, lines in found.misses.items() if misses else ():
        yield f"\n{kind} ({len(lines)})"
        yield from (f"   {line}" for line in lines)


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """Give a function that shows progress: on one line of a terminal, elsewhere a line now and then."""
    shown, meter = sys.stderr.isatty(), _Meter()

    def tell(stage: str, done: int, total: int) -> None:
        line = meter.line(stage, done, total)
        if shown:
            click.echo(f"\r\033[K{line}", err=True, nl=False)
        elif meter.is_due():
            click.echo(f"kg: {line}", err=True)

    try:
        yield tell
    finally:
        if shown:
            click.echo("\r\033[K", err=True, nl=False)


class _Meter:
    """Works out how fast a stage goes and how long it will take."""

    def __init__(self) -> None:
        self._stage, self._began, self._first, self._told = "", 0.0, 0, monotonic()

    def line(self, stage: str, done: int, total: int) -> str:
        """Return what to show, once enough is done with the rate and the time left."""
        now = monotonic()
        if stage != self._stage:
            self._stage, self._began, self._first = stage, now, done
        amount = f" {done:,}/{total:,}" if total > 1 else f" {done:,}" if done else ""
        advanced, spent = done - self._first, now - self._began
        if not advanced or spent < _SURE_AFTER:
            return f"{stage}{amount} …"
        rate = advanced / spent
        left = f", {_duration((total - done) / rate)} left" if total > done else ""
        return f"{stage}{amount}, {rate:,.1f}/s{left} …"

    def is_due(self) -> bool:
        """Tell whether it is time for another line where there is no terminal."""
        if monotonic() - self._told < _LINE_SECONDS:
            return False
        self._told = monotonic()
        return True


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 2:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h {minutes % 60} min"
