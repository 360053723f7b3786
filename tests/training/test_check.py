"""The checker of training text finds what is wrong, and nothing in what is right."""

import pytest

from kg.training.check import copied, faults_of, runs, twice
from kg.training.samples import Amount, Label, Sample, Statement

TEXT = "何知远走进青溪区石桥村。"
GOOD = Sample(
    "trial-0001",
    "trial",
    "body",
    TEXT,
    (Label(0, 3, "Person", "何知远"), Label(5, 8, "Place", "青溪区"), Label(8, 11, "Community", "石桥村")),
    (Statement(2, "locatedIn", 1),),
    (Amount(2, "户数", 40, "户", "level"),),
)


def test_a_right_sample_has_no_faults() -> None:
    assert list(faults_of(GOOD)) == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"style": "poem"}, "style"),
        ({"entities": (Label(0, 30, "Person", "何知远"),), "relations": (), "figures": ()}, "outside the text"),
        ({"entities": (Label(0, 3, "Poet", "何知远"),), "relations": (), "figures": ()}, "no class"),
        ({"entities": (Label(0, 6, "Place", "一"), Label(4, 8, "Place", "二")), "relations": ()}, "cross"),
        ({"entities": (Label(8, 12, "Community", "石桥村"),), "relations": (), "figures": ()}, "ends with a mark"),
        ({"relations": (Statement(2, "loves", 1),)}, "no predicate"),
        ({"relations": (Statement(2, "locatedIn", 7),)}, "no entity"),
        ({"relations": (Statement(2, "locatedIn", 2),)}, "both ends"),
        ({"relations": (Statement(2, "holdsPost", 1, "主任"),)}, "a person and a role"),
        ({"relations": GOOD.relations * 2}, "stands twice"),
        ({"figures": (Amount(2, "户数", 40, "户", "wish"),)}, "no kind"),
        ({"figures": (Amount(9, "户数", 40, "户", "level"),)}, "holder"),
    ],
)
def test_each_fault_is_told(changes: dict[str, object], told: str) -> None:
    from dataclasses import replace

    assert any(told in fault for fault in faults_of(replace(GOOD, **changes)))  # type: ignore[arg-type]


def test_copies_are_found_over_marks_and_white_space() -> None:
    article = "昨天，何知远 走进青溪\n区石桥村，看望村民。"
    assert [number for number, _ in copied([GOOD], [article])] == []  # Eleven characters only.
    longer = Sample("trial-0002", "trial", "body", TEXT[:-1] + "看望村民。")
    assert {number for number, _ in copied([GOOD, longer], [article])} == {"trial-0002"}
    assert runs("一二三四", 3) == {"一二三", "二三四"}


def test_repeated_texts_and_ids_are_found() -> None:
    other = Sample("trial-0001", "trial", "body", "另一句话。")
    again = Sample("trial-0003", "trial", "body", TEXT)
    assert list(twice([GOOD, other, again])) == ["trial-0001", "trial-0003"]
