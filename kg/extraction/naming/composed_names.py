"""Names of persons without a family name: put together of known parts, or one's own and one's father's with a dot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extraction.segmenting import crossing
from kg.lexicon import either

#: Names of Uyghurs and others: one's own and one's father's.
FIRST_OF_TWO = re.compile("[\u4e00-\u9fff]{2,6}[·•]")
#: What may end a Tibetan name besides (更松|加), where it begins no word.
_LAST_ELEMENT = "(?:加(?![入强大快工上盟紧速班甫])|太(?!阳)|毛|措(?!施)|吉(?![祥林安利]))"
_CHINESE = re.compile("[\u4e00-\u9fff]+")
_LONGEST_FATHERS = 7


class ComposedNames:
    """Tells where such names end.

    Args:
        elements: parts of Tibetan and Mongolian names.
        fathers: what the fathers of Uyghurs and others are called.
    """

    def __init__(self, elements: Sequence[str], fathers: Sequence[str]) -> None:
        element = either(elements)
        self._elements = re.compile(f"{element}{{2,3}}|{element}{_LAST_ELEMENT}")
        self._one = re.compile(f"{element}(?:加甫)?")
        self._with_father = re.compile(f"{FIRST_OF_TWO.pattern}{either(fathers)}")

    def sure_end(self, text: str, at: int) -> int | None:
        """Return where the name ends that begins at `at`, if its parts tell that by themselves."""
        match = self._elements.match(text, at) or self._with_father.match(text, at)
        return match.end() if match else None

    def ends(self, text: str, at: int) -> Iterator[int]:
        """Yield where a name that begins at `at` may end, if something else than a name follows there."""
        if (one := self._one.match(text, at)) and not crossing(text, one.end()):
            yield one.end()
        if first := FIRST_OF_TWO.match(text, at):
            for end in range(first.end() + 2, min(first.end() + _LONGEST_FATHERS, len(text)) + 1):
                if not _CHINESE.fullmatch(text, first.end(), end):
                    return
                yield end
