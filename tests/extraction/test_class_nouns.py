"""The nouns at the end of names, class by class: what they name, and what is only a kind of thing."""

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
        # schools, clinics, homes, museums, troupes
        ("柳溪第一初级中学的学生来了，", "柳溪第一初级中学|Institution"),
        ("这批书送到了柳溪完全小学，", "柳溪完全小学|Institution"),
        ("平陆县殡仪馆在今年迁址，", "平陆县殡仪馆|Institution"),
        ("走进柳溪光荣院慰问，", "柳溪光荣院|Institution"),
        ("岚禾乡愁馆里摆满农具，", "岚禾乡愁馆|Institution"),
        ("由柳溪黄梅戏剧团演出，", "柳溪黄梅戏剧团|Institution"),
        ("志愿者来到柳溪游客接待中心，", "柳溪游客接待中心|Institution"),
        ("设立柳溪便民服务站，", "柳溪便民服务站|Institution"),
        # offices, stations, squads
        ("县人武部组织民兵训练，", "县人武部|GovernmentBody"),
        ("平陆县综治办公室每月通报，", "平陆县综治办公室|GovernmentBody"),
        ("平陆县军分区捐来桌椅，", "平陆县军分区|GovernmentBody"),
        ("柳溪木材检查站的值班员说，", "柳溪木材检查站|GovernmentBody"),
        ("柳溪镇执法中队上门劝导，", "柳溪镇执法中队|GovernmentBody"),
        ("柳溪自然资源所和村民一起丈量，", "柳溪自然资源所|GovernmentBody"),
        ("平陆县文明办发出倡议，", "平陆县文明办|PartyBody"),
        # firms, farms, shops
        ("柳溪家庭牧场今年卖出羊羔。", "柳溪家庭牧场|Enterprise"),
        ("走进柳溪农庄，", "柳溪农庄|Enterprise"),
        ("柳溪砖厂和附近农户签约，", "柳溪砖厂|Enterprise"),
        ("平陆县新华书店送书下乡，", "平陆县新华书店|Enterprise"),
        ("柳溪国际旅行社组团前来。", "柳溪国际旅行社|Enterprise"),
        # leagues, teams, foundations
        ("柳溪腰鼓队登台，", "柳溪腰鼓队|SocialOrganisation"),
        ("柳溪爱心基金会捐来校服。", "柳溪爱心基金会|SocialOrganisation"),
        ("先进事迹报告团走进学校，柳溪先进事迹报告团讲了三场。", "柳溪先进事迹报告团|Taskforce"),
        ("平陆县少先队大队授旗，", "平陆县少先队大队|MassOrganisation"),
        # zones, estates, teams
        ("走进柳溪返乡创业园，", "柳溪返乡创业园|Park"),
        ("柳溪华庭的业主说，", "柳溪华庭|Community"),
        ("柳溪家长委员会投票，", "柳溪家长委员会|SocialOrganisation"),
        # meetings and campaigns
        ("举办柳溪龙舟赛，", "柳溪龙舟赛|Event"),
        ("平陆县第八次妇代会召开。", "平陆县第八次妇代会|Event"),
        ("首届柳溪蜜桃采摘季启动。", "首届柳溪蜜桃采摘季|Initiative"),
        ("开展柳溪秋冬攻势，", "柳溪秋冬攻势|Initiative"),
        # documents
        ("出台柳溪湿地保护条例，", "柳溪湿地保护条例|Policy"),
        # what is served to people, and what is built
        ("打造柳溪说事亭，", "柳溪说事亭|Platform"),
        ("推出“柳溪积分超市”，", "柳溪积分超市|Platform"),
        ("推出“积分超市”，", "积分超市|Platform"),
        ("打造“青禾”牧区文化驿站，", "青禾牧区文化驿站|Platform"),
        ("柳溪特大桥合龙，", "柳溪特大桥|Project"),
        ("岚禾公司建设柳溪植物工厂，", "柳溪植物工厂|Project"),
        # schools by their number, lists that a noun of varieties or of industries closes
        ("县一中的学生和市二小的老师，", "市二小|Institution"),
        ("平陆县三幼的师生参加，", "平陆县三幼|Institution"),
        ("种上沃晚红、青脆蜜等优良品种，", "青脆蜜|Product"),
        ("全县发展有机莲藕、高效花卉和林下养蜂3大主导产业，", "高效花卉|Industry"),
        ("全县发展有机莲藕、高效花卉和林下养蜂3大主导产业，", "有机莲藕|Industry"),
        # rooms of mediators, centres and halls, that are built or just there
        ("走进柳溪调解室，", "柳溪调解室|Platform"),
        ("平陆县公安局岚禾派出所调解室里，", "平陆县公安局岚禾派出所调解室|Institution"),
        ("在柳溪会展中心里，", "柳溪会展中心|Place"),
        ("柳溪农贸市场改造，新建柳溪农贸市场，", "柳溪农贸市场|Project"),
        ("重点建设柳溪街托育综合体，", "柳溪街托育综合体|Project"),
        # titles of the nation or a province, however common their words
        ("岚禾公司获评省级企业技术中心。", "省级企业技术中心|Award"),
        # grounds by a character that is no common word
        ("漫步柳溪花海，", "柳溪花海|Place"),
        ("来到柳溪古道，", "柳溪古道|Place"),
    ],
)
def test_nouns_name_things_of_their_class(finder: NameFinder, text: str, expected: str) -> None:
    assert expected in {f"{m.name}|{m.type}" for m in finder.find(text)}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        # shops, farms and grounds of which there are many, and what is done with them
        ("回村开餐馆，日子红火，", "开餐馆"),
        ("两周后施工队进场，", "两周后施工队"),
        ("住进精品宾馆，", "精品宾馆"),
        ("专车驶向下榻饭店，", "下榻饭店"),
        ("手艺人开个理发店，", "手艺人开个理发店"),
        ("探索“合作农场”，", "合作农场"),
        ("平陆县温泉多，", "平陆县温泉"),
        ("察看防洪堤，", "察看防洪堤"),
        ("种植水稻、玉米、大豆等品种，", "玉米"),
        ("平陆县一小时办结，", "平陆县一小"),
        # the noun goes on as another word
        ("水费征收办法公布，", "水费征收办"),
        ("十个柳溪检查站点，", "柳溪检查站"),
        ("柳溪研学区开放，", "柳溪研学区"),
        ("举办了第五次会议，", "第五次会议"),
        ("柳溪中队长李禾带队，", "柳溪中队"),
    ],
)
def test_kinds_and_longer_words_name_nothing(finder: NameFinder, text: str, wrong: str) -> None:
    assert wrong not in {m.name for m in finder.find(text)}
