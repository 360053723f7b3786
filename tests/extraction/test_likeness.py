"""Two names of one article that are one thing: by the way they differ, or because the text says so."""

import pytest

from kg.extraction.document import Mention
from kg.extraction.reference.likeness import called_otherwise, is_league_and_party, is_put_longer, plain
from kg.model import Span


@pytest.mark.parametrize(
    ("name", "part", "kind", "one"),
    [
        ("旻川水务公司", "旻川水务", "Enterprise", True),
        ("旻川农村商业银行股份有限公司", "旻川农村商业银行", "Enterprise", True),
        ("旻川水务技术公司", "旻川水务", "Enterprise", False),
        # the registered name has the place before it, and words that nobody says
        ("潍坊旻川水务有限公司", "旻川水务", "Enterprise", True),
        ("重庆旻川城乡建设开发有限公司", "旻川公司", "Enterprise", True),
        ("重庆旻川城乡建设开发有限公司", "旻川", "Enterprise", False),
        ("重庆旻川城乡建设开发有限公司", "旻川水务", "Enterprise", False),
        ("旻川城乡建设开发有限公司", "城乡公司", "Enterprise", False),
        ("松苑小区", "松苑", "Community", True),
        ("柳湾镇平安促进会", "柳湾平安促进会", "SocialOrganisation", True),
        ("柳湾市第二届邻里节", "柳湾第二届邻里节", "Event", True),
        ("第八届金岭文化旅游节", "金岭文化旅游节", "Event", True),
        ("第八届金岭文化旅游节", "第二届金岭文化旅游节", "Event", False),
        ("柳湾市党组织书记故事会擂台赛", "故事会擂台赛", "Event", False),
        ("柳湾市党组织书记乡村振兴故事会擂台赛", "乡村振兴故事会擂台赛", "Event", True),
        ("柳镇平安促进会", "柳平安促进会", "SocialOrganisation", False),  # One character is no place.
        ("柳湾镇志愿者协会", "柳湾志愿协会", "SocialOrganisation", False),
    ],
)
def test_a_name_that_says_only_more_is_the_same(name: str, part: str, kind: str, one: bool) -> None:
    assert is_put_longer(name, part, kind) == one


@pytest.mark.parametrize(
    ("name", "part", "other"),
    [
        ("共青团旻川县委", "旻川县委", True),
        ("旻川团县委", "旻川县委", True),
        ("柳湾街道团工委", "柳湾街道工委", True),
        ("旻川集团委员会", "旻川集团委", False),
        ("旻川县委组织部", "县委组织部", False),
    ],
)
def test_the_leagues_committee_is_not_the_partys(name: str, part: str, other: bool) -> None:
    assert is_league_and_party(name, part) == other


@pytest.mark.parametrize(
    ("text", "names", "kind", "groups"),
    [
        ("旻川农商总行（以下简称旻川行）开业。", ("旻川农商总行", "旻川行"), "Enterprise", [0, 0]),
        ("旻川农商总行（简称“旻川行”）开业。", ("旻川农商总行", "旻川行"), "Enterprise", [0, 0]),
        ("红渡村原名岩前村，", ("红渡村", "岩前村"), "Community", [0, 0]),
        ("红渡村和岩前村，", ("红渡村", "岩前村"), "Community", [0, 1]),
    ],
)
def test_the_text_tells_another_name(text: str, names: tuple[str, ...], kind: str, groups: list[int]) -> None:
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    mentions = [Mention(span, kind, name) for span, name in zip(spans, names, strict=True)]
    assert called_otherwise(text, mentions, list(range(len(names)))) == groups


@pytest.mark.parametrize(
    ("name", "short"),
    [("石桥村村委会", "石桥村委会"), ("柳湾镇志愿者委员会", "柳湾镇志愿者委"), ("村委会", "村委会")],
)
def test_a_committee_has_one_plain_name(name: str, short: str) -> None:
    assert plain(name, "SocialOrganisation") == short
