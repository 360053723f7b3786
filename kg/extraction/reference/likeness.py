"""When two names of one article are one thing by the way they differ, or because the text says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extraction.document import Mention
from kg.gazetteer import gazetteer

_COMMITTEE = re.compile(r"委员会$")
_LONG_ZONE = re.compile(r"经济技术开发区$|经济开发区$|经开区$")
_WHOLE = re.compile(r"^[全我][省市区县]$|^[市区县]里$")
_ESTATE = "小区"
_FIRM = re.compile("(?:集团)?(?:股份)?(?:有限)?(?:责任)?公司|集团")
_FIRM_END = re.compile(f"(?:{_FIRM.pattern})$")
_PLACE_SIZES = (7, 6, 5, 4, 3, 2)
#: A town's office is no part of the name of its committee, nor is the term that a committee serves.
_OFFICE, _TERM = re.compile("(?<=街道)办事处(?=党|纪)"), re.compile("第[一二三四五六七八九十\\d]{1,3}届(?=党|居|村|业)")
_EDITION = re.compile("第[一二三四五六七八九十百\\d]+届")
_LEVELS = ("街道", "镇", "乡", "省", "市", "县", "区")
_SHORTEST, _TELLING_EVENT = 3, 8
#: How a text tells that a thing has another name: 某某公司（以下简称某某）, 某村原名某村.
_ALSO = re.compile("[”》]?(?:[（(](?:以下|下文)?(?:简称|下称|简称为)|，?(?:原名|曾用名|又名|又称))[：:“]?")
_LONGEST_ALSO = 10
#: Committees of the youth league, which are never told by the bare name of the party's (县委).
_LEAGUE = re.compile("共青团|(?<!集)团(?:[省市区县州旗镇]委|委|工委|支部|总支)")


def without_place(name: str) -> str:
    """Return a firm's name without the province, city or county that it begins with, in full or in short.

    >>> without_place("潍坊清溪制药有限公司"), without_place("清溪制药")
    ('清溪制药有限公司', '清溪制药')
    """
    for size in _PLACE_SIZES:
        if len(name) > size + 1 and (gazetteer().level(name[:size]) or gazetteer().called(name[:size])):
            return name[size:]
    return name


def plain(name: str, kind: str) -> str:
    """Return a name with a short head for the long one (委 for 委员会, 村委会 of 某村, of a park 开发区)."""
    if kind == "Park":
        return _LONG_ZONE.sub("开发区", name)
    return _COMMITTEE.sub("委", name).replace("村村委会", "村委会")


def without_term(name: str) -> str:
    """Return an organ's name without the term that it serves and, of a town's committee, without 办事处.

    >>> without_term("柳岸社区第四届党委"), without_term("柳岸街道办事处党工委")
    ('柳岸社区党委', '柳岸街道党工委')
    """
    return _OFFICE.sub("", _TERM.sub("", name))


def is_league_and_party(name: str, part: str) -> bool:
    """Tell whether one of two names is a committee of the youth league's and the other is not.

    >>> is_league_and_party("共青团清溪县委", "清溪县委"), is_league_and_party("清溪县委组织部", "县委组织部")
    (True, False)
    """
    return (_LEAGUE.search(name) is None) != (_LEAGUE.search(part) is None)


def is_put_longer(name: str, part: str, kind: str) -> bool:
    """Tell whether a name is another one of its class with words that only say more of it: 全县|现场会, 松苑|小区."""
    if kind == "Event":
        return _is_fuller_event(name, part)
    if kind == "Enterprise":
        return _is_registered_name(name, part)
    return (kind == "Community" and name == part + _ESTATE) or (kind != "Person" and _has_level_more(name, part))


def _is_registered_name(name: str, part: str) -> bool:
    """Tell whether a firm's name is the registered one of a shorter: 清溪制药 or 清溪公司 of 潍坊清溪制药有限公司."""
    if len(part) >= _SHORTEST and name.startswith(part) and _FIRM.fullmatch(name, len(part)):
        return True
    end, own = _FIRM_END.search(name), _FIRM_END.search(part)
    if end is None or (own is None and len(part) < _SHORTEST):
        return False
    core = part[: own.start()] if own else part
    rest = without_place(name[: end.start()])
    return len(core) > 1 and len(rest) < end.start() and (rest.startswith(core) if own else rest == core)


def _is_fuller_event(name: str, part: str) -> bool:
    if name[2:] == part and _WHOLE.match(name[:2]):
        return True
    more = name[: len(name) - len(part)] if name.endswith(part) else ""
    told = _EDITION.search(more) is not None or len(part) >= _TELLING_EVENT
    return (bool(more) and told and not _EDITION.match(part)) or _has_level_more(name, part)


def _has_level_more(name: str, part: str) -> bool:
    """Tell whether a name has one level of a place more than another (柳湾|镇|平安促进会)."""
    size = len(name) - len(part)
    if not (0 < size <= len("街道") and len(part) > _SHORTEST + 1):
        return False
    at = next((n for n, char in enumerate(part) if name[n] != char), len(part))
    return 1 < at < len(part) - 1 and name[at : at + size] in _LEVELS and name[at + size :] == part[at:]


def called_otherwise(text: str, mentions: Sequence[Mention], groups: list[int]) -> list[int]:
    """Return the groups of mentions with those joined that the text says to be two names of one thing.

    Args:
        text: the whole text.
        mentions: names, in order.
        groups: for each mention the number of one that stands for its thing.
    """
    starts = {m.span.start: n for n, m in sorted(enumerate(mentions), key=lambda one: one[1].span.end)}
    joined: dict[int, int] = {}
    for n, m in enumerate(mentions):
        also = _ALSO.match(text, m.span.end, m.span.end + _LONGEST_ALSO)
        other = starts.get(also.end()) if also else None
        if other is not None and mentions[other].type == m.type and groups[other] != groups[n]:
            joined[groups[other]] = groups[n]
    return [joined.get(group, group) for group in groups]
