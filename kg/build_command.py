"""The command `kg build`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from kg import console
from kg.commands import PATH, example, setting
from kg.vocabulary import DEFAULT_BASE


@click.command(
    epilog=example(
        "kg build corpus/articles --out graph",
        "kg build page1.txt page2.md --out graph",
        "kg build crawl.jsonl.gz --field text=content --field id=url --jobs 2 --out graph",
        "zcat news.jsonl.gz | kg build - --out graph",
        "kg build s3://news/2024.parquet --engine dask --scheduler tcp://head:8786 --facts s3://news/facts --out graph",
    )
)
@click.argument("paths", nargs=-1, required=True)
@click.option("--out", required=True, type=PATH, help="Directory to write; an older build there is replaced.")
@click.option("--base", default=DEFAULT_BASE, show_default=True, help="Where the IRIs of the data begin.")
@click.option("--lexicon", type=PATH, help="A TOML file whose entries are added to the lexicon.")
@click.option(
    "--model", default="", metavar="NAME", help="Another spaCy pipeline that votes on names: its name or directory."
)
@click.option("--jobs", default=1, show_default=True, type=click.IntRange(1), help="Processes that share the work.")
@click.option("--engine", type=click.Choice(["local", "dask"]), default="local", show_default=True, help="What reads.")
@click.option(
    "--scheduler", help="With --engine dask: address of the scheduler, such as tcp://host:8786, or its file (.json)."
)
@click.option("--facts", help="Directory or address that keeps the facts of articles; by default in the build.")
@click.option("--field", "fields", multiple=True, metavar="NAME=COLUMN", help="The column of tables that holds NAME.")
@click.option("--strict", is_flag=True, help="Stop at the first article that cannot be built.")
@click.option(
    "--article-seconds", default=60.0, show_default=True, type=click.FloatRange(0), help="Most time of an article."
)
def build(
    paths: tuple[str, ...],
    out: Path,
    base: str,
    lexicon: Path | None,
    engine: str,
    scheduler: str | None,
    fields: tuple[str, ...],
    **settings: Any,
) -> None:
    """Build the graph of newspaper files.

    PATHS are pages (.txt, .md), tables of articles (.jsonl, also .gz and .zst, and .parquet), web archives (.warc,
    .warc.gz), directories of them, addresses that fsspec can open, or - for JSON Lines that come in. Tables have the
    columns id, text, title, date, publisher and url; only text is needed, and --field gives them other names.

    The same command again does only what has changed, and finishes what was interrupted. What cannot be read is told
    and the rest goes on; the exit code is then 1. If nothing can be built, it is 2, and what stood in --out stays.
    """
    from kg.building import Options
    from kg.building import build as make
    from kg.inputs import Fields
    from kg.lexicon import default_lexicon

    if (engine == "dask") != bool(scheduler):
        raise click.UsageError("--engine dask and --scheduler go together.")
    options = Options(
        scheduler=scheduler, fields=Fields.of(dict(setting(field, "--field") for field in fields)), **settings
    )
    words = default_lexicon().extended(lexicon) if lexicon else None
    with console.progress() as tell:
        report = make(paths, out, base, words, tell, options)
    for warning in console.build_warnings(report):
        click.echo(f"kg: {warning}", err=True)
    for line in console.build_lines(report):
        click.echo(line)
    sys.exit(report.exit_code)
