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


@pytest.mark.parametrize(("source", "expected"), DOCUMENTS)
def test_relations(source: str, expected: str) -> None:
    assert relations(source) == lines(expected)
