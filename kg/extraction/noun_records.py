"""What is read around a number: the words before it and the noun behind it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Before:
    """What stands before a number, read backwards.

    Attributes:
        start: first character of all that was read.
        kind: "growth" or "decline", if a word of it stands there.
        reaches: True where 到 or the like follows that word (提高到), so that the number is a level.
        tail: the small words between noun and number.
        noun: without adverbs at its beginning.
        verb: the verb before the noun, or before the number if the noun stands behind it.
        is_verb: True where the noun is nothing but a verb (累计服务6万人次).
        last_verb: the verb right before the number, if the noun ends with one.
    """

    start: int
    kind: str = ""
    reaches: bool = False
    tail: frozenset[str] = frozenset()
    noun: str = ""
    verb: str = ""
    is_verb: bool = False
    last_verb: str = ""


@dataclass(slots=True)
class Behind:
    """The noun behind a number, and where it ends."""

    end: int
    noun: str = ""
