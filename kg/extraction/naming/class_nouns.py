"""Nouns that tell of what class the members of a list are, and where such lists stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.lexicon import Table, either

_COUNT = r"(?:[近约超]?\d+|[一二两三四五六七八九十]+|数|多|众)[余多]?"
_UNITS = "[家户个所条项大座处款种类]"
_QUALIFIER = r"[\u4e00-\u9fff]{0,8}?"
_NOT_AHEAD = "(?![家化性员者们型类主内级]|工作|事务|上下游|作品|产品)"


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of `[[listed]]` in the lexicon: what members of lists with these nouns are.

    Attributes:
        type: class of the members.
        endings: how a member must end; empty for any.
        unknown: a member must hold a character that is no common word.
        least: so many members at least.
        counted: a number must stand before the noun.
        joined: the noun belongs to the name of each member.
    """

    type: str
    endings: tuple[str, ...]
    unknown: bool
    least: int
    counted: bool
    joined: bool


def listed_nouns(entries: Iterable[Table]) -> dict[str, Listed]:
    """Return the nouns of `[[listed]]` with what they say of members."""
    return {
        noun: Listed(e["class"], tuple(e["endings"].split()), e["unknown"], e["least"], e["counted"], e["joined"])
        for e in entries
        for noun in e["nouns"].split()
    }


def closing_pattern(nouns: list[str]) -> re.Pattern[str]:
    """Return what finds 等3家企业 and 三家企业; group 1 is the noun."""
    return re.compile(rf"(?:等(?:{_COUNT}{_UNITS}|“N”个)?|{_COUNT}{_UNITS}){_QUALIFIER}({either(nouns)}){_NOT_AHEAD}")


def opening_pattern(nouns: list[str]) -> re.Pattern[str]:
    """Return what finds 企业：甲、乙。 and 企业2家（甲、乙）; group 1 is the noun, 2 or 3 the list."""
    item = r"[^，。；：、（）\n]{2,16}"
    return re.compile(
        rf"({either(nouns)})(?:有|为|包括|分别为)?(?:：((?:{item}、)+{item})(?=[。；\n]|$)"
        rf"|{_COUNT}{_UNITS}（((?:{item}、)*{item})）)"
    )
