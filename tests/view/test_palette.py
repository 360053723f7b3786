"""The palette: complete, legible on both grounds, and told apart without full colour vision."""

from __future__ import annotations

import itertools
import math

import pytest

from kg.view.labels import RELATION_ORDER, label_of
from kg.view.palette import CLASS_STYLES, FAMILIES, oklch_hex
from kg.vocabulary import CLASSES, PREDICATES

GROUNDS = {"light": "#fbfaf8", "dark": "#16181b"}

#: How linear sRGB looks to people without one kind of cone (Machado, Oliveira and Fernandes 2009, severity 1).
VISION = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}


def linear(colour: str) -> list[float]:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def luminance(colour: str) -> float:
    return sum(weight * channel for weight, channel in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def seen(colour: str, vision: str) -> tuple[float, float, float]:
    """Return the OKLab place of a colour as people with this vision see it."""
    red, green, blue = (sum(a * b for a, b in zip(row, linear(colour), strict=True)) for row in VISION[vision])
    long = max(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue, 0) ** (1 / 3)
    medium = max(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue, 0) ** (1 / 3)
    short = max(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue, 0) ** (1 / 3)
    return (
        0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
    )


def test_every_class_has_a_look() -> None:
    assert set(CLASS_STYLES) == {*CLASSES, "Outcome"}
    assert {style.family for style in CLASS_STYLES.values()} == set(FAMILIES)


@pytest.mark.parametrize("theme", GROUNDS)
@pytest.mark.parametrize("name", CLASS_STYLES)
def test_colours_stand_out_from_the_ground(name: str, theme: str) -> None:
    assert contrast(CLASS_STYLES[name].colour(theme), GROUNDS[theme]) > 1.8


@pytest.mark.parametrize("theme", GROUNDS)
@pytest.mark.parametrize(
    ("vision", "least"), [("full", 0.09), ("protanopia", 0.06), ("deuteranopia", 0.06), ("tritanopia", 0.03)]
)
def test_classes_of_one_shape_differ_in_colour(vision: str, least: float, theme: str) -> None:
    close = [
        (one.id, other.id)
        for one, other in itertools.combinations(CLASS_STYLES.values(), 2)
        if one.shape == other.shape
        and math.dist(seen(one.colour(theme), vision), seen(other.colour(theme), vision)) < least
    ]
    assert close == []


@pytest.mark.parametrize(
    ("oklch", "srgb"), [((1, 0, 0), "#ffffff"), ((0, 0, 0), "#000000"), ((0.628, 0.2577, 29.23), "#ff0000")]
)
def test_oklch_becomes_srgb(oklch: tuple[float, float, float], srgb: str) -> None:
    assert max(abs(a - b) for a, b in zip(linear(oklch_hex(*oklch)), linear(srgb), strict=True)) < 0.01


def test_colours_beyond_srgb_lose_chroma_not_lightness() -> None:
    wanted = 0.6
    assert seen(oklch_hex(wanted, 0.4, 150), "full")[0] == pytest.approx(wanted, abs=0.01)


def test_the_ontology_names_everything_that_a_view_shows() -> None:
    terms = [*CLASS_STYLES, *RELATION_ORDER, "date", "startDate", "endDate", "kind-growth", "kind-share"]
    labels = [label_of(term) for term in terms]
    assert all(label.zh and label.en and label.inverse_zh for label in labels)
    assert set(RELATION_ORDER) == {*PREDICATES, "holdsPost"}
    assert label_of("leads").inverse_zh != label_of("leads").zh
