"""Names as tags of characters, and back."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.tagging.tags import TAGS, decode, tags_of
from kg.vocabulary import CLASSES


def rows(tags: list[int], share: float = 0.9) -> np.ndarray:
    found = np.full((len(tags), TAGS), (1 - share) / (TAGS - 1), dtype=np.float32)
    found[np.arange(len(tags)), tags] = share
    return found


def test_tags_are_decoded_to_the_names_they_came_from() -> None:
    names = [(0, 2, "Person"), (2, 3, "Place"), (5, 9, "Alliance")]
    tags = tags_of("一二三四五六七八九十", names)
    assert [(start, end, kind) for start, end, kind, _ in decode(rows(tags.tolist()))] == names


def test_a_name_is_found_where_its_class_is_open() -> None:
    person, place = CLASSES.index("Person"), CLASSES.index("Place")
    found = np.full((4, TAGS), 1e-4, dtype=np.float32)
    found[[0, 3], 0] = 0.98
    for n, tag in ((1, 1), (2, 3)):
        found[n, 4 * person + tag], found[n, 4 * place + tag] = 0.55, 0.43
    ((start, end, kind, score),) = decode(found)
    assert (start, end, kind) == (1, 3, "Person")
    assert score == pytest.approx(0.55, abs=0.02)


@given(st.integers(0, 2**32 - 1))
def test_the_way_through_the_tags_is_lawful_even_where_they_contradict(seed: int) -> None:
    last = 0
    for start, end, _, score in decode(np.random.default_rng(seed).dirichlet(np.ones(TAGS), 30).astype(np.float32)):
        assert last <= start < end <= 30
        assert 0 <= score <= 1
        last = end
