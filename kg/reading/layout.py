"""Lines as printed: mark-up taken off, lines of a fixed width put together, repeats and mark-up lines found.

A stage that repairs columns works on the fragments of this module, before anything is read into them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.model import Source, Span
from kg.reading.normalise import fold, is_wide
from kg.reading.passages import Passage, joined

_MARKUP = re.compile(r"[ \t\u3000]*(?:(#{1,6})[ \t]+|(?:>[ \t]?)+|[-*+][ \t]+(?=[^-\s]))?")
_EMPHASIS = re.compile(r"\*\*|__(?=\S)|(?<=\S)__")
_SAYS = re.compile(r"\w")
_ENDS = frozenset("。！？…；;!?")
_CLOSERS = "”’）》〉】」』)]\"'"
_REPEAT_FROM = 20
_NARROWEST, _WIDEST = 16, 100
_SLACK = 4


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of print that is read in one go: a line, or lines put together.

    Attributes:
        passage: its characters, folded, without mark-up.
        line: the number of its first line in the file, from 1.
        level: level of a Markdown heading, 0 for none.
        gap: number of blank lines before it.
        indented: whether white space begins it.
    """

    passage: Passage
    line: int
    level: int = 0
    gap: int = 0
    indented: bool = False

    @property
    def text(self) -> str:
        """Return its characters, folded."""
        return self.passage.text


def hyphen(first: str, second: str) -> str:
    """Return what stands between two lines read as one: a space between Latin words, else nothing."""
    latin = first[-1:].isascii() and second[:1].isascii() and first[-1:].isalpha() and second[:1].isalpha()
    return " " if latin else ""


def fragments(source: Source, start: int = 0) -> Iterator[Fragment]:
    """Yield the lines of a page that say something, in the order of the file.

    Args:
        source: the file as read.
        start: where its text begins, behind any front matter.
    """
    at, gap = start, 0
    number = source.text.count("\n", 0, start) + 1
    for line in source.text[start:].split("\n"):
        found = _fragment(source.text, Span(at, at + len(line)), number, gap) if line.strip() else None
        if found:
            yield found
        gap = 0 if found else gap + 1
        at, number = at + len(line) + 1, number + 1


def _fragment(source: str, span: Span, number: int, gap: int) -> Fragment | None:
    line = span.of(source)
    markup = _MARKUP.match(line)
    begin = markup.end() if markup else 0
    passage = Passage.of(source, span.start + begin, span.end).stripped()
    if "**" in passage.text or "__" in passage.text:
        passage = passage.without([at for mark in _EMPHASIS.finditer(passage.text) for at in range(*mark.span())])
    if not _SAYS.search(passage.text):
        return None
    level = len(markup[1]) if markup and markup[1] else 0
    indented = line[:1] in " \t\u3000" and not level
    return Fragment(passage.rewritten(fold), number, level, gap, indented)


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends a sentence; closing quotes and brackets may follow."""
    tail = text[-12:].rstrip(_CLOSERS + " \t\u3000")
    return tail[-1:] in _ENDS


def width(text: str) -> int:
    """Return the printed width: two for a Chinese character, one for others."""
    return sum(2 if is_wide(char) else 1 for char in text)


def unwrapped(lines: list[Fragment], alone: Callable[[str], bool]) -> list[Fragment]:
    """Return the fragments with lines of a fixed width put together; other pages stay as they are.

    Args:
        lines: the lines of a page.
        alone: tells of a text whether it is no part of a paragraph, like a by-line.
    """
    full = _full_width(lines)
    if not full:
        return lines
    within = [following.gap for line, following in pairwise(lines) if _is_full(line, full)]
    tight = 2 * within.count(0) > len(within)
    groups: list[list[Fragment]] = [lines[:1]]
    for number, (line, following) in enumerate(pairwise(lines)):
        joins = number > 0 and _runs_on(line, following, full) and not (tight and following.gap)
        if joins and not alone(line.text) and not alone(following.text):
            groups[-1].append(following)
        else:
            groups.append([following])
    return [together(group) for group in groups]


def together(group: list[Fragment]) -> Fragment:
    """Return fragments that are read on from one to the next as one."""
    parts: list[Passage] = [group[0].passage]
    for before, after in pairwise(group):
        if space := hyphen(before.text, after.text):
            parts.append(Passage.separator(space))
        parts.append(after.passage)
    return replace(group[0], passage=joined(parts))


def _full_width(lines: list[Fragment]) -> int:
    """Return the width that most lines of the page are filled to, or 0 where there is none."""
    widths = [width(line.text) for line in lines if len(line.text) <= _WIDEST and not line.level]
    widths = [w for w in widths if w >= _NARROWEST]
    if len(widths) < 8 or 2 * len(widths) < len(lines):
        return 0
    counts = Counter(widths)
    best = max(counts, key=lambda w: (sum(counts[w - d] for d in range(_SLACK + 1)), w))
    near = [line for line in lines if best - _SLACK <= width(line.text[: _WIDEST + 1]) <= best + 2]
    broken = [line for line in near if not ends_sentence(line.text)]
    return best if 2 * len(near) > len(lines) and 2 * len(broken) > len(near) else 0


def _runs_on(line: Fragment, following: Fragment, full: int) -> bool:
    if line.level or following.level or following.indented or not _is_full(line, full):
        return False
    return not (following.gap and ends_sentence(line.text))


def _is_full(line: Fragment, full: int) -> bool:
    return full - _SLACK <= width(line.text[:_WIDEST]) <= full + _SLACK


def repeats(lines: Iterable[Fragment]) -> Iterator[tuple[Fragment, Fragment | None]]:
    """Yield each fragment with the earlier one that it repeats word for word, or None.

    A long one repeats wherever it stands again on the page, a short one only right after itself.
    """
    seen: dict[str, Fragment] = {}
    last: Fragment | None = None
    for line in lines:
        key = "".join(line.text.split())
        earlier = seen.get(key)
        near = earlier is not None and last is not None and earlier is last
        yield line, earlier if earlier and (len(key) >= _REPEAT_FROM or near) else None
        if earlier is None or not near:
            seen[key] = last = line
