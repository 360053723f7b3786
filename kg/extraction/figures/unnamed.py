"""Wholes that a text means without their names: 全镇, 我们村, a bare 社区 that does something, 全县."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from kg.extraction.document import Mention
from kg.extraction.figures.attendance import any_of, last_before
from kg.extraction.figures.clauseroles import ACTORS, SERIES, ClauseRoles
from kg.extraction.figures.noun_records import Measured
from kg.extraction.figures.statements import EDGE, KEEP, QUANTITY, STOP, TIME, VERB, Statement
from kg.extraction.lexer import FREE, Token
from kg.lexicon import Lexicon, either
from kg.model import Block, Span

#: So many names back a village or park is looked for.
_NEAR = 60
#: So long a noun is short for something that is named later.
_TELLING = 3
#: So many names on a village is looked for that a speaker is of.
_NEXT = 4
#: Before a whole these tell that it only profits (为全乡417位独居老人建立…).
_DONE_FOR = "为给向对帮替"
#: What may stand before 我们村 at the beginning of a clause.
_BEGINNING = re.compile(r"[^为在对给从将把向让使由带协帮指]{0,6}")
_ALL_OF = re.compile("(?<![在对为向给从与])[全我]([区县市州旗])")
#: So many characters of 全县 may stand behind the first word of a clause.
_REACH = 3
#: At the beginning of a clause the district that acts (县里投入…, 县财政安排…).
_AREA_ITSELF = re.compile(
    "(?:今年|去年|目前|近年来|同时)?([区县市州旗])(?:(?:里|上)(?!的)|(?:级|本级)?财政(?!局|部门|所))"
)
#: Behind its party committee the government that acts with it.
_AND_GOVERNMENT = re.compile("、(?:[\u4e00-\u9fff]{2,4})?([区县市州旗])(?:人民)?政府")
#: Whose head acts or speaks at the beginning of a clause (站长王某带着…).
_ITS_HEAD = re.compile("副?([局站所队院校行会社场厂馆店团镇乡县市区旗])(?:党委书记、|党组书记、)?长")
_HEADED = {"校": ("学校", "小学", "中学", "学院", "大学"), "会": ("协会", "商会", "联合会", "学会")}
#: What was named by its last words (这座馆花了…).
_THIS = re.compile("(?:该|本|这[家座条支个所项台块片届场栋艘趟款])([\u4e00-\u9fff]{1,4})")
#: 中心 for the centre that was named, and no part of a longer word (中心城区, 中心小学).
_CENTRE = re.compile("中心(?![城村小校镇区组任环位点])")
_CENTRES = frozenset({"Institution", "Platform", "Project", "Place"})
_NO_NOUNS = (VERB, STOP, TIME, EDGE, QUANTITY)


@cache
def _pronoun_before(saying: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[^，。他她给到对向]{{0,4}}([他她])(?!们|这|那|{either(saying)})")


class UnnamedReader:
    """Finds what words for wholes mean in one article; sentences come in order.

    Args:
        lexicon: its table `figures` is used.
        mentions: of the article, in order, without references.
        district: number of the district that the article is about.
    """

    def __init__(self, lexicon: Lexicon, mentions: Sequence[Mention], district: int | None) -> None:
        table = lexicon.table("figures")["owners"]
        self._wholes, self._nouns, self._bare = (dict(table[name]) for name in ("wholes", "nouns", "bare"))
        self._whole = any_of(tuple(self._wholes))
        self._titles = tuple(sorted(table["titles"].split()))
        self._saying = tuple(sorted(lexicon.table("figures")["edges"]["saying"].split()))
        self._pronoun = _pronoun_before(self._saying)
        self._mentions, self._district = mentions, district
        self._places: dict[str, list[Mention]] = {}
        self._block: Block | None = None
        self._block_before = 0

    def name(self, statement: Statement, roles: list[ClauseRoles]) -> None:
        """Let clauses that begin with 我们村, 全镇 or a bare 街道 have that village or town as their subject."""
        if statement.block is not self._block:
            self._block_before = self._block.span.start if self._block else 0
            self._block = statement.block
        for whole in self._whole.finditer(statement.text, statement.span.start, statement.span.end):
            role = roles[statement.clause_number(whole.start())]
            meant = self._meant_at_first(self._wholes[whole.group()], whole.start(), statement.block)
            begins = _BEGINNING.fullmatch(statement.text, role.span.start, whole.start())
            if meant and begins and not role.subjects and not _is_of_whole(statement, whole.end()):
                role.subjects.append(replace(meant, span=Span(whole.start(), whole.end())))
        for role in roles:
            self._jointly_led(statement.text, role)
            if not role.subjects and not role.founded:
                role.subjects.extend(self._pointed_at(statement, role.span) or self._acting_bare(statement, role.span))
                role.subjects.extend(self._person(statement, role.span))

    def _jointly_led(self, text: str, role: ClauseRoles) -> None:
        """Let a district be the subject where its party committee and government are together (某县委、县政府投入…)."""
        for at, mention in enumerate(role.subjects):
            if mention.type == "PartyBody" and (joint := _AND_GOVERNMENT.match(text, mention.span.end)):
                area = self._home(joint[1], mention.span.start)
                role.subjects[at] = replace(area, span=mention.span) if area else mention

    def _pointed_at(self, statement: Statement, clause: Span) -> list[Mention]:
        """Return what a clause points at first (这座馆花了…, 该站接待…, 县里投入…)."""
        area = _AREA_ITSELF.match(statement.text, clause.start, clause.end)
        if area:
            meant = self._home(area[1], clause.start)
            return [replace(meant, span=Span(*area.span()))] if meant else []
        head = _ITS_HEAD.match(statement.text, clause.start, clause.end)
        if head and statement.mention_starts(head.end()):
            return self._headed(head)
        this = _THIS.match(statement.text, clause.start, clause.end)
        if this is None:
            return []
        near = [m for m in self._before(clause.start) if m.span.start >= self._block_before and m.type in ACTORS]
        for size in range(len(this[1]), 0, -1):
            noun = this[1][:size]
            called = [m for m in near if m.name.endswith(noun)]
            if called:
                return [replace(called[-1], span=Span(this.start(1), this.start(1) + size))]
        return []

    def _headed(self, head: re.Match[str]) -> list[Mention]:
        """Return the body named last that has such a head (站长 of 某社工站), for what he does or says."""
        ends = _HEADED.get(head[1], (head[1],))
        near = (m for m in reversed(self._before(head.start())) if m.span.start >= self._block_before)
        body = next((m for m in near if m.type in ACTORS and m.name.endswith(ends)), None)
        return [replace(body, span=Span(*head.span()))] if body else []

    def _home(self, kind: str, offset: int) -> Mention | None:
        """Return the district of a kind (县, 区) that the article is about, else the one named last."""
        if kind not in self._places:
            self._places[kind] = [m for m in self._mentions if m.type == "Place" and m.name.endswith(kind)]
        home = next((m for m in self._places[kind] if m.entity == self._district), None)
        return home or last_before(self._places[kind], offset)

    def _acting_bare(self, statement: Statement, clause: Span) -> Iterator[Mention]:
        """Yield what a noun at the beginning of a clause resumes which acts, is measured or is spoken for there.

        That is what is named by it, else the last thing of its class (社区以…, 这座馆花了…, 活动吸引…, 工程总投资…).
        """
        token, behind = _opening(statement, clause)
        if token is None or behind is None or behind.text.startswith(self._saying):
            return
        kinds = self._bare.get(token.text, "").split()
        noun = bool(kinds) or (len(token.text) > 1 and token.tag in (KEEP, FREE, VERB))
        spoken_for = bool(kinds) and behind.text.startswith(self._titles)
        telling = bool(kinds) or len(token.text) >= _TELLING
        if noun and (behind.tag in _NO_NOUNS or spoken_for or (telling and _is_measured(statement, behind))):
            meant = self._resumed(token, kinds)
            if meant:
                yield replace(meant, span=Span(token.start, token.end))

    def _resumed(self, token: Token, kinds: list[str]) -> Mention | None:
        """Return what a noun resumes; programmes and events are remembered longer than who acts in them.

        A longer noun that resumes nothing is short for the only thing that is soon called so (常委会).
        """
        alike = dict[str, Mention]()
        for mention in reversed(self._before(token.start)):
            near = mention.span.start >= self._block_before
            if near and mention.type in ACTORS and mention.name.endswith(token.text):
                return mention
            if mention.type in kinds and (near or mention.type in SERIES):
                alike.setdefault(mention.type, mention)
            if not near and not kinds:
                break
        if alike or len(token.text) < _TELLING:
            return next((alike[kind] for kind in kinds if kind in alike), None)
        first = bisect_left(self._mentions, token.start, key=lambda mention: mention.span.start)
        later = [m for m in self._mentions[first : first + _NEAR] if m.name.endswith(token.text) and m.type in ACTORS]
        return later[0] if len({m.entity for m in later}) == 1 else None

    def _person(self, statement: Statement, clause: Span) -> Iterator[Mention]:
        """Yield the person of the paragraph named last where a clause begins with 他 or 她 who does not only speak.

        What stands behind a colon is what he knows or says.
        """
        pronoun = self._pronoun.match(statement.text, clause.start)
        if pronoun and "：" not in statement.text[clause.end - 1 : clause.end + 1]:
            begin = statement.block.span.start
            people = (m for m in reversed(self._before(clause.start)) if m.type == "Person" and m.span.start >= begin)
            for person in islice(people, 1):
                yield replace(person, span=Span(*pronoun.span(1)))

    def whole(self, statement: Statement, role: ClauseRoles, figure: Measured) -> tuple[int, ...]:
        """Return the village, town or park that 村集体 or 全乡 means; what follows in the sentence is about it, too."""
        start = figure.quantity.span.start
        found = self._whole.search(statement.text, role.span.start, start)
        kind = self._wholes[found.group()] if found and not _is_of_whole(statement, found.end()) else None
        if kind is None:
            words = figure.evidence.start
            kind = next((k for noun, k in self._nouns.items() if statement.text.startswith(noun, words)), None)
        offset = found.start() if found else start
        profits = statement.text[(offset if found else figure.evidence.start) - 1] in _DONE_FOR
        meant = self._meant(kind, offset, statement.block.span.start) if kind and not profits else None
        meant = meant or (self._centre(statement, figure) if not found else None)
        if meant is None:
            return ()
        role.subjects.append(replace(meant, span=Span(role.span.start, role.span.start + 1)))
        return (meant.entity,)

    def _centre(self, statement: Statement, figure: Measured) -> Mention | None:
        """Return the centre named last, in the paragraph or the one before, whose 中心 begins a clause (中心面积…)."""
        start = statement.clause_at(figure.quantity.span.start).start
        if not _CENTRE.match(statement.text, start) or statement.mention_starts(start):
            return None
        near = (m for m in reversed(self._before(start)) if m.span.start >= self._block_before)
        return next((m for m in near if m.name.endswith("中心") and m.type in _CENTRES), None)

    def area(self, statement: Statement, figure: Measured) -> Mention | None:
        """Return the district that the clause of a figure begins with as 全县 or the like."""
        clause = statement.clause_at(figure.quantity.span.start)
        token, _ = _opening(statement, clause)
        start = token.start if token else clause.start
        found = _ALL_OF.search(statement.text, clause.start, min(start + _REACH, figure.quantity.span.start))
        if found is None:
            return None
        return self._home(found[1], clause.start)

    def _meant(self, kind: str, offset: int, begin: int) -> Mention | None:
        """Return the thing named last from `begin` on of the first class of several that has one."""
        near = [m for m in self._before(offset) if m.span.start >= begin]
        return next((m for one in kind.split() for m in reversed(near) if m.type == one), None)

    def _meant_at_first(self, kind: str, offset: int, block: Block) -> Mention | None:
        """Return the thing of a class that a sentence begins with: named in the paragraph, else in the one before."""
        first = bisect_left(self._mentions, offset, key=lambda mention: mention.span.start)
        speaker = (
            m for m in self._mentions[first : first + _NEXT] if m.type in kind.split() and block.span.covers(m.span)
        )
        before = self._meant(kind, offset, block.span.start)
        return before or next(speaker, None) or self._meant(kind, offset, self._block_before)

    def _before(self, offset: int) -> Sequence[Mention]:
        return self._mentions[: bisect_left(self._mentions, offset, key=lambda mention: mention.span.start)][-_NEAR:]


def _is_of_whole(statement: Statement, end: int) -> bool:
    """Tell whether a whole that ends there only has what is named behind it (村里的|某园区占地…)."""
    return statement.text[end : end + 1] == "的" and statement.mention_starts(end + 1)


def _is_measured(statement: Statement, token: Token) -> bool:
    """Tell whether nothing but nouns, adverbs and verbs stands from a word up to the next number of its clause."""
    for later in statement.tokens[statement.token_at(token.start) :]:
        if later.tag == QUANTITY:
            return True
        if later.tag not in (KEEP, FREE, STOP, EDGE, VERB):
            return False
    return False


def _opening(statement: Statement, clause: Span) -> tuple[Token | None, Token | None]:
    """Return the first word of a clause that is no adverb or time, and the word behind it."""
    first, end = statement.token_at(clause.start), statement.token_at(clause.end)
    at = next((n for n in range(first, end) if statement.tokens[n].tag not in (STOP, TIME)), end)
    return (statement.tokens[at], statement.tokens[at + 1]) if at + 1 < end else (None, None)
