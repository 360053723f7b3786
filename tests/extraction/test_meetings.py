"""Meetings and ceremonies by what is said of them, and papers that no title marks show."""

import pytest

from kg.extraction.naming.component import NameFinder
from kg.extraction.naming.heads import names_of
from kg.extraction.naming.people import PeopleFinder
from kg.gazetteer import gazetteer
from kg.lexicon import default_lexicon


@pytest.fixture(scope="module")
def finder() -> NameFinder:
    return NameFinder(names_of(), PeopleFinder(default_lexicon()), gazetteer())


MEETINGS = [
    # what was held is called by all that stands before the verb of its clause
    ("省、市重点水利工程与解决“三件事”工作协调推进会召开", {"省、市重点水利工程与解决三件事工作协调推进会"}),
    ("5月6日上午，全市河湖保洁标准化推进会召开，部署工作。", {"全市河湖保洁标准化推进会"}),
    ("柳岸县竹编协会成立大会暨第一次会员大会成功举办", {"柳岸县竹编协会成立大会暨第一次会员大会"}),
    ("柳岸医院派驻云溪分院监察组进驻工作会议在二楼召开。", {"柳岸医院派驻云溪分院监察组进驻工作会议"}),
    # who attends tells it, too; places may share it
    ("县领导出席重点水库开工奠基仪式。", {"重点水库开工奠基仪式"}),
    ("一行参加了甲山市、乙水盟、丙河州合作共建产业基地签约仪式。", {"甲山市、乙水盟、丙河州合作共建产业基地签约仪式"}),
    # the one ceremony of its kind
    ("师生参加了开学典礼。", {"开学典礼"}),
    ("日前，一场别开生面的观摩会在田间举办。", {"观摩会"}),
    ("柳岸国际灯会与首届清江民歌汇在广场举行。", {"首届清江民歌汇"}),
    ("中国围棋大师赛在柳岸县落子。", {"中国围棋大师赛"}),
    # jubilees, sessions, storms, fairs by short words, accidents, visits
    ("纪念云溪建镇三十周年座谈会举行。", {"纪念云溪建镇三十周年座谈会"}),
    ("传达学习省“两会”精神。", {"省两会"}),
    ("受台风“青鸾”影响，多地停课。", {"青鸾"}),
    ("第三届清江（柳岸）国际梨博会开幕", {"第三届清江（柳岸）国际梨博会"}),
    ("通报了柳岸化工有限公司储罐化学品泄漏事件。", {"柳岸化工有限公司储罐化学品泄漏事件"}),
    ("支部组织开展老党员秋季参观学习", {"老党员秋季参观学习"}),
    ("“清江两岸好风光”柳岸文化旅游推介、城北特色文旅专场推介等陆续登场。", {"城北特色文旅专场推介"}),
]


@pytest.mark.parametrize(("text", "expected"), MEETINGS)
def test_finds_meetings(finder: NameFinder, text: str, expected: set[str]) -> None:
    assert expected <= {m.name for m in finder.find(text) if m.type == "Event"}


NO_MEETINGS = [
    "他组织的会议召开了三次。",
    "每次会议召开前都要通知。",
    "全年举办启动仪式12场。",
    "“宜农宜游促发展”是大家的心愿。",
    "大家到柳岸教育基地参观学习。",
    "车站夜间发生踩踏事件，",
    "首设“云溪工艺”展区，",
]


@pytest.mark.parametrize("text", NO_MEETINGS)
def test_meetings_that_nobody_names(finder: NameFinder, text: str) -> None:
    assert not [m.name for m in finder.find(text) if m.type == "Event"]


def test_a_ceremony_is_no_second_one_beside_its_name(finder: NameFinder) -> None:
    found = finder.find("柳岸县清江大桥工程开工仪式举行。开工仪式上，县长讲了话。")
    assert {m.name for m in found if m.type == "Event"} == {"柳岸县清江大桥工程开工仪式"}


def test_what_opens_a_named_event_is_none_beside_it(finder: NameFinder) -> None:
    found = finder.find("第三届柳岸茶博会开幕。开幕式上，县长讲了话。")
    assert {m.name for m in found if m.type == "Event"} == {"第三届柳岸茶博会"}


PAPERS = [
    ("中心下发防汛预警响应通知，各组到岗。", {"防汛预警响应通知"}),
    ("镇里确定了水窖安全巩固提升方案。", {"水窖安全巩固提升方案"}),
    ("确定30种产业形成特色产业目录，集中投入。", {"特色产业目录"}),
    ("完善本县孤儿安全保护工作操作规程，", {"孤儿安全保护工作操作规程"}),
    ("与商场签订错时停车协议，", {"错时停车协议"}),
    ("贯彻省委关于加强新时代河湖保护工作的意见，", {"关于加强新时代河湖保护工作的意见"}),
    ("双方签署《共同开展护林工作协议书》，学习《党章》。", {"共同开展护林工作协议书", "党章"}),
    ("领取并填写《训练路线申请表》。", {"训练路线申请表"}),
]


@pytest.mark.parametrize(("text", "expected"), PAPERS)
def test_finds_papers(finder: NameFinder, text: str, expected: set[str]) -> None:
    assert {m.name for m in finder.find(text) if m.type == "Policy"} == expected


@pytest.mark.parametrize(
    "text",
    [
        "双方签署战略合作协议，共建基地。",
        "制定切实可行的处置方案，",
        "制定一系列扶持办法，",
        "落实防汛防台风各项责任措施，",
        "听取居民关于停车管理工作的意见。",
    ],
)
def test_papers_of_which_there_are_many(finder: NameFinder, text: str) -> None:
    assert not [m.name for m in finder.find(text) if m.type == "Policy"]
