"""From clauses to statements: each known verb with its subject and object, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.extraction.relations.company import COMPOSING, FOUNDING, Company
from kg.extraction.relations.frames import (
    FrameLexicon,
    Sense,
    chain_start,
    chained,
    is_helped,
    is_relative,
    objects,
    pairs,
)
from kg.extraction.relations.participants import GROUND, QUOTED, Cast, Participant
from kg.extraction.relations.sentence import GOVERNING, SentenceReading, Statement
from kg.extraction.relations.subjects import BY, DISPOSAL, Subject
from kg.extraction.relations.syntax import AGENT, DASH, PREPOSITION, VERB, WITH, Clause, Token
from kg.vocabulary import BODY, CLASSES

#: What a sentence founds is the subject of the aims that follow (成立甲联盟，助推乙产业).
_AIMS = ("target", "support", "cover")
_OF_RESULTS = (*_AIMS, "contain", "have_below")
_OF_TALK = (*_AIMS, "follow")
_GIVING_RESULTS = ("establishes", "issues", "implements", "leads")
#: A sentence that founds one of these goes on about it (成立甲联盟，举办乙), but a taskforce or firm is not who founds
#: or writes what comes next (成立甲专班，建立乙机制).
_TAKING_OVER = ("Alliance", "Taskforce", "Institution", "Enterprise")
_NO_FOUNDERS = frozenset({"Taskforce", "Enterprise"})
#: Whoever leads one of these has not made it.
_FOUNDED_BEFORE = frozenset({"Institution", "Enterprise"})
#: What a person is said to do only where he is named in the clause.
_BY_BODIES = frozenset({"carry_out", "conceive", "issue"})
_CONDUCTING = frozenset({"carry_out", "hold", "lead", "follow"})
#: They found things from one sentence to the next; with the others they carry on and hold events as well.
_ENDURING = frozenset({"PartyBranch", "Park", "Alliance", "Taskforce", "Event"})
#: They go on aiming at something from one sentence to the next.
_AIMING = frozenset({"Park", "Alliance", "Enterprise"})
_OPENING = (QUOTED, "“", "‘")
_PURPOSE = "为"
#: Words that announce somebody else than the subject of a verb: who gives an honour does not get it.
_ANNOUNCING_OTHERS = {"receive": ("由", BY, "、"), "confer": ()}
_EACH = "分别"
_JOINING = ("join", "follow")
_HIS = "其"
_OTHERS = "等"
_AND_BY = "则由"  # of what stands right before, without a name (材料，则由甲公司负责)
#: Behind an object: it is not carried out but made part of something else (推进甲平台整体并入乙系统).
_MERGED = re.compile(r"[”’]?(?:等[^，。；]{0,4})?(?:整体|全部|全面|逐步|统一|有序)?(?:并入|接入|汇入)")
_QUOTES = "“”‘’《》"
_LIST_MARKS = ("、", "和", "及", "与", "以及")


@dataclass(frozen=True, slots=True)
class _Object:
    """What a verb is about, and the token that names it in the clause, if one does."""

    members: tuple[Participant, ...]
    token: Token | None = None


class Predication:
    """Reads the verbs of clauses by the senses of the lexicon.

    Args:
        cast: the phrases of the text.
        lexicon: the senses.
        offices: for persons the bodies that each heads, in order of text.
    """

    def __init__(self, cast: Cast, lexicon: FrameLexicon, offices: Mapping[int, Sequence[Participant]]) -> None:
        self._cast, self._lexicon = cast, lexicon
        self._company = Company(cast.masked, lexicon.jointly, offices)
        self._acting = frozenset({*CLASSES, GROUND}) - {"Award", "Industry"}

    def statements(self, reading: SentenceReading) -> Iterator[Statement]:
        """Yield what the verbs of a sentence state; aims that come before what is founded are read last."""
        later: list[tuple[int, int]] = []
        for number, clause in enumerate(reading.clauses):
            for at in self._verbs(clause):
                if self._is_purpose(reading, clause, at):
                    later.append((number, at))
                else:
                    yield from self._verb(reading, number, at)
                    reading.speak_of(reading.results_before(number, _TAKING_OVER), number)
        for number, at in later:
            yield from self._verb(reading, number, at, purpose=True)

    def _verbs(self, clause: Clause) -> Iterator[int]:
        """Yield the numbers of the verbs that state something: the last of a chain, none inside a relative clause."""
        outer, taken = 0, -1
        for at, token in enumerate(clause.tokens):
            if token.kind != VERB or chained(self._cast.text, clause, at):
                continue
            inside = at < taken
            if (inside or self._names_an_honour(clause, at)) and not any(t.phrase for t in clause.tokens[outer:at]):
                continue
            if not inside:
                outer = at
                found = objects(clause, at)
                taken = clause.tokens.index(found[0]) if found else -1
            yield at

    def _names_an_honour(self, clause: Clause, at: int) -> bool:
        """Tell whether the verb stands in what another verb gives as an honour (入选深化改革典型案例)."""
        before = [token.word for token in clause.tokens[:at] if token.kind == VERB][-1:]
        return any(sense.name == "receive" for word in before for sense in self._lexicon.senses.get(word, ()))

    def _is_purpose(self, reading: SentenceReading, clause: Clause, at: int) -> bool:
        first = chain_start(self._cast.text, clause, at)
        before = clause.tokens[first - 1] if first else None
        if before is None or before.word != _PURPOSE or before.kind != PREPOSITION:
            return False
        return reading.is_adverbial(before.end, clause.tokens[first].start)  # 为他们打造的 is no purpose.

    def _verb(self, reading: SentenceReading, number: int, at: int, purpose: bool = False) -> Iterator[Statement]:
        clause = reading.clauses[number]
        first = chain_start(self._cast.text, clause, at)
        target = self._object(reading, number, first, at)
        if target is None:
            return
        for sense in self._senses(clause, first, at):
            taken = tuple(m for m in target.members if m.type in sense.relations)
            if not taken or (purpose and sense.name not in _AIMS):
                continue
            if sense.name in _OF_TALK and self._lexicon.talk.search(
                self._cast.masked, clause.tokens[at].end, clause.span.end
            ):
                continue
            for thing in taken:
                if self._is_result(sense.relations[thing.type], thing):
                    reading.add_result(number, thing)
            subject = self._subject(reading, number, first, sense, target, purpose)
            if subject is None:
                continue
            self._speak_of_founded(reading, number, first, sense, subject, taken)
            actors = self._company.acting(reading, number, first, sense, subject, taken)
            for actor, thing in self._matched(clause, at, actors, taken):
                ends = (thing, actor) if sense.swap else (actor, thing)
                span = reading.covering(number, subject)
                yield Statement(ends[0], sense.relations[thing.type], ends[1], span, subject.rank)
            return

    @staticmethod
    def _is_result(relation: str, thing: Participant) -> bool:
        """Tell whether something comes of what is done; a body that somebody leads was there before."""
        return relation in _GIVING_RESULTS and not (relation == "leads" and thing.type in _FOUNDED_BEFORE)

    @staticmethod
    def _speak_of_founded(
        reading: SentenceReading, number: int, verb: int, sense: Sense, subject: Subject, taken: tuple[Participant, ...]
    ) -> None:
        """Let what several make up, or an alliance that they found, act in what follows (甲、乙组建丙联盟，推出…)."""
        alliance = tuple(thing for thing in taken if thing.type == "Alliance") if sense.name in FOUNDING else ()
        several = len(subject.members) > 1 or any(t.governor == WITH for t in reading.clauses[number].tokens[:verb])
        founded = taken if sense.name == COMPOSING else alliance if several else ()
        reading.speak_of(founded, number, always=True)

    def _matched(
        self, clause: Clause, verb: int, actors: tuple[Participant, ...], things: tuple[Participant, ...]
    ) -> Iterator[tuple[Participant, Participant]]:
        """Yield who acts with what: each with each, or one with one in their order (甲、乙分别获丙、丁)."""
        words = self._cast.masked[clause.span.start : clause.tokens[verb].start]
        if _EACH in words and len(actors) == len(things) > 1:
            return zip(actors, things, strict=True)
        return pairs(actors, things)

    def _senses(self, clause: Clause, first: int, last: int) -> tuple[Sense, ...]:
        words = [clause.tokens[at].word for at in range(last, first - 1, -1)]
        return tuple(dict.fromkeys(sense for word in words for sense in self._lexicon.senses.get(word, ())))

    def _object(self, reading: SentenceReading, number: int, first: int, last: int) -> _Object | None:
        clause = reading.clauses[number]
        found = objects(clause, last)
        wanted = {kind for sense in self._senses(clause, first, last) for kind in sense.relations}
        fitting = [token for token in found if token.phrase and token.phrase.of_types(wanted)]
        if fitting:
            end = fitting[-1].end
            passed_on = self._is_headed(fitting[-1]) or _MERGED.match(self._cast.masked, end, clause.span.end)
            return None if passed_on else _Object(self._listed(fitting, wanted), fitting[-1])
        behind = _behind_a_dash(reading, number, last, wanted)
        return behind or (None if found else self._fronted(reading, number, first, wanted))

    def _listed(self, fitting: list[Token], wanted: set[str]) -> tuple[Participant, ...]:
        """Return the last object and those that a list mark joins to it past their owners (甲部“乙”、丙部“丁”)."""
        members = list(fitting[-1].phrase.members) if fitting[-1].phrase else []
        for left, right in zip(fitting[-2::-1], fitting[:0:-1], strict=True):
            gap = self._cast.masked[left.end : right.start]
            if not left.phrase or not (gap.startswith(_LIST_MARKS) or _are_quoted_beside(left, right, gap)):
                break
            members = [*left.phrase.of_types(wanted), *members]
        return tuple(members)

    def _is_headed(self, token: Token) -> bool:
        """Tell whether another noun behind the name takes over as head (乡村振兴“某样板”, 水价机制改革意见)."""
        masked = self._cast.masked
        if token.phrase and len(token.phrase.members) > 1 and masked.startswith(_OTHERS, token.end):
            return False  # 甲、乙等企业13家
        last = token.phrase.members[-1] if token.phrase else None
        if last and last.type == "Award" and self._lexicon.rolls.match(masked, token.end):
            return False
        if masked[token.end : token.end + 1] in _OPENING or self._lexicon.heads.match(masked, token.end):
            return True
        plain = last is not None and not last.quoted
        return plain and bool(self._lexicon.reforms.match(masked, token.end))

    def _fronted(self, reading: SentenceReading, number: int, verb: int, wanted: set[str]) -> _Object | None:
        """Return an object before its verb: under 将 or 把, or the topic where 由 announces who acts."""
        clause = reading.clauses[number]
        before = [token for token in clause.tokens[:verb] if token.phrase]
        if (token := _disposed(clause, verb)) and token.phrase:
            return _Object(token.phrase.members, token)
        elsewhere = self._cast.masked.startswith(_AND_BY, clause.span.start) or is_relative(clause, verb)
        governors = [token.governor for token in before if token.governor != WITH]
        if governors[-1:] != [AGENT] or elsewhere:
            return None
        for token in reversed(before):
            if token.phrase and not token.governor and token.phrase.of_types(wanted):
                return _Object(token.phrase.members, token)
        kinds = wanted.difference(BODY)
        members = reading.described_after(number, kinds) or reading.results_before(number, kinds)
        topic = reading.topic(number, kinds)
        return _Object(members) if members else _Object(topic.members) if topic else None

    def _subject(
        self, reading: SentenceReading, number: int, verb: int, sense: Sense, target: _Object, purpose: bool
    ) -> Subject | None:
        clause = reading.clauses[number]
        if (sense.name in _JOINING and self._company.others_join(reading, clause, verb)) or (
            sense.name in FOUNDING and is_helped(clause, verb)
        ):
            return None
        if sense.name == "receive" and _disposed(clause, verb):
            return None  # 甲将乙评为丙: 甲 gives the honour.
        others = _ANNOUNCING_OTHERS.get(sense.name, (BY,))
        named = reading.named_before(number, verb, sense.subjects, target.token, others)
        if named is False:
            return None
        if isinstance(named, Subject):
            return self._company.colleagues(clause, verb, named)
        if reading.named_before(number, verb, self._acting, target.token):
            return None  # Somebody else acts here, of a class that this sense does not take.
        if self._describes(clause, verb, target) or any(t.word in self._lexicon.viewing for t in clause.tokens[:verb]):
            return None
        if purpose:
            return _as_subject(reading.results_after(number, sense.subjects))
        if sense.name in _OF_RESULTS:
            results = reading.results_before(number, sense.subjects)
            if results and not set(results) & set(target.members):
                return _as_subject(results)
        return self._carried(reading, number, sense, target)

    def _carried(self, reading: SentenceReading, number: int, sense: Sense, target: _Object) -> Subject | None:
        """Return the subject that the clause takes over, as far off as the sense allows."""
        if sense.carried == "never":
            return None
        avoided = _NO_FOUNDERS if sense.name in FOUNDING else frozenset[str]()
        if sense.name in FOUNDING and self._is_named_after(target, reading.results_before(number, _TAKING_OVER)):
            avoided |= frozenset(_TAKING_OVER)  # 成立甲联盟，建立甲联盟党支部
        types = sense.subjects - {"Person"} if sense.name in _BY_BODIES else sense.subjects
        found = reading.carried(number, types, sense.carried != "far", avoided)
        if found is None or found.span is None or reading.span.covers(found.span):
            return found
        if sense.name in _AIMS:
            return found if all(member.type in GOVERNING | _AIMING for member in found.members) else None
        if sense.name in FOUNDING | _CONDUCTING:
            lasting = GOVERNING if sense.name in FOUNDING else GOVERNING | _ENDURING
            stays = all(member.type in lasting for member in found.members)
            far = sense.carried == "far" and sense.name in _CONDUCTING
            return found if stays else reading.protagonist(types) if far else None
        return found if sense.carried != "sentence" else None

    def _is_named_after(self, target: _Object, founded: Iterable[Participant]) -> bool:
        """Tell whether the name of what is founded begins with that of something that the sentence founded before."""
        own = {one.entity for one in target.members}
        names = tuple(self._cast.text[one.start : one.end].strip(_QUOTES) for one in founded if one.entity not in own)
        printed = (self._cast.text[one.start : one.end].strip(_QUOTES) for one in target.members)
        return bool(names) and any(name.startswith(names) for name in printed)

    def _describes(self, clause: Clause, verb: int, target: _Object) -> bool:
        """Tell whether the verb describes its object (甲成立的乙) or somebody behind that (成立甲的人)."""
        masked, start = self._cast.masked, clause.tokens[verb].start
        if is_relative(clause, verb):
            return _HIS not in masked[clause.span.start : start]
        return target.token is not None and bool(
            self._lexicon.describing.match(masked, target.token.end, clause.span.end)
        )


def _disposed(clause: Clause, verb: int) -> Token | None:
    """Return the first phrase under 将 or 把 before a verb."""
    before = (token for token in clause.tokens[:verb] if token.phrase and token.governor == PREPOSITION)
    return next((token for token in before if token.word in DISPOSAL), None)


def _behind_a_dash(reading: SentenceReading, number: int, verb: int, wanted: set[str]) -> _Object | None:
    """Return what a dash behind the last verb of a clause names (成立了全县首家联盟——甲联盟)."""
    clause, behind = reading.clauses[number], reading.clauses[number + 1 : number + 2]
    ends = behind and reading.words(clause.span).endswith(DASH)
    if not ends or any(token.kind == VERB for token in clause.tokens[verb + 1 :]):
        return None
    first = behind[0].tokens[0] if behind[0].tokens else None
    named = first is not None and first.start == behind[0].span.start
    members = first.phrase.of_types(wanted) if named and first and first.phrase else ()
    return _Object(members) if members else None


def _are_quoted_beside(left: Token, right: Token, gap: str) -> bool:
    """Tell whether two names stand side by side, each in quotation marks (“甲议事厅”“乙调解队”)."""
    quoted = (token.phrase is not None and token.phrase.members[-1].quoted for token in (left, right))
    return not gap and all(quoted)


def _as_subject(results: tuple[Participant, ...]) -> Subject | None:
    return Subject.of_results(results) if results else None
