"""Divisions by full, everyday and short names, and what they lie in."""

import pytest

from kg.gazetteer import gazetteer, plain_name, short_name


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("玄武区", "玄武"),
        ("义乌市", "义乌"),
        ("广西壮族自治区", "广西"),
        ("恩施土家族苗族自治州", "恩施"),
        ("新平彝族傣族自治县", "新平"),
        ("沛县", "沛县"),
    ],
)
def test_short_names_leave_the_class_word_out(name: str, short: str) -> None:
    assert short_name(name) == short


@pytest.mark.parametrize(
    ("name", "plain"), [("凉山彝族自治州", "凉山州"), ("鄂温克族自治旗", "鄂温克族自治旗"), ("如东县", "如东县")]
)
def test_everyday_names_leave_the_peoples_out(name: str, plain: str) -> None:
    assert plain_name(name) == plain


def test_divisions_lie_in_each_other() -> None:
    places = gazetteer()
    (county,) = places.named("如东县")
    city = places.parent(county)
    assert city is not None
    assert (county.level, city.name, city.level) == ("county", "南通市", "city")
    assert places.within(county, city)
    assert not places.within(city, county)


def test_every_code_begins_with_the_code_of_its_parent() -> None:
    places = gazetteer()
    for name in places.names()[::97]:
        for division in places.named(name):
            parent = places.parent(division)
            assert parent is None or division.code.startswith(parent.code)


def test_names_of_several_divisions_are_all_kept() -> None:
    assert len({d.code for d in gazetteer().named("鼓楼区")}) > 1


@pytest.mark.parametrize(
    ("name", "today", "outer"),
    [("洞头县", "洞头区", "温州市"), ("襄樊市", "襄阳市", "湖北省"), ("科右前旗", "科尔沁右翼前旗", "兴安盟")],
)
def test_former_names_stand_for_the_division_of_today(name: str, today: str, outer: str) -> None:
    places = gazetteer()
    (division,) = places.named(name)
    parent = places.parent(division)
    assert parent is not None
    assert (division.name, parent.name) == (name, outer)
    assert division.code == next(d.code for d in places.named(today) if places.within(d, parent))


def test_a_former_short_name_calls_the_division_of_today() -> None:
    assert [division.name for division in gazetteer().called("襄樊")] == ["襄樊市"]
