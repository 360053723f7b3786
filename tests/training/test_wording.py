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


def test_an_edit_is_right_only_if_it_comes_nearer_to_what_is_told() -> None:
    reader = CaseReader()
    for indicator in ("每万人茶树", "茶树", "学校"):
        (case,) = reader.cases([sample(1, indicator)])
        right = case.edits[case.right][1] if case.right >= 0 else ""
        assert right == ("每万人茶树" if indicator == "每万人茶树" and case.figure.indicator != indicator else "")


def test_a_figure_that_no_sample_tells_is_no_case() -> None:
    other = sample(1, "茶树")
    assert not [*CaseReader().cases([Sample(other.id, "t", "body", other.text, other.entities)])]


def test_what_samples_tell_is_learned_and_kept(tmp_path: Path) -> None:
    cases = [*CaseReader().cases(sample(number, "每万人茶树") for number in range(20))]
    weights = Learner(cases).weights()
    write(tmp_path / "wording.tsv", weights)
    editor = load_editor(tmp_path / "wording.tsv")
    assert {edit.text for case in cases if (edit := editor.best(case.around, case.figure))} <= {"每万人茶树"}
    assert "exact 20 by rules" in told((case, Editor({})) for case in cases) or "20 edited" in told(
        (case, editor) for case in cases
    )
    write(tmp_path / "again.tsv", Learner(cases).weights())
    assert (tmp_path / "again.tsv").read_bytes() == (tmp_path / "wording.tsv").read_bytes()
