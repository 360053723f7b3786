"""Many pages measured together: a row a page, sums by folder, tables by class and predicate, and misses by cause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.evaluation.causes import CAUSES, Finding
from kg.evaluation.scoring import Evaluation, Score

#: Short name of a measure to the name of its score.
MEASURES = {
    "entities": "entities",
    "typed": "typed entities",
    "names": "names",
    "relations": "relations",
    "family": "relations by family",
    "figures": "figures",
    "outcomes": "outcomes",
    "articles": "articles",
    "authors": "authors",
}
EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class PageResult:
    """What one page scored; `folder` and `name` tell the page."""

    folder: str
    name: str
    evaluation: Evaluation

    def measures(self) -> dict[str, float]:
        """Return each measure of the page as a number from 0 to 1."""
        return measures([self.evaluation])


def measures(evaluations: Iterable[Evaluation]) -> dict[str, float]:
    """Return the F1 of each measure, micro-averaged, and the share of claims whose evidence stands in the text."""
    several = list(evaluations)
    found = {short: _total(one.scores[name] for one in several).f1 for short, name in MEASURES.items()}
    right, claims = (sum(one.grounded[i] for one in several if one.grounded) for i in (0, 1))
    return {**found, EVIDENCE: right / claims if claims else 0.0}


def _total(scores: Iterable[Score]) -> Score:
    return sum(scores, start=Score(0, 0, 0))


@dataclass(frozen=True)
class Summary:
    """What several pages scored, each built alone."""

    pages: tuple[PageResult, ...]

    @cached_property
    def folders(self) -> dict[str, dict[str, float]]:
        """Return the measures of each folder, micro-averaged over its pages."""
        names = dict.fromkeys(page.folder for page in self.pages)
        return {name: measures(p.evaluation for p in self.pages if p.folder == name) for name in names}

    @property
    def total(self) -> dict[str, float]:
        """Return the measures over all pages."""
        return measures(page.evaluation for page in self.pages)

    @property
    def classes(self) -> dict[str, Score]:
        """Return the scores of things by class over all pages."""
        return _by_name(page.evaluation.classes for page in self.pages)

    @property
    def predicates(self) -> dict[str, Score]:
        """Return the scores of relations by predicate over all pages."""
        return _by_name(page.evaluation.predicates for page in self.pages)

    def findings(self) -> Iterator[tuple[PageResult, Finding]]:
        """Yield all that went wrong, with its page."""
        yield from ((page, finding) for page in self.pages for finding in page.evaluation.findings)

    @cached_property
    def causes(self) -> dict[str, dict[str, int]]:
        """Return how often what went wrong for which cause, kinds and causes in their order."""
        counts = Counter((finding.kind, finding.cause) for _, finding in self.findings())
        return {kind: {cause: counts[kind, cause] for cause in causes} for kind, causes in CAUSES.items()}

    def record(self, misses: bool = False) -> dict[str, object]:
        """Return everything as plain values for JSON; all that went wrong as well if `misses` is set."""
        found: dict[str, object] = {
            "pages": [
                {"folder": page.folder, "name": page.name, "scores": page.evaluation.record()} for page in self.pages
            ],
            "folders": {name: _rounded(values) for name, values in self.folders.items()},
            "all": _rounded(self.total),
            "classes": {name: score.record() for name, score in self.classes.items()},
            "predicates": {name: score.record() for name, score in self.predicates.items()},
            "causes": self.causes,
        }
        told = [
            {"folder": page.folder, "page": page.name, "kind": one.kind, "cause": one.cause, "what": one.what}
            for page, one in self.findings()
        ]
        return found | ({"misses": told} if misses else {})

    def lines(self, misses: bool = False) -> Iterator[str]:
        """Yield the tables as lines of text, and a list of all that went wrong if `misses` is set."""
        yield from self._page_lines()
        yield from _score_lines("things by class", self.classes)
        yield from _score_lines("relations by predicate", self.predicates)
        yield "\nwhat went wrong, by cause"
        for kind, causes in self.causes.items():
            told = ", ".join(f"{cause} {count}" for cause, count in causes.items() if count)
            yield f"{kind:17}{sum(causes.values()):5}  {told}"
        if misses:
            yield from self._miss_lines()

    def _page_lines(self) -> Iterator[str]:
        width = max((len(f"{page.folder}/{page.name}") for page in self.pages), default=0)
        yield " " * width + "".join(f"{name:>10}" for name in (*MEASURES, EVIDENCE))
        for folder, summed in self.folders.items():
            for page in self.pages:
                if page.folder == folder:
                    yield _row(f"{folder}/{page.name}", page.measures(), width)
            yield _row(f"{folder} together", summed, width)
        yield _row("all pages", self.total, width)

    def _miss_lines(self) -> Iterator[str]:
        for kind, causes in CAUSES.items():
            for cause in causes:
                told = [(page, one) for page, one in self.findings() if (one.kind, one.cause) == (kind, cause)]
                if told:
                    yield f"\n{kind}: {cause} ({len(told)})"
                yield from (f"   {page.name}: {one.what}" for page, one in told)


def _by_name(several: Iterable[Mapping[str, Score]]) -> dict[str, Score]:
    """Return scores added up by name, those with most gold records first."""
    added: dict[str, Score] = {}
    for scores in several:
        for name, score in scores.items():
            added[name] = added.get(name, Score(0, 0, 0)) + score
    return dict(sorted(added.items(), key=lambda item: (-item[1].gold, item[0])))


def _rounded(values: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 3) for name, value in values.items()}


def _row(label: str, values: Mapping[str, float], width: int) -> str:
    return f"{label:{width}}" + "".join(f"{value:10.3f}" for value in values.values())


def _score_lines(title: str, scores: Mapping[str, Score]) -> Iterator[str]:
    yield f"\n{title:22}     P     R    F1   right  system    gold"
    for name, score in scores.items():
        yield (
            f"{name:22}{score.precision:6.2f}{score.recall:6.2f}{score.f1:6.2f}"
            f"{score.right:8g}{score.system:8}{score.gold:8}"
        )
