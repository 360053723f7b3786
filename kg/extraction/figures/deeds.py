"""What the counted ones do or get, and what a bare total counts: words apart from the number."""

from __future__ import annotations

import re

from kg.extraction.figures.figure_words import LIGHT, Words
from kg.extraction.figures.noun_records import Behind
from kg.extraction.figures.nouns import NounReader
from kg.extraction.figures.quantities import Quantity
from kg.extraction.figures.statements import EDGE, KEEP, NAME, QUANTITY, STOP, TIME, VERB, Statement
from kg.extraction.lexer import FREE, PUNCTUATION, Token
from kg.model import Span

_LONGEST, _AGE = 10, ("岁", "周岁")
_NAMING = re.compile("确定|命名|认定|评定|授予|确认")
_NAMED = re.compile("成?为[“《‘]?([\u4e00-\u9fff]{4,20})[”》’]?(?=[、，。；！])")
#: Bodies that a team is made up of are counted as its members (12个部门为成员单位).
_MEMBERS, _MEMBER = re.compile("(?:及[^，。；]{1,12})?(?:为|作为)成员(?:单位)?(?=[的，。；、])"), "成员单位"
_ASPECT = frozenset("了着过") | {"进来", "起来", "出来", "下来", "上来"}
_BEHIND_NEGATION = 12
_LONGEST_TOPIC = 14
_TOGETHER_WITH, _LONGEST_PARTNER = frozenset({"与", "同", "跟"}), 5
_GOING = frozenset({"到", "赴", "在"})
_BY = frozenset({"通过", "利用", "经", "经过"})
#: Those for whom something is done do not do it (为30家企业开设账户); a deed so long done to some tells of them.
_SERVED = {"为": 1, "向": 1, "给": 1, "对": 4}
#: A work behind what is counted is what is carried on by a verb before it (推进甲园等5个园区建设).
_WORKS, _CARRIED_ON = frozenset({"建设", "改造", "整治"}), re.compile("推进|实施|加快|启动")
#: A work that is told to be done is what is counted (20个村环境整治全面完成).
_FINISHED = re.compile(
    "(?:环境|设施|管网|道路|外墙)(整治|改造|治理|修复|修缮|提升|建设)(?:全面|全部|基本|均|已)*完[成工]"
)


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

    def doing(self, found: Behind, any_verb: bool) -> str:
        """Return what the counted ones do, a verb with its noun behind the counted noun (12个社区完成整改).

        Args:
            found: the counted noun.
            any_verb: also verbs that the lexicon does not list, where the clause ends with them and their noun.
        """
        at, parts = self._statement.token_at(found.end), list[Token]()
        skipped = self._words.manner | LIGHT
        at = self._behind_partner(at)
        while at < len(self._tokens) and (self._tokens[at].tag == STOP or self._tokens[at].text in skipped):
            if verb := self._behind_goal(at):
                parts, at = [*self._tokens[at:verb]], verb
                break
            at += 1
        while at < len(self._tokens):
            token = self._tokens[at]
            counted = self._tokens[at + (token.tag == STOP)] if at + 1 < len(self._tokens) else token
            if counted.tag == QUANTITY and parts:
                return ""  # What comes is counted by itself (10个产业园集聚企业超150家).
            if token.tag in (PUNCTUATION, QUANTITY, TIME) or (
                parts and token.tag == STOP and token.text not in _ASPECT
            ):
                break
            if token.tag == NAME:
                return self._nouns.joined_words([*parts, token]) if parts else ""
            if not (parts or token.tag == VERB or self._closes(at) or (any_verb and self._words.is_deed(token))):
                break
            parts += [token] if token.text not in _ASPECT else []
            at += 1
        closed = at == len(self._tokens) or self._tokens[at].tag == PUNCTUATION
        goal = parts[0].text if parts and parts[0].text in _GOING else ""
        words = self._nouns.joined_words(parts) if closed or not parts or parts[0].tag == VERB else ""
        return goal + words.removeprefix(goal) if words else ""

    def negated(self, found: Behind) -> str:
        """Return what the counted ones did not do or reach, with the negation (9个单位没有通过验收), or nothing.

        Of a long clause the negation and its verb are enough.
        """
        at, parts = self._statement.token_at(found.end), list[Token]()
        while at < len(self._tokens) and self._tokens[at].tag not in (PUNCTUATION, QUANTITY, TIME):
            parts.append(self._tokens[at])
            at += 1
        first = next((n for n, part in enumerate(parts) if part.text in self._words.negations), None)
        if first is None or any(part.tag == VERB for part in parts[:first]) or first + 1 == len(parts):
            return ""
        words = "".join(part.text for part in parts[first:])
        short = found.noun.count("的") == 0 and len(words) <= _BEHIND_NEGATION
        return words if short else parts[first].text + parts[first + 1].text

    def _behind_partner(self, at: int) -> int:
        """Return the number of the verb behind those with whom something is done (20名学员与企业签约), else `at`."""
        partner = at < len(self._tokens) and self._tokens[at].text in _TOGETHER_WITH
        return (self._verb_behind(at) or at) if partner else at

    def _verb_behind(self, at: int) -> int:
        """Return the number of the verb behind a small word and the nouns that it governs, or 0."""
        following = range(at + 1, min(at + 1 + _LONGEST_PARTNER, len(self._tokens)))
        end = next((n for n in following if self._tokens[n].tag not in (KEEP, FREE, NAME)), at)
        return end if end > at + 1 and self._tokens[end].tag == VERB else 0

    def _closes(self, at: int) -> bool:
        """Tell whether a word that is a verb here closes the clause (26个村入股), or a short one has its object."""
        token, rest = self._tokens[at], self._tokens[at + 1 : at + 2]
        last = not rest or rest[0].tag == PUNCTUATION
        short = token.tag == FREE and len(token.text) == 1 and self._words.is_verb(token.text) and not last
        return (token.tag == EDGE and last) or (short and rest[0].tag in (KEEP, FREE) and rest[0].start == token.end)

    def _behind_goal(self, at: int) -> int:
        """Return the number of the verb behind where the counted ones go to do something (到学校报到), or 0."""
        reduced = self._tokens[at - 1].text in self._words.kinds  # 压缩到半天
        return self._verb_behind(at) if self._tokens[at].text in _GOING and not reduced else 0

    def attendance(self, found: Behind) -> str:
        """Return what a bare number of people counts by what they did (300人参加了活动, 2万人关注), or nothing."""
        at, gathering = self._statement.token_at(found.end), self._words.gathering
        acted = at < len(self._tokens) and self._tokens[at].tag == VERB and self._tokens[at].text not in gathering
        return self._tokens[at].text + "人数" if acted else ""

    def last_words(self, clause: Span, bound: int) -> str:
        """Return the last words of a clause from `bound` on, at most ten characters (违建随查随拆 before 共87处)."""
        parts = list[Token]()
        last = self._statement.token_at(clause.end - 1) - 1
        for token in reversed(self._tokens[self._statement.token_at(clause.start) : last + 1]):
            size = len(token.text) + sum(len(part.text) for part in parts)
            aged = bool(parts) and parts[0].text.startswith(_AGE)  # 65岁以上人口
            counting = token.tag == QUANTITY and len(token.text) > 1 and not aged  # 三大指标 is a noun.
            ended = counting or token.tag in (NAME, TIME, PUNCTUATION) or token.text in self._words.saying
            if ended or size > _LONGEST or token.start < bound:
                break
            parts.insert(0, token)
        while parts and parts[-1].tag == STOP:
            parts.pop()
        return self._nouns.joined_words(parts)

    def topic(self, statement: Statement, quantity: Quantity, bound: int) -> str:
        """Return the noun that makes up the clause before (这样的服务活动，已开展120次), or nothing."""
        number = statement.clause_number(quantity.span.start)
        clause = statement.clauses[number - 1] if number else None
        if clause is None or clause.end - clause.start > _LONGEST_TOPIC:
            return ""
        words = self._statement.tokens[self._statement.token_at(clause.start) : self._statement.token_at(clause.end)]
        plain = all(token.text in self._words.lead or token.tag in (KEEP, FREE, VERB, PUNCTUATION) for token in words)
        noun = len(words) > 1 and words[-2].tag in (KEEP, FREE) and words[0].tag != VERB
        return self.last_words(clause, bound) if plain and noun else ""

    def subject(self, statement: Statement, quantity: Quantity) -> str:
        """Return the noun that the clause before begins with, the last item of a list, or nothing."""
        number, parts = statement.clause_number(quantity.span.start), list[Token]()
        if not number:
            return ""
        clause = statement.clauses[number - 1]
        for token in self._tokens[self._statement.token_at(clause.start) : self._statement.token_at(clause.end)]:
            if token.text in "、和及与" and parts:
                parts.clear()
            elif token.tag in (KEEP, FREE) or (token.tag == QUANTITY and len(token.text) == 1) or token.text == "大":
                parts.append(token)
            elif parts:
                break
        return self._nouns.joined_words(parts)

    def taking_part(self, found: Behind, printed: str) -> str:
        """Return what is done so many times by words behind the number (百万人次通过线上关注参与), or nothing."""
        at, parts = self._statement.token_at(found.end), list[Token]()
        while at < len(self._tokens) and self._tokens[at].tag not in (PUNCTUATION, QUANTITY):
            token = self._tokens[at]
            if token.tag == VERB and token.text not in _BY:
                parts.append(token)
            elif parts:
                break
            at += 1
        return self._nouns.joined_words(parts) + printed if parts else ""

    def called(self, found: Behind, quantity: Quantity) -> str:
        """Return what the counted ones are named (确定14个社区为示范社区); nothing if an honour is known by it."""
        text, begin = self._statement.text, self._statement.span.start
        if _MEMBERS.match(text, found.end, self._statement.span.end):
            return _MEMBER
        named = _NAMED.match(text, found.end, self._statement.span.end)
        if named is None or not _NAMING.search(text, begin, quantity.span.start):
            return ""
        honour = any(self._statement.mention_starts(at) for at in (named.start(1) - 1, named.start(1)))
        return "" if honour else named[1]

    def title(self, found: Behind) -> str:
        """Return the title that the counted ones get (5家企业获评“小巨人”), or nothing."""
        at = self._statement.token_at(found.end)
        while at < len(self._tokens) and self._tokens[at].tag in (VERB, STOP):
            at += 1
        mention = self._statement.mention_at(self._tokens[at]) if at < len(self._tokens) else None
        return mention.name if mention and mention.type == "Award" and self._tokens[at - 1].tag == VERB else ""


def acted_on(statement: Statement, quantity: Quantity, noun: str, doing: str) -> tuple[str, str] | None:
    """Return noun and verb where the counted ones do not act: a work that is done, those for whom or to whom it is.

    Args:
        statement: the sentence.
        quantity: the number.
        noun: what it counts.
        doing: the words behind the noun that tell of a deed.
    """
    if done := _FINISHED.fullmatch(noun[-2:] + doing):
        return noun + done[1], ""
    clause = statement.clause_at(quantity.span.start)
    if doing in _WORKS and _CARRIED_ON.search(statement.text, clause.start, quantity.span.start):
        return noun + doing, ""
    served = _SERVED.get(statement.text[quantity.span.start - 1 : quantity.span.start])
    return (noun, doing if len(doing) <= served else "") if served else None
