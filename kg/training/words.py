"""Counts the common words that the name model goes by: `python -m kg.training.words OUT TEXTS…`.

Official documents say what ordinary words of this register are; what is none of them may be part of a name. The table
that comes out is part of the repository, so that training needs no documents; this is how it was made. jieba cuts the
documents into the words of its dictionary.
"""

from __future__ import annotations

import gzip
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import click

from kg.gazetteer import gazetteer
from kg.lexicon import default_lexicon

_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_LEAST, _DOCUMENTS = 3, 2
_LONGEST = 5
#: First letters of jieba's tags, and ours.
_CLASSES = {"v": "v", "n": "n", "a": "a", "d": "d", "m": "m", "q": "m", "t": "t", "i": "i", "l": "i", "z": "a"}
_COMMON_PLACES = ("城区", "郊区")
_NAMES = ("ns", "nrt", "nrfg")


def documents(path: Path) -> Iterator[str]:
    """Yield the texts of a JSONL file, gzipped or not, with the text under "text"."""
    raw = path.read_bytes()
    for line in (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf8").splitlines():
        yield json.loads(line)["text"]


def counted(texts: Iterator[str]) -> dict[str, tuple[int, str]]:
    """Return words with their counts and word classes, names and rare words left out."""
    import jieba.posseg

    counts: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    flags: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        seen = set()
        for word, flag in jieba.posseg.cut(text, HMM=False):
            if _CHINESE.fullmatch(word):
                counts[word] += 1
                flags[word][flag] += 1
                seen.add(word)
        spread.update(seen)
    kept = (w for w, c in counts.items() if c >= _LEAST and spread[w] >= _DOCUMENTS and len(w) <= _LONGEST)
    found = {w: (counts[w], flags[w].most_common(1)[0][0]) for w in kept}
    return {w: (c, f) for w, (c, f) in found.items() if f not in _NAMES and not _is_place(w)}


def _is_place(word: str) -> bool:
    places = gazetteer()
    return len(word) > 1 and word not in _COMMON_PLACES and bool(places.named(word) or places.called(word))


def everyday(path: Path) -> dict[str, tuple[int, str]]:
    """Return the words of the project's own list: a class and its words on each line."""
    found: dict[str, tuple[int, str]] = {}
    for line in path.read_text(encoding="utf8").splitlines():
        if line.strip() and not line.startswith("#"):
            kind, *words = line.split()
            found |= {word: (_LEAST, kind) for word in words if word not in found and len(word) <= _LONGEST}
    return found


def lexicon_words() -> dict[str, tuple[int, str]]:
    """Return the words of the project's lexicon that are no heads of names."""
    words, common = default_lexicon().table("words"), default_lexicon().table("common")
    groups = {
        "v": (words["verb"], words["edge"], common["verb"]),
        "d": (words["stop"], common["adverb"]),
        "n": (words["keep"], common["noun"], default_lexicon().table("posts")["roles"]["posts"]),
        "m": (words["measure"],),
    }
    found: dict[str, tuple[int, str]] = {}
    for kind, texts in groups.items():
        found |= {w: (_LEAST, kind) for text in texts for w in text.split() if w not in found and len(w) <= _LONGEST}
    return found


def treebank_words(path: Path) -> dict[str, tuple[int, str]]:
    """Return the words of a treebank in CoNLL-U that are no proper names."""
    counts: Counter[str] = Counter()
    tags: dict[str, Counter[str]] = defaultdict(Counter)
    for line in path.read_text(encoding="utf8").splitlines():
        fields = line.split("\t")
        if len(fields) > 3 and _CHINESE.fullmatch(fields[1]):
            counts[fields[1]] += 1
            tags[fields[1]][fields[3]] += 1
    kinds = {"VERB": "v", "AUX": "v", "NOUN": "n", "ADJ": "a", "ADV": "d", "NUM": "m"}
    found = {w: (c, tags[w].most_common(1)[0][0]) for w, c in counts.items() if 1 < len(w) <= 4 and not _is_place(w)}
    return {w: (c, kinds.get(tag, "x")) for w, (c, tag) in found.items() if tag != "PROPN"}


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.argument("own", type=click.Path(exists=True, path_type=Path))
@click.argument("sources", nargs=-1, type=click.Path(exists=True, path_type=Path))
def main(out: Path, own: Path, sources: tuple[Path, ...]) -> None:
    """Write OUT: word, its weight (the logarithm of its count, in tenths), its class; OWN is the everyday list."""
    banks = [source for source in sources if source.suffix == ".conllu"]
    table = lexicon_words() | everyday(own)
    for bank in banks:
        table |= treebank_words(bank)
    table |= counted(text for source in sources if source not in banks for text in documents(source))
    lines = (
        f"{word}\t{round(10 * math.log(count + 1))}\t{_CLASSES.get(flag[0], 'x')}\n"
        for word, (count, flag) in sorted(table.items())
    )
    out.write_text("".join(lines), encoding="utf8")
    click.echo(f"{len(table)} words")


if __name__ == "__main__":
    main()
