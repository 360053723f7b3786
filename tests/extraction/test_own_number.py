"""Figures that count what owns them: their number, their members, how many got an honour."""

from __future__ import annotations

import pytest
from test_figures import figures

OWN = [
    ("[南湖区|Place]建成[“清风驿站”=清风驿站|Platform]64个。", ["清风驿站: 数量 64个"]),
    ("[南湖区|Place]举办[“白云诗会”=白云诗会|Initiative]17场。", ["白云诗会: 场次 17场"]),
    ("[南湖区|Place]授予[“南湖先锋”=南湖先锋|Award]50个。", ["南湖先锋: 授予数量 50个"]),
    # nobody counts places that are visited
    ("[南湖区|Place]走访[“清风驿站”=清风驿站|Platform]64个。", ["南湖区: 走访清风驿站 64个"]),
]


@pytest.mark.parametrize(("text", "expected"), OWN)
def test_what_is_counted_of_an_owner_by_its_own_name(text: str, expected: list[str]) -> None:
    found, _, _ = figures(text)
    assert found == expected
