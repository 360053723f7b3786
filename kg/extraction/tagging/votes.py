"""The vote between the grammar of names and the trained tagger: what following the tagger would change.

The tagger reads the text together with what the grammar found in it. Each change is of one kind: a name where the
grammar has none, or a longer name than the grammar's; `kg.extraction.tagging.trust` tells when it is followed. That a
name is shorter is not believed: on unseen pages that was wrong too often. That a name of the grammar is none is
believed of territory alone, and only if the tagger doubts the name at all its places in the text: of other classes
such doubts were wrong too often.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.extraction.document import Mention
from kg.extraction.lexer import places_of
from kg.extraction.naming.bare_people import ADVERBS, GOING_ON
from kg.extraction.naming.heads import EDGE, LEVELLED, TOWN_ENDS, VERB, NameLexicon, names_of
from kg.extraction.naming.plain_things import is_plain
from kg.extraction.naming.printed import in_byline, is_unnamed
from kg.extraction.segmenting import segmenter
from kg.extraction.tagging.tagger import Found
from kg.extraction.tagging.trust import Change, Trust
from kg.model import Span

#: How sure the tagger must be that a name of the grammar's is none. Of doubts on training text that it had not learned
#: from, 92 % were right from here on for communities, 90 % for places, all for streets and towns; 63 % for all classes.
_DOUBT = {"Community": 0.5, "Place": 0.6, "Subdistrict": 0.6}
_NEVER = 1.01
#: The same for names of words alone that end so; of such doubts on unseen pages all but one were right.
_DOUBTED_KINDS = {"Initiative": (("活动", "工作", "服务"), 0.7), "Platform": (("",), 0.65)}
#: 全市, 县里: which place is meant, the setting tells.
_WHOLE = re.compile("[全我].|.里")
_MARKS = re.compile(r"[“”‘’《》\s]")
_SHORTEST_REPEATED = 3
_GENERIC = 2
#: Groups of houses are found by the village before them alone, and training text has none.
_HAMLET = "组"
_LEVELS = "省市区县州旗"
#: Classes whose names may stand at the beginning of a longer one and count beside it.
_INNER = frozenset({"Place", "Subdistrict", "Community", "Park", "Enterprise", "Institution"})
#: What is done belongs to the names of such things.
_ACTING = frozenset({"Initiative", "Mechanism", "Event", "Project", "Policy", "Taskforce", "SocialOrganisation"})
_USUAL_PERSON = 3
_QUITE_SURE = 0.9
#: A name that the tagger is so sure of speaks for its neighbours in a list.
_LIKELY = 0.5
_IN_LISTS = frozenset("、和与及")
#: News clients (某某网) are no persons.
_CLIENTS = ("网", "报")
#: They go on about somebody and end no name (村民李江|正忙着).
_SAYS_MORE = re.compile(f"[{ADVERBS}]|{GOING_ON.pattern}")
#: It tells that a body is no more, and is no part of what it was called.
_FORMER = "原"
#: Behind the name of a district these are its streets, no town of that name.
_STREETS = "街道"


def vote(text: str, mentions: Sequence[Mention], reading: Sequence[Found], trust: Trust) -> list[Mention]:
    """Return the names of a text by the grammar and the tagger together, in order, nested ones after their holders.

    Args:
        text: the text that the spans count in.
        mentions: names by the grammar; some lie in others.
        reading: the names that the tagger proposes.
        trust: how far the tagger is followed.
    """
    made = [change for change in changes(text, mentions, reading) if trust.follows(change) and _is_likely(change)]
    added = [c.mention for c in made]
    given_up = {m.span for m in _given_up(text, mentions, reading)}
    gone = {m.span for c in made for m in c.over} | given_up
    kept = [m for m in outermost(mentions) if m.span not in gone]
    holders = Places(kept)
    nested = [m for m in mentions if any(o.span != m.span for o in holders.overlapping(m.span))]
    inner = [m for c in made if c.kind == "lengthen" for m in c.over if _begins(m, c.mention)]
    chosen = [*kept, *added, *nested, *inner]
    chosen += _again(text, added, chosen)
    return sorted(chosen, key=lambda m: (m.span.start, -m.span.end))


def changes(text: str, mentions: Sequence[Mention], reading: Sequence[Found]) -> Iterator[Change]:
    """Yield what the tagger would have otherwise; arguments as in `vote`."""
    known = outermost(mentions)
    near, neighbours = Places(known), _Neighbours(text, known, reading)
    scores: dict[tuple[str, str], list[float]] = defaultdict(list)
    for found in reading:
        scores[found.type, found.span.of(text)].append(found.score)
    for found in reading:
        if not found.type:
            continue
        over = tuple(near.overlapping(found.span))
        name = _MARKS.sub("", found.span.of(text))
        if is_unnamed(name) or (name.endswith(_STREETS) and name[:-2] in names_of().places):
            continue
        if found.type == "Person" and in_byline(text, found.type, found.span):
            continue
        if not over and not _says_nothing(name) and not is_plain(found.type, found.span, text, names_of()):
            alike = scores[found.type, found.span.of(text)]
            mention = Mention(found.span, found.type, name)
            listed = neighbours.have(found.span, found.type)
            yield Change("add", mention, found.score, best=max(alike), times=len(alike), listed=listed)
        elif over and _lengthens(text, found, over):
            yield Change("lengthen", Mention(found.span, found.type, name), found.score, over)


def _given_up(text: str, mentions: Sequence[Mention], reading: Iterable[Found]) -> Iterator[Mention]:
    """Yield the grammar's outermost names of territory that the tagger takes for none at all their places."""
    doubts = {found.span: found.score for found in reading if not found.type}
    lexicon = names_of()
    there: dict[str, list[Mention]] = defaultdict(list)
    for m in outermost(mentions):
        there[m.name].append(m)
    for name, places in there.items():
        known = name in lexicon.places or name in lexicon.known or name in lexicon.alone
        sure = known or name.endswith(_HAMLET)
        if not sure and not _WHOLE.fullmatch(name):
            doubted = [m for m in places if doubts.get(m.span, 0.0) >= _least_doubt(text, m)]
            yield from doubted if len(doubted) == len(places) else ()


def _least_doubt(text: str, m: Mention) -> float:
    """Return how sure the tagger must be that a name of the grammar's is none."""
    endings, least = _DOUBTED_KINDS.get(m.type, ((), _NEVER))
    plain = m.name.endswith(endings) and "“" not in m.span.of(text)
    return least if plain else _DOUBT.get(m.type, _NEVER)


def _lengthens(text: str, found: Found, over: Sequence[Mention]) -> bool:
    """Tell whether a name of the tagger may take the place of shorter ones by the grammar."""
    first, last = over[0], over[-1]
    if any("“" in m.span.of(text) or "《" in m.span.of(text) for m in over) or any(m.span == found.span for m in over):
        return False
    if found.type == first.type == "Place":
        return False  # Most often places side by side (某省|某县): of these changes on unseen text 7 % were right.
    if found.type == first.type == "Person" and _SAYS_MORE.match(text, found.span.end - 1):
        return False
    if (found.span.end > last.span.end and _loses_head(text, found, last)) or _takes_more(text, found, first):
        return False
    lexicon = names_of()
    known = last.name in lexicon.alone or last.name in lexicon.known
    if known and text[found.span.start : last.span.start] in lexicon.short_places:
        return False  # 青岛|海尔
    alone = len(over) == 1 or (len(over) == 2 and first.type == "Place")
    return alone and all(found.span.covers(m.span) for m in over)


def _takes_more(text: str, found: Found, name: Mention) -> bool:
    """Tell whether a name would begin with a verb (重点学习|某工作室), or a village with its town."""
    before = text[found.span.start : name.span.start]
    if found.type == "Community" and any(before + end in names_of().places for end in TOWN_ENDS):
        return True  # The short name of the town that has the village.
    if before == _FORMER:
        return True
    added = names_of().lexer.tokens(before)
    return found.type not in _ACTING and bool(added) and added[-1].tag in (EDGE, VERB) and len(added[-1].text) > 1


def _loses_head(text: str, found: Found, name: Mention) -> bool:
    """Tell whether a name that ends with a class word would end with none if it went on (…热线|数据)."""
    heads = names_of().head_at_end
    return heads(name.span.of(text)) is not None and heads(found.span.of(text)) is None


def _begins(inner: Mention, outer: Mention) -> bool:
    return inner.type in _INNER and inner.span.start == outer.span.start


def outermost(mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions that lie in no other, in order."""
    found: list[Mention] = []
    for m in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        if not found or m.span.end > found[-1].span.end:
            found.append(m)
    return found


class _Neighbours:
    """The classes of names by where they begin and end, to tell whether a list sets two of a class side by side."""

    def __init__(self, text: str, mentions: Iterable[Mention], reading: Iterable[Found]) -> None:
        self._text = text
        sure = [(f.span, f.type) for f in reading if f.type and f.score >= _LIKELY]
        named = [*sure, *((m.span, m.type) for m in mentions)]
        self._ends = {span.end: kind for span, kind in named}
        self._starts = {span.start: kind for span, kind in named}

    def have(self, span: Span, kind: str) -> bool:
        """Tell whether a name of a class stands beside `span` in a list."""
        before, behind = self._text[span.start - 1 : span.start], self._text[span.end : span.end + 1]
        return (before in _IN_LISTS and self._ends.get(span.start - 1) == kind) or (
            behind in _IN_LISTS and self._starts.get(span.end + 1) == kind
        )


class Places:
    """Mentions by the characters they cover; of two that overlap the later one holds what they share."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._at = {at: m for m in mentions for at in range(m.span.start, m.span.end)}

    def overlapping(self, span: Span) -> list[Mention]:
        """Return the mentions that share a character with `span`, in order."""
        found = {m.span: m for at in range(span.start, span.end) if (m := self._at.get(at))}
        return list(found.values())


def _again(text: str, added: Iterable[Mention], chosen: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the other places where an added name stands and nothing else was found."""
    kinds = {m.name: m.type for m in added if len(m.name) >= _SHORTEST_REPEATED}
    if not kinds:
        return
    taken = Places(chosen)
    for place in places_of(kinds, text):
        span = Span(*place)
        if not taken.overlapping(span):
            yield Mention(span, kinds[span.of(text)], span.of(text))


def _is_likely(change: Change) -> bool:
    """Tell whether a person is called as most are, by a family name and two characters, or the tagger is quite sure."""
    name = change.mention.name
    if change.mention.type != "Person":
        return True
    usual = len(name) == _USUAL_PERSON and name[0] in names_of().surnames
    return not name.endswith(_CLIENTS) and (usual or change.score >= _QUITE_SURE)


def _says_nothing(name: str) -> bool:
    """Tell whether a name is too short, an everyday word, or no more than a head with a generic word before it."""
    lexicon = names_of()
    head = lexicon.head_at_end(name)
    if len(name) < 2 or (name not in lexicon.short_places and segmenter().kind(name) and not head):
        return True
    return head is not None and _is_kind(name, head.word, head.type, lexicon)


def _is_kind(name: str, word: str, kind: str, lexicon: NameLexicon) -> bool:
    """Tell whether a name is no more than its head with a generic word before it (农村社区, 新模式)."""
    core = name[: len(name) - len(word)]
    levelled = kind in LEVELLED and name[0] in _LEVELS
    return len(core) <= _GENERIC and lexicon.is_generic(core) and not levelled
