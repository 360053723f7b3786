"""What a view shows: things with their figures and dates, links between them, and the sentences behind it all.

A scene is built from `Facts` and from the things that resolution made of their entities. It knows nothing of drawing;
the page and any later explorer read the same records. Everything in it is sorted, so that neither the order of files
nor the hash seed shows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from kg.model import Article, Evidence, Facts, Figure, Kind
from kg.resolution import Resolution, Thing
from kg.view.labels import HOLDS_POST
from kg.vocabulary import SYMMETRIC

#: More things than this make a page too heavy to open; the least connected are left out and counted.
MAX_NODES = 2000

#: Gaps of the layout that no eye should meet inside a sentence: line breaks, spaces between Chinese characters.
_LAYOUT_GAP = re.compile(r"\s*[\r\n\u2028\u2029]\s*|(?<=[\u3400-\u9fff，。、；：])\s+(?=[\u3400-\u9fff])")


@dataclass(frozen=True, slots=True)
class SceneArticle:
    """An article that something in the scene rests on."""

    id: str
    title: str | None
    date: str | None
    publisher: str | None
    file: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with the words that a claim rests on.

    Attributes:
        article: number in `Scene.articles`.
        pieces: (what stands before, the words themselves, what stands after); several where a sentence was put
            together.
    """

    article: int
    pieces: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure of one thing, with numbers of the passages in `Scene.passages` that state it."""

    indicator: str
    value: Decimal
    value_max: Decimal | None
    unit: str
    kind: Kind
    approximate: bool
    period: str | None
    passages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DateRow:
    """A date of one thing: `property` is "date", "startDate" or "endDate", `value` is ISO 8601."""

    property: str
    value: str
    passages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A thing of the scene.

    Attributes:
        articles: numbers in `Scene.articles` of those that name it.
        qualifier: what tells it from a namesake of the same class, such as a place; empty where it has none.
        degree: how many links of the scene it has.
    """

    name: str
    type: str
    aliases: tuple[str, ...]
    articles: tuple[int, ...]
    qualifier: str = ""
    degree: int = 0
    figures: tuple[FigureRow, ...] = ()
    dates: tuple[DateRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A relation or a post between two nodes, given by their numbers in `Scene.nodes`.

    Attributes:
        predicate: an object property of the ontology, or "holdsPost".
        role: the post as printed, for "holdsPost".
        dates: ISO 8601 dates that the text gives the relation, sorted.
        passages: numbers in `Scene.passages`.
    """

    subject: int
    predicate: str
    object: int
    role: str | None
    dates: tuple[str, ...]
    passages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a view shows.

    Attributes:
        left_out: things that were too many for one view and are not among `nodes`.
    """

    articles: tuple[SceneArticle, ...] = ()
    passages: tuple[Passage, ...] = ()
    nodes: tuple[Node, ...] = ()
    links: tuple[Link, ...] = ()
    left_out: int = 0

    @property
    def figure_count(self) -> int:
        """How many figures the nodes have together."""
        return sum(len(node.figures) for node in self.nodes)


def build_scene(facts: Iterable[Facts], resolution: Resolution, max_nodes: int = MAX_NODES) -> Scene:
    """Put facts and things together for a view.

    Args:
        facts: what each article states; an article stands there once.
        resolution: the things behind the entities of `facts`.
        max_nodes: keep at most so many things, those with the most statements.
    """
    ordered = sorted(facts, key=lambda one: one.article.id)
    kept = _most_stated(resolution.things, ordered, max_nodes)
    collected = _Collector(kept, [one.article.id for one in ordered])
    for one in ordered:
        collected.add(one)
    links = collected.links()
    degrees = Counter(end for link in links for end in (link.subject, link.object))
    return Scene(
        articles=tuple(_scene_article(one.article) for one in ordered),
        passages=tuple(collected.passages),
        nodes=tuple(collected.node(number, thing, degrees[number]) for number, thing in enumerate(kept)),
        links=links,
        left_out=len(resolution.things) - len(kept),
    )


def _most_stated(things: Sequence[Thing], facts: Sequence[Facts], limit: int) -> list[Thing]:
    """Return up to `limit` things with the most statements, sorted by name."""
    stated = Counter(end for one in facts for end in _ends(one))
    count = {_order(thing): sum(stated[member] for member in thing.members) for thing in things}
    ranked = sorted(things, key=lambda thing: (-count[_order(thing)], _order(thing)))
    return sorted(ranked[:limit], key=_order)


def _order(thing: Thing) -> tuple[str, str, str]:
    """Sort things by name; class and qualifier decide between namesakes."""
    return thing.name, thing.type, thing.qualifier


def _ends(facts: Facts) -> Iterator[tuple[str, int]]:
    """Yield the entities that the statements of one article are about."""
    for relation in facts.relations:
        yield facts.article.id, relation.subject
        yield facts.article.id, relation.object
    for post in facts.posts:
        yield facts.article.id, post.person
        yield facts.article.id, post.body
    for figure in facts.figures:
        yield facts.article.id, figure.holder


def _scene_article(article: Article) -> SceneArticle:
    return SceneArticle(article.id, article.title, article.date, article.publisher, article.source.name)


_LinkKey = tuple[int, str, int, str]
_FigureKey = tuple[str, str, Kind, Decimal, Decimal, str, bool]


@dataclass
class _Collector:
    """Statements gathered by the things that they are about, equal ones of several places joined."""

    things: list[Thing]
    article_ids: list[str]
    passages: list[Passage] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._article_number = {name: number for number, name in enumerate(self.article_ids)}
        self._node_of = {member: number for number, thing in enumerate(self.things) for member in thing.members}
        self._passage_number: dict[Passage, int] = {}
        self._links: dict[_LinkKey, tuple[set[str], list[int]]] = {}
        self._figures: dict[int, dict[_FigureKey, list[int]]] = {}
        self._dates: dict[int, dict[tuple[str, str], list[int]]] = {}

    def add(self, facts: Facts) -> None:
        """Take in all statements of one article."""
        name = facts.article.id
        for relation in facts.relations:
            ends = self._node_of.get((name, relation.subject)), self._node_of.get((name, relation.object))
            self._add_link(ends, relation.predicate, "", relation.date, self._passage(name, relation.evidence))
        for post in facts.posts:
            ends = self._node_of.get((name, post.person)), self._node_of.get((name, post.body))
            self._add_link(ends, HOLDS_POST, post.role, None, self._passage(name, post.evidence))
        for figure in facts.figures:
            holder = self._node_of.get((name, figure.holder))
            if holder is not None:
                found = self._figures.setdefault(holder, {}).setdefault(_figure_key(figure), [])
                _append_once(found, self._passage(name, figure.evidence))
        for dating in facts.datings:
            holder = self._node_of.get((name, dating.entity))
            if holder is not None:
                found = self._dates.setdefault(holder, {}).setdefault((dating.property, dating.value), [])
                _append_once(found, self._passage(name, dating.evidence))

    def _add_link(
        self, ends: tuple[int | None, int | None], predicate: str, role: str, date: str | None, passage: int
    ) -> None:
        subject, other = ends
        if subject is None or other is None or subject == other:
            return
        if predicate in SYMMETRIC:
            subject, other = min(subject, other), max(subject, other)
        dates, passages = self._links.setdefault((subject, predicate, other, role), (set(), []))
        dates.update([date] if date else [])
        _append_once(passages, passage)

    def _passage(self, article_id: str, evidence: Evidence) -> int:
        """Return the number of the passage, which claims resting on the same words share."""
        pieces = tuple((_flat(quote.prefix), _flat(quote.exact), _flat(quote.suffix)) for quote in evidence)
        passage = Passage(self._article_number[article_id], pieces)
        number = self._passage_number.setdefault(passage, len(self.passages))
        if number == len(self.passages):
            self.passages.append(passage)
        return number

    def links(self) -> tuple[Link, ...]:
        """Return every link, sorted by its ends."""
        return tuple(
            Link(subject, predicate, other, role or None, tuple(sorted(dates)), tuple(passages))
            for (subject, predicate, other, role), (dates, passages) in sorted(
                self._links.items(), key=lambda item: item[0]
            )
        )

    def node(self, number: int, thing: Thing, degree: int) -> Node:
        """Return a thing with what was gathered about it."""
        articles = {self._article_number[name] for name, _ in thing.members if name in self._article_number}
        figures = self._figures.get(number, {})
        dates = self._dates.get(number, {})
        return Node(
            name=thing.name,
            type=thing.type,
            aliases=tuple(sorted(thing.aliases)),
            articles=tuple(sorted(articles)),
            qualifier=thing.qualifier,
            degree=degree,
            figures=tuple(_figure_row(key, figures[key]) for key in sorted(figures)),
            dates=tuple(DateRow(*key, tuple(dates[key])) for key in sorted(dates)),
        )


def _append_once(numbers: list[int], number: int) -> None:
    if number not in numbers:
        numbers.append(number)


def _flat(text: str) -> str:
    """Close the gaps of a layout."""
    return _LAYOUT_GAP.sub("", text)


def _figure_key(figure: Figure) -> _FigureKey:
    """Return what makes two figures the same, in the order in which a table sorts them."""
    period = figure.period.text if figure.period else ""
    high = figure.value if figure.value_max is None else figure.value_max
    return figure.indicator, period, figure.kind, figure.value, high, figure.unit, figure.approximate


def _figure_row(key: _FigureKey, passages: list[int]) -> FigureRow:
    indicator, period, kind, value, high, unit, approximate = key
    value_max = None if high == value else high
    return FigureRow(indicator, value, value_max, unit, kind, approximate, period or None, tuple(passages))
