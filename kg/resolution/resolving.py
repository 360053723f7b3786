"""The way from facts to things: usages of names, groups of one stem, links between stems, names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.gazetteer import gazetteer
from kg.lexicon import Lexicon, default_lexicon
from kg.model import Facts
from kg.resolution.candidates import Candidates
from kg.resolution.grouping import Group, groups, member
from kg.resolution.linking import Linker
from kg.resolution.names import NamingRules
from kg.resolution.naming import Names, type_of
from kg.resolution.occurrences import Usage, usages
from kg.resolution.things import Resolution
from kg.resolution.workspace import Workspace
from kg.sorting import LineSorter


def resolve(facts: Sequence[Facts], lexicon: Lexicon | None = None) -> Resolution:
    """Return the things that the articles name; the order of the articles makes no difference.

    Args:
        facts: what each article states.
        lexicon: where the rules for short and long names stand; the project's own by default.
    """
    read = UsageReader(lexicon)
    with TemporaryDirectory() as folder:
        resolver = Resolver(Workspace(), Path(folder), lexicon)
        resolver.workspace.number_articles(one.article.id for one in facts)
        numbers = resolver.workspace.numbers_of(one.article.id for one in facts)
        resolver.add((numbers[one.article.id], read.lines(one)) for one in facts)
        resolver.run()
        found = Resolution(tuple(resolver.workspace.things()), tuple(resolver.workspace.decisions()))
        resolver.workspace.close()
        return found


class UsageReader:
    """Writes down how an article uses names, which depends on that article alone.

    Args:
        lexicon: where the rules for short and long names stand; the project's own by default.
    """

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self._rules, self._divisions = _rules(lexicon), gazetteer()

    def lines(self, facts: Facts) -> list[str]:
        """Return a line for each entity; equal lines are equal usages."""
        return [usage.to_json() for usage in usages(facts, self._rules, self._divisions)]


def _rules(lexicon: Lexicon | None) -> NamingRules:
    return NamingRules((lexicon or default_lexicon()).table("abbreviations"))


class Resolver:
    """Finds the things behind the usages of any number of articles; memory grows with neither them nor their names.

    Args:
        workspace: empty tables.
        folder: for what memory does not hold.
        lexicon: where the rules for short and long names stand; the project's own by default.
    """

    def __init__(self, workspace: Workspace, folder: Path, lexicon: Lexicon | None = None) -> None:
        self.workspace = workspace
        self._folder, self._rules = folder, _rules(lexicon)
        self._names = Names(self._rules, gazetteer())
        self._usages = LineSorter(folder, "usages")

    def add(self, articles: Iterable[tuple[int, Sequence[str]]]) -> None:
        """Take the usages of articles: the number of each in the workspace, and a line for each entity."""
        for number, lines in articles:
            self._usages.add(_keyed(number, lines))

    def run(self) -> None:
        """Fill the workspace with things and decisions."""
        candidates = Candidates(self._folder, self._rules)
        self.workspace.add_groups(self._grouped(candidates))
        for numbers in candidates.sets():
            self._link(numbers)
        for number, group in self.workspace.final_groups():
            name, place = self._names.name(group), self._names.place(group)
            self.workspace.name(number, type_of(group), name, place, min(one.first for one in group))
            self.workspace.decide(self._names.merges(group))
        self.workspace.tell_apart()

    def _grouped(self, candidates: Candidates) -> Iterator[tuple[int, Group]]:
        """Yield groups with their numbers, those of one stem after each other."""
        number = 0
        for block in self._blocks():
            self.workspace.decide(self._names.refusals(block))
            for group in block:
                candidates.add(number, group)
                yield number, group
                number += 1

    def _blocks(self) -> Iterator[tuple[Group, ...]]:
        rows = (line.split(b"\t") for line in self._usages.sorted())
        for _, same in groupby(rows, key=lambda row: row[:2]):
            seen: dict[bytes, Usage] = {}
            yield groups(((_usage(line, seen), int(entity, 16)) for _, _, entity, line in same), self._rules)

    def _link(self, numbers: Sequence[int]) -> None:
        found = {number: self.workspace.group(number) for number in numbers}
        linker = Linker(found, self._rules, self.workspace.in_one_article)
        for leader, group in linker.run().items():
            parts = linker.parts(leader)
            if len(parts) > 1:
                self.workspace.join(leader, group, parts)
        self.workspace.decide(self._names.links(linker))


def _keyed(number: int, lines: Sequence[str]) -> Iterator[bytes]:
    """Yield the usages of an article as lines that stand by family, stem and entity when sorted."""
    for entity, line in enumerate(lines):
        usage = Usage.from_json(line)
        yield f"{usage.family}\t{usage.key.stem}\t{member(number, entity):016x}\t{line}".encode()


def _usage(line: bytes, seen: dict[bytes, Usage]) -> Usage:
    """Return the usage that a line tells, one object for equal lines."""
    if line not in seen:
        seen[line] = Usage.from_json(line)
    return seen[line]
