"""Shapes of sentences in which local news states amounts, and what each figure measures."""

from __future__ import annotations

import pytest

from tests.extraction.test_indicators import measured

# text, and for each figure: indicator, value
AMOUNTS = [
    # a span of time before growth, an amount for each of many, with their number before it
    ("村集体收入三年翻了一番。", [("村集体收入", "100")]),
    ("水稻亩产达650公斤，亩均增产80公斤。", [("水稻亩产", "650"), ("亩均增产", "80")]),
    ("带动2.6万农户户均增收1.2万元。", [("带动农户", "26000"), ("农户户均增收", "12000")]),
    # time that something took, told by what was done in it
    ("10分钟内完成集结，30分钟抵达现场。", [("完成集结用时", "10"), ("抵达用时", "30")]),
    ("3年就能全部还清借款。", [("还清借款用时", "3")]),
    ("村民不到一刻钟就办完登记。", [("办完登记用时", "15")]),
    ("要求3天内办结。", []),
    # shares of a whole
    ("注册志愿者达到常住人口的15%以上。", [("注册志愿者占常住人口比重", "15")]),
    ("民营企业贡献了全区60%的税收。", [("民营企业贡献税收", "60")]),
    ("预算收入完成26亿元，为预算的102%。", [("预算收入", "2600000000"), ("预算收入完成预算", "102")]),
    # a number in brackets behind what is counted
    ("辖12个社区（8.6万人）。", [("社区", "12"), ("社区人数", "86000")]),
    # among whom a place is taken
    ("经营环境考核在全市12个县（市、区）中排名第三。", [("经营环境考核全市排名", "3")]),
    # bounds, classes and points are no counts
    ("培育产值超10亿元的企业20家。", [("培育产值超10亿元的企业", "20")]),
    ("梳理出5大类32项重点任务。", [("重点任务", "32")]),
    ("接通率、满意率分别提升2.1个、3.5个百分点。", [("接通率", "2.1"), ("满意率", "3.5")]),
    # what is told of what was counted before
    ("党员认领微心愿560个，实现520个。", [("认领微心愿", "560"), ("微心愿实现", "520")]),
    ("总人口8.6万人，党员3200名。", [("总人口", "86000"), ("党员", "3200")]),
    ("完成固定资产投资同比增长12.3%。", [("固定资产投资", "12.3")]),
    ("安全事故起数、死亡人数同比分别下降12%、20%。", [("安全事故起数", "12"), ("死亡人数", "20")]),
    # for whom and at what price something is done
    ("局里为农民工追讨欠薪860万元。", [("追讨欠薪", "8600000")]),
    ("以每斤3.5元的价格收购辣椒20万斤。", [("收购辣椒", "200000")]),
]


@pytest.mark.parametrize(("text", "expected"), AMOUNTS)
def test_amounts_of_local_news_are_read_in_each_shape(text: str, expected: list[tuple[str, str]]) -> None:
    figures = [(figure.indicator, str(figure.quantity.value)) for figure in measured(text) if figure.indicator]
    assert [(name, float(value)) for name, value in figures] == [(name, float(value)) for name, value in expected]
