"""The page of a thing: what is told of it, grouped by relation, with the sentences behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from kg.index.schema import NO_THING
from kg.serve.graph import OpenGraph
from kg.serve.graph_records import RelationCount
from kg.serve.records import (
    ArticleRef,
    Fact,
    FactGroup,
    FigureRow,
    Label,
    Pages,
    Series,
    SeriesPoint,
    ThingPage,
    ThingRef,
    TimelineEntry,
)
from kg.serve.terms import DATES, FACT_ORDER, label, relation_label
from kg.view.wording import date_text, value_text

FACTS_SHOWN, FIGURES_SHOWN, ARTICLES_SHOWN = 12, 30, 20
_CHARTED = 400  # figures that charts are made from
_DATED = 3000  # links that are searched for dated things
_TIMELINE = 100
_SUMMARISED = 3


def thing_page(graph: OpenGraph, number: int) -> ThingPage:
    """Return the page of a thing, given by its number."""
    thing = graph.things([number])[number]
    counts = relation_counts(graph, number)
    groups = tuple(_group(graph, number, count, 0, FACTS_SHOWN) for count in counts)
    figures_total = graph.index.number("SELECT COUNT(*) FROM figures WHERE thing = ?", number)
    articles_total = graph.index.number("SELECT COUNT(*) FROM mentions WHERE thing = ?", number)
    return ThingPage(
        thing=thing,
        type_label=label(thing.type),
        aliases=aliases(graph, number),
        summary=_summary(thing, groups, figures_total, articles_total),
        groups=groups,
        figures=figures(graph, number, 0, FIGURES_SHOWN),
        figure_pages=Pages(figures_total, 0, FIGURES_SHOWN),
        series=tuple(_series(graph, number)),
        timeline=tuple(_timeline(graph, number)),
        articles=articles(graph, number, 0, ARTICLES_SHOWN),
        article_pages=Pages(articles_total, 0, ARTICLES_SHOWN),
        neighbours=graph.index.number("SELECT neighbours FROM things WHERE id = ?", number),
        graph_url=f"/graph?{graph.addresses.query(thing.iri)}",
        alternates=graph.addresses.alternates(thing.iri),
    )


def aliases(graph: OpenGraph, number: int) -> tuple[str, ...]:
    """Return the other names of a thing."""
    query = "SELECT name FROM names WHERE thing = ? AND preferred = 0 ORDER BY name"
    return tuple(name for (name,) in graph.index.rows(query, number))


def relation_counts(graph: OpenGraph, number: int) -> list[RelationCount]:
    """Return how many claims of each relation a thing has, in the order in which they are shown."""
    query = "SELECT relation, forward, COUNT(*) FROM links WHERE thing = ? GROUP BY relation, forward"
    found = [
        RelationCount(relation, bool(forward), relation_label(relation, bool(forward)), count)
        for relation, forward, count in graph.index.rows(query, number)
    ]
    return sorted(found, key=lambda one: (FACT_ORDER.index(one.relation), not one.forward))


def fact_group(graph: OpenGraph, number: int, relation: str, *, forward: bool, offset: int, limit: int) -> FactGroup:
    """Return a part of the facts of one relation; empty where there is none."""
    query = "SELECT COUNT(*) FROM links WHERE thing = ? AND relation = ? AND forward = ?"
    total = graph.index.number(query, number, relation, int(forward))
    count = RelationCount(relation, forward, relation_label(relation, forward), total)
    return _group(graph, number, count, offset, limit)


def _group(graph: OpenGraph, number: int, count: RelationCount, offset: int, limit: int) -> FactGroup:
    query = """SELECT claims.id, claims.iri, other, role, value FROM links JOIN claims ON claims.id = claim
      WHERE thing = ? AND links.relation = ? AND forward = ? ORDER BY other, claim LIMIT ? OFFSET ?"""
    rows = graph.index.rows(query, number, count.relation, int(count.forward), limit, offset)
    others = graph.things(row[2] for row in rows)
    facts = tuple(_fact(graph, row, others) for row in rows)
    return FactGroup(count.relation, count.forward, count.label, facts, Pages(count.count, offset, limit))


def _fact(graph: OpenGraph, row: Sequence[Any], others: dict[int, ThingRef]) -> Fact:
    claim, iri, other, role, value = row
    return Fact(
        iri, others.get(other), date_text(value), value, role, graph.evidence(claim), graph.evidence_total(claim)
    )


def figures(graph: OpenGraph, number: int, offset: int, limit: int) -> tuple[FigureRow, ...]:
    """Return a part of the figures of a thing, by indicator and time."""
    query = """SELECT figures.*, claims.iri FROM figures JOIN claims ON claims.id = claim
      WHERE thing = ? ORDER BY indicator, end, claim LIMIT ? OFFSET ?"""
    return tuple(_figure(graph, row) for row in graph.index.rows(query, number, limit, offset))


def figure_text(row: Sequence[Any]) -> str:
    """Return the value of a row of the table `figures` as Chinese readers write it."""
    value, value_max, unit, kind, approximate = row[4:9]
    limit = Decimal(value_max) if value_max else None
    return value_text(Decimal(value), unit, kind=kind, value_max=limit, approximate=bool(approximate))


def _figure(graph: OpenGraph, row: Sequence[Any]) -> FigureRow:
    claim, iri, _, indicator, value, value_max, unit, kind, approximate, period, start, end, claim_iri = row
    return FigureRow(
        iri=iri,
        claim=claim_iri,
        indicator=indicator,
        text=figure_text(row),
        value=float(value),
        value_max=float(value_max) if value_max else None,
        unit=unit,
        kind=kind,
        kind_label=label(f"kind-{kind}"),
        approximate=bool(approximate),
        period=period,
        start=start,
        end=end,
        evidence=graph.evidence(claim),
        evidence_total=graph.evidence_total(claim),
    )


def _series(graph: OpenGraph, number: int) -> Iterator[Series]:
    """Yield the indicators that are told for several periods whose end is known."""
    query = """SELECT * FROM figures WHERE thing = ? AND end != '' AND kind != 'target'
      ORDER BY indicator, unit, kind, end, claim LIMIT ?"""
    rows = graph.index.rows(query, number, _CHARTED)
    for (indicator, unit, kind), group in groupby(rows, key=lambda row: (row[3], row[6], row[7])):
        points = {row[11]: SeriesPoint(row[9], row[11], float(row[4]), figure_text(row)) for row in group}
        if len(points) > 1:
            yield Series(indicator, unit, kind, label(f"kind-{kind}"), tuple(points.values()))


def _timeline(graph: OpenGraph, number: int) -> Iterator[TimelineEntry]:
    """Yield the dates of a thing and of the events and programmes that it is linked with, oldest first."""
    query = f"""WITH near AS (
        SELECT {NO_THING} AS other, ? AS dated, '' AS relation, 1 AS forward
        UNION SELECT * FROM (SELECT other, other, relation, forward FROM links WHERE thing = ? AND other != {NO_THING}
          LIMIT {_DATED}))
      SELECT value, claims.relation, near.other, near.relation, near.forward, claims.iri
      FROM near JOIN links ON links.thing = dated AND links.relation IN {DATES} AND links.forward = 1
      JOIN claims ON claims.id = links.claim ORDER BY value, claims.id, near.relation LIMIT {_TIMELINE}"""
    rows = graph.index.rows(query, number, number)
    others = graph.things(row[2] for row in rows)
    for value, dating, other, relation, forward, claim in rows:
        text = label(dating) if other == NO_THING else relation_label(relation, bool(forward))
        yield TimelineEntry(value, date_text(value), text, others.get(other), claim)


def articles(graph: OpenGraph, number: int, offset: int, limit: int) -> tuple[ArticleRef, ...]:
    """Return a part of the articles that name a thing, newest first."""
    query = "SELECT article FROM mentions WHERE thing = ? ORDER BY article LIMIT ? OFFSET ?"
    found = graph.articles(article for (article,) in graph.index.rows(query, number, limit, offset))
    return tuple(found[article] for article in sorted(found))


def _summary(thing: ThingRef, groups: Sequence[FactGroup], figures_total: int, articles_total: int) -> Label:
    """Return one line that says what the thing is, what it most does, and how much there is."""
    named = [group for group in groups if group.facts and group.facts[0].other][:_SUMMARISED]
    about = [_named(group) for group in named]
    figures_zh = [f"数据 {figures_total} 项"] if figures_total else []
    figures_en = [f"{figures_total} figures"] if figures_total else []
    kind = label(thing.type)
    return Label(
        "；".join([kind.zh, *(one.zh for one in about), *figures_zh, f"见于 {articles_total} 篇文章"]),
        "; ".join([kind.en, *(one.en for one in about), *figures_en, f"in {articles_total} articles"]),
    )


def _named(group: FactGroup) -> Label:
    names = list(dict.fromkeys(fact.other.name for fact in group.facts if fact.other))
    first, total = "、".join(names[:_SUMMARISED]), group.pages.total
    more_zh, more_en = (f" 等 {total} 项", f" and {total - _SUMMARISED} more") if len(names) > _SUMMARISED else ("", "")
    return Label(f"{group.label.zh} {first}{more_zh}", f"{group.label.en} {first}{more_en}")
