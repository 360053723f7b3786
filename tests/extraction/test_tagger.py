"""The trained tagger: what it sees, that it reads alike whatever surrounds a line, and what it finds."""

from pathlib import Path

import numpy as np
import pytest
import spacy

from kg.errors import InputError
from kg.extraction.document import Mention
from kg.extraction.tagging.characters import COLUMNS, VECTOR_COLUMNS, Marked, character_reader
from kg.extraction.tagging.component import load_tagger
from kg.extraction.tagging.network import read_network, write_network
from kg.extraction.tagging.tagger import marked_lines
from kg.model import Span
from kg.vocabulary import CLASSES

LINES = ["镇党委书记屈向阳带着村民去了县城。", "会上，三家企业签了约。", "在溪口村"]


def test_lines_carry_the_outermost_names_of_the_grammar() -> None:
    text = "第一行\n\n石桥镇党委在"
    names = [Mention(Span(5, 10), "PartyBody", "石桥镇党委"), Mention(Span(5, 8), "Subdistrict", "石桥镇")]
    proposed = [Mention(Span(0, 3), "Event", "第一行")]
    assert list(marked_lines(text, names, proposed)) == [
        (0, Marked("第一行", (), ((0, 3, "Event"),))),
        (5, Marked("石桥镇党委在", ((0, 5, "PartyBody"),))),
    ]


def test_long_lines_come_in_pieces_that_cover_them() -> None:
    text = ("他说了很多话" * 30 + "。") * 20 + "无" * 2000
    pieces = list(marked_lines(text, []))
    assert "".join(piece.line for _, piece in pieces) == text
    assert all(text[at : at + len(piece.line)] == piece.line for at, piece in pieces)
    assert max(len(piece.line) for _, piece in pieces) <= 801
    assert pieces[0][1].line.endswith("。")


def test_every_character_has_a_row_of_features() -> None:
    (rows,) = character_reader().read([Marked(LINES[0], ((0, 3, "PartyBody"),))])
    assert rows.shape == (len(LINES[0]), len(COLUMNS) + len(VECTOR_COLUMNS))


def test_a_line_is_read_alike_alone_and_among_others() -> None:
    tagger = load_tagger()
    together = tagger.probabilities([Marked(line) for line in LINES])
    for line, rows in zip(LINES, together, strict=True):
        assert np.array_equal(tagger.probabilities([Marked(line)])[0], rows)
        assert np.allclose(rows.sum(axis=1), 1, atol=0.05)


def test_it_finds_a_person_that_stands_without_a_title() -> None:
    text = "天刚亮，屈向阳就带着乡亲们下了地。"
    found = load_tagger().read(text)
    assert [(f.span.of(text), f.type) for f in found] == [("屈向阳", "Person")]


def test_networks_are_written_with_the_same_bytes(tmp_path: Path) -> None:
    first = load_tagger().networks[0]
    write_network(tmp_path / "one.npz", first)
    write_network(tmp_path / "two.npz", read_network(tmp_path / "one.npz"))
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


def test_what_goes_into_a_product_is_whole_and_small_enough_to_be_exact() -> None:
    for network in load_tagger().networks:
        for name, weights in network.arrays.items():
            if name.endswith("weights"):
                assert weights.dtype == np.int8
                bound = 127 if name.startswith("layer0") else 600
                assert np.abs(weights.astype(np.int64)).sum(axis=0).max() * bound < 2**24


def test_users_of_spacy_find_a_span_group() -> None:
    nlp = spacy.blank("zh")
    doc = load_tagger()(nlp.make_doc("天刚亮，屈向阳就带着乡亲们下了地。"))
    assert {span.label_ for span in doc.spans["learned"]} <= set(CLASSES)


def test_a_missing_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="make models"):
        load_tagger(tmp_path / "nothing")
