"""The commands behind the tables of corpus/README.md: parts that can be switched off, words that can be left out."""

from __future__ import annotations

from pathlib import Path

import ablation
import click
import leave_one_out
import pytest
from readme_tables import markdown, write_between

from kg.extraction.naming import component as names
from kg.extraction.pipeline import Extractor
from kg.extraction.reference import component as reference
from kg.measuring import AnnotatedPage, measure
from kg.reading import read_page

HELDOUT = Path(__file__).resolve().parents[1] / "corpus" / "heldout"


@pytest.mark.parametrize("step", ablation.STEPS)
def test_every_part_that_is_switched_off_can_be_done_without_and_comes_back(step: str) -> None:
    (article, *_) = read_page(HELDOUT / "fucheng.txt").articles
    with ablation.switched_off(ablation.STEPS[step]):
        Extractor().facts(article)
    assert names.quotations.__name__ == "quotations"
    assert reference.Referee._same.__name__ == "_same"


def test_a_part_that_is_there_no_more_is_told() -> None:
    with (
        pytest.raises(AttributeError, match="gone"),
        ablation.switched_off([("kg.extraction.naming.component", "gone", lambda: ())]),
    ):
        pass


def test_words_are_found_and_left_out_wherever_a_table_holds_them() -> None:
    table = {"head": [{"words": "街道 社区 村"}], "roles": ["书记", "主任"], "市委": 3, "one": "社区"}
    assert leave_one_out.words_of(table) >= {"街道", "社区", "书记", "主任", "市委"}
    assert "村" not in leave_one_out.words_of(table)
    assert leave_one_out.without(table, frozenset({"社区", "书记", "市委"})) == {
        "head": [{"words": "街道 村"}],
        "roles": ["主任"],
        "one": "社区",
    }


def test_a_page_scores_less_without_its_words() -> None:
    page = AnnotatedPage("corpus/heldout", HELDOUT / "fucheng.txt", HELDOUT / "fucheng.json")
    own = leave_one_out.own_words([page])[page]
    assert "人民法庭" in own
    (unseen,) = leave_one_out.left_out([page], [own]).pages
    (seen,) = measure([page]).pages
    assert unseen.measures()["entities"] < seen.measures()["entities"]


def test_tables_are_put_between_their_lines(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("before\n<!-- written by me -->\nold\n<!-- end -->\nafter\n", encoding="utf8")
    write_between(readme, "me", markdown(["", "F1"], [["all", "0.5"]]))
    assert readme.read_text("utf8") == (
        "before\n<!-- written by me -->\n\n|  | F1 |\n| --- | ---: |\n| all | 0.5 |\n\n<!-- end -->\nafter\n"
    )
    with pytest.raises(click.ClickException, match="no place for the table"):
        write_between(readme, "you", "")
