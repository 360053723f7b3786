"""Persons told by no word of the lexicon: three characters that are no common word, with a family name first.

They open a clause or follow 的 and go on with what somebody does or has (，李江海把…, 六十岁的李江海在…), or
stand behind what ends the words for a calling (检漏工李江海).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.lexer import FREE, Scan
from kg.extraction.naming.heads import EDGE, STOP, VERB
from kg.extraction.segmenting import crossing, segmenter

#: What ends the words for a calling or for kin; behind it nothing else must tell that a person comes.
_CALLING = (
    "[员工手人师商户主长友生者]|妻子|丈夫|儿子|弟子|徒弟|老[大二三四五六]|[他她]叫|[岁旬]的"
    "|[村农渔牧市居]民|老板|[果茶菜花蜂]农|专家|模范|主播"
)
_BORDER = "(?:^|(?<=[。！？”’\n，；：、—的]))"
_GOING_ON = frozenset({STOP, VERB, EDGE})
#: What somebody with a less common family name must go on with.
_RARE_GOES_ON = re.compile("[被把让还也]|是(?!不)|一行|(?:指出|强调|要求|希望|表示)[，：]")
#: What follows a name besides verbs and small words: who goes with him, who he is.
_WITH_HIM = re.compile("一行|老人|团队|家庭")
#: Behind 的 a mark ends a name, too, and so does somebody's house.
_BEHIND_OF = re.compile("[，。；、]|家(?![^，。]?[的园里])")
_AGED = re.compile(r"(?:今年|只有|刚满|已经?)?\d{1,3}岁")
#: Family names that are oftener verbs and adverbs behind a noun (路子|才…, 工人|来…).
_WORDS_TOO = frozenset("才来平成会强沙后文单满管包项付过应干能计随由时从和全向于万")
#: Verbs of one character behind a name of two.
_VERBS = frozenset("率带前轮提去走看做作打第当被让从往愁")
#: Behind a name these are adverbs where a common word follows (村民李江|又种上了).
ADVERBS = "还也就都又便却"
#: And these tell what somebody is doing just then (村民李江|正忙着).
GOING_ON = re.compile(r"正(?:[在忙]|[\u4e00-\u9fff]{1,3}着)|时[，。]")
#: Given names hardly end so, but old quarters and hollows do.
_GROUNDS = frozenset("里村镇乡县市区河江湖山路街庄沟寨坪")
_GIVEN = 2


class BarePeopleFinder:
    """Finds persons without a role beside them.

    Args:
        common: the common family names.
        rare: the others of one character.
        not_in_names: characters that no given name has.
    """

    def __init__(self, common: frozenset[str], rare: frozenset[str], not_in_names: frozenset[str]) -> None:
        singles = "".join(sorted(name for name in common | rare if len(name) == 1))
        given = f"[^\\W\\d_a-zA-Z{''.join(sorted(not_in_names))}]"
        self._common = common
        self._name = re.compile(f"{_BORDER}[{singles}]{given}{{{_GIVEN}}}")
        called = "".join(sorted(set(singles) - _WORDS_TOO))
        self._called = re.compile(f"(?:{_CALLING})([{called}]{given}{{{_GIVEN}}})(?!·)")

    def find(self, scan: Scan) -> Iterator[str]:
        """Yield the names of a text."""
        for match in self._name.finditer(scan.text):
            if _is_free(scan, match.start()) and self._goes_on(scan, match) and _is_no_word(scan.text, match.start()):
                yield match[0]
        for match in self._called.finditer(scan.text):
            if self._is_called(scan, match):
                yield match[1]

    def _is_called(self, scan: Scan, match: re.Match[str]) -> bool:
        """Tell whether three characters behind a calling are a name, and not one of two with an adverb or verb."""
        last = match.end(1) - 1
        short = match[1][-1] in _VERBS or match[1][-1] in ADVERBS or GOING_ON.match(scan.text, last)
        return not short and _is_free(scan, match.start(1)) and _is_no_word(scan.text, match.start(1))

    def _goes_on(self, scan: Scan, match: re.Match[str]) -> bool:
        """Tell whether what follows is said of somebody."""
        text, end = scan.text, match.end()
        if _AGED.match(text, end):
            return True
        if match[0][0] not in self._common:
            return _RARE_GOES_ON.match(text, end) is not None and text[match.start() - 1 : match.start()] != "的"
        if text[match.start() - 1 : match.start()] == "的" and _BEHIND_OF.match(text, end):
            return True
        return scan.tokens[scan.by_start[end]].tag in _GOING_ON or _WITH_HIM.match(text, end) is not None


def _is_free(scan: Scan, at: int) -> bool:
    """Tell whether three single characters stand there, none of which is part of a word of the scan."""
    i, end = scan.by_start.get(at), at + _GIVEN + 1
    if i is None or scan.by_start.get(end, 0) - i != _GIVEN + 1:
        return False
    if scan.text[end - 1] in _GROUNDS or scan.text[end - 1] == scan.text[at]:  # 越走越
        return False
    return all(token.tag == FREE for token in scan.tokens[i : i + _GIVEN + 1])


def _is_no_word(text: str, at: int) -> bool:
    """Tell whether no common word stands in a name that begins there, or lies across its borders."""
    end, known = at + _GIVEN + 1, segmenter().kind
    inside = known(text[at:end]) or known(text[at + 1 : end]) or known(text[at : at + _GIVEN])
    return not inside and not crossing(text, at) and not crossing(text, end)
