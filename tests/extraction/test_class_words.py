"""Names by less common class words: firms without 公司, works, offices of committees, meetings."""

import pytest

from kg.extraction.naming.component import NameFinder
from kg.extraction.naming.heads import names_of
from kg.extraction.naming.people import PeopleFinder
from kg.gazetteer import gazetteer
from kg.lexicon import default_lexicon


@pytest.fixture(scope="module")
def finder() -> NameFinder:
    return NameFinder(names_of(), PeopleFinder(default_lexicon()), gazetteer())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # firms by what they make, with a character that is no common word
        ("与岚禾乳业签订收购协议，", "岚禾乳业|Enterprise"),
        ("由渝泽城投统一运营。", "渝泽城投|Enterprise"),
        ("柳溪镇昙谷茶业的车间里，", "昙谷茶业|Enterprise"),
        ("龙头企业岚禾米业投资8000万元。", "岚禾米业|Enterprise"),
        # offices of committees, charities, the sea's customs
        ("南浔区委督查室每月通报。", "南浔区委督查室|PartyBody"),
        ("南浔区慈善总会拨款20万元。", "南浔区慈善总会|SocialOrganisation"),
        ("岚禾茶叶同业公会组织培训，", "岚禾茶叶同业公会|SocialOrganisation"),
        ("文登海关上门服务。", "文登海关|GovernmentBody"),
        ("青柠苏木的牧民说，", "青柠苏木|Subdistrict"),
        # works, of which a length is told before
        ("沿湖建成12公里青湾生态廊道，", "青湾生态廊道|Project"),
        ("岚禾抽水蓄能电站开工。", "岚禾抽水蓄能电站|Project"),
        # meetings
        ("举办劳动关系宣讲会，", "劳动关系宣讲会|Event"),
    ],
)
def test_finds_names_by_their_class_words(finder: NameFinder, text: str, expected: str) -> None:
    assert expected in {f"{m.name}|{m.type}" for m in finder.find(text)}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("全县发展林果业，", "全县发展林果业"),
        ("推进农产品铸造品牌，", "推进农产品铸造"),
        ("在岚禾轴承产业园开工，", "岚禾轴承"),
        ("改造由岚禾文旅投入2600万元，", "岚禾文旅投"),
        ("建成12公里绿道，", "公里绿道"),
        ("民建湖州市委会提交提案，", "湖州市委"),
    ],
)
def test_what_only_ends_like_a_name_is_none(finder: NameFinder, text: str, wrong: str) -> None:
    assert wrong not in {m.name for m in finder.find(text)}
