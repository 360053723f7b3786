"""The facts of an article as a JSON object and back; `kg/shards/README.md` is the schema.

The text of the source is not repeated: it stands in the input that the digest names. All else comes back equal.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from kg.model import (
    Article,
    Block,
    Dating,
    Entity,
    Evidence,
    Facts,
    Figure,
    OffsetMap,
    Period,
    Post,
    Quote,
    Relation,
    Source,
    Span,
)

Json = dict[str, Any]


def source_to_json(source: Source) -> Json:
    """Return a source without its text."""
    return {"name": source.name, "sha256": source.sha256, "encoding": source.encoding}


def source_from_json(found: Json) -> Source:
    """Return a source whose text is empty."""
    return Source(found["name"], "", found["sha256"], found["encoding"])


def facts_to_json(facts: Facts) -> Json:
    """Return an article and all that it states."""
    return _filled(
        _article(facts.article)
        | {
            "entities": [_entity(one) for one in facts.entities],
            "relations": [_relation(one) for one in facts.relations],
            "posts": [_post(one) for one in facts.posts],
            "figures": [_figure(one) for one in facts.figures],
            "datings": [_dating(one) for one in facts.datings],
            "extraction_notes": list(facts.notes),
        }
    )


def _filled(record: Json) -> Json:
    """Leave out what is empty."""
    return {key: value for key, value in record.items() if value not in (None, "", [], False)}


def _article(article: Article) -> Json:
    return {
        "id": article.id,
        "text": article.text,
        "blocks": [[block.kind, block.span.start, block.span.end] for block in article.blocks],
        "offsets": list(article.offsets.pieces),
        "title": article.title,
        "subtitle": article.subtitle,
        "authors": list(article.authors),
        "photographers": list(article.photographers),
        "publisher": article.publisher,
        "date": article.date,
        "notes": list(article.notes),
    }


def _entity(entity: Entity) -> Json:
    mentions = [[span.start, span.end] for span in entity.mentions]
    about = {"aliases": list(entity.aliases), "mentions": mentions, "place": entity.place}
    return {"name": entity.name, "type": entity.type} | _filled(about)


def _relation(one: Relation) -> Json:
    ends = {"subject": one.subject, "predicate": one.predicate, "object": one.object}
    return ends | _filled({"date": one.date, "evidence": _evidence(one.evidence)})


def _post(one: Post) -> Json:
    return {"person": one.person, "body": one.body, "role": one.role, "evidence": _evidence(one.evidence)}


def _figure(one: Figure) -> Json:
    period = one.period and [one.period.text, one.period.start, one.period.end]
    value_max = None if one.value_max is None else str(one.value_max)
    about = {"value_max": value_max, "approximate": one.approximate, "period": period}
    figure = {"holder": one.holder, "indicator": one.indicator, "value": str(one.value), "unit": one.unit}
    return figure | {"kind": one.kind} | _filled(about) | {"evidence": _evidence(one.evidence)}


def _dating(one: Dating) -> Json:
    return {
        "entity": one.entity,
        "property": one.property,
        "value": one.value,
        "evidence": _evidence(one.evidence),
    }


def _evidence(evidence: Evidence) -> list[list[Any]]:
    return [[one.span.start, one.span.end, one.exact, one.prefix, one.suffix] for one in evidence]


def facts_from_json(found: Json, source: Source) -> Facts:
    """Return what `facts_to_json` has written.

    Args:
        found: the object.
        source: the file of the article.
    """
    return Facts(
        article=_to_article(found, source),
        entities=tuple(map(_to_entity, found.get("entities", ()))),
        relations=tuple(
            Relation(one["subject"], one["predicate"], one["object"], _to_evidence(one), one.get("date"))
            for one in found.get("relations", ())
        ),
        posts=tuple(Post(one["person"], one["body"], one["role"], _to_evidence(one)) for one in found.get("posts", ())),
        figures=tuple(map(_to_figure, found.get("figures", ()))),
        datings=tuple(
            Dating(one["entity"], one["property"], one["value"], _to_evidence(one)) for one in found.get("datings", ())
        ),
        notes=tuple(found.get("extraction_notes", ())),
    )


def _to_article(found: Json, source: Source) -> Article:
    return Article(
        id=found["id"],
        source=source,
        text=found.get("text", ""),
        blocks=tuple(Block(kind, Span(start, end)) for kind, start, end in found.get("blocks", ())),
        offsets=OffsetMap(_tuples(found.get("offsets", ()))),
        title=found.get("title"),
        subtitle=found.get("subtitle"),
        authors=tuple(found.get("authors", ())),
        photographers=tuple(found.get("photographers", ())),
        publisher=found.get("publisher"),
        date=found.get("date"),
        notes=_tuples(found.get("notes", ())),
    )


def _tuples(rows: Iterable[Iterable[Any]]) -> tuple[Any, ...]:
    return tuple(map(tuple, rows))


def _to_entity(found: Json) -> Entity:
    mentions = tuple(Span(start, end) for start, end in found.get("mentions", ()))
    return Entity(found["name"], found["type"], tuple(found.get("aliases", ())), mentions, found.get("place"))


def _to_figure(found: Json) -> Figure:
    return Figure(
        holder=found["holder"],
        indicator=found["indicator"],
        value=Decimal(found["value"]),
        unit=found["unit"],
        kind=found["kind"],
        evidence=_to_evidence(found),
        value_max=Decimal(found["value_max"]) if "value_max" in found else None,
        approximate=found.get("approximate", False),
        period=Period(*found["period"]) if "period" in found else None,
    )


def _to_evidence(found: Json) -> Evidence:
    quotes = found.get("evidence", ())
    return tuple(Quote(Span(start, end), exact, prefix, suffix) for start, end, exact, prefix, suffix in quotes)
