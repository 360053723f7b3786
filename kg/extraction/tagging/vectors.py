"""Vectors of words and characters, from how official documents use them: what stands in like places is alike.

They let the trained name model know words that its training sentences do not have. `kg.training.vectors` makes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.extraction.segmenting import MODELS, segmenter

#: Vectors of the words of `words.tsv` in its order; of the characters of `characters.txt` in its order.
WORD_VECTORS, CHARACTER_VECTORS, CHARACTERS = (
    MODELS / "words.npy", MODELS / "characters.npy", MODELS / "characters.txt",
)  # fmt: skip
#: A component c of a vector is stored as the whole number nearest to c times this.
SCALE = 127


@dataclass(frozen=True, slots=True)
class Vectors:
    """Tables of vectors with a row of zeros at first, for what is not in them.

    Attributes:
        words: a row a word; components between -1 and 1.
        characters: a row a character.
        rows: the row of each character.
    """

    words: NDArray[np.float32]
    characters: NDArray[np.float32]
    rows: dict[str, int]


def _table(path: Path) -> NDArray[np.float32]:
    stored = np.load(path, allow_pickle=False)
    return np.concatenate([np.zeros((1, stored.shape[1])), stored / SCALE]).astype(np.float32)


@cache
def vectors() -> Vectors:
    """Return the vectors that come with the package, read once."""
    known = CHARACTERS.read_text(encoding="utf8").strip()
    return Vectors(_table(WORD_VECTORS), _table(CHARACTER_VECTORS), {char: n for n, char in enumerate(known, 1)})


@cache
def word_rows() -> dict[str, int]:
    """Return the row of each common word in the table of word vectors."""
    return {word: n for n, word in enumerate(segmenter().words(), 1)}
