"""The component `kg.reference`: which mentions of an article name the same thing, and by what full name.

区委 in an article on a district is that district's committee; a name and its shorter form are one thing; 该联盟 is the
alliance named last. Every rule needs more than likeness: the same class, the same head, the same place and level.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from kg.extraction.document import Mention, blocks_of, text_of
from kg.extraction.naming.heads import LEVELLED, ORGANS, PROGRAMME, TOWN_ENDS, NameLexicon, begins_otherwise, names_of
from kg.extraction.reference.anaphors import AnaphorFinder
from kg.extraction.reference.likeness import (
    called_otherwise,
    is_league_and_party,
    is_put_longer,
    plain,
    without_place,
    without_term,
)
from kg.extraction.reference.place_names import WHOLE, as_printed, places_spoken_of, with_full_place
from kg.extraction.reference.setting import LEVELS, Setting
from kg.extraction.reference.shortforms import LongerForms
from kg.gazetteer import gazetteer, short_name
from kg.lexicon import Table, lexicon_with
from kg.model import Entity

_REGION = "自治区"
#: A level told twice (某省|省委).
_TOLD_TWICE = re.compile(r"([\u4e00-\u9fff]{2,})([省市区县州])\2(?=[委政])")
_LEAGUE = re.compile(r"团([省市区县州旗])委")
_BRACKETS = re.compile(r"[（(].{1,8}[）)]")
_CONGRESS = re.compile(r"[省市区县]第.{1,4}次.*(?:党代会|代表大会)")
_SERIES = "活动"
_CONTESTS = ("活动", "大赛", "比赛")
_LONGEST_HEADS = 8
_SHORTEST = 3
_ZONE = re.compile("(?:开发|产业|示范)区$")
_LONGEST_ZONE = 5
_ZONES = frozenset({"Park", "Subdistrict"})
_TOWN = "街道"
_DISTRICT = "区"
_LOCAL = frozenset({"Community", "PartyBranch", "SocialOrganisation", "Institution"})
_OF_COMMUNITY = re.compile(r".{1,7}(?:社区|村|嘎查)(?:$|党|支部|居委|村委|居民委|村民委|妇联|综治|便民|网格|新时代)")
_TOWN_OF_ORGAN = re.compile(r".{2,12}街道(?=党工委|工委|办事处|纪工委)")
_OF_TOWN = re.compile(r"街(?:党工委|工委|办|人大)")
_NEVER_SHORTENED = frozenset({"Person", "Place", "Subdistrict", "Community", "Industry", "Policy", "Event"})
_BODIES = ORGANS | {"Taskforce", "Institution", "SocialOrganisation", "Park", "Community", "Enterprise"}
_GROUNDS = frozenset({"Place", "Project"})
_BUILT, _WORKS = frozenset({"Place", "Institution", "Park"}), "项目"
_ZONED = frozenset({"Place", "Park"})
#: Of what class a thing is that its mentions show to be of two.
_TOLD = {frozenset({kind, "Project"}): "Project" for kind in _BUILT} | {_ZONED: "Park"}
_NEAR = PROGRAMME | {"Alliance", "Event"}


class Zones:
    """The parks and towns of an article that its organs belong to by a bare class word (开发区党工委, 街道办事处).

    Args:
        mentions: of the article.
        words: class words of parks and towns.
    """

    def __init__(self, mentions: Iterable[Mention], words: Iterable[str]) -> None:
        mentions = tuple(mentions)
        found = {m.name for m in mentions if m.type in _ZONES}
        found |= {town[0] for m in mentions if m.type in ORGANS and (town := _TOWN_OF_ORGAN.match(m.name))}
        names = sorted(found, key=lambda name: (-len(name), name))
        self._full: dict[str, str] = {}
        for word in words:
            longer = [name for name in names if name.endswith(word) and name != word]
            if longer and all(longer[0].endswith(name) or _shortens(name, longer[0]) for name in longer):
                self._full[word] = longer[0]
                self._full |= dict.fromkeys(longer[1:], longer[0])
        self._towns = tuple(name for name in names if name.endswith(TOWN_ENDS))
        districts = {full for full in self._full.values() if full.endswith(_DISTRICT)}
        if len(districts) == 1:
            self._full[_DISTRICT] = min(districts)

    def full_name(self, name: str) -> str:
        """Return an organ's name with the only park or town of the article that it can belong to, if there is one."""
        words = (word for word in self._full if name.startswith(word) and name not in (word, self._full[word]))
        word = max(words, key=len, default="")
        if word and not begins_otherwise(name):
            return name if name.startswith(self._full[word]) else self._full[word] + name[len(word) :]
        town = self._full.get(_TOWN)
        return town + name[1:] if town and _OF_TOWN.match(name) else name

    def without_town(self, name: str) -> str:
        """Return the name of a community or of one of its organs without the town that it lies in."""
        town = next((town for town in self._towns if name.startswith(town)), "")
        return name[len(town) :] if town and _OF_COMMUNITY.match(name, len(town)) else name


class Referee:
    """Joins the mentions of one article into things.

    Args:
        lexicon: the heads of names.
        table: the lexicon's table "reference".
    """

    def __init__(self, lexicon: NameLexicon, table: Table) -> None:
        self._lexicon = lexicon
        self._anaphors = AnaphorFinder(table)
        self._stretches = tuple(sorted(table["stretch"]["words"].split(), key=len, reverse=True))
        self._zones = tuple(table["zones"]["words"].split())
        self._honorifics = tuple(table["honorific"]["words"].split())
        self._channels = tuple(table["channels"].split())

    def resolve(
        self, mentions: tuple[Mention, ...], text: str, setting: Setting
    ) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
        """Return the mentions with the number of their thing, and the things in order of appearance."""
        mentions = tuple(m for m in mentions if self._is_told(m, setting, text))
        zones = Zones(mentions, self._zones)
        names = [self._full_name(m, setting, zones) for m in mentions]
        groups = called_otherwise(text, mentions, self._groups(mentions, names))
        order: dict[int, int] = {}
        numbered = []
        for mention, group in zip(mentions, groups, strict=True):
            numbered.append(replace(mention, entity=order.setdefault(group, len(order))))
        entities = self._entities(numbered, names, text, setting)
        pointing = self._anaphors.find(text, numbered, entities)
        return tuple(sorted([*numbered, *pointing], key=lambda m: (m.span.start, -m.span.end))), entities

    def _is_told(self, mention: Mention, setting: Setting, text: str) -> bool:
        """Tell whether 全市 and the like stand for a place that the article names."""
        whole = WHOLE.match(mention.name)
        place = setting.of_level(whole[1] or whole[2], mention.span.start) if whole else None
        return not whole or (place is not None and (short_name(place) in text or place == setting.of_paper))

    def _full_name(self, mention: Mention, setting: Setting, zones: Zones) -> str:
        """Return the name that a mention has by itself and by the article's setting."""
        name, at = mention.name, mention.span.start
        if mention.type == "Place":
            return self._full_place(name, at, setting)
        if name not in self._lexicon.known:  # 中共中央 is called so.
            for word in self._honorifics:
                name = name.removeprefix(word)
        levelled = (mention.type in LEVELLED or _CONGRESS.match(name)) and not begins_otherwise(name)
        if levelled and name[0] in LEVELS and (place := setting.of_level(name[0], at)):
            return place + name[1:]
        if name.startswith(_REGION) and levelled and (place := setting.region()):
            return place + name.removeprefix(_REGION)
        if (league := _LEAGUE.fullmatch(name)) and (place := setting.of_level(league[1], at)):
            return short_name(place) + name
        if mention.type in _LOCAL:
            name = zones.without_town(name)
        if mention.type in ORGANS:
            name = _TOLD_TWICE.sub(r"\1\2", name)
            return with_full_place(zones.full_name(without_term(name)), setting)
        if mention.type == "Taskforce" and self._says_nothing(name) and (place := setting.lowest(at)):
            return place + name
        return name

    def _full_place(self, name: str, at: int, setting: Setting) -> str:
        if whole := WHOLE.match(name):
            return setting.of_level(whole[1] or whole[2], at) or name
        for stretch in self._stretches:
            if name.endswith(stretch) and len(name) - len(stretch) >= 2 and name[-len(stretch) - 1] in "河江湖路溪":
                return name[: -len(stretch)]
        return setting.full_name(name)

    def _says_nothing(self, name: str) -> bool:
        """Tell whether a name is a head with generic words only, so that its place belongs to it (攻坚小组)."""
        head = self._lexicon.head_at_end(name)
        return head is not None and self._lexicon.is_generic(name[: -len(head.word)])

    def _groups(self, mentions: tuple[Mention, ...], names: list[str]) -> list[int]:
        """Return for each mention the number of a mention that stands for its thing."""
        forms = sorted({(name, m.type) for m, name in zip(mentions, names, strict=True)}, key=lambda f: (-len(f[0]), f))
        leader = {form: form for form in forms}
        longer = LongerForms()
        for short in forms:
            bare = _BRACKETS.sub("", short[0])
            homes = {leader[long] for long in longer.of(short[0], bare, _SERIES) if self._same(long, short)}
            longer.add(short, bare, *((without_place(bare),) if short[1] == "Enterprise" else ()))
            exact = {home for home in homes if home[0] == short[0]}
            homes = exact or homes
            if len(homes) == 1:
                leader[short] = homes.pop()
        first: dict[tuple[str, str], int] = {}
        groups = []
        for i, (mention, name) in enumerate(zip(mentions, names, strict=True)):
            groups.append(first.setdefault(leader[name, mention.type], i))
        return groups

    def _same(self, long: tuple[str, str], short: tuple[str, str]) -> bool:
        """Tell whether two forms (name, class) of one article are one thing; `long` is no shorter than `short`."""
        (name, kind), (part, other) = long, short
        if name == part:
            return kind == other or any({kind, other} <= classes for classes in (_NEAR, _BODIES, _GROUNDS))
        if _BRACKETS.sub("", name) == _BRACKETS.sub("", part):
            return kind == other
        if ("Event" in (kind, other)) != (kind == other == "Event") and not name.endswith(_CONTESTS):
            return False
        if {kind, other} <= _NEAR and name.startswith(part) and self._only_heads(name[len(part) :], kind):
            return (kind == "Policy") == (other == "Policy") and self._is_full_form(name[len(part) :], part, kind)
        if (kind == other and is_put_longer(name, part, kind)) or _is_told_longer(name, kind, part, other):
            return True
        endings = (part, part + _SERIES)
        if (kind, other) == ("Event", "Initiative") and name.endswith(endings) and len(part) >= _SHORTEST:
            return True  # “书记擂台” is the contest of that name, which the text calls an activity.
        unlike = kind != other or kind in _NEVER_SHORTENED or len(part) < _SHORTEST
        if unlike or (kind in ORGANS and is_league_and_party(name, part)):
            return False
        if plain(name, kind) == plain(part, kind):
            return True
        if name.endswith(part) and not self._lexicon.is_generic(part):
            return True
        return self._has_head_of(name, part, kind)

    def _has_head_of(self, name: str, part: str, kind: str) -> bool:
        """Tell whether a name has the head of a shorter one, and says more before it: “甲”诉求|平台, some organs."""
        head = self._lexicon.head_at_end(part)
        if head is None or not name.endswith(head.word):
            return False
        core = part[: -len(head.word)]
        more = kind in PROGRAMME and len(core) >= _SHORTEST and name.startswith(core)
        return (kind in ORGANS and _shortens(part, name)) or (more and not self._lexicon.is_generic(core))

    def _is_full_form(self, words: str, part: str, kind: str) -> bool:
        """Tell whether a name is called by its first part too; what the country knows only takes a bare head noun."""
        head = self._lexicon.heads.get(words)
        return part not in self._lexicon.known or (head is not None and head.type == kind)

    def _only_heads(self, words: str, kind: str) -> bool:
        """Tell whether the rest of a name is head nouns of its class and generic words (…制度体系)."""
        if words.endswith(self._channels):
            return False
        head = self._lexicon.head_at_end(words)
        if head is None:
            return words in ("战略", "产业", "品牌")
        return head.type == kind and (len(words) <= _LONGEST_HEADS or self._lexicon.is_generic(words))

    def _entities(self, mentions: list[Mention], names: list[str], text: str, setting: Setting) -> tuple[Entity, ...]:
        members: dict[int, list[int]] = defaultdict(list)
        for i, mention in enumerate(mentions):
            members[mention.entity].append(i)
        spoken_of = places_spoken_of(mentions, names)
        return tuple(
            self._entity([mentions[i] for i in m], [names[i] for i in m], text, setting, spoken_of)
            for _, m in sorted(members.items())
        )

    def _entity(
        self, mentions: list[Mention], names: list[str], text: str, setting: Setting, spoken_of: frozenset[str]
    ) -> Entity:
        types = Counter(m.type for m in mentions)
        # An activity that one mention shows to have taken place once is an event in all of them.
        # So is a building that one mention shows to be under construction a project.
        # What a park's short form looks like is still the park (滨高区).
        told = "Event" if "Event" in types else _TOLD.get(frozenset(types), "")
        kind = told or min(types, key=lambda t: (-types[t], t))
        name = self._best_name(mentions, names, kind, text)
        surfaces = {_clean(m.span.of(text)) for m in mentions} | {m.name for m in mentions} | set(names)
        first = mentions[0].span.start
        division = kind == "Place" and setting.full_name(name) == name and gazetteer().named(name)
        place = name if division else setting.lowest(first)
        told_in_full = name in spoken_of or name in {m.name for m in mentions}
        printed = as_printed(name, surfaces, text) if division and not told_in_full else name
        return Entity(
            name=printed,
            type=kind,
            aliases=tuple(sorted(surfaces - {printed, ""})),
            mentions=tuple(sorted({m.span for m in mentions})),
            place=place,
        )

    def _best_name(self, mentions: list[Mention], names: list[str], kind: str, text: str) -> str:
        """Return the fullest name; of a quoted programme the core, where it stands alone somewhere."""
        fullest = max(sorted(set(names)), key=len)
        if kind in _NEAR:
            alone = [
                n
                for m, n in zip(mentions, names, strict=True)
                if text[m.span.start] == "“" and text[m.span.end - 1] == "”"
            ]
            cores = [n for n in alone if fullest.startswith(n)]
            if cores:
                return max(sorted(cores), key=len)
        return fullest


def _is_told_longer(name: str, kind: str, part: str, other: str) -> bool:
    """Tell whether a name is that of the works on what another one names (某某中心|项目), or of its zone."""
    works = kind == "Project" and other in _BUILT and name == part + _WORKS
    return works or _is_zone_of(name, kind, part, other)


def _is_zone_of(name: str, kind: str, part: str, other: str) -> bool:
    """Tell whether a name is a development zone's, put short by leaving out characters (高新区, 滨高区)."""
    shaped = _ZONE.search(name) is not None and part.endswith(_DISTRICT) and _SHORTEST <= len(part) <= _LONGEST_ZONE
    short = shaped and kind == "Park" and other in _ZONED and _shortens(part, name)
    return short and not gazetteer().named(part)


def _shortens(short: str, long: str) -> bool:
    """Tell whether the characters of `short` stand in `long` in the same order, beginning with the same one."""
    if short[0] != long[0]:
        return False
    at = 0
    for char in short:
        at = long.find(char, at) + 1
        if at == 0:
            return False
    return True


def _clean(surface: str) -> str:
    """Return a surface form without title marks, and without quotation marks around the whole of it."""
    plain = re.sub(r"[《》\s]", "", surface)
    return plain[1:-1] if re.fullmatch(r"“[^“”]*”", plain) else plain


@Language.factory("kg_reference", default_config={"lexicon": []})  # spaCy allows no dot in a name.
class Reference:
    """Sets `doc._.entities` and gives every mention the number of its thing."""

    def __init__(self, nlp: Language, name: str, lexicon: list[str]) -> None:
        self._referee = Referee(names_of(*lexicon), lexicon_with(*lexicon).table("reference"))

    def __call__(self, doc: Doc) -> Doc:
        """Join the mentions of the doc's article into things."""
        title_end = max((b.span.end for b in blocks_of(doc) if b.kind in ("title", "subtitle")), default=0)
        publisher = (doc._.article.publisher if doc._.article else None) or ""
        setting = Setting(doc._.mentions, title_end, gazetteer(), publisher)
        doc._.mentions, doc._.entities = self._referee.resolve(doc._.mentions, text_of(doc), setting)
        return doc
