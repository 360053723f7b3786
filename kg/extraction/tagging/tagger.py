"""The trained tagger of names as a spaCy component: several networks of one kind, whose probabilities are averaged.

`kg.training.train` trains it; `kg.extraction.tagging.component` weighs what it finds against the grammar.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.extraction.document import Mention
from kg.extraction.segmenting import MODELS
from kg.extraction.tagging.characters import Features, Marked, Marks, character_reader
from kg.extraction.tagging.network import Batch, Network, read_network, write_network
from kg.extraction.tagging.tags import Probabilities, decode
from kg.model import Span
from kg.vocabulary import CLASSES

#: Where the trained networks stand.
MODEL = MODELS / "names"
#: Probabilities are rounded to that many places, so that they are the same on every machine.
_PLACES = 3
#: From this mean probability of being outside on, a name is doubted.
_DOUBTED = 0.5
_PIECE = re.compile(r"[^\n]{1,800}(?![^\n])|[^\n]{,800}[。！？；]|[^\n]{1,800}")


@dataclass(frozen=True, slots=True)
class Found:
    """What the tagger proposes.

    Attributes:
        span: where a name stands.
        type: its class; "" says that the grammar's name there is none.
        score: how sure the tagger is, as in `kg.extraction.tagging.tags.decode`; of "", the mean probability that a
            character is outside of all names.
    """

    span: Span
    type: str
    score: float


def marked_lines(text: str, names: Iterable[Mention], proposed: Iterable[Mention] = ()) -> Iterator[tuple[int, Marked]]:
    """Yield the lines of a text that hold anything, with their offsets and what the grammar makes of them.

    Very long lines come in pieces, which end with a sentence where there is one.
    """
    named, thought = _Waiting(names), _Waiting(proposed)
    for match in _PIECE.finditer(text):
        marks, others = named.before(*match.span()), thought.before(*match.span())
        if match[0].strip():
            yield match.start(), Marked(match[0], marks, others)


class _Waiting:
    """The outermost of some mentions, handed out line by line."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        found = ((m.span.start, m.span.end, m.type) for m in mentions)
        self._left = deque(sorted(found, key=lambda m: (m[0], -m[1], m[2])))

    def before(self, start: int, end: int) -> Marks:
        """Return those that lie between `start`, from which they are counted, and `end`."""
        marks: list[tuple[int, int, str]] = []
        last = start
        while self._left and self._left[0][0] < end:
            first, behind, kind = self._left.popleft()
            if last <= first and behind <= end:
                marks.append((first - start, behind - start, kind))
                last = behind
        return tuple(marks)


class NameTagger(Pipe):
    """The spaCy component; it sets the span group "learned" and reads `doc._.mentions` and `doc._.proposed`.

    Args:
        vocab: of the spaCy pipeline.
        networks: the members.
    """

    def __init__(self, vocab: Vocab, networks: tuple[Network, ...], name: str = "kg_name_tagger") -> None:
        self.vocab, self.networks, self.name = vocab, networks, name

    @property
    def labels(self) -> tuple[str, ...]:
        """The classes that a name can have."""
        return CLASSES

    def probabilities(self, lines: list[Marked]) -> list[Probabilities]:
        """Return, for each line, a row of tag probabilities a character: the mean over the networks."""
        return self.judged(character_reader().read(lines))

    def judged(self, features: list[Features]) -> list[Probabilities]:
        """Return the probabilities for lines whose features are known."""
        batch = Batch(features)
        votes = [member.read(batch) for member in self.networks]
        sums: Iterator[Probabilities] = (sum(rows[1:], rows[0]) for rows in zip(*votes, strict=True))
        return [np.round(rows / len(votes), _PLACES) for rows in sums]

    def read(
        self, text: str, names: Iterable[Mention] = (), proposed: Iterable[Mention] = (), batch: int = 16
    ) -> tuple[Found, ...]:
        """Return the names of a text, which do not overlap, and its doubts about the grammar's, all in order.

        Args:
            text: any text; each line is read by itself.
            names: the names that the grammar found in it.
            proposed: those that it thought of and left out.
            batch: lines read at a time.
        """
        found: list[Found] = []
        lines = marked_lines(text, names, proposed)
        while chunk := list(islice(lines, batch)):
            for (at, line), rows in zip(chunk, self.probabilities([line for _, line in chunk]), strict=True):
                read = [*decode(rows), *_doubts(line, rows)]
                found += [Found(Span(at + s, at + e), kind, score) for s, e, kind, score in sorted(read)]
        return tuple(found)

    def __call__(self, doc: Doc) -> Doc:
        """Write the names of a doc into the span group "learned"."""
        found = self.read(doc.text, doc._.mentions, doc._.proposed)
        spans = [doc.char_span(f.span.start, f.span.end, label=f.type) for f in found if f.type]
        doc.spans["learned"] = [span for span in spans if span is not None]
        return doc

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:
        """Write the networks into the directory `path`, which is made."""
        path.mkdir(parents=True, exist_ok=True)
        for number, member in enumerate(self.networks):
            write_network(path / f"{number}.npz", member)

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> NameTagger:
        """Read the networks that `to_disk` wrote."""
        self.networks = tuple(read_network(file) for file in sorted(path.glob("*.npz")))
        return self


def _doubts(line: Marked, rows: Probabilities) -> Iterator[tuple[int, int, str, float]]:
    """Yield the grammar's names in a line whose characters are rather outside of names."""
    for start, end, _ in line.names:
        outside: list[float] = rows[start:end, 0].tolist()
        if (mean := round(sum(outside) / len(outside), _PLACES)) >= _DOUBTED:
            yield start, end, "", mean


@Language.factory("kg_name_tagger")
def _make(nlp: Language, name: str) -> NameTagger:
    return NameTagger(nlp.vocab, (), name)
