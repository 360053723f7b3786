"""The words of the lexicon by what they do around a number."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.figures.statements import VERB
from kg.extraction.lexer import Token
from kg.lexicon import Lexicon

_LONGEST_MANNER = 4


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
        self.manner = frozenset(edges["manner"].split())
        self.owners = frozenset(table["general"]["owners"].split())
        self.together = frozenset(table["owners"]["with"].split())
        self.roles = frozenset(edges["roles"].split())

    def without_manner(self, noun: str) -> str:
        """Return a counted noun without the words at its end that tell how something is done (6家单位现场…)."""
        sizes = range(min(len(noun) - 1, _LONGEST_MANNER), 0, -1)
        size = next((size for size in sizes if noun[-size:] in self.manner), 0)
        return self.without_manner(noun[:-size]) if size else noun

    def governing(self, tokens: Sequence[Token], at: int) -> Token:
        """Return the verb with this number, or with the verb right before it that governs it or stands beside it.

        In 汇总梳理问题 both verbs tell what is done, in 制定整改措施 the first one does.
        """
        verb, before = tokens[at], tokens[at - 1] if at else None
        if before is None or before.tag != VERB or before.end != verb.start or len(before.text) < len(verb.text):
            return verb
        if before.text in self.having | self.small:
            return verb
        return Token(before.start, verb.end, before.text + verb.text, VERB)
