"""Relations that names and their order show by themselves."""

from __future__ import annotations

import pytest
from marked_text import lines, relations

HELD = [
    ("[[沙湾区|Place]民政局|GovernmentBody]开会。", "沙湾区民政局 partOf 沙湾区"),
    ("[[沙湾区委|PartyBody]组织部|PartyBody]，[沙湾区|Place]。", "沙湾区委组织部 partOf 沙湾区委; 沙湾区委 partOf 沙湾区"),
    ("[[青衣村|Community]党支部|PartyBranch]很拼。", "青衣村党支部 partOf 青衣村"),
    ("[[福禄镇|Subdistrict]便民服务中心|Institution]很暖。", "福禄镇便民服务中心 partOf 福禄镇"),
    ("[[沙湾区|Place]实验小学|Institution]放学了。", "沙湾区实验小学 locatedIn 沙湾区"),
    ("[乐山竹叶青公司|Enterprise]，[乐山=乐山市|Place]。", ""),
    ("[[微电子|Industry]产业联盟|Alliance]来了。", "微电子产业联盟 targets 微电子"),
    ("[《[沫若戏剧节|Initiative]实施方案》|Policy]很细。", "沫若戏剧节实施方案 supports 沫若戏剧节"),
    ("[《沙湾区[竹产业=竹|Industry]发展规划》|Policy]很长。", "沙湾区竹产业发展规划 targets 竹"),
    ("[[沙湾区|Place]人才大会|Event]很热闹。", "沙湾区 leads 沙湾区人才大会"),
    ("[[“暖冬行动”|Initiative]启动仪式|Event]很热闹。", "暖冬行动启动仪式 partOf 暖冬行动"),
    ("[机器人联盟|Alliance]、[深海机器人联盟|Alliance]。", "深海机器人联盟 partOf 机器人联盟"),
]  # fmt: skip

NARROW = [
    ("[[福禄镇|Subdistrict][青衣村|Community]竹业合作社|Enterprise]很红火。", "福禄镇青衣村竹业合作社 locatedIn 青衣村; 青衣村 locatedIn 福禄镇"),
    ("[沙湾区|Place][青衣村|Community]很美。[福禄镇|Subdistrict][青衣村|Community]很美。", "青衣村 locatedIn 福禄镇"),
    ("[竹编园区|Park]位于[沙湾区|Place]，[福禄镇|Subdistrict]的[竹编园区|Park]很大，[沙湾区|Place][福禄镇|Subdistrict]。",
     "竹编园区 locatedIn 福禄镇; 福禄镇 partOf 沙湾区"),
    ("[[乐山市委|PartyBody]社工委|PartyBody]来了，[社工委=沙湾区社工委|PartyBody]很忙。", "乐山市委社工委 partOf 乐山市委"),
    # An industry in a company's name is not what the company's party branch aims at.
    ("[[川南[竹业=竹|Industry]公司|Enterprise]党支部|PartyBranch]很拼。", "川南竹业公司党支部 partOf 川南竹业公司"),
]  # fmt: skip

BESIDE = [
    ("[沙湾区|Place][福禄镇|Subdistrict][青衣村|Community]很美。", "福禄镇 partOf 沙湾区; 青衣村 locatedIn 福禄镇"),
    ("[[沙湾区|Place]福禄镇=福禄镇|Subdistrict]很美。", "福禄镇 partOf 沙湾区"),
    ("[乐山市|Place][沙湾区|Place]很美。", "沙湾区 locatedIn 乐山市"),
    ("[福禄镇|Subdistrict][青衣村|Community]、[沫江村|Community]很美。", "青衣村 locatedIn 福禄镇; 沫江村 locatedIn 福禄镇"),
    ("[沙湾区|Place][竹海银行|Enterprise]、[嘉州银行|Enterprise]来了。", "竹海银行 locatedIn 沙湾区"),
    ("[沙湾区委|PartyBody][“清风年”=清风年|Initiative]活动有声有色。", "沙湾区委 leads 清风年"),
    ("[沙湾区|Place][《竹业十条》|Policy]有力度。", "沙湾区 issues 竹业十条"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), [*HELD, *NARROW, *BESIDE])
def test_names_tell(source: str, expected: str) -> None:
    assert relations(source) == lines(expected)


def test_an_organ_without_a_place_in_its_name_belongs_where_the_article_is() -> None:
    assert relations("[区委=中区委|PartyBody]开会，[沙湾区|Place]。", place="沙湾区") == {"中区委 partOf 沙湾区"}


def test_an_organ_of_another_city_does_not_belong_there() -> None:
    assert relations("[成都市民政局|GovernmentBody]来了，[沙湾区|Place]。", place="沙湾区") == set()


def test_a_higher_organ_does_not_belong_there() -> None:
    assert relations("[省委|PartyBody]开会，[沙湾区|Place]。", place="沙湾区") == set()


def test_nothing_lies_where_only_a_later_paragraph_plays() -> None:
    later = "[柳泉村|Community]很热闹。\n[马桥镇|Subdistrict]办大集，[马桥镇|Subdistrict]办展。"
    assert relations(later) == set()
    assert relations("\n".join(reversed(later.split("\n")))) == {"柳泉村 locatedIn 马桥镇"}


def test_a_stated_relation_beats_the_name() -> None:
    source = "[福禄镇|Subdistrict]成立[[福禄镇|Subdistrict]攻坚专班|Taskforce]。"
    assert relations(source) == {"福禄镇 establishes 福禄镇攻坚专班"}


def test_a_host_that_is_named_beats_the_name_of_the_event() -> None:
    source = "[[沙湾区|Place]竹博会|Event]由[沙湾区商务局|GovernmentBody]主办。"
    assert relations(source) == {"沙湾区商务局 leads 沙湾区竹博会", "沙湾区商务局 partOf 沙湾区"}
