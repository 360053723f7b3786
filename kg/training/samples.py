"""Labelled sentences: what a line of `corpus/train/*.jsonl` holds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from kg.errors import InputError

_MARKS = re.compile(r"[“”‘’《》\s]")


@dataclass(frozen=True, slots=True)
class Label:
    """A named thing in a sentence: `text[start:end]`, quotation marks included where the name is quoted.

    Attributes:
        type: class of the ontology.
        name: the full name by the guidelines (青溪区委 for 区委).
    """

    start: int
    end: int
    type: str
    name: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A relation between two entities of the sample, given by their numbers; a post carries its role."""

    subject: int
    predicate: str
    object: int
    role: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure of the sample; `holder` is the number of the entity that it belongs to."""

    holder: int
    indicator: str
    value: float
    unit: str
    kind: str
    approx: bool = False
    value_max: float | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Sample:
    """A labelled sentence or short paragraph.

    Attributes:
        id: theme and number, unique in the corpus.
        theme: the file it stands in.
        style: headline, lead, list, quotation, caption, summary, hotline, award, figures, meeting or body.
        origin: "written", or "varied" where names were exchanged in a written one.
        entities: in order of their start, longer ones first.
    """

    id: str
    theme: str
    style: str
    text: str
    entities: tuple[Label, ...] = ()
    relations: tuple[Statement, ...] = ()
    figures: tuple[Amount, ...] = ()
    origin: str = "written"

    def outermost(self) -> tuple[Label, ...]:
        """Return the labels that lie in no other."""

        def holds(outer: Label, inner: Label) -> bool:
            return outer is not inner and outer.start <= inner.start and inner.end <= outer.end

        return tuple(e for e in self.entities if not any(holds(o, e) for o in self.entities))

    def numbered(self, number: int) -> Sample:
        """Return the sample with the id that its place in its theme gives."""
        return replace(self, id=f"{self.theme}-{number:04d}")


def plain_name(surface: str) -> str:
    """Return a surface form without quotation marks, 《》 and white space.

    >>> plain_name("“暖阳”助老行动")
    '暖阳助老行动'
    """
    return _MARKS.sub("", surface)


def to_line(sample: Sample) -> str:
    """Return a sample as one line of JSON; what is empty or follows from the text is left out."""
    record: dict[str, Any] = {"id": sample.id, "style": sample.style, "origin": sample.origin, "text": sample.text}
    record["entities"] = [
        {k: v for k, v in asdict(e).items() if k != "name" or v != plain_name(sample.text[e.start : e.end])}
        for e in sample.entities
    ]
    for key, items in (("relations", sample.relations), ("figures", sample.figures)):
        if items:
            told = ({k: v for k, v in asdict(i).items() if v is not None and v is not False} for i in items)
            record[key] = list(told)
    return json.dumps(record, ensure_ascii=False)


def from_line(line: str, theme: str, where: str) -> Sample:
    """Return the sample of a line.

    Args:
        line: a JSON object.
        theme: the theme of its file.
        where: file and line, for the error.

    Raises:
        InputError: if the line is not what `to_line` writes.
    """
    try:
        record = json.loads(line)
        text = record["text"]
        entities = tuple(
            Label(e["start"], e["end"], e["type"], e.get("name") or plain_name(text[e["start"] : e["end"]]))
            for e in record["entities"]
        )
        relations = tuple(Statement(**r) for r in record.get("relations", ()))
        figures = tuple(Amount(**f) for f in record.get("figures", ()))
        return Sample(record["id"], theme, record["style"], text, entities, relations, figures, record["origin"])
    except (ValueError, KeyError, TypeError) as error:
        advice = "see corpus/train/README.md for the format"
        raise InputError(where, f"no labelled sentence ({error})", advice) from error


def read_samples(path: Path) -> list[Sample]:
    """Return the samples of a JSONL file; its stem is the theme.

    Raises:
        InputError: if a line is no sample.
    """
    lines = path.read_text(encoding="utf8").splitlines()
    return [from_line(line, path.stem, f"{path}:{n}") for n, line in enumerate(lines, 1)]


def write_samples(path: Path, samples: Iterable[Sample]) -> None:
    """Write samples as JSONL."""
    path.write_text("".join(to_line(sample) + "\n" for sample in samples), encoding="utf8")
