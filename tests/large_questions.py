"""Times the stored questions on a large graph: `make bench-questions`, or `python tests/large_questions.py 100000`.

Each is asked about things by name, and for the first page of everything, where it has pages. Processor seconds are told
beside those of the clock, because machines are busy with other things.

The graph is invented in the shape of a real one: so many articles, three new things and nine known ones in each, every
relation of the ontology, posts, dates, ranks and figures with periods, each claim with its passage. A few things are in
thousands of claims, most in a few. The same size gives the same graph; it is kept in the directory that is named.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate, islice
from pathlib import Path
from typing import TypeAlias

import click
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store
from readme_tables import markdown, write_between

from kg.iris import Iris, term
from kg.literals import typed, zh
from kg.model import Quote, Span
from kg.questions import Page, Question, stored_questions
from kg.resolution import Thing
from kg.store import open_store
from kg.store_summary import write_summary

Triple: TypeAlias = tuple[NamedNode, str, NamedNode | Literal | str]

_ROOT = Path(__file__).resolve().parent.parent
_SECONDS = 20  # that one question may take, all times together
_NEW, _KNOWN = 3, 9  # things of an article
_CLAIMS, _FIGURES = 6, 3
_FIRST, _SECOND = (
    "云石青白柳松梅清平安永泰和新东南西北长金玉银龙凤江河湖海山林",
    "溪桥岭塘湾洲坪屏峰泉川原岗渡浦城门台港园",
)
#: Class, endings of names, and how many of a hundred things have it.
_CLASSES = (
    ("Place", ("区", "县", "市", "湖"), 8),
    ("PartyBody", ("区委", "街道党工委"), 6),
    ("PartyBranch", ("社区党支部", "产业链党委"), 6),
    ("GovernmentBody", ("区民政局", "街道办事处", "区住建局"), 12),
    ("Subdistrict", ("街道", "镇"), 6),
    ("Community", ("社区", "村"), 14),
    ("Enterprise", ("科技有限公司", "食品厂"), 12),
    ("Institution", ("医院", "小学"), 4),
    ("Alliance", ("党建联盟", "共建联合体"), 4),
    ("Initiative", ("行动", "工程"), 6),
    ("Policy", ("实施方案", "若干措施"), 4),
    ("Project", ("改造项目",), 4),
    ("Award", ("先进集体", "示范点"), 2),
    ("Event", ("推进会", "启动仪式"), 4),
    ("Industry", ("产业",), 1),
    ("Product", ("一号", "系列"), 2),
    ("Person", ("", ""), 5),
)
_SHARES = [share for *_, share in _CLASSES]
_BODIES = ("PartyBody", "GovernmentBody", "Subdistrict", "Community", "Enterprise", "Institution")
#: Relation, classes of its subjects and of its objects.
_RELATIONS = (
    ("partOf", _BODIES, ("Place", "PartyBody")),
    ("locatedIn", ("Community", "Enterprise", "Project"), ("Place", "Subdistrict")),
    ("leads", _BODIES, ("Alliance", "Event")),
    ("establishes", _BODIES, ("Alliance", "Initiative")),
    ("implements", _BODIES, ("Initiative", "Project")),
    ("issues", _BODIES, ("Policy",)),
    ("guides", ("PartyBody", "GovernmentBody"), _BODIES),
    ("participatesIn", (*_BODIES, "Person"), ("Alliance", "Event")),
    ("cooperatesWith", _BODIES, _BODIES),
    ("targets", ("Initiative", "Policy"), ("Industry", "Place")),
    ("supports", ("Initiative", "Project"), ("Industry", "Project")),
    ("receives", (*_BODIES, "Person"), ("Award",)),
    ("confers", ("PartyBody", "GovernmentBody"), ("Award",)),
    ("heldAt", ("Event",), ("Place", "Subdistrict")),
    ("produces", ("Enterprise",), ("Product",)),
)
_INDICATORS = (
    "新增岗位",
    "服务群众",
    "成员单位",
    "增加值",
    "培训人次",
    "固定资产投资",
    "满意率",
    "吸引投资",
    "惠及居民",
)
_ROLES = ("区委书记", "党支部书记", "局长", "主任", "董事长", "党员")


class QuestionGraph:
    """An invented graph of so many articles.

    Attributes:
        things: all of them, the most spoken of first.
    """

    def __init__(self, articles: int) -> None:
        self._articles, self._iris, self._chance = articles, Iris(), random.Random(1)
        self.things = [self._thing(number) for number in range(articles * _NEW)]
        self._nodes = [self._iris.thing(thing) for thing in self.things]
        self._by_class: dict[str, list[int]] = {}
        for number, thing in enumerate(self.things):
            self._by_class.setdefault(thing.type, []).append(number)
        # The n-th thing is spoken of n times less than the first, but for a floor that all share.
        self._weights = list(accumulate(1 / (n + 1) + 1 / len(self.things) for n in range(len(self.things))))

    def _thing(self, number: int) -> Thing:
        chance = self._chance
        class_, endings, _ = chance.choices(_CLASSES, _SHARES)[0]
        serial = chr(0x4E00 + number % 6000) + chr(0x4E00 + number // 6000)
        if class_ == "Person":
            return Thing(f"{chance.choice('王李张陈林')}{serial}", class_, (), ())
        short = f"{chance.choice(_FIRST)}{serial}{chance.choice(endings)}"
        return Thing(chance.choice(_FIRST) + chance.choice(_SECOND) + short, class_, (short,) if number % 2 else (), ())

    def quads(self) -> Iterator[Quad]:
        """Yield the quads of all articles, in the graph of the article and in the default graph."""
        for number in range(self._articles):
            article = self._iris.article(f"large-{number:06}-1")
            for subject, predicate, object_ in self._article(article, number):
                triple = (subject, term(predicate), term(object_) if isinstance(object_, str) else object_)
                yield Quad(*triple, article)
                yield Quad(*triple)

    def _article(self, article: NamedNode, number: int) -> Iterator[Triple]:
        yield article, "rdf:type", "zl:Article"
        yield article, "dcterms:title", zh(f"第{number}篇报道")
        yield article, "dcterms:creator", zh(f"记者{number % 500}")
        yield article, "dcterms:publisher", zh(f"报纸{number % 50}")
        yield (
            article,
            "dcterms:date",
            typed(f"{2015 + number % 9}-{number // 7 % 12 + 1:02}-{number % 28 + 1:02}", "date"),
        )
        yield article, "zl:sourceFile", Literal(f"large-{number:06}.txt")
        known = self._chance.choices(range(len(self.things)), cum_weights=self._weights, k=_KNOWN)
        named = list(dict.fromkeys([*range(number * _NEW, (number + 1) * _NEW), *known]))
        for one in named:
            yield from self._naming(article, one)
        for place in range(_CLAIMS):
            passage = self._iris.evidence(article, (Quote(Span(place * 40, place * 40 + 20), ""),))
            yield from self._passage(article, passage, place * 40)
            yield from self._relation(named, passage)
            if place < _FIGURES:
                yield from self._figure(self._nodes[self._chance.choice(named)], passage)

    def _naming(self, article: NamedNode, number: int) -> Iterator[Triple]:
        node, thing = self._nodes[number], self.things[number]
        yield node, "rdf:type", f"zl:{thing.type}"
        yield node, "skos:prefLabel", zh(thing.name)
        for alias in thing.aliases:
            yield node, "skos:altLabel", zh(alias)
        yield article, "schema:mentions", node

    def _passage(self, article: NamedNode, node: NamedNode, start: int) -> Iterator[Triple]:
        selector = self._iris.selector(node, 1)
        yield node, "rdf:type", "oa:SpecificResource"
        yield node, "oa:hasSource", article
        yield node, "oa:hasSelector", selector
        yield selector, "rdf:type", "oa:TextPositionSelector"
        yield selector, "oa:start", typed(str(start), "integer")
        yield selector, "oa:end", typed(str(start + 20), "integer")
        yield selector, "oa:exact", Literal(f"据介绍，这里的工作第{start}项今年以来")
        yield selector, "oa:suffix", Literal("扎实推进。")

    def _relation(self, named: list[int], passage: NamedNode) -> Iterator[Triple]:
        predicate, subjects, objects = self._chance.choice(_RELATIONS)
        subject, object_ = self._one_of(subjects, named), self._one_of(objects, named)
        yield from self._claim(subject, f"zl:{predicate}", object_, passage)
        if predicate in ("leads", "heldAt"):
            dated = object_ if predicate == "leads" else subject
            date = typed(f"{self._chance.randrange(2015, 2024)}-{self._chance.randrange(1, 13):02}", "gYearMonth")
            yield from self._claim(dated, "zl:date", date, passage)
        if predicate == "participatesIn":
            person, body, role = (
                self._one_of(("Person",), named),
                self._one_of(_BODIES, named),
                self._chance.choice(_ROLES),
            )
            post = self._iris.post(person, body, role)
            yield from self._claim(person, "zl:holdsPost", post, passage)
            yield post, "rdf:type", "zl:Post"
            yield post, "zl:postIn", body
            yield post, "zl:role", zh(role)

    def _one_of(self, classes: tuple[str, ...], named: list[int]) -> NamedNode:
        """Return a thing of some classes: one that the article names, or else one of the first of its class."""
        fitting = [number for number in named if self.things[number].type in classes]
        if fitting:
            return self._nodes[self._chance.choice(fitting)]
        known = self._by_class[classes[0]]
        return self._nodes[known[self._chance.randrange(1 + len(known) // 4)]]

    def _claim(
        self, subject: NamedNode, predicate: str, object_: NamedNode | Literal, passage: NamedNode
    ) -> Iterator[Triple]:
        claim = self._iris.claim(str(subject), predicate, str(object_))
        yield subject, predicate, object_
        yield claim, "rdf:type", "rdf:Statement"
        yield claim, "rdf:subject", subject
        yield claim, "rdf:predicate", predicate
        yield claim, "rdf:object", object_
        yield claim, "prov:wasDerivedFrom", passage

    def _figure(self, holder: NamedNode, passage: NamedNode) -> Iterator[Triple]:
        indicator, value = self._chance.choice(_INDICATORS), str(self._chance.randrange(1, 90_000))
        kind = self._chance.choices(("level", "growth", "rank"), (80, 15, 5))[0]
        year = self._chance.randrange(2015, 2024)
        node = self._iris.outcome(indicator, holder.value, value, kind, str(year))
        yield from self._claim(holder, "zl:achieves", node, passage)
        yield node, "rdf:type", "zl:Outcome"
        yield node, "zl:indicator", zh(indicator)
        yield node, "zl:value", typed(value, "decimal")
        yield node, "zl:unit", Literal("%" if kind == "growth" else "个")
        yield node, "zl:kind", Literal(kind)
        yield node, "zl:period", zh(f"{year}年")
        interval, end = self._iris.interval(f"{year}-01-01", f"{year}-12-31"), self._iris.instant(f"{year}-12-31")
        yield node, "time:hasTime", interval
        yield interval, "time:hasEnd", end
        yield end, "time:inXSDDate", typed(f"{year}-12-31", "date")


def write_graph(articles: int, out: Path) -> None:
    """Write a store of so many articles."""
    store = Store(out / "store")
    store.bulk_extend(QuestionGraph(articles).quads())
    write_summary(store, out)
    store.optimize()
    store.flush()


def settings(asked: Question, names: list[str], chance: random.Random, everything: bool) -> dict[str, str]:
    """Return values for the parameters that a question needs, and for its first name unless all is asked for."""
    values = {one.name: chance.choice(_INDICATORS) for one in asked.parameters if one.required and one.kind != "name"}
    named = [one for one in asked.parameters if one.kind == "name"]
    needed = [one for one in named if one.required] if everything else named[:1]
    return values | {one.name: chance.choice(names) for one in needed}


def timed(store: Store, sparql: Callable[[], str]) -> tuple[float, float, int]:
    """Return the milliseconds from a question to the end of its answer, names looked up, by the clock and of the
    processor, and the rows of the answer."""
    start, processor = time.perf_counter(), time.thread_time()
    answer = store.query(sparql())
    assert isinstance(answer, QuerySolutions)
    rows = sum(1 for _ in answer)
    return 1000 * (time.perf_counter() - start), 1000 * (time.thread_time() - processor), rows


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that a share of the values does not exceed."""
    return sorted(values)[min(int(share * len(values)), len(values) - 1)]


def cells(store: Store, asked: Question, names: list[str], page: Page | None, times: int) -> list[str]:
    """Return median and 95th percentile by the clock, and the latter of the processor, in ms, and the median of rows.

    The same things are asked about once before, so that the disk has no part in it. What takes long is asked less often.
    """
    found: list[tuple[float, float, int]] = []
    for _ in range(2):
        chance, found, began = random.Random(asked.name), [], time.monotonic()
        while len(found) < times and (not found or time.monotonic() - began < _SECONDS):
            values = settings(asked, names, chance, everything=page is not None)
            found.append(timed(store, partial(asked.bound, store, page, **values)))
    clock, processor, rows = zip(*found, strict=True)
    return [
        f"{statistics.median(clock):,.0f}",
        f"{percentile(clock, 0.95):,.0f}",
        f"{percentile(processor, 0.95):,.0f}",
        f"{statistics.median(rows):,.0f}",
    ]


def line(store: Store, asked: Question, names: list[str], times: int) -> list[str]:
    """Return the row of one question."""
    has_pages = asked.has_pages
    named = any(one.kind == "name" for one in asked.parameters) or not has_pages
    nothing = ["–"] * 4
    one = cells(store, asked, names, None, times) if named else nothing
    return [asked.name, *one, *(cells(store, asked, names, Page(), times) if has_pages else nothing)]


_TIMES = ["median ms", "p95 ms", "p95 of processor time", "rows"]
_TIMES_ZH = ["中位数（毫秒）", "p95（毫秒）", "处理器时间 p95", "行数"]
_HEADS = {
    "README.md": ["question", f"about one thing: {_TIMES[0]}", *_TIMES[1:], f"a page of all: {_TIMES[0]}", *_TIMES[1:]],
    "README.zh.md": [
        "问题",
        f"问一个事物：{_TIMES_ZH[0]}",
        *_TIMES_ZH[1:],
        f"全部的一页：{_TIMES_ZH[0]}",
        *_TIMES_ZH[1:],
    ],
}


@click.command()
@click.argument("articles", type=click.IntRange(100))
@click.option("--graph", type=click.Path(path_type=Path), help="Where the graph stands, or is to be kept.")
@click.option("--times", default=40, show_default=True, help="How often each question is asked.")
@click.option("--write", is_flag=True, help="Write the table into both READMEs.")
def main(articles: int, graph: Path | None, times: int, write: bool) -> None:
    """Print the table of all questions, each row as soon as it is measured."""
    with tempfile.TemporaryDirectory() as folder:
        place = graph or Path(folder) / "large"
        if not place.exists():
            place.mkdir(parents=True)
            write_graph(articles, place)
        store = open_store(place)
        labels = [
            quad.object.value for quad in islice(store.quads_for_pattern(None, term("skos:prefLabel"), None), 100_000)
        ]
        names = random.Random(1).sample(labels, 200)  # a thing as often as articles speak of it
        click.echo("\t".join(_HEADS["README.md"]))
        rows = []
        for asked in stored_questions():
            rows.append(line(store, asked, names, times))
            click.echo("\t".join(rows[-1]))
    for readme, head in _HEADS.items() if write else ():
        write_between(_ROOT / readme, "make bench-questions", markdown(head, rows))


if __name__ == "__main__":
    main()
