"""Lists of nouns: what joins two items, the items of a list, the whole list that one number counts."""

from __future__ import annotations

import re
from itertools import takewhile

from kg.extraction.figures.statements import EDGE, KEEP, STOP, VERB, Statement
from kg.extraction.lexer import FREE, LATIN

COORDINATION = frozenset("、和及与") | {"以及"}
#: Words that hand numbers out to the members of a list in order.
DEALT = "(?:分别|依次)"
_LONGEST, _CLASSES = 20, ("类", "级")
#: A list that 其他 closes is the name of one sector (居民服务、修理和其他服务业).
_ONE_SECTOR = re.compile("[和及]其他[一-鿿]{0,4}业$")
_LEVEL, _RANK_OF = re.compile("[省市县区镇村]级(.+)"), re.compile("(?:国家|[省市县区镇村])$").search
_QUOTES = frozenset("“”‘’")
#: What is measured of something, at the end of its noun.
_MEASURE = re.compile(
    "(?:(?:贷款)?余额|(?:规上工业|规模以上工业)?增加值|总?产值|总?产量|业务总?量|用电量|客运量|货运量|发送量|订单量?|价格|销售额|成交额|交易额|零售额|吞吐量|(?:人均可支配)?收入|投资|利润|里程|面积|规模|数量|人数|次数|起数"
    "|比重|占比|[\u4e00-\u9fff]{2}率|满意度|覆盖面)$"
)


def joined(gap: str) -> bool:
    """Tell whether nothing but a mark or word of coordination stands between two figures."""
    return gap.strip() in COORDINATION or not gap.strip()


def items(words: str) -> list[str]:
    """Split a list such as 国内、入境游客数量; a measure that only the last item names goes to all of them."""
    if _ONE_SECTOR.search(words):
        return [words]
    found = [item for item in re.split(r"[、和及与]|以及", words) if item]
    kind = next((kind for kind in _CLASSES if all(item.endswith(kind) for item in found[:-1])), "")
    if len(found) > 1 and kind and len(head := found[-1].partition(kind)[2]) > 1:  # 交通类、住房类工单
        return [*(item + head for item in found[:-1]), found[-1]]
    if len(found) > 1 and (level := _LEVEL.match(found[-1])) and all(map(_RANK_OF, found[:-1])):  # 省、市级龙头企业
        levels = [item[-2:] if item.endswith("国家") else item[-1:] for item in found[:-1]]
        return [*(f"{item}级{level[1]}" for item in levels), found[-1]]
    measure = _MEASURE.search(found[-1]) if len(found) > 1 else None
    if measure and len(measure.group()) < len(found[-1]) and not any(map(_MEASURE.search, found[:-1])):
        return [*(item + measure.group() for item in found[:-1]), found[-1]]
    return found


def whole_list(statement: Statement, start: int, size: int, bound: int, verbs: bool = False) -> str:
    """Return the items of a list before its last one, which one number counts together (塑料瓶、渔网 before 18吨).

    Nothing if the words at `start` are no last item, or if the list begins with anything but a verb or the clause.

    Args:
        statement: the sentence.
        start: where the last item begins.
        size: how many characters the last item has; a list longer than twenty is none.
        bound: where the list begins at the earliest.
        verbs: an item of it may be a verb (燃气、排水、供水管网改造).
    """
    at = statement.token_at(start) - 1
    clause = statement.clause_at(start).start
    if at < 0 or statement.tokens[at].text not in COORDINATION:
        return ""
    words: list[str] = []
    last = statement.text[start : start + size]
    while at >= 0 and statement.tokens[at].start >= max(bound, clause):
        token = statement.tokens[at]
        head = "".join(takewhile(lambda word: word not in COORDINATION, words))
        alike = len(head) > 1 and last.endswith(head)  # 创新环境、政务环境: the verb is part of its item.
        if token.tag == VERB and head and not alike:
            break
        item = token.tag == VERB and (verbs or alike) and statement.tokens[at - 1].text in COORDINATION
        inside = token.tag == EDGE and bool(words) and words[0] not in COORDINATION  # 灯箱、彩绘墙60块
        plain = item or inside or (token.tag in (FREE, KEEP, LATIN) and token.text != "等")
        if token.tag == STOP and len(head) > 1 and not plain and token.text not in COORDINATION:
            break  # 新添灯箱、彩绘墙60块
        if not plain and token.text not in COORDINATION | _QUOTES:
            return ""
        words.insert(0, token.text)
        at -= 1
    found = re.sub("[“”‘’]", "", "".join(words))
    short = len(found) + size <= _LONGEST
    return found if short and found[:1] not in COORDINATION else ""


def apart(words: str) -> str:
    """Return a noun of town and country together as a list of both: 城乡居民收入 is 城镇居民收入、农村居民收入."""
    return f"城镇{words[2:]}、农村{words[2:]}" if words.startswith("城乡居民") else words
