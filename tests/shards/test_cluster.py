from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from news import content, news, written

from kg.building import Options, build
from kg.shards.cluster import ClusterError

ROWS = news(60)


class Cluster:
    """A scheduler and two workers on this machine, each a process of its own; the scheduler writes where it is."""

    def __init__(self, stack: ExitStack, file: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        port = self.address.rpartition(":")[2]
        self.file = file
        self._start(stack, "scheduler", "--host", "127.0.0.1", "--port", port, "--scheduler-file", str(file))
        local = ("--nthreads", "1", "--no-nanny", "--host", "127.0.0.1", "--death-timeout", "120")
        self.workers = [self._start(stack, "worker", self.address, *local) for _ in range(2)]

    @staticmethod
    def _start(stack: ExitStack, kind: str, *options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "distributed.cli.dask_" + kind, *options, "--no-dashboard"]
        process = stack.enter_context(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        stack.callback(process.kill)
        return process

    def wait(self) -> None:
        """Wait until both workers are there."""
        from distributed import Client

        for _ in range(60):
            try:
                with Client(self.address, timeout=2, set_as_default=False) as client:
                    client.wait_for_workers(2, timeout=60)
                    return
            except OSError:
                time.sleep(0.5)
        raise AssertionError("the cluster does not come up")


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    with ExitStack() as stack:
        found = Cluster(stack, tmp_path / "dask.json")
        found.wait()
        yield found


def test_a_cluster_makes_the_same_bytes_though_one_of_its_workers_is_killed(cluster: Cluster, tmp_path: Path) -> None:
    table = written(tmp_path / "news.jsonl", ROWS)
    build([table], tmp_path / "here")

    def kill_one(stage: str, done: int, _: int) -> None:
        if stage == "extracting" and done and len(cluster.workers) == 2:
            cluster.workers.pop().kill()

    options = Options(shard_records=3, scheduler=str(cluster.file))
    made = build([table], tmp_path / "there", progress=kill_one, options=options)
    assert len(cluster.workers) == 1
    assert made.exit_code == 0
    assert content(tmp_path / "there") == content(tmp_path / "here")


def test_a_cluster_without_workers_is_told(cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.shards.cluster._ALONE_SECONDS", 3)
    for worker in cluster.workers:
        worker.kill()
    table = written(tmp_path / "news.jsonl", ROWS[:6])
    with pytest.raises(ClusterError, match="all workers are gone"):
        build([table], tmp_path / "graph", options=Options(shard_records=3, scheduler=cluster.address))
    assert not (tmp_path / "graph" / "graph.ttl").exists()


def test_a_scheduler_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.shards.cluster._CONNECT_SECONDS", 1)
    table = written(tmp_path / "news.jsonl", ROWS[:3])
    with pytest.raises(ClusterError, match="no Dask scheduler there"):
        build([table], tmp_path / "graph", options=Options(scheduler="tcp://127.0.0.1:1"))
    assert not (tmp_path / "graph").exists()


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (None, r"dask\.json: cannot be read"),
        ("{", "holds no address"),
        ("[]", "holds no address"),
        ("{}", "no address"),
    ],
)
def test_a_file_without_the_address_of_a_scheduler_is_told(tmp_path: Path, content: str | None, found: str) -> None:
    file = tmp_path / "dask.json"
    if content is not None:
        file.write_text(content)
    table = written(tmp_path / "news.jsonl", ROWS[:3])
    with pytest.raises(ClusterError, match=found):
        build([table], tmp_path / "graph", options=Options(scheduler=str(file)))
