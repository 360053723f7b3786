"""The markup of training text: names, nested names, statements, and what is told where it is wrong."""

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.training.markup import MarkupError, parse, read_markup
from kg.training.samples import from_line, to_line


@pytest.mark.parametrize(
    ("line", "text", "labels"),
    [
        ("没有名字的一句话。", "没有名字的一句话。", []),
        ("[杨桥镇|Subdistrict]的早市", "杨桥镇的早市", [(0, 3, "Subdistrict", "杨桥镇")]),
        ("据[区委|PartyBody=青溪区委]介绍", "据区委介绍", [(1, 3, "PartyBody", "青溪区委")]),
        ("开展[“暖阳”行动|Initiative]", "开展“暖阳”行动", [(2, 8, "Initiative", "暖阳行动")]),
        (
            "[[青溪区|Place]民政局|GovernmentBody]",
            "青溪区民政局",
            [(0, 6, "GovernmentBody", "青溪区民政局"), (0, 3, "Place", "青溪区")],
        ),
    ],
)
def test_names_are_marked_in_brackets(line: str, text: str, labels: list[tuple[int, int, str, str]]) -> None:
    plain, found = parse(line)
    assert plain == text
    assert [(e.start, e.end, e.type, e.name) for e in found] == labels


@pytest.mark.parametrize("line", ["[没有关上|Place", "没有打开|Place]", "[没有类别]", "[两个|Place|Person"])
def test_unmatched_brackets_are_refused(line: str) -> None:
    with pytest.raises(MarkupError):
        parse(line)


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "trial.txt"
    path.write_text(text, encoding="utf8")
    return path


def test_statements_belong_to_the_sentence_before_them(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "= lead\n"
        "// a comment\n"
        "[[青溪区|Place]委组织部|PartyBody]牵头成立[“芯火”党建联盟|Alliance]，[何知远|Person]任盟长，成员单位44家。\n"
        "@ 组织部 leads 芯火 date=2022-04; 何知远 holdsPost 芯火 role=盟长\n"
        "# 芯火 成员单位 44 家 level approx\n",
    )
    (sample,) = read_markup(path)
    names = [e.name for e in sample.entities]
    assert (sample.id, sample.style) == ("trial-0001", "lead")
    assert [(names[r.subject], r.predicate, names[r.object], r.role, r.date) for r in sample.relations] == [
        ("青溪区委组织部", "leads", "芯火党建联盟", None, "2022-04"),
        ("何知远", "holdsPost", "芯火党建联盟", "盟长", None),
    ]
    (figure,) = sample.figures
    assert (names[figure.holder], figure.indicator, figure.value, figure.unit, figure.kind, figure.approx) == (
        "芯火党建联盟",
        "成员单位",
        44,
        "家",
        "level",
        True,
    )
    assert from_line(to_line(sample), "trial", "trial:1") == sample


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("@ 王村 locatedIn 镇", "line 2: '王村' is no entity"),
        ("@ 桥镇 locatedIn", "line 2: a relation needs"),
        ("@ 桥 locatedIn 杨桥镇", "line 2: '桥' may be 石桥村 or 杨桥镇"),
        ("# 石桥村 收入 很多 元 level", "line 2: 石桥村 收入"),
        ("= poem", "line 2: style 'poem' is none of"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, statement: str, told: str) -> None:
    path = written(tmp_path, f"[石桥村|Community]在[杨桥镇|Subdistrict]。\n{statement}\n")
    with pytest.raises(InputError, match=told):
        read_markup(path)
