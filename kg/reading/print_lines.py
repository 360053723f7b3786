"""Printed lines: where the lines of the paper ended, in files that still show it by a line feed or a single space."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from kg.reading.layout import Fragment, ends_sentence, width
from kg.reading.passages import Passage
from kg.reading.roles import classified

_SPACE = re.compile(r"(?<=\S)[ \t\u3000](?=\S)")
_NARROWEST, _WIDEST = 16, 80
_SPREAD, _HANGING = 6, 4
_FEWEST = 12
_MOST_WORDS = 7
_NO_TEXT = ("caption", "byline", "furniture", "subtitle")
# Costs of reading a paragraph as lines.
_SHORT, _LONG, _SPACE_KEPT, _SPACE_IN_NUMBERS = 3.0, 6.0, 2.0, 0.5


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of the paper.

    Attributes:
        passage: its characters.
        fragment: number of the fragment of the file that it stands in.
        start: where it begins in that fragment.
        end: where it ends there.
        first: whether that fragment begins with it.
        opens: whether the file shows a paragraph to begin with it, by a blank line or by white space.
    """

    passage: Passage
    fragment: int
    start: int
    end: int
    first: bool
    opens: bool

    @property
    def text(self) -> str:
        """Return its characters, folded."""
        return self.passage.text


@dataclass(frozen=True, slots=True)
class Print:
    """The running text of a page in printed lines, in the order of the file.

    Attributes:
        lines: all but headings that mark-up shows, captions, by-lines and furniture.
        full: printed width of a full line; a Chinese character is 2 wide.
    """

    lines: list[PrintedLine]
    full: int


def printed(fragments: list[Fragment]) -> Print | None:
    """Return a page's running text in printed lines, or None where the file does not show where lines ended."""
    if not _full_width([fragment.text for fragment in fragments if not fragment.level]):
        return None
    running = [(number, fragment) for number, fragment in enumerate(fragments) if _is_running(fragment)]
    full = _full_width([fragment.text for _, fragment in running])
    if not full:
        return None
    lines = [line for number, fragment in running for line in _lines(fragment, number, full)]
    if 2 * sum(line.first for line in lines) < len(lines):
        lines = [replace(line, opens=line.first) for line in lines]
    return Print(lines, full)


def print_width(text: str) -> int:
    """Return the width of a printed line: marks are printed wide, even where the file has narrow ones."""
    return sum(map(_printed_width, text))


@cache
def _printed_width(char: str) -> int:
    return width(char) + (char.isascii() and not char.isalnum() and char not in " .")


def _is_running(fragment: Fragment) -> bool:
    if fragment.level:
        return False
    return not any(piece.sure and piece.role in _NO_TEXT for piece in classified([fragment]))


def _full_width(texts: Iterable[str]) -> int:
    """Return the width that most lines are filled to, or 0 where no width stands out."""
    pieces = [piece for text in texts for piece in _SPACE.split(text) if len(text) < 20 * _WIDEST or " " in text]
    widths = [print_width(piece) for piece in pieces if len(piece) <= _WIDEST]
    counts = Counter(found for found in widths if found >= _NARROWEST)
    if counts.total() < _FEWEST:
        return 0
    best = max(counts, key=lambda top: (sum(counts[top - less] for less in range(_SPREAD + 1)), top))
    near = [piece for piece in pieces if best - _SPREAD <= print_width(piece[: _WIDEST + 1]) <= best + _HANGING]
    broken = [piece for piece in near if not ends_sentence(piece)]
    filled = sum(map(len, near)) > sum(map(len, pieces)) / 2
    return best if filled and len(broken) >= _FEWEST and 2 * len(broken) > len(near) else 0


def _lines(fragment: Fragment, number: int, full: int) -> Iterator[PrintedLine]:
    passage = fragment.passage
    ends = _line_ends(passage.text, full)
    marks = list(pairwise([0, *ends, len(passage)]))
    if len(marks) > 2:
        marks = [part for start, end in marks for part in _halves(passage.text, start, end, full)]
    for start, end in marks:
        opens = start == 0 and (fragment.gap > 0 or fragment.indented)
        yield PrintedLine(passage[start:end].stripped(), number, start, end, start == 0, opens)


def _halves(text: str, start: int, end: int, full: int) -> list[tuple[int, int]]:
    """Return a line that is two lines wide, among others of one width, as the two that it was."""
    wide = print_width(text[start:end])
    if not full + _HANGING < wide <= 2 * full + _HANGING:
        return [(start, end)]
    near = [at for at in range(start + 1, end) if abs(print_width(text[start:at].strip()) - full) <= _HANGING // 2]
    middle = min(near, key=lambda at: (not ends_sentence(text[start:at]), abs(print_width(text[start:at]) - full)))
    return [(start, middle), (middle, end)]


def _line_ends(text: str, full: int) -> list[int]:
    """Return the spaces at which lines end: the cheapest reading of the words between spaces as lines."""
    spaces = [found.start() for found in _SPACE.finditer(text)]
    marks = [-1, *spaces, len(text)]
    costs, sooner = [0.0], [0]
    for end in range(1, len(marks)):
        starts = range(max(end - _MOST_WORDS, 0), end)
        options = [(costs[at] + _line_cost(text, marks, at, end, full), -at) for at in starts]
        cost, at = min(options)
        costs.append(cost)
        sooner.append(-at)
    ends, at = [], sooner[-1]
    while at > 0:
        ends.append(marks[at])
        at = sooner[at]
    return ends[::-1]


def _line_cost(text: str, marks: list[int], start: int, end: int, full: int) -> float:
    wide = print_width(text[marks[start] + 1 : marks[end]][: 4 * _WIDEST])
    cost = 0.0
    if wide > full + _HANGING:
        cost = _LONG + (wide - full) / 4 if end - start > 1 else 0.0
    elif wide < full - _SPREAD and end < len(marks) - 1:
        cost = _SHORT
    return cost + sum(_kept(text, space) for space in marks[start + 1 : end])


def _kept(text: str, space: int) -> float:
    """Return the cost of a space within a line: next to numbers there are many."""
    beside = text[space - 1] + text[space + 1]
    return _SPACE_IN_NUMBERS if any(char.isascii() and char.isalnum() for char in beside) else _SPACE_KEPT
