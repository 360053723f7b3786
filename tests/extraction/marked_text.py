"""Sentences with their named things marked, so that tables of relations read well.

`[东湖区委|PartyBody]` is a name with its class; `[联盟=芯火党建联盟|Alliance]` a printed form and the name it stands
for; `[该联盟~芯火党建联盟|Alliance]` a reference without a name. Marks nest: `[[东湖区|Place]民政局|GovernmentBody]`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import spacy
from spacy.tokens import Doc

from kg.extraction.dates import DateComponent
from kg.extraction.document import Mention
from kg.extraction.relations.component import RelationReader
from kg.lexicon import default_lexicon
from kg.model import Article, Block, BlockKind, Entity, OffsetMap, Source, Span

_NLP = spacy.blank("zh")
_DATES = DateComponent(default_lexicon())
_READER = RelationReader(default_lexicon())
_END = re.compile(r"(?:(?P<sign>[=~])(?P<name>[^|\[\]]+))?\|(?P<type>\w+)\]")


@dataclass
class _Reading:
    text: str = ""
    mentions: list[Mention] = field(default_factory=list)
    things: dict[tuple[str, str], int] = field(default_factory=dict)


def marked(
    source: str,
    date: str | None = None,
    place: str | None = None,
    headings: tuple[int, ...] = (),
    title: int | None = None,
) -> Doc:
    """Return a doc with the mentions and entities that `source` marks, and with its times.

    Args:
        source: the marked text, one block a line.
        date: publication date of the article.
        place: the place that the article gives to every organ and community.
        headings: numbers of the lines that are headings.
        title: number of the line that is the title, if one is.
    """
    reading = _Reading()
    opened: list[int] = []
    at = 0
    while at < len(source):
        if source[at] == "[":
            opened.append(len(reading.text))
            at += 1
        elif opened and (end := _END.match(source, at)):
            _close(reading, opened.pop(), end)
            at = end.end()
        else:
            reading.text += source[at]
            at += 1
    doc = _NLP.make_doc(reading.text)
    doc._.article = _article(
        reading.text, date, {**dict.fromkeys(headings, "heading"), **({} if title is None else {title: "title"})}
    )
    doc._.mentions = tuple(sorted(reading.mentions, key=lambda m: (m.span.start, -m.span.end)))
    doc._.entities = tuple(_entity(reading, name, kind, n, place) for (name, kind), n in reading.things.items())
    return _DATES(doc)


def _close(reading: _Reading, start: int, end: re.Match[str]) -> None:
    span = Span(start, len(reading.text))
    printed = span.of(reading.text)
    key = (re.sub("[“”《》]", "", end["name"] or printed), end["type"])
    number = reading.things.setdefault(key, len(reading.things))
    reading.mentions.append(Mention(span, end["type"], printed, number, anaphor=end["sign"] == "~"))


def _entity(reading: _Reading, name: str, kind: str, number: int, place: str | None) -> Entity:
    mentions = [m for m in reading.mentions if m.entity == number]
    aliases = tuple(sorted({m.name for m in mentions if not m.anaphor} - {name}))
    return Entity(name, kind, aliases, tuple(sorted(m.span for m in mentions)), place)


def _article(text: str, date: str | None, kinds: Mapping[int, BlockKind]) -> Article:
    blocks, start = [], 0
    for number, line in enumerate(text.split("\n")):
        if line:
            blocks.append(Block(kinds.get(number, "paragraph"), Span(start, start + len(line))))
        start += len(line) + 1
    source = Source("page.txt", text, "0" * 64, "utf8")
    return Article("page-00000000-1", source, text, tuple(blocks), OffsetMap(((0, 0, len(text)),)), date=date)


def read(source: str, **settings: object) -> Doc:
    """Return the marked doc with its relations, posts and datings."""
    return _READER(marked(source, **settings))  # type: ignore[arg-type]


def relations(source: str, **settings: object) -> set[str]:
    """Return the relations of a marked text as lines such as "东湖区委 leads 芯火联盟"."""
    doc = read(source, **settings)
    names = [entity.name for entity in doc._.entities]
    return {f"{names[c.subject]} {c.predicate} {names[c.object]}" for c in doc._.claims}


def posts(source: str, **settings: object) -> set[str]:
    """Return the posts of a marked text as lines such as "王五 东湖区委 区委书记"."""
    doc = read(source, **settings)
    names = [entity.name for entity in doc._.entities]
    return {f"{names[p.person]} {names[p.body]} {p.role}" for p in doc._.posts}


def lines(text: str) -> set[str]:
    """Split expected relations, one a line or separated by semicolons."""
    return {line.strip() for line in re.split("[;\n]", text) if line.strip()}
