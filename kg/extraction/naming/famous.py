"""What is known over the country by its very words: campaigns, models, prizes, fairs, congresses of the party."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.lexer import Scan, Token
from kg.extraction.naming.alone import is_cut_out
from kg.extraction.naming.candidates import KNOWN_STRENGTH, Candidate
from kg.extraction.naming.heads import HEAD, KNOWN, NameLexicon
from kg.model import Span

_CONGRESS = re.compile(r"党的(?:十[八九]|二十[一二]?)大(报告|精神)?(?!党)|(?<![党一])二十大(报告|精神)?")
#: Plenary sessions of the central committee.
_PLENARY = re.compile(r"(?:党的)?(?:十[一二三四五六七八九]|二十[一二]?)届[一二三四五六七]中全会")
#: Censuses and surveys of the whole country.
_CENSUS = re.compile(
    r"第[一二三四五六七八九十]+次全国(?:人口|经济|农业|污染源|土壤|文物|国土|自然灾害综合风险|地名)(?:普查|调查)"
)
#: Capitals and homes of something, by what the nation calls them.
_HOME = re.compile(r"(?:中国|中华|世界)(?!的)[\u4e00-\u9fff]{2,8}?之[乡都](?![\u4e00-\u9fff]*之[乡都])")
#: What each one of many gets is a way of working: 一户一策, 一村一警.
_EACH = re.compile("“(一[\u4e00-\u9fff]{1,2}一(?:策|档|案|警|辅警|民警|律师|法律顾问|专班))”")

#: What stands behind a strategy that the text speaks of; other nouns only say what belongs to it (…领域, …的项目).
_ENDS = re.compile(
    r"战略|工作(?![队组专])|行动|计划|成果|建设|步伐|进程|取得|密切|注入|增添|提供|贡献|赋能|奠定|的(?:步伐|进程)"
    r"|[，。；、！”）\n]|[和与及等同](?!关)|$"
)
#: The committee of a democratic party, with the place behind the party.
_COMMITTEE = re.compile("([\u4e00-\u9fff]{0,8}?[省市区县州旗])委(?:员会|会)?")
#: Classes of what is known by short words, which other words may hold.
_PROPER = frozenset({"Place", "Enterprise", "GovernmentBody", "PartyBody", "MassOrganisation"})
#: The edition of games and fairs.
_EDITION = re.compile(r"第[一二三四五六七八九十百\d]{1,4}[届次]$")
_LONGEST_EDITION = 7
#: What a quotation still holds beside a known word, which then is no more than a part of the name in it.
_QUOTED_ON = re.compile("[^，。；、“”\n]{1,6}”")
_QUOTED_BEFORE = re.compile("“[^，。；、“”\n]{0,6}$")
_LONGEST_BEFORE = 7
#: What is counted or measured by a number that a hotline could have.
_MEASURED = tuple("元个人件户亩吨米次家名条台套株只头公平")
#: What a hotline is called behind its number.
_LINE = r"(?:政务|政府|市民|便民|民生|公共|法律|综合|消费者?|投诉|举报|维权|公益|服务)*热线(?:平台)?"
#: Behind what every community is said to be (“双报到”社区).
_COMMUNITY = re.compile("”?社区")
#: Behind a campaign these make a team, a member or a cup of it (脱贫攻坚|工作队).
_TEAM_OF = re.compile(
    "”?(?:[\u4e00-\u9fff]{0,4}?(?:队|小组|工作组|专班|领导小组|讲师团|宣讲团)|大使|局|车间|杯|领域|资金|专员|基金|公司|学院)"
)
#: Titles that are only counted, or that somebody is nominated for.
_MANY_TITLES = re.compile(r"\d+[余多]?[个家名户处]|提名")


def known(scan: Scan, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield what the text calls by such words."""
    tokens = [token for _, token in scan.tagged(KNOWN)]
    spoken_of = {token.text for token in tokens if _ENDS.match(scan.text, token.end)}
    tokens += [token for _, token in scan.tagged(HEAD) if token.text in lexicon.known]
    for token in tokens:
        quoted = scan.text[token.start - 1 : token.start] == "“" and scan.text.startswith("”", token.end)
        if token.text in lexicon.known_spoken and token.text not in spoken_of:
            continue
        if token.text in lexicon.known_quoted and not quoted:
            continue
        if _is_other(scan.text, token, lexicon) or _is_part_of_quotation(scan.text, token):
            continue
        if token.text in lexicon.parties:
            yield from _party(scan.text, token, lexicon)
        else:
            yield _called(scan.text, token, lexicon.known[token.text], quoted=quoted)
    yield from _counted(scan.text)
    yield from _hotlines(scan.text, lexicon)


def _party(text: str, token: Token, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield a democratic party or its committee (民盟|安徽省|委会); some are only told by the committee (民建)."""
    committee = _COMMITTEE.match(text, token.end)
    if committee and (len(committee[1]) == 1 or committee[1] in lexicon.places):
        yield Candidate(Span(token.start, committee.end()), "PartyBody", text[token.start : committee.end()])
    elif lexicon.parties[token.text]:
        yield Candidate(Span(token.start, token.end), "PartyBody", token.text)


def _called(text: str, token: Token, kind: str, *, quoted: bool) -> Candidate:
    """Return the name that a known word is, with its quotation marks or its edition."""
    start, end = token.start, token.end
    if quoted:
        span = Span(start - 1, end + 1)
        return Candidate(span, kind, token.text, KNOWN_STRENGTH, quoted=True, core=token.text, short=token.text)
    if kind == "Event" and (edition := _EDITION.search(text, max(0, start - _LONGEST_EDITION), start)):
        start = edition.start()
    if token.text[-1] == "制" and text.startswith("度", end):
        end += 1
    return Candidate(Span(start, end), kind, text[start:end], KNOWN_STRENGTH)


def _is_part_of_quotation(text: str, token: Token) -> bool:
    """Tell whether a known word only begins or ends what stands in quotation marks (“双报到|三点评”)."""
    if text[token.start - 1 : token.start] == "“":
        return _QUOTED_ON.match(text, token.end) is not None
    before = _QUOTED_BEFORE.search(text, max(0, token.start - _LONGEST_BEFORE), token.start)
    return before is not None and text.startswith("”", token.end)


def _is_other(text: str, token: Token, lexicon: NameLexicon) -> bool:
    """Tell whether other words hold a known one, what follows makes another of it, or tells that there are many."""
    kind = lexicon.known[token.text]
    if token.text in lexicon.virtues and _COMMUNITY.match(text, token.end):
        return True
    if kind in _PROPER and is_cut_out(text, token.start, token.end, lexicon):
        return True
    if kind == "Place":
        return text.startswith(lexicon.behind_places, token.end)  # 荷兰|豆
    if kind == "Initiative" and _TEAM_OF.match(text, token.end):
        return True
    if kind == "Award":
        return _MANY_TITLES.match(text, token.end) is not None
    return token.text[-1] == "部" and text.startswith("门", token.end)  # 工信部门


def _hotlines(text: str, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield hotlines that are called by their number alone, by the name that the text gives them elsewhere."""
    for match in lexicon.hotlines.finditer(text):
        quoted = _QUOTED_BEFORE.search(text, max(0, match.start() - _LONGEST_BEFORE), match.start())
        if not quoted and not text.startswith(_MEASURED, match.end()):
            line = re.search(match[0] + _LINE, text)
            yield Candidate(Span(*match.span()), "Platform", line[0] if line else match[0])


def _counted(text: str) -> Iterator[Candidate]:
    """Yield what is told by its order or form: sessions of the party, censuses, homes of something, one for each."""
    for match in _CONGRESS.finditer(text):
        if (match[1] or match[2]) == "报告":
            yield Candidate(Span(*match.span()), "Policy", match[0])
        else:
            end = match.end() - len(match[1] or match[2] or "")
            yield Candidate(Span(match.start(), end), "Event", text[match.start() : end])
    for pattern, kind in ((_PLENARY, "Event"), (_CENSUS, "Initiative"), (_HOME, "Award")):
        for match in pattern.finditer(text):
            yield Candidate(Span(*match.span()), kind, match[0])
    for match in _EACH.finditer(text):
        core = match[1]
        yield Candidate(Span(*match.span()), "Mechanism", core, KNOWN_STRENGTH, quoted=True, core=core, short=core)
