"""Timings of what a user waits for: `make bench`.

Whole processes are timed from outside with the memory that the system counted for them; the speed of extraction is
set beside jieba's part-of-speech tagger on the same text in the same run, because machines differ. `make bench` ends
with pages of twice the length each up to 1 MB, whose characters a second show whether any stage grows faster than the
text; `python tests/bench.py --pages` prints these alone.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import count
from pathlib import Path

import click

_ROOT = Path(__file__).resolve().parent.parent
_PAGES = _ROOT.parent / "shared" / "articles"
_KG = Path(sys.executable).with_name("kg")
_RUNS = 5
#: Bytes of the shortest and the longest page that the doubling series builds.
_SHORTEST, _LONGEST = 2**15, 2**20


def timed(*command: str) -> tuple[float, float]:
    """Return wall-clock seconds and peak memory in MB of one run of a command."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise click.ClickException(f"{' '.join(command)} failed with {status}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def show(name: str, runs: list[tuple[float, float]]) -> None:
    """Print the median and the range of several runs."""
    seconds = [s for s, _ in runs]
    click.echo(
        f"{name:34} {statistics.median(seconds):6.2f} s ({min(seconds):.2f} to {max(seconds):.2f})"
        f"  {max(m for _, m in runs):5.0f} MB"
    )


def speeds(texts: list[str]) -> dict[str, float]:
    """Return characters per second of extraction and of jieba's tagger over the same texts, in turn."""
    import jieba.posseg

    from kg.extraction.pipeline import Extractor
    from kg.reading import read_page

    jieba.setLogLevel("WARNING")
    extractor = Extractor()
    articles = [a for path in pages() for a in read_page(path).articles]
    size = sum(len(a.text) for a in articles)
    list(jieba.posseg.cut("预热"))
    extractor.facts(articles[0])
    ours, theirs = [], []
    for _ in range(_RUNS):
        start = time.perf_counter()
        for article in articles:
            extractor.facts(article)
        middle = time.perf_counter()
        for text in texts:
            list(jieba.posseg.cut(text))
        ours.append(size / (middle - start))
        theirs.append(sum(map(len, texts)) / (time.perf_counter() - middle))
    return {"extraction": statistics.median(ours), "jieba.posseg": statistics.median(theirs)}


def pages() -> list[Path]:
    """Return the real pages where they are at hand, else the sample corpus."""
    return sorted(_PAGES.glob("*.txt")) or sorted((_ROOT / "corpus" / "articles").glob("*.*"))


def long_page(size: int) -> str:
    """Return one long article of a size in bytes: training sentences over and over, each time from other counties."""
    from kg.gazetteer import gazetteer

    counties = [name for name in gazetteer().names() if len(name) == 3 and name.endswith(("区", "县", "市"))]
    files = sorted((_ROOT / "corpus" / "train").glob("*.jsonl"))
    samples = [json.loads(line) for file in files for line in file.read_text("utf8").splitlines()]
    sentences = [one["text"].replace("\n", "") for one in samples if one["style"] != "headline"]
    lines = ["# 各地一年来的工作"]
    for number in count():
        lines.append(f"{counties[number % len(counties)]}：{sentences[number % len(sentences)]}")
        size -= len(lines[-1].encode()) + 2
        if size <= 0:
            break
    return "\n\n".join(lines)


def show_doubling(folder: Path) -> None:
    """Print what each stage takes for pages of twice the length each, in processor seconds and characters a second."""
    from kg.building import build

    size = _SHORTEST
    while size <= _LONGEST:
        page = folder / f"{size}.md"
        page.write_text(long_page(size), "utf8")
        start = time.process_time()
        report = build([page], folder / str(size))
        seconds = time.process_time() - start
        length = report.content["counts"]["characters"]
        stages = ", ".join(f"{stage} {spent:.1f}" for stage, spent in report.seconds.items())
        click.echo(f"page of {length:7,} characters {seconds:6.1f} s {length / seconds:9,.0f} characters/s  ({stages})")
        size *= 2


@click.command()
@click.option("--pages", "only_pages", is_flag=True, help="Time only pages of growing length.")
def main(only_pages: bool) -> None:
    """Print the tables."""
    if not only_pages:
        show_commands()
    with tempfile.TemporaryDirectory() as folder:
        show_doubling(Path(folder))


def show_commands() -> None:
    """Print what the commands take, and the speed of extraction beside a tagger."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [str(path) for path in pages()]
        show("kg --help", [timed(str(_KG), "--help") for _ in range(_RUNS)])
        builds = [timed(str(_KG), "build", *paths, "--out", f"{folder}/{n}") for n in range(_RUNS)]
        show(f"kg build, {len(paths)} files", builds)
        show("kg check", [timed(str(_KG), "check", f"{folder}/0") for _ in range(_RUNS)])
    found = speeds([path.read_bytes().decode("utf8", errors="ignore") for path in pages()])
    for name, speed in found.items():
        click.echo(f"{name:34} {speed:9,.0f} characters/s on one core")
    click.echo(f"{'ratio':34} {found['extraction'] / found['jieba.posseg']:9.2f}")


if __name__ == "__main__":
    main()
