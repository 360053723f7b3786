"""Explorers that several test files look at: one over a small real build, one over names that attack the page."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kg.graph import describe
from kg.index.schema import FILE_NAME
from kg.index.writing import write_index
from kg.model import Article, Block, Entity, Facts, Figure, OffsetMap, Relation, Source, Span
from kg.resolution import resolve
from kg.serve.app import application
from kg.serve.served import Served
from kg.store import build_store
from kg.texts import article_texts

SECONDS = 1.0
ATTACK = '<script>alert("红")</script>'


def client_of(directory: Path) -> Iterator[TestClient]:
    """Yield a client of an explorer over a build."""
    with TestClient(application(Served(directory, interval=0.05), SECONDS), base_url="http://127.0.0.1") as client:
        yield client


@pytest.fixture(scope="session")
def client(graph: Path) -> Iterator[TestClient]:
    """An explorer over the pages on 历下区 and 天桥区."""
    yield from client_of(graph)


def write_build(facts: list[Facts], out: Path) -> Path:
    """Write what the explorer reads of a build."""
    resolution = resolve(facts)
    out.mkdir()
    quads = sorted(describe(facts, resolution).quads, key=str)
    build_store(out / "store", quads)
    write_index(out / FILE_NAME, quads, article_texts((), facts, resolution))
    return out


def hostile_facts() -> Facts:
    """Return facts in which the title, the text, two names and an indicator hold markup."""
    text = f"标题{ATTACK}\n{ATTACK}区委牵头{ATTACK}联盟，增长3%。"
    line = Span(text.index("\n") + 1, len(text))
    source = Source(f"{ATTACK}.txt", text, "0" * 64, "utf-8")
    blocks = (Block("title", Span(0, line.start - 1)), Block("paragraph", line))
    offsets = OffsetMap(((0, 0, len(text)),))
    article = Article("hostile-1", source, text, blocks, offsets, title=f"标题{ATTACK}", authors=(ATTACK,))
    evidence = article.evidence(line)
    names = (f"{ATTACK}区委", f"{ATTACK}联盟")
    spans = [Span(text.index(name, line.start), text.index(name, line.start) + len(name)) for name in names]
    entities = tuple(
        Entity(name, type_, (f"{name}又名",), (span,))
        for name, type_, span in zip(names, ("PartyBody", "Alliance"), spans, strict=True)
    )
    return Facts(
        article,
        entities,
        (Relation(0, "leads", 1, evidence),),
        figures=(Figure(0, f"{ATTACK}增速", Decimal(3), "%", "growth", evidence),),
    )


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """An explorer over names that are scripts."""
    yield from client_of(write_build([hostile_facts()], tmp_path_factory.mktemp("hostile") / "graph"))
