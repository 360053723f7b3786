"""Vectors of words: what stands in like places is alike."""

import numpy as np

from kg.extraction.tagging.vectors import vectors, word_rows
from kg.training.vectors import coded, neighbours, reduced


def test_neighbours_are_counted_left_and_right_and_not_between_texts() -> None:
    codes = coded([["甲", "乙"], ["丙", "甲"]], {"甲": 1, "乙": 2, "丙": 3})
    counts = neighbours(codes, 4).toarray()
    assert counts[1].tolist() == [0, 0, 0, 1, 0, 0, 1, 0]  # 丙 before 甲, 乙 behind it.
    assert counts[2].tolist() == [0, 1, 0, 0, 0, 0, 0, 0]


def test_units_in_like_places_have_like_vectors() -> None:
    texts = [list("甲丁乙"), list("甲戊乙"), list("丙己丙"), list("丙庚丙")] * 5
    rows = {unit: n for n, unit in enumerate("甲乙丙丁戊己庚", 1)}
    found = reduced(neighbours(coded(texts, rows), 8), 3)
    alike = found @ found.T
    assert alike[rows["丁"], rows["戊"]] > 0.99
    assert alike[rows["丁"], rows["己"]] < 0.5


def test_the_vectors_that_ship_belong_to_the_words() -> None:
    assert vectors().words.shape[0] == len(word_rows()) + 1
    assert vectors().characters.shape[0] == len(vectors().rows) + 1
    near = vectors().words[[word_rows()[word] for word in ("村民", "居民", "牵头")]]
    assert near[0] @ near[1] > near[0] @ near[2]
    assert np.all(vectors().words[0] == 0)
