from __future__ import annotations

import pytest

from kg.model import OffsetMap, Span
from kg.texts import ArticleText

# The source reads "甲乙|丙丁戊": its second half stands first in the article, as a title.
TEXT = ArticleText("https://x.example/a", "丙丁戊\n甲乙", (), (), OffsetMap(((0, 3, 3), (4, 0, 2))))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (Span(3, 6), ["丙丁戊"]),
        (Span(4, 5), ["丁"]),
        (Span(1, 2), ["乙"]),
        (Span(1, 5), ["丙丁", "乙"]),
        (Span(2, 3), []),
    ],
)
def test_passages_are_found_again_in_the_text_as_read(source: Span, expected: list[str]) -> None:
    assert [place.of(TEXT.text) for place in TEXT.located(source)] == expected
