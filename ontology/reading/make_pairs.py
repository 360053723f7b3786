"""Make pairs.txt: which characters stand side by side far more often than chance, and how much more.

    python make_pairs.py TEXTS.jsonl[.gz] … > pairs.txt

Each line of the input is a JSON object with the text of an official document in "text".
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

SEEN_AT_LEAST = 4
STRONGEST = 9


def lines(path: str) -> Iterator[str]:
    """Yield the lines of every text, without white space."""
    data = Path(path).read_bytes()
    for record in (gzip.decompress(data) if path.endswith(".gz") else data).splitlines():
        for line in json.loads(record)["text"].split("\n"):
            yield "".join(line.split())


def main(paths: list[str]) -> None:
    """Count characters and pairs, and print the pairs by first character and strength."""
    single: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for path in paths:
        for line in lines(path):
            single.update(line)
            pairs.update(pairwise(line))
    total = sum(single.values())
    table: defaultdict[str, defaultdict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for (first, second), seen in pairs.items():
        if seen >= SEEN_AT_LEAST and all("\u4e00" <= char <= "\u9fff" for char in (first, second)):
            strength = math.floor(math.log(seen * total / (single[first] * single[second])))
            if strength >= 1:
                table[first][min(strength, STRONGEST)].append(second)
    for first in sorted(table):
        columns = (f"{strength}{''.join(sorted(table[first][strength]))}" for strength in sorted(table[first]))
        sys.stdout.write("\t".join([first, *columns]) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
