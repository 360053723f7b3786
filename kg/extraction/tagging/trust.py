"""How far the tagger is followed: what it proposes, and how likely that is right.

A longer name is taken from a score on that training finds for its class. A new name is taken where it is more likely
right than wrong, name and class, as a logistic model judges that training fits: it knows besides the score what class
the name has, how long it is, whether the tagger proposes it elsewhere in the text, and whether a list sets it beside
another name of its class.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from math import log
from pathlib import Path

from kg.extraction.document import Mention
from kg.extraction.segmenting import MODELS

#: How far the tagger is followed; written by `kg.training.train`.
TRUST = MODELS / "trust.toml"
#: What tells besides the class of a new name whether it is right, as `signs` weighs it.
SIGNS = ("always", "score", "best", "again", "listed", "two", "three", "long")

#: Scores are taken for no surer than this, so that their odds are finite.
_SUREST = 0.98
_TWO, _THREE, _LONG = 2, 3, 8


@dataclass(frozen=True, slots=True)
class Change:
    """What following the tagger changes.

    Attributes:
        kind: `add` for a name where the grammar has none, `lengthen` for a longer one.
        mention: the new name.
        score: how sure the tagger is of it.
        over: the names by the grammar that give way.
        best: the highest score of that name and class in the text.
        times: how often the text has the name with that class, as the tagger reads it.
        listed: whether a list sets it beside another name of its class.
    """

    kind: str
    mention: Mention
    score: float
    over: tuple[Mention, ...] = ()
    best: float = 0.0
    times: int = 1
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Trust:
    """When the tagger is followed.

    Attributes:
        lengthen: how sure it must be of a longer name, by class; above 1 it never is.
        add: what signs of a new name weigh, and its class, in logarithms of odds.
    """

    lengthen: Mapping[str, float]
    add: Mapping[str, float]

    def follows(self, change: Change) -> bool:
        """Tell whether a change is to be made."""
        if change.kind == "lengthen":
            return change.score >= self.lengthen[change.mention.type]
        return sum(value * self.add[sign] for sign, value in signs(change).items()) > 0


def signs(change: Change) -> dict[str, float]:
    """Return what tells whether a new name is right: SIGNS and its class, with their values."""
    own, size = _odds(change.score), len(change.mention.name)
    return {
        "always": 1.0,
        "score": own,
        "best": _odds(max(change.best, change.score)) - own,
        "again": float(change.times > 1),
        "listed": float(change.listed),
        "two": float(size <= _TWO),
        "three": float(size == _THREE),
        "long": float(size >= _LONG),
        change.mention.type: 1.0,
    }


def _odds(score: float) -> float:
    sure = min(max(score, 1 - _SUREST), _SUREST)
    return log(sure / (1 - sure))


def read_trust(path: Path = TRUST) -> Trust:
    """Return what training has found."""
    return Trust(**tomllib.loads(path.read_text(encoding="utf8")))
