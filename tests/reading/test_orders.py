"""Orders of lines: settled, blended, weighed by how far apart the lines of a row stand."""

from __future__ import annotations

from collections import Counter

import numpy as np
import numpy.typing as npt
import pytest

from kg.reading import rows
from kg.reading.blending import blended, doubts
from kg.reading.chains import chain
from kg.reading.characters import codes
from kg.reading.counts import CharacterCounts, extended
from kg.reading.heights import Distances
from kg.reading.judge import Judge
from kg.reading.rearranging import arranged
from kg.reading.settling import Settling

HEIGHT, COLUMNS = 30, 4


def spoilt_file(across: dict[int, tuple[int, int, int]]) -> npt.NDArray[np.intp]:
    """Return for the lines of a page in reading order their numbers in a file with some rows read across.

    Args:
        across: row to its first column, the column behind its last one, and the column that it stands in.
    """
    file: list[int] = []
    for column in range(COLUMNS):
        for row in range(HEIGHT):
            first, last, host = across.get(row, (column, column + 1, column))
            if not first <= column < last:
                file.append(column * HEIGHT + row)
            elif column == host:
                file += [other * HEIGHT + row for other in range(first, last)]
    return np.argsort(file)


def seams_of(truth: npt.NDArray[np.intp]) -> npt.NDArray[np.float64]:
    seams = np.full((len(truth), len(truth)), -3.5)
    seams[truth[:-1], truth[1:]] = 1.5
    return seams


@pytest.mark.parametrize(
    "across",
    [
        {row: (0, 3, 1) for row in (6, 7, 9, 10, 15, 16)},
        {row: (1, 4, 1 + row % 3) for row in (4, 5, 6, 12, 20, 21)},
        {5: (0, 4, 2), 6: (0, 4, 0), 7: (0, 3, 2), 8: (1, 4, 3), 14: (0, 2, 0), 15: (2, 4, 3)},
    ],
)
def test_rows_read_across_three_columns_and_more_are_put_in_order(across: dict[int, tuple[int, int, int]]) -> None:
    truth = spoilt_file(across)
    found = arranged(seams_of(truth), np.arange(1, len(truth)))
    assert found.order.tolist() == truth.tolist()
    assert found.guests.sum() == sum(last - first - 1 for first, last, _ in across.values())


def known_in_part(truth: npt.NDArray[np.intp], lines: list[int]) -> Settling:
    """Return an order in which only some of the lines in wrong columns, by their numbers as printed, are put right."""
    place = np.argsort(truth)
    guests = np.zeros(len(truth), bool)
    guests[truth[lines]] = True
    order = np.flatnonzero(~guests).tolist()
    for line in sorted(truth[lines].tolist(), key=lambda line: -place[line]):
        order.insert(order.index(int(truth[place[line] + 1])), line)
    return Settling(seams_of(truth), np.arange(1, len(truth)), np.array(order), guests)


def test_a_row_like_those_around_it_is_put_in_order() -> None:
    truth = spoilt_file({row: (0, 3, 1) for row in (6, 8, 11, 14)})
    order = known_in_part(truth, [column * HEIGHT + row for row in (6, 8, 14) for column in (0, 2)])
    assert order.order.tolist() != truth.tolist()
    order.settle()
    assert order.order.tolist() == truth.tolist()


def test_the_best_parts_of_two_orders_are_put_together() -> None:
    above, below = range(4, 10), range(18, 24)
    truth = spoilt_file({row: (0, 2, 0) for row in (*above, *below)})
    halves = [known_in_part(truth, [HEIGHT + row for row in known]) for known in (above, below)]
    found = blended(halves)
    assert found.likelihood() > max(half.likelihood() for half in halves)
    assert found.order.tolist() == truth.tolist()
    assert found.guests.sum() == len(above) + len(below)


def test_two_lines_of_a_row_that_were_taken_for_each_other_change_places() -> None:
    across = {row: (0, 2, 0) for row in (4, 5, 7, 8, 11, 12, 19)}
    truth = spoilt_file(across)
    right = known_in_part(truth, [HEIGHT + row for row in across])
    home, guest = int(truth[7]), int(truth[HEIGHT + 7])
    changed = np.where(right.order == home, guest, np.where(right.order == guest, home, right.order))
    guests = right.guests.copy()
    guests[[home, guest]] = guests[[guest, home]]
    order = right.otherwise(changed, guests)
    while chain(order):
        pass
    assert order.order.tolist() == truth.tolist()
    assert order.guests.tolist() == right.guests.tolist()


@pytest.mark.parametrize("seed", range(6))
def test_an_order_gets_no_less_likely_by_settling(seed: int) -> None:
    chance = np.random.default_rng(seed)
    truth = spoilt_file({row: (0, 3, 1) for row in (5, 6, 8, 9, 17)})
    seams = seams_of(truth) + chance.normal(0, 2.0, (len(truth), len(truth)))
    order = Settling(seams, np.arange(1, len(truth)))
    for _ in range(3):
        before = order.likelihood()
        order.settle()
        assert order.likelihood() >= before


def test_lines_are_doubted_that_another_order_reads_otherwise() -> None:
    truth = spoilt_file({row: (0, 2, 0) for row in (4, 5, 7, 19)})
    best = known_in_part(truth, [HEIGHT + row for row in (4, 5, 7, 19)])
    guest = int(truth[HEIGHT + 7])
    other = known_in_part(truth, [HEIGHT + row for row in (4, 5, 19)])
    found = doubts(best, [best, other])
    assert found.argmax() in (guest - 1, guest, guest + 1)
    assert 0 < found[guest] < 1
    assert found[truth[HEIGHT + 19]] == 0
    assert doubts(best, [best, other, other])[guest] == pytest.approx(found[guest])


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_sequences_are_counted(size: int) -> None:
    text = "社区办实事，社区办好事，办成一件实事。" * 3
    counts = CharacterCounts.of([(text, 2.0)])
    wanted = Counter(text[at : at + size] for at in range(len(text) - size + 1))
    asked = [*wanted, *(sequence[::-1] for sequence in wanted)]
    hashes = codes("".join(sequence[0] for sequence in asked))
    for more in range(1, size):
        hashes = extended(hashes, codes("".join(sequence[more] for sequence in asked)))
    assert counts.of_hashes(hashes, size).tolist() == [2.0 * wanted[sequence] for sequence in asked]


def distances(low: list[int], wide: list[int], columns: list[int], breaks: tuple[int, ...] = ()) -> Distances:
    above = np.cumsum(np.isin(np.arange(300), breaks))
    return Distances(np.array(low), np.array(wide), np.array(columns), above, 70)


LOW, WIDE = [3, 5, 9, 12, 70, 74, 79], [70, 70, 71, 70, 66, 66, 65]


def test_lines_two_columns_away_are_expected_twice_as_far() -> None:
    known = distances(LOW, WIDE, [1] * len(LOW))
    assert known.expected[0, 6] == 0
    assert 69 <= known.expected[1, 6] <= 71
    assert 135 <= known.expected[2, 6] <= 137
    two = distances([*LOW, 8], [*WIDE, 136], [*[1] * len(LOW), 2])
    one = distances([*LOW, 8], [*WIDE, 136], [1] * (len(LOW) + 1))
    assert two.of_each()[-1] > one.of_each()[-1] + 2


def test_where_many_agree_one_that_differs_is_not_believed() -> None:
    found = distances([5, 9, 12, 15, 20, 22], [70, 70, 70, 66, 70, 70], [1] * 6).of_each()
    assert found.argmin() == 3
    assert found[3] < np.median(found) - 2


def test_behind_a_heading_distances_may_differ() -> None:
    low, wide = [5, 9, 12, 15, 25, 29, 31], [70, 70, 70, 70, 66, 66, 66]
    plain, headed = (distances(low, wide, [1] * 7, breaks).of_each() for breaks in ((), (88,)))
    assert headed.sum() > plain.sum() + 5
    assert headed.min() > -1


def test_a_line_beside_a_lost_one_is_read_across_fewer_columns_than_stand_there() -> None:
    known = distances(LOW, WIDE, [1] * len(LOW))
    found = known.likely(np.array([6, 6, 6]), np.array([70, 70, 40]), np.array([1, 2, 2]))
    assert found[0] > found[1] > found[2]


def test_by_no_distances_all_others_are_as_probable() -> None:
    found = distances([], [], []).likely(np.array([6, 9]), np.array([70, 20]), np.array([1, 1]))
    assert found[0] == found[1]


def test_a_page_is_read_backward_as_forward() -> None:
    truth = spoilt_file({row: (0, 2, 1) for row in (5, 6, 8, 13, 14)})
    starts = np.array([np.flatnonzero(np.arange(len(truth)) == truth[column * HEIGHT])[0] for column in range(COLUMNS)])
    columns = rows.Columns(seams_of(truth), starts, np.arange(len(truth)) > 0, np.zeros(len(truth), np.intp), loose=3)
    forward, backward = rows.found_rows(columns)
    assert forward[0].tolist() == backward[0].tolist() == truth.tolist()
    assert forward[1].tolist() == backward[1].tolist()


def test_the_mean_of_judges_has_the_mean_of_their_odds() -> None:
    chance = np.random.default_rng(3)
    judges = [
        Judge(*(chance.normal(size=shape).astype(np.float32) for shape in ((6, size), (size, 2), (6, 2))))
        for size in (3, 4)
    ]
    features = chance.normal(size=(7, 5))
    wanted = (judges[0].odds(features) + judges[1].odds(features)) / 2
    np.testing.assert_allclose(Judge.mean(judges).odds(features), wanted, atol=1e-5)
