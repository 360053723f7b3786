"""Text that remembers where each of its characters stands in the source."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import compress

NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Passage:
    """A text put together from pieces of the source.

    Attributes:
        text: the characters, perhaps in a normal form.
        origins: for each of them its place in the source, or `NOWHERE` for a separator that was put in.
    """

    text: str
    origins: array[int]

    @classmethod
    def of(cls, source: str, start: int, end: int) -> Passage:
        """Return `source[start:end]`, character by character as it stands there."""
        return cls(source[start:end], array("q", range(start, end)))

    @classmethod
    def separator(cls, text: str) -> Passage:
        """Return characters that stand nowhere in the source."""
        return cls(text, array("q", [NOWHERE]) * len(text))

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, piece: slice) -> Passage:
        return Passage(self.text[piece], self.origins[piece])

    def __add__(self, other: Passage) -> Passage:
        return Passage(self.text + other.text, self.origins + other.origins)

    def rewritten(self, form: Callable[[str], str]) -> Passage:
        """Return the passage with its text in another form of the same length."""
        return Passage(form(self.text), self.origins)

    def without(self, dropped: Iterable[int]) -> Passage:
        """Return the passage without the characters at the given places."""
        keep = bytearray(b"\x01") * len(self)
        for at in dropped:
            keep[at] = 0
        return Passage("".join(compress(self.text, keep)), array("q", compress(self.origins, keep)))

    def stripped(self) -> Passage:
        """Return the passage without white space at its ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self[start : len(self.text.rstrip())] if self.text.strip() else self[:0]

    def pieces(self, offset: int) -> Iterable[tuple[int, int, int]]:
        """Yield the pieces of an `OffsetMap` for this passage standing at `offset` of a longer text."""
        start, size = 0, len(self.origins)
        while start < size:
            end = start + 1
            while end < size and self.origins[end] == self.origins[end - 1] + 1 and self.origins[start] != NOWHERE:
                end += 1
            if self.origins[start] != NOWHERE:
                yield offset + start, self.origins[start], end - start
            start = end


def joined(passages: Iterable[Passage], separator: str = "") -> Passage:
    """Return the passages one after the other, in time linear in their length."""
    texts: list[str] = []
    origins: array[int] = array("q")
    gap = Passage.separator(separator)
    for number, passage in enumerate(passages):
        for part in (gap, passage) if number and separator else (passage,):
            texts.append(part.text)
            origins.extend(part.origins)
    return Passage("".join(texts), origins)
