from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from news import news

from kg import console
from kg.cli import main

ROWS = news(5)


def test_articles_may_come_in_from_a_pipe_under_other_names(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"key": row["id"], "body": row["text"]}) + "\n" for row in ROWS)
    command = ["build", "-", "--out", str(tmp_path / "graph"), "--field", "text=body", "--field", "id=key", "--strict"]
    made = CliRunner().invoke(main, command, input=gzip.compress(lines.encode()))
    assert made.exit_code == 0, made.stderr
    report = json.loads((tmp_path / "graph" / "report.json").read_text(encoding="utf8"))
    assert [one["file"] for one in report["articles"]] == [row["id"] for row in ROWS]
    assert [entry.name for entry in tmp_path.iterdir()] == ["graph"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--engine", "dask"], "--engine dask and --scheduler go together"),
        (["--scheduler", "tcp://127.0.0.1:1"], "--engine dask and --scheduler go together"),
        (["--field", "text"], "--field text: write it as KEY=VALUE"),
        (["--field", "colour=red"], "no such field; use one of id, text"),
        (["--jobs", "0"], "0 is not in the range"),
    ],
)
def test_wrong_options_are_told(options: list[str], message: str, tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text('{"text": "历下区节水。"}\n', encoding="utf8")
    told = CliRunner().invoke(main, ["build", str(tmp_path / "news.jsonl"), "--out", str(tmp_path / "graph"), *options])
    assert told.exit_code == 2
    assert message in told.stderr
    assert not (tmp_path / "graph").exists()


def test_progress_tells_rate_and_time_left_even_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(console, "monotonic", lambda: clock[0])
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with console.progress() as tell:
        for done in range(0, 500, 10):
            tell("extracting", done, 1000)
            clock[0] += 1
        lines = sys.stderr.getvalue().splitlines()  # type: ignore[attr-defined]
    assert lines == ["kg: extracting 300/1,000, 10.0/s, 70 s left …"]


@pytest.mark.parametrize(("seconds", "words"), [(5, "5 s"), (119, "2 min"), (3600, "60 min"), (9000, "2 h 30 min")])
def test_durations_are_told_as_people_tell_them(seconds: float, words: str) -> None:
    assert console._duration(seconds) == words
