"""How each class of thing looks: one table for the page and for every later explorer.

The hue of a class is that of its family, so that bodies of the party, of government and of society, programmes,
honours and places can be told apart at a glance; shape and lightness tell the classes of a family apart, so that
nothing rests on hue alone. Colours are given in OKLCH, where equal steps look equal, and written as sRGB.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

Shape = Literal["dot", "square", "diamond", "triangle", "triangleDown", "star", "hexagon"]
Theme = Literal["light", "dark"]

#: On a dark ground every colour becomes lighter and greyer; ink, darker than all others, turns to chalk.
_DARK_LIFT, _DARK_FADE, _INK, _CHALK = 0.07, 0.88, 0.45, 0.90


@dataclass(frozen=True, slots=True)
class Family:
    """Classes that belong together and share a hue.

    Attributes:
        id: stable name for code.
        zh: Chinese label.
        en: English label.
        hue: angle in OKLCH, degrees.
        chroma: colourfulness in OKLCH, 0 (grey) to about 0.2.
    """

    id: str
    zh: str
    en: str
    hue: float
    chroma: float


@dataclass(frozen=True, slots=True)
class ClassStyle:
    """How nodes of a class look; what it is called stands in the ontology (`kg.view.labels`).

    Attributes:
        id: local name of the class, such as "PartyBody".
        family: the family whose hue it takes.
        shape: outline of its nodes.
        lightness: OKLCH lightness on a light ground, 0 to 1.
    """

    id: str
    family: Family
    shape: Shape
    lightness: float

    def colour(self, theme: Theme = "light") -> str:
        """Return the fill as "#rrggbb" for a light or a dark ground."""
        if theme == "dark":
            lightness = self.lightness + _DARK_LIFT if self.lightness > _INK else _CHALK
            return oklch_hex(lightness, self.family.chroma * _DARK_FADE, self.family.hue)
        return oklch_hex(self.lightness, self.family.chroma, self.family.hue)


PARTY = Family("party", "党组织", "Party", 27, 0.165)
GOVERNMENT = Family("government", "政府与街区", "Government", 256, 0.125)
UNITS = Family("units", "企事业单位", "Units", 205, 0.085)
SOCIETY = Family("society", "社会力量", "Society", 340, 0.125)
ALLIANCES = Family("alliances", "联盟", "Alliances", 52, 0.150)
PROGRAMMES = Family("programmes", "项目与机制", "Programmes", 155, 0.115)
EVENTS = Family("events", "活动与荣誉", "Events and honours", 85, 0.140)
ECONOMY = Family("economy", "产业与产品", "Economy", 298, 0.110)
PLACES = Family("places", "地点与人物", "Places and people", 75, 0.018)
OUTCOMES = Family("outcomes", "成果数据", "Outcomes", 185, 0.060)

FAMILIES: tuple[Family, ...] = (
    PARTY,
    GOVERNMENT,
    UNITS,
    SOCIETY,
    ALLIANCES,
    PROGRAMMES,
    EVENTS,
    ECONOMY,
    PLACES,
    OUTCOMES,
)

#: Every class that a node of a view can have, in the order of a legend.
CLASS_STYLES: dict[str, ClassStyle] = {
    style.id: style
    for style in (
        ClassStyle("PartyBody", PARTY, "dot", 0.53),
        ClassStyle("PartyBranch", PARTY, "dot", 0.69),
        ClassStyle("GovernmentBody", GOVERNMENT, "dot", 0.48),
        ClassStyle("Subdistrict", GOVERNMENT, "hexagon", 0.62),
        ClassStyle("Community", GOVERNMENT, "hexagon", 0.76),
        ClassStyle("Enterprise", UNITS, "square", 0.48),
        ClassStyle("Park", UNITS, "square", 0.61),
        ClassStyle("Institution", UNITS, "square", 0.78),
        ClassStyle("Media", UNITS, "star", 0.72),
        ClassStyle("SocialOrganisation", SOCIETY, "dot", 0.76),
        ClassStyle("MassOrganisation", SOCIETY, "dot", 0.61),
        ClassStyle("Taskforce", SOCIETY, "triangle", 0.63),
        ClassStyle("Alliance", ALLIANCES, "hexagon", 0.68),
        ClassStyle("Initiative", PROGRAMMES, "diamond", 0.56),
        ClassStyle("Mechanism", PROGRAMMES, "diamond", 0.70),
        ClassStyle("Policy", PROGRAMMES, "square", 0.70),
        ClassStyle("Platform", PROGRAMMES, "hexagon", 0.78),
        ClassStyle("Brand", PROGRAMMES, "star", 0.66),
        ClassStyle("Project", PROGRAMMES, "triangle", 0.47),
        ClassStyle("Award", EVENTS, "star", 0.77),
        ClassStyle("Event", EVENTS, "triangle", 0.64),
        ClassStyle("Industry", ECONOMY, "triangleDown", 0.55),
        ClassStyle("Product", ECONOMY, "diamond", 0.66),
        ClassStyle("Place", PLACES, "triangleDown", 0.60),
        ClassStyle("Person", PLACES, "dot", 0.36),
        ClassStyle("Outcome", OUTCOMES, "triangle", 0.76),
    )
}


def oklch_hex(lightness: float, chroma: float, hue: float) -> str:
    """Return an OKLCH colour as "#rrggbb", its chroma lowered as far as sRGB asks for."""
    while True:
        channels = _linear_srgb(lightness, chroma, hue)
        if chroma <= 0 or all(-1e-4 <= channel <= 1.0001 for channel in channels):
            return "#" + "".join(f"{_byte(channel):02x}" for channel in channels)
        chroma = max(chroma - 0.002, 0.0)


def _linear_srgb(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    """Convert OKLCH to linear sRGB by Ottosson's matrices."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _byte(channel: float) -> int:
    """Apply the sRGB transfer curve to a linear channel and scale it to 0 to 255."""
    clipped = min(max(channel, 0.0), 1.0)
    curved = 12.92 * clipped if clipped <= 0.0031308 else 1.055 * clipped ** (1 / 2.4) - 0.055
    return round(curved * 255)
