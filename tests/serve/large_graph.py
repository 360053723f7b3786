"""Makes a build of any size for timing the explorer: `python tests/serve/large_graph.py 1000000 --out big`.

The graph is invented but has the shapes and proportions of a real one: about ten triples a thing, an article for every
ten things, a few things in tens of thousands of claims and most in one or two. The same size gives the same graph.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

import click
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kg.index.schema import FILE_NAME
from kg.index.writing import write_index
from kg.iris import Iris, term
from kg.literals import typed, zh
from kg.model import OffsetMap, Quote, Span
from kg.resolution import Thing
from kg.texts import ArticleText

_THINGS_AN_ARTICLE, _CLAIMS_AN_ARTICLE, _NAMED_BESIDES = 10, 5, 4
_FIRST = "云石青白柳松梅清平安永泰和新东南西北长金玉银龙凤江河湖海山林"
_SECOND = "溪桥岭塘湾洲坪屏峰泉川原岗渡浦城门台港园"
_DIVISIONS = ("区", "县", "市")
_WORDS = [
    "红帆",
    "先锋",
    "同心",
    "振兴",
    "康养",
    "数智",
    "汇智",
    "春晖",
    "朝阳",
    "启明",
    "乐居",
    "惠民",
    "便民",
    "幸福",
    "和谐",
    "创新",
    "绿色",
    "兴业",
    "强基",
    "聚力",
]
_KINDS = {
    "Community": ("社区", "村", "新村"),
    "Enterprise": ("科技有限公司", "实业集团", "食品厂"),
    "PartyBranch": ("社区党支部", "公司党支部", "产业链党委"),
    "PartyBody": ("街道党工委", "机关工委"),
    "GovernmentBody": ("街道办事处", "服务中心"),
    "Alliance": ("党建联盟", "共建联合体"),
    "Initiative": ("行动", "工程"),
    "Project": ("项目", "改造工程"),
    "Event": ("启动大会", "推进会"),
    "Person": ("王", "李", "张"),
}
_WEIGHTS = (22, 22, 14, 6, 6, 8, 8, 6, 4, 4)
_RELATIONS = ("partOf", "leads", "establishes", "participatesIn", "cooperatesWith", "supports", "targets", "guides")
_INDICATORS = ("新增岗位", "服务群众", "成员单位", "增加值", "培训人次")


def things(count: int) -> Iterator[Thing]:
    """Yield so many things with different names."""
    chance = random.Random(1)
    districts = [first + second + kind for first in _FIRST for second in _SECOND for kind in _DIVISIONS]
    classes = list(_KINDS)
    for number in range(count):
        type_ = chance.choices(classes, _WEIGHTS)[0]
        district, word, suffix = chance.choice(districts), chance.choice(_WORDS), chance.choice(_KINDS[type_])
        serial = chr(0x4E00 + number % 5000) + chr(0x4E00 + number // 5000)
        short = f"{suffix}{word[0]}{serial}" if type_ == "Person" else f"{word}{serial}{suffix}"
        name = short if type_ == "Person" else district + short
        yield Thing(name, type_, (short,) if number % 2 and type_ != "Person" else (), ())


class LargeGraph:
    """An invented graph.

    Attributes:
        texts: of the articles, once `quads` has been read to its end.
    """

    def __init__(self, count: int) -> None:
        self.texts: list[ArticleText] = []
        self._iris = Iris()
        self._things = list(things(count))
        self._nodes = [self._iris.thing(thing) for thing in self._things]
        self._chance = random.Random(2)
        # The n-th thing is spoken of n times less than the first, but for a floor that all share.
        self._cumulated = list(accumulate(1 / (n + 1) + 1 / count for n in range(count)))

    def quads(self) -> Iterator[Quad]:
        """Yield the quads of all articles, in the graph of the article and in the default graph."""
        for number in range(0, len(self._things), _THINGS_AN_ARTICLE):
            for subject, predicate, object_, graph in self._article(number):
                triple = (subject, term(predicate), term(object_) if isinstance(object_, str) else object_)
                yield Quad(*triple, graph)
                yield Quad(*triple)

    def _article(self, first: int) -> Iterator[tuple[NamedNode, str, NamedNode | Literal | str, NamedNode]]:
        own = list(range(first, min(first + _THINGS_AN_ARTICLE, len(self._things))))
        named = list(dict.fromkeys([*own, *self._popular(_NAMED_BESIDES)]))
        node = self._iris.article(f"large-{first // _THINGS_AN_ARTICLE:06}-1")
        names = [self._things[number].name for number in named]
        title = f"{names[0]}工作纪实"
        text = f"{title}\n" + "".join(f"据介绍，{name}今年以来扎实推进各项工作。" for name in names)
        for triple in [*self._about(node, title, first), *self._naming(node, named), *self._claims(node, named, text)]:
            yield *triple, node
        self.texts.append(self._text(node, text, named))

    def _popular(self, count: int) -> list[int]:
        return self._chance.choices(range(len(self._things)), cum_weights=self._cumulated, k=count)

    def _about(
        self, node: NamedNode, title: str, first: int
    ) -> Iterator[tuple[NamedNode, str, NamedNode | Literal | str]]:
        yield node, "rdf:type", "zl:Article"
        yield node, "rdf:type", "schema:NewsArticle"
        yield node, "dcterms:title", zh(title)
        yield node, "dcterms:date", typed(f"{2015 + first % 9}-{first // 7 % 12 + 1:02}-{first % 28 + 1:02}", "date")
        yield node, "zl:sourceFile", Literal(f"{node.value.rpartition('/')[2]}.txt")
        yield node, "zl:sha256", Literal(f"{first:064x}")

    def _naming(
        self, article: NamedNode, named: list[int]
    ) -> Iterator[tuple[NamedNode, str, NamedNode | Literal | str]]:
        for number in named:
            node, thing = self._nodes[number], self._things[number]
            yield node, "rdf:type", f"zl:{thing.type}"
            yield node, "skos:prefLabel", zh(thing.name)
            for alias in thing.aliases:
                yield node, "skos:altLabel", zh(alias)
            yield article, "schema:mentions", node

    def _claims(
        self, article: NamedNode, named: list[int], text: str
    ) -> Iterator[tuple[NamedNode, str, NamedNode | Literal | str]]:
        passage: NamedNode | None = None
        for claim in range(_CLAIMS_AN_ARTICLE):
            if claim % 2 == 0:
                start = self._chance.randrange(10, len(text) - 30)
                passage = self._iris.evidence(article, (Quote(Span(start, start + 20), text[start : start + 20]),))
                yield from self._passage(article, passage, start, text)
            assert passage
            subject, object_ = (self._nodes[one] for one in (self._chance.choice(named), self._chance.choice(named)))
            if claim == _CLAIMS_AN_ARTICLE - 1:
                yield from self._figure(subject, passage)
            elif subject != object_:
                yield from self._claim(subject, f"zl:{self._chance.choice(_RELATIONS)}", object_, passage)

    def _passage(
        self, article: NamedNode, node: NamedNode, start: int, text: str
    ) -> Iterator[tuple[NamedNode, str, NamedNode | Literal | str]]:
        selector = self._iris.selector(node, 1)
        yield node, "rdf:type", "oa:SpecificResource"
        yield node, "oa:hasSource", article
        yield node, "oa:hasSelector", selector
        yield selector, "rdf:type", "oa:TextPositionSelector"
        yield selector, "rdf:type", "oa:TextQuoteSelector"
        yield selector, "oa:start", typed(str(start), "integer")
        yield selector, "oa:end", typed(str(start + 20), "integer")
        yield selector, "oa:exact", Literal(text[start : start + 20])
        yield selector, "oa:prefix", Literal(text[start - 8 : start])
        yield selector, "oa:suffix", Literal(text[start + 20 : start + 28])

    def _claim(
        self, subject: NamedNode, predicate: str, object_: NamedNode, passage: NamedNode
    ) -> Iterator[tuple[NamedNode, str, NamedNode | Literal | str]]:
        claim = self._iris.claim(str(subject), predicate, str(object_))
        yield subject, predicate, object_
        yield claim, "rdf:type", "rdf:Statement"
        yield claim, "rdf:subject", subject
        yield claim, "rdf:predicate", predicate
        yield claim, "rdf:object", object_
        yield claim, "prov:wasDerivedFrom", passage

    def _figure(
        self, subject: NamedNode, passage: NamedNode
    ) -> Iterator[tuple[NamedNode, str, NamedNode | Literal | str]]:
        indicator, value = self._chance.choice(_INDICATORS), str(self._chance.randrange(1, 90_000))
        year = self._chance.randrange(2015, 2024)
        node = self._iris.outcome(indicator, subject.value, value, str(year))
        yield from self._claim(subject, "zl:achieves", node, passage)
        yield node, "rdf:type", "zl:Outcome"
        yield node, "zl:indicator", zh(indicator)
        yield node, "zl:value", typed(f"{value}.0", "decimal")
        yield node, "zl:unit", Literal("个")
        yield node, "zl:kind", Literal("level")
        yield node, "zl:period", zh(f"{year}年")
        interval, end = self._iris.interval(f"{year}-01-01", f"{year}-12-31"), self._iris.instant(f"{year}-12-31")
        yield node, "time:hasTime", interval
        yield interval, "time:hasEnd", end
        yield end, "time:inXSDDate", typed(f"{year}-12-31", "date")

    def _text(self, node: NamedNode, text: str, named: list[int]) -> ArticleText:
        body = text.index("\n") + 1
        mentions = []
        for number in named:
            start = text.index(self._things[number].name, body)
            mentions.append((Span(start, start + len(self._things[number].name)), self._nodes[number].value))
        blocks = (("title", Span(0, body - 1)), ("paragraph", Span(body, len(text))))
        return ArticleText(node.value, text, blocks, tuple(sorted(mentions)), OffsetMap(((0, 0, len(text)),)))


def write_large_graph(count: int, out: Path) -> None:
    """Write what the explorer reads of a build with so many things."""
    out.mkdir(parents=True)
    graph = LargeGraph(count)
    store = Store(out / "store")
    store.bulk_extend(graph.quads())
    store.optimize()
    store.flush()
    write_index(out / FILE_NAME, store.quads_for_pattern(None, None, None, DefaultGraph()), graph.texts)


@click.command()
@click.argument("count", type=click.IntRange(10))
@click.option("--out", required=True, type=click.Path(path_type=Path))
def main(count: int, out: Path) -> None:
    """Write a build of COUNT invented things."""
    write_large_graph(count, out)


if __name__ == "__main__":
    main()
