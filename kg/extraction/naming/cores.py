"""Which words before a head make a name of it, and which only say what kind of thing it is."""

from __future__ import annotations

import re

from kg.extraction.naming.heads import LEVELLED, ORGANS, PROGRAMME, Head, NameLexicon

#: Characters that count things and that a scan may take for a name.
MEASURES = frozenset("个家处座项件支片条套户所批期种轮场次起块类只部栋份")
_LONGEST_COMMUNITY = 8
_DIRECTIONS = frozenset("东西南北中")
_SHORTEST_OWN = 2
#: A district has one group that leads a field of work.
_LEADING, _TOLD = ("领导小组", "协调小组"), 4
_GOING = frozenset("来去到进看往赴率带")
#: What is done with a shop or a farm stands right before it (开|餐馆), and so do words of time (两周后|施工队).
_DOING, _WHEN = frozenset("开建办看进住租逛卖买盘摆搞盯送叫到出起成率登爬游"), frozenset("后前内")
#: Behind a place alone these name nothing.
_OF_EVERY_PLACE = (
    "计划",
    "行动",
    "工程",
    "活动",
    "机制",
    "制度",
    "体系",
    "模式",
    "格局",
    "项目",
    "平台",
    "系统",
    "方案",
    "办法",
    "品牌",
)
_GOVERNED = frozenset("省市区县州旗镇乡")


_LEVEL = re.compile("^[全我本]?[省市区县州旗]")
#: Who goes there is no part of a community's name (代表集中下|社区).
_GOES_DOWN = re.compile("(?:代表|干部|集中|党员)[下进入到]$")
_GOES_THERE = re.compile("(?:走进|深入|[伸贴搬送]进|丈量|挑起)$")


def acceptable(core: str, head: Head, level: bool, lexicon: NameLexicon) -> bool:
    """Tell whether a core makes a name of its head."""
    plain = core.strip("“”（）()")
    if head.strength in ("bare", "place"):
        return True
    if not plain or plain in MEASURES or plain in _GOING:
        return False
    if _is_plain(core, head, level, lexicon):
        return False
    if head.word in lexicon.trade_tails:
        return has_own_word(plain, lexicon)
    if head.type in ("Subdistrict", "Park") and len(plain) == 1:
        return False  # 全|街道, 占|园区
    if head.type in LEVELLED and level and (head.type in ORGANS or len(head.word) > 2 or len(plain) > 2):
        return True
    if head.type == "Subdistrict":
        return len(plain) <= 4 and plain[-1] != "两" and head.word != "乡" and not lexicon.is_generic(plain)
    if head.type == "Community":
        return _names_community(plain, lexicon) and not (head.word == "社区" and _GOES_DOWN.search(plain))
    return _names_place(plain, head, lexicon) if head.type == "Place" else not lexicon.is_generic(plain)


def _is_plain(core: str, head: Head, level: bool, lexicon: NameLexicon) -> bool:
    """Tell whether nothing but plain words stand before a head, or what somebody else has or does."""
    owned = _without_place(core.strip("“”（）()"), lexicon)
    if head.type == "Taskforce":
        told = level and head.word.endswith(_LEADING) and len(owned) >= _TOLD
        return lexicon.is_generic(owned) and not told  # 某区|党员突击队 is a kind.
    if head.word == "政府":
        return not level and core[-1:] not in _GOVERNED  # 推进|政府 governs nothing.
    if head.word in ("体制机制", "机制体制"):
        return True  # All that is done there is to better it.
    if head.word == "系统":
        owned = _LEVEL.sub("", owned)
        return owned in lexicon.lexer or lexicon.is_generic(owned)  # 某省|医疗系统, 全县|教育系统 are fields.
    # 某区|计划… says what the place plans, 某区|专项行动 what it does.
    return head.type in PROGRAMME and core in lexicon.places and head.word.endswith(_OF_EVERY_PLACE)


def has_own_word(plain: str, lexicon: NameLexicon) -> bool:
    """Tell whether words before a class word that is common by itself hold one that is part of no common word."""
    cut = "个" in (plain[:1], plain[-1:]) or "”" in plain  # 开个|服装店, “搬”进老|茶馆
    if cut or len(plain) < _SHORTEST_OWN or plain[-1] in _DOING | _WHEN or lexicon.is_generic(plain):
        return False
    acts = lexicon.lexer.tokens(plain)[-1].text in lexicon.acts  # 下榻|饭店
    return not acts and lexicon.has_unknown(plain[1:] if plain[0] in _DOING else plain)


def _names_place(plain: str, head: Head, lexicon: NameLexicon) -> bool:
    """Tell whether words before 路, 桥, 广场 and the like do not only tell of what sort it is (景观|桥, 致富|路)."""
    roads, kinds = lexicon.no_places
    if plain.endswith(roads) if head.word == "路" else plain in kinds:
        return False
    if head.word == "路" and plain[-1] in _DIRECTIONS and len(plain) > len("某路"):
        return True  # 文明|中路
    return not lexicon.is_generic(plain)


def _names_community(plain: str, lexicon: NameLexicon) -> bool:
    """Tell whether words before 社区, 村 and the like are no plain ones."""
    if (plain in lexicon.places and plain[-1] in "省市区县州旗") or _GOES_THERE.search(plain):
        return False
    if not 1 < len(plain) <= _LONGEST_COMMUNITY or plain.endswith(("老", "老旧", "邻")) or plain in lexicon.virtues:
        return False
    if lexicon.is_generic(plain):
        return False
    pieces = [(n, m) for n in range(len(plain)) for m in range(n + 2, len(plain) + 1) if plain[n:m] in lexicon.generic]
    covered = {at for n, m in pieces for at in range(n, m)}
    # 绿洲|城市|花园 has a name before the plain words.
    return not pieces or not covered & {0, 1, len(plain) - 1}


def _without_place(core: str, lexicon: NameLexicon) -> str:
    """Return the words of a core behind the place that it begins with."""
    return next((core[n:] for n in range(len(core) - 1, 1, -1) if core[:n] in lexicon.places), core)
