"""What everyday verbs measure or count by themselves: 卖了36万元 is income from sales, 守了32年 time on guard."""

from __future__ import annotations

from kg.extraction.figures.quantities import Quantity
from kg.lexicon import Table

_HOLDING = frozenset({"召开", "举行"})


class Everyday:
    """Knows what everyday verbs measure.

    Args:
        table: of the lexicon's `figures`; its sections `nouns` and `ignored` are used.

    Attributes:
        spending: the verbs that tell how somebody spends time, and what is said of them.
    """

    def __init__(self, table: Table) -> None:
        nouns = table["nouns"]
        self._nouns, self._counts = dict(nouns["everyday"]), dict(nouns["counts"])
        self._holding = frozenset(table["ignored"]["held"].split()) | _HOLDING
        self.spending = dict(nouns["spending"])

    def noun(self, verb: str, quantity: Quantity) -> str:
        """Return what a verb alone measures or counts, or nothing."""
        held = verb in self._holding and self._counts.get(quantity.printed, "")
        return held or str(self._nouns.get(quantity.measure, {}).get(verb, ""))
