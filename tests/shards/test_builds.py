from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import BRIEF, FOLLOW_UP, REPORT
from news import content, news, written

from kg.build_directory import placed
from kg.building import BuildReport, Options, build
from kg.errors import InputError, OutputError
from kg.extraction.pipeline import Extractor
from kg.model import Article, Facts
from kg.shards import work
from kg.shards.files import FACTS, NAMES
from kg.shards.making import StrictError

SMALL = Options(shard_records=4)
ROWS = news(40)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build of all rows in one shard."""
    folder = tmp_path_factory.mktemp("whole")
    build([written(folder / "news.jsonl", ROWS)], folder / "graph")
    return folder / "graph"


def shards(out: Path) -> set[str]:
    return {file.name for file in (out / "facts").iterdir()}


@pytest.mark.parametrize("options", [SMALL, Options(shard_records=7), Options(shard_records=4, jobs=2)])
def test_the_same_bytes_however_the_work_is_shared(options: Options, whole: Path, tmp_path: Path) -> None:
    build([written(tmp_path / "news.jsonl", ROWS)], tmp_path / "graph", options=options)
    assert content(tmp_path / "graph") == content(whole)
    assert len(shards(tmp_path / "graph")) >= 6


def test_facts_may_stand_elsewhere(whole: Path, tmp_path: Path) -> None:
    table = written(tmp_path / "news.jsonl", ROWS)
    for facts in (str(tmp_path / "facts"), "memory://elsewhere/facts"):
        build([table], tmp_path / "graph", options=Options(shard_records=4, facts=facts))
        assert content(tmp_path / "graph") == content(whole)
        assert not (tmp_path / "graph" / "facts").exists()


class Counted:
    """Counts the articles that are read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.articles: list[str] = []
        facts = Extractor.facts

        def counting(extractor: Extractor, article: Article) -> Facts:
            self.articles.append(article.title or "")
            return facts(extractor, article)

        monkeypatch.setattr(Extractor, "facts", counting)


CHANGES = [
    ("nothing", ROWS, 0),
    ("one more in the middle", [*ROWS[:20], *news(41)[40:], *ROWS[20:]], 1),
    ("one less", ROWS[:7] + ROWS[8:], 0),
    ("one other", [*ROWS[:9], ROWS[9] | {"text": "4月，历下区植树900棵。"}, *ROWS[10:]], 1),
    ("another order", ROWS[::-1], 0),
]


@pytest.mark.parametrize(("rows", "read"), [change[1:] for change in CHANGES], ids=[change[0] for change in CHANGES])
def test_a_build_again_reads_what_is_new_and_equals_a_clean_one(
    rows: list[dict[str, str]], read: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = written(tmp_path / "news.jsonl", ROWS)
    build([table], tmp_path / "graph", options=SMALL)
    written(table, rows)
    counted = Counted(monkeypatch)
    build([table], tmp_path / "graph", options=SMALL)
    assert len(counted.articles) == read
    build([table], tmp_path / "clean", options=SMALL)
    assert content(tmp_path / "graph") == content(tmp_path / "clean")
    assert shards(tmp_path / "graph") == shards(tmp_path / "clean")


def test_what_only_a_removed_file_said_is_gone(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for name, text in (("a.txt", REPORT), ("b.txt", BRIEF), ("c.txt", FOLLOW_UP)):
        (pages / name).write_text(text, encoding="utf8")
    build([pages], tmp_path / "graph")
    (pages / "a.txt").unlink()
    build([pages], tmp_path / "graph")
    build([pages], tmp_path / "clean")
    assert content(tmp_path / "graph") == content(tmp_path / "clean")
    graph = (tmp_path / "graph" / "graph.nq").read_text(encoding="utf8")
    assert "林望舒" not in graph
    assert "红帆" in graph


@pytest.mark.parametrize("suffix", [FACTS, NAMES])
@pytest.mark.parametrize("kept", [0, 40, -1])
def test_a_corrupt_shard_is_made_anew(suffix: str, kept: int, whole: Path, tmp_path: Path) -> None:
    table = written(tmp_path / "news.jsonl", ROWS)
    build([table], tmp_path / "graph", options=SMALL)
    harmed = sorted((tmp_path / "graph" / "facts").glob(f"*{suffix}"))[1]
    harmed.write_bytes(harmed.read_bytes()[:kept])
    build([table], tmp_path / "graph", options=SMALL)
    assert content(tmp_path / "graph") == content(whole)


def test_facts_of_an_unfinished_build_are_gone_on_from(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, out = written(tmp_path / "news.jsonl", ROWS), tmp_path / "graph"

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("kg.building.build_store", interrupted)
        with pytest.raises(KeyboardInterrupt):
            build([table], out, options=SMALL)
    assert [entry.name for entry in out.iterdir()] == ["facts"]
    counted = Counted(monkeypatch)
    build([table], out, options=SMALL)
    assert counted.articles == []
    assert content(out) == content(whole)


def test_a_second_build_at_once_is_refused(tmp_path: Path) -> None:
    table = written(tmp_path / "news.jsonl", ROWS[:3])
    with placed(tmp_path / "graph"), pytest.raises(OutputError, match="another build is at work there"):
        build([table], tmp_path / "graph")
    assert build([table], tmp_path / "graph").counts["articles"] == 3
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["graph", "news.jsonl"]


@pytest.fixture
def troubled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let extraction fail for one article and take forever for another."""
    facts = Extractor.facts

    def failing(extractor: Extractor, article: Article) -> Facts:
        if "第5期" in article.text:
            raise IndexError("list index out of range")
        while "第6期" in article.text:
            pass
        return facts(extractor, article)

    monkeypatch.setattr(Extractor, "facts", failing)
    monkeypatch.setattr(work, "_worker", work._worker.__wrapped__)


def skipped(made: BuildReport) -> list[tuple[str, str]]:
    return [(str(one.article), one.reason.partition(";")[0]) for one in made.skipped]


@pytest.mark.usefixtures("troubled")
def test_articles_that_fail_are_told_and_the_rest_is_built(tmp_path: Path) -> None:
    table = written(tmp_path / "news.jsonl", ROWS[:9])
    made = build([table], tmp_path / "graph", options=Options(shard_records=4, article_seconds=0.5))
    assert made.exit_code == 1
    assert made.counts["articles"] == 7
    assert skipped(made) == [
        (one, reason)
        for one, reason in (
            (made.content["skipped"][0]["article"], "extraction failed (IndexError: list index out of range)"),
            (made.content["skipped"][1]["article"], "extraction took more than 0.5 s"),
        )
    ]
    assert [one["file"] for one in made.content["skipped"]] == ["news.jsonl line 6", "news.jsonl line 7"]
    rest = written(tmp_path / "rest.jsonl", [*ROWS[:5], *ROWS[7:9]])
    build([rest], tmp_path / "rest")
    assert (tmp_path / "rest" / "graph.nq").read_bytes() == (tmp_path / "graph" / "graph.nq").read_bytes()


@pytest.mark.usefixtures("troubled")
def test_a_strict_build_stops_and_leaves_the_old_one(tmp_path: Path) -> None:
    table = written(tmp_path / "news.jsonl", ROWS[:3])
    build([table], tmp_path / "graph")
    old = content(tmp_path / "graph")
    written(table, ROWS[:9])
    with pytest.raises(StrictError, match=r"line 6: extraction failed \(IndexError"):
        build([table], tmp_path / "graph", options=Options(strict=True, article_seconds=0.5))
    assert content(tmp_path / "graph") == old


def test_an_article_is_given_more_time_when_there_is_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = written(tmp_path / "news.jsonl", ROWS[:9])
    facts = Extractor.facts

    def slow(extractor: Extractor, article: Article) -> Facts:
        while "第6期" in article.text:
            pass
        return facts(extractor, article)

    with monkeypatch.context() as patch:
        patch.setattr(Extractor, "facts", slow)
        build([table], tmp_path / "graph", options=Options(article_seconds=2))
    counted = Counted(monkeypatch)
    made = build([table], tmp_path / "graph", options=Options(article_seconds=30))
    assert len(counted.articles) == 1
    assert made.exit_code == 0
    build([table], tmp_path / "clean")
    assert content(tmp_path / "graph") == content(tmp_path / "clean")


def test_in_a_strict_build_a_bad_line_is_enough(tmp_path: Path) -> None:
    table = written(tmp_path / "news.jsonl", [*ROWS[:2], {"id": "empty"}])
    with pytest.raises(InputError, match=r"line 3: no text"):
        build([table], tmp_path / "graph", options=Options(strict=True))
    assert not (tmp_path / "graph").exists()
    made = build([table], tmp_path / "graph")
    assert (made.exit_code, made.counts["articles"]) == (1, 2)


@pytest.mark.parametrize("text", ["", '{"text": ""}\n'])
def test_a_table_without_articles_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text(text, encoding="utf8")
    with pytest.raises(InputError):
        build([tmp_path / "news.jsonl"], tmp_path / "graph")
    assert not (tmp_path / "graph").exists()


def test_rows_and_what_they_rest_on_are_found_again(whole: Path) -> None:
    report = json.loads((whole / "report.json").read_text(encoding="utf8"))
    assert report["articles"][0]["date"] == "2024-03-01"
    assert report["articles"][0]["title"] == "历下区推进节水改造第0期"
    assert len(report["articles"]) == len(report["files"]) == 40
