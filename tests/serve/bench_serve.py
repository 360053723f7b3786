"""Times the explorer on a large graph: `python tests/serve/bench_serve.py --things 1000000`.

Server and client share the machine. Every request is another one; they follow each other without a pause, as from one
eager person. The graph is made once, in a directory that is kept.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

import click
import httpx2
from large_graph import things, write_large_graph

from kg.index.searchkeys import initials_of, search_key, syllables
from kg.iris import Iris
from kg.resolution import Thing

_KG = Path(sys.executable).with_name("kg")
_LIMITS = {"start": 2.0, "suggest": 0.08, "thing page": 0.15, "neighbourhood": 0.2}
_MEMORY = 2048


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
        "suggest": [f"/api/suggest?q={quote(next(words))}" for _ in range(requests)],
        "search page": [f"/search?q={quote(next(words))}" for _ in range(requests)],
        "thing page": [quote(iri.removeprefix("https://zhili.example")) for iri in iris],
        "neighbourhood": [f"/api/neighbourhood?limit=300&iri={quote(iri)}" for iri in iris],
        "path": [f"/api/path?from={quote(a)}&to={quote(b)}" for a, b in pairwise(iris)],
        "turtle": [quote(iri.removeprefix("https://zhili.example")) + "?format=ttl" for iri in iris],
        "article page": [f"/id/article/large-{n:06}-1" for n in chance.sample(range(count // 10), requests)],
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


def timed(get: Callable[[str], httpx2.Response], path: str) -> float:
    """Return the seconds from a request to the end of its answer."""
    started = time.perf_counter()
    get(path).raise_for_status()
    return time.perf_counter() - started


def show(name: str, seconds: list[float]) -> None:
    """Print median, 95th percentile and maximum in milliseconds, with the limit where there is one."""
    middle, late, most = statistics.median(seconds), statistics.quantiles(seconds, n=20)[-1], max(seconds)
    limit = f"  limit {_LIMITS[name] * 1000:.0f}" if name in _LIMITS else ""
    click.echo(
        f"{name:16} {len(seconds):5} median {middle * 1000:7.1f}  p95 {late * 1000:7.1f}  max {most * 1000:7.1f} ms{limit}"
    )


@click.command()
@click.option("--things", "count", default=1_000_000, show_default=True)
@click.option("--requests", default=320, show_default=True)
@click.option("--graph", type=click.Path(path_type=Path), help="Where the graph is, or is made.")
def main(count: int, requests: int, graph: Path | None) -> None:
    """Time an explorer on a graph of so many things."""
    place = graph or Path("build") / f"large-{count}"
    if not place.exists():
        click.echo(f"making {place} …")
        write_large_graph(count, place)
    wanted = paths(count, requests)
    with served(place) as (address, process, start), httpx2.Client(base_url=address, timeout=60) as client:
        click.echo(f"{'start':16} {start:.2f} s  limit {_LIMITS['start']:.0f}")
        for name, requested in wanted.items():
            show(name, [timed(client.get, path) for path in requested])
        click.echo(f"{'memory':16} {memory(process):.0f} MB  limit {_MEMORY}")


if __name__ == "__main__":
    main()
