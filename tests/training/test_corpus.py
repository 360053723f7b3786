"""The training text in the repository: sound, compiled from its markup, and nobody else's."""

from pathlib import Path

import pytest

from kg.training.check import copied, faults_of, twice
from kg.training.markup import read_markup
from kg.training.samples import Sample, read_samples
from kg.vocabulary import CLASSES, KINDS, PREDICATES

FOLDER = Path(__file__).parents[2] / "corpus" / "train"
ARTICLES = Path(__file__).parents[3] / "shared" / "articles"
THEMES = sorted(path.stem for path in FOLDER.glob("*.jsonl"))


@pytest.fixture(scope="module")
def samples() -> list[Sample]:
    return [sample for theme in THEMES for sample in read_samples(FOLDER / f"{theme}.jsonl")]


@pytest.mark.parametrize("theme", THEMES)
def test_lines_are_what_the_markup_compiles_to(theme: str) -> None:
    assert read_samples(FOLDER / f"{theme}.jsonl") == read_markup(FOLDER / "written" / f"{theme}.txt")


def test_every_sample_is_sound(samples: list[Sample]) -> None:
    assert [f"{sample.id}: {fault}" for sample in samples for fault in faults_of(sample)] == []
    assert list(twice(samples)) == []


def test_every_class_predicate_and_kind_occurs(samples: list[Sample]) -> None:
    assert {e.type for s in samples for e in s.entities} == set(CLASSES)
    assert {r.predicate for s in samples for r in s.relations} >= set(PREDICATES) | {"holdsPost"}
    assert {f.kind for s in samples for f in s.figures} == set(KINDS)


def test_a_fifth_of_the_samples_names_nothing(samples: list[Sample]) -> None:
    assert sum(not sample.entities for sample in samples) >= len(samples) / 5


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the newspaper pages are not at hand")
def test_no_sample_is_copied_from_a_newspaper(samples: list[Sample]) -> None:
    assert list(copied(samples, (path.read_text(encoding="utf8") for path in sorted(ARTICLES.glob("*.txt"))))) == []
