"""Places in an order."""

from __future__ import annotations

import pytest

from kg.extraction.figures.ranks import RankFinder
from kg.lexicon import default_lexicon

FINDER = RankFinder(default_lexicon())

# text, and for each rank: the characters, the value
FOUND = [
    ("满意度测评位居全市第二", [("位居全市第二", 2)]),
    ("各项增速均列全省首位", [("均列全省首位", 1)]),
    ("规模稳居全国第7位，", [("稳居全国第7位", 7)]),
    ("在全县农村人居环境评比中列首位。", [("列首位", 1)]),
    ("连续三年考核排名第一……", [("排名第一", 1)]),
    ("产量全球第一、出口增长", [("全球第一", 1)]),
    ("综合实力稳居全省前三。", [("稳居全省前三", 3)]),
    ("成立全市首个医养联合体", [("全市首个", 1)]),
    ("成为全省第一家通过验收的园区", [("全省第一家", 1)]),
    ("是全县面积最大、游客最多的湿地", [("最大", 1), ("最多", 1)]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(text: str, expected: list[tuple[str, int]]) -> None:
    ranks = FINDER.find(text)
    assert [
        (rank.span.of(text)[-len(words) :], int(rank.value)) for rank, (words, _) in zip(ranks, expected, strict=True)
    ] == expected
    assert {rank.unit for rank in ranks} == {"名次"}


@pytest.mark.parametrize(
    "text",
    [
        "在全省率先推行",
        "全市首次举办",
        "全国首批试点",
        "是全市最大的社区之一",
        "任第一书记",
        "第一时间赶到",
        "市第一人民医院",
        "列全国第一方阵",
        "名列前茅",
        "前三季度",
        "首家门店开业",
        "全省最大的挑战",
        "奖补最高50万元",
    ],
)
def test_nothing(text: str) -> None:
    assert FINDER.find(text) == []


def test_area_is_the_last_one_named() -> None:
    text = "综合考核居全省十强，增速位居全市第二"
    (rank,) = FINDER.find(text)
    assert FINDER.area(text, 10, rank.number.start) == "全市"
