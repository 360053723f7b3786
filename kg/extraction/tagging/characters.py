"""What the trained name model sees of each character: itself, its neighbours, the words around it, quotation marks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from kg.extraction.lexer import FREE, LATIN, NUMBER, PUNCTUATION
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
    """Turns a line of text into rows of features.

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

    def read(self, marked: Marked) -> Features:
        """Return the features of a line, one row a character, in the order of COLUMNS."""
        line = marked.line
        codes, cuts = _codes(line), self._segmenter.cuts(line)
        one, two = np.concatenate([[1], codes[:-1]]), np.concatenate([codes[1:], [2]])
        before, after = one.astype(np.uint64), two.astype(np.uint64)
        columns = [
            codes,
            before * _PRIMES[0] + codes * _PRIMES[1],
            codes * _PRIMES[0] + after * _PRIMES[1] + np.uint64(1),
            before * _PRIMES[0] + codes * _PRIMES[1] + after * _PRIMES[2],
            before * _PRIMES[0] + after * _PRIMES[2] + np.uint64(3),
            *self._words(line),
            self._places(line),
            *self._common(line, cuts),
            *_around(_inside(len(line), marked.names)),
            _inside(len(line), marked.proposed)[1:-1],
            *self._rows(line, cuts),
        ]
        return np.stack(columns, axis=1)

    def _rows(self, line: str, cuts: list[tuple[int, int]]) -> list[NDArray[np.uint64]]:
        """Return the rows of the vectors of the words and of the characters."""
        words = np.zeros(len(line), dtype=np.uint64)
        for start, end in cuts:
            if row := self._word_rows.get(line[start:end]):
                words[start:end] = row
        known = self._character_rows
        return [words, np.array([known.get(char, 0) for char in line], dtype=np.uint64)]

    def _words(self, line: str) -> list[NDArray[np.uint64]]:
        """Return the columns that rest on the words of the lexicon."""
        words, tags, ahead = (np.zeros(len(line), dtype=np.uint64) for _ in range(3))
        depth = 0
        tokens = self._lexicon.lexer.tokens(line)
        for token in tokens:
            depth += (token.text in _OPENING) - (token.text in _CLOSING)
            size = token.end - token.start
            kind = self._classes[self._lexicon.heads[token.text].type] if token.tag == HEAD else 0
            tag = _TAG_NUMBERS.get(token.tag, 0) * 40 + kind
            word = _text_code(token.text) if token.tag not in (FREE, NUMBER) else 0
            for n in range(size):
                place = 0 if size == 1 else 1 if n == 0 else 3 if n == size - 1 else 2
                tags[token.start + n] = (tag * 4 + place) * 3 + min(max(depth, 0), 2)
                words[token.start + n] = word * 4 + place if word else 0
        far, kind = _FAR, 0
        for token in reversed(tokens):
            if token.tag == HEAD:
                far, kind = 0, self._classes[self._lexicon.heads[token.text].type]
            elif token.tag == PUNCTUATION:
                far = _FAR
            for at in range(token.end - 1, token.start - 1, -1):
                ahead[at] = kind * 16 + far // 2 + 1 if far < _FAR else 0
                far += 1
        return [words, tags, ahead]

    def _common(self, line: str, cuts: list[tuple[int, int]]) -> list[NDArray[np.uint64]]:
        """Return the columns that rest on common words: the word, its class, those of its neighbours."""
        words, kinds, before, after = (np.zeros(len(line), dtype=np.uint64) for _ in range(4))
        classes = [self._segmenter.kind(line[start:end]) for start, end in cuts]
        for i, (start, end) in enumerate(cuts):
            size = end - start
            left = classes[i - 1] * 6 + min(cuts[i - 1][1] - cuts[i - 1][0], 5) if i else 1
            right = classes[i + 1] * 6 + min(cuts[i + 1][1] - cuts[i + 1][0], 5) if i + 1 < len(cuts) else 1
            code = _text_code(line[start:end])
            for n in range(size):
                place = 0 if size == 1 else 1 if n == 0 else 3 if n == size - 1 else 2
                words[start + n] = code * 4 + place
                kinds[start + n] = classes[i] * 4 + place
                before[start + n] = left * 4 + place
                after[start + n] = right * 4 + place
        return [words, kinds, before, after]

    def _places(self, line: str) -> NDArray[np.uint64]:
        """Return surnames and short names of divisions, by position."""
        found = np.zeros(len(line), dtype=np.uint64)
        for at, char in enumerate(line):
            found[at] += 1 if char in self._surnames else 2 if char in self._rare else 0
            for size in (2, 3):
                if line[at : at + size] in self._shorts:
                    found[at] += 4
                    found[at + 1 : at + size] += 16
        return found


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


def _around(inside: NDArray[np.uint64]) -> list[NDArray[np.uint64]]:
    """Return what the grammar found here, and the same with what it found on both sides."""
    here = inside[1:-1]
    return [here, (inside[:-2] * np.uint64(128) + here) * np.uint64(128) + inside[2:]]


def _codes(line: str) -> NDArray[np.uint64]:
    codes = np.frombuffer(line.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    codes[(codes >= 48) & (codes <= 57)] = _DIGIT
    latin = ((codes >= 65) & (codes <= 90)) | ((codes >= 97) & (codes <= 122))
    codes[latin] = _LATIN
    return codes


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
