"""Scenes: what is joined, what is dropped, and that no order shows."""

from __future__ import annotations

import random
from decimal import Decimal
from functools import partial

import pytest
from view.invented import District, Writer, resolve

from kg.model import Facts, Figure, Post
from kg.resolution import Resolution, Thing
from kg.view import Scene, build_scene

COMMITTEE = ("清河区委", "PartyBody", "区委")
ALLIANCE = ("麦浪联盟", "Alliance")
DISTRICT = ("清河区", "Place")


def two_articles() -> list[Facts]:
    """Two articles that state one relation and one figure both, and more each."""
    first, second = Writer("a", "甲", "2031-05-02"), Writer("b", "乙")
    for writer in (first, second):
        spans = writer.sentence("日前，", "清河区委成立麦浪联盟", "，共商发展。")
        writer.relate(COMMITTEE, "establishes", ALLIANCE, spans, date="2031-05" if writer is first else None)
        count = partial(Figure, writer.entity(*ALLIANCE), "成员单位", Decimal(64), "家", "level")
        writer.note(count, writer.sentence("联盟有", "成员单位64家", "。"))
    spans = first.sentence("", "清河区委书记程远", "出席。")
    first.note(partial(Post, first.entity("程远", "Person"), first.entity(*COMMITTEE), "区委书记"), spans)
    return [first.facts(), second.facts()]


def scene_of(facts: list[Facts], **limits: int) -> Scene:
    return build_scene(facts, resolve(facts), **limits)


def node(scene: Scene, name: str) -> int:
    return [one.name for one in scene.nodes].index(name)


def test_equal_statements_of_two_articles_are_one_link_with_two_passages() -> None:
    scene = scene_of(two_articles())
    (link,) = [one for one in scene.links if one.predicate == "establishes"]
    assert (link.subject, link.object) == (node(scene, "清河区委"), node(scene, "麦浪联盟"))
    assert [scene.articles[scene.passages[number].article].title for number in link.passages] == ["甲", "乙"]
    assert link.dates == ("2031-05",)


def test_equal_figures_of_two_articles_are_one_row() -> None:
    scene = scene_of(two_articles())
    (row,) = scene.nodes[node(scene, "麦浪联盟")].figures
    assert (row.indicator, row.value, row.unit, len(row.passages)) == ("成员单位", 64, "家", 2)
    assert scene.figure_count == 1


def test_a_post_is_a_link_with_its_role() -> None:
    scene = scene_of(two_articles())
    (link,) = [one for one in scene.links if one.predicate == "holdsPost"]
    assert (scene.nodes[link.subject].name, link.role, scene.nodes[link.object].name) == (
        "程远",
        "区委书记",
        "清河区委",
    )


def test_nodes_know_their_names_articles_and_degree() -> None:
    scene = scene_of(two_articles())
    committee = scene.nodes[node(scene, "清河区委")]
    assert (committee.type, committee.aliases, committee.articles, committee.degree) == (
        "PartyBody",
        ("区委",),
        (0, 1),
        2,
    )


def test_passages_hold_the_sentence_around_the_evidence() -> None:
    scene = scene_of(two_articles())
    assert scene.passages[0].pieces == (("日前，", "清河区委成立麦浪联盟", "，共商发展。"),)


def test_claims_on_the_same_words_share_a_passage() -> None:
    writer = Writer("a", "甲")
    spans = writer.sentence("", "清河区委成立麦浪联盟", "。")
    writer.relate(COMMITTEE, "establishes", ALLIANCE, spans)
    writer.relate(COMMITTEE, "leads", ALLIANCE, spans)
    scene = scene_of([writer.facts()])
    assert len(scene.passages) == 1
    assert {link.passages for link in scene.links} == {(0,)}


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("清河区委成\n  立麦浪联盟", "清河区委成立麦浪联盟"),
        ("清河区委， 成　立麦浪联盟", "清河区委，成立麦浪联盟"),
        ("麦浪 AI Lab 共 64 家", "麦浪 AI Lab 共 64 家"),
    ],
)
def test_gaps_of_the_layout_do_not_reach_the_reader(source: str, shown: str) -> None:
    writer = Writer("a", "甲")
    writer.relate(COMMITTEE, "establishes", ALLIANCE, writer.sentence("", source, "。"))
    assert scene_of([writer.facts()]).passages[0].pieces[0][1] == shown


def test_cooperation_is_one_link_whichever_side_is_named_first() -> None:
    writer = Writer("a", "甲")
    writer.relate(COMMITTEE, "cooperatesWith", ALLIANCE, writer.sentence("", "清河区委携手麦浪联盟", "。"))
    writer.relate(ALLIANCE, "cooperatesWith", COMMITTEE, writer.sentence("", "麦浪联盟携手清河区委", "。"))
    (link,) = scene_of([writer.facts()]).links
    assert link.subject < link.object
    assert len(link.passages) == 2


def test_a_thing_is_not_linked_to_itself() -> None:
    writer = Writer("a", "甲")
    writer.relate(COMMITTEE, "partOf", ("中共清河区委", "PartyBody"), writer.sentence("", "清河区委", "。"))
    facts = writer.facts()
    one = Thing("清河区委", "PartyBody", ("中共清河区委",), (("a", 0), ("a", 1)))
    scene = build_scene([facts], Resolution((one,), ()))
    assert scene.links == ()
    assert scene.nodes[0].degree == 0


def test_namesakes_stay_apart_and_keep_their_qualifier() -> None:
    first, second = Writer("a", "甲"), Writer("b", "乙")
    first.entity("党群工作部", "PartyBody")
    second.entity("党群工作部", "PartyBody")
    things = tuple(
        Thing("党群工作部", "PartyBody", (), ((id_, 0),), place) for id_, place in (("b", "柳县"), ("a", "清河区"))
    )
    scene = build_scene([second.facts(), first.facts()], Resolution(things, ()))
    assert [(one.qualifier, one.articles) for one in scene.nodes] == [("柳县", (1,)), ("清河区", (0,))]


def test_beyond_the_limit_the_least_stated_are_left_out_and_counted() -> None:
    facts = District().facts()
    whole, part = scene_of(facts), scene_of(facts, max_nodes=50)
    assert (len(part.nodes), part.left_out) == (50, len(whole.nodes) - 50)
    assert "云溪区" in {one.name for one in part.nodes}
    assert all(max(link.subject, link.object) < 50 for link in part.links)


def test_the_order_of_files_does_not_show() -> None:
    facts = District().facts()
    mixed = random.Random(3).sample(facts, len(facts))
    assert scene_of(mixed) == scene_of(facts)


def test_the_invented_district_is_rich() -> None:
    scene = scene_of(District().facts())
    assert (len(scene.articles), len(scene.nodes), len(scene.links), scene.figure_count) == (12, 271, 409, 54)
    assert {number for link in scene.links for number in link.passages} < set(range(len(scene.passages)))


def test_nothing_gives_an_empty_scene() -> None:
    assert build_scene([], Resolution((), ())) == Scene()
