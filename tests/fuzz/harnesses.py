"""What fuzzing holds the program against: for any bytes a foreseen error or a result that keeps its promises.

A harness takes bytes and raises if a promise is broken. Whatever makes the bytes (atheris in `fuzz.py`, hypothesis and the
kept findings in `test_findings.py`), the promises are the same: no error but the foreseen ones, every offset in a
result points at the text that it claims, and what is written is read back as it was.
"""

from __future__ import annotations

import hashlib
import io
import json
import tempfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import networkx as nx
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse
from spacy.language import Language

from kg.errors import GraphError, InputError, LexiconError, QueryError, ZhiliError
from kg.evaluation import read_gold
from kg.exports import FORMATS
from kg.extraction.dates import find_times
from kg.extraction.figures.quantities import find_quantities
from kg.extraction.numerals import parse_number
from kg.extraction.pipeline import Extractor, make_pipeline
from kg.graph import Graph, describe
from kg.iris import Iris, segment, term
from kg.lexicon import default_lexicon
from kg.model import Facts, Page, Source
from kg.questions import stored_questions
from kg.reading import page_of, read_json, read_page
from kg.reading.frontmatter import iso_date
from kg.resolution import resolve
from kg.store import memory_store, run_query
from kg.texts import article_texts
from kg.turtle import to_nquads, to_trig, to_turtle
from kg.view import build_scene

ROOT = Path(__file__).parents[2]
_SCRATCH = Path(tempfile.mkdtemp(prefix="zhili-fuzz-"))
_PREFIXES = Iris().prefixes()
_LONGEST = 4000  # characters of a text that goes through every stage


def text_of(data: bytes) -> str:
    """Return bytes as a text; what is no UTF-8 is left out."""
    return data.decode("utf-8", errors="ignore")


def told(error: ZhiliError, place: object) -> None:
    """Hold that an error is one sentence that names its place."""
    assert str(place) in str(error)
    assert "\n" not in str(error)


def reading(data: bytes) -> None:
    """Read a file of any bytes: articles whose every character leads back to the file, or one sentence."""
    path = _SCRATCH / "page.md"
    path.write_bytes(data)
    try:
        page = read_page(path)
    except InputError as error:
        return told(error, path.name)
    check_page(page)
    json.dumps(read_json(page), ensure_ascii=False).encode()
    return None


def check_page(page: Page) -> None:
    """Hold that articles consist of their blocks and lead back to different characters of the source."""
    used: set[int] = set()
    assert len({article.id for article in page.articles}) == len(page.articles)
    for article in page.articles:
        assert article.text == "\n".join(block.span.of(article.text) for block in article.blocks)
        assert article.date is None or iso_date(article.date)
        for at, origin, length in article.offsets.pieces:
            places = range(origin, origin + length)
            assert at + length <= len(article.text)
            assert origin + length <= len(page.source.text)
            assert used.isdisjoint(places)
            used.update(places)
        for span in (*article.body_spans(), *article.caption_spans()):
            assert span.end <= len(page.source.text)


def numerals(data: bytes) -> None:
    """Read a text as a numeral: a finite number, or a ValueError."""
    text = text_of(data)[:200]
    try:
        value = parse_number(text)
    except ValueError:
        return
    assert isinstance(value, Decimal)
    assert value.is_finite()
    assert value >= 0


def figures(data: bytes) -> None:
    """Find quantities and times in a text: in order, apart from each other, at the characters that they claim."""
    text = text_of(data)[:_LONGEST]
    end = 0
    for quantity in find_quantities(text):
        assert (
            end <= quantity.span.start <= quantity.number.start < quantity.number.end <= quantity.span.end <= len(text)
        )
        assert quantity.value.is_finite()
        assert quantity.value_max is None or quantity.value_max.is_finite()
        end = quantity.span.end
    end = 0
    for time in find_times(text, "2023-05-31"):
        assert end <= time.span.start < time.span.end <= len(text)
        assert all(iso_date(day) == day for day in (time.period.start, time.period.end) if day)
        assert not time.period.start or not time.period.end or time.period.start <= time.period.end
        end = time.span.end


def names(data: bytes) -> None:
    """Find names in a text: each inside it, with characters of its own."""
    text = text_of(data)[:_LONGEST]
    doc = pipeline().make_doc(text)
    for _, component in pipeline().pipeline[:1]:
        doc = component(doc)
    for mention in doc._.mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert mention.name.strip()


@cache
def pipeline() -> Language:
    """Return one pipeline for all runs."""
    return make_pipeline()


@cache
def extractor() -> Extractor:
    """Return one extractor for all runs."""
    return Extractor()


def source_of(text: str) -> Source:
    """Return a text as the source that a file with it gives."""
    return Source("page.md", text, hashlib.sha256(text.encode()).hexdigest(), "utf-8")


def articles(data: bytes) -> None:
    """Take a page all the way to the graph: quotes stand in the source, and every format is read back as it was."""
    try:
        page = page_of(source_of(text_of(data)[:_LONGEST]))
    except InputError:
        return
    check_page(page)
    facts = [extractor().facts(article) for article in page.articles]
    for one in facts:
        check_facts(one)
    resolution = resolve(facts)
    graph = describe(facts, resolution)
    check_graph(graph, page)
    build_scene(facts, resolution)
    for text in article_texts((page,), facts, resolution):
        assert all(span.end <= len(text.text) for span, _ in text.mentions)


def check_facts(facts: Facts) -> None:
    """Hold that mentions lie in the article and that every claim quotes the source."""
    text = facts.article.source.text
    for entity in facts.entities:
        assert entity.name.strip()
        assert all(mention.end <= len(facts.article.text) for mention in entity.mentions)
    for claim in (*facts.relations, *facts.posts, *facts.figures, *facts.datings):
        assert claim.evidence
        assert all(quote.span.of(text) == quote.exact for quote in claim.evidence)
    for figure in facts.figures:
        assert figure.value.is_finite()
        assert figure.indicator.strip()
    assert all(iso_date(dating.value) for dating in facts.datings)


def check_graph(graph: Graph, page: Page) -> None:
    """Hold that the graph is read back from each form, and that its selectors point at what they quote."""
    assert set(parse(to_nquads(graph.quads).encode(), format=RdfFormat.N_QUADS)) == set(graph.quads)
    assert set(parse(to_trig(graph.quads, _PREFIXES).encode(), format=RdfFormat.TRIG)) == set(graph.quads)
    triples = {quad.triple for quad in parse(to_turtle(graph.quads, _PREFIXES).encode(), format=RdfFormat.TURTLE)}
    assert triples == {quad.triple for quad in graph.quads}
    values = {
        name: {quad.subject: quad.object.value for quad in graph.quads if quad.predicate == term(f"oa:{name}")}
        for name in ("start", "end", "exact")
    }
    for selector, exact in values["exact"].items():
        assert page.source.text[int(values["start"][selector]) : int(values["end"][selector])] == exact


def exports(data: bytes) -> None:
    """Export a graph whose texts are any: every format is written, and XML is read back."""
    store = memory_store(quads_of(data))
    for form in (form for form in FORMATS.values() if form.suffix or form.name == "csv"):
        out = _SCRATCH / f"export{form.suffix}"
        try:
            form.write(store, out)
        except GraphError as error:
            told(error, "kg check")
            continue
        if form.name in ("graphml", "gexf"):
            {"graphml": nx.read_graphml, "gexf": nx.read_gexf}[form.name](io.BytesIO(out.read_bytes()))


def turtle(data: bytes) -> None:
    """Write quads with any texts and names: each form is read back as it was, in the same bytes a second time."""
    statements = list(quads_of(data))
    for write, form in ((to_trig, RdfFormat.TRIG), (to_turtle, RdfFormat.TURTLE)):
        written = write(statements, _PREFIXES)
        read = list(parse(written.encode(), format=form))
        expected = statements if form is RdfFormat.TRIG else [Quad(*quad.triple) for quad in statements]
        assert set(read) == set(expected)
        assert write(read, _PREFIXES) == written
    assert set(parse(to_nquads(statements).encode(), format=RdfFormat.N_QUADS)) == set(statements)


_TYPES = ("integer", "decimal", "boolean", "double", "gYear", "date", "string", "anyURI")


def quads_of(data: bytes) -> Iterator[Quad]:
    """Yield quads made of a text: each line gives a thing with a name and a value of some datatype."""
    iris = Iris()
    for number, line in enumerate(text_of(data)[:_LONGEST].split("\n")):
        kind, _, value = line.partition("\t")
        thing = NamedNode(f"{iris.base}Place/{segment(kind) or 'x'}")
        article = iris.article(f"fuzz-{number % 3}")
        datatype = term(f"xsd:{_TYPES[len(kind) % len(_TYPES)]}")
        yield Quad(thing, term("rdf:type"), term("zl:Place"), article)
        yield Quad(thing, term("skos:prefLabel"), Literal(kind, language="zh"), article)
        yield Quad(thing, term("zl:value"), Literal(value, datatype=datatype), article)
        if number % 2:
            yield Quad(thing, term("zl:indicator"), Literal(value), article)


def lexicon(data: bytes) -> None:
    """Take any file as a user's lexicon: it is refused in one sentence, or the pipeline works with it."""
    path = _SCRATCH / "mine.toml"
    path.write_bytes(data)
    try:
        words = default_lexicon().extended(path)
        sample = page_of(source_of(_SAMPLE)).articles[0]
        check_facts(Extractor(words).facts(sample))
    except LexiconError as error:
        told(error, path)


_SAMPLE = (
    "# 溪口区办好民生实事\n\n5月，溪口区委成立“溪约”党建联盟，溪口区民政局牵头，新增岗位1200余个，同比增长17.1%。\n"
)


def gold(data: bytes) -> None:
    """Take any file as a gold annotation: it is refused in one sentence, or read."""
    path = _SCRATCH / "gold.json"
    path.write_bytes(data)
    try:
        read_gold(path)
    except InputError as error:
        told(error, path)


@cache
def small_store() -> Store:
    """Return a small graph to ask."""
    page = page_of(source_of(_SAMPLE))
    facts = [extractor().facts(article) for article in page.articles]
    return memory_store(describe(facts, resolve(facts)).quads)


def questions(data: bytes) -> None:
    """Set the parameters of stored questions to any text: an answer, or one sentence."""
    text = text_of(data[1:])[:300]
    asked = stored_questions()[data[0] % len(stored_questions())] if data else stored_questions()[0]
    try:
        run_query(small_store(), asked.sparql(**{parameter.name: text for parameter in asked.parameters}))
    except QueryError as error:
        told(error, asked.name)


#: Every harness by name.
HARNESSES: dict[str, Callable[[bytes], None]] = {
    harness.__name__: harness
    for harness in (reading, numerals, figures, names, articles, turtle, exports, lexicon, gold, questions)
}
