"""What must not go wrong when machines do: `make test-faults`; the first of each kind also run with all tests."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from news import content, news, written

ROWS = news(60)
KILLS = 20
#: Runs a build in shards of a few articles, so that there is something to lose at every moment.
BUILD = """
import sys
from pathlib import Path
from kg.building import Options, build
build([sys.argv[1]], Path(sys.argv[2]), options=Options(shard_records=4, jobs=int(sys.argv[3])))
"""


def command(table: Path, out: Path, jobs: int = 1) -> list[str]:
    return [sys.executable, "-c", BUILD, str(table), str(out), str(jobs)]


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("table") / "news.jsonl", ROWS)


@pytest.fixture(scope="module")
def whole(table: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    """A build that nothing happened to, and the seconds that it took."""
    out, began = tmp_path_factory.mktemp("whole") / "graph", time.monotonic()
    subprocess.run(command(table, out), check=True)
    return out, time.monotonic() - began


def killed(table: Path, out: Path, after: float) -> bool:
    """Start a build and kill it after some seconds; return whether it was still at work."""
    process = subprocess.Popen(command(table, out))
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return True
    return False


def moments(seconds: float) -> list[float]:
    chance = random.Random(20240312)
    return [chance.uniform(0.1, 1.05) * seconds for _ in range(KILLS)]


@pytest.mark.parametrize("number", [0, *(pytest.param(number, marks=pytest.mark.faults) for number in range(1, KILLS))])
def test_a_build_that_is_killed_is_finished_by_the_same_command(
    number: int, table: Path, whole: tuple[Path, float], tmp_path: Path
) -> None:
    out, seconds = whole
    killed(table, tmp_path / "graph", moments(seconds)[number])
    subprocess.run(command(table, tmp_path / "graph"), check=True)
    assert content(tmp_path / "graph") == content(out)
    assert [entry.name for entry in tmp_path.iterdir()] == ["graph"]


@pytest.mark.faults
def test_killed_again_and_again_it_still_comes_to_an_end(
    table: Path, whole: tuple[Path, float], tmp_path: Path
) -> None:
    out, seconds = whole
    for share in (0.5, 0.6, 0.7, 0.8, 0.9):
        killed(table, tmp_path / "graph", share * seconds)
    subprocess.run(command(table, tmp_path / "graph"), check=True)
    assert content(tmp_path / "graph") == content(out)


@pytest.mark.faults
def test_a_worker_of_the_pool_that_is_killed_is_replaced(
    table: Path, whole: tuple[Path, float], tmp_path: Path
) -> None:
    process = subprocess.Popen(command(table, tmp_path / "graph", jobs=2))
    worker = None
    while worker is None and process.poll() is None:
        worker = next(iter(workers_of(process.pid)), None)
        time.sleep(0.05)
    time.sleep(1)
    assert worker is not None
    os.kill(worker, signal.SIGKILL)
    assert process.wait(300) == 0
    assert content(tmp_path / "graph") == content(whole[0])


def workers_of(parent: int) -> Iterator[int]:
    """Yield the processes below another that are workers of a pool."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            status, line = (folder / "stat").read_text(), (folder / "cmdline").read_text()
        except OSError:  # it has ended
            continue
        if int(status.rpartition(")")[2].split()[1]) == parent and "spawn_main" in line:
            yield int(folder.name)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 3 MB."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    made = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)], capture_output=True, text=True
    )
    if not made or made.returncode:
        pytest.skip("a file system cannot be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_is_told_and_leaves_the_old_build(table: Path, small_disk: Path, whole: tuple[Path, float]) -> None:
    out = small_disk / "graph"
    shutil.copytree(whole[0], out, ignore=shutil.ignore_patterns("store", "explorer.sqlite", "graph.html"))
    old = {file.name: file.read_bytes() for file in out.iterdir() if file.is_file()}
    more = written(table.with_name("more.jsonl"), news(90))
    done = subprocess.run(
        [sys.executable, "-m", "kg", "build", str(more), "--out", str(out)], capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stderr.startswith("kg: ")
    assert any(words in done.stderr for words in ("space", "disk is full"))
    assert done.stderr.count("\n") == 1
    assert {file.name: file.read_bytes() for file in out.iterdir() if file.is_file()} == old
    assert [entry.name for entry in small_disk.iterdir()] == ["graph"]
