"""What the trained name model sees of each character: itself, its neighbours, the words around it, quotation marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from operator import add

import numpy as np
from numpy.typing import NDArray

from kg.extraction.lexer import FREE, LATIN, NUMBER, PUNCTUATION, Token
from kg.extraction.naming.heads import (
    EDGE,
    HEAD,
    INDUSTRY,
    KEEP,
    KNOWN,
    MEASURE,
    PLACE,
    STOP,
    VERB,
    NameLexicon,
    names_of,
)
from kg.extraction.segmenting import segmenter
from kg.extraction.tagging.vectors import vectors, word_rows
from kg.gazetteer import gazetteer
from kg.lexicon import default_lexicon
from kg.vocabulary import CLASSES

Features = NDArray[np.uint64]

#: Columns of the features, in order, and how many rows each gets in the model's tables.
COLUMNS = {
    "character": 3000,
    "left pair": 6000,
    "right pair": 6000,
    "triple": 6000,
    "skip pair": 4000,
    "word": 3000,
    "tag": 300,
    "head ahead": 300,
    "place": 100,
    "common word": 6000,
    "word class": 200,
    "class before": 400,
    "class after": 400,
    "grammar": 300,
    "grammar around": 600,
    "proposed": 400,
}
#: Columns behind those: the rows of the vectors of the common word here, and of the character.
VECTOR_COLUMNS = (len(COLUMNS), len(COLUMNS) + 1)
#: Stretches of a line with a class: (start, end, class), none overlapping.
Marks = tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A line of a text with what the grammar makes of it.

    Attributes:
        names: what it found.
        proposed: what it thought of and left out, for want of something that speaks for it.
    """

    line: str
    names: Marks = ()
    proposed: Marks = ()


_PRIMES = tuple(np.uint64(p) for p in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))
_FOUR = np.uint64(4)
_DIGIT, _LATIN = ord("0"), ord("a")
_OPENING, _CLOSING = "“《（", "”》）"
_FAR = 12
_TAG_NUMBERS = {
    tag: n
    for n, tag in enumerate(
        (FREE, PUNCTUATION, NUMBER, LATIN, KNOWN, HEAD, PLACE, STOP, VERB, EDGE, KEEP, MEASURE, INDUSTRY)
    )
}


class CharacterReader:
    """Turns lines of text into rows of features.

    Args:
        lexicon: heads, borders and known words.
    """

    def __init__(self, lexicon: NameLexicon) -> None:
        self._lexicon = lexicon
        self._classes = {kind: n for n, kind in enumerate(CLASSES, 1)}
        self._segmenter = segmenter()
        self._word_rows, self._character_rows = word_rows(), vectors().rows
        surnames = default_lexicon().table("surnames")
        self._surnames = frozenset(surnames["common"].split())
        self._rare = frozenset(surnames["rare"].split())
        self._shorts = frozenset(name for name in gazetteer().short_names() if len(name) in (2, 3))
        self._pairs = frozenset(name[:2] for name in self._shorts)

    def read(self, lines: Sequence[Marked]) -> list[Features]:
        """Return the features of each line, one row a character, in the order of COLUMNS."""
        texts = [marked.line for marked in lines]
        ends = np.cumsum(list(map(len, texts)))
        words = [[line[start:end] for start, end in self._segmenter.cuts(line)] for line in texts]
        columns = [
            *_characters("".join(texts), ends),
            *self._words(texts),
            np.array([place for line in texts for place in self._places(line)], dtype=np.uint64),
            *self._common(words),
            *_around([_inside(len(marked.line), marked.names) for marked in lines]),
            np.concatenate([_inside(len(marked.line), marked.proposed)[1:-1] for marked in lines]),
            *self._rows("".join(texts), list(chain.from_iterable(words))),
        ]
        return np.split(np.stack(columns, axis=1), ends[:-1])

    def _rows(self, text: str, words: list[str]) -> list[NDArray[np.uint64]]:
        """Return the rows of the vectors of the words and of the characters."""
        rows = np.array([self._word_rows.get(word, 0) for word in words], dtype=np.uint64)
        known = self._character_rows
        return [
            np.repeat(rows, list(map(len, words))),
            np.array([known.get(char, 0) for char in text], dtype=np.uint64),
        ]

    def _words(self, lines: Iterable[str]) -> list[NDArray[np.uint64]]:
        """Return the columns that rest on the words of the lexicon."""
        told: list[tuple[int, int, int]] = []
        sizes: list[int] = []
        ahead: list[int] = []
        for line in lines:
            depth = 0
            tokens = self._lexicon.lexer.tokens(line)
            for _, _, text, tag in tokens:
                depth += (text in _OPENING) - (text in _CLOSING)
                kind = self._classes[self._lexicon.heads[text].type] if tag == HEAD else 0
                word = _text_code(text) if tag not in (FREE, NUMBER) else 0
                told.append((_TAG_NUMBERS.get(tag, 0) * 40 + kind, min(max(depth, 0), 2), word))
                sizes.append(len(text))
            ahead += self._heads_ahead(tokens)
        tags, depths, words = np.repeat(np.array(told, dtype=np.uint64).T, sizes, axis=1)
        places = _positions(sizes)
        return [
            (words * _FOUR + places) * (words > 0),
            (tags * _FOUR + places) * np.uint64(3) + depths,
            np.array(ahead, dtype=np.uint64),
        ]

    def _heads_ahead(self, tokens: list[Token]) -> list[int]:
        """Return the class of the next head up to the next mark, and how far off it ends, for each character."""
        ahead: list[int] = []
        far, kind = _FAR, 0
        for token in reversed(tokens):
            if token.tag == HEAD:
                far, kind = 0, self._classes[self._lexicon.heads[token.text].type]
            elif token.tag == PUNCTUATION:
                far = _FAR
            for _ in token.text:
                ahead.append(kind * 16 + far // 2 + 1 if far < _FAR else 0)
                far += 1
        return ahead[::-1]

    def _common(self, lines: Iterable[list[str]]) -> NDArray[np.uint64]:
        """Return the columns that rest on common words: the word, its class, those of its neighbours."""
        told: list[tuple[int, int, int, int]] = []
        sizes: list[int] = []
        for words in lines:
            classes = list(map(self._segmenter.kind, words))
            forms = [kind * 6 + min(len(word), 5) for kind, word in zip(classes, words, strict=True)]
            told += zip(map(_text_code, words), classes, [1, *forms[:-1]], [*forms[1:], 1], strict=True)
            sizes += map(len, words)
        return np.repeat(np.array(told, dtype=np.uint64).T, sizes, axis=1) * _FOUR + _positions(sizes)

    def _places(self, line: str) -> list[int]:
        """Return surnames and short names of divisions, by position."""
        found = [1 if char in self._surnames else 2 if char in self._rare else 0 for char in line]
        for at, pair in enumerate(map(add, line, line[1:])):
            for size in (2, 3) if pair in self._pairs else ():
                if line[at : at + size] in self._shorts:
                    found[at] += 4
                    for behind in range(at + 1, min(at + size, len(line))):
                        found[behind] += 16
        return found


def _characters(text: str, ends: NDArray[np.int64]) -> list[NDArray[np.uint64]]:
    """Return the columns of each character and its neighbours on lines with these ends, one behind the other."""
    codes = _codes(text)
    before, after = np.roll(codes, 1), np.roll(codes, -1)
    before[np.concatenate([[0], ends[:-1]])], after[ends - 1] = 1, 2
    return [
        codes,
        before * _PRIMES[0] + codes * _PRIMES[1],
        codes * _PRIMES[0] + after * _PRIMES[1] + np.uint64(1),
        before * _PRIMES[0] + codes * _PRIMES[1] + after * _PRIMES[2],
        before * _PRIMES[0] + after * _PRIMES[2] + np.uint64(3),
    ]


def _positions(sizes: list[int]) -> NDArray[np.uint64]:
    """Return for each character of words of these sizes whether it is all of its word, the first, inner or last."""
    ends = np.cumsum(sizes)
    places = np.full(ends[-1], 2, dtype=np.uint64)
    places[ends - 1] = 3
    places[ends - sizes] = np.where(np.array(sizes) > 1, 1, 0)
    return places


def _inside(size: int, marks: Marks) -> NDArray[np.uint64]:
    """Return class and position in a stretch for each character, with one more at both ends."""
    inside = np.zeros(size + 2, dtype=np.uint64)
    for start, end, kind in marks:
        base = 1 + 4 * CLASSES.index(kind)
        inside[start + 1 : end + 1] = base + 1
        inside[start + 1] = base + (3 if end - start == 1 else 0)
        if end - start > 1:
            inside[end] = base + 2
    return inside


def _around(lines: Sequence[NDArray[np.uint64]]) -> list[NDArray[np.uint64]]:
    """Return what the grammar found here, and the same with what it found on both sides."""
    before, here, behind = (
        np.concatenate([line[first : len(line) - 2 + first] for line in lines]) for first in range(3)
    )
    return [here, (before * np.uint64(128) + here) * np.uint64(128) + behind]


def _codes(line: str) -> NDArray[np.uint64]:
    codes = np.frombuffer(line.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    codes[(codes >= 48) & (codes <= 57)] = _DIGIT
    latin = ((codes >= 65) & (codes <= 90)) | ((codes >= 97) & (codes <= 122))
    codes[latin] = _LATIN
    return codes


@lru_cache(2**16)
def _text_code(text: str) -> int:
    """Return a number for a word that is the same in every run."""
    code = 0
    for char in text:
        code = (code * 1_000_003 + ord(char)) % 0xFFFFFFFFFFFFFF
    return code


@cache
def character_reader() -> CharacterReader:
    """Return the reader over the project's own lexicon, built once."""
    return CharacterReader(names_of())
