"""One normal form of characters and punctuation; every rule replaces one character by one character."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kg.reading.passages import Passage

_WIDE_SYMBOLS = "％＋＆＝＠＃＊＿／＜＞"
_WIDTH = {0xFF01 + n: 0x21 + n for n in range(94) if chr(0x21 + n).isalnum() or chr(0xFF01 + n) in _WIDE_SYMBOLS}
_HALF_FORMS = dict(zip(map(ord, "｡｢｣､"), "。「」、", strict=True))
# Radicals and compatibility ideographs, which PDF text layers put in the place of the plain characters.
_DOUBLES: dict[int, str] = {
    code: form
    for low, high in ((0x2E80, 0x2FD6), (0xF900, 0xFAE0))
    for code in range(low, high)
    if len(form := unicodedata.normalize("NFKC", chr(code))) == 1 and form != chr(code)
}
_ONE_TO_ONE: dict[int, int | str] = {**_WIDTH, **_HALF_FORMS, **_DOUBLES}

_MARKS = dict(zip(",;:?!()", "，；：？！（）", strict=True))
_MARK = re.compile(r"[,;:?!().．]")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]")
_WIDE = re.compile(r"[\u2014-\u201f\u2026\u3000-\u303f\u3400-\u9fff\uff01-\uff5e\U00020000-\U000323af]")
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_GAP = re.compile(rf"[\s{_INVISIBLE}]+")

_DOUBLE, _SINGLE = ('"', "“", "”"), ("'", "‘", "’")
_BEFORE_OPENING = frozenset("（《〈【「『—：:(<[")
_AFTER_CLOSING = frozenset("，。、；：！？）》〉】」』…,.;:!?)>]")
_SURE, _STRONG, _WEAK, _OUT_OF_TURN = 5, 3, 1, 2


def is_wide(char: str) -> bool:
    """Tell whether a character is Chinese: an ideograph or a mark of Chinese punctuation."""
    return bool(_WIDE.match(char))


def fold(text: str) -> str:
    """Return `text` with narrow digits and letters, wide punctuation beside Chinese; quotes and spaces stay."""
    text = text.translate(_ONE_TO_ONE)
    chars = list(text)
    open_brackets: list[bool] = []
    for match in _MARK.finditer(text):
        at = match.start()
        if text[at] in ".．":
            chars[at] = _full_stop(text, at)
        elif text[at] == ")" and open_brackets:
            chars[at] = "）" if open_brackets.pop() else ")"
        else:
            wide = _beside_chinese(text, at)
            chars[at] = _MARKS[text[at]] if wide else text[at]
            if text[at] == "(":
                open_brackets.append(wide)
    return "".join(chars)


def _full_stop(text: str, at: int) -> str:
    """A full stop ends a Chinese sentence; between digits it is a decimal point."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before.isdigit() and after.isdigit():
        return "."
    return "。" if _HAN.match(before) and (not after or is_wide(after) or after == '"') else text[at]


def _beside_chinese(text: str, at: int) -> bool:
    """A mark is Chinese unless both neighbours that count are Latin letters or digits."""
    before = text[max(at - 8, 0) : at].rstrip()[-1:]
    after = text[at + 1 : at + 9].lstrip()[:1]
    known = [char for char in (before, after) if char and char not in "\"'"]
    return any(is_wide(char) for char in known)


def pair_quotes(text: str) -> str:
    """Return `text`, one paragraph, with straight quotes turned into opening and closing ones.

    A quote out of turn costs something, and so does one that its neighbours speak against; the cheapest reading wins.
    """
    for straight, opening, closing in (_DOUBLE, _SINGLE):
        places = [at for at in _places(text, straight) if straight == '"' or not _apostrophe(text, at)]
        if places:
            chars = list(text)
            for at, opens in zip(places, _cheapest([_leaning(text, at) for at in places]), strict=True):
                chars[at] = opening if opens else closing
            text = "".join(chars)
    return text


def _places(text: str, char: str) -> Iterator[int]:
    at = text.find(char)
    while at >= 0:
        yield at
        at = text.find(char, at + 1)


def _apostrophe(text: str, at: int) -> bool:
    around = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
    return len(around) == 2 and around.isascii() and around.isalnum()


def _leaning(text: str, at: int) -> int:
    """Return how much the neighbours speak for an opening quote (above 0) or for a closing one (below 0)."""
    before, after = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    leaning = 0
    if not before or before in _BEFORE_OPENING:
        leaning += _STRONG
    if not after or after in _AFTER_CLOSING:
        leaning -= _STRONG
    # Printed lines never begin with a closing quote and never end with an opening one.
    leaning += _SURE if before.isspace() else 0
    leaning -= _SURE if after.isspace() else 0
    if (before and before in "。！？…%") or after == text[at]:
        leaning -= _WEAK
    if (before and before in "，、；") or before == text[at]:
        leaning += _WEAK
    return leaning


def _cheapest(leanings: list[int]) -> list[bool]:
    """Return for each quote whether it opens: Viterbi over the two states inside and outside of a quotation."""
    costs = {False: 0, True: _OUT_OF_TURN}  # key: are we inside a quotation before this quote?
    steps: list[dict[bool, bool]] = []
    for leaning in leanings:
        following: dict[bool, tuple[int, bool]] = {}
        for opens in (True, False):
            against = max(-leaning if opens else leaning, 0)
            inside = min((False, True), key=lambda state: costs[state] + _OUT_OF_TURN * (state == opens))
            following[opens] = (costs[inside] + _OUT_OF_TURN * (inside == opens) + against, inside)
        steps.append({opens: inside for opens, (_, inside) in following.items()})
        costs = {opens: cost for opens, (cost, _) in following.items()}
    state = costs[True] + _OUT_OF_TURN < costs[False]
    answer: list[bool] = []
    for step in reversed(steps):
        answer.append(state)
        state = step[state]
    return answer[::-1]


def normal(passage: Passage, keep_spaces: bool = False) -> Passage:
    """Return a whole paragraph in normal form: paired quotes, no spaces that only the layout put there.

    Args:
        passage: the paragraph; its characters were folded line by line.
        keep_spaces: keep single spaces between Chinese characters, as titles use them in the place of a comma.
    """
    passage = passage.stripped().rewritten(pair_quotes)
    text, dropped, spaces = passage.text, list[int](), list[int]()
    for match in _GAP.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        visible = [at for at in range(match.start(), match.end()) if text[at] not in _INVISIBLE]
        kept = bool(visible) and _space_matters(before, after, keep_spaces)
        dropped.extend(at for at in range(match.start(), match.end()) if not kept or at != visible[0])
        spaces.extend(visible[:1] if kept else ())
    chars = list(text)
    for at in spaces:
        chars[at] = " "
    return Passage("".join(chars), passage.origins).without(dropped)


def _space_matters(before: str, after: str, keep_spaces: bool) -> bool:
    if not before or not after:
        return False
    if keep_spaces:
        return bool(_HAN.match(before) or _HAN.match(after) or before.isalnum() or after.isalnum())
    return not is_wide(before) and not is_wide(after)


def forms_of(char: str) -> frozenset[str]:
    """Return every form that a character of the source may take in an article's text."""
    folded = char.translate(_ONE_TO_ONE)
    forms = {folded, _MARKS.get(folded, folded)}
    forms |= {'"': {"“", "”"}, "'": {"‘", "’"}, ".": {"。"}, "．": {".", "。"}}.get(folded, set())
    return frozenset(forms | {" "} if char.isspace() else forms)
