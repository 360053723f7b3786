"""Whose figure it is: the programme or body named with it, else the subject of the sentence, else the district.

The order of the search follows the annotation guidelines: what a relative clause belongs to (100亿元的…项目), what is
named in the same clause, the subject of the clause, what an earlier clause brought into being or has as its subject,
the subject of the paragraph so far, the district that the article is about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.extraction.document import Mention
from kg.extraction.indicators import Measured
from kg.extraction.lexer import PUNCTUATION
from kg.extraction.statements import STOP, TIME, VERB, Statement
from kg.lexicon import Lexicon
from kg.model import Block, Span
from kg.vocabulary import BODY, PROGRAMME

_PROGRAMMES = frozenset(PROGRAMME) | {"Alliance"}
_ACTORS = frozenset(BODY) | {"Place", "Alliance"} | frozenset(PROGRAMME) | {"Event"}
_FOUNDED = _PROGRAMMES - {"Policy"} | frozenset(BODY) - {"Media"}
_SITES = frozenset({"Place", "Community", "Park", "Project", "Subdistrict", "Enterprise", "Institution"})
_DISTRICT = re.compile(r"[省市区县旗州盟]$")
_UNIONS = frozenset({"Alliance", "SocialOrganisation"})
_NAMED_FIRST = re.compile(r"[“《‘]?|[\u4e00-\u9fff]{1,10}[“《]")
_OF = re.compile(r"[^，,。；;、：“”]{0,14}的[“《‘]?|[“《‘]?")
_TITLE_WEIGHT = 3


@dataclass(slots=True)
class _Roles:
    """What the names of a clause do: what it is about, subjects, what is brought into being or used, sites."""

    span: Span
    example: Mention | None = None
    subjects: list[Mention] = field(default_factory=list)
    founded: list[Mention] = field(default_factory=list)
    sites: list[Mention] = field(default_factory=list)

    def before(self, offset: int) -> Mention | None:
        """Return what figures at `offset` belong to by this clause alone."""
        founded, subjects, sites = (
            [m for m in found if m.span.end <= offset] for found in (self.founded, self.subjects, self.sites)
        )
        if founded:
            return founded[-1]
        if subjects:
            return _coordinated_back(subjects)
        return sites[0] if len(sites) == 1 else None


class OwnerFinder:
    """Finds the owners of the figures of one article; sentences come in order.

    Args:
        lexicon: its table `figures` is used.
        mentions: of the whole article, with the numbers of their things.
        blocks: of the article; names in titles weigh more.
    """

    def __init__(self, lexicon: Lexicon, mentions: Iterable[Mention], blocks: Sequence[Block]) -> None:
        table = lexicon.table("figures")
        owners = {name: frozenset(words.split()) for name, words in table["owners"].items()}
        self._founding, self._means, self._at = owners["founding"], owners["means"], owners["places"]
        self._honours, self._closing = owners["honours"], owners["closing"]
        self._examples, self._members = tuple(sorted(owners["examples"])), tuple(sorted(owners["members"]))
        self._prepositions = frozenset(table["edges"]["prepositions"].split())
        titles = [block.span for block in blocks if block.kind in ("title", "subtitle")]
        mentions = list(mentions)
        self._district = _most_prominent(mentions, titles)
        self._unions = [m for m in mentions if m.type in _UNIONS]
        self._block: Block | None = None
        self._topic: int | None = None

    def owners(self, statement: Statement, measured: Sequence[Measured]) -> list[tuple[int, ...]]:
        """Return for each figure of a sentence the numbers of the things that it belongs to; empty if there is none."""
        if statement.block is not self._block:
            self._block, self._topic = statement.block, None
        roles = [self._roles(statement, clause) for clause in statement.clauses]
        found = [self._owner(statement, roles, figure) for figure in measured]
        for role in roles:
            last = role.example or role.before(role.span.end)
            self._topic = last.entity if last else self._topic
        return found

    def _owner(self, statement: Statement, roles: list[_Roles], figure: Measured) -> tuple[int, ...]:
        start = figure.quantity.span.start
        at = next((n for n, role in enumerate(roles) if start < role.span.end), len(roles) - 1)
        special = (
            self._described(statement, roles[at], figure)
            or self._union(figure)
            or next(((r.example.entity,) for r in roles[: at + 1] if r.example), ())
            or self._programme(statement, roles[at], figure)
            or _peers(statement.text, roles[at], figure)
        )
        if special:
            return special
        for role in reversed(roles[: at + 1]):
            owner = role.before(start)
            if owner and not _is_counted(owner, figure):
                return (owner.entity,)
        topic = self._topic if self._topic is not None else self._district
        return () if topic is None else (topic,)

    def _described(self, statement: Statement, role: _Roles, figure: Measured) -> tuple[int, ...]:
        """Return the thing that a figure before it describes: 总面积5平方公里的…社区, 全市首家…."""
        end, text = figure.quantity.span.end, statement.text
        behind = [m for m in statement.mentions_in(Span(end, max(role.span.end, end + 1))) if m.type != "Person"]
        if not behind:
            return ()
        gap = text[end : behind[0].span.start]
        if figure.quantity.measure == "rank":
            if _NAMED_FIRST.fullmatch(gap) and text[end - 1] != "位":
                return tuple(m.entity for m in _coordinated(text, behind))
            return ()
        counted = figure.quantity.measure in ("count", "frequency")
        if _OF.fullmatch(gap) and (gap.rstrip("“《‘").endswith("的") or not counted):
            return (behind[0].entity,)
        return ()

    def _union(self, figure: Measured) -> tuple[int, ...]:
        """Return the alliance or association named last, for a count of its members."""
        if not figure.noun.endswith(self._members):
            return ()
        before = [m for m in self._unions if m.span.start < figure.quantity.span.start]
        return (before[-1].entity,) if before else ()

    def _programme(self, statement: Statement, role: _Roles, figure: Measured) -> tuple[int, ...]:
        """Return the programme, project or alliance, or the award, that the clause names beside the figure."""
        start, end = figure.quantity.span.start, figure.quantity.span.end
        names = statement.mentions_in(role.span)
        before = [m for m in names if m.span.end <= start and m.type in _PROGRAMMES and not _is_counted(m, figure)]
        if before and not _listed(statement.text, before, start):
            return (before[-1].entity,)
        words = {token.text for token in statement.tokens if end <= token.start < role.span.end}
        for mention in names:
            if mention.span.start >= end and (
                (mention.type == "Award" and words & self._honours) or mention.type == "Alliance"
            ):
                return (mention.entity,)
        return ()

    def _roles(self, statement: Statement, clause: Span) -> _Roles:
        """Read off what governs each name: a preposition, a verb, or nothing; words before a subject must be small."""
        found, governor, outer, plain = _Roles(clause), "", "", True
        for token in statement.tokens[statement.token_at(clause.start) : statement.token_at(clause.end)]:
            mention = statement.mention_at(token)
            if mention is not None:
                self._assign(found, mention, governor, plain, statement.text)
                if governor in self._prepositions:
                    governor = outer
            elif token.text in self._closing:
                governor, outer, plain = outer, "", True
            elif token.text in self._prepositions or token.text in self._means:
                outer, governor = governor if governor not in self._prepositions else outer, token.text
            elif token.tag == VERB:
                governor, outer = token.text, ""
            elif token.tag not in (STOP, TIME, PUNCTUATION):
                plain = False
        return found

    def _assign(self, roles: _Roles, mention: Mention, governor: str, plain: bool, text: str) -> None:
        if text.startswith(self._examples, mention.span.end) or text.startswith(self._examples, mention.span.end + 1):
            roles.example = mention
        elif mention.type in _FOUNDED and governor in (self._founding | self._means):
            roles.founded.append(mention)
        elif not governor and plain and mention.type in _ACTORS:
            roles.subjects.append(mention)
        elif governor in self._at and mention.type in _SITES:
            roles.sites.append(mention)


def _is_counted(mention: Mention, figure: Measured) -> bool:
    """Tell whether a name is what is counted, or an item of the list that the count closes."""
    return figure.evidence.covers(mention.span)


def _coordinated_back(subjects: Sequence[Mention]) -> Mention:
    """Return the last subject, or the first of the list that it closes."""
    first = len(subjects) - 1
    while first > 0 and subjects[first].span.start - subjects[first - 1].span.end <= 2:
        first -= 1
    return subjects[first]


def _peers(text: str, role: _Roles, figure: Measured) -> tuple[int, ...]:
    """Return all subjects of a rank that several share: 甲街道、乙街道并列第一."""
    words = text[role.span.start : figure.quantity.span.end]
    if figure.kind != "rank" or not re.search("并列|均|都", words):
        return ()
    subjects = [m for m in role.subjects if m.span.end <= figure.quantity.span.start]
    return tuple(m.entity for m in _coordinated(text, subjects)) if len(subjects) > 1 else ()


def _listed(text: str, before: Sequence[Mention], start: int) -> bool:
    """Tell whether the names right before a count are items of a list that it closes."""
    gap = text[before[-1].span.end : start]
    return gap.lstrip("”》’") in ("等", "") and len(before) > 1


def _coordinated(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the first mention and those joined to it by 、 or 和."""
    joined = [mentions[0]]
    for mention in mentions[1:]:
        if not re.fullmatch(r"[”》’]?[、和及与][“《‘]?", text[joined[-1].span.end : mention.span.start]):
            break
        joined.append(mention)
    return joined


def _most_prominent(mentions: Iterable[Mention], titles: Sequence[Span]) -> int | None:
    """Return the district named most often, in titles above all; an article without one has its commonest actor."""
    counts: Counter[tuple[bool, int]] = Counter()
    for mention in mentions:
        if mention.type in _ACTORS and mention.entity >= 0:
            weight = _TITLE_WEIGHT if any(title.covers(mention.span) for title in titles) else 1
            is_district = mention.type == "Place" and bool(_DISTRICT.search(mention.name))
            counts[is_district, mention.entity] += weight
    best = max(counts.items(), key=lambda item: (item[0][0], item[1], -item[0][1]), default=None)
    return best[0][1] if best else None
