"""Common words: how often they occur in official documents, and of which class they are (`kg/models/words.tsv`)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

#: Word, ten times the logarithm of its count, word class (v, n, a, d, m, t, i, x); made by `kg.training.words`.
WORDS = Path(__file__).resolve().parent / "models" / "words.tsv"
#: Ten times the logarithm of how many words were counted in all.
TOTAL = 160


@cache
def common_words() -> dict[str, tuple[int, str]]:
    """Return the words, each with ten times the logarithm of its count and with its class; the file is read once."""
    rows = (line.split("\t") for line in WORDS.read_text(encoding="utf8").splitlines())
    return {word: (int(weight), kind) for word, weight, kind in rows}
