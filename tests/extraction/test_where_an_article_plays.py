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
    assert {found.entities[figure.holder].name for figure in found.figures} == {"长兴县"}
