"""Makes the vectors that the name model sees words and characters by: `python -m kg.training.vectors OUT TEXTS…`.

Counts how often two words (or characters) stand near each other in official documents, left and right apart, takes the
positive pointwise mutual information and its first singular vectors (Levy and Goldberg 2014). The tables that come
out are part of the repository, so that training needs no documents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.linalg import svds

from kg.extraction.segmenting import segmenter
from kg.extraction.tagging.vectors import CHARACTER_VECTORS, CHARACTERS, SCALE, WORD_VECTORS, word_rows
from kg.training.words import documents

Vectors = NDArray[np.float32]

_WINDOW = 3
_WORD_SIZE, _CHARACTER_SIZE = 48, 32
_RAREST = 8
#: Contexts are weighted by this power of their count, so that rare ones count for less.
_SMOOTHING = 0.75
_MARKS = frozenset("，。；：、！？“”《》（）\n\r\t 　")


def coded(texts: Iterable[Sequence[str]], rows: dict[str, int]) -> NDArray[np.int32]:
    """Return all units of the texts as rows of a table, 0 for unknown ones and between texts."""
    gap = [0] * _WINDOW
    return np.array([n for units in texts for n in (*(rows.get(unit, 0) for unit in units), *gap)], dtype=np.int32)


def neighbours(codes: NDArray[np.int32], size: int) -> sparse.csr_matrix:
    """Return how often units stand before (left half of the columns) or behind others, near ones counting more."""
    found = sparse.csr_matrix((size, 2 * size), dtype=np.float64)
    for distance in range(1, _WINDOW + 1):
        left, right = codes[:-distance], codes[distance:]
        both = (left > 0) & (right > 0)
        weights = np.full(int(both.sum()), 1.0 / distance)
        one, other = left[both].astype(np.int64), right[both].astype(np.int64)
        found = found + sparse.coo_matrix((weights, (one, other + size)), shape=found.shape).tocsr()
        found = found + sparse.coo_matrix((weights, (other, one)), shape=found.shape).tocsr()
    return found


def reduced(counts: sparse.csr_matrix, size: int) -> Vectors:
    """Return a unit vector a row, from the positive pointwise mutual information of rows and columns."""
    rows, columns = (np.asarray(counts.sum(axis)).ravel() for axis in (1, 0))
    columns = columns**_SMOOTHING
    columns *= rows.sum() / columns.sum()
    entries = counts.tocoo()
    information = np.log(entries.data * rows.sum() / (rows[entries.row] * columns[entries.col]))
    kept = information > 0
    table = sparse.csr_matrix((information[kept], (entries.row[kept], entries.col[kept])), shape=counts.shape)
    left, strength, _ = svds(table, k=size, v0=np.ones(min(table.shape)))
    found = left * np.sqrt(strength)
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    unit: Vectors = (found / np.where(lengths > 0, lengths, 1)).astype(np.float32)
    return unit


def write(path: Path, found: Vectors) -> None:
    """Write vectors without their first row, as whole numbers of one byte."""
    np.save(path, np.round(found[1:] * SCALE).astype(np.int8))


@click.command()
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.argument("sources", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
def main(out: Path, sources: tuple[Path, ...]) -> None:
    """Write the tables to OUT, from JSONL files with the text under "text"."""
    texts = [text for source in sources for text in documents(source)]
    cut = segmenter().cuts
    words = coded(([text[start:end] for start, end in cut(text)] for text in texts), word_rows())
    write(out / WORD_VECTORS.name, reduced(neighbours(words, len(word_rows()) + 1), _WORD_SIZE))
    counts = Counter(char for text in texts for char in text)
    known = sorted(char for char, count in counts.items() if count >= _RAREST and char not in _MARKS)
    rows = {char: n for n, char in enumerate(known, 1)}
    write(out / CHARACTER_VECTORS.name, reduced(neighbours(coded(texts, rows), len(rows) + 1), _CHARACTER_SIZE))
    (out / CHARACTERS.name).write_text("".join(known) + "\n", encoding="utf8")
    click.echo(f"{len(word_rows())} words, {len(known)} characters")


if __name__ == "__main__":
    main()
