"""Short names of places beside others, sights, stretches of country, and what is no place."""

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
        # the short name of a county behind its province
        ("四川剑阁警方破获一起案件。", {"四川", "剑阁"}),
        ("江西余干的客商来看茶样。", {"江西", "余干"}),
        ("三亚海棠湾的民宿推出优惠。", {"三亚", "海棠湾"}),
        # who is from there
        ("她是砀山人，今年三十岁。", {"砀山"}),
        ("福建人大常委会开会。", set()),
        # a county whose short name ends like that of a town
        ("大家走进金沙江畔的红旗渠。", {"金沙江畔", "红旗渠"}),
        ("商贩们到桐乡收购菊花。", {"桐乡"}),
        ("西藏农牧业迎来春天。", {"西藏"}),
        # what counties were once called
        ("货船停靠在洞头县的港口。", {"洞头县"}),
        # sights, lines, poor country, roads of old trade
        ("游客打卡洪崖洞、十八梯。", {"洪崖洞", "十八梯"}),
        ("这里地处武陵山集中连片特困地区。", {"武陵山集中连片特困地区"}),
        ("驼队走过古丝绸之路。", {"古丝绸之路"}),
        # sights of a list, though one is called like a person
        ("把浔春门、柳贤坊、郁秋台等13处辖区范围内历史遗址串成一线。", {"浔春门", "柳贤坊", "郁秋台"}),
        # no places
        ("村里走出一条致富路。", set()),
        ("新修了6座景观桥和通村路。", set()),
        ("大家来到朝阳市场等地。", set()),
        ("这里是千年古县。", set()),
    ],
)
def test_places(finder: NameFinder, text: str, expected: set[str]) -> None:
    assert places(finder, text) == expected
