"""Places, firms and bodies that everybody knows, wherever a text speaks of them by these words alone."""

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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # provinces, cities and counties by their short names
        ("来自江苏的客商走进茶园", {"江苏|Place"}),
        ("山西临汾、山东菏泽等地走访企业", {"山西|Place", "临汾|Place", "山东|Place", "菏泽|Place"}),
        # no word that lies across the end of a known name cuts it, and none begins inside it
        ("内蒙古巴彦淖尔的牧草丰收", {"内蒙古|Place", "巴彦淖尔|Place"}),
        ("加拿大多地出现高温", {"加拿大|Place"}),
        ("火箭在佛罗里达州升空", {"佛罗里达州|Place"}),
        ("浔溪蓄滞洪区水位上涨", {"浔溪蓄滞洪区|Place"}),
        ("联合国旅游组织发来贺信", {"联合国旅游组织|SocialOrganisation"}),
        ("他沿滨湖步道散步", {"滨湖步道|Project"}),
        ("他赴义乌考察市场", {"义乌|Place"}),
        ("孤儿集中养育（义乌除外）", {"义乌|Place"}),
        ("茶农把茶样寄到哈尔滨。", {"哈尔滨|Place"}),
        ("广东客商当场下单", {"广东|Place"}),
        ("他在温州打工十年", {"温州|Place"}),
        ("赴浙江安吉、江苏昆山学习", {"浙江|Place", "安吉|Place", "江苏|Place", "昆山|Place"}),
        # the world, regions, parts of provinces, nature
        ("茶叶远销欧洲、东盟和中东。", {"欧洲|Place", "东盟|Place", "中东|Place"}),
        ("订单来自荷兰、迪拜。", {"荷兰|Place", "迪拜|Place"}),
        ("地处长三角腹地", {"长三角|Place"}),
        ("融入武汉城市圈、成渝地区", {"武汉城市圈|Place", "成渝地区|Place"}),
        ("水稻在苏北、皖南推广", {"苏北|Place", "皖南|Place"}),
        ("黄河穿城而过", {"黄河|Place"}),
        ("水缸里养着太湖的鱼", {"太湖|Place"}),
        # firms, universities, papers, bodies of the world
        ("隧道由中铁十二局承建。", {"中铁十二局|Enterprise"}),
        ("农行、建行送来贷款。", {"农行|Enterprise", "建行|Enterprise"}),
        ("与伊利、海尔签约", {"伊利|Enterprise", "海尔|Enterprise"}),
        ("浙大的专家来到田头", {"浙大|Institution"}),
        ("学习时报、央视先后报道", {"学习时报|Media", "央视|Media"}),
        ("《学习时报》《浔溪青年报》《浔溪简报》刊文", {"学习时报|Media", "浔溪青年报|Media", "浔溪简报|Product"}),
        ("浔溪融媒开设专栏", {"浔溪融媒|Media"}),
        # a branch alone is named by its name
        ("建设银行宜春分行放贷", {"建设银行宜春分行|Enterprise"}),
        ("沿太行山种植核桃", {"太行山|Place"}),
        ("获联合国表彰", {"联合国|SocialOrganisation"}),
        # the state, the party's centre, the other parties and their committees
        ("湖南省武警总队植树", {"湖南省武警总队|GovernmentBody", "湖南省|Place"}),
        ("经国家林业局批复", {"国家林业局|GovernmentBody"}),
        ("全国政协组织调研", {"全国政协|GovernmentBody"}),
        ("自中国共产党成立以来", {"中国共产党|PartyBody"}),
        ("九三学社的专家义诊", {"九三学社|PartyBody"}),
        ("由民建县委会组织", {"民建县委会|PartyBody"}),
        ("全国青联送来图书", {"全国青联|MassOrganisation"}),
    ],
)
def test_finds_what_everybody_knows(finder: NameFinder, text: str, expected: set[str]) -> None:
    assert found(finder, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "栽植云南松二万株",
        "各族群众讲好中华民族共同体故事",
        "每个行政村都有村卫生室",
        "提供儿童常见病诊疗服务",
        "儿童游乐区旁有长椅",
        "谨防以“代办养老”为名设骗局敛财",
        "大罐的海盐腌出咸菜",
        "保费来自车险、企财险等险种",
        "抢修水毁灌区设备",
        "安徽籍老师傅领着徒弟",
        "据浙江在线报道",
        "本报淄博9月3日电",
        "河南岸的稻田",
        "鱼汛在入海口，",
        "大力推广州里的做法",
        "记者 楚雄 通讯员",
        "“畅行睢宁”",
        "天南海北的客人",
        "责任重于泰山",
        "引种南美白对虾",
        "一片南亚热带林子",
        "山西亚热带的树",
        "确保利益不受损",
        "施工行业的师傅",
        "居民建房、农民进城",
        "发扬延安精神",
        "全国人大代表说",
        "新华社发（",
        "（新华社）",
    ],
)
def test_parts_of_other_words_and_names_are_none(finder: NameFinder, text: str) -> None:
    assert found(finder, text) == set()


def test_a_name_that_goes_on_is_no_short_one(finder: NameFinder) -> None:
    names = {m.name for m in finder.find("恒力装备、泰山锅炉和泰山一号公路。县长沙澄泉走进田间。")}
    assert not names & {"恒力", "泰山", "长沙"}
