from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import sorting
from kg.sorting import LineSorter, write_run

lines = st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=6))


@given(parts=st.lists(lines, max_size=6), room=st.integers(1, 40))
def test_lines_come_back_sorted_and_once_however_little_memory_there_is(
    parts: list[list[str]], room: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("runs")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sorting, "RUN_BYTES", room)
        patch.setattr(sorting, "_FAN_IN", 3)
        sorter = LineSorter(folder, "x")
        for part in parts:
            sorter.add(line.encode() for line in part)
        found = [line.decode() for line in sorter.sorted()]
    assert found == sorted({line for part in parts for line in part})
    assert list(folder.iterdir()) == []


def test_runs_of_others_are_merged_and_deleted(tmp_path: Path) -> None:
    write_run(tmp_path / "one.run", [b"c", b"a", b"a"])
    sorter = LineSorter(tmp_path, "x")
    sorter.add([b"b", b"c"])
    sorter.add_run(tmp_path / "one.run")
    assert list(sorter.sorted()) == [b"a", b"b", b"c"]
    assert list(sorter.sorted()) == []
    assert list(tmp_path.iterdir()) == []
