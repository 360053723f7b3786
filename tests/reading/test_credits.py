from __future__ import annotations

import pytest

from kg.reading.credits import Credits, by_line, merged, nameless

BY_LINES = [
    ("□江湾日报/望江新闻记者 沈嘉木 通讯员 陆庭芳", ("沈嘉木", "陆庭芳"), (), "江湾日报"),
    ("□江湾日报望江新闻记者 沈嘉木", ("沈嘉木",), (), "江湾日报"),
    ("□文/图 江湾全媒体首席记者 沈嘉木", ("沈嘉木",), ("沈嘉木",), "江湾全媒体"),
    ("沈嘉木 陆 芳/文 孟小川 丁一/图", ("沈嘉木", "陆芳"), ("孟小川", "丁一"), None),
    ("孟小川 丁一/图", (), ("孟小川", "丁一"), None),
    ("（沈嘉木 陆庭芳）", ("沈嘉木", "陆庭芳"), (), None),
    ("(沈嘉木 陆 芳)", ("沈嘉木", "陆芳"), (), None),
    ("本报记者 沈嘉木 通讯员 陆庭芳", ("沈嘉木", "陆庭芳"), (), None),
    ("记者沈嘉木 通讯员陆庭芳 摄影 孟小川", ("沈嘉木", "陆庭芳"), ("孟小川",), None),
    ("文/记者 沈嘉木 图/孟小川", ("沈嘉木",), ("孟小川",), None),
    ("文｜沈嘉木 图｜孟小川", ("沈嘉木",), ("孟小川",), None),
    ("撰文/沈嘉木 摄影/孟小川", ("沈嘉木",), ("孟小川",), None),
    ("沈嘉木 陆庭芳 摄影报道", ("沈嘉木", "陆庭芳"), ("沈嘉木", "陆庭芳"), None),
    ("本报记者 沈嘉木 文/图", ("沈嘉木",), ("沈嘉木",), None),
    ("通讯员：沈嘉木、陆庭芳", ("沈嘉木", "陆庭芳"), (), None),
    ("（记者 沈嘉木 通讯员 陆庭芳）", ("沈嘉木", "陆庭芳"), (), None),
    ("【全媒体记者 沈嘉木】", ("沈嘉木",), (), None),
    ("本报记者沈嘉木陆庭芳", ("沈嘉木", "陆庭芳"), (), None),
    ("首席记者 欧阳小川 实习生 丁 一", ("欧阳小川", "丁一"), (), None),
    ("新华社记者 沈嘉木 摄", (), ("沈嘉木",), "新华社"),
    ("区融媒体中心记者 沈嘉木", ("沈嘉木",), (), None),
    ("云岭样报记者 沈嘉木", ("沈嘉木",), (), "云岭样报"),
    ("通讯员 区委宣传部 陆庭芳", ("陆庭芳",), (), None),
    ("本报记者 阿依古丽·买买提", ("阿依古丽·买买提",), (), None),
    ("统筹：丁一 采写：沈嘉木 摄影：孟小川", ("沈嘉木",), ("孟小川",), None),
    ("采写：江湾日报记者 沈嘉木 通讯员 江宣", ("沈嘉木", "江宣"), (), "江湾日报"),
    ("□ 沈嘉木 陆庭芳", ("沈嘉木", "陆庭芳"), (), None),
]


@pytest.mark.parametrize(("line", "authors", "photographers", "publisher"), BY_LINES)
def test_by_lines_name_their_people(
    line: str, authors: tuple[str, ...], photographers: tuple[str, ...], publisher: str | None
) -> None:
    assert by_line(line) == Credits(authors, photographers, publisher)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "记者从区住建局获悉",
        "记者手记",
        "（试行）",
        "（下转第三版）",
        "（未完待续）",
        "江湾日报",
        "图片由受访者提供",
        "党建引领 凝聚合力",
        "摄影大赛开幕",
        "沈嘉木 陆庭芳",
        "全区新闻工作会议召开",
    ],
)
def test_other_lines_are_no_by_lines(line: str) -> None:
    assert by_line(line) is None


def test_bare_names_are_a_by_line_only_where_one_is_awaited() -> None:
    assert by_line("沈嘉木 陆庭芳", bare=True) == Credits(("沈嘉木", "陆庭芳"))
    assert by_line("凝聚合力 共谋发展", bare=True) is None


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("本报评论员", True),
        ("江湾日报记者", True),
        ("（石桥区委组织部供稿）", True),
        ("记者手记", False),
        ("记者", False),
    ],
)
def test_by_lines_may_name_nobody(line: str, found: bool) -> None:
    assert nameless(line) is found


def test_credits_add_up_without_repeating() -> None:
    one, two = Credits(("甲",), ("乙",), None), Credits(("甲", "丙"), (), "江湾日报", "2022-07-01")
    assert merged([one, two]) == Credits(("甲", "丙"), ("乙",), "江湾日报", "2022-07-01")
