"""Organs that a text names by their kind alone: whose they are."""

import pytest

from kg.extraction.naming.component import NameFinder
from kg.extraction.naming.heads import names_of
from kg.extraction.naming.people import PeopleFinder
from kg.gazetteer import gazetteer
from kg.lexicon import default_lexicon


@pytest.fixture(scope="module")
def finder() -> NameFinder:
    return NameFinder(names_of(), PeopleFinder(default_lexicon()), gazetteer())


OWNED = [
    # a run of posts names the unit once
    ("柳岸街道党工委书记、党群服务中心主任何旻川说。", "柳岸街道党群服务中心|Institution"),
    ("柳岸街道党工委副书记、纪工委书记何旻川说。", "柳岸街道纪工委|PartyBody"),
    ("柳溪经济开发区党工委委员、党群工作部部长何旻川主持。", "柳溪经济开发区党群工作部|PartyBody"),
    ("柳溪经济开发区党工委书记、管委会主任何旻川介绍", "柳溪经济开发区管委会|GovernmentBody"),
    ("澧溪小区党支部书记、业委会监督员何旻川说。", "澧溪小区业委会|SocialOrganisation"),
    # or stands before its committee, whose name another organ follows
    ("澧溪社区党委、居委会组织志愿者。", "澧溪社区居委会|SocialOrganisation"),
    ("澧溪社区来了人。\n社区党委和居委会一起上门。", "澧溪社区居委会|SocialOrganisation"),
    # the only unit of its kind owns what each has one of, in another paragraph too
    ("柳岸街道澧溪社区变了样。\n门前热闹了。\n社区党委请来老师。", "澧溪社区党委|PartyBranch"),
    ("浔溪镇召开会议。\n各村都要学习。\n围绕镇党委确定的目标，", "浔溪镇党委|PartyBody"),
]


@pytest.mark.parametrize(("text", "expected"), OWNED)
def test_organs_belong_to_the_unit_named(finder: NameFinder, text: str, expected: str) -> None:
    assert expected in {f"{m.name}|{m.type}" for m in finder.find(text)}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        # two units: the text does not say whose
        ("澧溪社区和柳湾社区都变了样。\n门前热闹了。\n社区党委请来老师。", "社区党委"),
        ("浔溪镇召开会议。\n各村都要学习。\n镇党委政府很重视。", "浔溪镇党委政府"),
        ("澧溪社区变了样。\n门前热闹了。\n社区办公室里坐满人。", "澧溪社区办公室"),
        ("全市推开。\n报社区讨论、街道党工委盖章。\n柳岸街道也试行。", "柳岸街道党工委"),
        ("柳湾区委副书记、组织部部长何旻川说。", "柳湾区委组织部组织部"),
    ],
)
def test_no_owner_is_guessed(finder: NameFinder, text: str, wrong: str) -> None:
    assert not any(m.name.endswith(wrong) for m in finder.find(text))
