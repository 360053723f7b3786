"""Who gets and who gives an honour, who attends what, who founds with whom, and what lies where."""

from __future__ import annotations

import pytest
from marked_text import lines, relations

HONOURS = [
    ("[最美楼长|Award]、[石桥小学|Institution]教师[陆万春|Person]来了。", "陆万春 receives 最美楼长"),
    ("[陆万春|Person]是石桥的带头人、[最美楼长|Award]。", "陆万春 receives 最美楼长"),
    ("[云川县妇联|MassOrganisation]公布首批[最美家庭|Award]名单，[云川县|Place]的[白杨村|Community]榜上有名。",
     "白杨村 receives 最美家庭; 云川县妇联 confers 最美家庭; 白杨村 locatedIn 云川县"),
    ("会上授予[先锋支部|Award]30个，其中[石桥镇|Subdistrict]、[沙溪镇|Subdistrict]领了奖牌。",
     "石桥镇 receives 先锋支部; 沙溪镇 receives 先锋支部"),
    ("[云川县团委|MassOrganisation]命名[水文馆|Institution]、[消防馆|Institution]等15家单位为[实践基地|Award]。",
     "水文馆 receives 实践基地; 消防馆 receives 实践基地; 云川县团委 confers 实践基地"),
    ("[云川县|Place]追授[陆万春|Person][最美网格员|Award]称号。", "陆万春 receives 最美网格员; 云川县 confers 最美网格员"),
    ("[云川县|Place]今年又把[天然氧吧|Award]收入囊中。", "云川县 receives 天然氧吧"),
    ("获评[夜市示范街|Award]后，[云川古镇|Park]的名气更大了。", "云川古镇 receives 夜市示范街"),
    ("[云川白杨村|Community]第一书记[陆万春|Person]记[三等功|Award]一次。", "陆万春 receives 三等功"),
    ("[云川奖|Award]、[石桥奖|Award]，[云川县|Place]的[绿洲公司|Enterprise]一年拿了两块牌子。",
     "绿洲公司 receives 云川奖; 绿洲公司 receives 石桥奖"),
    ("[石桥奖|Award]评选结果公布。[石桥厂|Enterprise]、[绿洲公司|Enterprise]等20家上台领奖，[云川县工会|MassOrganisation]现场颁奖。",
     "石桥厂 receives 石桥奖; 绿洲公司 receives 石桥奖; 云川县工会 confers 石桥奖"),
    ("[云川县|Place]共拿到省级荣誉3项，包括[平安县|Award]、[园林县城|Award]。", "云川县 receives 平安县; 云川县 receives 园林县城"),
    ("[石桥镇|Subdistrict]昨天捧回奖牌，这是继[卫生镇|Award]之后的第二块。", "石桥镇 receives 卫生镇"),
    ("[云川县妇联|MassOrganisation]聘请[陆万春|Person]为[宣传大使|Award]。",
     "陆万春 receives 宣传大使; 云川县妇联 confers 宣传大使"),
    ("[最美书屋|Award]奖金奖给[石桥书屋|Institution]。", "石桥书屋 receives 最美书屋"),
    ("获评[最美楼长|Award]的[石桥小学|Institution]教师[陆万春|Person]很高兴。", "陆万春 receives 最美楼长"),
]  # fmt: skip

#: The last honour is another one's, or nobody's yet.
NO_HONOURS = [
    ("[甲园|Community]被评为[和谐小区|Award]、市民[陆万春|Person]当选[好邻居|Award]。", "陆万春 receives 和谐小区"),
    ("[十佳品牌|Award]评选中，[石桥镇|Subdistrict]的[“红帆”=红帆|Brand]排在第四。", "石桥镇 receives 十佳品牌"),
]  # fmt: skip

ATTENDANCE = [
    ("[云川县|Place]召开[推进会|Event]。县领导[陆万春|Person]、[马小琴|Person]及其他县领导出席会议。",
     "陆万春 participatesIn 推进会; 马小琴 participatesIn 推进会"),
    ("[云川县|Place]召开[推进会|Event]。[云川县教育局|GovernmentBody]局长[陆万春|Person]，[马小琴|Person]，出席会议并讲话。",
     "陆万春 participatesIn 推进会; 马小琴 participatesIn 推进会"),
    ("[授牌大会|Event]昨天举行。\n[陆万春|Person]出席并讲话。", "陆万春 participatesIn 授牌大会"),
    ("[云川县|Place]举行[揭牌仪式|Event]。[云川县妇联|MassOrganisation]、[云川县工会|MassOrganisation]代表40余人参加[仪式~揭牌仪式|Event]。",
     "云川县妇联 participatesIn 揭牌仪式; 云川县工会 participatesIn 揭牌仪式"),
    ("[云川县|Place]召开[推进会|Event]。[陆万春|Person]在讲话中指出，要抓落实。", "陆万春 participatesIn 推进会"),
    ("[陆万春|Person]便是[石榴花志愿队|SocialOrganisation]的一员。", "陆万春 participatesIn 石榴花志愿队"),
    ("[焊工大赛|Event]昨天落幕。[石桥厂|Enterprise]的[陆万春|Person]夺得一等奖，铜奖由[马小琴|Person]摘得。",
     "陆万春 participatesIn 焊工大赛; 马小琴 participatesIn 焊工大赛"),
    ("[茶博会|Event]昨天开幕，[沙溪县|Place]、[云川县|Place]等产茶县组团参展。",
     "沙溪县 participatesIn 茶博会; 云川县 participatesIn 茶博会"),
    ("[圆桌会|Event]开席，[陆万春|Person]与[石桥厂|Enterprise]、[绿洲公司|Enterprise]等9家企业负责人面对面。",
     "陆万春 participatesIn 圆桌会; 石桥厂 participatesIn 圆桌会; 绿洲公司 participatesIn 圆桌会"),
    ("[书画节|Event]开幕，县委副书记[陆万春|Person]，总工[马小琴|Person]出席开幕式。",
     "陆万春 participatesIn 书画节; 马小琴 participatesIn 书画节"),
    ("[云川马拉松|Event]鸣枪，志愿者来自[石桥学校|Institution]等12家单位。", "石桥学校 participatesIn 云川马拉松"),
    ("[云川县|Place]把[石桥厂|Enterprise]、[绿洲公司|Enterprise]等12家企业列入[“环保管家”=环保管家|Mechanism]试点。",
     "石桥厂 participatesIn 环保管家; 绿洲公司 participatesIn 环保管家"),
    ("[云川县|Place]成立[快递党委|PartyBranch]，[石桥站|Enterprise]、[沙溪站|Enterprise]负责人任委员。",
     "云川县 establishes 快递党委; 石桥站 participatesIn 快递党委; 沙溪站 participatesIn 快递党委"),
    ("[石桥镇|Subdistrict]把辖区的[沙溪医院|Institution]、[云川一中|Institution]请进来，组成[同心联盟|Alliance]。",
     "沙溪医院 participatesIn 同心联盟; 云川一中 participatesIn 同心联盟"),
]  # fmt: skip

FOUNDING = [
    ("[沙溪镇|Subdistrict]与[石桥乡|Subdistrict]合建[护水队|Taskforce]。", "沙溪镇 establishes 护水队; 石桥乡 establishes 护水队"),
    ("[云川县妇联|MassOrganisation][“暖心”=暖心|Brand]很有名。", "云川县妇联 establishes 暖心"),
    ("[白杨村|Community]的[“说事”=说事|Mechanism]很有名。", "白杨村 implements 说事"),
    ("[沙溪镇|Subdistrict]联合[石桥乡|Subdistrict]组建[护河联盟|Alliance]，推出[巡河制|Mechanism]。", "护河联盟 establishes 巡河制"),
    ("[云川县委组织部|PartyBody]、[云川县工委|PartyBody][《关于成立工作队的通知》|Policy]下发了。",
     "云川县委组织部 issues 关于成立工作队的通知; 云川县工委 issues 关于成立工作队的通知"),
]  # fmt: skip

PLACES = [
    ("[白杨社区|Community]涉及两路，分别是[文明路|Place]、[红光路|Place]。",
     "文明路 locatedIn 白杨社区; 红光路 locatedIn 白杨社区"),
    ("[沙溪镇|Subdistrict]的[陆万春|Person]当过兵。", "陆万春 locatedIn 沙溪镇"),
    ("[石桥园区|Park]里，新来的[绿洲公司|Enterprise]投产了。", "绿洲公司 locatedIn 石桥园区"),
    ("[石桥镇|Subdistrict]有条[棉花巷|Place]。", "棉花巷 locatedIn 石桥镇"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), [*HONOURS, *ATTENDANCE, *FOUNDING, *PLACES])
def test_is_stated(source: str, expected: str) -> None:
    assert lines(expected) <= relations(source)


@pytest.mark.parametrize(("source", "unexpected"), NO_HONOURS)
def test_is_not_stated(source: str, unexpected: str) -> None:
    assert lines(unexpected).isdisjoint(relations(source))


@pytest.mark.parametrize(
    "source",
    [
        # Of two meetings none is the one that is attended, a congress is everybody's, and what comes later is not yet spoken of.
        "[推进会|Event]和[座谈会|Event]昨天举行。\n[陆万春|Person]出席并讲话。",
        "[省第十次党代会|Event]闭幕了。\n[陆万春|Person]出席并讲话。",
        "[陆万春|Person]出席并讲话。\n[推进会|Event]昨天举行。",
    ],
)
def test_nobody_attends_what_is_not_spoken_of(source: str) -> None:
    assert not any(" participatesIn " in line for line in relations(source))


def test_an_organ_does_not_guide_its_own_place() -> None:
    source = "[云川县|Place]认真落实[云川县委|PartyBody]要求。"
    assert "云川县委 guides 云川县" not in relations(source)


def test_leaders_who_unveil_guide_nobody() -> None:
    source = "[云川县委组织部|PartyBody]领导共同为[云川县外卖行业党委|PartyBranch]揭牌。"
    assert not any(" guides " in line for line in relations(source))


@pytest.mark.parametrize("name", ["审计署兰州办党组", "农业农村部", "南洲开发区组织部"])
def test_an_organ_of_elsewhere_is_no_part_of_the_place_that_the_article_is_about(name: str) -> None:
    assert relations(f"[{name}|PartyBody]来了，[沙湾区|Place]。", place="沙湾区") == set()


def test_an_official_announces_for_his_body() -> None:
    source = "[云川县委|PartyBody]书记、[石桥党委|PartyBranch]书记[陆万春|Person]讲话，启动[暖心行动|Initiative]。"
    assert not any(" establishes " in line for line in relations(source))


@pytest.mark.parametrize(
    ("source", "unexpected"),
    [
        ("[沙溪镇|Subdistrict]、[沙溪村|Community]都来了，[沙溪镇|Subdistrict]。", "沙溪村 locatedIn 沙溪镇"),
        ("[太原市|Place][迎泽区|Place]、[阳泉市|Place]都来了。", "阳泉市 locatedIn 太原市"),
    ],
)
def test_peers_do_not_lie_in_each_other(source: str, unexpected: str) -> None:
    assert unexpected not in relations(source)


@pytest.mark.parametrize(
    ("source", "unexpected"),
    [
        ("[[沙湾市|Place]委农村工作会议|Event]昨天召开。", "沙湾市 leads 沙湾市委农村工作会议"),
        ("[碧水计划|Initiative]涵盖[白河|Place]、[青河|Place]。", "白河 partOf 碧水计划"),
    ],
)
def test_neither_hosts_nor_holds(source: str, unexpected: str) -> None:
    assert unexpected not in relations(source)


def test_a_city_in_the_name_of_a_company_does_not_lead_its_ceremony() -> None:
    source = "[[[沙湾市|Place]人才集团|Enterprise]开工仪式|Event]昨天举行。"
    assert "沙湾市 leads 沙湾市人才集团开工仪式" not in relations(source)
