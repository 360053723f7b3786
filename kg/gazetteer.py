"""The administrative divisions of China: which places exist, at what level, and what they lie in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal, NamedTuple

from kg.resources import ontology_dir

Level = Literal["province", "city", "county", "street"]

_LEVELS: dict[int, Level] = {2: "province", 4: "city", 6: "county", 9: "street"}
# Longest first: 自治州 must go before 州, 特别行政区 before 区.
_TAILS = (
    "维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区",
    "新区", "街道", "省", "市", "州", "区", "县", "旗", "盟", "镇", "乡",
)  # fmt: skip


class Division(NamedTuple):
    """One administrative division; `code` begins with the code of the division that it lies in."""

    code: str
    name: str

    @property
    def level(self) -> Level:
        """Return the level that the length of the code stands for."""
        return _LEVELS[len(self.code)]


class Gazetteer:
    """Divisions by name, by short name (崂山 for 崂山区) and by code.

    Args:
        rows: (code, name) of every division.
        other_names: (code, name) for what divisions, or parts of them, were once called, and for what everybody calls
            them instead of their long names. Such a division bears the name that it was asked for by.
    """

    def __init__(self, rows: list[tuple[str, str]], other_names: Iterable[tuple[str, str]] = ()) -> None:
        self._names = dict(rows)
        named: dict[str, list[str]] = {}
        called: dict[str, list[str]] = {}
        for code, name in rows:
            for full in {name, plain_name(name)}:
                named.setdefault(full, []).append(code)
            if _LEVELS[len(code)] != "street":
                called.setdefault(short_name(name), []).append(code)
        self._others: dict[str, str] = {}
        for code, name in other_names:
            short = short_name(name)
            named.setdefault(name, []).append(code)
            self._others[name] = name
            if short not in called:
                called[short] = [code]
                self._others[short] = name
        # Tens of thousands of codes are kept, and divisions only of the names that were asked for.
        self._codes_by_name = {name: tuple(codes) for name, codes in named.items()}
        self._codes_by_short = {name: tuple(codes) for name, codes in called.items()}
        self._named: dict[str, tuple[Division, ...]] = {}
        self._called: dict[str, tuple[Division, ...]] = {}

    def named(self, name: str) -> tuple[Division, ...]:
        """Return the divisions with exactly this full name, in order of code."""
        return self._divisions(name, self._codes_by_name, self._named)

    def level(self, name: str) -> Level | None:
        """Return the level of the first division with this full name, None where there is none."""
        codes = self._codes_by_name.get(name)
        return _LEVELS[len(codes[0])] if codes else None

    def called(self, short: str) -> tuple[Division, ...]:
        """Return provinces, cities and counties whose name without its class word is `short`."""
        return self._divisions(short, self._codes_by_short, self._called)

    def is_called(self, short: str, *levels: Level) -> bool:
        """Tell whether a division of one of these levels is `short` without its class word."""
        return any(division.level in levels for division in self.called(short))

    def _divisions(
        self, name: str, codes: dict[str, tuple[str, ...]], known: dict[str, tuple[Division, ...]]
    ) -> tuple[Division, ...]:
        if name not in codes:
            return ()
        if name not in known:
            other = self._others.get(name)
            known[name] = tuple(Division(code, other or self._names[code]) for code in codes[name])
        return known[name]

    def coded(self, code: str) -> Division | None:
        """Return the division with this code."""
        return Division(code, self._names[code]) if code in self._names else None

    def parent(self, division: Division) -> Division | None:
        """Return the division that `division` lies in; the next level up that has a name."""
        for length in (6, 4, 2):
            if length < len(division.code) and (found := self.coded(division.code[:length])):
                return found
        return None

    def within(self, division: Division, outer: Division) -> bool:
        """Tell whether `division` is `outer` or lies in it."""
        return division.code.startswith(outer.code)

    def names(self) -> tuple[str, ...]:
        """Return every full name, without repetition."""
        return tuple(self._codes_by_name)

    def short_names(self) -> tuple[str, ...]:
        """Return every short name of a province, city or county, without repetition."""
        return tuple(self._codes_by_short)


_SELF_RULED = "自治"
_PEOPLES = re.compile(
    r"(?:(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔"
    r"|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各)族?)+"
    r"(?=自治[县州旗]$)"
)


def plain_name(name: str) -> str:
    """Return the everyday full name of an autonomous county, prefecture or banner, else the name itself.

    >>> plain_name("新平彝族傣族自治县"), plain_name("凉山彝族自治州"), plain_name("沛县")
    ('新平县', '凉山州', '沛县')
    """
    if _SELF_RULED not in name:
        return name
    stem, found = _PEOPLES.subn("", name, count=1)
    return stem.replace(_SELF_RULED, "") if found and len(stem) > 4 else name


def short_name(name: str) -> str:
    """Return a division's name without its class word, where at least two characters remain.

    >>> short_name("崂山区"), short_name("广西壮族自治区"), short_name("东湖街道"), short_name("沛县")
    ('崂山', '广西', '东湖', '沛县')
    """
    name = plain_name(name)
    tail = next((tail for tail in _TAILS if name.endswith(tail) and len(name) - len(tail) >= 2), "")
    return name[: len(name) - len(tail)] if tail else name


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer that comes with the ontology, loaded once."""
    return Gazetteer(_rows("divisions.tsv"), _rows("former.tsv"))


def _rows(table: str) -> list[tuple[str, str]]:
    lines = (ontology_dir() / "gazetteer" / table).read_text(encoding="utf8").splitlines()
    return [(code, name) for code, _, name in (line.partition("\t") for line in lines)]
