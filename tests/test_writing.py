from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.writing import replacing


def test_files_appear_together_at_the_end_and_nothing_else_stays(tmp_path: Path) -> None:
    left, right = tmp_path / "new" / "a", tmp_path / "new" / "b"
    with replacing(left, right) as (part, other):
        part.write_text("1")
        other.write_text("2")
        assert not left.exists()
    assert (left.read_text(), right.read_text()) == ("1", "2")
    assert sorted(path.name for path in left.parent.iterdir()) == ["a", "b"]


def test_a_failure_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    with pytest.raises(KeyError), replacing(tmp_path / "a") as (part,):
        {}[part.write_text("half")]
    assert (tmp_path / "a").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("place", ["file/a", "directory"])
def test_an_impossible_place_is_told(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "directory").mkdir()
    with pytest.raises(OutputError, match=f"{place}: cannot be written"), replacing(tmp_path / place) as (part,):
        part.write_text("new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["directory", "file"]
