"""Programmes by what they count, by their quotation marks and by what is done with them."""

import pytest

from kg.extraction.naming.component import NameFinder
from kg.extraction.naming.heads import names_of
from kg.extraction.naming.people import PeopleFinder
from kg.gazetteer import gazetteer
from kg.lexicon import default_lexicon

PROGRAMMES = {"Mechanism", "Initiative", "Brand", "Alliance", "Platform"}


@pytest.fixture(scope="module")
def finder() -> NameFinder:
    return NameFinder(names_of(), PeopleFinder(default_lexicon()), gazetteer())


def found(finder: NameFinder, text: str) -> set[str]:
    return {f"{m.name}|{m.type}" for m in finder.find(text) if m.type in PROGRAMMES}


COUNTED = [
    # what a number counts stands before it
    ("统筹人员、经费、场地“三统筹”，夯实基础。", {"三统筹|Mechanism"}),
    ("推行党员联户、干部包片和能人带富等“三带动”。", {"三带动|Mechanism"}),
    ("组织送医、送药、送课到村等“三送”工作。", {"三送|Initiative"}),
    # or behind it
    (
        "实行“三统一”，即：统一育苗、统一施肥、统一收购，收益稳定。",
        {"三统一|Mechanism", "统一育苗|Mechanism", "统一施肥|Mechanism", "统一收购|Mechanism"},
    ),
    (
        "“三化”是指农田园区化、农民股东化、生产标准化。",
        {"三化|Mechanism", "农田园区化|Mechanism", "农民股东化|Mechanism", "生产标准化|Mechanism"},
    ),
    ("开展“三送”（送技术、送健康、送温暖）服务。", {"三送|Initiative"}),
    (
        "推行“三个一”改革，推进治理“一网管”、数据“一键查”、事项“一窗清”。",
        {"三个一|Initiative", "一网管|Initiative", "一键查|Initiative", "一窗清|Initiative"},
    ),
    # or at the heads of paragraphs
    (
        "“三强化”促振兴\n强化组织领导，压实责任。\n强化阵地建设，补齐短板。\n强化队伍建设，选优配强。",
        {"三强化|Initiative", "强化组织领导|Initiative", "强化阵地建设|Initiative", "强化队伍建设|Initiative"},
    ),
    ("“三联动”聚合力\n干部多了。\n“两清单”促落实\n任务明了。", {"三联动|Mechanism", "两清单|Mechanism"}),
    # one character is no word that paragraphs share
    ("开好“三会”\n村里开了会，\n组里开了会，\n户主院坝会，\n", set()),
    # or what clauses bring about
    (
        "以“三联”为内核，搭台唱戏，推动组织联建；盘活资源，推动产业联营；互派干部，推动人员联用。",
        {"三联|Mechanism", "组织联建|Mechanism", "产业联营|Mechanism", "人员联用|Mechanism"},
    ),
    # short parts only say what the number means
    ("合作社立下“三限”规约：限桌数、限烟酒、限礼金。", {"三限|Mechanism"}),
    ("“一核”即建强支部；“三心”即组织凝心、共建同心、服务暖心。", set()),
    # no parts, other words for many, things that are counted
    ("坚持“三个导向”，突出“四个重点”。", set()),
    ("农户、企业和市场“三位一体”的议事会成立。", set()),
    ("做活水果、水产、水景“三水”文章。", set()),
    ("建强农村干部队伍、青年队伍、妇女队伍“三支队伍”。", set()),
    ("推动“四新”经济、新能源、新材料发展。", set()),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_counts_what_it_names(finder: NameFinder, text: str, expected: set[str]) -> None:
    assert found(finder, text) == expected


QUOTED = [
    # partners and how they work together; how people meet is no way of working
    ("运用“数据网+脚板”的方式，摸清底数。", {"数据网+脚板|Mechanism"}),
    ("小区率先启动“物业+托育”，延伸服务。", {"物业+托育|Mechanism"}),
    ("按照“村委+专员”模式要求，建设示范点。", {"村委+专员模式|Mechanism"}),
    ("采取“线上+线下”相结合的方式进行。", set()),
    # several phrases that are one way of working
    (
        "形成“群众点单、法官派单、专员接单”的调解服务模式。",
        {"群众点单、法官派单、专员接单的调解服务模式|Mechanism"},
    ),
    ("以“政府搭台，居民唱戏”为模式，组织施工。", {"政府搭台，居民唱戏|Mechanism"}),
    ("形成“工作在单位、活动在社区”的新机制。", set()),
    # a quotation that is all that a verb governs
    ("深化“春雨润企”，提升质效。", {"春雨润企|Initiative"}),
    ("开启“致远合作”之路。", {"致远合作|Initiative"}),
    ("推动“村企结亲”工作提质。", {"村企结亲|Initiative"}),
    ("探索“一地三收”——茶树套种药材。", {"一地三收|Mechanism"}),
    ("深化“小微企”党建。", set()),
    # what is carried out, put in order or made anew
    ("扎实做好“红石榴”工作。", {"红石榴|Initiative"}),
    ("推进“三乱”治理工作。", {"三乱治理|Initiative"}),
    ("秉承“干净利落”工作作风。", set()),
    # partners without quotation marks
    ("融入互联网+茶园的创新模式，做大产业。", {"互联网+茶园|Mechanism"}),
    ("按照一个组长+三个组员的形式组队。", {"一个组长+三个组员|Mechanism"}),
    ("采取线上+线下的方式进行。", set()),
    # what stands between a quotation and its noun
    ("建立“云端+入户”双向问需机制。", {"云端+入户双向问需机制|Mechanism"}),
    # a noun at one place tells more than a verb at another
    ("单位结合“周五夜读”制度补课。全县开展“周五夜读”，", {"周五夜读制度|Mechanism", "周五夜读|Mechanism"}),
    # years in one quotation
    (
        "深化“争先创优年、改革攻关年、作风转变年”活动。",
        {"争先创优年|Initiative", "改革攻关年|Initiative", "作风转变年|Initiative"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_quotations_are_programmes_by_the_words_beside_them(finder: NameFinder, text: str, expected: set[str]) -> None:
    assert found(finder, text) == expected


HEADED = [
    ("社区成立“邻里同心”党建共建圈。", {"邻里同心党建共建圈|Alliance"}),
    ("三校组成青禾科创教育协作体。", {"青禾科创教育协作体|Alliance"}),
    ("开展粮食购销专项巡察，发现问题9个。", {"粮食购销专项巡察|Initiative"}),
    ("推进主干道户外广告集中整治。", {"主干道户外广告集中整治|Initiative"}),
    # courses and funds
    ("校企合办“云溪工匠班”，学员留厂。", {"云溪工匠班|Initiative"}),
    ("县慈善总会设立溪山助学基金。", {"溪山助学基金|Initiative"}),
    # who runs it speaks for it
    ("茶乡人才驿站由云川县工会牵头。", {"茶乡人才驿站|Platform"}),
    # rooms and stations by what is no common word, but not what is counted
    ("柳桥镇的骉溪会客厅里坐满了人。", {"骉溪会客厅|Platform"}),
    ("全县建成大师工作室12间。", set()),
    ("车停在“骉溪”便民亭旁。", {"骉溪便民亭|Platform"}),
    ("溪山户外劳动者服务总站今日揭牌。", {"溪山户外劳动者服务总站|Platform"}),
    # rules, lists and cards
    ("推广“三问三答”工作规则，设立“月末评议表”。", {"三问三答工作规则|Mechanism", "月末评议表|Mechanism"}),
    ("合作社实行轮值会长制，", {"轮值会长制|Mechanism"}),
    ("镇里试行“蓝码进门”，", {"蓝码进门|Mechanism"}),
    # what is written into rules, what lets people through, how long it takes
    ("把这种“树下议事”写进村规，把“云岭一号”写进教材。", {"树下议事|Mechanism"}),
    ("“云溪通”上线半年，“交通”更便利。", {"云溪通|Platform"}),
    ("实施“云溪菜场”三年提升行动，", {"云溪菜场三年提升行动|Initiative"}),
    # offices, feasts, what is only done, what a brand offers
    ("他任县水务局工程股股长，“两节”期间值班，马上就办。", set()),
    ("形成春赏花、夏避暑、秋摘果、冬泡泉的“四季云溪”文旅品牌。", {"四季云溪|Brand"}),
    # what closes a list is no part of the last name
    ("推广“光伏+治沙”“梭梭+苁蓉”两种模式。", {"光伏+治沙|Mechanism", "梭梭+苁蓉|Mechanism"}),
]


@pytest.mark.parametrize(("text", "expected"), HEADED)
def test_class_words_of_leagues_and_campaigns(finder: NameFinder, text: str, expected: set[str]) -> None:
    assert found(finder, text) == expected


KNOWN = [
    ("农村饮水安全工程全面完成。", {"农村饮水安全工程|Initiative"}),
    ("文明城市创建工作有序推进。", {"文明城市创建|Initiative"}),
    ("加强社会信用体系建设。", {"社会信用体系|Mechanism"}),
    ("根据国务院联防联控机制部署，", {"国务院联防联控机制|Mechanism"}),
    ("社区“红色物业”评价得分上升。", {"红色物业|Mechanism"}),
    # teams and members of a campaign, what a place does, what is said of all mechanisms
    ("乡村振兴工作队进村，脱贫攻坚工作队队长来了。", set()),
    ("街道结合柯城区专项行动清理杂物。", set()),
    ("建立科学利用机制，建立相互交流机制。", set()),
    ("坚持一国两制推进统一。", set()),
]


@pytest.mark.parametrize(("text", "expected"), KNOWN)
def test_what_the_country_knows(finder: NameFinder, text: str, expected: set[str]) -> None:
    assert found(finder, text) == expected


BRANDS = [
    # as many as the sentence counts
    ("云桥镇党委创建“溪畔暖流”，柳桥镇党委创建“茶乡春信”，两个品牌各有所长。", {"溪畔暖流|Brand", "茶乡春信|Brand"}),
    ("“橙帆”“蓝鹭”“金穗”，云川县三大党建品牌各管一段。", {"橙帆|Brand", "蓝鹭|Brand", "金穗|Brand"}),
    ("“溪畔暖流”和“茶乡春信”带动了5个品牌进场。", set()),
    # by a colour or as a vanguard, where the text speaks of brands
    ("柳桥镇有“茶乡先锋”，企业有“柳编红”。品牌路演每季一次。", {"茶乡先锋|Brand", "柳编红|Brand"}),
    ("柳桥镇奋战“开门红”。品牌路演每季一次。", set()),
    # chosen a brand of honour, and marks of goods
    ("“云税清音”被评为全市机关党建优秀品牌。", {"云税清音|Brand"}),
    ("合作社注册“溪山甜”商标，打出“云岭春”牌子。", {"溪山甜|Brand", "云岭春|Brand"}),
]


@pytest.mark.parametrize(("text", "expected"), BRANDS)
def test_quotations_that_the_text_calls_brands(finder: NameFinder, text: str, expected: set[str]) -> None:
    assert found(finder, text) == expected
