"""What else an indicator may be: words more before or behind it, a word carried from farther left, what is told of it.

Each edit comes with features, which are words and classes of words at the borders that it moves. No edit takes a
modifier away, or what was done: the longer wording is right as well, and says more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extraction.figures.noun_records import Measured
from kg.extraction.figures.statements import EDGE, STOP
from kg.extraction.wording.words import QUANTITY, RIGHT, SPACE, TIME, Taken, Window, Word

COMPLETED, PREFIXED, CARRIED, SUFFIXED, FOLLOWED, FILLED, CUT = (
    "completed",
    "prefixed",
    "carried",
    "suffixed",
    "followed",
    "filled",
    "cut",
)
_LONGEST_PREFIX, _LONGEST_CARRIED, _LONGEST_SUFFIX, _LONGEST_GAP = 5, 3, 6, 4
_FARTHEST = 16
_STOPS = frozenset({*"，,；;。：:！!？?", QUANTITY, SPACE})
_CLAUSES = frozenset("，,；;。：:")
#: Behind these a verb has its object or another number, and is no part of the noun before it.
_OBJECT = frozenset({"了", "着", "过", "出", "起"})
#: Marks of a list; an indicator neither begins nor ends with one, nor with half of a pair of brackets.
_LIST, _OPENING, _CLOSING = frozenset("、和及与"), "（(", "）)"
_SHORT, _LONG = 3, 8
#: Words of manner before a verb that are no adverbs.
_MANNER = frozenset({"全部", "先后", "大多", "是"})
_SHORTEST_DEED, _EACH = 2, "每"
#: Shapes of adverbs, and of verbs such as 要, that the lexicon knows.
_ADVERBIAL = frozenset({f"d{STOP[0]}", f"v{STOP[0]}"})
#: Last letter of the shape of words that the lexicon knows for ending names.
_SMALL = frozenset({STOP[0], EDGE[0]})
_STEPS = ((5, ""), (8, "5"), (12, "8"))


@dataclass(frozen=True, slots=True)
class Edit:
    """Another wording.

    Attributes:
        kind: how it differs from the one that rules found.
        text: the indicator.
        features: what it is judged by, together with its kind.
        fit: whether the words may stand as an indicator; a clause that stops short competes, but is not made.
    """

    kind: str
    text: str
    features: tuple[str, ...]
    fit: bool = True


class Edits:
    """The other wordings of one figure.

    Args:
        around: the words around its number.
        taken: those that rules took for the indicator.
        figure: what rules made of it.

    Attributes:
        common: features that all edits share.
    """

    def __init__(self, around: Window, taken: Taken, figure: Measured) -> None:
        self._around, self._words, self._seat = around, around.words, around.seat
        self._taken, self._halves = taken.numbers, taken.halves
        self._left = [number for number in taken.numbers if number < around.seat]
        self._right = [number for number in taken.numbers if number >= around.seat]
        self.common = self._shared(figure)

    def __iter__(self) -> Iterator[Edit]:
        return (edit if _is_whole(edit.text) else replace(edit, fit=False) for edit in self._all())

    def _all(self) -> Iterator[Edit]:
        if self._halves:
            yield self._edit(COMPLETED, self._taken, [f"half {self._halves}"])
        if self._left:
            yield from self._prefixed()
        yield from self._carried()
        yield from self._suffixed()
        yield from self._filled()
        yield from self._cut()

    def _edit(self, kind: str, numbers: Iterable[int], features: Iterable[str]) -> Edit:
        return Edit(kind, self._around.text(numbers), tuple(features))

    def _shared(self, figure: Measured) -> tuple[str, ...]:
        first, last = self._words[self._taken[0]], self._words[self._taken[-1]]
        sides = f"{bool(self._left)}{bool(self._right)}{self._halves}"
        measure = figure.quantity.measure
        features = [
            f"sides {sides}",
            f"size {min(len(figure.indicator), _LONG)}",
            f"first {_text(first)}",
            f"first' {first.shape}",
            f"last {_text(last)}",
            f"last' {last.shape}",
            f"measure {measure}",
            f"measure {measure} {sides} {last.shape}",
            f"growth {figure.kind}",
            f"behind' {_shape(self._at(self._seat))}",
        ]
        if len(figure.indicator) <= _SHORT:
            features.append(f"whole {figure.indicator}")
        return tuple(features)

    def _at(self, number: int) -> Word | None:
        return self._words[number] if 0 <= number < len(self._words) else None

    def _goes_on(self, number: int) -> bool:
        """Tell whether a word goes on with a name that began before it."""
        before = self._at(number - 1)
        return (
            before is not None
            and before.named
            and self._words[number].named
            and before.end == self._words[number].start
        )

    def _prefixed(self) -> Iterator[Edit]:
        """Yield wordings with words more right before the first one."""
        first = self._left[0]
        for start in range(first - 1, max(0, first - _LONGEST_PREFIX) - 1, -1):
            word = self._words[start]
            if word.shape in _STOPS or word.text == "、":
                return
            if self._goes_on(start):
                continue
            features = (
                *_added(self._words[start:first]),
                *_outside(self._at(start - 1), word, behind=False),
                *_joint(self._words[first - 1], self._words[first]),
            )
            text = self._around.text((*range(start, first), *self._taken))
            yield Edit(PREFIXED, text, features, fit=not _begins_phrase(word))

    def _carried(self) -> Iterator[Edit]:
        """Yield wordings with words from farther left, such as the verb at the head of a list."""
        first = self._left[0] if self._left else self._seat
        for start in range(first - 2, max(0, first - _FARTHEST) - 1, -1):
            if self._goes_on(start):
                continue
            for end in range(start + 1, min(start + _LONGEST_CARRIED, first - 1) + 1):
                if self._words[end - 1].shape in _STOPS:
                    break
                yield self._edit(CARRIED, (*range(start, end), *self._taken), self._carrying(start, end, first))

    def _carrying(self, start: int, end: int, first: int) -> Iterator[str]:
        gap = self._words[end:first]
        passed = "".join(
            str(min(2, number))
            for number in (
                sum(word.shape == QUANTITY for word in gap),
                sum(word.text in _CLAUSES for word in gap),
                sum(word.text == "、" for word in gap),
                sum(word.kind == "v" for word in gap),
            )
        )
        before = self._at(start - 1)
        yield from _added(self._words[start:end])
        yield from _outside(before, self._words[start], behind=False)
        yield from _joint(self._words[end - 1], self._words[self._taken[0]])
        yield f"gap {passed}"
        yield f"gap {passed} {self._words[start].shape}"
        yield f"gap {passed} after {_shape(before)}"
        yield f"gap from {_text(gap[0])}"
        yield f"gap' {self._words[end - 1].shape} {gap[0].shape}"
        yield f"gap' {gap[0].shape} … {gap[-1].shape}"
        yield f"gap to {_text(gap[-1])} {passed[:2]}"
        yield f"gap' to {gap[-1].shape} {self._words[first].shape if self._left else '#'}"
        yield f"away {next((name or str(first - end) for limit, name in _STEPS if first - end < limit), '12')}"

    def _suffixed(self) -> Iterator[Edit]:
        """Yield wordings with words more behind the number; what the counted ones do comes before their noun then."""
        start = self._right[-1] + 1 if self._right else self._seat
        linked = not self._right and start < len(self._words) and self._words[start].text == "的"
        start += linked
        deed = start < len(self._words) and not self._is_object and _begins_deed(self._words[start])
        for end in range(start + 1, min(start + _LONGEST_SUFFIX, len(self._words)) + 1):
            if self._words[end - 1].shape in _STOPS:
                return
            features = (
                *_added(self._words[start:end]),
                *_outside(self._at(end), self._words[end - 1], behind=True),
                *_joint(self._words[self._taken[-1]], self._words[start]),
                f"linked {linked}",
                f"before {len(self._left)}",
            )
            kind = SUFFIXED if self._right else FOLLOWED
            text = self._around.text((*self._taken, *range(start, end)))
            told = self._told(start, end) if deed and self._right else ""
            yield Edit(kind, told or text, features, fit=bool(told) or not deed)

    @property
    def _is_object(self) -> bool:
        """Tell whether the noun behind the number is the object of a verb before it."""
        return bool(self._left) and self._words[self._left[-1]].kind == "v" and bool(self._right)

    def _told(self, start: int, end: int) -> str:
        """Return what the counted ones do, put before their noun (企业列入清单: 列入清单的企业); "" if it goes on."""
        outside = self._at(end)
        while start < end and (self._words[start].kind == "d" or self._words[start].text in _MANNER):
            start += 1
        closed = outside.shape in _STOPS if outside else len(self._words) - self._seat < RIGHT
        if self._left or not closed or end - start < _SHORTEST_DEED or self._words[start].kind != "v":
            return ""
        return f"{self._around.text(range(start, end))}的{self._around.text(self._taken)}"

    def _filled(self) -> Iterator[Edit]:
        """Yield wordings with what was left out between their words on one side of the number."""
        for side in (self._left, self._right):
            gap = [number for number in range(side[0], side[-1]) if number not in side] if side else []
            words = [self._words[number] for number in gap]
            if 0 < len(gap) <= _LONGEST_GAP and not any(
                word.shape in _STOPS or word.shape in _ADVERBIAL for word in words
            ):
                yield self._edit(FILLED, sorted({*self._taken, *gap}), _added(words))

    def _cut(self) -> Iterator[Edit]:
        """Yield the wording without a verb at its end that has an object of its own (39个国家缔结118对友城)."""
        if len(self._taken) < 2:
            return
        *kept, cut = self._taken
        word, last, outside = self._words[cut], self._words[kept[-1]], self._at(cut + 1)
        governs = outside is not None and (outside.text in _OBJECT or outside.shape == QUANTITY)
        if word.kind in "vd" and last.kind in "n?a" and not word.named and governs and cut >= self._seat:
            yield self._edit(CUT, kept, (*_dropped(word), *_joint(last, word), *_outside(outside, word, behind=True)))


def _begins_deed(word: Word) -> bool:
    """Tell whether a word behind a noun begins what its thing does: a verb, an adverb, a small word of the lexicon."""
    return not word.whole and (word.kind in "vdi" or word.shape[-1] in _SMALL)


def _begins_phrase(word: Word) -> bool:
    """Tell whether a word is a preposition or conjunction or tells how: no indicator begins with it (每天 may)."""
    return not word.whole and word.kind in "xda" and word.shape[-1] in _SMALL and word.text[0] != _EACH


def _is_whole(text: str) -> bool:
    """Tell whether an indicator is no piece of a list or of brackets."""
    opened, closed = (sum(map(text.count, marks)) for marks in (_OPENING, _CLOSING))
    return opened == closed and text[0] not in _LIST | {"的"} and text[-1] not in _LIST | {"的"}


def _text(word: Word | None) -> str:
    if word is None:
        return "#"
    return word.shape if word.shape in (QUANTITY, TIME) else word.text


def _shape(word: Word | None) -> str:
    return word.shape if word else "#"


def _added(words: Sequence[Word]) -> Iterator[str]:
    first, last = words[0], words[-1]
    for word in words:
        yield f"+ {_text(word)}"
        yield f"+' {word.shape}"
    yield f"+first {_text(first)}"
    yield f"+first' {first.shape}"
    yield f"+first1 {first.text[:1]}"
    yield f"+last {_text(last)}"
    yield f"+last' {last.shape}"
    yield f"+last1 {last.text[-1:]}"
    yield f"+words {len(words)}"
    yield f"+all' {' '.join(word.shape for word in words[:4])}"


def _dropped(word: Word) -> Iterator[str]:
    yield f"- {_text(word)}"
    yield f"-' {word.shape}"


def _outside(outside: Word | None, word: Word, *, behind: bool) -> Iterator[str]:
    """Yield what tells of the word before or behind a wording, and of both words where they meet."""
    pairs = (_shape(outside), word.shape), (_text(outside), word.shape)
    shapes, texts = (pair[::-1] if behind else pair for pair in pairs)
    near = outside.text if outside else "#"
    yield f"outside {_text(outside)}"
    yield f"outside' {_shape(outside)}"
    yield f"outside' {' '.join(shapes)}"
    yield f"outside {' '.join(texts)}"
    yield f"outside1 {word.text[-1:] + near[:1] if behind else near[-1:] + word.text[:1]}"


def _joint(before: Word, behind: Word) -> Iterator[str]:
    yield f"joint' {before.shape} {behind.shape}"
    yield f"joint {_text(before)} {behind.shape}"
    yield f"joint {before.shape} {_text(behind)}"
    yield f"joint1 {before.text[-1:]}{behind.text[:1]}"
