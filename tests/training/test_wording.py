"""The training of the editor of indicators: which edit is right, and that what is told is learned."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.extraction.wording.editor import Editor, load_editor
from kg.training.samples import Amount, Label, Sample
from kg.training.wording import CaseReader, Learner, likeness, told, write

VILLAGES = ("白杨村", "青石村", "柳河村", "松林村", "平田村", "石桥村")


def sample(number: int, indicator: str) -> Sample:
    village = VILLAGES[number % len(VILLAGES)]
    text = f"{village}每万人茶树{number + 2}株。"
    amount = Amount(0, indicator, number + 2, "株", "level")
    return Sample(f"t-{number}", "t", "body", text, (Label(0, 3, "Community", village),), (), (amount,))


@pytest.mark.parametrize(("one", "other", "share"), [("公园", "公园", 1.0), ("公园", "", 0.0), ("公园", "花园", 0.5)])
def test_likeness(one: str, other: str, share: float) -> None:
    assert likeness(one, other) == share


@pytest.mark.parametrize(("indicator", "right"), [("每万人茶树", "每万人茶树"), ("茶树", ""), ("学校", "")])
def test_an_edit_is_right_only_if_it_comes_nearer_to_what_is_told(indicator: str, right: str) -> None:
    (case,) = CaseReader().cases([sample(1, indicator)])
    assert case.figure.indicator == "万人茶树"
    assert (case.edits[case.right][1] if case.right >= 0 else "") == right


def test_a_figure_that_no_sample_tells_is_no_case() -> None:
    other = sample(1, "茶树")
    assert not [*CaseReader().cases([Sample(other.id, "t", "body", other.text, other.entities)])]


def test_what_samples_tell_is_learned_and_kept(tmp_path: Path) -> None:
    cases = [*CaseReader().cases(sample(n, f"{VILLAGES[n % len(VILLAGES)]}每万人茶树") for n in range(20))]
    weights = Learner(cases).weights()
    write(tmp_path / "wording.tsv", weights)
    editor = load_editor(tmp_path / "wording.tsv")
    assert told((case, Editor({})) for case in cases).startswith("20 figures: exact 0 by rules, 0 edited")
    assert told((case, editor) for case in cases).startswith("20 figures: exact 0 by rules, 20 edited; 20 nearer")
    write(tmp_path / "again.tsv", Learner(cases).weights())
    assert (tmp_path / "again.tsv").read_bytes() == (tmp_path / "wording.tsv").read_bytes()
