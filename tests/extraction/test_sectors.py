"""Sectors by a bound 业, by what is grown or kept, and by what is said of sectors only."""

import pytest

from kg.extraction.naming.component import NameFinder
from kg.extraction.naming.heads import names_of
from kg.extraction.naming.people import PeopleFinder
from kg.gazetteer import gazetteer
from kg.lexicon import default_lexicon


@pytest.fixture(scope="module")
def finder() -> NameFinder:
    return NameFinder(names_of(), PeopleFinder(default_lexicon()), gazetteer())


def sectors(finder: NameFinder, text: str) -> set[str]:
    return {m.name for m in finder.find(text) if m.type == "Industry"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("乡里发展旅游业，村民吃上旅游饭。", {"旅游业"}),
        ("柳编业传了五代，地毯业也有百年。", {"地毯业"}),
        ("林业、海洋渔业、安监等部门赶到现场。", set()),
        ("他是快递业从业人员。", set()),
        ("公司的电商业务增长很快。", set()),
        ("村里发展起优质稻种植等特色产业。", {"优质稻"}),
        ("乡里推广肉牛养殖、蓝莓种植。", {"肉牛", "蓝莓"}),
        ("蓝莓种植是这里的富民产业。", {"蓝莓"}),
        ("专家来讲杨梅种植知识。", set()),
        ("他家参加了肉鸽养殖培训。", set()),
        ("我们主打生态农业。", {"生态农业"}),
        ("钢铁产能占全市一半。", {"钢铁"}),
    ],
)
def test_sectors(finder: NameFinder, text: str, expected: set[str]) -> None:
    assert sectors(finder, text) == expected
