"""Trains the name model: `make models`, seeded, on one core, from the text in `corpus/train` alone.

The model has several members; each learns from all themes but its own share of them, so that every theme is judged by
a member that has not seen it. What these judgements show is measured, and how far the tagger is followed is set by it
and by how the whole model reads the themes that are kept from all members.
Every round sees the written samples as they are and new variants of each, with what the grammar finds in them, now and
then without, so that the model learns where to trust it. Some themes are kept from all members; how the whole model
reads them is an honest measure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import click
import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.vocab import Vocab
from thinc.api import Adam, Optimizer, fix_random_seed

# Imported for their registrations with spaCy.
import kg.extraction.naming.component  # noqa: F401
from kg.extraction.document import Mention
from kg.extraction.segmenting import MODELS
from kg.extraction.tagging.characters import Features, Marked, character_reader
from kg.extraction.tagging.component import load_tagger
from kg.extraction.tagging.network import Network
from kg.extraction.tagging.tagger import MODEL, Found, NameTagger, marked_lines
from kg.extraction.tagging.tags import TAGS, tags_of
from kg.extraction.tagging.trust import TRUST, Trust, read_trust
from kg.extraction.tagging.votes import outermost, vote
from kg.training.naming import NameMaker
from kg.training.networks import Trainable, network, whole_numbers
from kg.training.samples import Sample, read_samples
from kg.training.scoring import Name, score
from kg.training.trusting import judged, write_trust
from kg.training.varying import Varier

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "train"

#: Themes that no member learns from: whole articles and paragraphs that name as little as real pages do. A model that
#: had learned from them too was 0.004 worse by F1 of names on annotated pages, so they serve to measure.
HELD_OUT = re.compile(r"whole_\d+|mirror_2\d")

Truth = NDArray[np.int64]
Shown = tuple[Features, Truth]
#: A sample, the names that the grammar finds in it, and those of a tagger.
Reading = tuple[Sample, tuple[Mention, ...], tuple[Found, ...]]


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train.

    Attributes:
        members: how many networks there are; each leaves one of as many shares of the themes out.
        rounds: times that every written sample is seen.
        variants: variants of each sample in a round.
        batch: samples before a step.
        rate: size of the first steps; they shrink to a twentieth.
        width: size of a character's vector between layers.
        embed: size of the vector of a single feature.
        dropout: share of values that training leaves out.
        blind: share of samples that the model sees without the names of the grammar.
        seed: of everything that is left to chance.
    """

    members: int = 4
    rounds: int = 7
    variants: int = 1
    batch: int = 16
    rate: float = 0.002
    width: int = 64
    embed: int = 24
    dropout: float = 0.2
    blind: float = 0.1
    seed: int = 1


class Grammar:
    """What the grammar makes of a text by itself."""

    def __init__(self) -> None:
        self._nlp = spacy.blank("zh")
        self._finder = self._nlp.add_pipe("kg_names")

    def __call__(self, text: str) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
        """Return the mentions of a text, and those left out."""
        doc = self._finder(self._nlp.make_doc(text))
        return doc._.mentions, doc._.proposed

    def marked(self, text: str) -> Marked:
        """Return a text of one line with the grammar's names."""
        return next(marked_lines(text, *self(text)))[1]


def corpus(folder: Path = CORPUS, held_out: bool = False) -> list[Sample]:
    """Return the written samples of the themes to learn from, or of those held out."""
    paths = [path for path in sorted(folder.glob("*.jsonl")) if bool(HELD_OUT.fullmatch(path.stem)) == held_out]
    return [sample for path in paths for sample in read_samples(path)]


def shares(samples: Iterable[Sample], members: int) -> dict[str, int]:
    """Return for each theme the member that does not learn from it, so that the shares are of like size."""
    sizes: dict[str, int] = {}
    for sample in samples:
        sizes[sample.theme] = sizes.get(sample.theme, 0) + len(sample.text)
    filled = [0] * members
    found = {}
    for theme in sorted(sizes, key=lambda theme: (-sizes[theme], theme)):
        found[theme] = filled.index(min(filled))
        filled[found[theme]] += sizes[theme]
    return found


class Trainer:
    """Trains the members side by side, so that variants and features are made once for all of them.

    Args:
        samples: written samples.
        plan: how long, how fast, by which seed.
    """

    def __init__(self, samples: Sequence[Sample], plan: Plan) -> None:
        fix_random_seed(plan.seed)
        self._samples, self._plan, self._chance = samples, plan, Random(plan.seed)
        self._varier = Varier(samples, NameMaker(CORPUS / "names.toml", self._chance), self._chance)
        self._grammar = Grammar()
        self.left_out = shares(samples, plan.members)
        self.members = [network(plan.width, plan.embed, plan.dropout) for _ in range(plan.members)]
        first = character_reader().read([Marked(samples[0].text)])[0]
        for member in self.members:
            member.initialize(X=[first], Y=[np.zeros((len(first), TAGS), dtype=np.float32)])  # type: ignore[list-item]
        self._steps = [
            Adam(plan.rate, L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True) for _ in self.members
        ]

    def run(self, report: Callable[[str], None]) -> None:
        """Train; `report` takes a line after every round."""
        plan = self._plan
        for number in range(plan.rounds):
            shown = [*self._samples, *(self._varier.vary(s, n) for n in range(plan.variants) for s in self._samples)]
            self._chance.shuffle(shown)
            loss = 0.0
            for at in range(0, len(shown), plan.batch):
                done = (number + at / len(shown)) / plan.rounds
                loss += self._step(shown[at : at + plan.batch], plan.rate * (1 - 0.95 * done))
            report(f"round {number + 1}: loss {loss / sum(len(s.text) for s in shown) / plan.members:.4f} a character")
        for member, steps in zip(self.members, self._steps, strict=True):
            _set_averages(member, steps)
        self.networks = tuple(whole_numbers(member) for member in self.members)

    def _step(self, samples: Sequence[Sample], rate: float) -> float:
        shown = [self._shown(sample) for sample in samples]
        loss = 0.0
        for number, (member, steps) in enumerate(zip(self.members, self._steps, strict=True)):
            own = [one for one, s in zip(shown, samples, strict=True) if self.left_out[s.theme] != number]
            if own:
                steps.learn_rate = rate
                loss += learn(member, own, steps) * len(samples) / len(own)
        return loss

    def _shown(self, sample: Sample) -> Shown:
        blind = self._chance.random() < self._plan.blind
        marked = Marked(sample.text) if blind else self._grammar.marked(sample.text)
        truth = tags_of(sample.text, ((e.start, e.end, e.type) for e in sample.outermost()))
        return character_reader().read([marked])[0], truth


def unseen(samples: Sequence[Sample], networks: Sequence[Network]) -> Iterator[Reading]:
    """Yield the written samples with the grammar's names and as the member reads them that has not seen them."""
    left_out = shares(samples, len(networks))
    alone = [NameTagger(Vocab(), (member,)) for member in networks]
    return read(samples, lambda sample: alone[left_out[sample.theme]])


def read(samples: Iterable[Sample], reader: Callable[[Sample], NameTagger]) -> Iterator[Reading]:
    """Yield samples with the names of the grammar, and of the tagger that is to read each of them."""
    grammar = Grammar()
    for sample in samples:
        found, left_out = grammar(sample.text)
        yield sample, found, reader(sample).read(sample.text, found, left_out)


def learn(member: Trainable, shown: Sequence[Shown], steps: Optimizer) -> float:
    """Make one step, and return the sum of the negative logarithms of what the right tags were given."""
    guesses, backprop = member.begin_update([features for features, _ in shown])
    gradients: list[Any] = []
    loss = 0.0
    for guess, (_, truth) in zip(guesses, shown, strict=True):
        gradient = np.array(guess)
        places = np.arange(len(truth))
        loss -= float(np.log(gradient[places, truth] + 1e-9).sum())
        gradient[places, truth] -= 1.0
        gradients.append(gradient / len(shown))
    backprop(gradients)
    member.finish_update(steps)
    return loss


def _set_averages(member: Trainable, steps: Optimizer) -> None:
    """Put the averages of the parameters over all steps in their place."""
    averages = steps.averages or {}
    for node in member.walk():
        for name in node.param_names:
            if (node.id, name) in averages:
                node.set_param(name, averages[node.id, name])


def told(readings: Iterable[Reading], trust: Trust) -> Iterator[str]:
    """Yield the scores of grammar, tagger and their vote on samples: names with both borders right."""
    there: list[list[Name]] = []
    found: dict[str, list[list[Name]]] = {"grammar": [], "tagger": [], "vote": []}
    for sample, mentions, reading in readings:
        both = outermost(vote(sample.text, mentions, reading, trust))
        there.append([(e.start, e.end, e.type) for e in sample.outermost()])
        found["grammar"].append([(m.span.start, m.span.end, m.type) for m in outermost(mentions)])
        found["tagger"].append([(f.span.start, f.span.end, f.type) for f in reading if f.type])
        found["vote"].append([(m.span.start, m.span.end, m.type) for m in both])
    for who, names in found.items():
        yield f"{who}: {score(names, there)}"


@click.command()
@click.option("--out", type=click.Path(path_type=Path), default=MODELS, show_default=True, help="Where the model goes.")
@click.option("--judge-only", is_flag=True, help="Keep the networks there; find out anew how far to follow them.")
def main(out: Path, judge_only: bool) -> None:
    """Train the name model, and find out how far it is to be followed."""
    samples = corpus()
    if judge_only:
        tagger = load_tagger(out / MODEL.name)
    else:
        trainer = Trainer(samples, Plan())
        trainer.run(click.echo)
        tagger = NameTagger(Vocab(), trainer.networks)
        tagger.to_disk(out / MODEL.name)
    readings = list(unseen(samples, tagger.networks))
    held_out = list(read(corpus(held_out=True), lambda _: tagger))
    write_trust(out / TRUST.name, (case for one in (*readings, *held_out) for case in judged(*one)))
    for name, group in (("themes of other members", readings), ("themes held out", held_out)):
        click.echo(name)
        for line in told(group, read_trust(out / TRUST.name)):
            click.echo(f"  {line}")


if __name__ == "__main__":
    main()
