"""Where things lie and belong that no sentence puts anywhere: by the start of their names, their level, their people."""

from __future__ import annotations

import pytest
from marked_text import lines, posts, relations

STEMS = [
    ("[云溪市|Place]很大。[云溪高新区|Park]很忙。", "云溪高新区 locatedIn 云溪市"),
    ("[云溪市|Place]很大。[云溪市委组织部|PartyBody]、[云溪团市委|MassOrganisation]开会。",
     "云溪市委组织部 partOf 云溪市; 云溪团市委 partOf 云溪市"),
    ("[柳泉镇|Subdistrict]很大。[柳泉茶叶产业园|Park]很忙，[柳泉古镇|Place]很静。",
     "柳泉茶叶产业园 locatedIn 柳泉镇; 柳泉古镇 locatedIn 柳泉镇"),
    ("[白杨村|Community]很美。[白杨学堂|Institution]和[白杨养殖场|Enterprise]都开了。",
     "白杨学堂 locatedIn 白杨村; 白杨养殖场 locatedIn 白杨村"),
    # Another place begins with the same characters, and firms are called by places far off.
    ("[白杨村|Community]很美。[白杨公司|Enterprise]来了。", ""),
    ("[云溪省|Place]很大。[云溪西安中学|Institution]来了。", ""),
    ("[柳泉镇|Subdistrict]很大。[柳泉乡茶叶产业园|Park]很忙。", ""),
]  # fmt: skip

LEVELS = [
    ("[上海|Place]很大。[市民政局|GovernmentBody]开会。", "市民政局 partOf 上海"),
    ("[云溪县|Place]很大。[县委|PartyBody]开会。", "县委 partOf 云溪县"),
    ("[云溪县|Place]、[石桥县|Place]很大。[县委|PartyBody]开会。", ""),
    ("[云溪县|Place]很大。[市委|PartyBody]开会。", ""),
]  # fmt: skip

PEOPLE = [
    ("[白杨村|Community]很美。\n村民[叶知秋|Person]说。", "叶知秋 locatedIn 白杨村"),
    ("[白杨村|Community]、[柳林村|Community]很美。\n村民[叶知秋|Person]说。", ""),
    ("[白杨社区|Community]退休党员[叶知秋|Person]来了。", "叶知秋 locatedIn 白杨社区"),
]  # fmt: skip

BRANCHES = [
    ("[[惠农联盟|Alliance]党支部|PartyBranch]开会。", "惠农联盟党支部 partOf 惠农联盟"),
    ("[[云溪大桥项目|Project]临时党支部|PartyBranch]开会。", "云溪大桥项目临时党支部 partOf 云溪大桥项目"),
    ("[[云溪大学|Institution]附属医院|Institution]很忙。", "云溪大学附属医院 partOf 云溪大学"),
    ("[[云溪市|Place]茶业促进会|SocialOrganisation]很忙。", "云溪市茶业促进会 locatedIn 云溪市"),
]  # fmt: skip


TOWNS = [
    ("[云溪县|Place]推行新办法。[柳泉镇|Subdistrict]先走一步。", "柳泉镇 partOf 云溪县"),
    ("[柳泉镇|Subdistrict]先走一步。[云溪县|Place]推行新办法。", ""),
    ("[云溪县|Place]推行新办法，[石桥县|Place]也是。[柳泉镇|Subdistrict]先走一步。", ""),
    ("[[云溪县|Place]法院|GovernmentBody]推行新办法。[柳泉镇|Subdistrict]先走一步。", "云溪县法院 partOf 云溪县"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), [*TOWNS, *STEMS, *LEVELS, *PEOPLE, *BRANCHES])
def test_all_that_is_told(source: str, expected: str) -> None:
    assert relations(source) == lines(expected)


def test_a_village_lies_in_the_town_that_its_paragraph_names() -> None:
    county = "[云溪县|Place]好。[云溪县|Place]美。[石桥镇|Subdistrict]也美。"
    source = f"{county}\n到了[柳泉镇|Subdistrict]，人们先看[白杨村|Community]。"
    assert "白杨村 locatedIn 柳泉镇" in relations(source, place="云溪县")


def test_leaders_of_a_division_have_no_post_that_is_told() -> None:
    assert posts("[省住建厅|GovernmentBody]厅长[田进宝|Person]，市领导[叶知秋|Person]、[马小琴|Person]参加。") == {
        "田进宝 省住建厅 厅长"
    }
