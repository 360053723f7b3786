from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, QuerySolutions, parse_query_results

from kg.iris import term
from kg.results import QueryResult

PLACE = NamedNode("https://example.org/Place/青石区")


def select(*rows: tuple[object, ...]) -> QueryResult:
    columns = tuple("abcd"[: len(rows[0])]) if rows else ("a",)
    return QueryResult("select", columns, rows, {"Place": "https://example.org/Place/", "": "https://example.org/"})  # type: ignore[arg-type]


def test_a_table_counts_two_places_for_a_chinese_character() -> None:
    table = select((PLACE, Literal("ab")), (Literal("成员单位", language="zh"), None)).to_table()
    assert table == "a             b\n------------  --\nPlace:青石区  ab\n成员单位\n"


@pytest.mark.parametrize(
    ("value", "width", "cell"),
    [
        ("成员单位", 8, "成员单位"),
        ("成员单位", 7, "成员单…"),
        ("成员单位", 6, "成员…"),
        ("a\nb\x1b[31m\u2028c", None, "a b [31m c"),
    ],
)
def test_cells_are_cut_and_hold_no_control_characters(value: str, width: int | None, cell: str) -> None:
    assert select((Literal(value),)).to_table(width).splitlines()[2] == cell


def test_the_longest_namespace_gives_the_prefix() -> None:
    assert select((NamedNode("https://example.org/x"),)).to_table().splitlines()[2] == ":x"
    assert select((PLACE,)).to_table().splitlines()[2] == "Place:青石区"


@given(st.lists(st.tuples(st.text(), st.text()), min_size=1, max_size=5))
def test_csv_is_read_back_as_it_was(rows: list[tuple[str, str]]) -> None:
    written = select(*[(Literal(left), Literal(right)) for left, right in rows]).to_csv()
    assert list(csv.reader(io.StringIO(written, newline="")))[1:] == [list(row) for row in rows]


terms = st.one_of(
    st.just(PLACE),
    st.text().map(Literal),
    st.text().map(lambda text: Literal(text, language="zh")),
    st.just(Literal("1.5", datatype=term("xsd:decimal"))),
    st.none(),
)


@given(st.lists(st.tuples(terms, terms), min_size=1, max_size=5))
def test_json_is_read_back_as_it_was(rows: list[tuple[object, ...]]) -> None:
    read = parse_query_results(select(*rows).to_json().encode(), format=QueryResultsFormat.JSON)
    assert isinstance(read, QuerySolutions)
    assert [tuple(solution) for solution in read] == rows


def test_a_yes_or_no_is_json_too() -> None:
    yes = QueryResult("ask", ("answer",), ((Literal("true", datatype=term("xsd:boolean")),),))
    assert json.loads(yes.to_json()) == {"head": {}, "boolean": True}


def test_blank_nodes_of_foreign_graphs_are_shown() -> None:
    written = json.loads(select((BlankNode("x"),)).to_json())
    assert written["results"]["bindings"] == [{"a": {"type": "bnode", "value": "x"}}]


def test_records_hold_plain_values() -> None:
    assert select((PLACE, Literal("甲", language="zh"), None)).records() == [{"a": PLACE.value, "b": "甲", "c": None}]


def test_a_table_without_rows_has_its_head() -> None:
    assert select().to_table() == "a\n-\n"


def test_only_a_graph_is_turtle() -> None:
    with pytest.raises(ValueError, match="select"):
        select((PLACE,)).to_turtle()
    node = NamedNode("urn:x:a")
    graph = QueryResult("graph", ("subject", "predicate", "object"), ((node, term("zl:leads"), node),))
    assert graph.to_turtle().splitlines()[-1] == "<urn:x:a> zl:leads <urn:x:a> ."
