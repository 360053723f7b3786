"""How builds grow: `make bench-scale` times 1,000, 10,000 and 100,000 articles and writes the table of both READMEs.

The articles are short news items of ../shared/data where that is present, else sentences of the training text; they are
repeated, each time with another last line, so that no two are equal. Every build is a process of its own; processor
seconds are told beside those of the clock, because machines are busy with other things.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import click
from readme_tables import markdown, write_between

_ROOT = Path(__file__).resolve().parent.parent
_NEWS = _ROOT.parent / "shared" / "data" / "transcripts.jsonl.gz"
_KG = Path(sys.executable).with_name("kg")
_SIZES = (1_000, 10_000, 100_000)
_LONGEST = 130  # characters of the news items that are taken
_SHARED = 10_000  # articles for the comparison of engines
_STAGES = ("extracting", "resolving names", "describing", "writing")


@dataclass(frozen=True, slots=True)
class Run:
    """What one build took."""

    articles: int
    characters: int
    triples: int
    seconds: float
    processor: float
    memory: float
    stages: dict[str, float]
    disk: int


def items() -> list[dict[str, str]]:
    """Return different news items."""
    if _NEWS.is_file():
        with gzip.open(_NEWS, "rt", encoding="utf8") as file:
            return [row for row in map(json.loads, file) if len(row["text"]) <= _LONGEST]
    files = sorted((_ROOT / "corpus" / "train").glob("*.jsonl"))
    texts = [json.loads(line)["text"] for file in files for line in file.read_text("utf8").splitlines()]
    return [{"id": f"t{number}", "title": "", "text": text} for number, text in enumerate(texts) if len(text) > 20]


def write_articles(path: Path, size: int) -> None:
    """Write so many articles as JSON Lines."""
    found = items()
    with gzip.open(path, "wt", encoding="utf8", compresslevel=1) as file:
        for number in range(size):
            again, place = divmod(number, len(found))
            row = dict(found[place])
            if again:
                row |= {"id": f"{row['id']}-{again}", "text": f"{row['text']}\n这是第{again + 1}次刊发。"}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def timed(table: Path, out: Path, *options: str) -> Run:
    """Build a table and return what it took."""
    start = time.perf_counter()
    process = subprocess.Popen([_KG, "build", table, "--out", out, *options], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    told = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        raise click.ClickException(f"kg build ended with {status}")
    stages = {name: float(spent) for name, spent in re.findall(r"([a-z][a-z ]+) ([0-9.]+)", told.splitlines()[-1])}
    with (out / "report.json").open(encoding="utf8") as file:
        head = "".join(line for _, line in zip(range(80), file, strict=False))
    counts = {name: int(re.findall(rf'"{name}": (\d+)', head)[0]) for name in ("articles", "characters", "triples")}
    disk = sum(file.stat().st_size for file in out.rglob("*") if file.is_file())
    processor = usage.ru_utime + usage.ru_stime
    return Run(**counts, seconds=seconds, processor=processor, memory=usage.ru_maxrss / 1024, stages=stages, disk=disk)


def row(run: Run) -> list[str]:
    """Return the cells of one build."""
    return [
        f"{run.articles:,}",
        f"{run.articles / run.seconds:,.0f} / {run.articles / run.processor:,.0f}",
        f"{run.characters / run.processor:,.0f}",
        f"{run.memory:,.0f}",
        " + ".join(f"{run.stages.get(stage, 0):.0f}" for stage in _STAGES),
        f"{run.triples:,}",
        f"{run.disk / 1e6:,.0f}",
    ]


_HEAD = [
    "articles",
    "articles/s: clock / processor",
    "characters/s of processor",
    "peak memory, MB",
    "s: extract + resolve + describe + write",
    "triples",
    "disk, MB",
]


@contextmanager
def cluster() -> Iterator[str]:
    """Give the address of a scheduler with two workers on this machine."""
    with ExitStack() as stack:
        address = "tcp://127.0.0.1:18787"
        commands = [
            ["scheduler", "--host", "127.0.0.1", "--port", "18787"],
            *[["worker", address, "--nthreads", "1"]] * 2,
        ]
        for kind, *options in commands:
            command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *options, "--no-dashboard"]
            process = stack.enter_context(subprocess.Popen(command, stderr=subprocess.DEVNULL))
            stack.callback(process.terminate)
        time.sleep(10)
        yield address


@click.command()
@click.option("--size", "sizes", multiple=True, type=int, default=_SIZES, help="How many articles; several times.")
@click.option("--engines/--no-engines", default=True, help="Also compare one process, two, and a Dask cluster.")
@click.option("--write", is_flag=True, help="Write the table into both READMEs.")
def main(sizes: tuple[int, ...], engines: bool, write: bool) -> None:
    """Print the tables."""
    load = os.getloadavg()[0]
    click.echo(f"{os.cpu_count()} processors, load {load:.1f}")
    with tempfile.TemporaryDirectory() as name:
        folder, numbers = Path(name), count()
        rows = []
        for size in sizes:
            table, out = folder / f"{size}.jsonl.gz", folder / str(next(numbers))
            write_articles(table, size)
            rows.append(row(timed(table, out)))
            click.echo("  ".join(rows[-1]))
            shutil.rmtree(out)
        if engines:
            compare(folder)
    if write:
        for readme in ("README.md", "README.zh.md"):
            write_between(_ROOT / readme, "make bench-scale", markdown(_HEAD, rows))


def compare(folder: Path) -> None:
    """Print what the same articles take in one process, in two and on a cluster of two workers."""
    table = folder / "shared.jsonl.gz"
    write_articles(table, _SHARED)
    runs = {"one process": timed(table, folder / "one"), "--jobs 2": timed(table, folder / "two", "--jobs", "2")}
    with cluster() as address:
        runs["Dask, 2 workers"] = timed(table, folder / "dask", "--engine", "dask", "--scheduler", address)
    for name, run in runs.items():
        click.echo(f"{name:16} {run.seconds:7.1f} s, extracting {run.stages['extracting']:7.1f} s")
    one, two, dask = (run.stages["extracting"] for run in runs.values())
    click.echo(f"speed-up of --jobs 2 {one / two:.2f}; Dask over the pool {dask / two:.2f}, in extraction")


if __name__ == "__main__":
    main()
