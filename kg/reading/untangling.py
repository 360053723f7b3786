"""Columns that were read across, put in order again: a page's printed lines where they belong, each with its source.

First it is asked whether the page is damaged at all: where every line reads on, nothing is touched. Then the order
that explains the page best is searched (`rearranging`). A line whose place is not sure enough stays where it stood,
and is told of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from kg.reading.counts import Floats
from kg.reading.heights import Numbers
from kg.reading.layout import Fragment, hyphen
from kg.reading.passages import Passage, joined
from kg.reading.print_lines import Print, PrintedLine
from kg.reading.rearranging import Arrangement, Flags, arranged
from kg.reading.repairs import Order
from kg.reading.seam_model import seam_model
from kg.reading.seams import Seams

#: How probable the place of a line must be for it to be put there.
THRESHOLD = 0.3
#: Lines that are looked at together; longer files are repaired in stretches of so many.
_STRETCH = 1000
_SEAM_BROKEN, _BOTH_BROKEN = -1.0, 0.0
_LEAST_BROKEN, _MOST_MOVABLE = 3, 300
_ROW = 6


def untangled(fragments: list[Fragment], page: Print) -> Order:
    """Return the fragments of a page with lines that were read across put where they belong.

    Args:
        fragments: in the order of the file.
        page: their printed lines.
    """
    size = len(page.lines)
    parts = [_part(page, start, min(start + _STRETCH, size)) for start in range(0, size, _STRETCH)]
    guests = np.concatenate([part.found.guests for part in parts])
    if not guests.any():
        return Order(fragments)
    confidence = np.concatenate([part.found.confidence for part in parts])
    sure = ~guests | (confidence >= THRESHOLD)
    wanted = np.concatenate([part.found.order for part in parts])
    doubtful = tuple(_joins(page.lines, wanted, guests, confidence, ~sure))
    order = np.concatenate([part.order for part in parts])
    if (np.diff(order) == 1).all():
        return Order(fragments, doubtful=doubtful)
    known = {(a, b): value for a, b, value in _joins(page.lines, order, guests & sure, confidence, guests & sure)}
    goes_on = {join: value for part in parts for join, value in part.goes_on.items()}
    return Order(list(_rebuilt(fragments, page, order, guests & sure, goes_on)), known, doubtful)


@dataclass(frozen=True, slots=True)
class _Part:
    """Lines of a page that were looked at together.

    Attributes:
        found: their likeliest order.
        order: the order in which they are read: lines whose place is not sure enough stay where they stood.
        goes_on: for two lines that this puts side by side whether a paragraph goes on there.
    """

    found: Arrangement
    order: Numbers
    goes_on: dict[tuple[int, int], bool]


def _part(page: Print, start: int, stop: int) -> _Part:
    """Arrange the lines from `start` to `stop`; a stretch that reads on well is left as it is."""
    seams = Seams(replace(page, lines=page.lines[start:stop]), seam_model())
    lines = np.arange(stop - start)
    along = np.concatenate([[0.0], seams.scores(lines[:-1], lines[1:]), [0.0]])
    weak, firm = np.minimum(along[:-1], along[1:]), np.maximum(along[:-1], along[1:])
    # The first line stays: there is none before it behind which it could be at home.
    movable = np.flatnonzero((weak < _SEAM_BROKEN) & (weak + firm < _BOTH_BROKEN) & (lines > 0))
    movable = np.sort(movable[np.argsort((weak + firm)[movable], kind="stable")[:_MOST_MOVABLE]])
    if len(movable) < _LEAST_BROKEN:
        return _Part(Arrangement(lines + start, np.zeros(len(lines), bool), np.ones(len(lines))), lines + start, {})
    breaks = _breaks(page.lines[start:stop], seams.headings)
    found = arranged(seams.scores(lines[:, None], lines[None, :]), movable, seams.headings, breaks)
    order = _without(found.order, found.guests, found.guests & (found.confidence < THRESHOLD))
    joins = np.flatnonzero(np.diff(order) != 1)
    first, second = order[joins], order[joins + 1]
    pairs = zip((first + start).tolist(), (second + start).tolist(), strict=True)
    goes_on = dict(zip(pairs, seams.goes_on(first, second).tolist(), strict=True))
    return _Part(replace(found, order=found.order + start), order + start, goes_on)


def _breaks(lines: Sequence[PrintedLine], headings: Flags) -> Flags:
    """Return for each line whether something may stand before it that is no line of text, or is one of greater height.

    That is a heading, taken with the lines it has, or what was left out of the running text.
    """
    fragments = np.array([line.fragment for line in lines])
    left_out = np.diff(fragments, prepend=fragments[0]) > 1
    return np.asarray(left_out | (headings & ~np.append(False, headings[:-1])))


def _without(order: Numbers, guests: Flags, back: Flags) -> Numbers:
    """Return the order with some guests back where they stood in the file: behind the nearest line at home above."""
    home = np.flatnonzero(~guests)
    above = home[np.maximum(np.searchsorted(home, np.flatnonzero(back)) - 1, 0)]
    staying: dict[int, list[int]] = {}
    for line, host in zip(np.flatnonzero(back).tolist(), above.tolist(), strict=True):
        staying.setdefault(host, []).append(line)
    kept = order[~back[order]].tolist()
    return np.array([found for line in kept for found in (line, *staying.get(line, ()))], np.intp)


def _joins(
    lines: list[PrintedLine], order: Numbers, guests: Flags, confidence: Floats, moved: Flags
) -> Iterator[tuple[int, int, float]]:
    """Yield where the order leaves that of the file because of certain moved lines, with the confidence in these."""
    for first, second in pairwise(order.tolist()):
        if second == first + 1:
            continue
        low, high = min(first, second), max(first, second)
        between = range(low, high + 1) if high - low <= _ROW else (first, second)
        why = [float(confidence[line]) for line in between if guests[line] and moved[line]]
        if why:
            yield _end(lines[first]), _start(lines[second]), min(why)


def _start(line: PrintedLine) -> int:
    return line.passage.origins[0]


def _end(line: PrintedLine) -> int:
    return line.passage.origins[-1] + 1


def _rebuilt(
    fragments: list[Fragment], page: Print, order: Numbers, guests: Flags, goes_on: Mapping[tuple[int, int], bool]
) -> Iterator[Fragment]:
    """Yield the fragments anew; headings, captions and by-lines keep their places between the lines at home."""
    lines = page.lines
    running = {line.fragment for line in lines}
    waiting = [number for number in range(len(fragments)) if number not in running][::-1]
    for group in _groups(page.lines, order, goes_on):
        home = [lines[line].fragment for line in group if not guests[line]]
        while waiting and home and waiting[-1] < home[0]:
            yield fragments[waiting.pop()]
        yield _fragment(fragments, [lines[line] for line in group])
    while waiting:
        yield fragments[waiting.pop()]


def _groups(lines: list[PrintedLine], order: Numbers, goes_on: Mapping[tuple[int, int], bool]) -> Iterator[list[int]]:
    """Yield the numbers of lines that make one fragment: as in the file, or a paragraph that goes on elsewhere."""
    group = [int(order[0])]
    for join in pairwise(order.tolist()):
        if not goes_on.get(join, not lines[join[1]].first):
            yield group
            group = []
        group.append(join[1])
    yield group


def _fragment(fragments: list[Fragment], group: list[PrintedLine]) -> Fragment:
    """Return lines as one fragment; those that follow in the file keep what stands between them."""
    parts: list[Passage] = []
    run = [group[0]]
    for before, line in pairwise(group):
        if line.fragment != before.fragment or line.start != before.end:
            parts += [_stretch(fragments, run), Passage.separator(hyphen(before.text, line.text))]
            run = []
        run.append(line)
    parts.append(_stretch(fragments, run))
    first = group[0]
    own = fragments[first.fragment]
    passage = joined(part for part in parts if part.text)
    if first.first:
        return replace(own, passage=passage)
    return replace(own, passage=passage, gap=max(own.gap, 1), indented=False)


def _stretch(fragments: list[Fragment], run: list[PrintedLine]) -> Passage:
    return fragments[run[0].fragment].passage[run[0].start : run[-1].end].stripped()
