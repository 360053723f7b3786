"""What sentences of the genre state beyond verb and object: founders together, members, residents, honours, hosts."""

from __future__ import annotations

import pytest
from marked_text import lines, posts, relations

TOGETHER = [
    ("[东河村|Community]、[西河村|Community]结成[“双河”联盟=双河联盟|Alliance]。",
     "东河村 participatesIn 双河联盟; 西河村 participatesIn 双河联盟"),
    ("[宁乡市残联|MassOrganisation]与[宁乡一中|Institution]合办[“星火”讲堂=星火讲堂|Platform]。",
     "宁乡市残联 cooperatesWith 宁乡一中; 宁乡市残联 establishes 星火讲堂; 宁乡一中 establishes 星火讲堂"),
    ("由[农科所|Institution]、[绿谷粮油|Enterprise]共建的[大豆试验站|Institution]出了成果。",
     "农科所 establishes 大豆试验站; 绿谷粮油 establishes 大豆试验站; 农科所 cooperatesWith 绿谷粮油"),
    ("[东河镇|Subdistrict]、[西河镇|Subdistrict]签订协议。", "东河镇 cooperatesWith 西河镇"),
    ("[东河银行|Enterprise]、[西河银行|Enterprise]与12个村结对。", ""),
    ("[东河镇|Subdistrict]联合[宁乡一中|Institution]、[绿谷粮油|Enterprise]等26家单位成立[“双河”联盟=双河联盟|Alliance]。",
     "东河镇 establishes 双河联盟; 东河镇 cooperatesWith 宁乡一中; 东河镇 cooperatesWith 绿谷粮油; "
     "宁乡一中 participatesIn 双河联盟; 绿谷粮油 participatesIn 双河联盟"),
    ("[东河学区|Institution]、[西河学区|Institution]分别由[东河中学|Institution]、[西河中学|Institution]牵头。",
     "东河中学 leads 东河学区; 西河中学 leads 西河学区"),
    ("[东河村|Community]、[西河村|Community]分别获评[美丽乡村|Award]、[文明村|Award]。",
     "东河村 receives 美丽乡村; 西河村 receives 文明村"),
    ("[东河镇|Subdistrict]为他们打造的[双河联盟|Alliance]，目前有成员44家，下设[议事平台|Platform]。",
     "东河镇 establishes 双河联盟; 议事平台 partOf 双河联盟"),
    ("重点推进[河东高铁|Project]、[河西大桥|Project]两个项目。", ""),
]  # fmt: skip

ACTING = [
    # Whom 由 announces acts on in the clauses that follow.
    ("[宁乡市|Place]探索联建，由[东河村|Community]牵头，推出[“双河”模式=双河模式|Mechanism]。", "东河村 leads 双河模式"),
    # A new taskforce carries out, its founder founds.
    ("[宁乡市|Place]很忙。成立[护河专班|Taskforce]，推行[“河长+”制=河长+制|Mechanism]。",
     "宁乡市 establishes 护河专班; 护河专班 implements 河长+制"),
    ("[宁乡市|Place]很忙。成立[护河专班|Taskforce]，出台[《护河办法》|Policy]。",
     "宁乡市 establishes 护河专班; 宁乡市 issues 护河办法"),
    ("[宁乡市|Place]投入1200万元实施[“清水”行动=清水行动|Initiative]。", "宁乡市 implements 清水行动"),
    ("[宁乡市|Place]连续三年获评[全国文明城市|Award]。", "宁乡市 receives 全国文明城市"),
    ("[宁乡市|Place]很忙。[何照临|Person]来了。她退休不褪色，成立了[“于大姐”帮帮团=于大姐帮帮团|SocialOrganisation]。",
     "何照临 establishes 于大姐帮帮团"),
    ("[宁乡市|Place][水务局党组|PartyBody]书记[何照临|Person]围绕[“清水”行动=清水行动|Initiative]作宣讲。", ""),
    ("[宁乡市|Place]好。[何照临|Person]强调，要实施[“清水”行动=清水行动|Initiative]。", ""),
    ("[宁乡市|Place]好。来到[东河镇|Subdistrict]，了解这里如何推进[“清水”行动=清水行动|Initiative]。", ""),
    ("[宁乡市|Place]很忙。公司推出[“清水”行动=清水行动|Initiative]。", ""),
    ("[宁乡市|Place]动员党员加入[护河队|Taskforce]。", ""),
    ("[宁乡市|Place]把[宁乡市委|PartyBody]部署的[“清水”行动=清水行动|Initiative]落到实处。", "宁乡市委 leads 清水行动"),
    ("[“清水”行动=清水行动|Initiative]推行两年，[东河镇|Subdistrict]水清了。", "东河镇 implements 清水行动"),
    ("[东河镇|Subdistrict]将[“清水”行动=清水行动|Initiative]与[“净山”行动=净山行动|Initiative]结合起来。",
     "东河镇 implements 清水行动; 东河镇 implements 净山行动"),
    ("[宁乡市|Place]的[“清水”行动=清水行动|Initiative]见效了。", "宁乡市 leads 清水行动"),
    ("[宁乡市|Place]的[“清水”行动=清水行动|Initiative]见效了，[宁乡市|Place]将深入实施[“清水”行动=清水行动|Initiative]。",
     "宁乡市 implements 清水行动"),
]  # fmt: skip

MEMBERS = [
    ("[双河联盟|Alliance]成立，[绿谷粮油|Enterprise]、[宁乡一中|Institution]等26家单位加盟。",
     "绿谷粮油 participatesIn 双河联盟; 宁乡一中 participatesIn 双河联盟"),
    ("[双河联盟|Alliance]成员：[绿谷粮油|Enterprise]、[宁乡一中|Institution]。",
     "绿谷粮油 participatesIn 双河联盟; 宁乡一中 participatesIn 双河联盟"),
    ("[护河队|Taskforce]的[何照临|Person]来了。", "何照临 participatesIn 护河队"),
    ("[宁乡市|Place]组建[护河专班|Taskforce]，抽调[住建部门|GovernmentBody]等9家单位。",
     "宁乡市 establishes 护河专班; 住建部门 participatesIn 护河专班"),
    ("[清水节|Event]开幕。[何照临|Person]，副局长[叶知秋|Person]参加活动。",
     "何照临 participatesIn 清水节; 叶知秋 participatesIn 清水节"),
    ("[清水节|Event]开幕，[何照临|Person]主持仪式。", "何照临 leads 清水节"),
    ("[清水节|Event]开幕，此次活动由[宁乡市水务局|GovernmentBody]主办。", "宁乡市水务局 leads 清水节"),
    ("[清水节|Event]由[文旅部|GovernmentBody]指导，[宁乡市水务局|GovernmentBody]承办。",
     "文旅部 guides 清水节; 宁乡市水务局 leads 清水节"),
    ("[清水节|Event]火热，活动期间将举办[龙舟赛|Event]、[灯会|Event]。", "龙舟赛 partOf 清水节; 灯会 partOf 清水节"),
    ("由[东河小学|Institution]、[西河小学|Institution]组成[双河教育联合体|Institution]。",
     "东河小学 partOf 双河教育联合体; 西河小学 partOf 双河教育联合体"),
]  # fmt: skip

HONOURS = [
    ("[“中国好人”=中国好人|Award][何照临|Person]来了。", "何照临 receives 中国好人"),
    ("[全国劳动模范|Award]获得者[何照临|Person]来了。", "何照临 receives 全国劳动模范"),
    ("[宁乡市|Place]通过[全国文明城市|Award]复查。", "宁乡市 receives 全国文明城市"),
    ("走进[全国文明村|Award]——[东河镇|Subdistrict][东河村|Community]。", "东河村 receives 全国文明村"),
    ("[宁乡市|Place]获得[工信部|GovernmentBody][“示范集群”=示范集群|Award]、[科技部|GovernmentBody][“创新集群”=创新集群|Award]。",
     "宁乡市 receives 示范集群; 宁乡市 receives 创新集群; 工信部 confers 示范集群; 科技部 confers 创新集群"),
    ("[专精特新|Award]企业3家：[绿谷粮油|Enterprise]、[清河电机|Enterprise]。",
     "绿谷粮油 receives 专精特新; 清河电机 receives 专精特新"),
    ("上榜[百强企业|Award]的有[绿谷粮油|Enterprise]、[清河电机|Enterprise]。",
     "绿谷粮油 receives 百强企业; 清河电机 receives 百强企业"),
    ("[市政府|GovernmentBody]公布[十佳案例|Award]，[东河村|Community]榜上有名。",
     "市政府 confers 十佳案例; 东河村 receives 十佳案例"),
    ("[绿谷粮油|Enterprise]素有[“百年老店”=百年老店|Award]美誉。", "绿谷粮油 receives 百年老店"),
]  # fmt: skip

PLACES = [
    ("[江滨村|Community]果农[何照临|Person]笑了。", "何照临 locatedIn 江滨村"),
    ("[江滨社区|Community]80岁的夫妻[何照临|Person]、[叶知秋|Person]笑了。", "何照临 locatedIn 江滨社区; 叶知秋 locatedIn 江滨社区"),
    ("[清河|Place]边，高耸的[清河大厦|Project]封顶。", "清河大厦 locatedIn 清河"),
    ("[宁乡市|Place]好。[绿谷粮油|Enterprise]等一批项目落地[清河新区|Park]。", "绿谷粮油 locatedIn 清河新区"),
    ("[储能项目|Project]在[清河新区|Park]开工。", "储能项目 locatedIn 清河新区"),
    ("[天河光伏|Enterprise]、[中创电机|Enterprise]相继入驻，[清河新区|Park]有了底气。",
     "天河光伏 locatedIn 清河新区; 中创电机 locatedIn 清河新区"),
    ("[江滨村|Community]的[“巧手坊”=巧手坊|Platform]开张。", "巧手坊 locatedIn 江滨村"),
    ("[玻璃博览会|Event]昨日在[东河镇|Subdistrict]落下帷幕。", "玻璃博览会 heldAt 东河镇"),
    ("[宁乡市|Place]在[国际商贸城|Park]设立[调解站|Institution]。", "宁乡市 establishes 调解站; 调解站 locatedIn 国际商贸城"),
]  # fmt: skip

AIMS = [
    ("[科创大厦|Project]在建，瞄准的是[虚拟现实|Industry]产业。", "科创大厦 targets 虚拟现实"),
    ("[虚拟现实|Industry]标杆——[元宇宙大厦|Project]开工。", "元宇宙大厦 targets 虚拟现实"),
    ("[双河联盟|Alliance]整装。[“五强”工程=五强工程|Initiative]启动，[政治引领|Initiative]、[产业富民|Initiative]等五个方面发力。",
     "政治引领 partOf 五强工程; 产业富民 partOf 五强工程"),
    ("在[微电子|Industry]领域，总投资50亿元的[传感器项目|Project]投产。", "传感器项目 targets 微电子"),
    ("[宁乡市|Place]采用[“EPC+”模式=EPC+模式|Mechanism]推进[老街改造|Project]。",
     "宁乡市 implements 老街改造; EPC+模式 supports 老街改造"),
    ("[宁乡市|Place]探索[“五联”模式=五联模式|Mechanism]，推动[共富行动|Initiative]见效。", "五联模式 supports 共富行动"),
    ("在[清溪谷|Place]流转土地，规模化种植[藏红花|Product]。", "清溪谷 produces 藏红花"),
    ("[平战机制|Mechanism]以[双报到机制|Mechanism]为支撑。", "双报到机制 supports 平战机制"),
    ("[宁乡市检察院|GovernmentBody]向[东河镇|Subdistrict]发出检察建议。", "宁乡市检察院 guides 东河镇"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), [*TOGETHER, *ACTING, *MEMBERS, *HONOURS])
def test_statement(source: str, expected: str) -> None:
    read_off = {line for line in relations(source) if " partOf 宁乡" in line or " locatedIn 东河镇" in line}
    assert relations(source) - read_off == lines(expected)


@pytest.mark.parametrize(("source", "expected"), [*PLACES, *AIMS])
def test_place_or_aim(source: str, expected: str) -> None:
    assert lines(expected) <= relations(source)


def test_a_community_lies_in_the_only_town() -> None:
    source = "[东河镇|Subdistrict]有活力。[江滨社区|Community]、[柳岸社区|Community]热闹。[东河镇|Subdistrict]真好。"
    assert relations(source, place="宁乡市") == {"江滨社区 locatedIn 东河镇", "柳岸社区 locatedIn 东河镇"}
    two = f"{source}[西河镇|Subdistrict]也来了。"
    assert relations(two, place="宁乡市") == set()
    once = "[东河镇|Subdistrict]有活力。[江滨社区|Community]热闹。"
    assert relations(once, place="宁乡市") == set()


def test_a_ministry_is_at_home_nowhere() -> None:
    source = "[宁乡市|Place]好。[工业和信息化部|GovernmentBody]来了，[水务局|GovernmentBody]也来了。"
    assert relations(source, place="宁乡市") == {"水务局 partOf 宁乡市"}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[何照临|Person]是[东河镇|Subdistrict][江滨村|Community][村委会=江滨村村委会|SocialOrganisation]主任、"
         "[党支部=江滨村党支部|PartyBranch]书记。",
         "何照临 江滨村村委会 村委会主任; 何照临 江滨村党支部 党支部书记"),
        ("[何照临|Person]，[宁乡县|Place][东河乡|Subdistrict]乡长。", "何照临 东河乡 乡长"),
        ("[清河派出所|GovernmentBody]很忙，所长[何照临|Person]说。", "何照临 清河派出所 所长"),
        ("[江滨村|Community]的[巧妇酒坊|Enterprise]开张，老板娘[何照临|Person]笑了。", "何照临 巧妇酒坊 老板娘"),
        ("[何照临|Person]来到[江滨社区|Community]。两年后，能干的她当选[江滨社区|Community]第四届党委书记。[江滨社区党委|PartyBranch]很忙。",
         "何照临 江滨社区党委 党委书记"),
        ("[何照临|Person]来到这里，担任[江滨村|Community][村委会=江滨村村委会|SocialOrganisation]主任。",
         "何照临 江滨村村委会 村委会主任"),
        ("[何照临|Person]来了。担任[江滨村|Community][村委会=江滨村村委会|SocialOrganisation]主任不易。", ""),
        ("[宁乡团区委|MassOrganisation]来人，区委副书记[何照临|Person]讲话。", ""),
    ],
)  # fmt: skip
def test_post(source: str, expected: str) -> None:
    assert posts(source) == lines(expected)
