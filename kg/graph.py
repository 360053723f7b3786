"""From the facts of all articles and the things behind them to RDF, with evidence for every statement.

Each article has a named graph that holds what it says: its own description, the things it names, its claims and the
passages they rest on. The union of these graphs is the knowledge graph. A term that two articles share (a thing, a
claim, a figure) has one IRI, so that the union joins them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, Quad

from kg.iris import Iris, term
from kg.literals import date_literal, decimal_form, typed, zh
from kg.model import Dating, Evidence, Facts, Figure, Period, Post, Quote, Relation
from kg.outcomes import clearest, outcome_key, period_key
from kg.resolution import Resolution, Thing
from kg.vocabulary import DEFAULT_BASE, PROGRAMME, SYMMETRIC

Term: TypeAlias = NamedNode | Literal

_DATED = frozenset({"Event", *PROGRAMME})


@dataclass(frozen=True, slots=True)
class Graph:
    """A knowledge graph with what was left out of it.

    Attributes:
        quads: in order of the articles' ids, no quad twice, every one in the named graph of its article.
        notes: what could not be written and why, one sentence each, beginning with the article's id.
    """

    quads: tuple[Quad, ...]
    notes: tuple[str, ...] = ()


def quads(facts: Sequence[Facts], resolution: Resolution, base: str = DEFAULT_BASE) -> tuple[Quad, ...]:
    """Return the quads of `describe`."""
    return describe(facts, resolution, base).quads


def describe(facts: Sequence[Facts], resolution: Resolution, base: str = DEFAULT_BASE) -> Graph:
    """Write down in RDF what the articles state; their order makes no difference.

    Args:
        facts: what each article states.
        resolution: the things behind the entities of exactly these articles.
        base: where the IRIs of the data begin.

    Raises:
        GraphError: if `base` cannot begin an IRI.
        KeyError: if `resolution` does not cover an article.
    """
    ordered = sorted(facts, key=lambda one: one.article.id)
    iris = Iris(base)
    unspoken, wordings = _unspoken(ordered, resolution), _wordings(ordered, resolution)
    written: list[Quad] = []
    notes: list[str] = []
    for one in ordered:
        things = [resolution.thing_of(one.article.id, number) for number in range(len(one.entities))]
        told = {thing: unspoken.get((one.article.id, thing), frozenset()) for thing in things}
        article = describe_article(one, things, iris, wordings, told)
        written.extend(article.quads)
        notes.extend(article.notes)
    return Graph(tuple(written), tuple(notes))


def describe_article(
    facts: Facts,
    things: Sequence[Thing],
    iris: Iris,
    wordings: Mapping[tuple[Thing, str], str],
    unspoken: Mapping[Thing, frozenset[str]] = MappingProxyType({}),
) -> Graph:
    """Write down in RDF what one article states.

    Args:
        facts: of the article.
        things: those behind its entities, in their order.
        iris: names the nodes.
        wordings: of the periods that articles word differently, by holder and `period_key`.
        unspoken: aliases of a thing that no article says and this one is to tell.

    Returns:
        The named graph of the article.
    """
    article = _ArticleGraph(facts, things, iris, wordings, unspoken)
    article.write()
    notes = (f"{facts.article.id}: {note}" for note in dict.fromkeys(article.notes))
    return Graph(tuple(article.quads()), tuple(notes))


def _unspoken(facts: Sequence[Facts], resolution: Resolution) -> dict[tuple[str, Thing], frozenset[str]]:
    """Return the aliases that resolution made up (such as a name with its district), by first article and thing."""
    entities = {(one.article.id, number): entity for one in facts for number, entity in enumerate(one.entities)}
    rest = {}
    for thing in resolution.things:
        said = {name for member in thing.members for name in (entities[member].name, *entities[member].aliases)}
        if thing.members and (unsaid := set(thing.aliases) - said):
            rest[thing.members[0][0], thing] = frozenset(unsaid)
    return rest


def _wordings(facts: Sequence[Facts], resolution: Resolution) -> dict[tuple[Thing, str], str]:
    """Choose one wording for each figure that articles give with differently worded but equal periods."""
    found: dict[tuple[Thing, str], set[str]] = {}
    for one in facts:
        for figure in one.figures:
            key = period_key(figure)
            if key and figure.period:
                holder = resolution.thing_of(one.article.id, figure.holder)
                found.setdefault((holder, key), set()).add(figure.period.text)
    return {key: clearest(texts) for key, texts in found.items() if len(texts) > 1}


class _ArticleGraph:
    """Writes the named graph of one article.

    Attributes:
        notes: what had to be left out.
    """

    def __init__(
        self,
        facts: Facts,
        things: Sequence[Thing],
        iris: Iris,
        wordings: Mapping[tuple[Thing, str], str],
        unspoken: Mapping[Thing, frozenset[str]],
    ) -> None:
        article = facts.article
        self._facts, self._things, self._iris = facts, things, iris
        self._wordings, self._unspoken = wordings, unspoken
        self._nodes = [iris.thing(thing) for thing in self._things]
        self._article = iris.article(article.id)
        self._passages = _widest_passages(facts)
        self._written: dict[tuple[NamedNode, NamedNode, Term], None] = {}
        self.notes: list[str] = []

    def quads(self) -> Iterable[Quad]:
        """Return what was written, in order."""
        return (Quad(subject, predicate, object_, self._article) for subject, predicate, object_ in self._written)

    def write(self) -> None:
        """Describe the article, its things and its claims."""
        self._describe_article()
        self._describe_things()
        for relation in self._facts.relations:
            self._relate(relation)
        for dating in self._facts.datings:
            self._date(dating.entity, dating)
        for post in self._facts.posts:
            self._appoint(post)
        for figure in self._facts.figures:
            self._count(figure)

    def _add(self, subject: NamedNode, predicate: str, object_: Term | str) -> None:
        """Add a triple; strings are prefixed names of terms."""
        self._written[subject, term(predicate), term(object_) if isinstance(object_, str) else object_] = None

    def _describe_article(self) -> None:
        article, node = self._facts.article, self._article
        self._add(node, "rdf:type", "zl:Article")
        self._add(node, "rdf:type", "schema:NewsArticle")
        texts = [("dcterms:title", article.title), ("dcterms:alternative", article.subtitle)]
        texts += [("dcterms:creator", author) for author in article.authors]
        texts += [("dcterms:contributor", photographer) for photographer in article.photographers]
        for predicate, text in [*texts, ("dcterms:publisher", article.publisher)]:
            if text:
                self._add(node, predicate, zh(text))
        if article.date:
            self._add_date(node, "dcterms:date", article.date)
        self._add(node, "zl:sourceFile", Literal(article.source.name))
        self._add(node, "zl:sha256", Literal(article.source.sha256))

    def _add_date(self, node: NamedNode, predicate: str, value: str) -> Literal | None:
        literal = date_literal(value)
        if literal is None:
            self.notes.append(f"the date {value!r} is not an ISO 8601 year, month or day and was left out")
        else:
            self._add(node, predicate, literal)
        return literal

    def _describe_things(self) -> None:
        for entity, thing, node in zip(self._facts.entities, self._things, self._nodes, strict=True):
            self._add(node, "rdf:type", f"zl:{thing.type}")
            self._add(node, "skos:prefLabel", zh(thing.name))
            said = {entity.name, *entity.aliases} & set(thing.aliases)
            for alias in sorted(said | self._unspoken.get(thing, frozenset())):
                self._add(node, "skos:altLabel", zh(alias))
            self._add(self._article, "schema:mentions", node)

    def _relate(self, relation: Relation) -> None:
        subject, object_ = self._nodes[relation.subject], self._nodes[relation.object]
        if subject == object_:
            name = self._things[relation.subject].name
            self.notes.append(f"{name} {relation.predicate} {name} was left out: both ends are one thing")
            return
        if relation.predicate in SYMMETRIC and object_.value < subject.value:
            subject, object_ = object_, subject
        self._claim(subject, f"zl:{relation.predicate}", object_, relation.evidence)
        dated = self._dated_end(relation) if relation.date else None
        if dated is not None and relation.date:
            self._date(dated, Dating(dated, "date", relation.date, relation.evidence))

    def _dated_end(self, relation: Relation) -> int | None:
        """Return the event, or else the programme, that the date of a relation belongs to."""
        ends = (relation.object, relation.subject)
        events = [end for end in ends if self._things[end].type == "Event"]
        return next(iter([*events, *(end for end in ends if self._things[end].type in _DATED)]), None)

    def _date(self, number: int, dating: Dating) -> None:
        thing, literal = self._things[number], date_literal(dating.value)
        if literal is None:
            self.notes.append(f"{dating.value!r} as {dating.property} of {thing.name} is not a date and was left out")
        elif thing.type not in _DATED:
            self.notes.append(f"{dating.property} of {thing.name} was left out: {thing.type} carries no date")
        else:
            self._claim(self._nodes[number], f"zl:{dating.property}", literal, dating.evidence)

    def _appoint(self, post: Post) -> None:
        person, body = self._nodes[post.person], self._nodes[post.body]
        node = self._iris.post(person, body, post.role)
        if self._claim(person, "zl:holdsPost", node, post.evidence):
            self._add(node, "rdf:type", "zl:Post")
            self._add(node, "zl:postIn", body)
            self._add(node, "zl:role", zh(post.role))

    def _count(self, figure: Figure) -> None:
        if not all(number.is_finite() for number in (figure.value, figure.value_max) if number is not None):
            self.notes.append(f"{figure.indicator} {figure.value} was left out: not a number")
            return
        key = outcome_key(self._things[figure.holder], figure)
        node = self._iris.outcome(figure.indicator, *key)
        if not self._claim(self._nodes[figure.holder], "zl:achieves", node, figure.evidence):
            return
        self._add(node, "rdf:type", "zl:Outcome")
        self._add(node, "zl:indicator", zh(figure.indicator))
        self._add(node, "zl:value", typed(decimal_form(figure.value), "decimal"))
        self._add(node, "zl:unit", Literal(figure.unit))
        self._add(node, "zl:kind", Literal(figure.kind))
        if figure.value_max is not None:
            self._add(node, "zl:valueMax", typed(decimal_form(figure.value_max), "decimal"))
        if figure.approximate:
            self._add(node, "zl:approximate", typed("true", "boolean"))
        if figure.period:
            wording = self._wordings.get((self._things[figure.holder], period_key(figure) or ""), figure.period.text)
            self._add(node, "zl:period", zh(wording))
            self._time(node, figure.period)

    def _time(self, node: NamedNode, period: Period) -> None:
        """Give a node the interval of its period, as far as the bounds are days."""
        days = [day if day and len(day) == 10 and date_literal(day) else None for day in (period.start, period.end)]
        for day, given in zip(days, (period.start, period.end), strict=True):
            if given and not day:
                self.notes.append(f"{given!r} as a bound of {period.text} is not a day and was left out")
        if not any(days):
            return
        interval = self._iris.interval(*days)
        self._add(node, "time:hasTime", interval)
        self._add(interval, "rdf:type", "time:Interval")
        for predicate, day in zip(("time:hasBeginning", "time:hasEnd"), days, strict=True):
            if day:
                instant = self._iris.instant(day)
                self._add(interval, predicate, instant)
                self._add(instant, "rdf:type", "time:Instant")
                self._add(instant, "time:inXSDDate", typed(day, "date"))

    def _claim(self, subject: NamedNode, predicate: str, object_: Term, evidence: Evidence) -> bool:
        """State a triple together with the passage that it rests on; without a passage it is left out."""
        if not evidence:
            self.notes.append(f"{subject.value} {predicate} was left out: no evidence")
            return False
        claim = self._iris.claim(str(subject), predicate, str(object_))
        self._add(subject, predicate, object_)
        self._add(claim, "rdf:type", "rdf:Statement")
        self._add(claim, "rdf:subject", subject)
        self._add(claim, "rdf:predicate", term(predicate))
        self._add(claim, "rdf:object", object_)
        self._add(claim, "prov:wasDerivedFrom", self._passage(self._passages[_places(evidence)]))
        return True

    def _passage(self, evidence: Evidence) -> NamedNode:
        node = self._iris.evidence(self._article, evidence)
        self._add(node, "rdf:type", "oa:SpecificResource")
        self._add(node, "oa:hasSource", self._article)
        for number, quoted in enumerate(evidence, start=1):
            selector = self._iris.selector(node, number)
            self._add(node, "oa:hasSelector", selector)
            self._select(selector, quoted)
            if len(evidence) > 1:  # several pieces may stand on the page in another order than they are read
                self._add(selector, "schema:position", typed(str(number), "integer"))
        return node

    def _select(self, selector: NamedNode, quoted: Quote) -> None:
        self._add(selector, "rdf:type", "oa:TextPositionSelector")
        self._add(selector, "rdf:type", "oa:TextQuoteSelector")
        self._add(selector, "oa:start", typed(str(quoted.span.start), "integer"))
        self._add(selector, "oa:end", typed(str(quoted.span.end), "integer"))
        for predicate, text in (("oa:exact", quoted.exact), ("oa:prefix", quoted.prefix), ("oa:suffix", quoted.suffix)):
            if text:
                self._add(selector, predicate, Literal(text))


def _places(evidence: Evidence) -> tuple[tuple[int, int], ...]:
    return tuple((quoted.span.start, quoted.span.end) for quoted in evidence)


def _widest_passages(facts: Facts) -> dict[tuple[tuple[int, int], ...], Evidence]:
    """Return the passages of an article by their places, each with the widest context that any claim gives it."""
    widest: dict[tuple[tuple[int, int], ...], Evidence] = {}
    claims: tuple[Relation | Post | Figure | Dating, ...] = (
        *facts.relations,
        *facts.posts,
        *facts.figures,
        *facts.datings,
    )
    for claim in claims:
        places = _places(claim.evidence)
        widest[places] = tuple(
            Quote(new.span, new.exact, _longer(old.prefix, new.prefix), _longer(old.suffix, new.suffix))
            for old, new in zip(widest.get(places, claim.evidence), claim.evidence, strict=True)
        )
    return widest


def _longer(left: str, right: str) -> str:
    return max(left, right, key=lambda text: (len(text), text))
