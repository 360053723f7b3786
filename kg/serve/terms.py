"""What classes and relations are called and how they look, with their numbers in the graph at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kg.serve.graph_records import Term
from kg.serve.records import Label
from kg.view.labels import RELATION_ORDER, label_of
from kg.view.page import dark_style
from kg.view.palette import CLASS_STYLES, ClassStyle, Theme

DATES = ("date", "startDate", "endDate")
#: Relations in the order in which a thing's facts are shown.
FACT_ORDER = (*DATES, *RELATION_ORDER)


def label(term: str) -> Label:
    """Return the names of a term of the ontology."""
    found = label_of(term)
    return Label(found.zh, found.en)


def relation_label(relation: str, forward: bool) -> Label:
    """Return how a relation reads from the side of its subject, or of its object."""
    found = label_of(relation)
    return Label(found.zh, found.en) if forward else Label(found.inverse_zh, found.inverse_en)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The classes and relations that pages name, by local name."""

    classes: Mapping[str, Term]
    relations: Mapping[str, Term]


def vocabulary(overview: Mapping[str, Any]) -> Vocabulary:
    """Return the terms with the counts of an overview."""
    classes = {one["type"]: one["count"] for one in overview["classes"]} | {"Outcome": overview["counts"]["figures"]}
    relations = {one["relation"]: one["count"] for one in overview["relations"]}
    return Vocabulary(
        {id_: _class_term(style, classes.get(id_, 0)) for id_, style in CLASS_STYLES.items()},
        {id_: _relation_term(id_, relations.get(id_, 0)) for id_ in (*FACT_ORDER, "achieves")},
    )


def _class_term(style: ClassStyle, count: int) -> Term:
    name = label(style.id)
    family = Label(style.family.zh, style.family.en)
    return Term(style.id, name, name, family, style.shape, style.colour("light"), style.colour("dark"), count)


def _relation_term(id_: str, count: int) -> Term:
    return Term(id_, relation_label(id_, True), relation_label(id_, False), Label("", ""), "", "", "", count)


def stylesheet() -> str:
    """Return the colours of all classes on a light ground as CSS variables."""
    rules = [_variables("light"), *(f".class-{id_}{{--class:var(--class-{id_})}}" for id_ in CLASS_STYLES)]
    return "\n".join(rules) + "\n"


def dark_stylesheet() -> str:
    """Return all that the dark theme changes: the colours of pages and those of classes."""
    return f"{dark_style()}\n{_variables('dark')}\n"


def _variables(theme: Theme) -> str:
    return f":root{{{''.join(f'--class-{id_}:{style.colour(theme)};' for id_, style in CLASS_STYLES.items())}}}"
