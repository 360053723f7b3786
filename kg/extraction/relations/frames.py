"""Verbs and what they say: subject and object of each known verb of a clause become a relation.

One verb gives different relations by the class of its object (推出 a programme, a document, a product), so the table
`[verbs]` of `relations.toml` lists senses: words, classes of subjects, and for each class of object its relation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kg.errors import LexiconError
from kg.extraction.relations.participants import GROUND, Participant
from kg.extraction.relations.subjects import follows, relative_head
from kg.extraction.relations.syntax import AGENT, CLOSING, DEED, PHRASE, POSSESSIVE, VERB, Clause, Token
from kg.lexicon import Table, either
from kg.vocabulary import BODY, CLASSES, PREDICATES, PROGRAMME

#: Classes of those who do things, so that a verb behind them may tell of what follows.
_DOERS = frozenset({*BODY, "Place", "Person"})
_SUPERCLASSES = {"Body": BODY, "Programme": PROGRAMME}
_CHAIN = re.compile(r"[了起]?(?:、|和|与|及|并|并且)?")
#: Who founds something with somebody's help has not founded it yet.
_ENABLING = frozenset({"支持", "鼓励"})


@dataclass(frozen=True, slots=True, eq=False)
class Sense:
    """One sense of some verbs.

    Attributes:
        subjects: classes that can be its subject.
        relations: class of the object to the relation stated.
        swap: True where the object is the subject of the relation (甲包括乙: 乙 partOf 甲).
        carried: how far off its subject may stand: "never" (in the clause), "sentence", "near" (in the paragraph) or
            "far".
    """

    name: str
    subjects: frozenset[str]
    relations: Mapping[str, str]
    swap: bool = False
    carried: str = "near"


class FrameLexicon:
    """The tables of `relations.toml`, with groups of classes spelt out.

    Raises:
        LexiconError: if a sense names a class, group or relation that does not exist.
    """

    def __init__(self, table: Table) -> None:
        self._groups: dict[str, Any] = dict(table["groups"])
        self.words: Table = table["words"]
        senses = [(self._sense(name, entry), entry["words"].split()) for name, entry in table["verbs"].items()]
        self.nouns = {noun: kind for kind, nouns in table["nouns"].items() for noun in nouns.split()}
        self.senses: dict[str, tuple[Sense, ...]] = {}
        for sense, words in senses:
            for word in words:
                self.senses[word] = (*self.senses.get(word, ()), sense)

    def _sense(self, name: str, entry: Table) -> Sense:
        relations: dict[str, str] = {}
        for key in sorted(entry["objects"], key=lambda key: key in CLASSES):
            relation = entry["objects"][key]
            if relation and relation not in PREDICATES:
                raise LexiconError(f"relations.toml: [verbs.{name}] states {relation!r}, which is no relation")
            relations |= dict.fromkeys(self.classes([key]), relation)
        subjects = frozenset(self.classes(entry["subjects"]))
        relations = {kind: relation for kind, relation in relations.items() if relation}
        return Sense(name, subjects, relations, entry.get("roles") == "swap", entry.get("carried", "near"))

    def classes(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the classes that names of classes, superclasses and groups stand for."""
        found: list[str] = []
        for name in names:
            if name in CLASSES or name == GROUND:
                found.append(name)
            elif name in _SUPERCLASSES:
                found += _SUPERCLASSES[name]
            elif name in self._groups:
                found += self.classes(self._groups[name])
            else:
                raise LexiconError(f"relations.toml: {name!r} is neither a class nor a group of classes")
        return tuple(dict.fromkeys(found))

    @cached_property
    def heads(self) -> re.Pattern[str]:
        """Match a noun that takes over as head behind a name (…样板, …某某示范区)."""
        return re.compile(rf"(?:(?![了着过出有得])[\u4e00-\u9fff]){{0,2}}{either(self.words['heads'].split())}")

    @cached_property
    def rolls(self) -> re.Pattern[str]:
        """Match a word for the list of those who have an honour (入选…名单)."""
        return re.compile(either(self.words["rolls"].split()))

    @cached_property
    def reforms(self) -> re.Pattern[str]:
        """Match nouns that take over as head behind a name without quotation marks (…机制改革意见, …机制12条举措)."""
        return re.compile(rf"(?:\d+[条项个])?{either(self.words['reforms'].split())}")

    @cached_property
    def viewing(self) -> frozenset[str]:
        """Verbs of looking at what others do."""
        return frozenset(self.words["viewing"].split())

    @cached_property
    def talk(self) -> re.Pattern[str]:
        """Match a word of talking about something."""
        return re.compile(either(self.words["talk"].split()))

    @cached_property
    def jointly(self) -> re.Pattern[str]:
        """Match a word for doing something together."""
        return re.compile(either(self.words["jointly"].split()))

    @cached_property
    def describing(self) -> re.Pattern[str]:
        """Match what stands behind a verb that describes somebody (获得甲称号的代表…), tells no deed (推行甲的情况)."""
        deeds = either(self.words["deeds"].split())
        return re.compile(rf"[^，。；：]{{0,6}}?的(?!是|$|(?:[\u4e00-\u9fff]{{2}})??{deeds})")

    @cached_property
    def tails(self) -> re.Pattern[str]:
        """Match the class words behind a quoted name, with up to four characters before them (党建品牌).

        None is a verb or small word with what it governs (作为一号工程).
        """
        before = r"(?:(?![作是在等了将把由被到])[\u4e00-\u9fff]{1,4}?)??"
        return re.compile(rf"{before}{either(self.words['tails'].split())}+")


def chained(text: str, clause: Clause, number: int) -> bool:
    """Tell whether the verb with this number shares its object with the verb right behind it (制定出台)."""
    tokens = clause.tokens
    if number + 1 >= len(tokens) or tokens[number + 1].kind != VERB:
        return False
    return bool(_CHAIN.fullmatch(text, tokens[number].end, tokens[number + 1].start))


def chain_start(text: str, clause: Clause, number: int) -> int:
    """Return the number of the first verb of the chain that ends with verb `number`."""
    while number and clause.tokens[number - 1].kind == VERB and chained(text, clause, number - 1):
        number -= 1
    return number


def objects(clause: Clause, number: int) -> list[Token]:
    """Return the phrases that can be the object of the verb with this number, nearest first.

    Owners (甲的…), phrases under a preposition and the objects of verbs inside a relative clause are left out:
    推出服务企业的“甲计划” gives “甲计划” for 推出.
    """
    tokens, found, at = clause.tokens, [], number + 1
    if follows(tokens, number, CLOSING):
        return []  # 在建设中得到甲支持
    while at < len(tokens):
        token = tokens[at]
        if token.kind == PHRASE:
            if token.governor in ("", VERB) or (at == number + 2 and is_relative(clause, number)):
                found.append(token)
        elif token.kind == POSSESSIVE:
            if found and found[-1].end == token.start and token.word != DEED:
                found.pop()
        elif token.kind in (VERB, AGENT):
            if found and _describes_by_deed(clause, found[-1], at):
                found.pop()
            head = None if found else relative_head(tokens, at)
            if head is None:
                break
            found.append(tokens[head])
            at = head
        at += 1
    return found


def _describes_by_deed(clause: Clause, doer: Token, verb: int) -> bool:
    """Tell whether a phrase with the verb behind it describes what follows: who does it (荣获甲授予的乙)."""
    acts = doer.phrase is not None and doer.phrase.members[-1].type in _DOERS
    return acts and doer.end == clause.tokens[verb].start and is_relative(clause, verb)


def is_relative(clause: Clause, number: int) -> bool:
    """Tell whether 的 follows the verb at once, so that it describes its object (甲成立的乙)."""
    tokens = clause.tokens
    return (
        number + 1 < len(tokens)
        and tokens[number + 1].kind == POSSESSIVE
        and (tokens[number + 1].start - tokens[number].end <= 1)
    )


def is_owner(tokens: Sequence[Token], number: int) -> bool:
    """Tell whether a phrase is a place that only says where the next one lies (与甲市乙镇, 与甲市的乙镇)."""
    token, behind = tokens[number], tokens[number + 1 : number + 3]
    near = next((t for t in behind if t.kind != POSSESSIVE), None)
    if token.phrase is None or token.phrase.members[-1].type != "Place" or near is None or not near.phrase:
        return False
    return near.start - token.end == (behind[0].kind == POSSESSIVE)


def is_helped(clause: Clause, verb: int) -> bool:
    """Tell whether somebody is only helped to found something (支持甲市打造乙平台)."""
    before = [token.word for token in clause.tokens[:verb] if token.kind == VERB]
    return not _ENABLING.isdisjoint(before)


def pairs(left: Iterable[Participant], right: Iterable[Participant]) -> Iterator[tuple[Participant, Participant]]:
    """Yield every pair of different things, one from each side."""
    others = tuple(right)
    return ((a, b) for a in left for b in others if a.entity != b.entity)
