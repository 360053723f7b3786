"""Frames of verbs, constructions and names: who runs, founds, guides, honours and houses what."""

from __future__ import annotations

import pytest
from marked_text import lines, relations

NAMES = [
    ("[[江海银行|Enterprise]云塘支行|Enterprise]开门了。", "江海银行云塘支行 partOf 江海银行"),
    ("[[江海大学|Institution]海洋学院|Institution]放假了。", "江海大学海洋学院 partOf 江海大学"),
    ("[江海银行|Enterprise]来了。[江海科技公司|Enterprise]也来了。", ""),
    ("[海门区|Place][干部作风推进会|Event]开了一天。", "海门区 leads 干部作风推进会"),
    # The session is the committee's.
    ("[[海门区|Place]委全会=海门区委全会|Event]开了一天。", ""),
]  # fmt: skip

DEEDS = [
    ("[云塘村党支部|PartyBranch]领办[云塘果蔬合作社|Enterprise]，采取[“统种统销”模式=统种统销模式|Mechanism]。",
     "云塘村党支部 leads 云塘果蔬合作社; 云塘村党支部 implements 统种统销模式"),
    ("[海门区商务局|GovernmentBody]牵头实施[“外贸领航”行动=外贸领航行动|Initiative]。", "海门区商务局 leads 外贸领航行动"),
    ("[云塘村|Community]唱响[“云塘春韵”=云塘春韵|Brand]品牌。", "云塘村 establishes 云塘春韵"),
    ("[海门区|Place]选派[“护航”服务专班=护航服务专班|Taskforce]28支。", "海门区 establishes 护航服务专班"),
    ("[海门区|Place]连续举办[江风音乐节|Event]。", "海门区 leads 江风音乐节"),
    ("[海门区|Place]筹措资金。开工建设[江风博物馆|Project]。", "海门区 establishes 江风博物馆"),
    ("[绿能公司|Enterprise]投资2.6亿元的[储能电站|Project]送电。", "绿能公司 establishes 储能电站"),
    ("[海门区总工会|MassOrganisation]把[“匠心课堂”=匠心课堂|Platform]开在车间里。", "海门区总工会 establishes 匠心课堂"),
    ("[海门区文旅局|GovernmentBody]联合[江海大学|Institution]设立[江风研究院|Institution]。",
     "海门区文旅局 establishes 江风研究院; 江海大学 establishes 江风研究院; 海门区文旅局 cooperatesWith 江海大学"),
]  # fmt: skip

HONOURS = [
    ("[云塘村|Community]被称为[“江畔第一村”=江畔第一村|Award]。", "云塘村 receives 江畔第一村"),
    ("[江风博物馆|Project]入选[省级夜游聚集区|Award]培育名单。", "江风博物馆 receives 省级夜游聚集区"),
    ("[海门区|Place]公布[“暖巷”项目=暖巷项目|Initiative]名单。", ""),
    ("[江海图书馆|Institution]被[省文旅厅|GovernmentBody]评定为[一级图书馆|Award]。",
     "江海图书馆 receives 一级图书馆; 省文旅厅 confers 一级图书馆"),
]  # fmt: skip

ACTORS = [
    # The park's committee is not the park, a list with its number behind it is one founding of each.
    ("[江海科技园|Park]占地千亩。园区党委被评为[先进党组织|Award]。", ""),
    ("[江海科技园|Park]占地千亩。园区被评为[先进园区|Award]。", "江海科技园 receives 先进园区"),
    ("[海门区|Place]组建[“家门口茶话厅”|Platform][“老班长调解队”|SocialOrganisation]。", "海门区 establishes 家门口茶话厅; 海门区 establishes 老班长调解队"),
    ("[江海科技园|Park]以[智能装备|Industry]为主导产业。", "江海科技园 targets 智能装备"),
    # Examples pass, the county goes on.
    ("[海门区|Place]出新招。[包场镇|Subdistrict]路通了。建立[河长制|Mechanism]。", "海门区 establishes 河长制"),
]  # fmt: skip

HOSTS = [
    ("[江风节|Event]由[海门区委|PartyBody]主办，[海门区商务局|GovernmentBody]承办，[海门区工商联|MassOrganisation]协办。",
     "海门区委 leads 江风节; 海门区商务局 leads 江风节; 海门区工商联 participatesIn 江风节"),
    ("[江风节|Event]由[海门区委|PartyBody]指导，[海门区商务局|GovernmentBody]主办，[包场镇|Subdistrict]承办，9月开幕。",
     "海门区委 guides 江风节; 海门区商务局 leads 江风节; 包场镇 leads 江风节"),
]  # fmt: skip

MADE_BY = [
    ("[“时光驿站”=时光驿站|Platform]是[海门区民政局|GovernmentBody]与[江海大学|Institution]共同打造的新去处。",
     "海门区民政局 establishes 时光驿站; 江海大学 establishes 时光驿站"),
    ("[海门区|Place]投资3亿元建设的[江风文化中心|Institution]投用了。", "海门区 establishes 江风文化中心"),
    ("[叶知秋|Person]是退伍军人，返乡创办[云塘农场|Enterprise]。", "叶知秋 establishes 云塘农场"),
    ("[海门医共体|Alliance]由[海门医院|Institution]牵头，[包场卫生院|Institution]等9家单位组成。",
     "海门医院 leads 海门医共体; 包场卫生院 participatesIn 海门医共体"),
    ("[云塘社区|Community]召开议事会，协调[绿能公司|Enterprise]拿出地块，建成[云塘停车场|Project]。", "云塘社区 establishes 云塘停车场"),
    ("[海门区|Place]出新招。按照规划，将成立[低空联盟|Alliance]。", ""),
]  # fmt: skip

NOUNS = [
    ("[[云塘社区|Community]党委|PartyBranch]书记介绍，社区成立了[银发先锋队|SocialOrganisation]。",
     "云塘社区党委 partOf 云塘社区; 云塘社区 establishes 银发先锋队"),
    ("[[包场镇|Subdistrict]党委|PartyBody]书记说，镇里推行[河长制|Mechanism]。", "包场镇党委 partOf 包场镇; 包场镇 implements 河长制"),
    ("[包场镇|Subdistrict]出新招，联合周边的[云塘村|Community]组建[花谷联盟|Alliance]。",
     "包场镇 cooperatesWith 云塘村; 包场镇 establishes 花谷联盟"),
]  # fmt: skip

NOT_THEIRS = [
    # Somebody of the firm, not whoever acted before; a session that is studied is nobody's gathering.
    ("[江风杯|Event]落幕，[绿能公司|Enterprise]的储能团队获[一等奖|Award]。", ""),
    ("[海门区委|PartyBody]学习[省委全会|Event]精神，[叶知秋|Person]主持会议。", ""),
    ("[沈嘉木|Person]是[省劳动模范|Award]。", "沈嘉木 receives 省劳动模范"),
]  # fmt: skip

WHERE = [
    ("在[包场镇|Subdistrict]，[海门区文旅局|GovernmentBody]设立[江风研究院|Institution]。",
     "江风研究院 locatedIn 包场镇; 海门区文旅局 establishes 江风研究院"),
    ("[“科普行”活动=科普行|Initiative]走进[江海中学|Institution]、[云塘小学|Institution]。", "科普行 targets 江海中学; 科普行 targets 云塘小学"),
]  # fmt: skip

GUIDED = [
    ("[海门区税务局|GovernmentBody]在[海门区纪委监委|PartyBody]督促下，清退了保证金。", "海门区纪委监委 guides 海门区税务局"),
    ("在[包场镇党委|PartyBody]的带领下，[云塘村|Community]修了路。", "包场镇党委 guides 云塘村"),
    ("在[包场镇党委|PartyBody]的带领下，[云塘村|Community]成立[云塘果蔬合作社|Enterprise]。",
     "云塘村 establishes 云塘果蔬合作社"),
]  # fmt: skip

LYING = [
    ("[连心热线|Platform]设在[海门区政务中心|Institution]三楼。", "连心热线 locatedIn 海门区政务中心"),
    # The town before a village says more than the county that it is said to lie in.
    ("[沙湾区|Place][福禄镇|Subdistrict][青衣村|Community]位于[沙湾区|Place]东部。", "福禄镇 partOf 沙湾区; 青衣村 locatedIn 福禄镇"),
    ("[江风林场|Enterprise]很美。林场内建有[江风水库|Place]。", "江风水库 locatedIn 江风林场"),
    ("[海门区农业农村局|GovernmentBody]与[寿光市|Place]年年开展技术交流。", "海门区农业农村局 cooperatesWith 寿光市"),
]  # fmt: skip

VISITING = [
    ("[海门区委|PartyBody]来人。[沈嘉木|Person]深入[包场镇|Subdistrict]督导[平安建设|Initiative]。",
     "沈嘉木 guides 包场镇; 沈嘉木 guides 平安建设"),
    ("[海门区|Place]深入推进[平安建设|Initiative]。", "海门区 implements 平安建设"),
    ("[海门区纪委监委|PartyBody]对[包场镇|Subdistrict]开展专项巡察。", "海门区纪委监委 guides 包场镇"),
    ("[绿能公司|Enterprise]投资12亿元的[储能基地|Project]落户[江海科技园|Park]。",
     "绿能公司 establishes 储能基地; 储能基地 locatedIn 江海科技园"),
    ("[海门区|Place]推出[“五联盟”=五联盟|Brand]品牌：[共建盟|Alliance]、[共治盟|Alliance]。",
     "海门区 establishes 五联盟; 共建盟 partOf 五联盟; 共治盟 partOf 五联盟"),
    ("在[海门区|Place][“擂台赛”=擂台赛|Event]中，[包场镇|Subdistrict]夺得头名。", "海门区 leads 擂台赛; 包场镇 participatesIn 擂台赛"),
]  # fmt: skip

ATTENDING = [
    ("[茶农座谈会|Event]昨天举行，书记[叶知秋|Person]等8人入座。", "叶知秋 participatesIn 茶农座谈会"),
    ("[包场镇党委|PartyBody]组建[红帆联盟|Alliance]，联合[江海银行|Enterprise]、[江海中学|Institution]等7家单位，走访企业。",
     "江海银行 participatesIn 红帆联盟; 江海中学 participatesIn 红帆联盟"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "expected"),
    [*NAMES, *DEEDS, *HONOURS, *ACTORS, *HOSTS, *MADE_BY, *NOUNS, *NOT_THEIRS, *WHERE, *GUIDED, *LYING, *VISITING],
)
def test_frame(source: str, expected: str) -> None:
    assert relations(source) == lines(expected)


@pytest.mark.parametrize(("source", "expected"), ATTENDING)
def test_who_takes_part(source: str, expected: str) -> None:
    assert lines(expected) <= relations(source)


COUNTY = "[沙湾区|Place]开会。[沙湾区|Place]修路。[沙湾区|Place]植树。"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (f"{COUNTY}在[福禄镇|Subdistrict]，路通了。", "福禄镇 partOf 沙湾区"),
        (f"{COUNTY}[福禄镇|Subdistrict]的路通了。", "福禄镇 partOf 沙湾区"),
        # No sentence turns to it; the county is hardly named; the gazetteer puts it elsewhere.
        (f"{COUNTY}干部去了[福禄镇|Subdistrict]。", ""),
        ("[沙湾区|Place]开会。[福禄镇|Subdistrict]的路通了。", ""),
        (f"{COUNTY}[塘栖镇|Subdistrict]的路通了。", ""),
    ],
)
def test_a_town_that_an_article_on_its_county_turns_to_is_part_of_it(source: str, expected: str) -> None:
    assert relations(source) == lines(expected)


PARTS = "此外，搭建[“共享|Platform]、[共训”|Platform]两大平台。"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (f"[江风盟|Alliance]风正一帆悬\n[海门区|Place]建立[江风盟|Alliance]。{PARTS}",
         "海门区 establishes 江风盟; 共享 partOf 江风盟; 共训 partOf 江风盟"),
        (f"清风正气一帆悬\n[海门区|Place]建立[江风盟|Alliance]。{PARTS}",
         "海门区 establishes 江风盟; 海门区 establishes 共享; 海门区 establishes 共训"),
    ],
)  # fmt: skip
def test_what_is_listed_below_a_heading_on_an_alliance_is_part_of_it(source: str, expected: str) -> None:
    assert relations(source, headings=(0,)) == lines(expected)
