"""Round-ups of short news and figures of the whole country: what belongs to nobody whom the article names elsewhere."""

from __future__ import annotations

import pytest
from test_figures import figures

from kg.extraction.document import Mention
from kg.extraction.sections import Sections
from kg.model import Block, Span

_KINDS = {"#": "heading", "=": "title"}


def blocks(text: str) -> tuple[Block, ...]:
    """Return the lines of a text as blocks; # marks a heading, = the title."""
    found, at = [], 0
    for line in text.split("\n"):
        found.append(Block(_KINDS.get(line[0], "paragraph"), Span(at, at + len(line))))  # type: ignore[arg-type]
        at += len(line) + 1
    return tuple(found)


def mention(text: str, name: str, entity: int) -> list[Mention]:
    """Return the mentions of a name in a text."""
    starts = [at for at in range(len(text)) if text.startswith(name, at)]
    return [Mention(Span(at, at + len(name)), "Place", name, entity) for at in starts]


SHORT_NEWS = "=一周快讯\n#柳溪隧道通车\n甲市的隧道通车。\n#粮价平稳\n收储30万吨。\n#乙市办展\n乙市办展3天。"
LONG_NEWS = (
    "=甲市治水\n#查\n甲市查河。\n查出问题。\n再查一遍。\n#治\n治河30公里。\n清淤。\n种树。\n#管\n管河。\n护堤。\n看水。"
)
PARAGRAPHS = "=各地治水\n各地治水。\n甲市查河。\n治河30公里。\n清淤。\n种树。"


@pytest.mark.parametrize(
    ("text", "here", "elsewhere"), [(SHORT_NEWS, True, False), (LONG_NEWS, True, True), (PARAGRAPHS, True, False)]
)
def test_a_part_is_not_about_what_another_one_names(text: str, here: bool, elsewhere: bool) -> None:
    sections = Sections(blocks(text), mention(text, "甲市", 0))
    assert sections.concern(0, text.index("甲市的" if "甲市的" in text else "甲市查")) is here
    assert sections.concern(0, text.index("30")) is elsewhere


def test_what_most_news_name_concerns_all() -> None:
    text = "=快讯\n#甲市开渠\n甲市开渠。\n#修路\n修路3公里。\n#甲市种树\n甲市种树。"
    assert Sections(blocks(text), mention(text, "甲市", 0)).concern(0, text.index("修路3"))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[甲县|Place]新增[乙园|Park]。全国规模以上加工企业超过9万家。", []),
        ("[甲县|Place]推进办学，如今，我国已建成学校4.8万所。", []),
        ("[甲县|Place]修路。今年，国家财政安排补贴1000亿元。计划新增托位66万个。", []),
        ("[国家林草局|GovernmentBody]发布数据显示，造林面积98万亩。", []),
        (
            "[甲县|Place][统计局=甲县统计局|GovernmentBody]公布的数据显示，全县粮食产量30万吨。",
            ["甲县"],
        ),
        # in a ranking the country is only what somebody is compared with
        ("[甲县|Place]在全国百强县中排第3位；新增上市公司5家。", ["甲县"]),
        # whoever is named next owns again
        ("全国建成学校4万所。[甲县|Place]建成学校12所。", ["甲县"]),
    ],
)
def test_figures_of_the_country(source: str, expected: list[str]) -> None:
    found, _, _ = figures(source)
    assert [line.partition(":")[0] for line in found if "排名" not in line] == expected
