"""Indicators worded anew: which words they are made of, which edits there are, what the trained editor makes of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.extraction.dates import find_times
from kg.extraction.figures.counting import OutcomeFilter
from kg.extraction.figures.indicators import IndicatorReader
from kg.extraction.figures.noun_records import Measured
from kg.extraction.figures.quantities import find_quantities
from kg.extraction.figures.statements import Reader, Statement
from kg.extraction.wording.editor import Editor, edits_of, load_editor
from kg.extraction.wording.edits import CARRIED, CUT, FILLED, FOLLOWED, PREFIXED, SUFFIXED
from kg.extraction.wording.words import Window, plain, taken, window, words_of
from kg.lexicon import default_lexicon
from kg.model import Block, Span

LEXICON = default_lexicon()
READER, FILTER, INDICATORS = Reader(LEXICON), OutcomeFilter(LEXICON), IndicatorReader(LEXICON)


def read(text: str) -> tuple[Statement, list[Measured]]:
    block = Block("paragraph", Span(0, len(text)))
    (statement,) = READER.statements(text, (block,), (), find_times(text), find_quantities(text))
    return statement, INDICATORS.read(statement, FILTER.outcomes(statement))


def seen(text: str) -> tuple[Window, Measured]:
    """Return the words around the last figure of a sentence, and the figure."""
    statement, figures = read(text)
    return window(words_of(statement), figures[-1].quantity.span), figures[-1]


@pytest.mark.parametrize(
    ("text", "indicator", "numbers", "halves"),
    [
        ("全县建成公园12个。", "建成公园", (1, 2), 0),
        ("修建12个公园。", "修建公园", (0, 1), 0),
        ("修建“口袋”公园12个。", "口袋公园", (1, 2), 0),
        ("公园和公园12个。", "公园", (2,), 0),  # the nearer one
        ("污水管网12公里。", "水管网", (0, 1), 1),
        ("全县建成公园12个。", "园", (2,), 1),
        ("全县建成公园12个。", "学校", None, 0),
    ],
)
def test_an_indicator_is_made_of_words_near_the_number(
    text: str, indicator: str, numbers: tuple[int, ...] | None, halves: int
) -> None:
    found = taken(seen(text)[0], indicator)
    assert (found and (found.numbers, found.halves)) == (numbers and (numbers, halves))


@pytest.mark.parametrize(
    ("text", "ruled", "kind", "indicator"),
    [
        ("新增绿地8公顷、公园12个。", "公园", CARRIED, "新增公园"),
        ("每万人发明专利12件。", "发明专利", PREFIXED, "每万人发明专利"),
        ("覆盖95%的村庄。", "覆盖", FOLLOWED, "覆盖村庄"),
        ("修建12个公园绿地工程。", "修建公园", SUFFIXED, "修建公园绿地工程"),
        ("修建城市的公园12个。", "城市公园", FILLED, "城市的公园"),
        ("12个城市承载了七成人口。", "城市承载", CUT, "城市"),
        ("12家企业全部签署协议。", "企业", SUFFIXED, "签署协议的企业"),
    ],
)
def test_there_is_an_edit(text: str, ruled: str, kind: str, indicator: str) -> None:
    around, figure = seen(text)
    edits = edits_of(around, replace(figure, indicator=ruled))
    assert edits is not None
    assert (kind, indicator) in {(edit.kind, edit.text) for edit in edits}


def test_no_edit_takes_a_modifier_or_what_was_done_away() -> None:
    around, figure = seen("建成省级示范公园12个。")
    edits = edits_of(around, replace(figure, indicator="建成省级示范公园"))
    assert edits is not None
    assert not any(len(edit.text) < len("建成省级示范公园") for edit in edits)


def test_an_indicator_with_words_from_elsewhere_has_no_edits() -> None:
    around, figure = seen("全县有公园12个。")
    assert edits_of(around, replace(figure, indicator="学校")) is None
    assert edits_of(around, replace(figure, indicator="")) is None


def test_the_edit_that_scores_highest_is_made_if_it_scores_enough() -> None:
    statement, figures = read("新增绿地8公顷、公园12个。")
    plain_figures = Editor({}).reworded(statement, figures)
    assert plain_figures == figures
    carried = Editor({CARRIED: {"+ 新增": 40}})
    assert [figure.indicator for figure in carried.reworded(statement, figures)][-1] == "新增公园"


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("每万人口高价值发明专利拥有量达25件。", ["每万人口高价值发明专利拥有量"]),
        ("全市完成1.6万户困难家庭适老化改造。", ["完成困难家庭适老化改造"]),
    ],
)
def test_the_trained_editor(text: str, indicators: list[str]) -> None:
    statement, figures = read(text)
    assert [figure.indicator for figure in load_editor().reworded(statement, figures)] == indicators


def test_numbers_that_several_share_stay_as_they_are() -> None:
    statement, figures = read("公园、绿地均增长12%。")
    assert [figure.indicator for figure in figures] == ["公园", "绿地"]
    eager = Editor({kind: {"": 99} for kind in (PREFIXED, CARRIED, SUFFIXED, FOLLOWED, FILLED)})
    assert eager.reworded(statement, figures) == figures


@given(st.text("新增建成公园绿地和、12个亩的，了“”", min_size=1, max_size=30))
def test_edits_are_words_of_the_sentence(text: str) -> None:
    block = Block("paragraph", Span(0, len(text)))
    for statement in READER.statements(text, (block,), (), (), find_quantities(text)):
        for figure in INDICATORS.read(statement, FILTER.outcomes(statement)):
            around = window(words_of(statement), figure.quantity.span)
            for edit in edits_of(around, figure) or ():
                assert edit.text
                assert set(edit.text) <= {*plain(text), "的"}


def test_weights_that_are_none_are_told(tmp_path: Path) -> None:
    (tmp_path / "wording.tsv").write_text("prefixed\tno number\n", encoding="utf8")
    with pytest.raises(InputError, match=r"wording\.tsv: no weights"):
        load_editor(tmp_path / "wording.tsv")
    with pytest.raises(InputError, match="no weights"):
        load_editor(tmp_path / "gone.tsv")
