"""The network of the name model as it learns: features of characters, dilated convolutions, probabilities of tags.

The features are hashed (Weinberger et al. 2009, as in thinc's HashEmbed) or looked up in fixed vectors. Residual
convolutions, each looking twice as far as the one before (Strubell et al. 2017), let a character see its sentence.
`whole_numbers` turns a trained network into what `kg.extraction.tagging.network` reads with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from thinc.api import Dropout, HashEmbed, Maxout, Model, Softmax_v2, chain, concatenate, residual, with_array
from thinc.types import Floats2d

from kg.extraction.tagging.characters import COLUMNS, VECTOR_COLUMNS, Features
from kg.extraction.tagging.network import DILATIONS, FIRST, GRID, PIECES, WEIGHT, Network
from kg.extraction.tagging.tags import TAGS
from kg.extraction.tagging.vectors import vectors

Trainable = Model[list[Features], list[Floats2d]]

#: Rows of a table that a feature is hashed to; thinc sets it.
_ROWS = 4


def network(width: int, embed: int, dropout: float) -> Trainable:
    """Return the network, not yet of the size of its input.

    Args:
        width: size of a character's vector between layers.
        embed: size of the vector of a single feature.
        dropout: share of values that training leaves out.
    """
    tables: Iterator[Model[Any, Floats2d]] = (
        HashEmbed(embed, rows, column=n, seed=n, dropout=dropout) for n, rows in enumerate(COLUMNS.values())
    )
    layers: Model[Any, Floats2d] = chain(
        concatenate(*tables, *(_fixed(number) for number in range(len(VECTOR_COLUMNS)))),
        Maxout(width, nP=PIECES, normalize=True, dropout=dropout),
        *(_convolution(width, distance, dropout) for distance in DILATIONS),
        Dropout(dropout),
        Softmax_v2(TAGS),
    )
    model: Trainable = with_array(layers, pad=sum(DILATIONS))
    return model


def _convolution(width: int, distance: int, dropout: float) -> Model[Floats2d, Floats2d]:
    layer: Model[Floats2d, Floats2d] = residual(
        chain(_window(distance), Maxout(width, nP=PIECES, normalize=True, dropout=dropout))
    )
    return layer


def _window(distance: int) -> Model[Floats2d, Floats2d]:
    """Return a layer that puts beside each row the rows `distance` before and behind it; zeros beyond the ends."""

    def forward(
        model: Model[Floats2d, Floats2d], rows: Floats2d, is_train: bool
    ) -> tuple[Floats2d, Callable[[Floats2d], Floats2d]]:
        size, width = rows.shape
        wide: Any = np.zeros((size, 3 * width), dtype=np.float32)
        wide[:, width : 2 * width] = rows
        wide[distance:, :width] = rows[:-distance]
        wide[:-distance, 2 * width :] = rows[distance:]

        def backprop(gradient: Floats2d) -> Floats2d:
            found: Any = np.array(gradient[:, width : 2 * width])
            found[:-distance] += gradient[distance:, :width]
            found[distance:] += gradient[:-distance, 2 * width :]
            result: Floats2d = found
            return result

        return wide, backprop

    return Model("window", forward)


def _fixed(number: int) -> Model[Any, Floats2d]:
    """Return a layer that looks up the fixed vector of the word (0) or of the character (1); nothing trains it."""

    def forward(model: Model[Any, Floats2d], rows: Any, is_train: bool) -> tuple[Floats2d, Callable[[Floats2d], Any]]:
        table = (vectors().words, vectors().characters)[number]
        found: Any = table[rows[:, VECTOR_COLUMNS[number]].astype(np.int64)]
        return found, lambda gradient: np.zeros_like(rows)

    layer: Model[Any, Floats2d] = Model("fixed", forward, dims={"nO": None})
    layer.set_dim("nO", (vectors().words, vectors().characters)[number].shape[1])
    return layer


def whole_numbers(model: Trainable) -> Network:
    """Return a trained network as it reads, in whole numbers."""
    tables = [_array(node, "E") for node in model.walk() if node.name == "hashembed"]
    layers = [node for node in model.walk() if node.name == "maxout"]
    norms = [node for node in model.walk() if node.name == "layernorm"]
    (softmax,) = (node for node in model.walk() if node.name == "softmax")
    # A value of the first layer is the sum of four rows of a table.
    step = max(float(np.abs(table).max()) for table in tables) * _ROWS / FIRST
    arrays: dict[str, Any] = {f"table{n}": _whole(table, step) for n, table in enumerate(tables)}
    arrays["step"] = np.float64(step)
    for n, (layer, norm) in enumerate(zip(layers, norms, strict=True)):
        weights = _array(layer, "W").reshape(-1, layer.get_dim("nI"))
        arrays |= _scaled(f"layer{n}", weights, 1 / GRID if n else step)
        arrays[f"layer{n}.bias"] = _array(layer, "b").ravel()
        arrays |= {f"layer{n}.gain": _array(norm, "G"), f"layer{n}.shift": _array(norm, "b")}
    arrays |= _scaled("tags", _array(softmax, "W"), 1 / GRID)
    arrays["tags.bias"] = _array(softmax, "b")
    return Network(arrays)


def _array(node: Model[Any, Any], name: str) -> Any:
    return np.asarray(node.get_param(name))


def _whole(values: Any, step: float) -> Any:
    return np.rint(values / step).astype(np.int8)


def _scaled(name: str, weights: Any, step: float) -> dict[str, Any]:
    """Return weights (outputs by inputs) as whole numbers, each output with its own scale."""
    scale = np.abs(weights).max(axis=1, keepdims=True) / WEIGHT
    whole = np.rint(weights / scale).astype(np.int8)
    return {f"{name}.weights": whole.T.copy(), f"{name}.scale": (scale.ravel() * step).astype(np.float32)}
