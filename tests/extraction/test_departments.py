"""Departments named right behind the bodies that they belong to."""

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
    ("青石市住建局设计处处长李明参加。", {"青石市住建局设计处|GovernmentBody"}),
    ("青石县人民医院普外二科主任李青介绍。", {"青石县人民医院普外二科|Institution"}),
    ("青石县委宣传部新闻科李顺科长说，", {"县委宣传部新闻科|PartyBody"}),
    # of several, only the last stands before whom they are told for
    (
        "出席的有青石市住建局设计处、科技处、建筑业发展处的领导。",
        {
            "青石市住建局设计处|GovernmentBody",
            "青石市住建局科技处|GovernmentBody",
            "青石市住建局建筑业发展处|GovernmentBody",
        },
    ),
]
PLAIN = ["青石县公安局到处走访。", "青石县民政局组织各科负责人开会。", "青石县教育局驻村办事处主任李明说。"]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_departments_have_the_names_of_their_bodies(finder: NameFinder, text: str, expected: set[str]) -> None:
    assert expected <= {f"{m.name}|{m.type}" for m in finder.find(text)}


@pytest.mark.parametrize("text", PLAIN)
def test_what_ends_like_a_department_is_none(finder: NameFinder, text: str) -> None:
    assert not any(m.name.endswith(("处", "科")) for m in finder.find(text) if m.name.startswith("青石县"))
