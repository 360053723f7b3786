"""The many verbs and turns of phrase by which news says the same: what is grown, won, moved into, backed and joined."""

from __future__ import annotations

import pytest
from marked_text import lines, relations

PRODUCTS = [
    ("[柳湾村|Community]盛产[“柳湾脆枣”=柳湾脆枣|Product]。", "柳湾村 produces 柳湾脆枣"),
    ("[柳湾村|Community]种有[“柳湾脆枣”=柳湾脆枣|Product]3000亩。", "柳湾村 produces 柳湾脆枣"),
    ("[柳湾脆枣|Product]产自[柳湾村|Community]。", "柳湾村 produces 柳湾脆枣"),
    ("[柳湾脆枣|Product]是[柳湾村|Community]特产。", "柳湾村 produces 柳湾脆枣"),
    ("[柳湾村|Community]的[“柳湾脆枣”=柳湾脆枣|Product]卖出好价钱。", "柳湾村 produces 柳湾脆枣"),
    ("[远景公司|Enterprise]酿制[“云川老酒”=云川老酒|Product]。", "远景公司 produces 云川老酒"),
    ("[云川县委宣传部|PartyBody]编撰[《云川故事》|Product]。", "云川县委宣传部 produces 云川故事"),
    # Who sells or lends has not made it.
    ("[远景公司|Enterprise]销售[“云川老酒”=云川老酒|Product]。", ""),
]  # fmt: skip

#: What the whole nation pursues is founded by nobody, and a province lies in no other.
OF_THE_NATION = [
    ("[柳湾村|Community]走出一条[平安建设|Initiative]之路。", ""),
    ("[柳湾村|Community]打造[“红柳”行动=红柳行动|Initiative]。", "柳湾村 establishes 红柳行动"),
    ("在[福建|Place][福州|Place]、[江西|Place][赣州|Place]等地推广。", "福州 locatedIn 福建; 赣州 locatedIn 江西"),
]  # fmt: skip

HONOURS = [
    ("[柳湾村|Community]跻身[全国百强村|Award]行列。", "柳湾村 receives 全国百强村"),
    ("[柳湾村|Community]勇夺[大赛一等奖|Award]。", "柳湾村 receives 大赛一等奖"),
    ("[柳湾村|Community]有着[“塞上江南”=塞上江南|Award]的美誉。", "柳湾村 receives 塞上江南"),
    ("[远景公司|Enterprise]通过[生态纺织品|Award]认证。", "远景公司 receives 生态纺织品"),
    ("[柳湾村|Community]荣获[农业部|GovernmentBody]颁发的[“和美乡村”=和美乡村|Award]称号。",
     "柳湾村 receives 和美乡村; 农业部 confers 和美乡村"),
    ("[柳湾村|Community]获[农业部|GovernmentBody]授予[“和美乡村”=和美乡村|Award]称号。",
     "柳湾村 receives 和美乡村; 农业部 confers 和美乡村"),
    ("[农业部|GovernmentBody]将[柳湾村|Community]评为[和美乡村|Award]。", "柳湾村 receives 和美乡村; 农业部 confers 和美乡村"),
    ("[农业部|GovernmentBody]为[和美乡村|Award]授牌。", "农业部 confers 和美乡村"),
]  # fmt: skip

DEEDS = [
    ("[青石镇|Subdistrict]塑造[“红柿子”=红柿子|Brand]品牌。", "青石镇 establishes 红柿子"),
    ("[青石镇|Subdistrict]摸索出[“三问”工作法=三问工作法|Mechanism]。", "青石镇 establishes 三问工作法"),
    ("[青石镇|Subdistrict]打好[治水攻坚战|Initiative]。", "青石镇 implements 治水攻坚战"),
    ("[青石镇|Subdistrict]做深做实[“三问”工作法=三问工作法|Mechanism]。", "青石镇 implements 三问工作法"),
    ("[青石镇|Subdistrict]抢抓[“春风计划”=春风计划|Initiative]机遇。", "青石镇 implements 春风计划"),
    ("[青石镇|Subdistrict]把[“春风计划”=春风计划|Initiative]作为一号工程。", "青石镇 implements 春风计划"),
    ("[青石镇|Subdistrict]打造[枫林经验|Mechanism]升级版。", ""),
    ("[青石镇|Subdistrict]修订完善[《护河办法》|Policy]。", "青石镇 issues 护河办法"),
    ("[《护河办法》|Policy]经[青石镇政府|GovernmentBody]审议通过。", "青石镇政府 issues 护河办法"),
    ("[青石镇政府|GovernmentBody]要求[远景公司|Enterprise]整改。", "青石镇政府 guides 远景公司"),
    ("[柳湾村|Community]接受[云川农业局|GovernmentBody]指导。", "云川农业局 guides 柳湾村"),
    ("[稻香产业园|Park]委托[远景公司|Enterprise]运营管理。", "远景公司 leads 稻香产业园"),
    ("[远景公司|Enterprise]是[稻香联盟|Alliance]的盟主单位。", "远景公司 leads 稻香联盟"),
    ("[春风歌会|Event]的主办单位是[远景公司|Enterprise]。", "远景公司 leads 春风歌会"),
]  # fmt: skip

MEMBERS = [
    ("[远景公司|Enterprise]成为[稻香联盟|Alliance]首批成员单位。", "远景公司 participatesIn 稻香联盟"),
    ("作为[护河队|Taskforce]的一员，[林远山|Person]天天巡河。", "林远山 participatesIn 护河队"),
    ("[稻香联盟|Alliance]汇聚了[远景公司|Enterprise]、[近水公司|Enterprise]等12家单位。",
     "远景公司 participatesIn 稻香联盟; 近水公司 participatesIn 稻香联盟"),
    ("[青石镇|Subdistrict]整合[青石农服站|Institution]、[青石文化站|Institution]等力量，组建[护林专班|Taskforce]。",
     "青石镇 establishes 护林专班; 青石农服站 participatesIn 护林专班; 青石文化站 participatesIn 护林专班"),
    ("[林远山|Person]夺得[春风歌会|Event]冠军。", "林远山 participatesIn 春风歌会"),
    ("[林远山|Person]在[春风歌会|Event]上签约。", "林远山 participatesIn 春风歌会"),
    ("[远景公司|Enterprise]入驻[云集平台|Platform]。", "远景公司 participatesIn 云集平台"),
    # Whoever comes to a county does not act for it.
    ("企业来[云川县|Place]参加[春风歌会|Event]。", ""),
]  # fmt: skip

PLACES = [
    ("[林远山|Person]是[柳湾村|Community]人。", "林远山 locatedIn 柳湾村"),
    ("[远景公司|Enterprise]迁入[稻香产业园|Park]。", "远景公司 locatedIn 稻香产业园"),
    ("[青石镇|Subdistrict]龙头企业[远景公司|Enterprise]开足马力。", "远景公司 locatedIn 青石镇"),
    ("[柳湾村|Community]隶属[青石镇|Subdistrict]。", "柳湾村 locatedIn 青石镇"),
    ("[春风歌会|Event]在[柳湾村|Community]首演。", "春风歌会 heldAt 柳湾村"),
    ("[远大集团|Enterprise]控股子公司[远景公司|Enterprise]盈利。", "远景公司 partOf 远大集团"),
    ("[远景公司|Enterprise]是[远大集团|Enterprise]的子公司。", "远景公司 partOf 远大集团"),
    ("作为[丰收节|Event]系列活动之一，[春风歌会|Event]唱响。", "春风歌会 partOf 丰收节"),
    ("[雏雁计划|Initiative]纳入[领雁工程|Initiative]。", "雏雁计划 partOf 领雁工程"),
]  # fmt: skip

AIMS = [
    ("[青石镇|Subdistrict]主攻[枣业|Industry]。", "青石镇 targets 枣业"),
    ("[青石镇|Subdistrict]将[枣业|Industry]作为主导产业来抓。", "青石镇 targets 枣业"),
    ("[青石镇|Subdistrict]主导产业为[枣业|Industry]。", "青石镇 targets 枣业"),
    ("[春风计划|Initiative]为[治水工程|Project]添彩。", "春风计划 supports 治水工程"),
    ("[春风计划|Initiative]是[治水工程|Project]的抓手。", "春风计划 supports 治水工程"),
    ("以[“春风计划”=春风计划|Initiative]为抓手，推进[治水工程|Project]。", "春风计划 supports 治水工程"),
    ("[远景公司|Enterprise]赞助[春风歌会|Event]。", "远景公司 supports 春风歌会"),
    ("[远景公司|Enterprise]向[柳湾小学|Institution]捐赠图书。", "远景公司 supports 柳湾小学"),
    ("在[江北市|Place]支持下，[治水工程|Project]动工。", "江北市 supports 治水工程"),
    ("[《护河办法》|Policy]明确了[河长制|Mechanism]。", "护河办法 supports 河长制"),
    ("[云川县|Place]与[江北市|Place]资源共享。", "云川县 cooperatesWith 江北市"),
    ("[江北市|Place]对口协作[云川县|Place]。", "江北市 cooperatesWith 云川县"),
]  # fmt: skip

ACTORS = [
    # Adverbs and times between a place and its verb name nobody else.
    ("[云川县|Place]精准实施[春风计划|Initiative]。", "云川县 implements 春风计划"),
    ("[云川县|Place]换届以来实施[春风计划|Initiative]。", "云川县 implements 春风计划"),
    ("[云川县|Place]“十四五”期间实施[春风计划|Initiative]。", "云川县 implements 春风计划"),
    ("[云川县|Place]近三年实施[春风计划|Initiative]。", "云川县 implements 春风计划"),
    ("[云川县|Place]一是成立[护林专班|Taskforce]，二是实施[春风计划|Initiative]。",
     "云川县 establishes 护林专班; 云川县 implements 春风计划"),
    # Pronouns, and what stands for all of a division.
    ("[林远山|Person]今年60岁。2020年，他加入[护河队|Taskforce]。", "林远山 participatesIn 护河队"),
    ("[林远山|Person]爱教书。去年，她荣获[优秀教师|Award]称号。", "林远山 receives 优秀教师"),
    ("[云川县|Place]地处山区。全县实施[春风计划|Initiative]。", "云川县 implements 春风计划"),
    ("[青石镇|Subdistrict]地处山区。全县实施[春风计划|Initiative]。", ""),
    ("[柳湾小学|Institution]历史悠久。该校荣获[优秀学校|Award]称号。", "柳湾小学 receives 优秀学校"),
    ("[林远山|Person]和村民一起成立[柳湾合作社|Enterprise]。", "林远山 establishes 柳湾合作社"),
    ("在[云川县|Place]，[“三问”工作法=三问工作法|Mechanism]正全面推行。", "云川县 implements 三问工作法"),
    ("[云川民政局|GovernmentBody]、[云川水利局|GovernmentBody]等部门联合行动。", "云川民政局 cooperatesWith 云川水利局"),
    ("[青石镇|Subdistrict]以[远景公司|Enterprise]、[近水公司|Enterprise]等为代表的一批企业开工。",
     "远景公司 locatedIn 青石镇; 近水公司 locatedIn 青石镇"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "expected"), [*PRODUCTS, *OF_THE_NATION, *HONOURS, *DEEDS, *MEMBERS, *PLACES, *AIMS, *ACTORS]
)
def test_relations(source: str, expected: str) -> None:
    assert relations(source) == lines(expected)


def test_a_long_row_of_times_is_read_at_once() -> None:
    row = "今年以来" * 40
    assert relations(f"[云川县|Place]{row}的人[春风计划|Initiative]。") == set()
