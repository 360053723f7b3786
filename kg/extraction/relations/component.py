"""The component `kg_relations`: what the article states about its things, each statement with its clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby, islice

from spacy.language import Language
from spacy.tokens import Doc

from kg.extraction.document import Mention, PostClaim, RelationClaim, block_around, blocks_of, entities_of
from kg.extraction.plans import PlanReader
from kg.extraction.relations import towns
from kg.extraction.relations.apart import PLACING, Apart
from kg.extraction.relations.constructions import REMEMBERED, Constructions
from kg.extraction.relations.frames import FrameLexicon
from kg.extraction.relations.homes import homes
from kg.extraction.relations.participants import GROUND, Cast, Participant, cast_of
from kg.extraction.relations.posts import PostReader
from kg.extraction.relations.predication import Predication
from kg.extraction.relations.sentence import WEAKEST, SentenceReading, Statement
from kg.extraction.relations.structure import Link, Structure
from kg.extraction.relations.subjects import SubjectTracker, leading, topics_of
from kg.extraction.relations.syntax import Clause, Parser
from kg.extraction.relations.timing import Timeline, iso_date
from kg.extraction.relations.wholes import Matters, Wholes, of_territory
from kg.extraction.sections import Sections
from kg.gazetteer import gazetteer
from kg.lexicon import Lexicon, lexicon_with
from kg.model import Block, Entity, Span

_DIVISION = re.compile(r"[\u4e00-\u9fff]{1,8}(?:省|市|区|县|旗|自治州|地区)")
_NO_DIVISION = re.compile(r".*(?:[片园小社景辖街库山城老新厂矿灾]|示范|开发|度假|保护|功能|试验|聚集|集聚|先行)区")

_MOST_CLAUSES = 40
#: Of several relations between the same two things the first of these is told: the most exact one.
_EXACTEST = (
    "issues",
    "produces",
    "leads",
    "establishes",
    "receives",
    "heldAt",
    "implements",
    "guides",
    "participatesIn",
    "cooperatesWith",
    "partOf",
    "locatedIn",
    "supports",
    "targets",
    "confers",
)
#: It may be told beside another relation: an honour is founded and given.
_BESIDE_OTHERS = "confers"
_TOWN = "Subdistrict"
#: Meant in all paragraphs by what does not name it, if it is the only one of its class in an article.
_TOPICAL = ("Community", "Alliance")
#: What these state of is there; a plan has nothing of it yet.
_BRINGING = frozenset({"establishes", "issues", "produces"})
#: Where it is told who does one of these, a name does not tell of another.
_BY_ONE = frozenset({"leads", "issues"})
#: Whoever only takes the chair is not the host.
_CHAIR = "Person"
_CONGRESS = re.compile(r"党代会|代表大会|全会|[一二三四五六七八九十]大|两会")


def is_division(name: str) -> bool:
    """Tell whether a place is an administrative division by its name, so that it can act.

    >>> is_division("东湖区"), is_division("上海"), is_division("东湖景区"), is_division("柳河")
    (True, True, False, False)
    """
    known = any(division.level != "street" for division in gazetteer().named(name))
    known = known or gazetteer().is_called(name, "province", "city")
    return known or bool(_DIVISION.fullmatch(name) and not _NO_DIVISION.fullmatch(name))


class RelationReader:
    """The spaCy component: sets `doc._.claims`, `doc._.posts` and `doc._.datings`.

    Args:
        lexicon: its tables `relations` and `posts` are used, and what `figures` knows of plans.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._frames = FrameLexicon(lexicon.table("relations"))
        self._constructions = Constructions(lexicon.table("relations"), self._frames.classes)
        known = (group for group in lexicon.table("names")["known"] if group["class"] == "Initiative")
        self._pursued = frozenset(word for group in known for word in group["words"].split())
        self._plans = PlanReader(lexicon.table("figures")["plans"])
        self._posts = PostReader(lexicon.table("posts"))
        self._structure = Structure(lexicon.table("relations"), self._frames.classes)
        self._parser = Parser(self._frames.words, frozenset(self._frames.senses), self._frames.nouns)

    def __call__(self, doc: Doc) -> Doc:
        """Read the relations of `doc`."""
        entities = entities_of(doc)
        types = [_role(entity) for entity in entities]
        cast = cast_of(doc, types, self._frames.tails)
        clauses = tuple(self._parser.clauses(cast, blocks_of(doc)))
        posts, memberships = self._posts.read(cast, clauses, entities)
        doc._.posts = tuple(posts)
        apart = Apart(entities, cast)
        told = self._structure.links(entities, types, doc._.mentions, cast)
        links = tuple(_nearest_first((link for link in told if not apart.forbids(link)), types))
        sections = Sections(blocks_of(doc), doc._.mentions)
        owners = {link.subject: (link.object, types[link.object]) for link in links if link.relation in PLACING}
        found = (*memberships, *self._statements(cast, clauses, self._offices(posts, types), sections, owners))
        planned = self._plans.planned(cast.text, blocks_of(doc))
        there = (one for one in found if not (planned and _is_to_come(one, blocks_of(doc), planned)))
        there = (one for one in there if not (self._founds_for_all(one, entities) or _honours_honour(one)))
        statements = _best(of_territory((s for s in there if not _rules_itself(s, entities)), links, types))
        told_as_parts = Matters(cast, blocks_of(doc)).parts(Wholes(statements, links, cast).settled(statements))
        statements = _best(told_as_parts)
        timeline = Timeline(doc._.times, tuple(dict.fromkeys(clause.sentence for clause in clauses)))
        doc._.datings = tuple(timeline.datings(statements))
        stated = tuple(_claim(statement, timeline) for statement in statements)
        places = _Places(doc._.mentions, clauses)
        read_off = tuple(_read_off(links, stated, places, types))
        placed = frozenset(c.subject for c in (*stated, *read_off) if c.predicate in PLACING)
        at_home = (
            link for link in homes(self._structure.rules, entities, types, cast, placed) if not apart.forbids(link)
        )
        of_counties = towns.of_counties(entities, cast.text, placed)
        known = (*stated, *read_off)
        known += tuple(_read_off((*at_home, *of_counties), known, places, types))
        of_one = (link for link in towns.of_the_only(entities, types, cast, known) if not apart.forbids(link))
        known += tuple(_read_off(of_one, known, places, types))
        doc._.claims = tuple(_narrowest(known))
        return doc

    def _founds_for_all(self, statement: Statement, entities: Sequence[Entity]) -> bool:
        """Tell whether somebody is said to found what the whole nation pursues (走出一条平安建设之路)."""
        return statement.predicate == "establishes" and entities[statement.object.entity].name in self._pursued

    def _offices(self, posts: Iterable[PostClaim], types: Sequence[str]) -> dict[int, list[Participant]]:
        """Return for persons the bodies that each of them speaks for, in order of text."""
        found: dict[int, list[Participant]] = {}
        for post in posts:
            if self._posts.heads(post.role):
                body = Participant(post.body, types[post.body], post.span.start, post.span.end)
                found.setdefault(post.person, []).append(body)
        return found

    def _statements(
        self,
        cast: Cast,
        clauses: tuple[Clause, ...],
        offices: Mapping[int, Sequence[Participant]],
        sections: Sections,
        owners: Mapping[int, tuple[int, str]],
    ) -> Iterator[Statement]:
        acting = frozenset(self._frames.classes(["Actor"]))
        topics = topics_of(clauses)
        leaders = leading(clauses, topics, acting, cast.text)
        tracker = SubjectTracker(*leaders, self._frames.nouns, topics, sections, owners)
        predication = Predication(cast, self._frames, offices)
        recent: dict[str, Participant] = {}
        block: Block | None = None
        topical = () if sections.is_round_up else (_only_gathering(cast), *(_only_one(kind, cast) for kind in _TOPICAL))
        for group in _sentences(clauses):
            reading = SentenceReading(cast.masked, group, tracker, self._parser)
            if reading.clauses[0].block != block:
                block = reading.clauses[0].block
                recent = {one.type: one for one in topical if one and one.start < block.span.start}
            yield from predication.statements(reading)
            yield from self._constructions.statements(cast, reading, recent)
            recent |= reading.named(REMEMBERED)


def _only_gathering(cast: Cast) -> Participant | None:
    """Return the event that an article is about if it names one alone, so that who attends, attends it (出席并讲话).

    A congress that everybody studies is nobody's gathering.
    """
    events = (member for phrase in cast.phrases for member in phrase.members if member.type == "Event")
    first: dict[int, Participant] = {}
    for event in events:
        if not _CONGRESS.search(cast.text, event.start, event.end):
            first.setdefault(event.entity, event)
    return next(iter(first.values())) if len(first) == 1 else None


def _only_one(kind: str, cast: Cast) -> Participant | None:
    """Return the thing of a class that an article is about if it names one alone.

    The people of the only village live there (村民某某); members told are those of the only alliance (成员单位有…).
    """
    first: dict[int, Participant] = {}
    for member in (m for phrase in cast.phrases for m in phrase.members if m.type == kind):
        first.setdefault(member.entity, member)
    return next(iter(first.values())) if len(first) == 1 else None


def _sentences(clauses: Iterable[Clause]) -> Iterator[tuple[Clause, ...]]:
    """Yield the clauses of each sentence; what runs on without an end is cut."""
    for _, group in groupby(clauses, key=lambda clause: clause.sentence):
        while piece := tuple(islice(group, _MOST_CLAUSES)):
            yield piece


def _role(entity: Entity) -> str:
    return GROUND if entity.type == "Place" and not is_division(entity.name) else entity.type


def _best(statements: Iterable[Statement]) -> list[Statement]:
    """Return one statement for each pair of things, in order of text.

    It is one that is not weak, then the most exact relation, then the one with the nearest subject, then the first.
    """
    best: dict[tuple[int, int, bool], Statement] = {}
    for new in statements:
        key = (new.subject.entity, new.object.entity, new.predicate == _BESIDE_OTHERS)
        if key not in best or _merit(new) < _merit(best[key]):
            best[key] = new
    return sorted(best.values(), key=lambda s: (s.span, s.subject.entity, s.predicate, s.object.entity))


def _is_to_come(statement: Statement, blocks: Sequence[Block], planned: frozenset[int]) -> bool:
    """Tell whether a paragraph that plans only says what is to be brought into being."""
    block = block_around(blocks, statement.span)
    return statement.predicate in _BRINGING and block is not None and block.span.start in planned


def _honours_honour(statement: Statement) -> bool:
    """Tell whether an honour is said to receive another one (建成绿色工厂30家、示范基地7个)."""
    return statement.predicate == "receives" and statement.subject.type == "Award"


def _rules_itself(statement: Statement, entities: Sequence[Entity]) -> bool:
    """Tell whether a place is said to be guided by its own organ (区委 and 区), which acts for it."""
    organ, place = entities[statement.subject.entity].name, entities[statement.object.entity].name
    return statement.predicate == "guides" and organ.startswith(place)


def _merit(statement: Statement) -> tuple[bool, int, int]:
    return statement.rank == WEAKEST, _EXACTEST.index(statement.predicate), statement.rank


def _claim(statement: Statement, timeline: Timeline) -> RelationClaim:
    time = timeline.time_of(statement)
    return RelationClaim(
        statement.subject.entity,
        statement.predicate,
        statement.object.entity,
        statement.span,
        iso_date(time.period) if time else None,
    )


class _Places:
    """Where things are named: the clause that shows a relation between two of them."""

    def __init__(self, mentions: Iterable[Mention], clauses: Sequence[Clause]) -> None:
        self._spans = [clause.span for clause in clauses]
        starts = [span.start for span in self._spans]
        self._clauses: dict[int, dict[int, None]] = {}
        for mention in mentions:
            if (at := bisect_right(starts, mention.span.start) - 1) >= 0 and self._spans[at].covers(mention.span):
                self._clauses.setdefault(mention.entity, {})[at] = None

    def showing(self, bearer: int, other: int) -> Span | None:
        """Return the first clause that names both things, else the first that names `bearer`."""
        others, places = self._clauses.get(other, {}), self._clauses.get(bearer, {})
        at = next((at for at in places if at in others), next(iter(places), None))
        return None if at is None else self._spans[at]


def _read_off(
    links: Iterable[Link], stated: Iterable[RelationClaim], places: _Places, types: Sequence[str]
) -> Iterator[RelationClaim]:
    """Yield the claims of names about pairs of which nothing is stated.

    An event has one host, a document one author, a thing lies in one. What is said to lie in a county lies in
    the town besides that stands before it.
    """
    known = {(claim.subject, claim.object) for claim in stated}
    founded = {(c.object, c.subject) for c in stated if c.predicate == "establishes"}
    done = {(c.predicate, c.object) for c in stated if c.predicate in _BY_ONE and types[c.subject] != _CHAIR}
    placed = {c.subject for c in stated if c.predicate == "locatedIn"}
    in_towns = {c.subject for c in stated if c.predicate == "locatedIn" and types[c.object] != "Place"}
    for link in links:
        pair = (link.subject, link.object)
        if pair in known or pair in founded or (link.relation, link.object) in done:
            continue
        if link.relation == "locatedIn" and link.subject in (in_towns if types[link.object] == _TOWN else placed):
            continue
        known.add(pair)
        if link.relation == "locatedIn":
            placed.add(link.subject)
            in_towns.add(link.subject)
        other = link.object if link.bearer == link.subject else link.subject
        if span := places.showing(link.bearer, other):
            yield RelationClaim(link.subject, link.relation, link.object, span)


def _nearest_first(links: Iterable[Link], types: Sequence[str]) -> list[Link]:
    """Sort links so that a thing's town, village or park comes before the district or city that it lies in."""
    return sorted(links, key=lambda link: link.relation == "locatedIn" and types[link.object] == "Place")


def _narrowest(claims: Sequence[RelationClaim]) -> Iterator[RelationClaim]:
    """Yield all claims but those that a thing lies in or belongs to a place which holds another that it is in."""
    holding: dict[int, set[int]] = {}
    inside: dict[tuple[int, str], set[int]] = {}
    for claim in claims:
        if claim.predicate in PLACING:
            holding.setdefault(claim.subject, set()).add(claim.object)
            inside.setdefault((claim.subject, claim.predicate), set()).add(claim.object)
    for claim in claims:
        others = inside.get((claim.subject, claim.predicate), set()) - {claim.object}
        if claim.object not in _holders_of(others, holding):
            yield claim


def _holders_of(places: Iterable[int], holding: dict[int, set[int]]) -> set[int]:
    """Return what holds one of the places, at whatever remove."""
    found: set[int] = set()
    new = {outer for place in places for outer in holding.get(place, ())}
    while new:
        found |= new
        new = {outer for place in new for outer in holding.get(place, ())} - found
    return found


@cache
def _reader(*extensions: str) -> RelationReader:
    return RelationReader(lexicon_with(*extensions))


@Language.factory("kg_relations", default_config={"lexicon": []})  # spaCy allows no dot in a name.
def make_relation_reader(nlp: Language, name: str, lexicon: list[str]) -> RelationReader:
    """Return the component `kg_relations`; `lexicon` lists users' files that add to the words of the package."""
    return _reader(*lexicon)
