"""Which administrative division a name means in one article, told by the other divisions that the article names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kg.gazetteer import Division, Gazetteer
from kg.model import Entity, Facts

_COUNTY = 6  # digits of a county's code
_LONGEST_NAME = 15  # characters of the longest division's name


def county(place: str) -> str:
    """Return the code of the county that a code of a street lies in; other codes and names as they are.

    >>> county("370212001"), county("3702"), county("某新区")
    ('370212', '3702', '某新区')
    """
    return place[:_COUNTY] if place.isdigit() else place


def nested(left: str, right: str) -> bool:
    """Tell whether one of two places lies in the other or is it; names that are no code lie only in themselves."""
    if left.isdigit() and right.isdigit():
        return left.startswith(right) or right.startswith(left)
    return left == right


@dataclass(frozen=True, slots=True)
class Locality:
    """A place as an article settles it: `key` is a division's code, or the name where no division is known by it."""

    key: str
    name: str


class Surroundings:
    """The places that one article speaks of.

    Attributes:
        home: key of the county (failing that the city or province) that the article is about; None where two tie.
    """

    def __init__(self, facts: Facts, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        named = Counter[str]()
        for entity in facts.entities:
            for name in _place_names(entity):
                named[name] += max(len(entity.mentions), 1)
        owners = {entity.place for entity in facts.entities if entity.place}
        self._unlisted = sorted(
            (name for name in owners if not gazetteer.named(name)), key=lambda name: (-len(name), name)
        )
        self._anchors = self._unambiguous(named)
        self.home = self._home(named)

    def _unambiguous(self, names: Counter[str]) -> frozenset[str]:
        found = (self._gazetteer.named(name) for name in names)
        codes = {divisions[0].code for divisions in found if len(divisions) == 1}
        return frozenset(code[:length] for code in codes for length in (2, 4, 6))

    def _home(self, named: Counter[str]) -> str | None:
        weights = Counter[str]()
        for name, weight in named.items():
            if division := self._settled(self._gazetteer.named(name)):
                weights[county(division.code)] += weight
        for digits in (6, 4, 2):
            ranked = Counter({code: n for code, n in weights.items() if len(code) == digits}).most_common(2)
            if ranked:
                return ranked[0][0] if len(ranked) == 1 or ranked[0][1] > ranked[1][1] else None
        return None

    def _settled(self, candidates: tuple[Division, ...]) -> Division | None:
        """Return the one division of several of the same name that the article means, if it tells."""
        if len(candidates) <= 1:
            return candidates[0] if candidates else None
        for length in (6, 4, 2):
            near = [d for d in candidates if len(d.code) >= length and d.code[:length] in self._anchors]
            if near:
                return near[0] if len(near) == 1 else None
        return None

    def locality(self, name: str) -> Locality:
        """Return the place with this full name."""
        division = self._settled(self._gazetteer.named(name))
        return Locality(division.code if division else name, name)

    def known_by_short_name(self, short: str) -> Locality | None:
        """Return the division with this short name (青岛), if the article names it or what lies in it otherwise."""
        division = self._settled(self._gazetteer.called(short))
        return Locality(division.code, division.name) if division and division.code in self._anchors else None

    def lineage(self, name: str) -> Iterator[Locality]:
        """Yield the place with this full name and the divisions that it lies in, from the inside out."""
        place = self.locality(name)
        yield place
        division = self._gazetteer.coded(place.key)
        while division and (division := self._gazetteer.parent(division)):
            yield Locality(division.code, division.name)

    def split(self, name: str) -> tuple[Locality | None, str]:
        """Return the innermost of the places whose full names begin `name`, and the rest of the name.

        山东省济南市历下区民政局 gives 历下区 and 民政局.
        """
        inner: Division | None = None
        while (found := self._prefix(name, inner)) is not None:
            inner, name = found, name[len(found.name) :]
        if inner is None and (own := next((place for place in self._unlisted if name.startswith(place)), None)):
            return Locality(own, own), name[len(own) :]
        return (Locality(inner.code, inner.name) if inner else None), name

    def _prefix(self, name: str, outer: Division | None) -> Division | None:
        for length in range(min(_LONGEST_NAME, len(name)), 1, -1):
            candidates = self._gazetteer.named(name[:length])
            if outer:
                candidates = tuple(d for d in candidates if d != outer and self._gazetteer.within(d, outer))
            if division := self._settled(candidates):
                return division
        return None


def _place_names(entity: Entity) -> Iterator[str]:
    if entity.place:
        yield entity.place
    if entity.type in ("Place", "Subdistrict"):
        yield entity.name
        yield from entity.aliases
