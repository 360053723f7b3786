"""What speaks for reading one line after another, weighed: learnt on spoilt pages of text kept from the counts."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from corpus.order.damage import Damage, DamagedPage, damaged_page
from corpus.order.judging import taught
from kg.model import Source
from kg.reading.judge import Judge
from kg.reading.layout import fragments
from kg.reading.print_lines import Print, printed
from kg.reading.seam_model import SeamModel
from kg.reading.seams import Seams

Floats = npt.NDArray[np.floating]

#: How many judges learn, and on how many pages of each collection each of them.
_JUDGES, _PAGES, _ARTICLES, _BY_CHANCE = 3, 30, 12, 25
#: How many lines of a newspaper page end a paragraph.
_SHARE = 0.15
_NO_PAIR, _GOES_ON, _FOLLOWS = 0, 1, 2


def fitted(model: SeamModel, texts: Sequence[Sequence[Sequence[str]]], seed: int = 1) -> SeamModel:
    """Return the model with a judge that tells lines that are read on from lines by chance.

    Several judges learn on pages of their own, and their mean is taken: what each of them learnt by chance counts less.

    Args:
        model: with its counts and networks.
        texts: collections of articles that these were not trained on, each article with its title and paragraphs; all
            collections count the same, so that other kinds of text than the counts are of have their say.
        seed: of the pages that the first judge learns on; each further one has the next.
    """
    judges = [_judge(model, texts, seed + number) for number in range(_JUDGES)]
    return replace(model, judge=Judge.mean(judges), share=_SHARE)


def _judge(model: SeamModel, texts: Sequence[Sequence[Sequence[str]]], seed: int) -> Judge:
    chance = random.Random(seed)
    found = [_examples(model, articles, chance) for articles in texts for _ in range(_PAGES)]
    features, kinds = (np.concatenate(arrays) for arrays in zip(*found, strict=True))
    return taught(features, kinds, seed)


def source_of(page: DamagedPage) -> Source:
    """Return a spoilt page as a file that was read."""
    return Source("page.txt", page.text, "0" * 64, "utf-8")


def lines_read_on(page: DamagedPage, lines: Print) -> Iterator[tuple[int, int, bool]]:
    """Yield numbers of printed lines that are read one after the other, and whether a paragraph goes on there."""
    places = {line.passage.origins[0]: number for number, line in enumerate(lines.lines)}
    for first, second in pairwise(page.lines):
        if first.start in places and second.start in places:
            yield places[first.start], places[second.start], first.paragraph == second.paragraph


def _examples(
    model: SeamModel, articles: Sequence[Sequence[str]], chance: random.Random
) -> tuple[Floats, npt.NDArray[np.intp]]:
    page, lines = _page(articles, chance)
    seams, size = Seams(lines, model), len(lines.lines)
    pairs = [(a, b, _GOES_ON if same else _FOLLOWS) for a, b, same in lines_read_on(page, lines)]
    right = {(a, b) for a, b, _ in pairs}
    drawn = [(a, b) for a in range(size) for b in chance.sample(range(size), min(_BY_CHANCE, size))]
    pairs += [(a, b, _NO_PAIR) for a, b in drawn if a != b and (a, b) not in right]
    first, second, kinds = (np.array(column) for column in zip(*pairs, strict=True))
    return seams.features(first, second), kinds


def _page(articles: Sequence[Sequence[str]], chance: random.Random) -> tuple[DamagedPage, Print]:
    while True:
        damage = Damage(
            columns=chance.choice([3, 4, 5, 6]),
            measure=chance.choice([17, 19, 21, 23]),
            rate=chance.choice([0.1, 0.2, 0.3]),
            ascii_marks=chance.random() < 0.6,
            blank_lines=chance.random() < 0.8,
        )
        page = damaged_page(chance.sample(list(articles), min(_ARTICLES, len(articles))), damage, chance)
        if lines := printed(list(fragments(source_of(page)))):
            return page, lines
