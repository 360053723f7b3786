"""Whose figures speech tells: “我家收入5万元”, 甲某说; “我们种了50亩”, 某农场负责人乙某说; 甲某介绍，产量达3万斤.

Who speaks of himself owns what he tells. Who holds a post in a firm, school, village or town speaks for it, wherever
in the article the post stands. Districts and their organs are left out: what their heads tell is told of the district.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, cached_property
from itertools import pairwise

from kg.extraction.document import Mention
from kg.extraction.figures.clauseroles import ACTORS
from kg.extraction.figures.noun_records import Measured
from kg.extraction.figures.statements import Statement
from kg.lexicon import Lexicon, either
from kg.model import Block, Span

#: So many characters before a name are read for what somebody is.
_BEFORE_NAME = 8
#: What is shorter, or has no marks, is a term in quotation marks.
_SHORTEST = 8
#: So far from the marks the speaker is named at most.
_NEAR = 48
_QUOTED = re.compile(f"“[^“”\n]{{{_SHORTEST},}}(?:”|$)")
_MARK = re.compile("[，。！？；]")
#: Bodies that those who work there speak for.
_SPOKEN_FOR = frozenset({"Enterprise", "Community", "Subdistrict", "Institution", "Park", "SocialOrganisation"})
#: Organs speak for what they do themselves alone.
_ORGANS = frozenset({"GovernmentBody", "MassOrganisation", "Taskforce", "PartyBranch"})
#: Who speaks of himself and his family.
_OF_ONESELF = re.compile("(?:我家|(?<![自大])我(?![们国市县区省镇乡村校院厂社司局所队园州旗街公])|咱家|俺家|家里)")
_OF_US = re.compile("我们|咱们|我[村镇乡院校局厂社司队所园]|咱[村镇厂社]")
#: Between the name and the words that tell that he speaks.
_BEFORE_SAYING = "[^，。；：！？“”\n]{0,10}?"


@cache
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = lexicon.table("figures")
    owners, speech = table["owners"], table["owners"]["speech"]
    saying = either(speech["saying"].split())
    posts = either([*speech["posts"].split(), *owners["titles"].split()])
    between = r"[^，。；：！？“”\d\n]{0,10}?"
    private = either(speech["private"].split())
    return (
        re.compile(f"{_BEFORE_SAYING}{saying}"),
        re.compile(f"{between}{posts}(?:、{between}{posts})*"),
        re.compile(f"{private}[“”的]?$"),
    )


class SpeechReader:
    """Finds the speakers of one article and what they speak for.

    Args:
        lexicon: its table `figures` is used.
        mentions: of the article, in order, without references.
    """

    def __init__(self, lexicon: Lexicon, mentions: Sequence[Mention]) -> None:
        self._saying, self._post, self._private = _patterns(lexicon)
        self._mentions = mentions
        self._people = [mention for mention in mentions if mention.type == "Person"]
        self._block: Block | None = None
        self._quotes: list[Span] = []
        self._text = ""

    def owner(self, statement: Statement, figure: Measured) -> Mention | None:
        """Return whom or what a figure of speech belongs to where its clause names no owner, or None."""
        if not self._people:
            return None
        self._text = statement.text
        start = figure.quantity.span.start
        quote = self._quote(statement, start)
        speaker = self._of_quote(quote) if quote else self._before_clause(statement, start)
        if speaker is None:
            return None
        told = Span(max(quote.start, statement.span.start) if quote else speaker.span.end, start)
        words = told.of(statement.text)
        if quote and any(m.type in ACTORS for m in self._all_within(quote.start, start)):
            return None  # He tells of somebody else.
        body = self._bodies.get(speaker.entity)
        if _OF_ONESELF.search(words) and quote:
            return speaker
        if body is not None:
            return body if body.type in _SPOKEN_FOR or (quote and _OF_US.search(words)) else None
        return speaker if speaker.entity in self._private_people else None

    def of_oneself(self, statement: Statement, figure: Measured) -> Mention | None:
        """Return who tells in quotation marks what he or his family has (“我家去年收入5万元”), or None."""
        if not self._people:
            return None
        self._text = statement.text
        start = figure.quantity.span.start
        mine = _OF_ONESELF.search(statement.text, statement.span.start, start)
        quote = self._quote(statement, start) if mine else None
        if mine is None or quote is None or quote.start > mine.start():
            return None
        acting = any(m.type in ACTORS for m in self._all_within(mine.start(), start))
        return None if acting else self._of_quote(quote)

    def _quote(self, statement: Statement, offset: int) -> Span | None:
        """Return the speech in quotation marks that holds an offset, if one does."""
        if statement.block is not self._block:
            self._block = statement.block
            found = _QUOTED.finditer(statement.text, statement.block.span.start, statement.block.span.end)
            self._quotes = [Span(*match.span()) for match in found if _MARK.search(match[0])]
        return next((quote for quote in self._quotes if quote.start < offset < quote.end), None)

    def _of_quote(self, quote: Span) -> Mention | None:
        """Return the person named as speaking right behind or before a speech."""
        behind = self._within(quote.end, quote.end + _NEAR)
        for person in behind:
            if re.search("[。！？“”\n]", self._text[quote.end : person.span.start]):
                break
            if self._saying.match(self._text, person.span.end):
                return person
        before = self._within(max(quote.start - _NEAR, 0), quote.start)
        for person in reversed(before):
            said = self._saying.match(self._text, person.span.end, quote.start)
            if said and self._text[said.end() : quote.start].strip("，,：: 。") == "":
                return person
        return None

    def _before_clause(self, statement: Statement, start: int) -> Mention | None:
        """Return the person who is told to speak in a clause before an offset of his sentence (甲某介绍，…)."""
        clause = statement.clause_at(start)
        if clause.start <= statement.span.start:
            return None
        for person in reversed(self._within(statement.span.start, clause.start)):
            if self._saying.match(self._text, person.span.end, clause.start):
                return person
        return None

    def _within(self, start: int, end: int) -> list[Mention]:
        return [mention for mention in self._all_within(start, end) if mention.type == "Person"]

    def _all_within(self, start: int, end: int) -> Sequence[Mention]:
        first, last = (bisect_left(self._mentions, at, key=lambda mention: mention.span.start) for at in (start, end))
        return self._mentions[first:last]

    @cached_property
    def _bodies(self) -> dict[int, Mention]:
        """For each person the body that he first is told to hold a post of, right before his name."""
        bodies: dict[int, Mention] = {}
        last: tuple[Mention, Mention] | None = None  # a body and the one that stands behind it with a post of both
        for body, person in pairwise(self._mentions):
            held = self._post.fullmatch(self._text, body.span.end, person.span.start)
            if body.type in _SPOKEN_FOR | _ORGANS and held and person.type == "Person":
                first = last[0] if last and last[1] is body else body
                bodies.setdefault(person.entity, self._whole(first))
            gap = self._text[body.span.end : person.span.start]
            also = body.type in _SPOKEN_FOR | _ORGANS and self._post.fullmatch(gap.removesuffix("、"))
            last = (body, person) if also and gap.endswith("、") else None
        return bodies

    def _whole(self, body: Mention) -> Mention:
        """Return the village or firm whose branch or committee a body is (某村党支部, 某村村委会)."""
        if body.type not in ("PartyBranch", "SocialOrganisation"):
            return body
        kinds = _SPOKEN_FOR - {"SocialOrganisation"}
        wholes = (m for m in self._mentions if m.type in kinds and body.name.startswith(m.name))
        return next(wholes, body)

    @cached_property
    def _private_people(self) -> frozenset[int]:
        """Return the persons who are told to be villagers, growers, owners of shops and the like."""
        before = ((m.entity, self._text[max(m.span.start - _BEFORE_NAME, 0) : m.span.start]) for m in self._people)
        return frozenset(entity for entity, words in before if self._private.search(words))
