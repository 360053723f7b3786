"""Graph stores on loopback: a small one that can be told to misbehave, and real ones where they are installed."""

from __future__ import annotations

import base64
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store
from served_application import served
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

_METHODS = ["GET", "PUT", "POST", "DELETE"]


@dataclass
class SmallStore:
    """A SPARQL 1.1 graph store in memory.

    Attributes:
        content: what it holds.
        requests: (method, graph) of every request that was answered well.
        password: of the user "writer"; none asked for if empty.
        answers: statuses that are given, in turn, before requests are answered well; 0 means well.
        slow: seconds that every answer takes.
    """

    content: Store = field(default_factory=Store)
    requests: list[tuple[str, str]] = field(default_factory=list)
    password: str = ""
    answers: list[int] = field(default_factory=list)
    slow: float = 0

    def application(self) -> Starlette:
        """Return the server: the store at /store, a web page at /page, and a place that has moved."""
        return Starlette(
            routes=[
                Route("/store", self.answer, methods=_METHODS),
                Route("/page", lambda request: HTMLResponse("<html>hello</html>"), methods=_METHODS),
                Route("/moved", lambda request: RedirectResponse("/store", 301), methods=_METHODS),
            ]
        )

    async def answer(self, request: Request) -> Response:
        """Answer as the W3C protocol says."""
        time.sleep(self.slow)
        if refused := self._refusal(request):
            return refused
        name = request.query_params.get("graph", "")
        graph = NamedNode(name) if name else DefaultGraph()
        exists = not name or self.content.contains_named_graph(graph)
        self.requests.append((request.method, name))
        if request.method in ("GET", "DELETE") and not exists:
            return PlainTextResponse("no such graph", 404)
        if request.method == "GET":
            return Response(self.content.dump(format=RdfFormat.TURTLE, from_graph=graph), media_type="text/turtle")
        if request.method in ("PUT", "DELETE"):
            self.content.clear_graph(graph) if request.method == "PUT" else self.content.remove_graph(graph)
        if request.method != "DELETE":
            assert request.headers["content-type"] == "text/turtle"
            self.content.load(await request.body(), format=RdfFormat.TURTLE, to_graph=graph)
        return Response(status_code=204)

    def _refusal(self, request: Request) -> Response | None:
        if status := self.answers.pop(0) if self.answers else 0:
            return PlainTextResponse("not now", status)
        expected = "Basic " + base64.b64encode(f"writer:{self.password}".encode()).decode()
        if self.password and request.headers.get("authorization") not in (expected, f"Bearer {self.password}"):
            return PlainTextResponse("who are you?", 401, {"WWW-Authenticate": 'Basic realm="store"'})
        return None


@contextmanager
def serving(store: SmallStore) -> Iterator[str]:
    """Serve a small store on a free port; give the address of its host."""
    with served(store.application()) as address:
        yield address


def free_port() -> int:
    """Return a port of loopback that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def oxigraph(folder: Path) -> Iterator[tuple[str, str]]:
    """Run Oxigraph's own server; give the addresses of its graph store and of its queries."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if program is None:
        pytest.skip("Oxigraph's server is not installed (the package oxigraph)")
    port = free_port()
    command = [program, "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    with _running(command, f"http://127.0.0.1:{port}/") as host:
        yield f"{host}store", f"{host}query"


@contextmanager
def fuseki(folder: Path) -> Iterator[tuple[str, str]]:
    """Run Apache Jena Fuseki; give the addresses of its graph store and of its queries."""
    program = shutil.which("fuseki-server")
    if program is None:
        pytest.skip("no fuseki-server of Apache Jena on the path")
    port = free_port()
    command = [program, "--localhost", "--port", str(port), "--update", "--mem", "/zhili"]
    with _running(command, f"http://127.0.0.1:{port}/") as host:
        yield f"{host}zhili/data", f"{host}zhili/query"


@contextmanager
def _running(command: list[str], address: str) -> Iterator[str]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 60
        while not _answers(address):
            assert process.poll() is None, f"{command[0]} ended with {process.returncode}"
            assert time.monotonic() < deadline, f"{command[0]} does not answer"
            time.sleep(0.05)
        yield address
    finally:
        process.terminate()
        process.wait(20)


def _answers(address: str) -> bool:
    try:
        urllib.request.urlopen(address, timeout=5).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True
