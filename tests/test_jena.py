"""Apache Jena takes the bulk files and answers the stored questions alike; skipped where there is no Jena.

Its commands are looked for on the path, or as classes behind the class path in the variable JENA_CLASSPATH. (Debian's
libapache-jena-java 4.5.0 has the resources of jena-core where they are not found: copy them from its jar's
`org/apache/jena/ext/xerces` to `xerces` in a directory that stands first.)
"""

from __future__ import annotations

import csv
import gzip
import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from kg.exports import export
from kg.questions import Question, stored_questions
from kg.store import open_store, run_query


def jena(command: str, *arguments: str) -> str:
    """Return what a command of Jena prints."""
    classes = os.environ.get("JENA_CLASSPATH")
    if not classes and not shutil.which(command):
        pytest.skip(f"no {command} of Apache Jena on the path, and no JENA_CLASSPATH")
    start = ["java", "-cp", classes, command] if classes else [command]
    done = subprocess.run([*start, *arguments], capture_output=True, text=True, check=True)
    assert "WARN" not in done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def parts(graph: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The bulk files of a build."""
    out = tmp_path_factory.mktemp("jena") / "bulk"
    export(graph, "jena", out)
    return sorted(out.glob("part-*.nq.gz"))


@pytest.fixture(scope="module")
def database(parts: list[Path], tmp_path_factory: pytest.TempPathFactory) -> str:
    """A TDB2 database with them."""
    place = str(tmp_path_factory.mktemp("tdb2") / "database")
    jena("tdb2.tdbloader", "--loc", place, *map(str, parts))
    return place


def test_the_bulk_loader_takes_every_quad(parts: list[Path], database: str) -> None:
    written = b"".join(gzip.decompress(part.read_bytes()) for part in parts).decode()
    dumped = jena("tdb2.tdbdump", "--loc", database)
    assert sorted(dumped.splitlines()) == sorted(written.splitlines())


@pytest.mark.parametrize("asked", stored_questions(), ids=lambda asked: asked.name)
def test_stored_questions_are_answered_alike(asked: Question, graph: Path, database: str, tmp_path: Path) -> None:
    file = tmp_path / "question.rq"
    file.write_text(asked.text, encoding="utf8")
    union = ("--set", "tdb2:unionDefaultGraph=true")
    told = jena("tdb2.tdbquery", "--loc", database, *union, "--query", str(file), "--results", "csv")
    ours = run_query(open_store(graph), asked.text).to_csv()
    assert sorted(csv.reader(io.StringIO(told))) == sorted(csv.reader(io.StringIO(ours)))
