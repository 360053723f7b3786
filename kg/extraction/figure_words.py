"""The words of the lexicon by what they do around a number."""

from __future__ import annotations

from kg.lexicon import Lexicon


class Words:
    """The words of the lexicon by what they do around a number.

    Args:
        lexicon: its table `figures` is used.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        table = lexicon.table("figures")
        edges, kinds = table["edges"], table["kinds"]
        self.kinds = {word: kind for kind in ("growth", "decline") for word in kinds[kind].split()}
        self.levels = frozenset(kinds["level"].split())
        self.tail, self.rank_tail = frozenset(edges["tail"].split()), frozenset(edges["rank_tail"].split())
        self.lead, self.adjectives = frozenset(edges["lead"].split()), frozenset(edges["adjectives"].split())
        self.prepositions, self.suffixes = frozenset(edges["prepositions"].split()), frozenset(edges["suffixes"])
        self.small = self.tail | self.lead | self.prepositions
        self.having, self.saying = frozenset(edges["having"].split()), frozenset(edges["saying"].split())
        self.roles = frozenset(edges["roles"].split())
