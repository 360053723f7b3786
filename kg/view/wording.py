"""Facts in plain Chinese: relations read in both directions, figures and dates as people write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from kg.model import Kind


@dataclass(frozen=True, slots=True)
class RelationWording:
    """How a relation reads.

    Attributes:
        zh: short label for the legend and for an edge.
        forward: heading over the objects in the panel of a subject.
        backward: heading over the subjects in the panel of an object.
        en: English label.
    """

    zh: str
    forward: str
    backward: str
    en: str


#: The name under which a post is shown as an edge from a person to a body.
HOLDS_POST = "holdsPost"

#: Every kind of edge of a view, in the order of legend and panel.
RELATIONS: dict[str, RelationWording] = {
    HOLDS_POST: RelationWording("任职", "任职于", "任职者", "holds post"),
    "leads": RelationWording("牵头", "牵头", "由谁牵头", "leads"),
    "establishes": RelationWording("成立", "成立（推出）", "由谁成立（推出）", "establishes"),
    "implements": RelationWording("实施", "实施", "由谁实施", "implements"),
    "issues": RelationWording("出台", "出台", "由谁出台", "issues"),
    "guides": RelationWording("指导", "指导", "由谁指导", "guides"),
    "participatesIn": RelationWording("参与", "参与", "参与方", "takes part in"),
    "cooperatesWith": RelationWording("合作", "合作方", "合作方", "cooperates with"),
    "targets": RelationWording("面向", "面向", "哪些工作面向它", "targets"),
    "supports": RelationWording("支撑", "支撑", "由什么支撑", "supports"),
    "produces": RelationWording("产出", "产出", "由谁产出", "produces"),
    "receives": RelationWording("获得", "获得荣誉", "获得者", "receives"),
    "confers": RelationWording("授予", "授予", "由谁授予", "confers"),
    "partOf": RelationWording("隶属", "隶属于", "下属与组成", "part of"),
    "locatedIn": RelationWording("位于", "位于", "境内", "located in"),
    "heldAt": RelationWording("举办地", "举办地", "在此举办", "held at"),
}

KIND_LABELS: dict[Kind, str] = {
    "level": "",
    "growth": "增长",
    "decline": "下降",
    "rank": "排名",
    "target": "目标",
    "share": "占比",
}

DATE_LABELS = {"date": "时间", "startDate": "开始", "endDate": "结束"}

_SCALES = ((Decimal(10) ** 12, "万亿"), (Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万"))
_RANK_UNITS = frozenset({"", "名次", "名", "位"})


def number_text(value: Decimal) -> str:
    """Return a number for people: 110000000 as 1.1亿, 136000 as 13.6万, 3600 as 3600.

    A scaled number is rounded to four digits after the point; show `plain_number` where every digit counts.
    """
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return plain_number(round(value / scale, 4)) + word
    return plain_number(value)


def plain_number(value: Decimal) -> str:
    """Return every digit of a number, without exponent or idle zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def value_text(
    value: Decimal, unit: str, *, kind: Kind, value_max: Decimal | None = None, approximate: bool = False
) -> str:
    """Return a figure's value with its unit: 约1.1亿元, 70—100万元, 第3位, 17.1%."""
    amount = number_text(value) if value_max is None else _range_text(value, value_max)
    if kind == "rank" and unit in _RANK_UNITS:
        amount, unit = "第" + amount, unit if unit in ("名", "位") else "位"
    return ("约" if approximate else "") + amount + unit


def _range_text(low: Decimal, high: Decimal) -> str:
    """Join both ends, writing a scale that they share once."""
    low_text, high_text = number_text(low), number_text(high)
    scale = re.sub(r"[\d.\-]", "", high_text)
    if scale and low_text.endswith(scale):
        low_text = low_text.removesuffix(scale)
    return f"{low_text}—{high_text}"


def date_text(date: str) -> str:
    """Return an ISO 8601 date, month or year in Chinese; anything else unchanged."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", date):
        return date
    parts = (str(int(part)) for part in date.split("-"))
    return "".join(part + mark for part, mark in zip(parts, "年月日", strict=False))
