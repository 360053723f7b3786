"""Times the explorer on a large graph: `make bench-explorer`.

Server and client share the machine. The index is read once before, as that of a graph just built lies in the system's
cache. Every request is another one; they follow each other without a pause, as from one eager person. The
graph is made once, in a directory that is kept.
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

import click
import httpx2
from readme_tables import markdown, write_between
from serve.large_graph import things, write_large_graph

from kg.index.schema import FILE_NAME
from kg.index.searchkeys import initials_of, search_key, syllables
from kg.iris import Iris
from kg.resolution import Thing

_KG = Path(sys.executable).with_name("kg")
_ROOT = Path(__file__).resolve().parents[1]
#: The most seconds that the 95th percentile of a kind of request may take.
_LIMITS = {"suggestion": 0.08, "thing page": 0.15, "neighbourhood": 0.2}
_CHINESE = {
    "suggestion": "搜索建议",
    "search page": "搜索页",
    "thing page": "事物页",
    "neighbourhood": "邻域",
    "path": "路径",
    "turtle": "Turtle",
    "article page": "报道页",
}
_HEAD = ["request", "number", "median ms", "p95 ms", "p95 of processor time", "slowest ms", "p95 asked for"]
_HEAD_ZH = ["请求", "个数", "中位数（毫秒）", "p95（毫秒）", "处理器时间 p95", "最慢（毫秒）", "p95 上限"]
_TOLD = (
    "Start until the first page {start:.2f} s (2 s asked for); memory of server and workers {memory:.0f} MB (2 GB asked for), "
    "shared pages counted in each; {cores} cores with a load of {before:.1f} before and {after:.1f} after."
)
_TOLD_ZH = (
    "启动到第一页 {start:.2f} 秒（要求 2 秒）；服务器与查询进程的内存共 {memory:.0f} MB（要求 2 GB，共享页在每个进程中都计入）；"
    "{cores} 个核心，测量前负载 {before:.1f}，测量后 {after:.1f}。"
)


def typed(sample: list[Thing], chance: random.Random) -> Iterator[str]:
    """Yield what people type on the way to names: beginnings, middles, pinyin and initials."""
    seen: set[str] = set()
    while True:
        key = search_key(chance.choice(sample).name)
        start, length = chance.randrange(max(1, len(key) - 2)), chance.randrange(1, 9)
        read = syllables(key[start : start + length])
        text = chance.choice(
            (key[:length], key[start : start + length], "".join(read)[: 2 + length], initials_of(read))
        )
        if text and text not in seen:
            seen.add(text)
            yield text


def paths(count: int, requests: int) -> dict[str, list[str]]:
    """Return different requests of each kind; a tenth of the things are among the best connected, with the very best."""
    chance = random.Random(3)
    all_things = list(things(count))
    sample = all_things[:5] + chance.sample(all_things[5 : max(requests, count // 1000)], requests // 10)
    sample += chance.sample(all_things[count // 1000 :], requests - len(sample))
    iris = [Iris().thing(thing).value for thing in sample]
    words = typed(all_things, chance)
    return {
        "suggestion": [f"/api/suggest?q={quote(next(words))}" for _ in range(requests)],
        "thing page": [quote(iri.removeprefix("https://zhili.example")) for iri in iris],
        "neighbourhood": [f"/api/neighbourhood?limit=300&iri={quote(iri)}" for iri in iris],
        "path": [f"/api/path?from={quote(a)}&to={quote(b)}" for a, b in pairwise(iris)],
        "turtle": [quote(iri.removeprefix("https://zhili.example")) + "?format=ttl" for iri in iris],
        "article page": [f"/id/article/large-{n:06}-1" for n in chance.sample(range(count // 10), requests)],
        "search page": [f"/search?q={quote(next(words))}" for _ in range(requests)],
    }


@contextmanager
def served(graph: Path) -> Iterator[tuple[str, int, float]]:
    """Give the address and the process of an explorer, and how long it took until a page could be had."""
    started = time.perf_counter()
    command = [str(_KG), "serve", str(graph), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        address = process.stdout.readline().split()[0]
        httpx2.get(address).raise_for_status()
        try:
            yield address, process.pid, time.perf_counter() - started
        finally:
            process.terminate()


def memory(process: int) -> float:
    """Return the resident memory in MB of a process and its children; shared pages count in full."""
    pids = [str(process), *Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    lines = (line for pid in pids for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def spent(process: int) -> float:
    """Return the seconds that the threads of a process have had a processor, which no other load adds to."""
    counts = Path(f"/proc/{process}/task").glob("*/schedstat")
    return sum(int(one.read_text().split()[0]) for one in counts) / 1e9


def timed(get: Callable[[str], httpx2.Response], paths: Iterable[str], kind: str, process: int) -> Measured:
    """Return the seconds from each request to the end of its answer."""
    found = Measured(kind, [], [])
    for path in paths:
        before, started = spent(process), time.perf_counter()
        get(path).raise_for_status()
        found.seconds.append(time.perf_counter() - started)
        found.spent.append(spent(process) - before)
    return found


@dataclass(frozen=True, slots=True)
class Measured:
    """The times of one kind of request, in seconds, and what the server's processors spent on each."""

    kind: str
    seconds: list[float]
    spent: list[float]

    def row(self, chinese: bool = False) -> list[str]:
        """Return name, count, median, 95th percentile, that of processor time, maximum and the limit, in milliseconds."""
        late, busy = (statistics.quantiles(one, n=20)[-1] for one in (self.seconds, self.spent))
        numbers = [f"{1000 * value:.1f}" for value in (statistics.median(self.seconds), late, busy, max(self.seconds))]
        limit = f"{1000 * _LIMITS[self.kind]:.0f}" if self.kind in _LIMITS else "–"
        return [_CHINESE[self.kind] if chinese else self.kind, str(len(self.seconds)), *numbers, limit]


@dataclass(frozen=True, slots=True)
class Run:
    """What one explorer took: seconds to start, requests by kind, MB of memory, processor load before and after."""

    start: float
    kinds: list[Measured]
    memory: float
    load: tuple[float, float]

    def lines(self, chinese: bool = False) -> str:
        """Return the table with a line about the rest."""
        table = markdown(_HEAD_ZH if chinese else _HEAD, (one.row(chinese) for one in self.kinds))
        before, after = self.load
        told = _TOLD_ZH if chinese else _TOLD
        return f"{told.format(start=self.start, memory=self.memory, cores=os.cpu_count(), before=before, after=after)}\n\n{table}"


def read_through(path: Path) -> None:
    """Bring a file into the system's cache."""
    with path.open("rb") as file:
        while file.read(2**24):
            pass


def measure(place: Path, wanted: Mapping[str, list[str]]) -> Run:
    """Start an explorer, send it all requests one after the other, and end it."""
    read_through(place / FILE_NAME)
    before = os.getloadavg()[0]
    with served(place) as (address, process, start), httpx2.Client(base_url=address, timeout=60) as client:
        kinds = []
        for kind, requested in wanted.items():
            kinds.append(timed(client.get, requested, kind, process))
            click.echo("  ".join(kinds[-1].row()), err=True)
        return Run(start, kinds, memory(process), (before, os.getloadavg()[0]))


def made(count: int, place: Path) -> Path:
    """Return the graph of so many things, made where it is not there yet."""
    if not place.exists():
        click.echo(f"making {place}, which takes a while …", err=True)
        aside = place.with_name(f"{place.name}.part")
        shutil.rmtree(aside, ignore_errors=True)
        write_large_graph(count, aside)
        aside.rename(place)
    return place


@click.command()
@click.option("--things", "count", default=1_000_000, show_default=True)
@click.option("--requests", default=400, show_default=True, help="Different requests of each kind.")
@click.option("--graph", type=click.Path(path_type=Path), help="Where the graph is, or is made.")
@click.option("--write", is_flag=True, help="Write the table into both READMEs.")
def main(count: int, requests: int, graph: Path | None, write: bool) -> None:
    """Time an explorer on a graph of so many things."""
    run = measure(made(count, graph or Path("build") / f"large-{count}"), paths(count, requests))
    click.echo(run.lines())
    if write:
        for name in ("README.md", "README.zh.md"):
            write_between(_ROOT / name, "`make bench-explorer WRITE=--write`", run.lines("zh" in name))


if __name__ == "__main__":
    main()
