"""A shallow parse of clauses: named things, known verbs and small words in a row, and what governs each named thing.

No tagger and no tree: the words of `relations.toml` are found in the masked text, longest first. That is enough to
tell who can be the subject of a verb and what its object is, which is all that the frames ask.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import add
from typing import Any, NamedTuple

from kg.extraction.clauses import clauses, sentences
from kg.extraction.lexer import lengths_by_pair
from kg.extraction.relations.participants import QUOTED, SIGNS, Cast, Phrase
from kg.lexicon import either
from kg.model import Block, Span

PHRASE, VERB, PREPOSITION, WITH, AGENT, CLOSING, GENERIC, NOUN, POSSESSIVE = (
    "phrase", "verb", "preposition", "with", "agent", "closing", "generic", "noun", "possessive",
)  # fmt: skip
_OPAQUE = "opaque"
_PLAIN = ((PREPOSITION, "prepositions"), (WITH, "with"), (AGENT, "agent"), (CLOSING, "closing"), (GENERIC, "generic"))

_MOST_TOKENS = 60
_SHORTEST_STRANGER = 2
#: Money that somebody spends on what he does (投入1200万元实施…).
_MONEY = r"(?:投入|投资|安排|筹集|拿出|出资|斥资|争取|整合)(?:各类|专项|财政)?(?:资金)?\d[\d.]*余?[万亿]*余?元(?:资金)?"
#: A list summed up (甲、乙两地举办; 甲、乙等9地获评).
_TOGETHER = (
    r"(?:等(?:[两二三四五六七八九十]|\d+)?|[两二三四五六七八九十]|\d+)(?:个|家)?"
    r"(?:省|市|县|区|地|镇|街道|乡|村|社区|方|校|院|部门|单位)(?:（[^（）]{1,8}）)?(?!的)"
)
#: Since when or during what (换届以来, 自2020年起, “十四五”期间, 近三年).
_SINCE = (
    rf"(?:自|从)?[\d\u4e00-\u9fff“”{QUOTED}]{{1,10}}?(?:以来|期间|时节|之际|年起|年开始|年来)"
    r"|近[\d一二两三四五六七八九十几数]+(?:年|个月|周|天)来?"
)
_IN_A_ROW = r"连续[\d一二两三四五六七八九十]+(?:个)?(?:年度|年|届|次|季度|月)"
#: Between a verb and 的: how much, or nothing (甲引进的乙, 投资3亿元的乙).
_QUANTITY = re.compile(r"(?:(?:了|约|超|近|达)*[\d.]+[余多]?[\u4e00-\u9fff]{1,5})?")
_COUNTED = re.compile(r"(?<![等\d])\d+余?(?:名|人|位|家)")
DASH = "——"
#: What is founded, with its members before it (成立了由甲任组长，乙、丙等9个部门为成员的丁专班).
_MAKING_UP = "由"
_MADE_UP = re.compile(
    r"(?:成立|组建|设立|建立|组成)了?[由以][^。；]{2,160}?(?:为|任|担任|组成|参加|参与)[^，。；的]{0,10}的"
    rf"(?P<whole>[{''.join(SIGNS.values())}])"
)
#: A place right behind it is where somebody comes to (企业来甲县参加乙), not so behind a time (近年来甲县…).
_COMING = re.compile("(?<![年月日以])来")
_COMING_TO = "来"
_LANDS = frozenset({"Place", "Subdistrict", "Community"})
_SIGNS = frozenset(SIGNS.values())
_CLAUSE_MARKS = frozenset("，：；、")
#: The word of a 的 behind which what is done with its owner is told.
DEED = "deed"
#: The verb that a short one stands for.
_FOUNDING = "建立"


class Token(NamedTuple):
    """A phrase or a known word of a clause.

    Attributes:
        governor: of a phrase: the kind of word that governs it (preposition, with, agent, verb), or "".
        word: the word itself; of a phrase the word that governs it.
    """

    kind: str
    start: int
    end: int
    word: str = ""
    phrase: Phrase | None = None
    governor: str = ""


class Clause(NamedTuple):
    """A clause with its tokens in order.

    Attributes:
        sentence: the sentence that it stands in.
        block: the block of the article that it stands in.
        opens: True for the first clause of its block.
    """

    span: Span
    sentence: Span
    block: Block
    opens: bool
    tokens: tuple[Token, ...] = ()

    def phrases(self) -> Iterator[Token]:
        """Yield the tokens that are phrases."""
        return (token for token in self.tokens if token.kind == PHRASE)


class Parser:
    """Parses the clauses of a text by the words of the lexicon.

    Args:
        words: the table [words] of `relations.toml`.
        verbs: every word that a sense of [verbs] lists.
        nouns: nouns that can stand for a thing named before.
    """

    def __init__(self, words: Mapping[str, Any], verbs: frozenset[str], nouns: Iterable[str]) -> None:
        self._kinds: dict[str, str] = dict.fromkeys(nouns, NOUN) | dict.fromkeys(words["opaque"].split(), _OPAQUE)
        for kind, table in reversed(_PLAIN):
            self._kinds |= dict.fromkeys(words[table].split(), kind)
        self._short = frozenset(words["short"].split())
        self._pivots = frozenset(words["pivots"].split())
        borders = (side + verb for side in words["sides"].split() for verb in words["bordering"].split())
        known = (*words["others"].split(), *borders, *sorted(self._pivots), *sorted(verbs))
        self._kinds |= dict.fromkeys(known, VERB) | {"的": POSSESSIVE}
        self._kinds = dict.fromkeys(words["into"].split(), _OPAQUE) | self._kinds
        adverbs = words["adverbs"].split()
        # Atomic, as each way to cut a row would be tried otherwise; phrases come before their first words (连续|三年).
        either_of = rf"(?>{_MONEY}|{_IN_A_ROW}|{_TOGETHER}|{either(adverbs)}|[\d年月日、])*"
        self._adverbs = re.compile(rf"{either_of}(?:{_SINCE})?{either_of}")
        self._into = frozenset(words["into"].split())
        self._inside = tuple(words["inside"].split())
        self._nominal = re.compile("|".join(words["nominal"].split()))
        self._officials = frozenset(words["officials"].split())
        self._modifiers = tuple(words["modifiers"].split())
        doing = [*known, *words["prepositions"].split(), *words["with"].split(), *words["agent"].split(), *adverbs]
        self._doing = re.compile(either(doing))
        self._deeds = re.compile(rf"的(?:[\u4e00-\u9fff]{{2}})??{either(words['deeds'].split())}")
        self._lengths = {pair: (*reversed(found), 1) for pair, found in lengths_by_pair(self._kinds).items()}
        alone = {word for word in self._kinds if len(word) == 1} | self._short | _SIGNS
        self._alone = re.compile(rf"[\d{''.join(map(re.escape, sorted(alone)))}]")

    def clauses(self, cast: Cast, blocks: tuple[Block, ...]) -> Iterator[Clause]:
        """Yield the parsed clauses of every block, in order."""
        starts = self._starts(cast.masked)
        for block in blocks:
            opens = True
            for sentence in sentences(cast.masked, block.span):
                made_up = _MADE_UP.search(cast.masked, sentence.start, sentence.end)
                for span in clauses(cast.masked, sentence):
                    for piece in _at_dashes(cast.masked, span):
                        tokens = self._with_its_head(cast.masked, piece, tuple(self._scan(cast, piece, starts)))
                        for begin, end, part in _short_enough(tokens, piece):
                            if any(token.phrase for token in part):
                                part = tuple(_governed(part, cast.masked))
                                part = _of_members(part, made_up) if made_up else part
                            yield Clause(Span(begin, end), sentence, block, opens, part)
                            opens = False

    def _with_its_head(self, masked: str, span: Span, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """Return the tokens; a noun that another one heads stands for nothing named before (园区党委被评为…)."""
        first = tokens[0] if tokens else None
        if first is None or first.kind != NOUN or first.start != span.start:
            return tokens
        behind = tokens[1] if len(tokens) > 1 else None
        named = behind is not None and behind.kind == PHRASE
        return (
            tokens
            if named or not masked.startswith(self._inside, first.end)
            else (first._replace(kind=GENERIC), *tokens[1:])
        )

    def _starts(self, masked: str) -> list[int]:
        """Return where phrases, numbers and known words may begin, in order."""
        pairs, lengths = map(add, masked, masked[1:]), self._lengths
        words = [at for at, pair in enumerate(pairs) if pair in lengths]
        return sorted({*words, *(match.start() for match in self._alone.finditer(masked))})

    def _scan(self, cast: Cast, span: Span, starts: Sequence[int]) -> Iterator[Token]:
        reached = span.start
        for number in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
            at = starts[number]
            if at < reached or (found := self._token(cast, at, span.end)) is None:
                continue
            reached = found.end
            if found.kind != _OPAQUE:
                yield found

    def _token(self, cast: Cast, at: int, end: int) -> Token | None:
        """Return the phrase, the number of persons or the longest known word that begins at an offset."""
        char = cast.masked[at]
        if char in _SIGNS:
            phrase = cast.phrase_at(at)
            return Token(PHRASE, at, min(phrase.end, end), phrase=phrase)
        if char.isdigit() and (counted := _COUNTED.match(cast.masked, at, end)):
            return Token(GENERIC, at, counted.end(), counted.group())
        if char in self._short and self._founds(cast, at, end):
            return Token(VERB, at, at + 1, _FOUNDING)
        for length in self._lengths.get(cast.masked[at : at + 2], (1,)):
            word = cast.masked[at : at + length]
            if word in self._kinds and at + length <= end:
                return self._word(cast.masked, at, word)
        return None

    def _word(self, masked: str, at: int, word: str) -> Token:
        """Return a known word at an offset as what it is there."""
        kind, end = self._kinds[word], at + len(word)
        if kind == VERB and self._nominal.match(masked, end):
            kind = _OPAQUE  # 落实情况
        elif word in self._officials and self._are_officials(masked, at, end):
            kind = _OPAQUE
        elif word in self._into and masked[end : end + 1] in _SIGNS:
            kind = PREPOSITION
        elif kind == POSSESSIVE and self._deeds.match(masked, at):
            word = DEED
        elif kind == GENERIC and at and masked[at - 1] in "（(":
            kind = _OPAQUE  # 本报讯（记者某某）
        return Token(kind, at, end, word)

    def _are_officials(self, masked: str, start: int, end: int) -> bool:
        """Tell whether a word stands for those who lead: they do something themselves (县领导为…, 领导出席)."""
        return masked.endswith(self._modifiers, 0, start) or bool(self._doing.match(masked, end))

    @staticmethod
    def _founds(cast: Cast, at: int, end: int) -> bool:
        """Tell whether a short verb stands between the beginning of a clause and a name in quotation marks."""
        behind = cast.masked[at + 1 : min(at + 2, end)]
        opens = at > 0 and cast.masked[at - 1] in _CLAUSE_MARKS
        return opens and behind in _SIGNS and cast.phrase_at(at + 1).members[0].quoted

    def opens_with_a_stranger(self, masked: str, clause: Clause) -> bool:
        """Tell whether a clause begins with words that are no adverb: with somebody whose name is not known."""
        first = clause.tokens[0] if clause.tokens else None
        end = clause.span.end if first is None else first.end if first.kind == CLOSING else first.start
        piece = masked[clause.span.start : end]
        return len(piece) >= _SHORTEST_STRANGER and not self._adverbs.fullmatch(piece)

    def is_someone_of(self, masked: str, clause: Clause, verb: int) -> bool:
        """Tell whether something unnamed acts that belongs to what the clause names (甲公司的储能项目获奖)."""
        tokens = clause.tokens
        for at in range(verb - 1, 0, -1):
            if tokens[at].kind == PHRASE or tokens[at].word == DEED:
                return False
            owner = tokens[at - 1]
            if tokens[at].kind == POSSESSIVE and owner.kind == PHRASE and owner.end == tokens[at].start:
                noun = masked[tokens[at].end : tokens[at + 1].start]
                return not owner.governor and len(noun) >= _SHORTEST_STRANGER and not self._adverbs.fullmatch(noun)
        return False

    def is_bare_place(self, masked: str, tokens: Sequence[Token], number: int) -> bool:
        """Tell whether a phrase is a place with words behind it that name somebody there, not an adverb."""
        phrase = tokens[number].phrase
        if phrase is None or phrase.members[-1].type != "Place":
            return False
        # 甲县换届以来: what closes a time begins nothing.
        behind = next((token for token in tokens[number + 1 :] if token.kind != CLOSING), None)
        return behind is not None and not self.is_adverbial(masked, tokens[number].end, behind.start)

    def is_adverbial(self, masked: str, start: int, end: int) -> bool:
        """Tell whether there are adverbs only, or nothing, between two offsets."""
        return bool(self._adverbs.fullmatch(masked, start, end))

    def is_pivot(self, word: str) -> bool:
        """Tell whether the object of this verb acts in what follows (推动, 组织)."""
        return word in self._pivots


def _short_enough(tokens: tuple[Token, ...], span: Span) -> Iterator[tuple[int, int, tuple[Token, ...]]]:
    """Yield start, end and tokens of a clause, cut into several where it has more tokens than any clause of prose."""
    start = span.start
    for first in range(0, max(len(tokens), 1), _MOST_TOKENS):
        behind = first + _MOST_TOKENS
        end = tokens[behind].start if behind < len(tokens) else span.end
        yield start, end, tokens[first:behind]
        start = end


def _at_dashes(masked: str, span: Span) -> Iterator[Span]:
    """Yield the pieces of a clause between dashes; what follows a dash is a clause of its own."""
    start = span.start
    while (dash := masked.find(DASH, start, span.end)) > start:
        yield Span(start, dash + len(DASH))
        start = dash + len(DASH)
    if start < span.end:
        yield Span(start, span.end)


def _of_members(tokens: tuple[Token, ...], made_up: re.Match[str]) -> tuple[Token, ...]:
    """Return the tokens of a clause, those who only make up what is founded as members with what is founded.

    None of them does what the sentence goes on to tell (成立由甲任组长，乙、丙为成员的丁专班，并出台…).
    """
    members, whole = (made_up.start(), made_up.start("whole")), (made_up.start("whole"), made_up.end())
    found = []
    for token in tokens:
        if token.phrase and members[0] <= token.start < members[1]:
            token = token._replace(governor=PREPOSITION, word=_MAKING_UP)
        elif token.phrase and whole[0] <= token.start < whole[1]:
            token = token._replace(governor=VERB, word=_FOUNDING)
        found.append(token)
    return tuple(found)


def _by_what_is_before(token: Token, masked: str, listed: bool) -> tuple[str, str] | None:
    """Return what governs a phrase by the sign before it, a list mark of those who act or 来, if either does."""
    if listed:
        return AGENT, "、"
    place = token.phrase is not None and token.phrase.members[0].type in _LANDS
    if place and token.start and _COMING.match(masked, token.start - 1):
        return PREPOSITION, _COMING_TO
    return None


def _governed(tokens: Iterable[Token], masked: str) -> Iterator[Token]:
    """Yield the tokens with the governor of each phrase.

    A list mark between a verb and a name turns the name into one who acts as well (甲开发、乙运营的).
    """
    governor, word, last = "", "", -1
    verb_end, agents = -1, False
    outer = "", ""
    for token in tokens:
        if token.kind == PHRASE:
            if governor not in ("", VERB) and 0 <= last != token.start:
                governor, word = "", ""
            if governor in ("", VERB):
                listed = agents and masked[verb_end : token.start] == "、"
                governor, word = _by_what_is_before(token, masked, listed and governor == VERB) or (governor, word)
            yield Token(PHRASE, token.start, token.end, word, token.phrase, governor)
            last = token.end
            continue
        yield token
        if token.kind in (PREPOSITION, WITH, AGENT, VERB):
            if token.kind == VERB:
                outer = ("", "") if governor in (AGENT, WITH) else (governor, word)
            governor, word, last = token.kind, token.word, -1
            verb_end, agents = token.end, agents or token.kind == AGENT
        elif token.kind == POSSESSIVE and governor == VERB and _QUANTITY.fullmatch(masked, verb_end, token.start):
            governor, word = outer  # What the verb describes stands under what governs both (推出服务于甲的乙).
        elif token.kind == POSSESSIVE and last == token.start:
            last = token.end
        elif token.kind in (CLOSING, POSSESSIVE) and governor not in (VERB, "" if last >= 0 else WITH):  # 联合周边的甲
            governor, word, last = "", "", -1
