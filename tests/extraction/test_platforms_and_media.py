"""Platforms, papers and stations, and honours that lists, sights and visits tell; plain words are none of them."""

import pytest

from kg.extraction.naming.component import NameFinder
from kg.extraction.naming.heads import names_of
from kg.extraction.naming.people import PeopleFinder
from kg.extraction.naming.plain_things import is_plain
from kg.gazetteer import gazetteer
from kg.lexicon import default_lexicon
from kg.model import Span


@pytest.fixture(scope="module")
def finder() -> NameFinder:
    return NameFinder(names_of(), PeopleFinder(default_lexicon()), gazetteer())


NAMED = [
    # accounts are called by the quotation behind them
    ("她创建了微信视频号“云溪星光”，发布视频。", "Platform", {"云溪星光"}),
    ("建立茶产业“需求库”，广发招贤帖。", "Platform", {"茶产业需求库"}),
    ("该行开发了网上银行、手机银行、短信银行等业务。", "Platform", {"网上银行", "手机银行", "短信银行"}),
    # what 等媒体 closes is a list of media
    ("清江交广、柳岸热报、云溪网等网络媒体作了报道。", "Media", {"清江交广", "柳岸热报", "云溪网"}),
    ("通过电视台、“看柳岸”等县域媒体宣传。", "Media", {"看柳岸"}),
    ("节目在国际在线播出，反响很好。", "Media", {"国际在线"}),
    # what people or places are chosen for
    ("开展信用店、信用户、信用乡（镇）的创建评定工作。", "Award", {"信用店", "信用户", "信用乡（镇）"}),
    ("还将进行清洁校园、温暖教室评选。", "Award", {"清洁校园", "温暖教室"}),
    ("这里是柳岸县首家4A级旅游景区。", "Award", {"4A级旅游景区"}),
    ("柳岸侗寨入列中国侗寨申报世界遗产预备名单，", "Award", {"中国侗寨申报世界遗产预备名单"}),
    ("作为柳岸省学术技术带头人，", "Award", {"柳岸省学术技术带头人"}),
    ("她获评“碧水清江”大使，", "Award", {"碧水清江大使"}),
    ("向老党员颁发“入党六十周年”纪念章。", "Award", {"入党六十周年纪念章"}),
]


@pytest.mark.parametrize(("text", "kind", "expected"), NAMED)
def test_finds(finder: NameFinder, text: str, kind: str, expected: set[str]) -> None:
    assert expected <= {m.name for m in finder.find(text) if m.type == kind}


UNNAMED = [
    ("作为全国最大经济中心城市，", "Award"),
    ("作为全市产业经济发展主战场，", "Award"),
    ("组织开展先进家庭、好媳妇、好婆婆评选活动。", "Award"),
    ("全县民政系统党员开展行动。", "Platform"),
    ("车队通过动态监控平台发送通知。", "Platform"),
    ("检查了柳岸乡、云溪镇、梅溪镇等我县服务站点。", "Platform"),
    ("推出海报、短视频等新媒体作品。", "Media"),
]


@pytest.mark.parametrize(("text", "kind"), UNNAMED)
def test_plain_words_name_none(finder: NameFinder, text: str, kind: str) -> None:
    assert not [m.name for m in finder.find(text) if m.type == kind]


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("Platform", "就业帮扶车间", True),
        ("Platform", "教育系统", True),
        ("Platform", "社会治理智慧平台", False),
        ("Platform", "湖州人才发展基金", False),
        ("Award", "全县金融服务机构", True),
        ("Award", "美丽文明乡村", True),
        ("Award", "省级历史文化名乡", False),
        ("Community", "教育系统", False),
    ],
)
def test_plain_things(kind: str, name: str, *, expected: bool) -> None:
    assert is_plain(kind, Span(0, len(name)), name, names_of()) is expected


def test_in_quotation_marks_plain_words_may_be_a_name() -> None:
    assert not is_plain("Platform", Span(1, 5), "“爱心食堂”", names_of())
