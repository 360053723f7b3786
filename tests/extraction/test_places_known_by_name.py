"""Places that everybody knows, wherever a text speaks of them by name alone."""

import pytest

from kg.extraction.naming.component import NameFinder
from kg.extraction.naming.heads import names_of
from kg.extraction.naming.people import PeopleFinder
from kg.gazetteer import gazetteer
from kg.lexicon import default_lexicon


@pytest.fixture(scope="module")
def finder() -> NameFinder:
    return NameFinder(names_of(), PeopleFinder(default_lexicon()), gazetteer())


def places(finder: NameFinder, text: str) -> set[str]:
    return {m.name for m in finder.find(text) if m.type == "Place"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # provinces, cities and counties by their short names
        ("来自江苏的客商走进茶园", {"江苏"}),
        ("他赴义乌考察市场", {"义乌"}),
        ("孤儿集中养育（义乌除外）", {"义乌"}),
        ("茶农把茶样寄到哈尔滨。", {"哈尔滨"}),
        ("广东客商当场下单", {"广东"}),
        ("他在温州打工十年", {"温州"}),
    ],
)
def test_known_places_stand_alone(finder: NameFinder, text: str, expected: set[str]) -> None:
    assert places(finder, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "栽植云南松二万株",
        "安徽籍老师傅领着徒弟",
        "据浙江在线报道",
        "本报淄博9月3日电",
        "河南岸的稻田",
        "鱼汛在入海口，",
        "县长沙澄泉走进田间",
        "大力推广州里的做法",
        "记者 楚雄 通讯员",
        "由陆大庆、叶长春带队",
        "“畅行睢宁”",
        "天南海北的客人",
    ],
)
def test_parts_of_other_words_are_no_places(finder: NameFinder, text: str) -> None:
    assert places(finder, text) == set()
