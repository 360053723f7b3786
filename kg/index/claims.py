"""The claims of a store as numbered records: who, which relation, whom, and the figures behind outcomes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.index.columns import Columns
from kg.vocabulary import CLASSES, NAMESPACE

FIGURE_COLUMNS = ("indicator", "value", "valueMax", "unit", "kind", "approximate", "period")


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim with the IRIs of its ends.

    Attributes:
        object: the thing at the other end (of a post its body), empty where there is none.
        node: the post or outcome in between, empty where there is none.
        value: the date of a dating claim.
    """

    iri: str
    subject: str
    relation: str
    object: str
    node: str = ""
    role: str = ""
    value: str = ""


def types(columns: Columns) -> dict[str, str]:
    """Return the class of every thing that has a name."""
    found: dict[str, str] = {}
    for name in CLASSES:
        found |= dict.fromkeys(columns.instances(f"zl:{name}"), name)
    return found


def read_claims(columns: Columns, things: Iterable[str]) -> list[Claim]:
    """Return all claims about things, sorted by IRI."""
    known = frozenset(things)
    predicates, objects = columns.one("rdf:predicate"), columns.one("rdf:object")
    bodies, roles = columns.one("zl:postIn"), columns.one("zl:role")
    found = []
    for iri, subject in columns.one("rdf:subject").items():
        relation, object_ = predicates[iri].removeprefix(NAMESPACE), objects[iri]
        if subject not in known:
            continue
        if relation == "holdsPost":
            body = bodies.get(object_, "")
            claim = Claim(iri, subject, relation, body, node=object_, role=roles.get(object_, ""))
        elif relation == "achieves":
            claim = Claim(iri, subject, relation, "", node=object_)
        elif object_ in known:
            claim = Claim(iri, subject, relation, object_)
        else:
            claim = Claim(iri, subject, relation, "", value=object_)
        found.append(claim)
    return sorted(found, key=lambda claim: claim.iri)


def degrees(claims: Iterable[Claim]) -> Counter[str]:
    """Return the number of claims about each thing."""
    return Counter(end for claim in claims for end in {claim.subject, claim.object} if end)


def neighbour_counts(claims: Iterable[Claim]) -> Counter[str]:
    """Return the number of things that each thing is linked with."""
    linked = {(claim.subject, claim.object) for claim in claims if claim.object and claim.object != claim.subject}
    linked |= {(object_, subject) for subject, object_ in linked}
    return Counter(thing for thing, _ in linked)


class Figures:
    """The properties of outcomes."""

    def __init__(self, columns: Columns) -> None:
        self._values = {name: columns.one(f"zl:{name}") for name in FIGURE_COLUMNS}
        self._interval = columns.one("time:hasTime")
        self._bounds = [columns.one("time:hasBeginning"), columns.one("time:hasEnd")]
        self._days = columns.one("time:inXSDDate")

    def row(self, outcome: str) -> Iterator[str | int | None]:
        """Yield the columns of the table `figures` from the indicator on."""
        values = {name: column.get(outcome) for name, column in self._values.items()}
        yield values["indicator"] or ""
        yield values["value"] or "0"
        yield values["valueMax"]
        yield values["unit"] or ""
        yield values["kind"] or "level"
        yield int(values["approximate"] == "true")
        yield values["period"] or ""
        interval = self._interval.get(outcome, "")
        for bound in self._bounds:
            yield self._days.get(bound.get(interval, ""), "")
