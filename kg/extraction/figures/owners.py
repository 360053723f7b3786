"""Whose figure it is: the programme or body named with it, else the subject of the sentence, else the district.

The order of the search follows the annotation guidelines: what a relative clause belongs to (100亿元的…项目), what is
named in the same clause, the subject of the clause, what an earlier clause brought into being or has as its subject,
the subject of the paragraph so far, the district that the article is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extraction.document import Mention
from kg.extraction.figures.announced import AnnouncedHonours
from kg.extraction.figures.attendance import AttendanceReader, last_before
from kg.extraction.figures.authorities import reporting
from kg.extraction.figures.clauseroles import PROGRAMMES, ClauseRoles, RoleReader, is_district, is_listed, list_from
from kg.extraction.figures.doubts import DoubtReader
from kg.extraction.figures.founded import begins_with_verb, fronted, yields
from kg.extraction.figures.nationwide import Nationwide, Reach
from kg.extraction.figures.noun_records import Measured
from kg.extraction.figures.object_owners import HONOURED
from kg.extraction.figures.owner_rules import (
    LOOK_BACK,
    WITHIN,
    Owners,
    called_so,
    describes,
    example,
    firms_of_parties,
    follows,
    goes_on,
    is_area,
    is_counted,
    is_example,
    is_mere_site,
    is_number_behind,
    most_prominent,
    peers,
    possessor,
    respective,
    sector,
    theme,
)
from kg.extraction.figures.owner_words import words_of
from kg.extraction.figures.parts_of_whole import parts_of_wholes
from kg.extraction.figures.quantities import COUNTED
from kg.extraction.figures.site_sizes import SiteSizes, is_bare
from kg.extraction.figures.speech import SpeechReader
from kg.extraction.figures.statements import VERB, Statement
from kg.extraction.figures.unnamed import UnnamedReader
from kg.extraction.sections import Sections
from kg.lexicon import Lexicon
from kg.model import Block, Span

_UNIONS = frozenset({"Alliance", "SocialOrganisation"})
_NO_OWNERS = frozenset({"Person", "Industry", "Media"})
_SERVED = ("为", "对", "向", "给")
#: Where this is said, sums are paid by what the text names, not granted by a document.
_PAYING = "拿出"
_NAMED_FIRST = re.compile(r"[“《‘]?|[\u4e00-\u9fff]{1,10}[“《]")
_OF = re.compile(r"[^，,。；;、：]{0,16}(?:、\d[^，,。；;：]{0,14})?的[“《‘]?|[“《‘]?")
#: What somebody carries out who is mostly told about further.
_CARRIED_OUT = frozenset({"Mechanism", "Initiative", "Taskforce", "Platform", "Brand"})
#: A sentence with so many subjects is about none of them.
_MANY = 3


class OwnerFinder:
    """Finds the owners of the figures of one article; sentences come in order.

    Args:
        lexicon: its table `figures` is used.
        roles: reads the roles of names.
        text: of the article.
        mentions: of the whole article, with the numbers of their things.
        blocks: of the article; names in titles weigh more.
    """

    def __init__(
        self, lexicon: Lexicon, roles: RoleReader, text: str, mentions: Sequence[Mention], blocks: Sequence[Block]
    ) -> None:
        self._words = words_of(lexicon)
        self._nationwide, self._objects = Nationwide(self._words.nationwide), self._words.objects
        self._reader = roles
        titles = [block.span for block in blocks if block.kind in ("title", "subtitle")]
        self._district = most_prominent(mentions, titles)
        self._theme = theme(text, mentions, blocks)
        self._sections = Sections(blocks, mentions)
        self._mentions = [mention for mention in mentions if not mention.anaphor]
        self._unions = [mention for mention in mentions if mention.type in _UNIONS]
        self._groups = {
            noun: [m for m in self._mentions if m.name.endswith(end)] for noun, end in self._words.members_of.items()
        }
        self._sizes = SiteSizes(self._mentions)
        self._firms = firms_of_parties(self._mentions)
        self._attendance = AttendanceReader(lexicon, self._mentions)
        self._announced = AnnouncedHonours(lexicon, text, self._mentions)
        self._unnamed = UnnamedReader(lexicon, self._mentions, self._district)
        self._doubts = DoubtReader(lexicon, self._mentions)
        self._speech = SpeechReader(lexicon, self._mentions)
        self._block: Block | None = None
        self._topic: Mention | None = None
        self._founder: Mention | None = None
        self._lead: Mention | None = None
        self._last: Owners = ()
        self._guessed = False
        self._subject: Mention | None = None

    def owners(self, statement: Statement, measured: Sequence[Measured]) -> list[Owners]:
        """Return for each figure of a sentence the numbers of the things that it belongs to; empty if none."""
        if statement.block is not self._block:
            self._block, self._topic, self._subject, self._founder = statement.block, None, None, None
            self._lead = None
        roles = [self._reader.read(statement, clause) for clause in statement.clauses]
        self._unnamed.name(statement, roles)
        reaches = list(self._nationwide.reaches(statement))
        found: list[Owners] = []
        guessed: dict[int, bool] = {}
        for number, figure in enumerate(measured):
            self._guessed = False
            last = measured[number - 1] if number else None
            self._last = found[-1] if last and follows(statement, last, figure) else ()
            shared = last and goes_on(statement, last, figure)
            owner = found[-1] if shared else self._firm(self._owner(statement, roles, figure, reaches), figure)
            if self._guessed or (shared and number - 1 in guessed):
                guessed[number] = bool(shared)
            found.append(owner)
        for number, whole, _ in parts_of_wholes(statement, measured):
            found[number] = found[whole]
        for number, mention in respective(statement, measured):
            found[number] = (mention.entity,)
            guessed.pop(number, None)
        self._go_on(statement, roles)
        doubted = self._doubts.nobodys(statement, measured, found, guessed)
        return [() if number in doubted else owners for number, owners in enumerate(found)]

    def _firm(self, owners: Owners, figure: Measured) -> Owners:
        """Return the firm for the party committee of a firm, where a figure is one of business."""
        if not self._words.business.search(figure.indicator):
            return owners
        return tuple(self._firms.get(owner, owner) for owner in owners)

    def _go_on(self, statement: Statement, roles: list[ClauseRoles]) -> None:
        """Remember what the text goes on about; behind a semicolon that is the subject, not what it founded.

        What is carried out where nobody is named who acts is over with its sentence: the district goes on acting.
        What follows on a mechanism is its own only as long as nobody is named who acts, which its founder is kept for.
        An event that somebody held is over with its sentence, as are places and helpers. A sentence that tells of
        several things one after another leaves none of them but the programme that it begins with.
        """
        acting = set()
        for number, role in enumerate(roles):
            subject, owner = (find(statement.text, role.span.end) for find in (role.subject, role.owner))
            self._subject = subject if subject and subject.type != "Person" else self._subject
            acting |= {subject.entity} if subject else set()
            if owner and owner in role.founded and (owner.type == "Event" or owner in role.means):
                owner = subject
            nobodys = owner in role.founded and owner.type in _CARRIED_OUT and not self._subject if owner else False
            lasting = owner and owner.type != "Person" and owner not in role.sites and not nobodys
            if owner and lasting and not self._stands_by(statement, roles, number, owner):
                self._topic = owner
                made = owner in role.founded and owner.type == "Mechanism"
                self._founder = (subject or self._subject) if made else None
        if len(acting) > 1:
            first = next(role.subjects[0] for role in roles if role.subjects)
            leading = first.type in PROGRAMMES and first.type != "Brand"
            if leading or len(acting) >= _MANY:
                self._topic = first if leading else None
        self._lead = self._lead or next((m for role in roles for m in role.subjects), None)
        if self._lead and is_example(statement, roles, self._lead):
            self._topic = self._subject = self._lead
        if statement.text[statement.span.end - 1] in "；;" and self._subject:
            self._topic = self._subject

    def _owner(
        self, statement: Statement, roles: list[ClauseRoles], figure: Measured, reaches: Sequence[Reach]
    ) -> Owners:
        start = figure.quantity.span.start
        at = statement.clause_number(start)
        reach = Reach(0, False) if figure.kind == "rank" else reaches[at]
        served = statement.text[start - 1 : start] in _SERVED  # 为66户市场主体…: what somebody does for them
        of_area = not served and self._words.statistics.search(figure.indicator) is not None
        special = (
            self._described(statement, roles[at], figure)
            or self._union(statement, figure)
            or self._objects.team(statement, figure)
            or _alone(self._attendance.event(statement, figure))
            or self._objects.owners(statement, roles[at : at + 2], figure)
            or _alone(self._announced.counted(statement, figure))
            or (() if of_area else example(statement.text, roles, at) or self._programme(statement, roles[at], figure))
            or self._document(statement, roles[max(at - LOOK_BACK, 0) : at + 1], figure)
            or _alone(None if of_area else fronted(statement, roles, at, figure))
            or self._unnamed.whole(statement, roles[at], figure)
            or peers(statement.text, roles[at], figure)
            or _alone(last_before(roles[at].driven, start))
            or sector(statement, figure)
            or _alone(self._speech.of_oneself(statement, figure))
        )
        if special:
            return special
        area = self._unnamed.area(statement, figure)
        for number in range(at, max(at - LOOK_BACK, reach.first) - 1, -1):
            role = roles[number]
            for owner in role.owners(statement.text, start):
                if role is not roles[at] and self._stands_by(statement, roles, number, owner):
                    continue
                listed = role is roles[at] and is_number_behind(statement, owner)  # 350个甲园和220个集群
                ranked = figure.kind == "rank" and owner in role.sites
                counted = listed or ranked or is_counted(statement.text, owner, figure)
                before = role is not roles[at]
                unfit = before and ((of_area and not is_area(owner)) or (owner.type in WITHIN and area is not None))
                unfit = unfit or (before and is_bare(statement, figure) and is_district(owner))
                if not (counted or unfit or yields(statement, owner, roles[: at + 1], number, figure)):
                    return (owner.entity,)
        return () if reach.away else self._sizes.owners(statement, figure, self._default(statement, figure, of_area))

    def _stands_by(self, statement: Statement, roles: list[ClauseRoles], number: int, owner: Mention) -> bool:
        """Tell whether a clause before only says where somebody was or who helped, while something else is told of."""
        role = roles[number]
        if self._topic and is_mere_site(statement, role, owner):
            return True
        spoken_of = self._topic or any(earlier.subjects or earlier.founded for earlier in roles[:number])
        helped = (
            owner in role.subjects
            and not role.founded
            and self._words.helping.match(statement.text, owner.span.end, role.span.end)
        )
        return bool(spoken_of and helped)

    def _default(self, statement: Statement, figure: Measured, of_area: bool) -> Owners:
        """Return what the clause begins with, what the sentence tells of, or what the paragraph or article is about."""
        if meant := self._attendance.meant(statement):
            self._topic = meant
        area = self._unnamed.area(statement, figure) or reporting(statement, self._mentions, figure)
        speaker = None if of_area or area else self._speech.owner(statement, figure)
        if owner := possessor(statement, figure) or _alone(area or speaker):
            return owner
        self._guessed = True
        if self._last:
            return self._last
        if self._founder and not begins_with_verb(statement, statement.span):
            self._topic = self._founder
        anew = statement.tokens[0].text in self._words.founding  # 组织开展招聘会39场: who acts goes on to act.
        if anew and self._topic and self._subject and self._topic.type in _CARRIED_OUT:
            self._topic = self._subject
        known = self._topic and not (of_area and not is_area(self._topic))
        general = self._district if of_area or self._theme is None else self._theme
        if general is not None and not self._sections.concern(general, statement.span.start):
            general = None
        spoken = self._reader.office_holders.spoken_for(statement, figure.quantity.span.start)
        topic = self._topic.entity if self._topic and known else spoken.entity if spoken else general
        return () if topic is None else (topic,)

    def _described(self, statement: Statement, role: ClauseRoles, figure: Measured) -> Owners:
        """Return the thing that a figure before it describes: 总面积5平方公里的…社区, 全市首家…."""
        end, text = figure.quantity.span.end, statement.text
        behind = [m for m in statement.mentions_in(Span(end, max(role.span.end, end + 1))) if m.type not in _NO_OWNERS]
        if not behind:
            return called_so(statement.text, self._mentions, figure)
        gap = text[end : behind[0].span.start]
        if figure.kind == "rank":
            quoted = text[behind[0].span.start] in "“《‘"
            first = _NAMED_FIRST.fullmatch(gap + ("“" if quoted and not gap.endswith("“") else ""))
            first = first if text[end - 1] not in "位名" else None
            held = behind[0].type == "Award" and role.subject(text, figure.quantity.span.start)
            listed = () if held or not first else tuple(m.entity for m in list_from(text, behind))
            return listed or called_so(text, self._mentions, figure)
        if figure.quantity.measure == "time" and self._words.carried_out.fullmatch(gap):
            return (behind[0].entity,)
        adjacent = gap.rstrip("“《‘").endswith("的") or figure.quantity.measure not in COUNTED
        return (behind[0].entity,) if _OF.fullmatch(gap) and adjacent else ()

    def _union(self, statement: Statement, figure: Measured) -> Owners:
        """Return the team, alliance or association named last, for a count of its members."""
        for noun, groups in self._groups.items():
            group = last_before(groups, figure.quantity.span.start) if figure.noun.endswith(noun) else None
            if group and statement.block.span.covers(group.span):
                return (group.entity,)
        if not figure.noun.endswith(self._words.members):
            return ()
        here = [m for m in statement.mentions if m.type == "Alliance"]
        last = here[-1] if here else last_before(self._unions, figure.quantity.span.start)
        sectors = [m for m in statement.mentions if m.type == "Industry"]
        sector = last_before(sectors, figure.quantity.span.start)  # 茶叶领域，50家成员单位…
        if sector and not here:
            last = next((m for m in reversed(self._unions) if m.name.startswith(sector.name)), last)
        return (last.entity,) if last else ()

    def _programme(self, statement: Statement, role: ClauseRoles, figure: Measured) -> Owners:
        """Return the programme, project or alliance, or the award, that the clause names beside the figure."""
        start, end = figure.quantity.span.start, figure.quantity.span.end
        names = statement.mentions_in(role.span)
        before = [m for m in names if m.span.end <= start and m.type in PROGRAMMES]
        before = [m for m in before if not self._is_object(statement, role, m, figure)]
        if before and not (len(before) > 1 and is_listed(statement.text, before[-1].span)):
            return (before[-1].entity,)
        behind = [m for m in names if m.span.start >= end and m.type in ("Award", "Alliance")]
        if not behind:
            return ()
        words = {t.text for t in statement.tokens[statement.token_at(end) : statement.token_at(role.span.end)]}
        honours = figure.quantity.unit in HONOURED and words & self._words.honours
        named = statement.text[figure.evidence.end : behind[0].span.start].strip("“《‘") in self._words.becoming
        fitting = next((m for m in behind if m.type == "Alliance" or honours or named), None)
        return (fitting.entity,) if fitting else ()

    def _is_object(self, statement: Statement, role: ClauseRoles, mention: Mention, figure: Measured) -> bool:
        """Tell whether a programme is what is counted or what somebody deals with (全市办理12345热线3万件)."""
        counted = is_counted(statement.text, mention, figure) or is_number_behind(statement, mention)
        if counted or describes(statement, mention, figure):
            return True
        before = statement.token_at(mention.span.start) - 1
        verb = before >= 0 and statement.tokens[before].tag == VERB
        verb = verb and statement.tokens[before].text not in self._words.founding
        subject = role.subject(statement.text, mention.span.start)
        adjacent = not statement.text[mention.span.end : figure.quantity.span.start].strip("”》’ ")
        return verb and adjacent and subject is not None and subject.entity != mention.entity

    def _document(self, statement: Statement, roles: list[ClauseRoles], figure: Measured) -> Owners:
        """Return the document just issued, for what it lays down and the sums that it grants."""
        issued = [document for role in roles for document in role.documents]
        if issued and self._laid_down(statement, roles):
            return (issued[-1].entity,)
        if not issued or figure.quantity.measure != "money":
            return ()
        clause = statement.clause_at(figure.quantity.span.start).of(statement.text)
        grants = _PAYING not in clause and self._words.grants.search(clause)
        return (issued[-1].entity,) if grants else ()

    def _laid_down(self, statement: Statement, roles: list[ClauseRoles]) -> bool:
        """Tell whether all that a sentence tells behind a document is what stands in it (出台某办法，明确…、列出…)."""
        last = max(n for n, role in enumerate(roles) if role.documents)
        behind = roles[last + 1 :]
        if not behind or any(role.subjects or role.founded for role in behind):
            return False
        first = statement.tokens[statement.token_at(behind[0].span.start)]
        return first.text in self._words.laying_down


def _alone(mention: Mention | None) -> Owners:
    return (mention.entity,) if mention else ()
