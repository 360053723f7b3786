"""Of what class a quotation without a head noun is: by its own words, the noun before it, or its verb."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.lexer import Scan
from kg.extraction.naming.candidates import Candidate
from kg.extraction.naming.heads import HEAD, ORGANS, Head, NameLexicon

#: Heads of one character that tell the class of a quotation (“甲乙盟” is an alliance).
_SINGLE = frozenset("节盟展")
#: Words that end like a show and are none.
_UNFOLDS = ("发展", "开展", "拓展", "扩展", "进展", "施展")
#: Words of slogans.
SLOGAN = re.compile(r"[，,]|的|了|就(?![业医学餐诊近地])|让|把|更(?![新换])|最(?!美)|要(?![素闻点])")
_ARTICLES_OF = re.compile(r"(?:\d+|[一二三四五六七八九十]+)条$")
#: Who is called so holds a title: “枫桥式公安派出所”, a 反诈宣传员.
_SORT_OF_BODY = re.compile(r"[\u4e00-\u9fff]{2,6}[式型][\u4e00-\u9fff]{2,8}$")
_YEARLY = re.compile(r"(?:20\d\d年?)?.{0,8}第[一二三四五六七八九十百\d]+届.*(?:节|赛|论坛|会|展|季)$")
_BRANCH_AT = re.compile(r"^(?:党)?支部建在.{1,8}$")
#: “一巷一策”: a measure for each.
_EACH_ITS_OWN = re.compile("一.一策$")
#: What lets those who want something through (“柳岸通”).
_THROUGH = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,6}(?<![交沟普打畅联流卡精变贯接融互相直])通$")
_STANDS_ALONE = re.compile("[，。；、：！？）\n]|的|上线|接入|累计|覆盖|注册|$")
#: So titles begin that are given to people after a choice.
_CHOSEN = re.compile(r"(?:[十百]佳|最美|金牌)[\u4e00-\u9fff]{2,10}$|优秀共产党员$|[\u4e00-\u9fff]{2,4}好人$")
#: Nouns whose things are called by the quotation behind them.
_CALLING = frozenset(
    {"平台", "系统", "服务平台", "小程序", "微信小程序", "公众号", "微信公众号"}
    | {"视频号", "微信视频号", "抖音号", "项目", "品牌"}
)
#: What only counts aims (“三大突破”).
_SUM = re.compile(r"[两三四五六七八九十]大|[\d+＋.]+$")
#: Days and weeks that come again (“民情恳谈日”, “人才活动周”).
_DAY = re.compile(
    r"(?!世界|国际|全国|中国)[\u4e00-\u9fffA-Za-z·]{3,9}(?<![节假工每某今明次元冬夏春秋周全三五六])[日周]$"
)
#: How far one has to go for what the district offers, which is a programme (“一刻钟便民生活圈”).
_CIRCLE = re.compile(r"(?:一刻钟|[十\d]+分钟)[\u4e00-\u9fff]{2,8}圈$")
#: Bodies that every place has.
_OF_MANY = frozenset({"SocialOrganisation", "Community", "Enterprise", "PartyBranch"})
#: Classes that a verb alone hardly tells apart.
_CARRIED = frozenset({"Initiative", "Mechanism"})
#: What is a body by its class.
BODIES = ORGANS | {"Community", "Institution", "Park", "Enterprise"}
#: What a bank lends is called so (助农贷), but not what the police warns of.
_SHORTEST_LOAN, _NO_LOANS = 3, ("校园贷", "套路贷", "高利贷", "网络贷", "现金贷", "裸贷")


def kind_by_form(inner: str, own: Head | None, listed: Head | None, lexicon: NameLexicon) -> str:
    """Return the class that the words of a quotation or the list it stands in give it, "" for none."""
    if _ARTICLES_OF.search(inner):
        return "Policy"
    if own and own.type in _OF_MANY and own.word[-1] != "队" and _is_of_a_virtue(inner[: -len(own.word)], lexicon):
        return ""  # “红色业委会” is what such bodies are to be.
    if own and own.type in BODIES and _SORT_OF_BODY.match(inner):
        return "Award"
    if _YEARLY.match(inner):
        return "Event"
    if _CIRCLE.match(inner) or _DAY.match(inner):
        return "Initiative"
    if _BRANCH_AT.match(inner) or _EACH_ITS_OWN.match(inner):
        return "Mechanism"
    if _CHOSEN.match(inner) and not SLOGAN.search(inner[2:]):
        return "Award"
    if (
        own
        and (len(own.word) > 1 or (own.word in _SINGLE and "、" not in inner))
        and len(own.word) < len(inner)
        and "—" not in inner
        and not SLOGAN.search(inner)
        and not inner.endswith(_UNFOLDS)
    ):
        return own.type
    if listed and not SLOGAN.search(inner):
        return listed.type
    return "Initiative" if inner.endswith("年") and len(inner) >= 4 and not inner[-2].isdigit() else ""


def _is_of_a_virtue(core: str, lexicon: NameLexicon) -> bool:
    return bool(core) and core in lexicon.virtues


def called_before(scan: Scan, at: int, lexicon: NameLexicon) -> str:
    """Return the class of the noun right before a quotation that is what it is called (咨询平台“…”), "" for none."""
    i = scan.by_start.get(at)
    token = scan.tokens[i - 1] if i else None
    head = lexicon.heads[token.text] if token is not None and token.tag == HEAD and len(token.text) > 1 else None
    return head.type if head and head.word in _CALLING else ""


def kind_by_tail(text: str, end: int, inner: str) -> str:
    """Return the class of a quotation by its last character where it stands alone (“柳岸通”上线), "" for none."""
    return "Platform" if _THROUGH.match(inner) and _STANDS_ALONE.match(text, end) else ""


def kind_by_verb(scan: Scan, at: int, inner: str, lexicon: NameLexicon) -> str:
    """Return the class that the verb right before a quotation gives it (推行“…”: a mechanism), "" for none."""
    i = scan.by_start.get(at)
    if not i:
        return ""
    verb = scan.tokens[i - 1].text
    if inner.endswith(lexicon.goods):
        lent = inner.endswith("贷") and len(inner) >= _SHORTEST_LOAN and not inner.endswith(_NO_LOANS)
        return "Product" if lent or verb in lexicon.founding else ""
    described = scan.text.startswith("的", scan.text.index("”", at) + 1)
    return "" if _SUM.match(inner) or described else lexicon.kinds.get(verb, "")


def by_their_nouns(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates, what a noun tells of a quotation at one place holding where only a verb tells elsewhere.

    Args:
        candidates: quotations of a text; their names are longer than their cores where a noun is part of them.
    """
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for c in candidates:
        if c.name != c.core and c.type in _CARRIED:
            told[c.core][c.type] += 1
    return [replace(c, type=_commonest(told[c.core])) if _is_told(c, told) else c for c in candidates]


def _is_told(c: Candidate, told: dict[str, Counter[str]]) -> bool:
    """Tell whether a quotation stands alone here and with a noun elsewhere."""
    return c.name == c.core and c.type in _CARRIED and c.core in told


def _commonest(kinds: Counter[str]) -> str:
    return max(kinds, key=lambda kind: (kinds[kind], kind))
