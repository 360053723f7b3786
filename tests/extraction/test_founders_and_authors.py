"""Who makes a document, founds with whom, runs and carries out what: ways of saying it beside plain verbs."""

from __future__ import annotations

import pytest
from marked_text import lines, relations

DOCUMENTS = [
    ("[海门区|Place]与[江海市|Place]签订[《跨江协作协议》=跨江协作协议|Policy]。",
     "海门区 issues 跨江协作协议; 江海市 issues 跨江协作协议; 海门区 cooperatesWith 江海市"),
    ("[海门区司法局|GovernmentBody]把这套做法写进[《巷道调解指引》=巷道调解指引|Policy]。",
     "海门区司法局 issues 巷道调解指引"),
    ("[《[海门区|Place]河道管护办法》=海门区河道管护办法|Policy]施行一年。", "海门区 issues 海门区河道管护办法"),
    # The committee has issued what bears the name of its district.
    ("[海门区委|PartyBody]印发[《[海门区|Place]河道管护办法》=海门区河道管护办法|Policy]。",
     "海门区委 partOf 海门区; 海门区委 issues 海门区河道管护办法"),
]  # fmt: skip

WORKS = [
    ("[江风产业园|Park]动工了。项目由[江海城投|Enterprise]投资9.3亿元建设，[云塘建工公司|Enterprise]承建。",
     "江海城投 establishes 江风产业园; 云塘建工公司 implements 江风产业园"),
    ("[江风老街|Park]亮了灯。街区由[江海文旅公司|Enterprise]统一运营。", "江海文旅公司 leads 江风老街"),
    ("街角有[海门区妇联|MassOrganisation]设的[“暖心小站”=暖心小站|Platform]。", "海门区妇联 establishes 暖心小站"),
    ("[江风节|Event]落幕，主办方[海门区文旅局|GovernmentBody]很满意。", "海门区文旅局 leads 江风节"),
]  # fmt: skip

SHARED = [
    ("[“银发守望”行动=银发守望行动|Initiative]已铺开，由[云塘社工中心|SocialOrganisation]承接。",
     "云塘社工中心 implements 银发守望行动"),
    ("[“五联”共建=五联共建|Initiative]由[包场镇|Subdistrict]与[江海大学|Institution]共同推行。",
     "包场镇 implements 五联共建; 江海大学 implements 五联共建; 包场镇 cooperatesWith 江海大学"),
    ("[“时间存折”=时间存折|Initiative]由[海门区民政局|GovernmentBody]主管、[江风基金会|SocialOrganisation]运营。",
     "海门区民政局 guides 时间存折"),
]  # fmt: skip

CHAIRS = [
    # Who takes the chair is not the host.
    ("[海门区|Place][年度总结大会|Event]召开，[叶知秋|Person]主持会议。",
     "海门区 leads 年度总结大会; 叶知秋 leads 年度总结大会"),
    ("[包场镇党委|PartyBody]以[“党员联户”=党员联户|Mechanism]破解治理难题。", "包场镇党委 implements 党员联户"),
    ("[海门区委宣传部|PartyBody]与[江海影业|Enterprise]合拍[《听潮》=听潮|Product]。",
     "海门区委宣传部 produces 听潮; 江海影业 produces 听潮"),
]  # fmt: skip

HEADS = [
    ("[江风茶业联盟|Alliance]上月揭牌，[江海茶业|Enterprise]任理事长单位。", "江海茶业 leads 江风茶业联盟"),
    ("[包场镇|Subdistrict]还在隔壁建了个[“桥下书吧”=桥下书吧|Platform]。", "包场镇 establishes 桥下书吧"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), [*DOCUMENTS, *WORKS, *SHARED, *CHAIRS, *HEADS])
def test_relations(source: str, expected: str) -> None:
    assert relations(source) == lines(expected)
