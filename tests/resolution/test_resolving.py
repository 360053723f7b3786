from __future__ import annotations

import random

import pytest
from resolution_samples import entity, facts

from kg.model import Facts
from kg.resolution import Resolution, resolve

LIXIA, TIANQIAO, JINAN = "历下区", "天桥区", "济南市"


def names(resolution: Resolution) -> list[tuple[str, str]]:
    return [(thing.type, thing.name) for thing in resolution.things]


def count(*found: Facts) -> int:
    return len(resolve(found).things)


ONE_ORGAN = [
    ("历下区委", "中共历下区委", "PartyBody"),
    ("历下区委", "区委", "PartyBody"),
    ("历下区委", "中国共产党历下区委员会", "PartyBody"),
    ("历下区委", "济南市历下区委", "PartyBody"),
    ("历下区机关工委", "历下区委区直机关工委", "PartyBody"),
    ("区直机关工委", "历下区委区直机关工委", "PartyBody"),
    ("历下区委组织部", "历下区组织部", "PartyBody"),
    ("历下区政府", "历下区人民政府", "GovernmentBody"),
    ("区政府", "历下区人民政府", "GovernmentBody"),
    ("历下区人社局", "历下区人力资源和社会保障局", "GovernmentBody"),
    ("区住建局", "历下区住房和城乡建设局", "GovernmentBody"),
    ("历下区卫健局", "区卫生健康局", "GovernmentBody"),
    ("历下区团委", "共青团历下区委员会", "MassOrganisation"),
    ("团区委", "历下区团委", "MassOrganisation"),
    ("历下区妇联", "历下区妇女联合会", "MassOrganisation"),
    ("清泉社区居委会", "清泉社区居民委员会", "SocialOrganisation"),
    ("历下区纪委监委", "历下区纪委、监委", "PartyBody"),
    ("济南市委", "市委", "PartyBody"),
    ("山东省委", "省委", "PartyBody"),
]


@pytest.mark.parametrize(("left", "right", "type_"), ONE_ORGAN)
def test_short_and_long_names_of_an_organ_are_one_thing(left: str, right: str, type_: str) -> None:
    resolution = resolve([facts("a", entity(left, type_, LIXIA)), facts("b", entity(right, type_, LIXIA))])
    assert len(resolution.things) == 1
    thing = resolution.things[0]
    assert {thing.name, *thing.aliases} == {left, right}
    assert [d.merged for d in resolution.decisions] == [True, True]


APART = [
    (("历下区委", "PartyBody", LIXIA), ("天桥区委", "PartyBody", TIANQIAO)),
    (("区委", "PartyBody", LIXIA), ("区委", "PartyBody", TIANQIAO)),
    (("市委", "PartyBody", JINAN), ("区委", "PartyBody", LIXIA)),
    (("济南市委", "PartyBody", JINAN), ("历下区委", "PartyBody", LIXIA)),
    (("区民政局", "GovernmentBody", LIXIA), ("市民政局", "GovernmentBody", JINAN)),
    (("历下区委", "PartyBody", LIXIA), ("历下区政府", "GovernmentBody", LIXIA)),
    (("历下区委组织部", "PartyBody", LIXIA), ("历下区委宣传部", "PartyBody", LIXIA)),
    (("东湖街道", "Subdistrict", "鄂城区"), ("西湖街道", "Subdistrict", "鄂城区")),
    (("第一党支部", "PartyBranch", LIXIA), ("第二党支部", "PartyBranch", LIXIA)),
    (("滨河路改造一期", "Project", LIXIA), ("滨河路改造二期", "Project", LIXIA)),
    (("党群服务中心", "Institution", "千佛山街道"), ("党群服务中心", "Institution", "趵突泉街道")),
    (("便民服务中心", "Institution", "千佛山街道"), ("便民服务中心", "Institution", LIXIA)),
    (("云雾茶", "Industry", None), ("云雾茶", "Product", None)),
    (("智慧热线", "Platform", LIXIA), ("智慧热线", "Platform", TIANQIAO)),
    (("历下区第八次党代会", "Event", LIXIA), ("济南市第八次党代会", "Event", JINAN)),
    (("乡村振兴", "Initiative", None), ("乡村振兴平台", "Platform", None)),
]


@pytest.mark.parametrize(("left", "right"), APART)
def test_place_level_number_and_kind_keep_things_apart(left: tuple[str, str, str], right: tuple[str, str, str]) -> None:
    assert count(facts("a", entity(*left)), facts("b", entity(*right))) == 2
    assert count(facts("a", entity(*left), entity(*right))) == 2


TOGETHER = [
    (("历下区", "Place", None), ("济南市历下区", "Place", None)),
    (("千佛山街道", "Subdistrict", LIXIA), ("历下区千佛山街道", "Subdistrict", LIXIA)),
    (("千佛山街道", "Subdistrict", LIXIA), ("千佛山街道", "Place", LIXIA)),
    (("清泉社区", "Community", LIXIA), ("清泉社区", "Community", "千佛山街道")),
    (("清泉社区", "Community", LIXIA), ("历下区清泉社区", "Community", LIXIA)),
    (("泉城先锋", "Brand", LIXIA), ("泉城先锋", "Initiative", LIXIA)),
    (("泉城先锋", "Initiative", JINAN), ("泉城先锋", "Initiative", LIXIA)),
    (("乡村振兴", "Initiative", TIANQIAO), ("乡村振兴", "Initiative", LIXIA)),
    (("市委", "PartyBody", TIANQIAO), ("济南市委", "PartyBody", LIXIA)),
    (("省委", "PartyBody", TIANQIAO), ("省委", "PartyBody", LIXIA)),
    (("云桥新区委", "PartyBody", "云桥新区"), ("区委", "PartyBody", "云桥新区")),
    (("强基提质年", "Initiative", LIXIA), ("强基提质年活动", "Initiative", LIXIA)),
    (("网格治理(试行)办法", "Policy", LIXIA), ("网格治理办法", "Policy", LIXIA)),
    (("清泉金融区", "Park", LIXIA), ("清泉金融区", "Park", None)),
    (("山东大学", "Institution", TIANQIAO), ("山东大学", "Institution", LIXIA)),
    (("国务院", "GovernmentBody", None), ("国务院", "GovernmentBody", None)),
    (("济南泉润科技有限公司", "Enterprise", None), ("济南泉润科技公司", "Enterprise", None)),
    (("张清扬", "Person", LIXIA), ("张清扬", "Person", LIXIA)),
]


@pytest.mark.parametrize(("left", "right"), TOGETHER)
def test_one_thing_under_two_spellings_classes_or_places(
    left: tuple[str, str, str], right: tuple[str, str, str]
) -> None:
    assert count(facts("a", entity(*left)), facts("b", entity(*right))) == 1


def test_a_quoted_core_is_the_same_programme_under_another_class_word() -> None:
    bare = facts("a", entity("红帆领航", "Brand", LIXIA), text="打响“红帆领航”品牌。")
    headed = facts("b", entity("红帆领航工程", "Initiative", LIXIA), text="实施“红帆领航”工程。")
    resolution = resolve([bare, headed])
    assert names(resolution) == [("Initiative", "红帆领航")]
    assert resolution.things[0].aliases == ("红帆领航工程",)


def test_one_article_may_give_a_quoted_core_several_class_words_but_no_other_names() -> None:
    quoted = "“红帆领航”工程建成体系，“红帆领航”机制落地。"
    cores = entity("红帆领航工程", "Initiative", LIXIA), entity("红帆领航机制", "Mechanism", LIXIA)
    assert count(facts("a", *cores, text=quoted)) == 1
    assert count(facts("a", *cores)) == 2
    brackets = entity("先锋(网格)工程", "Initiative", LIXIA), entity("先锋工程", "Initiative", LIXIA)
    assert count(facts("a", *brackets)) == 2
    assert count(*(facts(one.name, one) for one in brackets)) == 1


def test_without_quotation_marks_another_class_word_is_another_programme_and_the_refusal_is_told() -> None:
    resolution = resolve(
        [facts("a", entity("智慧停车平台", "Platform", LIXIA)), facts("b", entity("智慧停车工程", "Initiative", LIXIA))]
    )
    assert len(resolution.things) == 2
    assert [(d.left, d.right, d.merged) for d in resolution.decisions] == [("智慧停车工程", "智慧停车平台", False)]


def test_an_alias_of_one_article_is_the_name_in_another_of_the_same_district() -> None:
    long = entity("红帆年轻干部应急先锋营", "Taskforce", LIXIA, ("应急先锋营",))
    here, there = entity("应急先锋营", "Taskforce", LIXIA), entity("应急先锋营", "Taskforce", TIANQIAO)
    assert count(facts("a", long), facts("b", here)) == 1
    assert count(facts("a", long), facts("b", there)) == 2


def test_an_alias_that_fits_two_things_joins_neither() -> None:
    first = entity("红帆应急先锋营", "Taskforce", LIXIA, ("应急先锋营",))
    second = entity("青锋应急先锋营", "Taskforce", LIXIA, ("应急先锋营",))
    resolution = resolve([facts("a", first), facts("b", second), facts("c", entity("应急先锋营", "Taskforce", LIXIA))])
    assert len(resolution.things) == 3
    assert all(not decision.merged for decision in resolution.decisions)


def test_the_district_of_the_article_tells_what_an_organ_without_place_belongs_to() -> None:
    def article(name: str, place: str) -> Facts:
        return facts(name, entity(place, "Place"), entity("应急志愿服务队", "SocialOrganisation"))

    assert count(article("a", LIXIA), article("b", LIXIA)) == 2
    assert count(article("a", LIXIA), article("b", TIANQIAO)) == 4


def test_a_general_name_without_any_place_joins_no_district() -> None:
    placed, unplaced = entity("便民服务中心", "Institution", LIXIA), entity("便民服务中心", "Institution")
    assert count(facts("a", placed), facts("b", unplaced)) == 2
    assert count(facts("a", unplaced), facts("b", unplaced)) == 2
    assert count(facts("a", unplaced, unplaced)) == 1


def test_districts_of_one_name_are_told_apart_by_their_city() -> None:
    nanjing = facts(
        "a", entity("南京市", "Place"), entity("鼓楼区", "Place"), entity("鼓楼区委", "PartyBody", "鼓楼区")
    )
    fuzhou = facts("b", entity("福州市", "Place"), entity("鼓楼区", "Place"), entity("鼓楼区委", "PartyBody", "鼓楼区"))
    again = facts("c", entity("南京市", "Place"), entity("区委", "PartyBody", "鼓楼区"))
    resolution = resolve([nanjing, fuzhou, again])
    committees = [thing for thing in resolution.things if thing.type == "PartyBody"]
    assert [(thing.name, thing.qualifier) for thing in committees] == [
        ("鼓楼区委", "南京市鼓楼区"),
        ("鼓楼区委", "福州市鼓楼区"),
    ]
    assert resolution.thing_of("c", 1) == committees[0]


def test_programmes_of_different_founders_stay_apart() -> None:
    def founded(name: str, place: str) -> Facts:
        return facts(name, entity(place, "Place"), entity("暖心驿站", "Platform"), relations=((0, "establishes", 1),))

    assert count(founded("a", LIXIA), founded("b", TIANQIAO)) == 4
    assert count(founded("a", LIXIA), founded("b", LIXIA)) == 2


def test_bearers_of_one_name_in_two_districts_are_two_persons() -> None:
    here, there = entity("王明远", "Person", LIXIA), entity("王明远", "Person", TIANQIAO)
    resolution = resolve([facts("a", here), facts("b", there)])
    assert [thing.qualifier for thing in resolution.things] == ["济南市历下区", "济南市天桥区"]
    assert [decision.merged for decision in resolution.decisions] == [False]


def test_a_person_is_known_by_body_or_by_a_role_that_only_one_can_have() -> None:
    def official(name: str, body: str, place: str) -> Facts:
        return facts(name, entity("赵远山", "Person"), entity(body, "PartyBody", place), posts=((0, 1, "书记"),))

    def leader(name: str, place: str) -> Facts:
        person = entity("赵远山", "Person", place, ("赵远山总书记",))
        return facts(name, person)

    assert count(official("a", "历下区委", LIXIA), official("b", "中共历下区委", LIXIA)) == 2
    assert count(official("a", "历下区委", LIXIA), official("b", "天桥区委", TIANQIAO)) == 4
    assert count(leader("a", LIXIA), leader("b", TIANQIAO)) == 1


def test_the_class_that_most_articles_give_wins_and_brand_loses_a_tie() -> None:
    types = ("Brand", "Alliance")
    assert names(resolve([facts(t, entity("红帆盟", t, LIXIA)) for t in types])) == [("Alliance", "红帆盟")]
    types = ("Brand", "Alliance", "Brand")
    found = [facts(f"{n}", entity("红帆盟", t, LIXIA)) for n, t in enumerate(types)]
    assert names(resolve(found)) == [("Brand", "红帆盟")]


def some_articles() -> list[Facts]:
    return [
        facts("a", entity("历下区委", "PartyBody", LIXIA, ("区委",)), entity("红帆盟", "Alliance", LIXIA)),
        facts("b", entity("中共历下区委", "PartyBody", LIXIA), entity("王明远", "Person", LIXIA)),
        facts("c", entity("天桥区委", "PartyBody", TIANQIAO, ("区委",)), entity("王明远", "Person", TIANQIAO)),
        facts("d", entity("区委", "PartyBody", TIANQIAO), entity("红帆盟品牌", "Brand"), text="擦亮“红帆盟”品牌"),
        facts("e", entity("乡村振兴", "Initiative"), entity("东湖街道", "Subdistrict", "鄂城区")),
    ]


def test_the_order_of_articles_makes_no_difference() -> None:
    articles = some_articles()
    expected = resolve(articles)
    for seed in range(5):
        random.Random(seed).shuffle(articles)
        assert resolve(articles) == expected


def test_one_more_article_changes_only_what_it_speaks_of() -> None:
    *articles, last = some_articles()
    before, after = resolve(articles), resolve([*articles, last])
    assert set(before.things) < set(after.things)
    assert set(before.decisions) <= set(after.decisions)


def test_things_have_unique_labels_and_cover_every_entity_once() -> None:
    articles = some_articles()
    things = resolve(articles).things
    assert len({(thing.type, thing.name, thing.qualifier) for thing in things}) == len(things)
    members = [member for thing in things for member in thing.members]
    assert sorted(members) == [(one.article.id, n) for one in articles for n in range(len(one.entities))]


def test_nothing_in_gives_nothing_out() -> None:
    assert resolve([]) == Resolution((), ())
    assert resolve([facts("a")]).things == ()
