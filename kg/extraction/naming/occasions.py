"""Occasions that their surroundings tell: a ceremony by whose it is, an activity by the day on which it took place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extraction.naming.candidates import Candidate
from kg.model import Span

#: What is held is called by the thing right before the verb (某中心|举行|启用仪式).
_HELD = re.compile(
    r"”?(?:在[^，。；\n]{2,20}?)?(?:正式|隆重|顺利|集中)*(?:举行|举办)了?"
    r"(?P<name>(?P<begun>成立|奠基|启用|落成|挂牌|开业|开馆|开园|开街|投产|竣工|开工|启动|发布|首发)(?:仪式|大会))"
)
#: Programmes and kinds of bodies that do not hold ceremonies for others.
_OPENED = frozenset({"Institution", "Platform", "Alliance", "PartyBranch", "SocialOrganisation", "Park", "Project"})
_BEGUN = frozenset({"Initiative", "Mechanism", "Platform", "Brand", "Project", "Alliance"})
_BEGINNINGS = ("启动", "发布", "首发")
#: Festivals and activities; one that a sentence tells the day of took place once.
_FESTIVE = ("节", "嘉年华", "论坛", "庙会", "义诊", "志愿服务活动", "实践活动", "宣传活动", "主题活动", "交流活动")
_SENTENCE = re.compile(r"[^。！？\n]*")
_DAY = re.compile(r"昨[日天]|今[日天]|当[日天]|近日|日前|\d日|上午|下午|晚上")
_STILL = re.compile(r"系列|每[年月周日季]|累计|多次|\d+[余多]?[场次]")


def ceremonies(text: str, chosen: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield ceremonies that a text names by their kind alone behind what is opened, founded or begun by them."""
    for c in chosen:
        if c.type not in _OPENED | _BEGUN:
            continue
        match = _HELD.match(text, c.span.end)
        if match and c.type in (_BEGUN if match["begun"] in _BEGINNINGS else _OPENED):
            yield Candidate(Span(*match.span("name")), "Event", c.name + match["name"])


def dated(text: str, chosen: Iterable[Candidate]) -> list[Candidate]:
    """Return the names, with those festivals and activities as events that a sentence tells the day of."""
    found = list(chosen)
    once = {c.name for c in found if c.type == "Initiative" and _took_place(text, c)}
    return [replace(c, type="Event") if c.type == "Initiative" and c.name in once else c for c in found]


def _took_place(text: str, c: Candidate) -> bool:
    if not text.endswith(_FESTIVE, c.span.start, c.span.end) and not c.name.endswith(_FESTIVE):
        return False
    start = max(text.rfind(mark, 0, c.span.start) for mark in "。！？\n") + 1
    sentence = _SENTENCE.match(text, start)
    return sentence is not None and bool(_DAY.search(sentence[0])) and not _STILL.search(sentence[0])
