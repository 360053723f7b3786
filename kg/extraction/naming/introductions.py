"""Names that their verb introduces: 健全|督查机制, 成立|攻坚小组, 实施|…三年攻坚方案.

Their words are so general that nothing else would tell them from kinds of things; being set up makes them one thing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from kg.extraction.lexer import Scan
from kg.extraction.naming.candidates import Candidate
from kg.extraction.naming.heads import NameLexicon
from kg.lexicon import either
from kg.model import Span

_MECHANISM = re.compile(
    r"(?:建立健全|建立|健全|构建|推行|实行)[了起]?(?:全[国省市区县]首[个家])?(?P<name>(?P<core>[\u4e00-\u9fff]{2,14}?)(?:机制|制度|(?<=[评核任包轮商聘出长单])制))"
    r"(?![化度造约内下上])"
)
#: These say of a mechanism what all are said to be.
_VAGUE = re.compile(
    r"(?:长效|运行|工作|有效|管理|相关|配套|规章|科学|常态|常态化|日常|各项|各类|完善|体制|新|该|此|本|责任|基本|法律|现代|企业|服务|志愿服务|创建|组织|保障|相互|交流|科学|合理|利用|响应|协作|良好|健康|正向|灵活|多元|双向|高效|快速|联动|考核|跨部门|自治|民主|退出|奖惩|顺畅|全面|全程|动态|绿色|融合|安全|保护|发展)+"
)
_NO_CORE = re.compile(r"的|等|了|和|系列|[一两三四五六七八九十几多]+[个项套种]|更加|起来|市场|社会主义")
_FOUNDED = (
    r"(?:成立|组建|设立|组成|建立)[了起的]?"
    r"(?:[由以][^，。；：\n]{2,24}的|[由以][^。；：\n]{2,120}?(?:为|任|担任|组成|参加|参与|牵头)[^，。；：\n的]{0,12}的)?"
)
#: Teams of which there are many are a kind, however they come about.
_KINDS = re.compile(r"党员|志愿|青年|先锋|多[个支]|[一二两三四五六七八九十\d]+[个支名]")
_DOCUMENT = re.compile(
    r"(?:实施|印发|出台|制定|落实|执行|发布|下发|发出|公布|颁布|修订|修编|编制|拟定|起草|制订|确定|形成|完善|宣读|解读|审议|审议通过|表决通过|签订|签署|签下|纳入|列入|按照|贯彻)了?"
    r"(?:(?:\d+|[一两几])[个部份项])?(?:[本该我][国省市区县州镇村])?"
    r"(?P<name>(?P<core>(?:(?!形成|制定|出台|印发|下发|发布|修订|编制|设立)[^，。；：、“”《》（）\n的了是]){2,40}?)(?P<noun>"
    r"方案|办法|意见|条例|细则|措施|预案|规划|操作规程|工作规程|技术规程|规程|目录|通知|决定|协议书|协议|公约|倡议书|承诺书|责任书)(?:（[^（）\n]{1,12}）)?)"
    r"(?=[，。；、]|以来|后|精神|要求|的|中|$)"
)
#: So long a name must be before these nouns, which other words go with, too.
_LONG_NOUNS, _LONG_NAME, _SHORT_NAME = ("方案", "办法", "意见", "条例", "细则", "措施", "预案", "规划", "决定"), 10, 6
#: What is said of papers in general, how many, and what all are said to be.
_PLAIN_PAPER = re.compile(
    r"[一两二三四五六七八九十\d]+[个项份条大种]|一?系列|相关|有关|各[项类级]|若干|切实|多[项个]|具体|战略合作|框架|合作|意向|年度|工作|党建工作|本|该|此|[一两]个|审计|采购|用工|购销|劳动|双方|三方|双边|租赁|承包|国家|上级|村规民约|一揽子|.*(?:各项|及其|提出|建立|按照|需要|要求|根据|以及|启动|认真|统一)"
)
#: What is decided or told on something is called by that, if somebody stands for it or it is carried out.
_ON = re.compile(
    r"关于(?:(?<=中央..)|(?<=国务院..)|(?<=[省市区县州]委..)|(?<=政府..)|(?<=(?:印发|出台|下发|发布|制定|落实|贯彻)..))"
    r"[^，。；《》“”\n]{6,44}?的(?:实施|指导|若干)?(?:意见|决定|通知|办法|方案|规定|决议|通告|公告)"
)
#: A meeting is called by all that stands between the verb that holds it and its class word, verbs too.
_HELD = re.compile(
    r"(?:召开|举行|举办|主办|出席|参加|列席)了?(?:20\d\d年度?\d+月份?)?(?P<name>(?![这本此该]次|[\d一二两三四五六七八九十几多]+[余多]?[场次期届个])(?:[\u4e00-\u9fff]{2,7}[省市区县州旗盟]、)*(?:[^，。；：、！？“”\n的了]|“[^“”\n，。]{2,16}”){6,48}?"
    r"(?:座谈会|推进会|工作会|大会|会议|仪式|典礼|现场会|交流会|研讨会|动员会|调度会|观摩会|发布会|启动会|培训会|竞赛|大赛|比赛))"
    r"(?=[，。；！\n]|$)"
)
#: Works that are carried on and told of by figures right behind them (实施某古街修缮，修复老宅36处).
_WORK = re.compile(
    r"(?:推进|实施|启动|开展)了?(?P<name>[\u4e00-\u9fff]{6,24}?(?P<head>整治|治理|改造|更新|修缮|修复))，"
    r"(?=[^，。；：\d]{0,12}(?:投资|投入|建成|建设|新建|改造|修建|修复|修缮|铺设|拆除|清理|完成)[^，。；\d]{0,12}\d)"
)
_REPAIRS = frozenset({"改造", "更新", "修缮", "修复"})
#: Elsewhere a team that is called so is an organisation, but one that is set up for a task is a taskforce.
_TEAM = "服务队"
#: A body that begins a clause is the one that acts in it.
_CLAUSE_BEGINS = frozenset("，。；！？：\n”")
_SENTENCE_END = re.compile("[。！？；\n]")
_OWNERS = frozenset(
    {"Subdistrict", "GovernmentBody", "PartyBody", "PartyBranch", "Community", "Enterprise", "Park", "Institution"}
)
_REACH = 80
#: So many general words tell one team from others.
_SHORTEST_TELLING = 4


class TeamFinder:
    """Finds teams behind the verb that sets them up.

    Args:
        lexicon: its heads of class Taskforce are the ends of their names.
    """

    def __init__(self, lexicon: NameLexicon) -> None:
        self._lexicon = lexicon
        teams = (w for w, head in lexicon.heads.items() if head.type == "Taskforce" or w == _TEAM)
        self._team = re.compile(
            rf"{_FOUNDED}(?P<name>(?P<core>[\u4e00-\u9fff]{{0,12}}?){either(teams)})(?![\u4e00-\u9fff]*\d+[支个])"
        )

    def find(self, text: str, chosen: Iterable[Candidate]) -> Iterator[Candidate]:
        """Yield the teams of a text; one of general words alone is called after the body named last in its sentence.

        Args:
            text: the whole text.
            chosen: the names found in it.
        """
        owners = sorted((c for c in chosen if c.type in _OWNERS), key=lambda c: c.span.end)
        ends = [c.span.end for c in owners]
        for match in self._team.finditer(text):
            if _NO_CORE.search(match["core"]) or _KINDS.search(match["name"]):
                continue
            name, span = match["name"], Span(*match.span("name"))
            if self._lexicon.is_generic(match["core"]) and len(match["core"]) < _SHORTEST_TELLING:
                owner = _actor(text, owners[: bisect_right(ends, match.start())], match.start())
                name = owner.name + name if owner else name
            yield Candidate(span, "Taskforce", name, founded=True, core=match["core"])


def _actor(text: str, owners: list[Candidate], start: int) -> Candidate | None:
    """Return the body that sets up what begins at `start`: the last that opens a clause, else the last."""
    near: list[Candidate] = []
    for owner in reversed(owners):
        if not _same_sentence(text, owner.span.end, start):
            break
        near.append(owner)
    return next((o for o in near if text[o.span.start - 1] in _CLAUSE_BEGINS), near[0] if near else None)


def _same_sentence(text: str, end: int, start: int) -> bool:
    return start - end <= _REACH and not _SENTENCE_END.search(text, end, start)


def introduced(scan: Scan) -> Iterator[Candidate]:
    """Yield mechanisms behind a verb of founding, documents without title marks behind one of issuing, meetings."""
    for match in _HELD.finditer(scan.text):
        name = match["name"].replace("“", "").replace("”", "")
        yield Candidate(Span(*match.span("name")), "Event", name, founded=True, core=name)
    for match in _MECHANISM.finditer(scan.text):
        begins = match.start("name") in scan.by_start
        if begins and not _VAGUE.fullmatch(match["core"]) and not _NO_CORE.search(match["core"]):
            yield Candidate(Span(*match.span("name")), "Mechanism", match["name"], founded=True, core=match["core"])
    for match in _WORK.finditer(scan.text):
        if not _NO_CORE.search(match["name"]):
            type_ = "Project" if match["head"] in _REPAIRS else "Initiative"
            yield Candidate(Span(*match.span("name")), type_, match["name"], founded=True, core=match["name"])
    for match in _DOCUMENT.finditer(scan.text):
        if match.start("name") in scan.by_start and _is_paper(match):
            yield Candidate(Span(*match.span("name")), "Policy", match["name"], core=match["name"])
    for match in _ON.finditer(scan.text):
        yield Candidate(Span(*match.span()), "Policy", match[0], core=match[0])


def _is_paper(match: re.Match[str]) -> bool:
    """Tell whether words before a noun for papers tell one paper, and do not say how many or of what kind they are."""
    least = _LONG_NAME if match["noun"] in _LONG_NOUNS else _SHORT_NAME
    return len(match["core"] + match["noun"]) >= least and not _PLAIN_PAPER.match(match["core"])
