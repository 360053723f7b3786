"""Members of alliances, who comes to a ceremony, who got an honour, neighbours that do not act, short names of provinces."""

from __future__ import annotations

import pytest
from marked_text import lines, relations

MEMBERS = [
    ("[云川县委两新工委|PartyBody]与[云川律师协会党委|PartyBranch]结成[“同心”联盟=同心联盟|Alliance]。",
     "云川县委两新工委 cooperatesWith 云川律师协会党委; 云川县委两新工委 participatesIn 同心联盟; 云川律师协会党委 participatesIn 同心联盟"),
    ("[石桥镇|Subdistrict]把[石桥中学|Institution]、[绿谷超市|Enterprise]等请进来，组成[“同心”联盟=同心联盟|Alliance]。",
     "石桥中学 participatesIn 同心联盟; 绿谷超市 participatesIn 同心联盟"),
    ("[云川市|Place]组建[“暖心”联盟=暖心联盟|Alliance]，吸纳[飞马快递|Enterprise]、[云川出租|Enterprise]等9家企业。",
     "云川出租 participatesIn 暖心联盟; 云川市 establishes 暖心联盟; 飞马快递 participatesIn 暖心联盟"),
    ("[云川市教育局|GovernmentBody]会同[云川市体育局|GovernmentBody]印发[《校园足球方案》=校园足球方案|Policy]。",
     "云川市体育局 issues 校园足球方案; 云川市教育局 cooperatesWith 云川市体育局; 云川市教育局 issues 校园足球方案"),
]  # fmt: skip

ATTENDANCE = [
    ("[云川市|Place]举行[石桥街道揭牌仪式|Event]，书记[马守成|Person]、区长[陆万春|Person]到场。",
     "云川市 leads 石桥街道揭牌仪式; 陆万春 participatesIn 石桥街道揭牌仪式; 马守成 participatesIn 石桥街道揭牌仪式"),
    ("[惠民桥奠基仪式|Event]举行。镇长[马守成|Person]、校长[陆万春|Person]参加奠基仪式并为工程培土。",
     "陆万春 participatesIn 惠民桥奠基仪式; 马守成 participatesIn 惠民桥奠基仪式"),
    ("[云川市|Place]召开[干部大会|Event]，市委书记[马守成|Person]在会上提出三点要求。",
     "云川市 leads 干部大会; 马守成 participatesIn 干部大会"),
]  # fmt: skip

HONOURS = [
    ("获评[“百佳村委会”=百佳村委会|Award]的，是[云川县|Place][石桥镇|Subdistrict][白杨村村委会|SocialOrganisation]、"
     "[沙溪县|Place][青山镇|Subdistrict][柳湾村村委会|SocialOrganisation]。",
     "柳湾村村委会 receives 百佳村委会; 白杨村村委会 receives 百佳村委会; 石桥镇 partOf 云川县; 青山镇 partOf 沙溪县"),
    ("大会对[云川医院|Institution]、[绿洲农业公司|Enterprise]等单位[“先锋阵地”=先锋阵地|Award]授牌。",
     "云川医院 receives 先锋阵地; 绿洲农业公司 receives 先锋阵地"),
    ("[石桥产业园|Park]发展快，手里握着[“示范园区”=示范园区|Award]等9项荣誉。", "石桥产业园 receives 示范园区"),
    ("[云川市|Place]蝉联[“文明城市”=文明城市|Award]称号。", "云川市 receives 文明城市"),
]  # fmt: skip

NEIGHBOURS = [
    ("[石桥街道|Subdistrict]东隔[青水河|Place]，西连[柳湾镇|Subdistrict]，下辖[白杨村|Community]和[石桥社区|Community]。",
     "白杨村 locatedIn 石桥街道; 石桥社区 locatedIn 石桥街道"),
    ("[云川县|Place]变了样。同县的[柳湾镇|Subdistrict]也不甘落后。", "柳湾镇 partOf 云川县"),
    ("[江苏=江苏省|Place][云川市|Place][石桥镇|Subdistrict]的桃子熟了。",
     "云川市 locatedIn 江苏省; 石桥镇 partOf 云川市"),
    ("来自[云川县|Place]的花农[马守成|Person]开了直播。", "马守成 locatedIn 云川县"),
    ("[石桥产业园|Park]内的[绿洲农业公司|Enterprise]投产了。", "绿洲农业公司 locatedIn 石桥产业园"),
    ("[云川县|Place]为此推行[“五联”机制=五联机制|Mechanism]。", "云川县 implements 五联机制"),
    ("[“五联”机制=五联机制|Mechanism]在[石桥镇|Subdistrict]率先试行。", "石桥镇 implements 五联机制"),
    ("[石桥社区|Community]把[夏风路|Place]、[秋月路|Place]打造成示范街巷。",
     "夏风路 locatedIn 石桥社区; 秋月路 locatedIn 石桥社区"),
    ("[柳湾镇|Subdistrict]是[云川产业园|Park]所在地，辖区聚集[绿洲农业公司|Enterprise]、[石桥家具|Enterprise]等企业。",
     "云川产业园 locatedIn 柳湾镇; 石桥家具 locatedIn 柳湾镇; 绿洲农业公司 locatedIn 柳湾镇"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), [*MEMBERS, *ATTENDANCE, *HONOURS, *NEIGHBOURS])
def test_all_that_is_stated(source: str, expected: str) -> None:
    assert relations(source) == lines(expected)
