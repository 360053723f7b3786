"""Doubts about an owner that no clause names: places and bodies own little of what a text tells of persons.

A figure whose clause and sentence name no owner is taken for one of what the paragraph or the article is about. Where
a story tells of people (我们前后投入…), of small sums, of what each one gets or of earlier days, the owner is mostly a
person, a household or a firm without a name, and then the figure is nobody's. So it is where a clause begins with a
body that has no name (合作社, 工厂), or with the whole of a district of another kind (全县 in an article on a town).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from kg.extraction.document import Mention
from kg.extraction.figures.clauseroles import ACTORS
from kg.extraction.figures.noun_records import Measured
from kg.extraction.figures.owner_rules import Owners
from kg.extraction.figures.quantities import COUNTED
from kg.extraction.figures.statements import QUANTITY, STOP, TIME, Statement
from kg.extraction.lexer import PUNCTUATION
from kg.lexicon import Lexicon
from kg.model import Block, Span

#: Of these kinds is what an article tells about as a whole; programmes and events are told about with all they bring.
_DOUBTED = frozenset(
    {"Place", "Subdistrict", "Community", "GovernmentBody", "PartyBody", "PartyBranch", "Institution", "Brand"}
)
#: Towns and branches are named seldom in what is told of them.
_NAMED_OFTEN = frozenset({"Place", "Community", "PartyBody"})
#: Districts and bodies count in larger sums.
_SMALL, _YUAN = 100_000, "元"
#: What is named so seldom among all that acts is not what a text goes on about.
_SELDOM = 0.08
#: What is held or done by somebody, who may go on to act (会议要求…).
_HELD = frozenset({"Event", "Initiative"})
#: At the beginning of a clause the whole of a district, town or village, and what those are called.
_ALL_OF, _KINDS = (
    re.compile("(?:目前|今年)?全([区县市州旗镇乡村])"),
    ("区", "县", "市", "州", "旗", "镇", "乡", "街道", "村"),
)
#: So many characters before a number are read for what each one gets.
_BEFORE = 8


class DoubtReader:
    """Tells which figures of one article are nobody's, if no clause names their owner.

    Args:
        lexicon: its table `figures` is used.
        mentions: of the article, without references.
    """

    def __init__(self, lexicon: Lexicon, mentions: Sequence[Mention]) -> None:
        table = lexicon.table("figures")["doubts"]
        self._persons, self._past, self._each, self._whole, self._of_areas = (
            re.compile("|".join(table[name].split())) for name in ("persons", "past", "each", "whole", "of_areas")
        )
        owners = lexicon.table("figures")["owners"]
        nouns = {noun: frozenset(kinds.split()) for noun, kinds in owners["bare"].items()}
        wholes = {noun: frozenset(kinds.split()) for noun, kinds in owners["wholes"].items()}
        self._bare = dict.fromkeys(table["unnamed"].split(), frozenset[str]())
        self._bare |= {noun: kinds for noun, kinds in nouns.items() if not kinds & _HELD}
        self._bare |= {noun: kinds for noun, kinds in wholes.items() if "Institution" not in kinds}  # 全院: a court
        self._mentions = mentions
        self._told_of: tuple[Block | None, bool] = (None, False)

    @cached_property
    def _names(self) -> dict[int, str]:
        return {mention.entity: mention.name for mention in self._mentions}

    @cached_property
    def _types(self) -> dict[int, str]:
        return {mention.entity: mention.type for mention in self._mentions}

    @cached_property
    def _seldom(self) -> frozenset[int]:
        """Return what is seldom named among all that acts."""
        counts = Counter(mention.entity for mention in self._mentions if mention.type in ACTORS)
        least = _SELDOM * counts.total()
        return frozenset(n for n, count in counts.items() if count < least and self._types[n] in _NAMED_OFTEN)

    def nobodys(
        self, statement: Statement, measured: Sequence[Measured], owners: Sequence[Owners], guessed: Mapping[int, bool]
    ) -> set[int]:
        """Return the numbers of the figures that belong to nobody who is named rather than to what the text is about.

        Args:
            statement: the sentence.
            measured: its figures.
            owners: of each figure.
            guessed: the figures that no clause names an owner of, and whether each but tells more of the one before it.
        """
        found: set[int] = set()
        for number, goes_on in guessed.items():
            doubted = any(self._doubted(statement, owner, measured[number]) for owner in owners[number])
            if doubted or (goes_on and number - 1 in found):
                found.add(number)
        return found

    def _doubted(self, statement: Statement, owner: int, figure: Measured) -> bool:
        start = figure.quantity.span.start
        told = Span(statement.span.start, max(start, statement.span.start + 1))
        named = any(mention.entity == owner for mention in statement.mentions_in(told))
        if named or self._types.get(owner) not in _DOUBTED:
            return False
        if self._of_unnamed(statement, owner, start) or self._of_another(statement, owner, start):
            return True
        if figure.quantity.measure == "share" or figure.kind in ("growth", "decline", "rank", "target"):
            return False
        if self._gets_each(statement, figure):
            return True
        small = figure.quantity.unit == _YUAN and figure.quantity.value < _SMALL
        return not self._whole.search(figure.indicator) and (
            small
            or owner in self._seldom
            or self._of_persons(statement)
            or self._past.search(statement.text, statement.span.start, start) is not None
            or _opens_with_number(statement, start)
        )

    def _of_unnamed(self, statement: Statement, owner: int, start: int) -> bool:
        """Tell whether a clause up to the figure begins with a noun for a body without a name (工厂日产面条…)."""
        clauses = (clause for clause in statement.clauses if clause.start <= start)
        nouns = (statement.tokens[statement.token_at(clause.start)].text for clause in clauses)
        return any(noun in self._bare and self._types.get(owner) not in self._bare[noun] for noun in nouns)

    def _of_another(self, statement: Statement, owner: int, start: int) -> bool:
        """Tell whether the clause of a figure is about a district of another kind than the owner (全县…: no town)."""
        clause = statement.clause_at(start)
        whole = _ALL_OF.match(statement.text, clause.start, start)
        name = self._names.get(owner, "")
        return whole is not None and name.endswith(_KINDS) and not name.endswith(whole[1])

    def _gets_each(self, statement: Statement, figure: Measured) -> bool:
        """Tell whether a figure is what each of many gets or has (每亩产值2.2万元), and no statistic of an area."""
        if self._of_areas.search(figure.indicator):
            return False
        start = figure.quantity.span.start
        before = max(statement.clause_at(start).start, start - _BEFORE)
        return any(self._each.search(text) for text in (figure.indicator, statement.text[before:start]))

    def _of_persons(self, statement: Statement) -> bool:
        """Tell whether the paragraph tells of persons by pronouns."""
        block, told = self._told_of
        if block is not statement.block:
            found = self._persons.search(statement.text, statement.block.span.start, statement.block.span.end)
            told = found is not None
            self._told_of = (statement.block, told)
        return told


def _opens_with_number(statement: Statement, before: int) -> bool:
    """Tell whether a sentence begins with counting something else, which it goes on about (两名青年的小院，接待…)."""
    small = (STOP, TIME, PUNCTUATION)
    first = next((token for token in statement.tokens if token.tag not in small), None)
    if first is None or first.tag != QUANTITY or statement.clause_number(before) == 0:
        return False
    counted = statement.quantity_after(first.start)
    return counted is not None and counted.measure in COUNTED and counted.number.start == first.start
