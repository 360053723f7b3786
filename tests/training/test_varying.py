"""Variants of training sentences: new names, the same structure, and the same ones for the same seed."""

from pathlib import Path
from random import Random

import pytest

from kg.training.check import faults_of
from kg.training.naming import NameMaker
from kg.training.samples import Sample, read_samples
from kg.training.varying import Varier
from kg.vocabulary import CLASSES

FOLDER = Path(__file__).parents[2] / "corpus" / "train"


@pytest.fixture(scope="module")
def samples() -> list[Sample]:
    return [sample for path in sorted(FOLDER.glob("*.jsonl")) for sample in read_samples(path)][::7]


def varier(samples: list[Sample], seed: int) -> Varier:
    chance = Random(seed)
    return Varier(samples, NameMaker(FOLDER / "names.toml", chance), chance)


def test_variants_are_sound(samples: list[Sample]) -> None:
    varied = varier(samples, 3)
    faults = [fault for sample in samples for fault in faults_of(varied.vary(sample, 1)) if "and" not in fault]
    assert faults == []


def test_variants_keep_the_classes_in_order(samples: list[Sample]) -> None:
    varied = varier(samples, 4)
    for sample in samples:
        assert [e.type for e in varied.vary(sample, 1).entities] == [e.type for e in sample.outermost()]


def test_the_same_seed_gives_the_same_variants(samples: list[Sample]) -> None:
    one, other, third = (varier(samples, seed) for seed in (5, 5, 6))
    texts = [[v.vary(sample, 1).text for sample in samples] for v in (one, other, third)]
    assert texts[0] == texts[1] != texts[2]


def test_a_name_that_comes_twice_changes_alike() -> None:
    from kg.training.markup import parse

    text, labels = parse("[冯立轩|Person]笑了，[冯立轩|Person]又摇头。")
    sample = Sample("trial-0001", "trial", "body", text, labels)
    for seed in range(8):
        new = varier([sample], seed).vary(sample, 1)
        assert len({new.text[e.start : e.end] for e in new.entities}) == 1


def test_names_can_be_made_of_every_class_but_media() -> None:
    maker = NameMaker(FOLDER / "names.toml", Random(1))
    made = {kind: maker.make(kind) for kind in CLASSES}
    assert [kind for kind, name in made.items() if not name] == ["Media"]
    assert maker.make("Brand") != maker.make("Brand")
