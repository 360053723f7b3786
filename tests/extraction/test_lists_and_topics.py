"""Lists whose items have places of their own, and what clauses say of somebody whom they do not name again."""

from __future__ import annotations

import pytest
from marked_text import lines, relations

OWNED_ITEMS = [
    ("[云川市|Place][沙溪区|Place][松林镇|Subdistrict]与[长河市|Place][南岭区|Place][石桥街道|Subdistrict]、[北岭新区|Park][柳河街道|Subdistrict]、[平田镇政府|GovernmentBody]签订共建协议。",
     "松林镇 cooperatesWith 石桥街道; 松林镇 cooperatesWith 柳河街道; 松林镇 cooperatesWith 平田镇政府; 沙溪区 locatedIn 云川市;"
     " 南岭区 locatedIn 长河市; 松林镇 partOf 沙溪区; 石桥街道 partOf 南岭区; 柳河街道 partOf 北岭新区"),
    ("[沙溪县|Place][石桥镇|Subdistrict]、[云川县|Place][柳河镇|Subdistrict]、[平田镇|Subdistrict]入选[农业强镇|Award]。",
     "石桥镇 receives 农业强镇; 柳河镇 receives 农业强镇; 平田镇 receives 农业强镇; 石桥镇 partOf 沙溪县; 柳河镇 partOf 云川县;"
     " 平田镇 partOf 云川县"),
    ("入选[文明村|Award]的有[沙溪县|Place]的[白杨村|Community]、[云川县|Place]的[青石村|Community]。",
     "白杨村 receives 文明村; 青石村 receives 文明村; 白杨村 locatedIn 沙溪县; 青石村 locatedIn 云川县"),
    ("我们和[沙溪县科协|MassOrganisation]、[云川少年宫|Institution]共建课堂。", ""),
    ("[沙溪县水利局|GovernmentBody]、[沙溪县公安局|GovernmentBody]联合出动20余人。", ""),
]  # fmt: skip


RELATIVE_CLAUSES = [
    ("这得益于[石桥镇|Subdistrict]创新的[“五事”机制=五事机制|Mechanism]。", "石桥镇 establishes 五事机制"),
    ("企业来[云川县|Place]参加[云川县残联|MassOrganisation]组织的[招聘会|Event]。", "云川县残联 leads 招聘会; 云川县残联 partOf 云川县"),
    ("[云川报社|Media]推出的[“云雀”系统=云雀系统|Platform]获得[创新奖|Award]。", "云雀系统 receives 创新奖; 云川报社 establishes 云雀系统"),
    ("[云川县委|PartyBody]推报的[“石榴红”=石榴红|Brand]，日前入选[十佳品牌|Award]。", "石榴红 receives 十佳品牌"),
    ("[果酒公司|Enterprise]在[龙泉镇|Subdistrict]建设的[酿酒项目|Project]开工。", "果酒公司 establishes 酿酒项目; 酿酒项目 locatedIn 龙泉镇"),
    ("县里为它们打造的[金桥联盟|Alliance]，有成员44家。[云川县|Place]", ""),
]  # fmt: skip


FOUNDERS = [
    ("[石桥街道|Subdistrict]联合14家单位，成立了全县首家党建联盟——[金桥商圈联盟|Alliance]。", "石桥街道 establishes 金桥商圈联盟"),
    ("[金桥联盟党委|PartyBranch]书记[叶知秋|Person]发布[“帆起”品牌=帆起|Brand]。",
     "金桥联盟党委 establishes 帆起"),
    ("[白杨村|Community]第一书记[叶知秋|Person]推出[“古韵”品牌=古韵|Brand]。", ""),
    ("[石桥街道|Subdistrict]负责人介绍，建立了[金桥联盟|Alliance]，并建立[金桥联盟党支部|PartyBranch]。",
     "石桥街道 establishes 金桥联盟; 石桥街道 establishes 金桥联盟党支部; 金桥联盟党支部 partOf 金桥联盟"),
    ("[云川县人社局|GovernmentBody]与[石桥银行|Enterprise]，联合召开[座谈会|Event]。",
     "云川县人社局 leads 座谈会; 石桥银行 leads 座谈会"),
    ("他了解了[白杨社区党委|PartyBranch]推进[“廉心”工程=廉心工程|Initiative]的创新做法。", "白杨社区党委 implements 廉心工程"),
    ("[云川县|Place]探索[“支部+农户”模式=支部+农户模式|Mechanism]。", "云川县 establishes 支部+农户模式"),
    ("[云川县|Place]编写[《云川物产》=云川物产|Product]。", "云川县 produces 云川物产"),
]  # fmt: skip


SCENES = [
    ("[产业推介会|Event]上，[云川公司|Enterprise]与[沙溪市|Place][沙溪区|Place][石桥镇|Subdistrict]签约，共建[茶叶基地|Park]。",
     "云川公司 participatesIn 产业推介会; 石桥镇 participatesIn 产业推介会; 云川公司 cooperatesWith 石桥镇;"
     " 云川公司 establishes 茶叶基地; 石桥镇 establishes 茶叶基地; 石桥镇 partOf 沙溪区; 沙溪区 locatedIn 沙溪市"),
    ("[护河队成立大会|Event]举行。成立大会上，镇里的[叶知秋|Person]表示，要干好。", "叶知秋 participatesIn 护河队成立大会"),
    ("[叶知秋|Person]在[防汛调度会|Event]上红了脸。", "叶知秋 participatesIn 防汛调度会"),
    ("[茶旅联盟年会|Event]召开，[云川县|Place]、[沙溪县|Place]等10个县区派员参会。",
     "云川县 participatesIn 茶旅联盟年会; 沙溪县 participatesIn 茶旅联盟年会"),
    ("[石桥志愿队|SocialOrganisation]由[护河队|Taskforce]、[平安会|SocialOrganisation]等7支志愿队伍组成。",
     "护河队 partOf 石桥志愿队; 平安会 partOf 石桥志愿队"),
    ("作为[云川县委|PartyBody]、[云川县政府|GovernmentBody]批准设立的创业特区，[金桥产业园|Park]发展快。",
     "云川县委 establishes 金桥产业园; 云川县政府 establishes 金桥产业园"),
    ("[金桥产业园|Park]共规划两处，即[城东园|Park]和[城南园|Park]。", "城东园 partOf 金桥产业园; 城南园 partOf 金桥产业园"),
    ("[金桥产业园|Park]所在的[云川|Place][柳港|Place]热闹。", "金桥产业园 locatedIn 柳港"),
    ("[“百村行”=百村行|Initiative]是[云川县|Place]推动合作社发展的举措之一。", "云川县 implements 百村行"),
    ("[云川区|Place]作为全市唯一的[理论宣讲试点区|Award]，走村入户。", "云川区 receives 理论宣讲试点区"),
    ("[云川区|Place]是全省首个[教育强区|Award]、首个[教育先进区|Award]。", "云川区 receives 教育强区; 云川区 receives 教育先进区"),
]  # fmt: skip


# Those who only make up what is founded do nothing else; villages lie in the town whose organ has them.
MAKING_UP = [
    ("[云川县|Place]工业提速，全县亿元企业达到3家，[青石公司|Enterprise]、[柳河公司|Enterprise]和[石桥公司|Enterprise]共实现产值9亿元。",
     "青石公司 locatedIn 云川县; 柳河公司 locatedIn 云川县; 石桥公司 locatedIn 云川县"),
    ("[白杨社区|Community]用[“串门”工作法=串门工作法|Mechanism]收集意见400条。", "白杨社区 implements 串门工作法"),
    ("[陆万春|Person]带领16位店主组成[护街小队|Taskforce]，天天上街转。", "陆万春 establishes 护街小队"),
    ("[柳湾安置点|Place]很大，[安置点~柳湾安置点|Place]配套建设了[柳湾小学|Institution]、[柳湾医院|Institution]。",
     "柳湾小学 locatedIn 柳湾安置点; 柳湾医院 locatedIn 柳湾安置点"),
    ("[云川县|Place]发展工业。[石桥镇|Subdistrict]引进[青石公司|Enterprise]、[柳河制衣厂|Enterprise]等企业13家。",
     "青石公司 locatedIn 石桥镇; 柳河制衣厂 locatedIn 石桥镇; 石桥镇 partOf 云川县"),
    ("[云川县|Place]成立了由县长任组长，[云川县教育局|GovernmentBody]、[云川县民政局|GovernmentBody]等9个部门为成员单位的[助学专班|Taskforce]，并出台[助学办法|Policy]。",
     "云川县 establishes 助学专班; 云川县教育局 participatesIn 助学专班; 云川县民政局 participatesIn 助学专班;"
     " 云川县 issues 助学办法; 云川县教育局 partOf 云川县; 云川县民政局 partOf 云川县"),
    ("[云川县|Place]成立[助学专班|Taskforce]，[云川县教育局|GovernmentBody]等9个部门为成员单位。",
     "云川县 establishes 助学专班; 云川县教育局 participatesIn 助学专班; 云川县教育局 partOf 云川县"),
    ("[[石桥街道|Subdistrict]党工委|PartyBody]下辖[白杨社区|Community]、[青石社区|Community]。",
     "白杨社区 locatedIn 石桥街道; 青石社区 locatedIn 石桥街道; 石桥街道党工委 partOf 石桥街道"),
    ("[石桥街道|Subdistrict]、[柳河街道|Subdistrict]分别推出[“睦邻里”=睦邻里|Brand][“橙先锋”=橙先锋|Brand]品牌。",
     "石桥街道 establishes 睦邻里; 柳河街道 establishes 橙先锋"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), [*MAKING_UP, *OWNED_ITEMS, *RELATIVE_CLAUSES, *FOUNDERS, *SCENES])
def test_relations(source: str, expected: str) -> None:
    assert relations(source) == lines(expected)


def test_a_park_lies_in_the_city_that_its_name_begins_with() -> None:
    assert relations("[云川高新区|Park]很忙，[云川市|Place]很美。", place="云川市") == {"云川高新区 locatedIn 云川市"}


def test_what_is_ours_lies_in_no_county_named_beside_it() -> None:
    source = "[云川县|Place]变了，我市[石桥镇|Subdistrict]、[柳河镇|Subdistrict]援建。[云川县|Place]"
    assert relations(source, place="云川县") == set()
