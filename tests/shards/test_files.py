from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.shards.files import FACTS, NAMES, DamagedShardError, check, header_of, lines_of, packed, shelf, to_line

LINES = [to_line({"number": number, "words": "区委" * (number % 7)}) for number in range(20_000)]
DATA = packed(LINES)


def flipped(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 0x10]) + data[middle + 1 :]


def test_lines_come_back() -> None:
    assert [line + b"\n" for line in lines_of(DATA, "x")] == LINES
    assert header_of(DATA, "x") == {"number": 0, "words": ""}


@pytest.mark.parametrize(
    "harm", [flipped, lambda data: data[:-1], lambda data: data[:100], lambda data: b"", lambda data: b"no frame"]
)
def test_a_damaged_file_is_known(harm: Callable[[bytes], bytes]) -> None:
    with pytest.raises(DamagedShardError, match="x: "):
        check(harm(DATA), "x")


@pytest.mark.parametrize("place", ["folder", "memory://shelf/facts"])
def test_a_shard_is_there_when_both_its_files_are(place: str, tmp_path: Path) -> None:
    there = shelf(place if "://" in place else str(tmp_path / place))
    assert there.names() == []
    for name, suffixes in (("b", (FACTS, NAMES)), ("a", (NAMES, FACTS)), ("half", (NAMES,))):
        for suffix in suffixes:
            there.write(name + suffix, DATA)
    assert there.names() == ["a", "b"]
    assert there.read("a" + FACTS) == DATA
    there.remove("a" + FACTS)
    there.remove("a" + FACTS)
    assert there.names() == ["b"]
