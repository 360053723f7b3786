"""Constructions that need more than a verb: guidance, means, partners, honours, places of events, members."""

from __future__ import annotations

import pytest
from marked_text import lines, relations

from kg.errors import LexiconError
from kg.extraction.relations.constructions import Constructions

GUIDANCE = [
    ("在[江阴市委组织部|PartyBody]指导下，[澄江街道|Subdistrict]成立[“澄心”联盟=澄心联盟|Alliance]。",
     "江阴市委组织部 guides 澄心联盟; 澄江街道 establishes 澄心联盟"),
    ("[澄心联盟|Alliance]在[江阴市委组织部|PartyBody]领导下，蹄疾步稳。", "江阴市委组织部 guides 澄心联盟"),
    ("由[澄江街道|Subdistrict]牵头，多家单位搭建[“澄心”平台=澄心平台|Platform]。", "澄江街道 leads 澄心平台"),
    ("[江阴市|Place]落实[江苏省委|PartyBody]“作风建设”要求。", "江苏省委 guides 江阴市"),
]  # fmt: skip

MEANS = [
    ("[江阴市|Place]以[“暖心工程”|Initiative]为抓手，服务群众。", "江阴市 implements 暖心工程"),
    ("[江阴市|Place]把[“暖心工程”|Initiative]作为头等大事。", "江阴市 implements 暖心工程"),
    ("按照[“一户一策”|Mechanism]的思路，[江阴市|Place]精准帮扶。", "江阴市 implements 一户一策"),
    ("依托[星河科技园|Park]，[江阴市|Place]打造[“澄创汇”|Platform]。", "江阴市 establishes 澄创汇; 星河科技园 supports 澄创汇"),
    ("[江阴市|Place]印发[《网格方案》|Policy]，推行[“网格长”制=网格长制|Mechanism]。",
     "江阴市 issues 网格方案; 江阴市 implements 网格长制; 网格方案 supports 网格长制"),
    ("[澄江云平台|Platform]整合[12345热线|Platform]、[数字城管|Platform]等系统的数据。",
     "12345热线 supports 澄江云平台; 数字城管 supports 澄江云平台"),
]  # fmt: skip

PARTNERS = [
    ("[江阴市|Place]推进[医保云平台|Platform]整体并入热线，服务群众。", ""),
    ("[长宁区妇联|MassOrganisation]与[东华医院|Institution]签约。", "长宁区妇联 cooperatesWith 东华医院"),
    ("[长宁区妇联|MassOrganisation]联合[东华医院|Institution]推出[“花开”行动=花开行动|Initiative]。",
     "长宁区妇联 cooperatesWith 东华医院; 长宁区妇联 establishes 花开行动"),
    ("[长宁区妇联|MassOrganisation]与[东华医院|Institution]共同开设[“花开”讲堂=花开讲堂|Initiative]。",
     "长宁区妇联 cooperatesWith 东华医院; 长宁区妇联 establishes 花开讲堂; 东华医院 establishes 花开讲堂"),
    ("[长宁区妇联|MassOrganisation]、[东华医院|Institution]结对。", "长宁区妇联 cooperatesWith 东华医院"),
]  # fmt: skip

HONOURS = [
    ("[周家桥街道|Subdistrict]被[上海市政府|GovernmentBody]授予[“平安街道”=平安街道|Award]称号。",
     "周家桥街道 receives 平安街道; 上海市政府 confers 平安街道"),
    ("[长宁区|Place]为[陈书言|Person]、[何照临|Person]等5名同志颁发[“长宁工匠”=长宁工匠|Award]奖章。",
     "陈书言 receives 长宁工匠; 何照临 receives 长宁工匠; 长宁区 confers 长宁工匠"),
    ("作为[国家生态示范县|Award]，[安吉县|Place]底气十足。", "安吉县 receives 国家生态示范县"),
]  # fmt: skip

EVENTS = [
    ("5月9日，[“书香”论坛=书香论坛|Event]在[长宁图书馆|Institution]举行。", "书香论坛 heldAt 长宁图书馆"),
    ("[长宁区|Place]在[长宁图书馆|Institution]举办[“书香”论坛=书香论坛|Event]。",
     "书香论坛 heldAt 长宁图书馆; 长宁区 leads 书香论坛; 长宁图书馆 locatedIn 长宁区"),
    ("在[“书香”论坛=书香论坛|Event]上，诗人[叶知秋|Person]谈了写作。", "叶知秋 participatesIn 书香论坛"),
    ("[“书香”论坛=书香论坛|Event]开幕。[叶知秋|Person]致辞，[林远舟|Person]主持会议。",
     "叶知秋 participatesIn 书香论坛; 林远舟 leads 书香论坛"),
]  # fmt: skip

MEMBERS = [
    ("[江海教育集团|Institution]将由现在的[江海中学|Institution]、[云塘小学|Institution]和一所九年制学校组成。",
     "江海中学 partOf 江海教育集团; 云塘小学 partOf 江海教育集团"),
    ("[红帆联盟|Alliance]火热招募。[江海银行|Enterprise]、[江海中学|Institution]首批加入。",
     "江海银行 participatesIn 红帆联盟; 江海中学 participatesIn 红帆联盟"),
    ("[红帆联盟|Alliance]涵盖[江海银行|Enterprise]、[江海中学|Institution]。",
     "江海银行 participatesIn 红帆联盟; 江海中学 participatesIn 红帆联盟"),
    ("以[党建联建|Mechanism]、[服务联享|Mechanism]为主要内容的[“双联”工作法=双联工作法|Mechanism]很管用。",
     "党建联建 partOf 双联工作法; 服务联享 partOf 双联工作法"),
    ("[海门区|Place]聚焦[家纺|Industry]、[建筑|Industry]等[两大富民产业|Industry]。",
     "海门区 targets 两大富民产业; 家纺 partOf 两大富民产业; 建筑 partOf 两大富民产业"),
]  # fmt: skip

SITES = [
    ("[海门区|Place]引来[绿能公司|Enterprise]。落户[包场镇|Subdistrict]的[储能项目|Project]开工。", "储能项目 locatedIn 包场镇"),
    ("[包场镇|Subdistrict]在[青龙港|Place]流转土地。", "青龙港 locatedIn 包场镇"),
    ("[江滨村|Community]的[何照临|Person]笑了。", "何照临 locatedIn 江滨村"),
]  # fmt: skip


NOT_STATED = [
    ("[“书香”论坛=书香论坛|Event]开讲。[江阴市水利局|GovernmentBody]副局长[叶知秋|Person]出席活动。", "叶知秋 participatesIn 书香论坛"),
    ("[江阴市|Place]的[《江上行舟》|Product]拍摄地游人如织。", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "expected"), [*GUIDANCE, *MEANS, *PARTNERS, *HONOURS, *EVENTS, *MEMBERS, *NOT_STATED]
)
def test_construction(source: str, expected: str) -> None:
    assert relations(source) == lines(expected)


@pytest.mark.parametrize(("source", "expected"), SITES)
def test_site(source: str, expected: str) -> None:
    assert lines(expected) <= relations(source)


@pytest.mark.parametrize(
    "entry", [{"form": "在{a}", "a": ["Body"], "says": ["a likes S"]}, {"form": "({a}", "says": []}]
)
def test_a_broken_entry_is_told(entry: dict[str, object]) -> None:
    with pytest.raises(LexiconError, match=r"relations\.toml"):
        Constructions({"constructions": [entry]}, lambda names: tuple(names))
