"""A served build of the invented district: a hub with more neighbours than a view shows, series, and hostile words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path

from served_application import served
from view.invented import DISTRICT, District, Writer, resolve

from kg.graph import describe
from kg.index.schema import FILE_NAME
from kg.index.writing import write_index
from kg.iris import DEFAULT_BASE
from kg.model import Block, Facts, Figure, Period, Span
from kg.serve.app import application
from kg.serve.served import Served
from kg.store import build_store
from kg.texts import article_texts

EVIL = "<img src=x onerror=alert(1)>"
EVIL_TITLE = "</script><script>alert(2)</script>"
COMMITTEE = "清河区委"
HUB, SPOKES = DISTRICT, 320
INDICATOR = "新增就业"


def small() -> Facts:
    """Return one article with a title and names that would like to be markup, and an indicator over three years."""
    writer = Writer("small", EVIL_TITLE, "2031-05-02", "清河日报")
    committee, alliance = (COMMITTEE, "PartyBody", "中共清河区委"), ("麦浪联盟", "Alliance", "麦联")
    spans = writer.sentence("面对新形势，", "清河区委成立麦浪联盟", "，共商发展。")
    writer.relate(committee, "establishes", alliance, spans, date="2031-05")
    writer.relate((EVIL, "Enterprise"), "participatesIn", alliance, writer.sentence("", f"{EVIL}加入麦浪联盟", "。"))
    writer.relate(committee, "leads", alliance, writer.sentence("去年，", "清河区委牵头麦浪联盟", "。"))
    for year, value in ((2029, 120), (2030, 180), (2031, 260)):
        spans = writer.sentence(f"{year}年，", f"麦浪联盟{INDICATOR}{value}人", "。")
        period = Period(f"{year}年", f"{year}-01-01", f"{year}-12-31")
        figure = partial(Figure, writer.entity(*alliance), INDICATOR, Decimal(value), "人", "level", period=period)
        writer.note(figure, spans)
    return writer.facts()


def spokes() -> Facts:
    """Return an article that puts more villages into the district than a view shows."""
    writer = Writer("spokes", "各村名录", "2031-06-01", "云溪日报")
    for number in range(1, SPOKES + 1):
        village = (f"云溪{number}村", "Community")
        spans = writer.sentence("", f"{village[0]}位于{HUB}", "。")
        writer.relate(village, "locatedIn", (HUB, "Place"), spans)
    return writer.facts()


def as_read(facts: Facts) -> Facts:
    """Return facts whose article has a paragraph a line and whose entities know where they are named."""
    text = facts.article.text
    lines = tuple(Block("paragraph", Span(*one.span())) for one in re.finditer(r".+", text))
    entities = tuple(replace(one, mentions=tuple(_places(one.name, text))) for one in facts.entities)
    return replace(facts, article=replace(facts.article, blocks=lines), entities=entities)


def _places(name: str, text: str) -> Iterator[Span]:
    for found in re.finditer(re.escape(name), text):
        yield Span(*found.span())


def build_district(folder: Path) -> Path:
    """Write what the server reads of a build into a directory, which is returned."""
    facts = [as_read(one) for one in (small(), spokes(), *District().facts())]
    resolution = resolve(facts)
    quads = sorted(describe(facts, resolution).quads, key=str)
    build_store(folder / "store", quads)
    texts = article_texts((), facts, resolution)
    write_index(folder / FILE_NAME, quads, texts, DEFAULT_BASE)
    return folder


@contextmanager
def serving(folder: Path, yasgui: Path | None = None) -> Iterator[str]:
    """Serve a build on a free port; give the address."""
    with served(application(Served(folder), yasgui=yasgui)) as address:
        yield address
