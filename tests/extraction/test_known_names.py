"""Names that the whole country knows by their very words, and where the same words are none."""

from pathlib import Path

import pytest

from kg.extraction.naming.component import NameFinder
from kg.extraction.naming.heads import names_of
from kg.extraction.naming.people import PeopleFinder
from kg.extraction.pipeline import Extractor
from kg.gazetteer import gazetteer
from kg.lexicon import default_lexicon
from kg.reading import read_page


@pytest.fixture(scope="module")
def finder() -> NameFinder:
    return NameFinder(names_of(), PeopleFinder(default_lexicon()), gazetteer())


FOUND = [
    # studies and campaigns, with and without quotation marks
    ("结合党史学习教育的安排，梅溪镇走访农户。", ("党史学习教育", "Initiative")),
    ("镇里把“两学一做”学到田头。", ("两学一做", "Initiative")),
    ("他把青春献给脱贫攻坚。", ("脱贫攻坚", "Initiative")),
    ("柳岸市落实百县千镇万村高质量发展工程，建成两条街。", ("百县千镇万村高质量发展工程", "Initiative")),
    ("梅溪镇谋划百千万工程，建成两条街。", ("百千万工程", "Initiative")),
    ("人社局开展金秋招聘月活动，送岗上门。", ("金秋招聘月", "Initiative")),
    # fields of work, where the text speaks of the strategy
    ("合作社带动农户，为乡村振兴注入活力。", ("乡村振兴", "Initiative")),
    ("医院服务健康中国建设，下乡义诊。", ("健康中国", "Initiative")),
    # whatever is said of it
    ("破解乡村振兴资源难题。", ("乡村振兴", "Initiative")),
    ("“双碳”是今年的主题。", ("双碳", "Initiative")),
    # plans of five years, outside of title marks
    ("梅溪县编制“十四五”规划。", ("十四五规划", "Policy")),
    ("我国“十四五”规划纲要提出目标。", ("十四五规划纲要", "Policy")),
    ("水库列入省“十五五”规划，明年开工。", ("省十五五规划", "Policy")),
    ("全市“十四五”生态规划纲要印发。", ("十四五生态规划纲要", "Policy")),
    # mechanisms; some are names only in quotation marks
    ("社区党员双报到成了常态。", ("双报到", "Mechanism")),
    ("窗口严格执行限时办结制度。", ("限时办结制度", "Mechanism")),
    ("大厅的“容缺受理”帮企业省了三天。", ("容缺受理", "Mechanism")),
    ("梅溪镇的“一户一策”很实在。", ("一户一策", "Mechanism")),
    # platforms
    ("居民在浙里办上点单。", ("浙里办", "Platform")),
    ("居民拨打12345反映积水。", ("12345", "Platform")),
    # prizes and titles without a verb of honouring
    ("柳岸县号称中国竹编之乡，竹器远销。", ("中国竹编之乡", "Award")),
    ("“时代楷模”的报告感动了学生。", ("时代楷模", "Award")),
    # games, fairs, sessions, censuses
    ("梅溪茶走进第六届进博会，签约3单。", ("第六届进博会", "Event")),
    ("学生们谈起杭州亚运会。", ("杭州亚运会", "Event")),
    ("大家学习党的二十届三中全会精神。", ("党的二十届三中全会", "Event")),
    ("第五次全国经济普查入户登记开始。", ("第五次全国经济普查", "Initiative")),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_finds_what_the_country_knows(finder: NameFinder, text: str, expected: tuple[str, str]) -> None:
    assert expected in {(m.name, m.type) for m in finder.find(text)}


NOT_FOUND = [
    ("查处乡村振兴领域案件。", "乡村振兴"),
    ("窗口可以容缺受理材料。", "容缺受理"),
    ("“双报到三点评”让党员忙了起来。", "双报到"),
    ("柳岸县建成良田12345亩。", "12345"),
    ("全县有全国文明村3个。", "全国文明村"),
    ("一张清单“一老一小”都照顾。", "一老一小"),
]


@pytest.mark.parametrize(("text", "words"), NOT_FOUND)
def test_the_same_words_are_no_name(finder: NameFinder, text: str, words: str) -> None:
    assert words not in {m.name for m in finder.find(text)}


def test_the_class_is_told_by_the_words_and_not_by_a_verb(finder: NameFinder) -> None:
    assert [(m.name, m.type) for m in finder.find("镇里开展“四下基层”，走访农户。")] == [("四下基层", "Mechanism")]


def test_a_hotline_is_one_thing_by_its_number_and_its_name(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("热线忙\n柳岸县开通12345政务服务便民热线。12345三天受理诉求320件。\n", encoding="utf8")
    facts = Extractor().facts(read_page(page).articles[0])
    assert [entity.name for entity in facts.entities if "12345" in entity.name] == ["12345政务服务便民热线"]
