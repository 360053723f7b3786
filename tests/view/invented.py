"""An invented district with everything that a page has to show: some 280 things, 420 links, figures, posts, sentences.

Nothing in it is real; its words stand in district.toml. The generator is seeded: every run gives the same facts.
"""

from __future__ import annotations

import random
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from pathlib import Path

from kg.model import Article, Block, Dating, Entity, Facts, Figure, OffsetMap, Period, Post, Relation, Source, Span
from kg.resolution import Resolution, Thing

WORDS = tomllib.loads((Path(__file__).parent / "district.toml").read_text(encoding="utf-8"))
CITY, DISTRICT = WORDS["city"], WORDS["district"]

#: Name, class and aliases.
Named = tuple[str, ...]


def resolve(all_facts: Iterable[Facts]) -> Resolution:
    """Make one thing of all entities with one name and class."""
    members: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    aliases: dict[tuple[str, str], set[str]] = defaultdict(set)
    for facts in all_facts:
        for number, entity in enumerate(facts.entities):
            members[entity.name, entity.type].append((facts.article.id, number))
            aliases[entity.name, entity.type].update(entity.aliases)
    things = (Thing(*key, tuple(sorted(aliases[key])), tuple(members[key])) for key in sorted(members))
    return Resolution(tuple(things), decisions=())


@dataclass
class Writer:
    """Writes an article sentence by sentence and notes what each states."""

    id: str
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    text: str = ""
    entities: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    notes: list = field(default_factory=list)

    def entity(self, name: str, kind: str, *aliases: str) -> int:
        """Return the number of an entity, new or known."""
        self.entities.setdefault((name, kind), set()).update(aliases)
        return list(self.entities).index((name, kind))

    def sentence(self, before: str, words: str, after: str) -> tuple[Span, Span]:
        """Write a sentence; return the place of `words` and that of the whole."""
        first = len(self.text)
        start = first + len(before)
        self.text += before + words + after + "\n"
        return Span(start, start + len(words)), Span(first, len(self.text) - 1)

    def note(self, make, spans: tuple[Span, Span]) -> None:
        """Keep a statement: a record that lacks only its evidence, and where that stands."""
        self.notes.append((make, spans))

    def relate(self, subject: Named, predicate: str, other: Named, spans: tuple[Span, Span], date=None) -> None:
        """Note a relation."""
        self.note(partial(Relation, self.entity(*subject), predicate, self.entity(*other), date=date), spans)

    def facts(self) -> Facts:
        """Return all that the article states."""
        whole = Span(0, max(len(self.text), 1))
        article = Article(
            id=self.id,
            source=Source(f"{self.id}.txt", self.text, "0" * 64, "utf-8"),
            text=self.text,
            blocks=(Block("paragraph", whole),),
            offsets=OffsetMap(((0, 0, len(self.text)),)),
            title=self.title,
            publisher=self.publisher,
            date=self.date,
        )
        entities = (Entity(name, kind, tuple(sorted(aliases))) for (name, kind), aliases in self.entities.items())
        made = [make(evidence=article.evidence(*spans)) for make, spans in self.notes]
        of = {kind: tuple(one for one in made if isinstance(one, kind)) for kind in (Relation, Post, Figure, Dating)}
        return Facts(article, tuple(entities), of[Relation], of[Post], of[Figure], of[Dating])


class District:
    """Fills twelve articles with the district; the last one has no title."""

    def __init__(self, seed: int = 7) -> None:
        self.chance = random.Random(seed)
        self.articles = [
            Writer(f"page-{number:02d}", title, f"2031-{number % 9 + 1:02d}-{number + 10}", "云溪日报")
            for number, title in enumerate([*WORDS["titles"], None])
        ]

    def facts(self) -> list[Facts]:
        """Return the facts of all articles."""
        for part in (self.organs, self.streets, self.economy, self.programmes, self.events, self.people, self.rest):
            part()
        return [writer.facts() for writer in self.articles]

    def any_article(self) -> Writer:
        return self.chance.choice(self.articles)

    def say(self, subject: Named, predicate: str, other: Named, date: str | None = None) -> None:
        writer = self.any_article()
        words = subject[0] + WORDS["verbs"][predicate] + other[0]
        opening, ending = self.chance.choice(WORDS["openings"]), self.chance.choice(WORDS["endings"])
        writer.relate(subject, predicate, other, writer.sentence(opening, words, ending), date)

    def count(self, holder: Named) -> None:
        writer = self.any_article()
        indicator, value, unit, kind = self.chance.choice(WORDS["indicators"])
        period, rough = self.chance.choice(WORDS["periods"]), self.chance.random() < 0.3
        spans = writer.sentence(f"{period}，{holder[0]}", f"{indicator}{'约' if rough else ''}{value}{unit}", "。")
        figure = partial(Figure, writer.entity(*holder), indicator, Decimal(value), unit, kind)
        writer.note(partial(figure, period=Period(period), approximate=rough), spans)

    def organs(self) -> None:
        district = (DISTRICT, "Place", "云溪", "全区")
        committee = (f"中共{DISTRICT}委员会", "PartyBody", "区委", f"{DISTRICT}委")
        government = (f"{DISTRICT}人民政府", "GovernmentBody", "区政府")
        self.say(district, "locatedIn", (CITY, "Place"))
        self.say(committee, "partOf", district)
        self.say(government, "partOf", district)
        for name in WORDS["departments"]:
            self.say((f"{DISTRICT}委{name}", "PartyBody", f"区委{name}"), "partOf", committee)
        for name in WORDS["bureaus"]:
            bureau = (f"{DISTRICT}{name}局", "GovernmentBody", f"区{name}局")
            self.say(bureau, "partOf", government)
            self.say((f"{bureau[0]}机关党支部", "PartyBranch"), "partOf", bureau)
        for name in WORDS["mass_organisations"]:
            self.say((f"{DISTRICT}{name}", "MassOrganisation"), "partOf", district)
        for _ in range(9):
            self.count(district)

    def streets(self) -> None:
        for number, name in enumerate(WORDS["streets"]):
            street = (f"{name}街道", "Subdistrict")
            self.say(street, "locatedIn", (DISTRICT, "Place"))
            self.say((f"{name}街道党工委", "PartyBody"), "partOf", street)
            self.say((f"{name}街道党群服务中心", "Institution"), "locatedIn", street)
            self.count(street)
            for community in WORDS["communities"][number * 2 : number * 2 + 2]:
                place = (f"{community}社区", "Community")
                self.say(place, "locatedIn", street)
                self.say((f"{community}社区党总支", "PartyBranch"), "partOf", place)
                self.say((f"{community}志愿服务队", "SocialOrganisation"), "locatedIn", place)

    def economy(self) -> None:
        for number, name in enumerate(WORDS["industries"]):
            industry = (name, "Industry", f"{name}产业链")
            alliance = (f"{name}产业链党建联盟", "Alliance", f"{name}联盟")
            self.say(alliance, "targets", industry)
            self.say((f"{DISTRICT}委组织部", "PartyBody"), "establishes", alliance, "2030-06")
            self.count(alliance)
            self.say((f"{name}产业园", "Park"), "targets", industry)
            for firm in WORDS["firms"][number * 2 : number * 2 + 4]:
                company = (firm + WORDS["firm_tails"][number % len(WORDS["firm_tails"])], "Enterprise", firm)
                self.say(company, "participatesIn", alliance)
                if self.chance.random() < 0.4:
                    self.say(company, "produces", (firm + self.chance.choice(WORDS["products"]), "Product"))
                if self.chance.random() < 0.3:
                    self.say(company, "receives", (self.chance.choice(WORDS["awards"]), "Award"))

    def actors(self) -> list[Named]:
        bureaus = [(f"{DISTRICT}{name}局", "GovernmentBody") for name in WORDS["bureaus"]]
        streets = [(f"{name}街道", "Subdistrict") for name in WORDS["streets"]]
        party = [(f"中共{DISTRICT}委员会", "PartyBody"), (f"{DISTRICT}委组织部", "PartyBody")]
        return [(DISTRICT, "Place"), *party, *bureaus, *streets]

    def programmes(self) -> None:
        actors = self.actors()
        programmes = [(name, kind) for kind, names in WORDS["programmes"].items() for name in names]
        for programme in programmes:
            begins = {"Policy": "issues", "Project": "implements"}.get(programme[1], "establishes")
            self.say(self.chance.choice(actors), begins, programme)
            for predicate in self.chance.sample(["leads", "implements", "participatesIn", "guides"], 3):
                self.say(self.chance.choice(actors), predicate, programme)
            self.say(programme, "targets", (self.chance.choice(WORDS["industries"]), "Industry"))
            self.say(programme, "supports", self.chance.choice(programmes))
            for _ in range(self.chance.randrange(4)):
                self.count(programme)
        for _ in range(16):
            left, right = self.chance.sample(actors, 2)
            self.say(left, "cooperatesWith", right)

    def events(self) -> None:
        for number in range(1, 9):
            event = (f"第{number}届{self.chance.choice(WORDS['industries'])}对接会", "Event")
            self.say(event, "heldAt", (f"{self.chance.choice(WORDS['streets'])}街道", "Subdistrict"))
            self.say(self.chance.choice(self.actors()), "leads", event)
            writer = self.any_article()
            spans = writer.sentence("", f"{number}月18日", f"，{event[0]}如期举行。")
            writer.note(partial(Dating, writer.entity(*event), "date", f"2031-0{number}-18"), spans)
        for award in WORDS["awards"]:
            self.say((f"{CITY}委", "PartyBody"), "confers", (award, "Award"))
            self.say(self.chance.choice(self.actors()), "receives", (award, "Award"))

    def people(self) -> None:
        bodies = [(f"中共{DISTRICT}委员会", "PartyBody"), (f"{DISTRICT}人民政府", "GovernmentBody")]
        bodies += [(f"{name}街道", "Subdistrict") for name in WORDS["streets"]]
        bodies += [(f"{name}社区", "Community") for name in WORDS["communities"][:8]]
        for number, body in enumerate(bodies):
            name = WORDS["surnames"][number] + WORDS["given_names"][number % 10]
            writer, role = self.any_article(), self.chance.choice(WORDS["roles"])
            spans = writer.sentence("“这项工作要一抓到底。”", f"{body[0]}{role}{name}", "说。")
            writer.note(partial(Post, writer.entity(name, "Person"), writer.entity(*body), role), spans)

    def rest(self) -> None:
        for name in WORDS["streets"][:6]:
            self.say((f"{name}街道", "Subdistrict"), "establishes", (f"{name}攻坚专班", "Taskforce"))
        for surname in WORDS["surnames"][:14]:
            self.any_article().entity(f"{surname}家河", "Place")
        self.any_article().entity("青梧发布", "Media")
