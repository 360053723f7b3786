from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.errors import GraphError
from kg.iris import Iris, segment, term
from kg.resolution import Thing


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("青石区委", "青石区委"),
        ("“3+1”机制", "“3%2B1”机制"),
        ("产业（人才）联盟", "产业（人才）联盟"),
        ("甲/乙", "甲%2F乙"),
        ("A B", "A%20B"),
        ("全角 空格\u3000", "全角%20空格%E3%80%80"),
        ("50%", "50%25"),
        ("a_b", "a%5Fb"),
        ('#?[]<>"{}|\\^`', "%23%3F%5B%5D%3C%3E%22%7B%7D%7C%5C%5E%60"),
        ("\u202e倒", "%E2%80%AE倒"),
        ("😀", "😀"),
        ("..", "%2E%2E"),
        ("2.0版", "2.0版"),
    ],
)
def test_a_name_becomes_a_safe_readable_segment(name: str, expected: str) -> None:
    assert segment(name) == expected


@given(st.text(), st.text())
def test_segments_are_valid_and_tell_names_apart(left: str, right: str) -> None:
    NamedNode(f"https://example.org/Place/{segment(left)}")
    assert not set(segment(left)) & set('/ _#?<>"')
    assert (segment(left) == segment(right)) == (left == right)


def test_a_qualifier_makes_another_node_of_the_same_name() -> None:
    iris = Iris("https://example.org/")
    plain = Thing("机关党委", "PartyBranch", (), ())
    assert iris.thing(plain).value == "https://example.org/PartyBranch/机关党委"
    assert iris.thing(Thing("机关党委", "PartyBranch", (), (), "青石区")).value == f"{iris.thing(plain).value}_青石区"


@pytest.mark.parametrize("base", ["no iri", "https://example.org/id", "", "/relative/"])
def test_a_bad_base_is_refused_with_its_name(base: str) -> None:
    with pytest.raises(GraphError, match=r"base '.*'"):
        Iris(base)


def test_terms_are_looked_up_by_prefix() -> None:
    assert term("zl:leads").value == "https://w3id.org/zhili/ontology#leads"
    with pytest.raises(KeyError):
        term("nowhere:leads")
