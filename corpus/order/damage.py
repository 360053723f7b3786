"""Newspaper pages with known damage: clean articles set in columns, read straight across here and there.

A page is set as printers do it: lines of a fixed width, paragraphs indented, titles between blank lines, columns of one
height. Then it is spoilt as scanning spoils it: bands of rows are read across neighbouring columns and stand in one of
them, lines are lost, captions cut sentences. What was read where is kept, so that a repair can be trained and scored.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

_NEVER_FIRST = "，。、；：！？）》】”’…—,;:!?)%"
_NEVER_LAST = "（《【“‘("
#: Half characters by which a line must be short to be seen as the last one of its paragraph; how often edges are seen.
_SHORT, _SEEN, _SEEN_FALSELY = 4, 0.85, 0.03
_ASCII = str.maketrans("，；：！？（）“”‘’", ",;:!?()\"\"''")


@dataclass(frozen=True, slots=True)
class Damage:
    """How a page is set and spoilt.

    Attributes:
        columns: number of columns.
        measure: characters in a full line.
        rate: share of the rows that are read across columns.
        band: rows in a band of damage, on the average; 1 spreads single rows over the page.
        widest: columns that one row may take in.
        lost: share of the lines that are lost.
        captions: captions put into the text.
        line_end: what a printed line ends with in the file.
        ascii_marks: whether punctuation is narrow and quotes are straight.
        blank_lines: whether blank lines stand where what was read as one row shows the edge of a paragraph: where it
            begins indented, and behind a row that ends short.
        height: lines in a column; by default what the text needs.
    """

    columns: int = 5
    measure: int = 21
    rate: float = 0.2
    band: int = 8
    widest: int = 5
    lost: float = 0.0
    captions: int = 0
    line_end: str = " "
    ascii_marks: bool = True
    blank_lines: bool = True
    height: int | None = None


@dataclass(slots=True)
class PrintedLine:
    """A line as set.

    Attributes:
        paragraph: number of its paragraph in the text, titles counted too; a new line of the same one reads on.
        title: whether it is a line of a title.
        first: whether it begins its paragraph.
        last: whether it ends its paragraph, and shows it by being short.
        start: its place in the file, -1 where it is lost.
    """

    text: str
    paragraph: int
    title: bool = False
    first: bool = False
    last: bool = False
    start: int = -1

    @property
    def end(self) -> int:
        """Return where it ends in the file."""
        return self.start + len(self.text)


@dataclass(slots=True)
class DamagedPage:
    """A spoilt page.

    Attributes:
        text: the file.
        lines: all printed lines in the order in which they are to be read.
        captions: places of captions in the file.
    """

    text: str
    lines: list[PrintedLine]
    captions: list[tuple[int, int]] = field(default_factory=list)

    def kept(self) -> list[PrintedLine]:
        """Return the lines that are in the file, in reading order."""
        return [line for line in self.lines if line.start >= 0]

    def joins(self) -> set[tuple[int, int]]:
        """Return (end, start) of lines that are read one after the other and do not follow in the file."""
        kept = self.kept()
        after = {first.start: second.start for first, second in _in_file(kept)}
        pairs = pairwise(kept)
        return {(a.end, b.start) for a, b in pairs if after.get(a.start) != b.start and not b.title}


def _in_file(lines: Iterable[PrintedLine]) -> list[tuple[PrintedLine, PrintedLine]]:
    placed = sorted(lines, key=lambda line: line.start)
    return list(pairwise(placed))


def damaged_page(articles: Sequence[Sequence[str]], damage: Damage, chance: random.Random) -> DamagedPage:
    """Set articles in columns and spoil them.

    Args:
        articles: each a list of its title and its paragraphs; an empty title is left out.
        damage: how.
        chance: the source of every choice.
    """
    slots = _set(articles, damage)
    lines = [line for line in slots if line is not None]
    height = damage.height or -(-len(slots) // damage.columns)
    columns = [slots[at : at + height] for at in range(0, len(slots), height)]
    rows = _merged_rows(columns, damage, chance)
    return _written(columns, rows, lines, damage, chance)


def _set(articles: Sequence[Sequence[str]], damage: Damage) -> list[PrintedLine | None]:
    """Return the lines one below the other; None is the white space round a title."""
    slots: list[PrintedLine | None] = []
    number = 0
    for title, *paragraphs in articles:
        if title:
            size = damage.measure * 2 // 3
            slots.append(None)
            slots += [PrintedLine(title[at : at + size], number, True) for at in range(0, len(title), size)]
            slots.append(None)
            number += 1
        for paragraph in paragraphs:
            lines = set_lines(paragraph, damage.measure)
            ends_short = bool(lines) and sum(map(_width, lines[-1])) < 2 * damage.measure - _SHORT
            for at, line in enumerate(lines):
                text = line.translate(_ASCII) if damage.ascii_marks else line
                last = ends_short and at == len(lines) - 1
                slots.append(PrintedLine(text, number, first=at == 0, last=last))
            number += 1
    return slots


def set_lines(text: str, measure: int) -> list[str]:
    """Return a paragraph as lines: the first is indented by two characters, marks hang over the edge or move down."""
    lines: list[str] = []
    start, room = 0, 2 * measure - 4
    while start < len(text):
        end, width = start, 0
        while end < len(text) and width + _width(text[end]) <= room:
            width += _width(text[end])
            end += 1
        while end < len(text) and text[end] in _NEVER_FIRST:
            end += 1
        while end - start > 2 and end < len(text) and (text[end - 1] in _NEVER_LAST or _in_number(text, end)):
            end -= 1
        lines.append(text[start:end])
        start, room = end, 2 * measure
    return lines


def _in_number(text: str, at: int) -> bool:
    """Tell whether a line that ends here would cut a number or a Latin word; long ones are cut all the same."""
    around = text[at - 1 : at + 1]
    within = all(char.isascii() and (char.isalnum() or char in ".%") for char in around)
    return within and not text[max(at - 9, 0) : at].isascii()


def _width(char: str) -> int:
    return 1 if char.isascii() and char.isalnum() else 2


_Columns = list[list[PrintedLine | None]]


def _merged_rows(columns: _Columns, damage: Damage, chance: random.Random) -> dict[int, tuple[range, int]]:
    """Return for each row that is read across: its columns, and the column in which it stands in the file."""
    height = max(map(len, columns))
    rows: dict[int, tuple[range, int]] = {}
    for at in _bands(height, damage, chance):
        filled = [n for n, column in enumerate(columns) if at < len(column) and _is_text(column[at])]
        runs = [run for run in _runs(filled) if len(run) > 1]
        if runs:
            run = chance.choice(runs)
            size = chance.choice([2, 2, 2, 3, 3, 4, 5]) if damage.widest > 2 else 2
            size = min(size, len(run), damage.widest)
            first = run[chance.randrange(len(run) - size + 1)]
            rows[at] = range(first, first + size), chance.randrange(first, first + size)
    return rows


def _bands(height: int, damage: Damage, chance: random.Random) -> list[int]:
    wanted, chosen = round(damage.rate * height), set[int]()
    while len(chosen) < wanted:
        start, size = chance.randrange(height), chance.randint(1, 2 * damage.band - 1)
        density = 1.0 if damage.band == 1 else 0.75
        chosen |= {at for at in range(start, min(start + size, height)) if chance.random() < density}
    return sorted(chosen)[:wanted] if damage.band == 1 else sorted(chance.sample(sorted(chosen), wanted))


def _is_text(slot: PrintedLine | None) -> bool:
    return slot is not None and not slot.title


def _runs(numbers: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _written(
    columns: _Columns,
    rows: dict[int, tuple[range, int]],
    lines: list[PrintedLine],
    damage: Damage,
    chance: random.Random,
) -> DamagedPage:
    page = DamagedPage("", lines)
    parts: list[str] = []
    length = 0
    last: PrintedLine | None = None
    row = (-1, -1)
    captions = _caption_places(columns, damage, chance)
    for at, line in _as_read(columns, rows):
        if chance.random() < damage.lost and not line.title:
            continue
        for part in [*_gap(last, line, at == row, damage, chance), line.text]:
            parts.append(part)
            length += len(part)
        line.start, last, row = length - len(line.text), line, at
        if at in captions:
            caption = _caption(chance)
            page.captions.append((length + 2, length + 2 + len(caption)))
            parts.append(f"\n\n{caption}\n\n")
            length, last = length + len(caption) + 4, None
    page.text = "".join(parts) + "\n"
    return page


def _as_read(columns: _Columns, rows: dict[int, tuple[range, int]]) -> list[tuple[tuple[int, int], PrintedLine]]:
    read: list[tuple[tuple[int, int], PrintedLine]] = []
    for number, column in enumerate(columns):
        for at, slot in enumerate(column):
            across, place = rows.get(at, (range(0), -1))
            away: list[PrintedLine | None] = [] if number in across else [slot]
            members = [columns[n][at] for n in across] if place == number else away
            read += [((number, at), line) for line in members if line is not None]
    return read


def _gap(last: PrintedLine | None, line: PrintedLine, in_row: bool, damage: Damage, chance: random.Random) -> list[str]:
    """Return what stands between two lines in the file; `in_row` tells whether they were read as one row."""
    if last is None:
        return []
    if line.title and last.title and line.paragraph == last.paragraph:
        return [damage.line_end]
    if line.title or last.title:
        return ["\n\n"]
    edge = not in_row and (line.first or last.last)
    seen = chance.random() < (_SEEN if edge else _SEEN_FALSELY)
    return ["\n\n"] if seen and damage.blank_lines else [damage.line_end]


def _caption_places(columns: _Columns, damage: Damage, chance: random.Random) -> set[tuple[int, int]]:
    places = [(n, at) for n, column in enumerate(columns) for at, slot in enumerate(column) if _is_text(slot)]
    return set(chance.sample(places, min(damage.captions, len(places))))


def _caption(chance: random.Random) -> str:
    place = chance.choice(["社区食堂", "河滨步道", "便民大厅", "老旧小区", "田间课堂"])
    name = chance.choice(["李文", "周宁", "何平", "郑晓", "孙立"])
    return f"■{place}里的志愿者正在忙碌。 {name} 摄"
