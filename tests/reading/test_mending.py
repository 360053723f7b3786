from __future__ import annotations

import pytest
from reading_samples import blocks, only, page

HEAD = "石桥街道的新办法\n\n"


@pytest.mark.parametrize(
    ("first", "between", "second"),
    [
        ("各项成绩的取得，离不开扎实的党建工", "", "作。网格员天天走访居民。"),
        ("培训班办了三期，参加的有80—100", "■石桥街道举办培训班。 孟小川 摄", "余人，都是网格员。"),
        ("去年的收入达到两百万元，凝聚起发展的力量，", "", "形成了人人参与的好局面。"),
        ("“这几年变化很大。现在，大家都愿意", "", "来帮忙。”居民说，去年就有二百人报名。"),
        ("“这几年变化很大。现在，大家都愿意", "志愿服务队", "来帮忙。”居民说，去年就有二百人报名。"),
        ("街道成立的联盟叫作“邻里", "▲ 联盟成立现场", "联盟”，有成员单位二十家。"),
        ("一个个好办法、一件件新鲜事，石", "", "桥、柳湾、云岭等街道都在学。"),
        ("近三年来，街道在提升老旧小区服务水平、完善配套", "", "设施上下功夫，改造了小区十二个。"),
    ],
)
def test_a_broken_sentence_is_read_on(first: str, between: str, second: str) -> None:
    middle = f"\n\n\n{between}\n" if between else ""
    article = only(f"{HEAD}前一段话已经说完了。\n\n{first}\n{middle}\n{second}\n")
    assert blocks(article, "paragraph")[1:] == [first + second]
    assert len(blocks(article, "caption")) == bool(between)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("这一段话已经说完了。", "下一段话从这里开始。"),
        ("这一段话的末尾丢失了，因为版面被裁掉了一", "近日，街道又办了一件大事。"),
        ("主要做法有以下几条：", "一是建机制，二是抓落实。"),
        ("抓好服务促发展", "街道今年办了二十件实事。"),
    ],
)
def test_what_ends_or_begins_afresh_stays_apart(first: str, second: str) -> None:
    article = only(f"{HEAD}前一段话已经说完了。\n\n{first}\n\n{second}\n")
    assert blocks(article, "paragraph")[-1] == second


def test_a_heading_after_a_torn_paragraph_stays_a_heading() -> None:
    article = only(
        f"{HEAD}第一段说完了。\n\n这里的话只印了一半。后面没有\n\n亮点五\n\n把实事办好\n\n党组织今年办了三件实事。\n"
    )
    assert blocks(article, "heading") == ["亮点五", "把实事办好"]


def test_a_cut_column_goes_on_where_it_was_cut() -> None:
    first, second = page(
        "甲区今年引进四十个项目\n\n甲区今年引进项目四十个，投资过亿元。\n\n“楼宇加产业”模式跑出加速度\n\n"
        "今年以来，甲区把一座座楼宇看作立体的园区，持续激发城市向上发展的动能，以中心大厦、新华\n\n"
        "引进项目的劲头越来越足，全年有望突破五十个。\n\n（南 风）\n\n"
        "楼、云谷等楼宇为重点，引来企业二百家。\n\n空置的楼宇今年盘活了五万平方米。（南 风）\n"
    ).articles
    assert blocks(first, "paragraph")[-1] == "引进项目的劲头越来越足，全年有望突破五十个。"
    assert second.title == "“楼宇加产业”模式跑出加速度"
    assert blocks(second, "paragraph")[0].endswith("新华楼、云谷等楼宇为重点，引来企业二百家。")
    assert first.authors == second.authors == ("南风",)
