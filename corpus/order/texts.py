"""Public text that the models of running text are trained on: government reports, laws and this project's own pages."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from kg.errors import InputError
from kg.reading.characters import plain
from kg.reading.formats import page_files, read_source

_INFO_END = "<!-- INFO END -->"
_MARKUP = re.compile(r"^[#>*\s]+", re.MULTILINE)
_NO_PROSE = ("|", "<!--")
_ARTICLE, _PARAGRAPH = 900, 40
_SAMPLES, _SAMPLE, _TOGETHER = 6, 15, 40


def reports(data: Path) -> list[str]:
    """Return government work reports, one text each."""
    with _opened(data / "reports.jsonl") as lines:
        return [json.loads(line)["text"] for line in lines]


def laws(data: Path) -> list[str]:
    """Return laws and regulations without their heads and tables."""
    with _opened(data / "laws.jsonl.gz") as lines:
        texts = [json.loads(line)["text"].split(_INFO_END)[-1] for line in lines]
    return [_MARKUP.sub("", "\n".join(_prose(text))) for text in texts]


def pages(corpus: Path) -> list[str]:
    """Return the pages of this project."""
    return [read_source(path).text for path in page_files([corpus / "articles"])]


def sample_articles(corpus: Path) -> list[list[str]]:
    """Return this project's training texts as articles without titles, a few samples of one theme each."""
    found: list[list[str]] = []
    for path in sorted((corpus / "train").glob("*.jsonl")):
        with path.open(encoding="utf8") as lines:
            texts = [json.loads(line)["text"].strip() for line in lines]
        texts = [text for text in texts if len(text) >= _SAMPLE and "\n" not in text]
        found += [["", *texts[at : at + _SAMPLES]] for at in range(0, len(texts), _SAMPLES)]
    return found


def samples(corpus: Path) -> list[str]:
    """Return this project's training texts, many samples in one text, each a paragraph of its own, as models see it."""
    found: list[str] = []
    for path in sorted((corpus / "train").glob("*.jsonl")):
        with path.open(encoding="utf8") as lines:
            found += [as_seen(json.loads(line)["text"]) for line in lines]
    return ["".join(found[at : at + _TOGETHER]) for at in range(0, len(found), _TOGETHER)]


def report_articles(texts: Iterable[str]) -> list[list[str]]:
    """Return reports cut into articles: each a heading, or none, and paragraphs of some length."""
    found: list[list[str]] = []
    for text in texts:
        current = [""]
        for line in map(str.strip, text.split("\n")):
            if len(current) > 1 and (sum(map(len, current)) > _ARTICLE or _is_heading(line)):
                found.append(current)
                current = [""]
            if _is_heading(line) and len(current) == 1:
                current[0] = line
            elif len(line) >= _PARAGRAPH:
                current.append(line)
    return found


def news_articles(data: Path, least: int = 400) -> list[list[str]]:
    """Return television news of some length as articles; they are for measuring alone, no model learns from them."""
    with _opened(data / "transcripts.jsonl.gz") as lines:
        records = [json.loads(line) for line in lines]
    found = [
        [record["title"], *(line for line in map(str.strip, record["text"].split("\n")) if len(line) >= 20)]
        for record in records
    ]
    return [article for article in found if sum(map(len, article[1:])) >= least]


def _is_heading(line: str) -> bool:
    return 6 <= len(line) < 30 and line[-1] not in "。；：，、"


def as_seen(text: str) -> str:
    """Return a text as the models see it, with a line feed at both ends."""
    return f"\n{plain(text).strip()}\n"


def _prose(text: str) -> Iterator[str]:
    return (line for line in text.split("\n") if not line.startswith(_NO_PROSE))


def _opened(path: Path) -> IO[str]:
    try:
        return gzip.open(path, "rt", encoding="utf8") if path.suffix == ".gz" else path.open(encoding="utf8")
    except OSError as error:
        reason = f"not readable ({error.strerror})"
        raise InputError(path, reason, "name the directory with the public texts") from error
