from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.model import OffsetMap, Span
from kg.reading.passages import Passage, joined

SOURCE = "东湖路党群服务中心上月开放"


def test_pieces_run_as_long_as_the_source_does() -> None:
    passage = joined([Passage.of(SOURCE, 3, 5), Passage.separator(" "), Passage.of(SOURCE, 0, 3)]).without([1])
    assert passage.text == "党 东湖路"
    assert list(passage.pieces(10)) == [(10, 3, 1), (12, 0, 3)]


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(1, 5)), max_size=6), st.sampled_from(["", "\n"]))
def test_an_offset_map_leads_every_character_back(parts: list[tuple[int, int]], separator: str) -> None:
    passage = joined([Passage.of(SOURCE, start, min(start + size, len(SOURCE))) for start, size in parts], separator)
    offsets = OffsetMap(tuple(passage.pieces(0)))
    for at, char in enumerate(passage.text):
        back = "".join(span.of(SOURCE) for span in offsets.to_source(Span(at, at + 1)))
        assert back == ("" if char == "\n" else char)
