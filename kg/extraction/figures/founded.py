"""Mechanisms that an earlier clause founds: whether what is counted next is theirs or their founder's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extraction.document import Mention
from kg.extraction.figures.clauseroles import ClauseRoles
from kg.extraction.figures.noun_records import Measured
from kg.extraction.figures.statements import NAME, STOP, TIME, VERB, Statement
from kg.extraction.lexer import PUNCTUATION
from kg.model import Span

_SETS_UP = re.compile("(?:并|还|又|先后|新|重新|相继)?(?:组建|成立|设立|设置|增设|拨付|安排|列支|投入)了?(?!以来)")
#: A clause that begins with one of these goes on with a verb (向居民发放…).
_DEALING = frozenset("向为对给把将在")
#: Somebody does something to what is counted behind these.
_DEALT_WITH = re.compile("[对把将向给为]")
#: Right before a mechanism these tell that it is carried out, not that it is made.
_CARRIED = re.compile("(?:推行|实行|施行|实施|深化|坚持|健全|完善|探索|召开)了?(?:首场|首次)?[“《‘]?$")
_PROGRAMMES = frozenset({"Mechanism", "Initiative", "Platform", "Project"})
#: A clause that begins so tells of a programme that it names next without saying who carries it out.
_CARRYING = re.compile(
    "[\u4e00-\u9fff]{0,4}(?:完善|落实|用好|办好|用活|抓实|做实|坚持|践行|推行|健全|做优|擦亮)[“《‘]?"
)
#: They go on to tell of their own business and people.
_OF_THEIR_OWN = frozenset({"Enterprise", "Alliance", "Institution", "SocialOrganisation", "Community"})


def yields(statement: Statement, owner: Mention, roles: Sequence[ClauseRoles], number: int, figure: Measured) -> bool:
    """Tell whether a mechanism that an earlier clause founds owns nothing of what is counted now.

    It owns the time that something takes, what is told right after it where nobody is named who acts, and what is done
    next as long as nobody else is named as doing it.

    Args:
        statement: the sentence.
        owner: what may own the figure.
        roles: the clauses up to that of the figure.
        number: of the clause that names the owner.
        figure: what is counted.
    """
    behind = len(roles) - 1 - number
    if behind and owner in roles[number].founded and _sets_up(statement, roles[-1].span):
        return owner.type in ("Initiative", "Mechanism")
    if not behind or owner.type != "Mechanism" or owner not in roles[number].founded:
        return False
    if behind == 1 and not any(role.subjects for role in roles):
        return False
    if figure.quantity.measure == "time" or _acts_on(statement, roles[number].span.end, figure):
        return False
    return figure.kind == "rank" or not _describes_course(statement, owner, roles, number, figure)


def _describes_course(
    statement: Statement, owner: Mention, roles: Sequence[ClauseRoles], number: int, figure: Measured
) -> bool:
    """Tell whether what is told behind a mechanism is how it goes, as nobody is told to do anything there.

    That is so where it is carried out, not made (推行某机制，46名干部包抓…); but a firm, union or
    village that has it goes on to tell of itself.
    """
    founder = roles[number].subject(statement.text, owner.span.start)
    if not _CARRIED.search(statement.text, roles[number].span.start, owner.span.start):
        return False
    if founder is not None and founder.type in _OF_THEIR_OWN:
        return False
    dealing = _DEALT_WITH.search(statement.text, roles[-1].span.start, figure.quantity.span.start)
    return not dealing and not any(begins_with_verb(statement, role.span) for role in roles[number + 1 :])


def _sets_up(statement: Statement, clause: Span) -> bool:
    """Tell whether a clause begins with the setting up of something else, which is done by who acts."""
    return _SETS_UP.match(statement.text, clause.start, clause.end) is not None


def _acts_on(statement: Statement, start: int, figure: Measured) -> bool:
    """Tell whether every clause from `start` up to the figure begins with a verb, so that it tells what was founded."""
    first, last = statement.clause_number(start), statement.clause_number(figure.quantity.span.start)
    return all(begins_with_verb(statement, clause) for clause in statement.clauses[first : last + 1])


def begins_with_verb(statement: Statement, clause: Span) -> bool:
    """Tell whether a stretch begins with what is done, so that whoever does it is not named there."""
    tokens = statement.tokens[statement.token_at(clause.start) : statement.token_at(clause.end)]
    small = (STOP, TIME, NAME, PUNCTUATION)
    dealing = bool(tokens) and tokens[0].text in _DEALING
    return dealing or next((token.tag == VERB for token in tokens if token.tag not in small), False)


def fronted(statement: Statement, roles: Sequence[ClauseRoles], at: int, figure: Measured) -> Mention | None:
    """Return the programme that a sentence begins with as carried out before who acts is named (深化某制，某市…)."""
    acting = next((n for n, role in enumerate(roles[: at + 1]) if role.subjects), 0)
    if not acting or figure.kind == "rank" or any(role.founded for role in roles[acting : at + 1]):
        return None
    return _carried_out(statement, roles[acting - 1])


def _carried_out(statement: Statement, role: ClauseRoles) -> Mention | None:
    """Return the programme that a clause without a subject has as the object of its first verb."""
    named = statement.mentions_in(role.span)
    programme = role.founded[-1] if role.founded else named[0] if len(named) == 1 else None
    if programme is None or programme.type not in _PROGRAMMES or role.example:
        return None
    begins = role.founded or _CARRYING.fullmatch(statement.text, role.span.start, programme.span.start)
    return programme if begins else None
