"""Figures that stories tell of persons, households and firms without a name belong to no place or body."""

from __future__ import annotations

import pytest
from marked_text import marked

from kg.extraction.figures.component import FigureComponent
from kg.lexicon import default_lexicon

COMPONENT = FigureComponent(default_lexicon())

NOBODYS = [
    # persons are told of
    "[云川县|Place]的菜园里瓜果飘香。\n“我们种有机菜，拥有近50亩地，盼着通水。”",
    "走进[大田村|Community]，桃子熟了。他又把老屋改成客栈，6间房天天客满。",
    # a small sum
    "[云川县|Place]的米线远近闻名。以前不起眼的土货，一下卖到15元还不够卖。",
    # what each one gets
    "[大田村|Community]迎来丰收。今年雨水好，每亩产值1.8万元。",
    "[云川县|Place]大棚里一片忙碌。行情好的时候，亩产5200斤。",
    # earlier days
    "[大田村|Community]变了样。原来这里是一片荒坡，住着9户人家。",
    # scraps of speech name nothing, what is supposed is not so
    "[大田村|Community]忙着装修。村民说，[大田村|Community]的楼里我买了90平方米。",
    "如果借到7万元，[大田村|Community]就能修路。",
    # a body without a name
    "[云川县|Place]的产业旺了。合作社社员共126户，去年盖起大棚70座。",
    "[云川县|Place]的产业旺了。目前，工厂日产面条9吨。",
    # a village or a district of another kind than the owner
    "[云川县|Place]的产业旺了。全村种茶600户，面积1860亩。",
    "[大田镇|Subdistrict]的产业旺了。全县茶叶产值达12亿元。",
    # a growth of what is nobody's is nobody's
    "[大田村|Community]迎来丰收。今年雨水好，每亩产值1.8万元，增长5%。",
]

SOMEBODYS = [
    ("[云川县|Place]工业提速。今年上半年，新建厂房70座。", "云川县: 新建厂房 70座"),
    # the sentence names the owner itself
    ("他们说，[云川县|Place]交通便利，新建桥梁7座。", "云川县: 新建桥梁 7座"),
    # indicators of a whole
    ("[云川县|Place]变化很大。我们看到，粮食总产量9万吨。", "云川县: 粮食总产量 90000吨"),
    # programmes are told about with all they bring
    ("[清风行动|Initiative]开展以来，成效明显。我们入户走访，解决难题70个。", "清风行动: 解决难题 70个"),
]


def figures(source: str) -> list[str]:
    """Return lines such as "甲区: 办结率 98%"."""
    doc = COMPONENT(marked(source))
    return [f"{doc._.entities[f.holder].name}: {f.indicator} {f.value}{f.unit}" for f in doc._.figures]


@pytest.mark.parametrize("source", NOBODYS)
def test_what_persons_have_is_no_places(source: str) -> None:
    assert figures(source) == []


@pytest.mark.parametrize(("source", "expected"), SOMEBODYS)
def test_what_a_text_is_about_owns_its_figures(source: str, expected: str) -> None:
    assert expected in figures(source)


def test_what_begins_with_a_number_goes_on_about_what_it_counts() -> None:
    assert figures("[大田村|Community]办起民宿。两名返乡青年的小院，接待游客400人。") == ["大田村: 返乡青年 2人"]
