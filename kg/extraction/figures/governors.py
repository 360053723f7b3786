"""The verbs and prepositions of a clause that govern what comes next."""

from __future__ import annotations

_DONE_TO = frozenset({"对", "针对"})
_AGENTS = frozenset({"由", "被"})


class Governors:
    """The verbs and prepositions that govern what comes next, innermost last."""

    def __init__(self) -> None:
        self._stack: list[tuple[str, bool]] = []
        self._number = self._noun = False

    @property
    def top(self) -> str:
        """The word that governs a name here, or nothing."""
        return self._stack[-1][0] if self._stack else ""

    @property
    def counted(self) -> bool:
        """True where a number stands behind the governing word (3期培训班)."""
        return self._number

    def serves(self, means: frozenset[str]) -> bool:
        """Tell whether what comes is what somebody uses (通过推行…模式)."""
        return any(word in means for word, _ in self._stack)

    @property
    def done_to_something(self) -> bool:
        """True where what comes is but what is done to something without a name (对居民楼实施改造工程)."""
        return any(word in _DONE_TO and not verb for word, verb in self._stack)

    def verb(self, word: str) -> None:
        """Take in a verb."""
        self._stack.append((word, True))
        self._number = self._noun = False

    def preposition(self, word: str) -> None:
        """Take in a preposition."""
        self._stack.append((word, False))

    def noun(self) -> None:
        """Take in a noun that is no name."""
        self._noun = self._noun or not self._number

    def number(self) -> None:
        """Take in a number."""
        self._number = True

    def name(self) -> None:
        """A name uses up the preposition before it."""
        if self._stack and not self._stack[-1][1]:
            self._stack.pop()

    def close(self, relative: bool) -> bool:
        """Close a relative clause (的) or a phrase (下, 中); tell whether there was one."""
        if not self._stack:
            return False
        verb = self._stack[-1][1]
        if relative and verb and not self._number:
            while self._stack and (self._stack[-1][1] or self._stack[-1][0] in _AGENTS):
                self._stack.pop()
        elif (relative and verb and not self._noun) or not verb:
            self._stack.pop()  # In 引进投资80亿元的项目 the verb governs what comes; in 投资80亿元的项目 it does not.
        self._number = self._noun = False
        return True
