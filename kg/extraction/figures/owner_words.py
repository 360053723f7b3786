"""The words that owners are told by, read from the lexicon once."""

from __future__ import annotations

import re
from functools import cache

from kg.extraction.figures.nationwide import NationwideWords
from kg.extraction.figures.object_owners import ObjectOwners
from kg.lexicon import Lexicon, Table


class OwnerWords:
    """The words that owners are told by.

    Args:
        table: [owners] of the lexicon's table `figures`.
    """

    def __init__(self, table: Table) -> None:
        words = {name: tuple(sorted(w.split())) for name, w in table.items() if isinstance(w, str)}
        self.honours, self.founding, self.laying_down = (
            frozenset(words[name]) for name in ("honours", "founding", "laying_down")
        )
        self.members, self.becoming = words["members"], words["becoming"]
        self.grants, self.statistics = re.compile("|".join(words["grants"])), re.compile("|".join(words["statistics"]))
        self.business = re.compile("|".join(words["business"]))
        self.members_of: dict[str, str] = table["members_of"]
        self.helping = re.compile(f"[^，。；由]{{0,12}}(?:{'|'.join(words['helping'])})[，；]?$")
        self.nationwide, self.objects = NationwideWords(table), ObjectOwners(table)
        self.carried_out = re.compile(f"(?:时间)?(?:{'|'.join(words['founding'])})[“《‘]?")


@cache
def words_of(lexicon: Lexicon) -> OwnerWords:
    """Return the words of a lexicon, made once for all articles."""
    return OwnerWords(lexicon.table("figures")["owners"])
