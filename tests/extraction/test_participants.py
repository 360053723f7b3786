"""Names as single signs: lists, masks and nested names."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked_text import marked

from kg.extraction.relations.participants import QUOTED, REST, SIGNS, Cast, cast_of, nested, outermost

_TAILS = re.compile("(?:党建)?(?:品牌|活动)")


def _cast(source: str) -> Cast:
    doc = marked(source)
    return cast_of(doc, [entity.type for entity in doc._.entities], _TAILS)


def _phrases(source: str) -> list[list[str]]:
    doc = marked(source)
    names = [entity.name for entity in doc._.entities]
    return [[names[m.entity] for m in phrase.members] for phrase in _cast(source).phrases]


LISTS = [
    ("[甲村|Community]、[乙村|Community]和[丙村|Community]来了", [["甲村", "乙村", "丙村"]]),
    ("[甲村|Community]与[乙村|Community]来了", [["甲村"], ["乙村"]]),
    ("[甲村|Community]、[乙公司|Enterprise]来了", [["甲村", "乙公司"]]),
    ("[甲村|Community]、[“乙计划”|Initiative]来了", [["甲村"], ["乙计划"]]),
    ("[“甲”=甲|Initiative]活动、[“乙”=乙|Initiative]活动", [["甲", "乙"]]),
    ("[“甲”=甲|Initiative][“乙”=乙|Initiative]", [["甲", "乙"]]),
    ("[区委=甲区委|PartyBody][区政府=甲区政府|GovernmentBody]", [["甲区委", "甲区政府"]]),
    ("[甲区|Place][乙镇|Subdistrict]", [["甲区"], ["乙镇"]]),
    ("[甲村|Community]等9个村和[乙公司|Enterprise]", [["甲村", "乙公司"]]),
    ("[甲、[乙联盟|Alliance]=甲联盟|Alliance]来了", [["甲联盟", "乙联盟"]]),
    ("[甲路|Ground]对面、[乙路|Ground]", [["甲路", "乙路"]]),
]


@pytest.mark.parametrize(("source", "expected"), LISTS)
def test_lists(source: str, expected: list[list[str]]) -> None:
    assert _phrases(source) == expected


def test_a_name_is_one_sign_and_unknown_quotes_are_hidden() -> None:
    cast = _cast("[“甲”=甲|Brand]品牌和“两张皮”")
    assert cast.masked == SIGNS["Brand"] + REST * 4 + "和" + QUOTED * 5


def test_the_outermost_name_counts() -> None:
    mentions = marked("[[甲区|Place]民政局|GovernmentBody]")._.mentions
    assert [mention.name for mention in outermost(mentions)] == ["甲区民政局"]
    assert [(outer.name, inner.name) for outer, inner in nested(mentions)] == [("甲区民政局", "甲区")]


@given(
    st.lists(
        st.sampled_from(["[甲村|Community]", "[“乙”|Brand]", "、", "和", "“", "”", "成立", "。", "\n"]), max_size=30
    )
)
def test_masks_keep_every_place(pieces: list[str]) -> None:
    cast = _cast("".join(pieces))
    assert len(cast.masked) == len(cast.text)
    assert all(cast.phrase_at(phrase.start) is phrase for phrase in cast.phrases)
