"""Small tables of invented news, for builds of several shards."""

from __future__ import annotations

import json
from pathlib import Path

FILES = ("graph.ttl", "graph.nq", "graph.html", "report.json", "decisions.json", "explorer.sqlite")
_DISTRICTS = ("历下区", "天桥区", "槐荫区", "市中区", "历城区")


def news(count: int) -> list[dict[str, str]]:
    """Return rows of a table; some name the same bodies and people as others."""
    return [
        {
            "id": f"n{number:04}",
            "title": f"{_DISTRICTS[number % 5]}推进节水改造第{number}期",
            "text": f"3月，{_DISTRICTS[number % 5]}委成立“清泉{number % 7}”党建联盟，吸纳成员单位{number + 2}家。"
            f"{_DISTRICTS[number % 5]}水务局节水{number * 3 + 1}万吨，同比增长{number % 9 + 1}.5%。",
            "date": f"2024-03-{number % 28 + 1:02}",
        }
        for number in range(count)
    ]


def written(path: Path, rows: list[dict[str, str]]) -> Path:
    """Write rows as JSON Lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf8")
    return path


def content(out: Path) -> dict[str, bytes]:
    """Return the files of a build whose bytes do not depend on how it was made."""
    return {name: (out / name).read_bytes() for name in FILES}
