"""Gold and graph side by side: what was found, what was missed, what is too much."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Store

from kg.evaluation.gold import Gold, GoldEntity, normal
from kg.evaluation.told import Node, Outcome, Statement, Told
from kg.vocabulary import PROGRAMME, SYMMETRIC

_FAMILIES = (
    frozenset({"leads", "establishes", "implements", "issues", "produces", "guides"}),
    frozenset({"participatesIn", "cooperatesWith", "partOf", "locatedIn", "heldAt"}),
    frozenset({"targets", "supports"}),
    frozenset({"receives", "confers"}),
    frozenset({"holdsPost"}),
)
_UNDIRECTED_FAMILY = 1
_NEAR_TYPES = frozenset(PROGRAMME) - {"Policy"}  # confused with each other, they count half
_ALIKE_INDICATORS, _ALIKE_TITLES = 0.5, 0.8


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall: `right` of the `system`'s and of the `gold`'s records; `right` may hold halves."""

    right: float
    system: int
    gold: int

    @property
    def precision(self) -> float:
        """Return the share of the system's records that are right."""
        return self.right / self.system if self.system else 0.0

    @property
    def recall(self) -> float:
        """Return the share of the gold's records that were found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of a graph by name, and what went wrong by kind, one line each.

    Attributes:
        grounded: claims whose evidence stands in the text, and all claims; None where no text was given.
    """

    scores: Mapping[str, Score]
    misses: Mapping[str, tuple[str, ...]]
    grounded: tuple[int, int] | None = None

    def record(self) -> dict[str, dict[str, float]]:
        """Return the scores as plain numbers, rounded to three places."""
        found = {
            name: {
                "P": round(score.precision, 3),
                "R": round(score.recall, 3),
                "F1": round(score.f1, 3),
                "tp": score.right,
                "system": score.system,
                "gold": score.gold,
            }
            for name, score in self.scores.items()
        }
        if self.grounded is not None:
            share = round(self.grounded[0] / self.grounded[1], 3) if self.grounded[1] else 0.0
            found["evidence"] = {"grounded": self.grounded[0], "claims": self.grounded[1], "share": share}
        return found


def evaluate(store: Store, gold: Gold, text: str | None = None) -> Evaluation:
    """Score the graph of one page.

    Args:
        store: a graph built from that page alone.
        gold: the annotation of the page.
        text: the page as read; without it evidence is not looked at.
    """
    return _Comparison(Told(store), gold).evaluation(text)


class _Comparison:
    """A graph beside its gold, things aligned by name."""

    def __init__(self, graph: Told, gold: Gold) -> None:
        self._graph, self._gold = graph, gold
        self._aligned = _align(graph.nodes, gold.entities)
        self._scores: dict[str, Score] = {}
        self._misses: dict[str, list[str]] = {}

    def evaluation(self, text: str | None) -> Evaluation:
        self._score_entities()
        self._score_relations()
        self._score_outcomes()
        self._score_articles()
        grounded = None
        if text is not None:
            claims = self._graph.claims()
            bare = claims - self._graph.grounded(text)
            grounded = len(claims) - len(bare), len(claims)
            self._misses["no evidence"] = [" ".join(claim) for claim in sorted(bare)]
        return Evaluation(self._scores, {kind: tuple(lines) for kind, lines in self._misses.items()}, grounded)

    def _score_entities(self) -> None:
        nodes, gold = self._graph.nodes, self._gold.entities
        pairs = [(nodes[iri], gold[number]) for iri, number in self._aligned.items()]
        counts = len(nodes), len(gold)
        self._scores["entities"] = Score(len(pairs), *counts)
        self._scores["typed entities"] = Score(sum(_type_score(node, entity) for node, entity in pairs), *counts)
        self._scores["names"] = Score(sum(node.name == normal(entity.name) for node, entity in pairs), *counts)
        found = set(self._aligned.values())
        self._misses["entities missed"] = [f"{e.name} ({e.type})" for i, e in enumerate(gold) if i not in found]
        self._misses["entities extra"] = [
            f"{node.name} ({_types(node)})" for iri, node in sorted(nodes.items()) if iri not in self._aligned
        ]
        self._misses["types wrong"] = [
            f"{entity.name}: {_types(node)} should be {entity.type}"
            for node, entity in pairs
            if entity.type not in node.types
        ]

    def _score_relations(self) -> None:
        told = {
            (self._gold_name(subject), predicate, self._gold_name(object_))
            for subject, predicate, object_ in self._graph.relations | self._graph.posts
        }
        gold = self._gold.relations
        right = {statement for statement in told if statement in _both_ways(gold)}
        hit = {statement for statement in gold if statement in _both_ways(told)}
        self._scores["relations"] = Score(len(hit), len(hit) + len(told - right), len(gold))
        told_families, gold_families = _by_family(told), _by_family(gold)
        both = len(told_families & gold_families)
        self._scores["relations by family"] = Score(both, len(told_families), len(gold_families))
        self._misses["relations missed"] = [" | ".join(statement) for statement in sorted(gold - hit)]
        self._misses["relations extra"] = [" | ".join(statement) for statement in sorted(told - right)]

    def _score_outcomes(self) -> None:
        outcomes, gold = self._graph.outcomes, self._gold.outcomes
        matched = self._match_outcomes()
        full = {number for outcome, number in matched.items() if self._is_owned(outcome, number)}
        count = len({outcome.iri for outcome in outcomes})
        self._scores["figures"] = Score(len(matched), count, len(gold))
        self._scores["outcomes"] = Score(len(full), count, len(gold))
        found = set(matched.values())
        self._misses["figures missed"] = [one.shown for number, one in enumerate(gold) if number not in found]
        self._misses["figures extra"] = [
            f"{self._label(one.holder)}: {one.indicator} {one.figure[0]:g} {one.figure[1]}"
            for one in outcomes
            if one not in matched
        ]
        self._misses["outcomes half right"] = [
            f"{gold[number].shown} | got {self._label(outcome.holder)}: {outcome.indicator}"
            for outcome, number in matched.items()
            if number not in full
        ]

    def _match_outcomes(self) -> dict[Outcome, int]:
        """Pair figures of the graph with free gold figures of the same value, the best owner and indicator first."""
        gold, matched = self._gold.outcomes, dict[Outcome, int]()
        for outcome in self._graph.outcomes:
            taken = set(matched.values())
            free = [n for n, one in enumerate(gold) if one.figure == outcome.figure and n not in taken]
            if free and outcome not in matched:
                matched[outcome] = max(free, key=lambda n: (*self._closeness(outcome, n), -n))
        return matched

    def _closeness(self, outcome: Outcome, number: int) -> tuple[bool, float]:
        one = self._gold.outcomes[number]
        return one.holder == self._gold_name(outcome.holder), _alike(one.indicator, outcome.indicator)

    def _is_owned(self, outcome: Outcome, number: int) -> bool:
        owned, alike = self._closeness(outcome, number)
        return owned and alike >= _ALIKE_INDICATORS

    def _score_articles(self) -> None:
        found, titles, authors = self._graph.articles, 0, 0
        for one in self._gold.articles:
            title, names = max(
                found, key=lambda got: _article_closeness(one.title, one.authors, got), default=("", set())
            )
            titles += _alike(one.title, title) >= _ALIKE_TITLES if one.title else bool(found)
            authors += len(one.authors & names)
        gold = self._gold.articles
        self._scores["articles"] = Score(titles, len(found), len(gold))
        self._scores["authors"] = Score(authors, sum(len(a) for _, a in found), sum(len(one.authors) for one in gold))
        self._misses["articles"] = [
            *(f"gold {one.title} by {'、'.join(sorted(one.authors))}" for one in gold),
            *(f"got {title} by {'、'.join(sorted(names))}" for title, names in found),
        ]

    def _gold_name(self, iri: str) -> str:
        """Return the gold's name for a thing, or a name that no gold entity has."""
        number = self._aligned.get(iri)
        return f"?{self._label(iri)}" if number is None else self._gold.entities[number].name

    def _label(self, iri: str) -> str:
        return self._graph.nodes[iri].name if iri in self._graph.nodes else iri


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


def _type_score(node: Node, entity: GoldEntity) -> float:
    if entity.type in node.types:
        return 1.0
    return 0.5 if entity.type in _NEAR_TYPES and node.types & _NEAR_TYPES else 0.0


def _types(node: Node) -> str:
    return "/".join(sorted(node.types))


def _both_ways(statements: Iterable[Statement]) -> set[Statement]:
    kept = set(statements)
    return kept | {(object_, predicate, subject) for subject, predicate, object_ in kept if predicate in SYMMETRIC}


def _by_family(statements: Iterable[Statement]) -> set[tuple[object, int]]:
    found: set[tuple[object, int]] = set()
    for subject, predicate, object_ in statements:
        family = next(number for number, members in enumerate(_FAMILIES) if predicate in members)
        ends = frozenset((subject, object_)) if family == _UNDIRECTED_FAMILY else (subject, object_)
        found.add((ends, family))
    return found


def _alike(left: str, right: str) -> float:
    """Return the Dice coefficient of the characters of two strings."""
    a, b = set(left), set(right)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _article_closeness(title: str, authors: frozenset[str], found: tuple[str, frozenset[str]]) -> tuple[float, int]:
    return _alike(title, found[0]) if title else 1.0 - bool(found[0]), len(authors & found[1])
