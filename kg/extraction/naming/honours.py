"""Honours after their verbs, and sectors of the economy where the text treats them as such."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.lexer import FREE, LATIN, PUNCTUATION, Scan, Token
from kg.extraction.naming.candidates import Candidate
from kg.extraction.naming.heads import EDGE, INDUSTRY, KEEP, PLACE, SHORT, STOP, VERB, NameLexicon
from kg.model import Span

#: Verbs that are said of nothing but honours, whatever words follow them.
_GIVEN = (
    "获评", "荣获", "荣膺", "喜获",
    "被评为", "被评选为", "被评定为", "被授予", "被命名为", "被认定为",
    "评为", "获颁",
)  # fmt: skip
_HONOURED = re.compile(
    rf"(?:{'|'.join(_GIVEN)}"
    r"|获得|斩获|摘得|入选|入列|(?:被)?列入|入围|跻身|上榜|被列为|评定为|授予|争创|创建为|成功创建|捧回|荣登|(?<![重正])命名为|认定为|确定为|作为|荣立|当选|再获|获批|摘下|拿下|捧得|问鼎|蝉联|创成|喜提|表彰为|公布为|升级为|获(?![得评颁悉知准益救奖批])"
    r"|是(?:[\u4e00-\u9fff]{2,3}[省市]|全[国省市区县])?(?:首[个批]|唯一)的?(?=“))"
    r"(?:了|为|首批|首个|唯一)*"
)
#: A title of the nation or province whose kernel is quoted, wherever it stands: 国家级专精特新“小巨人”企业.
_GRADED = re.compile(
    r"(?:国家级?|全国|[\u4e00-\u9fff]{2}省|全省|省级|市级)(?!.{0,6}[的在把被以授获评])[\u4e00-\u9fff]{0,6}“([^“”\n]{2,12})”"
    r"(?:企业|单位|基地|城市|社区|乡镇|村)?"
)
#: Titles of the first or a later lot, wherever they stand: 首批全国…建设单位, 全省第二批…试点区.
_LOT = "(?:首批|第[一二三四五六七八九十]批)"
_LOT_FIRST = re.compile(f"^{_LOT}")
_WIDE = "(?:全国|国家级?|全省|省级|全市)"
_OF_LOT = re.compile(
    rf"{_LOT}?(?P<name>(?:(?<=批){_WIDE}|{_WIDE}{_LOT}(?:、{_WIDE}{_LOT})?)[^，。；、：“”\n的和]{{2,24}}?"
    r"(?:(?:建设|试点|示范|创建|先进)(?:单位|[区县市村镇]|基地|学校|社区)))"
)
#: Titles of the nation or a province by their kernel, wherever they stand; a word of theirs may be quoted.
_FIELD = r"(?:[^，。；、：“”\n\d的和在予名彰]|和(?=[谐美睦平]))"
_WIDE_TITLE = re.compile(
    rf"(?:第[一二三四五六七八九十\d]+届)?(?:全国|国家级|省级|全省|国家|自治区)(?!卫健委|民委|监委|妇联|总工会|残联|[^，。；、]{{0,10}}(?:授予|命名|表彰)){_FIELD}{{0,20}}?"
    rf"(?:“[^“”\n，。]{{2,12}}”{_FIELD}{{0,12}}?)?(?:重点(?=[县镇村])|重点帮扶(?=[县镇村])|示范|试点|先进|模范|优秀|优秀典型|文明|标杆)"
    r"(?:单位|城市|城区|街道|社区|乡镇|村镇|企业|学校|集体|个人|案例|基地|园区|家庭|[县市区镇村](?![级直委域民场内里]))"
    r"(?![群民工]|\d+[余多]?[个家名户]|[^，。；、\n]{0,4}工作)"
)
#: Who confers an honour, and that it is the first of its kind, is no part of its name.
_NO_OWNER = re.compile("首批|首个|第[一二三四五六七八九十]批|(?:[部局厅委办]|政府)$")
_COUNTED = re.compile(r"\d+(?!\d*年)")
_COUNTED_BEFORE = re.compile(r"[\d一二两三四五六七八九十][余多]?[个家处座]$")
#: Marks may stand the wrong way round where columns are mixed.
_CALLED = re.compile(r"(?<=授予|评为|颁发|获得|荣获|获评)了?[“”]([^“”\n，。、；]{4,24})[“”](?:荣誉)?称号")
#: A title of the time of one plan, which is quoted in it (“十三五”时期先进个人).
_OF_PERIOD = re.compile(
    r"(?:授予|评为|评选为|获得|荣获|获评)了?(?:[全我][国省市区县])?(?P<name>“十[一二三四五]五”(?:时期|期间)[^，。；、：“”\n]{4,24}?)(?=[，。；、！]|等?(?:荣誉)?称号)"
)
_CAPITAL = re.compile(r"“((?:中国|全国|国家|世界)[^“”\n]{2,12}(?:之[都乡]|名[城镇村]))”")
#: Grades of sights (国家4A级旅游景区); where they are counted, they are a kind.
_SIGHT = re.compile(r"(?:国家)?(?:[2-5]A|A{2,5})级?(?:旅游)?(?:景区|风景区|旅游区)(?![\d：:有达总数]|资源|标准)")
#: What somebody is chosen for, in a list (进行美丽校园、温馨教室评选).
_CHOSEN = re.compile(
    r"(?:组织开展|开展|进行|组织|举行|推进|参加|启动)了?(?P<list>[\u4e00-\u9fff]{2,8}(?:（[^（）\n]{1,4}）)?(?:[、和及][\u4e00-\u9fff]{2,8}(?:（[^（）\n]{1,4}）)?){1,9})"
    r"(?:的)?(?:评选|评定|评比|创评|创建评定|创建评选|命名表彰)(?!活动)"
)
#: What all call a place is a title: 素有“…之乡”之称, 享有“中国…”美誉; other words liken it to something.
_EPITHET = re.compile(
    r"“((?:中国|全国|世界|天下|华夏)[^“”\n，。；、]{2,10}|[^“”\n，。；、]{1,10}(?:之[乡都城]|第一[村镇乡县]|[古名][县城镇村都]))”"
    r"(?:(?:的|之)?(?:美誉|美称|美名)|之[称誉])"
)
#: Lists of the living heritage, by whose they are; who hands it on and who guards it are something else.
_HERITAGE = re.compile(
    r"(?:国家级|自治区级|自治区|[省市县区州]级|[\u4e00-\u9fff]{2}[省市县区州])非物质文化遗产(?:代表性?项目)?(?:名录)?"
    r"(?!代表|传承|传习|保护|展|馆|项目|\d|[^，。；]{0,3}传承人)"
)
#: What a place or the nation awards is a title, whatever its last word: 全国休闲农业重点县, 省级幸福河湖.
_RANKS = ("全国", "国家级", "国家", "全省", "省级", "市级", "中国", "全市", "省")
_SHORTEST_RANKED = 6
#: What is done for a title, and who works in a field.
_NO_TITLE_ENDS = ("活动", "机构", "院士", "工作")
#: What is counted, and who does something, is none.
_NO_TITLE = ("家", "员", "人", "者", "长", "代表", "个", "名", "委员会", "部门")
_GRADES = re.compile(r"小巨人|独角兽|瞪羚|单项冠军|专精特新|示范|文明|先进|十佳|百强|最美|模范|标兵")
_LIST_MARK = re.compile(r"(?:[、和及与]|以及)(?:(?:首[个批]|唯一)(?=“))?")
#: 全省首个“…” tells a rank; the honour is what is quoted.
_FIRST = re.compile(r"首[个批家]|唯一")
_TITLE_WORDS = re.compile(
    r"名[乡镇村录单]|村寨|带头人|代表$|学校|500强|十强|百佳|突出贡献|先进|示范|优秀|模范|文明|标兵|十佳|百强|最美|名片|特色|典型|五星|四星|三星|星级|金牌|一等|二等|好人|劳模|功臣|英雄|楷模|先锋|榜|案例|奖|基地|称号|集群|县|城市|单位|集体|个人|之乡|之都"
)
_RANK = re.compile("全国|国家|全省|省级|自治区|全市|市级")
#: Who gets a title may stand between the verb and its rank (授予|某某村|全省…).
_RECIPIENT = re.compile(
    r"(?:[他她其]们?|[\u4e00-\u9fff]{2,14}?(?:[村镇乡县区市局院校所队]|社区|公司|党委|支部))(?=全国|国家级|全省|省级|中国|“)"
)
#: A list, a plate or a vote makes a title of what stands in quotation marks before it (“…”名单) or behind it (评选“…”).
_LISTED_TITLE = re.compile("“([^“”\n，。]{2,16})”(?:荣誉)?(?:名单|榜单|称号|奖牌|牌匾|颁奖|旗帜|提名)")
_VOTED = re.compile("(?:评选|评出|评上|选出|选树|列为)[了出]?((?:“[^“”\n，。]{2,16}”、?)+)")
_IN_QUOTES = re.compile("“([^“”]+)”")
#: 全市唯一的… says of what place the title is the only one.
_SINGLED_OUT = re.compile("(?:唯一|首[个批家])[^，。“”]{0,4}的|最[^，。“”]{1,3}的|最[大小早多高长快]")
_NOT_GIVEN = re.compile(r"的|不同|[一二两三四五]等奖$|^此|较差|表彰$")
_QUOTED = re.compile(r"((?:[\u4e00-\u9fff]{2,8})?)“([^“”\n]{2,30})”")
#: What belongs to a quoted title behind it.
_TAIL = re.compile(
    r"[\u4e00-\u9fff]{0,4}?(?:先进集体|先进个人|示范(?:[点区村户镇乡县市岗站店]|街道|社区|学校|单位|支部|机关|企业|窗口)|大使|名[县镇村乡]|人物|标兵|能手|示范基地|示范项目|实践创新基地|优秀案例|典型案例|团队|支部|调解室|[金银铜]奖|[一二三]等奖|奖)(?![牌杯品状章])"
)
_PLAIN = re.compile(
    r"(?!“)(?:[\u4e00-\u9fffA-Za-z0-9·+“”]|（[^（）\n]{1,8}）){3,32}?(?=[，。；、！\n]|称号|荣誉|(?<!预备)(?:培育|优秀|公示|候选|创建)?(?<!预备)名单|认定[，。；]|推荐资格|提名|殊荣|[之]?后，|等(?!功|奖)|和(?!谐|美)|以[及来]|\d+[次个枚]|走[进入上]|参加|出席|赴|前往|亮相|登上|$)"
)
_INDUSTRY_TAIL = re.compile(r"^(?:产业链|产业集群|产业|行业|领域|赛道|集群)")
#: Where these end a sector's name and no longer word (产业园, 产业基地).
_OF_SECTOR = re.compile(
    "(?:全产业链|产业链(?!党|联盟|长|链|综合党|[上的]?党)|产业集群|产业(?![园基联带党集大链工结化政生振兴升转项发布扶人服技研帮资功引培社协体学示部数融区强富兴路者])"
    "|行业(?![协商联党标领龙监主自企专巨规单人发部组代准特综总平共竞痛痼首头排先技翘公黑壁联]|管理|内|工委|工会|统战|性))"
)
_NOUNS = frozenset({FREE, KEEP, INDUSTRY, LATIN})
_LONGEST_SECTOR = 6
_BEFORE_SECTOR = frozenset("的在是对将把由让使从以了，。；：\n") | {"包括", "通过", "依托", "围绕", "以"}
_PEOPLE = re.compile("[员工商户企柜站点车]|小哥|人员|产业[园基]|企业")
_TREATED = re.compile(
    r"(?:高质量|集聚|健康|快速)?发展(?![区局中战规])|增加值|集聚发展|转型升级|(?:工业)?总?产值|产能|板块|(?:主营)?业务收入"
)
#: What is done with sectors, right before one.
_DONE = frozenset(
    {
        "聚焦",
        "布局",
        "瞄准",
        "深耕",
        "主攻",
        "主打",
        "壮大",
        "发展",
        "大力发展",
        "重点发展",
        "积极发展",
        "做强",
        "做大",
        "做优",
        "发展壮大",
    }
)
#: Nor do statistics speak of others so (某某制造业增长6%).
_MEASURED = re.compile(
    r"(?:增加值|总?产值|营业收入|主营业务收入|投资|增速|增幅)?(?:同比|则|也|均为|均|分别)*(?:为|增长|下降|增幅|增速|达)"
)
_SHORTEST_MEASURED = 4
_TRADES = re.compile(r"(?:、[^、，。；：\n]{2,10}){0,6}等[^、，。；：\n]{0,8}(?:产业|行业|领域|赛道)")


def honours(scan: Scan, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield the titles and prizes that a verb of honouring names."""
    text = scan.text
    for match in _HONOURED.finditer(text):
        at = match.end()
        while at < len(text):
            first = at == match.end()
            found = _honour_at(
                text,
                at,
                lexicon,
                listed=not first or match[0].startswith("是"),
                given=first and match[0].startswith(_GIVEN),
                elected=first and match[0] == "当选",
                described=first and match[0] == "作为",
            )
            if found is None:
                break
            yield found
            at = found.span.end
            mark = _LIST_MARK.match(text, at)
            if not mark and (at >= len(text) or text[at] != "“"):
                break
            at = mark.end() if mark else at


def graded(text: str) -> Iterator[Candidate]:
    """Yield titles of the nation or province whose kernel stands in quotation marks."""
    for match in _CALLED.finditer(text):
        name = match[1].replace(" ", "")
        yield Candidate(Span(*match.span(1)), "Award", name, quoted=True, core=name, short=name)
    for match in _OF_PERIOD.finditer(text):
        name = re.sub("[“”]", "", match["name"])
        yield Candidate(Span(*match.span("name")), "Award", name, quoted=True, core=name)
    votes = (m for vote in _VOTED.finditer(text) for m in _IN_QUOTES.finditer(text, *vote.span(1)))
    for match in (*_LISTED_TITLE.finditer(text), *votes):
        span = Span(match.start(), match.end(1) + 1)
        yield Candidate(span, "Award", match[1], quoted=True, core=match[1], short=match[1])
    for match in _CAPITAL.finditer(text):
        yield Candidate(Span(*match.span()), "Award", match[1], quoted=True, core=match[1], short=match[1])
    for match in _EPITHET.finditer(text):
        span = Span(match.start(), match.end(1) + 1)
        yield Candidate(span, "Award", match[1], quoted=True, core=match[1], short=match[1])
    for match in _GRADED.finditer(text):
        if _GRADES.search(match[0]):
            first = _FIRST.search(match[0][: match.start(1) - match.start()])
            span = Span(match.start(1) - 1 if first else match.start(), match.end())
            name = span.of(text).replace("“", "").replace("”", "")
            yield Candidate(span, "Award", name, quoted=True, core=match[1])
    yield from _plain_titles(text)


def _plain_titles(text: str) -> Iterator[Candidate]:
    """Yield titles that words without quotation marks tell: by lot or rank, of heritage and sights, of a choice."""
    for match in _OF_LOT.finditer(text):
        yield Candidate(Span(*match.span("name")), "Award", match["name"], core=match["name"])
    for pattern in (_WIDE_TITLE, _HERITAGE):
        for match in pattern.finditer(text):
            yield Candidate(Span(*match.span()), "Award", re.sub("[“”]", "", match[0]), core=match[0])
    for match in _SIGHT.finditer(text) if "A" in text else ():
        if not _COUNTED_BEFORE.search(text, max(0, match.start() - 5), match.start()):
            yield Candidate(Span(*match.span()), "Award", match[0], core=match[0])
    for match in _CHOSEN.finditer(text):
        at = match.start("list")
        for title in re.split("[、和及]", match["list"]):
            yield Candidate(Span(at, at + len(title)), "Award", title, core=title)
            at += len(title) + 1


def _honour_at(
    text: str, at: int, lexicon: NameLexicon, *, listed: bool, given: bool, elected: bool, described: bool
) -> Candidate | None:
    """Return the title or prize that begins at `at`, None if it is none.

    Args:
        text: the whole text.
        at: where the words behind the verb or the mark of a list begin.
        lexicon: generic words and heads.
        listed: another title stands before it in a list.
        given: its verb is said of nothing but honours.
        elected: its verb is said of honours and posts, which are never quoted.
        described: its words may tell what somebody is like (作为全市发展的主力), too.
    """
    who = None if listed else _RECIPIENT.match(text, at)
    at = who.end() if who else at
    if quoted := _QUOTED.match(text, at):
        name = quoted[2]
        told = quoted[1] and not (lexicon.is_generic(quoted[1]) or _NO_OWNER.search(quoted[1]) or _RANK.match(name))
        owner = quoted[1] if told else ""
        if (
            listed
            or given
            or elected
            or _TITLE_WORDS.search(name)
            or _RANK.match(name)
            or text[quoted.end() : quoted.end() + 4].startswith(("称号", "荣誉"))
        ):
            tail = _TAIL.match(text, quoted.end())
            start, end = at if owner else quoted.start(2) - 1, tail.end() if tail else quoted.end()
            whole = owner + name + (tail[0] if tail else "")
            return Candidate(Span(start, end), "Award", whole, quoted=True, core=name, short="" if tail else name)
    plain = _PLAIN.match(text, at)
    if plain is None or _COUNTED.match(plain[0]) or not _is_title(plain[0], lexicon, given=given):
        return None
    if described and not _TITLE_WORDS.search(plain[0]):
        return None
    return Candidate(Span(*plain.span()), "Award", re.sub("[“”]", "", plain[0]))


def tells_title(words: str, lexicon: NameLexicon) -> bool:
    """Tell whether words are a title by their rank or province and by what titles are called."""
    ranked = words.startswith(_RANKS) or any(words[:n] in lexicon.places for n in (3, 4, 5))
    titled = _TITLE_WORDS.search(words) or words.endswith("企业")
    return ranked and bool(titled) and not words.endswith(_NO_TITLE_ENDS)


def _is_title(words: str, lexicon: NameLexicon, *, given: bool) -> bool:
    """Tell whether words behind a verb of honouring are a title or prize."""
    if not given and (lexicon.is_goal(words.strip("“”")) or words.endswith("规划")):
        return False
    wide = given and words.startswith(_RANKS) and len(words) >= _SHORTEST_RANKED  # 获评省级企业技术中心
    if (lexicon.is_generic(words) and not wide) or _SINGLED_OUT.search(words):
        return False
    if given and "“" not in words and not _NOT_GIVEN.search(words):
        return True
    head = lexicon.head_at_end(words)
    ranked = _LOT_FIRST.sub("", words).startswith(_RANKS) or any(words[:n] in lexicon.places for n in (3, 4, 5))
    titled = head is not None and head.type in ("Award", "Park", "Institution")
    return titled or (ranked and len(words) >= _SHORTEST_RANKED and not words.endswith(_NO_TITLE))


def industries(scan: Scan) -> Iterator[Candidate]:
    """Yield sectors that a word for trade follows, that a list sets beside each other, or that come as 甲产业链."""
    for i, token in scan.tagged(INDUSTRY):
        if (i and scan.tokens[i - 1].tag in (FREE, SHORT)) or _PEOPLE.match(scan.text, token.end):
            continue  # The end of a longer word (某某茶产业), or its beginning (快递|员).
        tail = _INDUSTRY_TAIL.match(scan.text[token.end : token.end + 4])
        if tail or _listed(scan, i) or _is_treated(scan.text, token) or _is_theme(scan, i):
            end = token.end + (len(tail[0]) if tail else 0)
            yield Candidate(Span(token.start, end), "Industry", token.text)


def trades(scan: Scan, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield sectors by any noun before 产业 or 产业链 (红枣产业, 打火机产业链)."""
    for match in _OF_SECTOR.finditer(scan.text):
        i = scan.by_start.get(match.start())
        at = i or 0
        while at and scan.tokens[at - 1].tag in _NOUNS and match.start() - scan.tokens[at - 1].start <= _LONGEST_SECTOR:
            at -= 1
        if i is None or not _opens_sector(scan, at):
            continue
        start = scan.tokens[at].start
        name = scan.text[start : match.start()]
        known = any(token.tag == INDUSTRY for token in scan.tokens[at:i])
        if len(name) > 1 and not known and _is_trade(name, lexicon):
            yield Candidate(Span(start, match.end()), "Industry", name)


def _is_trade(name: str, lexicon: NameLexicon) -> bool:
    """Tell whether words before 产业 name a trade, and do not say whose, how large or how good it is."""
    plain = name in lexicon.short_places or lexicon.is_generic(name) or name.startswith(lexicon.qualities)
    begins, ends, alone = lexicon.no_trades
    return not (plain or name.startswith(begins) or name.endswith(ends) or name in alone)


def _opens_sector(scan: Scan, at: int) -> bool:
    """Tell whether what stands before a sector's name ends another phrase."""
    before = scan.tokens[at - 1] if at else None
    if before is None or before.tag in (VERB, PLACE):
        return True
    return (
        before.text in _BEFORE_SECTOR
        if before.tag in (STOP, PUNCTUATION)
        else before.tag == EDGE and len(before.text) > 1
    )


def _is_treated(text: str, sector: Token) -> bool:
    """Tell whether the text says of a sector what is said of sectors only: how it develops, or what statistics tell."""
    measured = sector.text.endswith("业") and len(sector.text) >= _SHORTEST_MEASURED
    return bool(_TREATED.match(text, sector.end) or (measured and _MEASURED.match(text, sector.end)))


def _is_theme(scan: Scan, i: int) -> bool:
    """Tell whether a sector stands in 以…为主题, 以…为主导."""
    return i > 0 and scan.tokens[i - 1].text == "以" and scan.text[scan.tokens[i].end :].startswith("为")


def _listed(scan: Scan, i: int) -> bool:
    """Tell whether a neighbour across 、 or 和 is a sector too, or 聚焦, 发展 and the like stand before it."""
    tokens = scan.tokens
    for mark, other in ((i + 1, i + 2), (i - 1, i - 2)):
        if mark > i and _TRADES.match(scan.text, tokens[i].end):
            return True
        inside = 0 <= mark < len(tokens) and 0 <= other < len(tokens)
        if inside and tokens[mark].text in "、和及与" and tokens[other].tag == INDUSTRY:
            return True
    return i > 0 and tokens[i - 1].text in _DONE
