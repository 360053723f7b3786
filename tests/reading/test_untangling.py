"""Columns that were read across: printed lines found, put where they belong, nothing touched where all reads on."""

from __future__ import annotations

import json
import random
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from reading_samples import source

from corpus.order.damage import Damage, DamagedPage, damaged_page, set_lines
from corpus.order.fitting import source_of
from corpus.order.measure import repaired
from corpus.order.texts import news_articles
from kg.cli import main
from kg.model import Page, Span
from kg.reading import page_of, read_json, untangling
from kg.reading.layout import fragments
from kg.reading.normalise import forms_of
from kg.reading.print_lines import printed
from kg.reading.rearranging import arranged
from kg.reading.seam_model import PATH, seam_model
from kg.reading.seams import Seams

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"

TEXTS = sorted((ROOT / "corpus" / "heldout").glob("*.txt"))


def spoilt(seed: int = 3, **damage: object) -> DamagedPage:
    """Set the held-out pages, which no model was trained on, in columns and read some rows across."""
    articles = []
    for path in TEXTS:
        title, *rest = path.read_text(encoding="utf8").split("\n\n")
        articles.append([title.strip(), *(text.replace("\n", "") for text in rest if len(text) > 45)])
    return damaged_page(articles, Damage(**damage), random.Random(seed))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def damaged() -> DamagedPage:
    return spoilt(columns=4, rate=0.15, band=2, widest=2)


@pytest.fixture(scope="module")
def read(damaged: DamagedPage) -> Page:
    return page_of(source_of(damaged))


@pytest.mark.parametrize("line_end", [" ", "\n"])
def test_printed_lines_are_found(line_end: str) -> None:
    page = spoilt(rate=0.0, line_end=line_end)
    found = printed(list(fragments(source_of(page))))
    assert found is not None
    places = {(line.passage.origins[0], line.passage.origins[-1] + 1) for line in found.lines}
    wanted = {(line.start, line.end) for line in page.lines if not line.title}
    assert len(wanted & places) > 0.9 * len(wanted)


def test_a_line_as_wide_as_two_is_taken_apart() -> None:
    lines = set_lines("这条路修好以后，村里的茶叶当天就能送到城里，乡亲们都说日子越过越有奔头了，" * 12, 20)
    lines[4] += lines.pop(5)
    found = printed(list(fragments(source(" ".join(lines)))))
    assert found is not None
    assert len(found.lines) == len(lines) + 1


def test_text_that_shows_no_printed_lines_has_none() -> None:
    text = "\n\n".join(f"第{n}社区今年建成邻里驿站{n + 3}个，居民不出小区就能办成{n + 20}件事。" for n in range(30))
    assert printed(list(fragments(source(text)))) is None


def test_lines_that_stand_alone_are_headings() -> None:
    title = "河滨社区的新变化"
    rows = set_lines("居民把建议写在纸上，投进社区门口的箱子，每周五由网格员送到议事会上逐条答复，" * 9, 20)
    found = printed(list(fragments(source("\n\n".join([" ".join(rows), title, " ".join(rows)])))))
    assert found is not None
    headings = Seams(found, seam_model()).headings
    assert [line.text for line, heading in zip(found.lines, headings, strict=True) if heading] == [title]


def test_damage_is_undone(damaged: DamagedPage) -> None:
    tally = repaired(damaged)
    assert tally.wanted > 20
    assert tally.f1 > 0.6
    assert tally.precision > 0.75


def test_a_page_without_damage_is_read_in_the_order_of_the_file() -> None:
    page = page_of(source_of(spoilt(rate=0.0)))
    assert not [repair for repair in page.repairs if repair.confidence is not None]
    assert all(first.start < second.start for one in page.articles for first, second in pairwise(one.body_spans()))


def test_no_character_is_lost_and_each_leads_back(damaged: DamagedPage, read: Page) -> None:
    used: set[int] = set()
    for article in read.articles:
        for at, origin, length in article.offsets.pieces:
            for char, place in zip(article.text[at : at + length], range(origin, origin + length), strict=True):
                assert char in forms_of(damaged.text[place])
                assert place not in used
                used.add(place)
    words = {at for at, char in enumerate(damaged.text) if char.isalnum()}
    noted = "".join(note.split(": ", 2)[2] for note in read.notes)
    assert len(words - used) <= len(noted)


def test_the_same_page_is_read_the_same_again(damaged: DamagedPage, read: Page) -> None:
    assert read_json(page_of(source_of(damaged))) == read_json(read)


def test_evidence_across_a_join_quotes_several_places(read: Page) -> None:
    article, at = next(
        (article, first)
        for article in read.articles
        for first, second in pairwise(article.offsets.pieces)
        if first[0] + first[2] == second[0] and second[1] < first[1]
    )
    seam = at[0] + at[2]
    quotes = article.evidence(Span(seam - 3, seam + 3))
    assert len(quotes) == 2
    assert "".join(quote.exact for quote in quotes) == "".join(q.span.of(read.source.text) for q in quotes)


def test_joins_that_are_not_sure_enough_are_told_and_not_made(
    damaged: DamagedPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(untangling, "THRESHOLD", 1.1)
    page = page_of(source_of(damaged))
    sure = [repair for repair in page.repairs if repair.confidence is not None]
    assert sure
    assert not any(repair.made for repair in sure)
    assert all(0 <= repair.confidence <= 1 for repair in sure if repair.confidence is not None)


def test_repairs_are_shown(damaged: DamagedPage, read: Page, tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text(damaged.text, encoding="utf8")
    shown = CliRunner().invoke(main, ["read", str(file), "--diff"]).output.splitlines()
    assert len(shown) == len(read.repairs)
    assert {line.split()[0] for line in shown} <= {"join", "break", "not"}
    as_json = json.loads(CliRunner().invoke(main, ["read", str(file), "--diff", "--json"]).output)
    assert as_json == read_json(read)["repairs"]
    for one in as_json:
        assert "".join(damaged.text[one["end"] - 3 : one["end"]].split()) in one["before"].replace(" ", "")


def test_the_likeliest_order_is_found() -> None:
    """Two columns of forty lines; in ten rows the right-hand line stands in the left-hand column."""
    left, right = list(range(40)), list(range(40, 80))
    rows = [5, 8, 9, 14, 17, 18, 22, 27, 30, 33]
    file = [line for row in range(40) for line in ([left[row], right[row]] if row in rows else [left[row]])]
    file += [line for line in right if line not in file]
    truth = np.array([file.index(line) for line in left + right])
    seams = np.full((80, 80), -3.5)
    seams[truth[:-1], truth[1:]] = 1.5
    found = arranged(seams, np.arange(1, 80))
    assert found.order.tolist() == truth.tolist()
    assert found.guests.sum() == len(rows)
    assert found.confidence[found.guests].min() > 0.5


def test_lines_that_all_read_on_stay_where_they_are() -> None:
    seams = np.full((60, 60), -3.0)
    seams[np.arange(59), np.arange(1, 60)] = 1.0
    found = arranged(seams, np.arange(1, 60))
    assert found.order.tolist() == list(range(60))
    assert not found.guests.any()


def test_the_model_is_small() -> None:
    assert PATH.stat().st_size <= 12_000_000


@pytest.mark.skipif(not DATA.exists(), reason="needs the public texts in ../shared/data")
def test_clean_articles_are_not_touched() -> None:
    for number, (_, *paragraphs) in enumerate(news_articles(DATA)[:1000]):
        page = page_of(source("\n\n".join(paragraphs), f"{number}.txt"))
        assert not [repair for repair in page.repairs if repair.confidence is not None and repair.made]
