from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.inputs import Record
from kg.shards.catalogue import Catalogue


def record(number: int) -> Record:
    return Record(f"n{number}", f"n.jsonl line {number}", f"历下区节水{number}万吨。".encode(), 0)


def planned(records: Iterable[Record], path: Path, settings: str = "1" * 16) -> list[tuple[str, int]]:
    catalogue = Catalogue(path, settings, 10)
    for number, one in enumerate(records):
        catalogue.add(number, one)
    catalogue.plan()
    return [(one.name, len(one.keys)) for one in catalogue.missing()]


RECORDS = [record(number) for number in range(600)]


def test_shards_keep_their_sizes_and_hold_all(tmp_path: Path) -> None:
    sizes = [size for _, size in planned(RECORDS, tmp_path / "a")]
    assert sum(sizes) == 600
    assert all(10 <= size <= 50 for size in sizes[:-1])
    assert len(set(sizes)) > 3


def test_one_more_or_less_changes_the_shards_around_it_alone(tmp_path: Path) -> None:
    whole = {name for name, _ in planned(RECORDS, tmp_path / "a")}
    for number, some in enumerate(
        ([record(999), *RECORDS], [*RECORDS[:300], record(999), *RECORDS[300:]], RECORDS[1:])
    ):
        assert len(whole - {name for name, _ in planned(some, tmp_path / str(number))}) <= 3


def test_other_settings_make_other_shards(tmp_path: Path) -> None:
    names = [planned(RECORDS, tmp_path / settings[:1], settings) for settings in ("1" * 16, "2" * 16)]
    assert not set(names[0]) & set(names[1])


def test_equal_contents_are_taken_once_under_the_first_name(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path / "a", "1" * 16, 10)
    for number, name in enumerate(("b", "c", "a")):
        catalogue.add(number, Record(name, name, b"x"))
    catalogue.plan()
    assert list(catalogue.repeats()) == [("b", "a"), ("c", "a")]
    assert [len(one.keys) for one in catalogue.missing()] == [1]
    assert catalogue.count() == (1, 0)
