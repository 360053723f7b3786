from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import FOLLOW_UP, REPORT

from kg.cli import main
from kg.questions import stored_questions

KG = [sys.executable, "-m", "kg"]


def kg(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], prog_name="kg")


def test_help_answers_at_once_and_names_every_command() -> None:
    command = [*KG, "--help"]
    started = time.perf_counter()
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert time.perf_counter() - started < 2  # generous for a busy machine; `make bench` holds it to 0.4 s
    assert re.findall(r"^  (\w+)  ", shown.partition("Commands:")[2], re.MULTILINE) == [
        *("build", "read", "show", "query", "check", "export", "load", "eval", "serve", "stats")
    ]


@pytest.mark.parametrize("command", sorted(main.commands))
def test_each_command_explains_itself_with_an_example(command: str) -> None:
    shown = kg(command, "--help").output
    assert f"  kg {command} " in shown.partition("Examples:")[2]


def test_parameters_in_the_examples_of_query_exist() -> None:
    questions = {question.name: question for question in stored_questions()}
    examples = re.findall(r"kg query ([\w-]+) --set (\w+)=", kg("query", "--help").output)
    assert examples
    assert all(key in {p.name for p in questions[name].parameters} for name, key in examples)


def test_build_tells_what_it_made(pages: Path, tmp_path: Path) -> None:
    made = kg("build", pages, "--out", tmp_path / "graph")
    assert made.exit_code == 0
    assert re.search(r"3 articles, \d+ things, \d+ triples", made.stdout)
    assert made.stderr == ""


def test_build_takes_words_from_a_users_lexicon(tmp_path: Path) -> None:
    for number, name in enumerate(("历下区网格化治理局", "历下区网治局")):
        text = f"历下区治理简报\n\n3月，{name}印发《网格员工作办法{number}》。\n"
        (tmp_path / f"page{number}.txt").write_text(text, encoding="utf8")
    lexicon = tmp_path / "mine.toml"
    lexicon.write_text('[abbreviations.short]\n"网格化治理" = "网治"\n', encoding="utf8")
    for options, count in (((), 2), (("--lexicon", lexicon), 1)):
        made = kg("build", tmp_path, "--out", tmp_path / "graph", *options)
        assert made.exit_code == 0, made.stderr
        report = json.loads((tmp_path / "graph" / "report.json").read_text(encoding="utf8"))
        assert report["counts"]["things by class"]["GovernmentBody"] == count


def test_read_shows_articles_for_people_and_for_machines(pages: Path) -> None:
    shown = kg("read", pages / "report.txt")
    assert shown.stdout.startswith("# 历下区书写网格治理新答卷\n")
    assert "记者 authors: 苏念、何方" in shown.stdout
    article = json.loads(kg("read", pages / "report.txt", "--json").stdout)["articles"][0]
    body = "".join(REPORT[start:end] for start, end in article["spans"])
    assert body.startswith("2023年5月")
    assert body.endswith("签约共建。")


def test_show_gives_all_that_is_known_with_its_sentences(graph: Path) -> None:
    shown = kg("show", "红帆党建联盟", "--graph", graph).stdout
    assert shown.startswith("红帆党建联盟  联盟 alliance\n")
    assert "设立者 establishes ←\n  历下区委" in shown
    assert "成员单位 27家" in shown
    assert "《历下区书写网格治理新答卷》report.txt:" in shown
    record = json.loads(kg("show", "红帆党建联盟", "--graph", graph, "--json").stdout)
    founded = next(one for one in record[0]["statements"] if one["predicate"] == "establishes")
    assert (founded["direction"], founded["value"]) == ("in", "历下区委")
    [[start, end, exact]] = founded["evidence"][0]["pieces"]
    assert REPORT[start:end] == exact


def test_show_explains_merges(graph: Path) -> None:
    shown = kg("show", "历下区人社局", "--graph", graph, "--why").stdout
    assert "历下区人力资源和社会保障局 = 历下区人社局: " in shown
    assert "历下区人力资源和社会保障局 ≠ 天桥区人力资源和社会保障局: " in shown


def test_show_names_the_nearest_of_an_unknown_name(graph: Path) -> None:
    unknown = kg("show", "历下区青年", "--graph", graph)
    assert unknown.exit_code == 2
    assert "历下区青年就业扶持办法" in unknown.stderr


def test_show_lists_the_things_that_share_a_name(tmp_path: Path) -> None:
    things = [
        f"<https://e.org/Place/{name}> a zl:Place ; skos:prefLabel '{name}'@zh ; skos:altLabel '东城'@zh ."
        for name in "甲乙"
    ]
    prefixes = (
        "@prefix zl: <https://w3id.org/zhili/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    )
    (tmp_path / "two.ttl").write_text(prefixes + "\n".join(things), encoding="utf8")
    shown = kg("show", "东城", "--graph", tmp_path / "two.ttl")
    assert shown.exit_code == 0
    assert shown.stdout.splitlines() == [
        "2 things are called 东城; show one by its full name or its IRI:",
        "  乙  Place  0 statements  https://e.org/Place/乙",
        "  甲  Place  0 statements  https://e.org/Place/甲",
    ]
    assert kg("show", "https://e.org/Place/甲", "--graph", tmp_path / "two.ttl").stdout.startswith("甲  地点 place")


def test_query_asks_stored_questions_sparql_and_files(graph: Path, tmp_path: Path) -> None:
    stored = kg("query", "who-founds", "--graph", graph, "--set", "body=历下区委")
    assert "红帆党建联盟" in stored.stdout
    assert stored.stderr == "1 rows\n"
    page = kg("query", "names", "--graph", graph, "--page", 2, "--rows", 3)
    assert page.stderr == "3 rows; page 2, more with --page 3\n"
    sparql = "SELECT ?name { ?x a zl:Alliance ; skos:prefLabel ?name }"
    assert kg("query", sparql, "--graph", graph, "--format", "csv").stdout.split() == ["name", "红帆党建联盟"]
    (tmp_path / "alliances.rq").write_text(sparql, encoding="utf8")
    answer = json.loads(kg("query", tmp_path / "alliances.rq", "--graph", graph, "--format", "json").stdout)
    assert answer["results"]["bindings"][0]["name"]["value"] == "红帆党建联盟"


def test_query_lists_every_stored_question() -> None:
    shown = kg("query", "--list").stdout
    assert all(question.name in shown and question.title in shown for question in stored_questions())


def test_check_ends_with_1_where_a_shape_is_broken(graph: Path, tmp_path: Path) -> None:
    assert kg("check", graph).exit_code == 0
    broken = tmp_path / "broken.ttl"
    turtle = (graph / "graph.ttl").read_text(encoding="utf8")
    broken.write_text(turtle.replace('zl:kind "growth"', 'zl:kind "wonder"'), encoding="utf8")
    found = kg("check", broken, "--json")
    assert found.exit_code == 1
    assert json.loads(found.stdout)["conforms"] is False


@pytest.mark.parametrize("form", ["turtle", "nquads", "jsonld", "gexf"])
def test_export_writes_the_graph(form: str, graph: Path, tmp_path: Path) -> None:
    assert kg("export", graph, "--format", form, "--out", tmp_path / "graph.out").exit_code == 0
    assert "红帆党建联盟" in (tmp_path / "graph.out").read_text(encoding="utf8")


def test_eval_prints_scores_and_misses(tmp_path: Path) -> None:
    page, gold = tmp_path / "page.md", tmp_path / "gold.json"
    page.write_text(FOLLOW_UP, encoding="utf8")
    entity = {"name": "槐荫区", "type": "Place", "aliases": []}
    gold.write_text(
        json.dumps({"articles": [], "entities": [entity], "relations": [], "outcomes": []}), encoding="utf8"
    )
    kg("build", page, "--out", tmp_path / "graph")
    shown = kg("eval", tmp_path / "graph", gold, "--text", page, "--misses")
    assert shown.exit_code == 0
    assert "entities missed (1)\n   槐荫区 (Place)" in shown.stdout
    assert json.loads(kg("eval", tmp_path / "graph", gold, "--json").stdout)["scores"]["entities"]["gold"] == 1


def test_eval_measures_annotated_pages_and_holds_them_to_floors(tmp_path: Path) -> None:
    page, gold, floors = tmp_path / "page.md", tmp_path / "page.json", tmp_path / "floors.toml"
    page.write_text(FOLLOW_UP, encoding="utf8")
    entity = {"name": "历下区人力资源和社会保障局", "type": "GovernmentBody", "aliases": ["历下区人社局"]}
    content = {"articles": [], "entities": [entity], "relations": [], "outcomes": []}
    gold.write_text(json.dumps(content, ensure_ascii=False), encoding="utf8")
    measured = kg("eval", "--all", tmp_path, "--floors", floors, "--raise", "--json")
    assert measured.exit_code == 0
    assert json.loads(measured.stdout)["classes"]["GovernmentBody"]["tp"] == 1
    assert kg("eval", "--all", tmp_path, "--floors", floors).exit_code == 0
    page.write_text("# 历下区\n\n没有名字的一天，谁也没有出门。\n", encoding="utf8")
    worse = kg("eval", "--all", tmp_path, "--floors", floors, "--misses")
    assert worse.exit_code == 1
    assert "below its floor" in worse.stderr
    assert "entity missed: put together (1)\n   page: 历下区人力资源和社会保障局" in worse.stdout


@pytest.mark.parametrize(
    "arguments", [("one.ttl",), ("a", "b", "--raise"), ("--all", "a", "--raise"), ("--all", "a", "--text", "b")]
)
def test_eval_refuses_options_that_do_not_go_together(arguments: tuple[str, ...]) -> None:
    assert kg("eval", *arguments).exit_code == 2


def test_stats_counts_what_check_and_build_count(graph: Path) -> None:
    counts = json.loads(kg("stats", graph, "--json").stdout)
    built = json.loads((graph / "report.json").read_text(encoding="utf8"))["counts"]
    assert (counts["triples"], counts["things"], counts["articles"]) == (built["triples"], built["things"], 3)
    assert "联盟 alliance" in kg("stats", graph).stdout


def test_a_reader_that_leaves_early_is_no_failure(tmp_path: Path) -> None:
    page = tmp_path / "long.txt"
    page.write_text(
        "".join(f"历下区第{n}期简报\n\n历下区委召开第{n}次会议。\n\n" for n in range(5000)), encoding="utf8"
    )
    with subprocess.Popen([*KG, "read", str(page)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 141


def test_output_is_utf_8_whatever_the_terminal_says(graph: Path) -> None:
    command = [*KG, "show", "红帆党建联盟", "--graph", str(graph)]
    shown = subprocess.run(command, capture_output=True, check=True, env=os.environ | {"PYTHONIOENCODING": "ascii"})
    assert "成员单位 27家" in shown.stdout.decode()


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_stopped_leaves_nothing_behind(stop: signal.Signals, tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"page{number}.txt").write_text(REPORT * 8 + str(number), encoding="utf8")
    command = [*KG, "build", str(tmp_path), "--out", str(tmp_path / "out" / "graph")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=os.environ | {"PYTHONUNBUFFERED": "1"}) as running:
        while not list((tmp_path / "out").glob(".graph.*")):
            time.sleep(0.02)
            assert running.poll() is None
        running.send_signal(stop)
        assert running.stderr
        assert running.stderr.read().decode() == "kg: interrupted; what was there before is unchanged\n"
    assert running.returncode == 130
    assert list((tmp_path / "out").iterdir()) == []
