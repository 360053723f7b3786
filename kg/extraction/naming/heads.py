"""The lexicon of names, ready for the grammar: which words end a name, which border it, which say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from kg.extraction.lexer import FREE, LATIN, Lexer, lengths_by_pair
from kg.extraction.naming.class_nouns import closing_pattern, listed_nouns, opening_pattern
from kg.gazetteer import Gazetteer, gazetteer, short_name
from kg.lexicon import Lexicon, Table, either, lexicon_with

KNOWN, SHORT, HEAD, PLACE, STOP, VERB, EDGE, KEEP, MEASURE, INDUSTRY, PERSON = (
    "known", "short", "head", "place", "stop", "verb", "edge", "keep", "measure", "industry", "person",
)  # fmt: skip

#: Classes of organs, whose names may be no more than a level and a head (区政府).
ORGANS = frozenset({"PartyBody", "PartyBranch", "GovernmentBody", "MassOrganisation"})
#: Classes whose names may begin with no more than a level (区第二中学, 市中心医院).
LEVELLED = ORGANS | {"Institution", "SocialOrganisation", "Taskforce"}
#: Classes of units that lie inside each other; only the lowest belongs to a name.
TERRITORIAL = frozenset({"Subdistrict", "Community"})
#: Classes of things that somebody runs.
PROGRAMME = frozenset({"Initiative", "Mechanism", "Policy", "Platform", "Brand", "Project"})

#: Words that begin with the character of a level and name none.
_NO_LEVELS = (
    "市场", "区域", "市民", "县域", "区块链", "市政设施", "市政道路", "市政工程", "省级", "市级", "区级", "县级",
    "市县", "区县", "市政建设", "市政集团", "市政公司",
)  # fmt: skip
#: But these are fields of an organ behind its level (市|民政局).
_FIELDS_BEHIND = ("市民政", "市民族", "市民宗", "市民防")

_LONGEST_GENERIC = 6
_SHORTEST_PRAISE = 4
_LONGEST_SHORT = 4
#: Ends of the names of streets and towns.
TOWN_ENDS = ("街道", "镇", "乡")


def begins_otherwise(name: str) -> bool:
    """Tell whether a name begins with the character of a level that is none there (市场监管局, but not 市民政局)."""
    return name.startswith(_NO_LEVELS) and not name.startswith(_FIELDS_BEHIND)


@dataclass(frozen=True, slots=True)
class Head:
    """A word that ends names of one class; `strength` as the lexicon explains it, or "bare" for 区委, 市政府."""

    word: str
    type: str
    strength: str


def _unknown_before(groups: list[Table]) -> frozenset[str]:
    """Return the heads that make a name only with a character before them that is part of no common word."""
    return frozenset(word for group in groups if group.get("unknown") for word in group["words"].split())


def _cities(places: Gazetteer) -> frozenset[str]:
    """Return the short names of provinces and cities; those of counties are often other words."""
    divisions = (division for name in places.short_names() for division in places.called(name))
    shorts = (short_name(division.name) for division in divisions if division.level in ("province", "city"))
    return frozenset(short for short in shorts if 1 < len(short) <= _LONGEST_SHORT)


def _in_full(heads: Mapping[str, Head]) -> dict[str, Head]:
    """Return the heads of offices by their full names (信访办: 信访办公室)."""
    short = (head for word, head in heads.items() if word.endswith("办") and len(word) > len("某办"))
    return {head.word + "公室": replace(head, word=head.word + "公室") for head in short}


def _known_when(groups: list[Table], when: str) -> frozenset[str]:
    """Return the known words that are names on a condition."""
    return frozenset(word for group in groups if group.get("when") == when for word in group["words"].split())


def _by_verb(groups: list[Table], *, whole: bool) -> dict[str, str]:
    """Return the classes that verbs give a quotation, those that must have it as their whole object or the others."""
    groups = [group for group in groups if group.get("whole", False) == whole]
    return {verb: group["class"] for group in groups for verb in group["words"].split()}


class NameLexicon:
    """Heads, generic words and borders of names.

    Args:
        lexicon: tables "names", "words", "common", "industries" and the words for members in "posts".
        places: the divisions whose names the text may hold.
    """

    def __init__(self, lexicon: Lexicon, places: Gazetteer) -> None:
        names, words = lexicon.table("names"), lexicon.table("words")
        self._no_towns, self._praised = (tuple(names["town"][key].split()) for key in ("none", "praised"))
        self.heads: dict[str, Head] = {}
        for group in names["head"]:
            for word in group["words"].split():
                self.heads.setdefault(word, Head(word, group["class"], group["strength"]))
        self.heads = _in_full(self.heads) | self.heads
        self.trade_tails = _unknown_before(names["head"])
        #: What firms may be called by instead of 公司 where they are the names of common trades, too.
        self.trades = re.compile(either(names["firm"]["trades"].split()))
        self.buildings = frozenset(names["building"]["words"].split())
        for word in self.buildings:
            self.heads[word] = Head(word, "Place", "weak")
        for sector in names["zone"]["sectors"].split():
            for tail in names["zone"]["tails"].split():
                self.heads.setdefault(sector + tail, Head(sector + tail, "Park", "strong"))
        for level in names["level"]["organs_of"].split():
            for organ in names["level"]["organs"].split():
                kind = self.heads[organ].type if organ in self.heads else "PartyBody"
                self.heads.setdefault(level + organ, Head(level + organ, kind, "bare"))
        for word in lexicon.table("words")["keep"].split():
            if word not in self.heads and (longer := self.head_at_end(word)) and len(longer.word) > 1:
                self.heads[word] = Head(word, longer.type, longer.strength)
        self.bare_zones = frozenset(names["zone"]["bare"].split())
        #: Ceremonies that are spoken of by their kind alone.
        self.ceremonies = tuple(names["ceremony"]["words"].split())
        self.sorts = frozenset(names["sort"]["words"].split())
        self.virtues = frozenset(names["virtue"]["words"].split())
        #: What words before 路 end with, and what those before other places are, that name none.
        self.no_places = tuple(names["no_place"]["roads"].split()), frozenset(names["no_place"]["kinds"].split())
        centre = names["centre"]
        self.caring, self.offices = tuple(centre["care"].split()), tuple(centre["office"].split())
        self.building = frozenset(names["building"]["verbs"].split())
        self.kinds, self.object_kinds = (_by_verb(names["verb"], whole=whole) for whole in (False, True))
        self.vague = tuple(names["vague"]["words"].split())
        self.goods = tuple(names["goods"]["words"].split())
        self.ranks = frozenset(names["rank"]["words"].split())
        self.known = {word: group["class"] for group in names["known"] for word in group["words"].split()}
        self.hotlines = re.compile(rf"(?<![\d.])(?:{either(filter(str.isdigit, self.known))})(?![\d.%‰万亿余多])")
        #: Known words that are names only in quotation marks, and those that are only where they are spoken of.
        self.known_quoted, self.known_spoken = (_known_when(names["known"], when) for when in ("quoted", "spoken"))
        #: Democratic parties, and whether they are named without a committee, too.
        self.parties = {word: entry["bare"] for entry in names["party"] for word in entry["words"].split()}
        self.known |= dict.fromkeys(self.parties, "PartyBody")
        self.generic = frozenset(names["generic"]["words"].split())
        self.founding = frozenset(names["founding"]["words"].split())
        self.laid = tuple(names["laid"]["words"].split())
        self.dropped = frozenset(names["dropped"]["words"].split())
        sectors = lexicon.table("industries")
        self.bound_sectors, self.grown = frozenset(sectors["bound"].split()), frozenset(sectors["grown"].split())
        self.industries = frozenset(sectors["words"].split()) | self.bound_sectors
        self.carried = frozenset(names["carried"]["words"].split())
        #: What words before 产业 that name no trade begin with, end with, or are.
        self.no_trades = tuple(tuple(names["trade"][key].split()) for key in ("begins", "ends", "alone"))
        self.qualities = tuple(names["quality"]["words"].split())
        self.listed = listed_nouns(names["listed"])
        self.closings, self.openings = closing_pattern(list(self.listed)), opening_pattern(list(self.listed))
        self.surnames = frozenset(word for words in lexicon.table("surnames").values() for word in words.split())
        self.goals = tuple(names["goal"]["words"].split())
        self.members = frozenset(lexicon.table("posts")["roles"]["members"].split())
        self.divisions = places
        self.places = frozenset(places.names())
        self.short_places = frozenset(places.short_names())
        shorts = names["short_place"]
        self.behind_places, self.beside_alone = tuple(shorts["behind"].split()), tuple(shorts["beside"].split())
        self.cities = _cities(places)
        #: Class of what is called by a short name that is no other word, wherever the text speaks of it.
        self.alone = {word: group["class"] for group in names["alone"] for word in group["words"].split()}
        divisions = (self.cities - set(shorts["words_too"].split())) | set(shorts["counties"].split())
        self.alone |= dict.fromkeys(sorted(divisions), "Place")
        self.lengths_alone = lengths_by_pair(self.alone)
        self.acts = frozenset(self._acting(words["edge"].split() + lexicon.table("common")["verb"].split()))
        self.lexer = Lexer(self._dictionary(words, lexicon.table("common"), places))

    def _dictionary(self, words: Table, common: Table, places: Gazetteer) -> dict[str, str]:
        known = (word for word in self.known if self._is_word(word))
        found = dict.fromkeys(self.heads, HEAD) | dict.fromkeys(known, KNOWN)
        found |= {word: INDUSTRY for word in sorted(self.industries) if word not in found}
        for tag in (KEEP, STOP, VERB, EDGE, MEASURE):
            found |= {word: tag for word in words[tag].split() if word not in found}
        for tag, kind in ((STOP, "adverb"), (EDGE, "verb"), (EDGE, "official"), (EDGE, "time"), (KEEP, "noun")):
            found |= {word: tag for word in common[kind].split() if word not in found}
        for name in places.names():
            street = places.level(name) == "street"
            if street and name[-1] in "镇乡" and name[:-1] in found:
                continue  # 发展乡 exists, but 发展乡村 is far commoner.
            if street and name.endswith("街道") and found.get(name[:-2]) in (STOP, VERB):
                continue  # 联合|街道
            if len(name) == len("和县") and name[0] == "和":
                continue  # 某局和县某局
            if not street or name.endswith(TOWN_ENDS):
                found.setdefault(name, PLACE)
        return found

    def _is_word(self, known: str) -> bool:
        """Tell whether a known name is a word of the lexer: weak heads end longer names, hotlines are numbers.

        Only fairs and games of the nation end none, since what stands before them is who goes there.
        """
        weak = known in self.heads and self.heads[known].strength != "strong"
        return not known.isdigit() and (not weak or self.known[known] == "Event")

    def _acting(self, verbs: list[str]) -> Iterator[str]:
        """Yield the verbs that no class word holds, so that bodies are hardly named by them (走访, but not 管理)."""
        held = {word[a:b] for word in self.heads for a in range(len(word)) for b in range(a + 2, len(word) + 1)}
        return (verb for verb in verbs if len(verb) > 1 and verb not in held and verb not in self.generic)

    def is_generic(self, words: str) -> bool:
        """Tell whether a string consists of generic words only, so that it names nothing."""
        size = len(words)
        reached = [True, *[False] * size]
        for start in range(size):
            if reached[start]:
                for end in range(start + 1, min(start + _LONGEST_GENERIC, size) + 1):
                    reached[end] = reached[end] or words[start:end] in self.generic
        return reached[size]

    def has_unknown(self, words: str) -> bool:
        """Tell whether a string holds a character that is part of no common word."""
        return any(token.tag in (FREE, LATIN) for token in self.lexer.tokens(words))

    def head_at_end(self, name: str) -> Head | None:
        """Return the longest head that ends `name`."""
        if name.endswith(self._no_towns):
            return None
        for start in range(len(name)):
            if head := self.heads.get(name[start:]):
                return head
        return None

    def is_no_town(self, name: str) -> bool:
        """Tell whether a name ends like a town's and is none (半城半乡), or praises a land (千年药乡)."""
        praised = len(name) >= _SHORTEST_PRAISE and name.endswith(self._praised) and name not in self.places
        return praised or name.endswith(self._no_towns)

    def is_goal(self, name: str) -> bool:
        """Tell whether a name ends like a goal or a slogan (…样板, …高地)."""
        return name.endswith(self.goals)


@cache
def names_of(*extensions: str) -> NameLexicon:
    """Return the name lexicon of the ontology with users' files added, built once."""
    return NameLexicon(lexicon_with(*extensions), gazetteer())
