"""What begins like a person's name and is none: 向心力, 周转房, 来村, 教练|车."""

from __future__ import annotations

import re

#: Given names hardly end so: goods, rooms, bodies, papers.
_ENDS = frozenset("团队房费款证店厂局站组税账表册票券")
_USUAL = 3
#: Where somebody comes to (干部|来村).
_COMES = re.compile("来[村乡镇县市区校店家园厂访华京]")
#: How time is won step by step (以周保月).
_BY_STEPS = re.compile("以[日周旬月季]保[周旬月季年]")
_TRAINER = "教练车"
#: What villages have, and what they lie in.
_OF_VILLAGE = "党支部|党总支|党委|村委|村民|两委"
#: And what towns have.
_OF_TOWN = "副?[镇乡]长|党委|党政|政府|人大|中心|派出所|[^，。]{1,6}[村社]"


def is_no_person(name: str, text: str, words: frozenset[str]) -> bool:
    """Tell whether what was taken for a name is another word wherever the text has it.

    Args:
        name: what was taken for one.
        text: the whole text.
        words: that begin with a family name and name nobody.
    """
    if name in words or _is_ground(text, name):
        return True
    if (len(name) == _USUAL and name[-1] in _ENDS) or _COMES.match(name):
        return True
    before = text[max(0, text.find(name) - 2) : text.find(name) + 1]
    return before == _TRAINER or _BY_STEPS.match(before[1:-1] + name) is not None


def _is_ground(text: str, name: str) -> bool:
    """Tell whether a name that could be a person's is a village's or a town's (新宁镇|白云村|党支部, 乐平镇|镇长)."""
    known = re.escape(name)
    if name[-1] in "镇乡":
        return re.search(rf"{known}(?:{_OF_TOWN})", text) is not None
    return name[-1] == "村" and re.search(rf"[镇乡]{known}|{known}(?:{_OF_VILLAGE})", text) is not None
