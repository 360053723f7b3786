"""Towns and villages of a list that a count and their class word close, and words that are no persons."""

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
    ("澧溪、柳岸两镇开展试点。", {"澧溪镇|Subdistrict", "柳岸镇|Subdistrict"}),
    ("昨天，澧溪、柳岸和浔岭三乡联手。", {"澧溪乡|Subdistrict", "柳岸乡|Subdistrict", "浔岭乡|Subdistrict"}),
    ("会泽、澧阳两县相邻。", {"会泽县|Place", "澧阳县|Place"}),
    # a member may end like a hill or river; of towns of several kinds each has its own class word, if it is known
    ("澧溪、浔岭、沙河等街道联手。", {"浔岭街道|Subdistrict", "沙河街道|Subdistrict"}),
    ("走访曹集、浔岭、澧溪等乡镇。", {"曹集|Subdistrict", "浔岭|Subdistrict", "澧溪镇|Subdistrict"}),
    ("走访澧溪、浔岭和青铜3个镇（街道）。", {"澧溪镇|Subdistrict", "浔岭|Subdistrict", "青铜|Subdistrict"}),
    # 等 behind a name of a row is no part of 同等; who came first has a name
    ("县领导何旻川、李清源、林青同等参加会议。", {"林青同|Person"}),
    ("我和祖尔东·卡德尔局长来到这里。", {"祖尔东·卡德尔|Person"}),
    ("理科第一名何旻川等人考上大学。", {"何旻川|Person"}),
]
OTHERWISE = [
    ("澧溪、柳岸、浔岭两镇开展试点。", "镇"),
    ("干部陆续来村结对。", "来村"),
    ("新教练车上路了，", "车上路"),
    ("学校有8套教师周转房。", "周转房"),
    ("提升凝聚力、向心力。", "向心力"),
    ("为了进度，干部以周保月、以月保季。", "周保月"),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_names(finder: NameFinder, text: str, expected: set[str]) -> None:
    assert expected <= {f"{m.name}|{m.type}" for m in finder.find(text)}


@pytest.mark.parametrize(("text", "ending"), OTHERWISE)
def test_others_are_none(finder: NameFinder, text: str, ending: str) -> None:
    assert not [m.name for m in finder.find(text) if m.name.endswith(ending) or (m.type == "Person")]


@pytest.mark.parametrize(
    ("name", "praise"), [("千年药乡", True), ("半城半乡", True), ("清水乡", False), ("柳岸乡", False)]
)
def test_praise_of_a_land_is_no_town(name: str, praise: bool) -> None:
    assert names_of().is_no_town(name) is praise
