"""Lists of quotations and lists in one: “甲”“乙”等活动, “甲、乙、丙”三项制度."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.lexer import Scan
from kg.extraction.naming.candidates import Candidate
from kg.extraction.naming.heads import ORGANS, PROGRAMME, Head, NameLexicon
from kg.extraction.naming.quotation_heads import following_head, head_after
from kg.extraction.numerals import parse_number
from kg.model import Span

_QUOTED_LIST = re.compile(r"“([^“”\n。；]{6,120})”")
_SPEECH = re.compile(r"“([^“”\n]*‘[^“”\n]*[，。！？][^“”\n]*|[^“”\n]*[，。！？][^“”\n]*‘[^“”\n]*)”")
_WHOLE = str.maketrans("‘’", "“”")
_LISTED = re.compile(r"(?:等)?(?:一系列|系列|多种|多个|多项|\d+余?[个项场种类]|[两三四五六七八九十]+[个项大种类])*")
_CONTENT = re.compile(r"为(?:主要)?(?:内容|抓手|核心|支撑)的“([^“”]{2,16})”")
#: What a list of quotations offers (“甲”“乙”“丙”三大服务).
_OFFERED = re.compile(r"等?(?:[两三四五六七八九十]|\d+)[大项](?:特色|便民|暖心|惠民|关爱)?服务(?![队团站点中员])")
#: What the quotations of a list are that one of these nouns closes, which end no names themselves.
_CLOSED_BY = {
    "SocialOrganisation": re.compile(
        r"等(?:\d+[家支个])?(?:[\u4e00-\u9fff]{2})?(?:社会组织|自治力量|服务力量|志愿力量|志愿队伍)"
    ),
    "Product": re.compile(r"等(?:\d+[款种个])?(?:系列)?(?:金融|贷款|信贷|保险|文创|特色|保障)产品"),
    "Mechanism": re.compile(r"等(?:\d+[项个种])?(?:特色|创新|经验|典型|好)?做法"),
}
#: Tools of a list stay one thing.
_TOOLS = re.compile(r"[两三四五六七八九十](?:张清单|本台账|张图|个专家库|份清单|张表|个库)")
#: These class words go with all quotations before them, also where nothing counts those (“甲”“乙”品牌).
_SHARED = frozenset({"Brand", "Mechanism", "Platform", "Project"})
#: What a year is devoted to stands before 年.
_SHORTEST_YEAR = 4
_COUNTED = re.compile(r"([两三四五六七八九十]|\d+)(?:项|大|个|种)([\u4e00-\u9fff]{2,4})")


def _kind_of_whole(scan: Scan, at: int, counted: re.Match[str] | None, lexicon: NameLexicon) -> str:
    """Return the class of what a quoted list of parts makes up, "" if the text behind it names no whole."""
    whole = _CONTENT.match(scan.text, at)
    head = (lexicon.head_at_end(whole[1]) or head_after(scan, whole.end(), lexicon)) if whole else None
    head = head or (lexicon.heads.get(counted[2]) if counted else None)
    return str(head.type) if head else ""


def _alike(parts: list[str], lexicon: NameLexicon) -> str:
    """Return the class of the parts of a quoted list that end with one class word (甲年、乙年、丙年), "" for none."""
    if len(parts) < 2 or len({part[-1:] for part in parts}) > 1:
        return ""
    if all(part[-1:] == "年" and len(part) >= _SHORTEST_YEAR and not part[-2].isdigit() for part in parts):
        return "Initiative"
    heads = [head for part in parts if (head := lexicon.head_at_end(part)) and not lexicon.is_generic(part)]
    kinds = {head.type for head in heads}
    return kinds.pop() if len(heads) == len(parts) and len(kinds) == 1 and kinds <= PROGRAMME else ""


def counts_its_parts(scan: Scan, quotation: re.Match[str], lexicon: NameLexicon) -> bool:
    """Tell whether a quotation lists programmes (甲年、乙年) or what a count behind it says (“甲、乙、丙”三项制度)."""
    if _alike(quotation[1].split("、"), lexicon):
        return True
    counted = _COUNTED.match(scan.text, quotation.end())
    parts = quotation[1].count("、") + 1
    if parts < 2 or counted is None or _TOOLS.match(scan.text, quotation.end()):
        return False
    return parse_number(counted[1]) == parts and _kind_of_whole(scan, quotation.end(), counted, lexicon) in PROGRAMME


def listed_parts(scan: Scan, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield the parts of “甲、乙、丙”为主要内容的“某”工程 and of “甲、乙、丙”三项制度, in the class of the whole."""
    for match in _QUOTED_LIST.finditer(scan.text):
        parts = match[1].split("、")
        if len(parts) < 2 or not all(2 <= len(part) <= 12 for part in parts):
            continue
        if tools := _TOOLS.match(scan.text, match.end()):
            yield Candidate(Span(match.start(), tools.end()), "Mechanism", match[1] + tools[0], quoted=True)
            continue
        counted = _COUNTED.match(scan.text, match.end())
        alike = _alike(parts, lexicon)
        kind = alike or _kind_of_whole(scan, match.end(), counted, lexicon)
        at = match.start(1)
        for part in parts if kind in PROGRAMME else ():
            name = part + counted[2] if counted and kind == "Platform" and not alike else part
            yield Candidate(Span(at, at + len(part)), kind, name, quoted=True, core=part)
            at += len(part) + 1


def list_heads(scan: Scan, matches: list[re.Match[str]], lexicon: NameLexicon) -> dict[int, Head]:
    """Return, for quotations in a list closed by a head (“甲”“乙”等活动), that head."""
    heads: dict[int, Head] = {}
    after: Head | None = None
    for match, following in zip(reversed(matches), [None, *reversed(matches)], strict=False):
        between = scan.text[match.end() : following.start()] if following else None
        if between is None or between not in ("", "、", "和", "与", "及", "以及"):
            closing = _LISTED.match(scan.text, match.end())
            at = closing.end() if closing else match.end()
            found = following_head(scan, at, lexicon)
            shared = found and (at > match.end() or found[0].type in _SHARED)
            after = found[0] if found and shared and found[0].type not in ORGANS else None
            if found is None:
                after = _class_behind(scan.text, match.end())
        if after:
            heads[match.start()] = after
    return heads


def _class_behind(text: str, at: int) -> Head | None:
    """Return the class of quotations that a noun behind them gives which is no head, as one of that class."""
    if _OFFERED.match(text, at):
        return Head("服务", "Initiative", "weak")
    kind = next((kind for kind, nouns in _CLOSED_BY.items() if nouns.match(text, at)), "")
    return Head("", kind, "weak") if kind else None


def with_inner_quotes(text: str) -> str:
    """Return a text of the same length in which a speech has no quotation marks, but those within it are whole ones."""
    return _SPEECH.sub(lambda match: "‘" + match[1].translate(_WHOLE) + "’", text) if "‘" in text else text
