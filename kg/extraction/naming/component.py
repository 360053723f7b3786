"""The component `kg.names`: where things are named, and what class of thing each is.

Several finders propose candidates; strong ones stand by themselves, weak ones need something that speaks for them.
Longer candidates beat shorter ones that they overlap; what stands inside a longer name survives only as a body or a
place that the name begins with.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import chain

from spacy.language import Language
from spacy.tokens import Doc

from kg.extraction.document import Mention, block_around, blocks_of, text_of
from kg.extraction.lexer import Scan, places_of
from kg.extraction.naming.alone import alone
from kg.extraction.naming.candidates import UNIT_STRENGTH, Candidate
from kg.extraction.naming.cities import cities
from kg.extraction.naming.coordination import shared_heads
from kg.extraction.naming.counted import counted_wholes
from kg.extraction.naming.counted_places import counted_places
from kg.extraction.naming.departments import departments
from kg.extraction.naming.famous import known
from kg.extraction.naming.heads import PERSON, PLACE, PROGRAMME, SHORT, TERRITORIAL, TOWN_ENDS, NameLexicon, names_of
from kg.extraction.naming.honours import graded, honours, industries, trades
from kg.extraction.naming.introductions import TeamFinder, introduced
from kg.extraction.naming.joining import joined_left
from kg.extraction.naming.listings import listings
from kg.extraction.naming.meetings import bare_ceremonies, meetings
from kg.extraction.naming.namings import fields, namings
from kg.extraction.naming.occasions import ceremonies, dated
from kg.extraction.naming.offices import hamlets, offices
from kg.extraction.naming.organs import (
    colleges,
    joined_organs,
    numbered_schools,
    offices_of_places,
    shared_places,
    shared_tails,
)
from kg.extraction.naming.people import PeopleFinder
from kg.extraction.naming.printed import in_byline, is_unnamed
from kg.extraction.naming.quotations import quotations
from kg.extraction.naming.quoted_lists import listed_parts, with_inner_quotes
from kg.extraction.naming.regions import regions
from kg.extraction.naming.sectors import bound_sectors, grown
from kg.extraction.naming.selection import select, without_borrowed, without_sights
from kg.extraction.naming.sites import built, lines, plants
from kg.extraction.naming.slogans import in_slogan
from kg.extraction.naming.support import speaks_for
from kg.extraction.naming.titles import documents, five_year_plans
from kg.extraction.naming.trade_names import trade_names
from kg.extraction.naming.trimming import is_other_word, is_torn, trimmed
from kg.extraction.naming.wares import branded, local_goods, varieties
from kg.extraction.naming.zones import bare_zones
from kg.gazetteer import Division, Gazetteer, gazetteer, short_name
from kg.lexicon import lexicon_with
from kg.model import Span

#: A document, meeting or honour is not called by the quoted programme that its name holds.
_OWN_CORE = frozenset({"Policy", "Event", "Award"})
_LONGEST_VERB = 3
_SHORTEST_VILLAGE = 3
#: How a text speaks of its own place by the level L alone.
_SPOKEN_OF = "[全我]L|(?<![\u4e00-\u9fff])L(?:委|政府|级|直|[\u4e00-\u9fff]{2,8}(?:局|中心|办))|L委"
_ONLY_IN_TEXT = PROGRAMME | {
    "Park",
    "Alliance",
    "Award",
    "Taskforce",
    "Community",
    "Enterprise",
    "SocialOrganisation",
} - {"Policy"}
#: 全区, 我县, 市里, one of which may begin inside another.
_WHOLE = re.compile("(?=([全我][省市区县]|[市区县]里))")
#: Behind the short name of a division they make its full one.
_LEVELS_BEHIND = frozenset("省市区县")
#: Counties that are called by what they are, behind their city alone (某市|城区).
_OLD_TOWN = re.compile(r"(?:城区|矿区|郊区)(?=[\u4e00-\u9fff]{2,4}(?:街道|镇)|、|\d城区)")
_ALONG = frozenset("沿环跨临傍绕")
#: Ends of divisions that are no territory but a zone that is run.
_ZONES = ("园区", "开发区", "高新区", "管理区")
_TRADE = re.compile(r"^([\u4e00-\u9fff]{2,6}?)(?:特色)?产业")
_TRADE_TAIL = re.compile(r"产业(?!集群|链?党建)|品牌|行业")
_RULING = re.compile(r"^(.{4,24}?)(?:实施|工作|推进)?(?:方案|办法|意见|细则|规划)(?:（.*）)?$")


class NameFinder:
    """Finds the names of a text.

    Args:
        lexicon: heads, borders and generic words.
        people: the finder of persons.
        places: the divisions of China.
    """

    def __init__(self, lexicon: NameLexicon, people: PeopleFinder, places: Gazetteer) -> None:
        self._lexicon, self._people, self._places = lexicon, people, places
        self._teams = TeamFinder(lexicon)

    def find(self, text: str) -> list[Mention]:
        """Return the mentions of a text in order, nested ones after those that hold them."""
        return self.read(text)[0]

    def read(self, text: str) -> tuple[list[Mention], list[Mention]]:
        """Return the mentions of a text, and what it thought of and left out, as nothing speaks for it."""
        text = with_inner_quotes(text)
        scan = Scan(text, tuple(self._lexicon.lexer.tokens(text)))
        if shorts := self._short_names(scan):
            scan = scan.merged(shorts, SHORT)
        people = list(self._people.find(scan))
        if people:
            scan = scan.merged({c.name for c in people}, PERSON)
        proposed = [c for c in (*people, *self._proposals(scan)) if not (is_torn(text, c.span) or in_slogan(text, c))]
        proposed = [t for c in without_sights(proposed) if (t := trimmed(c, text, self._places))]
        proposed = [c for c in proposed if not (is_unnamed(c.name) or in_byline(text, c.type, c.span))]
        told = (d for _, token in scan.tagged(PLACE) for d in self._places.named(token.text))
        codes = tuple(sorted({d.code for d in told if d.level == "county"}))
        accepted = [joined_left(c, text) for c in self._trimmed(self._accepted(proposed, text))]
        accepted = [self._without_town(c, codes) for c in accepted] if codes else accepted
        chosen = select(c for c in accepted if c.strength != UNIT_STRENGTH)
        chosen = select(
            [
                *chosen,
                *offices(text, accepted, chosen),
                *chain(hamlets(text, chosen), departments(text, chosen), self._teams.find(text, chosen)),
                *fields(text, chosen),
            ]
        )
        chosen = select([*chosen, *ceremonies(text, chosen)])
        chosen = select([*chosen, *bare_ceremonies(text, chosen, self._lexicon)])
        chosen = built(text, without_borrowed(select([*chosen, *self._again(text, chosen)])))
        chosen = dated(text, chosen)
        taken = {c.span for c in chosen}
        left_out = [c for c in proposed if c.type and c.span not in taken]
        return _mentions(chosen), _mentions(left_out)

    def _proposals(self, scan: Scan) -> Iterator[Candidate]:
        yield from chain(documents(scan.text, self._lexicon), five_year_plans(scan.text))
        yield from quotations(scan, self._lexicon)
        yield from listed_parts(scan, self._lexicon)
        yield from counted_wholes(scan, self._lexicon)
        yield from honours(scan, self._lexicon)
        yield from graded(scan.text)
        yield from chain(shared_heads(scan, self._lexicon), counted_places(scan, self._lexicon))
        found = tuple(regions(scan, self._lexicon))
        # An organ of a list has its place from the first, before it is taken for one without.
        yield from shared_places(scan, found, self._lexicon)
        yield from found
        yield from bare_zones(scan, found, self._lexicon)
        yield from chain(joined_organs(scan), offices_of_places(scan))
        yield from numbered_schools(scan.text, self._lexicon)
        yield from shared_tails(scan.text, found)
        yield from colleges(scan.text, found)
        yield from known(scan, self._lexicon)
        yield from listings(scan, self._lexicon)
        yield from namings(scan, self._lexicon)
        yield from meetings(scan, self._lexicon)
        yield from introduced(scan)
        yield from industries(scan)
        yield from trades(scan, self._lexicon)
        yield from bound_sectors(scan, self._lexicon)
        yield from chain(branded(scan, self._lexicon), trade_names(scan, self._lexicon))
        yield from chain(grown(scan, self._lexicon), varieties(scan), local_goods(scan, self._lexicon))
        yield from chain(plants(scan), lines(scan, self._lexicon))
        yield from self._divisions(scan)
        yield from chain(cities(scan.text, self._lexicon), alone(scan, self._lexicon))

    def _without_town(self, c: Candidate, codes: tuple[str, ...]) -> Candidate:
        """Cut the short name of a town of the text's county before a village that it has (某县|某镇, 某|某村)."""
        for size in (2, 3) if c.type == "Community" and c.span.end - c.span.start == len(c.name) else ():
            towns = (d for end in TOWN_ENDS for d in self._places.named(c.name[:size] + end))
            long = len(c.name) >= size + _SHORTEST_VILLAGE
            if long and any(town.code.startswith(codes) for town in towns):
                size += c.name[size] in "街镇乡"
                return replace(c, span=Span(c.span.start + size, c.span.end), name=c.name[size:], core=c.core[size:])
        return c

    def _divisions(self, scan: Scan) -> Iterator[Candidate]:
        """Yield provinces, cities and counties by full name, and by short name where the text gives the full one."""
        for _, token in scan.tagged(PLACE):
            if is_other_word(scan.text, token.start, token.end):
                continue
            if self._places.level(token.text) != "street":
                kind = "Park" if token.text.endswith(_ZONES) else "Place"
                yield Candidate(Span(token.start, token.end), kind, token.text)
            if town := _OLD_TOWN.match(scan.text, token.end) if token.text[-1] == "市" else None:
                yield Candidate(Span(token.start, town.end()), "Place", token.text + town[0])
        for short in self._short_names(scan):
            for start, end in places_of([short], scan.text):
                if scan.text[end : end + 1] not in _LEVELS_BEHIND:
                    yield Candidate(Span(start, end), "Place", short, "weak", placed=True)
        for match in _WHOLE.finditer(scan.text):
            yield Candidate(Span(*match.span(1)), "Place", match[1], "weak", placed=True)

    def _short_names(self, scan: Scan) -> list[str]:
        """Return the short names of the divisions that the text names in full, and of what these lie in."""
        known = {
            d for _, token in scan.tagged(PLACE) for d in self._places.named(token.text)[:1] if d.level != "street"
        }
        for division in sorted(known, key=lambda division: division.code):
            outer = self._places.parent(division)
            while outer and len(self._places.named(division.name)) == 1:
                known.add(outer)
                outer = self._places.parent(outer)
        if not known and (local := self._told_by_title(scan.text)):
            known.add(local)
        shorts = {short_name(division.name) for division in known} - {division.name for division in known}
        return sorted(short for short in shorts if len(short) > 1)

    def _told_by_title(self, text: str) -> Division | None:
        """Return the county or city whose short name opens the text, if it is the only one and the text speaks of it.

        An article of a local paper may say 高邮 in the title and 市委, 全市 behind it, and never the full name.
        """
        for size in (4, 3, 2):
            found = [d for d in self._places.called(text[:size]) if d.level in ("city", "county")]
            if len(found) == 1 and text[:size] not in self._lexicon.lexer and text[size : size + 1] not in "路街镇乡村":
                return found[0] if _spoken_of(found[0].name[-1]).search(text) else None
        return None

    def _accepted(self, proposed: list[Candidate], text: str) -> list[Candidate]:
        counts = Counter({name: text.count(name) for name in {c.name for c in proposed if c.strength == "weak"}})
        quoted = Counter(c.core for c in proposed if c.quoted)
        headed = {c.core: c.type for c in proposed if c.quoted and c.strength != "weak" and c.short == c.core}
        kept = []
        for c in proposed:
            if c.quoted and not c.type:
                guess = headed.get(c.core) or ("Initiative" if c.founded and quoted[c.core] > 1 else "")
                if guess:
                    kept.append(replace(c, type=guess, strength="strong"))
            elif c.strength == "quoted" and not c.quoted:
                continue
            elif c.strength != "weak" or speaks_for(c, counts[c.name], text, self._lexicon):
                kept.append(c)
        return [*kept, *self._beside(proposed, kept, text)]

    def _trimmed(self, candidates: list[Candidate]) -> list[Candidate]:
        """Cut what an unknown verb left before a street or village that the text also names without it (首推|某村)."""
        known = {c.name for c in candidates if c.type in TERRITORIAL}
        return [self._cut(c, known) if c.type in TERRITORIAL else self._without_along(c) for c in candidates]

    def _without_along(self, c: Candidate) -> Candidate:
        """Cut what says that something lies along a well-known place (沿|太行山, 环|太湖)."""
        if c.type == "Place" and c.name[0] in _ALONG and self._lexicon.alone.get(c.name[1:]) == "Place":
            return replace(c, span=Span(c.span.end - len(c.name) + 1, c.span.end), name=c.name[1:], core=c.core[1:])
        return c

    def _cut(self, c: Candidate, known: set[str]) -> Candidate:
        for size in range(1, min(_LONGEST_VERB, len(c.name) - 3) + 1):
            fits = c.name[size:] in known and c.span.end - c.span.start == len(c.name)
            if fits and c.name[:size] not in self._lexicon.lexer:
                return replace(c, span=Span(c.span.start + size, c.span.end), name=c.name[size:], core=c.core[size:])
        return c

    def _beside(self, proposed: list[Candidate], kept: list[Candidate], text: str) -> Iterator[Candidate]:
        """Yield weak candidates that a list sets beside an accepted one of their class."""
        ends = {c.span.end: c.type for c in kept}
        for c in sorted(proposed, key=lambda c: c.span.start):
            before = c.span.start - 1
            if (
                c.strength == "weak"
                and c.type
                and len(c.core) >= 2
                and text[before] in "、和"
                and ends.get(before) == c.type
            ):
                ends[c.span.end] = c.type
                yield c

    def _ruled(self, text: str, chosen: list[Candidate]) -> dict[str, Candidate]:
        """Return what other names hold: the programme that a document rules, the trade that an alliance joins."""
        forms: dict[str, Candidate] = {}
        for c in chosen:
            title = _RULING.match(c.name) if c.type == "Policy" else None
            subject = title[1] if title else ""
            place = next((n for n in range(min(5, len(subject)), 1, -1) if self._places.named(subject[:n])), 0)
            head = self._lexicon.head_at_end(subject)
            trade = _TRADE.match(c.name) if c.type == "Alliance" else None
            if trade and not self._lexicon.is_generic(trade[1]) and trade[1] not in self._lexicon.places:
                forms[trade[1]] = Candidate(c.span, "Industry", trade[1])
            if head and head.type in ("Initiative", "Mechanism", "Project") and text.count(subject[place:]) > 1:
                forms[subject[place:]] = Candidate(c.span, head.type, subject[place:])
        return forms

    def _again(self, text: str, chosen: list[Candidate]) -> Iterator[Candidate]:
        """Yield the other places where an accepted name or its quoted core stands."""
        forms = self._ruled(text, chosen)
        for c in sorted(chosen, key=lambda c: c.name != c.short):
            for form in {c.name, c.short if c.type not in _OWN_CORE else ""} - {""}:
                if len(form) >= 3 and c.type not in ("Person", "Place"):
                    forms.setdefault(form, c)
        for start, end in places_of(forms, text):
            form = text[start:end]
            c = forms[form]
            tail = _TRADE_TAIL.match(text, end) if c.type == "Industry" else None
            span = Span(start, tail.end() if tail else end)
            yield Candidate(span, c.type, form, "weak", core=c.core, short=c.short)


@cache
def _spoken_of(level: str) -> re.Pattern[str]:
    return re.compile(_SPOKEN_OF.replace("L", level))


def _mentions(candidates: Iterable[Candidate]) -> list[Mention]:
    return [Mention(c.span, c.type, c.name) for c in sorted(candidates, key=lambda c: (c.span.start, -c.span.end))]


def without_headlines(mentions: list[Mention], doc: Doc) -> list[Mention]:
    """Drop names that stand in headings only and without quotation marks: such words name nothing."""
    blocks, text = blocks_of(doc), text_of(doc)
    homes = ((m.name, block_around(blocks, m.span)) for m in mentions)
    in_text = {name for name, block in homes if not block or block.kind not in ("title", "subtitle", "heading")}
    body = "\n".join(b.span.of(text) for b in blocks if b.kind in ("paragraph", "caption"))
    return [
        m
        for m in mentions
        if m.name in in_text
        or m.name[:5].isdigit()  # A hotline is called by its number.
        or m.type not in _ONLY_IN_TEXT
        or "“" in m.span.of(text)
        or (m.type == "Park" and m.name[-3:] in body)  # 高新区 in the text is the one of the title.
    ]


@Language.factory("kg_names", default_config={"lexicon": []})  # spaCy allows no dot in a name.
class Names:
    """Sets `doc._.mentions`, `doc._.proposed` and, for users of spaCy, the span group "names" labelled by class."""

    def __init__(self, nlp: Language, name: str, lexicon: list[str]) -> None:
        words = lexicon_with(*lexicon)
        self._finder = NameFinder(names_of(*lexicon), PeopleFinder(words), gazetteer())

    def __call__(self, doc: Doc) -> Doc:
        """Find the names of each block of the doc's article."""
        blocks = blocks_of(doc)
        named, left_out = self._finder.read(text_of(doc))
        found = without_headlines([mention for mention in named if block_around(blocks, mention.span)], doc)
        doc._.mentions, doc._.proposed = tuple(found), tuple(left_out)
        spans = (doc.char_span(m.span.start, m.span.end, label=m.type) for m in found)
        doc.spans["names"] = [span for span in spans if span is not None]
        return doc
