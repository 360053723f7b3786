"""Training of the name model in small: it learns, it repeats itself, and whole numbers say what floating point said."""

import numpy as np
import pytest

from kg.extraction.document import Mention
from kg.extraction.tagging.characters import Marked, character_reader
from kg.extraction.tagging.network import Batch
from kg.extraction.tagging.tagger import Found
from kg.extraction.tagging.trust import Change, Trust, read_trust
from kg.model import Span
from kg.training.markup import parse
from kg.training.samples import Sample
from kg.training.train import Plan, Trainer, shares
from kg.training.trusting import Case, judged, threshold, weights, write_trust

LINES = [
    "[邱晚舟|Person]走进[栗子坪村|Community]，村民围了上来。",
    "昨天，[闵立夏|Person]在[乌石湾|Place]栽下了第一棵树。",
    "[区民政局|GovernmentBody]送来了棉被。",
    "雨下了一夜，路上没有人。",
]


def samples() -> list[Sample]:
    parsed = [parse(line) for line in LINES]
    return [Sample(f"theme{n}-0001", f"theme{n}", "body", text, labels) for n, (text, labels) in enumerate(parsed)]


def trained(rounds: int) -> Trainer:
    trainer = Trainer(samples(), Plan(members=1, rounds=rounds, variants=1, batch=2, rate=0.01))
    trainer.left_out = dict.fromkeys(trainer.left_out, -1)  # Nothing is left out of the only member.
    trainer.run(lambda line: losses.append(float(line.split()[3])))
    return trainer


losses: list[float] = []


def test_training_learns_and_repeats_itself_and_is_kept_in_whole_numbers() -> None:
    losses.clear()
    one, other = trained(8), trained(8)
    assert losses[7] < losses[0] / 2
    assert losses[:8] == losses[8:]
    for name, array in one.networks[0].arrays.items():
        assert np.array_equal(array, other.networks[0].arrays[name])
    lines = character_reader().read([Marked(sample.text) for sample in samples()])
    for whole, floating in zip(one.networks[0].read(Batch(lines)), one.members[0].predict(lines), strict=True):
        assert np.abs(whole - np.asarray(floating)).max() < 0.1


def test_every_theme_is_left_out_of_one_member() -> None:
    found = shares(samples(), 2)
    assert set(found) == {"theme0", "theme1", "theme2", "theme3"}
    assert set(found.values()) == {0, 1}


def test_cases_tell_what_following_is_worth() -> None:
    sample = samples()[0]
    read = [Found(Span(0, 3), "Person", 0.9), Found(Span(5, 9), "Place", 0.8), Found(Span(10, 12), "Place", 0.7)]
    cases = list(judged(sample, [], read))
    assert [(c.change.kind, c.right) for c in cases][:2] == [("add", 1.0), ("add", 0.5)]


def case(kind: str, score: float, right: float, name: str = "柳河湾") -> Case:
    return Case(Change(kind, Mention(Span(0, len(name)), "Place", name), score), right)


@pytest.mark.parametrize(("wanted", "least"), [(0.5, 0.4), (0.9, 0.52), (1.1, 1.01)])
def test_the_threshold_is_the_lowest_from_which_enough_is_right(wanted: float, least: float) -> None:
    cases = [case("lengthen", 0.5, 0.0)] * 20 + [case("lengthen", 0.8, 1.0)] * 40
    assert threshold(cases, wanted, cases) == least


def test_weights_tell_right_names_from_wrong_ones() -> None:
    wrong, right = case("add", 0.9, 0.5, "柳河"), case("add", 0.4, 1.0)
    found = Trust({}, weights([wrong] * 30 + [right] * 30 + [case("add", 0.1, 0.0)] * 30))
    assert found.follows(right.change)
    assert not found.follows(wrong.change)


def test_trust_is_read_as_it_was_written(tmp_path) -> None:  # type: ignore[no-untyped-def]
    write_trust(tmp_path / "trust.toml", [case("lengthen", 0.9, 1.0), case("add", 0.9, 1.0)])
    trust = read_trust(tmp_path / "trust.toml")
    assert trust.lengthen["Person"] == 0.4
    assert trust.follows(case("add", 0.9, 1.0).change)
