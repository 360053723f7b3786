"""What speaks for and against an owner of a figure: what is counted, what a founded thing goes on to do, lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from kg.extraction.document import Mention
from kg.extraction.figures.clauseroles import (
    ACTORS,
    PROGRAMMES,
    ClauseRoles,
    closes_list,
    is_district,
    is_listed,
    list_from,
)
from kg.extraction.figures.lists import DEALT
from kg.extraction.figures.noun_records import Measured
from kg.extraction.figures.quantities import COUNTED
from kg.extraction.figures.ranks import is_first
from kg.extraction.figures.statements import STOP, TIME, VERB, Statement
from kg.extraction.lexer import PUNCTUATION
from kg.gazetteer import gazetteer
from kg.model import Block, Span

#: So many clauses back an owner is looked for in a sentence.
LOOK_BACK = 40
_AREAS = frozenset({"Subdistrict", "Community", "Park"})
_COUNTED_ITEM = re.compile(r"[”》’]?\d[^，。；]{0,12}、")
_SHARED_RANK = re.compile("并列|均|都")
_TITLE_WEIGHT = 3
#: What an article can be about as a whole besides an area or a body.
_THEMES = frozenset({"Project", "Platform", "Initiative", "Mechanism", "Event", "Alliance"})
_SHORTEST_STEM = 4
#: So many tokens stand behind a site at most where nothing but a verb and a mark follows it.
_AT_A_SITE = 2
#: So many characters before its first name a sentence begins with it.
_AT_THE_START = 2
#: So much of all mentions of areas must be of the one that an article is about; less of a district.
_LEAST_SHARE, _LEAST_OF_DISTRICT = 0.3, 0.15
_POSSESSING = _AREAS | {"Place", "Enterprise", "GovernmentBody", "Product"}
_POSSESSED = re.compile("[”》’]?(?:的|共有的?|现有的?)?")
#: What is measured of a sector; that of all sectors of a district (全区金融业增加值) is the district's.
_OF_SECTORS = re.compile(
    "产值|产量|产能|面积|出口|营收|收入|增加值|规模|零售额|销售额|成交额|税收|产业链|饲养量|存栏|占比|利润"
)
#: What is grown, made and sold under its own name, right before what is measured of it (某荔枝产量达…).
_GROWN, _MEASURED_THERE = frozenset({"Product", "Brand", "Award"}), re.compile("[”》’]?[\u4e00-\u9fff]{2,12}")
#: A title that a firm or a place holds is no such thing (小巨人企业产值).
_HOLDER = re.compile("(?:企业|单位|巨人|专精特新|独角兽|瞪羚|基地|工厂|车间|农场|合作社|家庭|[园村镇乡县市区户人者])$")
#: Sectors as statistics part them (某某制造业), of which they tell by area.
_TRADE = "业"
_CHANGE = re.compile("(?:其中)?(?:占|同比|环比|较|比|增长|下降|增幅|增速)")
#: What hands numbers or ranks out to the things of a list, but honours and people.
_DEALING_OUT = re.compile(f"{DEALT}|分列|分获|分居")
#: Between numbers dealt out there are marks alone, or each has its own words (分别退还押金3万元、追回欠薪5万元).
_BARE_GAP, _TOLD_GAP = re.compile("[、，和与]|以及"), re.compile("[、，和][\u4e00-\u9fff]{2,10}")
_NOT_DEALT = frozenset({"Award", "Person"})
#: Behind a programme that only helped or began before (以“某行动”为载体，…; 推行某制以来，…).
_MEANS = re.compile("[”》’]?[^，。；]{0,8}(以来|为(?:抓手|载体|契机|平台))，")
#: A district that a clause tells of as a whole is meant rather than these, named in clauses before.
WITHIN = _AREAS | frozenset({"Enterprise", "Institution", "GovernmentBody", "PartyBody", "PartyBranch", "Person"})
_PARTY = re.compile("(.{2,}?)(?:机关)?(?:党委|党总支|党支部|党组)")
_ALL = "全我"
Owners = tuple[int, ...]


def is_area(mention: Mention) -> bool:
    """Tell whether a thing is a place, town, village or zone."""
    return mention.type in _AREAS | {"Place"}


def example(text: str, roles: list[ClauseRoles], at: int) -> Owners:
    """Return what the sentence is about by 以…为例; somebody named behind a means or the time since it acts himself."""
    first = next((n for n in range(max(at - LOOK_BACK, 0), at + 1) if roles[n].example), None)
    mention = None if first is None else roles[first].example
    if first is None or mention is None:
        return ()
    means = _MEANS.match(text, mention.span.end)
    means = None if means and means[1] == "以来" and mention.type != "Mechanism" else means
    acting = means and any(m.span.start >= means.end() for role in roles[first : at + 1] for m in role.subjects)
    return () if acting else (mention.entity,)


def is_counted(text: str, mention: Mention, figure: Measured) -> bool:
    """Tell whether a name is part of what is counted, or an item of the list that the count closes."""
    if _COUNTED_ITEM.match(text, mention.span.end, figure.quantity.span.start):
        return True
    if not figure.evidence.covers(mention.span) or mention.name not in figure.indicator:
        gap = text[mention.span.end : figure.quantity.span.start]
        return closes_list(gap)
    alone = not text[mention.span.end : figure.quantity.span.start].strip("”》’ ")
    return not (alone and mention.type in PROGRAMMES and figure.evidence.start >= mention.span.start - 4)


def is_number_behind(statement: Statement, mention: Mention) -> bool:
    """Tell whether a number right before a name counts it (18场小区专场活动), so that it owns no further number."""
    start = mention.span.start
    numbers = (q.span.end for q in statement.quantities if q.span.end <= start and q.measure in COUNTED)
    return any(statement.text[end:start] in ("", "“", "《") for end in numbers)


def is_mere_site(statement: Statement, role: ClauseRoles, owner: Mention) -> bool:
    """Tell whether a clause names a thing but as the place where somebody is (专家在某医院坐诊, 研发在某市).

    A clause that is nothing but its place says where all that follows is (在某市，…).
    """
    if owner not in role.sites:
        return False
    first, last = statement.token_at(role.span.start), statement.token_at(role.span.end)
    behind, before = last - statement.token_at(owner.span.end), statement.token_at(owner.span.start) - first
    return behind <= _AT_A_SITE and (behind == _AT_A_SITE or before > 1)


def describes(statement: Statement, mention: Mention, figure: Measured) -> bool:
    """Tell whether a name is but the first part of the noun that a verb has as its object (培育名师工程人才13名)."""
    if figure.evidence.start >= figure.quantity.span.start:
        return False
    gap = statement.text[mention.span.end : figure.evidence.start]
    at = statement.token_at(mention.span.start)
    return not gap.strip("”》’") and bool(at) and statement.tokens[at - 1].tag == VERB and not figure.verb


def called_so(text: str, mentions: Iterable[Mention], figure: Measured) -> Owners:
    """Return the thing that a first of its kind is, where the article names it elsewhere (全市首个…党支部)."""
    first = figure.kind == "rank" and is_first(figure.quantity.number.of(text))
    if not first or len(figure.noun) < _SHORTEST_STEM:
        return ()
    called = (m.entity for m in mentions if m.name.endswith(figure.noun) and m.type in ACTORS - _AREAS - {"Place"})
    return tuple(islice(called, 1))


def sector(statement: Statement, figure: Measured) -> Owners:
    """Return the industry whose output or size is told (月柿种植面积稳定在21万亩, 全县月柿产量8万吨).

    Of a whole trade, which is called 业, it is told of the district.
    """
    if not _OF_SECTORS.search(figure.indicator):
        return ()
    clause = statement.clause_at(figure.quantity.span.start)
    named = statement.mentions_in(Span(clause.start, max(figure.quantity.span.start, clause.start + 1)))
    mention = named[0] if named else None
    grown = [m for m in named if m.type in _GROWN and not (_HOLDER.search(m.name) or is_listed(statement.text, m.span))]
    if grown and _MEASURED_THERE.fullmatch(statement.text, grown[-1].span.end, figure.quantity.span.start):
        return (grown[-1].entity,)
    inside = [m for m in named if m.type == "Industry" and figure.evidence.start <= m.span.end]
    if inside and not (is_listed(statement.text, inside[-1].span) or inside[-1].name.endswith(_TRADE)):
        return (inside[-1].entity,)
    if mention is None or mention.type != "Industry" or mention.name.endswith(_TRADE):
        return ()
    before = statement.tokens[statement.token_at(clause.start) : statement.token_at(mention.span.start)]
    begins = all(token.tag in (STOP, TIME, PUNCTUATION) and token.text[0] not in _ALL for token in before)
    return (mention.entity,) if begins and figure.evidence.start <= mention.span.end else ()


def is_example(statement: Statement, roles: Sequence[ClauseRoles], lead: Mention) -> bool:
    """Tell whether a sentence gives but an example of what a district does: a village named with another district."""
    first = next((role.subjects[0] for role in roles if role.subjects), None)
    if first is None or not is_district(lead) or first.entity == lead.entity:
        return False
    begins = first.span.start - statement.span.start <= _AT_THE_START and is_district(first)
    named = roles[0].subjects
    return begins and len(named) > 1 and named[1].type in _AREAS


def possessor(statement: Statement, figure: Measured) -> Owners:
    """Return the place or body, or the product, named right before a number (在某县17个乡镇中, 发放“某贷”2亿元)."""
    start = figure.quantity.span.start
    named = next((m for m in reversed(statement.mentions) if m.span.end <= start), None)
    fits = (
        named is not None
        and named.type in _POSSESSING
        and statement.text[named.span.start - 1] != "、"  # The last of a list that the number counts.
        and _POSSESSED.fullmatch(statement.text, named.span.end, start)
    )
    return (named.entity,) if named and fits else ()


def follows(statement: Statement, last: Measured, figure: Measured) -> bool:
    """Tell whether nothing is named between a figure and the one before it."""
    end, start = last.quantity.span.end, figure.quantity.span.start
    return end < start and not statement.mentions_from(Span(end, start))


def goes_on(statement: Statement, last: Measured, figure: Measured) -> bool:
    """Tell whether a clause tells but the share or growth of what the one before it counts (…，占30%; …，增长5%)."""
    clause = statement.clause_number(figure.quantity.span.start)
    if statement.clause_number(last.quantity.span.start) != clause - 1:
        return False
    return _CHANGE.match(statement.text, statement.clauses[clause].start, figure.quantity.span.end) is not None


def peers(text: str, role: ClauseRoles, figure: Measured) -> Owners:
    """Return all subjects of a rank that several share: 甲街道、乙街道并列第一."""
    subjects = [m for m in role.subjects if m.span.end <= figure.quantity.span.start]
    if figure.kind != "rank" or len(subjects) < 2:
        return ()
    shared = _SHARED_RANK.search(text, role.span.start, figure.quantity.span.end)
    return tuple(m.entity for m in list_from(text, subjects)) if shared else ()


def respective(statement: Statement, measured: Sequence[Measured]) -> Iterator[tuple[int, Mention]]:
    """Yield figures by number with the listed things that 分别 hands them out to: 甲村、乙村分别增收20万元、30万元.

    The list stands before the word in its clause, else it is that of the clause before (甲村、乙村入选，分列第5、第8).
    """
    text = statement.text
    for match in _DEALING_OUT.finditer(text, statement.span.start, statement.span.end):
        numbers = [n for n, figure in enumerate(measured) if figure.quantity.span.start >= match.start()]
        chain = _chain(text, measured, numbers, _BARE_GAP)
        if len(chain) == 1:
            chain = _chain(text, measured, numbers, _TOLD_GAP)
        listed = _dealt_to(statement, match.start(), len(chain)) if len(chain) > 1 else []
        if len(listed) == len(chain):
            yield from zip(chain, listed, strict=True)


def _dealt_to(statement: Statement, at: int, size: int) -> list[Mention]:
    """Return the list of so many things that is handed out to at an offset, or any other where there is none."""
    number = statement.clause_number(at)
    clause = statement.clauses[number]
    named = statement.mentions_from(Span(clause.start, at)) if clause.start < at else ()
    if not named and number:
        before = statement.mentions_in(statement.clauses[number - 1])
        lists = (list_from(statement.text, before[first:]) for first in range(len(before)))
        named = next((tuple(one) for one in lists if len(one) == size), ())
    listed = list_from(statement.text, named[-size:]) if named else []
    return listed if listed and listed[0].type not in _NOT_DEALT else []


def _chain(text: str, measured: Sequence[Measured], numbers: list[int], gap: re.Pattern[str]) -> list[int]:
    """Return the first of some figures and those that follow it with nothing but such words in between."""
    chain = numbers[:1]
    while chain and (n := chain[-1] + 1) < len(measured):
        one, other = (measured[number].quantity.span for number in (n - 1, n))
        if one != other and not gap.fullmatch(text[one.end : other.start].strip()):
            break
        chain.append(n)
    return chain


def firms_of_parties(mentions: Sequence[Mention]) -> dict[int, int]:
    """Return the numbers of party organisations of firms with those of the firms (青石公司党委, 青石公司)."""
    firms = {mention.name: mention.entity for mention in mentions if mention.type == "Enterprise"}
    parties = (mention for mention in mentions if mention.type in ("PartyBranch", "PartyBody"))
    named = ((mention.entity, _PARTY.fullmatch(mention.name)) for mention in parties)
    return {party: firms[name[1]] for party, name in named if name and name[1] in firms}


def theme(text: str, mentions: Sequence[Mention], blocks: Sequence[Block]) -> int | None:
    """Return the project, hotline or other programme that the title and the first sentence are about, if one is.

    Its name stands in the title, or the title tells the first half or the head of it; no body acts there.
    """
    titles = [block.span for block in blocks if block.kind in ("title", "subtitle")]
    lead = next((block.span for block in blocks if block.kind == "paragraph"), None)
    if not titles or lead is None:
        return None
    headline = "\n".join(title.of(text).strip("“《\n —") for title in titles)
    told = [m for m in mentions if any(title.covers(m.span) for title in titles)]
    if any(m.type in ACTORS - PROGRAMMES and not is_district(m) for m in told):
        return None
    end = next((at for at in range(lead.start, lead.end) if text[at] in "。！？"), lead.end)
    first = [m for m in mentions if lead.start <= m.span.start < end and m.type in _THEMES]
    named = {m.entity for m in told}
    for mention in first:
        half, head = mention.name[: max(len(mention.name) // 2, _SHORTEST_STEM)], mention.name[-_SHORTEST_STEM:]
        if mention.entity in named or headline.startswith(half) or head in headline:
            return mention.entity
    return None


def _is_province(name: str) -> bool:
    return gazetteer().level(name) == "province" or gazetteer().is_called(name, "province")


def most_prominent(mentions: Iterable[Mention], titles: Sequence[Span]) -> int | None:
    """Return what an article is about: the district, town, village or zone named most often, or the commonest actor.

    Names in titles weigh more, and a province named as often as its county less. None where many are named about as
    often.
    """
    counts: Counter[tuple[bool, int]] = Counter()
    districts, provinces = set(), set()
    for mention in mentions:
        if mention.type in ACTORS and mention.entity >= 0:
            weight = _TITLE_WEIGHT if any(title.covers(mention.span) for title in titles) else 1
            counts[is_district(mention) or mention.type in _AREAS, mention.entity] += weight
            districts |= {mention.entity} if is_district(mention) else set()
            provinces |= {mention.entity} if _is_province(mention.name) else set()
    rank = {one: (one[0], counts[one], one[1] in districts, one[1] not in provinces, -one[1]) for one in counts}
    best = max(counts, key=rank.__getitem__, default=None)
    if best is None:
        return None
    rivals = sum(count for (area, _), count in counts.items() if area == best[0])
    least = _LEAST_OF_DISTRICT if best[1] in districts else _LEAST_SHARE
    return best[1] if counts[best] >= least * rivals else None
