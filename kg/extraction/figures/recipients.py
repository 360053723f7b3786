"""Those to or for whom something is done, and where: they are counted as such (为60家企业减税: 减税的企业)."""

from __future__ import annotations

from kg.extraction.figures.figure_words import LIGHT, Words
from kg.extraction.figures.noun_records import Behind
from kg.extraction.figures.quantities import Quantity
from kg.extraction.figures.statements import KEEP, NAME, QUANTITY, STOP, TIME, VERB, Statement
from kg.extraction.lexer import PUNCTUATION, Token

_DONE_TO = frozenset({"为", "给", "对", "向", "在", "于", "与", "同"})
#: Between such a word and the number: whose the counted ones are.
_LONGEST_GAP = 2
#: Behind the counted ones where something is done there; what is chosen out of them (在60个村中) is not done to them.
_SIDES, _AMONG = frozenset({"上", "里", "内"}), ("中", "之中", "当中", "之间", "间", "的", "前", "后", "内外")
_LIGHT, _ASPECT = LIGHT | {"作出", "做出"}, frozenset("了着过起")
_LONGEST, _SHORT = 10, 2


class RecipientReader:
    """Reads what is done to the counted ones of one sentence.

    Args:
        words: tells which words are verbs.
        statement: the sentence.
    """

    def __init__(self, words: Words, statement: Statement) -> None:
        self._words, self._statement, self._tokens = words, statement, statement.tokens

    def read(self, quantity: Quantity, behind: Behind) -> tuple[str, str] | None:
        """Return the counted noun and what is done to the counted ones; None where that is not told so."""
        governor = self._governor(quantity) if behind.noun else ""
        if not governor or self._text_behind(behind).startswith(_AMONG):
            return None
        first = self._statement.token_at(quantity.span.end)
        last = self._statement.token_at(behind.end)
        ends_with_deed = last - first > 1 and self._acts(self._tokens[last - 1])  # 在23个社区开课
        deed = last - 1 if ends_with_deed and not self._words.is_head(behind.noun, quantity.unit == "人") else last
        noun = self._between(first, deed) if deed < last else behind.noun
        done = self._done(deed)
        if not (noun and done):
            return None
        dealt_with = governor == "对" and len(done) <= _SHORT  # 对60家企业走访: visited firms
        return noun, done if dealt_with else f"{done}的"

    def _governor(self, quantity: Quantity) -> str:
        """Return 为, 在 or the like which governs the number, with nothing but whose the counted ones are between."""
        at = self._statement.token_at(quantity.span.start) - 1
        for _ in range(_LONGEST_GAP + 1):
            token = self._tokens[at] if at >= 0 else None
            if token is None or token.tag in (PUNCTUATION, VERB, QUANTITY, TIME):
                return ""
            if token.text in _DONE_TO:
                return token.text
            if token.tag not in (NAME, KEEP, STOP):
                return ""
            at -= 1
        return ""

    def _text_behind(self, behind: Behind) -> str:
        return self._statement.text[behind.end : behind.end + 2]

    def _acts(self, token: Token) -> bool:
        return token.tag == VERB or self._words.is_deed(token)

    def _between(self, first: int, last: int) -> str:
        return self._words.joined(self._tokens[first:last])

    def _done(self, at: int) -> str:
        """Return the verb and its object from a token on, up to a mark; of what is counted next the verb alone."""
        parts, light = list[Token](), False
        for token in self._tokens[at:]:
            light = light or token.text in _LIGHT
            if not parts and (token.tag == STOP or token.text in self._words.manner | _LIGHT | _SIDES):
                continue
            if token.tag == QUANTITY or (token.tag == PUNCTUATION and token.text not in "“”"):
                break
            if not parts and not (self._acts(token) or light):
                break
            if token.text == "的" or token.tag == TIME:
                return ""
            parts += [token] if token.text not in _ASPECT else []
        words = self._words.joined(parts)
        return words if 0 < len(words) <= _LONGEST and words[-1] not in "、和及与" else ""
