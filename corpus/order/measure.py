"""Measures the repair of spoilt pages: joins found and made falsely, by share of damaged rows, on text not trained on.

`make order-curve` writes the table of `corpus/order/README.md`.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile
from pathlib import Path

import click

from corpus.order.damage import Damage, DamagedPage, damaged_page
from corpus.order.fitting import source_of
from corpus.order.texts import news_articles, report_articles, reports
from corpus.order.train import FOR_MEASURING
from kg.model import Repair
from kg.reading import page_of

RATES = (0.0, 0.05, 0.1, 0.2, 0.3, 0.4)
_ARTICLES, _PAGES, _SEED = 9, 3, 7
_README = Path(__file__).with_name("README.md")
_MARK = "<!-- curve -->\n"


@dataclass(frozen=True, slots=True)
class Tally:
    """Joins of pages: right ones made, all made, all that there were."""

    right: int = 0
    made: int = 0
    wanted: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.made + other.made, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """Return the share of joins made that are right; 1 where none was made."""
        return self.right / self.made if self.made else 1.0

    @property
    def recall(self) -> float:
        """Return the share of joins found; 1 where there was none to find."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def repaired(page: DamagedPage) -> Tally:
    """Read a spoilt page and compare the joins made within its text with those that undo the damage."""
    wanted = page.joins()
    made = {(repair.end, repair.start) for repair in page_of(source_of(page)).repairs if _is_join(repair)}
    return Tally(len(wanted & made), len(made), len(wanted))


def curve(
    articles: Sequence[Sequence[str]],
    damage: Damage,
    rates: Iterable[float] = RATES,
    pages: int = _PAGES,
    seed: int = 7,
) -> dict[float, Tally]:
    """Return what is repaired at each share of damaged rows."""
    found: dict[float, Tally] = {}
    for rate in rates:
        chance = random.Random(_SEED)
        drawn = [chance.sample(list(articles), min(_ARTICLES, len(articles))) for _ in range(pages)]
        tallies = [repaired(damaged_page(texts, replace(damage, rate=rate), chance)) for texts in drawn]
        found[rate] = sum(tallies, Tally())
    return found


def _is_join(repair: Repair) -> bool:
    return repair.kind == "join" and repair.made and repair.confidence is not None


def _row(name: str, found: dict[float, Tally]) -> str:
    cells = (
        f"{one.f1:.2f} ({one.precision:.2f} / {one.recall:.2f})" if one.wanted else f"{one.made} false"
        for one in found.values()
    )
    return f"| {name} | {' | '.join(cells)} |\n"


@click.command()
@click.option("--data", type=click.Path(path_type=Path), default=Path("../shared/data"), show_default=True)
@click.option("--write", is_flag=True, help="Write the table into corpus/order/README.md.")
def main(data: Path, write: bool) -> None:
    """Measure and print the table."""
    texts = {"reports": report_articles(reports(data)[FOR_MEASURING]), "television news": news_articles(data)}
    kinds = {"bands": Damage(), "bands, pairs of columns": Damage(widest=2), "single rows": Damage(band=1)}
    table = f"| text, damage | {' | '.join(f'{rate:.0%}' for rate in RATES)} |\n|---|{'---|' * len(RATES)}\n"
    for text, articles in texts.items():
        for kind, damage in kinds.items():
            table += _row(f"{text}, {kind}", curve(articles, damage))
            click.echo(table.splitlines()[-1], err=True)
    click.echo(table)
    if write:
        head, _, rest = _README.read_text(encoding="utf8").partition(_MARK)
        below = "".join(dropwhile(lambda line: line.startswith("|"), rest.splitlines(keepends=True)))
        _README.write_text(f"{head}{_MARK}{table}{below}", encoding="utf8")


if __name__ == "__main__":
    main()
