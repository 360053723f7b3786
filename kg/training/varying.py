"""Variants of written sentences: the structure stays, the names change.

A written sentence is a frame. A name gives way to an invented one, or to another of its class and shape out of the
corpus; the same name gives way to the same one all through a sentence. Figures and relations stay with their owners.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from random import Random

from kg.extraction.naming.heads import names_of
from kg.extraction.segmenting import segmenter
from kg.gazetteer import gazetteer
from kg.lexicon import default_lexicon
from kg.training.naming import NameMaker
from kg.training.samples import Label, Sample, plain_name

_PROGRAMMES = frozenset({"Initiative", "Mechanism", "Platform", "Alliance", "Taskforce", "Brand"})
_LEVELS = "区县市旗省州"
_DIVISION = ("区", "县", "市", "旗")


class Varier:
    """Exchanges names in samples.

    Args:
        samples: the written samples, whose names it also draws on.
        maker: makes invented names.
        random: the source of chance.
        share: how many of a sample's names change, on the average.
        invented: how many of those are invented rather than taken from the corpus.
        words: how many content words around the names change to others of their class and length, sense or no sense:
            what matters is that a common word is no name wherever it stands.
    """

    def __init__(
        self,
        samples: Iterable[Sample],
        maker: NameMaker,
        random: Random,
        share: float = 0.8,
        invented: float = 0.6,
        words: float = 0.4,
    ) -> None:
        self._maker, self._random, self._share, self._invented, self._wording = maker, random, share, invented, words
        self._words = _content_words()
        self._pool: dict[tuple[str, str], list[str]] = {}
        for sample in samples:
            for label in sample.outermost():
                surface = sample.text[label.start : label.end]
                self._pool.setdefault((label.type, _shape(surface)), []).append(surface)

    def vary(self, sample: Sample, number: int) -> Sample:
        """Return a variant of a sample; nested labels go, statements about them too."""
        outer = sample.outermost()
        fresh: dict[str, str] = {}
        text, last = "", 0
        labels: list[Label] = []
        places: dict[int, int] = {}
        for label in outer:
            surface = sample.text[label.start : label.end]
            if surface not in fresh:
                fresh[surface] = self._other(label, surface) if self._random.random() < self._share else surface
            text += self._reworded(sample.text[last : label.start])
            places[sample.entities.index(label)] = len(labels)
            new = fresh[surface]
            name = label.name if new == surface else plain_name(new)
            labels.append(Label(len(text), len(text) + len(new), label.type, name))
            text, last = text + new, label.end
        relations = [
            replace(r, subject=places[r.subject], object=places[r.object])
            for r in sample.relations
            if r.subject in places and r.object in places
        ]
        figures = [replace(f, holder=places[f.holder]) for f in sample.figures if f.holder in places]
        return replace(
            sample, id=f"{sample.id}.{number}", text=text + self._reworded(sample.text[last:]), entities=tuple(labels),
            relations=tuple(relations), figures=tuple(figures), origin="varied",
        )  # fmt: skip

    def _reworded(self, text: str) -> str:
        """Return a stretch between names with some of its content words exchanged."""
        found = ""
        for start, end in segmenter().cuts(text):
            word = text[start:end]
            others = self._words.get((segmenter().kind(word), len(word)), ())
            change = others and word not in _kept_words() and self._random.random() < self._wording
            found += self._random.choice(others) if change else word
        return found

    def _other(self, label: Label, surface: str) -> str:
        """Return another name of the class that fits where `surface` stands."""
        if self._random.random() >= self._invented:
            return self._random.choice(self._pool[label.type, _shape(surface)])
        return self._new(label.type, surface) or surface

    def _new(self, kind: str, surface: str) -> str | None:
        maker = self._maker
        shape = _shape(surface)
        if kind == "Place" and shape == "division":
            return maker.division(surface)
        if kind == "Place" and shape == "short":
            return maker.short_division()
        if kind in _PROGRAMMES:
            return maker.programme(kind, quoted=shape.startswith("“"))
        if shape == "《":
            return f"《{maker.policy() if kind == 'Policy' else maker.product()}》"
        made = maker.make(kind) if kind != "Subdistrict" else maker.subdistrict()
        if made and shape == "level":
            return None if kind in ("PartyBranch", "Institution", "Enterprise") else surface[0] + _behind_place(made)
        if made and shape.startswith("“"):
            return f"“{made}”" if kind in ("Product", "Project", "Award", "Event", "Policy") else None
        return made


@cache
def _kept_words() -> frozenset[str]:
    """Return the words that tell where names begin and end."""
    words, names = default_lexicon().table("words"), default_lexicon().table("names")
    lists = (words["stop"], words["verb"], words["measure"], names["founding"]["words"])
    return frozenset(word for text in lists for word in text.split()) | frozenset(names_of().heads)


@cache
def _content_words() -> dict[tuple[int, int], tuple[str, ...]]:
    """Return common nouns, verbs, adjectives and set phrases by class and length."""
    found: dict[tuple[int, int], list[str]] = {}
    for word in segmenter().words():
        if len(word) > 1 and word not in names_of().heads:
            found.setdefault((segmenter().kind(word), len(word)), []).append(word)
    kinds = {segmenter().kind(word) for word in ("村民", "收获", "热闹", "一清二楚")}
    return {key: tuple(words) for key, words in found.items() if key[0] in kinds}


def _behind_place(name: str) -> str:
    """Return an organ's name without its division."""
    return next((name[n + 1 :] for n in range(1, len(name) - 1) if gazetteer().named(name[: n + 1])), name)


def _shape(surface: str) -> str:
    """Return what must stay the same for one surface form to stand for another."""
    if surface.startswith("《"):
        return "《"
    if "“" in surface:
        return "“”" if surface.startswith("“") and surface.endswith("”") else "“…" if surface[0] == "“" else "…“"
    if surface.endswith(_DIVISION) and gazetteer().named(surface):
        return "division"
    if gazetteer().called(surface):
        return "short"
    if surface[0] in _LEVELS and len(surface) > 2:
        return "level"
    return ""
