"""Every cause of a miss, each on a graph made to have it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from sample_facts import article, exact_names

from kg.evaluation import Evaluation, evaluate, read_gold
from kg.evaluation.causes import CAUSES
from kg.graph import quads
from kg.model import Entity, Facts, Figure, Post, Relation
from kg.store import memory_store

PAGE = "东河区成立书香联盟。\n东河区民政局新建养老驿站30处。\n书香联盟举办读书节。"
#: (name, type) of the gold; its first form is the name.
NAMES = [("东河区", "Place"), ("书香联盟", "Alliance"), ("东河区民政局", "GovernmentBody"), ("读书节", "Event")]
RELATIONS = [
    ("东河区", "establishes", "书香联盟", "东河区成立书香联盟"),
    ("书香联盟", "leads", "读书节", "书香联盟举办读书节"),
]


def scored(
    tmp_path: Path,
    entities: Sequence[Entity],
    relations: Sequence[tuple[int, str, int]] = (),
    figures: Sequence[tuple[int, str, str, str]] = (),
    posts: Sequence[tuple[int, int]] = (),
    gold_relations: Sequence[tuple[str, str, str, str]] = (),
    gold_names: Sequence[tuple[str, ...]] = NAMES,
    read: str = PAGE,
) -> Evaluation:
    """Score a graph of these statements against the gold of the page, which was read as `read`."""
    one = article("page", PAGE)
    said = one.evidence(one.blocks[0].span)
    facts = Facts(
        one,
        tuple(entities),
        tuple(Relation(s, p, o, said) for s, p, o in relations),
        tuple(Post(person, body, "局长", said) for person, body in posts),
        tuple(Figure(h, indicator, Decimal(value), unit, "level", said) for h, indicator, value, unit in figures),
    )
    gold = {
        "articles": [],
        "entities": [{"name": n, "type": t, "aliases": list(aliases)} for n, t, *aliases in gold_names],
        "relations": [{"s": s, "p": p, "o": o, "evidence": words} for s, p, o, words in gold_relations],
        "outcomes": [
            {
                "holder": "东河区民政局",
                "indicator": "养老驿站",
                "value": 30,
                "unit": "处",
                "evidence": "新建养老驿站30处",
            }
        ],
    }
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(gold, ensure_ascii=False), encoding="utf8")
    return evaluate(memory_store(quads((facts,), exact_names((facts,)))), read_gold(path), PAGE, [read])


def causes(found: Evaluation, kind: str) -> list[tuple[str, str]]:
    """Return cause and first name of every finding of one kind."""
    assert all(one.cause in CAUSES[one.kind] for one in found.findings)
    return [(one.cause, one.what.split(" ")[0].rstrip(":")) for one in found.findings if one.kind.startswith(kind)]


def things(*named: tuple[str, ...]) -> list[Entity]:
    return [Entity(name, type_, tuple(aliases)) for name, type_, *aliases in named]


ALL = things(*NAMES)


@pytest.mark.parametrize(
    ("entities", "missed", "extra"),
    [
        (things(*NAMES[:3]), [("not found", "读书节")], []),
        (things(*NAMES[:3], ("举办读书节", "Event")), [("boundary", "读书节")], [("boundary", "举办读书节")]),
        (things(*NAMES[:3], ("读书节", "Place")), [("type", "读书节")], []),
        (things(*NAMES[:2], ("东河区民政局", "GovernmentBody", "读书节")), [("merged", "读书节")], []),
        (things(*NAMES, ("书香驿站", "Platform")), [], [("not in gold", "书香驿站")]),
    ],
)
def test_causes_of_things(
    entities: list[Entity], missed: list[tuple[str, str]], extra: list[tuple[str, str]], tmp_path: Path
) -> None:
    found = scored(tmp_path, entities)
    assert causes(found, "entity missed") == missed
    assert causes(found, "entity extra") == extra


def test_two_things_for_one(tmp_path: Path) -> None:
    names = [*NAMES[:3], (*NAMES[3], "书香节")]
    found = scored(tmp_path, things(*NAMES, ("书香节", "Event")), gold_names=names)
    assert causes(found, "entity") == [("split", "书香节")]


def test_the_place_in_a_name_is_no_other_border_of_it(tmp_path: Path) -> None:
    found = scored(tmp_path, things(*NAMES[:2], NAMES[3], ("东河", "Place")), gold_names=NAMES[1:])
    assert causes(found, "entity missed") == [("not found", "东河区民政局")]


def test_a_name_that_reading_tore_apart_and_one_that_is_printed_nowhere(tmp_path: Path) -> None:
    names = [*NAMES, ("东河区书香驿站", "Platform")]
    found = scored(tmp_path, ALL[:3], gold_names=names, read=PAGE.replace("读书节", "节。读书"))
    assert causes(found, "entity missed") == [("reading order", "读书节"), ("put together", "东河区书香驿站")]


@pytest.mark.parametrize(
    ("told", "missed", "extra"),
    [
        ((0, "establishes", 1), None, None),
        ((0, "leads", 1), "wrong predicate", "wrong predicate"),
        ((1, "partOf", 0), "wrong direction", "wrong direction"),
        ((2, "establishes", 1), "wrong subject", "wrong subject"),
        ((0, "establishes", 3), "wrong object", "wrong object"),
        ((2, "leads", 3), "not found", "not in gold"),
    ],
)
def test_causes_of_relations(told: tuple[int, str, int], missed: str | None, extra: str | None, tmp_path: Path) -> None:
    found = scored(tmp_path, ALL, [told], gold_relations=RELATIONS[:1])
    assert [cause for cause, _ in causes(found, "relation missed")] == ([missed] if missed else [])
    assert [cause for cause, _ in causes(found, "relation extra")] == ([extra] if extra else [])


def test_a_relation_of_other_words_is_no_wrong_subject(tmp_path: Path) -> None:
    gold = [("东河区", "establishes", "书香联盟", "书香联盟举办读书节")]
    found = scored(tmp_path, ALL, [(2, "establishes", 1)], gold_relations=gold)
    assert causes(found, "relation") == [("not found", "东河区"), ("not in gold", "东河区民政局")]


def test_one_relation_explains_one_miss(tmp_path: Path) -> None:
    gold = [*RELATIONS[:1], ("书香联盟", "supports", "东河区", "书香联盟")]
    found = scored(tmp_path, ALL, [(0, "leads", 1)], gold_relations=gold)
    assert [cause for cause, _ in causes(found, "relation missed")] == ["wrong predicate", "not found"]


def test_a_relation_lacks_an_end_or_its_text(tmp_path: Path) -> None:
    without_end = scored(tmp_path, ALL[:3], gold_relations=RELATIONS)
    assert causes(without_end, "relation missed") == [("not found", "东河区"), ("end missing", "书香联盟")]
    torn = scored(tmp_path, ALL[:3], gold_relations=RELATIONS, read=PAGE.replace("举办", "，举\n本报讯\n办"))
    assert causes(torn, "relation missed")[1] == ("reading order", "书香联盟")


def test_an_end_that_gold_does_not_know(tmp_path: Path) -> None:
    found = scored(tmp_path, [*ALL, *things(("书香驿站", "Platform"))], [(0, "establishes", 4)])
    assert causes(found, "relation extra") == [("end not in gold", "东河区")]


def test_posts_are_relations_too(tmp_path: Path) -> None:
    names = [*NAMES, ("林知夏", "Person")]
    gold = [("林知夏", "holdsPost", "东河区", "东河区成立")]
    found = scored(tmp_path, things(*names), posts=[(4, 2)], gold_relations=gold, gold_names=names)
    assert causes(found, "relation") == [("wrong object", "林知夏"), ("wrong object", "林知夏")]
    assert found.predicates["holdsPost"].record()["tp"] == 0


@pytest.mark.parametrize(
    ("entities", "told", "missed", "extra"),
    [
        (ALL, (2, "养老驿站", "30", "处"), [], []),
        (ALL, (0, "养老驿站", "30", "处"), ["wrong owner"], []),
        ([*ALL[:2], ALL[3]], (0, "养老驿站", "30", "处"), ["owner missing"], []),
        (ALL, (2, "志愿者", "30", "处"), ["wrong indicator"], []),
        (ALL, (2, "养老驿站", "300", "处"), ["wrong value or unit"], ["wrong value or unit"]),
        (ALL, (0, "养老驿站", "30", "平方米"), ["wrong value or unit"], ["wrong value or unit"]),
        (ALL, (0, "读者", "5", "万人"), ["not found"], ["not in gold"]),
    ],
)
def test_causes_of_figures(
    entities: list[Entity], told: tuple[int, str, str, str], missed: list[str], extra: list[str], tmp_path: Path
) -> None:
    found = scored(tmp_path, entities, figures=[told])
    assert [cause for cause, _ in causes(found, "outcome missed")] == missed
    assert [cause for cause, _ in causes(found, "outcome extra")] == extra


def test_classes_and_predicates_have_scores_of_their_own(tmp_path: Path) -> None:
    entities = things(*NAMES[:3], ("读书节", "Initiative"))
    found = scored(tmp_path, entities, [(0, "establishes", 1), (0, "leads", 2)], gold_relations=RELATIONS)
    assert {name: (s.right, s.system, s.gold) for name, s in found.classes.items()} == {
        "GovernmentBody": (1, 1, 1),
        "Initiative": (0, 1, 0),
        "Alliance": (1, 1, 1),
        "Event": (0, 0, 1),
        "Place": (1, 1, 1),
    }
    assert {name: (s.right, s.system, s.gold) for name, s in found.predicates.items()} == {
        "leads": (0, 1, 1),
        "establishes": (1, 1, 1),
    }
