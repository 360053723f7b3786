"""References without a name: 该联盟, 这家公司, 该调解室, and 平台 or 大赛 alone at the beginning of a clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from kg.extraction.document import Mention
from kg.lexicon import Table, either
from kg.model import Entity, Span

_ANY_NOUN = re.compile("[该此](?=[\u4e00-\u9fff]{2})")
#: Behind 区, 市, 县 and 村 these make another word (该区域, 该市场).
_NO_LONGER_WORD = "(?<![区市县村](?=[域间场城民]))"
#: Nouns of a division, which only stand for what is called so.
_LEVELS = frozenset("区市县")
_SHORTEST, _LONGEST = 2, 5
#: Characters of an end of a name that stands alone for it.
_BARE_SIZES = range(_LONGEST - 1, _SHORTEST - 1, -1)
_LOOK_BACK = 200  # mentions
#: Where a sentence or a part of it begins.
_BEGINNING = re.compile(r"(?<=[，。；！？\n])(?=[\u4e00-\u9fff]{2})")
#: So many mentions back a thing is looked for that is called by the end of its name alone.
_NEAR = 12
#: Classes of what is called so, and what cannot stand behind the word.
_ENDING_ALONE = frozenset(
    {
        "Platform",
        "Park",
        "Institution",
        "Project",
        "Event",
        "Alliance",
        "Policy",
        "PartyBranch",
        "Taskforce",
        "Initiative",
        "Enterprise",
        "GovernmentBody",
        "SocialOrganisation",
        "Mechanism",
        "Brand",
    }
)
_NOT_BEHIND = ("", "、", "“", "《")
_NAMELESS = frozenset({"Person", "Place", "Industry"})


class AnaphorFinder:
    """Finds what nouns refer back to.

    Args:
        table: the lexicon's table "reference".
    """

    def __init__(self, table: Table) -> None:
        self._nouns = {noun: frozenset(kinds) for noun, kinds in table["nouns"].items()}
        self._endings = {noun: (noun, *words.split()) for noun, words in table["endings"].items()}
        pointers, bare = "|".join(table["pointers"].split()), "|".join(table["bare"]["nouns"].split())
        alone = rf"(?:(?<=[，。；！？”\n])|^)({bare})(?=[^、“])"
        self._anaphor = re.compile(rf"(?:{pointers})({either(self._nouns)}){_NO_LONGER_WORD}|{alone}")

    def find(self, text: str, mentions: Sequence[Mention], entities: Sequence[Entity]) -> list[Mention]:
        """Return mentions that stand for the thing named last that the noun can mean, of the paragraph if possible.

        Args:
            text: the text.
            mentions: those with names, with the numbers of their things.
            entities: the things.
        """
        named = sorted(mentions, key=lambda mention: mention.span.end)
        ends = [mention.span.end for mention in named]
        found: list[Mention] = []
        tails = frozenset(_tails(entities))
        begins = (
            match
            for match in _BEGINNING.finditer(text)
            if any(text[match.end() : match.end() + size] in tails for size in _BARE_SIZES)
        )
        places = [*self._anaphor.finditer(text), *_ANY_NOUN.finditer(text), *begins]
        for match in sorted(places, key=re.Match.end):
            at = bisect_right(ends, match.start())
            before = named[max(at - _LOOK_BACK, 0) : at]
            noun = match.groups() and (match[1] or match[2])
            known = self._known(text, before, entities, noun, bool(match[1])) if noun else None
            span = Span(*match.span()) if noun else None
            if match.re is _BEGINNING:
                known, span = self._bare_end(text, match.end(), before, entities)
            elif not noun:
                known, span = _called_by_its_end(text, match.end(), before, entities)
            if known is None or span is None or any(m.span.overlaps(span) for m in (*named[at : at + 2], *found[-1:])):
                continue
            entity = entities[known.entity]
            found.append(Mention(span, entity.type, entity.name, known.entity, True))
        return found

    def _bare_end(
        self, text: str, start: int, before: Sequence[Mention], entities: Sequence[Entity]
    ) -> tuple[Mention | None, Span | None]:
        """Return the thing whose name ends with the words at `start`, if the paragraph has but one, and their place."""
        begin = text.rfind("\n", 0, start) + 1
        near = [m for m in before[-_NEAR:] if m.span.start >= begin and entities[m.entity].type in _ENDING_ALONE]
        for size in _BARE_SIZES:
            words = text[start : start + size]
            called = [m for m in near if _ends(entities[m.entity].name, words)]
            if len({m.entity for m in called}) == 1 and text[start + size : start + size + 1] not in _NOT_BEHIND:
                return called[-1], Span(start, start + size)
        return None, None

    def _known(
        self, text: str, before: Sequence[Mention], entities: Sequence[Entity], noun: str, pointed: bool
    ) -> Mention | None:
        """Return the thing named last that a noun of the table can mean."""
        fitting = [m for m in before if entities[m.entity].type in self._nouns[noun]]
        endings = self._endings.get(noun, (noun,))
        called = [m for m in fitting if _is_called(text, m, entities[m.entity], endings)]
        begin = text.rfind("\n", 0, before[-1].span.end) + 1 if before else 0
        near = [m for m in called if m.span.start >= begin]
        return next(reversed(near or called or (fitting if pointed and noun not in _LEVELS else [])), None)


def _called_by_its_end(
    text: str, start: int, before: Sequence[Mention], entities: Sequence[Entity]
) -> tuple[Mention | None, Span | None]:
    """Return the thing named last whose name ends with the words behind 该, and the place of both."""
    for size in range(_LONGEST, _SHORTEST - 1, -1):
        words = text[start : start + size]
        for mention in reversed(before):
            entity = entities[mention.entity]
            if len(words) == size < len(entity.name) and entity.name.endswith(words) and entity.type not in _NAMELESS:
                return mention, Span(start - 1, start + size)
    return None, None


def _tails(entities: Iterable[Entity]) -> Iterator[str]:
    """Yield the ends of names that may stand alone for them."""
    for entity in entities:
        if entity.type in _ENDING_ALONE:
            yield from (entity.name[-size:] for size in _BARE_SIZES if len(entity.name) > size)


def _ends(name: str, words: str) -> bool:
    """Tell whether a name ends with words that are Chinese throughout, and is longer."""
    return len(words) < len(name) and name.endswith(words) and all("\u4e00" <= char <= "\u9fff" for char in words)


def _is_called(text: str, mention: Mention, entity: Entity, endings: tuple[str, ...]) -> bool:
    """Tell whether a thing is called by a noun: in its name, or right behind it (“青溪通”平台)."""
    surface = mention.span.of(text).rstrip("”》")
    return entity.name.endswith(endings) or surface.endswith(endings) or text.startswith(endings, mention.span.end)
