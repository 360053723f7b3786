from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from sample_facts import both, evidence, report

from kg.errors import GraphError
from kg.graph import quads
from kg.model import Facts, Figure
from kg.resolution import resolve
from kg.showing import Portrait, find, portrait, read_decisions, sentence
from kg.store import memory_store


def shown(name: str, facts: tuple[Facts, ...] = both()) -> Portrait:
    store = memory_store(quads(facts, resolve(facts)))
    [iri] = find(store, name)
    return portrait(store, iri)


def statements(found: Portrait) -> list[tuple[str, bool, str, str]]:
    return [(one.predicate, one.forward, one.value, one.detail) for one in found.statements]


def test_statements_are_told_from_both_ends() -> None:
    assert statements(shown("红帆党建联盟")) == [
        ("achieves", True, "成员单位 27家", "数量"),
        ("establishes", False, "青石区委", ""),
    ]
    assert ("establishes", True, "红帆党建联盟", "") in statements(shown("青石区委"))


def test_a_post_is_told_to_the_person_and_to_the_body() -> None:
    assert statements(shown("林望舒")) == [("holdsPost", True, "青石区委", "区委书记")]
    assert ("holdsPost", False, "林望舒", "区委书记") in statements(shown("青石区委"))


def test_a_relation_without_direction_is_told_to_both_ends() -> None:
    for one, other in (("白塔街道", "青石区委"), ("青石区委", "白塔街道")):
        assert ("cooperatesWith", other) in [(said.predicate, said.value) for said in shown(one).statements]


def test_the_date_of_an_event_is_told() -> None:
    assert ("date", True, "2023年5月12日", "") in statements(shown("联盟启动大会"))


def test_figures_come_with_unit_kind_and_period() -> None:
    one = report()
    span = evidence(one.article, "新增岗位近1.2万个")
    spread = Figure(3, "投资", Decimal(700000), "元", "target", span, value_max=Decimal(1000000))
    assert statements(shown("青石区", (replace(one, figures=(*one.figures, spread)),))) == [
        ("achieves", True, "投资 70—100万元", "目标"),
        ("achieves", True, "新增岗位 约1.2万个", "数量"),
        ("achieves", True, "规上工业增加值 17.1%", "增长, 2022年"),
    ]


def test_evidence_quotes_every_article_that_says_so() -> None:
    founding = next(one for one in shown("红帆党建联盟").statements if one.predicate == "establishes")
    assert [passage.source for passage in founding.evidence] == ["brief-0b.txt", "report-0a.txt"]
    assert (
        sentence(founding.evidence[1]) == "【青石区委成立了“红帆”党建联盟】  《青石区书写党建新答卷》report-0a.txt:19"
    )


def test_a_passage_in_two_pieces_is_told_in_reading_order() -> None:
    meeting = next(one for one in shown("联盟启动大会").statements if one.predicate == "heldAt")
    assert sentence(meeting.evidence[0]).startswith("【5月12日】…【联盟启动大会在白塔街道举行】")


def test_lines_name_the_thing_its_class_and_its_articles() -> None:
    lines = list(shown("红帆党建联盟").lines())
    assert lines[0] == "红帆党建联盟  联盟 alliance"
    assert "  又称 also: 联盟" in lines
    assert lines[-2:] == ["  简讯  2023年", "  青石区书写党建新答卷  2023年5月20日"]


@pytest.mark.parametrize(
    "name", ["红帆党建联盟", "联盟", "“红帆”党建联盟", "https://zhili.example/id/Alliance/红帆党建联盟"]
)
def test_a_thing_is_found_by_any_of_its_names(name: str) -> None:
    assert shown(name).name == "红帆党建联盟"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("青石", "青石区、青石区委"),
        ("党建联盟红帆", "红帆党建联盟"),
        ("〇", "lists all names"),
        ("http://e.org/ 1", "lists"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(name: str, message: str) -> None:
    with pytest.raises(GraphError, match=message):
        shown(name)


def test_decisions_about_other_things_are_left_out() -> None:
    store = memory_store(quads(both(), resolve(both())))
    decisions = [
        {"left": "青石区委", "right": other, "merged": False, "reason": "理由"} for other in ("青石区", "白塔街道")
    ]
    [iri] = find(store, "白塔街道")
    found = portrait(store, iri, decisions)
    assert [decision["right"] for decision in found.why] == ["白塔街道"]
    assert list(found.lines())[-1] == "  青石区委 ≠ 白塔街道: 理由"


def test_a_damaged_record_of_merges_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="there is none"):
        read_decisions(tmp_path)
    (tmp_path / "decisions.json").write_text("[", encoding="utf8")
    with pytest.raises(GraphError, match="damaged"):
        read_decisions(tmp_path)
