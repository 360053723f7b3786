"""What the names of a clause do in it: who acts, what is brought into being or used, where, what it is all about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.extraction.document import Mention
from kg.extraction.figures.governors import Governors
from kg.extraction.figures.office_holders import FORMER, OfficeHolders
from kg.extraction.figures.statements import KEEP, QUANTITY, STOP, TIME, VERB, Statement
from kg.extraction.figures.told_of import is_told_of
from kg.extraction.lexer import PUNCTUATION, Token
from kg.lexicon import Lexicon
from kg.model import Span
from kg.vocabulary import BODY, PROGRAMME

PROGRAMMES = frozenset(PROGRAMME) | {"Alliance"}
ACTORS = frozenset(BODY) | PROGRAMMES | {"Place", "Event", "Product"}
_FOUNDED = (PROGRAMMES | frozenset(BODY) | {"Product", "Event"}) - {"Policy", "Media"}
_USED = _FOUNDED - frozenset(BODY) - {"Event"} | {"Alliance"}
_SITES = frozenset({"Place", "Community", "Park", "Project", "Subdistrict", "Enterprise", "Institution"})
_WORKS = frozenset({"Project", "Institution", "Place"})
SERIES = frozenset({"Event", "Initiative"})
_DISTRICT = re.compile(r"[省市区县旗州盟]$")
_CLOSED_LIST = re.compile(
    r"[”》’]?(?:[、和“《][^，。；：\d]{1,60})?等[\u4e00-\u9fff]{0,6}(?:\d+强)?[\u4e00-\u9fff]{0,10}\s?"
)
#: A name that is made of a list and its head (人工智能、无人机等产业链党委).
_LIST_ITSELF = re.compile(".+、.+等.+")
_QUOTES = ("“", "‘", "《")
_SINCE, _DURING = "以来", "期间"
_ONLY = "仅单光"
_END = ("，", "。", "；", "！")
_REPORTER = "记者"
#: Behind a programme these tell what came of it (“某行动”中，某局查获…; 某计划实施以来，某县…).
_IN_ITS_COURSE = re.compile("[\u4e00-\u9fff]{0,4}(?:中|以来)[，,]")
#: Right before something that is told of for the first time (有一支“某小分队”, 多了个“某议事厅”).
_INTRODUCED, _INTRODUCING = (
    re.compile("(?:有着?|[建办设开搭多来添]了)一?[支条个座家套处所间项群][\u4e00-\u9fff]{0,12}[“《‘]?$"),
    20,
)
_AS = "为"  # 甲、乙为成员的丙专班
#: Behind these stands what something is done with (把“某计划”做细做实).
_DISPOSAL = frozenset({"把", "将"})
_AND = re.compile(r"[”》’]?(?:[、和及与]|以及)[“《‘]?|”“|》《|’‘")
#: The town whose organ stands last in a list (某街道党工委和某街道办事处).
_TOWN = re.compile("[\u4e00-\u9fff]{2,8}?(?:街道|镇|乡)(?=办事处|政府|人民政府)")
_AND_MORE = re.compile(rf"{_AND.pattern}|[”》’]?、[“‘《]?[\u4e00-\u9fff]{{2,10}}[”》’]?[、和][“‘《]?")
#: Schools and hospitals that do something together do it.
_JOINTLY = re.compile("[”》’]?(?:合作|联合|共同|携手|签订|签约|共建|结对)")
#: The sum of all in a list is told behind these.
_TOGETHER = re.compile(
    "[”》’]?(?:等[^，。；：\\d]{0,12}?)?(?:一共|总共|合计|共计|总计|合共|累计共|共(?![同建享治产青商富绘筑话庆促护管育创赢鸣]))"
)
#: Clauses that tell only how far from something their subject lies (距某市50公里), what it has as its parts (下辖某村、
#: 某社区), where it begins and ends (起自某园) or what share of a whole it makes (占全县的70%), and those that tell who
#: said so (正如某书所记：…).
_ENDING = "(?:项目|工程|线路|全线|全程)?(?:起自|起于|始于|止于|终于|起点|终点|途经|途径|沿途|选址)"
_PARTS = "(?:现|共|全镇|全街道)?(?:下辖|辖有|管辖|辖)"
_LYING = rf"距(?!今)|{_PARTS}|{_ENDING}|占(?!地)|正?如(?![果今])[^，。；：]{{2,24}}所[述说言写记描载]"


@dataclass(slots=True)
class ClauseRoles:
    """The names of a clause by what they do, in order.

    Attributes:
        span: the clause.
        example: what the whole sentence is about (以…为例).
        subjects: who acts or has, the rest of a list included.
        founded: what is brought into being, carried out or used.
        sites: where it happens.
        documents: documents that are issued.
        driven: who is made to act, which tells of the rest of the clause alone (推动某区成为…).
    """

    span: Span
    example: Mention | None = None
    subjects: list[Mention] = field(default_factory=list)
    founded: list[Mention] = field(default_factory=list)
    sites: list[Mention] = field(default_factory=list)
    documents: list[Mention] = field(default_factory=list)
    driven: list[Mention] = field(default_factory=list)
    means: list[Mention] = field(default_factory=list)

    def subject(self, text: str, before: int) -> Mention | None:
        """Return the last subject before an offset; of a list its first, none of works or of a sum."""
        found = [m for m in self.subjects if m.span.end <= before]
        if found:
            together = found[found.index(first_of_list(text, found)) :]
            apart = all(map(_is_work, together)) and not _JOINTLY.match(text, found[-1].span.end)
            none = len(together) > 1 and (apart or _TOGETHER.match(text, found[-1].span.end))
            found = found[: -len(together)] if none else found
        return first_of_list(text, found) if found else None

    def owners(self, text: str, before: int) -> Iterator[Mention]:
        """Yield whom figures from `before` on may belong to by this clause alone, the likeliest first.

        Of several things that are founded together none owns what is said of all, but who founds them does.
        """
        founded = [m for m in self.founded if m.span.end <= before]
        alone = founded and first_of_list(text, founded) is founded[-1] and not is_listed(text, founded[-1].span)
        if alone:
            yield founded[-1]
        elif len(founded) > 1 and (town := _TOWN.match(founded[-1].name)) and founded[-2].name.startswith(town[0]):
            yield founded[-2]  # 设立某街道党工委和办事处
        subject = self.subject(text, before)
        if subject is not None:
            yield subject
        sites = [m for m in self.sites if m.span.end <= before]
        if len(sites) == 1 and not is_listed(text, sites[0].span) and self._holds(text, sites[0]):
            yield sites[0]

    def _holds(self, text: str, site: Mention) -> bool:
        """Tell whether what is done at a site is the site's; a town is but where somebody is, unless a clause ends."""
        return site.type != "Subdistrict" or not text[site.span.end : self.span.end].strip("，；")

    def owner(self, text: str, before: int) -> Mention | None:
        """Return the likeliest of the owners."""
        return next(self.owners(text, before), None)


class RoleReader:
    """Reads the roles of names off clauses.

    Args:
        lexicon: its table `figures` is used, and the verbs of bordering of `relations`.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        table = lexicon.table("figures")
        owners = {n: frozenset(words.split()) for n, words in table["owners"].items() if isinstance(words, str)}
        self._founding, self._means = owners["founding"] | owners["turning"], owners["means"]
        self._at, self._closing, self._issuing = owners["places"], owners["closing"], owners["granting"]
        self._examples, self._titles = tuple(sorted(owners["examples"])), tuple(sorted(owners["titles"]))
        self.office_holders = OfficeHolders(table)
        prepositions = table["edges"]["prepositions"].split()
        self._prepositions = (frozenset(prepositions) | self._means | owners["with"] | owners["origins"]) - {"其中"}
        self._copulas, self._driving = owners["copulas"], owners["driving"]
        self._saying = tuple(table["edges"]["saying"].split())
        bordering = lexicon.table("relations")["words"]["bordering"].split()
        alone = (verb for verb in bordering if len(verb) > 1)
        sides = "[东南西北]{1,2}(?:面|部|侧|边)?"  # 南邻某园
        self._lying = re.compile(f"{sides}(?:{'|'.join(bordering)})|{'|'.join(alone)}|{_LYING}")

    def read(self, statement: Statement, clause: Span) -> ClauseRoles:
        """Return the roles of the names in a clause; before a subject there may be small words only."""
        found, governors, plain = ClauseRoles(clause), Governors(), True
        last: tuple[Mention, str] | None = None
        tokens = self._telling(statement, clause)
        for number, token in enumerate(tokens):
            mention = statement.mention_at(token)
            if mention is not None:
                listed = last and _AND.fullmatch(statement.text[last[0].span.end : mention.span.start])
                begins = plain or _is_what(tokens[number - 1], mention)
                role = last[1] if last and listed else self._role(statement.text, mention, governors, begins)
                beside = last and last[0].span.end == mention.span.start and mention.type != "Industry"
                if not role and last and beside and last[0] in found.subjects:
                    found.subjects.remove(last[0])
                _enter(found, mention, role)
                if role == "founded" and governors.serves(self._means):
                    found.means.append(mention)
                last = (mention, role)
                governors.name()
            elif token.text in self._closing and not self._acts(statement, clause, token):
                if token.text == "的" and governors.top == _AS:
                    found.subjects.clear()  # 甲、乙为成员的丙专班
                plain = plain or token.text == "的"
                if governors.close(token.text == "的"):
                    plain = True
                    _leave(found, token)
            elif last and token.start == last[0].span.end and (role := _timing(statement, token, last[0])):
                _enter(found, last[0], role)
            else:
                plain = self._govern(statement, found, governors, token) and plain
        return found

    def _telling(self, statement: Statement, clause: Span) -> Sequence[Token]:
        """Return the tokens of a clause; none where nothing is named, neighbours are told of or news is learnt."""
        if not statement.mentions_from(clause):
            return ()
        words = clause.of(statement.text)
        learnt = _REPORTER in words and any(word in words for word in self._saying)
        if learnt or self._lying.match(statement.text, clause.start, clause.end):
            return ()
        return statement.tokens[statement.token_at(clause.start) : statement.token_at(clause.end)]

    def _govern(self, statement: Statement, found: ClauseRoles, governors: Governors, token: Token) -> bool:
        """Take in a word that is no name; tell whether a subject can still follow."""
        if token.text in self._prepositions:
            governors.preposition(token.text)
        elif token.tag == VERB or token.text in self._copulas or self._founds(statement, token):
            governors.verb(token.text)
        elif token.tag == QUANTITY:
            governors.number()
            _drop_items(statement, found, token.start)
        elif token.tag not in (STOP, TIME, PUNCTUATION):
            governors.noun()
            return False
        return True

    @staticmethod
    def _acts(statement: Statement, clause: Span, token: Token) -> bool:
        """Tell whether a verb that may close a phrase does not: 推动某区成为…, but 在某区推动下."""
        return token.tag == VERB and "下" not in statement.text[token.end : clause.end]

    def _founds(self, statement: Statement, token: Token) -> bool:
        """Tell whether a word that is a noun elsewhere is a founding verb here, right before a name (共建“…课堂”)."""
        if token.text not in self._founding:
            return False
        quoted = statement.text[token.end : token.end + 1] in _QUOTES and statement.mention_starts(token.end + 1)
        return quoted or statement.mention_starts(token.end)

    def _role(self, text: str, mention: Mention, governors: Governors, plain: bool) -> str:
        governor = governors.top
        after = text[mention.span.end : mention.span.end + 8].lstrip("”》’")
        if after.startswith(self._examples) or (plain and mention.type == "Initiative" and _IN_ITS_COURSE.match(after)):
            return "example"
        if (
            is_told_of(text, mention, after)
            or (after.startswith(self._titles) and not self.office_holders.acts(text, mention))
            or (mention.type == "Person" and self.office_holders.speaks(text, mention, after))
        ):
            led = plain and not governor and self.office_holders.lead(text, mention)
            return "subjects" if led else ""
        founded = _FOUNDED if governor in self._founding else _USED if governor in self._means else frozenset()
        # 举办学习贯彻…精神暨…邻里节活动: what ends the clause is held, whatever verbs stand in its name.
        loose = governors.counted or governors.done_to_something
        held = mention.type in SERIES and not loose and governors.serves(self._founding)
        held = (held and after[:1] in _END) or (governor in _DISPOSAL and mention.type in PROGRAMMES)
        if held or _is_introduced(text, mention):
            return "founded"
        if mention.type in founded:
            if governors.done_to_something:
                return ""
            counted = governors.counted and mention.type in SERIES
            used = mention.type == "Mechanism" and governors.serves(self._means)
            return "" if counted or used else "founded"
        if governor in self._driving and mention.type in ACTORS:
            return "founded" if mention.type in PROGRAMMES else "driven"
        if mention.type == "Policy" and governor in self._issuing:
            return "documents"
        if governor in self._at:
            return "sites" if mention.type in _SITES and not is_district(mention) else ""
        if mention.type == "Person":  # A common noun before it is what he is (种粮大户).
            return "" if governor else "subjects"
        return "subjects" if not governor and plain and mention.type in ACTORS else ""


def _is_what(token: Token, mention: Mention) -> bool:
    """Tell whether a word right before a name says what the named thing is or was (施工方甲公司, 原甲街道)."""
    return (token.tag == KEEP or token.text == FORMER) and token.end == mention.span.start


def _is_introduced(text: str, mention: Mention) -> bool:
    """Tell whether something is told of for the first time, so that it is told about further (有一支“某小分队”)."""
    start = mention.span.start
    fits = mention.type in _FOUNDED | _WORKS and not is_district(mention)
    return fits and _INTRODUCED.search(text, max(start - _INTRODUCING, 0), start) is not None


def _leave(roles: ClauseRoles, token: Token) -> None:
    """Forget what a relative clause founds, which the sentence does not; 自启动…机制以来 tells what came of it."""
    if token.text == _SINCE and roles.founded:
        roles.example = roles.founded[-1]
    roles.founded.clear()


def _timing(statement: Statement, token: Token, mention: Mention) -> str:
    """Return the role of a programme or event that the time of a sentence is told by (…行动开展以来, 仅某节期间)."""
    if token.tag == TIME and token.text.endswith(_SINCE) and mention.type in PROGRAMMES:
        return "subjects"
    alone = token.text == _DURING and statement.text[mention.span.start - 1] in _ONLY
    return "example" if alone and mention.type in SERIES else ""


def is_district(mention: Mention) -> bool:
    """Tell whether a name is that of a district, county, city or province."""
    return mention.type == "Place" and bool(_DISTRICT.search(mention.name))


def is_listed(text: str, span: Span) -> bool:
    """Tell whether something else is listed before or behind a name (建成育苗基地、产业园及文旅带)."""
    before, behind = (
        text[max(span.start - 2, 0) : span.start].rstrip("“《"),
        text[span.end : span.end + 2].lstrip("”》"),
    )
    quoted = re.search(
        "”“|》《|’‘", text[max(span.start - 2, 0) : span.start + 1] + " " + text[span.end - 1 : span.end + 2]
    )
    return bool(quoted) or before.endswith("、") or behind.startswith(("、", "及", "以及"))


def _is_work(mention: Mention) -> bool:
    """Tell whether a thing is a work, a school or a site, which does nothing together with others of a list."""
    return mention.type in _WORKS and not is_district(mention)


def first_of_list(text: str, mentions: Sequence[Mention]) -> Mention:
    """Return the last mention, or the first of the list that it closes; one of its items may be no mention."""
    first = len(mentions) - 1
    while first and _AND_MORE.fullmatch(text[mentions[first - 1].span.end : mentions[first].span.start]):
        first -= 1
    return mentions[first]


def closes_list(gap: str) -> bool:
    """Tell whether a count behind a name closes the list that the name belongs to (甲赛、乙会等活动20场)."""
    return _CLOSED_LIST.fullmatch(gap) is not None


def list_from(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the first mention and those joined to it by 、 or 和."""
    joined = [mentions[0]]
    for mention in mentions[1:]:
        if not _AND.fullmatch(text[joined[-1].span.end : mention.span.start]):
            break
        joined.append(mention)
    return joined


def _drop_items(statement: Statement, roles: ClauseRoles, number: int) -> None:
    """Take out the names of a list that a count closes: 甲公司、乙公司等11家企业; 甲赛、乙赛等活动20场."""
    names = statement.mentions_in(Span(roles.span.start, number)) if number > roles.span.start else []
    if not names:
        return
    gap = statement.text[names[-1].span.end : number]
    if _LIST_ITSELF.fullmatch(names[-1].span.of(statement.text)):
        gap = f"等{gap}"
    if not closes_list(gap) and (gap.strip("”》’ ") or len(names) == 1):
        return
    first = first_of_list(statement.text, names)
    owned = [m for m in names if m.span.end == first.span.start]  # 甲镇 in 甲镇乙村等20个村
    first = owned[0] if owned else first
    for found in (roles.subjects, roles.founded, roles.sites):
        found[:] = [mention for mention in found if mention.span.start < first.span.start]


def _enter(roles: ClauseRoles, mention: Mention, role: str) -> None:
    if role == "example":
        roles.example = mention
    elif role:
        getattr(roles, role).append(mention)
