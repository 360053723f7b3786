from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import BRIEF, FOLLOW_UP, REPORT

from kg.build_directory import CONTENTS
from kg.building import build
from kg.errors import GraphError, InputError, OutputError
from kg.store import open_store, run_query

FILES = ("graph.ttl", "graph.nq", "graph.html", "report.json", "decisions.json", "explorer.sqlite")
SHARED = Path(__file__).parents[2] / "shared" / "articles"


def content(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in FILES}


def report(out: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((out / "report.json").read_text(encoding="utf8"))
    return found


def test_a_build_leaves_the_graph_in_every_form(graph: Path) -> None:
    assert sorted(entry.name for entry in graph.iterdir()) == sorted(CONTENTS)
    rows = run_query(open_store(graph), "SELECT ?name { ?a a zl:Alliance ; skos:prefLabel ?name }").records()
    assert rows == [{"name": "红帆党建联盟"}]
    assert report(graph)["counts"]["articles"] == 3  # type: ignore[index]
    assert "<html" in (graph / "graph.html").read_text(encoding="utf8")


def test_short_and_long_name_of_two_pages_are_one_node(graph: Path) -> None:
    query = "SELECT DISTINCT ?name { ?a skos:prefLabel ?name ; a zl:GovernmentBody FILTER CONTAINS(?name, '历下区') }"
    assert run_query(open_store(graph), query).records() == [{"name": "历下区人力资源和社会保障局"}]


@pytest.mark.parametrize("seed", ["1", "4711"])
def test_the_same_input_gives_the_same_bytes_under_any_seed_order_and_place(
    seed: str, pages: Path, graph: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "other place"
    shutil.copytree(pages, elsewhere)
    files = sorted(elsewhere.iterdir(), reverse=seed == "1")
    command = [sys.executable, "-m", "kg", "build", *map(str, files), "--out", str(tmp_path / "graph")]
    subprocess.run(command, check=True, capture_output=True, env=os.environ | {"PYTHONHASHSEED": seed})
    assert content(tmp_path / "graph") == content(graph)


def test_one_more_file_changes_only_what_it_speaks_of(pages: Path, graph: Path, tmp_path: Path) -> None:
    shutil.copytree(pages, tmp_path / "pages")
    more = "槐荫区植树节\n\n3月，槐荫区绿化服务中心植树900棵。\n"
    (tmp_path / "pages" / "more.txt").write_text(more, encoding="utf8")
    build([tmp_path / "pages"], tmp_path / "graph")
    before, after = (set((out / "graph.nq").read_bytes().splitlines()) for out in (graph, tmp_path / "graph"))
    assert before < after
    assert all(b"/more-" in line for line in after - before)


def test_a_bad_file_is_told_and_the_rest_is_built(pages: Path, graph: Path, tmp_path: Path) -> None:
    bad = tmp_path / "empty.txt"
    bad.write_bytes(b"")
    made = build([bad, pages], tmp_path / "graph")
    assert made.exit_code == 1
    assert [(one.path, one.reason.split(";")[0]) for one in made.skipped] == [(str(bad), "an empty file")]
    assert report(tmp_path / "graph")["skipped"] == [made.skipped[0].record()]
    assert content(tmp_path / "graph")["graph.ttl"] == content(graph)["graph.ttl"]


def test_repeated_content_is_built_once_and_noted(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(REPORT, encoding="utf8")
    made = build([tmp_path / "b.txt", tmp_path / "a.txt", tmp_path], tmp_path / "graph")
    assert made.content["repeated"] == [{"file": "b.txt", "same as": "a.txt"}]
    assert made.content["counts"]["articles"] == 1
    assert made.exit_code == 0


def test_a_build_replaces_an_older_one(tmp_path: Path) -> None:
    out = tmp_path / "graph"
    for text in (REPORT, BRIEF):
        (tmp_path / "page.txt").write_text(text, encoding="utf8")
        build([tmp_path / "page.txt"], out)
    assert "天桥区" in (out / "graph.ttl").read_text(encoding="utf8")
    assert "历下区" not in (out / "graph.ttl").read_text(encoding="utf8")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["graph", "page.txt"]


def test_a_failed_build_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page, out = tmp_path / "page.txt", tmp_path / "graph"
    page.write_text(REPORT, encoding="utf8")
    build([page], out)
    old = content(out)
    page.write_text(BRIEF, encoding="utf8")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    def no_space(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for failure, expected in ((interrupted, KeyboardInterrupt), (no_space, OutputError)):
        monkeypatch.setattr("kg.building.build_store", failure)
        with pytest.raises(expected):
            build([page], out)
    page.write_bytes(b"")
    with pytest.raises(InputError):
        build([page], out)
    assert content(out) == old
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["graph", "page.txt"]


def test_an_exchange_that_fails_midway_puts_the_old_build_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page, out = tmp_path / "page.txt", tmp_path / "graph"
    page.write_text(REPORT, encoding="utf8")
    build([page], out)
    old = content(out)
    rename = Path.rename

    def refused(self: Path, target: Path) -> Path:
        if self.name.endswith(".part"):
            raise OSError(5, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refused)
    page.write_text(BRIEF, encoding="utf8")
    with pytest.raises(OutputError, match="Input/output error"):
        build([page], out)
    assert content(out) == old
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["graph", "page.txt"]


def test_what_a_killed_build_left_is_cleared_and_a_half_exchanged_one_restored(tmp_path: Path) -> None:
    page, out = tmp_path / "page.txt", tmp_path / "graph"
    page.write_text(REPORT, encoding="utf8")
    build([page], out)
    gone = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True
    ).stdout
    out.rename(tmp_path / f".graph.{gone.strip()}.old")
    (tmp_path / f".graph.{gone.strip()}.part").mkdir()
    page.write_bytes(b"")
    with pytest.raises(InputError):
        build([page], out)
    assert "历下区" in (out / "graph.ttl").read_text(encoding="utf8")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["graph", "page.txt"]


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        (["photos/"], "holds photos, which is no part of a build"),
        (["report.json"], "is no build of kg"),
        (["graph.ttl", "notes.txt"], "holds notes.txt"),
    ],
)
def test_a_directory_that_is_no_build_is_never_replaced(entries: list[str], message: str, tmp_path: Path) -> None:
    page, out = tmp_path / "page.txt", tmp_path / "mine"
    page.write_text(REPORT, encoding="utf8")
    out.mkdir()
    for entry in entries:
        (out / entry).mkdir() if entry.endswith("/") else (out / entry).write_text("{}", encoding="utf8")
    with pytest.raises(OutputError, match=message):
        build([page], out)
    assert sorted(entry.name for entry in out.iterdir()) == sorted(entry.rstrip("/") for entry in entries)


def test_a_users_file_in_an_old_build_is_not_deleted(tmp_path: Path) -> None:
    page, out = tmp_path / "page.txt", tmp_path / "graph"
    page.write_text(REPORT, encoding="utf8")
    build([page], out)
    (out / "my notes.md").write_text("keep", encoding="utf8")
    with pytest.raises(OutputError, match=r"my notes\.md"):
        build([page], out)
    assert (out / "my notes.md").exists()


def test_an_empty_directory_and_a_link_to_a_build_may_be_used(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(REPORT, encoding="utf8")
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    build([page], tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "graph.ttl").is_file()


def test_the_base_names_every_node_and_must_be_an_iri(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(FOLLOW_UP, encoding="utf8")
    build([page], tmp_path / "graph", "https://example.org/kg/")
    assert "https://example.org/kg/" in (tmp_path / "graph" / "graph.ttl").read_text(encoding="utf8")
    assert "zhili.example" not in (tmp_path / "graph" / "graph.nq").read_text(encoding="utf8")
    with pytest.raises(GraphError):
        build([page], tmp_path / "other", "not an IRI")
    assert not (tmp_path / "other").exists()


def test_progress_names_each_stage_with_its_size(pages: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    build([pages], tmp_path / "graph", progress=lambda *step: told.append(step))
    assert [stage for stage, done, _ in told if done == 0] == [
        *("reading", "extracting", "resolving names", "describing", "writing")
    ]
    assert ("reading", 2, 3) in told


@pytest.mark.skipif(not SHARED.is_dir(), reason="no pages in ../shared")
def test_the_five_pages_are_built_whole(tmp_path: Path) -> None:
    made = build([SHARED], tmp_path / "graph")
    assert made.exit_code == 0
    assert len(made.content["files"]) == len(list(SHARED.glob("*.txt")))
    labels = [(article["file"], article["title"]) for article in made.content["articles"]]
    assert len(labels) == len(set(labels)) >= 12
