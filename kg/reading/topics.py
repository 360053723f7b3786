"""What lines are about: the words that lines of one place on a page share, and lines of other places do not."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import sparse

from kg.reading.characters import Codes, codes
from kg.reading.counts import CharacterCounts, Floats, extended

_REACH = 6
_COMMON = 5.5  # logarithm of how rare two characters are from which on they tell something
_MOST = 12.0


class Topics:
    """How much each line of a page has in common with the lines around another one."""

    def __init__(self, texts: Sequence[str], counts: CharacterCounts) -> None:
        """Compare all lines of a page.

        Args:
            texts: the lines, plain.
            counts: how frequent characters are side by side in general.
        """
        shared = _shared(texts, counts)
        size = len(texts)
        self._before, self._behind = np.zeros((size, size)), np.zeros((size, size))
        for apart in range(min(_REACH + 1, size)):
            self._before[apart:] += shared[: size - apart]
            self._behind[:, : size - apart] += shared[:, apart:]

    @property
    def before(self) -> Floats:
        """Return for lines [a, b] what b shares with a and the lines before it in the file."""
        return self._before

    @property
    def behind(self) -> Floats:
        """Return for lines [a, b] what a shares with b and the lines behind it in the file."""
        return self._behind


def _shared(texts: Sequence[str], counts: CharacterCounts) -> Floats:
    """Return for each pair of lines how much the pairs of characters weigh that both have; none for a line itself."""
    pairs = [_pairs(text) for text in texts]
    known, columns = np.unique(np.concatenate(pairs), return_inverse=True)
    rows = np.repeat(np.arange(len(texts)), [len(found) for found in pairs])
    present = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), (len(texts), len(known)))
    present.data[:] = 1
    lines = np.bincount(columns, minlength=len(known))
    rare = np.clip(np.log(counts.total / (counts.of_hashes(known, 2) + 1)) - _COMMON, 0, 8)
    weights = np.where(lines > 1, rare * np.log(len(texts) / lines) / np.log(len(texts) + 1), 0)
    shared = np.minimum((present.multiply(weights) @ present.T).toarray(), _MOST)
    np.fill_diagonal(shared, 0)
    return np.asarray(shared, np.float64)


def _pairs(text: str) -> Codes:
    chars = codes(text)
    return np.unique(extended(chars[:-1], chars[1:])) if len(chars) > 1 else chars[:0]
