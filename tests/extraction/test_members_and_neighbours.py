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
     "云川市体育局 issues 校园足球方案; 云川市教育局 issues 校园足球方案"),
    ("[同心联盟|Alliance]首批成员名单公布，分别是[云川饭店|Enterprise]、[云川图书馆|Institution]。",
     "云川图书馆 participatesIn 同心联盟; 云川饭店 participatesIn 同心联盟"),
    ("[石桥街道|Subdistrict]与[云川医院|Institution]、[绿洲文旅|Enterprise]等18家单位签约，成立[同心联盟|Alliance]。",
     "云川医院 participatesIn 同心联盟; 石桥街道 cooperatesWith 云川医院; 石桥街道 cooperatesWith 绿洲文旅; 石桥街道 establishes 同心联盟; 绿洲文旅 participatesIn 同心联盟"),
]  # fmt: skip

ATTENDANCE = [
    ("[清风行动|Initiative]深入人心。市领导[马守成|Person]、[陆万春|Person]参加。", ""),
    ("[云川市|Place]举行[石桥街道揭牌仪式|Event]，书记[马守成|Person]、区长[陆万春|Person]到场。",
     "云川市 leads 石桥街道揭牌仪式; 陆万春 participatesIn 石桥街道揭牌仪式; 马守成 participatesIn 石桥街道揭牌仪式"),
    ("[惠民桥奠基仪式|Event]举行。镇长[马守成|Person]、校长[陆万春|Person]参加奠基仪式并挥锹铲土。",
     "陆万春 participatesIn 惠民桥奠基仪式; 马守成 participatesIn 惠民桥奠基仪式"),
    ("[云川市|Place]召开[干部大会|Event]，市委书记[马守成|Person]在会上提出三点要求。",
     "云川市 leads 干部大会; 马守成 participatesIn 干部大会"),
    ("在[云川技能赛|Event]决赛中，[石桥机械厂|Enterprise]钳工[马守成|Person]夺得第一名。", "马守成 participatesIn 云川技能赛"),
    ("[政策宣讲会|Event]走进[石桥镇|Subdistrict]。", "政策宣讲会 heldAt 石桥镇"),
]  # fmt: skip

HONOURS = [
    ("获评[“百佳村委会”=百佳村委会|Award]的，是[云川县|Place][石桥镇|Subdistrict][白杨村村委会|SocialOrganisation]、"
     "[沙溪县|Place][青山镇|Subdistrict][柳湾村村委会|SocialOrganisation]。",
     "柳湾村村委会 receives 百佳村委会; 白杨村村委会 receives 百佳村委会; 石桥镇 partOf 云川县; 青山镇 partOf 沙溪县"),
    ("大会对[云川医院|Institution]、[绿洲农业公司|Enterprise]等单位[“暖心阵地”=暖心阵地|Award]授牌。",
     "云川医院 receives 暖心阵地; 绿洲农业公司 receives 暖心阵地"),
    ("[石桥产业园|Park]发展快，手里握着[“示范园区”=示范园区|Award]等9项荣誉。", "石桥产业园 receives 示范园区"),
    ("[云川市|Place]蝉联[“文明城市”=文明城市|Award]称号。", "云川市 receives 文明城市"),
    ("[云川县民政局|GovernmentBody]通报表扬[敬老先进单位|Award]，[石桥镇|Subdistrict]的[石桥敬老院|Institution]位列其中。",
     "云川县民政局 confers 敬老先进单位; 石桥敬老院 locatedIn 石桥镇; 石桥敬老院 receives 敬老先进单位"),
    ("[最美校园|Award]：[云川三中|Institution]；[最美书屋|Award]：[白杨书屋|Institution]。",
     "云川三中 receives 最美校园; 白杨书屋 receives 最美书屋"),
    ("[“文明村”=文明村|Award]的牌匾挂在[白杨村|Community]门口。", "白杨村 receives 文明村"),
    ("[安宁县|Place]、[云川县|Place]等9地荣获[“环境奖”=环境奖|Award]。", "云川县 receives 环境奖; 安宁县 receives 环境奖"),
    ("[白杨村|Community]拿到[“文明村”=文明村|Award]的牌子。", "白杨村 receives 文明村"),
]  # fmt: skip

NEIGHBOURS = [
    ("[石桥街道|Subdistrict]东隔[青水河|Place]，西连[柳湾镇|Subdistrict]，下辖[白杨村|Community]和[石桥社区|Community]。",
     "白杨村 locatedIn 石桥街道; 石桥社区 locatedIn 石桥街道"),
    ("[云川县|Place]变了样。同县的[柳湾镇|Subdistrict]也不甘落后。", "柳湾镇 partOf 云川县"),
    ("[江苏=江苏省|Place][云川市|Place][石桥镇|Subdistrict]的桃子熟了。",
     "云川市 locatedIn 江苏省; 石桥镇 partOf 云川市"),
    ("[大田村|Community]引来山泉。正在接水的村民[马守成|Person]笑了。", "马守成 locatedIn 大田村"),
    ("[大田村|Community]富了。外地的村民[马守成|Person]来参观。", ""),
    ("来自[云川县|Place]的花农[马守成|Person]开了直播。", "马守成 locatedIn 云川县"),
    ("[石桥产业园|Park]内的[绿洲农业公司|Enterprise]投产了。", "绿洲农业公司 locatedIn 石桥产业园"),
    ("[云川县|Place]为此推行[“三帮”机制=三帮机制|Mechanism]。", "云川县 implements 三帮机制"),
    ("[“三帮”机制=三帮机制|Mechanism]在[石桥镇|Subdistrict]率先试行。", "石桥镇 implements 三帮机制"),
    ("[石桥社区|Community]把[夏风路|Place]、[秋月路|Place]打造成示范街巷。",
     "夏风路 locatedIn 石桥社区; 秋月路 locatedIn 石桥社区"),
    ("[柳湾镇|Subdistrict]是[云川产业园|Park]所在地，辖区聚集[绿洲农业公司|Enterprise]、[石桥家具|Enterprise]等企业。",
     "云川产业园 locatedIn 柳湾镇; 石桥家具 locatedIn 柳湾镇; 绿洲农业公司 locatedIn 柳湾镇"),
    ("[昆山=昆山市|Place][石桥镇|Subdistrict]的老街热闹了。", "石桥镇 partOf 昆山市"),
    ("[石桥镇|Subdistrict]的[夕阳合唱团|SocialOrganisation]登台。", "夕阳合唱团 locatedIn 石桥镇"),
    ("[云川县|Place]是[江州市|Place]的农业大县。", "云川县 locatedIn 江州市"),
    ("[云川县法院|GovernmentBody][石桥法庭|GovernmentBody]搬了家。", "石桥法庭 partOf 云川县法院"),
    ("[云川县|Place]引进[绿洲农业公司|Enterprise]等企业。", "绿洲农业公司 locatedIn 云川县"),
    ("[石桥产业园|Park]已有[绿洲农业公司|Enterprise]、[云川机械厂|Enterprise]等32家企业入驻。",
     "云川机械厂 locatedIn 石桥产业园; 绿洲农业公司 locatedIn 石桥产业园"),
    ("[石桥产业园|Park]已有[绿洲农业公司|Enterprise]等14家企业意向入驻。", ""),
    ("[云川县|Place]20个乡镇中，[石桥镇|Subdistrict]居首。", "石桥镇 partOf 云川县"),
    ("[白杨村|Community]位于[云川县|Place][石桥镇|Subdistrict]的东北部。", "白杨村 locatedIn 石桥镇; 石桥镇 partOf 云川县"),
    ("[云川县|Place]召开发布会，介绍推行[“三帮”机制=三帮机制|Mechanism]的情况。", "云川县 implements 三帮机制"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), [*MEMBERS, *ATTENDANCE, *HONOURS, *NEIGHBOURS])
def test_all_that_is_stated(source: str, expected: str) -> None:
    assert relations(source) == lines(expected)
