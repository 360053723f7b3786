"""Honours: by the verbs that give them, by rank and kernel, by what such titles are called."""

import pytest

from kg.extraction.naming.component import NameFinder
from kg.extraction.naming.heads import names_of
from kg.extraction.naming.people import PeopleFinder
from kg.gazetteer import gazetteer
from kg.lexicon import default_lexicon


@pytest.fixture(scope="module")
def finder() -> NameFinder:
    return NameFinder(names_of(), PeopleFinder(default_lexicon()), gazetteer())


HONOURS = [
    # behind a verb of nothing but honours all words are the title, quoted or not
    ("梅溪等12个小区被评为“睦邻小区”。", {"睦邻小区"}),
    ("柳岸河道队获评“碧水卫士”，队员很高兴。", {"碧水卫士"}),
    ("今年，该站被评为全省水利系统安全生产标准化达标站。", {"全省水利系统安全生产标准化达标站"}),
    ("养护班荣获自治区模范道班称号。", {"自治区模范道班"}),
    ("柳岸工地获评“红帽子”示范点。", {"红帽子示范点"}),
    ("两镇被命名为自治区平安乡（镇、街道）。", {"自治区平安乡（镇、街道）"}),
    # what the nation or a province gives, wherever it stands; a word may be quoted
    ("民政厅公布名单，14个城市为全国和睦社区建设示范城市。", {"全国和睦社区建设示范城市"}),
    ("作为全省唯一的全省阅读推广“微书吧”试点城区，柳岸区先行一步。", {"全省阅读推广微书吧试点城区"}),
    ("梅溪村是全国“一村一韵”水蜜桃种植示范村，", {"全国一村一韵水蜜桃种植示范村"}),
    # what all call a place, and lists of the living heritage
    ("柳岸县素有“竹编之乡”美誉，", {"竹编之乡"}),
    ("柳岸县有“千年古县”之称。", {"千年古县"}),
    ("柳岸剪纸是省级非物质文化遗产。", {"省级非物质文化遗产"}),
    ("柳岸剪纸列入国家级非物质文化遗产名录。", {"国家级非物质文化遗产名录"}),
    ("柳岸县三度蝉联“美丽宜居县城”称号。", {"美丽宜居县城"}),
    # quoted titles by their words
    ("评选“最美护林人”30名，", {"最美护林人"}),
    ("培育“云溪工匠”86名，", {"云溪工匠"}),
    ("谁是“睦邻之星”？居民说了算。", {"睦邻之星"}),
    ("村里设立五星乡贤示范榜，", {"五星乡贤示范榜"}),
]


@pytest.mark.parametrize(("text", "expected"), HONOURS)
def test_finds_honours(finder: NameFinder, text: str, expected: set[str]) -> None:
    assert expected <= {m.name for m in finder.find(text) if m.type == "Award"}


NO_HONOURS = [
    "把各支部评为一星至五星不同星级。",
    "这次检查中被评为较差。",
    "该县是全省首批获此殊荣的县。",
    "专班获评的荣誉不少。",
    "海边小村有“小地中海”之称。",
    "她是省级非物质文化遗产代表性传承人。",
]


@pytest.mark.parametrize("text", NO_HONOURS)
def test_grades_and_counts_are_no_honours(finder: NameFinder, text: str) -> None:
    assert not [m.name for m in finder.find(text) if m.type == "Award"]


def test_what_is_given_does_not_reach_back_to_who_gives_it(finder: NameFinder) -> None:
    found = {m.name: m.type for m in finder.find("省农业农村厅授予梅溪村全省美丽田园示范村称号。")}
    assert found["全省美丽田园示范村"] == "Award"
