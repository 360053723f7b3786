"""Of what class a name is whose head ends names of several: a town's committee, a building that grows, a festival."""

from __future__ import annotations

import re

from kg.extraction.naming.heads import ORGANS, TOWN_ENDS, Head, NameLexicon
from kg.model import Span

#: What tells that a building is being built, before it and behind it.
_BUILT = re.compile(r"(?:新建|新投用|在建|改建|新启用|建设)的?$")
_GROWS = re.compile(
    r"(?:规划|建成|投用|开工|主体|封顶|竣工|施工|改造(?!项目|工程|提升项目)|的?投入使用|正式启用|落地|正在|总?建筑面积|建设(?:目前|正|已|完成|进)|新增|提供泊位|总投资)"
)
#: A festival that is told to begin, or its day, is the one of this year.
_FESTIVE = ("节", "嘉年华", "赛", "音乐季", "丰收季", "论坛", "大集", "庙会", "灯会")
_OPENED = re.compile(
    r"(?:正式|精彩|盛大|如期|隆重|火热)*(?:开幕|启幕|开赛|开锣|鸣枪|落幕|闭幕|拉开[大帷序]幕|举行|昨日|昨天|今日|今天|\d{1,2}月\d{1,2}日"
    r"|在[^，。；\n]{2,20}(?:举行|举办|开幕|启幕|开赛))"
)
#: Grounds and bridges that are a project while they are built.
_LAID_OUT = ("大桥", "文化园", "渔港")
#: The first stage of an estate is where people live, unless it is worked on.
_STAGES, _ESTATES = ("一期", "二期", "三期"), ("小区", "家园", "花园", "新村", "苑")
_REBUILT = re.compile("的?(?:工程|项目|改造|建设|施工)")
_COMMITTEES = ("委员会", "委")
#: Firms that are called 局 by a number (中建|五|局).
_BUILDERS = re.compile("中[\u4e00-\u9fff]{1,2}第?[一二三四五六七八九十]{1,3}(?:工程)?")
#: An association that is held is a meeting.
_HOLDING = frozenset({"举办", "举行", "召开", "主办", "承办", "协办", "开展", "参加"})
_MEETS = re.compile(r"(?:在[^，。；\n]{2,20})?举行|上，|等[^，。；\n]{0,8}活动")
#: A plan that is begun is a campaign, one that is issued a document.
_CARRYING = frozenset({"启动", "实施", "推进", "开展", "深入实施", "全面启动", "组织实施"})


def class_of(text: str, span: Span, head: Head, core: str, verb: str, lexicon: NameLexicon) -> str:
    """Return the class of a name: a town's committee is no grassroots organisation, a standing building no project.

    Args:
        text: the whole text.
        span: where the name stands.
        head: the word that it ends with.
        core: what it has before that.
        verb: the word before the name.
        lexicon: buildings, and verbs of building.
    """
    built = (
        verb in lexicon.building
        or _BUILT.search(text, max(0, span.start - 5), span.start) is not None
        or _GROWS.match(text, span.end) is not None
    )
    opened = _OPENED.match(text, span.end) is not None
    if told := _committee(head, core) or _centre(head, core, lexicon):
        return told
    if head.word == "局" and _BUILDERS.fullmatch(core):
        return "Enterprise"
    if head.word == "联谊会" and (verb in _HOLDING or _MEETS.match(text, span.end)):
        return "Event"
    if head.word.endswith("行动计划") and verb in _CARRYING:
        return "Initiative"
    if head.type == "Award" and head.word.endswith("基地") and built:
        return "Project"
    if head.type == "Place" and head.word.endswith(_LAID_OUT) and built:
        return "Project"
    if head.word in lexicon.buildings:
        return "Project" if built else "Place"
    if work := _work(text, span, head, core, lexicon):
        return work
    if head.type == "Initiative" and head.word.endswith(_FESTIVE) and (core.startswith("首届") or opened):
        return "Event"
    return head.type


def _work(text: str, span: Span, head: Head, core: str, lexicon: NameLexicon) -> str:
    """Return what works on the ground and stages of an estate are, "" for other names."""
    if head.word == "工程" and core.endswith(lexicon.laid):
        return "Project"
    lived_in = head.word in _STAGES and core.endswith(_ESTATES) and not _REBUILT.match(text, span.end)
    return "Community" if lived_in else ""


def _centre(head: Head, core: str, lexicon: NameLexicon) -> str:
    """Return what a centre is by its other words: where people are cared for, or an office; "" where its head tells.

    So it does for the room where an organ mediates (某派出所|调解室).
    """
    if head.word == "调解室":
        owner = lexicon.head_at_end(core)
        return "Institution" if owner and owner.type in ORGANS else ""
    if head.type == "GovernmentBody" and head.word.endswith("中心") and core.endswith(lexicon.caring):
        return "Institution"
    field = core.removesuffix("综合").removesuffix("管理")
    of_place = any(core[:size] in lexicon.places for size in range(3, len(core)))
    return "GovernmentBody" if head.word == "服务中心" and of_place and field.endswith(lexicon.offices) else ""


def _committee(head: Head, core: str) -> str:
    """Return whose committee a name with more before its head tells, "" for one whose head tells it."""
    if head.word.endswith("工委") and core.startswith("人大"):
        return "GovernmentBody"
    if core.startswith("共青团") and head.word.endswith(_COMMITTEES):
        return "MassOrganisation"
    return "PartyBody" if head.word == "党委" and core.endswith((*TOWN_ENDS, "自治区")) else ""
