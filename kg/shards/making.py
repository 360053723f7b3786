"""The facts of all records as shards: what is there is kept, what is missing is made, what is lost is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Any

from kg.errors import InputError
from kg.inputs import Fields, Input, Record, read_records
from kg.shards.catalogue import Catalogue, Planned
from kg.shards.engines import Done, Engine, Lost
from kg.shards.files import FACTS, NAMES, DamagedShardError, Shard, Shelf, check, header_of, lines_of, records_of
from kg.shards.work import Job, Lines, Settings, make_shard

#: Tells of progress: what is being done, how much of it is done, how much there is (0 where that is not known).
Progress = Callable[[str, int, int], None]

_TOLD_EVERY = 500  # records


class StrictError(InputError):
    """Something could not be built, and the user wants to hear of it at once."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A record or an article that could not be built.

    Attributes:
        place: where the record stands.
        article: id of the article, None where the record as a whole failed.
    """

    place: str
    article: str | None
    found: str
    advice: str

    @property
    def reason(self) -> str:
        """What was found, and what the user can do."""
        return f"{self.found}; {self.advice}"


class Maker:
    """Makes the shards of a build.

    Args:
        catalogue: empty.
        shelf: where the files of shards stand.
        settings: what a worker has to know.
        strict: stop at the first article that fails.
        progress: told of what is done.
    """

    def __init__(
        self, catalogue: Catalogue, shelf: Shelf, settings: Settings, strict: bool, progress: Progress
    ) -> None:
        self._catalogue, self._shelf, self._settings = catalogue, shelf, settings
        self._strict, self._progress = strict, progress
        self._lost: list[Failure] = []

    def make(self, inputs: list[Input], names: Fields, engine: Engine) -> None:
        """Read the inputs, and make the shards that are not there yet.

        Raises:
            StrictError: in strict builds, if something could not be built.
            InputError: if an input changes while it is read.
        """
        self._read(inputs, names)
        self._keep()
        total, done = self._catalogue.count()
        self._progress("extracting", done, total)
        work = partial(make_shard, settings=self._settings)
        if engine.is_here:
            steps = count(done + 1)
            work = partial(work, told=lambda: self._progress("extracting", next(steps), total))
        for outcome in engine.run(work, self._jobs(enumerate(_items(inputs, names)))):
            if isinstance(outcome, Lost):
                self._lose(outcome)
            else:
                self._put(outcome)
            done += len(outcome.task.keys)
            self._progress("extracting", done, total)

    def _read(self, inputs: list[Input], names: Fields) -> None:
        number = 0
        for place, one in enumerate(inputs):
            self._progress("reading", place, len(inputs))
            for item in read_records(one, names):
                if number and number % _TOLD_EVERY == 0 and one.kind != "page":
                    self._progress(f"reading from {one.place}", number, 0)
                self._catalogue.add(number, item)
                number += 1
        self._catalogue.plan()
        if self._strict:
            for failure in self._catalogue.failures():
                raise StrictError(failure.path, failure.found, failure.advice)

    def _keep(self) -> None:
        """Find out which shards are there and whole, and what else unchanged records can be taken from."""
        wanted = self._catalogue.names()
        for name in filter(self._catalogue.is_current, self._shelf.names()):
            try:
                header = self._checked(name)
            except DamagedShardError:
                self._shelf.remove(name + FACTS)
                continue
            if header["failed"] and any(self._may_now_succeed(name)):
                self._catalogue.add_older(name, self._good_keys(name))
            elif name in wanted:
                self._refuse_failures(name, header["failed"])
                self._catalogue.mark_made(name, len(header["articles"]), header["failed"])
            else:
                self._catalogue.add_older(name, header["keys"])

    def _checked(self, name: str) -> dict[str, Any]:
        """Return the header of a shard, whose files are read to their ends."""
        facts, names = self._shelf.read(name + FACTS), self._shelf.read(name + NAMES)
        check(facts, name + FACTS)
        check(names, name + NAMES)
        return header_of(names, name + NAMES)

    def _may_now_succeed(self, name: str) -> Iterator[bool]:
        """Yield for each failure of a shard whether it was given less time than articles are given now."""
        for record in self._named(name):
            for failed in record["failed"]:
                yield "over" in failed and not 0 < self._settings.seconds <= failed["over"]

    def _good_keys(self, name: str) -> Iterator[str]:
        return (record["key"] for record in self._named(name) if not record["failed"])

    def _named(self, name: str) -> Iterator[dict[str, Any]]:
        records = records_of(self._shelf.read(name + NAMES), name + NAMES)
        next(records)
        return records

    def _jobs(self, items: Iterator[tuple[int, Record | InputError]]) -> Iterator[Job]:
        for planned in self._catalogue.missing():
            known = dict(self._known(planned))
            records = _collected(items, planned, known)
            yield Job(planned.name, planned.keys, records, known)

    def _known(self, planned: Planned) -> Iterator[tuple[bytes, Lines]]:
        """Yield the lines of the records of a shard that older shards hold."""
        for shard, keys in self._catalogue.older(planned).items():
            facts, names = self._shelf.read(shard + FACTS), self._shelf.read(shard + NAMES)
            pairs = zip(lines_of(facts, shard + FACTS), lines_of(names, shard + NAMES), strict=True)
            header = header_of(names, shard + NAMES)
            next(pairs)
            for key, (facts_line, names_line) in zip(header["keys"], pairs, strict=True):
                if bytes.fromhex(key) in keys:
                    yield bytes.fromhex(key), (facts_line + b"\n", names_line + b"\n")

    def _put(self, done: Done[Job, Shard]) -> None:
        """Write a shard, the file that makes it whole last."""
        shard = done.result
        self._shelf.write(shard.name + NAMES, shard.names)
        self._shelf.write(shard.name + FACTS, shard.facts)
        self._refuse_failures(shard.name, shard.failed)
        self._catalogue.mark_made(shard.name, shard.articles, shard.failed)

    def _refuse_failures(self, name: str, failed: int) -> None:
        """Stop a strict build at the first failure of a shard."""
        if self._strict and failed:
            for one in self._failures_of(name):
                raise StrictError(one.place, one.found, one.advice)

    def _lose(self, lost: Lost[Job]) -> None:
        """Remember the records of a shard that no worker could make."""
        for key in lost.task.keys:
            advice = "the rest was built; build again, with fewer articles at once if need be"
            failure = Failure(self._catalogue.places(key), None, lost.reason, advice)
            if self._strict:
                raise StrictError(failure.place, failure.found, failure.advice)
            self._lost.append(failure)

    def failures(self) -> Iterator[Failure]:
        """Yield all that could not be built."""
        for error in self._catalogue.failures():
            yield Failure(error.path, None, error.found, error.advice)
        for name in self._catalogue.failing():
            yield from self._failures_of(name)
        yield from self._lost

    def _failures_of(self, name: str) -> Iterator[Failure]:
        for record in self._named(name):
            for failed in record["failed"]:
                place = self._catalogue.places(bytes.fromhex(record["key"]))
                yield Failure(place, failed["article"], failed["found"], failed["advice"])


def _items(inputs: Iterable[Input], names: Fields) -> Iterator[Record | InputError]:
    for one in inputs:
        yield from read_records(one, names)


def _collected(
    items: Iterator[tuple[int, Record | InputError]], planned: Planned, known: dict[bytes, Lines]
) -> dict[bytes, Record]:
    """Return the records of a shard that are not known yet; the inputs are read on to where it ends.

    Raises:
        InputError: if they are not what they were.
    """
    wanted = set(planned.keys) - known.keys()
    found: dict[bytes, Record] = {}
    for number, item in items:
        if number >= planned.first and isinstance(item, Record) and item.key in wanted:
            found[item.key] = item
        if number == planned.last:
            break
    if len(found) < len(wanted):
        raise InputError("the input", "changed while it was read", "build again once nothing writes to it")
    return found
