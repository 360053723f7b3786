"""Why a graph and its gold differ: every miss and every record too much, sorted by what went wrong.

A cause is read off the two sides alone. An entity, relation or figure of the graph explains one miss at most; where
several causes fit, the one that lies deepest is named: text that reading tore apart before an end that was not found,
and that before a wrong predicate.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.evaluation.comparison import UNKNOWN, Comparison
from kg.evaluation.gold import GoldEntity, GoldOutcome, Statement
from kg.evaluation.told import Node, Outcome
from kg.vocabulary import SYMMETRIC

Kind = Literal["entity missed", "entity extra", "relation missed", "relation extra", "outcome missed", "outcome extra"]
#: Kinds of findings with their causes, in the order in which they are shown; the order of a cause is no rank.
CAUSES: dict[Kind, tuple[str, ...]] = {
    "entity missed": ("reading order", "merged", "boundary", "put together", "not found", "type"),
    "entity extra": ("split", "boundary", "not in gold"),
    "relation missed": (
        "reading order",
        "end missing",
        "wrong predicate",
        "wrong direction",
        "wrong subject",
        "wrong object",
        "not found",
    ),
    "relation extra": (
        "wrong predicate",
        "wrong direction",
        "wrong subject",
        "wrong object",
        "end not in gold",
        "not in gold",
    ),
    "outcome missed": (
        "reading order",
        "owner missing",
        "wrong owner",
        "wrong indicator",
        "wrong value or unit",
        "not found",
    ),
    "outcome extra": ("wrong value or unit", "not in gold"),
}
_LEAST_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Finding:
    """A difference between graph and gold: `cause` is one of `CAUSES[kind]`, `what` tells it in a line."""

    kind: Kind
    cause: str
    what: str


class Printed:
    """What the page prints, and in which order it was read; compared by letters and digits only.

    Args:
        page: the text as it stands in the file.
        articles: the texts that were read from it; none if that is not known.
    """

    def __init__(self, page: str = "", articles: Iterable[str] = ()) -> None:
        self._page = _letters(page)
        self._articles = tuple(map(_letters, articles))

    def is_torn(self, passage: str) -> bool:
        """Tell whether a passage stands on the page in one piece, but in none of the articles that were read."""
        letters = _letters(passage)
        return bool(letters and self._articles) and letters in self._page and not self._is_read(letters)

    def is_put_together(self, forms: Iterable[str]) -> bool:
        """Tell whether no form of a name stands on the page or in an article, so that it was made of several places."""
        letters = [_letters(form) for form in forms]
        return bool(self._page) and not any(form in self._page or self._is_read(form) for form in letters)

    def _is_read(self, letters: str) -> bool:
        return any(letters in article for article in self._articles)


def findings(comparison: Comparison, printed: Printed) -> tuple[Finding, ...]:
    """Return every difference between a graph and its gold with its cause.

    Args:
        comparison: the two sides.
        printed: the page; an empty one if torn text is not to be told.
    """
    parts = (_entity_findings, _relation_findings, _outcome_findings)
    return tuple(finding for part in parts for finding in part(comparison, printed))


def _entity_findings(comparison: Comparison, printed: Printed) -> Iterator[Finding]:
    near = _near_names(comparison)
    told_forms = {form for node, _ in comparison.pairs for form in node.forms | {node.name}}
    gold_forms = {form for _, entity in comparison.pairs for form in entity.forms}
    for entity in comparison.missed_entities:
        other = near.get(entity)
        shown = f"{entity.name} ({entity.type})" + (f" | got {_shown(other)}" if other else "")
        yield Finding("entity missed", _cause_of_missed(entity, other, told_forms, printed), shown)
    for node, entity in comparison.pairs:
        if entity.type not in node.types:
            yield Finding("entity missed", "type", f"{entity.name}: {_types(node)} should be {entity.type}")
    taken = {node.iri for node in near.values()}
    for node in comparison.extra_nodes:
        split = bool((node.forms | {node.name}) & gold_forms)
        cause = "split" if split else "boundary" if node.iri in taken else "not in gold"
        yield Finding("entity extra", cause, _shown(node))


def _cause_of_missed(entity: GoldEntity, near: Node | None, told_forms: set[str], printed: Printed) -> str:
    if entity.forms & told_forms:
        return "merged"
    if near:
        return "boundary"
    if any(map(printed.is_torn, entity.forms)):
        return "reading order"
    return "put together" if printed.is_put_together(entity.forms) else "not found"


def _near_names(comparison: Comparison) -> dict[GoldEntity, Node]:
    """Return missed entities with the thing too much whose name shares most words with theirs, each thing once."""
    near: dict[GoldEntity, Node] = {}
    free = list(comparison.extra_nodes)
    for entity in comparison.missed_entities:
        rivals = [node for node in free if not _is_place_of(node, entity)]
        shares = [(max(_overlap(form, node.name) for form in entity.forms), node) for node in rivals]
        share, node = max(shares, key=lambda pair: pair[0], default=(0.0, None))
        if node is not None and share >= _LEAST_SHARE:
            near[entity] = node
            free.remove(node)
    return near


def _is_place_of(node: Node, entity: GoldEntity) -> bool:
    """Tell whether a thing is only the place that a name begins with (浙江省 in 浙江省示范社区)."""
    return node.types == {"Place"} != {entity.type} and any(form.startswith(node.name) for form in entity.forms)


def _overlap(left: str, right: str) -> float:
    """Return how much of two names may be one stretch of text.

    >>> _overlap("长山街道商会", "商会联盟"), _overlap("长山街道", "横山街道"), _overlap("长山街道商会", "街道商会")
    (0.25, 0.0, 0.6666666666666666)
    """
    shared = _shared(left, right)
    return shared / (len(left) + len(right) - shared) if shared > 1 else 0.0


def _shared(left: str, right: str) -> int:
    """Return how many characters two strings share: one inside the other, or the end of one the other's beginning."""
    short, long = sorted((left, right), key=len)
    return len(short) if short in long else max(_reach(left, right), _reach(right, left))


def _reach(first: str, second: str) -> int:
    """Return how many characters at the end of one name begin the other."""
    sizes = range(min(len(first), len(second)) - 1, 1, -1)
    return next((size for size in sizes if second.startswith(first[-size:])), 0)


#: Whether a relation of the graph is a gold one with a certain fault, given (told, gold).
_FAULTS: dict[str, Callable[[Statement, Statement], bool]] = {
    "wrong predicate": lambda told, gold: (told[0], told[2]) == (gold[0], gold[2]),
    "wrong direction": lambda told, gold: (told[0], told[2]) == (gold[2], gold[0]) and gold[1] not in SYMMETRIC,
    "wrong subject": lambda told, gold: told[1:] == gold[1:],
    "wrong object": lambda told, gold: told[:2] == gold[:2],
}
#: Faults that say something only if both sides rest on the same words: much is partOf one place.
_LOOSE = frozenset({"wrong subject", "wrong object"})


def _relation_findings(comparison: Comparison, printed: Printed) -> Iterator[Finding]:
    missed = sorted(comparison.gold.relations - comparison.hits)
    found = {entity.name for _, entity in comparison.pairs}
    causes = {s: _missing_ground(s, comparison, found, printed) for s in missed}
    explained = _explained([s for s in missed if not causes[s]], comparison)
    for statement in missed:
        cause, told = explained.get(statement, (causes[statement] or "not found", None))
        yield Finding("relation missed", cause, _said(statement) + (f" | got {_said(told)}" if told else ""))
    blamed = {told: cause for cause, told in explained.values()}
    for told in sorted(comparison.extra):
        unknown = told[0].startswith(UNKNOWN) or told[2].startswith(UNKNOWN)
        yield Finding("relation extra", blamed.get(told, "end not in gold" if unknown else "not in gold"), _said(told))


def _missing_ground(statement: Statement, comparison: Comparison, found: set[str], printed: Printed) -> str:
    """Return why a relation could not be found at all: its text is torn, or one of its ends is not in the graph."""
    if printed.is_torn(comparison.gold.passages.get(statement, "")):
        return "reading order"
    return "" if {statement[0], statement[2]} <= found else "end missing"


def _explained(missed: Sequence[Statement], comparison: Comparison) -> dict[Statement, tuple[str, Statement]]:
    """Return missed relations with the fault and the relation of the graph that has it, each of these once."""
    explained: dict[Statement, tuple[str, Statement]] = {}
    free = sorted(comparison.extra)
    for cause, fits in _FAULTS.items():
        for statement in missed:
            near = (one for one in free if fits(one, statement))
            told = next((one for one in near if cause not in _LOOSE or _same_words(one, statement, comparison)), None)
            if told and statement not in explained:
                explained[statement] = cause, told
                free.remove(told)
    return explained


def _same_words(told: Statement, gold: Statement, comparison: Comparison) -> bool:
    """Tell whether both rest on the same passage: at least half of the shorter quotation."""
    passage = _letters(comparison.gold.passages.get(gold, ""))
    quoted = map(_letters, comparison.quoted.get(told, ()))
    return any(2 * _shared(words, passage) >= min(len(words), len(passage)) > 0 for words in quoted)


def _outcome_findings(comparison: Comparison, printed: Printed) -> Iterator[Finding]:
    found = {number: outcome for outcome, number in comparison.matched.items()}
    free = [outcome for outcome in comparison.graph.outcomes if outcome not in comparison.matched]
    for number, gold in enumerate(comparison.gold.outcomes):
        if (outcome := found.get(number)) is not None:
            cause = _fault_of(outcome, number, comparison)
        elif printed.is_torn(gold.evidence):
            cause = "reading order"
        elif outcome := next((one for one in free if _tells_nearly(one, number, comparison)), None):
            cause = "wrong value or unit"
            free.remove(outcome)
            yield Finding("outcome extra", cause, _figure(outcome, comparison))
        else:
            cause = "not found"
        if cause:
            yield Finding("outcome missed", cause, _compared(gold, outcome, comparison))
    for outcome in free:
        yield Finding("outcome extra", "not in gold", _figure(outcome, comparison))


def _fault_of(outcome: Outcome, number: int, comparison: Comparison) -> str:
    """Return what is wrong with a figure whose value is right; "" if nothing is."""
    if comparison.is_owned(outcome, number):
        return "" if comparison.is_indicated(outcome, number) else "wrong indicator"
    owners = {entity.name for _, entity in comparison.pairs}
    return "wrong owner" if comparison.gold.outcomes[number].holder in owners else "owner missing"


def _tells_nearly(outcome: Outcome, number: int, comparison: Comparison) -> bool:
    """Tell whether a figure is that of the gold but for its value or its unit."""
    same_number = outcome.figure[0] == comparison.gold.outcomes[number].figure[0]
    return comparison.is_indicated(outcome, number) and (same_number or comparison.is_owned(outcome, number))


def _compared(gold: GoldOutcome, outcome: Outcome | None, comparison: Comparison) -> str:
    return gold.shown + (f" | got {_figure(outcome, comparison)}" if outcome else "")


def _figure(outcome: Outcome, comparison: Comparison) -> str:
    value, unit = outcome.figure
    return f"{comparison.label(outcome.holder)}: {outcome.indicator} {value:g} {unit}"


def _said(statement: Statement) -> str:
    return " | ".join(statement)


def _shown(node: Node) -> str:
    return f"{node.name} ({_types(node)})"


def _types(node: Node) -> str:
    return "/".join(sorted(node.types))


def _letters(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())
