"""What speaks for and against an owner of a figure: what is counted, what a founded thing goes on to do, lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from kg.extraction.document import Mention
from kg.extraction.figures.clauseroles import ACTORS, PROGRAMMES, ClauseRoles, closes_list, is_district, list_from
from kg.extraction.figures.noun_records import Measured
from kg.extraction.figures.quantities import COUNTED
from kg.extraction.figures.ranks import is_first
from kg.extraction.figures.statements import NAME, STOP, TIME, VERB, Statement
from kg.extraction.lexer import PUNCTUATION
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
#: So much of all mentions of areas must be of the one that an article is about; less of a district.
_LEAST_SHARE, _LEAST_OF_DISTRICT = 0.3, 0.15
Owners = tuple[int, ...]


def is_area(mention: Mention) -> bool:
    """Tell whether a thing is a place, town, village or zone."""
    return mention.type in _AREAS | {"Place"}


def example(roles: list[ClauseRoles], at: int) -> Owners:
    """Return what the sentence is about by 以…为例."""
    return next(((r.example.entity,) for r in roles[max(at - LOOK_BACK, 0) : at + 1] if r.example), ())


def is_counted(text: str, mention: Mention, figure: Measured) -> bool:
    """Tell whether a name is part of what is counted, or an item of the list that the count closes."""
    if _COUNTED_ITEM.match(text, mention.span.end, figure.quantity.span.start):
        return True
    if not figure.evidence.covers(mention.span) or mention.name not in figure.indicator:
        gap = text[mention.span.end : figure.quantity.span.start]
        return closes_list(gap)
    alone = not text[mention.span.end : figure.quantity.span.start].strip("”》’ ")
    return not (alone and mention.type in PROGRAMMES and figure.evidence.start >= mention.span.start - 4)


def describes(statement: Statement, mention: Mention, figure: Measured) -> bool:
    """Tell whether a name is but the first part of the noun that a verb has as its object (培育名师工程人才13名)."""
    if figure.evidence.start >= figure.quantity.span.start:
        return False
    gap = statement.text[mention.span.end : figure.evidence.start]
    at = statement.token_at(mention.span.start)
    return not gap.strip("”》’") and bool(at) and statement.tokens[at - 1].tag == VERB and not figure.verb


def yields(statement: Statement, owner: Mention, role: ClauseRoles, own: ClauseRoles, figure: Measured) -> bool:
    """Tell whether what an earlier clause names is no owner of what is done or counted now.

    A brand, a mechanism (but for the time that it takes), a site, a product before somebody's action.
    """
    if role is own:
        return False
    if owner in role.founded:
        going_on = figure.quantity.measure == "time" or _acts_on(statement, role.span.end, figure)
        return owner.type == "Brand" or (owner.type == "Mechanism" and not going_on)
    if owner not in role.subjects:
        return False
    first = statement.tokens[statement.token_at(own.span.start)]
    opening = statement.tokens[statement.token_at(own.span.start) : statement.token_at(figure.evidence.start)]
    counted_first = all(token.tag == TIME for token in opening) and figure.quantity.measure in COUNTED
    return (owner.type == "Project" and counted_first) or (owner.type == "Product" and first.tag == VERB)


def _acts_on(statement: Statement, start: int, figure: Measured) -> bool:
    """Tell whether every clause from `start` up to the figure begins with a verb, so that it tells what was founded."""
    first, last = statement.clause_number(start), statement.clause_number(figure.quantity.span.start)
    return all(_begins_with_verb(statement, clause) for clause in statement.clauses[first : last + 1])


def _begins_with_verb(statement: Statement, clause: Span) -> bool:
    tokens = statement.tokens[statement.token_at(clause.start) : statement.token_at(clause.end)]
    small = (STOP, TIME, NAME, PUNCTUATION)
    return next((token.tag == VERB for token in tokens if token.tag not in small), False)


def called_so(text: str, mentions: Iterable[Mention], figure: Measured) -> Owners:
    """Return the thing that a first of its kind is, where the article names it elsewhere (全市首个…党支部)."""
    first = figure.kind == "rank" and is_first(figure.quantity.number.of(text))
    if not first or len(figure.noun) < _SHORTEST_STEM:
        return ()
    called = (m.entity for m in mentions if m.name.endswith(figure.noun) and m.type in ACTORS - _AREAS - {"Place"})
    return tuple(islice(called, 1))


def peers(text: str, role: ClauseRoles, figure: Measured) -> Owners:
    """Return all subjects of a rank that several share: 甲街道、乙街道并列第一."""
    subjects = [m for m in role.subjects if m.span.end <= figure.quantity.span.start]
    if figure.kind != "rank" or len(subjects) < 2:
        return ()
    shared = _SHARED_RANK.search(text, role.span.start, figure.quantity.span.end)
    return tuple(m.entity for m in list_from(text, subjects)) if shared else ()


def respective(statement: Statement, measured: Sequence[Measured]) -> Iterator[tuple[int, Mention]]:
    """Yield figures by number with the listed things that 分别 hands them out to: 甲村、乙村分别增收20万元、30万元."""
    text = statement.text
    for match in re.finditer("分别", statement.span.of(text)):
        at = statement.span.start + match.start()
        numbers = [n for n, figure in enumerate(measured) if figure.quantity.span.start >= at]
        first = next(iter(numbers), None)
        if first is None:
            continue
        chain = [first]
        while (n := chain[-1] + 1) < len(measured) and _follows(text, measured[n - 1], measured[n]):
            chain.append(n)
        clause = statement.clause_at(at)
        named = statement.mentions_in(Span(clause.start, at)) if clause.start < at else []
        listed = named and list_from(text, named[-len(chain) :])
        if len(chain) > 1 and len(listed) == len(chain) and listed[0].type not in ("Award", "Person"):
            yield from zip(chain, listed, strict=True)


def _follows(text: str, figure: Measured, other: Measured) -> bool:
    return text[figure.quantity.span.end : other.quantity.span.start].strip() in ("、", "和", "，", "与", "以及")


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


def most_prominent(mentions: Iterable[Mention], titles: Sequence[Span]) -> int | None:
    """Return what an article is about: the district, town, village or zone named most often, or the commonest actor.

    Names in titles weigh more. None where many are named about as often.
    """
    counts: Counter[tuple[bool, int]] = Counter()
    districts = set()
    for mention in mentions:
        if mention.type in ACTORS and mention.entity >= 0:
            weight = _TITLE_WEIGHT if any(title.covers(mention.span) for title in titles) else 1
            counts[is_district(mention) or mention.type in _AREAS, mention.entity] += weight
            districts |= {mention.entity} if is_district(mention) else set()
    best = max(counts, key=lambda one: (one[0], counts[one], one[1] in districts, -one[1]), default=None)
    if best is None:
        return None
    rivals = sum(count for (area, _), count in counts.items() if area == best[0])
    least = _LEAST_OF_DISTRICT if best[1] in districts else _LEAST_SHARE
    return best[1] if counts[best] >= least * rivals else None
