"""Works on the ground: what is built or rebuilt is a project, what just stands there a place."""

import pytest

from kg.extraction.naming.component import NameFinder
from kg.extraction.naming.heads import names_of
from kg.extraction.naming.people import PeopleFinder
from kg.gazetteer import gazetteer
from kg.lexicon import default_lexicon


@pytest.fixture(scope="module")
def finder() -> NameFinder:
    return NameFinder(names_of(), PeopleFinder(default_lexicon()), gazetteer())


NAMED = [
    ("去年建成澧溪大桥。", "澧溪大桥|Project"),
    ("澧溪大桥今年通车。", "澧溪大桥|Project"),
    ("记者站在澧溪大桥上。", "澧溪大桥|Place"),
    # elsewhere in the text it is the same thing
    ("澧溪大桥开工。站在澧溪大桥上。", "澧溪大桥|Project"),
    ("澧溪智造产业园总投资56亿元。", "澧溪智造产业园|Project"),
    ("澧溪智造产业园引来三家企业。", "澧溪智造产业园|Park"),
    ("长春地铁7号线昨日试运行。", "长春地铁7号线|Project"),
    ("坐轨道交通4号线可到。", "轨道交通4号线|Project"),
    ("县里实施丹阳湖湿地修复工程。", "丹阳湖湿地修复工程|Project"),
    ("浔岭片区改造项目签约。", "浔岭片区改造项目|Project"),
]
OTHERWISE = [
    ("澧黔高速服务区里人多。", "澧黔高速"),
    ("推进老旧小区改造。", "老旧小区改造"),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_named(finder: NameFinder, text: str, expected: str) -> None:
    found = {f"{m.name}|{m.type}" for m in finder.find(text)}
    assert {one for one in found if one.startswith(expected.split("|")[0] + "|")} == {expected}


@pytest.mark.parametrize(("text", "name"), OTHERWISE)
def test_otherwise(finder: NameFinder, text: str, name: str) -> None:
    assert name not in {m.name for m in finder.find(text)}
