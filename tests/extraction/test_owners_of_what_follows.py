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
    # what was set up at a place, what several became, what something was turned into
    ("[南湖区公安局|GovernmentBody]在[柳河|Place]设了[护鹭站|Platform]。三年来，5名民警救护白鹭70只。", ["护鹭站: 民警 5人", "护鹭站: 救护白鹭 70只"]),
    ("[银湖公司|Enterprise]、[金湖公司|Enterprise]整合为[双湖联合体|Alliance]，日均接待游客900人次。", ["双湖联合体: 日均接待游客 900人次"]),
    ("[白杨村|Community]把锅炉房改成[“听雨书吧”=听雨书吧|Platform]，藏书2万册。", ["听雨书吧: 藏书 20000册"]),
    # what is introduced is told about further
    ("[南湖区|Place]有一支[“骑行队”=骑行队|Taskforce]，专跑山路。半年走了300个村民小组。", ["骑行队: 走村民小组 300个"]),
    ("[南湖区|Place]多了个[“夜谈厅”=夜谈厅|Platform]，每晚开门。半年议成小事50件。", ["夜谈厅: 半年议成小事 50件"]),
    # a sentence that begins with a programme is about it, whoever else acts there
    ("[“三减”=三减|Mechanism]推行一年，[南湖区|Place]满意。减少报表72张。", ["三减: 减少报表 72张"]),
    ("[银湖公司|Enterprise]满意，[南湖区|Place]满意。减少报表72张。", ["南湖区: 减少报表 72张"]),
    # how a mechanism goes is its own, but not what its founder does, nor the business of a firm that has it
    ("[南湖区|Place]推行[“敲门制”=敲门制|Mechanism]，90名干部敲门5200户。", ["敲门制: 干部 90人", "敲门制: 敲门 5200户"]),
    ("[南湖区|Place]推行[“敲门制”=敲门制|Mechanism]，清单管理，对18个小区开展整治。", ["南湖区: 开展整治的小区 18个"]),
    ("[银湖公司|Enterprise]推行[“敲门制”=敲门制|Mechanism]，一级果占产量的83%。", ["银湖公司: 一级果占产量比重 83%"]),
    # what a sentence begins with is carried out by who is named next
    ("深化[“评星制”=评星制|Mechanism]，[南湖区|Place]发放问卷8000份。", ["评星制: 发放问卷 8000份"]),
    ("用好[“评星制”=评星制|Mechanism]，[南湖区|Place]发放问卷8000份。", ["评星制: 发放问卷 8000份"]),
    ("落实[“评星制”=评星制|Mechanism]，[南湖区|Place]建起[云岭书院|Institution]，藏书3万册。", ["云岭书院: 藏书 30000册"]),
    ("[南湖区|Place]忙。[南湖区|Place]实施[安居工程|Initiative]，改善住房。截至目前，已开工300处。", ["安居工程: 开工 300处"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOLLOWING)
def test_what_was_founded_or_who_founded_it_owns_what_follows(text: str, expected: list[str]) -> None:
    found, _, _ = figures(text)
    assert found == expected


NAMED = [
    # documents that somebody draws up, and who reports
    ("[南湖区|Place][白杨村|Community]编制[《白杨村建设规划》=白杨村建设规划|Policy]，新建主干街道10条。", ["白杨村: 新建主干街道 10条"]),
    ("[南湖区|Place]好，[南湖区|Place]忙，[晴川市|Place]远。据[晴川市政府|GovernmentBody]初步统计，截至目前，受损房屋1800间。",
     ["晴川市: 受损房屋 1800间"]),
    # a sector of a district, and what is grown
    ("[梅溪镇|Subdistrict]火。[南湖区|Place][太子参|Industry]年种植面积超过3万亩。", ["南湖区: 年种植面积 30000亩"]),
    ("[梅溪镇|Subdistrict]火。[小巨人企业|Award]产值达8亿元。", ["梅溪镇: 小巨人企业产值 800000000元"]),
    ("[梅溪镇|Subdistrict]火。2025年预计[梅溪荔枝|Brand]产量达1.5万吨。", ["梅溪荔枝: 产量 15000吨"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_what_a_clause_names_owns_its_figures(text: str, expected: list[str]) -> None:
    found, _, _ = figures(text)
    assert found == expected
