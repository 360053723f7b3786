"""Partners behind their place, lists past owners, hosts in relative clauses, pioneers, sites: what stands in one sentence."""

from __future__ import annotations

import pytest
from marked_text import lines, relations

PARTNERS = [
    ("[沙溪镇|Subdistrict]与[云川市|Place][石桥乡|Subdistrict]联手建起[共富果园|Park]。",
     "沙溪镇 cooperatesWith 石桥乡; 沙溪镇 establishes 共富果园; 石桥乡 establishes 共富果园; 石桥乡 partOf 云川市"),
    ("[白杨村|Community]与[云川市|Place]的[拾光文旅公司|Enterprise]签下二期协议。",
     "白杨村 cooperatesWith 拾光文旅公司; 拾光文旅公司 locatedIn 云川市"),
    ("[沙溪县|Place]、[云川县|Place]两地联办[茶王赛|Event]。",
     "沙溪县 leads 茶王赛; 云川县 leads 茶王赛; 沙溪县 cooperatesWith 云川县"),
    ("[云川县公安局|GovernmentBody]和[石桥站|Enterprise]签了协议。", "云川县公安局 cooperatesWith 石桥站"),
    ("[云川县住建局|GovernmentBody]委托[石桥检测公司|Enterprise]给老楼做体检。", "云川县住建局 cooperatesWith 石桥检测公司"),
    ("[云川县教育局|GovernmentBody]会同[云川县妇联|MassOrganisation]制定[《家教办法》|Policy]。",
     "云川县教育局 issues 家教办法; 云川县妇联 issues 家教办法"),
    ("经[沙溪县水利局|GovernmentBody]与[云川县公路中心|Institution]多轮协商，大桥通车了。",
     "沙溪县水利局 cooperatesWith 云川县公路中心"),
]  # fmt: skip

HOSTS = [
    ("[云川市妇联|MassOrganisation]主办，[石桥小学|Institution]承办的[家教宣讲会|Event]座无虚席。",
     "云川市妇联 leads 家教宣讲会; 石桥小学 leads 家教宣讲会"),
    ("由[云川市人社局|GovernmentBody]牵头，[云川市妇联|MassOrganisation]配合，[“春暖”招聘周=春暖招聘周|Event]提供岗位。",
     "云川市人社局 leads 春暖招聘周; 云川市妇联 participatesIn 春暖招聘周"),
    ("[共富果园|Park]由[绿洲农业公司|Enterprise]统一经营。", "绿洲农业公司 leads 共富果园"),
    ("[马小琴|Person]带着[“石榴花”志愿队=石榴花志愿队|SocialOrganisation]挨家敲门。", "马小琴 leads 石榴花志愿队"),
    ("[医疗帮扶队|Taskforce]由[云川医院|Institution]院长[陆万春|Person]带队。", "陆万春 leads 医疗帮扶队"),
]  # fmt: skip

PROGRAMMES = [
    ("[云川县|Place]推行[“银行+果园”模式=银行+果园模式|Mechanism]，[石桥镇|Subdistrict]率先落地。",
     "云川县 implements 银行+果园模式; 石桥镇 implements 银行+果园模式; 石桥镇 partOf 云川县"),
    ("[云川县|Place]推行[“红管家”模式=红管家模式|Mechanism]。[白杨社区|Community]试点以来，投诉少了。",
     "云川县 implements 红管家模式; 白杨社区 implements 红管家模式"),
    ("[“归巢”工程=归巢工程|Initiative]依托[“党员之家”小程序=党员之家小程序|Platform]，编入党员2600名。",
     "党员之家小程序 supports 归巢工程"),
    ("[云川县|Place]搭建[助农平台|Platform]、[直播平台|Platform]，配套建立[专家指导制度|Mechanism]。",
     "云川县 establishes 助农平台; 云川县 establishes 直播平台; 云川县 establishes 专家指导制度"),
    ("[云川县|Place]推出[“泉小哥”品牌=泉小哥|Brand]，配套上线[“泉小哥”服务码=泉小哥服务码|Platform]。",
     "云川县 establishes 泉小哥; 云川县 establishes 泉小哥服务码; 泉小哥服务码 supports 泉小哥"),
    ("[石桥银行|Enterprise]的[“果农贷”=果农贷|Product]放款快。", "石桥银行 produces 果农贷"),
]  # fmt: skip

SITES = [
    ("地处[武陵山|Place]腹地的[沙溪县|Place]，山货出了山。", "沙溪县 locatedIn 武陵山"),
    ("[石桥街道|Subdistrict]地处[南湖|Place]东岸。", "石桥街道 locatedIn 南湖"),
    ("[白杨社区|Community]有个[“老班长”调解室=老班长调解室|Institution]，天天有人。", "老班长调解室 locatedIn 白杨社区"),
    ("[石桥镇|Subdistrict]把[白杨村|Community]一处闲置锅炉房改成[“候鸟”书吧=候鸟书吧|Institution]。",
     "石桥镇 establishes 候鸟书吧; 候鸟书吧 locatedIn 白杨村"),
    ("[云川县|Place]的[石桥镇|Subdistrict]好风光。", "石桥镇 partOf 云川县"),
    ("[江湾经开区|Park]抢抓机遇，先后引进[金锦纺织|Enterprise]、[利华天丝|Enterprise]等企业143家。",
     "金锦纺织 locatedIn 江湾经开区; 利华天丝 locatedIn 江湾经开区"),
    ("[温泉酒店|Enterprise]、[百草园|Park]，均在[石桥镇|Subdistrict]境内。",
     "温泉酒店 locatedIn 石桥镇; 百草园 locatedIn 石桥镇"),
    ("[石桥街道|Subdistrict]幅员广。下辖[白杨村|Community]、[柳林村|Community]2个行政村和[东苑|Community]、[西苑|Community]2个社区。",
     "白杨村 locatedIn 石桥街道; 柳林村 locatedIn 石桥街道; 东苑 locatedIn 石桥街道; 西苑 locatedIn 石桥街道"),
    ("[白杨村|Community]热闹。“真好！”村民[田进宝|Person]说。", "田进宝 locatedIn 白杨村"),
]  # fmt: skip

HONOURS = [
    ("[沙溪县|Place]的[石桥镇|Subdistrict]、[云川县|Place]的[柳河镇|Subdistrict]分别入选[农业强镇|Award]和[文明镇|Award]。",
     "石桥镇 receives 农业强镇; 柳河镇 receives 文明镇; 石桥镇 partOf 沙溪县; 柳河镇 partOf 云川县"),
    ("[沙溪县|Place]和[云川县|Place]双双入选[水产示范区|Award]。", "沙溪县 receives 水产示范区; 云川县 receives 水产示范区"),
    ("[大地集团|Enterprise]、[海峡集团|Enterprise]争相布局的[云川县|Place]，今年跻身[新能源百强县|Award]。",
     "云川县 receives 新能源百强县"),
    ("[省农业农村厅|GovernmentBody]命名[云川县|Place]为[生态示范县|Award]。",
     "云川县 receives 生态示范县; 省农业农村厅 confers 生态示范县"),
    ("[最美楼长|Award]由[云川县|Place]一年一评。", "云川县 confers 最美楼长"),
]  # fmt: skip

MEMBERS = [
    ("[石桥街道|Subdistrict]整合[邮储银行|Enterprise]、[第三幼儿园|Institution]等28家单位，组成[石桥里共同体|Alliance]。",
     "邮储银行 participatesIn 石桥里共同体; 第三幼儿园 participatesIn 石桥里共同体"),
    ("[汾酒联盟|Alliance]很紧密，[杏花酒业|Enterprise]、[老白汾包装|Enterprise]等成员每月碰头。",
     "杏花酒业 participatesIn 汾酒联盟; 老白汾包装 participatesIn 汾酒联盟"),
    ("由[云川县委宣传部|PartyBody]、[云川县文明办|PartyBody]等8家单位组成的[创建专班|Taskforce]很忙。",
     "云川县委宣传部 participatesIn 创建专班; 云川县文明办 participatesIn 创建专班"),
    ("[护河联盟|Alliance]由[云川水厂|Enterprise]、[云川银行|Enterprise]组成。",
     "云川水厂 participatesIn 护河联盟; 云川银行 participatesIn 护河联盟"),
    ("[轻骑兵|Taskforce]共有队员128人，来自[云川县农牧局|GovernmentBody]、[云川农技中心|Institution]等6家单位。",
     "云川县农牧局 participatesIn 轻骑兵; 云川农技中心 participatesIn 轻骑兵"),
    ("[护河联盟|Alliance]成立，成员有[云川水厂|Enterprise]、[云川法院|GovernmentBody]。",
     "云川水厂 participatesIn 护河联盟; 云川法院 participatesIn 护河联盟"),
    ("[云川县|Place]把[快送公司|Enterprise]、[顺达公司|Enterprise]等12家企业纳入[“暖新”联盟=暖新联盟|Alliance]。",
     "快送公司 participatesIn 暖新联盟; 顺达公司 participatesIn 暖新联盟"),
    ("[护河联盟|Alliance]成立，[云川水厂|Enterprise]任理事长单位。", "云川水厂 leads 护河联盟"),
    ("[旅游论坛|Event]开幕。[陆万春|Person]见证签约。", "陆万春 participatesIn 旅游论坛"),
    ("[云川县|Place]在[旅游论坛|Event]上发言。", "云川县 participatesIn 旅游论坛"),
    ("[中豪集团|Enterprise]旗下的[中豪置业|Enterprise]、[中豪物业|Enterprise]都有支部。",
     "中豪置业 partOf 中豪集团; 中豪物业 partOf 中豪集团"),
    ("[四大攻坚|Initiative]中的[棚改攻坚|Initiative]开局好。", "棚改攻坚 partOf 四大攻坚"),
]  # fmt: skip

FOUNDERS = [
    ("[云川县总工会|MassOrganisation]有大动作：建[“工匠书屋”=工匠书屋|Platform]，办[“劳模讲堂”=劳模讲堂|Platform]。",
     "云川县总工会 establishes 工匠书屋; 云川县总工会 establishes 劳模讲堂"),
    ("[云川县科技局|GovernmentBody]组织[云川大学|Institution]、[云川农科院|Institution]的专家组成[科技助农团|Taskforce]。",
     "云川县科技局 establishes 科技助农团; 云川大学 participatesIn 科技助农团; 云川农科院 participatesIn 科技助农团"),
    ("[云川市|Place]与[沙溪市|Place]的[京客集团|Enterprise]签署协议，双方共建[板栗基地|Park]。",
     "云川市 cooperatesWith 京客集团; 京客集团 locatedIn 沙溪市; 云川市 establishes 板栗基地; 京客集团 establishes 板栗基地"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), [*PARTNERS, *HOSTS, *PROGRAMMES, *HONOURS, *FOUNDERS])
def test_all_that_is_stated(source: str, expected: str) -> None:
    assert relations(source) == lines(expected)


@pytest.mark.parametrize(("source", "expected"), [*SITES, *MEMBERS])
def test_among_what_is_stated(source: str, expected: str) -> None:
    assert lines(expected) <= relations(source)


@pytest.mark.parametrize(
    "source",
    [
        "[白杨村|Community]种了28亩。[田进宝|Person]走访村民代表[陆万春|Person]。",  # no villager is said to live there
        "[石桥镇|Subdistrict]率先落地的是果园。",  # no programme was named
        "[云川北站东侧改造项目|Project]离[云川北站|Ground]不远。",  # beside it
        "[马小琴|Person]与[护河队|Taskforce]同行。",
        "“[石桥产业园|Park]”“[国际石材中心|Project]”等项目的协议签了下来。",  # side by side, not in each other
        "[修缮启动仪式|Event]热闹。人手和材料，则由[中豪建筑公司|Enterprise]负责筹措。",  # that is not the ceremony
    ],
)
def test_nothing_is_stated(source: str) -> None:
    assert relations(source) == set()
