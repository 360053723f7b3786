"""A graph laid beside the gold of its page: things paired by name, relations in the gold's names, figures by value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from kg.evaluation.gold import Gold, GoldEntity, Statement, normal
from kg.evaluation.told import Node, Outcome, Told
from kg.vocabulary import SYMMETRIC

_ALIKE_INDICATORS = 0.5
#: Stands before the name of a thing that no gold entity is paired with.
UNKNOWN = "?"


class Comparison:
    """A graph beside its gold.

    Attributes:
        graph: what the graph tells.
        gold: the annotation of the page.
        aligned: IRIs of things to the numbers of gold entities, one to one.
    """

    def __init__(self, graph: Told, gold: Gold) -> None:
        self.graph, self.gold = graph, gold
        self.aligned = _align(graph.nodes, gold.entities)

    @cached_property
    def pairs(self) -> list[tuple[Node, GoldEntity]]:
        """Return every thing that is paired, with its gold entity."""
        return [(self.graph.nodes[iri], self.gold.entities[number]) for iri, number in self.aligned.items()]

    @cached_property
    def missed_entities(self) -> list[GoldEntity]:
        """Return the gold entities that no thing is paired with."""
        found = set(self.aligned.values())
        return [entity for number, entity in enumerate(self.gold.entities) if number not in found]

    @cached_property
    def extra_nodes(self) -> list[Node]:
        """Return the things that no gold entity is paired with, by IRI."""
        return [node for iri, node in sorted(self.graph.nodes.items()) if iri not in self.aligned]

    @cached_property
    def told(self) -> frozenset[Statement]:
        """Return the relations and posts of the graph in the gold's names."""
        stated = self.graph.relations | self.graph.posts
        return frozenset(map(self._in_gold_names, stated))

    @cached_property
    def quoted(self) -> dict[Statement, tuple[str, ...]]:
        """Return the words that relations and posts rest on, by these in the gold's names."""
        return {self._in_gold_names(statement): words for statement, words in self.graph.quoted().items()}

    def _in_gold_names(self, statement: Statement) -> Statement:
        subject, predicate, object_ = statement
        return self.gold_name(subject), predicate, self.gold_name(object_)

    @cached_property
    def hits(self) -> frozenset[Statement]:
        """Return the gold relations that the graph tells."""
        return self.gold.relations & _both_ways(self.told)

    @cached_property
    def extra(self) -> frozenset[Statement]:
        """Return the relations of the graph that the gold does not hold."""
        return self.told - _both_ways(self.gold.relations)

    @cached_property
    def matched(self) -> dict[Outcome, int]:
        """Return figures of the graph with the number of a gold figure of the same value, each taken once.

        Of several the one with the right owner and the likest indicator is taken.
        """
        matched: dict[Outcome, int] = {}
        for outcome in self.graph.outcomes:
            taken = set(matched.values())
            free = [n for n, one in enumerate(self.gold.outcomes) if one.figure == outcome.figure and n not in taken]
            if free and outcome not in matched:
                matched[outcome] = max(free, key=lambda n: (*self._closeness(outcome, n), -n))
        return matched

    def is_owned(self, outcome: Outcome, number: int) -> bool:
        """Tell whether a figure of the graph has the owner of that gold figure."""
        return self._closeness(outcome, number)[0]

    def is_indicated(self, outcome: Outcome, number: int) -> bool:
        """Tell whether a figure of the graph has nearly the indicator of that gold figure."""
        return self._closeness(outcome, number)[1] >= _ALIKE_INDICATORS

    def _closeness(self, outcome: Outcome, number: int) -> tuple[bool, float]:
        one = self.gold.outcomes[number]
        return one.holder == self.gold_name(outcome.holder), alike(one.indicator, outcome.indicator)

    def gold_name(self, iri: str) -> str:
        """Return the gold's name for a thing, or a name that no gold entity has."""
        number = self.aligned.get(iri)
        return f"{UNKNOWN}{self.label(iri)}" if number is None else self.gold.entities[number].name

    def label(self, iri: str) -> str:
        """Return the graph's own name for a thing."""
        return self.graph.nodes[iri].name if iri in self.graph.nodes else iri


def alike(left: str, right: str) -> float:
    """Return the Dice coefficient of the characters of two strings."""
    a, b = set(left), set(right)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _align(nodes: Mapping[str, Node], gold: Sequence[GoldEntity]) -> dict[str, int]:
    """Pair things with gold entities that share a name, one to one, the best agreement first."""
    by_form: dict[str, list[int]] = {}
    for number, entity in enumerate(gold):
        for form in entity.forms:
            by_form.setdefault(form, []).append(number)
    pairs = []
    for iri, node in nodes.items():
        for number in {number for form in node.forms | {node.name} for number in by_form.get(form, ())}:
            entity = gold[number]
            same = node.name == normal(entity.name), node.name in entity.forms, entity.type in node.types
            pairs.append((*same, len(node.forms & entity.forms), iri, number))
    aligned: dict[str, int] = {}
    taken: set[int] = set()
    # Equal pairs go by IRI, then in the order of the gold.
    for *_, iri, number in sorted(pairs, key=lambda pair: (pair[:-1], -pair[-1]), reverse=True):
        if iri not in aligned and number not in taken:
            aligned[iri] = number
            taken.add(number)
    return aligned


def _both_ways(statements: Iterable[Statement]) -> frozenset[Statement]:
    kept = frozenset(statements)
    return kept | {(object_, predicate, subject) for subject, predicate, object_ in kept if predicate in SYMMETRIC}
