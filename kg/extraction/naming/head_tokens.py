"""Which tokens end names: heads, also those that a word of the text holds, and not those that go on as another word."""

from __future__ import annotations

import re

from kg.extraction.lexer import FREE, NUMBER, Scan, Token
from kg.extraction.naming.heads import EDGE, HEAD, KEEP, MEASURE, ORGANS, PLACE, TOWN_ENDS, Head, NameLexicon
from kg.extraction.segmenting import crossing

#: Characters that may follow a one-character head of a place (某某路南侧).
_AROUND = frozenset("南北东西两沿交口段号附旁边对上下以至与和")
_LONGEST_VILLAGE = 4
#: What is said of villages in general (山高路远村散), behind which none is named.
_OF_VILLAGES = re.compile("[密多散小弱穷稀](?=[，。；、\\n])")
#: The rest of a village's name whose first characters are a landmark's (桥边村).
_VILLAGE_REST = re.compile("[\\u4e00-\\u9fff]村(?!委|民|级|里|内)")
#: What follows the last character of a head where it ends no name but begins or goes on as another word.
_NOT_BEHIND = {
    "局": ("面", "势", "限"),
    "学": ("到了", "习", "会了"),
    "会": ("了",),
    "组": ("长时", "长的", "长，"),
    "队": ("长时", "长的"),
    "办": ("法", "案", "事", "理"),
    "站": ("点",),
    "台": ("网",),
    "展": ("示", "览", "演", "销", "现", "开", "区"),
}
#: Squads that are no name before 长 but whom somebody leads.
_OF_TITLES, _LONGEST_TITLE = re.compile("(?:副|[大支中分总]队)[大支中分总]队$"), 4
#: Behind the word for what firms make these tell of goods or of the trade, or of what is put into something.
_OF_GOODS = frozenset({"企业", "行业", "项目", "证券", "产品", "入", "资", "座", "家"})
#: Words of these classes before 社区 belong to its name (花园|社区) or make a kind of it (志愿服务|社区).
_BEFORE_COMMUNITIES = frozenset({"Community", "Park", "Place", "Initiative", "Mechanism"})
_ORGAN_OF_PLACE = "省市区县州旗"


def head_at(scan: Scan, i: int, lexicon: NameLexicon) -> Head | None:
    """Return the head that token `i` is, None for none."""
    token = scan.tokens[i]
    if token.text == "村" and i and scan.tokens[i - 1].tag == PLACE and scan.tokens[i - 1].text[-1] == "乡":
        return None  # 宜居乡|村
    if token.text in ("镇", "乡") and _is_town(scan, i):
        return Head(token.text, "Subdistrict", "place")
    if token.tag == HEAD:
        head = lexicon.heads[token.text]
        if head.type == "Initiative" and head.word.endswith("教育"):
            return None  # What is taught is told in quotation marks.
        return None if len(token.text) == 1 and not _stands_alone(scan, i, head) and _runs_on(scan, i) else head
    if token.text == "山村" and i > 1 and _is_free(scan.tokens[i - 2 : i]):
        return Head("村", "Community", "strong")  # 苏家|山村
    # 委 is the head of a committee only behind a place (东湖区委) .
    before = scan.tokens[i - 1] if i else None
    organ = token.text == "委" and not scan.text.startswith("会", token.end)  # 民建某市|委会
    if organ and before and before.tag == PLACE and before.text[-1] in _ORGAN_OF_PLACE:
        return Head("委", "PartyBody", "strong")
    if token.tag == PLACE and token.text.endswith(TOWN_ENDS):
        plain = lexicon.is_generic(token.text[:-2]) and before and before.tag in (KEEP, EDGE)
        if plain or scan.text.startswith("村", token.end):
            return None  # 清廉|文化街道, 宜居乡|村
        return Head("街道" if token.text.endswith("街道") else token.text[-1], "Subdistrict", "place")
    return None


def _is_free(tokens: tuple[Token, ...]) -> bool:
    """Tell whether tokens are single characters that make no common word (苏|家)."""
    return all(token.tag == FREE or (token.tag == MEASURE and len(token.text) == 1) for token in tokens)


def _is_town(scan: Scan, i: int) -> bool:
    """Tell whether a village or community of two to four characters stands behind 镇 or 乡, as it lies in the town."""
    behind = scan.tokens[i + 1 : i + 2 + _LONGEST_VILLAGE]
    end = next((n for n, token in enumerate(behind) if token.text in ("村", "社区")), 0)
    before = scan.tokens[max(0, i - 2) : i]
    loose = (FREE, HEAD, MEASURE, NUMBER)
    plain = all(len(token.text) == 1 and token.tag in loose for token in (*before, *behind[:end]))
    return end > 1 and plain and len(before) > 1 and FREE in {token.tag for token in before}


def _runs_on(scan: Scan, i: int) -> bool:
    """Tell whether free characters follow, so that a one-character head (河, 村, 路) is more likely part of a word."""
    after = scan.tokens[i + 1] if i + 1 < len(scan.tokens) else None
    single = after is not None and len(after.text) == 1
    return after is not None and single and after.tag in (FREE, HEAD) and after.text not in _AROUND


def _stands_alone(scan: Scan, i: int, head: Head) -> bool:
    """Tell whether a one-character head ends a name although free characters follow: 某村瓜田, 某市人社局晒出."""
    placed = scan.tokens[i - 1].tag == KEEP or any(token.tag == PLACE for token in scan.tokens[max(0, i - 4) : i])
    organ = head.type in ORGANS and placed and not crossing(scan.text, scan.tokens[i].end)
    return _is_village(scan, i) or (i > 1 and organ)


def _is_village(scan: Scan, i: int) -> bool:
    """Tell whether 村 ends two characters that are no common word, behind a border (西滩|村|瓜田)."""
    before = scan.tokens[max(0, i - 3) : i]
    free = [len(token.text) == 1 and token.tag in (FREE, HEAD, MEASURE) for token in before[-2:]]
    told = scan.tokens[i].text == "村" and not _OF_VILLAGES.match(scan.text, scan.tokens[i].end)
    return told and free == [True, True] and (len(before) < 3 or before[0].tag != FREE)


def goes_on(scan: Scan, i: int, head: Head, lexicon: NameLexicon) -> bool:
    """Tell whether what follows makes another word of the head (平台化, 工程师) or goes on with it (…苑|小区)."""
    after = scan.tokens[i + 1] if i + 1 < len(scan.tokens) else None
    if after is None:
        return False
    if head.word in lexicon.trade_tails and (after.tag == HEAD or after.text in _OF_GOODS):
        return True  # 某某轴承|智造园, 某某文旅投|入
    if head.type == "Place" and len(head.word) == 1 and i and scan.tokens[i - 1].text.endswith(TOWN_ENDS):
        return _VILLAGE_REST.match(scan.text, scan.tokens[i].end) is not None  # 某镇桥|边村
    if after.tag == HEAD and lexicon.heads[after.text].type == "Enterprise" and head.type == "GovernmentBody":
        return True
    if _makes_another(scan.text, scan.tokens[i].end, head):
        return True
    if head.word.endswith("中心") and after.tag == HEAD and after.text[0] == "村" and len(after.text) > 1:
        return True  # 某某|中心村|党委
    if head.word[-1] == "部" and crossing(scan.text, scan.tokens[i].end):
        return True  # 人大常委会|组织|部分代表
    if head.type in _BEFORE_COMMUNITIES and after.tag == HEAD and len(after.text) > 1:
        return lexicon.heads[after.text].type == "Community" or after.text.startswith("社区")
    return after.tag == FREE and (after.text in "化性型级式者员民权" or (after.text == "门" and head.word[-1] == "部"))


def _makes_another(text: str, end: int, head: Head) -> bool:
    """Tell whether what follows the `end` of a head is bound to it: a title's or room's word, or that of a verb."""
    if text.startswith(_NOT_BEHIND.get(head.word[-1], ()), end):
        return True  # 老师的话中|学到, 当纪检组|长时
    if text.startswith("长", end) and _OF_TITLES.search(text, max(0, end - _LONGEST_TITLE), end):
        return True  # 消防救援大队|大队长, 支队|副支队长
    return head.word.endswith("会议") and text.startswith(("室", "厅", "中心"), end)
