"""Rows that were read across columns, found from the top of the page to its foot, in all columns at once.

Every column is read downwards, a line a row. Where a row was read across some neighbouring columns, their lines stand
from left to right in one of them, the host; the others lack them. A beam search keeps the likeliest states of reading
(how far each column is read, and which line was last) and tries at each row, for each run of columns and each host,
whether the row was read across there. How the columns stand to each other is known roughly at first; where a row joins
them, they are put level, at a price.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from kg.reading.counts import Floats
from kg.reading.heights import Numbers

Flags = npt.NDArray[np.bool_]

# States that are kept: at most so many, on pages of many lines or columns fewer: so many for all columns of all lines.
_BEAM, _LEAST_BEAM, _WORK = 40, 12, 80_000
# Within a row, so many times more.
_CROWD = 10
_WORST = 18.0
_WIDEST = 5
# What it costs that a row is read across: alone, or near others of its columns; for each column more than two.
_ALONE, _IN_BAND, _COLUMN_MORE = 4.5, 2.0, 0.4
_BAND = 5
# What it costs to put two columns level, and for each line; and how many lines it may be.
_FIRST_TIME, _BEHIND_HEADING, _ANYWHERE = (0.3, 0.3), (1.0, 0.25), (2.5, 0.8)
_HEADING_LINES, _LINES = 6, 4
_LOW = -1.0  # the least that is expected of a seam that may yet be mended
_NEVER = -1e9
_LONG_AGO = -99


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of a page, as they stand in the file.

    Attributes:
        seams: for two lines [a, b] the logarithm of how much speaks for reading b after a.
        starts: first line of each column; those are level, as far as is known.
        movable: for each line whether it may stand in a wrong column.
        headings: for each line how many headings there are up to it.
        loose: by how many lines the first lines of the columns may not be level.
    """

    seams: Floats
    starts: Numbers
    movable: Flags
    headings: Numbers
    loose: int

    def reversed(self) -> Columns:
        """Return the page read backward, from the foot of the last column to the top of the first."""
        size = len(self.seams)
        stops = np.append(self.starts[1:], size)
        headings = np.diff(self.headings, prepend=0)[::-1].cumsum()
        seams = np.ascontiguousarray(self.seams[::-1, ::-1].T)
        return Columns(seams, size - stops[::-1], self.movable[::-1], headings, self.loose)


def found_rows(columns: Columns) -> list[tuple[Numbers, Flags]]:
    """Return the likeliest orders of the lines, and which of them stood in a wrong column.

    A row is weighed by those before it; what is behind it is not known yet. So the search is done from the top of the
    columns to their foot and from the foot to the top, and both orders found are returned.
    """
    order, guests = Rows(columns.reversed()).found()
    return [Rows(columns).found(), (len(order) - 1 - order[::-1], guests[::-1].copy())]


@dataclass(slots=True)
class _States:
    """States of reading, one each a row; arrays of two dimensions have the columns of the page as second one.

    Attributes:
        score: logarithm of how likely each is.
        next: the next line of each column in the file.
        last: the line read last.
        plain: how many lines before the next one were read as they stand.
        level: the next line when the column was last put level with another, -1 for never.
        crossed: the last row of the column that was read across.
        event: number of the last row that was read across.
    """

    score: Floats
    next: Numbers
    last: Numbers
    plain: Numbers
    level: Numbers
    crossed: Numbers
    event: Numbers

    def take(self, chosen: npt.NDArray[np.intp] | Flags) -> _States:
        return _States(*(getattr(self, field.name)[chosen] for field in fields(self)))

    @staticmethod
    def together(parts: list[_States]) -> _States:
        if len(parts) == 1:
            return parts[0]
        return _States(*(np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(_States)))


@dataclass(frozen=True, slots=True)
class _Event:
    """Rows read across in the same way, from different states: lines, and before which lines they belong."""

    first: int
    before: Numbers
    guests: Numbers
    slots: Numbers


class Rows:
    """The search for rows that were read across."""

    def __init__(self, columns: Columns) -> None:
        """Prepare the columns of a page."""
        size = len(columns.seams)
        self._size, self._columns = size, columns
        self._seams = np.zeros((size + 1, size + 1))
        self._seams[:size, :size] = columns.seams
        self._stops = np.append(columns.starts[1:], size)
        along = self._seams[np.arange(size - 1), np.arange(1, size)]
        self._sums = np.concatenate([[0.0], np.cumsum(along)])
        self._most_rows = int((self._stops - columns.starts).max()) * 5 // 4 + columns.loose
        self._beam = min(max(_WORK // (size * len(self._stops)), _LEAST_BEAM), _BEAM)
        self._runs = _runs(columns.movable)
        self._headings = np.append(columns.headings, columns.headings[-1])
        self._events: list[_Event] = []
        self._made = 0

    def found(self) -> tuple[Numbers, Flags]:
        """Return the likeliest order of the lines, and which of them stood in a wrong column."""
        states, row = self._first(), 0
        while (states.next < self._stops).any():
            known = len(self._events)
            states = self._pruned(self._row(states, row), self._beam)
            self._forget(states, known)
            row += 1
        turns = self._seams[states.last[:, :-1], self._columns.starts[1:]]
        return self._ordered(int(states.event[np.argmax(states.score + turns.sum(axis=1))]))

    def _first(self) -> _States:
        starts = self._columns.starts[None, :]
        nothing = np.zeros(starts.shape, np.intp)
        nowhere = np.full(starts.shape, self._size)
        return _States(
            np.zeros(1), starts.copy(), nowhere, nothing, nothing - 1, nothing + _LONG_AGO, np.full(1, -1, np.intp)
        )

    def _row(self, states: _States, row: int) -> _States:
        """Read a row, from the first column to the last; each is read alone, or across with some to its right."""
        count = len(self._stops)
        waiting: list[list[_States]] = [[states], *([] for _ in range(count))]
        for first in range(count):
            if not waiting[first]:
                continue
            here = self._uncrowded(_States.together(waiting[first]))
            waiting[first + 1].append(self._alone(here, first))
            ways = self._ways(here, first)
            # Beyond the foot of the page nothing is put level any more, so that every search ends.
            if row >= self._most_rows or not len(ways[0]):
                continue
            crossed, wide = self._across(here, first, row, *ways), ways[1]
            for size in range(2, min(_WIDEST, count - first) + 1):
                if (wide == size).any():
                    waiting[first + size].append(crossed.take(wide == size))
        return _States.together(waiting[count])

    def _alone(self, states: _States, column: int) -> _States:
        following = states.next[:, column]
        left = following < self._stops[column]
        gained = np.where(left, self._seams[states.last[:, column], following], 0.0)
        read = _States(
            states.score + gained,
            states.next.copy(),
            states.last.copy(),
            states.plain.copy(),
            states.level,
            states.crossed,
            states.event,
        )
        read.last[left, column] = following[left]
        read.next[:, column] += left
        read.plain[:, column] += left
        return read

    def _across(self, states: _States, first: int, row: int, chosen: Numbers, wide: Numbers, host: Numbers) -> _States:
        """Return chosen states with a row read across so many columns from a first one on, which stands in a host."""
        states = states.take(chosen)
        each = np.arange(len(chosen))
        start = states.next[each, host]
        near = np.full(len(chosen), _LONG_AGO)
        for at in range(min(_WIDEST, len(self._stops) - first)):
            near = np.maximum(near, np.where(at < wide, states.crossed[:, first + at], _LONG_AGO))
        states.score -= np.where(row - near <= _BAND, _IN_BAND, _ALONE) + _COLUMN_MORE * (wide - 2)
        at_home = start + host - first
        states.score += self._seams[states.last[each, host], at_home]
        states.next[each, host] += wide
        states.last[each, host] = at_home
        states.plain[each, host] = host == first + wide - 1
        guests, slots = (np.full((len(chosen), _WIDEST), -1) for _ in range(2))
        across = np.arange(min(_WIDEST, len(self._stops) - first))[:, None]
        number, away = np.nonzero((across < wide) & (host != first + across))
        guests[away, number] = start[away] + number
        slots[away, number] = self._put(states, away, first + number, guests[away, number])
        number, within = np.nonzero(across < wide)
        states.level[within, first + number] = states.next[within, first + number]
        states.crossed[within, first + number] = row
        return self._noted(states, guests, slots)

    def _ways(self, states: _States, first: int) -> tuple[Numbers, Numbers, Numbers]:
        """Return numbers of states, for each over how many columns a row may be read across, and in which it stands."""
        found = [np.zeros((3, 0), np.intp)]
        count = min(_WIDEST, len(self._stops) - first)
        for host in range(first, first + count):
            left = host - first
            start = states.next[:, host]
            begun = np.flatnonzero((self._runs[start] >= left) & (start + left < self._stops[host]))
            home = start[begun] + left
            right = np.minimum(self._runs[home + 1], self._stops[host] - home - 1)
            for wide in range(max(left + 1, 2), count + 1):
                chosen = begun[right >= wide - 1 - left]
                if len(chosen):
                    found.append(np.stack([chosen, np.full_like(chosen, wide), np.full_like(chosen, host)]))
        chosen, wides, hosts = np.concatenate(found, axis=1)
        return chosen, wides, hosts

    def _put(self, states: _States, away: Numbers, columns: Numbers, guests: Numbers) -> Numbers:
        """Read guests of states in columns, level or nearly so; return before which line of it each belongs."""
        loose = self._columns.loose
        shifts = np.arange(-loose, loose + 1)[None, :]
        following, last = states.next[away, columns, None], states.last[away, columns, None]
        stops = self._stops[columns, None]
        target = following + shifts
        price, most = self._prices(states.level[away, columns, None], following, np.abs(shifts))
        possible = np.where(shifts < 0, states.plain[away, columns, None] > -shifts, target <= stops)
        possible &= np.abs(shifts) <= most
        bounded = np.clip(target, 1, self._size)
        passed = self._sums[bounded - 1] - self._sums[np.maximum(following - 1, 0)]
        within = np.minimum(following, self._size - 1)
        turned = self._seams[last, within] - self._seams[np.maximum(following - 1, 0), within]
        gained = passed + np.where(shifts > 0, turned, 0.0) - price
        gained += self._seams[np.where(shifts == 0, last, bounded - 1), guests[:, None]]
        after = np.where(target < stops, bounded, self._size)
        worth = gained + np.maximum(self._seams[guests[:, None], after], _LOW) - passed
        each = np.arange(len(guests))
        best = np.where(possible, worth, _NEVER).argmax(axis=1)
        target = target[each, best]
        np.add.at(states.score, away, gained[each, best])
        states.next[away, columns] = target
        states.last[away, columns] = guests
        states.plain[away, columns] = 0
        return np.asarray(target)

    def _prices(self, level: Numbers, following: Numbers, lines: Numbers) -> tuple[Floats, Numbers]:
        """Return what it costs to move a column by so many lines to put it level, and the most that it may move."""
        never = level < 0
        passed = self._headings[following] > self._headings[np.maximum(level, 0)]

        def price(base: tuple[float, float]) -> Floats:
            return np.asarray(base[0] + base[1] * lines)

        found = np.where(never, price(_FIRST_TIME), np.where(passed, price(_BEHIND_HEADING), price(_ANYWHERE)))
        most = np.where(never, self._columns.loose, np.where(passed, _HEADING_LINES, _LINES))
        return np.where(lines == 0, 0.0, found), most

    def _noted(self, states: _States, guests: Numbers, slots: Numbers) -> _States:
        self._events.append(_Event(self._made, states.event, guests, slots))
        states.event = self._made + np.arange(len(guests))
        self._made += len(guests)
        return states

    def _forget(self, states: _States, known: int) -> None:
        """Keep, of the rows read across after so many known events, those that the states rest on."""
        recent = self._events[known:]
        if not recent:
            return
        first = recent[0].first
        before = np.concatenate([event.before for event in recent])
        alive = np.zeros(len(before), bool)
        found = states.event[states.event >= first] - first
        while len(found):
            alive[found] = True
            found = before[found]
            found = found[found >= first] - first
        numbers = first + np.cumsum(alive) - 1

        def renumbered(events: Numbers) -> Numbers:
            return np.where(events >= first, numbers[np.maximum(events - first, 0)], events)

        guests, slots = (np.concatenate([getattr(event, name) for event in recent]) for name in ("guests", "slots"))
        kept = _Event(first, renumbered(before[alive]), guests[alive], slots[alive])
        self._events[known:] = [kept] if alive.any() else []
        states.event = renumbered(states.event)
        self._made = first + len(kept.before)

    def _uncrowded(self, states: _States) -> _States:
        most = _CROWD * self._beam
        return self._pruned(states, most) if len(states.score) > most else states

    def _pruned(self, states: _States, most: int) -> _States:
        """Return the best states, at most so many, of those that read on alike only the best one."""
        following = np.minimum(states.next, self._size - 1)
        hopes = np.maximum(self._seams[states.last, following], _LOW)
        total = states.score + np.where(states.next < self._stops, hopes, 0.0).sum(axis=1)
        order = np.argsort(-total, kind="stable")
        order = order[total[order] >= total[order[0]] - _WORST]
        alike = np.concatenate([states.next[order], states.last[order]], axis=1)
        _, distinct = np.unique(alike, axis=0, return_index=True)
        return states.take(order[np.sort(distinct)][:most])

    def _ordered(self, event: int) -> tuple[Numbers, Flags]:
        """Return the order of lines after a row that was read across and all those before it."""
        firsts = [found.first for found in self._events]
        place = np.arange(self._size, dtype=np.float64)
        guests = np.zeros(self._size, bool)
        turn = np.zeros(self._size, np.intp)
        while event >= 0:
            found = self._events[int(np.searchsorted(firsts, event, side="right")) - 1]
            own = found.guests[event - found.first]
            lines = own[own >= 0]
            guests[lines], turn[lines] = True, event
            place[lines] = found.slots[event - found.first][own >= 0] - 0.5
            event = int(found.before[event - found.first])
        return np.lexsort((turn, place)), guests


def _runs(movable: Flags) -> Numbers:
    """Return for each line how many lines may move from it on, one behind the other; with some zeros at the end."""
    size = len(movable)
    fixed = np.append(np.flatnonzero(~movable), size)
    lines = np.arange(size)
    return np.append(fixed[np.searchsorted(fixed, lines)] - lines, np.zeros(_WIDEST + 1, np.intp))
