"""Who acts where the clause does not say: the protagonist, both partners, those who lead; and what is no deed."""

from __future__ import annotations

import pytest
from marked_text import lines, read, relations

BOTH = [
    ("[云川市|Place]与[京客集团|Enterprise]签署协议，双方共建[板栗基地|Park]。",
     "云川市 cooperatesWith 京客集团; 云川市 establishes 板栗基地; 京客集团 establishes 板栗基地"),
    ("双方共建[板栗基地|Park]。", ""),
]  # fmt: skip

LED = [
    ("在[云川县委|PartyBody]、[云川县政府|GovernmentBody]的坚强领导下，[青石镇|Subdistrict]稳步向前。",
     "云川县委 guides 青石镇; 云川县政府 guides 青石镇"),
    ("按照[云川县委|PartyBody]统一部署，[青石镇|Subdistrict]行动起来。", "云川县委 guides 青石镇"),
    ("[林远山|Person]要求[云川市|Place]尽快行动。", "林远山 guides 云川市"),
]  # fmt: skip

NO_DEEDS = [
    # What ends with 中 has no object behind it.
    ("[青石小学|Institution]在建设中得到[云川县教育局|GovernmentBody]关心。", ""),
    # Of what is issued jointly both are the authors.
    ("[云川县教育局|GovernmentBody]联合[云川县体育局|GovernmentBody]制定[《校园足球方案》|Policy]。",
     "云川县体育局 issues 校园足球方案; 云川县教育局 issues 校园足球方案"),
    # Projects lie in these sectors, the county aims at none of them.
    ("[云川县|Place]签约18个项目，涵盖[零售|Industry]、[文旅|Industry]等行业。", ""),
    # Whoever helps on a programme does not carry it out.
    ("[远景公司|Enterprise]助力[“春风”行动=春风行动|Initiative]。", "远景公司 supports 春风行动"),
    ("[云川县|Place]助力[“春风”行动=春风行动|Initiative]。", "云川县 implements 春风行动"),
]  # fmt: skip

SUBJECTS = [
    # A name in brackets explains the one before it.
    ("[云川医院|Institution]（[云川医学院|Institution]）联合[青石镇|Subdistrict]义诊。", "云川医院 cooperatesWith 青石镇"),
    ("[青石镇|Subdistrict]安全高效推进[“春风”行动=春风行动|Initiative]。", "青石镇 implements 春风行动"),
    ("[青石镇政府|GovernmentBody]、[柳溪镇政府|GovernmentBody]分别向[远景公司|Enterprise]、[东升公司|Enterprise]发出督办函。",
     "青石镇政府 guides 远景公司; 柳溪镇政府 guides 东升公司"),
]  # fmt: skip


MEANS = [
    ("[《护河办法》|Policy]要求全面建立[巡河制度|Mechanism]。", "护河办法 supports 巡河制度"),
    ("以[“春风”行动=春风行动|Initiative]为抓手，真抓实干，推进[和美乡村建设|Initiative]。", "春风行动 supports 和美乡村建设"),
    ("以[“一张网”平台=一张网平台|Platform]为依托的[便民服务体系|Mechanism]。", "一张网平台 supports 便民服务体系"),
    ("[青石小学|Institution]得到了[云川县教育局|GovernmentBody]的大力支持。", "云川县教育局 supports 青石小学"),
    ("[远景公司|Enterprise]在[云川县农业局|GovernmentBody]的扶持下发展壮大。", "云川县农业局 supports 远景公司"),
    ("通过[“一张网”平台=一张网平台|Platform]开展[“春风”行动=春风行动|Initiative]。", "一张网平台 supports 春风行动"),
    ("[云川县委|PartyBody]部署的[“春风”行动=春风行动|Initiative]要求高。", "云川县委 leads 春风行动"),
    ("[云川县|Place]在[“春风”行动=春风行动|Initiative]中取得实效。", "云川县 implements 春风行动"),
]  # fmt: skip

TRADES = [
    ("以[远景公司|Enterprise]、[东升公司|Enterprise]为代表的[花椒|Industry]加工企业多起来。",
     "远景公司 targets 花椒; 东升公司 targets 花椒"),
    ("[远景公司|Enterprise]是最大的[花椒|Industry]企业。", "远景公司 targets 花椒"),
    ("[花椒|Industry]是[柳湾村|Community]的主导产业。", "柳湾村 targets 花椒"),
    ("[柳湾村|Community]主要种植[花椒|Industry]。", "柳湾村 targets 花椒"),
    ("[远景公司|Enterprise]产品以[挖掘机|Product]、[装载机|Product]为主。", "远景公司 produces 挖掘机; 远景公司 produces 装载机"),
    ("[远景公司|Enterprise]试种[“柳湾脆枣”=柳湾脆枣|Product]。", "远景公司 produces 柳湾脆枣"),
]  # fmt: skip

CALLED = [
    ("有[“花椒之乡”=花椒之乡|Award]美誉的[柳湾村|Community]。", "柳湾村 receives 花椒之乡"),
    ("[柳湾村|Community]很美，是[“花椒之乡”=花椒之乡|Award]。", "柳湾村 receives 花椒之乡"),
    ("[柳湾脆枣|Product]通过[国家地理标志认证|Award]。", "柳湾脆枣 receives 国家地理标志认证"),
    ("[全国重点文物保护单位|Award][柳湾桥|Ground]修缮一新。".replace("|Ground", "|Place"),
     "柳湾桥 receives 全国重点文物保护单位"),
]  # fmt: skip

PARTNERS = [
    ("[云川县|Place]与[云川大学|Institution]开展双选会。", "云川县 cooperatesWith 云川大学"),
    ("[柳湾村|Community]与驻区单位[远景公司|Enterprise]结对。", "柳湾村 cooperatesWith 远景公司"),
    # 共同 holds a 同 that names no partner.
    ("[柳湾村|Community]共同协调[远景公司|Enterprise]共建。", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "expected"), [*BOTH, *LED, *NO_DEEDS, *SUBJECTS, *MEANS, *TRADES, *CALLED, *PARTNERS]
)
def test_who_acts(source: str, expected: str) -> None:
    assert relations(source) == lines(expected)


def test_the_protagonist_sets_up_what_lasts() -> None:
    source = "[青石镇|Subdistrict]有妙招\n[青石镇|Subdistrict]人勤春早。\n开通[“春风”热线=春风热线|Platform]。"
    assert relations(source, title=0) == {"青石镇 establishes 春风热线"}


def test_the_claim_of_both_rests_on_their_clause() -> None:
    doc = read("[云川市|Place]牵手[京客集团|Enterprise]，双方共建[板栗基地|Park]。")
    founding = [claim.span.of(doc.text) for claim in doc._.claims if claim.predicate == "establishes"]
    assert founding == ["双方共建板栗基地。"] * 2
