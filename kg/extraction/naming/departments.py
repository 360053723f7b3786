"""Departments of bodies, which stand right behind them before a post: 某市住建局|设计处处长, 某某医院|普外二科."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extraction.naming.candidates import Candidate
from kg.model import Span

#: What may have departments, and of what class these are.
_OWNERS = frozenset({"PartyBody", "GovernmentBody", "Institution", "MassOrganisation"})
_NAME = "(?![的和与及等在是了、])[\u4e00-\u9fff]{1,11}?"
_POST = (
    r"(?=(?:常务)?(?:副|原)?[处科股庭]长|(?:副)?主任|负责人|(?:相关|有关)负责|工作人员|党支部|将"
    r"|[\u4e00-\u9fff]{2,3}[处科股庭]长)"
)
_DEPARTMENT = re.compile(f"{_NAME}(?:处|科|股|庭|教研[部室]|研究室|监督室){_POST}")
#: The first of several, of which only the last stands before its post or the people in it.
_FIRST = re.compile(r"(?![的和与及等在是了])[\u4e00-\u9fff]{1,10}?[处科股](?=、[\u4e00-\u9fff]{2,10}?[处科股])")
_NEXT = re.compile(r"[、和]([\u4e00-\u9fff]{2,10}?[处科股])(?=[、和]|的领导|等|主要|相关|有关|负责|[处科股]?长)")
#: These words end so and name no department.
_NO_DEPARTMENT = re.compile("(?:到处|各处|多处|好处|四处|远处|深处|难处|此处|[两三几]处|各科|办事处|联络处|代办处)$")
_MARKS = re.compile(r"(?:书记|局长|主任|组织|开展|举行|召开|介绍|了解|要求|通过|根据|负责|走进|来到|派出|联合)")


def departments(text: str, chosen: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the departments that stand right behind the bodies that they belong to, with the bodies' names."""
    for body in chosen:
        if body.type not in _OWNERS:
            continue
        end = body.span.end
        if (found := _DEPARTMENT.match(text, end)) and _is_one(found[0]):
            yield _of(body, found.end(), found[0])
        elif (found := _FIRST.match(text, end)) and _is_one(found[0]):
            yield _of(body, found.end(), found[0])
            at = found.end()
            while (after := _NEXT.match(text, at)) and _is_one(after[1]):
                yield Candidate(Span(*after.span(1)), body.type, body.name + after[1])
                at = after.end()


def _is_one(name: str) -> bool:
    """Tell whether words that end like a department's name are one, and tell of nothing that is done."""
    return not (_NO_DEPARTMENT.search(name) or _MARKS.search(name))


def _of(body: Candidate, end: int, name: str) -> Candidate:
    return Candidate(Span(body.span.start, end), body.type, body.name + name)
