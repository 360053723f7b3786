"""The page as text: one file, no network, no markup from articles, the same bytes every time."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from view.invented import District, Writer, resolve

from kg.errors import OutputError
from kg.model import Figure
from kg.view import Scene, build_scene, page_html, write_page
from kg.view.page import script_json

EVIL = "<img src=x onerror=alert(1)>"
ENDING = "</script><script>alert(2)</script><!--\u2028"

#: Names of dialects of XML and licence notes, which no browser asks for.
HARMLESS = ("http://www.w3.org/2000/svg",)


@pytest.fixture(scope="module")
def district() -> str:
    facts = District().facts()
    return page_html(build_scene(facts, resolve(facts)))


def data_of(html: str) -> dict:
    (block,) = re.findall(r'<script type="application/json" id="scene">(.*?)</script>', html, re.DOTALL)
    return json.loads(block)


def own_part(html: str) -> str:
    """Return the page without vis-network's own code and notes."""
    without_script = re.sub(r"<script>/\*\*\n \* vis-network.*?</script>", "", html, flags=re.DOTALL)
    return re.sub(
        r"<style>\.vis-overlay.*?</style>", "", without_script.replace("<style>\n", "<style>"), flags=re.DOTALL
    )


def test_nodes_and_edges_come_through_pyvis(district: str) -> None:
    data = data_of(district)
    assert (len(data["nodes"]), len(data["edges"])) == (271, 409)
    assert {"id", "label", "shape", "group", "size", "x", "y"} <= set(data["nodes"][0])
    assert json.loads(data["options"])["physics"] == {"enabled": False}


def test_two_relations_of_one_pair_are_both_drawn_and_bend_apart() -> None:
    writer = Writer("a", "甲")
    one, other = ("清河区委", "PartyBody"), ("麦浪联盟", "Alliance")
    for predicate in ("leads", "establishes"):
        writer.relate(one, predicate, other, writer.sentence("", "清河区委成立麦浪联盟", "。"))
    facts = [writer.facts()]
    edges = data_of(page_html(build_scene(facts, resolve(facts))))["edges"]
    assert [(edge["from"], edge["to"]) for edge in edges] == [(0, 1), (0, 1)]
    assert {edge["smooth"]["type"] for edge in edges} == {"curvedCW", "curvedCCW"}


def test_cooperation_has_no_arrow(district: str) -> None:
    data = data_of(district)
    arrows = {
        link["predicate"]: edge["arrows"] for link, edge in zip(data["page"]["links"], data["edges"], strict=True)
    }
    assert arrows.pop("cooperatesWith") == ""
    assert set(arrows.values()) == {"to"}


def test_nothing_is_asked_of_a_network(district: str) -> None:
    own = own_part(district)
    assert len(own) < len(district) / 2
    assert [url for url in re.findall(r"https?://[^\s\"'<>]+", own) if url not in HARMLESS] == []
    assert re.findall(r"<(?:link|img|iframe|object|embed|base)\b|\bsrc=|@import|url\((?!\"?data:)", own) == []


def test_the_policy_names_exactly_the_scripts_of_the_page(district: str) -> None:
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', district)
    policy = policy.replace("&#39;", "'").replace("&#43;", "+")
    scripts = re.findall(r"<script>(.*?)</script>", district, re.DOTALL)
    hashes = [f"'sha256-{_base64(hashlib.sha256(script.encode()).digest())}'" for script in scripts]
    assert f"script-src {' '.join(hashes)};" in policy
    assert policy.startswith("default-src 'none';")
    assert "connect-src" not in policy


def _base64(digest: bytes) -> str:
    import base64

    return base64.b64encode(digest).decode()


def test_vis_network_keeps_its_licence_note(district: str) -> None:
    assert re.search(r"@license\s+\* vis\.js is dual licensed under both", district)


def test_words_of_articles_are_data_only() -> None:
    writer = Writer("a", EVIL, publisher=ENDING)
    one = (f"清河区委{EVIL}", "PartyBody", ENDING)
    writer.relate(one, "leads", ("麦浪联盟", "Alliance"), writer.sentence(EVIL, ENDING.replace("\u2028", ""), "。"))
    writer.note(partial(Figure, 0, EVIL, Decimal(1), "&amp;", "level"), writer.sentence("", "成员单位1家", EVIL))
    facts = [writer.facts()]
    html = page_html(build_scene(facts, resolve(facts)))
    assert "<img" not in html
    assert "alert(2)</script>" not in html
    assert html.count("<script") == page_html(Scene()).count("<script")
    data = data_of(html)["page"]
    assert (data["articles"][0]["title"], data["articles"][0]["publisher"]) == (EVIL, ENDING)
    assert data["things"][0]["aliases"] == [ENDING]


@pytest.mark.parametrize("text", ["</script>", "<!--", "&amp;", "a\u2028b\u2029c", "“引号”与\\反斜杠"])
def test_json_in_a_script_block_is_inert_and_whole(text: str) -> None:
    written = script_json({"text": text})
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == {"text": text}


def test_our_scripts_never_parse_markup() -> None:
    import kg.view

    for script in (Path(kg.view.__file__).parent / "static").glob("*.js"):
        assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b", script.read_text("utf-8"))


def test_large_graphs_open_with_the_least_connected_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.view.page.OPEN_NODES", 100)
    facts = District().facts()
    data = data_of(page_html(build_scene(facts, resolve(facts))))["page"]
    degrees = [thing["degree"] for thing in data["things"]]
    folded = {degrees[number] for number in data["folded"]}
    assert len(degrees) - len(data["folded"]) == 100
    assert max(folded) <= min(degree for number, degree in enumerate(degrees) if number not in data["folded"])


def test_figures_are_written_for_people(district: str) -> None:
    figures = {figure["value"]: figure for thing in data_of(district)["page"]["things"] for figure in thing["figures"]}
    assert figures["11.8亿元"]["exact"] == "1180000000元"
    assert (figures["4.1%"]["kind"], figures["4.1%"]["exact"]) == ("下降", None)
    assert figures["第2位"]["kind"] == ""


def test_an_empty_scene_gives_a_page(tmp_path: Path) -> None:
    write_page(Scene(), tmp_path / "graph.html")
    assert "图谱是空的" in (tmp_path / "graph.html").read_text(encoding="utf-8")


def test_only_the_page_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_page(Scene(), Path("graph.html"))
    assert os.listdir() == ["graph.html"]


def test_an_unwritable_place_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"missing/graph\.html: the page cannot be written \(.+\); choose"):
        write_page(Scene(), tmp_path / "missing" / "graph.html")


def test_neither_hash_seed_nor_locale_shows(district: str) -> None:
    code = (
        "import hashlib; from view.invented import District, resolve; from kg.view import build_scene, page_html;"
        "f = District().facts(); print(hashlib.sha256(page_html(build_scene(f, resolve(f))).encode()).hexdigest())"
    )
    here = Path(__file__).parent
    env = os.environ | {
        "PYTHONPATH": f"{here.parent}{os.pathsep}{here.parents[1]}",
        "PYTHONHASHSEED": "77",
        "LC_ALL": "C",
    }
    run = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == hashlib.sha256(district.encode()).hexdigest()
