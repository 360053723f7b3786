from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resolution_samples import entity, facts

from kg.gazetteer import gazetteer
from kg.lexicon import default_lexicon
from kg.resolution.names import NamingRules, clean, without_brackets
from kg.resolution.places import Locality, Surroundings, nested

RULES = NamingRules(default_lexicon().table("abbreviations"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("“红帆 领航”工程", "红帆领航工程"),
        ("《关于加强网格治理的意见（试行）》", "关于加强网格治理的意见(试行)"),
        ("“1+１+N”体系", "1+1+N体系"),
    ],
)
def test_clean(name: str, expected: str) -> None:
    assert clean(name) == expected


@given(st.text(alphabet="“”《》区委·(（一 a１"))
def test_cleaning_twice_changes_nothing(name: str) -> None:
    assert clean(clean(name)) == clean(name)


def test_without_brackets() -> None:
    assert without_brackets("产业链(集群)党建联盟(试点)") == "产业链党建联盟"


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("委区直机关工委", "机关工委"),
        ("直属机关工作委员会", "机关工委"),
        ("委员会", "委"),
        ("人力资源和社会保障局", "人社局"),
        ("市场监督管理局", "市监局"),
        ("居民委员会", "居委会"),
        ("业主委员会", "业委会"),
    ],
)
def test_organ_stem(rest: str, expected: str) -> None:
    assert RULES.organ_stem(rest) == expected


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("区民政局", "区"),
        ("市民政局", "市"),
        ("市民中心", ""),
        ("市场监管局", ""),
        ("街道党工委", "街道"),
        ("民政局", ""),
    ],
)
def test_place_word(name: str, word: str) -> None:
    assert RULES.place_word(name) == word


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("中共历下区委", "历下区委"),
        ("中共中央组织部", "中央组织部"),
        ("党中央", "中共中央"),
        ("中国共产党历下区委员会", "历下区委员会"),
        ("共青团历下区委", "历下区团委"),
        ("政协历下区委员会", "历下区政协"),
    ],
)
def test_rewritten(name: str, expected: str) -> None:
    assert RULES.rewritten(name) == expected


@pytest.mark.parametrize(
    ("name", "stem", "core"),
    [
        ("红帆领航工程", "红帆领航工程", "红帆领航"),
        ("强基提质年活动", "强基提质年", "强基提质年"),
        ("双拥活动", "双拥活动", "双拥活动"),
        ("红帆盟品牌", "红帆盟", "红帆盟"),
    ],
)
def test_programme_stem_and_core(name: str, stem: str, core: str) -> None:
    assert (RULES.programme_stem(name), RULES.core(RULES.programme_stem(name))) == (stem, core)


@pytest.mark.parametrize(
    ("stem", "generic"), [("便民服务中心", True), ("机关党委", True), ("清泉社区党委", False), ("红帆先锋队", False)]
)
def test_is_generic(stem: str, generic: bool) -> None:
    assert RULES.is_generic(stem) is generic


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [("370102", "3701", True), ("3701", "370102", True), ("370102", "370105", False), ("某新区", "某新区", True)],
)
def test_nested(left: str, right: str, expected: bool) -> None:
    assert nested(left, right) is expected


def around(*places: str) -> Surroundings:
    return Surroundings(facts("a", *(entity(place, "Place") for place in places)), gazetteer())


def test_a_place_name_is_split_off_the_innermost_division() -> None:
    assert around().split("山东省济南市历下区民政局") == (Locality("370102", "历下区"), "民政局")
    assert around().split("泉城先锋") == (None, "泉城先锋")


def test_other_divisions_of_the_article_settle_a_name_that_several_share() -> None:
    assert around().locality("鼓楼区").key == "鼓楼区"
    assert around("南京市").locality("鼓楼区").key == "320106"
    assert around("福州市").locality("鼓楼区").key == "350102"


def test_home_is_the_county_named_most() -> None:
    assert around("济南市", "历下区").home == "370102"
    assert around("济南市").home == "3701"
    assert around("历下区", "天桥区").home is None
    assert around().home is None


def test_a_place_that_the_gazetteer_lacks_is_known_by_the_article() -> None:
    article = Surroundings(facts("a", entity("云桥新区民政局", "GovernmentBody", "云桥新区")), gazetteer())
    assert article.split("云桥新区民政局") == (Locality("云桥新区", "云桥新区"), "民政局")


def test_the_lineage_of_a_district_goes_up_to_its_province() -> None:
    assert [place.name for place in around().lineage("历下区")] == ["历下区", "济南市", "山东省"]
