"""Which names of an article another could be a short form of, without comparing every name with every other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

#: A name with its class.
Form = tuple[str, str]
_SHORTEST_ENDING = 3


class LongerForms:
    """Names that are added one by one and found again by their first character and by their endings.

    A short form begins like the full one, or is its ending; whatever else makes them one thing is judged elsewhere.
    """

    def __init__(self) -> None:
        self._beginning: dict[str, list[Form]] = defaultdict(list)
        self._ending: dict[str, list[Form]] = defaultdict(list)

    def add(self, form: Form, *others: str) -> None:
        """Add a name; `others` are the same without brackets, or without its place."""
        name = form[0]
        for first in sorted({name[:1], *(other[:1] for other in others)}):
            self._beginning[first].append(form)
        for at in range(1, len(name) - _SHORTEST_ENDING + 1):
            self._ending[name[at:]].append(form)

    def of(self, short: str, bare: str, *added: str) -> Iterator[Form]:
        """Yield the names that `short` may stand for, some of them twice.

        Args:
            short: a name that is no longer than those added.
            bare: the same without brackets.
            added: words that may follow it at the end of the full name.
        """
        for first in {short[:1], bare[:1]}:
            yield from self._beginning.get(first, ())
        for ending in (short, *(short + word for word in added)):
            yield from self._ending.get(ending, ())
