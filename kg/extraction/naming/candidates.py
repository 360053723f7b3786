"""The record that the finders of names hand over: a stretch of text that may be a name, and what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Span

#: Strength of a candidate that shares words with others, which it therefore overlaps by right.
LISTED_STRENGTH = "listed"

#: Strength of an organ named by its kind of unit alone (街道党工委, 村委会): the unit named last owns it.
UNIT_STRENGTH = "unit"

#: Strength of a name that is known by its very words, whose class no verb beside it changes.
KNOWN_STRENGTH = "known"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of text that may be a name.

    Attributes:
        span: where it stands.
        type: class of the ontology.
        name: the name without quotation marks.
        strength: "strong" or "weak", as the head's.
        founded: a founding verb stands right before it.
        placed: it begins with a place or a level (区, 市).
        core: what stands before the head.
        quoted: its core stands in quotation marks.
        short: the core alone, where that may be the name (rule: a quoted name used alone is the name).
    """

    span: Span
    type: str
    name: str
    strength: str = "strong"
    founded: bool = False
    placed: bool = False
    core: str = ""
    quoted: bool = False
    short: str = ""
