"""Where an article plays: the district, city and province that 区委, 市委 and 省委 belong to."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable

from kg.extraction.document import Mention
from kg.gazetteer import Division, Gazetteer, short_name

_TITLE_WEIGHT = 3
_DOMINANT = 0.6
_SEVERAL = 3
_REGION, _CITY = "自治区", "市"
#: The level that a bare organ begins with, and what the full name of its place ends with.
LEVELS = "省市区县州旗"


class Setting:
    """The places of one article.

    Args:
        mentions: the article's mentions; those of class Place and names that begin with a place count.
        title_end: where the title ends; what it names counts more.
        places: the divisions of China.
        publisher: of the article; a local paper that names no place of its own speaks of the one it is called by.
    """

    def __init__(self, mentions: Iterable[Mention], title_end: int, places: Gazetteer, publisher: str = "") -> None:
        self._places = places
        counts: Counter[str] = Counter()
        self._sightings: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._dominant: dict[str, bool] = {}
        mentions = tuple(mentions)
        full = {m.name for m in mentions if m.type == "Place" and places.named(m.name)}
        full = full or self._called_alone([m for m in mentions if m.type == "Place"], title_end)
        begun = set() if full else self._begun_with(mentions)
        shorts = self._short_names(full)
        for mention in mentions:
            name = (
                mention.name if mention.name in full else shorts.get(mention.name) if mention.type == "Place" else None
            )
            if name:
                counts[name] += _TITLE_WEIGHT if mention.span.start < title_end else 1
                self._sightings[name[-1]].append((mention.span.start, name))
        self._shorts = shorts
        counts.update(sorted(begun))
        #: The place that only the publisher's name tells, "" for none.
        self.of_paper = "" if any(map(self._level, counts)) else self._paper_of(publisher)
        if self.of_paper:
            counts[self.of_paper] += 1
        self._counts = counts
        self._home = self._find_home(counts)
        self._is_of_city = self._outweighs_counties(counts)

    def _called_alone(self, named: list[Mention], title_end: int) -> set[str]:
        """Return the full names of places that the text calls by their short names alone, in the title or repeatedly.

        What a list names once may be a town that is called like a county elsewhere; the only city named is meant.
        """
        times = Counter(m.name for m in named)
        told = (m.name for m in named if times[m.name] > 1 or m.span.start < title_end)
        full = {name for short in told for name in self._only_one_called(short)}
        cities = {name for short in times for name in self._only_one_called(short) if self._level(name) != "county"}
        return full or (cities if len(cities) == 1 else set())

    def _only_one_called(self, short: str) -> list[str]:
        """Return the full name of the city or county of this short name, if there is no other."""
        found = [d.name for d in self._places.called(short) if d.level in ("city", "county") or d.name[-1] == _CITY]
        return found if len(found) == 1 else []

    def _begun_with(self, mentions: Iterable[Mention]) -> set[str]:
        """Return the city or county that names of documents and the like begin with, if all begin with the same."""
        starts = (m.name[:size] for m in mentions if m.type != "Person" for size in (6, 5, 4, 3))
        found = {start for start in starts if start[-1] in LEVELS and self._level(start) in ("city", "county")}
        return found if len(found) == 1 else set()

    def _paper_of(self, publisher: str) -> str:
        """Return the city or county that a paper is called by, "" if none or several are called so."""
        called = (self._only_one_called(publisher[:size]) for size in range(len(publisher) - 1, 1, -1))
        return next((found[0] for found in called if found), "")

    def _short_names(self, full: set[str]) -> dict[str, str]:
        """Return the full name for each short name of the places told and of what they lie in."""
        shorts = {short_name(outer.name): outer.name for name in sorted(full) for outer in self._outer(name, full)}
        return shorts | {short_name(name): name for name in sorted(full)}

    def _find_home(self, counts: Counter[str]) -> dict[str, str]:
        """Return for each level (区, 市, 省) the full name of the division that the article plays in."""
        home: dict[str, str] = {}
        counties = [n for n, _ in _by_count(counts) if self._level(n) == "county"]
        cities = [n for n, _ in _by_count(counts) if self._level(n) in ("city", "province")]
        if counties:
            home[counties[0][-1]] = counties[0]
            for outer in self._outer(counties[0], set(counts)):
                if outer.name in counts or outer.level == "city":
                    home.setdefault(outer.name[-1], outer.name)
        for name in cities:
            home.setdefault(name[-1], name)
            if not counties and self._level(name) == "city":
                for outer in self._outer(name, set(counts)):
                    if outer.name in counts:
                        home.setdefault(outer.name[-1], outer.name)
        return home

    def _outweighs_counties(self, counts: Counter[str]) -> bool:
        """Tell whether the article is on a city: it names several counties, the city more often than any of them."""
        counties = [n for n, _ in _by_count(counts) if self._level(n) == "county"]
        outer = {d.name for d in self._outer(counties[0], set(counts))} if len(counties) >= _SEVERAL else set()
        return any(counts[name] > counts[counties[0]] for name in outer if self._level(name) == "city")

    def _level(self, name: str) -> str:
        found = self._places.named(name)
        return found[0].level if found else ""

    def _outer(self, name: str, seen: set[str]) -> list[Division]:
        """Return what the division lies in, if its name is unique or the text names what it lies in."""
        chains = []
        for division in self._places.named(name):
            chain, outer = [], self._places.parent(division)
            while outer:
                chain.append(outer)
                outer = self._places.parent(outer)
            chains.append(chain)
        told = [c for c in chains if any(d.name in seen for d in c)]
        return told[0] if told else chains[0] if len(chains) == 1 else []

    def of_level(self, level: str, at: int) -> str | None:
        """Return the full name of the place of a level (区) that a mention at `at` belongs to."""
        home = self._home.get(level)
        if home is None or self._is_dominant(home):
            return home
        sightings = self._sightings[level]
        before = bisect_right(sightings, at, key=lambda sighting: sighting[0])
        return sightings[before - 1][1] if before else home

    def _is_dominant(self, home: str) -> bool:
        """Tell whether the article names a place so often that others of its level do not count beside it."""
        if home not in self._dominant:
            rivals = [
                n for n in self._counts if n[-1] == home[-1] and n != home and self._level(n) == self._level(home)
            ]
            told = self._counts[home]
            self._dominant[home] = told >= _DOMINANT * (told + sum(self._counts[rival] for rival in rivals))
        return self._dominant[home]

    def lowest(self, at: int) -> str | None:
        """Return the smallest division that the article is on: its district, its city, or its province."""
        for level in "市州省" if self._is_of_city else "区县旗市州省":
            if place := self.of_level(level, at):
                return place
        return None

    def region(self) -> str | None:
        """Return the autonomous region that the article names, or that its county or city lies in, if it is one."""
        seen = set(self._counts)
        outer = {d.name for name in seen for d in self._outer(name, seen)}
        found = {name for name in seen | outer if name.endswith(_REGION) and self._level(name) == "province"}
        return min(found) if len(found) == 1 else None

    def full_name(self, place: str) -> str:
        """Return the full name of a place given by full or short name (崂山 for 崂山区)."""
        if self._places.named(place):
            return place
        if place in self._shorts:
            return self._shorts[place]
        return next((name for name in self._home.values() if short_name(name) == place), place)


def _by_count(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
