"""Groups of different stems that name one thing all the same: a head noun more, a bracket more, a known alias."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.resolution.grouping import LOCAL, Group, in_one_article, may_be_one
from kg.resolution.names import NamingRules, without_brackets
from kg.resolution.occurrences import Key
from kg.resolution.places import county

_SHORTEST_ALIAS = 4


@dataclass(frozen=True, slots=True)
class Link:
    """Two groups, by their numbers, that one rule holds for one thing."""

    left: int
    right: int
    rule: str
    refused: str | None = None


class Linker:
    """Joins groups by three rules, each in a fixed order, and remembers what it joined and what it refused.

    Args:
        found: the groups, in a fixed order.
    """

    def __init__(self, found: Sequence[Group], rules: NamingRules) -> None:
        self._rules = rules
        self.found = found
        self._leader = list(range(len(found)))
        self._joined: list[Group] = list(found)
        self.links: list[Link] = []

    def run(self) -> list[Group]:
        """Return the groups after joining."""
        for links in (self._by_head, self._by_bracket, self._by_alias):
            for link in tuple(links()):
                self._try(link)
        return [self._joined[i] for i in range(len(self.found)) if self._leader[i] == i]

    def _try(self, link: Link) -> None:
        left, right = self._top(link.left), self._top(link.right)
        if left == right:
            return
        refused = link.refused or self._objection(link.rule, self._joined[left], self._joined[right])
        self.links.append(Link(link.left, link.right, link.rule, refused))
        if refused is None:
            low, high = sorted((left, right))
            self._leader[high] = low
            self._joined[low] = (*self._joined[low], *self._joined[high])

    @staticmethod
    def _objection(rule: str, left: Group, right: Group) -> str | None:
        # A core in quotation marks is one name even where an article gives it several class words.
        if rule != "head" and in_one_article(left, right):
            return "told apart"
        return None if may_be_one(left, right) else "elsewhere"

    def _top(self, number: int) -> int:
        while self._leader[number] != number:
            number = self._leader[number]
        return number

    def _blocks(self, key: Callable[[Group], tuple[str, ...] | None]) -> Iterator[list[int]]:
        blocks: dict[tuple[str, ...], list[int]] = {}
        for number, group in enumerate(self.found):
            if (found := key(group)) is not None:
                blocks.setdefault(found, []).append(number)
        yield from (blocks[found] for found in sorted(blocks) if len(blocks[found]) > 1)

    def _by_head(self) -> Iterator[Link]:
        """“X”工程 is X, and “X”行动 too, where the article quotes X: quotation marks make it a name."""
        for block in self._blocks(self._core):
            bare = [number for number in block if self._stem(number) == self._rules.core(self._stem(number))]
            for right in (number for number in block if number not in bare):
                lefts = bare or [number for number in block[:1] if self._stem(number) != self._stem(right)]
                for left in lefts:
                    quoted = [any(one.quoted for one in self.found[number]) for number in (left, right)]
                    enough = any(quoted) if bare else all(quoted)
                    yield Link(left, right, "head", None if enough else "unquoted")

    def _core(self, group: Group) -> tuple[str, ...] | None:
        if group[0].family != "programme" or all(one.entity.type == "Policy" for one in group):
            return None
        return (self._rules.core(group[0].key.stem),)

    def _by_bracket(self) -> Iterator[Link]:
        """A name with a bracketed part is the name without it, unless two different parts stand against each other."""
        for block in self._blocks(self._bracketless):
            bracketed = [number for number in block if "(" in self._stem(number)]
            several = len({self._stem(number) for number in bracketed}) > 1
            for left in (number for number in block if number not in bracketed):
                for right in bracketed:
                    yield Link(left, right, "bracket", "ambiguous" if several else None)

    def _bracketless(self, group: Group) -> tuple[str, ...]:
        one = group[0]
        return (one.family, without_brackets(one.key.stem), _district(one.family, one.key))

    def _by_alias(self) -> Iterator[Link]:
        """One article's alias is another's name, if only one thing of the district is called so."""
        named: dict[tuple[str, ...], set[int]] = {}
        called: dict[tuple[str, ...], set[int]] = {}
        for number, group in enumerate(self.found):
            for one in group:
                if one.key.place and one.family in (*LOCAL, "programme"):
                    named.setdefault((one.family, one.key.stem, county(one.key.place)), set()).add(self._top(number))
                    for key in filter(self._tells, one.others):
                        called.setdefault((one.family, key.stem, county(key.place)), set()).add(self._top(number))
        for name in sorted(named.keys() & called.keys()):
            for target in sorted(named[name]):
                callers = sorted(called[name] - {target})
                for caller in callers:
                    yield Link(target, caller, "alias", "ambiguous" if len(callers) > 1 else None)

    def _tells(self, key: Key) -> bool:
        return bool(key.place) and len(key.stem) >= _SHORTEST_ALIAS and not self._rules.is_generic(key.stem)

    def _stem(self, number: int) -> str:
        return self.found[number][0].key.stem


def _district(family: str, key: Key) -> str:
    return county(key.place) if family in LOCAL else ""
