"""What is no name: kinds of things that a count follows, what a verb only handles, heads of words cut wrongly."""

from __future__ import annotations

import re

from kg.extraction.lexer import NUMBER, Scan, Token
from kg.extraction.naming.heads import EDGE, MEASURE, ORGANS, PROGRAMME, TERRITORIAL, VERB, Head

_MANY = frozenset({"SocialOrganisation", "Taskforce", "Platform", "Institution"})
_MARKS = frozenset("、，。：；")
_TAILS = frozenset("型式化性级")
#: Things of these classes are a kind where a count follows (临时党支部116个).
_COUNTED = frozenset(
    {"PartyBranch", "Taskforce", "Institution", "Platform", "Community", "Park", "SocialOrganisation", "Project"}
)
_COUNT = re.compile(r"(?:已?达|共有?|有)?\d+[余多]?[个家支所处座条台间]")
_KIND = ("型", "式", "类")
#: Such words before a school, hospital or hotel say who runs it or how good it is (区属|中学, 九年一贯制|学校).
_SORT = re.compile(r"(?:(?<!附)属|级|制|公立|民办)$")
#: Such words before an organ say of what kind it is (枫桥式公安|派出所, 公安局基层|派出所).
_SORT_OF_ORGAN = re.compile(
    r"^村级|^[上下同]级|[\u4e00-\u9fff]{2}式|(?:基层|所属|下属|各级|有关|相关|[市省区县]管企业|项目公司)$"
)
#: Firms that are only counted (五家|公司).
_NUMBERED = re.compile("[一二两三四五六七八九十百\\d]+[家个]")
#: A party committee and the government beside it are two (某镇党委|政府).
_COMMITTEE = ("党委", "区委", "县委", "市委")
#: Where somebody goes to school is none: 孩子考上|大学.
_ENTERED = re.compile("(?:考上|考取|上|读|念|孩子|子女|女儿|儿子)$")
_SORTED = frozenset({"Institution", "Enterprise"})
#: 集…于一体 says what a place joins.
_JOINS = re.compile(r"集[^，。；\n]{2,60}于一体")
#: A weak name with so many turns behind it is a kind too (…演练4次).
_TURNS = re.compile(r"(?:已?达|共)?\d+[余多]?[次场期]")
_MANY_THINGS = re.compile(_TURNS.pattern + "|名录|名单|清单")
_GRADED = frozenset({"Place", "Project", "Platform", "Institution", "Park"})
_GRADES = frozenset({"区级", "市级", "县级", "省级", "国家级", "镇级", "村级"})
#: Behind the edition of a festival 活动 is no part of its name.
_EDITION = re.compile("第[一二三四五六七八九十百\\d]+届[^，。]{2,12}[节赛]$")
_HANDLES = frozenset("抓搞办引选管促落缺")
_OF_ONE_PLACE = frozenset({"Park", "Enterprise", "Institution", "Community"})
_BUILT = frozenset({"Place", "Project"})
_WHOLES = frozenset({"全国", "全省", "全市", "全区", "全县"})


def is_kind(scan: Scan, first: int, i: int, head: Head) -> bool:
    """Tell whether tokens `first` to `i` make no name, but a kind, a part of a word, or the object of a verb."""
    if scan.tokens[first].text[0] in _TAILS or (head.type in _COUNTED and _COUNT.match(scan.text, scan.tokens[i].end)):
        return True
    if (head.type in _GRADED and scan.tokens[first].text in _GRADES) or _JOINS.match(
        scan.text, scan.tokens[first].start
    ):
        return True  # 区级|示范片区, 集…于一体
    if head.strength == "weak" and (_TURNS if head.type == "Award" else _MANY_THINGS).match(
        scan.text, scan.tokens[i].end
    ):
        return True
    core = scan.text[scan.tokens[first].start : scan.tokens[i].start]
    counted = head.type == "Award" and head.word[0] == "名" and scan.tokens[i - 1].tag == NUMBER
    if counted or _is_sort(core, head):
        return True  # 1200|名村|党组织书记
    if (scan.tokens[first].text == "十佳" and head.type == "Institution") or _is_one_of_many(scan, first, head):
        return True
    if core == "集团" and head.type in ("Institution", "GovernmentBody"):
        return True  # 集团|管理中心
    if ("的" in core and head.type in TERRITORIAL) or ("”" in core[1:-1] and head.type == "Place"):
        return True
    if head.type in PROGRAMME and i > first and _is_handled(scan.tokens[i - 1], head):
        return True
    return scan.tokens[first].text in _MARKS or _says_what_is_done(scan, first, i, head)


def _is_sort(core: str, head: Head) -> bool:
    """Tell whether the words before a head say of what kind bodies are, or name an edition of a festival."""
    if head.word.endswith("活动") and _EDITION.search(core):
        return True
    if head.type == "Institution" and _ENTERED.search(core):
        return True
    if (head.word == "政府" and core.endswith(_COMMITTEE)) or (head.type == "Enterprise" and _NUMBERED.match(core)):
        return True
    pattern = _SORT if head.type in _SORTED else _SORT_OF_ORGAN if head.type in ORGANS else None
    return pattern is not None and pattern.search(core) is not None


def _is_one_of_many(scan: Scan, first: int, head: Head) -> bool:
    """Tell whether a count stands before the words, so that they tell of what kind the counted are (14支|…分队)."""
    if first < 2 or head.type not in _MANY:
        return False
    count, unit = scan.tokens[first - 2 : first]
    return unit.tag == MEASURE and count.tag == NUMBER and count.text not in ("1", "一")


def _is_handled(before: Token, head: Head) -> bool:
    """Tell whether a programme's class word is only the object of a verb (抓|项目, 做好|项目)."""
    return len(head.word) == len("项目") and (
        before.text in _HANDLES or before.text.endswith(("做好", "抓好", "解决", "研究"))
    )


def _says_what_is_done(scan: Scan, first: int, i: int, head: Head) -> bool:
    """Tell whether a head is only the object of verbs (助力|园区) or its core describes a kind (…型|合作社)."""
    core = scan.tokens[first:i]
    if head.type in _OF_ONE_PLACE and any(token.text in _WHOLES for token in core):
        return True  # 居全省开发区首位
    if not core or head.strength not in ("strong", "weak"):
        return False
    if core[-1].text.endswith(_KIND) and "”" not in core[-1].text and not core[-1].text.endswith(("小型", "大型")):
        return True
    told = head.strength == "strong" or head.type in _BUILT  # 察看|防洪堤
    return told and all(token.tag in (EDGE, VERB) for token in core)
