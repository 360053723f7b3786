"""What is read around a number: the words before it, the noun behind it, and what it measures by them."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extraction.figures.quantities import Quantity
from kg.model import Kind, Span


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


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity with what it measures.

    Attributes:
        indicator: short, without quotation marks.
        noun: the noun of the indicator alone; figures that follow may refer to it.
        verb: the verb that governs it, or a modifier; figures joined to it share it.
        evidence: the words that it was read from.
    """

    quantity: Quantity
    indicator: str
    kind: Kind
    noun: str
    verb: str
    evidence: Span
