"""Groups of different stems that name one thing all the same: a head noun more, a bracket more, a known alias."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.resolution.grouping import LOCAL, Group, may_be_one
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


#: Tells whether some article names things of both; the things are given by the numbers of their groups.
InOneArticle = Callable[[Iterable[int], Iterable[int]], bool]


def link_keys(group: Group, rules: NamingRules) -> Iterator[tuple[str, str]]:
    """Yield what a group has in common with those that it may be joined with, each with a hint.

    Only groups that have a key in common and differ in its hint are ever linked, so that all others need not be
    compared. Neither holds a tab.
    """
    stem = group[0].key.stem
    if core := _core(group, rules):
        yield f"head {core[0]}", stem
    yield f"bracket {chr(31).join(_bracketless(group))}", "(" if "(" in stem else ""
    for hint, keys in (("named", _named(group)), ("called", _called(group, rules))):
        for key in sorted(set(keys)):
            yield f"alias {chr(31).join(key)}", hint


def _core(group: Group, rules: NamingRules) -> tuple[str, ...] | None:
    if group[0].family != "programme" or all(one.usage.type == "Policy" for one in group):
        return None
    return (rules.core(group[0].key.stem),)


def _bracketless(group: Group) -> tuple[str, ...]:
    one = group[0]
    return (one.family, without_brackets(one.key.stem), _district(one.family, one.key))


def _named(group: Group) -> Iterator[tuple[str, ...]]:
    """Yield what the names of a group call it, by district."""
    for one in group:
        if one.key.place and one.family in (*LOCAL, "programme"):
            yield one.family, one.key.stem, county(one.key.place)


def _called(group: Group, rules: NamingRules) -> Iterator[tuple[str, ...]]:
    """Yield what the aliases of a group call it, by district, where they tell enough."""
    for one in group:
        if one.key.place and one.family in (*LOCAL, "programme"):
            for key in one.usage.others:
                if key.place and len(key.stem) >= _SHORTEST_ALIAS and not rules.is_generic(key.stem):
                    yield one.family, key.stem, county(key.place)


class Linker:
    """Joins groups by three rules, each in a fixed order, and remembers what it joined and what it refused.

    Args:
        found: groups by their numbers; with a group all those that share one of its `link_keys`.
        in_one_article: speaks against most links.
    """

    def __init__(self, found: Mapping[int, Group], rules: NamingRules, in_one_article: InOneArticle) -> None:
        self._rules, self._in_one_article = rules, in_one_article
        self.found = {number: found[number] for number in sorted(found)}
        self._leader = {number: number for number in self.found}
        self._joined = dict(self.found)
        self._parts = {number: [number] for number in self.found}
        self.links: list[Link] = []

    def run(self) -> dict[int, Group]:
        """Return the groups after joining, by the smallest number of their parts."""
        for links in (self._by_head, self._by_bracket, self._by_alias):
            for link in tuple(links()):
                self._try(link)
        return {number: self._joined[number] for number in self.found if self._leader[number] == number}

    def parts(self, leader: int) -> list[int]:
        """Return the numbers of the groups that were joined to one."""
        return self._parts[leader]

    def _try(self, link: Link) -> None:
        left, right = self._top(link.left), self._top(link.right)
        if left == right:
            return
        refused = link.refused or self._objection(link.rule, left, right)
        self.links.append(Link(link.left, link.right, link.rule, refused))
        if refused is None:
            low, high = sorted((left, right))
            self._leader[high] = low
            self._joined[low] = (*self._joined[low], *self._joined[high])
            self._parts[low] += self._parts[high]

    def _objection(self, rule: str, left: int, right: int) -> str | None:
        # A core in quotation marks is one name even where an article gives it several class words.
        if rule != "head" and self._in_one_article(self._parts[left], self._parts[right]):
            return "told apart"
        return None if may_be_one(self._joined[left], self._joined[right]) else "elsewhere"

    def _top(self, number: int) -> int:
        while self._leader[number] != number:
            number = self._leader[number]
        return number

    def _blocks(self, key: Callable[[Group], tuple[str, ...] | None]) -> Iterator[list[int]]:
        blocks: dict[tuple[str, ...], list[int]] = {}
        for number, group in self.found.items():
            if (found := key(group)) is not None:
                blocks.setdefault(found, []).append(number)
        yield from (blocks[found] for found in sorted(blocks) if len(blocks[found]) > 1)

    def _by_head(self) -> Iterator[Link]:
        """“X”工程 is X, and “X”行动 too, where the article quotes X: quotation marks make it a name."""
        for block in self._blocks(lambda group: _core(group, self._rules)):
            bare = [number for number in block if self._stem(number) == self._rules.core(self._stem(number))]
            for right in (number for number in block if number not in bare):
                lefts = bare or [number for number in block[:1] if self._stem(number) != self._stem(right)]
                for left in lefts:
                    quoted = [any(one.quoted for one in self.found[number]) for number in (left, right)]
                    enough = any(quoted) if bare else all(quoted)
                    yield Link(left, right, "head", None if enough else "unquoted")

    def _by_bracket(self) -> Iterator[Link]:
        """A name with a bracketed part is the name without it, unless two different parts stand against each other."""
        for block in self._blocks(_bracketless):
            bracketed = [number for number in block if "(" in self._stem(number)]
            several = len({self._stem(number) for number in bracketed}) > 1
            for left in (number for number in block if number not in bracketed):
                for right in bracketed:
                    yield Link(left, right, "bracket", "ambiguous" if several else None)

    def _by_alias(self) -> Iterator[Link]:
        """One article's alias is another's name, if only one thing of the district is called so."""
        named: dict[tuple[str, ...], set[int]] = {}
        called: dict[tuple[str, ...], set[int]] = {}
        for number, group in self.found.items():
            for found, keys in ((named, _named(group)), (called, _called(group, self._rules))):
                for key in keys:
                    found.setdefault(key, set()).add(self._top(number))
        for name in sorted(named.keys() & called.keys()):
            for target in sorted(named[name]):
                callers = sorted(called[name] - {target})
                for caller in callers:
                    yield Link(target, caller, "alias", "ambiguous" if len(callers) > 1 else None)

    def _stem(self, number: int) -> str:
        return self.found[number][0].key.stem


def _district(family: str, key: Key) -> str:
    return county(key.place) if family in LOCAL else ""
