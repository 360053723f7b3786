"""Persons: a family name and one or two more characters, beside a role or a verb of saying."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.regions import Candidate
from kg.lexicon import Lexicon
from kg.model import Span

_NOT_IN_NAMES = frozenset(
    "的了在是和与及等将把被对为向从到说也都不有我你他她它们这那些个就要会上下中第并由以或于其该各每着地得来去"
)
_LIST = re.compile(r"[、和与及]")
_COLLEAGUES = re.compile(r"等?(?:\d+|[一二两三四五六七八九十]+)?(?:名|位)?(?:同志|先进个人|优秀|党员|选手|学员)")
_AFTER = frozenset("，。、；：！？”’）)（( \n等在")


class PeopleFinder:
    """Finds persons by the words beside their names.

    Args:
        lexicon: its table "people" gives family names, roles and verbs.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        table = lexicon.table("people")
        self._surnames = frozenset(table["surnames"].split())
        self._speaks = tuple(table["speaks"].split())
        self._nobody = tuple(table["nobody"].split())
        roles = sorted(table["roles"].split(), key=lambda role: (-len(role), role))
        self._role = re.compile("|".join(map(re.escape, roles)))
        self._role_ends = frozenset(roles)

    def find(self, text: str) -> Iterator[Candidate]:
        """Yield the persons of a text, each name at every place where it stands."""
        names: set[str] = set()
        for match in self._role.finditer(text):
            if name := self._name_at(text, match.end()):
                names |= {name, *self._row(text, match.end() + len(name))}
        names |= set(self._speakers(text)) | set(self._honoured(text))
        if names:
            pattern = re.compile("|".join(sorted(map(re.escape, names), key=lambda name: (-len(name), name))))
            for match in pattern.finditer(text):
                yield Candidate(Span(*match.span()), "Person", match[0])

    def _name_at(self, text: str, at: int) -> str | None:
        """Return the name that begins at `at`, if what follows it ends a name."""
        surname = next((text[at : at + n] for n in (2, 1) if text[at : at + n] in self._surnames), None)
        if surname is None:
            return None
        for length in (len(surname) + 2, len(surname) + 1):
            name, after = text[at : at + length], text[at + length : at + length + 4]
            given = name[len(surname) :]
            if len(name) == length and _is_given(given) and self._ends(after) and not self._is_nobody(text, at, length):
                return name
        return None

    def _ends(self, after: str) -> bool:
        return not after or after[0] in _AFTER or after.startswith(self._speaks)

    def _is_nobody(self, text: str, at: int, length: int) -> bool:
        return any(text[at : at + length + 2].find(word) > 0 for word in self._nobody)

    def _row(self, text: str, at: int) -> Iterator[str]:
        """Yield the names that go on a list after a first one."""
        while at < len(text) and _LIST.match(text[at]):
            name = self._name_at(text, at + 1)
            if name is None:
                return
            yield name
            at += 1 + len(name)

    def _speakers(self, text: str) -> Iterator[str]:
        """Yield names that open a sentence or follow a mark and are followed by a verb of saying."""
        for match in re.finditer(r"(?:^|[。！？”\n，])([\u4e00-\u9fff]{2,4})(?=告诉记者|介绍说|介绍道|坦言|感慨|回忆|说[，：。]|表示[，：])", text):
            name = match[1]
            surname = name[:2] if name[:2] in self._surnames else name[:1]
            if surname in self._surnames and 1 <= len(name) - len(surname) <= 2 and _is_given(name[len(surname) :]):
                if not any(word in name for word in self._nobody) and name not in self._role_ends:
                    yield name

    def _honoured(self, text: str) -> Iterator[str]:
        """Yield the names of a list that 等N名同志 closes."""
        for match in _COLLEAGUES.finditer(text):
            row = re.search(r"(?:[\u4e00-\u9fff]{2,4}[、和])+[\u4e00-\u9fff]{2,4}$", text[max(0, match.start() - 60) : match.start()])
            if row:
                for part in re.split("[、和]", row[0]):
                    name = next((part[i:] for i in range(max(0, len(part) - 3), len(part) - 1) if part[i] in self._surnames), "")
                    if 2 <= len(name) <= 3 and _is_given(name[1:]):
                        yield name


def _is_given(given: str) -> bool:
    return bool(given) and all("\u4e00" <= char <= "\u9fff" and char not in _NOT_IN_NAMES for char in given)
