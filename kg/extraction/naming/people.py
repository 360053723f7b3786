"""Persons beside a role or a verb of saying: a family name and one or two more characters, or parts of other names."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from kg.extraction.lexer import FREE, NUMBER, Scan, places_of
from kg.extraction.naming.bare_people import ADVERBS, GOING_ON, BarePeopleFinder
from kg.extraction.naming.candidates import Candidate
from kg.extraction.naming.composed_names import FIRST_OF_TWO, ComposedNames
from kg.extraction.naming.heads import EDGE, HEAD, KEEP, MEASURE, STOP, VERB
from kg.extraction.naming.no_people import is_no_person
from kg.extraction.segmenting import CLASSES, crossing, segmenter
from kg.lexicon import Lexicon, either
from kg.model import Span

_NOT_IN_NAMES = frozenset("的了是和与及等将把被对向说也都不我你他她它们这那些个就着任到在为从去要没有曾已地")
_LIST = re.compile(r"[、和与及]")
_COLLEAGUES = re.compile(
    r"等?(?:\d{1,9}|[一二两三四五六七八九十]{1,9})(?:名|位)[\u4e00-\u9fff]{0,4}(?:同志|个人|党员|选手|学员|书记|代表|教师|医生|民警)|等同志|等\d{1,3}[名位]"
)
_BORDERS = frozenset({"stop", "verb", "edge", "punctuation"})
_IS = re.compile(
    r"是(?=[\u4e00-\u9fff]{2,3}[，。])|是(?=([^，。；\n]{2,24}(?:长|书记|主任|员|工人|干部|负责人)[，。]))"
)
_OPENING = frozenset("。！？”\n，")
_RESIDENT = re.compile(r"(?:社区|村|小区|镇|乡)的(?=[\u4e00-\u9fff]{3})")
#: Surnames too, but far oftener words of other kinds.
_RATHER_WORDS = frozenset("和全从家师时")
#: So are these where a common word begins behind them (组长|时|经常…, 负责人|向|大家…).
_RATHER_WORDS_BEFORE_VERBS = frozenset("时向由")
#: Surnames that are one only where a role has told that a person comes (队员|都放下…, 种植户|占七成).
_SELDOM = frozenset("由都代连")
#: And these are none before a numeral (种植户|占七成).
_BEFORE_NUMERALS = re.compile("[占才][一二三四五六七八九十百]")
#: Who comes from a place: 来自某镇某村的|某某，
_FROM = re.compile(r"来自[^，。；、：“”\n]{2,16}[省市区县镇乡村]的([\u4e00-\u9fff]{2,3})(?=[，说是]|告诉|坦言|介绍)")
#: Given names with a preposition (村民李|向阳).
_FACING = re.compile("向(?:[阳荣](?!光)|[东红军](?![部方线西南北])|前(?![进来走推方]))")
#: Before a title these end the name of a place, whatever it begins with (石桥村|网格员, 云岭市|副市长).
_GROUNDS = frozenset("省市区县旗州镇乡村庄社")
_LONGEST_ROW = 60
_USUAL = 3
#: Behind a name of two characters these are verbs and the like more often than a third one.
_VERBS = frozenset("率开带前轮提来去走看做打第还也就都正今昨每多当已被让从往")
_SURNAMES_OR_VERBS = frozenset("包来干付应计能过")
#: Surnames that are oftener something else behind a word for a person (党员向某人…, 村民万元…).
_OTHERS_TOO = frozenset("向于万金石方白高江")
#: What follows a name of two characters: marks, and words that go on with what he has or does.
_SHORT_BEFORE = frozenset("，。、；：！？”）（(\n的没说是在也还就都正已便又却把被将向从对给为每时家")
_SINGLE = frozenset({FREE, STOP, MEASURE, HEAD, NUMBER})
_ROW = re.compile(r"((?:[\u4e00-\u9fff]{2,4}[、和])+[\u4e00-\u9fff]{2,4})$")
_LEADING_ROW = re.compile(r"(?:^|[，。；：\n])((?:[\u4e00-\u9fff]{2,3}、)+[\u4e00-\u9fff]{2,3})")
_ONE_OF = re.compile(r"(?:授予|表彰|为|向|给|聘请|选聘|邀请)([\u4e00-\u9fff]{2,3})$")
_HIGH = frozenset({"总书记", "书记", "院士", "教授", "主席", "主任"})
_SPEAKER = re.compile(
    r"(?:^|[。！？”\n，])([\u4e00-\u9fff]{2,4})"
    r"(?=告诉记者|介绍说|介绍道|坦言|感慨|回忆|说[，：。]|表示[，：])"
)
#: Classes of common words that are no given names: adverbs and times (民警|于当天).
_TIMES = frozenset({CLASSES.index("d"), CLASSES.index("t")})
_AFTER = frozenset("0123456789，。、；：！？”’）)（( \n等在")


class PeopleFinder:
    """Finds persons by the words beside their names.

    Args:
        lexicon: its tables "people" and "surnames" give roles, verbs and family names.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        table = lexicon.table("people")
        self._surnames = (
            frozenset(word for words in lexicon.table("surnames").values() for word in words.split()) - _RATHER_WORDS
        )
        self._surnames_alone = self._surnames - _SURNAMES_OR_VERBS
        common = lexicon.table("surnames")["common"].split()
        self._common = frozenset(common) - _RATHER_WORDS - _RATHER_WORDS_BEFORE_VERBS - _SURNAMES_OR_VERBS - _OTHERS_TOO
        self._bare = BarePeopleFinder(
            self._common, self._surnames - set(common) - _RATHER_WORDS_BEFORE_VERBS - _SURNAMES_OR_VERBS, _NOT_IN_NAMES
        )
        self._speaks = tuple(table["speaks"].split())
        self._doing = tuple(word for word in self._speaks if word not in _NOT_IN_NAMES)
        self._leads = ("说", *self._doing)
        self._nobody, self._words = tuple(table["nobody"].split()), frozenset(table["words"].split())
        roles = table["roles"].split()
        # 党总支书记 holds no 支书.
        self._role = re.compile(f"(?:{either(roles)})(?<!支书(?=记))")
        self._role_ends = frozenset(roles)
        chinese = "[\u4e00-\u9fff]"
        self._dotted = re.compile(
            f"(?<!{chinese})(?:{chinese}{{1,3}}和)?({chinese}{{2,6}}·{chinese}{{2,7}}?){self._role.pattern}"
        )
        self._composed = ComposedNames(table["elements"].split(), table["fathers"].split())
        self._humble: dict[str, tuple[str, ...]] = {}
        for word in table["humble"].split():
            self._humble[word[-1]] = (*self._humble.get(word[-1], ()), word)
        firsts = "".join(sorted({name[0] for name in (*self._surnames, *table["elements"].split())}))
        # Few of the places where such a word could end have a name behind them.
        self._before_name = re.compile(f"[{''.join(self._humble)}](?=[{firsts}]|{FIRST_OF_TWO.pattern})")

    def find(self, scan: Scan) -> Iterator[Candidate]:
        """Yield the persons of a text, each name at every place where it stands."""
        names = {_without_word(scan.text, name) for name in self._found(scan)} - {""} | set(self._bare.find(scan))
        names |= set(self._before(scan, names))
        names = {name for name in names if not is_no_person(name, scan.text, self._words)}
        for start, end in places_of(names, scan.text):
            yield Candidate(Span(start, end), "Person", scan.text[start:end])

    def _found(self, scan: Scan) -> Iterator[str]:
        roles = tuple(self._role.finditer(scan.text))
        for match in roles:
            if scan.ending(match.end()) is not None:  # 区长 in 某区长安路 is no role.
                yield from self._named_behind(scan, match.end())
                yield from self._titled(scan, match)
        told = frozenset(self._humble_ends(scan.text))
        for end in (*sorted(told), *(match.end() for match in _RESIDENT.finditer(scan.text))):
            if scan.ending(end) is not None:
                yield from self._named_behind(scan, end, shortest=_USUAL)
                yield from self._short_behind(scan, end) if end in told else ()
                yield from self._acting(scan, end)
        for _, token in scan.tagged(HEAD):
            if len(token.text) > 1:
                yield from self._acting(scan, token.end)
        yield from self._predicated(scan, {match.end() for match in roles})
        yield from self._speakers(scan.text)
        yield from self._from_places(scan)
        yield from self._honoured(scan.text)
        # Right before a title: 艾力江·卡德尔|局长
        yield from (match[1] for match in (self._dotted.finditer(scan.text) if "·" in scan.text else ()))

    def _humble_ends(self, text: str) -> Iterator[int]:
        """Yield where a humble word ends and a name may begin."""
        for match in self._before_name.finditer(text):
            if text.endswith(self._humble[match[0]], 0, match.end()):
                yield match.end()

    def _named_behind(self, scan: Scan, at: int, shortest: int = 2) -> Iterator[str]:
        """Yield the name that begins at `at`, and those that a list sets beside it."""
        name = self._name_at(scan, at, told=shortest < _USUAL)
        if name and len(name) >= shortest:
            yield name
            yield from self._row(scan, at + len(name))

    def _short_behind(self, scan: Scan, at: int) -> Iterator[str]:
        """Yield the name of two characters at `at` that make no word, if it is common and what follows ends it."""
        text = scan.text
        name, behind = text[at : at + 2], text[at + 2 : at + 4]
        common = name[:1] in self._common and _is_given(name[1:]) and not name.startswith(self._nobody, 1)
        ended = behind[:1] in _SHORT_BEFORE or behind.startswith(self._leads) or self._does(scan, at + 2)
        if text.startswith(self._doing, at + 3) and text[at + 2] not in ADVERBS:
            return  # 村民李江从|介绍
        unknown = _is_unknown(scan, at, 2) and not segmenter().kind(name)
        if common and ended and unknown and not behind.startswith(self._nobody):
            yield name

    def _acting(self, scan: Scan, at: int) -> Iterator[str]:
        """Yield a name right behind a body or a humble role that a verb of speaking or leading follows."""
        for length in (3, 2):
            name = scan.text[at : at + length]
            led = name[:1] in self._surnames_alone and scan.text.startswith(self._leads, at + length)
            if led and _is_given(name[1:]) and _is_unknown(scan, at, length):
                yield name
                return

    def _predicated(self, scan: Scan, ends: Container[int]) -> Iterator[str]:
        """Yield names of 书记是某某, where a role `ends`, and of 某某是某局的副局长."""
        text = scan.text
        for match in _IS.finditer(text):
            if match.start() in ends and (name := self._name_at(scan, match.end())):
                yield name
            for size in (3, 2) if match[1] else ():
                name = text[max(0, match.start() - size) : match.start()]
                opens = match.start() <= size or text[match.start() - size - 1] in _OPENING
                if opens and len(name) == size and name[0] in self._surnames and _is_given(name[1:]):
                    yield name

    def _titled(self, scan: Scan, role: re.Match[str]) -> Iterator[str]:
        """Yield a name of three characters that stands right before a high title (某某某总书记)."""
        start = role.start() - 3
        first, behind = scan.by_start.get(start), scan.by_start.get(role.start())
        if first is None or behind is None or len(role[0]) < len("书记"):
            return
        name = scan.text[start : role.start()]
        high = role[0] in _HIGH or role[0].startswith("副")
        bordered = first == 0 or scan.tokens[first - 1].tag in (_BORDERS if high else {"punctuation"})
        # Three single characters: no common word stands there.
        fits = behind - first == 3 and name[0] in self._surnames and name[-1] not in _GROUNDS
        if bordered and fits and _is_given(name[1:]):
            yield name

    def _name_at(self, scan: Scan, at: int, told: bool = False) -> str | None:
        """Return the name that begins at `at`, if what follows ends it, or a role has `told` that a person comes."""
        text = scan.text
        ends = (end for end in self._composed.ends(text, at) if self._ends(scan, end, text[end : end + 4]))
        if (end := self._composed.sure_end(text, at) or next(ends, None)) is not None:
            return text[at:end]
        if FIRST_OF_TWO.match(text, at):
            return None
        surname = next((text[at : at + n] for n in (2, 1) if text[at : at + n] in self._surnames), None)
        if surname is None or (not told and (surname in _SELDOM or _BEFORE_NUMERALS.match(text, at))):
            return None
        if facing := _FACING.match(text, at + len(surname)):
            return text[at : facing.end()]
        if surname in _RATHER_WORDS_BEFORE_VERBS and self._goes_on(scan, at + 1):
            return None  # 组长|时|狠抓作风, 负责人|向|参会人员
        for length in (len(surname) + 2, len(surname) + 1):
            name, after = text[at : at + length], text[at + length : at + length + 4]
            given = name[len(surname) :]
            if len(name) < _USUAL and surname in _SURNAMES_OR_VERBS:
                return None  # 楼长|包楼
            plain = len(name) == length and _is_given(given) and self._is_free(scan, at, length)
            sure = told and length == _USUAL and name[-1] not in _VERBS and _is_unknown(scan, at, length, _SINGLE)
            if length > len(surname) + 1 and self._is_cut_short(scan, at + length - 1):
                continue  # 负责人李江|感慨, 村民李江|正忙着, 见到李江|时，
            if plain and (sure or self._ends(scan, at + length, after)):
                return name if told or not self._is_object(scan, at) else None
        return None

    def _is_cut_short(self, scan: Scan, at: int) -> bool:
        """Tell whether what stands at `at`, the last place of a name, is said of somebody with a shorter one."""
        text = scan.text
        if text.startswith(self._doing, at):
            return True
        adverb = text.startswith(tuple(ADVERBS), at) and (self._goes_on(scan, at) or self._goes_on(scan, at + 1))
        return adverb or GOING_ON.match(text, at) is not None

    def _is_object(self, scan: Scan, at: int) -> bool:
        """Tell whether the first character is rather a verb (志愿者|包|饺子), as one is before a common word."""
        if scan.text[at] in _SURNAMES_OR_VERBS:
            return True
        i = scan.by_start.get(at + 1)
        return i is not None and scan.tokens[i].end - scan.tokens[i].start > 1

    def _goes_on(self, scan: Scan, at: int) -> bool:
        """Tell whether a common word of more than one character that is no plain noun begins at `at`."""
        i = scan.by_start.get(at)
        return i is not None and len(scan.tokens[i].text) > 1 and scan.tokens[i].tag != KEEP

    def _does(self, scan: Scan, at: int) -> bool:
        """Tell whether a verb of more than one character begins at `at`."""
        i = scan.by_start.get(at)
        return i is not None and len(scan.tokens[i].text) > 1 and scan.tokens[i].tag in (VERB, EDGE)

    def _ends(self, scan: Scan, at: int, after: str) -> bool:
        if not after or after[0] in _AFTER or after.startswith(self._speaks):
            return True
        i = scan.by_start.get(at)
        # A border, or a common word that begins just there.
        return i is not None and (scan.tokens[i].tag in _BORDERS or scan.tokens[i].end - at > 1)

    def _is_free(self, scan: Scan, at: int, length: int) -> bool:
        """Tell whether the characters are no common word, and not 王女士 or 李大爷."""
        if any(scan.text[at : at + length + 2].find(word) > 0 for word in self._nobody):
            return False
        i = scan.by_start.get(at)
        return i is None or scan.tokens[i].end - at == 1 or scan.text[at : at + 2] in self._surnames

    def _row(self, scan: Scan, at: int) -> Iterator[str]:
        """Yield the names that go on a list after a first one."""
        while at < len(scan.text) and _LIST.match(scan.text[at]):
            name = self._name_at(scan, at + 1, told=True)
            if name is None or not self._closes(scan.text, at + 1 + len(name)):
                return
            yield name
            at += 1 + len(name)

    def _before(self, scan: Scan, names: set[str]) -> Iterator[str]:
        """Yield the names that open a clause and stand in a row before one of `names` (，某某某、|某某、某某为)."""
        for match in _LEADING_ROW.finditer(scan.text):
            row = match[1].split("、")
            known = next((n for n, name in enumerate(row) if name in names or name[:2] in names), 0)
            if known and all(name[0] in self._surnames and _is_given(name[1:]) for name in row[:known]):
                starts = (match.start(1) + sum(len(name) + 1 for name in row[:n]) for n in range(known))
                yield from (
                    name for name, at in zip(row, starts, strict=False) if _is_unknown(scan, at, len(name), _SINGLE)
                )

    def _closes(self, text: str, at: int) -> bool:
        """Tell whether a mark, or what a person does, ends a name of a row."""
        return at >= len(text) or text[at] in _AFTER or text.startswith((*self._speaks, "分别", "和"), at)

    def _speakers(self, text: str) -> Iterator[str]:
        """Yield names that open a sentence or follow a mark and are followed by a verb of saying."""
        for match in _SPEAKER.finditer(text):
            name = match[1]
            surname = name[:2] if name[:2] in self._surnames else name[:1]
            fits = surname in self._surnames and 1 <= len(name) - len(surname) <= 2 and _is_given(name[len(surname) :])
            if fits and not any(word in name for word in self._nobody) and name not in self._role_ends:
                yield name

    def _from_places(self, scan: Scan) -> Iterator[str]:
        """Yield the names of those who come from a place, of characters that make no common word."""
        for match in _FROM.finditer(scan.text):
            if (
                (name := match[1])[0] in self._surnames
                and _is_given(name[1:])
                and _is_unknown(scan, match.start(1), len(name))
            ):
                yield name

    def _honoured(self, text: str) -> Iterator[str]:
        """Yield the names of a list that 等N名同志 closes, and the one name of 授予某某等N名."""
        for match in _COLLEAGUES.finditer(text):
            before = text[max(0, match.start() - _LONGEST_ROW) : match.start()]
            row = _ROW.search(before) or _ONE_OF.search(before)
            for part in re.split("[、和]", row[1]) if row else ():
                starts = range(max(0, len(part) - 3), len(part) - 1)
                name = next((part[i:] for i in starts if part[i] in self._surnames), "")
                if 2 <= len(name) <= 3 and _is_given(name[1:]):
                    yield name


def _without_word(text: str, name: str) -> str:
    """Return a name of three characters without the last if that begins a common word (镇长李青|所在)."""
    at = text.find(name)
    if len(name) == _USUAL and _is_seen_without(text, name):
        return "" if segmenter().kind(name[:-1]) else name[:-1]
    listed = text.startswith("等", at + len(name)) and text[max(0, at - 1) : at] in ("、", "和")
    word = crossing(text, at + len(name)) if len(name) == _USUAL and not listed else ""
    short = name[:-1] if len(word) > 1 and word[0] == name[-1] else name
    timed = len(name) == _USUAL and segmenter().kind(name[1:]) in _TIMES
    return "" if timed or (len(short) < len(name) and segmenter().kind(short)) else short


def _is_seen_without(text: str, name: str) -> bool:
    """Tell whether the first two characters stand more often before others (李江|指着, 李江|种了, 李江|说)."""
    behind = {text[end : end + 1] for _, end in places_of([name[:2]], text)}
    return len(behind) > 1 and text.count(name) * 2 <= text.count(name[:2])


def _is_unknown(scan: Scan, at: int, length: int, tags: frozenset[str] = frozenset({FREE})) -> bool:
    """Tell whether no character from `at` on is part of a common word."""
    first = scan.by_start.get(at)
    tokens = scan.tokens[first : first + length] if first is not None else ()
    return all(len(token.text) == 1 and token.tag in tags for token in tokens) and len(tokens) == length


def _is_given(given: str) -> bool:
    return bool(given) and all("\u4e00" <= char <= "\u9fff" and char not in _NOT_IN_NAMES for char in given)
