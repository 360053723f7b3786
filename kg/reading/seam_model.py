"""The trained model of running text across the ends of lines: `kg/models/order.npz`, made by `make order-model`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kg.reading.counts import CharacterCounts, Stored
from kg.reading.judge import Judge
from kg.reading.towers import Alphabet, Tower

PATH = Path(__file__).resolve().parents[1] / "models" / "order.npz"


@dataclass(frozen=True, slots=True)
class SeamModel:
    """What running text looks like across the end of a line.

    Attributes:
        counts: of sequences of characters.
        alphabet: characters that the networks know.
        ends: network for ends of lines.
        beginnings: network for beginnings of lines.
        judge: network that weighs the features of a seam.
        share: how many of a page's lines end a paragraph.
    """

    counts: CharacterCounts
    alphabet: Alphabet
    ends: Tower
    beginnings: Tower
    judge: Judge
    share: float

    def stored(self) -> Stored:
        """Return the model as arrays, for `restored`."""
        parts = {name: getattr(self, name).stored() for name in ("counts", "ends", "beginnings", "judge")}
        arrays: Stored = {f"{part}.{name}": array for part, found in parts.items() for name, array in found.items()}
        characters = np.array(list(self.alphabet.numbers))
        return arrays | {"alphabet": characters, "share": np.array(self.share)}

    @classmethod
    def restored(cls, arrays: Mapping[str, npt.NDArray[np.generic]]) -> SeamModel:
        """Return the model that `stored` returned as arrays."""

        def part(prefix: str) -> Stored:
            return {name.removeprefix(prefix): arrays[name] for name in arrays if name.startswith(prefix)}

        return cls(
            CharacterCounts.restored(part("counts.")),
            Alphabet.of("".join(map(str, arrays["alphabet"]))),
            Tower.restored(part("ends.")),
            Tower.restored(part("beginnings.")),
            Judge.restored(part("judge.")),
            float(arrays["share"]),
        )


@cache
def seam_model() -> SeamModel:
    """Return the model that comes with Zhili; it is read once."""
    with np.load(PATH) as arrays:
        return SeamModel.restored(dict(arrays))
