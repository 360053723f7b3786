from __future__ import annotations

import importlib.util
import json
import random
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sample_facts import article, exact_names, report

from kg.errors import InputError
from kg.evaluation import evaluate, read_gold
from kg.evaluation.gold import normal, normal_figure
from kg.graph import quads
from kg.model import Entity, Facts, Figure, Post, Relation
from kg.store import memory_store, open_store
from kg.turtle import to_turtle

SHARED = Path(__file__).parents[2] / "shared"
GOLD_PAGES = sorted(SHARED.glob("gold/0*.json"))

GOLD: dict[str, Any] = {
    "page": "report",
    "articles": [{"title": "青石区书写党建新答卷", "authors": ["苏念", "何方"]}],
    "entities": [
        {"name": "青石区委", "type": "PartyBody", "aliases": ["区委"]},
        {"name": "红帆党建联盟", "type": "Initiative", "aliases": []},
        {"name": "林望舒", "type": "Person", "aliases": []},
        {"name": "青石区", "type": "Place", "aliases": ["全区"]},
        {"name": "白塔街道", "type": "Community", "aliases": []},
        {"name": "红帆讲堂", "type": "Brand", "aliases": []},
    ],
    "relations": [
        {"s": "青石区委", "p": "leads", "o": "红帆党建联盟"},
        {"s": "青石区委", "p": "cooperatesWith", "o": "白塔街道"},
        {"s": "林望舒", "p": "holdsPost", "o": "青石区委"},
        {"s": "红帆讲堂", "p": "partOf", "o": "红帆党建联盟"},
    ],
    "outcomes": [
        {"holder": "红帆党建联盟", "indicator": "成员单位", "value": 27, "unit": "家", "kind": "level"},
        {"holder": "青石区委", "indicator": "规上工业增加值", "value": 17.1, "unit": "%", "kind": "growth"},
        {"holder": "青石区", "indicator": "新增岗位", "value": 1.3, "unit": "万个", "kind": "level"},
    ],
}


def write(path: Path, content: object) -> Path:
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf8")
    return path


def test_each_score_counts_what_is_right(tmp_path: Path) -> None:
    store = memory_store(quads((report(),), exact_names((report(),))))
    gold = read_gold(write(tmp_path / "gold.json", GOLD))
    found = evaluate(store, gold, report().article.source.text)
    counts = {name: (score.right, score.system, score.gold) for name, score in found.scores.items()}
    assert counts == {
        "entities": (5, 6, 6),
        "typed entities": (3.0, 6, 6),
        "names": (5, 6, 6),
        "relations": (2, 4, 4),
        "relations by family": (3, 4, 4),
        "figures": (2, 3, 3),
        "outcomes": (1, 3, 3),
        "articles": (1, 1, 1),
        "authors": (1, 1, 2),
    }
    assert found.grounded == (7, 7)
    assert found.misses["entities missed"] == ("红帆讲堂 (Brand)",)
    assert found.misses["entities extra"] == ("联盟启动大会 (Event)",)
    assert found.misses["relations missed"] == ("红帆讲堂 | partOf | 红帆党建联盟", "青石区委 | leads | 红帆党建联盟")
    assert found.misses["figures missed"] == ("青石区: 新增岗位 1.3万个",)
    assert found.misses["outcomes half right"] == ("青石区委: 规上工业增加值 17.1% | got 青石区: 规上工业增加值",)


def test_evidence_that_does_not_stand_in_the_text_is_told(tmp_path: Path) -> None:
    store = memory_store(quads((report(),), exact_names((report(),))))
    found = evaluate(store, read_gold(write(tmp_path / "gold.json", GOLD)), "另一篇文章")
    assert found.grounded == (0, 7)
    assert len(found.misses["no evidence"]) == 7


def test_an_empty_graph_scores_zero(tmp_path: Path) -> None:
    found = evaluate(memory_store(()), read_gold(write(tmp_path / "gold.json", GOLD)), "")
    assert {score.f1 for score in found.scores.values()} == {0.0}
    assert found.record()["evidence"] == {"grounded": 0, "claims": 0, "share": 0.0}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ([], "no JSON object"),
        ({"articles": []}, "no list 'entities'"),
        (GOLD | {"entities": [{"type": "Place"}]}, "entities 1 is incomplete"),
        (GOLD | {"relations": [{"s": "甲", "p": "loves", "o": "乙"}]}, "no relation 'loves'"),
        (GOLD | {"outcomes": [{"holder": "甲", "indicator": "乙", "value": "many", "unit": None}]}, "outcomes 1"),
    ],
)
def test_a_file_that_is_no_gold_is_refused_in_one_sentence(tmp_path: Path, content: object, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_gold(write(tmp_path / "gold.json", content))


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (1.1, "亿元", (110000000.0, "元")),
        (12, "名", (12.0, "count")),
        (3, "家", (3.0, "count")),
        (3, "", (3.0, "count")),
        (2, "个百分点", (2.0, "%")),
        (5, "公里", (5.0, "公里")),
    ],
)
def test_normal_figure(value: float, unit: str, expected: tuple[float, str]) -> None:
    assert normal_figure(value, unit) == expected


def test_normal_drops_marks_and_width() -> None:
    assert normal("“红帆·领航”　工程（Ａ）") == "红帆领航工程(A)"


def distorted(gold: dict[str, Any], seed: int) -> Facts:
    """Return the facts of a gold page with seeded faults: renamed, retyped, missing, exchanged."""
    rng = random.Random(seed)
    one = article("page", "页面\n一二三四五六七八九十\n", title=(gold["articles"][0]["title"] or "") + "补")
    said = one.evidence(one.blocks[1].span)
    kept = [e for e in gold["entities"] if rng.random() > 0.15]
    number = {e["name"]: n for n, e in enumerate(kept)}
    entities = [
        Entity(
            rng.choice([e["name"], e["name"], *e["aliases"]]),
            rng.choice([e["type"], e["type"], "Mechanism"]),
            tuple(sorted(e["aliases"])),
        )
        for e in kept
    ]
    relations, posts = [], []
    for r in gold["relations"]:
        if r["s"] in number and r["o"] in number and r["s"] != r["o"] and rng.random() > 0.2:
            s, o = number[r["s"]], number[r["o"]]
            if r["p"] == "holdsPost":
                posts.append(Post(s, o, r.get("role") or "书记", said))
            else:
                relations.append(Relation(s, rng.choice([r["p"], r["p"], "leads"]), o, said))
    figures = [
        Figure(
            number.get(o["holder"], 0),
            rng.choice([o["indicator"], "数量"]),
            Decimal(str(o["value"])) + rng.choice([0, 0, 0, 1]),
            o["unit"] or "",
            o["kind"],
            said,
        )
        for o in gold["outcomes"]
    ]
    return Facts(one, tuple(entities), tuple(relations), tuple(posts), tuple(figures))


@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")  # rdflib warns of itself
@pytest.mark.skipif(not GOLD_PAGES, reason="no gold pages in ../shared")
@pytest.mark.parametrize("page", GOLD_PAGES, ids=lambda path: path.stem)
@pytest.mark.parametrize("seed", range(2))
def test_the_numbers_are_those_of_the_scorer_of_the_gold(page: Path, seed: int, tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("score", SHARED / "score" / "score.py")
    assert spec
    assert spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    facts = distorted(json.loads(page.read_text(encoding="utf8")), seed)
    turtle, text = tmp_path / "graph.ttl", tmp_path / "page.txt"
    turtle.write_text(to_turtle(quads((facts,), exact_names((facts,)))), encoding="utf8")
    text.write_text(facts.article.source.text, encoding="utf8")
    expected, expected_misses = scorer.score(turtle, page, text)
    found = evaluate(open_store(turtle), read_gold(page), facts.article.source.text)
    assert found.record() == expected
    for kind in ("entities missed", "entities extra", "types wrong", "relations missed", "relations extra"):
        assert sorted(found.misses[kind]) == sorted(expected_misses[kind])
    assert {kind: len(lines) for kind, lines in found.misses.items()} == {k: len(v) for k, v in expected_misses.items()}
