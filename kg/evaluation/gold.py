"""Gold annotations: what a careful reader found on a page, and in which normal form names and figures are compared.

The format is one JSON object a page with "articles", "entities", "relations" and "outcomes"; the guidelines of the
annotation say what stands in them.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from kg.errors import InputError
from kg.vocabulary import PREDICATES

_DROPPED = frozenset("“”\"‘’'《》〈〉「」『』【】[]·-—")
#: Unit as printed to the unit that it is counted in, and how many of these it stands for.
_UNITS = {
    "万元": ("元", 1e4),
    "亿元": ("元", 1e8),
    "百万元": ("元", 1e6),
    "千万元": ("元", 1e7),
    "万人": ("人", 1e4),
    "万人次": ("人次", 1e4),
    "名": ("人", 1),
    "位": ("人", 1),
    "余人": ("人", 1),
    "百分点": ("%", 1),
    "个百分点": ("%", 1),
    "万平方米": ("平方米", 1e4),
    "㎡": ("平方米", 1),
}
#: Measure words of things that are counted; which one is printed makes no difference.
_MEASURES = frozenset("个家处座项件支片条套户所批期种轮场次起块类只部栋份本篇届门间台辆对例人") | {
    "门次",
    "余次",
    "余件",
    "场次",
}


def normal(text: str) -> str:
    """Return a name as it is compared: in one width, without white space, quotation marks, 《》 and dashes."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if not c.isspace() and c not in _DROPPED)


def normal_figure(value: float, unit: str) -> tuple[float, str]:
    """Return a figure as it is compared: multipliers worked out, measure words alike.

    >>> normal_figure(1.1, "亿元"), normal_figure(27, "家")
    ((110000000.0, '元'), (27.0, 'count'))
    """
    printed = normal(unit)
    base, factor = _UNITS.get(printed, (printed, 1))
    return round(float(value) * factor, 6), "count" if base in _MEASURES or not base else base


#: Subject, predicate, object: by name in gold, by IRI in a graph.
Statement = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """A named thing; `forms` are its name and aliases in normal form."""

    name: str
    type: str
    forms: frozenset[str]


@dataclass(frozen=True, slots=True)
class GoldOutcome:
    """A figure with the name of its holder and, in normal form, its indicator and value; `evidence` is verbatim."""

    holder: str
    indicator: str
    figure: tuple[float, str]
    shown: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """Title and authors of an article, in normal form."""

    title: str
    authors: frozenset[str]


@dataclass(frozen=True, slots=True)
class Gold:
    """What stands on one page; relations are (name, predicate, name), posts among them as holdsPost.

    Attributes:
        passages: relations to the words of the page that they rest on, where the annotation gives them.
    """

    articles: tuple[GoldArticle, ...]
    entities: tuple[GoldEntity, ...]
    relations: frozenset[Statement]
    outcomes: tuple[GoldOutcome, ...]
    passages: Mapping[Statement, str] = field(default_factory=dict)


def read_gold(path: Path) -> Gold:
    """Return the annotation of a page.

    Raises:
        InputError: if the file cannot be read or is not such an annotation.
    """
    try:
        content = json.loads(path.read_text(encoding="utf8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise InputError(path, f"not readable as JSON ({error})", "give a gold file") from error
    if not isinstance(content, dict):
        raise InputError(path, "not a gold file: no JSON object", 'give one with "entities" and the rest')
    articles, entities = _all(path, content, "articles", _article), _all(path, content, "entities", _entity)
    passages = dict(_all(path, content, "relations", _relation))
    outcomes = _all(path, content, "outcomes", _outcome)
    return Gold(articles, entities, frozenset(passages), outcomes, passages)


_Record = TypeVar("_Record")


def _all(
    path: Path, content: Mapping[str, Any], key: str, read: Callable[[Mapping[str, Any]], _Record]
) -> tuple[_Record, ...]:
    records = content.get(key)
    if not isinstance(records, list):
        raise InputError(path, f"not a gold file: no list {key!r}", "see the annotation guidelines for the format")
    found = []
    for number, record in enumerate(records, 1):
        try:
            found.append(read(record))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise InputError(
                path, f"{key} {number} is incomplete or malformed ({error!r})", "mend the record"
            ) from error
    return tuple(found)


def _article(record: Mapping[str, Any]) -> GoldArticle:
    return GoldArticle(normal(record.get("title") or ""), frozenset(map(normal, record.get("authors", []))))


def _entity(record: Mapping[str, Any]) -> GoldEntity:
    forms = frozenset(map(normal, [record["name"], *record.get("aliases", [])]))
    return GoldEntity(str(record["name"]), str(record["type"]), forms)


def _relation(record: Mapping[str, Any]) -> tuple[Statement, str]:
    if record["p"] not in (*PREDICATES, "holdsPost"):
        raise ValueError(f"there is no relation {record['p']!r}")
    return (str(record["s"]), str(record["p"]), str(record["o"])), str(record.get("evidence") or "")


def _outcome(record: Mapping[str, Any]) -> GoldOutcome:
    value, unit = record["value"], record["unit"] or ""
    return GoldOutcome(
        holder=str(record["holder"]),
        indicator=normal(record["indicator"]),
        figure=normal_figure(value, unit),
        shown=f"{record['holder']}: {record['indicator']} {value}{unit}",
        evidence=str(record.get("evidence") or ""),
    )
