"""Extraction takes time in proportion to the text, also where a text says one thing over and over."""

from __future__ import annotations

import time

import pytest

from kg.extraction.pipeline import make_pipeline

PIPELINE = make_pipeline()
UNITS = [
    *(
        "9",
        "一",
        "1.",
        "第",
        "的",
        "“",
        "《",
        "（",
        "、",
        "5月",
        "记者",
        "1200个",
        "1.2亿元、",
        "溪口区委溪口区",
        "王小明、",
    ),
    *(
        "“溪约”联盟、",
        "由溪口区牵头",
        "溪口区民政局牵头，",
        "新增岗位1200个，增长17.1%，",
        "溪口区委成立溪约联盟。",
        "三分之",
        "今年以来",
    ),
]


def seconds(text: str) -> float:
    start = time.process_time()
    PIPELINE(text)
    return time.process_time() - start


@pytest.mark.parametrize("unit", UNITS)
def test_repetition_takes_no_more_than_its_length(unit: str) -> None:
    short, long = (unit * (size // len(unit)) for size in (1_000, 8_000))
    seconds(short)
    assert seconds(long) < 3 * 8 * seconds(short) + 0.5  # 8 times the text: 8 if linear, 64 if quadratic
