"""The words of the lexicon by what they do around a number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extraction.figures.statements import KEEP, VERB, Statement
from kg.extraction.lexer import FREE, Token
from kg.extraction.segmenting import CLASSES, segmenter
from kg.lexicon import Lexicon

_LONGEST_MANNER = 4
_HAVING = ("有", "是")
#: Words that end so are nouns, although they were counted as verbs (变量, 举措).
_NOUN_ENDS = frozenset("量措品物员者率性书机案罪地期赛票法力业所会能")
_MARKS = re.compile(r"[“”‘’\"'《》()（）\s]")
#: What is quoted next is the next item of a list (“甲课”“乙课”).
_NEXT_QUOTED = ("”", "“")
#: Small words that words begin with which the lexicon lacks (正点率, 上座率, 中考成绩).
_HALVES = frozenset("正上中下内外前后均")
#: Verbs that carry works out, and light ones before the verb that tells what is done.
CARRIED_OUT = frozenset({"完成", "实施", "推进", "启动", "开展"})
LIGHT = frozenset({"进行", "予以", "加以", "给予"})
_POINTING = frozenset({"该", "本", "我"})
_VERB_KIND = CLASSES.index("v")


class Words:
    """The words of the lexicon by what they do around a number.

    Args:
        lexicon: its table `figures` is used.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        table = lexicon.table("figures")
        edges, kinds = table["edges"], table["kinds"]
        self.kinds = {word: kind for kind in ("growth", "decline") for word in kinds[kind].split()}
        self.levels = frozenset(kinds["level"].split())
        self.tail, self.rank_tail = frozenset(edges["tail"].split()), frozenset(edges["rank_tail"].split())
        self.adverbs = frozenset(edges["adverbs"].split())
        self.lead, self.adjectives = frozenset(edges["lead"].split()), frozenset(edges["adjectives"].split())
        self.prepositions, self.suffixes = frozenset(edges["prepositions"].split()), frozenset(edges["suffixes"])
        self.tail |= self.adverbs
        self.lead |= self.adverbs
        self.small = self.tail | self.lead | self.prepositions
        self.having, self.saying = frozenset(edges["having"].split()), frozenset(edges["saying"].split())
        self.having |= {word for word in self.adverbs if word.endswith(_HAVING)}
        self.manner = frozenset(edges["manner"].split())
        self.ending = frozenset(table["general"]["ending"].split())
        self.owners = frozenset(table["general"]["owners"].split())
        self.gathering = frozenset(table["owners"]["gathering"].split())
        self.together = frozenset(table["owners"]["with"].split())
        self.negations = frozenset(edges["negations"].split())
        self.roles = frozenset(edges["roles"].split())
        self.averages = frozenset(f"{what}均" for what in table["distributive"]["averaged"].split())
        carried = {name: tuple(words.split()) for name, words in table["carried"].items()}
        self.giving, self.given = frozenset(carried["giving"]), carried["given"]
        self.rates, self.of_all = frozenset(carried["rates"]), frozenset(carried["of_all"])
        compounds = {name: words.split() for name, words in table["compounds"].items()}
        self.pivots, self.acting = frozenset(compounds["pivots"]), frozenset(compounds["acting"])
        self._short = frozenset(table["general"]["short"].split())
        self._heads, self._people = tuple(compounds["heads"]), tuple(compounds["people"])
        self.everyday = frozenset(verb for nouns in table["nouns"]["everyday"].values() for verb in nouns)
        self.everyday |= frozenset(table["ignored"]["held"].split())
        self.measures, self.funds = tuple(compounds["measures"]), tuple(compounds["funds"])

    def is_deed(self, token: Token) -> bool:
        """Tell whether a word that the lexicon does not list is a common verb."""
        word = token.text
        known = token.tag == FREE and len(word) > 1 and word[-1] not in _NOUN_ENDS
        return known and self.is_verb(word)

    def is_everyday(self, token: Token) -> bool:
        """Tell whether a token is a verb, of one character, too (卖, 种), where it is one that measures by itself."""
        return token.tag == VERB or (token.tag == FREE and token.text in self.everyday)

    def is_verb(self, word: str) -> bool:
        """Tell whether a word is a common verb."""
        return segmenter().kind(word) == _VERB_KIND

    def is_cut(self, tokens: Sequence[Token], at: int, parts: Sequence[Token]) -> bool:
        """Tell whether a character is but the rest of a word that begins with the small word before it (正|点|率).

        Behind a noun the small word tells where (线路|上|设).
        """
        small, before = tokens[at], tokens[at - 1] if at else None
        if small.text not in _HALVES or not parts or parts[0].start != small.end:
            return False
        if before and before.end == small.start and before.tag in (KEEP, FREE):
            return False
        return parts[0].tag == FREE and len(parts[0].text) == 1 and parts[0].text not in self._short

    def is_head(self, noun: str, people: bool) -> bool:
        """Tell whether a noun ends with a word for things or bodies that are counted, or for persons."""
        return noun not in self.adjectives and noun.endswith(self._people if people else self._heads)

    def begins_noun(self, statement: Statement, verb: Token, parts: Sequence[Token]) -> bool:
        """Tell whether a verb begins a noun with what follows it (入住率, 联系点); `parts` are the words behind it."""
        follows = statement.text[verb.end : verb.end + 1]
        if follows not in self.suffixes or (parts and parts[0].start != verb.end):
            return False
        at = statement.token_at(verb.end)
        whole = statement.tokens[at] if at < len(statement.tokens) else verb
        return not follows or len(whole.text) == 1 or whole.tag == FREE

    def joined(self, parts: Sequence[Token]) -> str:
        """Join words without quotation marks and without adverbs and the like at the beginning."""
        texts = [part.text for part in parts]
        beside = zip(["", *texts], texts, strict=False)
        words = [_MARKS.sub("", "、" if pair == _NEXT_QUOTED else pair[1]) for pair in beside]
        words = [word for word in words if word]
        first = next((number for number, word in enumerate(words) if word not in self.lead), len(words))
        if first and words[first - 1] in _POINTING and words[first:] and len(words[first]) == 1:
            first += 1  # 该|行|贷款余额
        return "".join(words[first:]).removesuffix("的")

    def without_manner(self, noun: str) -> str:
        """Return a counted noun without the words at its end that tell how something is done (6家单位现场…)."""
        sizes = range(min(len(noun) - 1, _LONGEST_MANNER), 0, -1)
        size = next((size for size in sizes if noun[-size:] in self.manner), 0)
        return self.without_manner(noun[:-size]) if size else noun

    def governing(self, tokens: Sequence[Token], at: int) -> Token:
        """Return the verb with this number, or with the verb right before it that governs it or stands beside it.

        In 汇总梳理问题 both verbs tell what is done, in 制定整改措施 the first one does.
        """
        verb, before = tokens[at], tokens[at - 1] if at else None
        if before is None or before.tag != VERB or before.end != verb.start or len(before.text) < len(verb.text):
            return verb
        if before.text in self.having | self.small:
            return verb
        return Token(before.start, verb.end, before.text + verb.text, VERB)
