"""The markup in which training sentences are written, and the way from it to samples.

A sentence stands on one line with its names in square brackets, class behind a bar, full name behind "=" where it is
not the words themselves. Lines with @ state relations and posts, lines with # figures; "= headline" sets the style of
what follows; "// …" is a comment::

    = lead
    [[青溪区|Place]委组织部|PartyBody]牵头成立[“芯火”党建联盟|Alliance]，成员单位44家。
    @ 组织部 leads 芯火; 组织部 partOf 青溪区
    # 芯火 成员单位 44 家 level

An end of a statement is any part of a name that only one thing of the sentence has.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kg.errors import InputError
from kg.training.samples import Amount, Label, Sample, Statement, plain_name

STYLES = (
    "headline", "lead", "body", "list", "quotation", "caption", "summary", "hotline", "award", "figures", "meeting",
)  # fmt: skip


class MarkupError(ValueError):
    """A line of markup cannot be read; the message says why."""


def read_markup(path: Path) -> list[Sample]:
    """Return the samples of a file of markup; its stem is the theme.

    Raises:
        InputError: if lines cannot be read; it names them all.
    """
    samples: list[Sample] = []
    faults: list[str] = []
    style = "body"
    for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), 1):
        line = line.strip()
        try:
            if line.startswith("="):
                style = _style(line[1:].strip())
            elif line[:1] in ("@", "#"):
                samples[-1] = _stated(samples[-1], line)
            elif line and not line.startswith("//"):
                text, labels = parse(line)
                samples.append(Sample("", path.stem, style, text, labels))
        except (MarkupError, IndexError) as error:
            faults.append(f"line {number}: {error}")
    if faults:
        raise InputError(path, "\n".join(faults), "mend these lines")
    return [sample.numbered(n) for n, sample in enumerate(samples, 1)]


def parse(line: str) -> tuple[str, tuple[Label, ...]]:
    """Return the plain text of a marked line and its labels.

    Raises:
        MarkupError: if brackets do not match or lack a class.
    """
    text, labels, opened = "", [], []
    pieces = iter(line)
    for char in pieces:
        if char == "[":
            opened.append(len(text))
        elif char == "|" and opened:
            kind, _, name = _until_closed(pieces).partition("=")
            start = opened.pop()
            labels.append(Label(start, len(text), kind, name or plain_name(text[start:])))
        elif char in "]|":
            raise MarkupError(f"stray {char!r} after {text[-12:]!r}")
        else:
            text += char
    if opened:
        raise MarkupError(f"a bracket before {text[opened[-1] : opened[-1] + 12]!r} is not closed")
    return text, tuple(sorted(labels, key=lambda label: (label.start, -label.end)))


def _until_closed(pieces: object) -> str:
    found = ""
    for char in pieces:  # type: ignore[attr-defined]
        if char == "]":
            return found
        found += char
    raise MarkupError(f"the class {found[:16]!r} is not closed")


def _style(word: str) -> str:
    if word not in STYLES:
        raise MarkupError(f"style {word!r} is none of {', '.join(STYLES)}")
    return word


def _stated(sample: Sample, line: str) -> Sample:
    items = [item.split() for item in line[1:].split(";") if item.strip()]
    if line.startswith("@"):
        return replace(sample, relations=(*sample.relations, *(_relation(sample, item) for item in items)))
    return replace(sample, figures=(*sample.figures, *(_figure(sample, item) for item in items)))


def _relation(sample: Sample, words: list[str]) -> Statement:
    if len(words) < 3:
        raise MarkupError(f"a relation needs subject, predicate and object: {' '.join(words)}")
    extra = dict(word.partition("=")[::2] for word in words[3:])
    unknown = sorted(extra.keys() - {"role", "date"})
    if unknown:
        raise MarkupError(f"a relation has no {', '.join(unknown)}")
    return Statement(_end(sample, words[0]), words[1], _end(sample, words[2]), extra.get("role"), extra.get("date"))


def _figure(sample: Sample, words: list[str]) -> Amount:
    if len(words) < 5:
        raise MarkupError(f"a figure needs holder, indicator, value, unit and kind: {' '.join(words)}")
    holder, indicator, value, unit, kind, *rest = words
    extra = dict(word.partition("=")[::2] for word in rest)
    try:
        top = float(extra["max"]) if "max" in extra else None
        return Amount(
            _end(sample, holder), indicator, float(value), unit, kind, "approx" in extra, top, extra.get("period")
        )
    except ValueError as error:
        raise MarkupError(f"{' '.join(words)}: {error}") from error


def _end(sample: Sample, part: str) -> int:
    """Return the number of the entity that `part` names: by its whole name or form, else by a part of one name."""
    part = plain_name(part)
    for whole in (True, False):
        names: dict[str, int] = {}
        for n, label in enumerate(sample.entities):
            forms = (label.name, plain_name(sample.text[label.start : label.end]))
            if part in forms if whole else any(part in form for form in forms):
                names.setdefault(label.name, n)
        if len(names) == 1:
            return next(iter(names.values()))
        if len(names) > 1:
            raise MarkupError(f"{part!r} may be {' or '.join(names)}")
    raise MarkupError(f"{part!r} is no entity of {sample.text[:20]}…")
