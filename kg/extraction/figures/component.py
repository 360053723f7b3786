"""The component `kg.figures`: results, sizes, counts and ranks with their owner, indicator, kind and period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from kg.extraction.document import FigureClaim, TimeExpression, blocks_of, text_of
from kg.extraction.figures.aims import AimReader
from kg.extraction.figures.clauseroles import RoleReader
from kg.extraction.figures.counting import OutcomeFilter
from kg.extraction.figures.indicators import IndicatorReader
from kg.extraction.figures.noun_records import Measured
from kg.extraction.figures.own_number import OwnNumber
from kg.extraction.figures.owners import OwnerFinder
from kg.extraction.figures.periods import PeriodFinder
from kg.extraction.figures.quantities import Quantity, QuantityFinder
from kg.extraction.figures.ranks import RankFinder
from kg.extraction.figures.repeats import without_repeats
from kg.extraction.figures.statements import Reader, Statement
from kg.extraction.plans import PlanReader
from kg.extraction.wording.editor import load_editor
from kg.lexicon import Lexicon, lexicon_with
from kg.model import Block


class FigureComponent:
    """Sets `doc._.figures`; a figure without any possible owner, or of nothing that is named, is dropped.

    Args:
        lexicon: its tables `figures`, `words` and `common` are used.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._quantities, self._ranks = QuantityFinder(lexicon), RankFinder(lexicon)
        self._reader, self._filter = Reader(lexicon), OutcomeFilter(lexicon)
        self._indicators, self._roles = IndicatorReader(lexicon), RoleReader(lexicon)
        plans = lexicon.table("figures")["plans"]
        self._plans, self._aims = PlanReader(plans), AimReader(plans)
        self._editor, self._own = load_editor(), OwnNumber(lexicon.table("figures"))

    def __call__(self, doc: Doc) -> Doc:
        """Find the figures of the doc's text."""
        text, blocks = text_of(doc), blocks_of(doc)
        doc._.figures = tuple(without_repeats(list(self._claims(doc, text, blocks)), blocks))
        return doc

    def _claims(self, doc: Doc, text: str, blocks: tuple[Block, ...]) -> Iterator[FigureClaim]:
        owners = OwnerFinder(self._lexicon, self._roles, text, doc._.mentions, blocks)
        periods = PeriodFinder()
        for statement, figures in self.measured(doc, text, blocks):
            reworded = self._editor.reworded(statement, figures)
            for figure, holders in zip(reworded, owners.owners(statement, figures), strict=True):
                period = periods.period(statement, figure.quantity.span)
                for holder in holders if figure.indicator else ():
                    entity = doc._.entities[holder]
                    named = replace(figure, indicator=self._own.indicator(figure, entity.name, entity.type))
                    yield _claim(named, holder, period)
            periods.leave(statement)

    def measured(self, doc: Doc, text: str, blocks: tuple[Block, ...]) -> Iterator[tuple[Statement, list[Measured]]]:
        """Yield the sentences with numbers, and what rules make of the figures in each."""
        planned = self._plans.planned(text, blocks)
        for statement in self._reader.statements(text, blocks, doc._.mentions, doc._.times, self._numbers(text)):
            figures = self._indicators.read(statement, self._filter.outcomes(statement))
            if statement.block.span.start in planned:
                figures = self._aims.aimed(statement, figures)
            yield statement, figures

    def _numbers(self, text: str) -> list[Quantity]:
        ranks = self._ranks.find(text)
        taken = {at for rank in ranks for at in range(rank.span.start, rank.span.end)}
        counted = [q for q in self._quantities.find(text) if q.number.start not in taken]
        return sorted([*ranks, *counted], key=lambda quantity: quantity.span)


def _claim(figure: Measured, holder: int, period: TimeExpression | None) -> FigureClaim:
    quantity = figure.quantity
    return FigureClaim(
        holder=holder,
        indicator=figure.indicator,
        value=quantity.value,
        unit=quantity.unit,
        kind=figure.kind,
        span=figure.evidence,
        value_max=quantity.value_max,
        approximate=quantity.approximate,
        period=period.period if period else None,
    )


@Language.factory("kg_figures", default_config={"lexicon": []})  # spaCy allows no dot in a name.
def make_figures(nlp: Language, name: str, lexicon: list[str]) -> FigureComponent:
    """Return the component `kg_figures`; `lexicon` lists users' files that add to the words of the package."""
    return FigureComponent(lexicon_with(*lexicon))
