"""Short forms in the news of two cities: each stands for the body of its own article's place, or for nothing else."""

from __future__ import annotations

import pytest
from resolution_samples import entity, facts

from kg.model import Facts
from kg.resolution import resolve

CLOUD, HILL = "云澜市", "岭汀市"

#: (short form, its class, full form without the city).
SHORT_FORMS = [
    ("市场监管局党组", "PartyBranch", "市场监督管理局党组"),
    ("市场监管局", "GovernmentBody", "市场监督管理局"),
    ("市委组织部", "PartyBody", "委组织部"),
    ("组织部", "PartyBody", "委组织部"),
    ("市总工会", "MassOrganisation", "总工会"),
    ("便民服务中心", "Institution", "便民服务中心"),
    ("文明创建专班", "Taskforce", "文明创建专班"),
    ("幸福里社区", "Community", "幸福里社区"),
    ("望澜里街道", "Subdistrict", "望澜里街道"),
]


def article(id_: str, city: str | None, *names: tuple[str, str]) -> Facts:
    """Return an article on a city, or on none, that names these bodies as belonging to it."""
    place = [entity(city, "Place", city)] if city else []
    return facts(id_, *place, *(entity(name, type_, city) for name, type_ in names))


def bodies(*articles: Facts) -> list[set[str]]:
    """Return for each body that the articles name the articles that name it."""
    return [{id_ for id_, _ in thing.members} for thing in resolve(articles).things if thing.type != "Place"]


@pytest.mark.parametrize(("short", "type_", "full"), SHORT_FORMS)
def test_a_short_form_without_a_place_is_no_body_of_another_article(short: str, type_: str, full: str) -> None:
    told = article("a", CLOUD, (CLOUD + full, type_))
    assert sorted(bodies(told, article("b", None, (short, type_))), key=sorted) == [{"a"}, {"b"}]
    assert sorted(bodies(article("a", None, (short, type_)), article("b", None, (short, type_))), key=sorted) == [
        {"a"},
        {"b"},
    ]


@pytest.mark.parametrize(("short", "type_", "full"), SHORT_FORMS)
def test_a_short_form_in_one_city_is_not_the_body_of_the_other(short: str, type_: str, full: str) -> None:
    told = article("a", CLOUD, (CLOUD + full, type_))
    assert sorted(bodies(told, article("b", HILL, (short, type_))), key=sorted) == [{"a"}, {"b"}]


@pytest.mark.parametrize(("short", "type_", "full"), SHORT_FORMS)
def test_a_short_form_is_the_body_of_its_own_city_in_all_articles(short: str, type_: str, full: str) -> None:
    found = bodies(
        article("a", CLOUD, (CLOUD + full, type_)),
        article("b", CLOUD, (short, type_)),
        article("c", HILL, (HILL + full, type_)),
    )
    assert sorted(found, key=sorted) == [{"a", "b"}, {"c"}]


def test_a_district_body_is_of_no_district_where_the_article_names_the_city_alone() -> None:
    short = ("区住建局", "GovernmentBody")
    assert sorted(bodies(article("a", CLOUD, short), article("b", CLOUD, short)), key=sorted) == [{"a"}, {"b"}]


def test_bodies_known_in_the_whole_country_are_one_thing_everywhere() -> None:
    ministry, school = ("国家市场监督管理总局", "GovernmentBody"), ("云澜大学", "Institution")
    found = bodies(article("a", CLOUD, ministry, school), article("b", HILL, ministry), article("c", None, school))
    assert sorted(found, key=sorted) == [{"a", "b"}, {"a", "c"}]


def test_a_person_is_not_known_by_a_body_that_no_place_is_told_of() -> None:
    def speaker(id_: str) -> Facts:
        post = (0, 1, "党组书记")
        return facts(id_, entity("罗青岩", "Person"), entity("市场监管局党组", "PartyBranch"), posts=(post,))

    assert len(resolve([speaker("a"), speaker("b")]).things) == 4
