"""How builds grow: `make bench-scale` times 1,000, 10,000 and 100,000 articles and writes the table of both READMEs.

The articles are short news items of ../shared/data where that is present, else sentences of the training text; they are
repeated, each time with another last line, so that no two are equal. Every build is a process of its own; processor
seconds are told beside those of the clock, because machines are busy with other things. What is measured is kept in
build/bench-scale at once, so that an interrupted run goes on where it was; other code is measured anew.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import click
from readme_tables import markdown, write_between

_ROOT = Path(__file__).resolve().parent.parent
_NEWS = _ROOT.parent / "shared" / "data" / "transcripts.jsonl.gz"
_FOLDER = _ROOT / "build" / "bench-scale"
_SIZES = (1_000, 10_000, 100_000)
_LONGEST = 130  # characters of the news items that are taken
_STAGES = ("extracting", "resolving names", "describing", "writing")
_COMPARED, _TURNS = 2_000, 2  # articles for the comparison of engines, and how often each has its turn
_ONE_THREAD = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
_BUILD = """
import sys
from pathlib import Path
from kg import console
from kg.building import Options, build
options = Options(jobs=int(sys.argv[3]), scheduler=sys.argv[4] or None, shard_records=int(sys.argv[5]))
with console.progress() as tell:
    print(build([sys.argv[1]], Path(sys.argv[2]), progress=tell, options=options).seconds)
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What one build took: seconds of the clock and of the processor, megabytes, seconds by stage, bytes of disk."""

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


def written(size: int) -> Path:
    """Return a table of so many articles as JSON Lines."""
    path, found = _FOLDER / f"{size}.jsonl.gz", items()
    with gzip.open(path, "wt", encoding="utf8", compresslevel=1) as file:
        for number in range(size):
            again, place = divmod(number, len(found))
            row = dict(found[place])
            if again:
                row |= {"id": f"{row['id']}-{again}", "text": f"{row['text']}\n这是第{again + 1}次刊发。"}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


def timed(table: Path, jobs: int = 1, scheduler: str = "", shard_records: int = 1_000) -> Run:
    """Build a table and return what it took."""
    out, start = _FOLDER / "graph", time.perf_counter()
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, "-c", _BUILD, table, out, str(jobs), scheduler, str(shard_records)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=_ONE_THREAD)
    assert process.stdout
    told = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        raise click.ClickException(f"kg build ended with {status}")
    stages = {name: float(spent) for name, spent in re.findall(r"'([a-z ]+)': ([0-9.e-]+)", told)}
    with (out / "report.json").open(encoding="utf8") as file:
        head = "".join(line for _, line in zip(range(80), file, strict=False))
    counts = {name: int(re.findall(rf'"{name}": (\d+)', head)[0]) for name in ("articles", "characters", "triples")}
    disk = sum(file.stat().st_size for file in out.rglob("*") if file.is_file())
    shutil.rmtree(out)
    processor = usage.ru_utime + usage.ru_stime
    return Run(**counts, seconds=seconds, processor=processor, memory=usage.ru_maxrss / 1024, stages=stages, disk=disk)


class Kept:
    """What was measured of one state of the code, on disk."""

    def __init__(self, fresh: bool) -> None:
        self._path = _FOLDER / "measured.json"
        _FOLDER.mkdir(parents=True, exist_ok=True)
        code = sha256()
        for folder in ("kg", "ontology"):
            for file in sorted(one for one in (_ROOT / folder).rglob("*") if one.is_file() and one.suffix != ".pyc"):
                code.update(file.relative_to(_ROOT).as_posix().encode() + file.read_bytes())
        self._code, self._found = code.hexdigest()[:16], dict[str, Any]()
        if self._path.is_file() and not fresh:
            found = json.loads(self._path.read_text("utf8"))
            self._found = found["measured"] if found["code"] == self._code else {}

    def get(self, key: str) -> Any:
        """Return what was kept under a key, None if nothing was."""
        return self._found.get(key)

    def put(self, key: str, value: object) -> None:
        """Keep something, at once."""
        self._found[key] = value
        aside = self._path.with_suffix(".part")
        aside.write_text(json.dumps({"code": self._code, "measured": self._found}, indent=1), "utf8")
        aside.replace(self._path)


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
            process = stack.enter_context(subprocess.Popen(command, stderr=subprocess.DEVNULL, env=_ONE_THREAD))
            stack.callback(process.terminate)
        time.sleep(10)
        yield address


def compared() -> dict[str, list[float]]:
    """Return the seconds of extraction in one process, in two and on a cluster of two workers, in turns.

    Each turn has a new cluster, whose workers load their pipelines as those of a pool do.
    """
    table, found = written(_COMPARED), dict[str, list[float]]()
    for _ in range(_TURNS):
        for name, jobs in (("one process", 1), ("--jobs 2", 2)):
            found.setdefault(name, []).append(timed(table, jobs, shard_records=100).stages["extracting"])
        with cluster() as address:
            run = timed(table, scheduler=address, shard_records=100)
            found.setdefault("Dask, 2 workers", []).append(run.stages["extracting"])
        click.echo("  ".join(f"{name} {taken[-1]:.1f} s" for name, taken in found.items()))
    return found


_HEAD = [
    "articles",
    "articles/s: clock / processor",
    "characters/s of processor",
    "peak memory, MB",
    "s: extract + resolve + describe + write",
    "triples",
    "disk, MB",
]


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


def conclusions(runs: list[Run], engines: dict[str, list[float]] | None) -> tuple[list[str], list[str]]:
    """Return what the numbers say, in English and in Chinese."""
    english, chinese = ["With the trained model of names."], ["带训练的名称模型。"]
    first, last = runs[0], runs[-1]
    if len(runs) > 1:
        before = runs[-2]
        growth = last.processor / last.articles * before.articles / before.processor
        memory = last.memory / first.memory
        english += [
            f"From {before.articles:,} to {last.articles:,} articles the processor takes {growth:.2f} times what it should if growth were linear,",
            f"and the peak of memory at {last.articles:,} is {memory:.2f} times that at {first.articles:,}.",
        ]
        chinese += [
            f"从 {before.articles:,} 篇到 {last.articles:,} 篇，处理器时间是线性增长的 {growth:.2f} 倍；",
            f"{last.articles:,} 篇的内存峰值是 {first.articles:,} 篇的 {memory:.2f} 倍。",
        ]
    reading = last.stages["extracting"] / last.articles * 1e8 / 3600
    rest = sum(last.stages.get(stage, 0) for stage in _STAGES[1:]) / last.articles * 1e8 / 3600
    disk = last.disk / last.articles * 1e8 / 1e12
    english += [
        f"By these rates 100 million such articles are about {reading:,.0f} hours of one core for reading, which any number of workers share,",
        f"and {rest:,.0f} hours for the rest, which one machine with {disk:.1f} TB of disk does (its description of articles is shared by `--jobs`);",
        "longer articles take more in proportion to their characters.",
    ]
    chinese += [
        f"照此推算，1 亿篇这样的文章，阅读约需单核 {reading:,.0f} 小时，可由任意多个工作进程分担；其余约 {rest:,.0f} 小时在一台有 {disk:.1f} TB 磁盘的机器上完成",
        "（其中文章的描述由 `--jobs` 分担）；文章越长，按字数成比例增加。",
    ]
    if engines:
        one, two, dask = (statistics.median(taken) for taken in engines.values())
        english += [
            f"`--jobs 2` reads {_COMPARED:,} articles {one / two:.2f} times as fast as one process, workers' start included ({one:.1f} and {two:.1f} s);",
            f"a Dask cluster of two workers on the same machine takes {dask / two:.2f} times as long as the pool.",
        ]
        chinese += [
            f"`--jobs 2` 读 {_COMPARED:,} 篇，速度是单进程的 {one / two:.2f} 倍，含启动工作进程（{one:.1f} 秒与 {two:.1f} 秒）；",
            f"同一台机器上两个工作进程的 Dask 集群，用时是进程池的 {dask / two:.2f} 倍。",
        ]
    return english, chinese


def write(kept: Kept) -> None:
    """Write what has been measured into both READMEs."""
    runs = [Run(**found) for size in _SIZES if (found := kept.get(str(size)))]
    told = conclusions(runs, kept.get("engines"))
    table = markdown(_HEAD, map(row, runs))
    for readme, lines in zip(("README.md", "README.zh.md"), told, strict=True):
        write_between(_ROOT / readme, "make bench-scale", "\n".join([table, "", *lines]))


@click.command()
@click.option("--size", "sizes", multiple=True, type=int, default=_SIZES, help="How many articles; several times.")
@click.option("--engines/--no-engines", default=True, help="Also compare one process, two, and a Dask cluster.")
@click.option("--fresh", is_flag=True, help="Measure anew what was measured of this code before.")
@click.option("--write", "write_", is_flag=True, help="Write the table into both READMEs.")
def main(sizes: tuple[int, ...], engines: bool, fresh: bool, write_: bool) -> None:
    """Print the tables, each line as soon as it is measured."""
    kept, began = Kept(fresh), time.monotonic()
    wanted = [*map(str, sorted(sizes)[:-1]), *(["engines"] if engines else []), str(max(sizes))]  # the longest last
    click.echo("  ".join(_HEAD))
    for key in wanted:
        if kept.get(key) is None:
            kept.put(key, compared() if key == "engines" else asdict(timed(written(int(key)))))
        found, load, passed = kept.get(key), os.getloadavg()[0], timedelta(seconds=int(time.monotonic() - began))
        line = json.dumps(found) if key == "engines" else "  ".join(row(Run(**found)))
        click.echo(f"{line}  ({passed}; load {load:.1f})")
        if write_ and key != "engines":
            write(kept)
    for sentence in conclusions([Run(**kept.get(str(size))) for size in sorted(sizes)], kept.get("engines"))[0]:
        click.echo(sentence)


if __name__ == "__main__":
    main()
