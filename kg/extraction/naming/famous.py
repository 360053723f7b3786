"""What is known over the country by its very words: campaigns, models, ministries, congresses of the party."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.lexer import Scan
from kg.extraction.naming.candidates import Candidate
from kg.extraction.naming.heads import KNOWN, NameLexicon
from kg.model import Span

_CONGRESS = re.compile(r"党的(?:十[八九]|二十[一二]?)大(报告|精神)?(?!党)|(?<![党一])二十大(报告|精神)?")


#: What stands behind a strategy that the text speaks of; other nouns only say what belongs to it (…领域, …的项目).
_ENDS = re.compile(r"战略|工作|行动|计划|成果|[，。；、！”）\n]|[和与及等](?!关)|$")
_STRATEGY = 4
#: Behind a country these make peoples, tongues and kinds of it (俄罗斯|族, 荷兰|豆).
_OF_COUNTRY = ("族", "语", "籍", "裔", "式", "豆", "洋", "城", "斯坦", "尼西亚")


def known(scan: Scan, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield what the text calls by such words."""
    spoken_of = {token.text for _, token in scan.tagged(KNOWN) if _ENDS.match(scan.text, token.end)}
    for _, token in scan.tagged(KNOWN):
        if lexicon.known[token.text] == "Initiative" and len(token.text) >= _STRATEGY and token.text not in spoken_of:
            continue
        if scan.text.startswith(_OF_COUNTRY, token.end) and lexicon.known[token.text] == "Place":
            continue
        if token.text[-1] == "部" and scan.text.startswith("门", token.end):
            continue  # 工信部门
        yield Candidate(Span(token.start, token.end), lexicon.known[token.text], token.text)
    for match in _CONGRESS.finditer(scan.text):
        if (match[1] or match[2]) == "报告":
            yield Candidate(Span(*match.span()), "Policy", match[0])
        else:
            end = match.end() - len(match[1] or match[2] or "")
            yield Candidate(Span(match.start(), end), "Event", scan.text[match.start() : end])
