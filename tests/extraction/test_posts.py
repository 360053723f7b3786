"""Posts: runs of bodies and roles beside persons."""

from __future__ import annotations

import pytest
from marked_text import lines, posts, relations

RUNS = [
    # a party committee has no 主任 or 总经理 of its own: its body has
    ("[云岩供销社党委|PartyBranch]书记、主任[叶知秋|Person]。[云岩供销社|Enterprise]",
     "叶知秋 云岩供销社党委 党委书记; 叶知秋 云岩供销社 主任"),
    ("[黔江茶业公司党委|PartyBranch]书记、总经理[叶知秋|Person]。[黔江茶业公司|Enterprise]",
     "叶知秋 黔江茶业公司党委 党委书记; 叶知秋 黔江茶业公司 总经理"),
    ("[云岩区委|PartyBody]书记[叶知秋|Person]说", "叶知秋 云岩区委 区委书记"),
    ("[云岩区水务局|GovernmentBody]副局长[叶知秋|Person]介绍", "叶知秋 云岩区水务局 副局长"),
    # who is sent has the post, the verb is no part of it
    ("[云岩区水务局|GovernmentBody]派副局长[叶知秋|Person]带队外出", "叶知秋 云岩区水务局 副局长"),
    ("[云岩区水务局|GovernmentBody]选派工程师[叶知秋|Person]驻点", "叶知秋 云岩区水务局 工程师"),
    ("[头桥村|Community]党支部书记、村委会主任[林远舟|Person]。[头桥村党支部|PartyBranch]和[头桥村村委会|SocialOrganisation]",
     "林远舟 头桥村党支部 党支部书记; 林远舟 头桥村村委会 村委会主任"),
    ("[云岩区委|PartyBody]常委、政法委书记[林远舟|Person]，[云岩区委政法委|PartyBody]",
     "林远舟 云岩区委 区委常委; 林远舟 云岩区委政法委 政法委书记"),
    ("[云岩区委|PartyBody]副书记、区长[林远舟|Person]，[云岩区政府|GovernmentBody]",
     "林远舟 云岩区委 区委副书记; 林远舟 云岩区政府 区长"),
    ("[云岩区水务局|GovernmentBody]局长[叶知秋|Person]、副局长[林远舟|Person]", "叶知秋 云岩区水务局 局长; 林远舟 云岩区水务局 副局长"),
    ("[黔江茶业公司|Enterprise]效益好。董事长[叶知秋|Person]说", "叶知秋 黔江茶业公司 董事长"),
    ("[叶知秋|Person]任[云岩区水务局|GovernmentBody]局长", "叶知秋 云岩区水务局 局长"),
    ("[叶知秋|Person]（[云岩区水务局|GovernmentBody]局长）", "叶知秋 云岩区水务局 局长"),
    ("[云岩区委办公室|PartyBody]工作人员[叶知秋|Person]", "叶知秋 云岩区委办公室 工作人员"),
    ("[头桥社区|Community]网格员[叶知秋|Person]", "叶知秋 头桥社区 网格员"),
    ("[叶知秋|Person]同志任[云岩区水务局|GovernmentBody]局长", "叶知秋 云岩区水务局 局长"),
    # A bare post is of what the paragraph tells of, before what is named in passing, and of what has such a head.
    ("[云岩一小|Institution]带着[清溪小学|Institution]、[柳岸小学|Institution]走。校长[叶知秋|Person]说", "叶知秋 云岩一小 校长"),
    ("[云岩中学|Institution]办了班。[柳岸小学|Institution]来了。[云岩中学|Institution]又办了。校长[叶知秋|Person]说", "叶知秋 云岩中学 校长"),
    ("[云岩区委组织部|PartyBody]表彰[黔江茶业公司|Enterprise]。部长[叶知秋|Person]说", "叶知秋 云岩区委组织部 部长"),
    ("[云岩区红十字会|MassOrganisation]办培训。会长[叶知秋|Person]说", "叶知秋 云岩区红十字会 会长"),
    ("[云岩区纪委监委|PartyBody]上线平台。纪委书记[叶知秋|Person]说", "叶知秋 云岩区纪委监委 纪委书记"),
    ("[头桥街道|Subdistrict]修了路。街道办主任[叶知秋|Person]说", "叶知秋 头桥街道 街道办主任"),
    # What stands before 由 is what somebody holds there.
    ("[同心联盟|Alliance]成立。首任会长由[云岩医院|Institution]院长[叶知秋|Person]担任", "叶知秋 云岩医院 院长; 叶知秋 同心联盟 会长"),
    ("[同心联盟|Alliance]秘书长由[叶知秋|Person]兼任", "叶知秋 同心联盟 秘书长"),
    # The head of what the name ends with shares its last word.
    ("[云岩市|Place]长[叶知秋|Person]，市委常委[林远舟|Person]，[市委=云岩市委|PartyBody]", "叶知秋 云岩市 市长; 林远舟 云岩市委 市委常委"),
    ("[云岩区消防大队|GovernmentBody]长[叶知秋|Person]说", "叶知秋 云岩区消防大队 大队长"),
    ("[黔江茶业公司|Enterprise]长[叶知秋|Person]说", ""),
    ("[云岩县|Place]长[林远舟|Person]致辞", "林远舟 云岩县 县长"),
    ("[云岩区委组织部|PartyBody]长[叶知秋|Person]到会", "叶知秋 云岩区委组织部 组织部长"),
    ("[云岩区水务局|GovernmentBody]长短信[叶知秋|Person]", ""),
    # What stands between two persons is the role of the second.
    ("[云岩区委|PartyBody]书记[叶知秋|Person]，[云岩区水务局|GovernmentBody]副局长[林远舟|Person]出席",
     "叶知秋 云岩区委 区委书记; 林远舟 云岩区水务局 副局长"),
    ("[叶知秋|Person]，[云岩区水务局党委|PartyBranch]委员、副局长[林远舟|Person]，[云岩区水务局|GovernmentBody]",
     "林远舟 云岩区水务局党委 党委委员; 林远舟 云岩区水务局 副局长"),
    # Who leads a body does not lead its party group.
    ("[云岩区水务局党组|PartyBody]书记、局长[叶知秋|Person]说，[云岩区水务局|GovernmentBody]",
     "叶知秋 云岩区水务局党组 党组书记; 叶知秋 云岩区水务局 局长"),
    ("[[头桥镇|Subdistrict]党委|PartyBranch]书记[林远舟|Person]、镇长[叶知秋|Person]来到田里",
     "林远舟 头桥镇党委 镇党委书记; 叶知秋 头桥镇 镇长"),
    # The office of a subdistrict is none of its party committee.
    ("[头桥街道工委|PartyBody]副书记、办事处主任[叶知秋|Person]说，[头桥街道办事处|GovernmentBody]",
     "叶知秋 头桥街道工委 工委副书记; 叶知秋 头桥街道办事处 办事处主任"),
    ("[头桥街道工委|PartyBody]副书记、办事处主任[叶知秋|Person]说，[头桥街道|Subdistrict]",
     "叶知秋 头桥街道工委 工委副书记; 叶知秋 头桥街道 办事处主任"),
    ("[云岩区委|PartyBody]常委、宣传部长[林远舟|Person]，[云岩区委宣传部|PartyBody]",
     "林远舟 云岩区委 区委常委; 林远舟 云岩区委宣传部 宣传部长"),
    # A run of bodies and posts ends with its own person; the next run is the next one's.
    ("[云岩区水务局|GovernmentBody]局长[叶知秋|Person]，[云岩区妇联|MassOrganisation]副主席、四级调研员，到了会场",
     "叶知秋 云岩区水务局 局长"),
    # A later post with a body of its own is not in the department of the one before it.
    ("[云岩区委|PartyBody]常委、宣传部部长、统战部部长[林远舟|Person]，[云岩区委宣传部|PartyBody]",
     "林远舟 云岩区委 区委常委; 林远舟 云岩区委宣传部 宣传部部长"),
    ("[云岩区委政法委|PartyBody]书记[叶知秋|Person]，县委常委[林远舟|Person]，[县委=云岩县委|PartyBody]",
     "叶知秋 云岩区委政法委 政法委书记; 林远舟 云岩县委 县委常委"),
    # The league's committee is none of the party.
    ("[[云岩区|Place]团区委|MassOrganisation]副书记[叶知秋|Person]说", "叶知秋 云岩区团区委 团区委副书记"),
    ("[云岩开发区纪工委|PartyBody]书记[叶知秋|Person]说", "叶知秋 云岩开发区纪工委 纪工委书记"),
    # A government is led by who governs its own level.
    ("[贵州省政府|GovernmentBody]发文。副市长[叶知秋|Person]说", ""),
    # A title stands behind the name.
    ("[云岩区水务局|GovernmentBody][叶知秋|Person]主任说", "叶知秋 云岩区水务局 主任"),
    ("[云岩区水务局|GovernmentBody]会见[叶知秋|Person]主任", ""),
    # What leads a role in is no part of it.
    ("[云岩市委|PartyBody]很重视，[云岩市|Place]的会由副市长[叶知秋|Person]主持", "叶知秋 云岩市 副市长"),
    ("[头桥村|Community]热闹。看到村支书[叶知秋|Person]来了", "叶知秋 头桥村 村支书"),
    # Who serves in an office has a post there, who is a member of a team takes part.
    ("[云岩区水务局|GovernmentBody]执法队员[叶知秋|Person]说", "叶知秋 云岩区水务局 执法队员"),
    # A community that nobody knows of stands between the town and the post.
    ("[头桥街道|Subdistrict]龙都社区党委书记[叶知秋|Person]说", ""),
    # Who has retired has no post any more.
    ("[头桥小学|Institution]退休教师[叶知秋|Person]说", ""),
    # A governor has his post in the place where its government is not named.
    ("[云岩县|Place]召开大会，县长[林远舟|Person]致辞", "林远舟 云岩县 县长"),
    ("[云岩县委|PartyBody]书记[叶知秋|Person]、县长[林远舟|Person]，[云岩县|Place]",
     "叶知秋 云岩县委 县委书记; 林远舟 云岩县 县长"),
    ("[贵阳市|Place]副市长[林远舟|Person]出席", "林远舟 贵阳市 副市长"),
    ("[头桥镇|Subdistrict]路断了。镇长[林远舟|Person]来了", "林远舟 头桥镇 镇长"),
]  # fmt: skip


NEARBY = [
    # A role without a body is in what was named last of its kind.
    ("[头桥村|Community]在[云岩镇|Subdistrict]北边。驻村第一书记[叶知秋|Person]来了。", "叶知秋 头桥村 驻村第一书记"),
    ("[云岩镇|Subdistrict][头桥村|Community]缺水，镇干部[叶知秋|Person]守着工地。", "叶知秋 云岩镇 镇干部"),
    ("[云岩镇|Subdistrict]换了样。镇党委书记[叶知秋|Person]说。", "叶知秋 云岩镇 镇党委书记"),
    ("副县长[叶知秋|Person]说，[云岩县|Place]变了。", "叶知秋 云岩县 副县长"),
    ("成立[防汛专班|Taskforce]，由[云岩县财政局|GovernmentBody]副局长[叶知秋|Person]任组长。",
     "叶知秋 云岩县财政局 副局长; 叶知秋 防汛专班 组长"),
    ("[云岩县|Place]县委书记[叶知秋|Person]说。", "叶知秋 云岩县 县委书记"),
    ("[云岩县政协党组|PartyBody]书记、主席[叶知秋|Person]，[云岩县政协|GovernmentBody]",
     "叶知秋 云岩县政协党组 党组书记; 叶知秋 云岩县政协 主席"),
    ("[云岩县委|PartyBody]常委、副县长[叶知秋|Person]，[江南省云岩县人民政府|GovernmentBody]",
     "叶知秋 云岩县委 县委常委; 叶知秋 江南省云岩县人民政府 副县长"),
    ("[云岩县妇联|MassOrganisation]副主席[叶知秋|Person]、[林远舟|Person]", "叶知秋 云岩县妇联 副主席; 林远舟 云岩县妇联 副主席"),
    ("[云岩县妇联|MassOrganisation]主席[叶知秋|Person]、[林远舟|Person]", "叶知秋 云岩县妇联 主席"),
    # Who is what he is said to be, or was sent to be.
    ("担任[云岩县委|PartyBody]书记的[叶知秋|Person]说", "叶知秋 云岩县委 县委书记"),
    ("作为[头桥村|Community]第一书记，[叶知秋|Person]吃住在村", "叶知秋 头桥村 第一书记"),
    ("[叶知秋|Person]被选派到[头桥村|Community]担任第一书记", "叶知秋 头桥村 第一书记"),
    ("[云岩家庭农场|Enterprise]主[叶知秋|Person]说", "叶知秋 云岩家庭农场 农场主"),
    ("到了[云岩食品公司|Enterprise]，车间主任[叶知秋|Person]说", "叶知秋 云岩食品公司 车间主任"),
    # What is told of somebody before his post.
    ("[叶知秋|Person]，女，汉族，1985年3月生，中共党员，[云岩中学|Institution]高级教师", "叶知秋 云岩中学 高级教师"),
    ("[叶知秋|Person]，男，45岁，现任[云岩县委|PartyBody]书记", "叶知秋 云岩县委 县委书记"),
    ("[头桥村|Community]驻村工作队队长[叶知秋|Person]说", "叶知秋 头桥村 驻村工作队队长"),
    ("[头桥村|Community]民兵连长[叶知秋|Person]说", "叶知秋 头桥村 民兵连长"),
    ("[云岩镇|Subdistrict]乡村振兴专干[叶知秋|Person]说", "叶知秋 云岩镇 乡村振兴专干"),
    ("[云岩医院|Institution]主任医师[叶知秋|Person]坐诊", "叶知秋 云岩医院 主任医师"),
    ("走进[云岩家庭农场|Enterprise]，负责人[叶知秋|Person]正在看苗", "叶知秋 云岩家庭农场 负责人"),
    ("走进[云岩食品公司|Enterprise]，厂长[叶知秋|Person]说", "叶知秋 云岩食品公司 厂长"),
    ("[暖心食堂|Platform]负责人[叶知秋|Person]说", "叶知秋 暖心食堂 负责人"),
    ("[云岩县环保局|GovernmentBody]监测员[叶知秋|Person]", "叶知秋 云岩县环保局 监测员"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), [*RUNS, *NEARBY])
def test_run(source: str, expected: str) -> None:
    assert posts(f"{source}。") == lines(expected)


@pytest.mark.parametrize(
    "source",
    [
        "[头桥社区|Community]居民[叶知秋|Person]说。",
        "[头桥村党支部|PartyBranch]书记的儿子[叶知秋|Person]说。",
        "[贵阳市|Place]很美，记者[叶知秋|Person]说。",
        "局长[叶知秋|Person]说。",
        "[贵阳市|Place]很美，区长[叶知秋|Person]说。",
    ],
)
def test_no_post(source: str) -> None:
    assert posts(source) == set()


def test_members_take_part() -> None:
    assert relations("[应急突击队|Taskforce]队员[叶知秋|Person]冲在前。") == {"叶知秋 participatesIn 应急突击队"}
