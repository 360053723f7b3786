"""Zones by their kind alone (高新区, 经开区), where the text speaks of its own one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extraction.candidates import Candidate
from kg.extraction.heads import EDGE, HEAD, STOP, VERB, NameLexicon
from kg.extraction.lexer import PUNCTUATION, Scan
from kg.model import Span

_BORDERS = frozenset({STOP, VERB, EDGE, PUNCTUATION})
_EACH = frozenset({"各", "每", "各个", "每个", "所有", "该", "本", "多个", "一批", "各级", "各类"})
_OPENS = frozenset("，。；！？\n")


def bare_zones(scan: Scan, found: Iterable[Candidate], lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield zones that are named by their kind alone, if the title names them or a sentence says what they do.

    Where the text gives such a zone with a name of its own, the kind points at that one and names none.

    Args:
        scan: the text.
        found: what the heads of names have shown in it.
        lexicon: its `bare_zones` are the kinds.
    """
    full = tuple(c.name for c in found if c.type == "Park")
    alone = [i for i, token in scan.tagged((HEAD,)) if token.text in lexicon.bare_zones and _stands_alone(scan, i)]
    title_end = scan.text.find("\n")
    spoken_of = {scan.tokens[i].text for i in alone if scan.tokens[i].end <= title_end or _acts(scan, i)}
    for i in alone:
        token = scan.tokens[i]
        if token.text in spoken_of and not any(n.endswith(token.text) and n != token.text for n in full):
            yield Candidate(Span(token.start, token.end), "Park", token.text, core=token.text)


def _stands_alone(scan: Scan, i: int) -> bool:
    """Tell whether no word before token `i` belongs to it, and no count or 的 behind it makes it a kind."""
    before = scan.tokens[i - 1] if i else None
    after = scan.tokens[i + 1] if i + 1 < len(scan.tokens) else None
    bordered = before is None or (before.tag in _BORDERS and before.text not in _EACH)
    return bordered and (after is None or after.tag not in ("number", "free"))


def _acts(scan: Scan, i: int) -> bool:
    """Tell whether token `i` opens a clause and a verb, or what it has in quotation marks, follows."""
    opens = i == 0 or scan.tokens[i - 1].text in _OPENS
    after = scan.tokens[i + 1] if i + 1 < len(scan.tokens) else None
    return opens and after is not None and (after.tag == VERB or after.text == "“")
