"""Borders of names that common words, brackets and marks make hard to see."""

import pytest

from kg.extraction.naming.component import NameFinder
from kg.extraction.naming.heads import names_of
from kg.extraction.naming.people import PeopleFinder
from kg.gazetteer import gazetteer
from kg.lexicon import default_lexicon


@pytest.fixture(scope="module")
def finder() -> NameFinder:
    return NameFinder(names_of(), PeopleFinder(default_lexicon()), gazetteer())


NAMED = [
    ("记者追记青石县回族中学的校长。", {"青石县回族中学|Institution"}),
    ("一行人重点推介青石博物馆。", {"青石博物馆|Institution"}),
    ("党组织关系转入青石县社会组织党委。", {"青石县社会组织党委|PartyBranch"}),
    ("活动邀请匈牙利驻上海总领事馆参加。", {"匈牙利驻上海总领事馆|GovernmentBody"}),
    # verbs and adverbs that no name begins with
    ("施工队紧盯青石县第三实验小学的工期。", {"青石县第三实验小学|Institution"}),
    ("老旧厂房变身青石文化馆。", {"青石文化馆|Institution"}),
    ("住户纷纷夸赞青石县人民医院。", {"青石县人民医院|Institution"}),
    ("随即推开柳湾社区党群服务中心的门。", {"柳湾社区党群服务中心|Institution", "柳湾社区|Community"}),
    # an organ called by its level alone, behind a verb with somebody before it
    ("青石镇文化站做好镇党委工作。", {"青石镇文化站|Institution", "青石镇党委|PartyBody"}),
    # two occasions that are one
    ("青石大学实习基地挂牌暨反诈宣传活动启动仪式举行。", {"青石大学实习基地挂牌暨反诈宣传活动启动仪式|Event"}),
    # Latin with a hyphen, a generation of goods
    ("昨天，白石第6代AM-LED模组项目开工仪式举行。", {"白石第6代AM-LED模组项目开工仪式|Event"}),
    # times, occasions and small words before a name
    ("5月12日上午柳湾社区党群服务中心开门。", {"柳湾社区党群服务中心|Institution"}),
    ("双休日青石文化馆开放。", {"青石文化馆|Institution"}),
    (
        "由于青石文化馆闭馆，像青石县第三实验小学的学生都来了。",
        {"青石文化馆|Institution", "青石县第三实验小学|Institution"},
    ),
    ("有人投诉青石县自来水公司。", {"青石县自来水公司|Enterprise"}),
    # a long class phrase behind a quotation, teams, parties, shows, what is sent to the country
    ("开展“红雨”农产品质量监督抽查专项行动，", {"红雨农产品质量监督抽查专项行动|Initiative"}),
    ("带着16位店主组成“护街小队”。", {"护街小队|Taskforce"}),
    ("由青石燃气公司组建的应急抢险队赶来。", {"青石燃气公司|Enterprise", "青石燃气公司应急抢险队|Taskforce"}),
    ("为老人举办“邻里情深”集体生日会。", {"邻里情深集体生日会|Event"}),
    ("举办剪纸精品展、农具老物件展等展览7个。", {"剪纸精品展|Event", "农具老物件展|Event"}),
    ("开展“送戏曲下乡”活动21场。", {"送戏曲下乡|Initiative"}),
    ("武胜县柳湾易地扶贫搬迁安置点距集镇2公里。", {"武胜县|Place", "柳湾易地扶贫搬迁安置点|Place"}),
    # honours by their verb and rank, also with a number in quotation marks
    ("被文化部评定为国家三级图书馆。", {"文化部|GovernmentBody", "国家三级图书馆|Award"}),
    ("入选“全国100个绿色搬迁安置点”。", {"全国100个绿色搬迁安置点|Award"}),
    # projects by their capacity, with the firm right before
    (
        "他来到青石集团12万吨板材和管材项目、年产3万吨酶制剂项目现场。",
        {"青石集团12万吨板材和管材项目|Project", "青石集团|Enterprise", "年产3万吨酶制剂项目|Project"},
    ),
    ("实施60兆瓦风电项目。", {"60兆瓦风电项目|Project"}),
    # centres: those that care are institutions, those of a county for a sector are offices
    ("武胜县福寿老年养护中心开放。", {"武胜县福寿老年养护中心|Institution", "武胜县|Place"}),
    ("武胜县公路养护中心巡查。", {"武胜县公路养护中心|GovernmentBody", "武胜县|Place"}),
    ("武胜县柑橘产业服务中心指导。", {"武胜县柑橘产业服务中心|GovernmentBody", "武胜县|Place"}),
    ("武胜县企业服务中心代办。", {"武胜县企业服务中心|Institution", "武胜县|Place"}),
    ("设立物资采购、财务管理等两大管理中心。", {"物资采购管理中心|Institution", "财务管理中心|Institution"}),
    # a clinic is called by its town; no community is named by it alone
    ("建成柳湾社区卫生服务中心。", {"柳湾社区卫生服务中心|Institution"}),
    (
        "柳湾社区建成柳湾社区卫生服务中心。",
        {"柳湾社区|Community", "柳湾社区卫生服务中心|Institution"},
    ),
    # a time before a town is none of its name, a plan's time is no honour, who calls is nobody
    ("过去镇卫生院没有设备。", set()),
    ("获评“十三五”时期优秀搬迁干部。", {"十三五时期优秀搬迁干部|Award"}),
    ("一位住户来电说水压不足。", set()),
    # names without a family name
    ("协会会长索南扎西每周都要上山。", {"索南扎西|Person"}),
    # the first part of a formula keeps its first word whole
    (
        "实施党组织建在项目上、党员聚在项目上、群众富在项目上的“三上”行动。",
        {
            "党组织建在项目上|Initiative",
            "党员聚在项目上|Initiative",
            "群众富在项目上|Initiative",
            "三上行动|Initiative",
        },
    ),
    # a team is named behind all who make it up; its members' level stands once
    (
        "成立由区长任总指挥，区委组织部、区民政局等12个部门为成员单位的养老服务领导小组，并公开电话。",
        {"区委组织部|PartyBody", "区委|PartyBody", "区民政局|GovernmentBody", "养老服务领导小组|Taskforce"},
    ),
    # villages called by a common word, closed by a count; the second organ of a town
    (
        "设立柳湾街道党工委和办事处，下辖益民、乐民2个社区。",
        {
            "柳湾街道党工委|PartyBody",
            "柳湾街道办事处|GovernmentBody",
            "益民社区|Community",
            "乐民社区|Community",
        },
    ),
    ("改造老旧、安置、高层3类社区。", set()),
    # one class word goes with all quotations side by side
    ("推出“暖邻里”“迎春风”党建品牌。", {"暖邻里|Brand", "迎春风|Brand"}),
    # a village that begins with a landmark, right behind its town
    ("永安镇桥边村入选。", {"永安镇|Subdistrict", "桥边村|Community"}),
    # what is said of villages in general names none
    ("山多村密，路小村密。", set()),
    ("通过“就业快车”走村串户、张贴广告。", set()),
    ("更好地促进中心商圈发展。", set()),
    # what a town borders on, what it is among, what it was, which builders are firms
    ("东隔柳溪河与旻川镇相望，南靠云台山。", {"柳溪河|Place", "云台山|Place"}),
    ("跻身全国文明城市之列，", {"全国文明城市|Award"}),
    ("从原柳湾街道划出，", {"柳湾街道|Subdistrict"}),
    ("由中建五局辽宁公司负责筹措。", {"中建五局辽宁公司|Enterprise"}),
    ("由中铁四局承建，", {"中铁四局|Enterprise"}),
    # a zone is named to its end
    ("山海张溪高科技园区开园。", {"山海张溪高科技园区|Park"}),
    # what a body is stands before its name
    ("由产业链建设牵头部门市工信局设立。", {"市工信局|GovernmentBody"}),
    # a village's organ begins with the village, which it names too
    ("渡市镇柏坪村党委书记到场。", {"柏坪村党委|PartyBranch", "柏坪村|Community", "渡市镇|Subdistrict"}),
    ("柳渡村原名岩门村，", {"柳渡村|Community", "岩门村|Community"}),
    ("人们共聚文渊里历史文化街区。", {"文渊里历史文化街区|Place"}),
    # a bracket that is not opened inside of a name ends what stands before it
    ("经开区（头屯河区）车西站片区管委会", {"车西站片区管委会|GovernmentBody"}),
    # a street that gathers others is no part of their name
    ("南浔区石泉路街道组织柳湾商圈党建联盟走上街头。", {"柳湾商圈党建联盟|Alliance"}),
    # what a formula is told to be
    (
        "依托决策共商、任务共建、考核共评的“三共”方式，",
        {"三共|Mechanism", "决策共商|Mechanism", "任务共建|Mechanism", "考核共评|Mechanism"},
    ),
    # ceremonies by their kind alone are of what is opened
    ("澧溪社区党群服务中心举行启用仪式。", {"澧溪社区党群服务中心启用仪式|Event"}),
    # what a sentence tells the day of took place once
    ("10月2日，“晨光”邻里节热闹开场。", {"晨光邻里节|Event"}),
    ("每年10月的“晨光”邻里节热闹。", {"晨光邻里节|Initiative"}),
    # assessments, estates, firms of a list, what lies between two quotations
    ("将河道管护纳入乡村水系振兴考核，", {"乡村水系振兴考核|Mechanism"}),
    ("家住青禾雅邸的何旻川说。", {"青禾雅邸|Community"}),
    ("联合金禾、旻川启行等14家单位，", {"金禾|Enterprise", "旻川启行|Enterprise"}),
    ("落实“三区联动”片区“大管家”工作机制，", {"三区联动片区大管家工作机制|Mechanism"}),
    # colleges whose field holds 与, firms whose name holds a word, estates by a poetic one
    ("旻川大学公共经济与管理学院院长说，", {"旻川大学公共经济与管理学院|Institution"}),
    ("金顺达物业公司经理说，", {"金顺达物业公司|Enterprise"}),
    ("子公司旻川水利工程有限公司承建。", {"旻川水利工程有限公司|Enterprise"}),
    ("面向居民推出“银龄宣讲”“银龄巧手”两大服务。", {"银龄宣讲|Initiative", "银龄巧手|Initiative"}),
    ("永和县是国家扶贫开发工作重点县。", {"国家扶贫开发工作重点县|Award"}),
    # where 、 parts a list, 和 joins the words of one sector
    (
        "围绕生态旅游、汽车和现代农机装备制造、食品制造及果品加工、现代农业等主导产业招商，",
        {"汽车和现代农机装备制造|Industry", "食品制造及果品加工|Industry", "现代农业|Industry"},
    ),
    ("2023年“春雨行动”暨柳湾市青禾产业园现场招聘会上，", {"2023年春雨行动暨柳湾市青禾产业园现场招聘会|Event"}),
    # streets by common words and a direction
    ("分别是文明南路、人民中路、幸福中路。", {"文明南路|Place", "人民中路|Place", "幸福中路|Place"}),
    # a village in the hills
    ("后柳家山村只有41户。", {"后柳家山村|Community"}),
    # a group that leads a field in its district
    ("被自治区平安建设领导小组命名。", {"自治区平安建设领导小组|Taskforce"}),
    # organs of a community by a common word, which its street's list has shown
    ("金坪街道龙头社区来了。龙头社区党委说，", {"龙头社区党委|PartyBranch", "龙头社区|Community"}),
    # so many common words in quotation marks, set up, are one thing
    ("车站设立“返乡就业服务驿站”，", {"返乡就业服务驿站|Platform"}),
    ("构建“一刻钟便民借阅圈”；", {"一刻钟便民借阅圈|Initiative"}),
    ("每月一次“代表接待群众日”，", {"代表接待群众日|Initiative"}),
    ("在“学史力行、向前一步”主题教育中，", {"学史力行、向前一步主题教育|Initiative"}),
    # a title that is quoted behind the verb of elections
    ("市民何青禾等20人当选“暖心邻居”。", {"暖心邻居|Award"}),
    # how many take part may stand between a quotation and its head
    ("构建“区、街道、社区”三级联动机制。", {"区、街道、社区三级联动机制|Mechanism"}),
    ("这种高效治理得益于柳镇创新的“36912”闭环机制。", {"36912闭环机制|Mechanism"}),
    # phrases of common words, in a list of quotations
    (
        "启动“党建引领”“服务联合”“工作融合”三大工程。",
        {"服务联合|Initiative", "工作融合|Initiative"},
    ),
    # sectors by quotation
    ("壮大“稻虾共作”产业，", {"稻虾共作|Industry"}),
    ("打造“云坝紫米”特色产业。", {"云坝紫米|Industry"}),
    # editions of festivals took place once
    ("柳州市第三届睦邻节活动落下帷幕。", {"柳州市第三届睦邻节|Event"}),
    ("举办最美楼长表彰活动。", {"最美楼长表彰活动|Event"}),
    # members of a list that end with a verb
    (
        "组建柳叶文化传承、柳枝环保宣教、柳根技能培训等6支志愿服务队伍。",
        {"柳叶文化传承志愿服务队伍|SocialOrganisation", "柳枝环保宣教志愿服务队伍|SocialOrganisation"},
    ),
    # projects of a list are called by place, measure and purpose
    (
        "柳岭镇梅溪小学建设项目、柳湾2万吨果品气调库建设项目、浔溪北路柳庄-梅川段道路工程等9个重点项目开工。",
        {"柳湾2万吨果品气调库建设项目|Project", "浔溪北路柳庄-梅川段道路工程|Project"},
    ),
    ("浔溪大桥建成通车。", {"浔溪大桥|Project"}),
    # classes that more than the head tells
    ("人大柳岸街道工委组织代表视察。", {"人大柳岸街道工委|GovernmentBody"}),
    ("共青团浔溪市外卖行业工作委员会揭牌。", {"共青团浔溪市外卖行业工作委员会|MassOrganisation"}),
    ("举办七夕青年人才联谊会。", {"七夕青年人才联谊会|Event"}),
    ("全面启动老旧管网更新三年行动计划。", {"老旧管网更新三年行动计划|Initiative"}),
    # counties called by what they are
    ("阳泉市矿区、长治市城区、大同市城区向阳里街道", {"阳泉市矿区|Place", "长治市城区|Place", "大同市城区|Place"}),
    # a community of one common noun behind its street; a village that could be a person
    ("柳岸街道龙头社区举办活动。", {"龙头社区|Community", "柳岸街道|Subdistrict"}),
    ("浔溪镇白云村党支部书记张雅川说，让白云村变样。", {"白云村|Community", "白云村党支部|PartyBranch"}),
    ("乐平镇镇长张雅川说，镇里正在调查。", {"乐平镇|Subdistrict", "张雅川|Person"}),
    ("大会由负责人张川感慨道出开头，市长方川作推介。", {"张川|Person", "方川|Person"}),
    # the level before a quotation belongs to an organ
    ("市“小微双新”党委参加。", {"市小微双新党委|PartyBranch"}),
    ("桐庐县桐君街道柳坪小学建设项目、柳湾农贸市场项目等9个项目", {"桐君街道|Subdistrict"}),
    # a measure for each
    ("归功于“一巷一策”。", {"一巷一策|Mechanism"}),
    ("全力推进乡村振兴。《柳湾日报》头版报道了此事。", {"乡村振兴|Initiative"}),
    ("柳湾日报报道了此事。", {"柳湾日报|Media"}),
    ("巩固脱贫攻坚成果，坚持“三会一课”，", {"脱贫攻坚|Initiative", "三会一课|Mechanism"}),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_finds_names_with_their_borders(finder: NameFinder, text: str, expected: set[str]) -> None:
    assert expected <= {f"{m.name}|{m.type}" for m in finder.find(text)}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("达州市村党组织书记参加。", "达州市村"),
        ("北面隔江就是柳湾街道。", "北面隔江"),
        ("汇报了2020年度人大基层工委的考核结果，", "2020年度人大"),
        ("至此，巴南区街道增加到9个，", "南区街道"),
        ("至此，巴南区街道增加到9个，", "巴南区街道"),
        ("全市1400名村党组织书记层层选拔。", "全市1400名村"),
        ("组织区人大代表集中下社区。", "区人大代表集中下社区"),
        ("在柳湾街道会议室里，", "柳湾街道会议"),
        ("广州某公司和某村", "广州某公司"),
        ("浔溪镇白云村党支部书记说，让白云村变样。", "选手白云村"),
        ("柳岸街道培育社区组织。", "培育社区"),
        ("健全服务机制，完善创建体制机制。", "服务机制"),
        ("健全服务机制，完善创建体制机制。", "创建体制机制"),
        ("咱社区党群服务中心真好。", "咱社区党群服务中心"),
        ("整车制造、减速器制造等产业上下游85家企业", "减速器制造等产业上下游"),
        ("发展“一村一品”产业，", "一村一品"),
        # a strategy that only says what else belongs to it
        ("跑出平安建设“加速度”，紧盯乡村振兴领域。", "乡村振兴"),
        # where nobody has an estate, who goes somewhere, what a zone is to be
        ("家住六楼的何大爷说。", "六楼"),
        ("他们每天来党群服务中心活动。", "来党群服务中心"),
        ("以清廉经开区建设为抓手，", "清廉经开区"),
        ("县法院与旻川局、水文馆等8家单位联手。", "水文馆"),
        ("“解忧屋”协调业主委员会参与。", "解忧屋协调业主委员会"),
        ("把工作纳入年度考核，", "年度考核"),
        # a place that only a zone is called after, an aim
        ("苏州工业园区开园，江苏省苏州市某地", "苏州"),
        ("构建共建共治共享社区治理新格局。", "共建共治共享社区治理新格局"),
        # what committees are to be, how many there are of a kind, what a city's name ends with, who looks at a place
        ("社区以“红色业委会”小切口打通服务，", "红色业委会"),
        ("柳湾街道建成1个街道党群服务中心。", "柳湾街道党群服务中心"),
        ("上海城市建设投资公司来了。", "海城市"),
        ("整车制造、零部件制造等产业上下游85家企业", "零部件制造"),
        # who leads a squad
        ("会昌县消防救援大队大队长何旻川说", "会昌县消防救援大队大队"),
        ("交警支队副支队长何旻川说", "交警支队副支队"),
        # papers of by-lines
        ("柳湾晚报网8月11日讯（通讯员 何旻川）", "柳湾晚报"),
        ("浔溪网（柳湾日报网）讯", "柳湾日报"),
        ("柳湾日报全媒体记者 何旻川", "柳湾日报"),
        ("来源：柳湾日报", "柳湾日报"),
        ("柳湾日报·新柳湾客户端3月22日讯", "柳湾日报"),
        # who reports, and a list that the objects of another verb follow
        ("【编辑 陈钰】 通讯员 何旻川 消息来源", "何旻川"),
        ("将“万人成讼率”“纠纷化解率”等指标纳入县委考核。", "纠纷化解率"),
        ("全覆盖、广吸纳、动态管理的“五星联四星”体系", "动态管理"),
    ],
)
def test_no_name_holds_what_is_none(finder: NameFinder, text: str, wrong: str) -> None:
    assert wrong not in {m.name for m in finder.find(text)}
