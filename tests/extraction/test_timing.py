"""Dates of statements, events and programmes."""

from __future__ import annotations

import pytest
from marked_text import read

from kg.extraction.relations.timing import iso_date
from kg.model import Period


@pytest.mark.parametrize(
    ("start", "end", "iso"),
    [
        ("2023-05-09", "2023-05-09", "2023-05-09"),
        ("2023-05-01", "2023-05-31", "2023-05"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2023-01-01", "2023-12-31", "2023"),
        ("2023-05-01", "2023-05-30", None),
        ("2023-05-01", None, None),
        (None, None, None),
    ],
)
def test_iso_date(start: str | None, end: str | None, iso: str | None) -> None:
    assert iso_date(Period("", start, end)) == iso


DATED = [
    ("5月9日，[花溪论坛|Event]在[花溪区|Place]举行。", "2023-06-01", "2023-05-09", {("花溪论坛", "date", "2023-05-09")}),
    ("5月9日，[花溪论坛|Event]在[花溪区|Place]举行。", None, None, set()),
    ("今年4月，[花溪区|Place]启动[“溪约”行动=溪约行动|Initiative]。", "2023-06-01", "2023-04", {("溪约行动", "startDate", "2023-04")}),
    ("[花溪区|Place]2022年印发[《溪约方案》|Policy]。", None, "2022", {("溪约方案", "date", "2022")}),
    ("今年以来，[花溪区|Place]启动[“溪约”行动=溪约行动|Initiative]。", "2023-06-01", None, set()),
    ("5月9日至11日，[花溪论坛|Event]在[花溪区|Place]举行。", "2023-06-01", None,
     {("花溪论坛", "startDate", "2023-05-09"), ("花溪论坛", "endDate", "2023-05-11")}),
]  # fmt: skip


@pytest.mark.parametrize(("source", "date", "iso", "datings"), DATED)
def test_dates(source: str, date: str | None, iso: str | None, datings: set[tuple[str, str, str]]) -> None:
    doc = read(source, date=date)
    names = [entity.name for entity in doc._.entities]
    assert {claim.date for claim in doc._.claims} == {iso}
    assert {(names[d.entity], d.property, d.value) for d in doc._.datings} == datings


def test_each_clause_has_its_own_time() -> None:
    doc = read("4月，[花溪区|Place]成立[“溪约”联盟=溪约联盟|Alliance]，5月举办[花溪论坛|Event]。", date="2023-06-01")
    assert [(claim.predicate, claim.date) for claim in doc._.claims] == [
        ("establishes", "2023-04"),
        ("leads", "2023-05"),
    ]
