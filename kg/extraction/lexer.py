"""A text cut into known words and free characters: where a name can begin, and where it must not be cut.

Names of bodies and programmes are open-ended to the left (…工程, …联盟), and Chinese puts no spaces between words.
The scanner covers the text with the words of the lexicon so that the longest words win over the whole stretch
(a shortest-path search), which keeps 地 in 阵地 from looking like the particle 地.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain, count, repeat
from operator import add, attrgetter
from typing import NamedTuple

FREE = "free"
PUNCTUATION = "punctuation"
NUMBER = "number"
LATIN = "latin"

_PUNCTUATION = frozenset("，。！？；：、“”‘’《》〈〉（）()【】[]—…·-－~～,!?;:\"'■□▲●◆★\n\t 　/|｜")
_DIGITS = frozenset("0123456789.%‰")
#: So many words are looked for one by one in less time than all at once.
_FEW = 256
_CHINESE_DIGITS = frozenset("〇零一二三四五六七八九十百千万亿两")


class Token(NamedTuple):
    """A word of the lexicon, a number, a mark or a free character; `tag` tells which."""

    start: int
    end: int
    text: str
    tag: str


#: Makes a token of a tuple: what `Token(…)` comes to, without a call in between for each word of a text.
_token = partial(tuple.__new__, Token)


class _Tags(dict[str, str]):
    """Word or character to tag; what single characters are that are no words is found out when first asked."""

    def __missing__(self, char: str) -> str:
        tag = self[char] = _tag_of(char)
        return tag


class Lexer:
    """Cuts texts by a dictionary of words.

    Args:
        words: word to tag; the first tag given for a word holds.
    """

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = frozenset(words)
        self._tags = _Tags(words)
        self._lengths = lengths_by_pair(words)

    def __contains__(self, word: str) -> bool:
        return word in self._words

    def tag(self, word: str) -> str:
        """Return the tag of a word, or what a character is; `FREE` for longer words that are not known."""
        return self._tags[word] if word in self._words or len(word) == 1 else FREE

    def tokens(self, text: str, start: int = 0) -> list[Token]:
        """Return the tokens of `text`, without gaps, in order; they count from `start` on."""
        found: list[Token] = []
        tags, widths = self._tags, self._best_widths(text)
        at, last = 0, ""
        while at < len(text):
            end = at + widths[at]
            piece = text[at:end]
            tag = tags[piece]
            if tag == last and tag in (NUMBER, LATIN):
                found[-1] = Token(found[-1].start, start + end, found[-1].text + piece, tag)
            else:
                found.append(_token((start + at, start + end, piece, tag)))
            at, last = end, tag
        return found

    def _best_widths(self, text: str) -> list[int]:
        """Cover the text from the right so that the squares of word lengths add up highest.

        Returns the length of the word or character to take, for each place where one may begin.
        """
        size = len(text)
        best = [0] * (size + 1)
        widths = [1] * size
        words, lengths_of = self._words, self._lengths.get
        for at in range(size - 2, -1, -1):
            top = best[at + 1]
            for length in lengths_of(text[at : at + 2]) or ():
                if length <= size - at and text[at : at + length] in words:
                    value = length * length + best[at + length]
                    if value >= top:
                        top, widths[at] = value, length
            best[at] = top
        return widths


def lengths_by_pair(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return the lengths of the words by their first two characters, shortest first.

    Most pairs of characters in a text begin no word, so that one look tells that none begins there. Words of one
    character are left out.
    """
    found: dict[str, set[int]] = {}
    for word in words:
        if len(word) > 1:
            found.setdefault(word[:2], set()).add(len(word))
    return {pair: tuple(sorted(lengths)) for pair, lengths in found.items()}


def places_of(words: Collection[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield where one of some words stands, as start and end, from left to right without overlap.

    Where several begin, it is the longest. No word has less than two characters. A regular expression of words that
    each text has others of would be made anew for each, which takes longer than to look.
    """
    found = _places_of_few(words, text) if len(words) <= _FEW else _places_of_many(words, text)
    reached = 0
    for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
        if start >= reached:
            yield start, end
            reached = end


def _places_of_few(words: Iterable[str], text: str) -> Iterator[tuple[int, int]]:
    for word in words:
        at = text.find(word)
        while at >= 0:
            yield at, at + len(word)
            at = text.find(word, at + 1)


def _places_of_many(words: Iterable[str], text: str) -> Iterator[tuple[int, int]]:
    known = frozenset(words)
    lengths = lengths_by_pair(known)
    for start in [at for at, pair in enumerate(map(add, text, text[1:])) if pair in lengths]:
        for length in lengths[text[start : start + 2]]:
            if text[start : start + length] in known and start + length <= len(text):
                yield start, start + length


def _tag_of(char: str) -> str:
    if char in _PUNCTUATION:
        return PUNCTUATION
    if char in _DIGITS:
        return NUMBER
    if char.isascii() and char.isalnum():
        return LATIN
    return NUMBER if char in _CHINESE_DIGITS else FREE


_start, _end = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True)
class Scan:
    """A text with its tokens and quick access by offset."""

    text: str
    tokens: tuple[Token, ...]

    @cached_property
    def by_start(self) -> dict[int, int]:
        """Number of the token that begins at an offset."""
        return dict(zip(map(_start, self.tokens), count()))

    @cached_property
    def at(self) -> tuple[int, ...]:
        """Number of the token over each character."""
        sizes = (token.end - token.start for token in self.tokens)
        return tuple(chain.from_iterable(map(repeat, count(), sizes)))

    def ending(self, offset: int) -> int | None:
        """Return the number of the token that ends at an offset, None where none does."""
        behind = len(self.tokens) if offset == len(self.text) else self.by_start.get(offset)
        return behind - 1 if behind else None

    def merged(self, words: Collection[str], tag: str) -> Scan:
        """Return the scan with every place of these words as one token, where tokens begin and end with it."""
        tokens, at = [], 0
        for start, end in places_of(words, self.text):
            first = bisect_left(self.tokens, start, lo=at, key=_start)
            last = bisect_left(self.tokens, end, lo=first, key=_end)
            fits = last < len(self.tokens) and self.tokens[first].start == start
            if fits and self.tokens[last].end == end:
                tokens += [*self.tokens[at:first], Token(start, end, self.text[start:end], tag)]
                at = last + 1
        return Scan(self.text, (*tokens, *self.tokens[at:]))

    def tagged(self, tag: str) -> Sequence[tuple[int, Token]]:
        """Return (number, token) of every token with a tag."""
        if tag not in self._tagged:
            self._tagged[tag] = [(i, token) for i, token in enumerate(self.tokens) if token.tag == tag]
        return self._tagged[tag]

    @cached_property
    def _tagged(self) -> dict[str, list[tuple[int, Token]]]:
        return {}
