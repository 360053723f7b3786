"""How strongly two characters hold together: a line that broke between 工 and 作 broke inside a word."""

from __future__ import annotations

from functools import cache

from kg.resources import ontology_dir

#: Strengths: hardly ever by chance, and rather not by chance.
WORD, LIKELY = 3, 1


@cache
def _pairs() -> dict[str, int]:
    table: dict[str, int] = {}
    for line in (ontology_dir() / "reading" / "pairs.txt").read_text(encoding="utf8").splitlines():
        first, *columns = line.split("\t")
        for column in columns:
            table |= dict.fromkeys((first + second for second in column[1:]), int(column[0]))
    return table


def bond(before: str, after: str) -> int:
    """Return how strongly the last character of one text holds the first of another, 0 for not at all, at most 9.

    >>> bond("党建工", "作。") >= WORD, bond("新步伐", "全区")
    (True, 0)
    """
    return _pairs().get(before[-1:] + after[:1], 0)
