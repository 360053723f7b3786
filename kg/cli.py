"""The command line `kg`: each command parses its options, calls one function and prints.

Exit codes: 0 fine, 1 findings (something could not be built, a shape is broken), 2 wrong use or input. What a machine
may read goes to standard output, progress and messages to standard error. Heavy modules are imported inside the
commands, so that `kg --help` answers at once.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterable
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg import console
from kg.build_command import build
from kg.commands import PATH as _PATH
from kg.commands import Commands, setting
from kg.commands import example as _example
from kg.commands import graph_option as _graph
from kg.errors import QueryError
from kg.load_command import load

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kg.questions import Page, Question

_CELL = 60  # places that a cell of a table may take in a terminal

_json = click.option("--json", "as_json", is_flag=True, help="Print JSON for machines.")


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog=_example(
        "kg build corpus/articles --out graph",
        "kg show 区委 --graph graph",
        "kg query who-leads --graph graph",
    ),
)
@click.version_option(package_name="zhili", prog_name="kg")
def main() -> None:
    """Zhili 治理: Chinese local-government and party-building news as an RDF knowledge graph.

    Reads newspaper pages on this machine, without a network, and keeps for every statement the words it rests on.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the name model multiplies too little to gain by threads
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that a build that is stopped cleans up
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


main.add_command(build)


@main.command(epilog=_example("kg read page.txt", "kg read page.txt --diff", "kg read page.txt --json"))
@click.argument("file", type=_PATH)
@click.option("--diff", is_flag=True, help="Show only where the text was put in another order, and how sure that is.")
@_json
def read(file: Path, diff: bool, as_json: bool) -> None:
    """Show how a page is read.

    Prints its articles with title, by-line and text, and what was repaired or left out.
    """
    from kg.reading import read_json, read_page

    page = read_page(file)
    record = read_json(page)
    lines = console.repair_lines(record["repairs"]) if diff else console.page_lines(page)
    _echo(record["repairs"] if diff else record, lines, as_json)


@main.command(epilog=_example("kg show 区委", "kg show 区委 --why --graph graph"))
@click.argument("name")
@_graph
@click.option("--why", is_flag=True, help="Tell which names were merged to this thing, which were not, and why.")
@_json
def show(name: str, graph: Path, why: bool, as_json: bool) -> None:
    """Show all that is known of a thing.

    Prints what is said of NAME with the sentences it rests on. NAME is a full name, a short one or an IRI; where
    several things bear it, they are listed.
    """
    from kg.showing import find, portrait, read_decisions
    from kg.store import open_store

    store = open_store(graph)
    decisions = read_decisions(graph) if why else ()
    portraits = [portrait(store, iri, decisions) for iri in find(store, name)]
    lines = portraits[0].lines() if len(portraits) == 1 else console.several_lines(name, portraits)
    _echo([one.record() for one in portraits], lines, as_json)


@main.command(
    epilog=_example(
        "kg query --list",
        "kg query who-leads --set body=区委",
        "kg query question.rq --format csv",
        "kg query 'SELECT ?name { ?alliance a zl:Alliance ; skos:prefLabel ?name }'",
    )
)
@click.argument("text", required=False)
@click.option("--set", "values", multiple=True, metavar="KEY=VALUE", help="A parameter of a stored question.")
@_graph
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@click.option("--page", type=click.IntRange(1), help="Only this part of a stored question's statements, from 1.")
@click.option("--rows", default=100, show_default=True, type=click.IntRange(1), help="Statements of a page.")
@click.option("--list", "listed", is_flag=True, help="List the stored questions with their parameters.")
def query(
    text: str | None, values: tuple[str, ...], graph: Path, form: str, page: int | None, rows: int, listed: bool
) -> None:
    """Ask the graph a question.

    TEXT is the name of a stored question, a file with SPARQL (.rq, .sparql), or SPARQL itself, for which the usual
    prefixes need not be declared.
    """
    from kg.questions import Page, stored_questions
    from kg.store import open_store, run_query

    if listed:
        return _echo_lines(console.question_lines(stored_questions()))
    if text is None:
        raise click.UsageError("Give a question; `kg query --list` shows the stored ones.")
    store = open_store(graph)
    sparql, question = _sparql(store, text, values, Page(page, rows) if page else None)
    result = run_query(store, sparql)
    if form == "table":
        if question:
            click.echo(f"{question.title} {question.title_en}\n")
            result = replace(result, columns=tuple(question.headings().get(name, name) for name in result.columns))
        click.echo(result.to_table(_CELL if sys.stdout.isatty() else None), nl=False)
        click.echo(f"{len(result.rows)} rows{f'; page {page}, more with --page {page + 1}' if page else ''}", err=True)
    else:
        click.echo(result.to_csv() if form == "csv" else result.to_json(), nl=False)
    return None


def _sparql(store: Store, text: str, values: Iterable[str], page: Page | None) -> tuple[str, Question | None]:
    """Return the SPARQL that a user means, and the stored question that it belongs to."""
    from kg.questions import question

    settings = dict(setting(value, "--set") for value in values)
    plain = _file_text(Path(text)) if text.endswith((".rq", ".sparql")) else text
    if plain is text and not any(char in text for char in "{}<> \n"):
        stored = question(text)
        return stored.bound(store, page, **settings), stored
    if settings or page:
        raise QueryError("--set and --page go with stored questions only; write value or LIMIT into the query")
    return plain, None


def _file_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path}: not readable as a query ({error}); check the file") from error


@main.command(epilog=_example("kg check graph", "kg check graph.ttl --json"))
@click.argument("directory", type=_PATH)
@_json
def check(directory: Path, as_json: bool) -> None:
    """Hold a graph against the shapes.

    Tells the findings by constraint, and which shapes of the ontology had nothing to judge. The exit code is 1 if a
    shape is broken.
    """
    from kg.checking import check as judge

    report = judge(directory)
    _echo(report.as_dict(), report.lines(), as_json)
    sys.exit(report.exit_code)


@main.command(
    epilog=_example("kg export graph --format gexf --out graph.gexf", "kg export graph --format csv --out tables")
)
@click.argument("directory", type=_PATH)
@click.option("--format", "form", required=True, help="turtle, trig, … as below.")
@click.option("--out", required=True, type=_PATH, help="File to write; for csv and bulk loaders a directory.")
def export(directory: Path, form: str, out: Path) -> None:
    """Write a graph for another tool.

    turtle, trig, nquads and jsonld hold everything; graphml and gexf the network; csv two tables for the import into a
    property graph; qlever, jena and virtuoso write files for their bulk loaders, with the commands beside them.
    """
    from kg.exports import export as write

    write(directory, form, out)
    click.echo(f"kg: {out} written as {form}", err=True)


main.add_command(load)


@main.command(
    "eval",
    epilog=_example(
        "kg eval graph corpus/gold/page.json --text corpus/articles/page.txt --misses",
        "kg eval --all corpus",
        "kg eval --all corpus --floors corpus/gold/floors.toml",
    ),
)
@click.argument("paths", nargs=-1, required=True, type=_PATH, metavar="GRAPH GOLD | --all DIR...")
@click.option("--all", "whole", is_flag=True, help="Build and score every annotated page of directories, each alone.")
@click.option("--text", type=_PATH, help="The page of GRAPH, to see whether the evidence stands in it.")
@click.option("--misses", is_flag=True, help="List what was missed and what is too much, by kind or by cause.")
@click.option("--floors", type=_PATH, help="With --all: compare with this file of floors; exit code 1 below one.")
@click.option("--raise", "higher", is_flag=True, help="Raise the floors to what was measured, less a hair.")
@_json
def evaluate(
    paths: tuple[Path, ...],
    whole: bool,
    text: Path | None,
    misses: bool,
    floors: Path | None,
    higher: bool,
    as_json: bool,
) -> None:
    """Score graphs against gold annotations.

    GRAPH should hold the one page that GOLD annotates. With --all, each DIR holds gold/NAME.json and articles/NAME.txt,
    or both in one directory, and the tables tell the scores by page, class and predicate, and the misses by cause.
    """
    if whole:
        if text or (higher and not floors):
            raise click.UsageError("--text goes with GRAPH and GOLD; --raise needs --floors.")
        return _measure(paths, misses, floors, higher, as_json)
    if len(paths) != 2 or floors or higher:
        raise click.UsageError("Give GRAPH and GOLD, or --all and directories; --floors goes with --all.")
    from kg.evaluation import evaluate as score
    from kg.evaluation import read_gold
    from kg.reading import read_source
    from kg.store import open_store

    graph, gold = paths
    found = score(open_store(graph), read_gold(gold), read_source(text).text if text else None)
    record = {"scores": found.record()} | ({"misses": dict(found.misses)} if misses else {})
    return _echo(record, console.score_lines(found, misses), as_json)


def _measure(directories: Iterable[Path], misses: bool, floors: Path | None, higher: bool, as_json: bool) -> None:
    """Score all annotated pages of directories, and compare with floors or raise them."""
    from kg.evaluation.floors import hold
    from kg.measuring import annotated_pages, measure

    summary = measure(annotated_pages(directories))
    _echo(summary.record(misses), summary.lines(misses), as_json)
    broken = hold(summary, floors, higher) if floors else []
    for sentence in broken:
        click.echo(f"kg: {sentence}", err=True)
    sys.exit(1 if broken else 0)


@main.command(epilog=_example("kg serve graph", "kg serve graph --port 9000 --seconds 30"))
@click.argument("directory", type=_PATH, default=Path("graph"))
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option("--name", "names", multiple=True, help="A further host name that the server may be called by.")
@click.option(
    "--seconds", default=10.0, show_default=True, type=click.FloatRange(0.1, 3600), help="Most time of a SPARQL query."
)
@click.option("--install-yasgui", is_flag=True, help="Fetch the YASGUI editor for the query page with npm, and end.")
def serve(directory: Path, host: str, port: int, names: tuple[str, ...], seconds: float, install_yasgui: bool) -> None:
    """Explore a graph in the browser.

    Serves what `kg build` left in DIRECTORY: search, pages of things and articles, the graph, SPARQL at /sparql and
    reconciliation for OpenRefine at /reconcile. Read-only; a new build in the same place is picked up.
    """
    if install_yasgui:
        from kg.serve.yasgui import install

        click.echo(f"YASGUI is in {install()}; the query page has it from the next `kg serve` on")
        return
    from kg.serve.server import serve as run

    run(directory, host, port, seconds, names, told=lambda address: click.echo(f"{address}  (Ctrl+C ends it)"))


@main.command(epilog=_example("kg stats graph", "kg stats graph --json"))
@click.argument("directory", type=_PATH)
@_json
def stats(directory: Path, as_json: bool) -> None:
    """Count what a graph holds.

    Things by class, relations, figures and articles, and what most statements are about.
    """
    from kg.statistics import statistics
    from kg.store import open_store

    found = statistics(open_store(directory))
    _echo(found.record(), found.lines(), as_json)


def _echo(record: object, lines: Iterable[str], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
    else:
        _echo_lines(lines)


def _echo_lines(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)
