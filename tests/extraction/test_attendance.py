"""Who attends what is told in runs of posts and persons, for whom officials sign, and parts behind a colon."""

from __future__ import annotations

import pytest
from marked_text import lines, relations

TOLD = [
    ("[治沙推进会|Event]召开。局长[叶知秋|Person]，副县长[马小琴|Person]，有关单位负责人参加了会议。",
     "叶知秋 participatesIn 治沙推进会; 马小琴 participatesIn 治沙推进会"),
    ("[爱林宣传月|Initiative]开始了。书记[叶知秋|Person]、镇长[马小琴|Person]出席活动。",
     "叶知秋 participatesIn 爱林宣传月; 马小琴 participatesIn 爱林宣传月"),
    ("[治沙推进会|Event]召开。[石桥县委|PartyBody]、[云溪县水利局|GovernmentBody]主要负责人作表态发言。",
     "石桥县委 participatesIn 治沙推进会; 云溪县水利局 participatesIn 治沙推进会"),
    ("[治沙推进会|Event]召开。场长[叶知秋|Person]作了总结讲话。", "叶知秋 participatesIn 治沙推进会"),
    ("[沙溪银行|Enterprise]副行长[叶知秋|Person]分别与[白杨公司|Enterprise]、[柳林公司|Enterprise]签约。",
     "沙溪银行 cooperatesWith 白杨公司; 沙溪银行 cooperatesWith 柳林公司"),
    ("[眼科联合体|Alliance]成立。\n成员单位包括[沙溪医院|Institution]、[白杨医院|Institution]。",
     "沙溪医院 participatesIn 眼科联合体; 白杨医院 participatesIn 眼科联合体"),
    ("[红马甲服务队|SocialOrganisation]下设2个小组：[护水小组|Taskforce]、[护林小组|Taskforce]。",
     "护水小组 partOf 红马甲服务队; 护林小组 partOf 红马甲服务队"),
]  # fmt: skip

#: He who only speaks of those who take part takes no part himself.
NOT_TOLD = [
    "[治沙推进会|Event]召开。[叶知秋|Person]强调，各单位要参加会议。",
    "[叶知秋|Person]，[马小琴|Person]参加了会议。",
]


@pytest.mark.parametrize(("source", "expected"), TOLD)
def test_among_what_is_told(source: str, expected: str) -> None:
    assert lines(expected) <= relations(source)


@pytest.mark.parametrize("source", NOT_TOLD)
def test_no_attendance(source: str) -> None:
    assert not [line for line in relations(source) if "participatesIn" in line]
