"""What speaks for a weak candidate: a verb of founding, a place, repetition, or how much its own words tell."""

from __future__ import annotations

import re

from kg.extraction.naming.candidates import Candidate
from kg.extraction.naming.heads import NameLexicon

_BANKS = frozenset("两沿南北东西")
_VAGUE = ("新", "重点", "重大", "建设", "在建", "新建", "续建", "储备", "产业", "主要", "参赛", "入选")
_LONGEST_PLACE, _LONGEST_BUILDING = 5, 12
_SHORTEST_RANKED = 5
#: So many characters before a word for papers say what one is on; policies and rules are spoken of in general, too.
_TELLING = 4
#: So many characters tell what one platform is for.
_SPELLED_OUT = 6
_NO_PAPER = ("政策", "措施", "细则", "规定")
#: What is said of one project.
_BUILT = re.compile(r"(?:的)?(?:总?投资|年产值|占地|建成|开工|竣工|投产|签约|落地|落户|动工|奠基)(?!总|的)")
#: Many places have one: it needs more than words of its own.
_OF_A_PLACE = ("集散中心", "算力中心", "智算中心", "交易市场")
_HAPPENS = "发生"
#: What stands behind a line or road makes a name of another kind of it (某某铁路|港, 某某高速|服务区).
_LINES, _OF_LINES = (
    ("高速", "高铁", "铁路"),
    re.compile("服务区|收费站|出口|入口|口|局|公司|集团|项目部|[港站段线桥院]|遗址|公安|系统|大队|交警"),
)
#: What is done at a place tells one project of it.
_DONE_THERE = re.compile("(?:片区|村庄|小区|有机)?(?:改造|更新|修缮|利用)(?:提升)?项目$")
#: Works on what every place has are a field of work (老旧|小区改造).
_RUN_DOWN = ("老旧", "危旧", "棚户", "城镇")
#: By whom it is run says that a programme is one (某某行动由某局牵头).
_RUN_BY = re.compile(r"由[^，。；：\n]{2,24}?(?:牵头|发起|主办|承办|合办|承建|承接|运营|开发|打造|创办|搭建)")
#: What stands behind 工程 makes an office or a person of it (水务局工程|科).
_OF_OFFICE = re.compile("工程(?:[科股处师院系]|建设(?:服务|管理|推进)?中心|建设(?:管理)?[局处办])")
#: It begins, opens or ends, as what is one thing does.
_BEGINS = re.compile(
    "(?:正式|同步|全面|圆满|近日|今日|日前|昨日|昨天|今天)*(?:揭牌|挂牌|启用|上线|启动|开通|开班|开课|开讲|收官)"
)
_RUN = frozenset({"Initiative", "Mechanism", "Platform"})
#: Rooms and stations are called by what no common word holds (溪畔会客厅).
_ROOMS = ("驿站", "会客厅", "议事厅", "工作室", "之家", "服务站", "食堂", "窗口")
_ORDINAL = re.compile(r"第[一二三四五六七八九十百\d]+届")


def speaks_for(c: Candidate, times: int, text: str, lexicon: NameLexicon) -> bool:
    """Tell whether the text treats a weak candidate as a name.

    Args:
        c: the candidate.
        times: how often the text has its name.
        text: the whole text.
        lexicon: generic words, goals and known names.
    """
    if c.quoted:
        return "+" not in c.core or _has_family(c.core, text)
    if lexicon.is_goal(c.name) or _OF_OFFICE.match(text, c.span.end - len("工程")):
        return False
    if c.core in lexicon.known or c.core[:5].isdigit():
        return c.core in lexicon.known_quoted or not c.name.endswith("活动")  # 招聘月|活动 is called by its first part.
    if c.type == "Place":
        return _is_place(c, text, lexicon)
    if c.type == "Event":
        return _is_event(c, lexicon)
    if c.type == "Award":
        return _is_award(c, lexicon)
    if c.type == "Project":
        return _is_project(c, times, text)
    if c.type == "Platform" and c.name.endswith("平台") and not c.placed and _is_kind_of_platform(c, lexicon):
        return False
    if c.type == "Policy" and len(c.core) >= _TELLING and not c.name.endswith(_NO_PAPER):
        return True
    again = times > 1 and len(c.core) > 2
    told = c.founded or again or c.placed or _is_run_or_known(c, text, lexicon)
    return len(c.core) >= 2 and (told or bool(_ORDINAL.match(c.core)))


def _is_run_or_known(c: Candidate, text: str, lexicon: NameLexicon) -> bool:
    """Tell whether somebody is said to run a programme, or what no common word holds names a room."""
    told = c.type in _RUN and len(c.core) >= _TELLING
    if told and (_RUN_BY.match(text, c.span.end) or _BEGINS.match(text, c.span.end)):
        return True
    return c.type == "Platform" and c.name.endswith(_ROOMS) and lexicon.has_unknown(c.core)


def _is_event(c: Candidate, lexicon: NameLexicon) -> bool:
    if _HAPPENS in c.core:
        return False  # 夜间发生踩踏|事件
    told = c.placed or (c.founded and c.core[0] != "第" and (len(c.core) > 2 or lexicon.has_unknown(c.core)))
    return len(c.core) >= 4 or (len(c.core) >= 2 and told)


def _is_kind_of_platform(c: Candidate, lexicon: NameLexicon) -> bool:
    """Tell whether a few common words say what a platform is for (动态监控|平台), so that it may be any."""
    return len(c.core) < _SPELLED_OUT and not lexicon.has_unknown(c.core)


def _is_place(c: Candidate, text: str, lexicon: NameLexicon) -> bool:
    if c.name.endswith(_LINES) and _OF_LINES.match(text, c.span.end):
        return False
    if c.placed or not c.core:
        return True
    if len(c.core) == 1:
        return text[c.span.end : c.span.end + 1] in _BANKS
    return len(c.core) <= (_LONGEST_BUILDING if c.name.endswith(tuple(lexicon.buildings)) else _LONGEST_PLACE)


def _is_award(c: Candidate, lexicon: NameLexicon) -> bool:
    if c.core.startswith(tuple(lexicon.ranks)) and len(c.name) >= _SHORTEST_RANKED:
        return True
    of_place = c.name[-1] not in "区县市" or c.placed or c.core.startswith(("国家", "全国", "省"))
    return len(c.core) >= 3 and of_place


def _is_project(c: Candidate, times: int, text: str) -> bool:
    if c.core.endswith(_RUN_DOWN):
        return False
    if c.name.endswith(_OF_A_PLACE):
        return len(c.core) >= 2 and (c.founded or c.placed or times > 1 or bool(_BUILT.match(text, c.span.end)))
    if not c.name.endswith(("项目", "基地")):
        return len(c.core) >= 2
    if len(c.core) >= 2 and _DONE_THERE.search(c.name[len(c.core) :]):
        return True
    told = times > 1 or c.founded or text[c.span.start - 1 : c.span.start] in ("的", "、", "，")
    return len(c.core) >= 3 and not c.core.endswith(_VAGUE) and (told or bool(_BUILT.match(text, c.span.end)))


def _has_family(core: str, text: str) -> bool:
    """Tell whether a formula (党建+网格) is one of several with the same beginning."""
    return len(set(re.findall(re.escape(core.partition("+")[0]) + r"\+\w+", text))) > 1
