from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.normalise import fold, forms_of, normal, pair_quotes
from kg.reading.passages import Passage


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("增长６．５％，共１２０户Ａ级", "增长6.5%，共120户A级"),
        ("全区增长6%,达1,200户;占比3:1,列第一:满意率高.", "全区增长6%，达1,200户；占比3:1，列第一：满意率高。"),
        ("村(社区)书记、(Q1)项目、GB(2019)标准", "村（社区）书记、（Q1）项目、GB(2019)标准"),
        ("谁来办?马上办!", "谁来办？马上办！"),
        ("in 2022, it grew; see (a).", "in 2022, it grew; see (a)."),
        ("⼯作｡", "工作。"),
        ("2020—2022年——纪实…", "2020—2022年——纪实…"),
    ],
)
def test_folding_keeps_the_length(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "paired"),
    [
        ('他说:"好。"大家笑了', "他说:“好。”大家笑了"),
        ('"头雁"工程和"归雁"计划', "“头雁”工程和“归雁”计划"),
        ('"三色""四联"机制', "“三色”“四联”机制"),
        ("\"我们'小哥'来了\"", "“我们‘小哥’来了”"),
        ('红旗渠"精神打造 "样板', "红旗渠”精神打造 “样板"),
        ('半句引语",区里说', "半句引语”,区里说"),
        ("it's Lee's", "it's Lee's"),
    ],
)
def test_straight_quotes_are_paired(text: str, paired: str) -> None:
    assert pair_quotes(text) == paired


@pytest.mark.parametrize(
    ("text", "kept", "dropped"),
    [
        ("凝聚合力 推动 发展", "凝聚合力 推动 发展", "凝聚合力推动发展"),
        ("共 120 户 , 占 3 成", "共 120 户 , 占 3 成", "共120户,占3成"),
        ("AI for good 论坛", "AI for good 论坛", "AI for good论坛"),
        ("工\u200b作\ufeff", "工作", "工作"),
        ("\u3000\u3000开头，\u3000 结尾", "开头， 结尾", "开头，结尾"),
    ],
)
def test_layout_spaces_go_but_those_between_latin_words_stay(text: str, kept: str, dropped: str) -> None:
    whole = Passage.of(text, 0, len(text))
    assert normal(whole, keep_spaces=True).text == kept
    assert normal(whole).text == dropped


@given(st.text(st.sampled_from("党建工作，。,.;:?!()\"'“” \u3000\u200b％８Ａa1—-"), max_size=60))
def test_every_character_is_a_form_of_the_one_it_stands_for(text: str) -> None:
    assert len(fold(text)) == len(text) == len(pair_quotes(text))
    passage = normal(Passage.of(text, 0, len(text)).rewritten(fold))
    assert all(char in forms_of(text[at]) for char, at in zip(passage.text, passage.origins, strict=True))
    assert list(passage.origins) == sorted(set(passage.origins))
