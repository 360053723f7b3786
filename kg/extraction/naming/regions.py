"""Names that end with a head and begin after the last border: 东湖区城市更新推进中心, 暖阳助老行动."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.lexer import NUMBER, Scan, Token
from kg.extraction.naming.borders import (
    OURS,
    behind_act,
    behind_builder,
    behind_owner,
    behind_title,
    behind_verb,
    free_run,
    is_founded,
    last_chain,
    left_border,
    lowest_unit,
    strip_left,
    with_place,
)
from kg.extraction.naming.candidates import UNIT_STRENGTH, Candidate
from kg.extraction.naming.cores import MEASURES, acceptable
from kg.extraction.naming.firms import behind_firms
from kg.extraction.naming.head_classes import class_of
from kg.extraction.naming.head_tokens import goes_on, head_at
from kg.extraction.naming.heads import (
    EDGE,
    HEAD,
    INDUSTRY,
    KEEP,
    MEASURE,
    ORGANS,
    PLACE,
    PROGRAMME,
    SHORT,
    STOP,
    TERRITORIAL,
    TOWN_ENDS,
    VERB,
    Head,
    NameLexicon,
    begins_otherwise,
)
from kg.extraction.naming.kinds import is_kind
from kg.extraction.naming.organs import community_of, superior
from kg.extraction.naming.zones import behind_zone
from kg.model import Span

#: So many general words before a head, right behind a founding verb, describe one thing and no kind.
_SPELLED_OUT = 6
#: So many characters name one honour of the nation or province, however common its words.
_RANKED = 5
#: Heads of aims: what is improved there is no thing.
_AIMS = ("格局", "体系", "模式", "路径", "路子")
#: What names end with: tokens of these tags, and words that are heads only beside some others.
_ENDING, _ENDING_BESIDE = frozenset({HEAD, PLACE}), frozenset({"镇", "乡", "委", "山村"})
_COMMON = frozenset({KEEP, EDGE, VERB, MEASURE, STOP})
_NAME_BEFORE = re.compile("[^。！？，、；]”$")
_AIMING = frozenset({"打造", "创建", "建设", "争创", "建成"})
_JOINED_HOME = re.compile(r"([\u4e00-\u9fff]{2})[和与同][\u4e00-\u9fff]{0,2}$")
_REACH = 5
#: Behind these a class word tells of what kind things are: 各|业委会, 甲、乙等|国有企业平台.
_EACH = frozenset({"等", "各", "每", "各个", "每个", "所有", "多个", "某", "一批", "各类", "各级"})
#: What follows a name that the verb has let go before: 某某机制持续健全.
_FRONTED = re.compile(r"(?:持续|不断|进一步|逐步|日益|全面|基本|正式|顺利|全力)*(?:健全|完善|建立|形成|启动|推开|上线)")
_OF_UNITS = ORGANS | {"Institution", "SocialOrganisation"}
_LEVELS = frozenset("省市区县州旗")
_ORGAN_LEVELS = _LEVELS | frozenset("乡镇")
#: Words that say what a body is, and what a zone is, before its name.
_ROLES = frozenset({"代表", "单位", "成员单位", "龙头企业", "部门"})
_REGIONS = frozenset({"自治区", "自治州", "自治县"})
#: Works are called by what is done (河道|清淤|工程), buildings are not.
_UNDERTAKINGS = ("项目", "工程", "改造", "征迁", "线")
_WORKS = frozenset({"机构", "项目", "工程", "建设", "重点项目", "重点工程"})
_HOMES = frozenset({"社区", "小区", "校园", "家园"})
#: Communities of common words (建设|社区): who leads them tells that they are some, unless the words tell of a sort.
_PLAIN = 2
_OFFICERS = tuple(o + p for o in ("党委", "党总支", "党支部", "居委会") for p in ("书记", "副书记", "主任"))
_UNIT = re.compile(r"街道|社区|小区|[镇乡村](?![级民里内])")


def regions(scan: Scan, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield a candidate for every head that has words of its own before it."""
    for i, token in enumerate(scan.tokens):
        head = head_at(scan, i, lexicon) if token.tag in _ENDING or token.text in _ENDING_BESIDE else None
        if head is not None and not goes_on(scan, i, head, lexicon):
            candidate = _candidate(scan, i, head, lexicon)
            if candidate:
                yield candidate
                yield from superior(candidate, lexicon) if candidate.type in ORGANS else ()
                yield from community_of(scan.text, candidate, head, lexicon)
            if head.strength == "bare" and head.word[1:2] == "委" and len(head.word) > 2:
                # The committee whose organ this is (区委组织部) is named with it.
                yield Candidate(Span(token.start, token.start + 2), "PartyBody", head.word[:2])


def _unit_start(scan: Scan, first: int, i: int, lexicon: NameLexicon) -> int:
    """Return where the unit begins whose organ token `i` names (玉泉村|党总支): where the unit's own name does."""
    for at in range(i - 1, first, -1):
        token = scan.tokens[at]
        if token.tag == HEAD and lexicon.heads[token.text].type in TERRITORIAL:
            unit = lexicon.heads[token.text]
            return lowest_unit(scan, strip_left(scan, left_border(scan, at), at, unit, lexicon), at, lexicon)
    return first


def _candidate(scan: Scan, i: int, head: Head, lexicon: NameLexicon) -> Candidate | None:
    first = _first_token(scan, i, head, lexicon)
    team = _team_start(scan, i, head, lexicon)
    first = team if team is not None else first
    first = _behind_bracket(scan, first, i)
    span = _exact(scan.text, Span(scan.tokens[first].start, scan.tokens[i].end), head, lexicon)
    name = span.of(scan.text)
    before = scan.tokens[first - 1] if first else None
    known = _is_of_known_community(scan.text, name[: len(name) - len(head.word)], head, lexicon)
    if (is_kind(scan, first, i, head) and not known) or (before and _is_bound(before, scan.text, span)):
        return None
    if head.type in TERRITORIAL | {"Place"} and _NAME_BEFORE.search(scan.text, max(0, span.start - 2), span.start):
        return None  # The end of a quoted name that is none; behind a speech a name may begin.
    if (before and before.text in _EACH) or (head.type == "Place" and _opens_with_head(scan, first, i)):
        return None
    if head.type == "Park" and (lexicon.is_goal(name) or name[: -len(head.word)] in lexicon.virtues):
        return None  # 清廉|经开区 is what a zone is to be.
    if head.strength == "strong" and "+" in scan.text[max(0, span.start - 1) : span.end]:
        return None  # A formula (企业+合作社), which quotation marks make a mechanism.
    unit = _UNIT.match(name) if head.type in _OF_UNITS and scan.tokens[first].tag != PLACE else None
    if unit and len(name) > len(unit[0]):
        return Candidate(span, head.type, name, UNIT_STRENGTH)
    verb = before.text if before else ""
    founded = is_founded(scan, first, lexicon) or bool(_FRONTED.match(scan.text, span.end))
    core, placed = name[: len(name) - len(head.word)], _level_at(scan, first) or verb in OURS
    of_trade = head.type == "Alliance" and any(token.tag == INDUSTRY for token in scan.tokens[first:i])
    ranked = head.type == "Award" and scan.tokens[first].text in lexicon.ranks and len(name) >= _RANKED
    owned = verb in OURS and head.type == "Initiative" and len(core) >= len("产业")
    spelled = head.type in ("Park", "Award") and len(core) >= _SPELLED_OUT and head.strength != "bare"
    homely = head.word == "社区" and before is not None and _lies_in_town(before, scan.tokens[first:i], lexicon)
    homely = homely or known
    plainly = homely or team is not None or owned or spelled or of_trade or ranked
    told = plainly or _is_set_up(core, head, verb) or (founded and _is_spelled_out(core, head))
    if not told and not (acceptable(core, head, placed, lexicon) and _is_singled_out(scan, first, i, head, name)):
        return None
    plain = name.replace("“", "").replace("”", "")
    return Candidate(
        span, class_of(scan.text, span, head, core, verb, lexicon), plain, head.strength, founded, placed, core
    )


def _lies_in_town(before: Token, core: tuple[Token, ...], lexicon: NameLexicon) -> bool:
    """Tell whether a community of one common noun stands right behind the street or town that it lies in."""
    plain = core[0].text if len(core) == 1 and core[0].tag == KEEP else ""
    return (
        bool(plain) and before.text.endswith(TOWN_ENDS) and before.tag in (PLACE, HEAD) and plain not in lexicon.virtues
    )


def _is_of_known_community(text: str, core: str, head: Head, lexicon: NameLexicon) -> bool:
    """Tell whether a name of common words is a community's that the text names behind its town or with its officers."""
    if not core or not head.word.startswith("社区"):
        return False
    whole = core + "社区"
    if len(head.word) > len("社区") and any(end + whole in text for end in TOWN_ENDS):
        return True
    plain = lexicon.is_generic(core) and len(core) == _PLAIN and core not in lexicon.virtues | lexicon.sorts
    return plain and any(whole + officer in text for officer in _OFFICERS)


def _behind_bracket(scan: Scan, first: int, i: int) -> int:
    """Return the first token behind a bracket that is closed between `first` and `i` but not opened there."""
    depth = 0
    for n in range(first, i):
        depth += (scan.tokens[n].text in "（(") - (scan.tokens[n].text in "）)")
        if depth < 0:
            return _behind_bracket(scan, n + 1, i)
    return first


def _team_start(scan: Scan, i: int, head: Head, lexicon: NameLexicon) -> int | None:
    """Return where a team's name begins that is called by what it does (共建|美丽|社区|服务队), None for others."""
    tokens = scan.tokens
    if i < 3 or head.type != "SocialOrganisation" or "队" not in head.word:
        return None
    verb, virtue, home = tokens[i - 3 : i]
    acts = verb.tag in (VERB, EDGE, STOP) and len(verb.text) > 1 and verb.text not in lexicon.founding
    return i - 3 if acts and home.text in _HOMES and virtue.text in lexicon.virtues else None


def _is_singled_out(scan: Scan, first: int, i: int, head: Head, name: str) -> bool:
    """Tell whether something beside common words makes a place's name of them: a place, or that they come again."""
    core, before = scan.tokens[first:i], scan.tokens[first - 1] if first else None
    aimed_at = head.type == "Community" and before is not None and before.text in _AIMING
    if not (head.type == "Place" or aimed_at) or len(head.word) == 1 or any(t.tag not in _COMMON for t in core):
        return True
    placed = before is not None and before.tag in (PLACE, SHORT, HEAD)
    return placed or scan.text.count(name) > 1


def _exact(text: str, span: Span, head: Head, lexicon: NameLexicon) -> Span:
    """Return where a name stands whose borders the tokens do not tell exactly."""
    if head.type == "Community" and text.endswith("村村", span.start, span.end):
        return Span(span.start, span.end - 1)  # 某某村|村党支部
    if head.type == "Subdistrict":
        return _registered(text, span, lexicon)
    if head.type == "Place" and text.startswith("市区", span.start - 1) and len(span.of(text)) > len(head.word) + 1:
        return Span(span.start + 1, span.end)  # 某市|区某某路
    return _with_home(text, span, lexicon) if head.word.endswith("有限公司") else span


def _with_home(text: str, span: Span, lexicon: NameLexicon) -> Span:
    """Return a company's name with its place, also where 和 stands between (安徽|和正|…有限公司)."""
    home = _JOINED_HOME.search(text, max(0, span.start - _REACH), span.start)
    return Span(home.start(), span.end) if home and home[1] in lexicon.short_places else span


def _registered(text: str, span: Span, lexicon: NameLexicon) -> Span:
    """Return the longest ending of a street's or town's name that the gazetteer knows, else all of it."""
    starts = (start for start in range(span.start, span.end - 2) if text[start : span.end] in lexicon.places)
    return Span(next(starts, span.start), span.end)


def _first_token(scan: Scan, i: int, head: Head, lexicon: NameLexicon) -> int:
    """Return the token with which the name begins that token `i` ends."""
    if head.strength == "bare":
        return with_place(scan, i, lexicon)
    border = left_border(scan, i, quotes=head.type == "Event")
    if head.strength == "weak" and _is_carried_out(scan, border - 1, lexicon):
        return border - 1
    first = strip_left(scan, border, i, head, lexicon)
    if (head.strength == "strong" or head.type == "Place") and (head.type in TERRITORIAL or not _level_at(scan, first)):
        first = behind_act(scan, first, i, lexicon)
    if head.type in TERRITORIAL or head.type == "Place":
        first = lowest_unit(scan, first, i, lexicon)
        return free_run(scan, first, i, lexicon) if head.type == "Place" and len(head.word) == 1 else first
    first = last_chain(scan, first, i, lexicon) if head.type != "Enterprise" else behind_firms(scan, first, i, lexicon)
    first = behind_verb(scan, first, i, head, lexicon)
    if head.type in ("Park", "Project"):
        return _site_start(scan, first, i, head, lexicon)
    if head.type in _OF_UNITS:
        first = behind_title(scan, first, i, lexicon, _ROLES)
        first = max(first, _unit_start(scan, first, i, lexicon))
        if head.word.startswith("社区") or (head.type == "PartyBranch" and head.word[0] == "村"):
            first = lowest_unit(scan, first, i, lexicon)
    if head.type in ORGANS:
        return _organ_start(scan, first, i)
    if head.type == "Award":
        return next((n for n in range(first, i) if scan.tokens[n].text in lexicon.ranks), first)
    return behind_owner(scan, first, i, lexicon) if head.type == "Event" else first


def _place_begins(scan: Scan, n: int) -> bool:
    """Tell whether token `n` is a place that begins an organ's name, and not the middle of one (…局某区分局)."""
    return scan.tokens[n].tag == PLACE and scan.tokens[n - 1].tag != HEAD


def _level_begins(scan: Scan, n: int, i: int) -> bool:
    """Tell whether an organ's name begins with the level at token `n`, right before its head (驻地单位|区体育局)."""
    before = scan.tokens[n - 1]
    return n == i - 1 and scan.tokens[n].text in _LEVELS and before.tag in (KEEP, EDGE) and len(before.text) > 1


def _organ_start(scan: Scan, first: int, i: int) -> int:
    """Return where an organ's own level begins: behind a verb with somebody before it (某所做好|镇党委), or inside."""
    before, token = scan.tokens[i - 1], scan.tokens[i]
    levelled = len(token.text) > 1 and token.text[0] in _ORGAN_LEVELS
    if first < i - 1 and levelled and before.tag == EDGE and len(before.text) > 1:
        return i
    return next((n for n in range(i - 1, first, -1) if _place_begins(scan, n) or _level_begins(scan, n, i)), first)


def _site_start(scan: Scan, first: int, i: int, head: Head, lexicon: NameLexicon) -> int:
    """Return where the name of a zone or a building begins that may reach back to token `first`."""
    if head.type == "Park":
        return behind_zone(scan, behind_title(scan, first, i, lexicon, _WORKS), i, lexicon)
    return first if head.word.endswith(_UNDERTAKINGS) else behind_builder(scan, first, i, lexicon)


def _opens_with_head(scan: Scan, first: int, i: int) -> bool:
    """Tell whether a place's name would begin with 路, 河 and the like, which end another one (某某|路主街)."""
    return first < i and scan.tokens[first].tag == HEAD and len(scan.tokens[first].text) == 1 and first > 0


def _is_carried_out(scan: Scan, at: int, lexicon: NameLexicon) -> bool:
    """Tell whether token `at` is a verb that a programme's name begins with behind a verb of founding (开展|优化…)."""
    if at < 1 or scan.tokens[at].tag != VERB or scan.tokens[at].text in lexicon.founding:
        return False
    return scan.tokens[at - 1].tag == VERB and scan.tokens[at - 1].text in lexicon.founding


def _is_bound(before: Token, text: str, span: Span) -> bool:
    """Tell whether a stretch is a whole quotation, which has a finder of its own, or was cut wrongly behind a number.

    In 12家|乡镇卫生院 the scanner may take the counting word for the beginning of 家乡.
    """
    quoted = before.text == "“" and text[span.end : span.end + 1] == "”"
    return quoted or (before.tag == NUMBER and text[span.start] in MEASURES)


def _is_set_up(core: str, head: Head, verb: str) -> bool:
    """Tell whether a task force is named by what it was set up for."""
    return head.type == "Taskforce" and len(core) >= 4 and verb in ("成立", "组建", "设立", "组成")


def _is_spelled_out(core: str, head: Head) -> bool:
    """Tell whether a founded programme has so many general words that they describe one thing."""
    return head.type in PROGRAMME and len(core) >= _SPELLED_OUT and not head.word.endswith(_AIMS)


def _level_at(scan: Scan, first: int) -> bool:
    token = scan.tokens[first]
    return (
        token.tag == PLACE
        or token.text in _REGIONS
        or (token.text[0] in "省市区县州旗" and not begins_otherwise(token.text))
    )
