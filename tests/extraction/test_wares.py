"""Goods by their brand with 牌, and the members of lists that 等产品 closes."""

import pytest

from kg.extraction.naming.component import NameFinder
from kg.extraction.naming.heads import names_of
from kg.extraction.naming.people import PeopleFinder
from kg.gazetteer import gazetteer
from kg.lexicon import default_lexicon


@pytest.fixture(scope="module")
def finder() -> NameFinder:
    return NameFinder(names_of(), PeopleFinder(default_lexicon()), gazetteer())


def wares(finder: NameFinder, text: str) -> set[str]:
    return {m.name for m in finder.find(text) if m.type == "Product"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("展台上摆着孙岭牌小米、华沐青果牌冷冻蔬菜。", {"孙岭牌小米", "华沐青果牌冷冻蔬菜"}),
        ("经检测，浔康牌乳清蛋白粉的含量不足。", {"浔康牌乳清蛋白粉"}),
        ("社区挂牌成立服务站，拿下金牌。", set()),
        ("门口的指示牌上写着地址。", set()),
        ("园区推出桑葚米酒、蓝莓米酒等新产品。", {"桑葚米酒", "蓝莓米酒"}),
        ("合作社卖出蔬菜、水果等农产品。", set()),
        ("公司提供技术、服务等产品。", set()),
        ("团队选育的柳麦7号通过审定，亩产过千斤。", {"柳麦7号"}),
        ("合作社试种昙香3号。", {"昙香3号"}),
        ("试种田在柳溪路7号楼后面。", set()),
        ("一年放出“羊倌贷”2亿元。", {"羊倌贷"}),
        ("警方提醒学生远离“校园贷”。", set()),
        ("洛川县的专列开往南方，装满洛川苹果。", {"洛川苹果"}),
        ("洛川县有苹果园，洛川苹果产业带动了就业。", set()),
        ("银行推出惠浔贷、金椒贷等信贷产品。", {"惠浔贷", "金椒贷"}),
    ],
)
def test_wares(finder: NameFinder, text: str, expected: set[str]) -> None:
    assert wares(finder, text) == expected
