"""Whose the figures of a sentence are that names no owner: what was founded before, or who founded it."""

from __future__ import annotations

import pytest
from test_figures import figures

FOLLOWING = [
    # nobody is named who acts in the paragraph: the district goes on acting
    ("[南湖区|Place]忙。\n推行[“敲门制”=敲门制|Mechanism]，访遍小区。推动干部下沉，选派党员300名。", ["南湖区: 选派党员 300人"]),
    ("[南湖区|Place]忙。\n开展[净河行动|Initiative]，查处偷排。加强巡查，新增探头80个。", ["南湖区: 新增探头 80个"]),
    # its founder is named, and acts anew
    ("[南湖区|Place]开展[回家行动|Initiative]，引回工匠。组织开展招聘会30场。", ["南湖区: 开展招聘会 30场"]),
    ("[南湖区|Place]忙。[南湖区|Place]实施[安居工程|Initiative]，改善住房。截至目前，已开工300处。", ["安居工程: 开工 300处"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOLLOWING)
def test_what_was_founded_or_who_founded_it_owns_what_follows(text: str, expected: list[str]) -> None:
    found, _, _ = figures(text)
    assert found == expected
