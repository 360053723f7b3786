"""Trains the model that puts columns back in order: `make order-model`, seeded, on one core, in some 15 minutes.

Reads government reports and laws (`corpus/README.md` says where from) and the sample corpus; nothing else. Of the
reports, the last ones in the file are kept from the counts and networks: three to fit weights on, two to measure on.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click
import numpy as np

from corpus.order.fitting import fitted
from corpus.order.texts import as_seen, laws, pages, report_articles, reports, sample_articles, samples
from corpus.order.train_towers import alphabet, trained
from kg.reading.counts import CharacterCounts
from kg.reading.judge import Judge
from kg.reading.seam_model import PATH, SeamModel
from kg.reading.seams import FEATURES

#: Reports that counts and networks do not see: for the weights, and for measuring.
FOR_WEIGHTS, FOR_MEASURING = slice(-5, -2), slice(-2, None)
_LEARNT = slice(None, -5)
_LEAST = {2: 2, 3: 4, 4: 7}
# Of reports and pages, of laws, of samples.
_WEIGHTS_COUNTED, _WEIGHTS_LEARNT = (8.0, 1.0, 8.0), (4.0, 0.25, 8.0)


def model(data: Path, corpus: Path, steps: int) -> SeamModel:
    """Return the trained model.

    The judge learns on text that its counts and networks did not see: so both are made twice, without the samples for
    the judge, and with them for use.

    Args:
        data: directory with `reports.jsonl` and `laws.jsonl.gz`.
        corpus: directory of the sample corpus.
        steps: batches that the networks learn from.
    """
    found = reports(data)
    near = [as_seen(text) for text in [*found[_LEARNT], *pages(corpus)]]
    far = [as_seen(text) for text in laws(data)]
    texts = sample_articles(corpus), report_articles(found[FOR_WEIGHTS])
    judged = fitted(_bare(near, far, [], steps), texts)
    whole = _bare(near, far, samples(corpus), steps)
    return replace(whole, judge=judged.judge, share=judged.share)


def _bare(near: list[str], far: list[str], written: list[str], steps: int) -> SeamModel:
    """Return a model without a judge, its numbers rounded as they are stored."""

    def weighted(weights: tuple[float, float, float]) -> list[tuple[str, float]]:
        kinds = zip((near, far, written), weights, strict=True)
        return [(text, weight) for texts, weight in kinds for text in texts]

    counts = CharacterCounts.of(weighted(_WEIGHTS_COUNTED), _LEAST)
    click.echo(f"{len(counts.keys)} sequences counted", err=True)
    learnt = weighted(_WEIGHTS_LEARNT)
    known = alphabet(learnt)
    ends, beginnings = trained(learnt, known, steps)
    click.echo("networks trained", err=True)
    bare = SeamModel(counts, known, ends, beginnings, Judge.blank(len(FEATURES)), 0.0)
    return SeamModel.restored(bare.stored())


@click.command()
@click.option("--data", type=click.Path(path_type=Path), default=Path("../shared/data"), show_default=True)
@click.option("--out", type=click.Path(path_type=Path), default=PATH, show_default=True)
@click.option("--steps", default=14000, show_default=True, help="Batches that the networks learn from.")
def main(data: Path, out: Path, steps: int) -> None:
    """Train the model and write it to --out."""
    found = model(data, Path(__file__).resolve().parents[1], steps)
    out.parent.mkdir(parents=True, exist_ok=True)
    aside = out.with_name(f"{out.stem}-new.npz")
    np.savez_compressed(aside, **found.stored())
    aside.replace(out)
    click.echo(f"{out}: {out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
