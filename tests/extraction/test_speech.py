"""Whose the figures of speech are: who tells of himself, the firm or village that its head tells of, nobody else."""

from __future__ import annotations

import pytest
from test_figures import figures

ONESELF = [
    ("[白杨村|Community]村民[石万春|Person]说：“今年我家养羊，卖出山羊40只。”", ["石万春: 卖出山羊 40只"]),
    ("[白杨村|Community]有路。“我养鸭12年了，去年卖出活鸭3000只。”[石万春|Person]告诉记者。", ["石万春: 卖出活鸭 3000只"]),
    ("[白杨村|Community]好。种粮大户[石万春|Person]忙。[石万春|Person]介绍，今年种植水稻300亩。", ["石万春: 种植水稻 300亩"]),
    # who is but named is no speaker, nor is what he tells of others his
    ("[白杨村|Community]有路。“我们村今年收入60万元。”[石万春|Person]告诉记者。", ["白杨村: 收入 600000元"]),
    ("[白杨村|Community]有路。村民[石万春|Person]说：“去年[云岭公司|Enterprise]收购茶叶5吨。”", ["云岭公司: 收购茶叶 5吨"]),
]  # fmt: skip

BODIES = [
    ("[梅溪镇|Subdistrict]忙。“我们一年加工茶叶80吨。”[云岭茶厂|Enterprise]负责人[石万春|Person]说。", ["云岭茶厂: 一年加工茶叶 80吨"]),
    ("[云岭茶厂|Enterprise]厂长[石万春|Person]忙。[梅溪镇|Subdistrict]热闹。\n[石万春|Person]介绍，年产茶叶80吨。", ["云岭茶厂: 年产茶叶 80吨"]),
    ("[梅溪镇|Subdistrict]忙。“今年种植莲藕400亩。”[白杨村村委会|SocialOrganisation]主任[石万春|Person]说。[白杨村|Community]好。",
     ["白杨村: 种植莲藕 400亩"]),
    # the first of two posts
    ("[梅溪镇|Subdistrict]忙。“今年种植莲藕400亩。”[白杨村|Community]党支部书记、[金藕合作社|Enterprise]理事长[石万春|Person]说。",
     ["白杨村: 种植莲藕 400亩"]),
    # the head of a district speaks of the district
    ("[南湖区|Place]忙。“今年新增就业4000人。”[南湖区人社局|GovernmentBody]局长[石万春|Person]说。", ["南湖区: 新增就业 4000人"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ONESELF)
def test_who_tells_of_himself_owns_what_he_tells(text: str, expected: list[str]) -> None:
    found, _, _ = figures(text)
    assert found == expected


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_heads_speak_for_firms_and_villages(text: str, expected: list[str]) -> None:
    found, _, _ = figures(text)
    assert found == expected
