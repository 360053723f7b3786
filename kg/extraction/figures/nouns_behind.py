"""The noun behind a number: up to a verb, a small word or a mark, with a clause before 的 and verbs inside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.extraction.figures.compounds import CompoundReader
from kg.extraction.figures.figure_words import Words
from kg.extraction.figures.lists import COORDINATION
from kg.extraction.figures.noun_records import Behind
from kg.extraction.figures.quantities import COUNTED, Quantity
from kg.extraction.figures.statements import EDGE, KEEP, NAME, QUANTITY, STOP, TIME, VERB, Statement
from kg.extraction.lexer import FREE, NUMBER, PUNCTUATION, Token

INSIDE_NAMES = frozenset("“”‘’\"'《》·+＋() ")
COUNTED_NAMES = frozenset({"Award", "Industry"})
#: Names of these classes are words in longer nouns (乡村振兴示范片区).
_PARTS = COUNTED_NAMES | {"Initiative", "Mechanism", "Product"}
_LONGEST = 15
_AGENTS = frozenset({"方", "者", "人", "商", "单位", "主体"})
_PEOPLE = frozenset({"人", "名", "位", "户"})
_LONGEST_OTHER, _BOTH = 9, frozenset({"和", "及", "以及"})
_KIND = frozenset({KEEP, FREE, EDGE, VERB})
#: Firms and villages are counted by those who stand for them.
_STANDING_FOR = frozenset({"代表", "负责人"})
#: Behind a verb of one character these tell that it is one (喝|上).
_RESULTS = frozenset({"上", "到", "出", "起", "了", "过", "着"})
_DATED = frozenset("年月日时点")
_MEASURED = ("增加值", "产值", "收入", "利润", "产量", "销售额", "营业额")
#: Behind a size these tell of which size the counted ones are (10条宽度5米以上的道路).
_BOUNDS = frozenset({"以上", "以下", "以内", "左右"})
_BOUNDED = re.compile(f"({'|'.join(sorted(_BOUNDS))})的")
_SOME = ("相关", "有关")
_BRACKETED = re.compile(r"[（(][^（）()]{1,6}[）)]")


class BehindReader:
    """Reads the nouns behind the numbers of one sentence.

    Args:
        words: what they do.
        statement: the sentence.
        counted: the quantities that are outcomes by where their number starts.
    """

    def __init__(self, words: Words, statement: Statement, counted: Mapping[int, Quantity]) -> None:
        self._words, self._statement, self._tokens = words, statement, statement.tokens
        self._compounds = CompoundReader(words, self._tokens)
        self._counted = counted

    def read(
        self, quantity: Quantity, past_verbs: bool = False, past_names: bool = False, compound: bool = False
    ) -> Behind:
        """Read the noun behind a number: up to a verb, a small word or a mark; a clause before 的 belongs to it.

        Args:
            quantity: the number.
            past_verbs: verbs do not end the reading, nor do names.
            past_names: names do not end the reading.
            compound: a verb with a noun on both sides is part of the noun (首个外卖配送行业党支部).
        """
        at, first = self._first_behind(quantity), self._statement.token_at(quantity.number.start)
        found, parts = Behind(quantity.span.end), list[Token]()
        if at < len(self._tokens) and self._tokens[at].text in self._words.roles:
            at += 1
        relative = self._end_of_relative(at, quantity.unit == "人")
        if self._opens_noun(at):
            second = self._tokens[at + 1]
            parts.append(Token(self._tokens[at].start, second.end, self._tokens[at].text + second.text, KEEP))
            at += 2
        elif self._opens_with_verb(at, quantity):
            parts.append(self._tokens[at])
            at += 1
        while at < len(self._tokens):
            token = self._tokens[at]
            if token.text in "（(" and at + 1 < len(self._tokens) and self._tokens[at + 1].start in self._counted:
                break  # 12个社区（8.6万人）
            if whole := self._bracketed(at, parts) or self._quoted(at):
                parts += whole
                at = self._statement.token_at(whole[-1].end)
                found.end = whole[-1].end
                continue
            inside = compound and bool(parts) and self._is_compounded(at)
            if at > relative and not inside and self._ends_behind(token, parts, past_verbs, past_names):
                end = self._compounds.end(at, parts, first, quantity.unit == "人") if token.tag in (VERB, FREE) else at
                if end == at:
                    break
                parts += self._tokens[at:end]
                at, found.end = end, self._tokens[end - 1].end
                continue
            parts.append(token)
            found.end = token.end if token.text.strip() else found.end
            if sum(len(part.text) for part in parts) > _LONGEST:
                break
            at += 1
        self._close(found, parts, at, quantity)
        return found

    def _bracketed(self, at: int, parts: Sequence[Token]) -> list[Token]:
        """Return a short note in brackets behind a noun as one word; nothing if there is none."""
        token = self._tokens[at]
        bracket = _BRACKETED.match(self._statement.text, token.start) if parts and token.text in "（(" else None
        if bracket is None:
            return []
        return [Token(token.start, bracket.end(), re.sub(r"[（()）、]", "", bracket.group()), token.tag)]

    def _quoted(self, at: int) -> list[Token]:
        """Return the words in quotation marks that begin here; nothing if none do or if there is a number in them."""
        if self._tokens[at].text != "“":
            return []
        for end in range(at + 1, min(at + _LONGEST, len(self._tokens))):
            token = self._tokens[end]
            if token.text == "”":
                return [*self._tokens[at : end + 1]]
            if token.tag == QUANTITY or token.text in "，。；：、":
                return []
        return []

    def _close(self, found: Behind, parts: list[Token], at: int, quantity: Quantity) -> None:
        """Put the words read up to a token into the record: without how something is done, with the noun behind 和."""
        while len(parts) > 1 and parts[-1].tag == STOP and parts[-1].text in self._words.adjectives:
            found.end = parts.pop().start  # 6个小区积极申报: how something is done is no part of what is counted.
        value = len(parts) > 1 and quantity.measure in COUNTED and parts[-1].text.endswith(_MEASURED)
        if value and self._is_measured(parts[-1]):
            found.end = parts.pop().start  # 8个特色产业增加值增长6%: the value is measured by the next number.
        if quantity.measure in COUNTED and len(parts) > 1:
            parts = self._without_predicate(parts, quantity.printed in _PEOPLE)
            found.end = parts[-1].end
        if other := self._other_noun(at, parts) or self._shared_head(at, parts, quantity.printed in _PEOPLE):
            parts = [*parts, *other]
            found.end = other[-1].end
        noun = self._words.joined(parts)
        found.noun = self._words.without_manner(noun)
        found.end -= len(noun) - len(found.noun)
        found.noun = _BOUNDED.sub(r"\1", found.noun)

    def _without_predicate(self, parts: list[Token], people: bool) -> list[Token]:
        """Return the words for what is counted without what is told of it behind them (村民|吃水困难, 社区|开课).

        That are words that are no part of any known one, verbs, adverbs and what belongs to it (村|的书记).
        """
        if self._is_counted_noun(parts, people):
            return parts
        for size in range(len(parts) - 1, 0, -1):
            if self._is_counted_noun(parts[:size], people):
                return parts[:size] if self._is_predicate(parts[size:], people) else parts
        return parts

    def _is_counted_noun(self, parts: Sequence[Token], people: bool) -> bool:
        """Tell whether words end with a head; firms and villages may be counted by who stands for them (企业代表)."""
        noun = "".join(part.text for part in parts)
        stands_for = len(parts) > 1 and parts[-1].text in _STANDING_FOR and "的" not in noun
        return self._words.is_head(noun, people) or stands_for

    def _is_predicate(self, rest: Sequence[Token], people: bool) -> bool:
        """Tell whether words behind a counted noun are no part of it."""
        first, alone = rest[0], len(rest) == 1
        if first.text == "的":
            return not self._denied(first)
        if first.tag == EDGE and alone:
            return not self._words.is_head(first.text, True)
        if people and all(part.tag == FREE for part in rest):
            return True
        done = not alone and rest[1].text in _RESULTS
        acts = self._words.is_verb(first.text) and (first.tag == FREE or (first.tag == EDGE and not people))
        return acts or (done and first.tag == FREE and len(first.text) == 1)

    def _denied(self, of: Token) -> bool:
        """Tell whether what the counted ones have is said not to reach something (6个科室的满意率没有达到…)."""
        clause = self._statement.clause_at(of.start)
        behind = self._tokens[self._statement.token_at(of.end) : self._statement.token_at(clause.end)]
        return any(token.text in self._words.negations for token in behind)

    def _other_noun(self, at: int, parts: Sequence[Token]) -> list[Token]:
        """Return 和 with the other noun that one number counts (14个省份和地区); nothing if that has its own number."""
        joins = at < len(self._tokens) and self._tokens[at].text in _BOTH
        if not (joins and parts and parts[-1].end == self._tokens[at].start and parts[-1].tag in (KEEP, EDGE)):
            return []
        end = at + 1
        inside = (KEEP, FREE, EDGE) if parts[-1].tag == EDGE else (KEEP, FREE)
        while end < len(self._tokens) and self._tokens[end].tag in inside:
            end += 1
        if end - at > 1 and self._is_agent(end):
            end += 2
        other = [*self._tokens[at:end]]
        counted = end < len(self._tokens) and self._tokens[end].tag in (QUANTITY, NAME, TIME)
        long = sum(len(token.text) for token in other) > _LONGEST_OTHER
        known = len(other) > 1 and (other[-1].tag == KEEP or other[-1].text in _AGENTS)
        return other if known and not counted and not long else []

    def _shared_head(self, at: int, parts: Sequence[Token], people: bool) -> list[Token]:
        """Return 、 with the other kinds and the head of all, where the first kind is no head (5个甲类、乙类监测点)."""
        listed = at < len(self._tokens) and self._tokens[at].text == "、" and bool(parts) and parts[-1].tag != NAME
        if not listed or self._words.is_head("".join(part.text for part in parts), people):
            return []
        end = at
        while end < len(self._tokens) and (self._tokens[end].tag in _KIND or self._tokens[end].text in COORDINATION):
            end += 1
        while end > at and not self._words.is_head("".join(token.text for token in self._tokens[at:end]), people):
            end -= 1
        other = [*self._tokens[at:end]]
        counted = end < len(self._tokens) and self._tokens[end].tag in (QUANTITY, NAME, TIME)
        return [] if counted or sum(len(token.text) for token in other) > _LONGEST else other

    def _is_agent(self, at: int) -> bool:
        """Tell whether a verb and what stands behind it name who acts (项目建设方)."""
        pair = self._tokens[at : at + 2]
        return len(pair) == 2 and pair[0].tag == VERB and pair[0].end == pair[1].start and pair[1].text in _AGENTS

    def _is_compounded(self, at: int) -> bool:
        """Tell whether a verb has a noun right behind it, as in 外卖配送行业."""
        pair = [token.tag for token in self._tokens[at : at + 2]]
        return pair[0] == VERB and pair[-1] in (KEEP, FREE, NAME)

    def _first_behind(self, quantity: Quantity) -> int:
        """Return the number of the first token behind a quantity, 的 left out."""
        at = self._statement.token_at(quantity.number.start) + 1
        while at < len(self._tokens) and (
            self._tokens[at].end <= quantity.span.end or self._tokens[at].text in ("的", " ")
        ):
            at += 1
        return at

    def _ends_behind(self, token: Token, parts: list[Token], past_verbs: bool, past_names: bool) -> bool:
        size = sum(len(part.text) for part in parts)
        if token.tag == VERB or (parts and self._words.is_deed(token) and not self._describes(parts)):
            linked = not parts and self._statement.text[token.start - 1] == "的"
            begun = (size == 1 and len(token.text) == 1) or self._words.begins_noun(self._statement, token, [])
            return not (past_verbs or linked or begun)
        if token.tag == NAME:
            mention = self._statement.mention_at(token)
            goes_on = past_verbs or past_names or (mention is not None and mention.type in _PARTS)
            return bool(parts) and not goes_on
        if token.tag == PUNCTUATION:
            return token.text not in INSIDE_NAMES
        if parts and (token.text in self._words.negations or token.text in self._words.averages):
            return True
        if token.tag == NUMBER and self._statement.text[token.end : token.end + 1] in _DATED:
            return True
        if token.text == "的":
            others = self._statement.text.startswith(_SOME, token.end)
            last = next((part for part in reversed(parts) if part.tag != PUNCTUATION), token)
            whole = size > 2 and (last.tag in (KEEP, NAME) or self._words.is_head(last.text, False))
            return whole or others or not self._noun_follows(token) or self._is_measured(token)
        if token.tag == QUANTITY:
            return token.start in self._counted
        return token.tag == TIME or token.text in COORDINATION or self._is_small(token, parts, past_verbs)

    def _describes(self, parts: Sequence[Token]) -> bool:
        """Tell whether the words read so far are nothing but modifiers (老 in 老印刷机)."""
        return all(part.text in self._words.adjectives for part in parts)

    def _is_measured(self, of: Token) -> bool:
        """Tell whether what stands behind 的 is measured by the next number (276个村的收入突破2800万元)."""
        at = self._statement.token_at(of.end)
        clause = self._statement.clause_at(of.start)
        behind = (self._counted.get(token.start) for token in self._tokens[at:] if token.start < clause.end)
        number = next(filter(None, behind), None)
        return number is not None and number.measure not in COUNTED

    def _is_small(self, token: Token, parts: list[Token], past_verbs: bool) -> bool:
        if token.tag != STOP or token.text in self._words.adjectives or _is_inside_a_word(token, parts):
            return False
        if len(token.text) == 1 and token.text not in self._words.small:
            return False
        return not (past_verbs and token.text in self._words.lead and len("".join(p.text for p in parts)) <= 2)

    def _noun_follows(self, token: Token) -> bool:
        at = self._statement.token_at(token.end)
        return at < len(self._tokens) and self._tokens[at].tag not in (PUNCTUATION, QUANTITY, NAME, TIME)

    def _opens_with_verb(self, at: int, quantity: Quantity) -> bool:
        """Tell whether a verb begins the counted noun, since another one describes it before the number.

        确定的13个建设项目 is one noun.
        """
        first = self._statement.token_at(quantity.span.start)
        if first < 2 or at + 1 >= len(self._tokens) or self._tokens[at].tag != VERB:
            return False
        follows = self._tokens[at + 1].tag not in (NAME, PUNCTUATION, QUANTITY, STOP, TIME, VERB)
        return follows and self._tokens[first - 1].text == "的" and self._tokens[first - 2].tag == VERB

    def _opens_noun(self, at: int) -> bool:
        """Tell whether the small word 中 right behind a unit begins the counted noun (35座中高温大棚)."""
        if at + 1 >= len(self._tokens) or self._tokens[at].text != "中":
            return False
        return self._tokens[at + 1].tag not in (PUNCTUATION, QUANTITY, STOP, TIME, VERB)

    def _end_of_relative(self, at: int, people: bool) -> int:
        """Return the number of a 的 that ends a clause before the counted noun (5名走出大山的青年), or -1.

        What is a counted noun by itself has no such clause behind it (7名专家对三个班组的手艺…).
        """
        size, verb, acted, words = 0, False, False, ""
        for number in range(at, min(at + _LONGEST, len(self._tokens))):
            token = self._tokens[number]
            if token.text == "的":
                return number if verb and self._noun_follows(token) else -1
            acts = token.tag in (VERB, STOP)
            if acts and not acted and words and self._words.is_head(words, people):
                return -1
            bounded = token.text in _BOUNDS and self._tokens[max(number - 2, at)].tag == QUANTITY
            verb, acted = verb or acts or token.tag == EDGE or bounded, acted or acts
            size, words = size + len(token.text), words + token.text
            ended = token.tag == PUNCTUATION or (token.tag == TIME and number > at) or token.start in self._counted
            if size > _LONGEST or ended:
                return -1
        return -1


def _is_inside_a_word(token: Token, parts: list[Token]) -> bool:
    """Tell whether 用 or 间 is part of a word that the lexicon lacks (食用菌, 会客间)."""
    if not parts or parts[-1].end != token.start:
        return False
    return (token.text == "用" and parts[-1].tag == FREE) or (token.text == "间" and parts[-1].tag in (FREE, KEEP))
