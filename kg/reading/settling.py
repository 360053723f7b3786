"""An order of lines settled: single lines are moved for as long as that makes the order likelier.

An order is likely if its seams are, if guests (lines that stood in a wrong column) come in bands, and if lines of one
height are the same distance apart (see `heights`). All moves are weighed at once; those that gain most and do not touch
each other are made together.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass

import numpy as np

from kg.reading.alignment import usual_distances
from kg.reading.counts import Floats
from kg.reading.heights import FARTHEST, NEAREST, Distances, Flags, Layout, Numbers, along
from kg.reading.whole_rows import Move, WholeRows

_SWEEPS = 6
_BAND = 6.0
_CLEAN_AT_FIRST, _CLEAN = -2.0, -4.0
_RATES = 0.02, 0.6
_NEVER = -1e9
_LEAST = 0.01
_LEAST_CLEAR = 2
_ROUNDS, _LEAST_CLOSE, _MOST_CLOSE = 2, -3.0, 40


@dataclass(slots=True)
class Frame:
    """Where every line stands at the moment; the number behind the last line stands for the edge of the page.

    Attributes:
        place: of each line in reading order.
        before: the line read before each.
        behind: the line read behind each.
        home_above: the next line at home above each in the file.
        home_below: the next line at home below each in the file.
        from_left: how many columns to the left each would be from: it and the guests between it and `home_below`.
        from_right: how many columns to the right each would be from: it and the guests between it and `home_above`.
    """

    place: Numbers
    before: Numbers
    behind: Numbers
    home_above: Numbers
    home_below: Numbers
    from_left: Numbers
    from_right: Numbers


@dataclass(frozen=True, slots=True)
class _Gains:
    """Moves of single lines.

    Attributes:
        lines: which move.
        targets: behind which others.
        gains: by how much that makes the order likelier, as far as can be told by the single move.
        back: whether they return to where they stand in the file.
    """

    lines: Numbers
    targets: Numbers
    gains: Floats
    back: Flags


class Settling:
    """An order of lines, to be settled."""

    def __init__(
        self,
        seams: Floats,
        movable: Numbers,
        order: Numbers | None = None,
        guests: Flags | None = None,
        layout: Layout | None = None,
    ) -> None:
        """Take an order up.

        Args:
            seams: for two lines [a, b] the logarithm of how much speaks for reading b after a.
            movable: numbers of the lines that may be guests.
            order: numbers of the lines as they are read; by default that of the file.
            guests: for each line whether it stood in a wrong column; by default none did.
            layout: what is known of the columns; by default what the seams tell.
        """
        self.size = size = len(seams)
        self.layout = layout or Layout(usual_distances(seams, movable)[0], np.zeros(size, bool))
        self.seams = np.zeros((size + 1, size + 1))
        self.seams[:size, :size] = seams
        self.order = np.arange(size) if order is None else order
        self.guests = np.zeros(size, bool) if guests is None else guests.copy()
        self.movable = np.union1d(movable, np.flatnonzero(self.guests))
        self._after = np.ascontiguousarray(self.seams[:size, self.movable])
        self._ahead = np.ascontiguousarray(self.seams[self.movable].T)
        self._may_move = frozenset(self.movable.tolist())
        self._band = along(np.ones((size, 1)), _BAND)[:, 0]

    def otherwise(self, order: Numbers, guests: Flags) -> Settling:
        """Return another order of the same lines."""
        found = copy(self)
        found.order, found.guests = order.copy(), guests.copy()
        return found

    def is_damaged(self) -> bool:
        """Tell whether some lines would do better elsewhere, wherever that is: else the page needs no search."""
        found = self._gains(self.frame(), 0.0, _CLEAN_AT_FIRST)
        return len(np.unique(found.lines[found.gains > 0])) >= _LEAST_CLEAR

    def settle(self) -> None:
        """Move lines until no move makes the order likelier."""
        self._settle_lines()
        for _ in range(_ROUNDS):
            if not self._settle_closely():
                break
            self._settle_lines()

    def _settle_lines(self) -> None:
        """Move single lines, several at once; what that gains is estimated, so the likeliest order met is kept."""
        best = self.likelihood(), self.order, self.guests
        known = self.known(self.frame())
        for _ in range(_SWEEPS):
            if not self._sweep(known):
                break
            found = self.likelihood()
            if found > best[0]:
                best = found, self.order, self.guests
        _, self.order, self.guests = best

    def _settle_closely(self) -> bool:
        """Make the moves that seem to gain most, of lines and of whole rows, where they do; tell whether any did.

        What the single moves of a sweep gain is estimated: that they change what speaks for other lines is left out.
        Here the whole order is weighed anew for each move.
        """
        frame = self.frame()
        known = self.known(frame)
        if not len(known.low):
            return False
        best, touched = self.likelihood(), set[int]()
        single = [move for move, _ in self.moves(known, _LEAST_CLOSE, _MOST_CLOSE)]
        for move in (*_rows_taken_back(self.guests, frame.home_above), *self._row_moves(frame, known), *single):
            if touched & {*move.lines, *move.targets}:
                continue
            order, guests = self.order, self.guests
            self.apply(move)
            found = self.likelihood()
            if found > best + _LEAST:
                best = found
                touched |= {*move.lines, *move.targets}
            else:
                self.order, self.guests = order, guests
        return bool(touched)

    def _row_moves(self, frame: Frame, known: Distances) -> list[Move]:
        movable = np.zeros(self.size, bool)
        movable[self.movable] = True
        costs, _ = self._costs(frame, _CLEAN)
        place = frame.place[: self.size]
        rows = WholeRows(self.seams, self.order, place, ~self.guests, movable, costs, known)
        return list(rows.moves(_LEAST_CLOSE, _MOST_CLOSE))

    def moves(
        self, known: Distances, least: float, most: int, lines: Numbers | None = None
    ) -> list[tuple[Move, float]]:
        """Return moves of single lines with what each seems to gain, at least so much, at most so many, best first.

        Args:
            known: distances of guests that others are weighed by.
            least: what a move must gain.
            most: how many moves are returned.
            lines: of which lines; by default of all that may move.
        """
        found = self._gains(self.frame(), least, known=known, lines=lines)
        chosen = np.argsort(-found.gains, kind="stable")[:most]
        return [
            (Move([int(found.lines[n])], [int(found.targets[n])], bool(found.back[n])), float(found.gains[n]))
            for n in chosen.tolist()
        ]

    def around(self, move: Move, beside: int) -> frozenset[int]:
        """Return lines that may move next to the places of a move, or beside its lines in the file."""
        frame, found = self.frame(), set[int]()
        for line in (*move.lines, *move.targets):
            found |= {int(frame.before[line]), int(frame.behind[line]), *range(line - beside, line + beside + 1)}
        return frozenset(found & self._may_move)

    def apply(self, move: Move) -> None:
        """Move lines."""
        moved = set(move.lines)
        order = [line for line in self.order.tolist() if line not in moved]
        self.guests = self.guests.copy()
        for line, target in zip(move.lines, move.targets, strict=True):
            order.insert(order.index(target) + 1, line)
            self.guests[line] = not move.back
        self.order = np.array(order)

    def likelihood(self) -> float:
        """Return the logarithm of how much likelier the order is than lines by chance."""
        _, paid = self._costs(self.frame(), _CLEAN)
        return float(self.seams[self.order[:-1], self.order[1:]].sum() + paid.sum())

    def frame(self) -> Frame:
        """Return where every line stands."""
        size, order = self.size, self.order
        place, before, behind = (np.empty(size + 1, np.intp) for _ in range(3))
        place[order], place[size] = np.arange(size), -1
        edges = np.concatenate([[size], order, [size]])
        behind[edges[:-1]], before[edges[1:]] = edges[1:], edges[:-1]
        home = np.flatnonzero(~self.guests)
        above = home[np.maximum(np.searchsorted(home, np.arange(size)) - 1, 0)]
        below = home[np.minimum(np.searchsorted(home, np.arange(size), side="right"), len(home) - 1)]
        lines = np.arange(size)
        return Frame(place, before, behind, above, below, np.maximum(below - lines, 1), np.maximum(lines - above, 1))

    def _distances(self, frame: Frame, behind: Numbers, lines: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """Return upper end and width of the distance from home of lines that are put behind others, and its columns.

        A line that belongs further up was read before the line at home in its row, one that belongs further down
        after it, as columns stand left to right.
        """
        own = frame.place[lines]
        target = frame.place[behind]
        above, below = frame.place[frame.home_above[lines]], frame.place[frame.home_below[lines]]
        upward = target < above
        target_left, above_left, below_left = (at - (at > own) for at in (target, above, below))
        wide = np.where(upward, below_left - target_left - 1, target_left - above_left)
        columns = np.where(upward, frame.from_left[lines], frame.from_right[lines])
        return np.clip(np.where(upward, target, above), 0, self.size - 1), wide, columns

    @property
    def usual(self) -> int:
        """Return how many lines a column has by this order."""
        return round(self.known(self.frame()).usual)

    def known(self, frame: Frame) -> Distances:
        """Return the distances of guests."""
        lines = np.flatnonzero(self.guests)
        low, wide, columns = self._distances(frame, frame.before[lines], lines)
        return Distances(low, np.clip(wide, 0, FARTHEST), columns, self.layout.above(self.order), self.layout.usual)

    def _costs(self, frame: Frame, clean: float, by: Distances | None = None) -> tuple[Floats, Floats]:
        """Return what it costs each line to be a guest, and what each pays now with its distance, by all or some."""
        lines = np.flatnonzero(self.guests)
        damage = np.zeros(self.size)
        damage[lines] += 1
        hosts = self.order[np.clip(frame.place[frame.before[lines]], 0, self.size - 1)]
        np.add.at(damage, hosts, 0.5)
        near = along(damage[:, None], _BAND)[:, 0] / self._band
        paid = np.zeros(self.size)
        own = self.known(frame)
        likely = by.likely(own.low, own.wide, own.columns) if by else own.of_each()
        paid[lines] = _odds(near[lines] - damage[lines] / self._band[lines], clean) + likely
        return _odds(near, clean), paid

    def _gains(
        self,
        frame: Frame,
        least: float,
        clean: float = _CLEAN,
        known: Distances | None = None,
        lines: Numbers | None = None,
    ) -> _Gains:
        """Return what is gained by putting movable lines elsewhere, where that is at least so much.

        That a line is a guest never makes an order likelier. So only what the seams alone would gain by enough is
        weighed in full.

        Args:
            frame: where every line stands.
            least: what a move must gain.
            clean: the logarithm of how rarely lines are guests where none is.
            known: distances of guests; by default as they are now.
            lines: which may move; by default all that may. What others pay for distances is then estimated too.
        """
        size, seams = self.size, self.seams
        costs, paid = self._costs(frame, clean, known if lines is not None else None)
        after, ahead = self._after, self._ahead
        if lines is None:
            lines = self.movable
        else:
            after, ahead = seams[:size, lines], seams[lines].T
        before, behind = frame.before[lines], frame.behind[lines]
        rows = np.arange(size)
        leaving = seams[before, behind] - seams[before, lines] - seams[lines, behind] - paid[lines]
        following = frame.behind[rows]
        entering = after + ahead[following] - seams[rows, following][:, None] + leaving[None, :]
        row, column = np.nonzero(entering >= least)
        line = lines[column]
        elsewhere = (row != line) & (row != before[column])
        row, line, gains = row[elsewhere], line[elsewhere], entering[row[elsewhere], column[elsewhere]]
        back = (row == frame.home_above[line]) & self.guests[line]
        gains += np.where(back, 0.0, self._prices(row, line, costs, known or self.known(frame), frame))
        enough = gains >= least
        return _Gains(line[enough], row[enough], gains[enough], back[enough])

    def _prices(self, targets: Numbers, lines: Numbers, costs: Floats, known: Distances, frame: Frame) -> Floats:
        """Return what it costs lines to be guests behind others, distances included."""
        low, wide, columns = self._distances(frame, targets, lines)
        likely = known.likely(low, wide, columns)
        return np.where((wide >= NEAREST) & (wide <= FARTHEST), costs[lines] + likely, _NEVER)

    def _sweep(self, known: Distances) -> int:
        """Move lines that do not touch each other; return how many."""
        frame = self.frame()
        found = self._gains(frame, _LEAST, known=known)
        if not len(found.gains):
            return 0
        ranked = np.lexsort((found.lines, -found.gains))
        ranked = ranked[found.gains[ranked] >= found.gains[ranked[0]] / 2]
        _, first = np.unique(found.lines[ranked], return_index=True)
        touched: set[int] = set()
        order, moved = self.order.tolist(), 0
        self.guests = self.guests.copy()
        for number in ranked[np.sort(first)].tolist():
            line, target = int(found.lines[number]), int(found.targets[number])
            around = {int(frame.before[line]), line, int(frame.behind[line]), target, int(frame.behind[target])}
            if touched & around:
                continue
            touched |= around
            order.remove(line)
            order.insert(order.index(target) + 1, line)
            self.guests[line] = not found.back[number]
            moved += 1
        self.order = np.array(order)
        return moved


def _rows_taken_back(guests: Flags, home_above: Numbers) -> Iterator[Move]:
    """Yield for guests that stand side by side in the file how all of them return there."""
    lines = np.flatnonzero(guests)
    for run in np.split(lines, np.flatnonzero(np.diff(lines) > 1) + 1):
        if len(run) > 1:
            home = int(home_above[run[0]])
            yield Move(run.tolist(), [home, *run[:-1].tolist()], back=True)


def _odds(rates: Floats, clean: float) -> Floats:
    rates = np.clip(rates, *_RATES)
    return np.asarray(np.clip(np.log(rates / (1 - rates)), clean, 0.0))
