"""Programmes by what they count, by their quotation marks and by what is done with them."""

import pytest

from kg.extraction.naming.component import NameFinder
from kg.extraction.naming.heads import names_of
from kg.extraction.naming.people import PeopleFinder
from kg.gazetteer import gazetteer
from kg.lexicon import default_lexicon

PROGRAMMES = {"Mechanism", "Initiative", "Brand", "Alliance"}


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
