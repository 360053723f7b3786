"""Which city and county an article is on, where it names them once and by their short names."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.extraction.pipeline import Extractor, Facts
from kg.reading import read_page


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def facts(extractor: Extractor, path: Path, text: str) -> Facts:
    """Return what the only article of a page says."""
    path.write_text(text, encoding="utf8")
    (article,) = read_page(path).articles
    return extractor.facts(article)


def test_a_bare_city_committee_is_of_the_only_city_named(extractor: Extractor, tmp_path: Path) -> None:
    text = (
        "市委部署年轻干部培养\n昨天，市委组织部召开会议，部署年轻干部培养工作。会议认为，这对嘉兴今后的发展意义重大。\n"
    )
    assert "嘉兴市委组织部" in {entity.name for entity in facts(extractor, tmp_path / "page.txt", text).entities}


def test_several_cities_named_once_leave_it_open(extractor: Extractor, tmp_path: Path) -> None:
    text = "市委部署年轻干部培养\n昨天，市委组织部召开会议，部署年轻干部培养工作。去年，干部们到嘉兴、泰州学习。\n"
    assert "市委组织部" in {entity.name for entity in facts(extractor, tmp_path / "page.txt", text).entities}


def test_figures_are_the_countys_rather_than_its_provinces(extractor: Extractor, tmp_path: Path) -> None:
    text = "浙江长兴：三个办法见实效\n近日，工作全面推开，选派联络员50名，走访农户860户。\n"
    found = facts(extractor, tmp_path / "page.txt", text)
    assert {found.entities[figure.holder].name for figure in found.figures} == {"长兴"}


CALLED = [
    # the organs of a municipality, of an autonomous region
    ("上海儿童保障推进会\n昨天，市民政局联合市检察院印发意见。上海有儿童3万人。\n", {"上海市民政局", "上海市检察院"}),
    (
        "干部调研\n自治区党委书记李明、自治区人社厅厅长王新到内蒙古自治区乌海市调研。\n",
        {"内蒙古自治区党委", "内蒙古自治区人社厅"},
    ),
    # only a document tells the place
    ("整治推进会召开\n会上宣读了《嘉兴市主城区整治工作方案》，市环保局通报情况。\n", {"嘉兴市环保局"}),
    # a level told twice, an office behind a short name
    ("调研\n浙江省省委书记李明到桐乡市调研。桐乡文明办介绍情况。\n", {"浙江省委", "桐乡市文明办"}),
    # a division as it is printed, in full where its organs are named by its level alone
    ("调研\n李明到石林县和广西调研。\n", {"石林县", "广西"}),
    ("表彰\n李明到桐乡调研，桐乡街头热闹，全市上下喜庆，市委书记李明讲话。\n", {"桐乡市", "桐乡市委"}),
]


@pytest.mark.parametrize(("text", "expected"), CALLED)
def test_places_and_organs_are_called(extractor: Extractor, tmp_path: Path, text: str, expected: set[str]) -> None:
    names = {entity.name for entity in facts(extractor, tmp_path / "page.txt", text).entities}
    assert expected <= names
