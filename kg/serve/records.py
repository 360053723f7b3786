"""What the explorer's pages and its JSON are made from: plain records, the same for templates and for the API."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """A text in both languages of the interface."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Pages:
    """Where a list stands that is shown in parts.

    Attributes:
        total: how many entries there are in all.
        offset: number of the first entry shown, counted from 0.
        limit: the most entries that a part holds.
    """

    total: int
    offset: int
    limit: int


@dataclass(frozen=True, slots=True)
class ThingRef:
    """A thing as it is named in a list.

    Attributes:
        iri: in the graph.
        url: path of its page on this server.
        type: a class of the ontology, such as "PartyBody".
        degree: number of claims about it.
    """

    iri: str
    url: str
    name: str
    type: str
    degree: int


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """An article as it is named in a list.

    Attributes:
        title: its title, or its file's name where it has none.
        date: ISO 8601 date, month or year; empty where unknown.
        date_text: the date in Chinese.
        file: name of the file that it stands in.
    """

    iri: str
    url: str
    title: str
    date: str
    date_text: str
    file: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A quoted piece of a source: `before` + `exact` + `after` is its sentence, `exact` is the evidence.

    Attributes:
        start: first code point in the source file's text.
        end: one past the last.
    """

    start: int
    end: int
    exact: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that a claim rests on.

    Attributes:
        url: of the article page, at the passage.
    """

    iri: str
    url: str
    article: ArticleRef
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim about the thing of a page.

    Attributes:
        claim: IRI of the statement.
        other: the thing at the other end; None for a date.
        text: the date in Chinese where there is no other thing, else empty.
        value: the ISO 8601 date where there is no other thing, else empty.
        role: of a post, as printed.
        evidence: the first few passages, `evidence_total` of them in all (`/api/evidence` gives the rest).
    """

    claim: str
    other: ThingRef | None
    text: str
    value: str
    role: str
    evidence: tuple[Evidence, ...]
    evidence_total: int


@dataclass(frozen=True, slots=True)
class FactGroup:
    """The facts of one relation in one direction.

    Attributes:
        relation: local name of the ontology's term, such as "leads", "holdsPost" or "startDate".
        forward: whether the thing of the page is the subject.
        label: as the relation reads from the side of the thing (牵头 or 牵头者).
        facts: the first ones, those with the best connected things first; `pages.total` counts all.
    """

    relation: str
    forward: bool
    label: Label
    facts: tuple[Fact, ...]
    pages: Pages


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure of the thing.

    Attributes:
        iri: of the outcome.
        text: value with unit as Chinese readers write it, such as 约1.1亿元.
        value: as a number, for charts.
        kind: "level", "growth", "decline", "rank", "target" or "share".
        period: as printed, empty where none is told.
        start: ISO 8601 date of the period's first day, empty where it cannot be told.
        end: ISO 8601 date of its last day.
    """

    iri: str
    claim: str
    indicator: str
    text: str
    value: float
    value_max: float | None
    unit: str
    kind: str
    kind_label: Label
    approximate: bool
    period: str
    start: str
    end: str
    evidence: tuple[Evidence, ...]
    evidence_total: int


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """A figure as a point of a chart: what is written below it, where it stands in time, how high it is."""

    period: str
    end: str
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Series:
    """An indicator of the thing over several periods, in order of time."""

    indicator: str
    unit: str
    kind: str
    kind_label: Label
    points: tuple[SeriesPoint, ...]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A dated fact.

    Attributes:
        date: ISO 8601 date, month or year.
        label: what the date is of: the relation that links the thing with `other`, or the kind of date.
        other: the dated event or programme; None where the date is the thing's own.
        claim: IRI of the claim that gives the date, for `/api/evidence`.
    """

    date: str
    date_text: str
    label: Label
    other: ThingRef | None
    claim: str


@dataclass(frozen=True, slots=True)
class ThingPage:
    """All that `thing.html` shows.

    Attributes:
        type_label: name of the class.
        aliases: other names.
        summary: one line of what the thing is and what most is told of it.
        groups: facts that are relations, posts and dates, in the order of the ontology.
        figures: the first figures; `figure_pages.total` counts all.
        series: indicators with several periods.
        timeline: oldest first.
        articles: the newest that name it; `article_pages.total` counts all.
        neighbours: number of things linked with it.
        graph_url: of the graph view around it.
        alternates: (media type, path) of the same in other forms.
    """

    thing: ThingRef
    type_label: Label
    aliases: tuple[str, ...]
    summary: Label
    groups: tuple[FactGroup, ...]
    figures: tuple[FigureRow, ...]
    figure_pages: Pages
    series: tuple[Series, ...]
    timeline: tuple[TimelineEntry, ...]
    articles: tuple[ArticleRef, ...]
    article_pages: Pages
    neighbours: int
    graph_url: str
    alternates: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of an article's text in which nothing begins or ends.

    Attributes:
        things: numbers in `ArticlePage.things` of the things named here (innermost first), usually none or one.
        claims: numbers in `ArticlePage.claims` of the claims that rest on it.
    """

    text: str
    things: tuple[int, ...]
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ArticleBlock:
    """A title, subtitle, heading, paragraph or caption ("kind") with its text in runs."""

    kind: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class ArticleClaim:
    """A claim that an article makes.

    Attributes:
        text: the claim in plain Chinese, such as 柳溪区委 牵头 红帆联盟.
        evidence: the IRI of its passage; the anchor `#e-NUMBER` on the page is `evidence_id`.
    """

    claim: str
    relation: str
    label: Label
    subject: ThingRef
    object: ThingRef | None
    text: str
    evidence: str
    evidence_id: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """All that `article.html` shows.

    Attributes:
        things: those that the article names, in order of their first mention.
        repairs: what was repaired or left out when its file was read, one sentence each.
        sha256: hexadecimal digest of the file.
    """

    article: ArticleRef
    subtitle: str
    authors: tuple[str, ...]
    photographers: tuple[str, ...]
    publisher: str
    notes: tuple[tuple[str, str], ...]
    repairs: tuple[str, ...]
    sha256: str
    blocks: tuple[ArticleBlock, ...]
    things: tuple[ThingRef, ...]
    claims: tuple[ArticleClaim, ...]
    alternates: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a node that is no thing and no article; `values` are (text, path of its page or empty)."""

    iri: str
    name: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NodePage:
    """All that `node.html` shows: any other IRI of the graph (a claim, a figure, a post, a passage)."""

    iri: str
    type_label: str
    properties: tuple[Property, ...]
    alternates: tuple[tuple[str, str], ...]
