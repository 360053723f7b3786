"""Roles beside persons: the words of posts before and behind a name, with what is named right before them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extraction.relations.participants import REST, SIGNS, Cast, Phrase, name_pattern
from kg.extraction.relations.syntax import Clause
from kg.lexicon import Table, either
from kg.model import Span

_LONGEST_RUN = 80
_JOINED = re.compile(r"[、兼及和，]+$")
#: What stands before the words of a role that belong to no name (由|副市长, 看到|村支书).
_LED_IN = re.compile(r".*(?:的|(?<!自)由|[请向让到])")
#: What is told of somebody before his post: sex, people, age, party, schooling (，女，汉族，45岁，中共党员).
_PROFILE = (
    r"(?:，(?:[男女]|[\u4e00-\u9fff]{1,5}族|(?:现年|今年)?\d{1,3}岁|\d{4}年(?:\d{1,2}月)?(?:出?生|入党)|\d0后"
    r"|中共(?:预备)?党员|[^，。；]{0,4}(?:学历|文化|学位)|(?:大专|本科|研究生)))*"
)
_HOLDING = re.compile("(?:同志)?(?:轮流)?(?:担任|兼任|出任|兼)(?=[，。；]|$)")
_NAMED = frozenset((*SIGNS.values(), REST))
#: Whoever heads or owns what the name before it ends with (某某市长, 消防大队长, 某某农场主).
_HEADED = {
    "长": re.compile("(?:[大支中]队|[省市县区旗州镇乡局院所站馆厂处科部])$"),
    "主": re.compile("(?:[农牧林茶渔]场|[果茶]园|民宿)$"),
}


@dataclass(frozen=True, slots=True)
class Role:
    """A role as printed before or behind a person.

    Attributes:
        body: what is named right before it, if anything.
        middle: words between the body and the role word (村党支部 in 村党支部书记).
        word: the role word with its prefixes.
    """

    body: Phrase | None
    middle: str
    word: str
    span: Span


class RoleFinder:
    """Finds the roles beside a person by the table [roles] of the lexicon's `posts`."""

    def __init__(self, roles: Table) -> None:
        words = either((*roles["posts"].split(), *roles["members"].split()))
        prefixes, taking = either(roles["prefixes"].split()), either(roles["taking"].split())
        role = rf"(?P<word>{prefixes}*{words})"
        sending = rf"(?:{either(roles['sending'].split())}(?!出?所|驻|出机))?"
        middle = rf"{sending}(?P<middle>[^，。；：、！？\s{''.join(SIGNS.values())}{REST}]{{0,10}}?)"
        body = rf"(?P<body>{name_pattern()})"
        owners = rf"(?:{name_pattern()}(?={name_pattern()}))*"
        self._prefixes = re.compile(rf"{prefixes}+")
        self._before = re.compile(rf"{body}?{middle}{role}的?$")
        self._being = re.compile(rf"(?:作为|身为){owners}{body}{middle}{role}，$")
        self._sent = re.compile(
            rf"[^，。；：、{''.join(SIGNS.values())}{REST}]{{0,8}}[到赴在]{owners}{body}(?:担任|挂职|挂任|任){middle}{role}"
        )
        self._titled = re.compile(rf"(?P<middle>){role}")
        self._behind = re.compile(rf"(?:同志)?{_PROFILE}[，（(]?{taking}?了?{owners}{body}{middle}{role}")
        self._taken = re.compile(rf"(?:同志)?，?{taking}(?P<middle>){role}")
        self._further = re.compile(rf"[、兼及和]{body}?{middle}{role}(?![{SIGNS['Person']}])")
        self._held_by = re.compile(rf"{body}?(?:首[任届])?{middle}{role}(?:一职)?(?:分别)?由[^，。；：！？]{{0,40}}$")
        self._taking_up = re.compile(rf"{taking}了?{owners}{body}(?:第[\u4e00-\u9fff]{{1,3}}届)?{middle}{role}")
        further = role.replace("?P<word>", "?:")
        self._of_the_next = re.compile(rf"(?:[、兼及和](?:[^，。；、]{{0,6}}?){further})*[{SIGNS['Person']}]")

    def beside(self, cast: Cast, clause: Clause, person: Phrase) -> list[Role]:
        """Return the roles of a person, in the order of the text."""
        found: list[Role] = []
        low, end = max(clause.span.start, person.start - _LONGEST_RUN), person.start
        while role := _of_a_head(cast, low, end) or self._last_before(cast, low, end):
            found.append(role)
            joint = _JOINED.search(cast.masked, low, role.span.start)
            if not joint:
                break
            end = joint.start()
        if not found and (titled := self._being_or_titled(cast, clause, person)):
            return [titled]
        behind = None
        for pattern in (self._behind, self._taken, self._sent):
            behind = behind or pattern.match(cast.masked, person.end, clause.sentence.end)
        if not behind or behind.start("word") <= person.end or self._of_the_next.match(cast.masked, behind.end()):
            return found[::-1]
        if found and behind[0].startswith("，") and not self._taken.match(cast.masked, person.end):
            return found[::-1]  # 甲局局长张三，乙局副局长…: what stands behind the comma is said of the next person.
        roles = [*found[::-1], _role(behind, cast)]
        while behind := self._further.match(cast.masked, behind.end(), clause.sentence.end):
            roles.append(_role(behind, cast))
        return roles

    def held(self, cast: Cast, clause: Clause, person: Phrase) -> Role | None:
        """Return the role that stands before 由 and that he is told to hold (首任会长由甲医院院长乙担任)."""
        low = max(clause.span.start, person.start - _LONGEST_RUN)
        holding = _HOLDING.match(cast.masked, person.end, clause.span.end)
        match = self._held_by.search(cast.masked, low, person.start) if holding else None
        return _role(match, cast) if match else None

    def _last_before(self, cast: Cast, low: int, end: int) -> Role | None:
        match = self._before.search(cast.masked, low, end)
        return _role(match, cast) if match else None

    def _being_or_titled(self, cast: Cast, clause: Clause, person: Phrase) -> Role | None:
        """Return the role that the clause before gives him (作为某村第一书记，李四…), or his title."""
        low = max(clause.sentence.start, person.start - _LONGEST_RUN)
        being = self._being.search(cast.masked, low, person.start)
        return _role(being, cast) if being else self._title(cast, clause, person)

    def _title(self, cast: Cast, clause: Clause, person: Phrase) -> Role | None:
        """Return the role right behind a person whose body is named right before him (甲局李四主任)."""
        before = next((t.phrase for t in clause.phrases() if t.phrase and t.phrase.end == person.start), None)
        match = self._titled.match(cast.masked, person.end, clause.span.end) if before else None
        return Role(before, "", match["word"], Span(person.start, match.end())) if match else None

    def taken_up(self, cast: Cast, clause: Clause) -> list[Role]:
        """Return the roles that a clause gives to somebody whom it does not name (她当选某村党委书记、主任)."""
        match = self._taking_up.search(cast.masked, clause.span.start, clause.span.end)
        roles: list[Role] = []
        while match:
            roles.append(_role(match, cast))
            match = self._further.match(cast.masked, match.end(), clause.span.end)
        return roles

    def bare(self, word: str) -> str:
        """Return a role word without its prefixes."""
        prefix = self._prefixes.match(word)
        return word[prefix.end() :] if prefix and prefix.end() < len(word) else word


def _of_a_head(cast: Cast, low: int, end: int) -> Role | None:
    """Return the role that ends at an offset and begins inside the name of its body (市长 in 某某市长)."""
    head = cast.masked[end - 1 : end]
    if head not in _HEADED or end - 2 < low or cast.masked[end - 2] not in _NAMED:
        return None
    body = cast.phrase_at(end - 2)
    headed = _HEADED[head].search(cast.text, body.start, body.end)
    return Role(body, "", headed[0] + head, Span(body.start, end)) if headed else None


def _role(match: re.Match[str], cast: Cast) -> Role:
    body = cast.phrase_at(match.start("body")) if match.groupdict().get("body") else None
    led_in = _LED_IN.match(match["middle"])
    middle = match["middle"][led_in.end() :] if led_in else match["middle"]
    start = match.end("middle") - len(middle) if led_in and not body else match.start()
    return Role(body, middle, match["word"], Span(start, match.end()))
