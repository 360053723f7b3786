"""A new build in the place of the one that is served."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from urllib.request import urlopen

import pytest
from click.testing import CliRunner
from conftest import REPORT
from starlette.testclient import TestClient

from kg.building import build
from kg.cli import main
from kg.errors import GraphError
from kg.serve.app import application
from kg.serve.served import Served
from kg.serve.server import _listening

MORE = "历下区植树节\n\n2024年3月，历下区委启动“万木”绿化行动。\n"


def test_a_new_build_is_picked_up_without_a_failed_request(graph: Path, tmp_path: Path) -> None:
    served_graph, pages = tmp_path / "graph", tmp_path / "pages"
    shutil.copytree(graph, served_graph)
    pages.mkdir()
    (pages / "report.txt").write_text(REPORT, encoding="utf8")
    (pages / "more.txt").write_text(MORE, encoding="utf8")
    stop = Event()
    with TestClient(application(Served(served_graph, interval=0.02)), base_url="http://127.0.0.1") as client:

        def requests() -> list[int]:
            paths = ("/api/suggest?q=区委", "/id/PartyBody/历下区委", "/sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D")
            found = []
            while not stop.is_set():
                found += [client.get(path, headers={"Accept": "text/html, */*;q=0.1"}).status_code for path in paths]
            return found

        with ThreadPoolExecutor(2) as pool:
            running = [pool.submit(requests) for _ in range(2)]
            build([pages], served_graph)
            deadline = time.monotonic() + 15
            while not _finds(client, "万木") and time.monotonic() < deadline:
                time.sleep(0.05)
            assert _finds(client, "万木")
            stop.set()
        codes = [code for one in running for code in one.result()]
        assert set(codes) == {200}
        query = "ASK { ?s ?p ?name FILTER(CONTAINS(STR(?name), '万木')) }"
        assert client.get("/sparql", params={"query": query}).json()["boolean"] is True


def _finds(client: TestClient, typed: str) -> bool:
    return bool(client.get("/api/suggest", params={"q": typed}).json()["hits"])


def test_a_broken_new_build_is_not_taken(graph: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    served_graph = tmp_path / "graph"
    shutil.copytree(graph, served_graph)
    with TestClient(application(Served(served_graph, interval=0.02)), base_url="http://127.0.0.1") as client:
        (served_graph / "explorer.sqlite").unlink()
        (served_graph / "explorer.sqlite").write_bytes(b"no database at all" * 100)
        deadline = time.monotonic() + 5
        while "is served on" not in caplog.text and time.monotonic() < deadline:
            time.sleep(0.02)
        assert "is served on" in caplog.text
        assert _finds(client, "红帆")


@pytest.mark.parametrize("prepare", ["nothing", "empty", "damaged"])
def test_what_is_no_build_is_told_in_a_sentence(tmp_path: Path, prepare: str) -> None:
    place = tmp_path / "graph"
    if prepare != "nothing":
        place.mkdir()
    if prepare == "damaged":
        (place / "explorer.sqlite").write_bytes(b"x" * 4096)
    with pytest.raises(GraphError, match="build"):
        Served(place)
    shown = CliRunner().invoke(main, ["serve", str(place)])
    assert shown.exit_code == 2
    assert shown.stderr.startswith("kg: ")


def test_the_command_serves_until_it_is_interrupted(graph: Path) -> None:
    command = [sys.executable, "-m", "kg", "serve", str(graph), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        address = process.stdout.readline().split()[0]
        with urlopen(f"{address}sparql?query=ASK%7B%7D") as answer:
            assert b"true" in answer.read()
        taken = CliRunner().invoke(main, ["serve", str(graph), "--port", address.rsplit(":")[-1].strip("/")])
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
    assert taken.exit_code == 2
    assert "choose another --port" in taken.stderr


def test_small_answers_are_sent_at_once(graph: Path) -> None:
    listening = _listening("127.0.0.1", 0)
    assert listening.proto == socket.IPPROTO_TCP  # else asyncio leaves Nagle's algorithm on: 40 ms a request
    listening.close()
