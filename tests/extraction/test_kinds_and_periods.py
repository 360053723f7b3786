"""How figures are meant and which time they are about, on sentences whose named things are marked."""

from __future__ import annotations

import pytest
from test_figures import figures

KINDS = [
    # percentages are shares unless they tell a change
    ("[南湖区|Place]用全市9%的土地创收。", ["share"]),
    ("[南湖区|Place]研发强度为4.8%，高出全市1.2个百分点。", ["share", "level"]),
    ("[南湖区|Place]轴承产量有9.4%的增长，铸件产量有3%的降幅。", ["growth", "decline"]),
    ("[南湖区|Place]服务业营收增长8.2%，修理业营收均为6.4%。", ["growth", "growth"]),
    ("[南湖区|Place]两项收入分别增长18.3%、11.7%和6.9%。", ["growth", "growth", "growth"]),
    # more and less is done, less is used up
    ("[云岭村|Community]村民人均多收2800元。", ["growth"]),
    ("[云岭村|Community]村民少跑3万趟，水费省下70万元。", ["decline", "decline"]),
    ("[云岭村|Community]至少5万元。", ["level"]),
    ("[晴川省|Place]全省200多个集镇通车。", ["level"]),
    # verbs of change, and what somebody got to
    ("[云岭村|Community]茶叶产量较上年激增12.3%，来客比上月锐减8%。", ["growth", "decline"]),
    ("[云岭村|Community]茶叶产量跌至20吨，茶价飙升至3000元。", ["level", "level"]),
    ("[云岭村|Community]茶叶产量同比增长达12.3%。", ["growth"]),
    ("[云岭村|Community]未来三年新建茶园300亩，年底前改造厕所12座。", ["target", "target"]),
    # where something got to in a year
    ("[云岭村|Community]茶园面积增加到2023年的4800亩。", ["level"]),
]

PERIODS = [
    ("今年前5个月，[南湖区|Place]规上工业增加值比上年同期增长13.5%，进出口增长5%。", ["今年前5个月", "今年前5个月"]),
    ("去年，[南湖区|Place]铺路60公里。与2011年相比，河道氨氮浓度下降37%。", ["去年", "去年"]),
    ("7月份，[南湖区|Place]热线受理诉求5470件。信箱当月收信18件。", ["7月份", "7月份"]),
    ("[云岭社区|Community]每季度开会1次。志愿者有280人。", ["每季度", None]),
    ("截至6月底，[南湖区|Place]治理率由2018年的31%升至78%。", ["2018年", "截至6月底"]),
    ("[云岭调解室|Platform]很忙，半年收到线索120件，办结71件。", ["半年", "半年"]),
    ("[南湖区|Place]忙。一年一度的灯会开幕，卖出灯笼40个。", [None]),
    ("今春，[云岭村|Community]卖出茶叶20吨。端午假期，[云岭村|Community]游客来了5万人。", ["今春", "端午假期"]),
    ("昨日上午9时，[南湖区|Place]举办灯会，游客来了5万人。", ["昨日"]),
]


@pytest.mark.parametrize(("source", "kinds"), KINDS)
def test_kind(source: str, kinds: list[str]) -> None:
    assert [figure.kind for figure in figures(source)[1]] == kinds


@pytest.mark.parametrize(("source", "periods"), PERIODS)
def test_period(source: str, periods: list[str | None]) -> None:
    assert [figure.period.text if figure.period else None for figure in figures(source)[1]] == periods
