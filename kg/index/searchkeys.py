"""How names and texts are cut for searching, and how what a person types is asked for.

Chinese has no spaces, so a text is indexed by its pairs of neighbouring characters, with a mark before its beginning
and after its end: 区委 is "␂区 区委 委␃". A piece of a text is then a phrase of pairs, its beginning a phrase that
starts with the mark. Pinyin is indexed by syllable, initials by three letters, as there are so few letters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

#: Stand before and after each text; private use, so that no text holds them and the tokeniser keeps them.
BEGIN, END = "\ue000", "\ue001"
#: Characters of a piece of a name or text, and of initials.
PAIRS, TRIPLES = 2, 3
_MOST_CUTS = 200  # ways to cut typed letters into syllables that are looked at
_MOST_READINGS = 6  # those with fewest syllables, which are asked for


def search_key(text: str) -> str:
    """Return what two spellings of a name share: no marks, spaces, case or full-width forms."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in plain if character.isalnum())


def pieces(key: str, size: int = PAIRS) -> Iterator[str]:
    """Yield the pieces of so many characters of a key between its marks; the last ones are shorter."""
    marked = BEGIN + key + END
    for at in range(len(key) + 1):
        yield marked[at : at + size]


def words_of(texts: Iterable[str], size: int = PAIRS) -> str:
    """Return what is indexed for keys of which each stands alone."""
    return " ".join(piece for text in texts for piece in pieces(text, size))


def sounds_of(readings: Iterable[Sequence[str]]) -> str:
    """Return what is indexed for the syllables of names; the first syllable of each bears the mark."""
    return " ".join(BEGIN + " ".join(read) for read in readings)


def phrase(key: str, size: int = PAIRS, *, whole: bool = False, start: bool = False) -> str:
    """Return the full-text query for a key: anywhere in a text, at its start, or as the whole of it."""
    text = (BEGIN if start or whole else "") + key + (END if whole else "")
    if len(text) < size:
        return f'"{text}"*'
    return '"' + " ".join(text[at : at + size] for at in range(len(text) - size + 1)) + '"'


def syllables(key: str) -> list[str]:
    """Return the pinyin of a key: a syllable for each Chinese character, other characters by themselves.

    Characters with several readings are read as in the longest word of pypinyin's list that they stand in.
    """
    letters, words = _readings()
    found: list[str] = []
    at = 0
    while at < len(key):
        length = next((size for size in (4, 3, 2) if key[at : at + size] in words), 1)
        piece = key[at : at + length]
        found.extend(words[piece] if length > 1 else [letters.get(piece, piece)])
        at += length
    return found


def warm_up() -> None:
    """Load the readings of characters, which the first question would wait for."""
    _known_syllables()


@cache
def _readings() -> tuple[dict[str, str], dict[str, list[str]]]:
    """Return the readings of characters, and of words that are read otherwise than their characters."""
    from pypinyin.phrases_dict import phrases_dict
    from pypinyin.pinyin_dict import pinyin_dict

    letters = {chr(code): _toneless(readings.split(",")[0]) for code, readings in pinyin_dict.items()}
    words = {}
    for word, parts in phrases_dict.items():
        if 1 < len(word) <= 4 and len(parts) == len(word):
            read = [_toneless(part[0]) for part in parts]
            if read != [letters.get(character) for character in word]:
                words[word] = read
    return letters, words


def _toneless(syllable: str) -> str:
    """Return a syllable as it is typed: lǜ is lv."""
    plain = unicodedata.normalize("NFD", syllable.replace("ü", "v").replace("ǘ", "v").replace("ǚ", "v"))
    letters = plain.replace("ǜ", "v").replace("u\u0308", "v")
    return "".join(letter for letter in letters if letter.isascii() and letter.isalpha()).lower()


@cache
def _known_syllables() -> frozenset[str]:
    return frozenset(one for one in _readings()[0].values() if set(one) & set("aeiouv"))  # not the sounds n, ng, m


def initials_of(read: Iterable[str]) -> str:
    """Return the first letters of syllables."""
    return "".join(syllable[:1] for syllable in read)


def pinyin_phrases(typed: str, start: bool = False) -> list[str]:
    """Return full-text queries for letters that may be whole syllables, the last one perhaps unfinished.

    Args:
        typed: small ASCII letters.
        start: whether a name must begin so; else it must hold them behind its first syllable.
    """
    mark = BEGIN if start else ""
    readings = sorted(islice(_cut(typed, ()), _MOST_CUTS), key=len)[:_MOST_READINGS]
    return [f'"{mark}{" ".join(reading)}"*' for reading in readings]


def _cut(rest: str, before: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the ways to cut letters into syllables, long ones first."""
    known = _known_syllables()
    if any(syllable.startswith(rest) for syllable in known):
        yield (*before, rest)
    for size in range(min(6, len(rest) - 1), 0, -1):
        if rest[:size] in known:
            yield from _cut(rest[size:], (*before, rest[:size]))
