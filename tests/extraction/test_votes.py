"""The vote between the grammar of names and the trained tagger."""

import re
from math import log

import pytest

from kg.extraction.document import Mention
from kg.extraction.tagging.tagger import Found
from kg.extraction.tagging.trust import SIGNS, Change, Trust, read_trust
from kg.extraction.tagging.votes import changes, vote
from kg.model import Span
from kg.vocabulary import CLASSES

TEXT = "冒雨赶来的柳青禾把书递给区科协会同区教育局，柳青禾笑了。石梁镇苗绣合作社接过了“晨光”读书会的牌子。"


def span(name: str) -> Span:
    return Span(TEXT.index(name), TEXT.index(name) + len(name))


def mention(name: str, kind: str) -> Mention:
    return Mention(span(name), kind, name)


def found(name: str, kind: str, score: float = 0.95) -> Found:
    return Found(span(name), kind, score)


def trust(least: float = 0.9) -> Trust:
    signs = dict.fromkeys((*SIGNS, *CLASSES), 0.0) | {"always": -log(least / (1 - least)), "score": 1.0}
    return Trust(dict.fromkeys(CLASSES, least), signs)


LONG = mention("区科协会同区教育局", "GovernmentBody")
TOWN = mention("石梁镇", "Subdistrict")
QUOTED = mention("“晨光”读书会", "Initiative")


@pytest.mark.parametrize(
    ("mentions", "read", "named"),
    [
        ([], [found("柳青禾", "Person")], ["柳青禾", "柳青禾"]),  # The other place too.
        ([], [found("柳青禾", "Person", 0.6)], []),
        ([LONG], [], ["区科协会同区教育局"]),
        ([LONG], [found("区教育局", "GovernmentBody")], ["区科协会同区教育局"]),  # Names are not made shorter.
        ([TOWN], [found("石梁镇苗绣合作社", "Enterprise", 0.8)], ["石梁镇"]),
        ([TOWN], [found("石梁镇苗绣合作社", "Enterprise")], ["石梁镇苗绣合作社", "石梁镇"]),
        ([QUOTED], [found("晨光", "Brand")], ["“晨光”读书会"]),  # Quotation marks are sure.
        ([], [found("读书", "Initiative")], []),  # An everyday word names nothing.
    ],
)
def test_the_tagger_is_followed_where_it_is_sure(mentions: list[Mention], read: list[Found], named: list[str]) -> None:
    assert [m.name for m in vote(TEXT, mentions, read, trust())] == named


@pytest.mark.parametrize(
    ("text", "grammar", "tagger"),
    [
        (
            "拨打便民热线数据显示",
            (2, 6, "Platform"),
            (2, 8, "Platform"),
        ),  # A name that ends with a class word keeps it.
        ("重点学习晨曦工作室经验", (4, 9, "Platform"), (0, 9, "Platform")),  # A verb before a body is none of it.
        ("从原柳湾街道划出", (2, 6, "Subdistrict"), (1, 6, "Subdistrict")),  # 原 tells that it is no more.
        ("巴南区街道很多", (0, 3, "Place"), (0, 5, "Subdistrict")),  # The streets of a district.
        ("山东潍坊两地", (0, 2, "Place"), (0, 4, "Place")),  # Two places side by side are two.
        ("走访长沙三一重工之后", (4, 8, "Enterprise"), (2, 8, "Enterprise")),  # A known firm with its city.
    ],
)
def test_names_are_not_lengthened_by_what_is_no_part_of_them(
    text: str, grammar: tuple[int, int, str], tagger: tuple[int, int, str]
) -> None:
    first, last, kind = grammar
    begin, end, other = tagger
    reading = [Found(Span(begin, end), other, 1.0)]
    assert list(changes(text, [Mention(Span(first, last), kind, text[first:last])], reading)) == []


@pytest.mark.parametrize(
    ("name", "score", "named"),
    [
        ("林青禾", 0.7, True),
        ("万平米", 0.7, True),
        ("青禾米", 0.7, False),
        ("林禾", 0.7, False),
        ("林禾网", 0.95, False),
        ("林禾", 0.95, True),
    ],
)
def test_persons_of_unusual_form_need_a_sure_tagger(name: str, score: float, named: bool) -> None:
    reading = [Found(Span(0, len(name)), "Person", score)]
    assert bool(vote(name + "，到了", [], reading, trust(0.6))) == named


@pytest.mark.parametrize(
    ("text", "names", "doubts", "kept"),
    [
        ("一直困于社区。", [("困于社区", "Community")], [(2, 6, 0.9)], []),
        ("一直困于社区。", [("困于社区", "Community")], [(2, 6, 0.4)], ["困于社区"]),
        ("一直困于机制。", [("困于机制", "Mechanism")], [(2, 6, 0.9)], ["困于机制"]),  # Only of territory.
        ("松溪社区和松溪社区。", [("松溪社区", "Community")], [(0, 4, 0.9)], ["松溪社区", "松溪社区"]),
        ("再开展小区活动。", [("小区活动", "Initiative")], [(3, 7, 0.9)], []),  # Nor of kinds of doings
        ("再开展“小区”活动。", [("“小区”活动", "Initiative")], [(3, 9, 0.9)], ["“小区”活动"]),  # without a name,
        ("搭建用才主阵地。", [("用才主阵地", "Platform")], [(2, 7, 0.9)], []),  # and of platforms.
        ("占全市一半。", [("全市", "Place")], [(1, 3, 0.99)], ["全市"]),  # The setting tells what 全市 is.
    ],
)
def test_territory_is_given_up_where_it_is_doubted_everywhere(
    text: str, names: list[tuple[str, str]], doubts: list[tuple[int, int, float]], kept: list[str]
) -> None:
    mentions = [
        Mention(Span(match.start(), match.end()), kind, name)
        for name, kind in names
        for match in re.finditer(name, text)
    ]
    reading = [Found(Span(start, end), "", score) for start, end, score in doubts]
    assert [m.name for m in vote(text, mentions, reading, trust())] == kept


def test_nested_names_stay_with_their_holder() -> None:
    inner = mention("区教育局", "GovernmentBody")
    assert [m.name for m in vote(TEXT, [LONG, inner], [], trust())] == ["区科协会同区教育局", "区教育局"]


def test_who_is_not_to_be_named_is_not_named() -> None:
    assert list(changes("柳湾某公司开业。", [], [Found(Span(0, 5), "Enterprise", 1.0)])) == []


def test_a_head_with_a_generic_word_is_no_name() -> None:
    assert list(changes("推广新模式。", [], [Found(Span(2, 5), "Mechanism", 1.0)])) == []


def test_trust_names_every_class() -> None:
    trust = read_trust()
    assert set(trust.lengthen) == set(CLASSES)
    assert set(trust.add) == {*SIGNS, *CLASSES}


@pytest.mark.parametrize(
    ("name", "score", "best", "times", "followed"),
    [
        ("柳湾村合作社", 0.7, 0.7, 1, True),
        ("柳湾村合作社", 0.3, 0.3, 1, False),
        ("柳湾", 0.6, 0.6, 1, False),  # Two characters are often an everyday word.
        ("柳湾", 0.6, 0.9, 2, True),  # The tagger is sure of it elsewhere.
    ],
)
def test_a_new_name_is_taken_by_all_its_signs(name: str, score: float, best: float, times: int, followed: bool) -> None:
    weights = {"score": 1.0, "best": 0.5, "again": 0.5, "two": -1.0}
    trust = Trust({}, dict.fromkeys((*SIGNS, *CLASSES), 0.0) | weights)
    new = Change("add", Mention(Span(0, len(name)), "Enterprise", name), score, best=best, times=times)
    assert trust.follows(new) == followed


def test_a_change_tells_how_often_and_how_surely_the_name_is_proposed() -> None:
    read = [
        found("柳青禾", "Person", 0.6),
        Found(Span(TEXT.rindex("柳青禾"), TEXT.rindex("柳青禾") + 3), "Person", 0.8),
    ]
    assert [(c.score, c.best, c.times) for c in changes(TEXT, [], read)] == [(0.6, 0.8, 2), (0.8, 0.8, 2)]


@pytest.mark.parametrize(
    ("text", "kind", "listed"),
    [
        ("青石集团、岚禾制品、大家", "Enterprise", True),
        ("青石集团、岚禾制品、大家", "Place", False),  # A neighbour of another class says nothing.
        ("青石集团，岚禾制品，大家", "Enterprise", False),
    ],
)
def test_a_change_tells_whether_a_list_sets_it_beside_its_like(text: str, kind: str, listed: bool) -> None:
    known = [Mention(Span(0, 4), "Enterprise", "青石集团")]
    read = [Found(Span(5, 9), kind, 0.4)]
    assert [c.listed for c in changes(text, known, read)] == [listed]
