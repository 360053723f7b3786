"""Paragraphs of reports that tell what is to be done: their figures are targets."""

from __future__ import annotations

import pytest
from marked_text import marked, relations
from test_figures import COMPONENT

PLAN = "加快修渠，推动灌区升级，建成泵站20座，支持农户增收，森林覆盖率提高到45%左右。"
RESULT = "一年来，甲市修渠成效明显，累计建成泵站213座，入选节水名录，森林覆盖率达到45.3%。"


def kinds(source: str) -> list[str]:
    """Return value and kind of the figures of an article, a line a block; # marks a heading, the first is the title."""
    lines = source.replace("甲市", "[甲市|Place]").split("\n")
    headings = tuple(number for number, line in enumerate(lines) if line[0] == "#")
    doc = COMPONENT(marked("\n".join(line.lstrip("#") for line in lines), headings=headings, title=0))
    return [f"{figure.value} {figure.kind}" for figure in doc._.figures]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # a report says in its headings what it looks at
        (
            f"甲市工作报告\n#2025年工作回顾\n甲市{PLAN}\n#2026年重点工作\n甲市新建水闸30座。",
            ["20 level", "45 share", "30 target"],
        ),
        # and without any the wording tells
        (f"甲市政府工作报告\n甲市{PLAN}", ["20 target", "45 target"]),
        (f"甲市政府工作报告\n{RESULT}", ["213 level", "45.3 share"]),
        # news has such paragraphs under a heading only
        (f"甲市治水\n甲市{PLAN}", ["20 level", "45 share"]),
        (
            f"甲市治水\n甲市治水。\n#下一步打算\n甲市{PLAN}\n#群众点赞\n甲市建成泵站9座。",
            ["20 target", "45 target", "9 level"],
        ),
        # what is done already, and what is to be raised, is no target
        (
            "甲市工作报告\n#2026年重点工作\n甲市已建成泵站9座，补助标准从30元提高到50元。",
            ["9 level", "30 level", "50 target"],
        ),
    ],
)
def test_figures_of_plans_are_targets(lines: str, expected: list[str]) -> None:
    assert kinds(lines) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("今年，当地计划新开工泵站12座，加装水表4000块，", ["12 target", "4000 target"]),
        ("今年，该市将重点做好3件民生实事。", ["3 target"]),
        ("明年建成泵站9座。", ["9 target"]),
        ("全市粮食产量要增长6%。", ["6 target"]),
        ("年度计划投资8亿元。", ["800000000 target"]),
        ("“安澜”水厂达产后年产值3亿元，可提供岗位400个。", ["300000000 target", "400 target"]),
        ("10多个泵站即将开工建设。", ["10 target"]),
        # what is there already, compared or only named with such words
        ("今年计划修渠30公里，目前已修渠20公里。", ["30 target", "20 level"]),
        ("到2015年，水质达标率仍只有37%。", ["37 share"]),
        ("工期比计划缩短37天。", ["37 decline"]),
        ("人均预期寿命78.3岁。", ["78.3 level"]),
        ("到2023年，蓄水量已增至12万吨。", ["120000 level"]),
        ("床位将由目前的300张增至900张。", ["300 level", "900 target"]),
        ("水厂建成后已供水5万吨。", ["50000 level"]),
    ],
)
def test_clauses_that_plan(sentence: str, expected: list[str]) -> None:
    assert kinds(f"甲市治水\n甲市治水。{sentence}") == expected


def test_what_a_plan_founds_is_not_there_yet() -> None:
    deeds = "[甲市|Place]成立[清渠联盟|Alliance]，实施[清渠工程|Initiative]。"
    report = f"[甲市|Place]工作报告\n2026年重点工作\n{deeds}"
    assert relations(report, headings=(1,), title=0) == {"甲市 implements 清渠工程"}
    assert "甲市 establishes 清渠联盟" in relations(deeds)
