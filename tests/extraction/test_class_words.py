"""Names by less common class words: firms without 公司, works, offices of committees, meetings."""

import pytest

from kg.extraction.naming.component import NameFinder
from kg.extraction.naming.heads import names_of
from kg.extraction.naming.people import PeopleFinder
from kg.gazetteer import gazetteer
from kg.lexicon import default_lexicon


@pytest.fixture(scope="module")
def finder() -> NameFinder:
    return NameFinder(names_of(), PeopleFinder(default_lexicon()), gazetteer())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # meetings of life in the party, sessions, jubilees
        ("岚禾县教育局党组召开2021年度民主生活会。", "2021年度民主生活会|Event"),
        ("岚禾社区党支部召开2021年度组织生活会暨民主评议党员会。", "2021年度组织生活会暨民主评议党员会|Event"),
        ("市政协四届十一次主席会议召开。", "市政协四届十一次主席会议|Event"),
        ("岚禾县第二中学举办教师节庆祝大会。", "教师节庆祝大会|Event"),
        # one tail for the meetings of several committees
        ("传达学习中央、省委、市委农村工作会议精神。", "中央农村工作会议|Event"),
        ("传达学习中央、省委、市委农村工作会议精神。", "省委农村工作会议|Event"),
        ("传达学习中央、省委、市委农村工作会议精神。", "市委农村工作会议|Event"),
        # trades by what they are called, and lists that such a word closes
        ("客运行业安排50辆客车待命。", "客运|Industry"),
        ("维修驾培、水运等行业第一时间部署。", "维修驾培|Industry"),
        # papers that their own words tell apart
        ("车站立即启动高铁晚点客流接驳预案。", "高铁晚点客流接驳预案|Policy"),
        ("会议审议了2022年度城乡治理工作计划。", "2022年度城乡治理工作计划|Policy"),
        # firms by what they make, with a character that is no common word
        ("与岚禾乳业签订收购协议，", "岚禾乳业|Enterprise"),
        ("由渝泽城投统一运营。", "渝泽城投|Enterprise"),
        # Zones by what is made there, behind the county that they lie in.
        ("青川县昙谷模具园落户8家企业。", "昙谷模具园|Park"),
        ("货车开进昙谷物流港。", "昙谷物流港|Park"),
        ("孩子们走进岚溪铅笔小镇。", "岚溪铅笔小镇|Park"),
        # Trades end the names of firms where a border or what firms do stands on both sides.
        ("县里引来岚禾牧业，建成牛场。", "岚禾牧业|Enterprise"),
        ("县里与昙禾薯业签约。", "昙禾薯业|Enterprise"),
        ("“订单排满了。”渝泽模具董事长说。", "渝泽模具|Enterprise"),
        ("柳溪区的渝泽燃气在村里留下一支队伍。", "渝泽燃气|Enterprise"),
        ("承建方渝泽水利工程公司自己补了路。", "渝泽水利工程公司|Enterprise"),
        ("主办方柳溪区文化馆介绍，", "柳溪区文化馆|Institution"),
        ("老人加入了昙谷清漂队。", "昙谷清漂队|SocialOrganisation"),
        ("柳溪镇昙谷茶业的车间里，", "昙谷茶业|Enterprise"),
        ("龙头企业岚禾米业投资8000万元。", "岚禾米业|Enterprise"),
        # offices of committees, charities, the sea's customs
        ("南浔区委督查室每月通报。", "南浔区委督查室|PartyBody"),
        ("南浔区慈善总会捐来棉衣。", "南浔区慈善总会|SocialOrganisation"),
        ("岚禾茶叶同业公会组织培训，", "岚禾茶叶同业公会|SocialOrganisation"),
        ("湖州海关上门服务。", "湖州海关|GovernmentBody"),
        ("青柠苏木的牧民说，", "青柠苏木|Subdistrict"),
        # works, of which a length is told before
        ("沿湖建成12公里青湾生态廊道，", "青湾生态廊道|Project"),
        ("岚禾抽水蓄能电站开工。", "岚禾抽水蓄能电站|Project"),
        ("招来全省最早的花卉种植公司岚禾瑞斯公司，", "岚禾瑞斯公司|Enterprise"),
        ("建成日产900吨岚禾熟料生产线，", "日产900吨岚禾熟料生产线|Project"),
        ("实施岚禾城乡供水一体化工程，", "岚禾城乡供水一体化工程|Project"),
        # hamlets, groups of a village, estates by their stage
        ("家住青柠村竹园组村民说，竹园组地处山腰。", "竹园组|Community"),
        ("岚禾村小组的养蜂人说，", "岚禾|Community"),
        ("岚禾小区一期的业主说，", "岚禾小区|Community"),
        # teams by the body that begins the clause
        ("区教育局按照区政府安排，成立了工作专班，", "区教育局工作专班|Taskforce"),
        ("青年组成便民服务队，", "便民服务队|Taskforce"),
        # what closes a list of quotations, and a trade by any noun
        ("引来“小溪工坊”“巧手编织坊”等社会组织，", "巧手编织坊|SocialOrganisation"),
        ("寻来“村企共治”、“合作农场”等做法，", "合作农场|Mechanism"),
        ("岚禾镇做大红枣产业，", "红枣|Industry"),
        # honours up to what is said of their list
        ("入选岚禾省夜间消费集聚区培育名单。", "岚禾省夜间消费集聚区|Award"),
        ("入选第三批省级研学旅行基地。", "第三批省级研学旅行基地|Award"),
        # communities of common words, by their officers
        ("惠丰镇、建设社区开了茶话会，建设社区党委书记介绍，", "建设社区|Community"),
        # fields that hold 和, also in a city whose name ends like a level
        ("湖州市文化服务和档案管理局介绍，", "湖州市文化服务和档案管理局|GovernmentBody"),
        ("南浔区禁烧专项督查组下发督办函，", "南浔区禁烧专项督查组|Taskforce"),
        ("省供销社、市供销社现场送去农资，", "省供销社|GovernmentBody"),
        ("卖出“岚易贷”、“岚抵通”以及“岚商保”等系列贷款产品，", "岚抵通|Product"),
        ("实施岚禾河谷灌溉工程，", "岚禾河谷灌溉工程|Project"),
        ("湖州市地处青湾平原东部，", "青湾平原|Place"),
        ("前来参加该乡“轮流看田”现场观摩会。", "轮流看田现场观摩会|Event"),
        ("在《岚禾日报》开设“岚姐说事”专栏，", "岚姐说事|Platform"),
        ("如东县驻沪办、如东县商务局协办。", "如东县驻沪办|GovernmentBody"),
        ("湖州市区昙溪路通车，", "昙溪路|Place"),
        # other countries
        ("产品卖到俄罗斯、韩国，", "俄罗斯|Place"),
        # who comes from a place
        ("来自青柠镇柳溪村的邓禾，平时种植药材。", "邓禾|Person"),
        # meetings
        ("举办防汛知识宣讲会，", "防汛知识宣讲会|Event"),
    ],
)
def test_finds_names_by_their_class_words(finder: NameFinder, text: str, expected: str) -> None:
    assert expected in {f"{m.name}|{m.type}" for m in finder.find(text)}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("全县发展林果业，", "全县发展林果业"),
        ("推进农产品铸造品牌，", "推进农产品铸造"),
        ("在岚禾轴承产业园开工，", "岚禾轴承"),
        ("改造由岚禾文旅投入2600万元，", "岚禾文旅投"),
        ("建成12公里绿道，", "公里绿道"),
        ("青柠镇党委政府研究决定，", "青柠镇党委政府"),
        ("由县（市、区）委组织部备案，", "县（市、区）委组织部"),
        ("建设理发室、老年食堂、读书角等服务阵地，", "理发室服务阵地"),
        ("找来太原、长沙等地规划设计院，", "长沙地规划设计院"),
        ("作为青柠区绿化最好的街道，", "青柠区绿化最好的街道"),
        ("引进到湖州和嘉兴落户，", "到湖州"),
        ("从老师的话中学到了窍门，", "话中学"),
        ("青柠镇镇长说，青柠镇政府研究了，", "青柠镇政"),
        ("共同见证项目奠基。", "共同见证项目"),
        ("好好建设社区花园，", "建设社区"),
        ("合作社负责人向参会人员讲解，", "向参会"),
        ("组长由项目公司经理兼任，", "由项目"),
        ("一同开创我县水利和教育工作新局面，", "我县水利和教育工作新局"),
        ("骗取银行存款的人，", "骗取银行"),
        ("六家担保公司来人，", "六家担保公司"),
        ("修好“两环四射”主干街道6条，", "两环四射主干街道"),
        ("召开了这次防汛准备及技能培训会，", "这次防汛准备及技能培训会"),
        ("每周研究解决项目用电难，", "每周研究解决项目"),
        ("青柳线绕村一周，", "青柳线绕村"),
        ("提供“一对一”或“多对一”辅导服务，", "一对一"),
        ("青石、岚禾坐等企业上门，", "青石"),
        ("来了32位俄罗斯族村民，", "俄罗斯"),
        ("打造国家未来产业先导区，", "国家未来"),
        ("民建湖州市委会提交提案，", "湖州市委"),
    ],
)
def test_what_only_ends_like_a_name_is_none(finder: NameFinder, text: str, wrong: str) -> None:
    assert wrong not in {m.name for m in finder.find(text)}
