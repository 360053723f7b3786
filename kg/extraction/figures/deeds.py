"""What the counted ones do or get, and what a bare total counts: words apart from the number."""

from __future__ import annotations

import re

from kg.extraction.figures.figure_words import Words
from kg.extraction.figures.noun_records import Behind
from kg.extraction.figures.nouns import NounReader
from kg.extraction.figures.statements import NAME, QUANTITY, STOP, TIME, VERB, Statement
from kg.extraction.lexer import PUNCTUATION, Token
from kg.model import Span

_LONGEST = 10
_TAKING_PART = re.compile("参加|参与|出席")


class DeedReader:
    """Reads the words of one sentence that tell what is counted by what is done.

    Args:
        words: tells which words are those of saying.
        statement: the sentence.
        nouns: joins words into a noun.
    """

    def __init__(self, words: Words, statement: Statement, nouns: NounReader) -> None:
        self._words, self._statement, self._nouns = words, statement, nouns
        self._tokens = statement.tokens

    def doing(self, found: Behind) -> str:
        """Return what the counted ones do, a verb with its noun behind the counted noun (12个社区完成整改)."""
        at, parts = self._statement.token_at(found.end), list[Token]()
        while at < len(self._tokens) and self._tokens[at].tag == STOP and not parts:
            at += 1
        while at < len(self._tokens):
            token = self._tokens[at]
            counted = self._tokens[at + (token.tag == STOP)] if at + 1 < len(self._tokens) else token
            if counted.tag == QUANTITY and parts:
                return ""  # What comes is counted by itself (10个产业园集聚企业超150家).
            if token.tag in (PUNCTUATION, QUANTITY, TIME, NAME) or (parts and token.tag == STOP):
                break
            if not parts and token.tag != VERB:
                break
            parts.append(token)
            at += 1
        return self._nouns.joined_words(parts)

    def attendance(self, found: Behind) -> str:
        """Return what a bare number of people counts that took part in something (300人参加了活动), or nothing."""
        taking_part = _TAKING_PART.match(self._statement.text, found.end, self._statement.span.end)
        return taking_part[0] + "人数" if taking_part else ""

    def last_words(self, clause: Span, bound: int) -> str:
        """Return the last words of a clause from `bound` on, at most ten characters (违建随查随拆 before 共87处)."""
        parts = list[Token]()
        last = self._statement.token_at(clause.end - 1) - 1
        for token in reversed(self._tokens[self._statement.token_at(clause.start) : last + 1]):
            size = len(token.text) + sum(len(part.text) for part in parts)
            ended = token.tag in (NAME, TIME, QUANTITY, PUNCTUATION) or token.text in self._words.saying
            if ended or size > _LONGEST or token.start < bound:
                break
            parts.insert(0, token)
        return self._nouns.joined_words(parts)

    def title(self, found: Behind) -> str:
        """Return the title that the counted ones get (5家企业获评“小巨人”), or nothing."""
        at = self._statement.token_at(found.end)
        while at < len(self._tokens) and self._tokens[at].tag in (VERB, STOP):
            at += 1
        mention = self._statement.mention_at(self._tokens[at]) if at < len(self._tokens) else None
        return mention.name if mention and mention.type == "Award" and self._tokens[at - 1].tag == VERB else ""
