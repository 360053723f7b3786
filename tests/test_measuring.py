"""Annotated pages found, built alone and summed up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.evaluation import Summary
from kg.measuring import annotated_pages, measure

TEXTS = {
    "north": "# 长清区成立书香联盟\n\n5月，长清区成立“书香”党建联盟。长清区民政局新建养老驿站30处。\n",
    "south": "# 钢城区启动健步行动\n\n6月，钢城区总工会启动“健步”行动，吸引职工2万人。\n",
}


def gold(name: str) -> dict[str, object]:
    place = {"north": "长清区", "south": "莱芜区"}[name]
    entities = [{"name": place, "type": "Place", "aliases": []}]
    return {"page": name, "articles": [], "entities": entities, "relations": [], "outcomes": []}


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two annotated pages in one layout, one of them in the other too, and files that are neither."""
    root = tmp_path_factory.mktemp("pages")
    for folder in ("articles", "gold", "both"):
        (root / folder).mkdir()
    for name, text in TEXTS.items():
        (root / "articles" / f"{name}.md").write_text(text, encoding="utf8")
        (root / "gold" / f"{name}.json").write_text(json.dumps(gold(name), ensure_ascii=False), encoding="utf8")
    (root / "both" / "north.txt").write_text(TEXTS["north"], encoding="utf8")
    (root / "both" / "north.json").write_text(json.dumps(gold("north")), encoding="utf8")
    (root / "gold" / "order-north.json").write_text("[]", encoding="utf8")
    return root


@pytest.fixture(scope="module")
def summary(directory: Path) -> Summary:
    return measure(annotated_pages([directory]))


def test_pages_are_found_in_both_layouts_and_each_once(directory: Path) -> None:
    found = annotated_pages([directory, directory / "gold"])
    root = directory.name
    assert [(page.folder.replace(root, "ROOT"), page.name, page.text.name) for page in found] == [
        ("ROOT/both", "north", "north.txt"),
        ("ROOT/gold", "north", "north.md"),
        ("ROOT/gold", "south", "south.md"),
    ]


def test_a_directory_without_annotated_pages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no annotated page"):
        annotated_pages([tmp_path])


def test_each_page_is_built_alone(summary: Summary) -> None:
    right = [(page.name, page.evaluation.scores["entities"].right) for page in summary.pages]
    assert right == [("north", 1), ("north", 1), ("south", 0)]
    assert all(page.evaluation.grounded and page.evaluation.grounded[1] > 0 for page in summary.pages)


def test_folders_are_summed_record_by_record(summary: Summary) -> None:
    pages = [page.evaluation.scores["entities"] for page in summary.pages[1:]]
    right, told = sum(score.right for score in pages), sum(score.system for score in pages)
    folder = next(name for name in summary.folders if name.endswith("/gold"))
    assert summary.folders[folder]["entities"] == pytest.approx(2 * right / (told + 2))
    assert summary.folders[folder]["evidence"] == 1.0


def test_tables_and_json_tell_the_same(summary: Summary) -> None:
    lines = list(summary.lines(misses=True))
    record = summary.record(misses=True)
    row = next(line for line in lines if line.startswith("all pages"))
    assert row.split()[2:] == [f"{value:.3f}" for value in summary.total.values()]
    assert json.loads(json.dumps(record))["all"]["entities"] == pytest.approx(summary.total["entities"], abs=5e-4)
    assert "entity missed: put together (1)" in "\n".join(lines)
    assert "   south: 莱芜区 (Place)" in lines
    assert sum(summary.causes["entity missed"].values()) == 1
    assert "misses" not in summary.record()
