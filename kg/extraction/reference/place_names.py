"""By what name a place and its organs are called: in full where the text supports it, else as it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extraction.document import Mention
from kg.extraction.reference.setting import LEVELS, Setting
from kg.gazetteer import gazetteer, plain_name, short_name

#: How a text speaks of its own place: 全市, 县里.
WHOLE = re.compile(r"^[全我]([省市区县])$|^([市区县])里$")
#: What follows a place's short name in the name of one of its organs.
_ORGAN = re.compile(
    r"(?:区|市|县)?(?:委|政府|纪委|监委|法院|检察院|妇联|总工会|[\u4e00-\u9fff]{2,8}局$"
    r"|(?:文明|综治|信访|扶贫|乡村振兴|金融|政府|新闻|防汛抗旱|征收|人防|创建|创文)办$"
    r"|(?:发改|卫健|卫计|经信|住建|政法|教|农)委$)"
)


def with_full_place(name: str, setting: Setting) -> str:
    """Return an organ's name with its place in full, where it begins with the short name of one (东湖民政局)."""
    for size in (4, 3, 2):
        full = setting.full_name(name[:size])
        if name[size : size + 1] in LEVELS and gazetteer().named(name[: size + 1]):
            return name  # 吉林市|委 is not the province's.
        if full != name[:size] and not name.startswith(full) and name[size : size + 1] not in ("", full[-1]):
            return full + name[size:] if _ORGAN.match(name[size:]) else name
    return name


def places_spoken_of(mentions: list[Mention], names: list[str]) -> frozenset[str]:
    """Return the places that the text speaks of by their level: 全市, or an organ that is named by it (市委)."""
    told = [(m.name, name) for m, name in zip(mentions, names, strict=True) if m.name != name]
    ends = (name[: len(name) - len(short) + 1] for short, name in told if name.endswith(short) and short[0] in LEVELS)
    return frozenset([*(name for short, name in told if WHOLE.match(short)), *ends])


def as_printed(name: str, surfaces: Iterable[str], text: str) -> str:
    """Return the longest name of a division that the text has, if it nowhere has the official one (某县, 广西)."""
    if name in text:
        return name
    forms = {form for form in surfaces if form in text and form in (plain_name(name), short_name(name))}
    return max(sorted(forms), key=len, default=name)
