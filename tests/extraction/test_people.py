"""Persons: names of two and three characters behind words for people, and where they end."""

from __future__ import annotations

import pytest

from kg.extraction.lexer import Scan
from kg.extraction.naming.heads import names_of
from kg.extraction.naming.people import PeopleFinder
from kg.lexicon import default_lexicon


@pytest.fixture(scope="module")
def finder() -> PeopleFinder:
    return PeopleFinder(default_lexicon())


FOUND = [
    # Two characters behind a word for a person, with what follows to end them.
    ("在村民周强的带动下", {"周强"}),
    ("“比去年好。”种粮大户周强说。", {"周强"}),
    ("监测户周强家里有四口人", {"周强"}),
    ("为了这件事，搬迁户周强没少费心", {"周强"}),
    ("蜂农周强告诉记者", {"周强"}),
    # An adverb, or 时 before a mark, is said of somebody and ends no name.
    ("村民周强正忙着采摘", {"周强"}),
    ("村主任周强正低着头算账", {"周强"}),
    ("见到居民周强时，他刚下班", {"周强"}),
    ("副局长邢守正兼任组长", {"邢守正"}),
    # Tibetan and Mongolian names by their parts, names of two with a dot.
    ("牧民更松加告诉记者", {"更松加"}),
    ("牧民才让加说，入社了", {"才让加"}),
    ("牧民乌兰图雅家里有羊", {"乌兰图雅"}),
    ("党支部书记艾力江·卡德尔介绍", {"艾力江·卡德尔"}),
    ("村支书热合曼·吐尔逊正在开会", {"热合曼·吐尔逊"}),
    # Three characters behind words that tell of a trade, a family or a house.
    ("采购商岑福生说", {"岑福生"}),
    ("儿媳卞秋英，照料老人", {"卞秋英"}),
    ("放牛娃吴桂英走进课堂", {"吴桂英"}),
    # No word for a person at all, but what somebody does, has or is.
    ("雨停了，陈桂芬把账本摊在桌上", {"陈桂芬"}),
    ("六十二岁的陈桂芬在门口等车", {"陈桂芬"}),
    ("\n程少鸿强调，要抓好落实", {"程少鸿"}),
    ("检漏工陈桂芬听得见水声", {"陈桂芬"}),
    ("老大陈桂芬养鱼，老二陈桂芳跑车", {"陈桂芬", "陈桂芳"}),
    ("石桥社区党总支书记陈桂芬依次亮相", {"陈桂芬"}),
    ("57岁的陈桂芬写了申请", {"陈桂芬"}),
    ("秘书长李向阳说，办成了", {"李向阳"}),
    ("社区聘请陈桂芬等11名教授", {"陈桂芬"}),
    ("局长巴特尔说，草好了", {"巴特尔"}),
    ("护边员热合曼·吐尔逊扛着旗", {"热合曼·吐尔逊"}),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_persons_are_found(finder: PeopleFinder, text: str, expected: set[str]) -> None:
    assert {c.name for c in finder.find(Scan(text, tuple(names_of().lexer.tokens(text))))} == expected


@pytest.mark.parametrize(
    "text",
    [
        "村民高兴地说",
        "党员周末服务",
        "石桥村村支书来了",  # The name of a place stands before a title.
        "，云岭市副市长到会",
        "队员都放下手里的活",
        "种植户占七成以上",
        "奶奶常年卧床，常年吃药",
        "村民李女士说",
        "志愿者包饺子",
        "村民达瓦加入马队",
        "东坡的胡萝卜加工厂",
        "别小看这几分钱",
    ],
)
def test_what_is_no_person(finder: PeopleFinder, text: str) -> None:
    assert [c.name for c in finder.find(Scan(text, tuple(names_of().lexer.tokens(text))))] == []
