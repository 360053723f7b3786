"""What a figure measures, in a few words, and how it is meant: growth, decline, share, target, level."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.extraction.lexer import PUNCTUATION, Token
from kg.extraction.quantities import Quantity
from kg.extraction.ranks import MEASURE, RankFinder, is_first
from kg.extraction.statements import NAME, QUANTITY, STOP, TIME, VERB, Statement
from kg.lexicon import Lexicon
from kg.model import Kind, Span

_INSIDE_NAMES = frozenset("“”‘’\"'《》·（）()+＋")
_COORDINATION = frozenset("、和及与") | {"以及"}
_LONGEST, _SHORT, _MODIFIER = 15, 3, 6
COUNTED = frozenset({"count", "frequency"})
_COUNTED_NAMES = frozenset({"Award", "Industry"})


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity with what it measures.

    Attributes:
        indicator: short, without quotation marks.
        noun: the noun of the indicator alone; figures that follow may refer to it.
        verb: the verb that governs it, or a modifier; figures joined to it share it.
        evidence: the words that it was read from.
    """

    quantity: Quantity
    indicator: str
    kind: Kind
    noun: str
    verb: str
    evidence: Span


@dataclass(slots=True)
class _Left:
    """What stands before a number: the words of kind and reaching, then the noun, then the verb."""

    start: int
    kind: str = ""
    reaches: bool = False
    words: frozenset[str] = frozenset()
    ends_with_verb: bool = False
    noun: str = ""
    verb: str = ""


@dataclass(slots=True)
class _Right:
    """The noun behind a number."""

    end: int
    noun: str = ""


class IndicatorReader:
    """Reads indicators off sentences.

    Args:
        lexicon: its table `figures` is used.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        table = lexicon.table("figures")
        kinds, edges = table["kinds"], table["edges"]
        self._kinds = {word: kind for kind in ("growth", "decline") for word in kinds[kind].split()}
        self._level = frozenset(kinds["level"].split())
        self._target = re.compile(_either(kinds["target"].split()))
        self._share = re.compile(_either(kinds["share"].split()))
        self._tail, self._lead, self._prepositions, self._adjectives = (
            frozenset(edges[name].split()) for name in ("tail", "lead", "prepositions", "adjectives")
        )
        self._rank_tail = frozenset(edges["rank_tail"].split())
        self._ranks = RankFinder(lexicon)
        self._suffixes = frozenset(edges["suffixes"])
        self._general = frozenset(table["general"]["nouns"].split())
        self._nouns = dict(table["nouns"])
        self._time_nouns = tuple(table["time_nouns"]["words"].split())

    def read(self, statement: Statement, quantities: Sequence[Quantity]) -> list[Measured]:
        """Return the given quantities of a sentence with what they measure, in order."""
        found: list[Measured] = []
        for quantity in quantities:
            if quantity.measure == MEASURE:
                found += self._ranked(statement, quantity, found)
            else:
                found.append(self._measured(statement, quantity, found[-1] if found else None))
        return found

    def _ranked(self, statement: Statement, rank: Quantity, earlier: Sequence[Measured]) -> list[Measured]:
        """Return a rank with what was ranked; 均 ranks everything that was measured right before."""
        text, clause = statement.text, statement.clause_at(rank.span.start)
        at = statement.token_at(rank.number.start)
        if is_first(rank.number.of(text)):
            right = self._right(statement, at)
            words = self._ranks.area(text, rank.span.start, rank.number.start) + rank.number.of(text) + right.noun
            return [Measured(rank, words[:_LONGEST], "rank", right.noun, "", Span(rank.span.start, right.end))]
        area = self._ranks.area(text, clause.start, rank.number.start)
        left = self._left(statement, statement.token_at(rank.span.start), _bound(statement, earlier), False, True)
        noun = left.noun.removesuffix(area) or left.noun
        before = [figure for figure in earlier if figure.kind != "rank"]
        spread = "均" in text[left.start : rank.number.start] or "均" in left.words
        follows = before and noun in ("", "增速", "增幅", "总量")
        ranked = (before if spread else before[-1:]) if follows else []
        nouns = [_with_growth(f, noun) for f in ranked] or (_items(noun) if spread else [noun])
        evidence = Span(min(left.start, rank.span.start), rank.span.end)
        return [Measured(rank, f"{noun}{area}排名", "rank", noun, "", evidence) for noun in nouns]

    def _measured(self, statement: Statement, quantity: Quantity, previous: Measured | None) -> Measured:
        at = statement.token_at(quantity.number.start)
        bound = _bound(statement, [previous] if previous else [])
        right = self._right(statement, at) if quantity.measure in COUNTED else _Right(quantity.span.end)
        left = self._left(statement, at, bound, governing=bool(right.noun))
        if quantity.measure not in COUNTED:
            right = self._amount_of(statement, at, quantity, left)
        joined = previous if previous and _joined(statement.text[previous.evidence.end : quantity.span.start]) else None
        noun, verb = self._noun_and_verb(statement, quantity, left, right, previous, joined)
        return Measured(
            quantity,
            indicator=(verb + noun)[-_LONGEST:] or self._noun_of(quantity),
            kind=self._kind(statement, quantity, left, verb + noun),
            noun=noun,
            verb=verb,
            evidence=Span(min(left.start, quantity.span.start), max(right.end, quantity.span.end)),
        )

    def _amount_of(self, statement: Statement, at: int, quantity: Quantity, left: _Left) -> _Right:
        """Read what an amount is of, where the words before it do not tell: 45万元的租赁收益, 过半土地已出让."""
        none = _Right(quantity.span.end)
        if quantity.measure == "time":
            return self._task(statement, at) if not left.noun.endswith(self._time_nouns) else none
        of_noun = "的" in statement.text[quantity.span.end : quantity.span.end + 1]
        if left.noun and not left.ends_with_verb and not (quantity.chinese and not quantity.printed):
            return none
        behind = self._behind(statement, at)
        if behind >= len(statement.tokens) or statement.tokens[behind].tag == NAME:
            return none
        right = self._right(statement, at, verbs=quantity.measure == "money" and not of_noun)
        if right.noun and not of_noun:
            right.noun += {"share": "占比", "money": "资金"}.get(quantity.measure, "")
        return right

    def _task(self, statement: Statement, at: int) -> _Right:
        """Read what a span of time was needed for: 用7天时间做通住户工作."""
        return self._right(statement, at, verbs=True)

    def _noun_and_verb(
        self,
        statement: Statement,
        quantity: Quantity,
        left: _Left,
        right: _Right,
        previous: Measured | None,
        joined: Measured | None,
    ) -> tuple[str, str]:
        """Choose the noun and the verb: those around the number, else those of the figure before."""
        if quantity.measure == "time" and not left.noun.endswith(self._time_nouns):
            return self._span_noun(quantity, left, right), ""
        counted = quantity.measure in COUNTED
        noun, verb = (right.noun, left.verb or left.noun) if right.noun else (left.noun, left.verb)
        if right.noun and not counted:
            verb = ""
        if joined and not verb and right.noun and counted:
            verb = joined.verb
        if not noun and not verb and previous:
            noun = previous.noun
            if not counted and quantity.measure != previous.quantity.measure:
                noun += self._noun_of(quantity)
            return noun, previous.verb
        if not noun:
            noun = self._noun_of(quantity)
        lacks = not verb and (noun in self._general or (len(noun) < _SHORT and joined is not None))
        if lacks and previous and previous.kind != "rank" and previous.noun not in noun:
            noun = previous.noun + noun
        return noun, verb

    def _span_noun(self, quantity: Quantity, left: _Left, right: _Right) -> str:
        """Name a span of time by what it was needed for."""
        if right.noun:
            return right.noun[:10] + "用时"
        if left.noun and left.ends_with_verb:
            return left.noun[-6:] + "时长"
        return "实施年限" if quantity.unit == "年" else left.noun + "用时"

    def _noun_of(self, quantity: Quantity) -> str:
        return str(self._nouns.get(quantity.measure, ""))

    def _left(self, statement: Statement, at: int, bound: int, governing: bool, ranked: bool = False) -> _Left:
        """Read backwards from the number: words of kind, noun, verb.

        Where the noun stands behind the number, only a `governing` verb or a short modifier is wanted; where the
        number is a rank (`ranked`), words of growth belong to the noun.
        """
        tokens = statement.tokens
        at, left = self._skip_tail(tokens, at - 1, bound, tokens[at].start, ranked)
        parts: list[str] = []
        left.ends_with_verb = at >= 0 and tokens[at].start >= bound and tokens[at].tag == VERB
        while at >= 0 and tokens[at].start >= bound:
            token = tokens[at]
            if self._ends_noun(statement, token, parts) or (governing and token.tag == NAME):
                break
            if token.tag == VERB and (governing or "".join(parts)) and not self._in_noun(parts):
                left.verb, left.start = token.text, token.start
                break
            if token.text not in _INSIDE_NAMES:
                parts.insert(0, _clean(token.text))
            left.start = token.start
            if sum(map(len, parts)) > (_MODIFIER if governing else _LONGEST):
                break
            at -= 1
        left.noun = "" if governing and sum(map(len, parts)) > _MODIFIER else self._without_lead(parts)
        return left

    def _skip_tail(self, tokens: Sequence[Token], at: int, bound: int, start: int, ranked: bool) -> tuple[int, _Left]:
        left, after, words = _Left(start), "", set()
        while at >= 0 and tokens[at].start >= bound:
            word = tokens[at].text
            if ranked and (tokens[at].tag == TIME or word in self._rank_tail):
                pass
            elif word in self._kinds and not ranked:
                if not left.kind:
                    left.kind, left.reaches = self._kinds[word], after in self._level
            elif word not in self._tail and word.strip():
                break
            after = word.strip() or after
            words.add(word)
            at -= 1
        left.words = frozenset(words)
        return at, left

    def _ends_noun(self, statement: Statement, token: Token, parts: list[str]) -> bool:
        if token.tag in (QUANTITY, TIME) or token.text in self._prepositions:
            return True
        if token.tag == NAME:
            mention = statement.mention_at(token)
            return bool(parts) and (mention is None or mention.type not in _COUNTED_NAMES)
        if token.tag == PUNCTUATION:
            return token.text not in _INSIDE_NAMES and token.text != " "
        return token.text == "等" and bool(parts)

    def _in_noun(self, parts: list[str]) -> bool:
        """Tell whether a verb before these characters is the beginning of a noun (入住率)."""
        return bool(parts) and parts[0][:1] in self._suffixes and len("".join(parts)) <= len(parts[0])

    def _right(self, statement: Statement, at: int, verbs: bool = False) -> _Right:
        """Read the noun behind a number: up to a verb, a small word or a mark; a clause before 的 belongs to it.

        With `verbs` the reading goes on past verbs.
        """
        tokens, found = statement.tokens, _Right(statement.tokens[at].end)
        at = self._behind(statement, at)
        parts: list[str] = []
        relative = self._relative_end(statement, at)
        while at < len(tokens):
            token = tokens[at]
            if token.text in "（(" and not _closes_soon(statement.text, token.start):
                break
            if at > relative and self._begins_rest(statement, token, parts, verbs):
                break
            if token.text not in _INSIDE_NAMES:
                parts.append(_clean(token.text))
            if token.text.strip():
                found.end = token.end
            if sum(map(len, parts)) > _LONGEST:
                break
            at += 1
        found.noun = "".join(parts)
        if not found.noun:
            found.end = statement.tokens[at - 1].end if at else found.end
        return found

    def _behind(self, statement: Statement, at: int) -> int:
        """Return the number of the token behind a quantity, words like 以上 and 的 included."""
        end = next((q.span.end for q in statement.quantities if q.number.start == statement.tokens[at].start), 0)
        at += 1
        while at < len(statement.tokens) and (
            statement.tokens[at].end <= end or statement.tokens[at].text in ("的", " ")
        ):
            at += 1
        return at

    def _begins_rest(self, statement: Statement, token: Token, parts: list[str], verbs: bool) -> bool:
        if token.tag == VERB:
            return not verbs and len("".join(parts)) != 1
        if token.tag in (QUANTITY, TIME):
            return True
        if token.tag == PUNCTUATION:
            return token.text not in _INSIDE_NAMES
        if token.tag == NAME:
            mention = statement.mention_at(token)
            return bool(parts) and (mention is None or mention.type not in _COUNTED_NAMES)
        return token.text in _COORDINATION or (token.tag == STOP and token.text not in self._adjectives)

    def _relative_end(self, statement: Statement, at: int) -> int:
        """Return the number of a 的 that ends a clause before the counted noun (5名走出大山的青年), or -1."""
        size, verb = 0, False
        for number in range(at, min(at + 14, len(statement.tokens))):
            token = statement.tokens[number]
            if token.text == "的":
                follows = statement.tokens[number + 1].tag if number + 1 < len(statement.tokens) else PUNCTUATION
                return number if verb and follows not in (PUNCTUATION, QUANTITY, NAME) else -1
            verb = verb or token.tag in (VERB, STOP)
            size += len(token.text)
            if size > _LONGEST or token.tag in (PUNCTUATION, QUANTITY, TIME):
                return -1
        return -1

    def _kind(self, statement: Statement, quantity: Quantity, left: _Left, words: str) -> Kind:
        clause = statement.clause_at(quantity.span.start)
        if self._target.search(statement.text, clause.start, quantity.span.end):
            return "target"
        if left.kind and not left.reaches:
            return "growth" if left.kind == "growth" else "decline"
        if words.endswith("增收"):
            return "growth"
        if quantity.unit == "%" and (quantity.chinese or self._share.search(words)):
            return "share"
        return "level"

    def _without_lead(self, words: list[str]) -> str:
        """Join words without the adverbs and the like at the beginning."""
        first = next((number for number, word in enumerate(words) if word not in self._lead), len(words))
        return "".join(words[first:])


def _either(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"


def _clean(text: str) -> str:
    return re.sub(r"[“”‘’\"'《》\s]", "", text)


def _bound(statement: Statement, earlier: Sequence[Measured]) -> int:
    return earlier[-1].quantity.span.end if earlier else statement.span.start


def _closes_soon(text: str, opening: int) -> bool:
    """Tell whether a bracket holds a few characters only, as in 社区（村）."""
    return re.match(r"[（(][^（）()]{1,6}[）)]", text[opening : opening + 8]) is not None


def _with_growth(figure: Measured, noun: str) -> str:
    """Return what a rank behind a figure ranks: the growth, where the figure is one (生产总值增速)."""
    return figure.indicator + (noun or ("增速" if figure.kind == "growth" else ""))


def _items(words: str) -> list[str]:
    return [item for item in re.split(r"[、和及与]", words) if item]


def _joined(gap: str) -> bool:
    return gap.strip() in _COORDINATION
