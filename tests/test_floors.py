"""What was once reached stays: the annotated pages score no lower than the floors."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.evaluation import PageResult, Summary
from kg.evaluation.floors import Floors, hold, read_floors
from kg.evaluation.scoring import Evaluation, Score
from kg.measuring import annotated_pages, measure

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ROOT / "corpus" / "gold" / "floors.toml"
PLACES = {"corpus/gold": ROOT / "corpus", "corpus/heldout": ROOT / "corpus", "shared/gold": ROOT.parent / "shared"}


@pytest.fixture(scope="module")
def measured() -> Summary:
    """All annotated pages at hand, each built alone."""
    return measure(annotated_pages(place for place in dict.fromkeys(PLACES.values()) if place.is_dir()))


@pytest.mark.parametrize("folder", PLACES)
def test_no_measure_falls_below_its_floor(folder: str, measured: Summary) -> None:
    if folder not in measured.folders:
        pytest.skip(f"the pages of {folder} are not at hand")
    floors = read_floors(FLOORS)
    assert floors.folders[folder], "no floors; write them with `kg eval --all corpus ../shared --floors FILE --raise`"
    of_folder = Summary(tuple(page for page in measured.pages if page.folder == folder))
    assert list(floors.broken(of_folder)) == []


def test_every_folder_has_floors_and_every_page_of_the_corpus(measured: Summary) -> None:
    floors = read_floors(FLOORS)
    assert set(floors.folders) == set(PLACES)
    assert {(page.folder, page.name) for page in measured.pages} <= set(floors.pages)


def summary(found: int, grounded: int = 4) -> Summary:
    """Return what a page with 20 things of which `found` are right scores."""
    names = ("entities", "typed entities", "names", "relations", "relations by family", "figures", "outcomes")
    scores = {name: Score(found, 20, 20) for name in (*names, "articles", "authors")}
    return Summary((PageResult("corpus/small", "one", Evaluation(scores, {}, (grounded, 4))),))


def test_floors_rise_with_what_is_measured_and_never_fall(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    assert hold(summary(16), path, higher=True) == []
    first = read_floors(path)
    assert first.folders["corpus/small"] == pytest.approx(
        dict.fromkeys(("entities", "typed", "names", "relations", "family", "figures", "outcomes"), 0.79)
        | {"evidence": 1.0},
        abs=1e-3,
    )
    assert first.pages["corpus/small", "one"] == pytest.approx(
        {"entities": 0.7, "family": 0.7, "outcomes": 0.7}, abs=1e-3
    )
    assert "corpus/small: entities is 0.700, below its floor 0.790" in hold(summary(14), path, higher=True)
    assert read_floors(path) == first
    assert hold(summary(18), path, higher=True) == []
    assert read_floors(path).folders["corpus/small"]["entities"] == pytest.approx(0.89, abs=1e-3)


def test_a_claim_without_evidence_breaks_the_floor_of_evidence(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    hold(summary(16), path, higher=True)
    assert hold(summary(16, grounded=3), path) == ["corpus/small: evidence is 0.750, below its floor 1.000"]


def test_pages_may_vary_more_than_folders() -> None:
    floors = Floors({}, {}).raised(summary(16))
    assert any(sentence.startswith("corpus/small: ") for sentence in floors.broken(summary(15)))
    assert not any(sentence.startswith("corpus/small/one: ") for sentence in floors.broken(summary(15)))
    assert any(sentence.startswith("corpus/small/one: ") for sentence in floors.broken(summary(13)))


def test_what_is_not_measured_keeps_its_floor() -> None:
    floors = Floors({}, {}).raised(summary(16))
    other = Summary((replace(summary(2).pages[0], folder="corpus/other"),))
    assert list(floors.broken(other)) == []
    assert floors.raised(other).folders["corpus/small"] == floors.folders["corpus/small"]


@pytest.mark.parametrize(
    "content", ["entities = 0.5", "[a]\nentities = 2", "[a]\nwonder = 0.5", "[a", '[a]\nnames = "x"']
)
def test_a_file_of_something_else_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(content, encoding="utf8")
    with pytest.raises(InputError, match="not a file of floors"):
        read_floors(path)
