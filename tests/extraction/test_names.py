"""Names in running text: where they begin and end, and of what class they are."""

import pytest

from kg.extraction.naming.component import NameFinder
from kg.extraction.naming.heads import names_of
from kg.extraction.naming.people import PeopleFinder
from kg.gazetteer import gazetteer
from kg.lexicon import default_lexicon


@pytest.fixture(scope="module")
def finder() -> NameFinder:
    return NameFinder(names_of(), PeopleFinder(default_lexicon()), gazetteer())


def found(finder: NameFinder, text: str) -> set[str]:
    return {f"{m.name}|{m.type}" for m in finder.find(text)}


NAMED = [
    # organs, by place and level
    ("南浔区民政局牵头办理。", {"南浔区民政局|GovernmentBody", "南浔区|Place"}),
    ("据区委组织部统计", {"区委组织部|PartyBody", "区委|PartyBody"}),
    ("如东县总工会、妇联联合走访", {"如东县总工会|MassOrganisation", "如东县妇联|MassOrganisation"}),
    ("由区文化和旅游局承办", {"区文化和旅游局|GovernmentBody"}),
    ("玉屏街道党工委书记说", {"玉屏街道党工委|PartyBody", "玉屏街道|Subdistrict"}),
    # territorial units: only the lowest belongs to the name
    ("走进桐庐县桐君街道梅蓉村，", {"梅蓉村|Community", "桐君街道|Subdistrict", "桐庐县|Place"}),
    ("荷花池、五星、北港等街道多措并举。", {"荷花池街道|Subdistrict", "五星街道|Subdistrict", "北港街道|Subdistrict"}),
    # formulas: a list with as many members as the quotation behind it says
    (
        "设置了党课联上、阵地联建、难题联破的“三联”机制。",
        {"三联机制|Mechanism", "党课联上|Mechanism", "阵地联建|Mechanism", "难题联破|Mechanism"},
    ),
    (
        "抓好组织聚力、数字助力、法治护力和网格活力“四大合力”，",
        {
            "四大合力|Initiative",
            "组织聚力|Initiative",
            "数字助力|Initiative",
            "法治护力|Initiative",
            "网格活力|Initiative",
        },
    ),
    # a last member that begins with a character that joins elsewhere
    (
        "推行民主共商、矛盾共调、和谐共建“四共”机制。",
        {"四共机制|Mechanism"},
    ),
    # quoted names with their head nouns
    ("启动“晨曦助学”行动，", {"晨曦助学行动|Initiative"}),
    ("打造“和风驿家”党建品牌，", {"和风驿家|Brand"}),
    ("形成“四步闭环”工作法。", {"四步闭环工作法|Mechanism"}),
    ("开展“书香润城”“夜学充电”等活动。", {"书香润城|Initiative", "夜学充电|Initiative"}),
    ("推动“支部建在工地上”。", {"支部建在工地上|Mechanism"}),
    # sessions by their term, with the body and its place
    ("南浔区八届人大四次会议举行。", {"南浔区八届人大四次会议|Event"}),
    ("中共南浔区委十三届七次全会召开。", {"中共南浔区委十三届七次全会|Event"}),
    ("市政协十一届三次会议昨天闭幕。", {"市政协十一届三次会议|Event"}),
    ("全国政协十四届三次会议在京开幕。", {"全国政协十四届三次会议|Event"}),
    # organs of organs
    ("南浔区人大常委会教科文卫委走访学校，", {"南浔区人大常委会教科文卫委|GovernmentBody"}),
    ("南浔区热线办交办工单，", {"南浔区热线办|GovernmentBody"}),
    ("打造的“青禾盟”有成员单位12家。", {"青禾盟|Alliance"}),
    ("书记信箱收到来信。", {"书记信箱|Platform"}),
    # sectors side by side, and as statistics call them
    ("电子信息、绿色食品是主导产业，", {"电子信息|Industry", "绿色食品|Industry"}),
    ("装备制造业增加值增长6%。", {"装备制造业|Industry"}),
    ("文化、体育和娱乐业增长12%。", {"文化、体育和娱乐业|Industry"}),
    ("八届人大三次会议以来，事项推进。", {"八届人大三次会议|Event"}),
    # classes by their heads
    ("宏远律师事务所值班。", {"宏远律师事务所|Enterprise"}),
    ("青禾救援队赶到。", {"青禾救援队|SocialOrganisation"}),
    # documents and works
    ("印发《关于加强城市绿道管护的实施意见（试行）》。", {"关于加强城市绿道管护的实施意见（试行）|Policy"}),
    # heads with words of their own before them
    ("组建长三角光电产业联盟，", {"长三角光电产业联盟|Alliance"}),
    ("实施河岸慢行贯通工程，", {"河岸慢行贯通工程|Initiative"}),
    # lists with a shared head
    (
        "成立光电信息、智能装备和现代种业3个产业链党建联盟。",
        {
            "光电信息产业链党建联盟|Alliance",
            "智能装备产业链党建联盟|Alliance",
            "现代种业产业链党建联盟|Alliance",
            "光电信息|Industry",
            "智能装备|Industry",
            "现代种业|Industry",
        },
    ),
    # persons, beside roles and verbs of saying
    ("社区党委书记鲍思远介绍，", {"鲍思远|Person"}),
    ("为陆建国、冯晓梅等3名同志颁奖", {"陆建国|Person", "冯晓梅|Person"}),
    # organs of the lowest units, named by their kind alone
    (
        "翠屏街道梅岭社区有3200户。社区党委书记、居委会主任沈知秋说，",
        {"梅岭社区党委|PartyBranch", "梅岭社区居委会|SocialOrganisation", "沈知秋|Person"},
    ),
    # honours
    ("荣获“全省绿色工厂先进单位”称号", {"全省绿色工厂先进单位|Award"}),
    ("独角兽企业4家、高新技术企业210家", {"独角兽企业|Award", "高新技术企业|Award"}),
    # sectors
    ("聚焦集成电路、生物医药等产业", {"集成电路|Industry", "生物医药|Industry"}),
    # members of lists whose noun tells their class
    ("有澄泓股份、岱岳重工等5家链主企业入驻", {"澄泓股份|Enterprise", "岱岳重工|Enterprise"}),
    ("入围企业：瀚澜电气、祺峰数控。", {"瀚澜电气|Enterprise", "祺峰数控|Enterprise"}),
    ("澄泓股份、岱岳重工先后落户园区", {"澄泓股份|Enterprise", "岱岳重工|Enterprise"}),
    ("聚焦冷链仓储、石墨烯材料、竹木制品三条产业链", {"冷链仓储|Industry", "石墨烯材料|Industry", "竹木制品|Industry"}),
    ("澧溪、浯口等12个村", {"澧溪村|Community", "浯口村|Community"}),
    ("建立“月会商、季通报、年考评”三项机制", {"月会商|Mechanism", "季通报|Mechanism", "年考评|Mechanism"}),
    (
        "实行周例会通报、月现场调度、季考核评比三项制度",
        {"周例会通报|Mechanism", "月现场调度|Mechanism", "季考核评比|Mechanism"},
    ),
    ("制定网格员选聘、楼栋长补贴2个配套办法", {"网格员选聘办法|Policy", "楼栋长补贴办法|Policy"}),
    # names that a construction shows
    ("总投资12亿元的石墨烯散热膜和导电浆料项目开工", {"石墨烯散热膜和导电浆料项目|Project"}),
    ("第三届澧溪桃花文化节期间", {"第三届澧溪桃花文化节|Event"}),
    ("在南浔区加快楼宇经济发展暨营商环境提升大会上", {"南浔区加快楼宇经济发展暨营商环境提升大会|Event"}),
    ("浔溪河整治工作专班成立了临时党支部", {"浔溪河整治工作专班临时党支部|PartyBranch"}),
    ("区委常委、政法委书记沈知秋", {"区委政法委|PartyBody", "沈知秋|Person"}),
    ("南浔区委组织部牵头", {"南浔区委组织部|PartyBody", "南浔区委|PartyBody"}),
    ("由县文体广电和旅游局主办", {"县文体广电和旅游局|GovernmentBody"}),
    # organs of a list have the place of the first
    (
        "县检察院、公安局、住建局等部门参加",
        {"县检察院|GovernmentBody", "县公安局|GovernmentBody", "县住建局|GovernmentBody"},
    ),
    ("由县招商引资和营商环境服务中心牵头", {"县招商引资和营商环境服务中心|Institution"}),
    ("安徽和润农牧股份有限公司投产", {"安徽和润农牧股份有限公司|Enterprise"}),
    # buildings that stand, and those that are built
    ("活动在澧溪文化广场举行", {"澧溪文化广场|Place"}),
    ("新建的浔北立体停车场投用", {"浔北立体停车场|Project"}),
    # honours of the nation
    ("走进全国乡村治理示范村——澧溪村", {"全国乡村治理示范村|Award", "澧溪村|Community"}),
    ("培育国家级专精特新“小巨人”企业3家", {"国家级专精特新小巨人企业|Award"}),
    ("有“中国竹藤之乡”美誉", {"中国竹藤之乡|Award"}),
    # what is said of a quotation makes it a way of working, or something that is carried out
    ("按照“一户一码”的模式推广", {"一户一码|Mechanism"}),
    ("深化“清风庭院”建设", {"清风庭院|Initiative"}),
    ("推行“村集体+合作社+农户”经营", {"村集体+合作社+农户|Mechanism"}),
    ("“邻里书香”覆盖全部社区", {"邻里书香|Initiative"}),
    # persons behind a role, whatever follows
    ("村党支部书记吴泽旻喜上眉梢", {"吴泽旻|Person"}),
    ("澧溪街道党建办周旻带队走访", {"周旻|Person"}),
    ("县领导郑旻川、梁泽群参加，陆小玲副局长主持", {"郑旻川|Person", "梁泽群|Person", "陆小玲|Person"}),
    # what a body or zone is stands before its name and is no part of it; a zone in a zone has its own name
    ("联盟成员单位代表澧溪勘察院党委书记周旻发言", {"澧溪勘察院党委|PartyBranch"}),
    (
        "市重点项目澧泉科创园开工，位于衢州浯溪新区衢州科技城",
        {"澧泉科创园|Project", "衢州浯溪新区|Park", "衢州科技城|Park"},
    ),
    # a team that is called by what it does
    ("下设呵护温暖社区服务队、同建清廉校园服务队", {"呵护温暖社区服务队|SocialOrganisation"}),
    # the text's own zone
    ("高新区：作风大转变\n近日，高新区召开会议。", {"高新区|Park"}),
    # meetings that begin with a year or a quotation
    (
        "南浔区2023年“5·12”防灾减灾日宣传活动暨应急服务中心启用启动仪式举行",
        {"南浔区2023年5·12防灾减灾日宣传活动暨应急服务中心启用启动仪式|Event", "南浔区|Place"},
    ),
    (
        "“向春而行——邻里相助、守望相亲”志愿集中行动暨澧溪讲堂启动仪式举行",
        {"向春而行——邻里相助、守望相亲志愿集中行动暨澧溪讲堂启动仪式|Event"},
    ),
    # honours that a list sets beside each other
    (
        "是浙江省首个“体育强区”、首个“全国阅读推广示范区”、全国首批义务教育基本均衡区。",
        {"体育强区|Award", "全国阅读推广示范区|Award", "全国首批义务教育基本均衡区|Award", "浙江省|Place"},
    ),
    ("表彰“两优一先”", {"两优一先|Award"}),
    ("《关于表彰先进单位的通报》", {"关于表彰先进单位的通报|Policy"}),
    ("县人民医院医疗集团揭牌", {"县人民医院医疗集团|Institution"}),
    ("启动“邻里计划”试点工作", {"邻里计划|Initiative"}),
    # what stands before a quotation tells where; what stands behind a slogan tells what is carried out
    ("经开区“光伏储能”党建联盟成立", {"经开区|Park", "光伏储能党建联盟|Alliance"}),
    (
        "开展“书香润童心，实践在浯溪”社区假期托管志愿服务活动。",
        {"书香润童心，实践在浯溪社区假期托管志愿服务活动|Initiative"},
    ),
    (
        "发布玉屏街道党建工作协调委员会“七彩联合体”品牌",
        {"玉屏街道党建工作协调委员会|SocialOrganisation", "七彩联合体|Brand"},
    ),
    ("市高新区“光伏储能”党建联盟成立", {"市高新区|Park"}),
    ("走访玉屏街道办事处九中家属院", {"玉屏街道办事处|GovernmentBody", "九中家属院|Place"}),
    # titles of a lot, and of people after a choice
    ("是全国第二批、全省首批乡风治理试点县", {"全国第二批、全省首批乡风治理试点县|Award"}),
    ("公布首批全国阅读推广示范单位名单", {"全国阅读推广示范单位|Award"}),
    ("向“十佳邻里之星”颁奖", {"十佳邻里之星|Award"}),
    # a row of persons that begins before a known one
    ("，储澜清、陆建国为老党员颁奖。区长陆建国出席。", {"储澜清|Person", "陆建国|Person"}),
    # what is set up is one thing, however general its words
    ("澧溪街道成立攻坚小组，逐户走访。", {"澧溪街道攻坚小组|Taskforce"}),
    ("由12个部门组成审批专班", {"审批专班|Taskforce"}),
    (
        "推进青岚河上游乡村环境整治，投资300余万元；实施柳巷片区沿街立面修缮，修复老宅36处。",
        {"青岚河上游乡村环境整治|Initiative", "柳巷片区沿街立面修缮|Project"},
    ),
    ("健全通报机制，建立绩效考评制。", {"通报机制|Mechanism", "绩效考评制|Mechanism"}),
    (
        "自实施南浔区加强和规范停车管理三年攻坚方案（2022—2024）以来",
        {"南浔区加强和规范停车管理三年攻坚方案（2022—2024）|Policy"},
    ),
    # verbs that belong to a name
    ("开展优化办事流程堵点治理专项行动", {"优化办事流程堵点治理专项行动|Initiative"}),
    (
        "召开重点工程集中开工动员会暨澧泉材料项目开工仪式。",
        {"重点工程集中开工动员会暨澧泉材料项目开工仪式|Event"},
    ),
    ("召开“双减”政策落实情况协商座谈会。", {"双减政策落实情况协商座谈会|Event"}),
    (
        "举办“职等你来·浔溪之约”2023年春季招聘会暨直播带岗活动",
        {"职等你来·浔溪之约2023年春季招聘会暨直播带岗活动|Event"},
    ),
    ("澧溪区国家版权服务业集聚发展示范区通过验收", {"国家版权服务业集聚发展示范区|Award"}),
    ("入选浙江省深化“一网通”改革优化服务十佳典型案例。", {"浙江省深化一网通改革优化服务十佳典型案例|Award"}),
    # firms before the noun that they share, zones that have one of their own
    (
        "城投公司、澄泓股份、岱岳重工等澧溪国有企业平台发力",
        {"城投公司|Enterprise", "澄泓股份|Enterprise", "岱岳重工|Enterprise"},
    ),
    ("规划大数据产业园、澧泉科创园两大园区", {"大数据产业园|Park", "澧泉科创园|Park"}),
    ("与建设银行、交通银行签约", {"建设银行|Enterprise", "交通银行|Enterprise"}),
    # buildings that a list calls projects
    ("澧溪财富大厦、浔北广场等项目即将竣工", {"澧溪财富大厦|Project", "浔北广场|Project"}),
    # organs behind their branches, teams of a quoted name, the first of a kind
    ("区残联党支部走访", {"区残联党支部|PartyBranch", "区残联|MassOrganisation"}),
    ("“蒲公英”志愿夜巡队上榜", {"蒲公英志愿夜巡队|SocialOrganisation"}),
    ("建成全市首家“暖心驿站”", {"暖心驿站|Platform"}),
    ("首批“东溪式公安派出所”名单公布", {"东溪式公安派出所|Award"}),
    # persons whose names end before a word
    ("第一书记李澄所在的村子", {"李澄|Person"}),
    ("村民李澄指的石头还在。李澄种了西瓜。", {"李澄|Person"}),
    # members of a list are of the class that most of them show; the first half of a name may stand before 和
    (
        "下设澧泉产城融合园、浔北机械产业园、浯溪工业园3个园区指挥部",
        {"澧泉产城融合园|Park", "浔北机械产业园|Park", "浯溪工业园|Park"},
    ),
    (
        "成立园区和产业提升行动总指挥部。园区和产业提升行动总指挥部设在澧溪。",
        {"园区和产业提升行动总指挥部|GovernmentBody"},
    ),
    ("由文化和旅游部主办", {"文化和旅游部|GovernmentBody"}),
    ("实施澧溪路东延工程", {"澧溪路东延工程|Project"}),
    ("启动“浔溪欢歌”2023年浙江省乡村文化活动年。", {"浙江省乡村文化活动年|Initiative"}),
    ("开展“廉政宣讲进社区”活动", {"廉政宣讲进社区|Initiative"}),
    # cities by their short names, in lists
    ("诉求总量仅次于海口和三亚", {"海口|Place", "三亚|Place"}),
    ("来自杭州、深圳等地的客商", {"杭州|Place", "深圳|Place"}),
    # mechanisms of two parties, first of their kind; what a noun before its quotation calls
    ("实行水务与河务部门联动工作机制", {"水务与河务部门联动工作机制|Mechanism"}),
    ("创新建立全市首个水源地联合巡查机制", {"水源地联合巡查机制|Mechanism"}),
    ("体验了咨询平台“浔小政”", {"浔小政|Platform"}),
    ("吸引澄泓股份、岱岳重工等世界500强", {"澄泓股份|Enterprise", "岱岳重工|Enterprise"}),
    (
        "举办浔溪快递行业关爱行动启动仪式。",
        {"浔溪快递行业关爱行动启动仪式|Event", "浔溪快递行业关爱行动|Initiative"},
    ),
    # towns before their villages; communities of plain words behind a name
    ("北京市海淀区苏溪镇梁家湾村等地", {"苏溪镇|Subdistrict", "梁家湾村|Community"}),
    ("结对的侯浔乡上李湾社区", {"侯浔乡|Subdistrict", "上李湾社区|Community"}),
    ("走进绿澧城市花园居民区", {"绿澧城市花园居民区|Community"}),
    # what it is about may stand between a verb and what it founds; whose it is may stand before it
    ("启动以“同沐清风”为主题的廉洁教育月宣传教育活动，", {"廉洁教育月宣传教育活动|Initiative"}),
    ("是我区产业项目百日攻坚行动的成果", {"产业项目百日攻坚行动|Initiative"}),
    ("成立由副县长任组长的农业产业发展领导小组，", {"农业产业发展领导小组|Taskforce"}),
    ("从“楼长制”入手", {"楼长制|Mechanism"}),
    ("“这几年，我们探索‘四步闭环’工作模式，效果很好。”", {"四步闭环工作模式|Mechanism"}),
    ("被中组部命名为“人民满意的服务集体”", {"人民满意的服务集体|Award", "中组部|PartyBody"}),
    # organs of places whose endings are no class words elsewhere, or before free characters
    ("盘锦市人社局晒出成绩单", {"盘锦市人社局|GovernmentBody"}),
    ("庆云县招商局偏偏盯上", {"庆云县招商局|GovernmentBody"}),
    ("记者从镇雄县投资促进局了解到", {"镇雄县投资促进局|GovernmentBody", "镇雄县|Place"}),
    ("由武胜县社会治理中心化解", {"武胜县社会治理中心|GovernmentBody"}),
    ("由福建省卫生健康委授予", {"福建省卫生健康委|GovernmentBody"}),
    ("贺兰县科技局组织宁夏大学师生", {"贺兰县科技局|GovernmentBody"}),
    ("三江侗族自治县人大常委会组织部分代表视察", {"三江侗族自治县人大常委会|GovernmentBody"}),
    # festivals of this year; titles whose last word is that of no honour
    ("潢溪县首届民俗文化旅游节在广场举行", {"潢溪县首届民俗文化旅游节|Event"}),
    ("泾溪宣纸文化节开幕", {"泾溪宣纸文化节|Event"}),
    ("浔溪县获评全国休闲农业重点县。", {"全国休闲农业重点县|Award"}),
    ("今年入选省级幸福河湖名单。", {"省级幸福河湖|Award"}),
    ("集团以江津一中为龙头", {"江津一中|Institution"}),
    ("与上杭县共建客家文化研究院", {"上杭县|Place"}),
    # villages and communities before words that begin as they end
    ("石桥村两委商量种辣椒", {"石桥村|Community"}),
    ("石桥村干部带头，石桥村集体收入翻番", {"石桥村|Community"}),
    ("青竹社区书记来了", {"青竹社区|Community"}),
    # what is known over the country
    ("推进乡村振兴，认真学习党的二十大报告", {"乡村振兴|Initiative", "党的二十大报告|Policy"}),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_finds_names_with_their_borders_and_classes(finder: NameFinder, text: str, expected: set[str]) -> None:
    assert expected <= found(finder, text)


NAMELESS = [
    "解答报销、补助、迁移等政策类问题。",
    "当地部分乡镇地势低洼。",
    # lists that are no parts of the formula behind them: another number, no word in common
    "统筹组织建设、队伍建设、阵地建设“四大”难题。",
    "聚焦教育公平、医疗保障、住房改善“三个度”。",
    "要坚持问题导向，抓好重点工作。",
    "各级党组织和广大群众积极参与。",
    "推进农村环境整治，成效明显；实施老旧小区改造，投资3亿元。",
    "建立健全长效机制，完善服务体系。",
    "打造乡村治理的“示范样板”，跑出“加速度”。",
    "“千名干部帮千村”有声有色。",
    "王女士说：“现在办事方便多了，我们都很满意。”",
    "破解党建和业务“两张皮”问题。",
    "志愿者包饺子，干部包楼栋。",
    "打造健康社区、平安校园。",
    "各业委会党支部、每个合作社都要参加。",
    "已建成党群服务中心23个、临时党支部116个。",
    "要抓好项目，做好活动。",
    "工信部门上门送政策。",
    "打通断头路，绿水青山就是金山银山。",
    "吸引更多创新创业项目，集人才项目、创业服务于一体。",
    "住户因老旧小区改造工程受益。",
    "走进健康社区、城区社区，开展两两社区结对。",
    "有区属中学、公立医院、九年一贯制学校、五星级酒店和集团管理中心。",
    "各开发区、3个高新区都要落实。",
    "这里一度是“脏乱差”集中区，建立了7个子联盟。",
    "参与城市创建、垃圾分类等社区工作。",
    "推进医保、公积金等平台并入热线。",
    "为14支机关阅读推广志愿服务分队授旗。",
    "这项惠及万家的“暖巢工程”完工，楼顶实施平改坡工程。",
    "“红色领航”引领小区治理，发展“全能型”强村。",
    "推动党建统领队伍、青年队伍、巾帼队伍“三支队伍”建设。",
    "社区里的事在社区里办，民警于当天到场。",
    "设置休息区、阅读角等功能区。",
    "聘请“营商环境监督员”。",
    "公安局基层派出所和老小区都要改造。",
    "完善运行机制，健全工作制度。",
    "组建党员突击队，成立多个工作组。",
    "打造“区域发展增长极、工业主阵地”“百亿级产业园区”。",
    "将竹编、木雕等44项传统乡村文化项目纳入名录。",
    "发布特色文化活动名录100个。",
    "把楼宇视作“立体园区”，建成6个“千吨万户”水源地保护区。",
    "守好堡垒、用好阵地“两个阵地”，按下项目“加速跑”。",
    "完善审核、协作、调整三项机制。",
    "“无物业”社区要管好。",
    "明确“润家风、行廉路、观廉展”三项内容，打造“小窗口”“一地一品牌”。",
    "推动“三进三建”进社区，跳起广场舞。",
    "依托美丽宜居乡村建设，走进商业小区，问题一直困扰社区治理。",
    "医疗系统首家，上级纪委肯定。",
    "逛清廉文化街道，有农家书屋。",
    "一名党小组长和一名楼长包楼，",
    "孩子考上大学，全街道都高兴，占园区产值的一半。",
    "更好地推进社区工作，“抱团”领办合作社。",
]


@pytest.mark.parametrize("text", NAMELESS)
def test_kinds_goals_and_slogans_are_no_names(finder: NameFinder, text: str) -> None:
    assert found(finder, text) == set()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("帮助区市场监管局解决难题", "帮助区市场监管局"),
        ("走好新路子，共赴好前程", "新路子"),
        ("4个党建联盟、12家单位", "4个党建联盟"),
        ("李女士告诉记者", "李女士"),
        ("何旻川详细了解澧溪社区党委做法", "何旻川详细了解澧溪社区党委"),
        ("督促区民政局补发津贴", "督促区民政局"),
        ("县审批局和县信访局负责", "县审批局和县信访局"),
        ("农户+基地+合作社", "农户+基地+合作社"),
        ("我市澧溪社区获评", "我市澧溪社区"),
        ("联合街道、业委会成立协调组", "联合街道"),
        ("区级乡村旅游片区3个", "区级乡村旅游片区"),
        ("实施“党建链+茶业链”“补链行动”", "党建链+茶业链"),
        ("社区监委参与监督", "区监委"),
        ("延伸至浔江七村、澧泉一村等居民区", "至浔江七村"),
        ("每天要去邻村看看", "去邻村"),
        ("村级区域党委了解问题。陈家坝村受益。", "陈家坝村级区域党委"),
        ("打造“一呼百应”的楼栋战队", "一呼百应的楼栋战队"),
        ("京山市推进建设，走进钱场桥溪村", "钱场桥溪村"),
        ("超高层建筑“澧溪金融大厦”落地浔溪湾畔", "澧溪金融大厦落地浔溪湾"),
    ],
)
def test_names_do_not_reach_over_their_borders(finder: NameFinder, text: str, wrong: str) -> None:
    assert wrong not in {m.name for m in finder.find(text)}


def test_spans_point_at_what_they_name(finder: NameFinder) -> None:
    text = "近日，滨江区委宣传部启动“星火宣讲”行动，浦沿街道率先开展。"
    for mention in finder.find(text):
        surface = mention.span.of(text)
        assert set(mention.name) <= set(surface) | set("、")
