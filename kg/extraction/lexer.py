"""A text cut into known words and free characters: where a name can begin, and where it must not be cut.

Names of bodies and programmes are open-ended to the left (…工程, …联盟), and Chinese puts no spaces between words.
The scanner covers the text with the words of the lexicon so that the longest words win over the whole stretch
(a shortest-path search), which keeps 地 in 阵地 from looking like the particle 地.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

FREE = "free"
PUNCTUATION = "punctuation"
NUMBER = "number"
LATIN = "latin"

_PUNCTUATION = frozenset("，。！？；：、“”‘’《》〈〉（）()【】[]—…·-－~～,!?;:\"'■□▲●◆★\n\t 　/|｜")
_DIGITS = frozenset("0123456789.%‰")
_CHINESE_DIGITS = frozenset("〇零一二三四五六七八九十百千万亿两")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the lexicon, a number, a mark or a free character; `tag` tells which."""

    start: int
    end: int
    text: str
    tag: str


class Lexer:
    """Cuts texts by a dictionary of words.

    Args:
        words: word to tag; the first tag given for a word holds.
    """

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = dict(words)
        self._lengths: dict[str, tuple[int, ...]] = {}
        for word in self._words:
            self._lengths[word[0]] = tuple(sorted({*self._lengths.get(word[0], ()), len(word)}))

    def __contains__(self, word: str) -> bool:
        return word in self._words

    def tokens(self, text: str) -> list[Token]:
        """Return the tokens of `text`, without gaps, in order."""
        cuts = self._best_cuts(text)
        found: list[Token] = []
        for start, end in cuts:
            piece = text[start:end]
            tag = self._words.get(piece) if end - start > 1 or piece in self._words else None
            tag = tag or _tag_of(piece)
            if found and tag in (NUMBER, LATIN) and found[-1].tag == tag:
                found[-1] = Token(found[-1].start, end, text[found[-1].start : end], tag)
            else:
                found.append(Token(start, end, piece, tag))
        return found

    def _best_cuts(self, text: str) -> list[tuple[int, int]]:
        """Cover the text from the right so that the squares of word lengths add up highest."""
        size = len(text)
        best = [0] * (size + 1)
        step = [1] * (size + 1)
        words, lengths = self._words, self._lengths
        for at in range(size - 1, -1, -1):
            top, width = best[at + 1], 1
            for length in lengths.get(text[at], ()):
                if 1 < length <= size - at and text[at : at + length] in words:
                    value = length * length + best[at + length]
                    if value >= top:
                        top, width = value, length
            best[at], step[at] = top, width
        return pieces(step[:size])


def pieces(steps: Sequence[int]) -> list[tuple[int, int]]:
    """Return the pieces of a text, as start and end, of which the length is told where each begins."""
    cuts, at = [], 0
    while at < len(steps):
        cuts.append((at, at + steps[at]))
        at += steps[at]
    return cuts


def _tag_of(piece: str) -> str:
    char = piece[0]
    if char in _PUNCTUATION:
        return PUNCTUATION
    if char in _DIGITS:
        return NUMBER
    if char.isascii() and char.isalnum():
        return LATIN
    return NUMBER if char in _CHINESE_DIGITS else FREE


@dataclass(frozen=True)
class Scan:
    """A text with its tokens and quick access by offset."""

    text: str
    tokens: tuple[Token, ...]

    @cached_property
    def by_start(self) -> dict[int, int]:
        """Number of the token that begins at an offset."""
        return {token.start: i for i, token in enumerate(self.tokens)}

    @cached_property
    def by_end(self) -> dict[int, int]:
        """Number of the token that ends at an offset."""
        return {token.end: i for i, token in enumerate(self.tokens)}

    @cached_property
    def at(self) -> tuple[int, ...]:
        """Number of the token over each character."""
        return tuple(i for i, token in enumerate(self.tokens) for _ in range(token.end - token.start))

    def merged(self, words: Iterable[str], tag: str) -> Scan:
        """Return the scan with every place of these words as one token, where tokens begin and end with it."""
        pattern = re.compile("|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))))
        tokens, at = [], 0
        for match in pattern.finditer(self.text):
            first, last = self.by_start.get(match.start()), self.by_end.get(match.end())
            if first is not None and last is not None and first >= at:
                tokens += [*self.tokens[at:first], Token(match.start(), match.end(), match[0], tag)]
                at = last + 1
        return Scan(self.text, (*tokens, *self.tokens[at:]))

    def tagged(self, tags: Iterable[str]) -> Iterable[tuple[int, Token]]:
        """Yield (number, token) of every token with one of `tags`."""
        wanted = frozenset(tags)
        return ((i, token) for i, token in enumerate(self.tokens) if token.tag in wanted)
