from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.jsonstream import write_json

ROWS = [{"a": 1, "b": []}, {}, ["区委\n", {"c": {"d": [1, 2]}}], "x"]


@pytest.mark.parametrize("rows", [[], ROWS, [ROWS, [], {"e": ROWS}]])
def test_iterators_are_written_as_lists_are(rows: list[Any], tmp_path: Path) -> None:
    content = {"first": 1, "rows": rows, "after": {"rows": rows}, "none": {}}
    write_json(tmp_path / "x.json", content | {"rows": iter(rows), "after": {"rows": iter(rows)}})
    written = (tmp_path / "x.json").read_text(encoding="utf8")
    assert written == json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    write_json(tmp_path / "x.json", iter(rows))
    assert (tmp_path / "x.json").read_text(encoding="utf8") == json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
