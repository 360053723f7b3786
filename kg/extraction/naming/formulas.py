"""Formulas and what they count: 理论联学、活动联办、难题联解“三联”机制 names a whole and its three parts.

Officials call a programme by a number and the word that its parts share. That the list has as many members as the
quotation says is what tells the formula from a list of fields before some other quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.lexer import Scan
from kg.extraction.naming.candidates import Candidate
from kg.extraction.naming.heads import PROGRAMME, Head, NameLexicon
from kg.extraction.numerals import parse_number
from kg.model import Span

_SHORTEST, _LONGEST = 3, 8
_COUNTED = r"“(?P<whole>(?P<count>[三四五六七八九十])(?P<great>大?)(?P<word>[\u4e00-\u9fff]{1,6}))”"
_WHOLE = re.compile(_COUNTED)
_FORMULA = re.compile(
    r"(?P<list>[\u4e00-\u9fff]{3,20}(?:、[\u4e00-\u9fff]{3,9}){1,9}(?:[和及与][\u4e00-\u9fff]{3,9})?)" + _COUNTED
)
#: Such words count things that the list names by themselves (某队伍、某队伍、某队伍“三支队伍”).
_MEASURES = "个支项张本条"
_WORDS = re.compile("[\u4e00-\u9fff]{2,6}")
#: Within the last member; one that begins so holds a word (和谐共建).
_JOINT = re.compile("(?<=[^、])[和及与](?=.)")
#: 以甲联建、乙联商的“二联”方式 tells how things are done.
_MANNER = re.compile("(?:工作|治理|管理|服务)?(?:方式|办法|做法)")
_CLOSING = ("等", "的", "为内容的", "为主要内容的")


def formulas(scan: Scan, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield the parts of every formula and, where no class noun follows the quotation, the whole."""
    for match in _FORMULA.finditer(scan.text) if _WHOLE.search(scan.text) else ():
        parts = _parts(match)
        if not parts or match["word"][0] in _MEASURES:
            continue
        head = lexicon.head_at_end(match["whole"]) or _head_behind(scan.text, match.end(), lexicon)
        usual = "Initiative" if match["great"] and not _MANNER.match(scan.text, match.end()) else "Mechanism"
        kind = head.type if head and head.type in PROGRAMME else usual
        if head is None:
            yield Candidate(Span(*match.span("whole")), kind, match["whole"], quoted=True, core=match["whole"])
        parts[0] = Span(_word_start(scan, parts[0].start, match.start("list")), parts[0].end)
        for part in parts:
            yield Candidate(part, kind, part.of(scan.text), quoted=True, core=part.of(scan.text))


def _word_start(scan: Scan, at: int, least: int) -> int:
    """Return where the word begins that a place is in the middle of (党|组织)."""
    token = scan.tokens[scan.at[at]]
    return token.start if token.start >= least else at


def _parts(match: re.Match[str]) -> list[Span]:
    """Return the members of the list, if they are as many as the formula says and alike; else none."""
    start, text = match.start("list"), match["list"]
    for closing in _CLOSING[::-1]:
        text = text.removesuffix(closing)
    members, at = [], start
    for member in text.split("、"):
        members.append(Span(at, at + len(member)))
        at += len(member) + 1
    count, last = parse_number(match["count"]), members[-1]
    if len(members) == count - 1 and (joint := _JOINT.search(text, last.start - start)):
        members[-1:] = [Span(last.start, start + joint.start()), Span(start + joint.end(), last.end)]
    sizes = {span.end - span.start for span in members[1:]}
    if len(members) != count or len(sizes) != 1 or not _SHORTEST <= min(sizes) <= _LONGEST:
        return []
    begin = members[0].end - min(sizes)  # A verb may stand before the first member.
    if begin < start:
        return []
    parts = [Span(begin, members[0].end), *members[1:]]
    return parts if _are_alike([part.of(match.string) for part in parts], match["word"]) else []


def _are_alike(parts: list[str], word: str) -> bool:
    """Tell whether the parts share, at the same place, a character of the formula's word."""
    return any(len({part[at] for part in parts}) == 1 and parts[0][at] in word for at in range(len(parts[0])))


def _head_behind(text: str, at: int, lexicon: NameLexicon) -> Head | None:
    """Return the class noun that follows a quotation, with a word or two before it."""
    behind = _WORDS.match(text, at)
    sizes = range(len(behind[0]), 1, -1) if behind else ()
    return next((head for size in sizes if (head := lexicon.head_at_end(text[at : at + size]))), None)
