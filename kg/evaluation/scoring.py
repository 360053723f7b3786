"""The scores of a graph against its gold, whole and by class and predicate, with all that is missed and too much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Store

from kg.evaluation.causes import Finding, Printed, findings
from kg.evaluation.comparison import Comparison, alike
from kg.evaluation.gold import Gold, GoldEntity, Statement, normal
from kg.evaluation.told import Node, Told
from kg.vocabulary import CLASSES, PREDICATES, PROGRAMME

_FAMILIES = (
    frozenset({"leads", "establishes", "implements", "issues", "produces", "guides"}),
    frozenset({"participatesIn", "cooperatesWith", "partOf", "locatedIn", "heldAt"}),
    frozenset({"targets", "supports"}),
    frozenset({"receives", "confers"}),
    frozenset({"holdsPost"}),
)
_UNDIRECTED_FAMILY = 1
_NEAR_TYPES = frozenset(PROGRAMME) - {"Policy"}  # confused with each other, they count half
_ALIKE_TITLES = 0.8


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall: `right` of the `system`'s and of the `gold`'s records; `right` may hold halves."""

    right: float
    system: int
    gold: int

    def __add__(self, other: Score) -> Score:
        """Return the score of both together, record by record (micro-average)."""
        return Score(self.right + other.right, self.system + other.system, self.gold + other.gold)

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

    def record(self) -> dict[str, float]:
        """Return the score as plain numbers, rounded to three places."""
        return {
            "P": round(self.precision, 3),
            "R": round(self.recall, 3),
            "F1": round(self.f1, 3),
            "tp": self.right,
            "system": self.system,
            "gold": self.gold,
        }


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of a graph by name, and what went wrong by kind, one line each.

    Attributes:
        grounded: claims whose evidence stands in the text, and all claims; None where no text was given.
        classes: scores of the things of each class that graph or gold has; right is what both put there.
        predicates: scores of the relations with each predicate that graph or gold has.
        findings: what went wrong, by cause.
    """

    scores: Mapping[str, Score]
    misses: Mapping[str, tuple[str, ...]]
    grounded: tuple[int, int] | None = None
    classes: Mapping[str, Score] = field(default_factory=dict)
    predicates: Mapping[str, Score] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def record(self) -> dict[str, dict[str, float]]:
        """Return the scores as plain numbers, rounded to three places."""
        found = {name: score.record() for name, score in self.scores.items()}
        if self.grounded is not None:
            share = round(self.grounded[0] / self.grounded[1], 3) if self.grounded[1] else 0.0
            found["evidence"] = {"grounded": self.grounded[0], "claims": self.grounded[1], "share": share}
        return found


def evaluate(store: Store, gold: Gold, text: str | None = None, articles: Iterable[str] = ()) -> Evaluation:
    """Score the graph of one page.

    Args:
        store: a graph built from that page alone.
        gold: the annotation of the page.
        text: the page as read; without it evidence is not looked at.
        articles: the texts of its articles as reading put them in order; without them text that was torn apart is not
            told as a cause.
    """
    return _Judge(Comparison(Told(store), gold)).evaluation(text, articles)


class _Judge:
    """Counts what is right, and lists what is not."""

    def __init__(self, comparison: Comparison) -> None:
        self._sides = comparison
        self._graph, self._gold = comparison.graph, comparison.gold
        self._scores: dict[str, Score] = {}
        self._misses: dict[str, list[str]] = {}

    def evaluation(self, text: str | None, articles: Iterable[str]) -> Evaluation:
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
        return Evaluation(
            scores=self._scores,
            misses={kind: tuple(lines) for kind, lines in self._misses.items()},
            grounded=grounded,
            classes=_class_scores(self._sides),
            predicates=_predicate_scores(self._sides),
            findings=findings(self._sides, Printed(text or "", articles)),
        )

    def _score_entities(self) -> None:
        pairs = self._sides.pairs
        counts = len(self._graph.nodes), len(self._gold.entities)
        self._scores["entities"] = Score(len(pairs), *counts)
        self._scores["typed entities"] = Score(sum(_type_score(node, entity) for node, entity in pairs), *counts)
        self._scores["names"] = Score(sum(node.name == normal(entity.name) for node, entity in pairs), *counts)
        self._misses["entities missed"] = [f"{e.name} ({e.type})" for e in self._sides.missed_entities]
        self._misses["entities extra"] = [f"{node.name} ({_types(node)})" for node in self._sides.extra_nodes]
        self._misses["types wrong"] = [
            f"{entity.name}: {_types(node)} should be {entity.type}"
            for node, entity in pairs
            if entity.type not in node.types
        ]

    def _score_relations(self) -> None:
        told, gold, hits, extra = self._sides.told, self._gold.relations, self._sides.hits, self._sides.extra
        self._scores["relations"] = Score(len(hits), len(hits) + len(extra), len(gold))
        told_families, gold_families = _by_family(told), _by_family(gold)
        both = len(told_families & gold_families)
        self._scores["relations by family"] = Score(both, len(told_families), len(gold_families))
        self._misses["relations missed"] = [" | ".join(statement) for statement in sorted(gold - hits)]
        self._misses["relations extra"] = [" | ".join(statement) for statement in sorted(extra)]

    def _score_outcomes(self) -> None:
        sides, gold = self._sides, self._gold.outcomes
        full = {n for one, n in sides.matched.items() if sides.is_owned(one, n) and sides.is_indicated(one, n)}
        count = len({outcome.iri for outcome in self._graph.outcomes})
        self._scores["figures"] = Score(len(sides.matched), count, len(gold))
        self._scores["outcomes"] = Score(len(full), count, len(gold))
        found = set(sides.matched.values())
        self._misses["figures missed"] = [one.shown for number, one in enumerate(gold) if number not in found]
        self._misses["figures extra"] = [
            f"{sides.label(one.holder)}: {one.indicator} {one.figure[0]:g} {one.figure[1]}"
            for one in self._graph.outcomes
            if one not in sides.matched
        ]
        self._misses["outcomes half right"] = [
            f"{gold[number].shown} | got {sides.label(outcome.holder)}: {outcome.indicator}"
            for outcome, number in sides.matched.items()
            if number not in full
        ]

    def _score_articles(self) -> None:
        found, titles, authors = self._graph.articles, 0, 0
        for one in self._gold.articles:
            title, names = max(
                found, key=lambda got: _article_closeness(one.title, one.authors, got), default=("", set())
            )
            titles += alike(one.title, title) >= _ALIKE_TITLES if one.title else bool(found)
            authors += len(one.authors & names)
        gold = self._gold.articles
        self._scores["articles"] = Score(titles, len(found), len(gold))
        self._scores["authors"] = Score(authors, sum(len(a) for _, a in found), sum(len(one.authors) for one in gold))
        self._misses["articles"] = [
            *(f"gold {one.title} by {'、'.join(sorted(one.authors))}" for one in gold),
            *(f"got {title} by {'、'.join(sorted(names))}" for title, names in found),
        ]


def _class_scores(sides: Comparison) -> dict[str, Score]:
    right = Counter(entity.type for node, entity in sides.pairs if entity.type in node.types)
    told = Counter(type_ for node in sides.graph.nodes.values() for type_ in node.types)
    gold = Counter(entity.type for entity in sides.gold.entities)
    return {name: Score(right[name], told[name], gold[name]) for name in CLASSES if told[name] or gold[name]}


def _predicate_scores(sides: Comparison) -> dict[str, Score]:
    right = Counter(predicate for _, predicate, _ in sides.hits)
    extra = Counter(predicate for _, predicate, _ in sides.extra)
    gold = Counter(predicate for _, predicate, _ in sides.gold.relations)
    return {
        name: Score(right[name], right[name] + extra[name], gold[name])
        for name in (*PREDICATES, "holdsPost")
        if right[name] or extra[name] or gold[name]
    }


def _type_score(node: Node, entity: GoldEntity) -> float:
    if entity.type in node.types:
        return 1.0
    return 0.5 if entity.type in _NEAR_TYPES and node.types & _NEAR_TYPES else 0.0


def _types(node: Node) -> str:
    return "/".join(sorted(node.types))


def _by_family(statements: Iterable[Statement]) -> set[tuple[object, int]]:
    found: set[tuple[object, int]] = set()
    for subject, predicate, object_ in statements:
        family = next(number for number, members in enumerate(_FAMILIES) if predicate in members)
        ends = frozenset((subject, object_)) if family == _UNDIRECTED_FAMILY else (subject, object_)
        found.add((ends, family))
    return found


def _article_closeness(title: str, authors: frozenset[str], found: tuple[str, frozenset[str]]) -> tuple[float, int]:
    return alike(title, found[0]) if title else 1.0 - bool(found[0]), len(authors & found[1])
