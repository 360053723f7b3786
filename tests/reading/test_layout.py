from __future__ import annotations

from reading_samples import source

from kg.reading.layout import Fragment, ends_sentence, fragments, repeats, unwrapped
from kg.reading.roles import stands_alone

WRAPPED = """激活红色引擎　赋能基层治理
□ 本报记者 林晓东
    “有了网格员，办事方便多了。”近日，说起
社区的变化，北湖区翠屏街道居民刘阿姨连连
称赞。
    今年以来，北湖区聚焦基层治理难点，深化
“一网三联”党建工作机制，划分网格326个，
配备专职网格员652名，累计解决群众诉求1.8
万件，群众满意率达98.6%，为高质量发展提
供了坚强组织保证。
    组织联建，拧成一股绳
    “过去各干各的，现在拧成一股绳。”翠屏街
道党工委副书记马骏介绍，街道牵头成立区域化
党建联盟，吸纳28家成员单位，签订共建协议56
份，推动资源、服务、力量下沉一线。
"""


def _paragraphs(text: str) -> list[Fragment]:
    return unwrapped(list(fragments(source(text))), stands_alone)


def test_mark_up_is_taken_off_and_levels_are_kept() -> None:
    lines = list(fragments(source("# 一级\n\n\n## **二**级\n> 引文__重__\n- 条目\n* * *\n■\n—— 副题")))
    assert [(line.text, line.level, line.gap) for line in lines] == [
        ("一级", 1, 0),
        ("二级", 2, 2),
        ("引文重", 0, 0),
        ("条目", 0, 0),
        ("—— 副题", 0, 2),
    ]


def test_lines_of_a_fixed_width_become_paragraphs() -> None:
    texts = [line.text for line in _paragraphs(WRAPPED)]
    assert len(texts) == 6
    assert texts[2].endswith("居民刘阿姨连连称赞。")
    assert texts[3].startswith("今年以来")
    assert texts[3].endswith("组织保证。")
    assert texts[4] == "组织联建，拧成一股绳"


def test_a_page_of_whole_paragraphs_is_left_alone() -> None:
    lines = list(fragments(source("短标题\n第一段话说完了。\n第二段话也说完了，而且比较长一些。\n" * 4)))
    assert unwrapped(lines, stands_alone) is lines


def test_latin_words_of_two_lines_stay_two_words() -> None:
    text = "".join(f"第{n}行写到这里就满了共有二十字啊the\nbig line goes on here with more wor\n" for n in range(1, 8))
    assert "the big" in _paragraphs(text)[1].text


def test_long_paragraphs_repeat_anywhere_short_ones_only_at_once() -> None:
    long = "这一段话足够长，长到不会有人在同一个版面上写两遍。"
    text = f"{long}\n点评\n点评\n说法\n点评\n{long}\n"
    left = [(line.line, earlier.line) for line, earlier in repeats(fragments(source(text))) if earlier]
    assert left == [(3, 2), (6, 1)]


def test_closing_marks_may_follow_the_end_of_a_sentence() -> None:
    assert ends_sentence("他说：“好。”）")
    assert ends_sentence("仍在继续……")
    assert not ends_sentence("叫作“好”")
    assert not ends_sentence("一边，")
