"""Mentions that mean one thing become one entity; those of two places or levels never do."""

import pytest
import spacy
from marked_text import marked

import kg.extraction.naming.component
import kg.extraction.reference.component  # noqa: F401
from kg.extraction.document import Mention
from kg.extraction.reference.setting import Setting
from kg.gazetteer import gazetteer
from kg.model import Entity, Span


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    pipeline = spacy.blank("zh")
    pipeline.add_pipe("kg_names")
    pipeline.add_pipe("kg_reference")
    return pipeline


def things(nlp: spacy.language.Language, text: str) -> dict[str, Entity]:
    return {e.name: e for e in nlp(text)._.entities}


def test_a_bare_committee_belongs_to_the_district_of_the_article(nlp: spacy.language.Language) -> None:
    found = things(nlp, "如东县召开大会。县委要求，县民政局、如东县委组织部抓好落实。")
    assert "县委" in found["如东县委"].aliases
    assert "县民政局" in found["如东县民政局"].aliases
    assert found["如东县委"].place == "如东县"


@pytest.mark.parametrize("league", ["共青团如东县委", "团县委", "如东团县委"])
def test_a_bare_committee_is_never_the_leagues(nlp: spacy.language.Language, league: str) -> None:
    found = things(nlp, f"如东县召开大会。县委要求抓好落实。会后，{league}开展活动。")
    assert "县委" in found["如东县委"].aliases
    leagues = [thing for name, thing in found.items() if "团" in name]
    assert [thing.type for thing in leagues] == ["MassOrganisation"]
    assert "县委" not in leagues[0].aliases


@pytest.mark.parametrize(
    ("paper", "home"),
    [("湖州晚报", "湖州市"), ("如东日报", "如东县"), ("中国岚禾网", ""), ("海晚报", "")],
)
def test_a_paper_of_a_place_speaks_of_it_where_no_place_is_named(paper: str, home: str) -> None:
    assert Setting([], 0, gazetteer(), paper).of_paper == home


def test_a_short_name_that_stands_once_in_a_list_is_no_home() -> None:
    named = [Mention(Span(0, 2), "Place", "如东"), Mention(Span(3, 5), "Place", "滨溪")]
    assert Setting(named, 0, gazetteer()).of_level("县", 0) is None
    again = [*named, Mention(Span(9, 11), "Place", "如东")]
    assert Setting(again, 0, gazetteer()).of_level("县", 0) == "如东县"


def test_a_city_called_like_its_province_keeps_its_committee(nlp: spacy.language.Language) -> None:
    found = things(nlp, "吉林省召开大会。在吉林市委的领导下，吉林省各地抓好落实。")
    assert "吉林市委" in found


def test_a_place_that_is_named_goes_before_the_papers() -> None:
    named = [Mention(Span(0, 3), "Place", "如东县")]
    assert Setting(named, 0, gazetteer(), "湖州晚报").of_paper == ""


def test_a_short_name_joins_the_long_one_of_its_class(nlp: spacy.language.Language) -> None:
    found = things(nlp, "滨海国际生物产业园开园。生物产业园党委成立，滨海国际生物产业园党委书记到场。")
    assert "生物产业园党委" in found["滨海国际生物产业园党委"].aliases


def test_a_committee_is_one_thing_in_all_its_terms(nlp: spacy.language.Language) -> None:
    found = things(nlp, "澧溪社区变了样。澧溪社区第四届党委成立。澧溪社区党委说。")
    assert "澧溪社区第四届党委" in found["澧溪社区党委"].aliases


ZONES = [
    (
        "澜洲经济技术开发区召开大会。开发区党工委成立，开发区管委会出台办法。",
        "澜洲经济技术开发区党工委 澜洲经济技术开发区管委会",
    ),
    ("澜洲经济技术开发区召开大会。区住建局、区总工会参加。", "澜洲经济技术开发区住建局 澜洲经济技术开发区总工会"),
    ("澜洲经济技术开发区很大，澜洲开发区组织部参加。", "澜洲经济技术开发区组织部"),
    ("云溪街道召开大会。街工委出台办法，街道办事处、街道纪工委抓落实。", "云溪街道工委 云溪街道办事处 云溪街道纪工委"),
    ("云溪街道工委召开大会。街道办事处抓落实。", "云溪街道工委 云溪街道办事处"),
    # Of two none is meant.
    ("东海开发区与云岭开发区结对。开发区管委会抓落实。", "开发区管委会"),
]


@pytest.mark.parametrize(("text", "expected"), ZONES)
def test_an_organ_belongs_to_the_only_park_or_town(nlp: spacy.language.Language, text: str, expected: str) -> None:
    assert set(expected.split()) <= set(things(nlp, text))


def test_a_zone_is_one_thing_by_its_long_name_and_its_short_one(nlp: spacy.language.Language) -> None:
    found = things(nlp, "澜洲经济技术开发区很大，澜洲开发区很美。")
    assert "澜洲开发区" in found["澜洲经济技术开发区"].aliases


SHORT_ZONES = [
    ("[澜洲滨海经济开发区|Park]和[澜海区|Place]", True),
    ("[澜洲滨海高新技术产业开发区|Park]和[澜海高新区|Park]", True),
    ("[海安经济开发区|Park]和[海安区|Place]", True),
    ("[崂山经济开发区|Park]和[崂山区|Place]", False),  # A district of that name is one.
    ("[澜洲滨海生态园区|Park]和[澜滨园区|Park]", False),
]


@pytest.mark.parametrize(("source", "joined"), SHORT_ZONES)
def test_a_zones_short_name_leaves_out_characters(nlp: spacy.language.Language, source: str, joined: bool) -> None:
    found = nlp.get_pipe("kg_reference")(marked(source))._.entities
    assert (len(found), found[0].type) == (1 if joined else 2, "Park")


def test_several_counties_named_once_leave_the_article_to_their_city(nlp: spacy.language.Language) -> None:
    found = things(nlp, "南通市召开大会，南通市推进“阳光”行动。海安市、如东县、启东市、海门区参加。")
    assert found["阳光行动"].place == "南通市"


def test_a_community_goes_by_its_name_without_its_town(nlp: spacy.language.Language) -> None:
    found = things(nlp, "云溪街道花园社区党委书记到场。花园社区很美，云溪街道花园社区很美。")
    assert {"云溪街道", "花园社区", "花园社区党委"} <= set(found)
    assert not any(name.startswith("云溪街道花园") for name in found)


def test_a_quoted_name_used_alone_is_the_name(nlp: spacy.language.Language) -> None:
    found = things(nlp, "启动“晨曦助学”行动。“晨曦助学”活动已走进多所学校，“晨曦助学”，温暖人心。")
    assert "晨曦助学行动" in found["晨曦助学"].aliases


def test_a_programmes_short_form_keeps_its_quotation_and_its_head(nlp: spacy.language.Language) -> None:
    found = things(nlp, "如东县开通“马上办”诉求解决平台。目前“马上办”平台受理诉求100件。")
    assert [e.name for e in found.values() if e.type == "Platform"] == ["马上办诉求解决平台"]


def test_a_channel_of_a_programme_is_not_called_by_it(nlp: spacy.language.Language) -> None:
    """公众号 are reached through: the bare name is the platform's."""
    found = things(nlp, "南湖区打造“小帮手”诉求办理平台。居民用“小帮手”公众号反映问题，“小帮手”已办结300件。")
    assert "小帮手" in found["小帮手诉求办理平台"].aliases
    assert "小帮手公众号" in found


def test_district_organs_stay_apart(nlp: spacy.language.Language) -> None:
    found = things(nlp, "东湖区委与西湖区委签约。东湖街道、西湖街道同时结对。")
    assert {"东湖区委", "西湖区委", "东湖街道", "西湖街道"} <= set(found)


def test_a_pointer_means_the_thing_named_last(nlp: spacy.language.Language) -> None:
    doc = nlp("长三角光电产业联盟成立。该联盟有12家成员单位。")
    pointer = next(m for m in doc._.mentions if m.anaphor)
    assert doc.text[pointer.span.start : pointer.span.end] == "该联盟"
    assert doc._.entities[pointer.entity].name == "长三角光电产业联盟"


def test_pointers_are_no_aliases(nlp: spacy.language.Language) -> None:
    found = things(nlp, "长三角光电产业联盟成立。该联盟有12家成员单位。")
    assert "该联盟" not in found["长三角光电产业联盟"].aliases


@pytest.mark.parametrize(
    ("text", "pointer", "name"),
    [
        ("柳河派出所调解室成立。该调解室调解纠纷280起。", "该调解室", "柳河派出所调解室"),
        ("东湖区推出“青溪通”平台。东湖区启用“田管家”系统。平台办件900件。", "平台", "青溪通平台"),
        ("西湖区启用“田管家”服务热线。这条热线受理率达99%。", "这条热线", "田管家服务热线"),
        ("柳河市西湖区和柳河市签约。该区域环境好。", "该区", None),
        # The end of a name stands for the thing where a clause begins with it, if only one in the paragraph ends so.
        ("西湖区建成“小候鸟”暖心驿站。驿站由西湖区妇联管理。", "驿站", "小候鸟暖心驿站"),
        ("西湖区建成“小候鸟”暖心驿站。去年，驿站服务900人。", "驿站", "小候鸟暖心驿站"),
        ("西湖区建成“小候鸟”暖心驿站。\n驿站由西湖区妇联管理。", "驿站", None),
        ("西湖区建成“小候鸟”暖心驿站、“橙心”暖心驿站。驿站服务900人。", "驿站", None),
        ("西湖区建成“小候鸟”暖心驿站。居民在驿站看书。", "驿站", None),
    ],
)
def test_a_noun_means_what_is_called_so(
    nlp: spacy.language.Language, text: str, pointer: str, name: str | None
) -> None:
    doc = nlp(text)
    found = {text[m.span.start : m.span.end]: doc._.entities[m.entity].name for m in doc._.mentions if m.anaphor}
    assert found.get(pointer) == name
