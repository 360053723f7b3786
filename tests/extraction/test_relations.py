"""Verbs with subjects and objects: one table for each matter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked_text import lines, read, relations

from kg.extraction.relations.component import is_division

OBJECT_DECIDES = [
    ("[平湖市委|PartyBody]成立[“潮涌”党建联盟=潮涌党建联盟|Alliance]。", "平湖市委 establishes 潮涌党建联盟"),
    ("[平湖市|Place]推出[“安心购”=安心购|Platform]平台。", "平湖市 establishes 安心购"),
    ("[平湖市民政局|GovernmentBody]推出[《助餐服务办法》|Policy]。", "平湖市民政局 issues 助餐服务办法"),
    ("[绿野茶业公司|Enterprise]推出[“雪芽一号”|Product]新品。", "绿野茶业公司 produces 雪芽一号"),
    ("[利州区|Place]实施[“头雁”工程=头雁工程|Initiative]。", "利州区 implements 头雁工程"),
    ("[利州区|Place]开展[“邻里节”|Event]。", "利州区 leads 邻里节"),
    ("[利州区|Place]开展[“暖冬行动”|Initiative]。", "利州区 implements 暖冬行动"),
    ("[利州区总工会|MassOrganisation]举办[“匠心杯”技能大赛=匠心杯技能大赛|Event]。", "利州区总工会 leads 匠心杯技能大赛"),
    ("[利州区住建局|GovernmentBody]牵头[老旧小区改造项目|Project]。", "利州区住建局 leads 老旧小区改造项目"),
    ("[利州区委政法委|PartyBody]指导[雪峰街道|Subdistrict]。", "利州区委政法委 guides 雪峰街道"),
    ("[雪峰街道|Subdistrict]参加[“书香利州”活动=书香利州|Initiative]。", "雪峰街道 participatesIn 书香利州"),
    ("[雪峰街道|Subdistrict]荣获[“全省文明单位”=全省文明单位|Award]称号。", "雪峰街道 receives 全省文明单位"),
    ("[四川省|Place]授予[“最美河湖”=最美河湖|Award]称号。", "四川省 confers 最美河湖"),
    ("[云上科技园|Park]聚焦[人工智能|Industry]。", "云上科技园 targets 人工智能"),
    ("[澄江商会|SocialOrganisation]位于[柳河镇|Subdistrict]。", ""),
    ("[星河大厦|Project]坐落于[柳河镇|Subdistrict]。", "星河大厦 locatedIn 柳河镇"),
    ("[“五联”工作法=五联工作法|Mechanism]包括[组织联建|Mechanism]、[资源联享|Mechanism]。",
     "组织联建 partOf 五联工作法; 资源联享 partOf 五联工作法"),
    ("[“邻里通”平台=邻里通|Platform]助力[“暖心工程”=暖心工程|Initiative]。", "邻里通 supports 暖心工程"),
]  # fmt: skip

NOT_STATED = [
    # Members of one list are no parts of each other.
    ("围绕“[茶叶|Industry]、[竹编|Industry]”[两大富民产业|Industry]，强村带动弱村。", "茶叶 partOf 两大富民产业; 竹编 partOf 两大富民产业"),
    ("围绕[茶叶|Industry]、[竹编|Industry]和现代[农业|Industry][装备制造|Industry]、[食品加工|Industry]等主导产业招商。", ""),
    # To talk about a programme is not to carry it out.
    ("[雪峰街道|Subdistrict]围绕[“安心购”=安心购|Initiative]作交流发言。", ""),
    ("[雪峰街道|Subdistrict]聚焦[“安心购”=安心购|Initiative]发力。", "雪峰街道 implements 安心购"),
    # What is explored or shaped is no body.
    ("[雪峰街道|Subdistrict]探索[云上科技园|Park]与企业同建的好办法。", ""),
    ("[雪峰街道|Subdistrict]打造[云上科技园|Park]。", "雪峰街道 establishes 云上科技园"),
    ("[利州区法院|GovernmentBody]管辖[雪峰街道|Subdistrict]。", ""),
    ("[利州区|Place]宣读了获得[先进集体|Award]和个人名单。", ""),
]  # fmt: skip

LISTS = [
    ("[奉贤区委|PartyBody]、[区政府=奉贤区政府|GovernmentBody]联合印发[《网格治理意见》|Policy]。",
     "奉贤区委 issues 网格治理意见; 奉贤区政府 issues 网格治理意见"),
    ("[奉贤区|Place]推出[“敲门行动”|Initiative]、[“邻里节”|Initiative]和[“议事厅”|Platform]。",
     "奉贤区 establishes 敲门行动; 奉贤区 establishes 邻里节; 奉贤区 establishes 议事厅"),
    ("[奉贤区|Place]实施[“先锋”工程=先锋工程|Initiative][“清风”行动=清风行动|Initiative]。",
     "奉贤区 implements 先锋工程; 奉贤区 implements 清风行动"),
    ("[南桥村|Community]、[北港村|Community]等9个村和[浦江农业公司|Enterprise]共同成立[“稻香”联盟=稻香联盟|Alliance]。",
     "南桥村 establishes 稻香联盟; 北港村 establishes 稻香联盟; 浦江农业公司 establishes 稻香联盟"),
    ("[奉贤区民政局|GovernmentBody]制定出台[《养老服务方案》|Policy]。", "奉贤区民政局 issues 养老服务方案"),
]  # fmt: skip

ORDER = [
    ("[双流区|Place]将[“一件事”改革=一件事改革|Initiative]全面推行。", "双流区 implements 一件事改革"),
    ("[“社区合伙人”计划=社区合伙人计划|Initiative]由[双流区民政局|GovernmentBody]牵头。", "双流区民政局 leads 社区合伙人计划"),
    ("由[双流区民政局|GovernmentBody]打造的[“和邻里”=和邻里|Brand]品牌深入人心。", "双流区民政局 establishes 和邻里"),
    ("[双流区|Place]推出服务企业的[“帮帮团”=帮帮团|Taskforce]。", "双流区 establishes 帮帮团"),
    ("由[双流区数据局|GovernmentBody]开发、[双流区城运中心|GovernmentBody]运营的[“流通码”平台=流通码|Platform]上新。",
     "双流区数据局 establishes 流通码; 双流区城运中心 leads 流通码"),
    ("[双流区|Place]推动[怡心街道|Subdistrict]实施[“微网格”机制=微网格机制|Mechanism]。", "怡心街道 implements 微网格机制"),
    ("在[双流区|Place]，[怡心街道|Subdistrict]建立[“微网格”机制=微网格机制|Mechanism]。", "怡心街道 establishes 微网格机制"),
    ("[双流区|Place]的[怡心街道|Subdistrict]打造[“小院”=小院|Brand]品牌。",
     "怡心街道 establishes 小院"),
]  # fmt: skip

CARRIED = [
    ("[鹿城区|Place]成立[“瓯越”联盟=瓯越联盟|Alliance]，出台[《联盟章程》|Policy]。",
     "鹿城区 establishes 瓯越联盟; 鹿城区 issues 联盟章程"),
    ("[鹿城区|Place]动作频频。今年以来，推出[“鹿跃”计划=鹿跃计划|Initiative]。", "鹿城区 establishes 鹿跃计划"),
    ("通过实施[“鹿跃”计划=鹿跃计划|Initiative]，[鹿城区|Place]人才活力不断释放。", "鹿城区 implements 鹿跃计划"),
    ("[鹿城区|Place]有看点。[广化街道|Subdistrict]来报到，推出[“家门口”=家门口|Platform]平台。", "广化街道 establishes 家门口"),
    ("[鹿城区|Place]成立[“瓯越”联盟=瓯越联盟|Alliance]，聚焦[鞋革|Industry]。",
     "鹿城区 establishes 瓯越联盟; 瓯越联盟 targets 鞋革"),
    ("为赋能[楼宇经济|Industry]，[鹿城区|Place]打造[“楼事会”=楼事会|Platform]。",
     "鹿城区 establishes 楼事会; 楼事会 targets 楼宇经济"),
]  # fmt: skip

SPOKEN_OF = [
    ("[星湖科技园|Park]很新。据了解，园区打造[“星光”=星光|Brand]品牌。", "星湖科技园 establishes 星光"),
    ("[鹿城区|Place]成立[“瓯越”联盟=瓯越联盟|Alliance]，涵盖企业40家，先后举办[“瓯越”论坛=瓯越论坛|Event]。",
     "鹿城区 establishes 瓯越联盟; 瓯越联盟 leads 瓯越论坛"),
    ("[鹿跃节|Event]落幕。由[鹿城区商务局|GovernmentBody]主办。", "鹿城区商务局 leads 鹿跃节"),
    ("由[鹿城区商务局|GovernmentBody]主办，[瓯江公司|Enterprise]承办的[鹿跃节|Event]落幕。",
     "鹿城区商务局 leads 鹿跃节; 瓯江公司 leads 鹿跃节"),
    ("[鹿城区发改局|GovernmentBody]聚焦[“突破年”|Initiative]。[“益路”|Brand]品牌。",
     "鹿城区发改局 implements 突破年"),
]  # fmt: skip

ONE_OF_SEVERAL = [
    ("[丰泽区|Place]打造[“小巷管家”=小巷管家|Mechanism]机制。[丰泽区|Place]通过[“小巷管家”=小巷管家|Mechanism]服务居民。", "丰泽区 establishes 小巷管家"),
    ("[丰泽区住建局|GovernmentBody]、[丰泽区城管局|GovernmentBody]等9个部门组成[审批专班|Taskforce]。",
     "丰泽区住建局 participatesIn 审批专班; 丰泽区城管局 participatesIn 审批专班"),
    ("[“人才十条”=人才十条|Policy]打造[泉南新城|Park]。", "人才十条 supports 泉南新城"),
    ("[丰泽区|Place]获评案例，入选深化[“放管服”=放管服|Initiative]改革案例。", ""),
]  # fmt: skip

NOTHING = [
    # nobody has founded what he is only to be helped with
    "支持[甲市|Place]打造[引才平台|Platform]。",
    # what is done is done to the head at the end
    "[甲市|Place]落实好[水价机制|Mechanism]改革意见。",
    "[甲市|Place]深化[林权制度|Mechanism]改革。",
    "[国务院|GovernmentBody]实行[水资源管理制度|Mechanism]考核连续7年优秀。",
    # nobody who is named elsewhere aims at a sector: neither a body that is only in the text, nor what one strives for
    "[深空学会|SocialOrganisation]落户。[量子信息|Industry]、[集成电路|Industry]等领域取得一批成果。",
    "争建[脑机中心|Institution]，在[信创|Industry]、[合成生物|Industry]等领域出成果。",
    "争创[农业示范区|Award]。发展壮大[茶产业|Industry]。",
    "[崇川区|Place]打造[乡村振兴|Initiative]样板。",
    "[崇川区|Place]打造[乡村振兴|Initiative]“崇川样板”。",
    "[崇川区|Place]走访[“通享”联盟=通享联盟|Alliance]的成员单位。",
    "[崇川区|Place]会议结束，志愿者参加[“守望”行动=守望行动|Initiative]。",
    "近年来兴办的[“通享”联盟=通享联盟|Alliance]受欢迎。",
    "12名党员获评[“最美党员”=最美党员|Award]。",
]

WHOLES = [
    ("[芝罘区|Place]成立[葡萄酒产业联盟|Alliance]、[海参产业联盟|Alliance]。[产业联盟|Alliance]由[芝罘区|Place]组建。",
     "芝罘区 establishes 产业联盟; 葡萄酒产业联盟 partOf 产业联盟; 海参产业联盟 partOf 产业联盟"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), [*OBJECT_DECIDES, *NOT_STATED])
def test_class_of_the_object_decides(source: str, expected: str) -> None:
    assert relations(source) == lines(expected)


@pytest.mark.parametrize(("source", "expected"), LISTS)
def test_every_member_of_a_list_counts(source: str, expected: str) -> None:
    assert lines(expected) <= relations(source)


@pytest.mark.parametrize(("source", "expected"), ORDER)
def test_word_order_may_vary(source: str, expected: str) -> None:
    assert lines(expected) == {line for line in relations(source) if "locatedIn" not in line and "partOf" not in line}


@pytest.mark.parametrize(("source", "expected"), [*CARRIED, *SPOKEN_OF, *ONE_OF_SEVERAL])
def test_subject_is_carried_over(source: str, expected: str) -> None:
    assert relations(source) == lines(expected)


@pytest.mark.parametrize(("source", "expected"), WHOLES)
def test_a_whole_is_founded_once(source: str, expected: str) -> None:
    assert relations(source) == lines(expected)


@pytest.mark.parametrize("source", NOTHING)
def test_nothing_is_stated(source: str) -> None:
    assert relations(source) == set()


def test_a_heading_ends_what_was_spoken_of() -> None:
    source = "[东丽区|Place]有看点\n[东丽区|Place]很忙。[万新街道|Subdistrict]加油。\n新的一节\n推行[“丽暖”=丽暖|Mechanism]机制。"
    assert relations(source, headings=(2,), title=0) == {"东丽区 implements 丽暖"}
    assert relations(source.replace("推行", "推出"), headings=(2,), title=0) == {"东丽区 establishes 丽暖"}
    assert relations(source.replace("推行", "规划"), headings=(2,), title=0) == set()


def test_a_text_without_any_mark_is_read() -> None:
    assert relations("[滨湖区|Place]成立[太湖联盟|Alliance]" * 500) == {"滨湖区 establishes 太湖联盟"}


def test_a_claim_rests_on_its_clause() -> None:
    doc = read("[滨湖区|Place]很美，[滨湖区|Place]成立[“太湖”联盟=太湖联盟|Alliance]，大家高兴。")
    (claim,) = doc._.claims
    assert claim.span.of(doc.text) == "滨湖区成立“太湖”联盟，"


@pytest.mark.parametrize(
    ("name", "acts"),
    [("东湖区", True), ("丰县", True), ("上海市", True), ("东湖景区", False), ("柳河", False), ("高新园区", False)],
)
def test_only_divisions_act(name: str, acts: bool) -> None:
    assert is_division(name) is acts


@given(
    st.lists(
        st.sampled_from(
            [
                "[甲区|Place]",
                "[乙联盟|Alliance]",
                "[“丙”|Initiative]",
                "[丁|Person]",
                *"由在与的将，。、和“",
                "成立",
                "书记",
                "举行",
            ]
        ),
        max_size=40,
    )
)
def test_any_text_is_read(pieces: list[str]) -> None:
    doc = read("".join(pieces))
    numbers = range(len(doc._.entities))
    for claim in doc._.claims:
        assert 0 <= claim.span.start < claim.span.end <= len(doc.text)
        assert claim.subject in numbers
        assert claim.object in numbers
        assert claim.subject != claim.object
