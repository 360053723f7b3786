"""Every foreseen kind of bad input: one clear sentence, an exit code, and nothing half written."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import REPORT

from kg.cli import main

Make = Callable[[Path], None]

needs_permissions = pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")


def refused(*arguments: str | Path) -> str:
    """Run a command that must fail with exit code 2, and return its one sentence."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], prog_name="kg")
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("kg: ")
    assert result.stderr.count("\n") == 1
    return result.stderr.removeprefix("kg: ").rstrip("\n")


#: Name of the page, its bytes (None where nothing is written), what the message says.
BAD_PAGES: list[tuple[str, bytes | None, str]] = [
    ("empty.txt", b"", "an empty file"),
    ("blank.txt", b" \n\r\n\t", "an empty file"),
    ("rubbish.txt", bytes(range(256)) * 50, "neither UTF-8"),
    ("zeros.md", b"\x00" * 5000, "binary data"),
    ("big5.txt", "歷下區書寫網格治理新答卷，吸納成員單位".encode("big5") * 40, "nor GB18030"),
    ("half.txt", b"\xff\xfe" + "历下区".encode("utf-16-le")[:-1], "not utf-16"),
    ("line.txt", b"a" * 50_000_000, "50,000,000 characters"),
    ("long.txt", "历".encode() * 17_000_000, "a line of 17,000,000"),
    ("front.md", "---\ntitle: 历下区\n\n正文\n".encode(), "front matter"),
    ("page.docx", b"PK\x03\x04", "use .txt or .md"),
    ("missing.txt", None, "no such file"),
]


@pytest.mark.parametrize(("name", "content", "message"), BAD_PAGES, ids=[name for name, *_ in BAD_PAGES])
def test_a_bad_page_alone_is_refused_and_beside_others_left_out(
    name: str, content: bytes | None, message: str, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
        refused("read", tmp_path / name)
    refused_alone_left_out_among_others(tmp_path / name, message)


def test_a_directory_without_articles(tmp_path: Path) -> None:
    (tmp_path / "folder" / "deep").mkdir(parents=True)
    (tmp_path / "folder" / "deep" / "photo.jpg").write_bytes(b"\xff\xd8")
    refused_alone_left_out_among_others(tmp_path / "folder", "no .txt or .md file in this directory")


@needs_permissions
def test_a_page_without_permission(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(REPORT, encoding="utf8")
    (tmp_path / "secret.txt").chmod(0)
    refused_alone_left_out_among_others(tmp_path / "secret.txt", "Permission denied")


def refused_alone_left_out_among_others(bad: Path, message: str) -> None:
    good, out = bad.with_name("good.txt"), bad.with_name("graph")
    good.write_text(REPORT, encoding="utf8")
    told = refused("build", bad, "--out", out)
    assert bad.name in told
    assert message in told
    assert len(told) < 300
    assert not out.exists()
    result = CliRunner().invoke(main, ["build", str(bad), str(good), "--out", str(out)])
    assert result.exit_code == 1
    assert message in result.stderr
    report = json.loads((out / "report.json").read_text(encoding="utf8"))
    assert [skipped["file"] for skipped in report["skipped"]] == [bad.name]
    assert report["counts"]["articles"] == 1


@pytest.mark.parametrize("below", ["file", "file/deeper"])
def test_output_that_cannot_be_written(below: str, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(REPORT, encoding="utf8")
    (tmp_path / "file").write_text("mine", encoding="utf8")
    told = refused("build", tmp_path / "page.txt", "--out", tmp_path / below)
    assert str(tmp_path / below) in told
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["file", "page.txt"]


@needs_permissions
def test_output_in_a_directory_without_permission(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(REPORT, encoding="utf8")
    (tmp_path / "locked").mkdir(mode=0o500)
    told = refused("build", tmp_path / "page.txt", "--out", tmp_path / "locked" / "graph")
    assert "Permission denied" in told


def test_output_onto_a_users_directory_is_refused(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(REPORT, encoding="utf8")
    assert "holds page.txt" in refused("build", tmp_path / "page.txt", "--out", tmp_path)


BAD_QUERIES = [
    (["who-leeds"], "did you mean who-leads"),
    (["什么"], "no stored question is called '什么'"),
    (["SELECT ?a WHERE { ?a ?b }"], "not valid SPARQL at line 1"),
    (["SELECT ?a WHERE { ?a xx:b ?c }"], "xx:"),
    (["DELETE WHERE { ?a ?b ?c }"], "not valid SPARQL"),
    (["SELECT * { SERVICE <http://e.org/> { ?a ?b ?c } }"], "SERVICE"),
    (["nowhere.rq"], "nowhere.rq: not readable"),
    (["who-leads", "--set", "body"], "KEY=VALUE"),
    (["who-leads", "--set", "colour=red"], "no parameter 'colour'"),
    (["SELECT * { ?a ?b ?c }", "--set", "body=历下区委"], "stored questions only"),
]


@pytest.mark.parametrize(("arguments", "message"), BAD_QUERIES)
def test_a_query_that_cannot_be_asked(arguments: list[str], message: str, graph: Path) -> None:
    assert message in refused("query", *arguments, "--graph", graph)


def damage_store(out: Path) -> None:
    for file in (out / "store").iterdir():
        file.write_bytes(b"\x01garbage" * 20)


def empty_store(out: Path) -> None:
    for file in (out / "store").iterdir():
        file.unlink()


def truncate_tables(out: Path) -> None:
    for file in (out / "store").glob("*.sst"):
        file.write_bytes(file.read_bytes()[:100])


@pytest.mark.parametrize("harm", [damage_store, empty_store, truncate_tables])
@pytest.mark.parametrize("command", [["query", "overview", "--graph"], ["show", "历下区委", "--graph"], ["stats"]])
def test_a_damaged_store(harm: Make, command: list[str], graph: Path, tmp_path: Path) -> None:
    out = tmp_path / "graph"
    shutil.copytree(graph, out)
    harm(out)
    assert "build" in refused(*command, out)


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (["query", "overview", "--graph"], "does not exist"),
        (["show", "历下区委", "--graph"], "does not exist"),
        (["stats"], "does not exist"),
        (["check"], "no such graph"),
        (["export", "--format", "turtle", "--out", "x.ttl"], "does not exist"),
    ],
)
def test_a_graph_that_is_not_there(command: list[str], message: str, tmp_path: Path) -> None:
    told = refused(*command, tmp_path / "nowhere")
    assert str(tmp_path / "nowhere") in told or message in told
    assert not Path("x.ttl").exists()


def test_a_graph_file_that_is_no_turtle(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("这不是 Turtle", encoding="utf8")
    for command in (["check"], ["stats"], ["show", "甲", "--graph"]):
        assert "graph.ttl" in refused(*command, tmp_path / "graph.ttl")


def test_merges_of_a_graph_without_their_record(graph: Path) -> None:
    assert "decisions.json" in refused("show", "历下区委", "--why", "--graph", graph / "graph.ttl")


@pytest.mark.parametrize(
    ("content", "message"), [("", "not readable as JSON"), ("[]", "not a gold file"), ("{}", "no list 'articles'")]
)
def test_gold_that_is_none(content: str, message: str, graph: Path, tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text(content, encoding="utf8")
    assert message in refused("eval", graph, tmp_path / "gold.json")


def test_export_that_cannot_be_written(graph: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf8")
    assert "no export format 'pdf'" in refused("export", graph, "--format", "pdf", "--out", tmp_path / "x")
    told = refused("export", graph, "--format", "turtle", "--out", tmp_path / "file" / "graph.ttl")
    assert str(tmp_path / "file" / "graph.ttl") in told
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("base", ["no iri", "https://example.org/kg", "kg/"])
def test_a_base_that_begins_no_iri(base: str, pages: Path, tmp_path: Path) -> None:
    assert "base" in refused("build", pages, "--out", tmp_path / "graph", "--base", base)
    assert not (tmp_path / "graph").exists()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("not toml", "not readable as TOML"),
        ("[nothing]\n", "no table [nothing]"),
        ("[words]\nstop = 3\n", "expected a text"),
    ],
)
def test_a_lexicon_that_breaks_the_format(content: str, message: str, pages: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(content, encoding="utf8")
    told = refused("build", pages, "--out", tmp_path / "graph", "--lexicon", tmp_path / "mine.toml")
    assert message in told
    assert not (tmp_path / "graph").exists()


@pytest.mark.parametrize("arguments", [["build"], ["read"], ["show"], ["query"], ["export", "x"], ["nothing"]])
def test_wrong_use_ends_with_2(arguments: list[str]) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "Usage: " in result.stderr
