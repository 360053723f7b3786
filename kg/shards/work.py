"""Making one shard: records to the lines of its files, each article on its own, so that a bad one harms no other."""

from __future__ import annotations

import json
import platform
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from re import error as RegexError  # noqa: N812
from typing import Any

from kg.errors import InputError, ZhiliError
from kg.extraction.pipeline import Extractor
from kg.inputs import Record
from kg.lexicon import Lexicon, lexicon_with
from kg.model import Facts, Page, Source
from kg.outcomes import period_key
from kg.reading import article_page, page_of, source_of
from kg.reading.repairs import repair_record
from kg.resolution import UsageReader
from kg.shards.budget import OverTimeError, time_budget
from kg.shards.codec import facts_to_json, source_to_json
from kg.shards.files import Shard, packed, to_line
from kg.shards.fingerprint import fingerprint

#: What a component that is not up to an article raises. Not here: what ends the process or stops the user's machine.
COMPONENT_FAILURES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    RegexError,
    RuntimeError,
    TypeError,
    ValueError,
)
_REPORT = "the rest was built; please report the article to the makers of Zhili"

#: The lines of one record in the files of facts and names.
Lines = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a worker has to know.

    Attributes:
        extensions: the user's files that are added to the lexicon.
        seconds: what one article may take; 0 for no limit.
        fingerprint: of all that facts depend on, which the worker must have too.
        model: the name of another spaCy pipeline that votes on names.
    """

    extensions: tuple[str, ...] = ()
    seconds: float = 60.0
    fingerprint: str = ""
    model: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """A shard to be made.

    Attributes:
        name: of the shard.
        keys: of its records, in order.
        records: those whose lines are not known yet, by key.
        known: the lines of those that an older shard holds.
    """

    name: str
    keys: tuple[bytes, ...]
    records: Mapping[bytes, Record]
    known: Mapping[bytes, Lines]


def make_shard(job: Job, settings: Settings, told: Callable[[], None] = lambda: None) -> Shard:
    """Make a shard; what fails in it is told in its files.

    Args:
        job: what it is made of.
        settings: how.
        told: called for every record that is done.
    """
    worker = _worker(settings)
    facts: list[bytes] = []
    names: list[bytes] = []
    ids: list[str] = []
    characters = failed = 0
    for key in job.keys:
        made = worker.made(job.records[key]) if key in job.records else _read_again(job.known[key])
        facts.append(made.lines[0])
        names.append(made.lines[1])
        ids.extend(made.ids)
        characters += made.characters
        failed += made.failed
        told()
    keys = [key.hex() for key in job.keys]
    header = {"schema": 1, "keys": keys, "articles": ids, "characters": characters, "failed": failed}
    packed_facts = packed([to_line({"zhili": "facts"} | header), *facts])
    packed_names = packed([to_line({"zhili": "names"} | header), *names])
    return Shard(job.name, packed_facts, packed_names, len(ids), characters, failed)


@dataclass(frozen=True, slots=True)
class _Made:
    lines: Lines
    ids: tuple[str, ...]
    characters: int
    failed: int


def _read_again(lines: Lines) -> _Made:
    found = json.loads(lines[1])
    articles = found["articles"]
    ids = tuple(one["id"] for one in articles)
    return _Made(lines, ids, sum(one["characters"] for one in articles), len(found["failed"]))


class WorkerError(ZhiliError):
    """A worker would not read articles as this machine does."""


@lru_cache(maxsize=1)
def _worker(settings: Settings) -> _Worker:
    """Return the worker of this process, whose pipeline is loaded once.

    Raises:
        WorkerError: if the worker has another version, lexicon or model than who sent the task.
    """
    lexicon = lexicon_with(*settings.extensions) if settings.extensions else None
    if settings.fingerprint and fingerprint(lexicon, settings.model) != settings.fingerprint:
        advice = "install the same version, with the same Python and the same files of words, everywhere"
        raise WorkerError(f"a worker on {platform.node()} has another version of Zhili or its lexicon; {advice}")
    return _Worker(lexicon, settings)


class _Worker:
    def __init__(self, lexicon: Lexicon | None, settings: Settings) -> None:
        self._seconds = settings.seconds
        self._extractor, self._usages = Extractor(lexicon, settings.model), UsageReader(lexicon)

    def made(self, record: Record) -> _Made:
        """Return the lines of one record."""
        failed: list[dict[str, Any]] = []
        page = self._page(record, failed)
        found = list(self._facts(page, failed)) if page else []
        key = record.key.hex()
        facts = {"key": key} | (_about(page) if page else {}) | {"articles": [facts_to_json(one) for one, _ in found]}
        names = {"key": key, "articles": [_names(one, usages) for one, usages in found], "failed": failed}
        return _Made(
            (to_line(facts), to_line(names)),
            tuple(one.article.id for one, _ in found),
            sum(len(one.article.text) for one, _ in found),
            len(failed),
        )

    def _page(self, record: Record, failed: list[dict[str, Any]]) -> Page | None:
        try:
            with time_budget(self._seconds):
                return read_record(record)
        except InputError as error:
            failed.append({"article": None, "found": error.found, "advice": error.advice})
        except COMPONENT_FAILURES as error:
            failed.append({"article": None} | self._told("reading", error))
        return None

    def _facts(self, page: Page, failed: list[dict[str, Any]]) -> Iterator[tuple[Facts, list[str]]]:
        for article in page.articles:
            try:
                with time_budget(self._seconds):
                    facts = self._extractor.facts(article)
                    usages = self._usages.lines(facts)
            except COMPONENT_FAILURES as error:
                failed.append({"article": article.id} | self._told("extraction", error))
            else:
                yield facts, usages

    def _told(self, stage: str, error: BaseException) -> dict[str, Any]:
        if isinstance(error, OverTimeError):
            advice = "split it, or give it more time with --article-seconds"
            return {"found": f"{stage} took more than {self._seconds:g} s", "advice": advice, "over": self._seconds}
        message = str(error).splitlines()[:1]
        return {"found": f"{stage} failed ({': '.join([type(error).__name__, *message])})", "advice": _REPORT}


def read_record(record: Record) -> Page:
    """Return the page of a record.

    Raises:
        InputError: if it is no text or there is no article in it.
    """
    if record.title is None:
        return page_of(source_of(record.data, Path(record.place), record.name))
    source = Source(record.name, record.data.decode(), record.sha256, "utf-8")
    page = article_page(source, record.title, record.date, record.publisher, record.url)
    # Millions of rows may have one name, and then the eight digits that do for files are too few.
    digits = f"-{source.sha256[:8]}-"
    articles = (replace(one, id=one.id.replace(digits, f"-{source.sha256[:16]}-")) for one in page.articles)
    return replace(page, articles=tuple(articles))


def _about(page: Page) -> dict[str, Any]:
    order = [repair_record(repair, page.source) for repair in page.repairs]
    return {"source": source_to_json(page.source), "notes": list(page.notes), "reading_order": order}


def _names(facts: Facts, usages: list[str]) -> dict[str, Any]:
    return {
        "id": facts.article.id,
        "characters": len(facts.article.text),
        "usages": usages,
        "stated": _stated(facts),
        "periods": list(_periods(facts)),
    }


def _stated(facts: Facts) -> list[int]:
    """Return the number of statements about each entity."""
    count = [0] * len(facts.entities)
    ends = [end for one in facts.relations for end in (one.subject, one.object)]
    ends += [end for post in facts.posts for end in (post.person, post.body)]
    for end in [*ends, *(figure.holder for figure in facts.figures)]:
        count[end] += 1
    return count


def _periods(facts: Facts) -> Iterator[list[Any]]:
    """Yield the wordings of periods that other articles may word otherwise: holder, the rest of what it is, words."""
    for figure in facts.figures:
        key = period_key(figure)
        if key and figure.period:
            yield [figure.holder, key, figure.period.text]
